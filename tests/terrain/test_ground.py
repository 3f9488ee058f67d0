"""Areas against pyproj and an equal-area projection; bytes that are the same for the same ground."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from tests.terrain.sketches import BAKHMUT, SIMFEROPOL, square
from whoholds.errors import MapError
from whoholds.gazetteer.geometry import destination
from whoholds.terrain.ground import away, ground_km2, of_wkb, polygons, wkb

GEOD = Geod(ellps="WGS84")


@st.composite
def stars(draw: st.DrawFn) -> shapely.Polygon:
    """A polygon of 3 to 30 corners up to 100 km from a point between 40° and 60° north, perhaps with a hole."""
    lon, lat = draw(st.floats(20, 45)), draw(st.floats(40, 60))
    corners = draw(st.integers(3, 30))
    km = st.floats(5, 100)
    radii = [draw(km) for _ in range(corners)]
    turns = [360 * (i + draw(st.floats(0, 0.9))) / corners for i in range(corners)]
    shell = [GEOD.fwd(lon, lat, turn, radius * 1000)[:2] for turn, radius in zip(turns, radii, strict=True)]
    near = min(radii) / 4
    hole = [GEOD.fwd(lon, lat, 120 * i, near * 1000)[:2] for i in range(3)]
    outer = shapely.Polygon(shell)
    with_hole = shapely.Polygon(shell, [hole])
    return with_hole if draw(st.booleans()) and with_hole.is_valid else outer


def turned(polygon: shapely.Polygon, start: int, back: bool) -> shapely.Polygon:
    """The same ground with its rings begun elsewhere, and perhaps run the other way."""

    def ring(points: object) -> list[tuple[float, float]]:
        corners = list(points.coords)[:-1]  # type: ignore[attr-defined]
        moved = corners[start % len(corners) :] + corners[: start % len(corners)]
        return moved[::-1] if back else moved

    return shapely.Polygon(ring(polygon.exterior), [ring(hole)[::-1] for hole in polygon.interiors])


def dense(polygon: shapely.Polygon, step_m: float = 2000) -> shapely.Polygon:
    """The polygon with a corner every two kilometres of its geodesic edges."""

    def ring(points: object) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = []
        corners = list(points.coords)  # type: ignore[attr-defined]
        for (x1, y1), (x2, y2) in pairwise(corners):
            many = max(1, math.ceil(GEOD.inv(x1, y1, x2, y2)[2] / step_m))
            found += [(x1, y1), *(GEOD.npts(x1, y1, x2, y2, many - 1) if many > 1 else ())]
        return found

    return shapely.Polygon(ring(polygon.exterior), [ring(hole) for hole in polygon.interiors])


@given(stars(), st.integers(0, 40), st.booleans())
@settings(max_examples=60, deadline=None)
def test_where_a_ring_begins_and_which_way_it_runs_does_not_matter(
    polygon: shapely.Polygon, start: int, back: bool
) -> None:
    other = turned(polygon, start, back)
    assert ground_km2(other) == pytest.approx(ground_km2(polygon), rel=1e-9)
    assert wkb(other) == wkb(polygon)


@given(stars())
@settings(max_examples=60, deadline=None)
def test_areas_are_those_of_pyproj(polygon: shapely.Polygon) -> None:
    theirs = abs(GEOD.geometry_area_perimeter(shapely.geometry.polygon.orient(polygon))[0]) / 1e6
    assert ground_km2(polygon) == pytest.approx(theirs, rel=1e-6)


@pytest.mark.parametrize("crs", ["EPSG:6933", "EPSG:3035"])
@given(polygon=stars())
@settings(max_examples=30, deadline=None)
def test_areas_are_those_of_an_equal_area_projection(crs: str, polygon: shapely.Polygon) -> None:
    transformer = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    flat = shapely.transform(dense(polygon), lambda xy: numpy.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))
    assert ground_km2(polygon) == pytest.approx(flat.area / 1e6, rel=1e-3)


def test_parts_and_holes_count_whichever_way_they_run() -> None:
    one, two = square(BAKHMUT), square(SIMFEROPOL)
    whole = ground_km2(one) + ground_km2(two)
    assert ground_km2(shapely.MultiPolygon([one.reverse(), two])) == pytest.approx(whole)
    hole = list(square(BAKHMUT, 0.05).exterior.coords)
    for ring in (hole, hole[::-1]):
        for shell in (list(one.exterior.coords), list(one.exterior.coords)[::-1]):
            holed = shapely.Polygon(shell, [ring])
            assert ground_km2(holed) == pytest.approx(ground_km2(one) - ground_km2(square(BAKHMUT, 0.05)))


def test_a_square_kilometre_is_one() -> None:
    # At 48° north a degree of longitude is 74.628 km, one of latitude 111.200 km (WGS 84).
    a_km = shapely.box(37, 48, 37 + 1 / 74.628, 48 + 1 / 111.200)
    assert ground_km2(a_km) == pytest.approx(1, rel=1e-3)


@pytest.mark.parametrize(
    "nothing", [shapely.Polygon(), shapely.MultiPolygon(), shapely.Point(1, 2), shapely.GeometryCollection()]
)
def test_what_is_empty_has_no_area(nothing: shapely.Geometry) -> None:
    assert ground_km2(nothing) == 0.0
    assert of_wkb(wkb(nothing)).is_empty


def test_polygons_are_found_at_any_depth() -> None:
    deep = shapely.GeometryCollection(
        [shapely.Point(0, 0), shapely.GeometryCollection([square(BAKHMUT), shapely.LineString([(0, 0), (1, 1)])])]
    )
    assert wkb(deep) == wkb(square(BAKHMUT))
    assert [type(part) for part in polygons(deep).geoms] == [shapely.Polygon]


@given(stars(), stars())
@settings(max_examples=40, deadline=None)
def test_bytes_read_and_written_again_are_the_same(one: shapely.Polygon, two: shapely.Polygon) -> None:
    kept = wkb(shapely.MultiPolygon([one, two]))
    assert wkb(of_wkb(kept)) == kept
    assert wkb(shapely.MultiPolygon([two, one])) == kept
    assert kept[0] == 1  # little-endian
    assert isinstance(of_wkb(kept), shapely.MultiPolygon)


def test_heights_are_left_out() -> None:
    assert wkb(shapely.force_3d(square(BAKHMUT), 7.0)) == wkb(square(BAKHMUT))


@pytest.mark.parametrize("raw", [b"", b"junk", shapely.to_wkb(shapely.Point(1, 2)), wkb(square(BAKHMUT))[:40]])
def test_damaged_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(MapError, match="kept shape"):
        of_wkb(raw)


@pytest.mark.parametrize(("bearing", "km"), [(0, 4.0), (90, 7.0), (180, 9.5), (270, 2.0)])
def test_how_far_a_position_is_from_the_nearest_edge(bearing: float, km: float) -> None:
    ground = square(BAKHMUT, 0.2)
    west, south, east, north = ground.bounds
    lon, lat = BAKHMUT
    edge = {0: (north, lon), 90: (lat, east), 180: (south, lon), 270: (lat, west)}
    far = away(ground, 10.0)
    assert far(destination(*edge[int(bearing)], bearing, km)) == pytest.approx(km, rel=0.01)
    assert far(destination(*edge[int(bearing)], bearing, 11.0)) == math.inf


def test_in_the_ground_nothing_is_away_from_it() -> None:
    # Of a long piece the middle may be far from every settlement in it.
    assert away(square(BAKHMUT, 1.0), 10.0)((BAKHMUT[1] + 0.4, BAKHMUT[0] - 0.4)) == 0.0
