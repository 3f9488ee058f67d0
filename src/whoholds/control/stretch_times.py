"""First and last day of the times that a figure's period names: October, last week, the second half of the year.

Of a month or a year "early", "mid" and "late" are a third each: nobody who prints them means a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from whoholds.control.days import span
from whoholds.mentions.calendar import MONTHS, NUMBERS, shift_months
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.time_values import resolve
from whoholds.mentions.times import find_times

Days = tuple[int, int]
"""First and last day, as ordinals."""

_DAY = timedelta(days=1)
# Numbers: "three", "1,000", "a couple of", "half a".
_COUNT: Final = NUMBERS | {
    "single": 1, "couple": 2, "couple of": 2, "dozen": 12, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
    "hundred": 100, "half a": 0.5, "half": 0.5,
}  # fmt: skip
NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(_COUNT, key=len, reverse=True))
# Days in a unit, and months in those that the calendar counts in months.
LENGTHS: Final = {
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}

# What `find_times` finds: a day, a month, a year; and what else a figure may be counted since.
_TIMES = ("month", "year", "date", "date_us", "numeric", "weekday", "yesterday", "holiday")
_BEGINNINGS = (*_TIMES, "war", "hour", "today")
_BEFORE = re.compile(r"^(?:between|from|since|in|on|over|during|for|of|throughout)\s+", re.IGNORECASE)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|and|until|till|through)\s+)(?:the\s+)?"
_FIRST_TO_LAST = rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
_DAYS_OF_MONTH = (
    re.compile(
        rf"\b(?P<month>{_MONTH})\.?\s+{_FIRST_TO_LAST}(?!\s+(?:{_MONTH})\b)(?P<year>,?\s+\d{{4}})?", re.IGNORECASE
    ),
    re.compile(rf"\b{_FIRST_TO_LAST}\s+(?:of\s+)?(?P<month>{_MONTH})\b(?P<year>,?\s+\d{{4}})?", re.IGNORECASE),
)
_WEEK_OF = re.compile(r"\bweek\s+of\s+(?P<day>\S.*)$", re.IGNORECASE)
# A part of a time: from and to which third of it, and where "since" begins.
_PARTS: Final = {
    **dict.fromkeys(("early", "start", "beginning", "opening", "turn", "first days", "first weeks"), (0, 1, "first")),
    **dict.fromkeys(("mid", "middle"), (1, 2, "middle")),
    **dict.fromkeys(("late", "last days", "last weeks", "final days"), (2, 3, "first")),
    "end": (2, 3, "over"),
}
_PART = re.compile(rf"\b(?P<part>{'|'.join(_PARTS)})(?:\s+(?:of|in|on))?[\s-]+(?P<rest>\S.*)$", re.IGNORECASE)
_ORDINALS: Final = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_SHARES: Final = {"half": 2, "quarter": 4}
_SHARE = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)})\s+(?:(?P<count>{NUMBER})\s+)?"
    rf"(?P<unit>{'|'.join((*_SHARES, 'day', 'week', 'fortnight', 'month'))})(?P<many>s)?\b"
    r"(?:\s+of\s+|\s+(?=(?:19|20)\d\d|this\s|last\s)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\b(?P<which>this|the\s+current|the\s+previous|previous|(?<!the\s)last|the)\s+(?P<unit>week|month|quarter|year)\b|"
    r"\b(?P<weekend>weekend)\b|\byear\s+to\s+date\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|overnight|the\s+day$)", re.IGNORECASE)
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# "The fall of a town" is no season, nor is the summer offensive.
_SEASON = re.compile(
    r"\b(?P<last>last\s+)?"
    r"(?P<season>spring|summer|autumn|winter|fall(?=\s+(?:of\s+)?\d{4})|(?<=this\s)fall|(?<=last\s)fall)\b"
    r"(?!\s+[a-z]*(?:offensive|campaign|assault|push|operation)\b)"
    r"(?:(?:\s+of)?\s+(?P<year>(?:19|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?)?",
    re.IGNORECASE,
)


def number_of(words: str | None) -> float:
    """The number that words matched by `NUMBER` are; one where there are none."""
    text = " ".join((words or "one").casefold().replace(",", "").split())
    return float(text) if text.isdigit() else float(_COUNT[text])


@dataclass(frozen=True, slots=True)
class Times:
    """Reads times as a report means them that is told on a day (None: not known); `anchors` are the theatre's days."""

    told: date | None
    anchors: Anchors = NO_ANCHORS

    def of(self, words: str, *, part: bool = False) -> Days | None:
        """The time that words tell; None for none. `part`: a part of it is meant, so that "the year" is this one."""
        for read in (self.days_of_month, self._week_of, self._share, self._part, self._named):
            if (days := read(words)) is not None:
                return days
        return self._calendar(words, part=part) or self._season(words)

    def beginning(self, words: str) -> int | None:
        """The first day after the beginning that words tell: "late August", "the end of the year", "the war"."""
        match = _PART.search(words)
        whole = self.of(match["rest"], part=True) if match else None
        if match is not None and whole is not None:
            where = _PARTS[match["part"].casefold()][2]
            if where != "first":
                return whole[1] + 1 if where == "over" else (whole[0] + whole[1]) // 2
        found = self.of(words) or self._named(words, _BEGINNINGS)
        return found[0] if found is not None else None

    def days_of_month(self, words: str) -> Days | None:
        """Days of one month, from one to another: "October 1-31"."""
        for form in _DAYS_OF_MONTH:
            for match in form.finditer(words):
                first, last = int(match["first"]), int(match["last"])
                days = self._named(f"on {match['month'].capitalize()} {last}{match['year'] or ''}")
                if days is not None and days[0] == days[1] and 0 < first < last:
                    return days[1] - (last - first), days[1]
        return None

    def _named(self, words: str, kinds: tuple[str, ...] = _TIMES) -> Days | None:
        bare = _BEFORE.sub("", words)
        for asked in (words, f"in {bare}", f"on {bare}"):
            for mention in find_times(asked):
                value = resolve(mention, self.told, self.anchors).date if mention.kind in kinds else None
                if value is not None:
                    return span(value)
        return None

    def _week_of(self, words: str) -> Days | None:
        match = _WEEK_OF.search(words)
        days = self.of(match["day"]) if match else None
        return (days[0], days[0] + 6) if days is not None and days[0] == days[1] else None

    def _part(self, words: str) -> Days | None:
        """Early October: its first third."""
        match = _PART.search(words)
        days = self.of(match["rest"], part=True) if match else None
        if match is None or days is None:
            return None
        low, high, _ = _PARTS[match["part"].casefold()]
        length = days[1] - days[0] + 1
        first = days[0] + round(length * low / 3)
        return first, max(first, days[0] + round(length * high / 3) - 1)

    def _share(self, words: str) -> Days | None:
        """The second half of the year; the first ten days of October; the third quarter."""
        match = _SHARE.search(words)
        if match is None or (match["many"] and not match["count"]):
            return None
        unit, which = match["unit"].casefold(), _ORDINALS[match["which"].casefold()]
        if match["rest"]:
            days = self.of(match["rest"], part=True)
            return None if days is None else _share_of(days, unit, which, match["count"])
        # "The third quarter" is this year's, or last year's where that is to come; "the last quarter" is another thing.
        days = self._calendar("this year") if unit == "quarter" and which > 0 else None
        found = _share_of(days, unit, which, match["count"]) if days is not None else None
        if found is None or self.told is None or found[0] <= self.told.toordinal():
            return found
        return self._share(f"{words} of last year")

    def _calendar(self, words: str, *, part: bool = False) -> Days | None:
        """This week, last month, the weekend, today: the whole of it."""
        match, told = _CALENDAR.search(words), self.told
        if told is None:
            return None
        if match is None:
            return (told.toordinal(), told.toordinal()) if _TODAY.search(words) else None
        if match["weekend"]:
            saturday = told.toordinal() - (told.weekday() - 5) % 7
            return saturday, saturday + 1
        which, unit = " ".join((match["which"] or "this").casefold().split()), (match["unit"] or "year").casefold()
        if which == "the" and not part:
            return None
        back = which in ("last", "previous", "the previous")
        if unit == "week":
            monday = told.toordinal() - told.weekday() - 7 * back
            return monday, monday + 6
        length = MONTHS_IN[unit]
        begin = shift_months(told.replace(day=1), -((told.month - 1) % length) - length * back)
        return begin.toordinal(), shift_months(begin, length).toordinal() - 1

    def _season(self, words: str) -> Days | None:
        """The summer, its three months: of the year printed, else the last that had begun."""
        match = _SEASON.search(words)
        if match is None or (match["year"] is None and self.told is None):
            return None
        month = _SEASONS[match["season"].casefold()]
        if match["year"] is not None:
            begin = date(int(match["year"]), month, 1)
        else:
            day = self.told or date.min
            begin = date(day.year, month, 1)
            # "Last summer" is over.
            if (shift_months(begin, 3) if match["last"] else begin) > day:
                begin = begin.replace(year=day.year - 1)
        return begin.toordinal(), shift_months(begin, 3).toordinal() - 1


