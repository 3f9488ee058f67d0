"""What belongs to a figure besides its number: the clause that tells it, the period, and whom it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from whoholds.mentions.quantities import Quantity
from whoholds.model import FigureKind, PlaceMention
from whoholds.theatre import Theatre

_BREAK = re.compile(
    r";|[,:]? [–—-] |(?<=\w), (?=(?:and|but|while|whereas|which|where|who|according|as|said|after|adding|including|with|he|she|it|they)\b)"
    r"|, (?=(?:\w+ ){0,3}(?:said|says|told|reported|claimed|added)\b)|(?<=[a-z]) (?=(?:but|while|whereas|although)\b)",
    re.IGNORECASE,
)
_UNITS = r"(?:minutes?|hours?|days?|nights?|weeks?|weekend|months?|years?|decades?|fortnight|day and night|night|morning|afternoon|evening)"
_COUNT = r"(?:\w+(?:-\w+)?)"
_DAY = r"(?:(?:last|next|this|early|late|overnight)[ ])?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[ ](?:morning|afternoon|evening|night))?"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATE = rf"(?:{_MONTH}(?:[ ]\d{{1,2}}(?!\d)(?:[ ]?[-–][ ]?\d{{1,2}}(?!\d))?)?(?:,?[ ]\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH}(?:[ ]\d{{4}})?)"
_PERIOD = re.compile(
    rf"""
    \b(?:
        between[ ]{_DATE}[ ]and[ ]{_DATE}
      | from[ ](?:{_DATE}|{_DAY})[ ](?:to|until|till)[ ](?:{_DATE}|{_DAY})
      | since[ ](?:{_DATE}|{_DAY}|\d{{4}}|[^,.;:"()]{{3,70}})
      | (?:so|thus)[ ]far(?:[ ]this[ ](?:year|month|week))?
      | (?:over|in|during|within|for|across|throughout)[ ](?:just[ ]|only[ ]|about[ ]|around[ ]|a[ ](?=[ ]|\w+[- ]day)|the[ ])?(?:past|last|previous|preceding|next|recent|same|first|final|following)?[ ]?(?:{_COUNT}[ -](?:and[ ]\w+[ ])?)?{_UNITS}\b(?:[ ]period)?(?:[ ]of[ ](?:the[ ])?(?:war|fighting|invasion|month|year|{_MONTH}))?
      | (?:over|in|during)[ ](?:recent|the[ ]past|the[ ]last)[ ](?:hours|days|weeks|months|years)
      | (?:each|every|per|a)[ ](?:day|week|month|night|hour|year)
      | daily|weekly|monthly|pre-war|prewar|overnight
      | (?:before|during|since|prior[ ]to)[ ](?:the[ ])?(?:[\w'-]+[ ]){0,2}?(?:war|invasion|conflict|fighting)(?:[ ](?:began|started|broke[ ]out))?
      | in[ ]the[ ](?:war|conflict)
      | (?:\w+[ ]){{1,2}}(?:days?|weeks?|months?|years?|hours?|fortnight)[ ](?:ago|earlier|later)
      | (?:last|this|past|next)[ ](?:week|month|year|night|weekend|summer|spring|winter|autumn|fall|{_MONTH}|day)
      | (?:on|by|until|till|from|in|as[ ]of|early[ ]on|late[ ]on)[ ](?:the[ ])?(?:{_DATE}|{_DAY})
      | in[ ](?:early|mid|late)[- ]{_MONTH}
      | {_DAY} | yesterday | today
      | (?:\w+-){{1,3}}(?:day|week|month|year|hour|minute)(?:-(?:long|old))?
      | (?:over|during)[ ]the[ ](?:weekend|day|night|war|course[ ]of[ ]the[ ]war)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PERSONS: frozenset[FigureKind] = frozenset(
    {"killed", "wounded", "killed_or_wounded", "prisoners", "displaced", "population"}
)
_ANYBODY = frozenset({"people", "person", "persons"})
_OTHER = re.compile(r"\b(?:from|against|of|in|inside|into|within|to|toward|towards|on|near|by) (?:the )?$", re.IGNORECASE)
# A party named only as the owner of ground does not act.
_GROUND = re.compile(r"[\w'-]+ (?:defen[cs]es?|positions?|lines?|territory|territories|soil|land|borders?|capital|city|town|region)\b")
_CIVIL = frozenset(
    ["civilian", "civilians", "people", "person", "persons", "resident", "residents", "man", "men", "woman", "women", "child", "children", "villager", "villagers", "citizen", "citizens", "inhabitant", "inhabitants", "boy", "girl", "boys", "girls", "teenager", "passenger", "passengers", "worker", "workers"]
)
_GOAL = re.compile(r"(?:to|towards?|into)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:\b(?:in|at|near|around|on|over|across|of|from|into|inside|outside|within|against|towards?|to|throughout|hitting|hit|struck|fled|fleeing|flee|left|leave|leaving|escaped?)\b|[-\w]+held)"
    r"(?:[ ](?:the|a|its|nearby|neighbouring|neighboring|besieged|rebel-held|[-\w]+-held|[-\w]+-controlled|towns?|cit(?:y|ies)|villages?|district|region|province|suburbs?|"
    r"north|south|east|west|north-?\w+|south-?\w+|eastern|western|northern|southern|central|of|and|settlements?|areas?|outskirts|port|capital|direction|"
    r"Ukrainian|Russian|Syrian|Iraqi|strategic|small|direct|front))*[ ]$",
    re.IGNORECASE,
)


def clause(plain: str, start: int, end: int, first: int, last: int, least: int = 12) -> tuple[int, int]:
    """The stretch of the sentence ``start:end`` around ``first:last`` that reads as a clause; at least `least` characters."""
    cuts = [(m.start(), m.end()) for m in _BREAK.finditer(plain, start, end)]
    left = max([e for s, e in cuts if e <= first], default=start)
    right = min([s for s, e in cuts if s >= last], default=end)
    while left < right and plain[left] in " ,;–—-":
        left += 1
    while right > left and plain[right - 1] in " ,;:–—-":
        right -= 1
    if right - left < least:
        return start, end
    return left, right


def period(plain: str, left: int, right: int, at: int) -> str | None:
    """The words of time nearest to `at` between `left` and `right`, as printed; those after it before those before."""
    found = [(m.start(), m.end()) for m in _PERIOD.finditer(plain, left, right)]
    if not found:
        return None
    start, end = min(found, key=lambda span: (span[0] - at) if span[0] >= at else (at - span[1]) + 15)
    return plain[start:end].strip()


def place(
    plain: str, clause: tuple[int, int], at: int, places: Sequence[PlaceMention], sentence: tuple[int, int], kind: FigureKind
) -> PlaceMention | None:
    """The place a count at `at` belongs to.

    The next place in the clause that a preposition leads to (a settlement or site before a region), else one before it
    in the clause, else the nearest in the sentence. Those driven out are counted where they left, not where they go.
    """
    here = [p for p in _among(places, *sentence) if not _owner(plain, p)]
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
        led = [p for p in _among(places, start, end) if _leads(plain, start, p, kind)]
        exact = [p for p in led if p.type != "area"]
        if exact or led:
            return (exact or led)[-1]
    return None


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


def about(plain: str, quantity: Quantity | None, left: int, at: int, end: int, theatre: Theatre, kind: FigureKind) -> str | None:
    """The party (and "civilians") a number is about: named in its own phrase, else, for gains and attacks, the nearest before it."""
    own = plain[quantity.start : quantity.end].lower() if quantity is not None else ""
    codes = [code for code, _ in _codes(own, theatre)]
    if quantity is not None and kind in _PERSONS:
        sort = "civilians" if quantity.head in _CIVIL else "prisoners" if quantity.counted == "prisoners" else ""
        if codes:
            return f"{codes[0]} {sort}".strip()
        return sort if sort and quantity.head not in _ANYBODY else None
    if codes:
        return codes[0]
    said = plain[left:at].lower()
    before = [
        code
        for code, offset in _codes(said, theatre)
        if not _OTHER.search(said, 0, offset) and not _GROUND.match(said, offset)
    ]
    return before[-1] if before else None


_WORD = re.compile(r"[\w'-]+")


def _codes(text: str, theatre: Theatre) -> list[tuple[str, int]]:
    """Party codes of the words of `text`, in order, each with its offset."""
    spans = [(m.group(), m.start()) for m in _WORD.finditer(text)]
    words = [word for word, _ in spans]
    out: list[tuple[str, int]] = []
    i = 0
    while i < len(words):
        for size in (4, 3, 2, 1):
            term = theatre.party_terms.get(" ".join(words[i : i + size])) if i + size <= len(words) else None
            if term is None and size == 1 and words[i].endswith("'s"):
                term = theatre.party_terms.get(words[i][:-2])
            if term is not None:
                out.append((term[0], spans[i][1]))
                i += size - 1
                break
        i += 1
    return out
