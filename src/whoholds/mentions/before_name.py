"""Words before a name: "eastern Donbas", "north of Soledar", "the direction of Svatove"."""

from __future__ import annotations

import re
from dataclasses import replace

from whoholds.gazetteer.geometry import angle_between, rough_bearing_deg, rough_km
from whoholds.mentions.atoms import Atom
from whoholds.mentions.composed import Builder, Found
from whoholds.mentions.placewords import (
    BANK_WORDS,
    BEARINGS,
    BORDER_WORDS,
    DIRECTION_ADJECTIVES,
    DIRECTION_NOUNS,
    HELD_BY,
    PART_WORDS,
)
from whoholds.mentions.words import Word
from whoholds.model import Place
from whoholds.wordset import wordset

_ADVERBS = wordset(
    """
    far largely mostly own whole entire occupied neighbouring neighboring partially partly annexed
    """
)


_BANK_SIDES = frozenset({"left", "right", *DIRECTION_ADJECTIVES})


def bank_sides(words: list[Word], j: int) -> tuple[int, list[str]]:
    """Where the words before the bank at `j` begin, and the sides they tell: "west (right)" is west and right."""
    first = j
    while first > 0 and words[first - 1].low in _BANK_SIDES and words[first].start - words[first - 1].end <= 3:
        first -= 1
    return first, [w.low.removesuffix("ern") for w in words[first:j]]


