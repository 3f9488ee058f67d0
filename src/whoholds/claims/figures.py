"""Figures: the numbers that go with claims (areas, distances, people killed, attacks), each with its bounds and its clause.

`find_figures` reads the body sentences of a document. Lengths and areas are known by their units; counts by the words
around them (`figure_rules`). A number that nothing vouches for is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from whoholds.claims import figure_fields as fields
from whoholds.claims.figure_rules import Hit, decide
from whoholds.mentions.bearings import Distance, find_distances, relate
from whoholds.mentions.flat import flat
from whoholds.mentions.numerals import Numeral, Word, find_numerals, tokens
from whoholds.mentions.quantities import Quantity, find_quantities
from whoholds.model import Attribution, Day, Document, Figure, FigureKind, PlaceMention, Sentence
from whoholds.quantity_words import QuantityWords, quantity_words
from whoholds.theatre import Theatre

Attribute = Callable[[int, int], Attribution]
Dates = Callable[[int, int], Day]

_ADVANCED = re.compile(
    r"\b(?:advanc\w*|push\w*|mov\w*|penetrat\w*|gain\w*|progress\w*|press\w*|drove|thrust|thrusts|inroads?|incursions?|breakthroughs?|retreat\w*|withdr[ae]w\w*|crept|inched)"
    r"(?: (?!within|to|from|further than|that|which|is|are|was|were|has|have|had|be|positions?|who|while)[\w'’]+){0,5} $",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:advanc\w+|push\w*|mov\w+|penetrat\w+) (?:by )?(?P<n>another|a further|a|one more|half a)(?: half)? (?P<unit>mile|kilomet(?:er|re)|km)\b(?! (?:from|of|away|long|\w+ of))",
    re.IGNORECASE,
)
_SPANS = re.compile(r"\b(?:span|spans|spanning|spanned|covers?|covering|stretch\w*|measur\w*|sprawl\w*)(?: \w+){0,3} ?$", re.IGNORECASE)
_LIKENED = re.compile(
    r"(?:\b(?P<unit>(?:(?:about|around|roughly|nearly|almost|approximately|more than|over) )?(?:[\w.-]+ times|twice|half) (?:the |as )?(?:total |whole )?"
    r"(?:area|size|territory|big|large)(?: (?:of|as))?|(?:an area|a territory|territory|land|a region) (?:about |around |roughly |nearly |almost |approximately )?"
    r"(?:(?:[\w.-]+ times|twice|half) )?(?:the size of|the area of|as (?:big|large) as|equivalent to|equal to|larger than|bigger than)) )"
    r"(?:the )?(?:city of |state of |country of |territory of )?(?=[A-Z])"
)
_NAME = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}")
_DEEP = re.compile(r" ?(?:\([^()]*\) ?)?(?:deep|inside|into|forward|ahead|back|further|beyond|\w+ward)", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:captur|seiz|liberat|(?:re)?t(?:ook|aken?)|regain|gain|los[ts]|control|occup|clear|held|holds)\w*", re.IGNORECASE)
# Wars before the present one are no claims (codebook): a sentence that dates its numbers to the years 1800 to 1979.
_SOMEWHERE: frozenset[FigureKind] = frozenset({"killed", "wounded", "killed_or_wounded", "attacks", "population", "prisoners"})
_STEPS_KM = 0.1  # what is paced out within one position is no distance between places
_PLOT_KM2 = 0.05  # nor is a plot or a courtyard an area of ground
_GENERIC = frozenset({"people", "civilians", "others", "persons", "residents", "dead", "deaths"})
_DIGIT = re.compile(r"\d")
_MARKS = str.maketrans(dict.fromkeys("-,.;:!?()[]\"'–—/", " "))
_PAST_WAR = re.compile(r"\b(?:in|from|since|of|during|between|until|to|by) (?:the )?(?:18\d\d|19[0-7]\d)s?\b")


def find_figures(
    document: Document,
    places: Sequence[PlaceMention],
    theatre: Theatre,
    attribute: Attribute,
    day: Dates,
    words: QuantityWords | None = None,
) -> tuple[Figure, ...]:
    """The figures of a document's body, in order; the same number told twice of the same thing is given once.

    `attribute` and `day` are asked, with offsets in the report's text, who says it and when it happened.
    """
    known = words or quantity_words("en")
    reader = _Reader(document, places, theatre, attribute, day, known)
    found: list[tuple[Figure, bool]] = []
    for sentence in document.sentences:
        found.extend((figure, sentence.heading) for figure in reader.read(sentence))
    return _once(found)


def _once(found: Sequence[tuple[Figure, bool]]) -> tuple[Figure, ...]:
    """Drop what repeats: a heading's number that the body tells too, and the same number of the same thing."""
    body = {(f.kind, f.value) for f, heading in found if not heading}
    told: dict[tuple[str, float | None, str | None, str], list[Figure]] = {}
    out: list[Figure] = []
    for figure, heading in sorted(found, key=lambda pair: (pair[0].start, pair[0].end)):
        if heading and (figure.kind, figure.value) in body:
            continue
        key = (figure.kind, figure.value, figure.reference, figure.unit_text.lower() if figure.value is None else "")
        again = told.setdefault(key, [])
        if any(_same(figure, earlier) for earlier in again):
            continue
        again.append(figure)
        out.append(figure)
    return tuple(out)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind and value are the same number told twice: one speaker, one place, one sort of people."""
    if one.speaker != other.speaker or (one.place and other.place and one.place != other.place):
        return False
    nouns = {re.sub(r"\W", "", (f.unit_text.split() or [""])[-1].lower()) for f in (one, other)}
    return len(nouns) == 1 or one.kind == "distance_km" or any(n in _GENERIC or n[:1].isdigit() for n in nouns)


class _Reader:
    """One document being read."""

    def __init__(
        self,
        document: Document,
        places: Sequence[PlaceMention],
        theatre: Theatre,
        attribute: Attribute,
        day: Dates,
        known: QuantityWords,
    ) -> None:
        self._document, self._places, self._theatre, self._known = document, places, theatre, known
        self._attribute, self._day = attribute, day
        self._text = document.report.text
        self._plain = flat(self._text)
        self._lower = self._plain.lower().translate(_MARKS)
        if len(self._lower) != len(self._plain):  # a few letters grow when they are lowered
            self._lower = self._plain.translate(_MARKS)
        self._bounds = (0, 0)

    def read(self, sentence: Sentence) -> Iterator[Figure]:
        """The figures of one sentence."""
        start, end = sentence.start, sentence.end
        self._bounds = (start, end)
        if self._known.hints.isdisjoint(self._lower[start:end].split()) and not _DIGIT.search(self._plain, start, end):
            return
        if _PAST_WAR.search(self._plain, start, end):
            return
        words, numerals, quantities = find_quantities(self._plain, start, end, self._known)
        measured: set[int] = set()
        for distance in find_distances(self._plain, start, end, self._known, words, numerals):
            measured |= set(range(distance.first, distance.last))
            yield from self._length(sentence, distance)
        for numeral in numerals:
            area = self._area(sentence, words, numeral)
            if area is not None:
                measured |= set(range(numeral.first, numeral.last))
                yield area
        yield from self._likened(sentence)
        yield from self._steps(sentence)
        counts = [q for q in quantities if q.numeral.first not in measured]
        for hit in decide(words, counts, self._known):
            yield self._count(sentence, words, counts[hit.quantity], hit)

    def _length(self, sentence: Sentence, distance: Distance) -> Iterator[Figure]:
        plain, start, end = self._plain, sentence.start, sentence.end
        before = plain[start : distance.start]
        if distance.how == "line":
            return  # how long the front is
        if distance.km is not None and distance.km < _STEPS_KM:
            return
        advanced = _ADVANCED.search(before) is not None
        if advanced and (distance.bound == "upper" and re.search(r"within $", plain[start : distance.unit_start])):
            advanced = False
        if advanced and distance.how == "from" and distance.reference is not None and not _DEEP.match(plain, distance.unit_end, end):
            advanced = False
        if advanced:
            if distance.km is None:
                return
            left, right = fields.clause(plain, start, end, distance.start, distance.end)
            where = self._place(sentence, (left, right), distance.end, "advance_km")
            yield self._figure(
                "advance_km", left, right, distance.start, distance.end, distance.km, (distance.unit_start, distance.unit_end),
                bound=distance.bound, approx=distance.approx, place=where.surface if where else None,
                about=fields.about(plain, None, left, distance.start, right, self._theatre, "advance_km"), reason="advance-of",
            )  # fmt: skip
            return
        if distance.how == "bare":
            return
        for relation in relate(plain, start, end, distance, self._places):
            located = self._places[relation.place] if relation.place is not None else None
            reference = self._places[relation.reference].surface if relation.reference is not None else None
            if reference is None and distance.reference is not None:
                reference = self._text[distance.reference[0] : distance.reference[1]]
            if distance.bearing is not None and distance.how == "bearing" and reference is None and located is None:
                continue
            if distance.how == "away" and located is None and reference is None:
                continue
            if distance.how == "from" and located is None and reference is None:
                continue
            if distance.km is None and located is None and relation.reference is None:
                continue
            left, right = distance.start, distance.end
            if located is not None:
                left, right = min(left, located.start), max(right, located.end)
            else:
                left, right = fields.clause(plain, start, end, left, right)
            right = self._closed(right, left, end)
            named = located.surface if located else None
            yield self._figure(
                "distance_km", left, right, distance.start, distance.end, distance.km, (distance.unit_start, distance.unit_end),
                bound=distance.bound, approx=distance.approx, place=named, reference=reference, bearing=distance.bearing,
                about=None if located else fields.about(plain, None, left, distance.start, right, self._theatre, "distance_km"),
                reason=f"distance-{distance.how}",
            )  # fmt: skip

    def _place(self, sentence: Sentence, clause: tuple[int, int], at: int, kind: FigureKind) -> PlaceMention | None:
        """The place of a count: in its sentence, else, for what happens somewhere, in the sentences just before."""
        plain = self._plain
        found = fields.place(plain, clause, at, self._places, (sentence.start, sentence.end), kind)
        if found is not None or kind not in _SOMEWHERE:
            return found
        before = self._document.sentences[max(0, sentence.index - 3) : sentence.index]
        spans = [(s.start, s.end) for s in reversed(before) if not s.heading]
        return fields.earlier_place(plain, spans, self._places, kind)

    def _closed(self, right: int, left: int, end: int) -> int:
        """Take in the bracket that a quote opened."""
        if "(" in self._plain[left:right] and ")" not in self._plain[left:right]:
            close = self._plain.find(")", right, min(end, right + 60))
            if close >= 0:
                return close + 1
        return right

    def _area(self, sentence: Sentence, words: Sequence[Word], numeral: Numeral) -> Figure | None:
        plain, known, at = self._plain, self._known, numeral.last
        value: float | None = None
        if at < len(words) and words[at].text == "-":
            at += 1
        last = at
        if at < len(words) and words[at].text.rstrip(".") in known.square and at + 1 < len(words):
            last = at + 2 if words[at + 1].text != "." else at + 3
            if last > len(words) or words[last - 1].text.split("-")[0] not in known.length:
                return None
            factor = known.length[words[last - 1].text.split("-")[0]] ** 2
        elif at < len(words) and words[at].text.split("-")[0] in known.area:
            factor, last = known.area[words[at].text.split("-")[0]], at + 1
        elif at + 1 < len(words) and words[at].text in known.length and words[at + 1].text in ("²", "2") and words[at].end == words[at + 1].start:
            factor, last = known.length[words[at].text] ** 2, at + 2
        else:
            return None
        if numeral.value is not None:
            value = numeral.value if factor == 1 else round(numeral.value * factor, 2)
        if value is not None and value < _PLOT_KM2:
            return None
        if factor != 1 and _converts(plain, words, numeral):
            return None
        if _SPANS.search(plain, sentence.start, words[numeral.lead].start):
            return None  # how large a place is, not how much of it was taken
        if factor < 1 and not _TAKEN.search(plain, sentence.start, sentence.end):
            return None  # hectares of a park are no ground gained
        return self._extent(sentence, numeral, words, value, words[last - 1].end, "area")

    def _likened(self, sentence: Sentence) -> Iterator[Figure]:
        """"seven times the area of Kyiv", "an area the size of Luxembourg": the value is worked out from that place's area."""
        for match in _LIKENED.finditer(self._plain, sentence.start, sentence.end):
            if _SPANS.search(self._plain, sentence.start, match.start()):
                continue
            place = next((p for p in self._places if match.end() <= p.start <= match.end() + 20), None)
            name = _NAME.match(self._plain, match.end(), sentence.end)
            if place is None and name is None:
                continue
            stop = place.end if place is not None else name.end() if name is not None else match.end()
            extent = self._size(place, name.group() if name is not None else "")
            times, approx = self._times(match)
            value = round(times * extent, 1) if extent is not None and times is not None else None
            left, right = fields.clause(self._plain, sentence.start, sentence.end, match.start(), stop)
            yield self._figure(
                "area_km2", left, right, match.start(), stop, value, (match.start("unit"), stop), approx=approx or value is not None,
                about=fields.about(self._plain, None, sentence.start, match.start(), right, self._theatre, "area_km2"),
                reason=f"area-likened: {times:g} times {extent:g} km²" if extent and times is not None else "area-likened",
            )  # fmt: skip

    def _times(self, match: re.Match[str]) -> tuple[float | None, bool]:
        """How many times, and whether that is said roughly."""
        words = tokens(match.group())
        numerals = find_numerals(match.group(), words, self._known.numbers)
        said = match.group().lower()
        approx = bool(numerals and numerals[0].approx) or re.search(r"\b(?:about|around|roughly|nearly|almost|approximately)\b", said) is not None
        if "half" in said and not numerals:
            return 0.5, approx
        if "twice" in said:
            return 2.0, approx
        return (numerals[0].value if numerals else 1.0), approx

    def _size(self, place: PlaceMention | None, name: str) -> float | None:
        """The area of a place in km²: the gazetteer's, the theatre's, or that of a common yardstick."""
        if place is not None and place.place is not None and place.place.area_km2:
            return place.place.area_km2
        names = [n.lower() for n in (place.surface if place is not None else "", name) if n]
        for one in names:
            region = self._theatre.region_terms.get(one)
            if region is not None and region.area_km2:
                return region.area_km2
        for one in names:
            words = one.split()
            for size in range(len(words), 0, -1):
                known = self._known.yardsticks.get(" ".join(words[:size]))
                if known is not None:
                    return known
        return None

    def _extent(self, sentence: Sentence, numeral: Numeral, words: Sequence[Word], value: float | None, stop: int, reason: str) -> Figure:
        start = words[numeral.lead].start
        left, right = fields.clause(self._plain, sentence.start, sentence.end, start, stop)
        where = self._place(sentence, (left, right), stop, "area_km2")
        return self._figure(
            "area_km2", left, right, start, stop, value, (words[numeral.first].start, stop), bound=numeral.bound,
            approx=numeral.approx, place=where.surface if where else None,
            about=fields.about(self._plain, None, sentence.start, start, right, self._theatre, "area_km2"), reason=reason,
        )  # fmt: skip

    def _steps(self, sentence: Sentence) -> Iterator[Figure]:
        """"advanced another mile": a step without a number."""
        for match in _STEP.finditer(self._plain, sentence.start, sentence.end):
            unit = self._known.length.get(match["unit"].lower(), 1.0) * (0.5 if match["n"].lower() == "half a" else 1.0)
            left, right = fields.clause(self._plain, sentence.start, sentence.end, match.start(), match.end())
            where = self._place(sentence, (left, right), match.end(), "advance_km")
            yield self._figure(
                "advance_km", left, right, match.start("n"), match.end(), round(unit, 1), (match.start("n"), match.end()),
                approx=True, place=where.surface if where else None,
                about=fields.about(self._plain, None, left, match.start(), right, self._theatre, "advance_km"), reason="advance-step",
            )  # fmt: skip

    def _count(self, sentence: Sentence, words: Sequence[Word], quantity: Quantity, hit: Hit) -> Figure:
        plain = self._plain
        first, last = words[hit.first].start, words[hit.last - 1].end
        left, right = fields.clause(plain, sentence.start, sentence.end, min(first, quantity.start), max(last, quantity.end))
        numeral, kind = quantity.numeral, hit.rule.kind
        where = self._place(sentence, (left, right), quantity.end, kind)
        return self._figure(
            kind, left, right, words[quantity.first].start, quantity.end, numeral.value, (quantity.start, quantity.end),
            bound=numeral.bound, approx=numeral.approx, place=where.surface if where else None,
            about=fields.about(plain, quantity, left, quantity.start, right, self._theatre, kind), reason=hit.rule.name,
        )  # fmt: skip

    def _figure(
        self, kind: FigureKind, left: int, right: int, first: int, last: int, value: float | None, unit: tuple[int, int], *,
        approx: bool = False, bound: str | None = None, place: str | None = None, about: str | None = None,
        reference: str | None = None, bearing: str | None = None, reason: str = "",
    ) -> Figure:  # fmt: skip
        text = self._text
        says, when = self._attribute(first, last), self._day(first, last)
        quote = text[left:right]
        told = None
        if kind != "distance_km":
            told = fields.period(self._plain, left, right, last) or fields.period(self._plain, *self._bounds, last)
        key = "|".join([kind, str(value), place or "", reference or "", quote, self._document.report.id, str(first)])
        return Figure(
            id=sha256(key.encode()).hexdigest()[:12], start=left, end=right, quote=quote, kind=kind, value=value,
            unit_text=text[unit[0] : unit[1]], bound="lower" if bound == "lower" else "upper" if bound == "upper" else None,
            approx=approx, about=about, place=place, period=told, speaker=says.speaker, side=says.side, date=when.date,
            reference=reference, bearing=bearing, reason=reason,
        )  # fmt: skip


def _converts(plain: str, words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number in brackets only repeats, in other units, the one before it."""
    return numeral.lead > 0 and words[numeral.lead - 1].text in ("(", "/")
