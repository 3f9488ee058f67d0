"""Coverage: what counts where, silence that shows, and the flag for a drop in the news."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.control.coverage import coverage
from whoholds.model import FEWER, UNDATED, Coverage, Tally

quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)
MONDAY = date(2024, 9, 9)  # of ISO week 37


def on(days: int) -> str:
    return (MONDAY + timedelta(days=days)).isoformat()


def weeks(counts: list[int], outlet: str = "Wire", start: int = 0) -> list[Tally]:
    """So many reports on the Sunday of each week."""
    return [Tally(outlet, on(7 * (start + n) + 6), reports) for n, reports in enumerate(counts)]


def reports(lines: tuple[Coverage, ...], outlet: str | None = "Wire") -> list[int]:
    return [line.reports for line in lines if line.outlet == outlet]


def test_a_week_has_its_iso_name_its_monday_and_its_sunday() -> None:
    (line,) = coverage([Tally("Wire", on(2), 3, 40, 1), Tally("Wire", on(6), 2, 5)])
    assert line == Coverage("Wire", "2024-W37", "2024-09-09", "2024-09-15", 5, 45, 1)


@pytest.mark.parametrize(
    ("told", "label", "since"),
    [
        ("2024-12-30", "2025-W01", "2024-12-30"),
        ("2021-01-03", "2020-W53", "2020-12-28"),
        ("2024-09-08", "2024-W36", "2024-09-02"),
    ],
)
def test_weeks_at_the_turn_of_the_year(told: str, label: str, since: str) -> None:
    (line,) = coverage([Tally("Wire", told, 1)])
    assert (line.period, line.since) == (label, since)


def test_by_month() -> None:
    lines = coverage(
        [Tally("Wire", "2024-11-30", 1), Tally("Wire", "2025-01-02", 2), Tally("Wire", "2025-01", 4)], by="month"
    )
    assert [(n.period, n.since, n.until, n.reports) for n in lines] == [
        ("2024-11", "2024-11-01", "2024-11-30", 1),
        ("2024-12", "2024-12-01", "2024-12-31", 0),
        ("2025-01", "2025-01-01", "2025-01-31", 6),
    ]


@pytest.mark.parametrize("told", [None, "", "2024", "2024-09"])
def test_reports_without_a_day_stand_last(told: str | None) -> None:
    lines = coverage([Tally("Wire", told, 3, 7, 2), Tally("Wire", on(0), 1)])
    assert [n.period for n in lines] == ["2024-W37", UNDATED]
    assert lines[-1] == Coverage("Wire", UNDATED, None, None, 3, 7, 2)


def test_a_year_alone_is_no_month() -> None:
    assert [n.period for n in coverage([Tally("Wire", "2024", 1)], by="month")] == [UNDATED]


def test_weeks_of_silence_are_zeros() -> None:
    assert reports(coverage(weeks([2, 0, 0, 1]))) == [2, 0, 0, 1]
    assert reports(coverage([Tally("Wire", on(0), 2), Tally("Wire", on(21), 1)])) == [2, 0, 0, 1]


def test_failed_reports_are_counted_apart() -> None:
    (line,) = coverage([Tally("Wire", on(6), failed=3)])
    assert (line.reports, line.failed) == (0, 3)


def test_reports_that_name_no_outlet_stand_last() -> None:
    lines = coverage([Tally(None, on(6), 1), Tally("Wire", on(6), 1), Tally("Gazette", on(6), 1)])
    assert [n.outlet for n in lines] == ["Gazette", "Wire", None]


def test_all_outlets_together() -> None:
    lines = coverage([*weeks([1, 2]), *weeks([4, 0, 8], "Gazette")], together=True)
    assert reports(lines, None) == [5, 2, 8]


@pytest.mark.parametrize(("last", "fewer"), [(4, True), (5, False), (6, False), (0, True)])
def test_under_half_of_the_usual_is_a_drop(last: int, fewer: bool) -> None:
    line = coverage(weeks([10, 11, 9, 10, 12, 10, 10, 10, last]))[-1]
    assert (line.usual, line.fewer) == (10, fewer)
    assert line.note == (FEWER if fewer else "")


def test_eight_weeks_back_and_no_further() -> None:
    line = coverage(weeks([10, 100, 100, 100, 100, 10, 10, 10, 10, 20]))[-1]
    assert (line.usual, line.fewer) == (55, True)


def test_the_first_four_weeks_tell_nothing_of_what_is_usual() -> None:
    lines = coverage(weeks([10, 10, 10, 1, 10]))
    assert [n.usual for n in lines] == [None, None, None, None, 10]
    assert not any(n.fewer for n in lines)


def test_an_outlet_is_compared_with_itself() -> None:
    lines = coverage([*weeks([100] * 9), *weeks([4] * 9, "Gazette")])
    assert not any(n.fewer for n in lines)


def test_an_outlet_that_falls_silent_is_seen_until_silence_is_usual() -> None:
    lines = coverage([*weeks([6] * 10), *weeks([5] * 30, "Gazette")])
    assert reports(lines) == [6] * 10 + [0] * 5
    assert [n.fewer for n in lines if n.outlet == "Wire"] == [False] * 10 + [True] * 5


def test_an_outlet_heard_once_leaves_no_tail() -> None:
    lines = coverage([*weeks([1]), *weeks([5] * 30, "Gazette")])
    assert reports(lines) == [1]


def test_a_week_that_is_not_over_is_not_compared() -> None:
    told = [*weeks([10] * 8), Tally("Wire", on(57), 1)]
    line = coverage(told)[-1]
    assert (line.partial, line.fewer, line.usual) == (True, False, 10)
    assert coverage(told, as_of=on(62))[-1].fewer
    assert not coverage(told, as_of=on(62))[-1].partial


def test_as_of_lets_silence_show() -> None:
    lines = coverage(weeks([6] * 8), as_of=on(8 * 7 + 13))
    assert reports(lines) == [6] * 8 + [0, 0]
    assert [n.fewer for n in lines[-2:]] == [True, True]


def test_nothing_told() -> None:
    assert coverage([]) == ()


def test_a_day_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"day.* (?:out of|must be in) range"):
        coverage([Tally("Wire", "2024-02-31", 1)])


tallies = st.lists(
    st.builds(
        Tally,
        st.sampled_from(["Wire", "Gazette", None]),
        st.one_of(st.none(), st.just("2024-09"), st.integers(-90, 90).map(on)),
        st.integers(0, 9),
        st.integers(0, 99),
        st.integers(0, 3),
    ),
    max_size=30,
)


@quick
@given(tallies, st.sampled_from(["week", "month"]), st.integers())
def test_the_order_changes_nothing_and_nothing_is_lost(told: list[Tally], by: str, seed: int) -> None:
    lines = coverage(told, by=by)  # type: ignore[arg-type]
    shuffled = Random(seed).sample(told, len(told))
    assert coverage(shuffled, by=by) == lines  # type: ignore[arg-type]
    for name in ("reports", "claims", "failed"):
        assert sum(getattr(n, name) for n in lines) == sum(getattr(t, name) for t in told)


@quick
@given(tallies)
def test_one_by_one_is_the_same_as_added_up(told: list[Tally]) -> None:
    apart = [Tally(t.outlet, t.told, 1) for t in told for _ in range(t.reports)]
    whole = [Tally(t.outlet, t.told, t.reports) for t in told if t.reports]
    assert coverage(apart) == coverage(whole)


@quick
@given(tallies)
def test_every_period_follows_the_one_before(told: list[Tally]) -> None:
    lines = coverage(told)
    for one, after in pairwise(lines):
        if one.outlet == after.outlet and one.until and after.since:
            assert date.fromisoformat(after.since) - date.fromisoformat(one.until) == timedelta(days=1)
