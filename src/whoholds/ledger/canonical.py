"""Canonical JSON, which is what gets hashed; and text made fit for a database column."""

from __future__ import annotations

import json
import math
import re

from whoholds.model import Json

# PostgreSQL keeps no NUL, and neither database keeps half a surrogate pair.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
# PostgreSQL indexes no value much over 2,700 bytes; four bytes a character at most.
LONGEST_KEY = 300

_encoder = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> str:
    """`value` as JSON: keys sorted, ASCII, no blanks. Raises ValueError for NaN and infinities."""
    return _encoder.encode(value)


def clean(value: str) -> str:
    """`value` with each NUL and lone surrogate as U+FFFD."""
    if value.isascii() and "\x00" not in value:
        return value
    return _UNFIT.sub("\ufffd", value)


def maybe(value: str | None) -> str | None:
    """`clean`, or None."""
    return None if value is None else clean(value)


def key(value: str) -> str:
    """`clean`, cut to what can be indexed."""
    return clean(value if len(value) <= LONGEST_KEY else value[:LONGEST_KEY])


def maybe_key(value: str | None) -> str | None:
    """`key`, or None."""
    return None if value is None else key(value)


def finite(value: Json) -> Json:
    """`value` with NaN and infinities as words, for what others hand in: JSON has no such numbers."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return [finite(each) for each in value]
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    return value
