"""Coverage: reports and claims by outlet and week, so that a drop in the news is told from a drop in the war."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import FEWER, Coverage
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

_NO_OUTLET = "no outlet named"
_HEAD = ("reports", "claims", "failed", "usual")


def _numbers(row: Coverage) -> tuple[str, ...]:
    usual = words.number(row.usual) if row.usual is not None else ""
    return (f"{row.reports:,}", f"{row.claims:,}", f"{row.failed:,}" if row.failed else "", usual)


def _notes(row: Coverage) -> str:
    notes = (["fewer"] if row.fewer else []) + (["not over yet"] if row.partial else [])
    return ", ".join(notes)


def _outlet(rows: Sequence[Coverage], widths: Sequence[int], period: int) -> Iterator[RenderableType]:
    for row in rows:
        first = Text(f"  {words.clean(row.period):{period}}  ")
        first.append(
            "  ".join(f"{number:>{width}}" for number, width in zip(_numbers(row), widths, strict=True)) + "  "
        )
        yield Hanging(first, Text(_notes(row), style="yellow"))


def render(rows: Sequence[Coverage]) -> RenderableType:
    """Periods under their outlet, in the order given, with what is usual for it and a mark below half of that."""
    cells = [_HEAD, *(_numbers(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    period = max((len(row.period) for row in rows), default=0)
    head = "  ".join(f"{name:>{width}}" for name, width in zip(_HEAD, widths, strict=True))
    parts: list[RenderableType] = [Text(f"  {'':{period}}  {head}".rstrip(), style="dim")]
    for outlet, group in groupby(rows, key=lambda row: row.outlet):
        listed = tuple(group)
        title = Text(words.clean(outlet or _NO_OUTLET), style="bold")
        total = phrases.count(sum(row.reports for row in listed), "report")
        parts.append(title.append(f"  {total}", style="not bold dim"))
        parts.extend(_outlet(listed, widths, period))
    if any(row.fewer for row in rows):
        parts.extend((Text(), Hanging(Text(), Text(FEWER, style="dim"))))
    return Group(*parts)
