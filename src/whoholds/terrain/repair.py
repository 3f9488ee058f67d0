"""A drawn geometry to valid ground in its place: what is mended is told, what lies elsewhere is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoholds.errors import MapError
from whoholds.terrain.drawn import Extent
from whoholds.terrain.ground import ground_km2, polygons

if TYPE_CHECKING:
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

# Degrees: borders and coasts are drawn apart from each other by less.
MARGIN = 1.0
_REASON = re.compile(r"(.+?)\[(\S+) (\S+)\]")
_DEGREES: Extent = (-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Mended:
    """Valid two-dimensional ground, empty where nothing is left, and what was done to have it."""

    shape: MultiPolygon
    notes: tuple[str, ...] = ()


def mended(geometry: BaseGeometry) -> Mended:
    """The polygons of `geometry`, made valid: what a part's outer ring encloses and no hole does, even more than once.

    Heights, points and lines go; so does what has no area. Coordinates must be finite.
    """
    import shapely

    flat = polygons(shapely.force_2d(geometry))
    if flat.is_valid:
        return Mended(flat)
    whole = polygons(shapely.make_valid(flat, method="structure", keep_collapsed=False))
    broken = [part for part in shapely.get_parts(flat) if not part.is_valid]
    reason = _said(shapely.is_valid_reason(broken[0] if broken else flat))
    many = (
        f"{len(broken)} polygon{'s' if len(broken) > 1 else ''} repaired" if broken else "overlapping polygons joined"
    )
    areas = f"{ground_km2(flat):,.1f} km² before, {ground_km2(whole):,.1f} km² after"
    return Mended(whole, (f"{many}: {reason} ({areas})",))


def placed(shape: MultiPolygon, extent: Extent | None, where: str) -> tuple[str, ...]:
    """Notes on a ground that lies, in part at least, in `extent` (degrees, widened here by a degree).

    Raises `MapError` naming `where` for coordinates that are no degrees, and for axes that are swapped.
    """
    import shapely

    bounds = shape.bounds
    room = _room(extent)
    if shape.is_empty or _within(bounds, room):
        return ()
    west, south, east, north = bounds
    if _within((south, west, north, east), room):
        raise MapError(
            f"{where}: its axes are swapped, latitude stands where longitude should ({west:.2f} {south:.2f}); write "
            "longitude first"
        )
    if not _within(bounds, _DEGREES):
        raise MapError(
            f"{where}: its coordinates are no degrees of longitude and latitude ({west:.6g} {south:.6g}); save the map "
            "in EPSG:4326"
        )
    outside = shape.difference(shapely.box(*room))
    return (f"{ground_km2(outside):,.1f} km² outside the theatre",)


def off_theatre(shape: MultiPolygon, extent: Extent | None) -> bool:
    """Whether none of a ground lies in `extent` (degrees, widened here by a degree)."""
    room = _room(extent)
    return not shape.is_empty and not _within(shape.bounds, room) and not _inside(shape, room).area


def _room(extent: Extent | None) -> Extent:
    if extent is None:
        return _DEGREES
    west, south, east, north = extent
    return west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN


def _inside(shape: MultiPolygon, room: Extent) -> BaseGeometry:
    import shapely

    return shape.intersection(shapely.box(*room))


def _said(reason: str) -> str:
    """GEOS's reason, its place rounded to about a kilometre."""
    match = _REASON.fullmatch(reason)
    return f"{match[1]} near {float(match[2]):.2f} {float(match[3]):.2f}" if match else reason


def _within(bounds: Extent, room: Extent) -> bool:
    return room[0] <= bounds[0] and room[1] <= bounds[1] and bounds[2] <= room[2] and bounds[3] <= room[3]
