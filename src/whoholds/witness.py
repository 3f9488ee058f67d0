"""The control maps that a ledger keeps, as witnesses: how places lay on them, by assessor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from whoholds import theatre as theatres
from whoholds.errors import TheatreError
from whoholds.gazetteer.boundaries import extent
from whoholds.ledger.store import Store
from whoholds.model import Place, Spell
from whoholds.terrain.cover import Ground, spells
from whoholds.terrain.sheets import Sheet, by_assessor

if TYPE_CHECKING:
    from shapely import MultiPolygon

# Shapes kept at hand: the layers of two days, and those that stand.
_AT_HAND = 12
Drawn = Mapping[str, tuple[Spell, ...]]
"""How one place lay on the maps, by assessor, oldest first."""


class Witnesses:
    """The maps known at a moment (None: all), put together as each assessor's whole maps by day."""

    def __init__(self, store: Store, as_known: str | None = None, assessors: Sequence[str] | None = None) -> None:
        self._store = store
        self.snapshots = store.maps(as_known=as_known, assessor=assessors)
        self.maps = by_assessor(self.snapshots)
        self.ground: Ground = lru_cache(maxsize=_AT_HAND)(self._ground)

    def _ground(self, digest: str) -> MultiPolygon:
        from whoholds.terrain.ground import of_wkb

        for _, shape in self._store.shapes((digest,)):
            return of_wkb(shape)
        raise KeyError(digest)

    def theatre(self, assessor: str) -> str | None:
        """The war that an assessor's maps are of, where they say."""
        return next((s.theatre for s in self.snapshots if s.assessor == assessor and s.theatre), None)

    def of(self, places: Sequence[Place]) -> dict[str, dict[str, tuple[Spell, ...]]]:
        """How each of these places lay on each assessor's maps, by place id; only of those within its theatre."""
        out: dict[str, dict[str, tuple[Spell, ...]]] = {}
        for assessor, drawn in self.maps.items():
            name = self.theatre(assessor)
            for place, found in spells(_within(places, name), drawn, self.ground, homes_of(name)).items():
                out.setdefault(place, {})[assessor] = found
        return out

    def covers(self, place: Place) -> bool:
        """Whether a place, well known or not, lies where some of the maps can be expected to show it."""
        names = {self.theatre(assessor) for assessor in self.maps}
        return any(place.country in homes_of(name) and _within([place], name) for name in names)

    def of_one(self, place: Place) -> Drawn:
        """The same of one place."""
        return self.of([place]).get(place.id, {})

    def sheets(self, assessor: str) -> Sequence[Sheet]:
        """An assessor's maps by day."""
        return self.maps.get(assessor, ())


@lru_cache(maxsize=64)
def _theatre_homes(name: str) -> Mapping[str, str]:
    try:
        return theatres.load(name).homes
    except TheatreError:
        # A folder that has gone since: nobody is said to be at home then.
        return {}


def homes_of(theatre: str | None) -> Mapping[str, str]:
    """The party at home in each country, as a theatre states it."""
    return _theatre_homes(theatre) if theatre else {}


def _within(places: Sequence[Place], theatre: str | None) -> list[Place]:
    """Places that a map of the theatre can be expected to show."""
    bounds = _extent(theatre) if theatre else None
    if bounds is None:
        return list(places)
    west, south, east, north = bounds
    return [
        p
        for p in places
        if p.lat is not None and p.lon is not None and south <= p.lat <= north and west <= p.lon <= east
    ]


def _extent(theatre: str) -> tuple[float, float, float, float] | None:
    try:
        return extent(theatre)
    except TheatreError:
        return None


Sizes = Callable[[str], int]
"""How many inhabitants a place has, by id; 0 where nobody knows."""
