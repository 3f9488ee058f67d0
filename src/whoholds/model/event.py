"""Claims of one thing grouped into an event, its status, and how its claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.mentions import Place
from whoholds.model.vocabulary import Kind, Stance

Status = Literal["claimed", "unconfirmed", "disputed", "corroborated", "conceded", "refuted", "superseded"]
Role = Literal[
    "claims", "relays", "corroborates", "concedes", "denies", "doubts", "withholds", "unverified", "retracts"
]
Relation = Literal[
    "denies",
    "withholds",
    "unverified",
    "confirms",
    "concedes",
    "corroborates",
    "doubts",
    "retracts",
    "contradicts",
]

STATUSES: tuple[Status, ...] = (
    "claimed",
    "unconfirmed",
    "disputed",
    "corroborated",
    "conceded",
    "refuted",
    "superseded",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A claim's part in an event.

    `voice` is who counts as speaking: copies of one text share it. `copy_of` is the key of the report whose words
    these are, when they are a copy. `day` is the claim's day as given (day, month or year); `told` its telling's.
    """

    claim: str
    report: str
    role: Role
    voice: str
    side: str
    day: str | None
    told: str | None
    copy_of: str | None = None
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Edge:
    """How one claim stands to another: `source` denies, confirms, concedes, … `target` (claim ids)."""

    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Sighting:
    """A change on an assessor's maps that bears an event out: `day` is the first map that shows `holder` at the place's
    point, `before` the last one that does not. `reason` tells how old it was then and how much a point says."""

    assessor: str
    day: str
    before: str
    holder: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of the same kind, party, place and window.

    `day` is the best single day (see `control.events`), `exact` whether claims give it or it is only the first day of
    telling ("by then"); `earliest`..`latest` are the days its claims give. `standing` is the status by its own claims;
    `status` is that or ``superseded``. `rule` names the row of the table that decided; `because` the claims it rests
    on; `by` the event that superseded or refuted it; `maps` the changes on control maps that bear it out.
    """

    id: str
    place: Place
    kind: Kind
    party: str | None
    day: str
    exact: bool
    earliest: str
    latest: str
    status: Status
    standing: Status
    rule: str
    because: tuple[str, ...]
    parts: tuple[Part, ...]
    edges: tuple[Edge, ...] = ()
    by: str | None = None
    maps: tuple[Sighting, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the consensus rests on it: conceded, or corroborated."""
        return self.standing in ("conceded", "corroborated")

    @property
    def voices(self) -> int:
        """How many speak for it, copies folded."""
        return len({p.voice for p in self.parts if p.role in ("claims", "relays", "corroborates", "concedes")})
