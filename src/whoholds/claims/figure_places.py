"""Which place a count belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from whoholds.model import FigureKind, PlaceMention

_HELD: Final = r"(?:[-\w]+-(?:held|controlled))"
_BETWEEN: Final = (
    "the|a|its|nearby|neighbou?ring|besieged|towns?|cit(?:y|ies)|villages?|district|region|province|suburbs?|settlements?|areas?|"
    "outskirts|port|capital|direction|front|direct|strategic|small|and|of|north|south|east|west|north-?\\w+|south-?\\w+|"
    "eastern|western|northern|southern|central|Ukrainian|Russian|Syrian|Iraqi"
).replace("\\\\", "\\")
_PREPOSITION = re.compile(
    rf"""(?:\b(?:in|at|near|around|on|over|across|of|from|into|inside|outside|within|against|towards?|to|throughout|hitting|hit
    |struck|fled|fleeing|flee|left|leave|leaving|escaped?)\b|{_HELD})(?:[ ](?:{_HELD}|{_BETWEEN}|[\w-]+'s))*[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What leads to a place, up to it."""
_GOAL = re.compile(r"(?:to|towards?|into)\b", re.IGNORECASE)

_SEATED = re.compile(
    r"\b(?:ministry|staff|government|officials?|spokes\w+|command(?:er|ers)?|authorities|parliament|leaders?|leadership|military"
    r"|army|embassy|diplomats?|kremlin|reporters|journalists|briefing|conference|interview|speech)\s(?:in|at)\s$",
    re.IGNORECASE,
)
"""What sits, or is spoken to, in the capital after it."""
_STRUCK = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:was|were|(?:has|have|had)\sbeen|came)\s(?:\w+\s)?"
    r"(?:hit|struck|shelled|bombed|attacked|targeted|pounded|rocked|under\s(?:fire|attack))\b",
    re.IGNORECASE,
)
"""What is told of a place that suffers, after its name."""


def place(
    plain: str,
    clause: tuple[int, int],
    at: int,
    places: Sequence[PlaceMention],
    sentence: tuple[int, int],
    kind: FigureKind,
) -> PlaceMention | None:
    """The place a count at `at` belongs to.

    The next place in the clause that a preposition leads to (a settlement or site before a region), else one before it
    in the clause, else the nearest in the sentence. Those driven out are counted where they left, not where they go.
    """
    here = [p for p in _among(places, *sentence) if not (_owner(plain, p) or _seat(plain, p))]
    if kind == "population":
        here.sort(key=lambda p: (p.start > at, p.type == "area", abs(p.start - at)))
        return here[0] if here else None
    led = [p for p in here if _leads(plain, sentence[0], p, kind)]
    led = [p for p in led if p.method != "country"] or led
    within = [p for p in led if p.start >= clause[0] and p.end <= clause[1]]
    said = [p for p in here if p.type != "area" and p.method != "capital" and kind != "displaced"]
    for group in (
        [p for p in within if p.start >= at and not _bracketed(plain, at, p.start)],
        [p for p in reversed(within) if p.end <= at and not _aside(plain, clause[0], p, at)],
        sorted(led, key=lambda p: min(abs(p.start - at), abs(p.end - at))),
        sorted(said, key=lambda p: min(abs(p.start - at), abs(p.end - at))),
    ):
        if group:
            first = group[0]
            exact = [p for p in group[1:] if p.type != "area" and abs(p.start - first.end) < 60]
            return exact[0] if first.type == "area" and exact and not _holds(plain, first, exact[0]) else first
    return None


def earlier_place(
    plain: str, sentences: Sequence[tuple[int, int]], places: Sequence[PlaceMention], kind: FigureKind
) -> PlaceMention | None:
    """The last settlement or site that the sentences before told of (nearest sentence first), else the last region."""
    for start, end in sentences:
        told = [p for p in _among(places, start, end) if not _seat(plain, p)]
        if kind == "population":  # "the town had 14,000 residents"
            led = [p for p in told if p.type != "area" and p.method != "capital" and not _owner(plain, p)]
        else:
            led = [p for p in told if _leads(plain, start, p, kind) or _STRUCK.match(plain, p.end, end)]
        exact = [p for p in led if p.type != "area"]
        if exact or led:
            return (exact or led)[-1]
    return None


def _seat(plain: str, mention: PlaceMention) -> bool:
    """Whether a capital is only where somebody speaks or sits ("the General Staff in Kyiv")."""
    return mention.method == "capital" and _SEATED.search(plain, max(0, mention.start - 40), mention.start) is not None


def _owner(plain: str, mention: PlaceMention) -> bool:
    """Whether a mention only owns what follows ("Ukraine's Sumy region")."""
    return plain.startswith(("'s ", "' "), mention.end)


def _among(places: Sequence[PlaceMention], start: int, end: int) -> Sequence[PlaceMention]:
    low = bisect_left(places, start, key=lambda p: p.start)
    high = bisect_left(places, end, key=lambda p: p.start)
    return places[low:high]


def _leads(plain: str, floor: int, mention: PlaceMention, kind: FigureKind) -> bool:
    found = _PREPOSITION.search(plain, max(floor, mention.start - 60), mention.start)
    return found is not None and not (kind == "displaced" and _GOAL.match(found.group()))


def _bracketed(plain: str, left: int, right: int) -> bool:
    """Whether `right` stands in brackets that open after `left`."""
    return plain.rfind("(", left, right) > plain.rfind(")", left, right)


def _aside(plain: str, floor: int, mention: PlaceMention, at: int) -> bool:
    """Whether a mention stands in brackets that close before `at`."""
    return _bracketed(plain, floor, mention.start) and plain.find(")", mention.end, at) >= 0


def _holds(plain: str, region: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a region is told as a place of its own ("in Kherson region and in Lviv")."""
    return " and " in plain[region.end : inner.start]
