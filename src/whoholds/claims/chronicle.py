"""Chronicles: reports that tell a war's past date by date, in the present ("On April 21, Russia claims the port").

In them a sentence without time words is not told of the report's day but of the date the story has come to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from whoholds.mentions.calendar import shift
from whoholds.mentions.time_anchors import Anchors
from whoholds.mentions.time_values import lasting, resolve
from whoholds.model import Day, Document, Sentence, TimeMention

# How many sentences must open with a date in order, and how old the dates must be (days), for a text to be a chronicle.
_ENOUGH, _OLD = 4, 30
# The share of those dates that must come in order.
_ORDER = 0.75
# How far into its sentence an opening date may stand, in characters ("At dawn on February 24").
_LATE = 12
_KINDS = frozenset({"date", "date_us", "numeric", "month", "war"})


def stage(
    document: Document, sentence: Sentence, times: Sequence[TimeMention], published: date | None, anchors: Anchors
) -> Day | None:
    """The month a chronicle has come to at `sentence`; None for any other report."""
    opening = [m for m in times if m.kind in _KINDS and not lasting(m) and _opens(document, m)]
    if published is None or len(opening) < _ENOUGH:
        return None
    days = [(m, day) for m in opening if (day := resolve(m, published, anchors)).date]
    limit = shift(published, -_OLD).isoformat()
    isos = [day.date[:7] for _, day in days if day.date and len(day.date) >= 7]
    old = [iso for iso in isos if iso < limit[:7]]
    if len(old) < _ENOUGH or len(old) < _ORDER * len(isos):
        return None
    ordered = sum(a <= b for a, b in pairwise(isos))
    if ordered < _ORDER * (len(isos) - 1):
        return None
    before = [day for mention, day in days if mention.start <= sentence.start]
    if not before or not before[-1].date:
        return None
    return Day(before[-1].date[:7], before[-1].basis, "the chronicle has come to this month")


def _opens(document: Document, mention: TimeMention) -> bool:
    """Whether the mention opens its sentence."""
    low = bisect_left(document.sentences, mention.start, key=lambda s: s.end)
    return low < len(document.sentences) and 0 <= mention.start - document.sentences[low].start <= _LATE
