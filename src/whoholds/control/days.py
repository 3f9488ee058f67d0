"""Days as ordinals, so that windows are subtractions."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=65536)
def span(value: str) -> tuple[int, int]:
    """First and last day (proleptic ordinals) of an ISO day, month or year.

    Raises `ValueError` when it is no date; claims were checked on their way in.
    """
    parts = [int(p) for p in value[:10].split("-")]
    year = parts[0]
    if len(parts) == 1:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    month = parts[1]
    if len(parts) == 2:
        first = date(year, month, 1).toordinal()
        return first, first + monthrange(year, month)[1] - 1
    day = date(year, month, parts[2]).toordinal()
    return day, day


def ordinal(day: str) -> int:
    """The ordinal of an ISO day."""
    return span(day)[0]


@lru_cache(maxsize=65536)
def iso(ordinal: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(ordinal).isoformat()
