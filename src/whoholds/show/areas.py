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
_INDENT = "  "
# Columns where the screen has room for them: the period, and the numbers under the heads.
_WIDTHS = (10, 11, 9, 9, 9)
_PERIOD, _NUMBER = 10, 11
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


def _cells(row: AreaRow) -> tuple[str, ...]:
    figures = (number(row.held), number(row.gained), number(row.lost), number(row.net, signed=True))
    return (words.clean(row.period or ""), *figures)


def _widths(rows: Sequence[AreaRow], width: int) -> Sequence[int]:
    """The columns' widths; on a narrow screen no more than the rows need."""
    if len(_INDENT) + sum(_WIDTHS) <= width:
        return _WIDTHS
    columns = zip(("", *_HEAD), *(_cells(row) for row in rows), strict=True)
    return [max(map(len, column)) + (1 if number else 0) for number, column in enumerate(columns)]


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell to the left, the others to the right of their columns."""
    others = zip(cells[1:], widths[1:], strict=True)
    return f"{_INDENT}{cells[0]:{widths[0]}}" + "".join(f"{cell:>{width}}" for cell, width in others)


def _line(row: AreaRow, widths: Sequence[int]) -> RenderableType:
    said = _marks(row)
    if row.missing:
        said += f" no map of {', '.join(row.missing)}"
    line, said = Text(_columns(_cells(row), widths)), words.clean(row.why_not or said)
    return Hanging(line.append(_INDENT), Text(said, style="dim")) if said else line


def _block(rows: Sequence[AreaRow], names: Names, width: int) -> Iterator[RenderableType]:
    first = rows[0]
    yield Hanging(Text(), _title(first, names))
    if first.period is None and first.why_not:
        yield Hanging(Text(_INDENT), Text(words.clean(first.why_not), style="yellow"))
        return
    widths = _widths(rows, width)
    yield Text(_columns(("", *_HEAD), widths), style="dim")
    for row in rows:
        yield _line(row, widths)
    for note in dict.fromkeys(note for row in rows for note in row.notes):
        yield Hanging(Text(_INDENT), Text(words.clean(note), style="dim"))


def _apart(rows: Sequence[AreaRow], width: int) -> Iterator[RenderableType]:
    """The nets of several assessors beside each other; beneath each other on a screen too narrow for that."""
    makers = list(dict.fromkeys(row.assessor for row in rows if row.net is not None))
    keys = list(dict.fromkeys((row.period, row.region) for row in rows if row.spread is not None))
    if len(makers) < 2 or not keys:
        return
    shown = [words.clean(name) for name in makers]
    widths = [_PERIOD, *(max(len(name), 9) + 2 for name in shown), _NUMBER]
    beside = len(_INDENT) + sum(widths) <= width
    yield Text()
    yield Text("Net, side by side", style="bold").append("  (km²)", style="not bold dim")
    if beside:
        yield Text(_columns(("", *shown, "apart"), widths), style="dim")
    for key in keys:
        there = {row.assessor: row for row in rows if (row.period, row.region) == key}
        nets = [number(there[name].net if name in there else None, signed=True) for name in makers]
        one = next(iter(there.values()))
        period, where = words.clean(one.period or ""), words.clean(one.region_name or "")
        if beside:
            line = _columns((period, *nets, number(one.spread)), widths)
            yield Hanging(Text(line + _INDENT), Text(where))
        else:
            told = "; ".join(f"{name} {net}" for name, net in zip(shown, nets, strict=True))
            told += f"; apart {number(one.spread)}" + (f", in {where}" if where else "")
            yield Hanging(Text(f"{_INDENT}{period:{_PERIOD}}"), Text(told))
    yield Hanging(Text(), Text("Each assessor draws by its own rules; what sets them apart is no error.", style="dim"))


def render(rows: Sequence[AreaRow], names: Names, width: int) -> RenderableType:
    """Every assessor's rows, in order, for a console `width` columns wide."""
    parts: list[RenderableType] = []
    for _, group in groupby(rows, key=lambda row: (row.assessor, row.layers, row.party, row.region)):
        block = list(_block(tuple(group), names, width))
        parts += [Text(), *block] if parts else block
    parts += _apart(rows, width)
    marks = {mark for row in rows for mark in _marks(row)}
    notes = [note for mark, note in _NOTES.items() if mark in marks]
    if notes:
        parts.append(Text())
    parts += [Hanging(Text(), Text(note, style="dim")) for note in notes]
    return Group(*parts)
