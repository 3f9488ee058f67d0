"""Maps measured one after the other: what is held, what was gained and lost, and where that cannot be told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from tests.ledger.invented import drawn
from tests.terrain.desk import Desk, shaped
from whoholds.model import Layer, MapLayer
from whoholds.terrain.outline import Asked
from whoholds.terrain.series import Series, around, measure

GEOD = Geod(ellps="WGS84")
CONTROL = Asked(("control",), "RUS")
BOTH = Asked(("control", "advance"), "RUS")
WHOLE = Asked(("control", "pre2022"), "RUS")
FIRST, SECOND, THIRD = "2024-09-15", "2024-09-22", "2024-09-29"

usual = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def box(west: float, south: float, east: float, north: float) -> dict[str, float]:
    return {"west": west, "south": south, "east": east, "north": north}


def km2(ground: BaseGeometry) -> float:
    """The geodesic area by pyproj alone, of ground without holes.

    A corner more on an edge of 20 km makes half a hectare.
    """
    parts = shapely.get_parts(ground)
    return sum(abs(GEOD.polygon_area_perimeter(*zip(*p.exterior.coords, strict=True))[0]) for p in parts) / 1e6


def measured(asked: Asked, *layers: MapLayer) -> Series:
    desk = Desk(*layers)
    return measure(desk.sheets, asked, desk.ground)


def test_areas_are_those_of_pyproj() -> None:
    moved = box(37.3, 48.0, 37.6, 48.2)
    series = measured(CONTROL, drawn(FIRST), drawn(SECOND, **moved))
    before, after = shapely.box(37.2, 48.0, 37.5, 48.2), shapely.box(37.3, 48.0, 37.6, 48.2)
    assert [(p.day, p.held) for p in series.points] == [
        (date(2024, 9, 15), {"": pytest.approx(km2(before), rel=1e-9)}),
        (date(2024, 9, 22), {"": pytest.approx(km2(after), rel=1e-9)}),
    ]
    (stretch,) = series.stretches
    assert (stretch.since, stretch.until, stretch.broken) == (date(2024, 9, 15), date(2024, 9, 22), "")
    assert stretch.gained == {"": pytest.approx(km2(after.difference(before)), rel=1e-9)}
    assert stretch.lost == {"": pytest.approx(km2(before.difference(after)), rel=1e-9)}
    assert series.assessor == "Map Desk"


def test_ground_retaken_elsewhere_does_not_hide_ground_lost() -> None:
    one, other = shapely.box(37.2, 48, 37.3, 48.1), shapely.box(36, 48, 36.1, 48.1)
    (stretch,) = measured(CONTROL, shaped(FIRST, one), shaped(SECOND, other)).stretches
    assert (stretch.gained[""], stretch.lost[""]) == (pytest.approx(km2(other)), pytest.approx(km2(one)))


def test_ground_that_two_layers_share_counts_once() -> None:
    layers = (drawn(FIRST), drawn(FIRST, layer="advance", **box(37.4, 48.0, 37.7, 48.2)))  # type: ignore[arg-type]
    (point,) = measured(BOTH, *layers).points
    assert point.held[""] == pytest.approx(km2(shapely.box(37.2, 48.0, 37.7, 48.2)), abs=0.1)
    assert point.sources == ("our control", "our advance")


def test_a_layer_inside_another_of_those_asked_for_changes_nothing_held() -> None:
    layers = (drawn(FIRST), drawn(FIRST, layer="advance", east=37.3))
    assert measured(BOTH, *layers).points[0].held[""] == pytest.approx(
        measured(CONTROL, *layers).points[0].held[""], abs=0.1
    )


def test_where_nothing_was_drawn_anew_nothing_was_gained_or_lost() -> None:
    series = measured(CONTROL, drawn(FIRST), drawn(SECOND), drawn(THIRD, east=37.6))
    assert [(s.gained[""] > 0, s.lost[""] > 0) for s in series.stretches] == [(False, False), (True, False)]
    assert series.points[0].held == series.points[1].held


def test_ground_that_passes_from_one_layer_to_the_other_is_neither_gained_nor_lost() -> None:
    north, south = box(37.2, 48.1, 37.5, 48.2), box(37.2, 48.0, 37.5, 48.1)
    series = measured(
        BOTH,
        drawn(FIRST, **south),  # type: ignore[arg-type]
        drawn(FIRST, layer="advance", **north),  # type: ignore[arg-type]
        drawn(SECOND, **north),  # type: ignore[arg-type]
        drawn(SECOND, layer="advance", **south),  # type: ignore[arg-type]
    )
    assert (series.stretches[0].gained[""], series.stretches[0].lost[""]) == (pytest.approx(0), pytest.approx(0))


def test_no_maps_are_an_empty_series() -> None:
    assert measured(CONTROL) == Series("", (), ())


def test_each_map_is_told_of_as_it_is_measured() -> None:
    desk = Desk(drawn(FIRST), drawn(SECOND, layer="advance"), drawn(THIRD))
    told: list[tuple[int, int]] = []
    measure(desk.sheets, CONTROL, desk.ground, tell=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# layers that change, and layers that lack ----------------------------------------------------------------------------


def test_another_layer_of_the_makers_breaks_the_series() -> None:
    merged = [replace(drawn(day, east=37.9), source_layer="merged") for day in (SECOND, THIRD)]
    series = measured(CONTROL, drawn(FIRST), *merged)
    assert [s.broken for s in series.stretches] == ["Map Desk drew our control before and merged after", ""]
    assert (series.stretches[0].gained, series.stretches[0].lost) == ({}, {})
    assert series.stretches[1].gained == {"": 0.0}
    assert len(series.points) == 3


def test_it_breaks_it_even_where_the_ground_is_the_same() -> None:
    (stretch,) = measured(CONTROL, drawn(FIRST), replace(drawn(SECOND), source_layer="merged")).stretches
    assert stretch.broken


def test_a_map_that_lacks_a_layer_asked_for_is_passed_over_and_named() -> None:
    layers = [drawn(day) for day in (FIRST, SECOND, THIRD)]
    advances = [drawn(FIRST, layer="advance"), drawn(THIRD, layer="advance", east=37.6)]
    series = measured(BOTH, *layers, *advances)
    assert series.passed == (SECOND,)
    assert [(s.since, s.until) for s in series.stretches] == [(date(2024, 9, 15), date(2024, 9, 29))]
    assert measured(CONTROL, *layers, *advances).passed == ()


def test_the_layer_of_another_party_does_not_do() -> None:
    layers = (drawn(FIRST), drawn(FIRST, layer="advance", party="UKR"))
    assert measured(BOTH, *layers).passed == (FIRST,)
    assert BOTH.lacking(Desk(*layers).sheets) == ("advance",)


@pytest.mark.parametrize(
    ("covers", "asked", "measures"),
    [
        (("pre2022",), WHOLE, True),
        ((), WHOLE, False),
        (("pre2022",), CONTROL, True),
        (("pre2022",), Asked(("pre2022",), "RUS"), False),
        (("pre2022",), Asked(("advance", "pre2022"), "RUS"), False),
    ],
)
def test_a_layer_inside_the_ground_of_one_that_is_asked_for_is_there_with_it(
    covers: tuple[Layer, ...], asked: Asked, measures: bool
) -> None:
    layers = (drawn(FIRST, covers=covers), drawn(FIRST, layer="advance"))
    found = measured(asked, *layers).points
    assert bool(found) == measures
    assert not found or found[0].held[""] == pytest.approx(km2(shapely.box(37.2, 48.0, 37.5, 48.2)))
    assert bool(asked.lacking(Desk(*layers).sheets)) != measures


def test_one_drawn_for_itself_is_measured_too() -> None:
    before = drawn(FIRST, layer="pre2022", static=True, **box(37.8, 48.0, 38.1, 48.2))  # type: ignore[arg-type]
    (point,) = measured(WHOLE, drawn(FIRST), before).points
    assert point.held[""] == pytest.approx(2 * km2(shapely.box(37.2, 48.0, 37.5, 48.2)))
    assert point.sources == ("our control", "our pre2022")


def test_unclear_ground_is_nobodys_whoever_is_asked_about() -> None:
    asked = Asked(("control", "unknown"), "RUS")
    layers = (drawn(FIRST), drawn(FIRST, layer="unknown", party=None, **box(37.5, 48.0, 37.8, 48.2)))  # type: ignore[arg-type]
    assert measured(asked, *layers).points[0].held[""] == pytest.approx(
        km2(shapely.box(37.2, 48.0, 37.8, 48.2)), abs=0.1
    )
    assert asked.kind("unknown") == ("unknown", None)
    assert asked.lacking(Desk(*layers).sheets) == ()


def test_layers_that_no_map_has_are_named() -> None:
    desk = Desk(drawn(FIRST), drawn(SECOND, layer="claimed"))
    assert Asked(("control", "advance", "claimed"), "RUS").lacking(desk.sheets) == ("advance",)
    assert Asked(("control",), "UKR").lacking(desk.sheets) == ("control",)
    assert CONTROL.lacking(()) == ("control",)


# the maps around some days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [1, 8, 15, 22, 29]),
        (8, 15, [8, 15]),
        (9, 14, [8, 15]),
        (9, 16, [8, 15, 22]),
        (10, 10, [8, 15]),
        (None, 9, [1, 8, 15]),
        (16, None, [15, 22, 29]),
        (30, None, [29]),
        (None, 1, [1]),
    ],
)
def test_the_maps_that_tell_of_some_days_are_those_within_and_one_on_either_side(
    since: int | None, until: int | None, days: list[int]
) -> None:
    desk = Desk(*(drawn(f"2024-09-{day:02}") for day in (1, 8, 15, 22, 29)))
    first, last = (date(2024, 9, day) if day else None for day in (since, until))
    assert [int(sheet.day[-2:]) for sheet in around(desk.sheets, CONTROL, first, last)] == days


def test_a_map_without_the_layers_bounds_nothing_and_is_still_named() -> None:
    desk = Desk(drawn("2024-09-01"), drawn("2024-09-10", layer="claimed"), drawn("2024-09-20"))
    found = around(desk.sheets, CONTROL, date(2024, 9, 12), date(2024, 9, 15))
    assert [sheet.day for sheet in found] == ["2024-09-01", "2024-09-10", "2024-09-20"]


# laws ----------------------------------------------------------------------------------------------------------------


@st.composite
def pockets(draw: st.DrawFn) -> shapely.MultiPolygon:
    """Up to three pieces of ground near Bakhmut, each some kilometres wide, with a corner every kilometre or two."""
    pieces: list[shapely.Polygon] = []
    for _ in range(draw(st.integers(1, 3))):
        x, y = draw(st.floats(37.6, 38.2)), draw(st.floats(48.3, 48.8))
        radii = draw(st.lists(st.floats(0.01, 0.15), min_size=3, max_size=9))
        turns = [2 * math.pi * number / len(radii) for number in range(len(radii))]
        corners = [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(radii, turns, strict=True)]
        pieces.append(shapely.Polygon(corners))
    return shapely.MultiPolygon(shapely.get_parts(shapely.segmentize(shapely.union_all(pieces), 0.02)))


def halves(ground: BaseGeometry) -> Mapping[str, BaseGeometry]:
    """What lies west and east of 37.9°, as an example of regions; the rest has no name and counts for none."""
    west, east = shapely.box(30, 40, 37.9, 60), shapely.box(37.9, 40, 38.1, 60)
    return {
        "W": shapely.intersection(ground, west),
        "E": shapely.intersection(ground, east),
        "": shapely.difference(ground, shapely.union_all([west, east])),
    }


@usual
@given(st.lists(st.tuples(pockets(), pockets()), min_size=2, max_size=4))
def test_gains_less_losses_are_the_change_of_what_is_held(
    drawn_days: list[tuple[shapely.MultiPolygon, shapely.MultiPolygon]],
) -> None:
    layers = [
        shaped(f"2024-09-{day:02}", ground, layer=layer)
        for day, grounds in enumerate(drawn_days, 1)
        for layer, ground in zip(("control", "advance"), grounds, strict=True)
    ]
    desk = Desk(*layers)
    series = measure(desk.sheets, BOTH, desk.ground, halves)
    assert len(series.points) == len(drawn_days)
    for (before, after), stretch in zip(pairwise(series.points), series.stretches, strict=True):
        assert set(stretch.gained) == set(stretch.lost) == set(after.held) == {"", "W", "E"}
        for region in ("", "W", "E"):
            change = after.held[region] - before.held[region]
            assert stretch.gained[region] - stretch.lost[region] == pytest.approx(change, abs=0.1)
            assert stretch.gained[region] >= 0
            assert stretch.lost[region] >= 0
    for point, grounds in zip(series.points, drawn_days, strict=True):
        assert point.held[""] <= sum(km2(ground) for ground in grounds) + 0.1
        assert point.held["W"] + point.held["E"] <= point.held[""] + 0.1


@usual
@given(pockets(), pockets())
def test_the_way_back_gives_back_what_was_gained(one: shapely.MultiPolygon, other: shapely.MultiPolygon) -> None:
    there, back = measured(CONTROL, shaped(FIRST, one), shaped(SECOND, other), shaped(THIRD, one)).stretches
    assert there.gained[""] == pytest.approx(back.lost[""], abs=1e-6)
    assert there.lost[""] == pytest.approx(back.gained[""], abs=1e-6)
