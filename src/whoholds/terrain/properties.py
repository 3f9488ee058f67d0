"""The properties beside a drawn ground, as texts."""

from __future__ import annotations

import math
from collections.abc import Iterable


def properties_of(given: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Properties as text, by lower-case key; what is empty, and lists and objects, are left out."""
    said = {str(key).casefold(): text_of(value) for key, value in given}
    return {key: text for key, text in said.items() if text}


def text_of(value: object) -> str:
    """A property as text; whole numbers without decimals, and the empty text for what is none."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    # JSON's escapes can name half a surrogate pair, which nothing can be written with.
    return str(value).encode("utf-8", "replace").decode() if isinstance(value, str | int) else ""
