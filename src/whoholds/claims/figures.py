"""Figures: the numbers that go with claims (areas, distances, people killed, attacks), each with bounds and clause.

`find_figures` reads the body sentences of a document. Lengths and areas are known by their units
(`figure_measures`); counts by the words around them (`figure_rules`). A number that nothing vouches for is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from whoholds.claims import figure_fields as fields
from whoholds.claims import figure_places
from whoholds.claims.figure_measures import Measure, Measurer
from whoholds.claims.figure_rules import Hit, decide
from whoholds.mentions.flat import flat
from whoholds.mentions.numerals import Bound, Word
from whoholds.mentions.quantities import Quantity, find_quantities
from whoholds.model import Attribution, Day, Document, Figure, FigureKind, PlaceMention, Sentence
from whoholds.quantity_words import QuantityWords, quantity_words
from whoholds.theatre import Theatre

Attribute = Callable[[int, int], Attribution]
Dates = Callable[[int, int], Day]

# Counts that happen somewhere: where their own sentence names no place, the sentences before it do.
_SOMEWHERE: frozenset[FigureKind] = frozenset(
    {"killed", "wounded", "killed_or_wounded", "attacks", "population", "prisoners"}
)
_LONG = 500  # characters of a sentence on either side of a number that may belong to it
_BACK = 3  # sentences to look back for that place
# Nouns that may stand for any people: the same number with one of them is the same number told again.
_GENERIC = frozenset({"people", "civilians", "others", "persons", "residents", "dead", "deaths"})
# Wars before the present one are no claims (codebook): sentences that date their numbers to the years 1800 to 1979.
_PAST_WAR = re.compile(
    r"\b(?:in|from|since|of|during|between|until|to|by) (?:the )?"
    r"(?:(?:18\d\d|19[0-7]\d)s?\b|Great Patriotic War|(?:First|Second) World War|World Wars?\b|Holodomor)"
)
_DIGIT = re.compile(r"\d")
_MARKS = str.maketrans(dict.fromkeys("-,.;:!?()[]\"'–—/", " "))


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


def _digest(key: str) -> str:
    # Half a surrogate pair in a text handed over in Python is kept as it is.
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


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
    """Whether two figures of one kind and value are one number told twice: by one speaker, of one place and people."""
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
        self._measurer = Measurer(self._text, self._plain, places, theatre, known)

    def read(self, sentence: Sentence) -> Iterator[Figure]:
        """The figures of one sentence."""
        start, end = sentence.start, sentence.end
        if self._known.hints.isdisjoint(self._lower[start:end].split()) and not _DIGIT.search(self._plain, start, end):
            return
        if _PAST_WAR.search(self._plain, start, end):
            return
        words, numerals, quantities = find_quantities(self._plain, start, end, self._known)
        measures, taken = self._measurer.read(start, end, words, numerals)
        for measure in measures:
            yield self._measured(sentence, measure)
        counts = [q for q in quantities if q.numeral.first not in taken]
        for hit in decide(words, counts, self._known):
            yield self._count(sentence, words, counts[hit.quantity], hit)

    def _measured(self, sentence: Sentence, measure: Measure) -> Figure:
        plain, kind = self._plain, measure.kind
        start, end = self._around(sentence, measure.start, measure.end)
        located = measure.located
        if located is not None:
            left, right = min(measure.start, located.start), max(measure.end, located.end)
            if left < start:  # told in a sentence before
                left = start
        else:
            left, right = fields.clause(plain, start, end, measure.start, measure.end)
        if kind == "distance_km":
            right = self._closed(left, right, end)
        else:
            located = self._place(sentence, (start, end), (left, right), measure.end, kind)
        about = None
        if kind != "distance_km" or located is None:
            floor = start if kind == "area_km2" else left
            about = fields.about(plain, None, floor, measure.start, self._theatre, kind)
        return self._figure(
            (start, end), kind, (left, right), (measure.start, measure.end), measure.value,
            (measure.unit_start, measure.unit_end), bound=measure.bound, approx=measure.approx,
            place=located.surface if located else None, about=about,
            reference=measure.reference, bearing=measure.bearing, reason=measure.reason,
        )  # fmt: skip

    def _count(self, sentence: Sentence, words: Sequence[Word], quantity: Quantity, hit: Hit) -> Figure:
        plain, numeral, kind = self._plain, quantity.numeral, hit.rule.kind
        first = min(words[hit.first].start, quantity.start)
        last = max(words[hit.last - 1].end, quantity.end)
        around = self._around(sentence, first, last)
        left, right = fields.clause(plain, *around, first, last)
        where = self._place(sentence, around, (left, right), quantity.end, kind)
        about = fields.about(plain, quantity, left, quantity.start, self._theatre, kind)
        return self._figure(
            around, kind, (left, right), (words[quantity.first].start, quantity.end), numeral.value,
            (quantity.start, quantity.end), bound=numeral.bound, approx=numeral.approx,
            place=where.surface if where else None, about=about, reason=hit.rule.name,
        )  # fmt: skip

    def _around(self, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
        """The sentence, or of a very long one what stands around ``first:last``."""
        return max(sentence.start, first - _LONG), min(sentence.end, last + _LONG)

    def _place(
        self, sentence: Sentence, around: tuple[int, int], clause: tuple[int, int], at: int, kind: FigureKind
    ) -> PlaceMention | None:
        """The place of a count: in its sentence, else, for what happens somewhere, in the sentences just before."""
        plain = self._plain
        found = figure_places.place(plain, clause, at, self._places, around, kind)
        if found is not None or kind not in _SOMEWHERE:
            return found
        before = self._document.sentences[max(0, sentence.index - _BACK) : sentence.index]
        spans = [(s.start, s.end) for s in reversed(before) if not s.heading]
        return figure_places.earlier_place(plain, spans, self._places, kind)

    def _closed(self, left: int, right: int, end: int) -> int:
        """The end of a quote with the bracket that it opened."""
        if "(" in self._plain[left:right] and ")" not in self._plain[left:right]:
            close = self._plain.find(")", right, min(end, right + 60))
            if close >= 0:
                return close + 1
        return right

    def _figure(
        self, around: tuple[int, int], kind: FigureKind, clause: tuple[int, int], said: tuple[int, int],
        value: float | None, unit: tuple[int, int], *, bound: Bound | None, approx: bool, place: str | None,
        about: str | None, reference: str | None = None, bearing: str | None = None, reason: str,
    ) -> Figure:  # fmt: skip
        text, (left, right) = self._text, clause
        says, when = self._attribute(*said), self._day(*said)
        told = None
        if kind != "distance_km":
            told = fields.period(self._plain, left, right, said[1])
            told = told or fields.period(self._plain, *around, said[1])
        quote = text[left:right]
        key = "|".join([kind, str(value), place or "", reference or "", quote, self._document.report.id, str(said[0])])
        return Figure(
            id=_digest(key), start=left, end=right, quote=quote, kind=kind, value=value,
            unit_text=text[unit[0] : unit[1]], bound=bound, approx=approx, about=about, place=place, period=told,
            speaker=says.speaker, side=says.side, date=when.date, reference=reference, bearing=bearing, reason=reason,
        )  # fmt: skip
