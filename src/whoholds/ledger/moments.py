"""Moments of recording: UTC, ISO 8601 with microseconds and ``Z``, so that they sort as text; and days as ranges."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import UTC, datetime

from whoholds.errors import SettingsError

Clock = Callable[[], datetime]

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def utc_now() -> datetime:
    """The present moment. The one clock of the ledger; tests and replays hand in their own."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as entries carry it. One without a time zone is taken for UTC."""
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return zoned.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def until(text: str) -> str:
    """The last moment that "as known on `text`" takes in: a day, month or year means its end (UTC).

    Raises `SettingsError` for what is neither a day nor a moment.
    """
    if _DAY.fullmatch(text):
        last = day_range(text)[1]
        if last:
            return f"{last}T23:59:59.999999Z"
    try:
        return stamp(datetime.fromisoformat(text))
    except ValueError as error:
        raise SettingsError(
            f"“{text}” is no moment; give a day (2024-09-07) or a full moment (2024-09-07T18:00:00Z)"
        ) from error


def day_range(day: str | None) -> tuple[str, str]:
    """First and last day of an ISO day, month or year; two empty strings for None and for what is none of these."""
    match = _DAY.fullmatch(day or "")
    if match is None:
        return "", ""
    year, month, number = match.groups()
    try:
        if number:
            datetime(int(year), int(month), int(number))
            return f"{year}-{month}-{number}", f"{year}-{month}-{number}"
        if month:
            return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}"
        datetime(int(year), 1, 1)
    except ValueError:
        return "", ""
    return f"{year}-01-01", f"{year}-12-31"
