"""Events: claims of one kind, party, place and window, with their status and how they stand to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.control.days import iso, ordinal
from whoholds.control.edges import edges_of
from whoholds.control.grouping import WINDOW
from whoholds.control.maps import sightings
from whoholds.control.members import Group, Member
from whoholds.control.presence import Presence
from whoholds.control.roles import GAINS, SPEAKS_FOR, interests
from whoholds.control.status import DISPUTE_DAYS, REFUTE_DAYS, Facts, Heard, decide
from whoholds.model import Event, Kind, Part, Place, Sides, Spell

# A later event of one of these kinds, accepted, changes who holds a place.
CHANGES: frozenset[Kind] = frozenset({"captured", "withdrew"})
_CHANGED: frozenset[Kind] = frozenset({"captured", "withdrew", "holds", "surrounded", "advanced"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A group and the event made of it."""

    group: Group
    event: Event


def events_of(place: Place, groups: Sequence[Group], sides: Sides, spells: Sequence[Spell] = ()) -> tuple[Judged, ...]:
    """The events of one place, by day; statuses decided by the table in `control.status`.

    `spells` tell how the place lay on control maps, each assessor's in order.
    """
    found: list[Judged] = []
    changes = [g for g in groups if g.kind in CHANGES]
    there = Presence.of(groups)
    for item in groups:
        event = _event(place, item, changes, there, sides, spells)
        if event is not None:
            found.append(Judged(item, event))
    found.sort(key=lambda j: (j.event.day, j.event.kind, j.event.party or "", j.event.id))
    later = [j.event for j in found if j.event.kind in CHANGES and j.event.accepted]
    return tuple(Judged(j.group, _superseded(j.event, later, sides)) for j in found)


def _event(
    place: Place, item: Group, groups: Sequence[Group], there: Presence, sides: Sides, spells: Sequence[Spell]
) -> Event | None:
    who = interests(item.kind, item.party, sides)
    elsewhere = _borne_out_elsewhere(item, groups, there, sides)
    maps = tuple(sightings(item.kind, item.party, item.day, spells, sides)) if item.kind in CHANGES else ()
    facts = Facts(
        parts=[m.heard for m in _of_its_time(item)] + elsewhere,
        other_side=_other_side(item, who.lose, there),
        otherwise=_otherwise(item, groups, there, sides),
        fought=GAINS[item.kind] == "both",
        sides=frozenset(m.claim.side for m in item.members if m.role == "claims"),
        shown=[ordinal(m.day) for m in maps],
    )
    decided = decide(facts)
    if decided is None:
        return None
    rule, ground = decided
    parts = tuple(part for m in sorted(item.members, key=_told) for part in _parts(m))
    because = tuple(dict.fromkeys(h.claim for h in sorted(ground, key=lambda h: (h.told, h.claim))))
    first, last = iso(item.first), iso(item.last)
    key = "\x1f".join((place.id, item.kind, item.party or "", first))
    return Event(
        id="e" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:15],
        place=place,
        kind=item.kind,
        party=item.party,
        day=iso(item.day),
        exact=item.exact,
        earliest=first,
        latest=last,
        status=rule.status,
        standing=rule.status,
        rule=rule.name,
        because=because,
        parts=parts,
        edges=edges_of(parts, facts),
        maps=maps if any(m.role in SPEAKS_FOR for m in item.members) else (),
    )


def _of_its_time(item: Group) -> Sequence[Member]:
    """The members that speak of one state of things: "no longer holds it" ends a hold and does not deny that it was."""
    if item.kind != "holds":
        return item.members
    last = max((m.placed.told for m in item.members if m.role in SPEAKS_FOR), default=None)
    answers = ("denies", "doubts", "retracts")
    return [m for m in item.members if last is None or m.role not in answers or m.placed.told <= last + 1]


def _told(member: Member) -> tuple[int, str, str]:
    telling = member.placed.telling
    return (member.placed.told, telling.claim.id, telling.source.key)


def _parts(member: Member) -> Iterator[Part]:
    """The part of a claim, and after it those of its copies."""
    original = member.placed.telling
    for telling in (original, *member.placed.copies):
        claim = telling.claim
        yield Part(
            claim=claim.id,
            report=telling.source.key,
            role=member.role,
            voice=member.voice,
            side=claim.side,
            day=claim.date,
            told=telling.told,
            copy_of=None if telling is original else original.source.key,
            stance=claim.stance,
        )


def _enemies(item: Group, sides: Sides) -> frozenset[str]:
    return frozenset(sides.enemies.get(item.party, ())) if item.party else frozenset()


def _borne_out_elsewhere(item: Group, changes: Sequence[Group], there: Presence, sides: Sides) -> list[Heard]:
    """Words that bear out a capture: on the enemy's retreat, and that the party holds the place since. And a retreat:
    on the enemy's capture."""
    mirror: dict[Kind, Kind] = {"captured": "withdrew", "withdrew": "captured"}
    if item.kind not in mirror or item.party is None or not any(m.role in SPEAKS_FOR for m in item.members):
        return []
    enemies = _enemies(item, sides)
    window = WINDOW[item.kind]
    out: list[Heard] = []
    for other in changes:
        if other.kind == mirror[item.kind] and other.party in enemies and abs(other.day - item.day) <= window:
            out += [m.heard for m in other.members if m.role in ("concedes", "corroborates")]
    if item.kind == "captured":
        out += there.admitted(item.party, item.day, item.day + window)
        out += there.shown(item.party, item.day, item.day + window)
    return out


def _other_side(item: Group, losers: frozenset[str], there: Presence) -> list[Heard]:
    """The losing side's claims that it holds the place or fights there, on the event's day or soon after; and
    independent ones of that very day that it holds it."""
    if GAINS[item.kind] != "party":
        return []
    own = [h for side in sorted(losers) for h in there.said(side, item.day, item.day + DISPUTE_DAYS)]
    return own + [h for side in sorted(losers) for h in there.shown(side, item.day, item.last)]


def _otherwise(item: Group, changes: Sequence[Group], there: Presence, sides: Sides) -> list[Heard]:
    """Independent claims that the other side holds the place after all, with nobody telling of a change between."""
    if item.kind not in ("captured", "holds"):
        return []
    enemies = _enemies(item, sides)
    until = item.last + REFUTE_DAYS
    for other in changes:
        lost = other.party in enemies if other.kind == "captured" else other.party == item.party
        if lost and other.day >= item.day and any(m.role in SPEAKS_FOR for m in other.members):
            until = min(until, other.day - 1)
    return [h for side in sorted(enemies) for h in there.shown(side, item.last + 1, until)]


def _superseded(event: Event, changes: Sequence[Event], sides: Sides) -> Event:
    """The event with the status ``superseded`` when a later one of `changes` (accepted) changed the place again."""
    if event.kind not in _CHANGED or event.party is None or event.standing == "refuted":
        return event
    for later in changes:
        if later.day <= event.day or later.party is None:
            continue
        lost = later.party in sides.enemies.get(event.party, ()) if later.kind == "captured" else False
        left = later.kind == "withdrew" and later.party == event.party and event.kind != "withdrew"
        back = later.kind == "captured" and later.party == event.party and event.kind == "withdrew"
        if back or left or (lost and event.kind != "withdrew"):
            return replace(event, status="superseded", by=later.id)
    return event
