"""Why each claim is what it is, what was refused, and which names stayed unresolved."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from whoholds.model import Claim, Reading
from whoholds.show import words
from whoholds.show.hanging import Hanging

# The order in which a reader asks; other reasons follow by name.
_ORDER = ("frame", "party", "place", "day", "speaker", "stance", "evidence")
_LABEL = max(len(name) for name in (*_ORDER, "found at"))
# Candidates listed for a name that stayed unresolved.
_CANDIDATES = 6


def reason_line(label: str, reason: str, hang: str) -> RenderableType:
    """One reason, its label in a column of its own, `hang` before it."""
    return Hanging(Text(f"{hang}{label:{_LABEL}}  ", style="dim"), Text(words.clean(reason), style="dim"))


def claim_reasons(claim: Claim, hang: str) -> Iterator[RenderableType]:
    """The reasons of one claim: the frame that found it, why this place, day, speaker and stance; and its id."""
    known = [name for name in _ORDER if name in claim.reasons]
    others = sorted(name for name in claim.reasons if name not in _ORDER)
    for name in (*known, *others):
        yield reason_line(name, claim.reasons[name], hang)
    if claim.date_basis and "day" not in claim.reasons:
        yield reason_line("day", f"“{claim.date_basis}”", hang)
    where = f"characters {claim.start}–{claim.end}, claim {claim.id}"
    if claim.lat is not None and claim.lon is not None:
        where += f", {claim.lat:.5f} {claim.lon:.5f}"
    yield reason_line("found at", where, hang)


def refusals(reading: Reading) -> Iterator[RenderableType]:
    """What an extractor proposed and the checks did not let in."""
    if not reading.refusals:
        return
    yield Text()
    yield Text("Refused", style="bold underline")
    for refusal in reading.refusals:
        place = words.clean(refusal.place or "no place")
        yield Hanging(Text("  "), Text(f"{refusal.kind}, {place}: {words.clean(refusal.reason)}"))
        yield Hanging(Text(" " * 14), Text(f"“{words.clean(refusal.quote)}”", style="italic"))


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
        yield Hanging(Text("  "), line)
        for place in mention.candidates[:_CANDIDATES]:
            yield Hanging(Text(" " * 6), Text(words.candidate(place), style="dim"))
        if len(mention.candidates) > _CANDIDATES:
            yield Text(f"      and {len(mention.candidates) - _CANDIDATES} more", style="dim")
