"""Words that name a party to the war: "Moscow", "Ukrainian", "the occupiers", "Wagner fighters"."""

from __future__ import annotations

from whoholds.mentions.terms import TermIndex
from whoholds.model import PartyMention
from whoholds.theatre import Theatre
from whoholds.theatre_names import expand, terms

# Indexes already built, by the theatre's fingerprint: a theatre is data that does not change while it is loaded.
_BUILT: dict[str, TermIndex] = {}


def proper_terms(phrases: tuple[str, ...]) -> frozenset[str]:
    """Of the terms that `phrases` stand for, those written with a capital: they are names and count only so printed."""
    out: set[str] = set()
    loose: set[str] = set()
    for phrase in phrases:
        for form in expand(phrase):
            (loose if form[:1].islower() else out).update(terms(form))
    return frozenset(out - loose)


def party_index(theatre: Theatre) -> TermIndex:
    """The index of the theatre's party terms, built once for each theatre."""
    found = _BUILT.get(theatre.fingerprint) if theatre.fingerprint else None
    if found is None:
        phrases = tuple(
            phrase
            for party in theatre.parties.values()
            for group in (party.names, party.adjectives, party.people, party.groups, party.hostile)
            for phrase in group
        )
        found = TermIndex(theatre.party_terms, proper_terms(phrases))
        if theatre.fingerprint:
            _BUILT[theatre.fingerprint] = found
    return found


def find_parties(text: str, start: int, end: int, theatre: Theatre) -> tuple[PartyMention, ...]:
    """The words in ``text[start:end]`` that name a party, longest first, in order. Names need their capital letter."""
    found: list[PartyMention] = []
    for hit in party_index(theatre).scan(text, start, end):
        code, role = theatre.party_terms[hit.term]
        found.append(PartyMention(hit.start, hit.end, code, role))
    return tuple(found)
