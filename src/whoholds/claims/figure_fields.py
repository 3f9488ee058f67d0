"""What belongs to a figure besides its number: the clause that tells it, the period, and whom it is about."""

from __future__ import annotations

import re
from typing import Final

from whoholds.mentions.quantities import Quantity
from whoholds.model import FigureKind
from whoholds.theatre import Theatre

_BREAK = re.compile(
    r"""
    ; | [,:]?[ ][–—-][ ]
  | (?<=\w),[ ](?=(?:and|but|while|whereas|which|where|who|according|as|said|after|adding|including|with|he|she|it)\b)
  | ,[ ](?=(?:\w+[ ]){0,3}(?:said|says|told|reported|claimed|added)\b)
  | (?<=said),[ ] | (?<=added),[ ] | (?<=reported),[ ]
  | (?<=[a-z])[ ](?=(?:but|while|whereas|although)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNITS: Final = (
    "minutes?|hours?|days?|nights?|weeks?|weekend|months?|years?|decades?|fortnight|morning|afternoon|evening"
)
_DAY: Final = r"""(?:(?:last|next|this|early|late|overnight)[ ])?(?:mon|tues|wednes|thurs|fri|satur|sun)day
    (?:[ ](?:morning|afternoon|evening|night))?"""
_MONTH: Final = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATE: Final = rf"""(?:
    {_MONTH}(?:[ ]\d{{1,2}}(?!\d)(?:[ ]?[-–][ ]?\d{{1,2}}(?!\d))?)?(?:,?[ ]\d{{4}})?
  | \d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH}(?:[ ]\d{{4}})?
)"""
_PERIOD = re.compile(
    rf"""
    \b(?:
        between[ ]{_DATE}[ ]and[ ]{_DATE}
      | from[ ](?:{_DATE}|{_DAY})[ ](?:to|until|till)[ ](?:{_DATE}|{_DAY})
      | since[ ](?:{_DATE}|{_DAY}|\d{{4}}|[^,.;:"()]{{3,70}})
      | (?:so|thus)[ ]far(?:[ ]this[ ](?:year|month|week))?
      | (?:over|in|during|within|for|across|throughout)[ ]
            (?:just[ ]|only[ ]|about[ ]|around[ ]|a[ ](?=\w+[- ]day)|the[ ])?
            (?:past|last|previous|preceding|next|recent|same|first|final|following)?[ ]?
            (?:\w+(?:-\w+)?[ -](?:and[ ]\w+[ ])?)?(?:{_UNITS})\b(?:[ ]period)?
            (?:[ ]of[ ](?:the[ ])?(?:war|fighting|invasion|month|year|{_MONTH}))?
      | (?:over|in|during)[ ](?:recent|the[ ]past|the[ ]last)[ ](?:hours|days|weeks|months|years)
      | (?:each|every|per|a)[ ](?:day|week|month|night|hour|year)\b(?![ ](?:later|ago|earlier|after|before))
      | daily|weekly|monthly|pre-war|prewar|overnight
      | (?:before|during|since|prior[ ]to)[ ](?:the[ ])?(?:[\w'-]+[ ]){{0,2}}?(?:war|invasion|conflict|fighting)
            (?:[ ](?:began|started|broke[ ]out))?
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
_LOOSE = re.compile(r"(?:in|for|within|over) (?:years|months|weeks|days|hours|decades|minutes)", re.IGNORECASE)
_PARRIED = re.compile(
    r"\b(?:shot|shoots?|shooting|downed|intercepted|repell?ed|repell?ing|repell?s?|repulsed|stopped|thwarted|destroyed|foiled|prevented|beat)\b"
)
_PERSONS: frozenset[FigureKind] = frozenset(
    {"killed", "wounded", "killed_or_wounded", "prisoners", "displaced", "population"}
)
_ANYBODY = frozenset({"people", "person", "persons"})
_OTHER = re.compile(
    r"\b(?:from|against|of|in|inside|into|within|to|toward|towards|on|near|by) (?:the )?$", re.IGNORECASE
)
# A party named only as the owner of ground does not act.
_GROUND = re.compile(
    r"[\w'-]+ (?:defen[cs]es?|positions?|lines?|territory|territories|soil|land|borders?|capital|city|town|region)\b"
)
_CIVIL: Final = frozenset({
    "civilian", "civilians", "people", "person", "persons", "resident", "residents", "man", "men", "woman", "women",
    "child", "children", "villager", "villagers", "citizen", "citizens", "inhabitant", "inhabitants", "boy", "boys",
    "girl", "girls", "teenager", "passenger", "passengers", "worker", "workers",
})  # fmt: skip


def clause(plain: str, start: int, end: int, first: int, last: int, least: int = 12) -> tuple[int, int]:
    """The clause around ``first:last`` in the sentence ``start:end``; all of it where that is under `least` long."""
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
    found = [(m.start(), m.end()) for m in _PERIOD.finditer(plain, left, right) if not _LOOSE.fullmatch(m.group())]
    if not found:
        return None
    start, end = min(found, key=lambda span: (span[0] - at) if span[0] >= at else (at - span[1]) + 15)
    return plain[start:end].strip()


def about(plain: str, quantity: Quantity | None, left: int, at: int, theatre: Theatre, kind: FigureKind) -> str | None:
    """The party (and "civilians") a number is about: the one its own phrase names.

    For ground, distances and attacks also the nearest one before it that acts.
    """
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
    if not before:
        return None
    if kind == "attacks" and _PARRIED.search(said):  # whoever shoots drones down did not launch them
        enemies = theatre.parties[before[-1]].enemies if before[-1] in theatre.parties else ()
        return enemies[0] if len(enemies) == 1 else None
    return before[-1]


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
