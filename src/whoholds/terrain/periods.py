"""Days, weeks and months as stretches between two bounding days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Step = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Period:
    """What happened after the day `since` and up to the day `until`. `name` is ``2024-05``, ``2024-W21``, or a day."""

    name: str
    since: date
    until: date


def periods(first: date, last: date, step: Step) -> Iterator[Period]:
    """The periods that hold a day after `first` and up to `last`, in order. Weeks are those of ISO 8601."""
    day = first + timedelta(days=1)
    while day <= last:
        period = period_of(day, step)
        yield period
        day = period.until + timedelta(days=1)


def period_of(day: date, step: Step) -> Period:
    """The period that a day is in."""
    before = timedelta(days=1)
    if step == "day":
        return Period(day.isoformat(), day - before, day)
    if step == "week":
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Period(f"{year}-W{week:02}", monday - before, monday + timedelta(days=6))
    begin = day.replace(day=1)
    return Period(f"{day:%Y-%m}", begin - before, (begin + timedelta(days=32)).replace(day=1) - before)
