"""A reading in the terminal: its claims grouped by place, each with its words, then its figures.

Two lines a claim: day, who did what, stance, who says so and on what evidence; then the quote. Colour only repeats what
the words already say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from whoholds.model import Claim, Figure, Reading
from whoholds.show import explain as explanations
from whoholds.show import words
from whoholds.show.hanging import Hanging

MAX_WIDTH = 100
MIN_WIDTH = 40
_INDENT = 2
_DAY = 10
# Lines a quote may take in the plain table; --explain prints it whole.
_QUOTE_LINES = 2
_HANG = " " * (_INDENT + _DAY + 2)

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

    `COLUMNS` goes before either. Rich decides on colour: in a terminal, unless `NO_COLOR` is set.
    """
    terminal = Console(file=stream)
    known = terminal.is_terminal or os.environ.get("COLUMNS", "").isdigit()
    return _console(stream, max(min(terminal.width, MAX_WIDTH) if known else MAX_WIDTH, MIN_WIDTH))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command, which says how it ends (rich would end the process here)."""
        raise BrokenPipeError


def _console(stream: TextIO, width: int) -> Console:
    return _Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def header(reading: Reading) -> RenderableType:
    """The report's id, outlet, day (and how it is known), theatre and number of claims."""
    report = reading.report
    line = Text(words.clean(report.id), style="bold")
    if report.title:
        line.append(f"  {words.shorten(words.clean(report.title), 60)}", style="bold")
    facts = [f"theatre {reading.theatre}" if reading.theatre else "no theatre recognised"]
    if report.outlet:
        facts.append(words.clean(report.outlet))
    if reading.dating.published:
        facts.append(f"published {reading.dating.published}")
    else:
        facts.append("undated")
    if reading.dating.basis:
        facts[-1] += f" ({words.clean(reading.dating.basis)})"
    return Group(line, Hanging(Text(), Text(" · ".join(facts), style="dim")))


def _quote(text: str, name: str | None, width: int, lines: int | None) -> RenderableType:
    quote = words.clean(text)
    if lines is not None:
        quote = words.around(quote, words.clean(name or ""), max(20, (width - len(_HANG)) * lines - 4))
    return Hanging(Text(_HANG), Text(f"“{quote}”", style="italic"))


def _facts(columns: Sequence[tuple[int, Text]], rest: Text) -> RenderableType:
    first = Text(" " * _INDENT)
    for width, text in columns:
        first.append_text(text)
        first.append(" " * (max(0, width - text.cell_len) + 2))
    return Hanging(first, rest)


def _claim(
    claim: Claim, widths: tuple[int, int], width: int, lines: int | None, explain: bool
) -> Iterator[RenderableType]:
    """`lines` is how many lines the quote may take: none where the next claim has the same words."""
    rest = Text(words.said_by(claim.speaker, claim.side))
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
    yield facts
    if lines != 0:
        yield _quote(claim.quote, claim.place, width, lines)
    if explain:
        yield from explanations.claim_reasons(claim, _HANG)


def _figure(figure: Figure, widths: tuple[int, int], width: int, explain: bool) -> Iterator[RenderableType]:
    about = [words.clean(p) for p in (figure.about, figure.place) if p]
    rest = "; ".join(dict.fromkeys(about))
    if figure.reference:
        rest += f" {f'{figure.bearing} of' if figure.bearing else 'from'} {words.clean(figure.reference)}"
    if figure.period:
        rest += f", {words.clean(figure.period)}" if rest else words.clean(figure.period)
    rest = rest.strip(" ,")
    said = words.said_by(figure.speaker, figure.side)
    facts = _facts(
        [
            (_DAY, Text(figure.date or words.UNDATED, style="" if figure.date else "dim")),
            (widths[0], Text(words.amount(figure), style="bold")),
        ],
        Text(f"{rest}  {said}" if rest else said),
    )
    yield facts
    yield _quote(figure.quote, figure.unit_text, width, None if explain else 1)
    if explain and figure.reason:
        yield explanations.reason_line("figure", figure.reason, _HANG)


def _places(reading: Reading, width: int, explain: bool) -> Iterator[RenderableType]:
    widths = (
        max((len(words.what(c)) for c in reading.claims), default=0),
        max((len(c.stance) for c in reading.claims), default=0),
    )
    printed: set[str] = set()
    for claims in words.by_place(reading):
        title = Text(words.place_title(claims[0]), style="bold underline")
        others = words.printed_names(claims)
        if others:
            title.append(f"  printed: {', '.join(others)}", style="not bold not underline dim")
        yield Text()
        yield title
        for claim, following in zip(claims, [*claims[1:], None], strict=True):
            lines = None if explain else _lines(claim, following, printed)
            yield from _claim(claim, widths, width, lines, explain)


def _lines(claim: Claim, following: Claim | None, printed: set[str]) -> int:
    """How many lines the quote may take: what has been printed in full before is only brought to mind."""
    if following is not None and following.quote == claim.quote:
        return 0
    lines = 1 if claim.quote in printed else _QUOTE_LINES
    printed.add(claim.quote)
    return lines


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
