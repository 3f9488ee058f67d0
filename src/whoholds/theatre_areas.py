"""Which areas a settlement lies in that are taken or left as a whole (a river bank): regions with an outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whoholds import theatre as theatres
from whoholds import theatre_files as files
from whoholds.model import Place

if TYPE_CHECKING:
    from shapely import Polygon

# Kilometres in a degree of longitude at 51° N: a settlement is taken to lie within an outline only if all of the circle
# in which its position is known does.
_KM_A_DEGREE = 70.0


@dataclass(frozen=True, slots=True)
class Area:
    """A region with an outline."""

    place: Place
    shape: Polygon


@cache
def _with_outlines() -> tuple[str, ...]:
    """The theatres that outline any region: a theatre is long to load, so its file is looked into first."""
    regions = {name: files.PACKAGED / name / "regions.yaml" for name in theatres.available()}
    return tuple(
        name for name, path in regions.items() if path.exists() and "outline:" in path.read_text(encoding="utf-8")
    )


@cache
def outlined() -> tuple[Area, ...]:
    """The outlined regions of every packaged theatre."""
    from shapely import Polygon, prepare  # takes longer to import than a kept answer to give

    found: dict[str, Area] = {}
    for name in _with_outlines():
        theatre = theatres.load(name)
        for region in theatre.region_terms.values():
            if not region.outline or region.id in found:
                continue
            shape = Polygon([(lon, lat) for lat, lon in region.outline])
            prepare(shape)
            place = Place(
                region.id, region.name, region.type, region.lat, region.lon, region.admin1, region.country, source=name
            )
            found[region.id] = Area(place, shape)
    return tuple(found[key] for key in sorted(found))


def areas_over(place: Place) -> tuple[Place, ...]:
    """The outlined regions that a settlement or site lies in, its position and its admin1 both saying so."""
    if place.type == "area" or place.lat is None or place.lon is None:
        return ()
    near = [a for a in outlined() if (a.place.country, a.place.admin1) == (place.country, place.admin1)]
    if not near:
        return ()
    from shapely import Point

    point = Point(place.lon, place.lat)
    return tuple(
        area.place
        for area in near
        if area.shape.contains(point)
        and (place.error_km is None or area.shape.exterior.distance(point) * _KM_A_DEGREE >= place.error_km)
    )
