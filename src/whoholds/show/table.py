"""A reading in the terminal: its claims grouped by place, each with its words, then its figures.

Two lines a claim: day, who did what, stance, who says so and on what evidence; then the quote. Colour only repeats what
the words already say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whoholds.model import Claim, Figure, Reading
from whoholds.show import explain as explanations
from whoholds.show import words

MAX_WIDTH = 100
MIN_WIDTH = 40
_INDENT = 2
_DAY = 10
# Lines a quote may take in the plain table; --explain prints it whole.
_QUOTE_LINES = 2

_STANCE_STYLE = {
    "asserts": "",
    "confirms": "bold",
    "denies": "yellow",
    "unconfirmed": "yellow",
    "hypothetical": "cyan",
    "intends": "cyan",
}


def console(stream: TextIO) -> Console:
    """A console on `stream`: as wide as the terminal but never over 100 columns, and 100 where there is no terminal.

    Rich decides on colour: in a terminal, unless `NO_COLOR` is set.
    """
    terminal = Console(file=stream)
    width = min(terminal.width, MAX_WIDTH) if terminal.is_terminal else MAX_WIDTH
    return _console(stream, max(width, MIN_WIDTH))


def _console(stream: TextIO, width: int) -> Console:
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def header(reading: Reading) -> Text:
    """The report's id, outlet, day (and how it is known), theatre and number of claims."""
    report = reading.report
    line = Text(words.clean(report.id), style="bold")
    if report.title:
        line.append(f"  {words.shorten(words.clean(report.title), 60)}", style="bold")
    facts = []
    if report.outlet:
        facts.append(words.clean(report.outlet))
    if reading.dating.published:
        facts.append(f"published {reading.dating.published}")
    else:
        facts.append("undated")
    if reading.dating.basis:
        facts[-1] += f" ({words.clean(reading.dating.basis)})"
    facts.append(f"theatre: {reading.theatre}" if reading.theatre else "no theatre recognised")
    return Text.assemble(line, "\n", (" · ".join(facts), "dim"))


def _quote(text: str, start: str, width: int, lines: int | None) -> RenderableType:
    quote = words.clean(text)
    if lines is not None:
        quote = words.shorten(quote, max(20, (width - len(start)) * lines - 4))
    return Padding(Text(f"“{quote}”", style="italic"), (0, 0, 0, len(start)))


def _facts(columns: Sequence[tuple[int, Text]], rest: Text) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width, _ in columns:
        grid.add_column(width=width, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(*(text for _, text in columns), rest)
    return grid


def _said_by(speaker: str, side: str) -> str:
    speaker = words.clean(speaker)
    return speaker if speaker == side else f"{speaker} ({side})"


def _claim(claim: Claim, widths: tuple[int, int], width: int, explain: bool) -> Iterator[RenderableType]:
    rest = Text(_said_by(claim.speaker, claim.side))
    if claim.evidence:
        rest.append(f"  [{', '.join(claim.evidence)}]", style="green")
    facts = _facts(
        [
            (_DAY, Text(claim.date or words.UNDATED, style="" if claim.date else "dim")),
            (widths[0], Text(words.what(claim), style="bold")),
            (widths[1], Text(claim.stance, style=_STANCE_STYLE[claim.stance])),
        ],
        rest,
    )
    yield Padding(facts, (0, 0, 0, _INDENT))
    hang = " " * (_INDENT + _DAY + 2)
    yield _quote(claim.quote, hang, width, None if explain else _QUOTE_LINES)
    if explain:
        yield Padding(explanations.claim_reasons(claim), (0, 0, 0, len(hang)))


def _figure(figure: Figure, widths: tuple[int, int], width: int, explain: bool) -> Iterator[RenderableType]:
    about = [words.clean(p) for p in (figure.about, figure.place) if p]
    rest = "; ".join(dict.fromkeys(about))
    if figure.reference:
        rest += f" {figure.bearing + ' ' if figure.bearing else ''}of {words.clean(figure.reference)}"
    if figure.period:
        rest += f", {words.clean(figure.period)}" if rest else words.clean(figure.period)
    said = _said_by(figure.speaker, figure.side)
    facts = _facts(
        [
            (_DAY, Text(figure.date or words.UNDATED, style="" if figure.date else "dim")),
            (widths[0], Text(words.amount(figure), style="bold")),
        ],
        Text(f"{rest}  {said}" if rest else said),
    )
    yield Padding(facts, (0, 0, 0, _INDENT))
    hang = " " * (_INDENT + _DAY + 2)
    yield _quote(figure.quote, hang, width, None if explain else 1)
    if explain and figure.reason:
        yield Padding(explanations.reason_line("figure", figure.reason), (0, 0, 0, len(hang)))


def _places(reading: Reading, width: int, explain: bool) -> Iterator[RenderableType]:
    widths = (
        max((len(words.what(c)) for c in reading.claims), default=0),
        max((len(c.stance) for c in reading.claims), default=0),
    )
    for claims in words.by_place(reading):
        title = Text(words.place_title(claims[0]), style="bold underline")
        others = words.printed_names(claims)
        if others:
            title.append(f"  printed: {', '.join(others)}", style="not bold not underline dim")
        yield Text()
        yield title
        for claim in claims:
            yield from _claim(claim, widths, width, explain)


def _figures(reading: Reading, width: int, explain: bool) -> Iterator[RenderableType]:
    if not reading.figures:
        return
    yield Text()
    yield Text("Figures", style="bold underline")
    longest = max(len(words.amount(f)) for f in reading.figures)
    widths = (min(longest, 34), 0)
    for figure in sorted(reading.figures, key=lambda f: (f.start, f.end)):
        yield from _figure(figure, widths, width, explain)


def _foot(reading: Reading, explain: bool) -> Iterator[RenderableType]:
    names = words.unresolved_names(reading)
    if names and not explain:
        count = f"{len(names)} place {'name' if len(names) == 1 else 'names'} not resolved"
        listed = words.shorten(", ".join(words.clean(m.surface) for m in names), 120)
        yield Text()
        yield Text(f"{count}: {listed}  (--explain says why)", style="dim")
    for note in reading.notes:
        yield Text(f"Note: {words.clean(note)}", style="dim")


def render(reading: Reading, *, width: int = MAX_WIDTH, explain: bool = False) -> RenderableType:
    """The whole reading for a console `width` columns wide."""
    parts: list[RenderableType] = [header(reading)]
    if not reading.claims:
        parts.append(Text("No claim about ground found.", style="dim"))
    parts.extend(_places(reading, width, explain))
    parts.extend(_figures(reading, width, explain))
    parts.extend(_foot(reading, explain))
    if explain:
        parts.extend(explanations.refusals(reading))
        parts.extend(explanations.unresolved(reading))
        parts.append(Text(f"\nProducer: {words.clean(reading.producer)}", style="dim"))
    return Group(*parts)


def plain(reading: Reading, *, width: int = MAX_WIDTH, explain: bool = False) -> str:
    """The same as plain text, no line longer than `width`."""
    out = StringIO()
    _console(out, width).print(render(reading, width=width, explain=explain))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
