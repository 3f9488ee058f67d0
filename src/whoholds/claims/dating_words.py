"""The day of a report worked out from its own words, each way with the reasoning that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from whoholds.claims.stamps import FETCHED, LINK, line_of, url_day
from whoholds.mentions.calendar import MONTHS, NUMBERS, WEEKDAYS, month_iso, shift, shift_months, valid
from whoholds.mentions.time_anchors import Anchors
from whoholds.mentions.time_values import explicit, resolve
from whoholds.mentions.times import groups_of, lowered
from whoholds.model import Document, Sentence, TimeMention

_DAY_N = re.compile(
    r"\b(?:on\s+)?day\s+(?P<n>\d{1,4})\s+of\s+(?:the\s+|its\s+|russia['’]s\s+)?(?:\S+\s+){0,2}?(?:war|invasion|conflict)\b|"
    r"\b(?:the\s+)?(?:war|invasion)['’]s\s+(?P<n_b>\d{1,4})(?:st|nd|rd|th)\s+day\b|"
    r"\b(?P<n_c>\d{1,4})(?:st|nd|rd|th)\s+day\s+of\s+(?:the\s+|its\s+|russia['’]s\s+)?(?:\S+\s+){0,2}?(?:war|invasion)\b",
    re.IGNORECASE,
)
# How far into a text its own day is counted ("day 139 of the invasion"), in characters.
_TOP = 2400
# A higher count of a war's days (some eleven years) is a slip of the pen.
_LONGEST = 4000
# The sentences at the top that tell the report's own day, and how often a weekday elsewhere must come to tell it.
_LEAD, _OFTEN = 5, 3
# A text that lists or links something dated D was published soon after: within so many days.
_SOON = 2


def counted(text: str, anchors: Anchors) -> Iterator[tuple[str, str]]:
    """ "Day 139 of the invasion", near the top, where reports count their own day."""
    match = _DAY_N.search(text, 0, _TOP)
    began = anchors.war("invasion", None)
    if match and began:
        number = int(match["n"] or match["n_b"] or match["n_c"])
        if not 0 < number <= _LONGEST:
            return
        # The day of the invasion itself is counted as day 1.
        yield shift(began, number - 1).isoformat(), f"“{match.group()}”, counted from {began.isoformat()}"


# Before a weekday, these say that something else was told of it.
_OTHER_DAYS = frozenset({"until", "till", "by", "before", "ahead of", "since", "after"})


def _lead_weekday(document: Document, times: Sequence[TimeMention]) -> int | None:
    """The weekday the report is of: told in its first sentences, or told again and again; None where neither is."""
    counts: Counter[int] = Counter()
    lead: int | None = None
    for mention in times:
        weekday = _plain_weekday(mention)
        sentence = document.sentence_at(mention.start) if weekday is not None else None
        if weekday is None or sentence is None:
            continue
        if lead is None and sentence.index < _LEAD:
            lead = weekday
        counts[weekday] += 1
    if not counts:
        return None
    most, count = counts.most_common(1)[0]
    return most if count >= _OFTEN else lead


def anniversary(document: Document, times: Sequence[TimeMention], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """ "On Thursday ..., two days before the second anniversary": the day and its weekday must agree."""
    weekday = _lead_weekday(document, times)
    for mention in times:
        if mention.kind != "anniversary":
            continue
        parts = groups_of(mention.kind, mention.surface) or {}
        if "ordinal" not in parts or "way" not in parts or parts.get("unit") != "day":
            continue
        day = resolve(mention, None, anchors)
        if not day.date or len(day.date) != 10:
            continue
        found = date.fromisoformat(day.date)
        if weekday is None or found.weekday() != weekday:
            continue
        name = WEEKDAYS[weekday].capitalize()
        yield day.date, f"“{day.basis}”: {day.reason}, a {name}, and “{name}” is the day told of"


# Holidays whose weekday tells the year, with a word that must stand in the text where the name alone is not enough.
_FIXED_DAYS: tuple[tuple[str, str, int, int], ...] = (
    ("christmas day", "", 12, 25),
    ("victory day", "", 5, 9),
    ("independence day", "ukrain", 8, 24),
    ("new year's day", "", 1, 1),
    ("remembrance day", "holocaust", 1, 27),
    ("armistice day", "", 11, 11),
)
# A day of the year falls on the same weekday again after five or six years: within fewer, its weekday tells the year.
_SAME_AGAIN = 5


def holiday(document: Document, text: str, times: Sequence[TimeMention], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """ "On the eve of Victory Day on Monday": the years in which the holiday fell on that weekday."""
    lower = lowered(text).replace("’", "'")
    weekday = _lead_weekday(document, times)
    if weekday is None or anchors.began is None:
        return
    for name, word, month, day in _FIXED_DAYS:
        if name not in lower or word not in lower:
            continue
        tied = {d for sentence in document.sentences for d in _tied(lower, name, sentence, times)}
        if len(tied) != 1:
            continue
        falls = tied.pop()
        years = range(anchors.began.year, anchors.began.year + _SAME_AGAIN + 1)
        found = [d for y in years if (d := valid(y, month, day)) and d >= anchors.began and d.weekday() == falls]
        if len(found) != 1 or (weekday - falls) % 7 not in (0, 1, 6):
            continue
        offset = (weekday - falls + 1) % 7 - 1
        yield (
            shift(found[0], offset).isoformat(),
            f"{name.title()} is told as a {WEEKDAYS[falls].capitalize()}, as it was in {found[0].year}, "
            f"and the report tells of {WEEKDAYS[weekday].capitalize()}",
        )


def _tied(lower: str, name: str, sentence: Sentence, times: Sequence[TimeMention]) -> Iterator[int]:
    """The weekday that a sentence gives a holiday: "on Victory Day on Monday", "the eve of Victory Day on Sunday"."""
    at = lower.find(name, sentence.start, sentence.end)
    if at < 0:
        return
    for mention in times:
        parts = groups_of(mention.kind, mention.surface) if mention.kind == "weekday" else None
        if parts and at + len(name) <= mention.start <= at + len(name) + 8 and mention.end <= sentence.end:
            eve = "eve of" in lower[max(sentence.start, at - 20) : at]
            yield (WEEKDAYS.index(parts["weekday"]) + (1 if eve else 0)) % 7


def soon_after(document: Document, text: str, times: Sequence[TimeMention]) -> Iterator[tuple[str, str]]:
    """The latest day that a list, a caption or a link of the page prints bounds it; the weekday told does the rest."""
    weekday = _lead_weekday(document, times)
    if weekday is None:
        return
    bounds: list[tuple[date, str]] = []
    for mention in times:
        day = explicit(mention)
        if day and not FETCHED.match(text, mention.end) and _beside_the_story(document, mention):
            bounds.append((day, mention.surface))
    for link in LINK.finditer(text):
        day = url_day(link.group())
        if day:
            bounds.append((day, f"a link of {day.isoformat()}"))
    if not bounds:
        return
    bound, words = max(bounds)
    ahead = (weekday - bound.weekday()) % 7
    if ahead <= _SOON:
        found = bound + timedelta(days=ahead)
        name = WEEKDAYS[weekday].capitalize()
        yield (
            found.isoformat(),
            f"“{' '.join(words.split())}” is the latest day on the page, "
            f"and the {name} told of falls on or next after it",
        )


_CAPTION = re.compile(r"(?:photo|picture|image|getty|reuters|afp|epa|\bap\b|credit|\[[^\]]*/[^\]]*\])", re.IGNORECASE)


def _beside_the_story(document: Document, mention: TimeMention) -> bool:
    """Whether a full date stands in a list, a caption or other furniture and not in a told sentence."""
    if any(f.start <= mention.start < f.end for f in document.furniture):
        return True
    line = line_of(document.report.text, mention.start, mention.end).strip()
    parts = groups_of(mention.kind, mention.surface) or {}
    if len(line) < 400 and _CAPTION.search(line):
        return True
    return "prep" not in parts and line.rstrip(".").endswith(mention.surface) and len(line) < 200


_FALL = re.compile(r"(?:fall|liberation|capture|loss|seizure|claimed (?:fall|capture)) of (?:the )?(?P<place>.+)")
_TAKEN = re.compile(
    r"\b(?:captur|seiz|took|take|fell|fallen|fall|liberat|control|lost|claim|overr[au]n|recaptur|retook|retake)"
)
_LOOKS_BACK = re.compile(r"\b(?:anniversary|ago|years?|months?|since|until)\b")
# A place's fall is the news in a report's first sentences, of that day or of the two days after.
_NEWS, _AFTER = 2, 2


def known_event(document: Document, times: Sequence[TimeMention], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """A lead that tells the fall of a place on the weekday on which, by the theatre's key dates, it fell."""
    text = document.report.text
    told = {parsed for mention in times if (parsed := _plain_weekday(mention)) is not None}
    for sentence in document.sentences[:_LEAD]:
        words = text[sentence.start : sentence.end].lower()
        days = [m for m in times if sentence.start <= m.start < sentence.end and m.kind == "weekday"]
        if sentence.index >= _NEWS or not days or not _TAKEN.search(words) or _LOOKS_BACK.search(words):
            continue
        for names, day in anchors.events:
            place = next((found["place"] for name in names if (found := _FALL.fullmatch(name))), None)
            if place is None or place not in words or _plain_weekday(days[0]) != day.weekday():
                continue
            late = max(n for n in range(_AFTER + 1) if n == 0 or (day.weekday() + n) % 7 in told)
            yield (
                shift(day, late).isoformat(),
                f"the lead tells “{names[0]}” on “{days[0].surface}”, as it was on {day.isoformat()}; "
                f"the latest day told is {WEEKDAYS[shift(day, late).weekday()].capitalize()}",
            )


