"""Which of a report's time expressions dates an event, and to which day.

The order of trust: words in the event's own clause; words of the clause it hangs on ("said on Thursday it had taken");
the day carried on from the sentences before, in the same paragraph; the day of the telling, which is the report's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from whoholds.claims import chronicle, clauses, tenses
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors
from whoholds.mentions.time_values import lasting, resolve
from whoholds.model import Day, Document, Sentence, TimeMention, Tree
from whoholds.wordset import wordset

# Kinds that name a day by themselves: what a statement is dated by.
_DAYS = frozenset({"numeric", "date", "date_us", "weekday", "yesterday", "holiday"})
# Kinds that name a day, a month or a year by themselves.
_POINT = wordset(
    """
    numeric date date_us weekday month year calendar ago yesterday season holiday anniversary war
    """
)
# Kinds whose day a later sentence may carry on.
_CARRIED = frozenset({"weekday", "yesterday", "relative"})
# Older days are carried on only by a sentence that goes on with the same story ("It eventually captured ...").
_OLDER = frozenset({"numeric", "date", "date_us", "month", "year"})
_GOES_ON = re.compile(
    r"[\s\"“”‘’'«*_]*(?:it|he|she|they|these|those|then|later|eventually|soon|afterwards?|both|there|both\s+sides)\b",
    re.IGNORECASE,
)
# How far back a sentence looks for the day it carries on, in sentences.
_BACK = 3


Ranked: TypeAlias = Sequence[tuple[clauses.Link, TimeMention]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a time in one sentence is read against."""

    document: Document
    sentence: Sentence
    times: Sequence[TimeMention]
    published: date | None
    anchors: Anchors
    tree: Tree | None


def day_of(
    document: Document,
    sentence: Sentence,
    trigger_start: int,
    trigger_end: int,
    times: Sequence[TimeMention],
    published: date | str | None,
    tree: Tree | None = None,
    anchors: Anchors = NO_ANCHORS,
    place: int | None = None,
) -> Day:
    """The day of the event told by ``text[trigger_start:trigger_end]`` in `sentence`.

    `times` are those of the whole document, in order (`mentions.times.find_times`); `published` is the report's day, a
    date or an ISO string of a day or a month; `tree` is the sentence's parse, without which distance and conjunctions
    decide; `place` is the offset where the event's place ends, for "took A on Saturday and B on Monday".
    `Day.date` is of day, month or year precision, None where the words do not suffice; `basis` are the words;
    `reason` tells the steps.
    """
    month = published if isinstance(published, str) and len(published) == 7 else None
    day = _middle(published) if isinstance(published, str) else published
    at = Context(document, sentence, times, day, anchors, tree)
    told = _told(at, trigger_start, trigger_end, place)
    return _coarse(told, month, times) if month else told


def _middle(published: str) -> date | None:
    """The day of an ISO string; the middle of the month where only a month is known; None for anything else."""
    try:
        return date.fromisoformat(published if len(published) == 10 else f"{published}-15")
    except ValueError:
        return None


def _coarse(day: Day, month: str, times: Sequence[TimeMention]) -> Day:
    """A day reckoned from a report of which only the month is known: the month, unless printed in full."""
    if day.date is None or len(day.date) < 10:
        return day
    if any(" ".join(m.surface.split()) == day.basis and m.kind in ("numeric", "date", "date_us") for m in times):
        return day
    return Day(day.date[:7], day.basis, f"{day.reason} (of the report only the month {month} is known)")


def _told(at: Context, start: int, end: int, place: int | None) -> Day:
    text = at.document.report.text
    own = within(at.times, at.sentence.start, at.sentence.end)
    ranked = clauses.rank(text, own, start, end, at.tree, place)
    past = tenses.past(text, start, end, at.tree)
    if not ranked:
        return _otherwise(at, past)
    link, mention = _dating(ranked, past)
    if mention.kind == "apart":
        day = resolve(mention, at.published, at.anchors, previous=_counted_from(at, ranked))
    elif lasting(mention) and not (link.inside and mention.kind != "span"):
        return _lasting(at, ranked, past)
    else:
        day = _resolved(at, mention)
    if day.date or at.published is None:
        return Day(day.date, day.basis, f"{link.reason}: {day.reason}")
    return _otherwise(at, past)


