"""A quotation with what must stand under it: who says it, for which side, where it was told and when."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from whoholds.model import Telling
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

# A quotation shorter than this says nothing; on a narrower screen it takes more lines.
_LEAST = 24


def quote(telling: Telling, room: int) -> str:
    """The claim's words within `room` columns, chosen around its place."""
    claim = telling.claim
    return f"“{words.around(words.clean(claim.quote), words.clean(claim.place or ''), max(_LEAST, room - 2))}”"


def cited(telling: Telling, label: Text, width: int, *, more: int = 0, lines: int = 1) -> Iterator[RenderableType]:
    """The quotation after `label`, its source below in the same column. `more` such claims are not shown."""
    room = max(_LEAST, width - label.cell_len)
    yield Hanging(label, Text(quote(telling, room * lines), style="italic"))
    said = phrases.source(telling) + others(more)
    if telling.review is not None:
        said += f"; {phrases.review(telling)}"
    yield Hanging(Text(" " * label.cell_len), Text(said))


def again(telling: Telling, label: Text, *, more: int = 0) -> RenderableType:
    """One that was quoted before: only who said it and when."""
    return Hanging(label, Text(f"as above, {phrases.speaker(telling)}, {phrases.day(telling.told)}{others(more)}"))


def others(more: int) -> str:
    """How many more there are."""
    return f" (+{more})" if more > 0 else ""
