"""Lengths and areas as figures: how far a place lies, how far somebody moved, how much ground changed hands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.mentions.areas import find_areas
from whoholds.mentions.bearings import Distance, find_distances
from whoholds.mentions.located import relate
from whoholds.mentions.numerals import Bound, Numeral, Word
from whoholds.model import FigureKind, PlaceMention
from whoholds.quantity_words import QuantityWords
from whoholds.theatre import Theatre

_REACH = 120  # characters between a verb of moving and how far
_STEPS_KM = 0.1  # what is paced out within one position is no distance between places
_ADVANCED = re.compile(
    r"""\b(?:advanc\w*|push\w*|mov\w*|penetrat\w*|gain\w*|progress\w*|press\w*|drove|thrusts?|inroads?|incursions?
    |breakthroughs?|retreat\w*|withdr[ae]w\w*|crept|inched)
    (?:[ ](?!within|to|from|further[ ]than|that|which|is|are|was|were|has|have|had|be|positions?|who|while)[\w'’]+){0,5}
    [ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
_WITHIN = re.compile(r"within $", re.IGNORECASE)
_DEEP = re.compile(r" ?(?:\([^()]*\) ?)?(?:deep|inside|into|forward|ahead|back|further|beyond|\w+ward)", re.IGNORECASE)
_STEP = re.compile(
    r"""\b(?:advanc\w+|push\w*|mov\w+|penetrat\w+)[ ](?:by[ ])?
    (?P<n>another|a[ ]further|a|one[ ]more|half[ ]a)(?:[ ]half)?[ ]
    (?P<unit>mile|kilomet(?:er|re)|km)\b(?![ ](?:from|of|away|long|\w+[ ]of))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A length or an area on its way to a figure.

    ``start:end`` with the words around the number, ``unit_start:unit_end`` the number with its unit. `located` and
    `reference` are known for distances; elsewhere the place is still to be found.
    """

    kind: FigureKind
    start: int
    end: int
    unit_start: int
    unit_end: int
    value: float | None
    bound: Bound | None
    approx: bool
    reason: str
    located: PlaceMention | None = None
    reference: str | None = None
    bearing: str | None = None


class Measurer:
    """Reads the lengths and areas of one text (`plain` is the text made flat)."""

    def __init__(
        self, text: str, plain: str, places: Sequence[PlaceMention], theatre: Theatre, known: QuantityWords
    ) -> None:
        self._text, self._plain, self._places, self._theatre, self._known = text, plain, places, theatre, known

    def read(
        self, start: int, end: int, words: Sequence[Word], numerals: Sequence[Numeral]
    ) -> tuple[list[Measure], set[int]]:
        """The measures of a sentence, and the tokens they take (which no count may use)."""
        out: list[Measure] = []
        taken: set[int] = set()
        for distance in find_distances(self._plain, start, end, self._known, words, numerals):
            taken |= set(range(distance.first, distance.last))
            out.extend(self._length(start, end, distance))
        for area in find_areas(self._plain, start, end, self._known, words, numerals, self._size):
            taken |= set(range(area.first, area.last))
            reason = f"area-likened: {area.likened}" if area.likened else "area"
            out.append(
                Measure(
                    "area_km2",
                    area.start,
                    area.end,
                    area.unit_start,
                    area.end,
                    area.km2,
                    area.bound,
                    area.approx,
                    reason,
                )
            )
        out.extend(self._steps(start, end))
        return out, taken

    def _length(self, start: int, end: int, distance: Distance) -> Iterator[Measure]:
        if distance.how == "line" or (distance.km is not None and distance.km < _STEPS_KM):
            return  # how long the front is
        if self._advanced(start, end, distance):
            if distance.km is not None:
                yield self._measure("advance_km", distance, "advance-of")
            return
        if distance.how == "bare":
            return
        for relation in relate(self._plain, start, end, distance, self._places):
            located = self._places[relation.place] if relation.place is not None else None
            reference = self._places[relation.reference].surface if relation.reference is not None else None
            if distance.km is None and located is None and reference is None:
                continue
            if reference is None and distance.reference is not None:
                reference = self._text[distance.reference[0] : distance.reference[1]]
            if located is None and reference is None:
                continue
            yield self._measure("distance_km", distance, f"distance-{distance.how}", located, reference)

    def _advanced(self, start: int, end: int, distance: Distance) -> bool:
        """Whether the length is how far somebody moved, not how far they stand from a place."""
        if not _ADVANCED.search(self._plain[max(start, distance.start - _REACH) : distance.start]):
            return False
        if distance.bound == "upper" and _WITHIN.search(
            self._plain[max(start, distance.unit_start - 20) : distance.unit_start]
        ):
            return False
        measured_from = distance.how == "from" and distance.reference is not None
        return not measured_from or _DEEP.match(self._plain, distance.unit_end, end) is not None

    def _measure(
        self,
        kind: FigureKind,
        of: Distance,
        reason: str,
        located: PlaceMention | None = None,
        reference: str | None = None,
    ) -> Measure:
        bearing = of.bearing if kind == "distance_km" else None
        return Measure(
            kind,
            of.start,
            of.end,
            of.unit_start,
            of.unit_end,
            of.km,
            of.bound,
            of.approx,
            reason,
            located,
            reference,
            bearing,
        )

    def _steps(self, start: int, end: int) -> Iterator[Measure]:
        """Steps without a number: "advanced another mile"."""
        for match in _STEP.finditer(self._plain, start, end):
            km = self._known.length.get(match["unit"].lower(), 1.0) * (0.5 if match["n"].lower() == "half a" else 1.0)
            yield Measure(
                "advance_km",
                match.start("n"),
                match.end(),
                match.start("n"),
                match.end(),
                round(km, 1),
                None,
                True,
                "advance-step",
            )

    def _size(self, at: int, name: str) -> tuple[float | None, int]:
        """The area in km² of the place named at `at` (gazetteer's, theatre's, or a yardstick's), and its end."""
        first = bisect_left(self._places, at, key=lambda p: p.start)
        place = next((p for p in self._places[first : first + 1] if p.start <= at + 20), None)
        if place is not None and place.place is not None and place.place.area_km2:
            return place.place.area_km2, place.end
        names = [place.surface.lower()] if place is not None else []
        words = name.lower().split()
        names += [" ".join(words[:size]) for size in range(len(words), 0, -1)]
        for one in names:
            region = self._theatre.region_terms.get(one)
            extent = region.area_km2 if region is not None and region.area_km2 else self._known.yardsticks.get(one)
            if extent is not None:
                return extent, place.end if place is not None else at + len(one)
        return None, place.end if place is not None else at + len(name)
