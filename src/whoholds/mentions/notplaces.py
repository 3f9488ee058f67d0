"""Names that are no places: persons, bodies and units."""

from __future__ import annotations

from whoholds.mentions.countries import CAPITALS
from whoholds.mentions.placewords import (
    BODY_WORDS,
    GIVEN_NAMES,
    NEVER,
    ORG_QUALIFIERS,
    PLACE_BEFORE,
    SPEAKS,
    TITLES,
)
from whoholds.mentions.words import Word, surnames
from whoholds.theatre import Theatre

# Outlets' names: only with a capital do they make the name before them an outlet ("the Kyiv Post").
_CAPITAL_ONLY = frozenset(("post", "times", "independent", "observer", "chief"))


class Persons:
    """The persons of one document, collected first, so that a later bare surname is known as one."""

    def __init__(self, theatre: Theatre) -> None:
        self._known = surnames(theatre)
        self._told: set[str] = set()

    def collect(self, sentences: list[list[Word]]) -> None:
        """Note surnames: what follows a first name or a title."""
        for words in sentences:
            for i in range(1, len(words)):
                word, before = words[i], words[i - 1]
                if not (word.cap and word.joined) or before.possessive:
                    continue
                if before.low in TITLES and before.cap and word.low not in NEVER:
                    after = words[i + 1] if i + 1 < len(words) else None
                    if after is not None and after.cap and after.joined and after.low not in NEVER:
                        self._told.update((word.low, after.low))
                if before.low in GIVEN_NAMES and before.cap and word.low not in NEVER:
                    self._told.add(word.low)
                    if i + 1 < len(words) and words[i + 1].cap and words[i + 1].joined and word.low in GIVEN_NAMES:
                        self._told.add(words[i + 1].low)

    def known(self, low: str) -> bool:
        """Whether a lower-case word is the one-word name of somebody in the theatre."""
        return low in self._known

    def names_one(self, words: list[Word], i: int, after: int) -> bool:
        """Whether word `i`, with what stands before and after it, names somebody."""
        word = words[i]
        if word.low in GIVEN_NAMES:
            nxt = words[after] if after < len(words) else None
            if (nxt is not None and nxt.joined and nxt.cap) or word.low not in CAPITALS:
                return True
        if word.low in self._told or word.low in self._known:
            return True
        if i > 0 and word.joined and not words[i - 1].possessive:
            before = words[i - 1]
            if before.low in GIVEN_NAMES and before.cap:
                return True
            if before.low in TITLES and not (before.low in ("head", "resident", "saint", "st") and not before.cap):
                return True
        if i > 0 and word.joined and words[i - 1].low in PLACE_BEFORE:
            return False
        nxt = words[after] if after < len(words) else None
        return nxt is not None and nxt.joined and nxt.low in SPEAKS and word.low not in CAPITALS and not word.possessive


def names_body(words: list[Word], i: int, possessive: bool) -> bool:
    """Whether what follows makes the name part of a body's or unit's name: "Kharkiv regional administration"."""
    if possessive:
        return False
    while i < len(words) and words[i].joined and words[i].low in ORG_QUALIFIERS and i + 1 < len(words):
        i += 1
    if i >= len(words) or not words[i].joined:
        return False
    word = words[i]
    if word.low == "people" and word.possessive and word.cap:
        return True  # People's Militia, People's Council
    return word.low in BODY_WORDS and (word.cap or word.low not in _CAPITAL_ONLY)
