"""A GeoJSON geometry to a shape, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_PASSED_OVER = ("Point", "MultiPoint", "LineString", "MultiLineString")


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry that was read: its ground, or `fault`, why that cannot be had; both None when it has none."""

    ground: BaseGeometry | None
    fault: str | None = None


_NONE = Shape(None)


def shaped(found: dict[str, object]) -> object:
    """A `Shape` for a JSON object that is a GeoJSON geometry, else the object as it is (a hook for `json.loads`).

    Made while the file is parsed, so that its coordinates need not all stand in memory as lists of numbers.
    """
    match found:
        case {"type": "Polygon", "coordinates": rings}:
            return _polygons([rings])
        case {"type": "MultiPolygon", "coordinates": parts}:
            return _polygons(parts)
        case {"type": "GeometryCollection", "geometries": [*inside]}:
            return _joined(inside)
        case {"type": str(kind), "coordinates": _} if kind in _PASSED_OVER:
            return _NONE
    return found


def _polygons(parts: object) -> Shape:
    import shapely
    from shapely.errors import ShapelyError

    if not isinstance(parts, list):
        return Shape(None, "its coordinates are no list")
    polygons = []
    try:
        for part in parts:
            if not isinstance(part, list):
                return Shape(None, "its coordinates are no lists of rings")
            if part:
                polygons.append(shapely.Polygon(_ring(part[0]), [_ring(ring) for ring in part[1:]]))
    except (ValueError, TypeError, OverflowError, ShapelyError) as error:
        return Shape(None, f"its rings cannot be read ({error})")
    return Shape(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))


def _ring(points: object) -> list[tuple[float, float]]:
    """Longitude and latitude of each point; a height is left out."""
    if not isinstance(points, list):
        raise ValueError("a ring that is no list of points")
    flat = []
    for point in points:
        if not isinstance(point, list) or len(point) < 2:
            raise ValueError("a point that is no pair of numbers")
        x, y = point[0], point[1]
        if not _number(x) or not _number(y):
            raise ValueError(f"a coordinate that is no number, {str(x if not _number(x) else y)[:20]}")
        flat.append((float(x), float(y)))
    return flat


def _number(value: object) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool) and abs(value) < float("inf")


def _joined(inside: list[object]) -> Shape:
    import shapely

    grounds = []
    for one in inside:
        if not isinstance(one, Shape):
            return Shape(None, "its collection holds what is no geometry")
        if one.fault is not None:
            return one
        if one.ground is not None:
            grounds.append(one.ground)
    return Shape(shapely.GeometryCollection(grounds)) if grounds else _NONE
