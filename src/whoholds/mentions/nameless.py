"""Places without a name of their own: fronts by their direction, roads by number, the land and borders of a country."""

from __future__ import annotations

from dataclasses import replace

from whoholds.mentions.atoms import Atom
from whoholds.mentions.before_name import bank_sides
from whoholds.mentions.composed import Builder, Found
from whoholds.mentions.countries import DEMONYMS
from whoholds.mentions.placewords import (
    AREA_HEADS,
    BANK_WORDS,
    BORDER_WORDS,
    DIRECTION_ADJECTIVES,
    LAND_WORDS,
    REGION_WORDS,
    ROAD_NUMBER,
    ROAD_WORDS,
)
from whoholds.mentions.words import Word
from whoholds.model import Place
from whoholds.wordset import wordset

_LINES = wordset(
    """
    front fronts frontline frontlines axis axes
    """
)


class Nameless:
    """Finds places that are told by common words alone."""

    def __init__(self, build: Builder) -> None:
        self._build = build

    def nameless(self, words: list[Word], atoms: list[Atom], taken: list[Found]) -> list[Found]:
        """The Eastern and Southern fronts; southern Ukrainian regions, Russian soil; the N-26 highway."""
        out: list[Found] = []
        covered = [(f.start, f.end) for f in taken] + [(a.start, a.end) for a in atoms if not a.body]
        for n, word in enumerate(words):
            made: list[Found] = []
            if word.low in _LINES and n > 1 and word.joined and words[n - 1].low in DIRECTION_ADJECTIVES:
                points = [n - 1]
                if n > 2 and words[n - 2].low == "and" and words[n - 3].low in DIRECTION_ADJECTIVES:
                    points = [n - 3, n - 1]
                for at in points:
                    end = word.end if at == n - 1 else words[at].end
                    made.append(
                        self._build.area(
                            words[at].start,
                            end,
                            f"{DIRECTION_ADJECTIVES[words[at].low]} front",
                            (),
                            "direction",
                            "a front",
                        )
                    )
            elif word.low in ROAD_WORDS and n and word.joined and ROAD_NUMBER.match(words[n - 1].text):
                name = f"{words[n - 1].text} {word.low}"
                place = Place(f"road:{words[n - 1].text}", name, "area", None, None, None, None, source="report")
                made.append(Found(words[n - 1].start, word.end, "area", place, "road", "a road by its number", ()))
            elif word.low in BANK_WORDS and n and not word.joined:
                made.extend(self._bank(words, n))
            elif word.low in DEMONYMS and n + 1 < len(words) and words[n + 1].joined and word.cap:
                made.extend(self._of_country(words, n))
            for found in made:
                if not any(s < found.end and found.start < e for s, e in covered):
                    out.append(found)
                    covered.append((found.start, found.end))
        return out

    def _bank(self, words: list[Word], n: int) -> list[Found]:
        """ "The west (right) bank" of the theatre's river, with "of the Dnipro" or without."""
        first, sides = bank_sides(words, n)
        tail = [w.low for w in words[n + 1 : n + 4]]
        for side in sides:
            for more in (3, 2, 0):
                term = " ".join([side, words[n].low, *tail[:more]])
                if (more == 0 or len(tail) >= more) and term in self._build.theatre.region_terms:
                    start, end = words[first].start, words[n + more].end
                    return [self._build.area(start, end, term, (), "bank", "a bank of the theatre's river")]
        return []

    def _of_country(self, words: list[Word], n: int) -> list[Found]:
        code, country = DEMONYMS[words[n].low]
        head = words[n + 1]
        place = Place(f"country:{code}", country, "area", None, None, None, code, source="countries")
        points = n - 1 if n and words[n].joined and words[n - 1].low in DIRECTION_ADJECTIVES else None
        if points is not None and (head.low in LAND_WORDS or head.low in REGION_WORDS or head.low in AREA_HEADS):
            point = DIRECTION_ADJECTIVES[words[points].low]
            atom = Atom(0, n, n + 1, words[n].start, words[n].end, words[n].text, "country", country=code, place=place)
            found = self._build.area(
                words[points].start, head.end, f"{point} {country}", (atom,), "part", f"{point} part of {country}"
            )
            return [replace(found, atoms=())]
        if head.low in LAND_WORDS:
            return [Found(words[n].start, head.end, "area", place, "country", f"the territory of {country}", ())]
        if head.low in BORDER_WORDS:
            made = replace(place, id=f"border:{code}", name=f"{country} border")
            known = self._build.theatre.region_terms.get(f"{words[n].low} border")
            if known is not None:
                made = Place(known.id, known.name, "area", known.lat, known.lon, known.admin1, known.country)
            return [Found(words[n].start, head.end, "area", made, "border", f"the border of {country}", ())]
        return []