class BeforeName:
    """Rules that look to the left of a name."""

    def __init__(self, build: Builder) -> None:
        self._build = build
        located = [
            r for r in build.theatre.regions if r.lat is not None and r.lon is not None and r.kind.endswith("oblast")
        ]
        self._centre: dict[str, tuple[float, float]] = {}
        for country in {r.country for r in located if r.country}:
            of = [(r.lat or 0.0, r.lon or 0.0) for r in located if r.country == country]
            self._centre[country] = (sum(a for a, _ in of) / len(of), sum(o for _, o in of) / len(of))

    def left(self, words: list[Word], atom: Atom, located: bool) -> Found | None:
        """The place that a name makes with the words before it; `located`: it only locates another place."""
        i = atom.first - 1
        if i < 0 or not words[atom.first].joined:
            return None
        word = words[i]
        if (
            word.low == "and"
            and i > 0
            and words[i - 1].low in DIRECTION_ADJECTIVES
            and words[atom.first].low in DIRECTION_ADJECTIVES
        ):
            name = f"{DIRECTION_ADJECTIVES[words[i - 1].low]} and {self._build.name(atom)}"
            return self._build.area(
                words[i - 1].start, atom.end, name, (atom,), "part", "two parts of a country, named together"
            )
        if word.low in DIRECTION_ADJECTIVES and not located:
            return self._directed(words, atom, i)
        if word.low in BANK_WORDS and (bank := self._bank(words, atom, i, known=True)) is not None:
            return bank  # "west (right) bank Kherson Oblast"
        if word.low in ("of", "in") or (word.low == "the" and i > 0 and words[i - 1].low == "of"):
            j = i - 1 if word.low != "the" else i - 2
            if j < 0 or not words[j + 1].joined:
                return None
            head = words[j]
            if word.low != "in" and head.low in DIRECTION_NOUNS and not located:
                return self._relative(words, atom, j)
            known = f"{atom.surface.lower()} direction" in self._build.theatre.region_terms
            if word.low != "in" and head.low in ("direction", "directions") and not self._build.is_area(atom) and known:
                name = f"{self._build.name(atom)} direction"
                return self._build.area(
                    head.start, atom.end, name, (atom,), "direction", "a direction named after the place"
                )
            if (
                word.low != "in"
                and head.low in PART_WORDS
                and j > 0
                and words[j - 1].low in DIRECTION_ADJECTIVES
                and self._build.is_area(atom)
            ):
                return self._build.part(words[j - 1].start, atom.end, DIRECTION_ADJECTIVES[words[j - 1].low], atom)
            if head.low in BANK_WORDS and j > 0:
                bank = self._bank(words, atom, j, known=word.low == "in")
                if bank is not None:
                    return bank
            if word.low != "in" and head.low in ("island", "islands"):
                return self._build.area(head.start, atom.end, self._build.name(atom), (atom,), "island", "an island")
            if head.low in ("suburbs", "suburb", "countryside") and word.low == "of" and not self._build.is_area(atom):
                start = (
                    words[j - 1].start
                    if j > 0 and words[j - 1].low in DIRECTION_ADJECTIVES and head.joined
                    else head.start
                )
                return self._build.area(
                    start, atom.end, self._build.text[start : atom.end], (atom,), "relative", "ground by the town named"
                )
            if head.low in BORDER_WORDS and word.low == "of":
                name = f"{self._build.name(atom)} border"
                return self._build.area(head.start, atom.end, name, (atom,), "border", "the border of the place named")
        if word.low == "with" and i > 0 and words[i - 1].low in BORDER_WORDS and self._build.is_area(atom):
            name = f"{self._build.name(atom)} border"
            return self._build.area(
                words[i - 1].start, atom.end, name, (atom,), "border", "the border of the place named"
            )
        return None

    def _bank(self, words: list[Word], atom: Atom, j: int, *, known: bool = False) -> Found | None:
        """The bank at word `j` of the river or region named: "the west (right) bank of the Dnipro River".

        With `known`, only a bank that the theatre knows: "the left bank in Kherson Oblast".
        """
        first, sides = bank_sides(words, j)
        start, terms = words[first].start, self._build.theatre.region_terms
        names = (f"{side} bank of {the}{atom.surface.lower()}" for side in sides for the in ("the ", ""))
        name = next((term for term in names if term in terms), None)
        if name is None and known:
            return None
        said = name or " ".join([*sides[:1], *self._build.text[words[j].start : atom.end].split()])
        return self._build.area(start, atom.end, said, (atom,), "bank", "a bank of the river named")

    def _directed(self, words: list[Word], atom: Atom, i: int) -> Found | None:
        start = i
        if i > 1 and words[i - 1].low == "and" and words[i - 2].low in DIRECTION_ADJECTIVES and words[i].joined:
            start = i - 2
        point = DIRECTION_ADJECTIVES[words[i].low]
        if start != i:
            point = f"{DIRECTION_ADJECTIVES[words[start].low]} and {point}"
        place = atom.place
        if self._build.is_area(atom):
            before = start - 1
            while before > 0 and (words[before].low in _ADVERBS or HELD_BY.search(words[before].low)):
                before -= 1
            article = before >= 0 and (words[before].low in ("the", "its", "their", "own") or words[before].possessive)
            owned = before >= 0 and words[before].possessive
            if article and place is not None and atom.kind == "region" and (owned or self._descriptive(place, point)):
                return None
            return self._build.part(words[start].start, atom.end, point, atom)
        if place is None or (words[i].low in DIRECTION_NOUNS and words[i].cap):
            return None
        region = (
            self._build.region_named(atom)
            if point != "central" and self._build.theatre.region_terms.get(f"{atom.surface.lower()} oblast")
            else None
        )
        if region is not None:
            named = replace(region, id=f"{region.id}/{point}", name=f"{point} {region.name}")
            why = f"{point} part of {region.name}: the region, since a town has no {words[i].low} of that width"
            return Found(words[start].start, atom.end, "area", named, "part", why, (atom,))
        why = f"{atom.reason}; its {words[i].low} part"
        return Found(words[start].start, atom.end, "settlement", place, atom.method, why, (atom,))

    def _descriptive(self, place: Place, point: str) -> bool:
        """Whether "the eastern Donetsk region" only says where in the country the region lies."""
        centre = self._centre.get(place.country or "")
        degrees = BEARINGS.get(point.removesuffix("ern"))
        if centre is None or degrees is None or place.lat is None or place.lon is None:
            return True
        if rough_km(*centre, place.lat, place.lon) < 100:
            return False
        off = angle_between(rough_bearing_deg(*centre, place.lat, place.lon), degrees)
        return off <= 60

    def _relative(self, words: list[Word], atom: Atom, j: int) -> Found | None:
        """North of Soledar, 8 km west of Kreminna, the east of Ukraine."""
        point = DIRECTION_NOUNS[words[j].low]
        article = j > 0 and words[j - 1].low == "the"
        if self._build.is_area(atom) and (article or atom.kind == "country"):
            start = words[j - 1].start if article else words[j].start
            return self._build.part(start, atom.end, DIRECTION_ADJECTIVES[point], atom)
        if atom.place is None:
            return None
        start, distance = words[j].start, ""
        if (
            j > 1
            and words[j - 1].low in ("km", "kilometers", "kilometres", "kms", "miles")
            and words[j - 2].low[0].isdigit()
        ):
            start, distance = words[j - 2].start, f"{words[j - 2].text} {words[j - 1].low} "
        elif j > 0 and re.match(r"\d+(?:km|mi)$", words[j - 1].low):
            start, distance = words[j - 1].start, f"{words[j - 1].low} "
        name = f"{distance}{point} of {self._build.name(atom)}"
        return self._build.area(start, atom.end, name, (atom,), "relative", f"ground {name}, not the place itself")
