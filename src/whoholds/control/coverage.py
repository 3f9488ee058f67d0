"""Coverage: reports and claims per outlet and week, silence included, so that a drop in the news shows as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from whoholds.control.days import iso, span
from whoholds.model import UNDATED, Coverage, Span, Tally

# Periods before, of which the median is what is usual; two months of weeks outlast a holiday or a big battle.
HISTORY = 8
# Fewer periods than this tell nothing of what is usual.
LEAST = 4
# Fewer than this share of the usual reports is a drop.
DROP = 0.5


def coverage(
    tallies: Iterable[Tally], *, by: Span = "week", as_of: str | None = None, together: bool = False
) -> tuple[Coverage, ...]:
    """What each outlet reported, period by period, by outlet and then by time.

    A period without reports stands there with zeros, from the outlet's first to its last, and after its last for as
    long as its usual count says that something was to be expected. Reports without a day (by month: without a month)
    stand last, as ``undated``. `together` counts all outlets as one. `as_of` is the last day known, without which it is
    the last day of `tallies`; the period it falls into is not compared unless it is over. The order of `tallies` does
    not matter.

    Raises `ValueError` where a day is no ISO date.
    """
    calendar = _CALENDARS[by]
    sums: dict[str | None, dict[int | None, _Sum]] = defaultdict(lambda: defaultdict(_Sum))
    last_day = span(as_of)[1] if as_of else 0
    for tally in tallies:
        period = _period(tally.told, calendar)
        sums[None if together else tally.outlet][period].add(tally)
        if as_of is None and tally.told and period is not None:
            last_day = max(last_day, span(tally.told)[0])
    outlets = sorted(sums, key=lambda name: (name is None, name or ""))
    return tuple(line for outlet in outlets for line in _lines(outlet, sums[outlet], calendar, last_day))


@dataclass(slots=True)
class _Sum:
    """Counts being added up."""

    reports: int = 0
    claims: int = 0
    failed: int = 0

    def add(self, tally: Tally) -> None:
        self.reports += tally.reports
        self.claims += tally.claims
        self.failed += tally.failed


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Periods as running numbers: the number of a day, the first day of a number, its name."""

    number: Callable[[int], int]
    first: Callable[[int], int]
    label: Callable[[int], str]


def _week_label(number: int) -> str:
    year, week, _ = date.fromordinal(number * 7 + 1).isocalendar()
    return f"{year:04}-W{week:02}"


def _month(ordinal: int) -> int:
    day = date.fromordinal(ordinal)
    return day.year * 12 + day.month - 1


# Day 1, the first of January of the year 1, was a Monday.
_CALENDARS: dict[Span, _Calendar] = {
    "week": _Calendar(lambda day: (day - 1) // 7, lambda number: number * 7 + 1, _week_label),
    "month": _Calendar(
        _month,
        lambda number: date(number // 12, number % 12 + 1, 1).toordinal(),
        lambda number: f"{number // 12:04}-{number % 12 + 1:02}",
    ),
}


def _period(told: str | None, calendar: _Calendar) -> int | None:
    """The period that holds all the days `told` may mean; None where there is no such period."""
    if not told:
        return None
    first, last = (calendar.number(day) for day in span(told))
    return first if first == last else None


def _lines(
    outlet: str | None, sums: Mapping[int | None, _Sum], calendar: _Calendar, last_day: int
) -> Iterator[Coverage]:
    numbers = [number for number in sums if number is not None]
    if numbers:
        yield from _dated(outlet, sums, calendar, (min(numbers), max(numbers)), last_day)
    undated = sums.get(None)
    if undated is not None:
        yield Coverage(outlet, UNDATED, None, None, undated.reports, undated.claims, undated.failed)


def _dated(
    outlet: str | None, sums: Mapping[int | None, _Sum], calendar: _Calendar, heard: tuple[int, int], last_day: int
) -> Iterator[Coverage]:
    before: list[int] = []
    for number in range(heard[0], max(heard[1], calendar.number(last_day)) + 1):
        usual = median(before[-HISTORY:]) if len(before) >= LEAST else None
        if number > heard[1] and not usual:
            return
        counted = sums.get(number, _Sum())
        first, last = calendar.first(number), calendar.first(number + 1) - 1
        partial = last > last_day
        yield Coverage(
            outlet=outlet,
            period=calendar.label(number),
            since=iso(first),
            until=iso(last),
            reports=counted.reports,
            claims=counted.claims,
            failed=counted.failed,
            usual=float(usual) if usual is not None else None,
            fewer=usual is not None and not partial and counted.reports < usual * DROP,
            partial=partial,
        )
        before.append(counted.reports)
