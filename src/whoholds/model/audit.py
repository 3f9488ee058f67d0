"""Claims held against control maps: areas, captures, and what becomes of a speaker's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.entry import FigureTelling
from whoholds.model.mentions import Place
from whoholds.model.terrain import Layer

Measure = Literal["gained", "lost", "held"]
MapOutcome = Literal["shown", "before", "not yet", "no map", "not placed"]


@dataclass(frozen=True, slots=True)
class AuditFigure:
    """A claimed area beside what one assessor's maps give for the same days and region.

    `since`..`until` are the days that the words tell (None: they do not). `region` is the name of what was measured;
    None: all the ground. `layers` of `party` were measured: what it `gained`, or what was `lost` by it where another
    claims to have gained it, or `held` on the day. `km2` is that area, `net` what was gained less what was lost,
    `ratio` the claimed over the measured. `reached` is the first map on which as much was gained since. It is not
    `comparable` where the publisher counts other layers than were measured. Where `why_not` says why, nothing could be
    measured, or nothing like it.
    """

    figure: FigureTelling
    claimant: str | None
    since: str | None
    until: str | None
    region: str | None
    assessor: str | None
    layers: tuple[Layer, ...] = ()
    party: str | None = None
    measure: Measure | None = None
    km2: float | None = None
    net: float | None = None
    ratio: float | None = None
    reached: str | None = None
    comparable: bool = True
    interpolated: bool = False
    notes: tuple[str, ...] = ()
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class AuditCapture:
    """A claimed capture beside the first map of one assessor that shows it.

    `outcome`: ``shown`` first by the map of `shown`, `days` after the event's day (before it, when negative), while
    that of `before` did not; the party held it ``before`` already; ``not yet``, `days` after, on the last map; ``no
    map`` of that time; ``not placed``, where the place is no point or not known well enough. `speakers` claimed it for
    their own side.
    """

    event: str
    place: Place
    party: str
    day: str
    status: str
    speakers: tuple[str, ...]
    assessor: str
    outcome: MapOutcome
    shown: str | None = None
    before: str | None = None
    days: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AuditSpeaker:
    """What became of a speaker's captures and areas on one assessor's maps.

    Of `captures` those that the maps can tell of: `shown` within `WITHIN` days, `late` after that, held `before`
    already, `not_yet` on the last map, which is at least `WITHIN` days after; `open` are nearer to it, or came between
    maps too far apart to tell. `median_days` is over those shown by maps near enough. `figures` areas were measured:
    `claimed_km2` in all, beside `measured_km2`.
    """

    speaker: str
    side: str
    assessor: str
    captures: int
    shown: int
    late: int
    before: int
    not_yet: int
    open: int
    median_days: float | None
    figures: int
    claimed_km2: float
    measured_km2: float
    ratio: float | None
