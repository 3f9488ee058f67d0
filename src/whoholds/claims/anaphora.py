"""What "the village", "the city" and "there" point back to: the last place told that the word can stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whoholds.lexicon import Lexicon
from whoholds.model import PlaceMention

# How far back a word may point, in characters of the report; farther than some paragraphs is a guess.
REACH = 1500


_SIDE_BY_SIDE = re.compile(r"^\s*,?\s*(?:and|or|as well as|,)?\s*(?:the\s+)?$")


def points_to_all(at: int, places: Sequence[PlaceMention], text: str, skip: frozenset[int] = frozenset()) -> list[int]:
    """Indices of the places named side by side last before `at` ("Donetsk and Luhansk ... annexed them")."""
    run: list[int] = []
    for index in range(len(places) - 1, -1, -1):
        if places[index].end > at or index in skip:
            continue
        if at - places[index].start > REACH:
            break
        if run and not _SIDE_BY_SIDE.match(text[places[index].end : places[run[-1]].start]):
            if len(run) > 1:
                break
            run = []
        run.append(index)
    return sorted(run) if len(run) > 1 else []


def _named_so(lemma: str, at: int, places: Sequence[PlaceMention], skip: frozenset[int]) -> int | None:
    """The last place whose own name holds the word: "the port" after "Hodeidah Port"."""
    if lemma in {"city", "town", "village", "region", "area", "oblast", "province", "district", "settlement"}:
        return None
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        if place.end > at or index in skip:
            continue
        if at - place.start > REACH:
            return None
        if lemma in place.surface.lower().split():
            return index
    return None


def points_to(
    word: str, lemma: str, at: int, places: Sequence[PlaceMention], lexicon: Lexicon, skip: frozenset[int] = frozenset()
) -> tuple[int, str] | None:
    """Index of the place that `word` at offset `at` points back to, with the reason; None when nothing fits."""
    types = {kind for kind, words in lexicon.anaphors.items() if lemma in words}
    loose = word.lower() in {"it", "there", "its", "here"}
    if loose:
        types = {"settlement", "site"} if word.lower() in {"it", "its"} else {"settlement", "site", "area"}
    best = _named_so(lemma, at, places, skip)
    if best is not None and not loose:
        return best, f'"{word}" points back to {places[best].surface}, which is called so'
    best = None
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        if place.end > at or index in skip:
            continue
        if at - place.start > REACH:
            break
        if place.method in {"country", "relative"} or (place.method == "capital" and lemma != "capital"):
            continue
        if place.type in types:
            best = index
            break
        if lemma == "area" and place.type == "settlement":
            best = index
            break
    if best is None:
        return None
    return best, f'"{word}" points back to {places[best].surface}'
