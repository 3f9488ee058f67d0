"""Distances and bearings on the WGS 84 ellipsoid."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Geod

MEAN_RADIUS_KM = 6371.0088  # IUGG mean earth radius
KM_PER_DEGREE = 111.2  # of latitude


@lru_cache(maxsize=1)
def _geod() -> Geod:
    # Imported here: pyproj takes longer to import than everything else in the gazetteer together.
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Geodesic distance in km."""
    return float(_geod().inv(lon1, lat1, lon2, lat2)[2]) / 1000


def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Bearing at the first point towards the second, in degrees clockwise from north, 0 up to 360."""
    return float(_geod().inv(lon1, lat1, lon2, lat2)[0]) % 360


def destination(lat: float, lon: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The point `km` away on `bearing_deg`, as (lat, lon)."""
    lon2, lat2, _ = _geod().fwd(lon, lat, bearing_deg, km * 1000)
    return float(lat2), float(lon2)


def rough_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km on a sphere: within 0.6 % of `distance_km`, without importing pyproj."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * MEAN_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def rough_bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """`bearing_deg` on a sphere, without importing pyproj."""
    a, b, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    y = math.sin(d) * math.cos(b)
    x = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d)
    return math.degrees(math.atan2(y, x)) % 360


def rough_destination(lat: float, lon: float, degrees: float, km: float) -> tuple[float, float]:
    """`destination` on a sphere, to 5 decimals: within 0.5 % of the distance, without importing pyproj."""
    a, o, t, r = math.radians(lat), math.radians(lon), math.radians(degrees), km / MEAN_RADIUS_KM
    b = math.asin(math.sin(a) * math.cos(r) + math.cos(a) * math.sin(r) * math.cos(t))
    p = o + math.atan2(math.sin(t) * math.sin(r) * math.cos(a), math.cos(r) - math.sin(a) * math.sin(b))
    return round(math.degrees(b), 5), round(math.degrees(p), 5)


def angle_between(one: float, other: float) -> float:
    """Degrees from one bearing to another, the shorter way round, 0 up to 180."""
    return abs((one - other + 180) % 360 - 180)
