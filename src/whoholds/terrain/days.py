"""The day a map is of: told by its content, by its names, by the user, or by when it was edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from whoholds.errors import MapError

# Properties that tell the day of what is drawn, and those that tell when somebody last edited it (ArcGIS adds these).
TOLD = ("date", "day", "map_date", "datetime", "timestamp")
EDITED = ("editdate", "edit_date", "last_edited_date", "last_edite")
_CURE = "give the map's day with --date YYYY-MM-DD"
# Year first, or day first with the year last; the same sign between both, in the first case perhaps none.
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d)([-_. ])(\d\d)\2((?:19|20)\d\d)(?!\d)")
# A file whose whole name, but for letters before it, is a moment in seconds: DeepState's snapshots are named so.
_MOMENT = re.compile(r"(?:[^\W\d]+[-_. ])*(1\d{9})")
_NUMBER = re.compile(r"(\d+)(?:\.0*)?")
_COMPACT, _SECONDS, _MILLISECONDS = 8, 10, 13  # digits of 20240823, of seconds and of milliseconds since 1970
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a map's day. `told` and `edited` stand in the content; `names` are those it may stand in.

    The names are asked in order: the first that has a day in it counts.
    """

    told: str | None = None
    edited: str | None = None
    names: tuple[str, ...] = ()


def map_day(known: Told, given: str | None, where: str) -> tuple[str, tuple[str, ...]]:
    """The map's ISO day, and notes on how it was had.

    What the content tells counts, then the name, then `given` (the user's), then when it was edited: that is often the
    day after, and differs from layer to layer of one map. Raises `MapError` naming `where`: when `given` contradicts
    content or name, when a name has several days in it and `given` is none of them, when nothing tells.
    """
    if known.told is not None:
        if given not in (None, known.told):
            raise MapError(
                f"{where}: it tells its day as {known.told}, and --date says {given}; leave --date out, or mend it"
            )
        return known.told, ()
    for name in known.names:
        days = in_name(name)
        if given in days or (given is None and len(days) == 1):
            return given or days[0], _edited(known, given or days[0])
        if len(days) > 1:
            several = " or ".join(days)
            raise MapError(f"{where}: the name {name!r} may mean {several}; {_CURE}")
        if days:
            raise MapError(
                f"{where}: the name {name!r} tells {days[0]} as its day, and --date says {given}; leave --date out, or "
                "rename the file"
            )
    if given is not None:
        return given, _edited(known, given)
    if known.edited is not None:
        return known.edited, ("its day is when it was last edited",)
    raise MapError(f"{where}: nothing tells its day; {_CURE}")


def _edited(known: Told, day: str) -> tuple[str, ...]:
    return (f"last edited on {known.edited}",) if known.edited not in (None, day) else ()


def check(day: str, *, since: str | None, today: str, where: str) -> None:
    """Raise `MapError` for an ISO day before `since`, when the war began (None: not known), or after `today`."""
    if since is not None and day < since:
        raise MapError(
            f"{where}: its day {day} lies before the theatre's first, {since}; check the day, or the theatre"
        )
    if day > today:
        raise MapError(f"{where}: its day {day} lies ahead of today, {today}; check the day")


def told(properties: Mapping[str, str], where: str) -> str | None:
    """The day that a feature's properties tell, None when they tell none.

    Raises `MapError` for one that cannot be read, or for two that differ.
    """
    found = {key: properties[key] for key in TOLD if properties.get(key, "").strip()}
    days = {key: of_text(value) for key, value in found.items()}
    for key, day in days.items():
        if day is None:
            raise MapError(f"{where}: {key} {found[key][:40]!r} is no day that can be read; write it as 2024-08-23")
    several = sorted({day for day in days.values() if day is not None})
    if len(several) > 1:
        raise MapError(f"{where}: it tells two days, {' and '.join(several)}; mend or remove one of {', '.join(days)}")
    return several[0] if several else None


def edited(every: Iterable[Mapping[str, str]]) -> str | None:
    """The last day on which any of these features was edited, by what can be read of it; None when none tells."""
    days = [of_text(properties[key]) for properties in every for key in EDITED if key in properties]
    return max((day for day in days if day is not None), default=None)


def in_name(name: str) -> tuple[str, ...]:
    """Every day that a name may mean, in order; 05-06-2024 may be two.

    ``2024-08-23``, ``20240823``, ``2024_08_23`` and ``23-08-2024`` are read, and a name that is a moment in seconds.
    """
    days = {_day(match[1], match[3], match[4]) for match in _YEAR_FIRST.finditer(name)}
    for match in _YEAR_LAST.finditer(name):
        days |= {_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])}
    if moment := _MOMENT.fullmatch(name):
        days.add(of_epoch(int(moment[1])))
    return tuple(sorted(day for day in days if day is not None))


def of_text(text: str) -> str | None:
    """The ISO day of a date, a date with a time (the day as written, whatever its zone), or a number; None if neither.

    Numbers are days (20240823) or moments since 1970 in seconds or milliseconds, their day in UTC.
    """
    text = text.strip()
    if number := _NUMBER.fullmatch(text):
        digits = number[1]
        if len(digits) == _COMPACT:
            return _day(digits[:4], digits[4:6], digits[6:])
        if len(digits) == _SECONDS:
            return of_epoch(int(digits))
        return of_epoch(int(digits) // 1000) if len(digits) == _MILLISECONDS else None
    match = re.match(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?=$|[T ])", text)
    return _day(match[1], match[3], match[4]) if match else None


def of_epoch(seconds: int) -> str | None:
    """The ISO day in UTC of a moment, in seconds since 1970; None when it is no moment of a year up to 9999."""
    try:
        return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
