"""The stretch of days that a figure counts over, from the words of its period: "since the beginning of September"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from whoholds.control.days import iso, span
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.time_values import resolve
from whoholds.mentions.times import find_times

_DAY = timedelta(days=1)
_COUNT: Final = {
    word: number
    for number, words in enumerate(
        (
            "a an one past last previous", "two couple", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
# Days in a unit, for stretches counted back from the telling.
_DAYS: Final = {
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "year": 365.25,
}
_BACK = re.compile(
    r"\b(?:in|over|during|within|for|across|the|past|last|previous)\b.*?"
    r"\b(?P<count>\d+|" + "|".join(_COUNT) + r")?[ -]*(?P<unit>" + "|".join(_DAYS) + r")s?\b"
)
_BETWEEN = re.compile(r"^(?:between|from)\s+(?P<first>.+?)\s+(?:and|to|until|till|through)\s+(?P<last>.+)$")
_SINCE = re.compile(r"\b(?:since|from|starting)\b")
_YEAR_SO_FAR = re.compile(r"\b(?:this year|(?:start|beginning) of the year|year to date|since (?:the )?new year)\b")
_HALF = re.compile(r"\b(?P<half>first|second) half of (?P<year>(?:19|20)\d\d|the year)\b")
_MONTH_OF = re.compile(r"\bthe month of (?=[A-Z])")
# What names no stretch: a rate, "recent".
_VAGUE = re.compile(r"\b(?:daily|weekly|monthly|per|each|every|recent\w*|average)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happened after the day `since` and up to `until` (None: up to a day that is not known). ISO days."""

    since: str
    until: str | None
    reason: str


def stretch_of(period: str | None, told: str | None, anchors: Anchors = NO_ANCHORS) -> Stretch | None:
    """The stretch that the words of a period tell, in a report told on a day; None where they do not tell one.

    `anchors` are the theatre's key dates: "since the start of the incursion".
    """
    printed = _MONTH_OF.sub("", " ".join((period or "").split()))
    words = printed.casefold()
    day = _day(told)
    if not words or words.startswith("as of ") or _VAGUE.search(words):
        return None
    for read in (_between, _so_far, _half, _since_event, _since_day, _calendar, _back):
        found = read(words, printed, day, anchors)
        if found is not None:
            return found
    return None


def _day(told: str | None) -> date | None:
    if told is None:
        return None
    return date.fromordinal(span(told)[1])


def _between(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    match = _BETWEEN.match(words)
    if match is None:
        return None
    at = match.start("first"), match.end("first"), match.start("last")
    last = _time(printed[at[2] :], told, anchors)
    first = _time(printed[at[0] : at[1]], date.fromordinal(last[1]) if last else told, anchors)
    if first is None or last is None or first[0] > last[1]:
        return None
    return Stretch(iso(first[0] - 1), iso(last[1]), "from the one day to the other")


def _time(words: str, told: date | None, anchors: Anchors) -> tuple[int, int] | None:
    """First and last day of the time that words tell, as ordinals."""
    for asked in (words, f"in {words}", f"on {words}"):
        for mention in find_times(asked):
            value = resolve(mention, told, anchors).date
            if value is not None:
                return span(value)
    return None


def _so_far(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    if told is None or not _YEAR_SO_FAR.search(words):
        return None
    return Stretch(date(told.year - 1, 12, 31).isoformat(), told.isoformat(), "from New Year to the telling")


def _half(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    match = _HALF.search(words)
    if match is None or (match["year"] == "the year" and told is None):
        return None
    year = told.year if match["year"] == "the year" and told is not None else int(match["year"])
    first = match["half"] == "first"
    begin, end = (date(year - 1, 12, 31), date(year, 6, 30)) if first else (date(year, 6, 30), date(year, 12, 31))
    return Stretch(begin.isoformat(), end.isoformat(), "that half of the year")


def _since_day(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    if not _SINCE.search(words):
        return None
    found = _time(printed, told, anchors)
    return None if found is None else Stretch(iso(found[0] - 1), _iso(told), "from that day to the telling")


def _since_event(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    if not _SINCE.search(words):
        return None
    plain = f" {words.replace('’', chr(39))} "
    named = [
        (len(name), day)
        for names, day in anchors.events
        for name in names
        if f" {name} " in plain and (told is None or day <= told)
    ]
    if not named:
        return None
    # The longest name is meant; "the assault" alone may be any.
    day = max(named)[1]
    return Stretch((day - _DAY).isoformat(), _iso(told), f"from {day.isoformat()}, which the theatre's dates give it")


def _calendar(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    """A month, a year, a day: all of it, as far as it had gone when it was told."""
    kinds = ("month", "year", "calendar", "date", "date_us", "numeric", "weekday", "relative", "yesterday")
    for mention in find_times(printed):
        value = resolve(mention, told, anchors).date if mention.kind in kinds else None
        if value is not None:
            first, last = span(value)
            last = min(last, told.toordinal()) if told is not None else last
            return Stretch(iso(first - 1), iso(max(first, last)), "that time as a whole")
    return None


def _back(words: str, printed: str, told: date | None, anchors: Anchors) -> Stretch | None:
    match = _BACK.search(words)
    if match is None or told is None:
        return None
    unit = _DAYS[match["unit"]]
    plain = match["count"] or "one"
    number = int(plain) if plain.isdigit() else _COUNT[plain]
    days = max(1, round(number * unit))
    return Stretch((told - days * _DAY).isoformat(), told.isoformat(), f"{days} days back from the telling")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
