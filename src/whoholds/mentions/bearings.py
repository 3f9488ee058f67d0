"""Distances in a text: how far, which way, and from what ("25 km (16 miles) southeast of Pokrovsk").

`find_distances` reads one sentence; `relations` ties each distance to the place it locates and the place it is measured
from. Distances are in kilometres (miles are turned into km; where both are printed, the km are taken).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whoholds.mentions.flat import flat
from whoholds.mentions.numerals import Bound, Numeral, Word, find_numerals, tokens
from whoholds.model import Document, PlaceMention
from whoholds.quantity_words import QuantityWords

How = Literal["bearing", "from", "away", "line", "within", "bare"]

# Compass words to the eight points; three-part points ("north-northeast") fall to the second.
_POINT = re.compile(
    r"(?:(?:north|south|east|west)[- ])?(?P<ns>north|south)(?:[- ]?(?P<ew>east|west))?|(?P<only>east|west)", re.IGNORECASE
)
_COMPASS = r"(?:due[ ])?(?:(?:north|south)(?:[- ]?(?:(?:north|south)[- ]?)?(?:east|west))?|(?:east|west)(?:[- ](?:north|south)(?:[- ]?(?:east|west))?)?)"
_TAIL = re.compile(
    rf"""
    [ ]*(?:or[ ]so[ ]*)?
    (?:[(/][^()/]{{1,40}}[)]?[ ]*|,?[ ]or[ ][^,.;()]{{1,25}},[ ]*)?     # the same in other units
    (?:or[ ]so[ ]*)?,?[ ]*
    (?:(?:away|further|farther|deep|inland|upstream|downstream|upriver|downriver|directly|just|straight|distant|short|out|long)[ ]+,?[ ]*)*
    (?:
        (?:to[ ]the[ ]|toward[s]?[ ]the[ ])?(?P<bearing>{_COMPASS})
            (?:[ ](?:and|or)[ ]{_COMPASS})?(?!\w)(?:[ ](?P<of>of|from|on)[ ](?=\S))?(?![ ](?:bank|side|coast|wards?)\b)
      | (?P<line>(?:front[- ]?line|line[ ]of[ ]contact|line[ ]of[ ]control|contact[ ]line|front|border|frontier|buffer[ ]zone|stretch|strip)\b)
      | (?P<from>(?:away[ ])?from|off|outside|inside|behind|beyond|within|into|across|of|past)[ ](?=\S)
      | (?P<away>(?<=away[ ])|(?<=inland[ ]))
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AWAY = re.compile(r"[ ]*(?:\([^()]{1,40}\)[ ]*)?(?:away|distant|inland|upstream|downstream|upriver|downriver)\b", re.IGNORECASE)
_CONVERTED = re.compile(r"[ ]*(?:\(|/|,? or[ ])[ ]*(?:about |around |roughly |some |approximately )?$")
_BEARING_OF = re.compile(rf"\b(?P<bearing>{_COMPASS})[ ](?:of|from)[ ]$", re.IGNORECASE)
_PAIRED = re.compile(r"[ ]*(?:\([^()]{1,30}\)[ ]*)?(?:,?[ ]*(?:and|or|to)[ ]+|-|–)(?:then[ ])?", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|less than|under|closer than|not more than|no more than)[ ]+(?:just[ ]|only[ ]|about[ ]|around[ ]|some[ ]|barely[ ])*$", re.IGNORECASE)
_SPEED = re.compile(r"[ ]?(?:/h|/hour|per hour|an hour|ph\b|/s|per second|per day)", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:range|radius|ranges|altitude|height|depth|width|diameter|calib\w+|speed|visibility|thick\w*|distance)s?[ ](?:of|is|was|from|at)?[ ]*(?:up to|about|around|more than|over|some|nearly|almost|at least|between|[ ])*$", re.IGNORECASE)
_SIZE = re.compile(r"[ ]*(?:\([^()]{1,40}\)[ ]*)?-?(?:range|wide|tall|high|thick|calibre|caliber|guns?|howitzers?|mortars?|artillery|shells?|rockets?|missiles?|radius)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:(?:the|a|an|its|their|his|her|any)[ ])?[^\s,.;:()\"—–]+(?:[ ](?!(?:and|or|but|in|on|at|to|by|with|for|from|where|which|that|who|when|while|as|after|before|since|is|are|was|were|has|have|had|said|near|along|until|during|over|towards?|around|against|between|outside|inside|across|under|according)\b)[^\s,.;:()\"—–]+){0,5}", re.IGNORECASE)
# What may stand between a place and the distance that locates it.
_LINK = re.compile(
    r"""[ ]*["]?[,(–—-]?["]?[ ]*(?:(?:which|that|who)[ ])?(?:(?:is|are|was|were|lies|lie|lay|sits|sit|stands|located|situated|just|only|some|about|
    around|roughly|approximately|nearly|almost|more[ ]than|over|less[ ]than|within|at|least|barely|both|each|all|settlements?|villages?|
    towns?|cities|city|area|areas|region|a|an|the|town|village|suburb|settlement|of|small|strategic|key|district|oblast|outskirts|
    now|also|up[ ]to|on|in|at|near|along|international|administrative|border|state|highway|road|front|line|there|then|which)[ ,]*)*""",
    re.VERBOSE | re.IGNORECASE,
)
# "The village is ... 10 km north of": the subject points back to a place told before.
_ANAPHOR = re.compile(
    r"(?:^|[.\"(,;] )(?:(?:the|this|that) (?:village|town|city|settlement|suburb|site|port|plant|base|hamlet|area)s?|it|both(?: of them| villages| towns| settlements)?|"
    r"all (?:of them|three))[,]? (?:(?:is|are|was|were|lies|lie|lay|sits|sit|stands|located|situated|which|just|only|about|around|roughly|some|all|both) ?)*$",
    re.IGNORECASE,
)
_BACK = 900  # characters to look back for what "the village" means
# "Falluja, a bastion of the jihadists 50 km from Baghdad"
_APPOSED = re.compile(
    r",[ ](?:a|an|the)[ ][^,.;:()\"]{1,60}?(?:,?[ ](?:which|that)[ ](?:is|lies|sits|was|lay))?[ ]?(?:just |only |about |some |around |roughly |located )*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,?[ ]*(?:and|or)[ ]+|,[ ]*)(?:(?:the[ ])?(?:villages?|towns?|settlements?|city|cities)[ ](?:of[ ])?)?", re.IGNORECASE)
_NEAR = re.compile(r"[ ]*,?[ ]*(?:near|towards?|at|in|around|against|on)[ ](?:the[ ](?:village|town|settlement|city|villages|towns|settlements)s?[ ]of[ ])?", re.IGNORECASE)
_COMMA = re.compile(r"[\"]?(?:[ ]*,[ ]*(?:in[ ])?|[ ]in[ ])(?:the[ ])?(?:\w+ern[ ])?[\"]?")
_SHARED = re.compile(r"\b(?:both|each|all|respectively)\b", re.IGNORECASE)
_REF_LEAD = 45  # characters that may stand between "from" and the name it measures from ("the rebel-held town of")


@dataclass(frozen=True, slots=True)
class Distance:
    """A length as printed: `km`, its bounds, and the words that say from where.

    ``start:end`` spans number, unit, conversion and direction; ``unit_start:unit_end`` the number with its unit.
    `reference` spans the words measured from, where the text names them; `line` is where the words for a front begin whose
    length it is; ``first:last`` are the tokens of number and unit.
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


@dataclass(frozen=True, slots=True)
class Relation:
    """A distance between two mentions (indices into the mentions given); either may be None where it is not named."""

    distance: Distance
    place: int | None
    reference: int | None


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
        if out and found.unit_start > out[-1].unit_end and _CONVERTED.fullmatch(plain, out[-1].unit_end, words[numeral.first].start):
            if words[out[-1].last - 1].text[:2] == "mi":  # the km follow in brackets
                out[-1] = _converted(out[-1], found)
            continue
        if out and out[-1].how == "bare" and _PAIRED.fullmatch(plain, out[-1].unit_end, found.start):
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
        miles.start, max(miles.end, metric.end), metric.unit_start, metric.unit_end, metric.km, miles.bound, miles.approx,
        miles.bearing or metric.bearing, miles.how, miles.reference, miles.first, metric.last,
    )  # fmt: skip


def _unit(words: Sequence[Word], at: int, known: QuantityWords) -> tuple[int, float, str] | None:
    """The unit of length at token `at`: the token after it, km per unit, and what is hyphenated to it ("long")."""
    if at < len(words) and words[at].text == "-":
        at += 1
    if at >= len(words):
        return None
    unit, _, tail = words[at].text.partition("-")
    factor = known.length.get(unit)
    if factor is None or (unit == "m" and words[at - 1].end == words[at].start and at + 1 < len(words) and words[at + 1].text in known.nouns):
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
    if (
        _SPEED.match(plain, unit_end, end)
        or _SIZE.match(plain, unit_end, end)
        or _RANGE.search(before)
        or hyphened in ("range", "wide", "high", "tall", "deep", "calibre", "caliber", "thick", "radius")
    ):
        return None
    tail = _TAIL.match(plain, unit_end, end)
    how: How = "bare"
    bearing: str | None = None
    ref_at: int | None = None
    stop = unit_end
    if tail is not None:
        if tail["bearing"]:
            bearing, how, stop = compass(tail["bearing"]), "bearing", tail.end()
            ref_at = tail.end() if tail["of"] else None
        elif tail["from"]:
            how, stop, ref_at = "from", tail.end(), tail.end()
        elif tail["line"]:
            how, stop = "line", tail.end("line")
        elif away := _AWAY.match(plain, unit_end, end):
            how, stop = "away", away.end()
    if how == "bare" and (away := _AWAY.match(plain, unit_end, end)):
        how, stop = "away", away.end()
    bound = numeral.bound
    if numeral.bound == "upper" and _WITHIN.search(plain, max(words[0].start, lead - 30), unit_start):
        bound = "upper"
    reference: tuple[int, int] | None = None
    if ref_at is not None and (named := _REFERENCE.match(plain, ref_at, end)):
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


def relations(document: Document, places: Sequence[PlaceMention], known: QuantityWords) -> tuple[Relation, ...]:
    """Each distance of a document with the mention it locates and the mention it is measured from."""
    plain = flat(document.report.text)
    out: list[Relation] = []
    for sentence in document.sentences:
        for distance in find_distances(plain, sentence.start, sentence.end, known):
            out.extend(relate(plain, sentence.start, sentence.end, distance, places))
    return tuple(out)


def relate(plain: str, start: int, end: int, distance: Distance, places: Sequence[PlaceMention]) -> tuple[Relation, ...]:
    """The relations one distance of the sentence ``start:end`` tells: one for each place it locates."""
    # A mention that is itself "10 km south of X" is this very distance: it locates and measures nothing.
    here = [
        i for i, p in enumerate(places) if p.start >= start and p.end <= end and not p.start <= distance.unit_start < p.end
    ]
    reference = _reference(plain, start, distance, places, here)
    located = _located(plain, start, end, distance, places, [i for i in here if i != reference], reference)
    if not located:
        return (Relation(distance, None, reference),)
    return tuple(Relation(distance, i, reference) for i in located)


def _reference(plain: str, start: int, distance: Distance, places: Sequence[PlaceMention], here: Sequence[int]) -> int | None:
    if distance.reference is not None:
        at, stop = distance.reference
        inside = [i for i in here if at <= places[i].start <= at + _REF_LEAD and places[i].start < max(stop, at + 1)]
        return inside[0] if inside else None
    if distance.how in ("bearing", "away"):
        for i in reversed(here):
            if places[i].end <= distance.start and _BEARING_OF.search(plain, max(0, places[i].start - 30), places[i].start):
                return i
        earlier = [i for i, p in enumerate(places) if start - 1500 <= p.start < start]
        for i in reversed(earlier):
            if distance.how == "bearing" and _BEARING_OF.search(plain, max(0, places[i].start - 30), places[i].start):
                return i
    return None


def _located(
    plain: str, start: int, end: int, distance: Distance, places: Sequence[PlaceMention], here: Sequence[int],
    reference: int | None,
) -> list[int]:  # fmt: skip
    before = [i for i in here if places[i].end <= distance.start]
    if before:
        last = before[-1]
        link = plain[places[last].end : distance.start]
        # "Terny, Donetsk Oblast (17km ...)": the place is the settlement, not the region that contains it.
        if len(before) > 1 and places[last].type == "area" and _COMMA.fullmatch(plain, places[before[-2]].end, places[last].start):
            chosen = before[-2]
        else:
            chosen = last
        if _LINK.fullmatch(link) or _APPOSED.fullmatch(link):
            if reference is not None and places[chosen].surface == places[reference].surface:
                return []
            found = [chosen]
            if _SHARED.search(link):
                for i in reversed(before[: before.index(chosen)]):
                    if not _LISTED.fullmatch(plain, places[i].end, places[found[-1]].start):
                        break
                    found.append(i)
            return found[::-1]
    told = _ANAPHOR.search(plain[max(start, distance.start - 70) : distance.start])
    if told is not None:
        back = [
            i
            for i, p in enumerate(places)
            if distance.start - _BACK <= p.start < distance.start and p.type != "area" and i not in (reference, *before) and p.method != "capital"
        ]
        # The subject of what was told: not a place that another was measured from.
        back = [i for i in back if not _BEARING_OF.search(plain, max(0, places[i].start - 30), places[i].start)] or back
        if back:
            return back[-2:] if "both" in told.group().lower() else back[-1:]
    after = [i for i in here if places[i].start >= distance.end]
    if distance.how in ("bearing", "from") and after and _NEAR.fullmatch(plain, distance.end, places[after[0]].start):
        found = [after[0]]
        for i in after[1:]:
            if not _LISTED.fullmatch(plain, places[found[-1]].end, places[i].start):
                break
            if places[i].type == "area" and places[found[0]].type == "settlement":
                break  # the region that holds them
            found.append(i)
        return found
    return []
