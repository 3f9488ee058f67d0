"""Distances in a text: how far, which way, and from what ("25 km (16 miles) southeast of Pokrovsk").

`find_distances` reads one sentence; `mentions.located` ties each distance to the place it locates. Distances are in
kilometres: miles are turned into km; where both are printed, the km are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whoholds.mentions import distance_patterns as patterns
from whoholds.mentions.numerals import Bound, Numeral, Word, find_numerals, tokens
from whoholds.quantity_words import QuantityWords

_WITHIN = re.compile(r"\b(?:within|closer than|less than|short)\b[^,;()]*$", re.IGNORECASE)
How = Literal["bearing", "from", "away", "line", "bare"]


@dataclass(frozen=True, slots=True)
class Distance:
    """A length as printed: `km`, its bounds, and the words that say from where.

    ``start:end`` spans number, unit, conversion and direction; ``unit_start:unit_end`` the number with its unit.
    `reference` spans the words measured from, where the text names them; `line` is where the words for a front begin
    whose length it is; ``first:last`` are the tokens of number and unit.
    """

    start: int
    end: int
    unit_start: int
    unit_end: int
    km: float | None
    bound: Bound | None
    approx: bool
    bearing: str | None
    how: How
    reference: tuple[int, int] | None
    first: int
    last: int
    line: int = 0


def compass(words: str) -> str | None:
    """The point of the compass a text names, one of N, NE, E, SE, S, SW, W, NW."""
    folded = re.sub(r"[^a-z]", "", words.lower().replace("due", "").replace("ern", ""))
    ns = [m for m in re.findall("north|south", folded)]
    ew = [m for m in re.findall("east|west", folded)]
    return ((ns[0][0] if ns else "") + (ew[0][0] if ew else "")).upper() or None


def find_distances(
    plain: str, start: int, end: int, known: QuantityWords, words: Sequence[Word] = (), numerals: Sequence[Numeral] = ()
) -> tuple[Distance, ...]:
    """The distances of the sentence ``plain[start:end]`` (a text made `flat`)."""
    words = words or tokens(plain, start, end)
    numerals = numerals or find_numerals(plain, words, known.numbers)
    out: list[Distance] = []
    for numeral in numerals:
        found = _distance(plain, end, words, numeral, known)
        if found is None:
            continue
        if (
            out
            and found.unit_start > out[-1].unit_end
            and patterns.CONVERTED.fullmatch(plain, out[-1].unit_end, words[numeral.first].start)
        ):
            if words[out[-1].last - 1].text[:2] == "mi":  # the km follow in brackets
                out[-1] = _converted(out[-1], found)
            continue
        if out and out[-1].how == "bare" and patterns.PAIRED.fullmatch(plain, out[-1].unit_end, found.start):
            out[-1] = _paired(out[-1], found)
        out.append(found)
    return tuple(out)


def _paired(first: Distance, second: Distance) -> Distance:
    """The first of "40 km and 34 km northeast of Beryslav" goes from the same place in the same direction."""
    return Distance(
        first.start, first.end, first.unit_start, first.unit_end, first.km, first.bound, first.approx or second.approx,
        second.bearing, second.how, second.reference, first.first, first.last, second.line,
    )  # fmt: skip


def _converted(miles: Distance, metric: Distance) -> Distance:
    return Distance(
        miles.start, max(miles.end, metric.end), metric.unit_start, metric.unit_end, metric.km, miles.bound,
        miles.approx, miles.bearing or metric.bearing, miles.how, miles.reference, miles.first, metric.last,
    )  # fmt: skip


def _unit(words: Sequence[Word], at: int, known: QuantityWords) -> tuple[int, float, str] | None:
    """The unit of length at token `at`: the token after it, km per unit, and what is hyphenated to it ("long")."""
    if at < len(words) and words[at].text == "-":
        at += 1
    if at >= len(words):
        return None
    unit, _, tail = words[at].text.partition("-")
    factor = known.length.get(unit)
    if factor is None or (
        unit == "m"
        and words[at - 1].end == words[at].start
        and at + 1 < len(words)
        and words[at + 1].text in known.nouns
    ):
        return None
    return at + 1, factor, tail


def _distance(plain: str, end: int, words: Sequence[Word], numeral: Numeral, known: QuantityWords) -> Distance | None:
    unit = _unit(words, numeral.last, known)
    if unit is None:
        return None
    last, factor, hyphened = unit
    unit_start, unit_end = words[numeral.first].start, words[last - 1].end
    lead = words[numeral.lead].start
    before = plain[max(words[0].start, lead - 60) : lead]
    bounded = plain[max(words[0].start, lead - 60) : unit_start]
    if (
        patterns.SPEED.match(plain, unit_end, end)
        or patterns.SIZE.match(plain, unit_end, end)
        or patterns.OF_A_THING.search(before)
        or hyphened in patterns.SIZES
    ):
        return None
    tail = patterns.TAIL.match(plain, unit_end, end)
    how: How = "bare"
    bearing: str | None = None
    ref_at: int | None = None
    stop = unit_end
    if tail is not None:
        if tail["bearing"]:
            bearing, how, stop = compass(tail["bearing"]), "bearing", tail.end()
            ref_at = tail.end() if tail["of"] else None
        elif tail["from"] and (tail["from"].lower() != "of" or _WITHIN.search(bounded)):
            how, stop, ref_at = "from", tail.end(), tail.end()
        elif tail["line"]:
            how, stop = "line", tail.end("line")
        elif away := patterns.AWAY.match(plain, unit_end, end):
            how, stop = "away", away.end()
    if how == "bare" and (away := patterns.AWAY.match(plain, unit_end, end)):
        how, stop = "away", away.end()
    bound = numeral.bound
    reference: tuple[int, int] | None = None
    if ref_at is not None and (named := patterns.REFERENCE.match(plain, ref_at, end)):
        reference = (ref_at, named.end())
        stop = named.end()
    km = None if numeral.value is None else round(numeral.value * factor, 3 if factor < 1 else 1)
    if km is None and numeral.value is None and factor < 1:
        return None
    if numeral.value is not None and factor == 1:
        km = numeral.value
    line = tail.start("line") if tail is not None and how == "line" else 0
    return Distance(
        lead, max(stop, unit_end), unit_start, unit_end, km, bound, numeral.approx, bearing, how, reference,
        numeral.first, last, line,
    )  # fmt: skip
