"""A parsed sentence."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.model.text import Sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parsed sentence. `start`/`end` are offsets in the report's text; `head` is the index of its head.

    `tag` is the Penn Treebank tag, `dep` the ClearNLP dependency label of the spaCy English models; `lemma` is the
    lower-case base form.
    """

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: tokens in order, with the children of each."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def root(self) -> int:
        """Index of the (first) root token."""
        return next((t.i for t in self.tokens if t.head == t.i), 0)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of `i` and everything under it, in order."""
        out: list[int] = []
        stack = [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack.extend(self.children[j])
        return tuple(sorted(out))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Indices of the heads above `i`, nearest first."""
        out: list[int] = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            out.append(i)
        return tuple(out)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers `offset` in the report's text, if any."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie within ``[start, end)`` of the report's text."""
        return tuple(t for t in self.tokens if t.start >= start and t.end <= end)
