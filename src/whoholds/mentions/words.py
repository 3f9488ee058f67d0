"""Words of a sentence with their offsets, as the place finders walk over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whoholds.theatre import Region, Theatre

# A word keeps its inner apostrophes and hyphens: Mar'yinka, al-Qaryatayn, Svatove–Kreminna, U.S.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ`´‐‑–-][^\W_]+)*", re.UNICODE)
_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"})
# "Russian-held", "Kyiv-based": a word about a name, not a name.
_ADJECTIVAL = re.compile(
    r"[-‑–](?:[a-z]+(?:ed|ing|ern|an|ish)|held|run|led|born|era|style|wide|built|made|proof|friendly|speaking|based|area|born|"
    r"loyal|aligned|century|day|day-old|year-old|plus|like|level|range|rank|won|lost)$"
)
_LOWER_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|ar|an|at|ed|ez|es|et|az)[-‑–'’]\w")


@dataclass(slots=True)
class Word:
    """A word: `text` as printed, `low` in lower case with plain apostrophes and hyphens, `cap` if it can begin a name.

    `joined` tells that only blanks part it from the word before. `end` leaves a possessive ending out, `full` has it.
    """

    text: str
    low: str
    start: int
    end: int
    full: int
    cap: bool
    joined: bool
    possessive: bool


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``."""
    out: list[Word] = []
    last = -1
    for match in _WORD.finditer(text, start, end):
        at, full = match.span()
        said = match.group()
        low = said.lower()
        if not low.isascii() or "`" in low:
            low = low.translate(_APOSTROPHE)
        stop = full
        possessive = False
        if low.endswith("'s") and len(low) > 2:
            possessive = True
            stop = full - 2
            said, low = said[:-2], low[:-2]
        cap = said[0].isupper() or (
            said != low and said[0].islower() and _LOWER_ARTICLE.match(said) is not None and said[3:] != low[3:]
        )
        if cap and "-" in low and _ADJECTIVAL.search(said):
            cap = False
        out.append(Word(said, low, at, stop, full, cap, last >= 0 and text[last:at].isspace(), possessive))
        last = full
    return out


class Trie:
    """Terms of several words, found at a word's place; the longest wins."""

    __slots__ = ("_root",)

    def __init__(self, terms: dict[str, Region]) -> None:
        self._root: dict[str, object] = {}
        for term, value in terms.items():
            node = self._root
            for match in _WORD.finditer(term):
                node = node.setdefault(match.group().translate(_APOSTROPHE), {})  # type: ignore[assignment]
            node.setdefault("", value)

    def opens(self, word: Word) -> bool:
        """Whether a term may begin with the word."""
        return word.low in self._root or (word.possessive and word.low + "'s" in self._root)

    def longest(self, words: list[Word], i: int) -> tuple[int, Region] | None:
        """How many words from `i` on make the longest term, and what it stands for."""
        node: object = self._root
        best: tuple[int, Region] | None = None
        n = i
        while n < len(words) and isinstance(node, dict):
            word = words[n]
            if n > i and not word.joined:
                break
            below = node.get(word.low + "'s") if word.possessive else None
            if below is None:
                below = node.get(word.low)
                if below is None:
                    break
                if word.possessive:  # "Donbas's": a term may only end in a possessive that it does not have itself
                    value = below.get("")
                    return (n - i + 1, value) if isinstance(value, Region) else best
            node = below
            n += 1
            value = below.get("")
            if isinstance(value, Region):
                best = (n - i, value)
        return best


class Same:
    """A theatre compared by identity, so that what is worked out of it can be kept."""

    __slots__ = ("theatre",)

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    def __hash__(self) -> int:
        return id(self.theatre)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.theatre is self.theatre


@lru_cache(maxsize=16)
def _trie(key: Same) -> Trie:
    return Trie(dict(key.theatre.region_terms))


def region_trie(theatre: Theatre) -> Trie:
    """The theatre's regions, directions and sites by their terms."""
    return _trie(Same(theatre))


@lru_cache(maxsize=16)
def _persons(key: Same) -> frozenset[str]:
    return frozenset(
        term for term, speaker in key.theatre.speaker_terms.items() if " " not in term and speaker.kind == "person"
    )


def surnames(theatre: Theatre) -> frozenset[str]:
    """One-word names of the theatre's people."""
    return _persons(Same(theatre))
