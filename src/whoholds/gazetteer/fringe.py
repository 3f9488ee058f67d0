"""What of a country's regions lies so near to another country's that only an error of the border may put ground there.

A map of what a party holds abroad never draws ground in the party's own country. Where files of borders are coarser
than the map, what it draws up to the border comes out beyond it: that is the nearest region's abroad, place by place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whoholds.gazetteer.geometry import KM_PER_DEGREE

if TYPE_CHECKING:
    import numpy as np
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

    from whoholds.gazetteer.boundaries import Boundary

    _Way = Callable[[BaseGeometry], BaseGeometry]

# The shared maps of ISW and DeepState reach 6 to 7 km over Natural Earth's border of Ukraine with Russia, no farther.
REACH_KM = 10.0
_STEP_KM = 0.1  # to which it is told whose border is nearest
_SEAM_KM = 0.01  # by which the strips of neighbours overlap, so that no gap is between them
_CHORD_KM = 2.0  # longest line, straight in degrees, that is taken for straight in the plane: it is so to 10 cm
# Square degrees, about a hundredth of a square metre: what overlays leave where two lines cross is smaller.
_NOISE = 1e-12


def abroad(regions: Sequence[Boundary], outside: Collection[str]) -> tuple[Boundary, ...]:
    """The regions, where what those of the countries `outside` have within `REACH_KM` of another's is the nearest's.

    Nearest is by land, to some `_STEP_KM`; land comes to land, and water to water. Strips of two neighbours overlap
    by `_SEAM_KM`: the first in order is meant to take what both have. What is farther in stays as it is.
    """
    import shapely

    strips = dict(_strips(regions, outside))
    if not strips:
        return tuple(regions)
    left = [one for one in regions if one.country in outside]
    lands, waters = (shapely.union_all(all) for all in ([one.shape for one in left], [one.offshore for one in left]))
    every = shapely.union_all(list(strips.values()))

    def moved(at: int, one: Boundary) -> Boundary:
        if one.country in outside:
            return replace(one, shape=_less(one.shape, every), offshore=_less(one.offshore, every))
        if at in strips:
            land, water = (shapely.intersection(strips[at], ground) for ground in (lands, waters))
            return replace(one, shape=_with(one.shape, land), offshore=_with(one.offshore, water))
        return one

    return tuple(moved(at, one) for at, one in enumerate(regions))


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a geometry, without the points, lines and slivers that an overlay leaves."""
    from shapely import MultiPolygon, Polygon, get_parts

    return MultiPolygon([part for part in get_parts(geometry) if isinstance(part, Polygon) and part.area > _NOISE])


def _strips(regions: Sequence[Boundary], outside: Collection[str]) -> Iterator[tuple[int, BaseGeometry]]:
    """By place in the order, what is within reach of each region that stays and nearer to it than to any other such."""
    import shapely

    left = [one for one in regions if one.country in outside]
    if not left or len(left) == len(regions):
        return
    plane, globe = _planes(shapely.total_bounds([one.shape for one in regions]))
    # A buffer is valid whatever hair-thin thing the plane has made of a valid polygon.
    barred = shapely.union_all([shapely.buffer(plane(g), _SEAM_KM) for one in left for g in (one.shape, one.offshore)])
    # A little farther than the reach, as the rings of a buffer are polygons within it.
    zone = shapely.buffer(barred, REACH_KM * 1.05)
    edges: dict[int, BaseGeometry] = {}
    for at, one in enumerate(regions):
        edge = shapely.intersection(shapely.boundary(plane(one.shape)), zone)
        if one.country not in outside and not edge.is_empty:
            edges[at] = edge
    if not edges:
        return
    owners = list(edges)
    for which, squares in _nearest(barred, list(edges.values())).items():
        at = owners[which]
        cell = shapely.buffer(shapely.union_all(squares), _SEAM_KM, join_style="mitre")
        strip = shapely.intersection(cell, shapely.buffer(edges[at], REACH_KM))
        yield at, polygons(shapely.make_valid(globe(strip)))


def _nearest(ground: BaseGeometry, edges: Sequence[BaseGeometry]) -> dict[int, list[Polygon]]:
    """Squares that cover what of the ground is within reach of an edge, by the place of the edge nearest to them.

    A square is parted in four until one edge is nearer than the others from all of it, or it is `_STEP_KM` wide.
    """
    import numpy as np
    import shapely

    borders = [shapely.extract_unique_points(shapely.segmentize(edge, _STEP_KM)) for edge in edges]
    trees = [shapely.STRtree(shapely.get_parts(points)) for points in borders]
    shapely.prepare(ground)
    west, south, east, north = ground.bounds
    side = _STEP_KM * 2 ** math.ceil(math.log2(max(east - west, north - south, _STEP_KM) / _STEP_KM))
    middles = np.array([[(west + east) / 2, (south + north) / 2]])
    found: dict[int, list[Polygon]] = {}
    while len(middles):
        squares = shapely.box(*(middles - side / 2).T, *(middles + side / 2).T)
        there = shapely.intersects(ground, squares)
        middles, squares = middles[there], squares[there]
        if not len(middles):
            break
        points = shapely.points(middles)
        far = np.array([tree.query_nearest(points, return_distance=True, all_matches=False)[1] for tree in trees])
        owner, across = far.argmin(axis=0), side * math.sqrt(2)
        nearest, second = np.sort(np.vstack([far, np.full(len(middles), np.inf)]), axis=0)[:2]
        within = nearest <= REACH_KM + across / 2
        # From anywhere in a square a distance differs from its middle's by half the diagonal at most.
        sure = (second - nearest >= across) | (side <= _STEP_KM)
        for which, square in zip(owner[within & sure].tolist(), squares[within & sure].tolist(), strict=True):
            found.setdefault(which, []).append(square)
        side /= 2
        steps = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]]) * side / 2
        middles = (middles[within & ~sure][:, None] + steps).reshape(-1, 2)
    return found


def _planes(bounds: np.ndarray) -> tuple[_Way, _Way]:
    """From degrees to a plane in km about the middle of the bounds, and back: lengths true to 1 % up to 1,500 km."""
    import numpy as np
    import shapely
    from pyproj import Transformer

    west, south, east, north = bounds.tolist()
    flat = f"+proj=laea +lat_0={(south + north) / 2} +lon_0={(west + east) / 2} +ellps=WGS84 +units=km"
    there = Transformer.from_crs("EPSG:4326", flat, always_xy=True)
    back = Transformer.from_crs(flat, "EPSG:4326", always_xy=True)

    def through(way: Transformer, longest: float) -> _Way:
        def moved(ground: BaseGeometry) -> BaseGeometry:
            short = shapely.segmentize(ground, longest)
            return shapely.transform(short, lambda at: np.column_stack(way.transform(at[:, 0], at[:, 1])))

        return moved

    return through(there, _CHORD_KM / KM_PER_DEGREE), through(back, _CHORD_KM)


def _less(ground: MultiPolygon, taken: BaseGeometry) -> MultiPolygon:
    return polygons(ground.difference(taken).normalize())


def _with(ground: MultiPolygon, more: BaseGeometry) -> MultiPolygon:
    # An overlay leaves rings that go either way round, of which geodesic areas do not add up; normal ones go one way.
    return polygons(ground.union(polygons(more)).normalize())
