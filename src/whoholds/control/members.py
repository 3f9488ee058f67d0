"""Claims with their role and voice, and the groups they form: an event before its status is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.control.copies import voices
from whoholds.control.grouping import Placed, group, place_in_time
from whoholds.control.roles import SPEAKS_FOR, interests, role
from whoholds.control.status import Heard
from whoholds.model import Claim, Kind, Role, Sides, Telling


@dataclass(frozen=True, slots=True)
class Member:
    """A placed telling, its copies folded in, with its role and voice."""

    placed: Placed
    role: Role

    @property
    def voice(self) -> str:
        """Who counts as speaking."""
        return self.placed.voice

    @property
    def claim(self) -> Claim:
        """What it claims."""
        return self.placed.telling.claim

    @property
    def day(self) -> int:
        """The day its words hold for: the event's, or the last it can be."""
        return self.placed.last if self.placed.hold == "by" else self.placed.first

    @property
    def heard(self) -> Heard:
        """As the status rules see it."""
        return Heard(self.claim.id, self.role, self.placed.first, self.placed.told)


@dataclass(frozen=True, slots=True)
class Group:
    """The members of an event before its status is known."""

    kind: Kind
    party: str | None
    members: tuple[Member, ...]
    day: int
    exact: bool

    @property
    def first(self) -> int:
        """The first day its claims give."""
        return min(
            [m.placed.first for m in self.members if m.placed.hold != "by"] or [m.placed.first for m in self.members]
        )

    @property
    def last(self) -> int:
        """The last day its claims give."""
        return max(m.placed.last for m in self.members)


def groups_of(tellings: Sequence[Telling], sides: Sides) -> tuple[Group, ...]:
    """The claims of one place in groups. Claims that count for nothing, or have no day, stand in none."""
    by_key: dict[tuple[Kind, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.counts:
            by_key[telling.claim.kind, telling.claim.party or ""].append(telling)
    folded = {(kind, party): _folded(told, kind, party, sides) for (kind, party), told in sorted(by_key.items())}
    out: list[Group] = []
    for (kind, party), spoken in folded.items():
        turns = _turns(kind, party, folded, sides)
        for items in group(spoken, kind, turns):
            members = tuple(items)
            day, exact = best_day(members)
            out.append(Group(kind, party or None, members, day, exact))
    return tuple(out)


def _turns(kind: Kind, party: str, folded: Mapping[tuple[Kind, str], Sequence[Member]], sides: Sides) -> list[int]:
    """Days on which those who know best have the place change back: taken by an enemy, or retaken by who left it."""
    others = sides.enemies.get(party, ()) if kind == "captured" else (party,) if kind == "withdrew" else ()
    return sorted(
        {
            member.placed.first
            for other in others
            for member in folded.get(("captured", other), ())
            if member.placed.hold == "anchored" and member.role in ("corroborates", "concedes")
        }
    )


def _folded(tellings: Sequence[Telling], kind: Kind, party: str, sides: Sides) -> list[Member]:
    """Members without copies: each original with those that repeat it, which weigh and date nothing themselves."""
    who = interests(kind, party or None, sides)
    found: list[tuple[Placed, Role]] = []
    for telling in tellings:
        plays, placed = role(telling, who, sides), place_in_time(telling)
        if placed is not None and plays is not None:
            found.append((placed, plays))
    spoken = voices([placed.telling for placed, _ in found], sides.assessors)
    copies: dict[int, list[Telling]] = defaultdict(list)
    for (placed, _), voice in zip(found, spoken, strict=True):
        if voice.original is not None:
            copies[voice.original].append(placed.telling)
    return [
        Member(replace(placed, voice=voice.name, copies=tuple(sorted(copies[number], key=_by_telling))), plays)
        for number, ((placed, plays), voice) in enumerate(zip(found, spoken, strict=True))
        if voice.original is None
    ]


def _by_telling(telling: Telling) -> tuple[str, str, str]:
    return (telling.told or "9999", telling.source.key, telling.claim.id)


def best_day(members: Sequence[Member]) -> tuple[int, bool]:
    """The best single day (ordinal), and whether claims give it.

    Those who know best decide. Of independent and conceding voices: nothing happens after it was first told as done;
    up to that day it is the day most of them give in their words, of several the earliest; where none gives one, the
    day it was first told ("by then"). Claims of the side that gains come early as often as late: it is the day most of
    its voices first told.
    """
    positive = [m for m in members if m.role in SPEAKS_FOR] or list(members)
    known = [m for m in positive if m.role in ("corroborates", "concedes") and m.placed.hold != "by"]
    if known:
        bound = min(m.placed.told for m in known)
        known = [m for m in known if m.placed.hold == "anchored" and m.placed.first <= bound]
        return (_most(known), True) if known else (bound, False)
    firm = [m for m in positive if m.placed.hold != "by"]
    firm = [m for m in firm if m.role == "claims"] or firm
    if not firm:
        return min(m.placed.last for m in positive), False
    day = _most(firm)
    return day, any(m.placed.hold == "anchored" for m in firm if m.placed.first == day)


def _most(members: Sequence[Member]) -> int:
    """The first day given by most voices, of several the earliest."""
    votes = Counter(day for _, day in {(m.voice, m.placed.first) for m in members})
    return min(votes, key=lambda d: (-votes[d], d))
