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
from whoholds.terrain.series import Asked
from whoholds.terrain.sheets import Sheet

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
    from shapely import Point, STRtree, difference, intersection, union_all

    whole = [(sheet, drawn) for sheet in maps if (drawn := asked.drawn(sheet)) is not None]
    first = [each for each in whole if each[0].day <= since]
    last = [each for each in whole if each[0].day <= until]
    if not first or not last or first[-1][0].day >= last[-1][0].day:
        days = f"{whole[0][0].day} to {whole[-1][0].day}" if whole else "none"
        raise AskError(f"no two maps lie on {since} and {until}; the maps with these layers go from {days}")
    names = [{d.source_layer for d in each[-1][1]} for each in (first, last)]
    if names[0] != names[1]:
        was, now = (" and ".join(sorted(each)) for each in names)
        raise AskError(
            f"the map of {first[-1][0].day} draws {was} and that of {last[-1][0].day} {now}: what changed cannot be "
            "told; ask for two days of the same layers"
        )
    before, after = (union_all([ground(d.digest) for d in each[-1][1]]) for each in (first, last))
    gained, lost = polygons(difference(after, before)), polygons(difference(before, after))
    tree = STRtree([Point(p.lon, p.lat) for p in known if p.lat is not None and p.lon is not None])
    inside = {at for part in (gained, lost) for at in tree.query(part, predicate="contains").tolist()}
    regions = boundaries.boundaries(theatre) if theatre else ()
    return Changed(
        assessor=last[-1][0].assessor,
        layers=asked.layers,
        party=asked.party,
        before=first[-1][0].day,
        day=last[-1][0].day,
        held=polygons(intersection(before, after)),
        gained=gained,
        lost=lost,
        gained_km2=ground_km2(gained),
        lost_km2=ground_km2(lost),
        borders=tuple((region.name, region.shape) for region in regions),
        places=tuple(sorted((known[at] for at in inside), key=lambda p: (-p.population, p.name, p.id))),
    )
