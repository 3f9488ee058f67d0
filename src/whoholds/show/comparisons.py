"""Published areas beside what the same maps give."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Comparison
from whoholds.show import words
from whoholds.show.areas import number
from whoholds.show.hanging import Hanging

_PERIOD = 22
_MARGIN = " " * 4


def render(rows: Sequence[Comparison]) -> RenderableType:
    """A line for each: the period, who says how much, what the maps give; the reason beneath where they differ."""
    parts: list[RenderableType] = []
    for row in rows:
        first = Text(f"{words.clean(row.period):{_PERIOD}}")
        said = Text(f"{words.clean(row.who)}, {words.clean(row.kind)}: ")
        said.append(f"{number(row.published)} km²", style="bold")
        if row.computed is not None:
            said.append(f"; maps of {words.clean(row.assessor or '')}, {'+'.join(row.layers)}: ")
            said.append(number(row.computed), style="bold")
            differs = f"differs by {number(row.difference, signed=True)}"
            agrees = f"{differs}, and agrees with what was gained" if row.agrees == "gained" else "agrees"
            said.append(f" ({agrees if row.agrees else differs})", style="" if row.agrees else "yellow")
        parts.append(Hanging(first, said))
        if row.reason:
            parts.append(Hanging(Text(_MARGIN), Text(words.clean(row.reason), style="dim")))
        if row.others is not None:
            other = f"{'+'.join(row.other_layers)} alone, which is another thing: {number(row.others)} km²"
            parts.append(Hanging(Text(_MARGIN), Text(other, style="dim")))
    compared = [row for row in rows if row.computed is not None]
    agree = sum(row.agrees is not None for row in compared)
    told = f"{agree} of {len(compared)} that can be compared agree to 1 % or 3 km²; {len(rows) - len(compared)} cannot"
    return Group(*parts, Text(), Hanging(Text(), Text(told, style="dim")))
