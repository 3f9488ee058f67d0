"""From the words of a time to a date: one function a kind, each a few lines of reckoning with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from whoholds.mentions.calendar import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    WEEKDAYS,
    easter,
    month_iso,
    shift,
    shift_months,
    valid,
    weekday_after,
    weekday_before,
    year_iso,
)
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.times import groups_of
from whoholds.model import Day, TimeMention

Parts = Mapping[str, str]
Value = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words are reckoned from.

    `published` is the report's day; `previous` the last day told before these words ("the day after"); `future` says
    that the clause looks ahead ("will hold a vote on Sunday"); `anchors` are the theatre's key dates.
    """

    published: date | None
    previous: date | None = None
    future: bool = False
    anchors: Anchors = NO_ANCHORS


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
    """Whether the words tell a state up to the telling ("since 2014", "for months", "overnight"), dated by the telling."""
    if mention.kind in ("span", "recent", "today", "hour"):
        return True
    prep = (groups_of(mention.kind, mention.surface) or {}).get("prep", "")
    return prep.startswith(("since", "ever since", "as of", "dating", "starting")) and not prep.startswith("starting")


def _no_day() -> Value:
    return None, "the report's own day is not known"


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
            return _no_day()
        year = int(printed) if printed else _that_year(parts["thatyear"], ref)
        found = valid(year, month, day)
        return (found.isoformat(), "date as printed") if found else (None, "no such day")
    if not ref.published:
        return _no_day()
    found = nearest(month, day, ref)
    return (found.isoformat(), f"{_ahead(ref)} such day") if found else (None, "no such day")


def nearest(month: int, day: int, ref: Reference, slack: int = 2, *, back: bool = False) -> date | None:
    """The day of the year nearest before the report's (or after it, where the clause looks ahead).

    `slack` days ahead are let pass: reports are stamped in another time zone than their events.
    """
    if not ref.published:
        return None
    year = ref.published.year
    candidates = [d for y in range(year - 5, year + 6) if (d := valid(y, month, day))]
    if ref.future and not back:
        later = [d for d in candidates if d >= ref.published]
        return later[0] if later else None
    earlier = [d for d in candidates if d <= shift(ref.published, slack)]
    return earlier[-1] if earlier else None


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
        return _no_day()
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
        return _no_day()
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
        return _no_day()
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


