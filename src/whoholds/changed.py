"""What changed between two maps, with all that a picture of it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoholds.errors import AskError
from whoholds.gazetteer import boundaries
from whoholds.model import Layer, Place
from whoholds.terrain.cover import Ground
from whoholds.terrain.ground import ground_km2, polygons
from whoholds.terrain.outline import Asked, outline
from whoholds.terrain.sheets import Sheet
from whoholds.terrain.turnover import turnover

if TYPE_CHECKING:
    from shapely import MultiPolygon


@dataclass(frozen=True, slots=True)
class Changed:
    """Ground on the maps of two days: held on both, gained, lost; borders of regions and settlements in the change."""

    assessor: str
    layers: tuple[Layer, ...]
    party: str | None
    before: str
    day: str
    held: MultiPolygon
    gained: MultiPolygon
    lost: MultiPolygon
    gained_km2: float
    lost_km2: float
    borders: tuple[tuple[str, MultiPolygon], ...]
    places: tuple[Place, ...]


def changed(
    maps: Sequence[Sheet],
    asked: Asked,
    ground: Ground,
    since: str,
    until: str,
    theatre: str | None,
    known: Sequence[Place],
) -> Changed:
    """Between the last map up to the day `since` and the last up to `until`. Raises `AskError` where there is none."""
    from shapely import Point, STRtree, intersection

    whole = [sheet for sheet in maps if asked.drawn(sheet) is not None]
    first = [sheet for sheet in whole if sheet.day <= since]
    last = [sheet for sheet in whole if sheet.day <= until]
    if not first or not last or first[-1].day >= last[-1].day:
        days = f"{whole[0].day} to {whole[-1].day}" if whole else "none"
        raise AskError(f"no two maps lie on {since} and {until}; the maps with these layers go from {days}")
    before, after = (outline(each[-1], asked, ground) for each in (first, last))
    assert before is not None  # as `whole` are those that have one
    assert after is not None
    if why := after.unlike(before):
        raise AskError(f"{last[-1].assessor} {why}: what changed cannot be told; ask for two days of the same layers")
    change = turnover(before.shape, after.shape)
    tree = STRtree([Point(p.lon, p.lat) for p in known if p.lat is not None and p.lon is not None])
    inside = {at for part in (change.gained, change.lost) for at in tree.query(part, predicate="contains").tolist()}
    regions = boundaries.boundaries(theatre) if theatre else ()
    return Changed(
        assessor=last[-1].assessor,
        layers=asked.layers,
        party=asked.party,
        before=before.day,
        day=after.day,
        held=polygons(intersection(before.shape, after.shape)),
        gained=change.gained,
        lost=change.lost,
        gained_km2=ground_km2(change.gained),
        lost_km2=ground_km2(change.lost),
        borders=tuple((region.name, region.shape) for region in regions),
        places=tuple(sorted((known[at] for at in inside), key=lambda p: (-p.population, p.name, p.id))),
    )
