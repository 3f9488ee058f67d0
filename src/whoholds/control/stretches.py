"""The stretch of days that a figure counts over, from the words of its period: "since the beginning of September".

The words are read by their form: from a time to a time, since a time, so long up to a time, a time as a whole, so long
back from the telling. What has none of these forms names no stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.control.days import iso, span
from whoholds.control.stretch_times import LENGTHS, MONTHS_IN, NUMBER, Times, number_of
from whoholds.mentions.calendar import shift, shift_months
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors

_DAY = timedelta(days=1)
# Reports are stamped in another time zone than their events: a day or two ahead is no forecast.
_SLACK_DAYS = 2
# What names no stretch: a rate, "recent", a record; an end or a beginning alone; what is still to come.
_NONE = re.compile(
    r"\b(?:daily|weekly|monthly|yearly|annual\w*|per|each|every|average|recent\w*|several|few|many|dozens|hundreds|"
    r"earlier|later|ago|next|following|coming|first\s+time|in\s+(?:a|any|one)(?:\s+single)?\s+\w+\s+since)\b"
    r"|^(?:as\s+of|by|until|till|up\s+to|before|prior\s+to|ahead\s+of|after|through)\b"
)
# "The month of October", "all of October", "the course of October" are October.
_ALL_OF = re.compile(
    r"\b(?:the\s+month\s+of\s+(?=[A-Z])|(?:(?:the\s+)?(?:whole|course|entirety|space|span)|all)\s+of\s+)"
)
_AND = re.compile(r"\s+(?:and|to|until|till|through|up\s+to)\s+|\s*[-–—]\s*", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|starting)\b", re.IGNORECASE)
_LONG = (
    rf"(?:a\s+)?(?:(?P<count>{NUMBER})(?P<and>\s+and\s+a\s+half)?[\s-]+)?"
    rf"(?P<unit>{'|'.join(LENGTHS)})(?P<many>s)?\b(?P<half>\s+and\s+a\s+half\b)?"
)
_UP_TO = re.compile(
    rf"\b{_LONG}(?:\s+(?:that|which))?\s+(?:up\s+to|to|until|till|through|end(?:ing|ed|s))(?:\s+on)?\s+(?P<last>\S.*)$",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:(?:just|only|about|around|nearly|almost|roughly|barely|some|over|under|less\s+than|more\s+than|at\s+least|"
    r"little)\s+)*"
)
_BACK = re.compile(
    rf"^(?P<over>(?:in|over|during|within|for|across|throughout|of)\s+)?{_ABOUT}(?:(?:the|this)\s+)?"
    rf"(?P<past>(?:past|last|previous|preceding|latest)\s+)?{_ABOUT}{_LONG}"
    r"(?!\s+(?:ago|back|after|before|following|into|prior|of\s+the)\b)",
    re.IGNORECASE,
)


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
    words = _ALL_OF.sub("", " ".join((period or "").split()))
    if not words or _NONE.search(words.casefold()):
        return None
    times = Times(date.fromordinal(span(told)[1]) if told is not None else None, anchors)
    for read in (_between, _since, _up_to, _whole, _back):
        found = read(words, times)
        if found is not None:
            return found
    return None


def _between(words: str, times: Times) -> Stretch | None:
    days = times.days_of_month(words)
    if days is not None:
        return _made(*days, times.told, "from the one day to the other")
    for sign in _AND.finditer(words):
        last = times.of(words[sign.end() :])
        if last is None:
            continue
        # Of two times of which the first has no year the second has it.
        first = Times(date.fromordinal(last[1]), times.anchors).beginning(words[: sign.start()])
        if first is not None and first <= last[1]:
            return _made(first, last[1], times.told, "from the one day to the other")
    return None


def _since(words: str, times: Times) -> Stretch | None:
    sign, told = _SINCE.search(words), times.told
    if sign is None:
        return None
    until = told.isoformat() if told is not None else None
    event = _event(words, times)
    if event is not None:
        return Stretch(
            (event - _DAY).isoformat(), until, f"from {event.isoformat()}, which the theatre's dates give it"
        )
    first = times.beginning(words[sign.end() :])
    if first is None or (told is not None and first > told.toordinal()):
        return None
    return Stretch(iso(first - 1), until, "from that day to the telling")


def _event(words: str, times: Times) -> date | None:
    """The key date that words name; of several the longest name is meant: "the assault" alone may be any."""
    plain = f" {words.casefold().replace('’', chr(39))} "
    named = [
        (len(name), day)
        for names, day in times.anchors.events
        for name in names
        if f" {name} " in plain and (times.told is None or day <= times.told)
    ]
    return max(named)[1] if named else None


def _up_to(words: str, times: Times) -> Stretch | None:
    match = _UP_TO.search(words)
    last = times.of(match["last"]) if match else None
    days = _long(match) if match else None
    if match is None or last is None or days is None:
        return None
    end, unit = date.fromordinal(last[1]), match["unit"].casefold()
    if unit in MONTHS_IN and not (match["and"] or match["half"]):
        # Two months up to October are two whole ones.
        since = shift_months(end + _DAY, -round(days / LENGTHS["month"])) - _DAY
    else:
        since = shift(end, -days)
    reason = f"{_days((end - since).days)} up to that day"
    return _made((since + _DAY).toordinal(), end.toordinal(), times.told, reason)


def _whole(words: str, times: Times) -> Stretch | None:
    """A month, a year, a day: all of it, as far as it had gone when it was told."""
    days = times.of(words)
    return None if days is None else _made(*days, times.told, "that time as a whole")


def _back(words: str, times: Times) -> Stretch | None:
    match = _BACK.search(words)
    if match is None or times.told is None or not (match["over"] or match["past"]):
        return None
    days = _long(match)
    if days is None:
        return None
    since = shift(times.told, -days)
    return Stretch(since.isoformat(), times.told.isoformat(), f"{_days(days)} back from the telling")


def _long(match: re.Match[str]) -> int | None:
    """How many days so many units are, at least one; None for "months", of which nobody says how many."""
    if match["count"] is None and match["many"]:
        return None
    number = number_of(match["count"]) + (0.5 if match["and"] or match["half"] else 0.0)
    return max(1, round(number * LENGTHS[match["unit"].casefold()]))


def _days(number: int) -> str:
    return f"{number} day{'s' if number != 1 else ''}"


def _made(first: int, last: int, told: date | None, reason: str) -> Stretch | None:
    """A stretch up to the telling at most; None for what is still to come then."""
    if told is not None:
        if first > told.toordinal() + _SLACK_DAYS:
            return None
        last = max(first, min(last, told.toordinal()))
    return Stretch(iso(first - 1), iso(last), reason)
