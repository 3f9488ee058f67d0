"""Days, weeks and months, each bounded by the day before it and its own last."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.terrain.periods import Period, Step, period_of, periods

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)
days = st.dates(date(2014, 1, 1), date(2030, 12, 31))
steps = st.sampled_from(("day", "week", "month"))


@pytest.mark.parametrize(
    ("day", "step", "name", "since", "until"),
    [
        ("2024-05-17", "day", "2024-05-17", "2024-05-16", "2024-05-17"),
        ("2024-03-01", "day", "2024-03-01", "2024-02-29", "2024-03-01"),
        ("2025-01-01", "day", "2025-01-01", "2024-12-31", "2025-01-01"),
        # Weeks go from Monday to Sunday; one belongs to the year that its Thursday lies in.
        ("2024-05-20", "week", "2024-W21", "2024-05-19", "2024-05-26"),
        ("2024-05-26", "week", "2024-W21", "2024-05-19", "2024-05-26"),
        ("2024-12-31", "week", "2025-W01", "2024-12-29", "2025-01-05"),
        ("2025-01-05", "week", "2025-W01", "2024-12-29", "2025-01-05"),
        ("2022-01-02", "week", "2021-W52", "2021-12-26", "2022-01-02"),
        ("2021-01-03", "week", "2020-W53", "2020-12-27", "2021-01-03"),
        ("2023-01-01", "week", "2022-W52", "2022-12-25", "2023-01-01"),
        ("2024-05-01", "month", "2024-05", "2024-04-30", "2024-05-31"),
        ("2024-05-31", "month", "2024-05", "2024-04-30", "2024-05-31"),
        ("2024-02-10", "month", "2024-02", "2024-01-31", "2024-02-29"),
        ("2023-02-10", "month", "2023-02", "2023-01-31", "2023-02-28"),
        ("2024-03-31", "month", "2024-03", "2024-02-29", "2024-03-31"),
        ("2024-12-31", "month", "2024-12", "2024-11-30", "2024-12-31"),
        ("2024-01-01", "month", "2024-01", "2023-12-31", "2024-01-31"),
    ],
)
def test_a_period_runs_from_the_day_before_it_to_its_last(
    day: str, step: Step, name: str, since: str, until: str
) -> None:
    expected = Period(name, date.fromisoformat(since), date.fromisoformat(until))
    assert period_of(date.fromisoformat(day), step) == expected


@pytest.mark.parametrize(
    ("first", "last", "step", "names"),
    [
        ("2024-04-30", "2024-06-30", "month", ["2024-05", "2024-06"]),
        ("2024-04-29", "2024-06-30", "month", ["2024-04", "2024-05", "2024-06"]),
        ("2024-04-30", "2024-07-01", "month", ["2024-05", "2024-06", "2024-07"]),
        ("2024-12-22", "2025-01-06", "week", ["2024-W52", "2025-W01", "2025-W02"]),
        ("2024-02-27", "2024-03-01", "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2024-05-31", "2024-05-31", "month", []),
        ("2024-06-02", "2024-05-31", "month", []),
    ],
)
def test_the_periods_that_hold_days_after_one_and_up_to_another(
    first: str, last: str, step: Step, names: list[str]
) -> None:
    found = periods(date.fromisoformat(first), date.fromisoformat(last), step)
    assert [period.name for period in found] == names


@usual
@given(days, st.integers(0, 900), steps)
def test_periods_follow_each_other_without_a_day_between(first: date, length: int, step: Step) -> None:
    last = first + timedelta(days=length)
    found = list(periods(first, last, step))
    assert bool(found) == (length > 0)
    for this, following in pairwise(found):
        assert this.until == following.since
        assert this.name < following.name
    if found:
        assert found[0].since <= first < found[0].until
        assert found[-1].since < last <= found[-1].until


@usual
@given(days, steps)
def test_every_day_of_a_period_gives_that_period(day: date, step: Step) -> None:
    period = period_of(day, step)
    assert period.since < day <= period.until
    length = (period.until - period.since).days
    assert {period_of(period.since + timedelta(days=n), step) for n in range(1, length + 1)} == {period}
    assert length in {"day": {1}, "week": {7}, "month": {28, 29, 30, 31}}[step]
