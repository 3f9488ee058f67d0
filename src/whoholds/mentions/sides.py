"""Which side a phrase about a speaker puts them on: "Russian-installed mayor", "Kharkiv police chief", "analyst"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.mentions.parties import party_index, proper_terms
from whoholds.mentions.terms import Hit, TermIndex
from whoholds.model import PlaceMention
from whoholds.speech_words import SpeechWords
from whoholds.theatre import Theatre

INDEPENDENT = "independent"
_TOWN = re.compile(r"(?:\s+\w+)?\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Side:
    """A side and the words it was read from."""

    code: str
    words: str


_Indexes = tuple[TermIndex, TermIndex, TermIndex, TermIndex, TermIndex]
# Indexes already built, by the theatre's fingerprint and the words' language.
_BUILT: dict[tuple[str, str], _Indexes] = {}


def _indexes(theatre: Theatre, words: SpeechWords) -> _Indexes:
    key = theatre.fingerprint, words.language
    found = _BUILT.get(key) if theatre.fingerprint else None
    if found is None:
        strangers = tuple(t for t in words.foreign if t not in theatre.party_terms)
        found = (
            TermIndex(theatre.role_sides),
            TermIndex(words.neutral),
            TermIndex(words.local_roles),
            TermIndex(theatre.region_terms, theatre.region_terms),
            TermIndex(strangers, proper_terms(tuple(t.title() for t in strangers))),
        )
        if theatre.fingerprint:
            _BUILT[key] = found
    return found


class SideReader:
    """Reads sides off phrases, for one theatre; `places` settle local officials by the country of their place."""

    def __init__(self, theatre: Theatre, words: SpeechWords, places: Sequence[PlaceMention] = ()) -> None:
        self._theatre = theatre
        self._words = words
        self._places = places
        self._parties = party_index(theatre)
        self._roles, self._neutral, self._local, self._regions, self._foreign = _indexes(theatre, words)
        self.home = self.of_country(theatre.countries[0]) if theatre.countries else None

    def of_country(self, country: str | None) -> str | None:
        """The party that is this country's state in the theatre, by the country's name."""
        if country is not None and country in self._theatre.homes:
            return self._theatre.homes[country]
        name = self._words.countries.get(country or "")
        found = self._theatre.party_terms.get(name.lower()) if name else None
        return found[0] if found else None

    def read(self, text: str, start: int, end: int) -> Side | None:
        """The side that ``text[start:end]``, a phrase that describes a speaker, tells; None when it tells none."""
        roles = self._roles.scan(text, start, end)
        neutral = self._neutral.scan(text, start, end)
        if neutral and not self._sided(text, start, neutral[0], roles):
            return Side(INDEPENDENT, neutral[0].term)
        parties = [h for h in self._parties.scan(text, start, end) if not self._elsewhere(text, start, h.start)]
        if roles:
            best = max(roles, key=lambda h: (len(h.term.split()), -h.start))
            return Side(self._theatre.role_sides[best.term], best.term)
        foreign = [h for h in self._foreign.scan(text, start, end) if not self._elsewhere(text, start, h.start)]
        if parties and (not foreign or parties[0].start <= foreign[0].start):
            return Side(self._theatre.party_terms[parties[0].term][0], parties[0].term)
        if foreign:
            return Side(INDEPENDENT, foreign[0].term)
        local = self._local.scan(text, start, end)
        if local:
            governs = self.at(text, start, end)
            if governs is not None:
                return Side(governs, local[0].term)
        return None

    def local(self, text: str, start: int, end: int) -> bool:
        """Whether the phrase names an office that, with no place told, is the home country's own ("officials")."""
        return any(h.term in self._words.sets["home"] for h in self._local.scan(text, start, end))

    def regions(self, text: str, start: int, end: int) -> list[str]:
        """Names of the theatre's regions in the stretch, in order."""
        return [self._theatre.region_terms[h.term].name for h in self._regions.scan(text, start, end)]

    def at(self, text: str, start: int, end: int) -> str | None:
        """The state party of the first place named in ``text[start:end]``, or the side whose town it is called."""
        for hit in self._parties.scan(text, start, end):
            code, role = self._theatre.party_terms[hit.term]
            town = _TOWN.match(text, hit.end, end) if role == "adjective" else None
            if town is not None and self._words.sets["towns"] & set(town.group().lower().split()):
                return code
        whole: str | None = None
        for mention in self._places:
            if start <= mention.start < end and mention.place is not None:
                state = self.of_country(mention.place.country)
                if state is not None and mention.surface.lower() in self._theatre.party_terms:
                    whole = whole or state  # the country's own name tells of a party as often as of a place
                elif state is not None:
                    return state
        for hit in self._regions.scan(text, start, end):
            state = self.of_country(self._theatre.region_terms[hit.term].country)
            if state is not None:
                return state
        return whole

    def latest(self, text: str, start: int, end: int) -> str | None:
        """The party named last in the stretch, unless a nation outside the war is named after it."""
        parties = self._parties.scan(text, start, end)
        foreign = self._foreign.scan(text, start, end)
        if not parties or (foreign and foreign[-1].start > parties[-1].start):
            return None
        return self._theatre.party_terms[parties[-1].term][0]

    def _sided(self, text: str, start: int, neutral: Hit, roles: Sequence[Hit]) -> bool:
        """Whether a usually neutral word takes a side here: "Russian war correspondents", "Ukrainian diplomats"."""
        if any(h.start <= neutral.start and h.end >= neutral.end for h in roles):
            return neutral.term not in {"analyst", "analysts", "expert", "experts"}
        if neutral.term not in self._words.sided:
            return False
        return any(not self._elsewhere(text, start, h.start) for h in self._parties.scan(text, start, neutral.start))

    def _elsewhere(self, text: str, start: int, at: int) -> bool:
        """Whether the nation at `at` is where somebody is or goes, not whom they speak for ("in Russia")."""
        sets = self._words.sets
        before = text[start:at].lower().split()
        if before and before[-1] == "the":
            before.pop()
        if len(before) > 1 and before[-1] == "by" and before[-2] in sets["made"]:
            return False
        if len(before) > 1 and before[-1] in ("to", "with") and before[-2] in sets["attached"]:
            return False
        # "the government in Moscow" speaks for it; "an official in Moscow" only sits there.
        return (
            bool(before) and before[-1] in sets["elsewhere"] and not (len(before) > 1 and before[-2] in sets["seated"])
        )
