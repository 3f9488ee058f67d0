"""What changed between two maps, in pieces: which parts are one, which are too small, and that nothing is lost."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.invented import drawn
from tests.terrain.desk import Desk, shaped
from whoholds.model import MapLayer
from whoholds.terrain.ground import ground_km2
from whoholds.terrain.outline import Asked
from whoholds.terrain.pieces import Piece, pieces
from whoholds.terrain.series import measure

CONTROL = Asked(("control",), "RUS")
BOTH = Asked(("control", "advance"), "RUS")
FIRST, SECOND, THIRD = "2024-09-15", "2024-09-22", "2024-09-29"
# The ground held all the time, and small fields around it, a tenth of a degree wide.
HELD = shapely.box(37.0, 48.0, 37.5, 48.5)

usual = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def field(west: float, south: float, size: float = 0.1) -> shapely.Polygon:
    return shapely.box(west, south, west + size, south + size)


def cut(*layers: MapLayer, asked: Asked = CONTROL, least_km2: float = 0.0) -> list[Piece]:
    desk = Desk(*layers)
    return list(pieces(desk.sheets, asked, desk.ground, least_km2))


def between(before: shapely.Geometry, after: shapely.Geometry, least_km2: float = 0.0) -> list[Piece]:
    return cut(shaped(FIRST, before), shaped(SECOND, after), least_km2=least_km2)


def joined(*grounds: shapely.Geometry) -> shapely.Geometry:
    return shapely.union_all(grounds)


def test_a_piece_tells_what_changed_and_between_which_maps() -> None:
    (piece,) = between(HELD, joined(HELD, field(37.5, 48.2)))
    assert (piece.change, piece.before, piece.day) == ("gained", FIRST, SECOND)
    assert piece.km2 == pytest.approx(ground_km2(field(37.5, 48.2)), abs=0.01)
    assert piece.ground.equals(field(37.5, 48.2))
    assert piece.inner == (48.25, 37.55)


def test_what_is_gained_on_the_one_side_and_lost_on_the_other_are_two_pieces() -> None:
    gained, lost = field(37.5, 48.2), field(37.0, 48.2)
    found = between(HELD, joined(HELD.difference(lost), gained))
    assert [(piece.change, piece.ground.equals(where)) for piece, where in zip(found, (gained, lost), strict=True)] == [
        ("gained", True),
        ("lost", True),
    ]


@pytest.mark.parametrize(
    ("apart", "count"), [(0.0, 1), (0.005, 1), (0.0099, 1), (0.011, 2), (0.1, 2)], ids=lambda value: str(value)
)
def test_parts_that_touch_or_lie_within_a_kilometre_are_one_piece(apart: float, count: int) -> None:
    found = between(HELD, joined(HELD, field(37.7, 48.2), field(37.8 + apart, 48.2)))
    assert len(found) == count
    assert sum(piece.km2 for piece in found) == pytest.approx(2 * ground_km2(field(37.7, 48.2)), abs=0.05)


def test_parts_that_touch_in_a_corner_are_one_piece() -> None:
    assert len(between(HELD, joined(HELD, field(37.7, 48.2), field(37.8, 48.3)))) == 1


def test_parts_are_one_piece_through_those_between_them() -> None:
    chain = [field(37.7 + step * 0.109, 48.2) for step in range(4)]
    (piece,) = between(HELD, joined(HELD, *chain))
    assert len(piece.ground.geoms) == 4


def test_of_several_pieces_the_largest_stands_first() -> None:
    small, large = field(36.5, 48.2, 0.05), field(38.5, 48.2, 0.2)
    assert [piece.inner[1] > 38 for piece in between(HELD, joined(HELD, small, large))] == [True, False]


def test_the_point_told_of_lies_in_the_largest_part() -> None:
    small, large = field(37.7, 48.2, 0.02), field(37.725, 48.2, 0.1)
    (piece,) = between(HELD, joined(HELD, small, large))
    lat, lon = piece.inner
    assert large.contains(shapely.Point(lon, lat))


def test_pieces_under_the_least_are_left_out() -> None:
    hill = field(37.7, 48.2, 0.02)
    size = ground_km2(hill)
    for least, count in ((size - 0.01, 1), (size + 0.01, 0)):
        assert len(between(HELD, joined(HELD, hill), least_km2=least)) == count


def test_several_small_parts_that_lie_together_are_large_enough() -> None:
    strips = [shapely.box(37.7, 48.2 + n * 0.01, 37.8, 48.204 + n * 0.01) for n in range(4)]
    least = 2 * ground_km2(strips[0])
    assert len(between(HELD, joined(HELD, *strips), least_km2=least)) == 1
    assert between(HELD, joined(HELD, strips[0]), least_km2=least) == []


def test_on_an_unchanged_map_nothing_changed_and_the_next_is_set_against_it() -> None:
    wider = joined(HELD, field(37.5, 48.2))
    (piece,) = cut(shaped(FIRST, HELD), shaped(SECOND, HELD), shaped(THIRD, wider))
    assert (piece.before, piece.day) == (SECOND, THIRD)


def test_a_map_without_a_layer_asked_for_is_passed_over() -> None:
    wider = joined(HELD, field(37.5, 48.2))
    layers = (shaped(FIRST, HELD), drawn(SECOND, layer="advance"), shaped(THIRD, wider))
    (piece,) = cut(*layers)
    assert (piece.before, piece.day) == (FIRST, THIRD)
    assert cut(*layers, asked=BOTH) == []


def test_where_the_maker_draws_other_layers_nothing_is_said_to_have_changed() -> None:
    wider = joined(HELD, field(37.5, 48.2))
    merged = [replace(shaped(day, wider), source_layer="merged") for day in (SECOND, THIRD)]
    assert cut(shaped(FIRST, HELD), *merged) == []


def test_ground_that_passes_from_one_layer_asked_for_to_another_is_no_piece() -> None:
    town = field(37.5, 48.2)
    layers = (
        shaped(FIRST, HELD),
        shaped(FIRST, town, layer="advance"),
        shaped(SECOND, joined(HELD, town)),
        shaped(SECOND, town, layer="advance"),
    )
    assert cut(*layers, asked=BOTH, least_km2=0.001) == []
    assert [piece.change for piece in cut(*layers)] == ["gained"]


def test_one_map_and_none_have_no_pieces() -> None:
    assert cut() == []
    assert cut(shaped(FIRST, HELD)) == []


@st.composite
def pockets(draw: st.DrawFn) -> shapely.MultiPolygon:
    """Up to four pieces of ground near Bakhmut, each some kilometres wide."""
    parts: list[shapely.Polygon] = []
    for _ in range(draw(st.integers(1, 4))):
        x, y = draw(st.floats(37.6, 38.2)), draw(st.floats(48.3, 48.8))
        radii = draw(st.lists(st.floats(0.005, 0.1), min_size=3, max_size=8))
        turns = [2 * math.pi * number / len(radii) for number in range(len(radii))]
        parts.append(
            shapely.Polygon([(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(radii, turns, strict=True)])
        )
    return shapely.MultiPolygon(shapely.get_parts(shapely.union_all(parts)))


@usual
@given(st.lists(pockets(), min_size=2, max_size=4))
def test_the_pieces_add_up_to_what_the_series_has_gained_and_lost(grounds: list[shapely.MultiPolygon]) -> None:
    desk = Desk(*(shaped(f"2024-09-{number:02}", ground) for number, ground in enumerate(grounds, 1)))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for piece in pieces(desk.sheets, CONTROL, desk.ground, 0.0):
        sums[piece.day, piece.change] += piece.km2
        counts[piece.day, piece.change] += 1
    for stretch in measure(desk.sheets, CONTROL, desk.ground).stretches:
        day = stretch.until.isoformat()
        for change, areas in (("gained", stretch.gained), ("lost", stretch.lost)):
            # Each piece is rounded to a hectare.
            assert sums[day, change] == pytest.approx(areas[""], abs=0.006 * counts[day, change] + 1e-6)


@usual
@given(pockets(), pockets())
def test_pieces_lie_apart_and_within_what_changed(one: shapely.MultiPolygon, other: shapely.MultiPolygon) -> None:
    found = between(one, other)
    for piece in found:
        whole, past = (other, one) if piece.change == "gained" else (one, other)
        assert piece.ground.difference(whole).area < 1e-9
        assert piece.ground.intersection(past).area < 1e-9
        lat, lon = piece.inner
        assert piece.ground.distance(shapely.Point(lon, lat)) < 1e-4
    for number, piece in enumerate(found):
        for further in found[number + 1 :]:
            if further.change == piece.change:
                assert piece.ground.distance(further.ground) > 0.0099
