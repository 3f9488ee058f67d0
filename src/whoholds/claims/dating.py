"""The day a report is read against: as given with it, as printed in it, or worked out from its own words.

What is worked out says how, in words. Where the words do not suffice the report stays undated: a wrong day would date
every claim in it wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate

from whoholds.claims import dating_words
from whoholds.claims.stamps import stamped, url_day
from whoholds.mentions.calendar import valid
from whoholds.mentions.time_anchors import Anchors, anchors_of
from whoholds.mentions.time_values import explicit
from whoholds.mentions.times import find_times
from whoholds.model import Dating, Document, TimeMention
from whoholds.theatre import Theatre

# A page says of what day it is within so many characters, or not at all.
_READ = 200_000


def date_report(document: Document, theatre: Theatre | None) -> Dating:
    """The report's day and how it was found; `published` is None, with the reason, where nothing suffices.

    `published` is a day (``2024-09-07``), or a month (``2022-09``) where the words give no more.
    """
    given, note = given_day(document.report.published)
    if given:
        return Dating(given, note)
    text = document.report.text[:_READ]
    prefix = f"{note}; " if note else ""
    times = find_times(text)
    anchors = anchors_of(theatre)
    for day, reason in _evidence(document, text, times, anchors):
        return Dating(day, prefix + reason)
    return Dating(None, prefix + "no day is given or printed, and the words do not suffice to work one out")


def given_day(published: str | None) -> tuple[str | None, str]:
    """The day given with a report, as an ISO date, with a note; None and why not where it is absurd.

    Understood are ISO dates and times, ISO months, RFC 2822 and dates as English prints them ("5 March 2024").
    """
    words = (published or "").strip()
    if not words:
        return None, ""
    found: date | None = None
    month = re.fullmatch(r"(\d{4})-(\d\d)", words)
    if month and valid(int(month[1]), int(month[2]), 1):
        return words, "given with the report, the month only"
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?:$|[T\s])", words)
    if iso:
        found = valid(int(iso[1]), int(iso[2]), int(iso[3]))
    elif (parsed := _rfc2822(words)) is not None:
        found = valid(*parsed)
    else:
        times = find_times(words)
        found = explicit(times[0]) if len(times) == 1 else None
    if found:
        return found.isoformat(), "given with the report"
    shown = words if len(words) <= 40 else words[:40] + "…"
    return None, f"the given date “{shown}” is not a day and was not used"


def _rfc2822(words: str) -> tuple[int, int, int] | None:
    try:
        parsed = parsedate(words)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return (parsed[0], parsed[1], parsed[2]) if parsed else None


def _evidence(
    document: Document, text: str, times: Sequence[TimeMention], anchors: Anchors
) -> Iterator[tuple[str, str]]:
    """Days the report may be of, the most trusted first."""
    stamp = stamped(text, times)
    if stamp:
        yield stamp
    if document.report.url and (day := url_day(document.report.url)):
        yield day.isoformat(), f"its address holds the date: {document.report.url[:80]}"
    yield from dating_words.counted(text, anchors)
    yield from dating_words.anniversary(document, times, anchors)
    yield from dating_words.holiday(document, text, times, anchors)
    yield from dating_words.soon_after(document, text, times)
    yield from dating_words.known_event(document, times, anchors)
    yield from dating_words.this_month(text, times, anchors)
    yield from dating_words.months_since(text, anchors)
