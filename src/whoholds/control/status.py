"""The status of an event, by a table of rules: the first that applies decides, and says on which claims it rests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whoholds.control.maps import DAYS_AFTER, DAYS_BEFORE
from whoholds.model import Role, Status

# Days after an event within which the other side's "we hold it", "we fight there" speaks against it; later it tells
# of another time.
DISPUTE_DAYS = 14
# Days within which independent evidence of the other side there means that it never happened; later, that it changed.
REFUTE_DAYS = 30


# The rule by which a map alone bears out what one side says.
MAPPED = "control map"


@dataclass(frozen=True, slots=True)
class Heard:
    """One claim as the rules see it. `day` and `told` are ordinals."""

    claim: str
    role: Role
    day: int
    told: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an event when its status is decided.

    `parts` are its claims; `other_side` the losing side's claims that it holds the place or fights there on or after
    the event's first day and within `DISPUTE_DAYS`; `otherwise` independent claims that the other side holds or took
    the place after it, within `REFUTE_DAYS`; `fought` whether it is a kind nobody gains by; `shown` the days of control
    maps that first show it.
    """

    parts: Sequence[Heard]
    other_side: Sequence[Heard]
    otherwise: Sequence[Heard]
    fought: bool
    sides: frozenset[str] = frozenset()
    shown: Sequence[int] = ()

    def of(self, *roles: Role) -> tuple[Heard, ...]:
        """Its claims in those roles, in the order told."""
        return tuple(sorted((h for h in self.parts if h.role in roles), key=lambda h: (h.told, h.claim)))


Ground = tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: when `test` finds claims to rest on, the status is `status`. `words` say when, for the docs."""

    name: str
    status: Status
    words: str
    test: Callable[[Facts], Ground]


def _own_denial(facts: Facts) -> Ground:
    said = facts.of("claims", "relays")
    taken_back = tuple(h for h in facts.of("retracts") if said and h.told > said[0].told)
    again = facts.of("claims", "relays", "corroborates")
    if facts.of("concedes") or not taken_back or again[-1].told > taken_back[-1].told:
        return ()
    return taken_back


def _conceded(facts: Facts) -> Ground:
    return facts.of("concedes")


def _corroborated(facts: Facts) -> Ground:
    borne_out = facts.of("corroborates")
    doubts = facts.of("doubts")
    if borne_out and doubts and doubts[-1].told > borne_out[-1].told:
        return ()
    return borne_out


def _both_sides(facts: Facts) -> Ground:
    return facts.of("claims") if facts.fought and len(facts.sides) > 1 else ()


def _mapped(facts: Facts) -> Ground:
    said, doubts = facts.of("claims", "relays"), facts.of("doubts")
    # One maker that shows it after the denial bears it out all the same.
    return said if facts.shown and not (doubts and doubts[-1].told > max(facts.shown)) else ()


def _shown_otherwise(facts: Facts) -> Ground:
    said = facts.of("claims", "relays")
    if not said or facts.of("corroborates"):
        return ()
    doubts = tuple(h for h in facts.of("doubts") if h.told >= said[0].told)
    return doubts + tuple(facts.otherwise)


def _doubted(facts: Facts) -> Ground:
    return facts.of("doubts") if facts.of("corroborates") else ()


def _denied(facts: Facts) -> Ground:
    said = facts.of("claims", "relays")
    return tuple(h for h in facts.of("denies") if said and h.told >= min(s.day for s in said))


def _contradicted(facts: Facts) -> Ground:
    return tuple(facts.other_side) if facts.of("claims", "relays") else ()


def _only_denied(facts: Facts) -> Ground:
    heard = facts.of("claims", "relays", "corroborates", "concedes")
    return () if heard else facts.of("denies", "doubts", "retracts")


def _not_confirmed(facts: Facts) -> Ground:
    return facts.of("withholds")


def _said(facts: Facts) -> Ground:
    return facts.of("claims")


def _relayed(facts: Facts) -> Ground:
    return facts.of("relays")


RULES: tuple[Rule, ...] = (
    Rule(
        "own denial",
        "refuted",
        "the side that gains says later that it is not so; nobody says after that that it is, and the other side never "
        "conceded it",
        _own_denial,
    ),
    Rule("statement against interest", "conceded", "the losing side says so itself", _conceded),
    Rule(
        "independent evidence",
        "corroborated",
        "an independent speaker says so, or an outlet in its own voice on geolocated, satellite or on-site evidence, "
        "and no independent voice denied it later",
        _corroborated,
    ),
    Rule("both sides", "corroborated", "of a fight, which neither side gains by telling, both sides tell", _both_sides),
    Rule(
        MAPPED,
        "corroborated",
        f"an assessor's map shows the change within {DAYS_AFTER} days after it, or up to {DAYS_BEFORE} before, and no "
        "independent voice denied it later",
        _mapped,
    ),
    Rule(
        "shown otherwise",
        "refuted",
        f"nobody independent bore it out, and an independent voice denies it then or later, or shows the other side "
        f"there within {REFUTE_DAYS} days, no change between being told of",
        _shown_otherwise,
    ),
    Rule("independents differ", "disputed", "one independent voice bore it out and a later one denies it", _doubted),
    Rule(
        "denied",
        "disputed",
        "the losing side, an outlet in its own voice or a third side denies it, then or later",
        _denied,
    ),
    Rule(
        "contradicted",
        "disputed",
        f"the losing side says that it holds the place, fights there or has not left it, on that day or up to "
        f"{DISPUTE_DAYS} days after, or an independent voice says so of that day",
        _contradicted,
    ),
    Rule("denied unheard", "disputed", "it is denied, and nobody was heard claiming it", _only_denied),
    Rule(
        "not confirmed",
        "unconfirmed",
        "a side that was asked or expected to confirm it did not, nor deny it",
        _not_confirmed,
    ),
    Rule("said by who gains", "claimed", "only the side that gains by it says so", _said),
    Rule("passed on", "claimed", "only reporters pass it on, naming nobody", _relayed),
)


def decide(facts: Facts) -> tuple[Rule, Ground] | None:
    """The first rule that applies and the claims it rests on; None where nothing was said of it at all."""
    for rule in RULES:
        ground = rule.test(facts)
        if ground:
            return rule, ground
    return None
