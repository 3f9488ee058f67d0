"""A ground: its area on the ellipsoid, and its bytes, the same for the same ground however it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import cos, inf, radians
from typing import TYPE_CHECKING

from whoholds.errors import MapError
from whoholds.gazetteer.geometry import KM_PER_DEGREE

if TYPE_CHECKING:
    from pyproj import Geod
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

_M2_IN_KM2 = 1_000_000


def ground_km2(geometry: BaseGeometry) -> float:
    """Area in km² on the WGS 84 ellipsoid, of polygons in degrees of longitude and latitude; 0.0 when empty.

    Edges are geodesics. Which way round a ring runs does not matter: holes are taken off, whatever their sense.
    """
    import numpy as np
    import shapely

    # The geodesic area of a ring has a sign; rings that run the wrong way would cancel each other.
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(polygons(geometry))))
    if not len(rings):
        return 0.0
    # One walk around all rings is far cheaper than one a ring: from each on to the next, and back by the same way.
    walk = shapely.get_coordinates(rings)
    back = shapely.get_coordinates(shapely.get_point(rings[::-1], 0))
    lon, lat = np.vstack([walk, back]).T
    return abs(float(_geod().polygon_area_perimeter(lon, lat)[0])) / _M2_IN_KM2


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons in a geometry of any kind, at any depth, as they are; points and lines are left out."""
    from shapely import MultiPolygon, Polygon, get_parts, is_empty

    if isinstance(geometry, MultiPolygon) and not is_empty(get_parts(geometry)).any():
        return geometry
    found: list[Polygon] = []
    left = [geometry]
    while left:
        one = left.pop()
        if isinstance(one, Polygon):
            if not one.is_empty:
                found.append(one)
        elif hasattr(one, "geoms"):
            left.extend(reversed(get_parts(one)))
    return MultiPolygon(found)


def away(geometry: BaseGeometry, within_km: float) -> Callable[[tuple[float, float]], float]:
    """How far a position (latitude, longitude) is from a ground, in km: 0.0 in it, infinite beyond `within_km`.

    Reckoned on a plane with degrees of longitude as wide as in its middle: within a few per cent on a front's pieces.
    """
    import shapely

    west, south, east, north = geometry.bounds
    narrow = cos(radians((south + north) / 2))
    flat = shapely.transform(geometry, lambda degrees: degrees * (narrow, 1.0))
    reach = within_km / KM_PER_DEGREE
    shapely.prepare(flat)

    def km(position: tuple[float, float]) -> float:
        lat, lon = position
        if not (south - reach <= lat <= north + reach and west - reach / narrow <= lon <= east + reach / narrow):
            return inf
        far = float(flat.distance(shapely.Point(lon * narrow, lat))) * KM_PER_DEGREE
        return far if far <= within_km else inf

    return km


def wkb(geometry: BaseGeometry) -> bytes:
    """The polygons of `geometry` as little-endian WKB: a two-dimensional MultiPolygon, normalised.

    Rings that start elsewhere or run the other way, and parts in another order, give the same bytes.
    """
    import shapely

    flat = shapely.normalize(shapely.force_2d(polygons(geometry)))
    return bytes(shapely.to_wkb(flat, byte_order=1, include_srid=False, flavor="iso"))


def of_wkb(shape: bytes) -> MultiPolygon:
    """The ground that `wkb` wrote. Raises `MapError` for bytes that are none."""
    import shapely
    from shapely.errors import ShapelyError

    try:
        read = shapely.from_wkb(shape)
    except (ShapelyError, TypeError) as error:
        raise MapError(f"a map's kept shape cannot be read ({error}); read its map in again") from None
    if not isinstance(read, shapely.MultiPolygon):
        raise MapError(f"a map's kept shape is a {read.geom_type}, not a MultiPolygon; read its map in again")
    return read


@lru_cache(maxsize=1)
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")
