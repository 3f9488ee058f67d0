"""Chronicles: reports that tell a war's past date by date, in the present ("On April 21, Russia claims the port").

In them a sentence without time words is not told of the report's day but of the date the story has come to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
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


class _Told:
    """A document and what its days are read against, compared by identity, so that its story is worked out once."""

    __slots__ = ("anchors", "document", "published", "times")

    def __init__(self, document: Document, times: Sequence[TimeMention], published: date, anchors: Anchors) -> None:
        self.document, self.times, self.published, self.anchors = document, times, published, anchors

    def __hash__(self) -> int:
        return hash((id(self.document), id(self.times), self.published, id(self.anchors)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Told)
            and other.document is self.document
            and other.times is self.times
            and other.published == self.published
            and other.anchors is self.anchors
        )


def stage(
    document: Document, sentence: Sentence, times: Sequence[TimeMention], published: date | None, anchors: Anchors
) -> Day | None:
    """The month a chronicle has come to at `sentence`; None for any other report."""
    if published is None:
        return None
    days = _story(_Told(document, times, published, anchors))
    low = bisect_right(days, sentence.start, key=lambda d: d[0])
    day = days[low - 1][1] if low else None
    if day is None or not day.date:
        return None
    return Day(day.date[:7], day.basis, "the chronicle has come to this month")


@lru_cache(maxsize=2)
def _story(told: _Told) -> tuple[tuple[int, Day], ...]:
    """The dates that open the sentences of a chronicle, with where they stand; none for any other report."""
    opening = [m for m in told.times if m.kind in _KINDS and not lasting(m) and _opens(told.document, m)]
    if len(opening) < _ENOUGH:
        return ()
    days = [(m.start, day) for m in opening if (day := resolve(m, told.published, told.anchors)).date]
    limit = shift(told.published, -_OLD).isoformat()
    isos = [day.date[:7] for _, day in days if day.date and len(day.date) >= 7]
    old = [iso for iso in isos if iso < limit[:7]]
    if len(old) < _ENOUGH or len(old) < _ORDER * len(isos):
        return ()
    ordered = sum(a <= b for a, b in pairwise(isos))
    return tuple(days) if ordered >= _ORDER * (len(isos) - 1) else ()


def _opens(document: Document, mention: TimeMention) -> bool:
    """Whether the mention opens its sentence."""
    low = bisect_left(document.sentences, mention.start, key=lambda s: s.end)
    return low < len(document.sentences) and 0 <= mention.start - document.sentences[low].start <= _LATE
