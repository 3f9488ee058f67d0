"""Which claims are the strongest for and against a state of a place. A ranking, stated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from whoholds.control.members import Group, Member
from whoholds.control.roles import SPEAKS_FOR
from whoholds.model import Kind, Role, State

# How many claims an answer quotes for and against.
SHOWN = 3
# A statement against interest is the strongest single evidence, then an independent finding; silence and relays last.
_STRENGTH: tuple[Role, ...] = (
    "concedes",
    "corroborates",
    "retracts",
    "doubts",
    "claims",
    "denies",
    "withholds",
    "unverified",
    "relays",
)
_RANK: dict[Role, int] = {role: rank for rank, role in enumerate(_STRENGTH)}
_HOLDING: frozenset[Kind] = frozenset({"captured", "holds"})


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as an argument: of a day, for or against `party` being there."""

    day: int
    party: str
    speaks_for: bool
    member: Member


@dataclass(frozen=True, slots=True)
class Lines:
    """Every argument about who holds a place, in order of day."""

    place: str
    lines: Sequence[Line]
    days: Sequence[int]

    @classmethod
    def of(cls, place: str, groups: Iterable[Group]) -> Lines:
        """What the groups of one place say of who holds it."""
        found: list[Line] = []
        for item in groups:
            if item.party is None or (item.kind not in _HOLDING and item.kind != "withdrew"):
                continue
            for member in item.members:
                if member.role in ("withholds", "unverified"):
                    continue
                says = member.role in SPEAKS_FOR
                found.append(Line(member.day, item.party, says == (item.kind in _HOLDING), member))
        found.sort(key=lambda x: (x.day, x.member.claim.id, x.member.placed.telling.source.key))
        return cls(place, tuple(found), tuple(x.day for x in found))

    def between(self, first: int, last: int | None) -> Sequence[Line]:
        """The arguments of days `first` up to, not including, `last`."""
        high = len(self.days) if last is None else bisect_left(self.days, last)
        return self.lines[bisect_left(self.days, first) : high]


def strength(member: Member) -> tuple[int, bool, bool, bool, int, str]:
    """Sorts the strongest first: role, evidence named, speaker named, day given, then the newest."""
    return (
        _RANK[member.role],
        not member.claim.evidence,
        member.claim.speaker.startswith("unnamed:"),
        member.placed.hold != "anchored",
        -member.placed.told,
        member.claim.id,
    )


def strongest(
    state: State, parties: Sequence[str], own: Sequence[Member], lines: Lines, since: int, until: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The strongest claims for a state and against it, one a voice, from those of its time."""
    around = lines.between(since, until)
    if state == "contested":
        first, rest = parties[0], set(parties[1:])
        members = [x.member for x in around] + list(own)
        pro = [m for m in members if _holder(m) == first]
        contra = [m for m in members if _holder(m) in rest]
        return _pick(pro), _pick(contra)
    party = parties[0]
    if state == "held":
        against = [x.member for x in around if x.speaks_for != (x.party == party)]
    else:
        against = [x.member for x in around if x.speaks_for and x.party == party]
    return _pick(own), _pick(against)


def _holder(member: Member) -> str | None:
    """Whom a claim makes the holder: the party that took or holds it, or the side of one who denies that."""
    claim = member.claim
    if member.role in SPEAKS_FOR:
        return claim.party if claim.kind in _HOLDING else None
    return claim.side if member.role == "denies" else None


def _pick(members: Sequence[Member]) -> tuple[str, ...]:
    out: list[str] = []
    heard: set[str] = set()
    for member in nsmallest(SHOWN * 8, members, key=strength):
        claim = member.claim.id
        if member.voice in heard or claim in out:
            continue
        heard.add(member.voice)
        out.append(claim)
        if len(out) == SHOWN:
            break
    return tuple(out)
