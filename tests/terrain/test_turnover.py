"""What only one of two grounds has: the ground of plain differences, whatever the two have in common."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from whoholds.terrain import turnover as module
from whoholds.terrain.turnover import Turnover, turnover

usual = settings(max_examples=150, deadline=None, derandomize=True, database=None)
HELD = shapely.box(37.0, 48.0, 38.0, 49.0)


def square(west: float, south: float, size: float = 0.1) -> shapely.Polygon:
    return shapely.box(west, south, west + size, south + size)


def plain(before: BaseGeometry, after: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    return after.difference(before), before.difference(after)


def agrees(found: Turnover, before: BaseGeometry, after: BaseGeometry) -> bool:
    return all(
        ours.symmetric_difference(theirs).area < 1e-9
        for ours, theirs in zip((found.gained, found.lost), plain(before, after), strict=True)
    )


squares = st.lists(
    st.builds(
        square,
        st.integers(0, 40).map(lambda n: 36.5 + n / 20),
        st.integers(0, 40).map(lambda n: 47.5 + n / 20),
        st.sampled_from([0.03, 0.05, 0.1, 0.35]),
    ),
    max_size=6,
)


@usual
@given(squares, squares, squares)
def test_it_is_what_plain_differences_give(
    common: list[BaseGeometry], old: list[BaseGeometry], new: list[BaseGeometry]
) -> None:
    before, after = shapely.union_all([HELD, *common, *old]), shapely.union_all([HELD, *common, *new])
    found = turnover(before, after)
    assert agrees(found, before, after)
    assert found.gained.is_valid
    assert found.lost.is_valid


@usual
@given(squares, squares)
def test_holes_open_and_close(old: list[BaseGeometry], new: list[BaseGeometry]) -> None:
    before, after = HELD.difference(shapely.union_all(old)), HELD.difference(shapely.union_all(new))
    assert agrees(turnover(before, after), before, after)


def test_the_same_ground_drawn_the_other_way_round_has_not_changed() -> None:
    found = turnover(HELD, HELD.reverse())
    assert found == Turnover(shapely.MultiPolygon(), shapely.MultiPolygon())


def test_a_line_that_both_grounds_have_on_other_sides_is_a_change() -> None:
    zigzag = [(37.5, 48.0), (36.0, 48.3), (39.0, 48.6), (37.5, 49.0)]
    west = shapely.Polygon([(37.0, 49.0), (35.0, 48.5), (37.0, 48.0), *zigzag])
    east = shapely.Polygon([(38.0, 49.0), (40.0, 48.5), (38.0, 48.0), *zigzag])
    assert agrees(turnover(west, east), west, east)


@pytest.mark.parametrize(("before", "after"), [(shapely.MultiPolygon(), HELD), (HELD, shapely.MultiPolygon())])
def test_all_of_it_when_there_was_or_is_nothing(before: BaseGeometry, after: BaseGeometry) -> None:
    assert agrees(turnover(before, after), before, after)


def test_only_windows_around_what_changed_are_laid_over_each_other() -> None:
    after = shapely.union_all([HELD, square(38.0, 48.2), square(38.0, 48.8)])
    west, south, east, north = module._windows(HELD, after).T
    assert len(west) == 1, "the side of the square was one edge and is several now"
    assert (west[0], east[0]) == pytest.approx((38.0, 38.1), abs=1e-4)
    assert (south[0], north[0]) == pytest.approx((48.0, 49.0), abs=1e-4)


def test_windows_that_miss_some_of_it_are_noticed() -> None:
    after = shapely.union_all([HELD, square(38.0, 48.2), square(38.0, 48.8)])
    some = module._windows(HELD, shapely.union(HELD, square(38.0, 48.2)))
    some[:, 3] = 48.5
    assert module._within(some, HELD, after) is None
    assert agrees(turnover(HELD, after), HELD, after)
