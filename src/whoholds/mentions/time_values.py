"""From the words of a time to a date: one function a kind, each a few lines of reckoning with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from whoholds.mentions import time_occasions
from whoholds.mentions.calendar import (
    MONTHS,
    WEEKDAYS,
    month_iso,
    shift,
    shift_months,
    valid,
    weekday_after,
    weekday_before,
    year_iso,
)
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.time_reckoning import Parts, Reference, Value, count_of, moved, nearest, no_day
from whoholds.mentions.times import groups_of
from whoholds.model import Day, TimeMention


def resolve(
    mention: TimeMention,
    published: date | None,
    anchors: Anchors = NO_ANCHORS,
    *,
    previous: date | None = None,
    future: bool = False,
) -> Day:
    """The date a mention means, of the precision its words have; None with the reason where they do not suffice."""
    parts = groups_of(mention.kind, mention.surface)
    reckon = _RECKON.get(mention.kind)
    if parts is None or reckon is None:
        return Day(None, mention.surface, f"“{mention.surface}” is not understood")
    value, reason = reckon(parts, Reference(published, previous, future, anchors))
    return Day(value, " ".join(mention.surface.split()), reason)


def explicit(mention: TimeMention) -> date | None:
    """The day of a mention that prints day, month and year; None for any other."""
    parts = groups_of(mention.kind, mention.surface)
    if (
        parts is None
        or mention.kind not in ("numeric", "date", "date_us")
        or not ({"year", "iso", "fourth", "slashed"} & set(parts))
    ):
        return None
    value, _ = _RECKON[mention.kind](parts, Reference(None))
    return date.fromisoformat(value) if value else None


def lasting(mention: TimeMention) -> bool:
    """Whether the words tell a state up to the telling ("since 2014", "for months"), dated by the telling."""
    if mention.kind in ("span", "recent", "today", "hour"):
        return True
    prep = (groups_of(mention.kind, mention.surface) or {}).get("prep", "")
    return prep.startswith(("since", "ever since", "as of", "dating", "starting")) and not prep.startswith("starting")


def _numeric(parts: Parts, ref: Reference) -> Value:
    if "fourth" in parts:
        first, second, year = int(parts["first"]), int(parts["second"]), int(parts["fourth"])
        if first <= 12 and second <= 12 and first != second and parts["mark"] == "/":
            return None, "day and month cannot be told apart"
        day, month = (first, second) if second <= 12 else (second, first)
        found = valid(year, month, day)
    else:
        year, month, day = (int(n) for n in parts.get("iso", parts.get("slashed", "")).replace("/", "-").split("-"))
        found = valid(year, month, day)
    return (found.isoformat(), "date as printed") if found else (None, "no such day")


def _calendar_date(parts: Parts, ref: Reference) -> Value:
    month, day = MONTHS[parts["month"]], int(parts["day"])
    if "day3" in parts:
        month, day = MONTHS[parts["month3"]], int(parts["day3"])
    elif "day2" in parts:
        day = int(parts["day2"])
    printed = parts.get("year2") or parts.get("year")
    if printed or "thatyear" in parts:
        if not printed and not ref.published:
            return no_day()
        year = int(printed) if printed else _that_year(parts["thatyear"], ref)
        found = valid(year, month, day)
        return (found.isoformat(), "date as printed") if found else (None, "no such day")
    if not ref.published:
        return no_day()
    found = nearest(month, day, ref)
    return (found.isoformat(), f"{_ahead(ref)} such day") if found else (None, "no such day")


def _ahead(ref: Reference) -> str:
    return "the next" if ref.future else "the last"


def _that_year(word: str, ref: Reference) -> int:
    base = ref.published or date.min
    if word in ("the same", "the previous") and ref.previous:
        base = ref.previous
    return base.year + {"last": -1, "next": 1, "the previous": -1}.get(word, 0)


def _weekday(parts: Parts, ref: Reference) -> Value:
    which = parts.get("which", "")
    if not ref.published:
        return no_day()
    number = WEEKDAYS.index(parts.get("weekday2") or parts["weekday"])
    name = WEEKDAYS[number].capitalize()
    if "lastweek" in parts:
        monday = shift(weekday_before(ref.published, 0), -7)
        return shift(monday, number).isoformat(), f"{name} of the week before the report's"
    if which in ("next", "this coming", "the following", "the next"):
        base = ref.previous if which.startswith("the") and ref.previous else ref.published
        return weekday_after(base, number, strictly=True).isoformat(), f"the next {name}"
    if ref.future or (parts.get("prep", "") == "ahead of"):
        return weekday_after(ref.published, number).isoformat(), f"the coming {name}"
    base, strictly = ref.published, which in ("last", "past", "this past")
    if which == "the previous" and ref.previous:
        base, strictly = ref.previous, True
    return weekday_before(base, number, strictly=strictly).isoformat(), f"the last {name} up to the report's day"


def _month(parts: Parts, ref: Reference) -> Value:
    month = MONTHS[parts["month"]]
    if "year" in parts:
        return f"{int(parts['year']):04d}-{month:02d}", "month as printed"
    if not ref.published:
        return no_day()
    if "thatyear" in parts:
        return f"{_that_year(parts['thatyear'], ref):04d}-{month:02d}", f"{parts['thatyear']} year"
    year, which = ref.published.year, parts.get("which", "")
    if which == "next" or (ref.future and which != "last"):
        year += month < ref.published.month or (which == "next" and month == ref.published.month)
        return f"{year:04d}-{month:02d}", "the next such month"
    year -= month > ref.published.month or (which == "last" and month == ref.published.month)
    return f"{year:04d}-{month:02d}", "the last such month"


def _calendar(parts: Parts, ref: Reference) -> Value:
    unit, which = parts["unit"], parts["which"].removeprefix("the ")
    if not ref.published:
        return no_day()
    base = (
        ref.previous
        if parts["which"].startswith(("the previous", "the following", "the same", "that")) and ref.previous
        else ref.published
    )
    step = {"last": -1, "previous": -1, "next": 1, "following": 1, "this coming": 1}.get(which, 0)
    if unit == "weekend":
        if step > 0 or (ref.future and step == 0):
            return weekday_after(base, 5, strictly=step > 0 and base.weekday() >= 5).isoformat(), "the coming weekend"
        saturday = weekday_before(base, 5)
        if step < 0 and base.weekday() >= 5:
            saturday = shift(saturday, -7)
        return saturday.isoformat(), "the last weekend up to the report's day"
    if unit == "week":
        # A week has no ISO form of day, month or year: the month it lies in is what is sure.
        return month_iso(shift(base, 7 * step)), f"the month of {which} week"
    if unit == "month":
        return month_iso(shift_months(base, step)), f"{which} month"
    return year_iso(shift_months(base, 12 * step)), f"{which} year"


def _ago(parts: Parts, ref: Reference) -> Value:
    if not ref.published:
        return no_day()
    value, reason = moved(ref.published, count_of(parts.get("count")), parts["unit"], -1)
    return value, f"{reason} before the report's day"


def _apart(parts: Parts, ref: Reference) -> Value:
    """The day of the event after the words ("three months after the fall of X") from that of the event before them."""
    base = ref.previous or ref.published
    if not base:
        return no_day()
    sign = 1 if parts["way"].startswith(("before", "prior")) else -1
    value, reason = moved(base, 1 if parts.get("count") == "the" else count_of(parts.get("count")), parts["unit"], sign)
    return value, f"{reason} {'after' if sign > 0 else 'before'} what it is told from"


_NAMED = {"before": -1, "previous": -1, "after": 1, "next": 1, "following": 1}


def _relative(parts: Parts, ref: Reference) -> Value:
    base = ref.previous or ref.published
    if not base:
        return no_day()
    since = "the day told before" if ref.previous else "the report's day"
    named = parts.get("named")
    if named is None:
        sign = 1 if parts["way"].startswith(("later", "after")) else -1
        if sign > 0 and not ref.previous:
            return base.isoformat(), "no earlier day is told: the report's day"
        value, reason = moved(base, count_of(parts.get("count")), parts["unit"], sign)
        return value, f"{reason} {'after' if sign > 0 else 'before'} {since}"
    words = named.split()
    step = next((_NAMED[w] for w in words if w in _NAMED), 0)
    if "week" in words:
        return month_iso(shift(base, 7 * step)), f"the week beside {since}"
    if "month" in words:
        return month_iso(shift_months(base, step)), f"the month beside {since}"
    if "year" in words:
        return year_iso(shift_months(base, 12 * step)), f"the year beside {since}"
    return shift(base, step).isoformat(), f"reckoned from {since}"


def _telling(parts: Parts, ref: Reference) -> Value:
    return (ref.published.isoformat(), "up to the telling: the report's day") if ref.published else no_day()


def _recent(parts: Parts, ref: Reference) -> Value:
    return (month_iso(ref.published), "lately: the report's month") if ref.published else no_day()


_DAYS_OFF = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _yesterday(parts: Parts, ref: Reference) -> Value:
    if not ref.published:
        return no_day()
    return shift(ref.published, _DAYS_OFF[parts["word"]]).isoformat(), "reckoned from the report's day"


def _year(parts: Parts, ref: Reference) -> Value:
    last = parts.get("year2", parts["year"])
    return parts["year"][:2] + last if len(last) == 2 else last, "year as printed"


_RECKON: Mapping[str, Callable[[Parts, Reference], Value]] = MappingProxyType(
    {
        "numeric": _numeric,
        "date": _calendar_date,
        "date_us": _calendar_date,
        "anniversary": time_occasions.anniversary,
        "war": time_occasions.war,
        "weekday": _weekday,
        "month": _month,
        "calendar": _calendar,
        "ago": _ago,
        "relative": _relative,
        "apart": _apart,
        "span": _telling,
        "recent": _recent,
        "today": _telling,
        "hour": _telling,
        "yesterday": _yesterday,
        "season": time_occasions.season,
        "holiday": time_occasions.holiday,
        "year": _year,
    }
)