def _count(words: str | None) -> int | None:
    """A number in words or figures; None for "several", "a few" and the like."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    if "couple" in words:
        return 2
    return NUMBERS.get(words)


# What an unsaid number of units amounts to, so that the month or year arrived at is at least likely.
_VAGUE = {"day": 3, "night": 3, "week": 2, "month": 3}


def _moved(base: date, count: int | None, unit: str, sign: int) -> Value:
    """`base` moved by `count` units; the longer the unit, the coarser the date."""
    if unit in ("minute", "hour"):
        return base.isoformat(), "within the day"
    if unit in ("year", "decade"):
        if count is None:
            return None, f"how many {unit}s is not said"
        return year_iso(shift_months(base, sign * 12 * count * (10 if unit == "decade" else 1))), f"{count} {unit}s"
    if unit == "fortnight":
        unit, count = "week", 2 * (count or 1)
    vague, steps = count is None, count or _VAGUE[unit]
    if unit == "month":
        moved = shift_months(base, sign * steps)
        return (year_iso(moved) if vague else month_iso(moved)), f"{'some' if vague else steps} months"
    moved = shift(base, sign * steps * (7 if unit == "week" else 1))
    if vague:
        return month_iso(moved), f"some {unit}s"
    return moved.isoformat() if unit != "week" or steps == 1 else month_iso(moved), f"{steps} {unit}s"


def _ago(parts: Parts, ref: Reference) -> Value:
    if not ref.published:
        return _no_day()
    value, reason = _moved(ref.published, _count(parts.get("count")), parts["unit"], -1)
    return value, f"{reason} before the report's day"


def _apart(parts: Parts, ref: Reference) -> Value:
    """The day of the event after the words ("three months after the fall of X") from that of the event before them."""
    base = ref.previous or ref.published
    if not base:
        return _no_day()
    sign = 1 if parts["way"].startswith(("before", "prior")) else -1
    value, reason = _moved(base, _count(parts["count"]), parts["unit"], sign)
    return value, f"{reason} {'after' if sign > 0 else 'before'} what it is told from"


_NAMED = {"before": -1, "previous": -1, "after": 1, "next": 1, "following": 1}


def _relative(parts: Parts, ref: Reference) -> Value:
    base = ref.previous or ref.published
    if not base:
        return _no_day()
    since = "the day told before" if ref.previous else "the report's day"
    named = parts.get("named")
    if named is None:
        sign = 1 if parts["way"].startswith(("later", "after")) else -1
        if sign > 0 and not ref.previous:
            return base.isoformat(), "no earlier day is told: the report's day"
        value, reason = _moved(base, _count(parts.get("count")), parts["unit"], sign)
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
    return (ref.published.isoformat(), "up to the telling: the report's day") if ref.published else _no_day()


def _recent(parts: Parts, ref: Reference) -> Value:
    return (month_iso(ref.published), "lately: the report's month") if ref.published else _no_day()


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
        return _no_day()
    return shift(ref.published, _DAYS_OFF[parts["word"]]).isoformat(), "reckoned from the report's day"


_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}


def _season(parts: Parts, ref: Reference) -> Value:
    if "year" in parts:
        return parts["year"], "year as printed"
    if not ref.published:
        return _no_day()
    # A season has no ISO form: the year it ends in is given.
    end, which = _SEASON_END[parts["season"]], parts.get("which", "")
    year = ref.published.year
    first = end - 2 if end > 2 else 1
    if which == "next" or ref.future:
        return f"{year + (end < ref.published.month):04d}", f"the next {parts['season']}"
    if which != "this":
        year -= first >= ref.published.month or (which == "last" and end >= ref.published.month)
    return f"{year:04d}", f"{which} {parts['season']}"


_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1),
    "valentine's day": (2, 14), "victory day": (5, 9), "may day": (5, 1), "holocaust remembrance day": (1, 27),
    "international holocaust remembrance day": (1, 27), "armistice day": (11, 11),
}  # fmt: skip
_FROM_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}


def _holiday(parts: Parts, ref: Reference) -> Value:
    if not ref.published:
        return _no_day()
    name = parts["holiday"].replace("’", "'")
    if name in _FROM_EASTER:
        days = [shift(easter(ref.published.year + y), _FROM_EASTER[name]) for y in (-1, 0)]
        day: date | None = max((d for d in days if d <= shift(ref.published, 2)), default=days[0])
    else:
        day = nearest(*_HOLIDAYS[name], ref)
    if day and "eve" in parts:
        day = shift(day, -1)
    return (day.isoformat(), f"the last {name.title()}") if day else (None, "no such day")


def _year(parts: Parts, ref: Reference) -> Value:
    last = parts.get("year2", parts["year"])
    return parts["year"][:2] + last if len(last) == 2 else last, "year as printed"


def _anniversary(parts: Parts, ref: Reference) -> Value:
    key = ref.anchors.event(parts.get("event", ""), ref.published)
    if key is None:
        return None, "the event of the anniversary is not a key date of the theatre"
    if "ordinal" in parts:
        found = valid(key.year + ORDINALS[parts["ordinal"]], key.month, key.day)
    elif ref.published:
        found = min(
            (d for y in (-1, 0, 1) if (d := valid(ref.published.year + y, key.month, key.day))),
            key=lambda d: abs((d - ref.published).days) if ref.published else 0,
        )
    else:
        found = None
    if found is None:
        return None, "which anniversary is not said"
    reason = f"anniversary of {key.isoformat()}"
    if "way" in parts:
        count = 1 if parts["offset"] == "the" else _count(parts["offset"])
        if count is None:
            return month_iso(found), reason
        sign = 1 if parts["way"] in ("after", "since") else -1
        value, step = _moved(found, count, parts["unit"], sign)
        return value, f"{step} {'after' if sign > 0 else 'before'} the {reason}"
    return found.isoformat(), reason


def _war(parts: Parts, ref: Reference) -> Value:
    noun = parts.get("war1") or parts.get("war2") or parts.get("war3") or "war"
    began = ref.anchors.war(noun, ref.published)
    if began is None:
        return None, "when the war began is not known"
    reason = f"reckoned from {began.isoformat()}"
    if "count" in parts:
        value, step = _moved(began, _count(parts["count"]), parts["unit"], 1)
        return value, f"{step} {reason}"
    stage = parts.get("stage", "")
    if "began" in parts:
        return month_iso(began), reason
    if stage in ("first day", "first hour", "first hours"):
        return began.isoformat(), reason
    if any(word in stage for word in ("days", "week", "start", "outset", "outbreak", "beginning", "launch")):
        return month_iso(began), reason
    return year_iso(began), reason


_RECKON: Mapping[str, Callable[[Parts, Reference], Value]] = MappingProxyType(
    {
        "numeric": _numeric,
        "date": _calendar_date,
        "date_us": _calendar_date,
        "anniversary": _anniversary,
        "war": _war,
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
        "season": _season,
        "holiday": _holiday,
        "year": _year,
    }
)
