"""Places made of a name and words around it: "eastern Donbas", "Pokrovsk direction", "the railway station in Sil".

Each rule looks at the words beside one resolved name and gives the whole stretch as one place, or nothing.
"""

from __future__ import annotations

import re

from whoholds.gazetteer import Gazetteer
from whoholds.mentions.after_name import AfterName
from whoholds.mentions.atoms import Atom
from whoholds.mentions.before_name import BeforeName
from whoholds.mentions.composed import Builder, Found
from whoholds.mentions.nameless import Nameless
from whoholds.mentions.placewords import LINE_WORDS, ROAD_NUMBER, ROAD_WORDS
from whoholds.mentions.sites import Sites
from whoholds.mentions.words import Word
from whoholds.theatre import Theatre
from whoholds.wordset import wordset

_BETWEEN = wordset(
    """
    border line road highway countryside area route stretch strip corridor railway frontier
    """
)
_AND = re.compile(
    r"^\s+(?:and|to|with)\s+(?:the\s+)?(?:neighbou?ring\s+)?(?:(?:province|region|oblast|city|town)\s+of\s+)?$"
)


class Composer:
    """Puts composite places together, one sentence at a time."""

    def __init__(self, text: str, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._build = Builder(text, gazetteer, theatre)
        self._sites = Sites(self._build)
        self._before = BeforeName(self._build)
        self._after = AfterName(self._build, self._sites)
        self._nameless = Nameless(self._build)

    def compose(self, words: list[Word], atoms: list[Atom], located: set[int]) -> list[Found]:
        """The composite places of a sentence. `located`: ids of the names that only locate another ("5 km from X")."""
        out: list[Found] = []
        k = 0
        while k < len(atoms):
            atom = atoms[k]
            found = None
            if not atom.body:
                found = (
                    self._pair(words, atoms, k)
                    or self._between(words, atoms, k)
                    or self._after.right(words, atom)
                    or self._sites.site_in(words, atom)
                    or self._before.left(words, atom, id(atom) in located)
                )
            if found is not None:
                out.append(found)
                k = max(k + 1, max(atoms.index(a) for a in found.atoms) + 1)
            else:
                k += 1
        out.extend(self._nameless.nameless(words, atoms, out))
        out.extend(self._sites.named_sites(words, atoms, out))
        return out

    def _pair(self, words: list[Word], atoms: list[Atom], k: int) -> Found | None:
        first = atoms[k].first
        group = [a for a in atoms[k:] if a.first == first and a.last == first + 1]
        if len(group) < 2:
            return None
        i = first + 1
        if (
            i < len(words)
            and words[i].joined
            and words[i].low == "front"
            and i + 1 < len(words)
            and words[i + 1].low == "line"
        ):
            i += 1
        if i >= len(words):
            return None
        joint = self._build.text[words[i - 1].end : words[i].start].strip()
        if not (words[i].low in LINE_WORDS and not joint) and not (words[i].low in ROAD_WORDS and joint == ")"):
            return None
        start = words[first].start
        if words[i].low in ROAD_WORDS and first and ROAD_NUMBER.match(words[first - 1].text):
            start = words[first - 1].start
        surface = self._build.text[start : words[i].end]
        return self._build.area(
            start, words[i].end, surface.replace("–", "-"), tuple(group), "line", "named by both its ends"
        )

    def _between(self, words: list[Word], atoms: list[Atom], k: int) -> Found | None:
        a = atoms[k]
        if k + 1 >= len(atoms) or a.first < 3:
            return None
        b = atoms[k + 1]
        i = a.first - 2 if words[a.first - 1].low == "the" else a.first - 1
        if words[i].low not in ("between", "linking", "connecting"):
            return None
        if not _AND.match(self._build.text[a.end : b.start]) or i < 1 or words[i - 1].low not in _BETWEEN:
            return None
        head = i - 1
        while (
            head > 0
            and words[head - 1].joined
            and words[head - 1].low in ("provincial", "regional", "oblast", "main", "state")
        ):
            head -= 1
        start = words[head].start
        return self._build.area(
            start, b.end, self._build.text[start : b.end], (a, b), "between", "told by both its ends"
        )
