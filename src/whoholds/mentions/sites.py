"""Sites: "Azot chemical plant", "the railway station in Sil", "Donetsk airport"."""

from __future__ import annotations

import re

from whoholds.mentions.atoms import Atom
from whoholds.mentions.composed import Builder, Found
from whoholds.mentions.placewords import (
    DIRECTION_ADJECTIVES,
    HELD_BY,
    NEVER,
    PLACED_SITES,
    SETTLEMENT_WORDS,
    SITE_QUALIFIERS,
    SITE_WORDS,
)
from whoholds.mentions.words import Word
from whoholds.model import Place
from whoholds.wordset import wordset

SITE_ERROR_KM = 10.0  # a site lies somewhere in or by the town that names it
# Bodies more often than ground: no site by their name alone.
_NO_SITE = wordset(
    """
    university school museum hotel market church cemetery facility site headquarters zoo mall
    """
)
_SKIPPED = wordset(
    """
    the of nearby eastern western southern northern central occupied neighbouring neighboring
    """
)


class Sites:
    """Finds the sites of one document; a site told again without its town keeps its place."""

    def __init__(self, build: Builder) -> None:
        self._build = build
        self._known: dict[str, Place] = {}

    def site_words(self, words: list[Word], i: int) -> int | None:
        """The index after the head of "chemical plant", "military airport" that begins at word `i`."""
        n = i
        while n < len(words) and n < i + 4 and (n == i or words[n].joined):
            low = words[n].low
            if low in SITE_WORDS:
                head = n + 1
                while head < len(words) and words[head].joined and words[head].low in SITE_WORDS and head < i + 5:
                    head += 1
                if words[head - 1].low in ("city", "region"):
                    return None
                return head
            if low not in SITE_QUALIFIERS:
                return None
            n += 1
        return None

    def site(self, words: list[Word], atom: Atom, start: int, end: int, why: str) -> Found:
        """A site whose name begins with (or is told by) a place name."""
        stop = words[end - 1].end
        surface = self._build.text[start:stop]
        return Found(start, stop, "site", self.site_place(surface, atom), "site", f"a site {why}", (atom,))

    def site_place(self, surface: str, atom: Atom | None) -> Place:
        """The place of a site: by the town that tells it, or as the document told it before."""
        name = re.sub(r"^(?:the|a|an)\s+", "", " ".join(surface.split()), flags=re.IGNORECASE)
        key = name.lower()
        near = atom.place if atom is not None else None
        if near is not None and near.lat is not None:
            error = SITE_ERROR_KM + (near.error_km or 0.0)
            made = Place(
                f"site:{near.id}:{key}",
                name,
                "site",
                near.lat,
                near.lon,
                near.admin1,
                near.country,
                error_km=error,
                source=near.source,
            )
            self._known.setdefault(key, made)
            return made
        known = self._known.get(key)
        if known is not None:
            return known
        country = near.country if near is not None else None
        return Place(f"site:{key}", name, "site", None, None, near.admin1 if near else None, country, source="report")

    def site_in(self, words: list[Word], atom: Atom) -> Found | None:
        """A railway station in X, the prison near Y."""
        i = atom.first - 1
        if i < 1 or self._build.is_area(atom) or not words[atom.first].joined:
            return None
        while (
            i > 0
            and (words[i].low in _SKIPPED or words[i].low in SETTLEMENT_WORDS or HELD_BY.search(words[i].low))
            and words[i].joined
        ):
            i -= 1
        if (
            words[i].low not in ("in", "at", "near", "outside", "of")
            or words[i - 1].low not in PLACED_SITES
            or not words[i].joined
        ):
            if not (words[i + 1].low == "of" and words[i].low in PLACED_SITES and words[i + 1].joined):
                return None
            i += 1
        head = i - 1
        if words[i].low == "of" and words[head].low in (
            "base",
            "works",
            "bridge",
            "mill",
            "camp",
            "tower",
            "headquarters",
            "mine",
        ):
            return None
        while head > 0 and words[head].joined and words[head - 1].low in SITE_QUALIFIERS:
            head -= 1
        if head > 0 and words[head].joined and (words[head - 1].cap and words[head - 1].low not in NEVER):
            return None  # a named site: found by its name
        if head > 0 and words[head - 1].low in ("a", "an", "the") and words[head].joined:
            head -= 1
        start = words[head].start
        surface = self._build.text[start : atom.end]
        why = f"a site told by its place: {atom.reason}"
        return Found(start, atom.end, "site", self.site_place(surface, atom), "site", why, (atom,))

    def named_sites(self, words: list[Word], atoms: list[Atom], taken: list[Found]) -> list[Found]:
        """Azot chemical plant, al-Quds hospital: names that no gazetteer has, before the head of a site."""
        out: list[Found] = []
        covered = [(f.start, f.end) for f in taken] + [(a.start, a.end) for a in atoms]
        for n, word in enumerate(words):
            if word.low not in SITE_WORDS or n == 0 or not word.joined or word.low in _NO_SITE:
                continue
            j = n
            while j > 0 and words[j].joined and words[j - 1].low in SITE_QUALIFIERS and not words[j - 1].possessive:
                j -= 1
            names = j
            while (
                names > 0
                and names > j - 3
                and words[names].joined
                and words[names - 1].cap
                and not words[names - 1].possessive
            ):
                if words[names - 1].low in NEVER or words[names - 1].text.isupper():
                    break
                names -= 1
            if names == j or (names == 0 and j == 1 and words[0].low in DIRECTION_ADJECTIVES):
                continue
            start, end = words[names].start, word.end
            if any(s < end and start < e for s, e in covered):
                continue
            where = next((a for a in atoms if a.first > n and a.first <= n + 6 and not self._build.is_area(a)), None)
            if where is not None and not re.match(
                r"^\s*(?:in|at|near|outside|,)\s", self._build.text[word.end : where.start] + " "
            ):
                where = None
            made = self.site_place(self._build.text[start:end], where)
            out.append(Found(start, end, "site", made, "site", "a site by its name", ()))
            covered.append((start, end))
        return out
