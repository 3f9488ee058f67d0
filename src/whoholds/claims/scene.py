"""One parsed sentence with everything marked in it: what the frames look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from whoholds.model import Document, PartyMention, PlaceMention, Sentence, Token, Tree

_LINK = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?(?:\[\d+\]\s*)?"
    r"(?:,|;|and|or|&|as well as|along with|,?\s*(?:and|or|as well as|along with|but also))\s*"
    r"(?:\([^()]*\)\s*)?"
    r"(?:(?:also|then|in|near|around|at|on|towards?|the|both|nearby|neighbou?ring|villages?|towns?|city|cities|"
    r"settlements?|of)\s+)*$"
)


# between a place and the region it lies in: "Spirne, Donetsk Oblast", "Vovchansk in Ukraine's Kharkiv region"
_LOCATING = re.compile(r"^\s*(?:,|['’]s)?\s*(?:\([^()]*\)\s*)?(?:in|of|,)?\s*(?:the\s+|neighbou?ring\s+|\w+ern\s+)*$")


@dataclass(frozen=True, slots=True)
class Group:
    """Places named side by side ("Bakhmut, Soledar and Siversk"): what is said of one is said of each."""

    mentions: tuple[int, ...]
    tokens: frozenset[int]
    head: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence's tree with its place groups and parties by token.

    `aside` are the tokens of places left out of the groups: countries, and regions that only locate another place.
    """

    document: Document
    tree: Tree
    places: Sequence[PlaceMention]
    groups: tuple[Group, ...]
    group_of: Mapping[int, int]
    party_of: Mapping[int, PartyMention]
    aside: frozenset[int] = frozenset()

    @property
    def sentence(self) -> Sentence:
        """The sentence looked at."""
        return self.tree.sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.tree.tokens


def _head(tree: Tree, inside: Sequence[int]) -> int:
    span = set(inside)
    outward = [i for i in inside if tree.tokens[i].head not in span or tree.tokens[i].head == i]
    return outward[-1] if outward else inside[-1]


def scene(
    document: Document,
    tree: Tree,
    places: Sequence[PlaceMention],
    located: Collection[int],
    parties: Sequence[PartyMention],
) -> Scene:
    """Put a tree and the document's mentions together.

    `located` are the indices of mentions that only say where the one before lies (containing regions).
    """
    sentence = tree.sentence
    text = document.report.text
    spans: list[tuple[int, list[int]]] = []
    # Mentions stand in order: only those of the sentence are looked at, however long the document.
    here = range(
        bisect_left(places, sentence.start, key=lambda m: m.start),
        bisect_left(places, sentence.end, key=lambda m: m.start),
    )
    for index in here:
        mention = places[index]
        if mention.end > sentence.end or index in located:
            continue
        inside = [t.i for t in tree.tokens if t.start >= mention.start and t.end <= mention.end]
        if not inside:  # a token may be longer than the mention ("Svatove-Kreminna")
            inside = [t.i for t in tree.tokens if t.start <= mention.start < t.end]
        if inside:
            spans.append((index, inside))
    groups: list[Group] = []
    run: list[tuple[int, list[int]]] = []

    def close() -> None:
        if run:
            tokens = frozenset(i for _, inside in run for i in inside)
            groups.append(Group(tuple(index for index, _ in run), tokens, _head(tree, run[0][1])))
            run.clear()

    for index, inside in spans:
        if run:
            before = places[run[-1][0]]
            between = text[before.end : places[index].start]
            # what locates the former ("Spirne, Donetsk Oblast, and Sil") does not part it from the next
            for k in range(run[-1][0] + 1, index):
                if k in located and _LOCATING.match(text[before.end : places[k].start]):
                    between = text[places[k].end : places[index].start]
                    before = places[k]
            between = re.sub(r"^\s*,\s*(?:in the\s+)?,", ",", re.sub(r"\([^()]*\)", " ", between))
            head = _head(tree, inside)
            fresh_subject = tree.tokens[head].dep in {"nsubj", "nsubjpass"} and tree.tokens[
                _head(tree, run[0][1])
            ].dep not in {"nsubj", "nsubjpass"}
            if not (_LINK.match(between) and not fresh_subject):
                close()
        run.append((index, inside))
    close()
    group_of = {i: g for g, group in enumerate(groups) for i in group.tokens}
    party_of: dict[int, PartyMention] = {}
    for party in parties[bisect_left(parties, sentence.start, key=lambda p: p.start) :]:
        if party.start >= sentence.end:
            break
        if party.end > sentence.end:
            continue
        for token in tree.tokens:
            if token.start < party.end and token.end > party.start:
                party_of[token.i] = party
    aside = {
        token.i
        for index in here
        if index in located and places[index].end <= sentence.end
        for token in tree.tokens
        if token.start >= places[index].start and token.end <= places[index].end
    }
    return Scene(document, tree, places, tuple(groups), group_of, party_of, frozenset(aside))