def _share_of(days: Days, unit: str, which: int, counted: str | None) -> Days | None:
    """A half, or so many weeks or months, of a time: the `which`-th, or the last."""
    if unit in _SHARES:
        shares = _SHARES[unit]
        return None if counted or which > shares else _nth(days, which if which > 0 else shares, shares)
    if counted and which > 1:
        return None
    count = number_of(counted)
    if unit in MONTHS_IN:
        begin, end = date.fromordinal(days[0]), date.fromordinal(days[1]) + _DAY
        if which < 0:
            return shift_months(end, -int(count)).toordinal(), days[1]
        steps = int(count) * (which - 1)
        return shift_months(begin, steps).toordinal(), shift_months(begin, steps + int(count)).toordinal() - 1
    length = max(1, round(count * LENGTHS[unit]))
    if which < 0:
        return max(days[0], days[1] - length + 1), days[1]
    first = days[0] + (which - 1) * length
    return first, min(first + length - 1, days[1])


def _nth(days: Days, which: int, shares: int) -> Days:
    """One of so many equal shares: whole months, where it has as many."""
    begin, end = date.fromordinal(days[0]), date.fromordinal(days[1]) + _DAY
    months = (end.year - begin.year) * 12 + end.month - begin.month
    if begin.day == end.day == 1 and months % shares == 0:
        low, high = (shift_months(begin, months // shares * at) for at in (which - 1, which))
        return low.toordinal(), high.toordinal() - 1
    length = days[1] - days[0] + 1
    return days[0] + length * (which - 1) // shares, days[0] + length * which // shares - 1
