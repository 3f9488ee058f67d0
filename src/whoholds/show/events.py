"""Events as a list: day, who did what, status, place, how many voices, and the id to ask on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Event
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

_BY = "by "
# Statuses that mean another look is needed; the word itself says it, colour only repeats it.
STATUS_STYLE = {
    "claimed": "",
    "unconfirmed": "yellow",
    "disputed": "yellow",
    "corroborated": "bold",
    "conceded": "bold",
    "refuted": "red",
    "superseded": "dim",
}


def what(event: Event) -> str:
    """Who did what, in codes: "RUS captured"."""
    return f"{words.clean(event.party or words.NO_PARTY)} {event.kind}"


def when(event: Event) -> str:
    """Its day; "by" before one that is only the first day of telling."""
    return f"{'' if event.exact else _BY}{words.clean(event.day)}"


def _lines(events: Sequence[Event]) -> Iterator[RenderableType]:
    columns = [max(map(len, cells)) for cells in zip(*((when(e), what(e), e.status) for e in events), strict=True)]
    for event in events:
        first = Text(f"{when(event):>{columns[0]}}  ")
        first.append(f"{what(event):{columns[1]}}  ", style="bold")
        first.append(f"{event.status:{columns[2]}}  ", style=STATUS_STYLE[event.status])
        yield Hanging(first, Text(phrases.place(event.place)))
        tail = f"{phrases.count(event.voices, 'voice')} · {words.clean(event.id)}"
        yield Hanging(Text(" " * first.cell_len), Text(tail, style="dim"))


def render(events: Sequence[Event]) -> RenderableType:
    """The events in the order given."""
    return Group(*_lines(events))
