"""Why each claim is what it is, what was refused, and which names stayed unresolved."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whoholds.model import Claim, Reading
from whoholds.show import words

# The order in which a reader asks; other reasons follow by name.
_ORDER = ("frame", "party", "place", "day", "speaker", "stance", "evidence")
_LABEL = max(len(name) for name in _ORDER)
# Candidates listed for a name that stayed unresolved.
_CANDIDATES = 6


def reason_line(label: str, reason: str) -> RenderableType:
    """One reason, its label in a column of its own."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=_LABEL + 1, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(Text(label, style="dim"), Text(words.clean(reason), style="dim"))
    return grid


def claim_reasons(claim: Claim) -> RenderableType:
    """The reasons of one claim: the frame that found it, why this place, day, speaker and stance; and its id."""
    known = [name for name in _ORDER if name in claim.reasons]
    others = sorted(name for name in claim.reasons if name not in _ORDER)
    lines = [reason_line(name, claim.reasons[name]) for name in (*known, *others)]
    if claim.date_basis and "day" not in claim.reasons:
        lines.append(reason_line("day", f"“{claim.date_basis}”"))
    where = f"characters {claim.start}–{claim.end}, claim {claim.id}"
    if claim.lat is not None and claim.lon is not None:
        where += f", {claim.lat:.5f} {claim.lon:.5f}"
    lines.append(reason_line("found at", where))
    return Group(*lines)


def refusals(reading: Reading) -> Iterator[RenderableType]:
    """What an extractor proposed and the checks did not let in."""
    if not reading.refusals:
        return
    yield Text()
    yield Text("Refused", style="bold underline")
    for refusal in reading.refusals:
        place = words.clean(refusal.place or "no place")
        yield Padding(Text(f"{refusal.kind}, {place}: {words.clean(refusal.reason)}"), (0, 0, 0, 2))
        yield Padding(Text(f"“{words.clean(refusal.quote)}”", style="italic"), (0, 0, 0, 14))


def unresolved(reading: Reading) -> Iterator[RenderableType]:
    """The names no single place could be chosen for, with what they could be."""
    names = words.unresolved_names(reading)
    if not names:
        return
    yield Text()
    yield Text("Places not resolved", style="bold underline")
    for mention in names:
        line = Text(words.clean(mention.surface), style="bold")
        if mention.reason:
            line.append(f"  {words.clean(mention.reason)}", style="not bold")
        yield Padding(line, (0, 0, 0, 2))
        for place in mention.candidates[:_CANDIDATES]:
            yield Padding(Text(words.candidate(place), style="dim"), (0, 0, 0, 6))
        if len(mention.candidates) > _CANDIDATES:
            yield Padding(Text(f"and {len(mention.candidates) - _CANDIDATES} more", style="dim"), (0, 0, 0, 6))
