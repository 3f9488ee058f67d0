"""Claims of the ledger as a list: what is claimed of which place, in which words, who says so, where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Telling
from whoholds.show import cited, phrases, words
from whoholds.show.hanging import Hanging

_DAY = 10
_HANG = " " * (_DAY + 2)
# Lines a quotation may take.
_QUOTE_LINES = 2


def _claim(telling: Telling, width: int) -> Iterator[RenderableType]:
    claim = telling.claim
    day = words.clean(claim.date or words.UNDATED)
    first = Text(f"{day:{_DAY}}  ", style="" if claim.date else "dim")
    what = Text(words.what(claim), style="bold")
    yield Hanging(first, what.append(f"  {words.place_title(claim)}", style="not bold"))
    quote = cited.quote(telling, (width - len(_HANG)) * _QUOTE_LINES)
    yield Hanging(Text(_HANG), Text(quote, style="italic"))
    yield Hanging(Text(_HANG), Text(phrases.source(telling)))
    notes = [f"claim {words.clean(claim.id)}"]
    if telling.review is not None:
        notes.append(phrases.review(telling) + ("" if telling.counts else " (in no view)"))
    yield Hanging(Text(_HANG), Text(" · ".join(notes), style="dim"))


def render(tellings: Sequence[Telling], width: int, *, more: bool = False) -> RenderableType:
    """The claims in the order given. `more` says that there are others, which a higher --limit would show."""
    parts: list[RenderableType] = []
    for telling in tellings:
        parts.extend(_claim(telling, width))
    if more:
        first = phrases.count(len(tellings), "claim") if len(tellings) > 1 else "claim"
        note = f"The first {first}; --limit shows more."
        parts.extend((Text(), Hanging(Text(), Text(note, style="dim"))))
    return Group(*parts)
