"""Finds many terms in a text at once: one pass over its words, longest term first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import methodcaller
from typing import NamedTuple, TypeAlias

_PIECE = re.compile(r"\w+|[^\w\s]")
_SPAN = methodcaller("span")
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})


# A run of word characters, or one mark: start, end, and itself lower-case with apostrophe and hyphen folded. A plain
# tuple, because a text has thousands of them.
Piece: TypeAlias = "tuple[int, int, str]"


def without_asides(found: list[Piece]) -> list[Piece]:
    """The pieces without single words in parentheses: "the Institute (ISW) report"."""
    out: list[Piece] = []
    i, n = 0, len(found)
    while i < n:
        if found[i][2] == "(" and i + 2 < n and found[i + 2][2] == ")" and out:
            i += 3
        else:
            out.append(found[i])
            i += 1
    return out


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words and marks of ``text[start:end]``, with offsets into `text`."""
    stretch = text[start:end].translate(_FOLD)
    low = stretch.lower()
    if len(low) != len(stretch):  # a letter whose lower case is two: offsets would slip
        return [(m.start() + start, m.end() + start, m.group().lower()) for m in _PIECE.finditer(stretch)]
    return [(s + start, e + start, low[s:e]) for s, e in map(_SPAN, _PIECE.finditer(low))]


class Hit(NamedTuple):
    """A term found: where, and the term as it was given."""

    start: int
    end: int
    term: str


class _Node:
    """A step of the tree of terms: what may follow, and the terms that end here (one that needs no capital first)."""

    __slots__ = ("next", "terms")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.terms: list[str] = []


class TermIndex:
    """Terms to look for. Those in `proper` count only where the text prints their first letter as a capital."""

    def __init__(self, terms: Iterable[str], proper: Iterable[str] = ()) -> None:
        self._proper = frozenset(proper)
        self._root = _Node()
        for term in terms:
            node = self._root
            for _, _, low in pieces(term, 0, len(term)):
                node = node.next.setdefault(low, _Node())
            if node is not self._root:
                node.terms.append(term)
                node.terms.sort()

    def scan(self, text: str, start: int, end: int) -> list[Hit]:
        """Longest terms in ``text[start:end]`` from left to right, none within another."""
        return self.scan_pieces(text, pieces(text, start, end))

    def scan_pieces(self, text: str, found: list[Piece]) -> list[Hit]:
        """As `scan`, over pieces of `text` already cut."""
        first, proper = self._root.next, self._proper
        out: list[Hit] = []
        i, n = 0, len(found)
        while i < n:
            piece = found[i]
            node = first.get(piece[2])
            best: tuple[int, str] | None = None
            j = i
            while node is not None:
                for term in node.terms:
                    if term not in proper or not text[piece[0]].islower():
                        best = j, term
                        break
                j += 1
                node = node.next.get(found[j][2]) if j < n else None
            if best is None:
                i += 1
            else:
                out.append(Hit(piece[0], found[best[0]][1], best[1]))
                i = best[0] + 1
        return out
