"""One event: its status and why, every claim by its role with its words, copies beneath the original, and the edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Event, Part, Role, Telling
from whoholds.show import cited, phrases, words
from whoholds.show.hanging import Hanging
from whoholds.show.phrases import Names

# The roles in the order they are read, each with its heading.
ROLES: Mapping[Role, str] = {
    "claims": "Claimed",
    "relays": "Passed on, nobody named",
    "corroborates": "Borne out by independent voices",
    "concedes": "Conceded by who loses by it",
    "denies": "Denied",
    "doubts": "Denied by independent voices",
    "withholds": "Not confirmed by a side",
    "unverified": "Not verified",
    "retracts": "Taken back by who gains by it",
}
_OTHERS = "From other events of the place"
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The tellings an event is shown with: by claim and report, and by claim alone; and the claims' numbers."""

    exact: Mapping[tuple[str, str], Telling]
    by_claim: Mapping[str, Telling]
    numbers: Mapping[str, int]


def _leading(event: Event, role: Role) -> list[Part]:
    """The parts of a role that stand on their own: all but copies whose original is there too."""
    parts = [part for part in event.parts if part.role == role]
    originals = {(part.report, part.voice) for part in parts if part.copy_of is None}
    return [part for part in parts if (part.copy_of, part.voice) not in originals]


def _known(event: Event, tellings: Sequence[Telling]) -> Known:
    by_claim: dict[str, Telling] = {}
    for telling in tellings:
        by_claim.setdefault(telling.claim.id, telling)
    order = [part.claim for role in ROLES for part in _leading(event, role)]
    order += [*(edge.source for edge in event.edges), *event.because]
    numbers = {claim: number for number, claim in enumerate(dict.fromkeys(order), 1)}
    return Known({(t.claim.id, t.source.key): t for t in tellings}, by_claim, numbers)


def _heading(event: Event, names: Names, reasons: Mapping[str, str]) -> Iterator[RenderableType]:
    title = Text(f"{phrases.event(event, names)}: ", style="bold")
    yield Hanging(Text(), title.append(phrases.place(event.place)))
    day = phrases.day(event.day) if event.exact else f"by {phrases.day(event.day)} at the latest"
    facts = [day]
    if event.earliest != event.latest:
        facts.append(f"its claims give {phrases.day(event.earliest)} to {phrases.day(event.latest)}")
    facts.append(phrases.count(event.voices, "voice"))
    yield Hanging(Text(), Text(" · ".join(facts), style="dim"))
    yield Text(f"event {words.clean(event.id)}", style="dim")
    yield Text()
    why = Text(event.standing, style="bold")
    reason, rule = reasons.get(event.rule), words.clean(event.rule)
    why.append(f": {reason} (rule “{rule}”)" if reason else f" by the rule “{rule}”", style="not bold")
    yield Hanging(Text(), why)
    for seen in event.maps:
        shown = f"borne out by the maps of {words.clean(seen.assessor)}: {words.clean(seen.reason)}"
        yield Hanging(Text("  "), Text(shown))
    if event.status != event.standing:
        later = f"{event.status}: a later accepted event changed the place again"
        yield Hanging(Text(), Text(f"{later}, {words.clean(event.by)}" if event.by else later))


def _edges(event: Event, claim: str, known: Known) -> str:
    """What this claim does to others: "denies [1]"."""
    return "; ".join(
        f"{edge.relation} [{known.numbers[edge.target]}]"
        for edge in event.edges
        if edge.source == claim and edge.target in known.numbers
    )


def _claim(event: Event, claim: str, telling: Telling | None, known: Known, width: int) -> Iterator[RenderableType]:
    label = Text(f"{'[' + str(known.numbers[claim]) + ']':>{_INDENT + 3}} ")
    hang = Text(" " * label.cell_len)
    if telling is None:
        yield Hanging(label, Text(f"claim {words.clean(claim)}, which the ledger does not show", style="dim"))
    else:
        yield from cited.cited(telling, label, width, lines=2)
    notes = [f"claim {words.clean(claim)}"]
    if claim in event.because:
        notes.append("decides")
    edges = _edges(event, claim, known)
    if edges:
        notes.append(edges)
    yield Hanging(hang, Text(" · ".join(notes), style="dim"))


def _copies(copies: Sequence[Part], known: Known) -> Iterator[RenderableType]:
    for part in copies:
        telling = known.exact.get((part.claim, part.report))
        where = phrases.outlet(telling) if telling else f"report {words.clean(part.report)}"
        said = f"copied: {where}, {phrases.day(part.told)}"
        yield Hanging(Text(" " * (_INDENT + 6)), Text(said, style="dim"))


def _role(event: Event, role: Role, known: Known, width: int) -> Iterator[RenderableType]:
    leading = _leading(event, role)
    if not leading:
        return
    yield Text()
    yield Text(ROLES[role], style="bold underline")
    for part in leading:
        yield from _claim(event, part.claim, known.exact.get((part.claim, part.report)), known, width)
        yield from _copies(
            [p for p in event.parts if (p.copy_of, p.voice, p.role) == (part.report, part.voice, role)], known
        )


def render(
    event: Event, tellings: Sequence[Telling], names: Names, reasons: Mapping[str, str], width: int
) -> RenderableType:
    """The event with the place's `tellings`. `reasons` gives each rule's name its words."""
    known = _known(event, tellings)
    parts = list(_heading(event, names, reasons))
    for role in ROLES:
        parts.extend(_role(event, role, known, width))
    own = {part.claim for part in event.parts}
    others = [claim for claim in known.numbers if claim not in own]
    if others:
        parts.extend((Text(), Text(_OTHERS, style="bold underline")))
    for claim in others:
        parts.extend(_claim(event, claim, known.by_claim.get(claim), known, width))
    return Group(*parts)