def _dating(ranked: Ranked, past: bool) -> tuple[clauses.Link, TimeMention]:
    """The time that dates the event: the nearest, but that how long a thing took gives way to when it was."""
    _, mention = ranked[0]
    if past and mention.kind == "span" and not _UP_TO_NOW.search(mention.surface):
        for link, other in ranked[1:]:
            if link.inside or (link.telling and other.kind in _POINT and not lasting(other)):
                return link, other
    return ranked[0]


def _statement(ranked: Ranked) -> TimeMention | None:
    """The day of the statement in which a state is told ("said on Monday it had repelled 40 attacks in 24 hours")."""
    return next((m for link, m in ranked[1:] if m.kind in _DAYS and not lasting(m) and link.telling), None)


def _counted_from(at: Context, ranked: Ranked) -> date | None:
    """The day from which "two days after ..." counts back."""
    mention = _statement(ranked)
    told = _exact(_resolved(at, mention)) if mention else None
    return told or _previous(at, ranked[0][1]) or at.published


def _lasting(at: Context, ranked: Ranked, past: bool) -> Day:
    """A state up to the telling: the day of the statement, else of the report."""
    basis, mention = " ".join(ranked[0][1].surface.split()), _statement(ranked)
    if mention and (day := _resolved(at, mention)).date:
        return Day(day.date, f"{basis}; {day.basis}", f"lasting up to the telling: {day.reason}")
    day = _otherwise(at, past)
    return Day(day.date, basis, f"lasting up to the telling: {day.reason}")


# How long a thing took ("for four months"), as against how long it has lasted ("for the past four months").
_UP_TO_NOW = re.compile(r"\b(?:past|last|previous|preceding|latest|recent)\b", re.IGNORECASE)


def within(times: Sequence[TimeMention], start: int, end: int) -> Sequence[TimeMention]:
    """The mentions that begin in ``[start, end)``."""
    low = bisect_left(times, start, key=lambda m: m.start)
    return times[low : bisect_left(times, end, key=lambda m: m.start)]


def _otherwise(at: Context, past: bool) -> Day:
    """The day of a sentence without time words of its own."""
    return (
        _carried(at, past)
        or chronicle.stage(at.document, at.sentence, at.times, at.published, at.anchors)
        or _report(at.published)
    )


def _report(published: date | None) -> Day:
    if published is None:
        return Day(None, None, "no time words, and the report's own day is not known")
    return Day(published.isoformat(), None, "no time words: the day of the telling")


def _resolved(at: Context, mention: TimeMention, *, elsewhere: bool = False) -> Day:
    future = tenses.looks_ahead(at.document.report.text, mention, None if elsewhere else at.tree)
    return resolve(mention, at.published, at.anchors, previous=_previous(at, mention), future=future)


def _exact(day: Day | None) -> date | None:
    return date.fromisoformat(day.date) if day and day.date and len(day.date) == 10 else None


# A day told further back than this (characters) is no longer what "the day before" is reckoned from.
_REACH = 700


def _previous(at: Context, mention: TimeMention) -> date | None:
    """The last day told before `mention`, for "the day after" and "three weeks later"."""
    low = bisect_left(at.times, mention.start, key=lambda m: m.start)
    for index in range(low - 1, -1, -1):
        earlier = at.times[index]
        if mention.start - earlier.end > _REACH:
            break
        if earlier.kind in _POINT and not lasting(earlier):
            day = resolve(earlier, at.published, at.anchors)
            if day.date and len(day.date) >= 7:
                return _middle(day.date)
    return None


def _carried(at: Context, past: bool) -> Day | None:
    """The day that the sentences before, in the same paragraph, were telling of; `past`: the event is told as over."""
    if not past:
        return None
    text = at.document.report.text
    goes_on = bool(_GOES_ON.match(text, at.sentence.start, at.sentence.end))
    for index in range(at.sentence.index - 1, max(-1, at.sentence.index - 1 - _BACK), -1):
        before = at.document.sentences[index]
        if before.paragraph != at.sentence.paragraph or before.heading:
            break
        for mention in reversed(within(at.times, before.start, before.end)):
            if mention.kind not in _CARRIED and not (goes_on and mention.kind in _OLDER):
                continue
            if lasting(mention) or tenses.aside(text, before, mention) or tenses.looks_ahead(text, mention, None):
                continue
            day = _resolved(at, mention, elsewhere=True)
            if day.date:
                return Day(day.date, day.basis, f"carried on from the sentence before: {day.reason}")
    return None
