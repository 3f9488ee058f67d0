"""Everything concluded about one place from the claims known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from whoholds.control import copies, grouping, maps, roles, runs, status, views
from whoholds.control.events import CHANGES, Judged, events_of
from whoholds.control.members import groups_of
from whoholds.control.weight import Lines
from whoholds.model import History, Interval, Place, Sides, Spell, Telling

# Raised when a rule changes what is concluded, so that what was kept of earlier conclusions is made anew.
VERSION = "9"


def rules() -> str:
    """Name and hash of the rules that conclude: what a kept history was made by."""
    parts = (
        VERSION,
        sorted(roles.GAINS.items()),
        sorted((stance, sorted(row.items())) for stance, row in roles.ROLES.items()),
        sorted(roles.OFFICE),
        sorted(grouping.WINDOW.items()),
        grouping.LOOKBACK,
        status.DISPUTE_DAYS,
        status.REFUTE_DAYS,
        copies.SAME_TEXT,
        views.NEWS_DAYS,
        runs.BOTH_INSIDE_DAYS,
        maps.DAYS_AFTER,
        maps.DAYS_BEFORE,
        [(r.name, r.status, r.words) for r in status.RULES],
    )
    return "control/" + hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def changes_of(area: Place, tellings: Sequence[Telling], sides: Sides) -> tuple[Judged, ...]:
    """What is accepted of an area that is taken or left as a whole: it holds for the settlements within (`over`).

    One word decides for many places here, so one independent voice is not enough: the losing side must concede it, or
    two must bear it out.
    """
    judged = events_of(area, groups_of(tellings, sides), sides)
    return tuple(j for j in judged if j.event.kind in CHANGES and _firm(j))


def _firm(judged: Judged) -> bool:
    known = {m.voice for m in judged.group.members if m.role in ("corroborates", "concedes")}
    return judged.event.standing == "conceded" or (judged.event.accepted and len(known) > 1)


def history(
    place: Place,
    tellings: Sequence[Telling],
    sides: Sides,
    over: Sequence[Judged] = (),
    spells: Mapping[str, Sequence[Spell]] | None = None,
) -> History:
    """Events, statuses and each view's intervals of `place` from its claims (all at that place, in any order).

    `over` are the accepted changes of areas around it, as `changes_of` gives them: they enter the views, and stay
    events of the area. `spells` tell how the place lay on control maps, by assessor, oldest first.
    """
    groups = groups_of(tellings, sides)
    drawn = spells or {}
    judged = events_of(place, groups, sides, [spell for name in sorted(drawn) for spell in drawn[name]])
    lines = Lines.of(place.id, groups)
    spoken = {t.claim.side for t in tellings if t.counts} | {m.claim.side for j in over for m in j.group.members}
    intervals: list[Interval] = []
    for side in sorted(spoken & set(sides.enemies)):
        intervals += views.party_view(side, (*judged, *over), lines)
    for name in sorted(drawn):
        intervals += maps.view(place.id, drawn[name])
    intervals += views.consensus((*judged, *over), sides, lines)
    return History(place, tuple(j.event for j in judged), tuple(intervals))
