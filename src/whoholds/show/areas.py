"""Areas by period: a block for each assessor, then their nets side by side with how far they are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import AreaRow
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging
from whoholds.show.phrases import Names

_HEAD = ("held", "gained", "lost", "net")
_WIDTHS = (11, 9, 9, 9)
_PERIOD = 10
_NOTES = {
    "~": "~ a bounding day has no map: its area is taken in between the maps around it",
    "…": "… the maps begin or end within the period, which is cut to them",
}


def number(value: float | None, *, signed: bool = False) -> str:
    """Square kilometres with one decimal; a dash where there is no figure."""
    if value is None:
        return "–"
    return f"{value:+,.1f}" if signed else f"{value:,.1f}"


def _marks(row: AreaRow) -> str:
    return ("~" if row.interpolated else "") + ("…" if row.partial else "")


def _title(row: AreaRow, names: Names) -> Text:
    whose = phrases.party(row.party, names) if row.party else "nobody named"
    title = Text("According to ", style="bold").append(words.clean(row.assessor))
    title.append(f": {'+'.join(row.layers)}, {whose}", style="not bold")
    if row.region_name:
        title.append(f", in {words.clean(row.region_name)}", style="not bold")
    return title.append("  (km²)", style="not bold dim")


def _line(row: AreaRow) -> RenderableType:
    cells = (number(row.held), number(row.gained), number(row.lost), number(row.net, signed=True))
    line = Text(f"  {words.clean(row.period or ''):{_PERIOD}}")
    line.append("".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)))
    said = _marks(row)
    if row.missing:
        said += f" no map of {', '.join(row.missing)}"
    return Hanging(line.append("  "), Text(row.why_not or said.strip(), style="dim"))


def _block(rows: Sequence[AreaRow], names: Names) -> Iterator[RenderableType]:
    first = rows[0]
    yield Hanging(Text(), _title(first, names))
    if first.period is None and first.why_not:
        yield Hanging(Text("  "), Text(words.clean(first.why_not), style="yellow"))
        return
    yield Text(
        f"  {'':{_PERIOD}}" + "".join(f"{name:>{width}}" for name, width in zip(_HEAD, _WIDTHS, strict=True)),
        style="dim",
    )
    for row in rows:
        yield _line(row)
    for note in dict.fromkeys(note for row in rows for note in row.notes):
        yield Hanging(Text("  "), Text(words.clean(note), style="dim"))


def _apart(rows: Sequence[AreaRow]) -> Iterator[RenderableType]:
    """The nets of several assessors beside each other."""
    names = list(dict.fromkeys(row.assessor for row in rows if row.net is not None))
    if len(names) < 2 or all(row.spread is None for row in rows):
        return
    widths = [max(len(words.clean(name)), 9) + 2 for name in names]
    yield Text()
    yield Text("Net, side by side", style="bold").append("  (km²)", style="not bold dim")
    head = "".join(f"{words.clean(name):>{width}}" for name, width in zip(names, widths, strict=True))
    yield Text(f"  {'':{_PERIOD}}{head}{'apart':>11}", style="dim")
    for key in dict.fromkeys((row.period, row.region) for row in rows if row.spread is not None):
        there = {row.assessor: row for row in rows if (row.period, row.region) == key}
        cells = "".join(
            f"{number(there[name].net if name in there else None, signed=True):>{width}}"
            for name, width in zip(names, widths, strict=True)
        )
        one = next(iter(there.values()))
        where = f"  {words.clean(one.region_name)}" if one.region_name else ""
        yield Text(f"  {words.clean(key[0] or ''):{_PERIOD}}{cells}{number(one.spread):>11}{where}")
    yield Hanging(Text(), Text("Each assessor draws by its own rules; what sets them apart is no error.", style="dim"))


def render(rows: Sequence[AreaRow], names: Names, width: int) -> RenderableType:
    """Every assessor's rows, in order."""
    parts: list[RenderableType] = []
    for _, group in groupby(rows, key=lambda row: (row.assessor, row.layers, row.party, row.region)):
        block = list(_block(tuple(group), names))
        parts += [Text(), *block] if parts else block
    parts += _apart(rows)
    marks = {mark for row in rows for mark in _marks(row)}
    notes = [note for mark, note in _NOTES.items() if mark in marks]
    if notes:
        parts.append(Text())
    parts += [Hanging(Text(), Text(note, style="dim")) for note in notes]
    return Group(*parts)