def _plain_weekday(mention: TimeMention) -> int | None:
    """The weekday (0 Monday) of a mention that tells of the days up to the report's."""
    parts = groups_of(mention.kind, mention.surface) if mention.kind == "weekday" else None
    if not parts or {"which", "lastweek"} & set(parts) or parts.get("prep") in _OTHER_DAYS:
        return None
    return WEEKDAYS.index(parts.get("weekday2") or parts["weekday"])


_BEGAN = re.compile(r"\b(?:began|begun|launched|started|invaded|invasion|since|start of)\b", re.IGNORECASE)


def this_month(text: str, times: Sequence[TimeMention], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """The month of "since the beginning of September"; the war's first day printed without a year gives the year."""
    began = anchors.war("invasion", None)
    if began is None:
        return
    first_year = None
    for mention in times:
        parts = groups_of(mention.kind, mention.surface) or {}
        if mention.kind not in ("date", "date_us") or "year" in parts or "day2" in parts:
            continue
        same = MONTHS[parts["month"]] == began.month and int(parts["day"]) == began.day
        if same and _BEGAN.search(text, max(0, mention.start - 50), mention.end + 20):
            first_year = mention
    if first_year is None:
        return
    for mention in times:
        parts = groups_of(mention.kind, mention.surface) or {}
        if (
            mention.kind == "month"
            and parts.get("prep", "").startswith("since")
            and parts.get("part") in ("beginning", "start")
            and "year" not in parts
        ):
            month = MONTHS[parts["month"]]
            year = began.year + (month < began.month)
            yield (
                month_iso(date(year, month, 1)),
                f"“{mention.surface}” is told within that month, "
                f"and “{first_year.surface}” without a year within a year of {began.isoformat()}",
            )
            return


_MONTHS_SINCE = re.compile(
    r"\b(?:war|invasion)\b[^.]{0,25}\b(?:began|started|launched)\s+(?P<about>just\s+under|nearly|almost|just\s+over|exactly)\s+"
    r"(?P<count>\d{1,2}|\w+)\s+(?P<unit>month|year)s?\s+ago\b",
    re.IGNORECASE,
)
# "Just under six months ago" and "just over": how far off the round number such words are used, in days.
_NEARLY = 10


def months_since(text: str, anchors: Anchors) -> Iterator[tuple[str, str]]:
    """ "The invasion began just under six months ago": the month of the report."""
    match = _MONTHS_SINCE.search(text)
    began = anchors.war("invasion", None)
    if not match or began is None:
        return
    count = int(match["count"]) if match["count"].isdigit() else NUMBERS.get(match["count"].lower())
    if count is None:
        return
    about = match["about"].lower()
    off = 0 if about == "exactly" else _NEARLY if about == "just over" else -_NEARLY
    day = shift(shift_months(began, count * (12 if match["unit"].lower() == "year" else 1)), off)
    yield month_iso(day), f"“{' '.join(match.group().split())}”, counted from {began.isoformat()}"
