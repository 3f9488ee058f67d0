"""Which areas a settlement lies in that are taken or left as a whole (a river bank): regions with an outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from shapely import Point, Polygon, prepare

from whoholds import theatre as theatres
from whoholds.model import Place

# Kilometres in a degree of longitude at 51° N: a settlement is taken to lie within an outline only if all of the circle
# in which its position is known does.
_KM_A_DEGREE = 70.0


@dataclass(frozen=True, slots=True)
class Area:
    """A region with an outline."""

    place: Place
    shape: Polygon


@cache
def outlined() -> tuple[Area, ...]:
    """The outlined regions of every packaged theatre."""
    found: dict[str, Area] = {}
    for name in theatres.available():
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
    point = Point(place.lon, place.lat)
    return tuple(
        area.place
        for area in outlined()
        if (area.place.country, area.place.admin1) == (place.country, place.admin1)
        and area.shape.contains(point)
        and (place.error_km is None or area.shape.exterior.distance(point) * _KM_A_DEGREE >= place.error_km)
    )
