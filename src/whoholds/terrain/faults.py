"""What a file is refused for, told once a kind: a thousand features of one unknown layer are one message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from whoholds.errors import MapError

_NUMBER = re.compile(r"-?\d[\d.,]*")


@dataclass(slots=True)
class Faults:
    """Refusals gathered while a file is read; of those that differ in numbers only, the first is told."""

    _found: dict[str, tuple[str, str, int]] = field(default_factory=dict)

    def add(self, error: MapError, source: str = "") -> None:
        """Add a refusal; `source` is the feature that its message begins with, if it is about one."""
        why = str(error).removeprefix(source)
        kind = _NUMBER.sub("#", why) if source else str(error)
        first, told, count = self._found.get(kind, (source, why, 0))
        self._found[kind] = (first, told, count + 1)

    def __bool__(self) -> bool:
        return bool(self._found)

    def told(self) -> Iterator[MapError]:
        """One error a kind, in the order that the first of each came in."""
        for source, why, count in self._found.values():
            more = f" (and {count - 1:,} more like it)" if source and count > 1 else ""
            yield MapError(f"{source}{more}{why}")
