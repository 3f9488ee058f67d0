"""Which of a report's time expressions dates an event, and to which day.

The order of trust: words in the event's own clause; words of the clause it hangs on ("said on Thursday it had taken");
the day carried on from the sentences before, in the same paragraph; the day of the telling, which is the report's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from whoholds.claims import clauses
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.time_values import lasting, resolve
from whoholds.model import Day, Document, Sentence, TimeMention, Tree

# Kinds that name a day, a month or a year by themselves.
_POINT = frozenset({"numeric", "date", "date_us", "weekday", "month", "year", "calendar", "ago", "yesterday", "season", "holiday", "anniversary", "war"})
# Kinds whose day a later sentence may carry on.
_CARRIED = frozenset({"numeric", "date", "date_us", "weekday", "yesterday", "month", "year", "relative"})
# How far back a sentence looks for the day it carries on, in sentences.
_BACK = 3


def day_of(
    document: Document,
    sentence: Sentence,
    trigger_start: int,
    trigger_end: int,
    times: Sequence[TimeMention],
    published: date | None,
    tree: Tree | None = None,
    anchors: Anchors = NO_ANCHORS,
) -> Day:
    """The day of the event told by ``text[trigger_start:trigger_end]`` in `sentence`.

    `times` are those of the whole document, in order (`mentions.times.find_times`); `published` is the report's day;
    `tree` is the sentence's parse, without which distance and conjunctions decide. `Day.date` is of day, month or year
    precision, None where the words do not suffice; `basis` are the words; `reason` tells the steps.
    """
    own = within(times, sentence.start, sentence.end)
    ranked = clauses.rank(document.report.text, own, trigger_start, trigger_end, tree)
    if ranked:
        link, mention = ranked[0]
        telling = [m for _, m in ranked[1:] if m.kind in _POINT and not lasting(m)]
        if not _ongoing(mention) or link.inside:
            day = _resolved(document, mention, times, published, tree, anchors)
            if day.date:
                return Day(day.date, day.basis, f"{link.reason}: {day.reason}")
        elif telling:
            day = _resolved(document, telling[0], times, published, tree, anchors)
            if day.date:
                return Day(day.date, f"{mention.surface}; {telling[0].surface}", f"lasting up to the telling: {day.reason}")
        else:
            day = _carried(document, sentence, times, published, anchors) or _report(published)
            return Day(day.date, " ".join(mention.surface.split()), f"lasting up to the telling: {day.reason}")
    return _carried(document, sentence, times, published, anchors) or _report(published)


def within(times: Sequence[TimeMention], start: int, end: int) -> Sequence[TimeMention]:
    """The mentions that begin in ``[start, end)``."""
    low = bisect_left(times, start, key=lambda m: m.start)
    return times[low : bisect_left(times, end, key=lambda m: m.start)]


def _ongoing(mention: TimeMention) -> bool:
    return lasting(mention) or mention.kind == "hour"


def _report(published: date | None) -> Day:
    if published is None:
        return Day(None, None, "no time words, and the report's own day is not known")
    return Day(published.isoformat(), None, "no time words: the day of the telling")


def _resolved(
    document: Document,
    mention: TimeMention,
    times: Sequence[TimeMention],
    published: date | None,
    tree: Tree | None,
    anchors: Anchors,
) -> Day:
    future = clauses.looks_ahead(document.report.text, mention, tree)
    return resolve(mention, published, anchors, previous=_previous(mention, times, published, anchors), future=future)


# A day told further back than this (characters) is no longer what "the day before" is reckoned from.
_REACH = 700


def _previous(mention: TimeMention, times: Sequence[TimeMention], published: date | None, anchors: Anchors) -> date | None:
    """The last day told before `mention`, for "the day after" and "three weeks later"."""
    low = bisect_left(times, mention.start, key=lambda m: m.start)
    for earlier in reversed(times[:low]):
        if mention.start - earlier.end > _REACH:
            break
        if earlier.kind in _POINT and not lasting(earlier):
            day = resolve(earlier, published, anchors)
            if day.date and len(day.date) == 10:
                return date.fromisoformat(day.date)
            if day.date and len(day.date) == 7:
                return date.fromisoformat(day.date + "-15")
    return None


_CONTINUES = re.compile(r"[\s\"“”‘’'«*_]*(?:he|she|they|it|the|those|these|that|this|both|but|and|also|among|at least)\b", re.IGNORECASE)


def _carried(
    document: Document, sentence: Sentence, times: Sequence[TimeMention], published: date | None, anchors: Anchors
) -> Day | None:
    """The day that the sentences before, in the same paragraph, were telling of."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = document.sentences[index]
        if before.paragraph != sentence.paragraph or before.heading:
            break
        for mention in reversed(within(times, before.start, before.end)):
            if mention.kind not in _CARRIED or lasting(mention) or clauses.aside(document.report.text, before, mention):
                continue
            future = clauses.looks_ahead(document.report.text, mention, None)
            day = resolve(mention, published, anchors, previous=_previous(mention, times, published, anchors), future=future)
            if day.date:
                return Day(day.date, day.basis, f"carried on from the sentence before: {day.reason}")
    return None
