"""Seasons, holidays, anniversaries and the stages of a war: times that need the year or a key date to be known."""

from __future__ import annotations

from datetime import date

from whoholds.mentions.calendar import ORDINALS, easter, month_iso, shift, valid, year_iso
from whoholds.mentions.time_reckoning import Parts, Reference, Value, count_of, moved, nearest, no_day

_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}


def season(parts: Parts, ref: Reference) -> Value:
    """ "In the spring", "last winter": the year."""
    if "year" in parts:
        return parts["year"], "year as printed"
    if not ref.published:
        return no_day()
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


def holiday(parts: Parts, ref: Reference) -> Value:
    """ "On Christmas Eve": the last such day."""
    if not ref.published:
        return no_day()
    name = parts["holiday"].replace("’", "'")
    if name in _FROM_EASTER:
        days = [shift(easter(ref.published.year + y), _FROM_EASTER[name]) for y in (-1, 0)]
        day: date | None = max((d for d in days if d <= shift(ref.published, 2)), default=days[0])
    else:
        day = nearest(*_HOLIDAYS[name], ref)
    if day and "eve" in parts:
        day = shift(day, -1)
    return (day.isoformat(), f"the last {name.title()}") if day else (None, "no such day")


def anniversary(parts: Parts, ref: Reference) -> Value:
    """ "Two days before the second anniversary of the invasion": reckoned from the key date."""
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
        count = 1 if parts["offset"] == "the" else count_of(parts["offset"])
        if count is None:
            return month_iso(found), reason
        sign = 1 if parts["way"] in ("after", "since") else -1
        value, step = moved(found, count, parts["unit"], sign)
        return value, f"{step} {'after' if sign > 0 else 'before'} the {reason}"
    return found.isoformat(), reason


def war(parts: Parts, ref: Reference) -> Value:
    """ "Early in the war", "three days into the invasion": reckoned from the day it began."""
    noun = parts.get("war1") or parts.get("war2") or parts.get("war3") or "war"
    began = ref.anchors.war(noun, ref.published)
    if began is None:
        return None, "when the war began is not known"
    reason = f"reckoned from {began.isoformat()}"
    if "count" in parts:
        value, step = moved(began, count_of(parts["count"]), parts["unit"], 1)
        return value, f"{step} {reason}"
    stage = parts.get("stage", "")
    if "began" in parts:
        return month_iso(began), reason
    if stage in ("first day", "first hour", "first hours"):
        return began.isoformat(), reason
    if any(word in stage for word in ("days", "week", "start", "outset", "outbreak", "beginning", "launch")):
        return month_iso(began), reason
    return year_iso(began), reason
