"""Words after a name: "Pokrovsk direction", "Kharkiv airport", "Ukraine's south"."""

from __future__ import annotations

from whoholds.mentions.atoms import Atom
from whoholds.mentions.composed import Builder, Found
from whoholds.mentions.placewords import (
    AREA_HEADS,
    BORDER_WORDS,
    DIRECTION_ADJECTIVES,
    DIRECTION_NOUNS,
    DISTRICT_WORDS,
    FRONT_WORDS,
    PART_WORDS,
    REGION_WORDS,
)
from whoholds.mentions.sites import Sites
from whoholds.mentions.words import Word


class AfterName:
    """Rules that look to the right of a name."""

    def __init__(self, build: Builder, sites: Sites) -> None:
        self._build = build
        self._sites = sites

    def right(self, words: list[Word], atom: Atom) -> Found | None:
        """The place that a name makes with the words after it."""
        i = atom.last
        place = atom.place
        if atom.possessive:
            return self._own_part(words, atom)
        if i >= len(words) or not words[i].joined:
            return None
        word = words[i]
        nxt = words[i + 1] if i + 1 < len(words) and words[i + 1].joined else None
        if word.low in BORDER_WORDS or (word.low == "region" and nxt is not None and nxt.low in BORDER_WORDS):
            end = i if word.low in BORDER_WORDS else i + 1
            if (
                end + 1 < len(words)
                and words[end + 1].joined
                and words[end + 1].low in ("area", "areas", "region", "crossing")
            ):
                if words[end + 1].low == "crossing":
                    return self._sites.site(words, atom, atom.start, end + 2, "named after the place")
                end += 1
            name = f"{place.name if place else atom.surface} border"
            return self._build.area(
                atom.start, words[end].end, name, (atom,), "border", "the border of the place named"
            )
        site = self._sites.site_words(words, i)
        if site is not None and site < len(words) and words[site].low == "of" and words[site].joined:
            site = None  # "the Black Sea port of Kherson" is Kherson
        if (
            site is not None
            and atom.kind != "country"
            and not (atom.kind == "region" and atom.place and atom.place.type == "site")
        ):
            return self._sites.site(words, atom, atom.start, site, "named after the place")
        if atom.kind in ("name", "unknown"):
            found = self._class_word(words, atom, i)
            if found is not None:
                return found
        if word.low in AREA_HEADS and (atom.kind != "region" or (place is not None and place.type == "area")):
            end = i + 1
            if end < len(words) and words[end].joined and words[end].low in ("area", "areas"):
                end += 1
            stop = words[end - 1].end
            what = self._build.text[atom.start : stop]
            return self._build.area(atom.start, stop, what, (atom,), "area", "an area named after the place")
        return None

    def _class_word(self, words: list[Word], atom: Atom, i: int) -> Found | None:
        word, place = words[i], atom.place
        nxt = words[i + 1] if i + 1 < len(words) and words[i + 1].joined else None
        if word.low in ("operational", "strategic", "main") and nxt is not None and nxt.low in FRONT_WORDS:
            name = f"{place.name if place else atom.surface} {word.low} direction"
            return self._build.area(
                atom.start, nxt.end, name, (atom,), "direction", "a direction named after the place"
            )
        if word.low in FRONT_WORDS:
            end = i + 1
            said = FRONT_WORDS[word.low]
            if word.low == "front" and nxt is not None and nxt.low in ("line", "lines"):
                end, said = i + 2, "frontline"
            name = f"{place.name if place else atom.surface} {said}"
            return self._build.area(
                atom.start, words[end - 1].end, name, (atom,), "direction", f"a {said} named after the place"
            )
        if word.low in REGION_WORDS and place is not None:
            region = self._build.region_named(atom)
            if region is not None:
                return Found(
                    atom.start, word.end, "area", region, "region", f"{region.name}: the region of that name", (atom,)
                )
        if word.low in DISTRICT_WORDS or word.low in REGION_WORDS:
            title = {"raion": "Raion", "rayon": "Raion", "hromada": "hromada"}.get(word.low, word.low)
            name = f"{place.name if place else atom.surface} {title}"
            return self._build.area(
                atom.start, word.end, name, (atom,), "district", "the district named after the place"
            )
        if word.low in ("area", "areas") and place is not None:
            why = f"{atom.reason}; its surroundings"
            return Found(atom.start, word.end, "settlement", place, atom.method, why, (atom,))
        return None

    def _own_part(self, words: list[Word], atom: Atom) -> Found | None:
        """Ukraine's south, Ukraine's eastern regions; Kharkiv's airport."""
        i = atom.last
        if i >= len(words) or self._build.text[words[i - 1].full : words[i].start].strip():
            return None
        low = words[i].low
        if self._build.is_area(atom) and low in DIRECTION_NOUNS:
            return self._build.part(atom.start, words[i].end, DIRECTION_ADJECTIVES[DIRECTION_NOUNS[low]], atom)
        if (
            self._build.is_area(atom)
            and low in DIRECTION_ADJECTIVES
            and i + 1 < len(words)
            and words[i + 1].low in PART_WORDS
        ):
            return self._build.part(atom.start, words[i + 1].end, DIRECTION_ADJECTIVES[low], atom)
        if (
            self._build.is_area(atom)
            and low in DIRECTION_ADJECTIVES
            and i + 1 < len(words)
            and words[i + 1].low in ("coast", "border")
        ):
            what = self._build.text[words[i].start : words[i + 1].end]
            return self._build.area(
                atom.start, words[i + 1].end, f"{what} of {self._build.name(atom)}", (atom,), "part", "a part of it"
            )
        site = self._sites.site_words(words, i)
        if site is not None and not self._build.is_area(atom):
            return self._sites.site(words, atom, atom.start, site, "of the place named")
        return None
