"""Areas by period: from last day to last day, taken in between where a map lacks, cut where the maps end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.invented import drawn
from tests.terrain.desk import Desk
from whoholds.model import AreaRow
from whoholds.terrain.area import LONGEST_GAP_DAYS, Region, between, held_on, rows, spreads
from whoholds.terrain.outline import Asked
from whoholds.terrain.series import Point, Series, Stretch, measure

ASKED = Asked(("control",), "RUS")
DONETSK, SUMY, ODESA = (
    Region("UA-14", "Donetsk Oblast"),
    Region("UA-59", "Sumy Oblast"),
    Region("UA-51", "Odesa Oblast"),
)

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)

# A map: its day, what is held, and what was gained and lost since the map before.
Told = tuple[str, float, float, float]
SPRING: tuple[Told, ...] = (
    ("2024-04-30", 100.0, 0.0, 0.0),
    ("2024-05-15", 140.0, 50.0, 10.0),
    ("2024-05-31", 135.0, 5.0, 10.0),
    ("2024-06-30", 160.0, 25.0, 0.0),
)


def series(*maps: Told, broken: dict[str, str] | None = None, passed: tuple[str, ...] = ()) -> Series:
    """Maps measured; `broken` says by the day of a map why it cannot be set against the one before."""
    days = [date.fromisoformat(told[0]) for told in maps]
    points = tuple(Point(day, {"": told[1]}, ("our control",)) for day, told in zip(days, maps, strict=True))
    stretches = tuple(
        Stretch(before, after, {}, {}, why)
        if (why := (broken or {}).get(told[0], ""))
        else Stretch(before, after, {"": told[2]}, {"": told[3]})
        for (before, after), told in zip(pairwise(days), maps[1:], strict=True)
    )
    return Series("Map Desk", points, stretches, passed)


def by(step: str, *maps: Told, **options: object) -> list[AreaRow]:
    days = {name: date.fromisoformat(str(day)) for name, day in options.items() if name in ("since", "until")}
    made = {name: value for name, value in options.items() if name in ("broken", "passed")}
    return list(rows(series(*maps, **made), ASKED, step, **days))  # type: ignore[arg-type]


def numbers(row: AreaRow) -> tuple[float | None, ...]:
    return row.held, row.gained, row.lost, row.net


def test_a_month_runs_from_the_last_day_of_the_month_before_to_its_own_last() -> None:
    may, june = by("month", *SPRING)
    assert (may.period, may.since, may.until) == ("2024-05", "2024-04-30", "2024-05-31")
    assert numbers(may) == (135.0, 55.0, 20.0, 35.0)
    assert (may.maps, may.interpolated, may.partial, may.missing, may.notes) == (3, False, False, (), ())
    assert (june.period, june.since, june.until) == ("2024-06", "2024-05-31", "2024-06-30")
    assert numbers(june) == (160.0, 25.0, 0.0, 25.0)
    assert (may.assessor, may.layers, may.party, may.region) == ("Map Desk", ("control",), "RUS", None)


def test_a_bounding_day_without_a_map_is_taken_in_between_and_named() -> None:
    maps = (("2024-04-26", 100.0, 0.0, 0.0), ("2024-05-06", 130.0, 40.0, 10.0), ("2024-05-31", 150.0, 20.0, 0.0))
    april, may = by("month", *maps)
    # Four of the ten days between the first two maps lie in April, six in May.
    assert numbers(april) == (112.0, 16.0, 4.0, 12.0)
    assert numbers(may) == (150.0, 44.0, 6.0, 38.0)
    assert (april.interpolated, april.missing, april.maps) == (True, ("2024-04-30",), 1)
    assert (may.interpolated, may.missing, may.maps) == (True, ("2024-04-30",), 2)


def test_both_bounding_days_may_lack_a_map() -> None:
    maps = (("2024-04-20", 100.0, 0.0, 0.0), ("2024-05-10", 120.0, 20.0, 0.0), ("2024-06-09", 150.0, 30.0, 0.0))
    may = by("month", *maps)[1]
    assert may.missing == ("2024-04-30", "2024-05-31")
    assert numbers(may) == (141.0, 31.0, 0.0, 31.0)


def test_where_a_map_stands_inside_the_period_nothing_is_taken_in_between() -> None:
    assert [row.interpolated for row in by("week", ("2024-05-19", 1, 0, 0), ("2024-05-26", 2, 1, 0))] == [False]


def test_a_period_in_which_the_maps_begin_or_end_is_cut_to_them_and_marked() -> None:
    maps = (("2024-05-10", 100.0, 0.0, 0.0), ("2024-05-31", 120.0, 20.0, 0.0), ("2024-06-15", 110.0, 0.0, 10.0))
    may, june = by("month", *maps)
    assert (may.since, may.until, may.partial, may.interpolated) == ("2024-05-10", "2024-05-31", True, False)
    assert (june.since, june.until, june.partial, june.interpolated) == ("2024-05-31", "2024-06-15", True, False)
    assert (may.net, june.net) == (20.0, -10.0)


@pytest.mark.parametrize(
    ("since", "until", "periods"),
    [
        ("2024-05-01", "2024-05-31", [("2024-05", False)]),
        ("2024-05-01", "2024-06-30", [("2024-05", False), ("2024-06", False)]),
        ("2024-05-02", "2024-05-31", [("2024-05", True)]),
        ("2024-05-01", "2024-06-10", [("2024-05", False), ("2024-06", True)]),
        ("2024-01-01", "2024-12-31", [("2024-05", False), ("2024-06", False)]),
        ("2024-07-01", "2024-12-31", []),
        ("2023-01-01", "2024-04-30", []),
    ],
)
def test_the_periods_asked_for_are_those_that_hold_the_days(
    since: str, until: str, periods: list[tuple[str, bool]]
) -> None:
    assert [(row.period, row.partial) for row in by("month", *SPRING, since=since, until=until)] == periods


def test_a_single_map_and_no_map_have_no_period() -> None:
    assert by("month", SPRING[0]) == []
    assert by("month") == []


# gaps ----------------------------------------------------------------------------------------------------------------


def gap(days: int) -> tuple[Told, ...]:
    """Two maps so many days apart, the first five days before the end of April."""
    first = date(2024, 4, 25)
    return ("2024-04-25", 100.0, 0.0, 0.0), ((first + timedelta(days=days)).isoformat(), 200.0, 100.0, 0.0)


def test_between_maps_too_far_apart_there_is_no_figure() -> None:
    assert by("month", *gap(LONGEST_GAP_DAYS))[0].why_not is None
    april, may = by("month", *gap(LONGEST_GAP_DAYS + 1))
    for row in (april, may):
        assert numbers(row) == (None, None, None, None)
        assert row.why_not == "there is no map after 2024-04-25 and before 2024-05-27"
        assert (row.interpolated, row.maps) == (False, 0)
    assert (april.period, april.since, april.until) == ("2024-04", "2024-04-25", "2024-04-30")


def test_a_gap_between_two_bounding_maps_hides_nothing() -> None:
    year = series(("2023-12-31", 100.0, 0.0, 0.0), ("2024-12-31", 90.0, 20.0, 30.0))
    row = between(year, ASKED, date(2023, 12, 31), date(2024, 12, 31))
    assert row is not None
    assert (row.why_not, numbers(row)) == (None, (90.0, 20.0, 30.0, -10.0))
    assert {row.why_not for row in rows(year, ASKED, "month")} == {
        "there is no map after 2023-12-31 and before 2024-12-31"
    }


def test_on_either_side_of_a_gap_there_are_figures_again() -> None:
    maps = (*SPRING, ("2024-08-31", 200.0, 50.0, 10.0), ("2024-09-30", 210.0, 10.0, 0.0))
    assert [(row.period, row.net) for row in by("month", *maps)] == [
        ("2024-05", 35.0),
        ("2024-06", 25.0),
        ("2024-07", None),
        ("2024-08", None),
        ("2024-09", 10.0),
    ]


# maps passed over, and layers that changed ---------------------------------------------------------------------------


def test_maps_passed_over_are_named_in_the_period_they_are_of() -> None:
    passed = ("2024-04-30", "2024-05-20", "2024-05-31", "2024-06-12")
    may, june = by("month", SPRING[0], *SPRING[2:], passed=passed)
    note = "the map of {} lacks a layer asked for and is passed over"
    assert may.notes == (note.format("2024-05-20"), note.format("2024-05-31"))
    assert june.notes == (note.format("2024-06-12"),)


def test_notes_of_the_asker_stand_first() -> None:
    found = list(rows(series(*SPRING, passed=("2024-05-20",)), ASKED, "month", notes=["seen by us"]))
    assert found[0].notes[0] == "seen by us"
    assert len(found[0].notes) == 2
    assert found[1].notes == ("seen by us",)


def test_over_a_break_what_is_held_stands_and_what_changed_does_not() -> None:
    why = "Map Desk drew our control before and merged after"
    may, june = by("month", *SPRING, broken={"2024-05-15": why})
    assert numbers(may) == (135.0, None, None, None)
    assert may.notes == (f"{why}: what changed between cannot be told",)
    assert numbers(june) == (160.0, 25.0, 0.0, 25.0)
    assert june.notes == ()


def test_in_the_midst_of_a_break_nothing_is_taken_in_between() -> None:
    maps = (("2024-04-20", 100.0, 0.0, 0.0), ("2024-05-10", 900.0, 0.0, 0.0), ("2024-05-31", 910.0, 10.0, 0.0))
    april, may = by("month", *maps, broken={"2024-05-10": "other layers"})
    assert numbers(april) == (None, None, None, None)
    assert numbers(may) == (910.0, None, None, None)


# regions -------------------------------------------------------------------------------------------------------------


def regional() -> Series:
    """Ground in Donetsk Oblast on every map, in Sumy Oblast on the last one, in Odesa Oblast on none."""
    points = tuple(
        Point(date(2024, 5 + n, 1) - timedelta(days=1), {"": 100.0 + n, "UA-14": 100.0, "UA-59": float(n)}, ())
        for n in range(2)
    )
    stretch = Stretch(points[0].day, points[1].day, {"": 1.0, "UA-59": 1.0}, {"": 0.0})
    return Series("Map Desk", points, (stretch,))


def test_of_several_regions_those_never_held_are_left_out() -> None:
    found = list(rows(regional(), ASKED, "month", regions=(DONETSK, SUMY, ODESA)))
    assert [(row.region, row.region_name, row.held, row.net) for row in found] == [
        ("UA-14", "Donetsk Oblast", 100.0, 0.0),
        ("UA-59", "Sumy Oblast", 1.0, 1.0),
    ]


def test_one_region_asked_for_is_told_of_though_nothing_there_was_ever_held() -> None:
    (row,) = rows(regional(), ASKED, "month", regions=(ODESA,))
    assert (row.region, numbers(row)) == ("UA-51", (0.0, 0.0, 0.0, 0.0))


# any stretch, any day ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "bounds", "partial"),
    [
        ("2024-04-30", "2024-05-15", ("2024-04-30", "2024-05-15"), False),
        ("2024-05-15", "2024-06-30", ("2024-05-15", "2024-06-30"), False),
        ("2024-04-01", "2024-05-15", ("2024-04-30", "2024-05-15"), True),
        ("2024-05-15", "2024-12-31", ("2024-05-15", "2024-06-30"), True),
        ("2024-06-30", "2024-12-31", None, None),
        ("2024-01-01", "2024-04-30", None, None),
        ("2025-01-01", "2025-04-30", None, None),
    ],
)
def test_a_stretch_is_measured_as_far_as_the_maps_go(
    since: str, until: str, bounds: tuple[str, str] | None, partial: bool | None
) -> None:
    row = between(series(*SPRING), ASKED, date.fromisoformat(since), date.fromisoformat(until))
    assert (row and (row.since, row.until), row and row.partial, row and row.period) == (bounds, partial, None)


def test_no_maps_have_no_stretch_and_no_day() -> None:
    assert between(series(), ASKED, date(2024, 1, 1), date(2024, 2, 1)) is None
    assert held_on(series(), date(2024, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "map_day", "held"),
    [
        ("2024-05-15", "2024-05-15", 140.0),
        ("2024-05-30", "2024-05-15", 140.0),
        ("2025-01-01", "2024-06-30", 160.0),
        ("2024-04-30", "2024-04-30", 100.0),
        ("2024-04-29", None, None),
    ],
)
def test_what_is_held_on_a_day_is_what_the_last_map_shows(day: str, map_day: str | None, held: float | None) -> None:
    found = held_on(series(*SPRING), date.fromisoformat(day))
    assert (found and (found[1].isoformat(), found[0][""])) == (map_day and (map_day, held))


# spreads -------------------------------------------------------------------------------------------------------------


def nets(**told: float | None) -> list[AreaRow]:
    return [
        AreaRow(name, ("control",), "RUS", None, None, "2024-05", None, None, 1.0, 1.0, 1.0, net)
        for name, net in told.items()
    ]


def test_how_far_assessors_are_apart() -> None:
    assert spreads(nets(one=30.0, two=41.5, three=-2.25)) == {("2024-05", None, "RUS"): 43.75}
    assert spreads(nets(one=30.0, two=30.0)) == {("2024-05", None, "RUS"): 0.0}


def test_one_figure_alone_is_apart_from_none() -> None:
    assert spreads(nets(one=30.0)) == {}
    assert spreads(nets(one=30.0, two=None)) == {}


def test_the_ground_of_two_parties_is_not_set_against_each_other() -> None:
    assert spreads([*nets(one=30.0), *(replace(row, party="UKR") for row in nets(two=5.0))]) == {}


def test_a_period_that_is_cut_is_not_set_against_a_whole_one() -> None:
    short = by("month", ("2024-05-10", 100.0, 0.0, 0.0), ("2024-05-31", 120.0, 20.0, 0.0))
    assert spreads([*nets(one=30.0), *short]) == {}
    assert spreads([*nets(one=30.0, two=31.0), *short]) == {("2024-05", None, "RUS"): 1.0}


def test_regions_and_periods_are_apart_each_for_itself() -> None:
    found = [row for name in ("one", "two") for row in rows(regional(), ASKED, "month", regions=(DONETSK, SUMY))]
    assert spreads(found) == {("2024-05", "UA-14", "RUS"): 0.0, ("2024-05", "UA-59", "RUS"): 0.0}


# laws ----------------------------------------------------------------------------------------------------------------


@st.composite
def histories(draw: st.DrawFn) -> list[Told]:
    """Maps at most a month apart, of whole numbers that balance."""
    day, held = draw(st.dates(date(2023, 1, 1), date(2024, 12, 31))), 1000
    out: list[Told] = [(day.isoformat(), float(held), 0.0, 0.0)]
    for _ in range(draw(st.integers(1, 14))):
        day += timedelta(days=draw(st.integers(1, LONGEST_GAP_DAYS)))
        gained, lost = draw(st.integers(0, 60)), draw(st.integers(0, 60))
        held += gained - lost
        out.append((day.isoformat(), float(held), float(gained), float(lost)))
    return out


@usual
@given(histories(), st.sampled_from(("day", "week", "month")))
def test_the_periods_add_up_to_the_whole(maps: list[Told], step: str) -> None:
    found = by(step, *maps)
    # Each row is rounded to a hectare.
    near = 0.006 * len(found)
    assert sum(row.gained or 0.0 for row in found) == pytest.approx(sum(m[2] for m in maps), abs=near)
    assert sum(row.lost or 0.0 for row in found) == pytest.approx(sum(m[3] for m in maps), abs=near)
    assert sum(row.net or 0.0 for row in found) == pytest.approx(maps[-1][1] - maps[0][1], abs=near)
    assert found[-1].held == maps[-1][1]


@usual
@given(histories(), st.sampled_from(("day", "week", "month")))
def test_every_period_balances_and_follows_the_one_before(maps: list[Told], step: str) -> None:
    found = by(step, *maps)
    held = maps[0][1]
    days = {told[0] for told in maps}
    for row in found:
        assert row.net == pytest.approx((row.gained or 0.0) - (row.lost or 0.0), abs=0.02)
        assert row.net == pytest.approx((row.held or 0.0) - held, abs=0.02)
        assert row.missing == tuple(day for day in (row.since, row.until) if day not in days)
        assert row.interpolated == bool(row.missing)
        held = row.held or 0.0
    for this, following in pairwise(found):
        assert this.until == following.since


def test_months_of_drawn_maps_add_up_to_the_whole() -> None:
    edges = (("2024-04-20", 37.5), ("2024-05-14", 37.55), ("2024-06-08", 37.45), ("2024-07-02", 37.6))
    desk = Desk(*(drawn(day, east=east) for day, east in edges))
    made = measure(desk.sheets, ASKED, desk.ground)
    whole = between(made, ASKED, made.points[0].day, made.points[-1].day)
    assert whole is not None
    found = list(rows(made, ASKED, "month"))
    assert [row.period for row in found] == ["2024-04", "2024-05", "2024-06", "2024-07"]
    for name in ("gained", "lost", "net"):
        assert sum(getattr(row, name) for row in found) == pytest.approx(getattr(whole, name), abs=0.03)
