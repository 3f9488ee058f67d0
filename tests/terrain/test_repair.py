"""What is mended, what is told of it, and what lies elsewhere."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.terrain.sketches import BAKHMUT, EXTENT, PETROZAVODSK, ROBOTYNE, square
from whoholds.errors import MapError
from whoholds.terrain.ground import ground_km2, polygons
from whoholds.terrain.repair import mended, off_theatre, placed

X, Y = BAKHMUT
BOW_TIE = shapely.Polygon([(X, Y), (X + 0.2, Y + 0.2), (X + 0.2, Y), (X, Y + 0.2)])


def test_valid_ground_stays_as_it_is() -> None:
    found = mended(square(BAKHMUT))
    assert found.shape.equals_exact(shapely.MultiPolygon([square(BAKHMUT)]))
    assert found.notes == ()


def test_heights_points_and_lines_go() -> None:
    mixed = shapely.GeometryCollection(
        [shapely.force_3d(square(BAKHMUT), 5.0), shapely.Point(X, Y), shapely.LineString([(X, Y), (X + 1, Y)])]
    )
    found = mended(mixed).shape
    assert found.equals_exact(shapely.MultiPolygon([square(BAKHMUT)]))
    assert not found.has_z
    assert mended(shapely.Point(X, Y)).shape.is_empty


def test_a_ring_that_crosses_itself_keeps_both_sides() -> None:
    found = mended(BOW_TIE)
    assert found.shape.is_valid
    assert found.shape.covers(shapely.Point(X + 0.02, Y + 0.1))
    assert found.shape.covers(shapely.Point(X + 0.18, Y + 0.1))
    assert len(found.notes) == 1
    assert found.notes[0].startswith("1 polygon repaired: Self-intersection near 38.10 48.69 (")
    assert found.notes[0].endswith(f"{ground_km2(found.shape):,.1f} km² after)")


def test_overlapping_parts_are_joined_not_cut_out() -> None:
    one, two = square(BAKHMUT), square((X + 0.1, Y))
    found = mended(shapely.MultiPolygon([one, two]))
    assert ground_km2(found.shape) == pytest.approx(ground_km2(shapely.union(one, two)))
    assert found.notes[0].startswith("overlapping polygons joined: ")


def test_a_ring_without_area_leaves_nothing() -> None:
    found = mended(shapely.Polygon([(X, Y), (X + 0.1, Y), (X, Y), (X + 0.1, Y)]))
    assert found.shape.is_empty
    assert found.notes[0].startswith("1 polygon repaired: ")


@given(st.lists(st.tuples(st.floats(30, 38), st.floats(45, 50)), min_size=3, max_size=12))
@settings(max_examples=80, deadline=None)
def test_whatever_is_drawn_comes_out_valid(points: list[tuple[float, float]]) -> None:
    found = mended(shapely.Polygon(points)).shape
    assert found.is_valid
    assert isinstance(found, shapely.MultiPolygon)


def test_ground_in_the_theatre_is_let_be() -> None:
    assert placed(polygons(square(BAKHMUT)), EXTENT, "map") == ()
    assert not off_theatre(polygons(square(BAKHMUT)), EXTENT)
    # A degree beyond the extent still counts as inside.
    assert placed(polygons(shapely.box(41.2, 48, 41.9, 49)), EXTENT, "map") == ()


def test_swapped_axes_are_refused() -> None:
    for town in (BAKHMUT, ROBOTYNE):
        with pytest.raises(MapError, match=r"^map: its axes are swapped.*; write longitude first$"):
            placed(polygons(square(town[::-1])), EXTENT, "map")
    # Without an extent what cannot be a latitude tells: a town in Kamchatka.
    with pytest.raises(MapError, match="axes are swapped"):
        placed(polygons(square((53.0, 158.6))), None, "map")


def test_coordinates_in_metres_are_refused() -> None:
    for extent in (EXTENT, None):
        with pytest.raises(MapError, match=r"no degrees .* EPSG:4326"):
            placed(polygons(shapely.box(4_219_000, 6_188_000, 4_241_000, 6_210_000)), extent, "map")


def test_ground_elsewhere_is_off_the_theatre() -> None:
    assert off_theatre(polygons(square(PETROZAVODSK)), EXTENT)
    assert not off_theatre(polygons(square(PETROZAVODSK)), None)
    # Its bounds touch the theatre, its ground does not.
    around = shapely.MultiPolygon([square((15.0, 48.0)), square((50.0, 48.0))])
    assert off_theatre(around, EXTENT)
    assert not off_theatre(shapely.MultiPolygon(), EXTENT)


def test_ground_partly_outside_is_kept_and_told() -> None:
    partly = polygons(shapely.box(40, 48, 43, 49))
    assert not off_theatre(partly, EXTENT)
    outside = ground_km2(shapely.box(42, 48, 43, 49))
    assert placed(partly, EXTENT, "map") == (f"{outside:,.1f} km² outside the theatre",)
