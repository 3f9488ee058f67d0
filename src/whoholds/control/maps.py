"""Control maps as one more witness: each assessor's view of a place, and changes on its maps that bear out an event.

A map never decides against a claim: makers draw late, and leave out what they do not know. What lies in none of a map's
layers is held by who is at home there only where its maker says so; then that is its view, and bears out a return.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from whoholds.control.days import iso, ordinal
from whoholds.model import Interval, Kind, Layer, Sides, Sighting, Spell, State
from whoholds.terrain.passages import begins, lasting
from whoholds.terrain.sheets import LONGEST_GAP_DAYS

# Days from an event to the first map that shows it. Makers draw late, some by weeks; and a point of a town that is
# fought over for months may fall into their layer before the town does.
DAYS_AFTER = 30
DAYS_BEFORE = 14
# From so many inhabitants on a place is too large for its point to stand for it.
TOWN = 5_000
_LAYERS: Mapping[Layer, str] = {
    "control": "control",
    "pre2022": "control since before 2022",
    "advance": "advances",
    "unknown": "unclear status",
    "claimed": "claims",
}


def view(place: str, spells: Sequence[Spell]) -> tuple[Interval, ...]:
    """One assessor's view of a place, from how its point lay on the maps, oldest first.

    A passage between two layers that say the same begins no new interval. Where there is no map for long, the view is
    unknown from a month after the last one on.
    """
    out: list[Interval] = []
    for at, spell in enumerate(spells):
        told = _state(spell)
        if told is None:
            continue
        state, parties = told
        ends, unseen = _gap(spell)
        if out and out[-1].until == spell.since and (out[-1].state, out[-1].parties) == told:
            out[-1] = replace(out[-1], until=ends, said=spell.said)
        else:
            # Where an edge lay too near on the map before, it may have been so already.
            known = at == 0 or (spells[at - 1].sure and not begins(spells[at - 1], spell))
            follows = spell.before is not None and ordinal(spell.since) - ordinal(spell.before) == 1
            out.append(
                Interval(
                    place=place,
                    view=f"assessor:{spell.assessor}",
                    since=spell.since,
                    until=ends,
                    state=state,
                    parties=parties,
                    exact=known and follows,
                    said=spell.said,
                    rule=_why(spell, known, after_gap=at > 0 and _gap(spells[at - 1])[1] is not None),
                )
            )
        if unseen is not None:
            rule = f"there is no map after {spell.said} and before {spell.until}"
            view_ = f"assessor:{spell.assessor}"
            out.append(Interval(place, view_, ends, unseen, "unknown", rule=rule))
    return tuple(out)


def _gap(spell: Spell) -> tuple[str | None, str | None]:
    """The day up to which a spell's last map speaks; and the next map's, where that is too far off to speak before."""
    if spell.until is None or ordinal(spell.until) - ordinal(spell.said) <= LONGEST_GAP_DAYS:
        return spell.until, None
    return iso(ordinal(spell.said) + LONGEST_GAP_DAYS), spell.until


def _state(spell: Spell) -> tuple[State, tuple[str, ...]] | None:
    """How a map has a point; None where it does not tell."""
    if spell.holder is not None:
        return "held", (spell.holder,)
    if spell.layer == "advance":
        return "contested", tuple(sorted({p for p in (spell.party, spell.home) if p}))
    return ("unknown", ()) if spell.layer == "unknown" else None


def _why(spell: Spell, known: bool, *, after_gap: bool = False) -> str:
    where = f"in its layer of {_LAYERS[spell.layer]}" if spell.layer else "in none of its layers"
    if spell.before is None:
        return f"its point lies {where} on the first map, of {spell.since}"
    if after_gap:
        return f"its point lies {where} on the map of {spell.since}, the first after that of {spell.before}"
    before = f"and did not on that of {spell.before}" if known else f"and may have on that of {spell.before}"
    return f"its point lies {where} on the map of {spell.since}, {before}"


def sightings(kind: Kind, party: str | None, day: int, spells: Sequence[Spell], sides: Sides) -> Iterator[Sighting]:
    """Changes on maps that bear out "party did kind" on a day (ordinal), each assessor's oldest first.

    A capture: the point came into the party's hands, which did not hold it before. A retreat: it came from the party's
    hands into an enemy's. On the way it may have lain in a layer of advances or of unclear status.
    """
    enemies = sides.enemies.get(party or "", ())
    for _, own in groupby(spells, key=lambda spell: spell.assessor):
        firm: str | None = None
        for before, now in pairwise(lasting(own)):
            if begins(before, now):
                firm = None
                continue
            firm = before.holder or firm
            if party is None or now.holder is None or now.holder == firm:
                continue
            took = kind == "captured" and now.holder == party
            left = kind == "withdrew" and firm == party and now.holder in enemies
            late = ordinal(now.since) - day
            if (took or left) and -DAYS_BEFORE <= late <= DAYS_AFTER:
                yield Sighting(now.assessor, now.since, before.said, now.holder, _reason(now, before.said, late))


def _reason(now: Spell, last: str, late: int) -> str:
    """Why a change on a map is taken for this event: how far the two are apart."""
    days = f"{abs(late)} day{'s' if abs(late) != 1 else ''}"
    age = f"{days} {'after' if late > 0 else 'before'} it" if late else "on its day"
    return f"first shown on the map of {now.since}, {age}; that of {last} did not show it"


def with_size(reason: str, population: int) -> str:
    """The same with how much a point says of a place of so many inhabitants (0: not known)."""
    if population < TOWN:
        return reason
    return f"{reason}; one point of a place of {population:,} inhabitants"
