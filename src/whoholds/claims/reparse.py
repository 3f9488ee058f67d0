"""A second look at parses that the names of villages led astray.

The parser does not know villages: it now and then takes one for an adverb ("captured Bakhmut"), or for the subject of
the reporting verb after the comma ("forces hold Siversk, the General Staff said"). Such a sentence is parsed again with
a name it knows in the village's place, or without the words after that comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whoholds.model import PlaceMention, Sentence, Token, Tree, View

Parse = Callable[[Sequence[tuple[Sentence, View]]], list[Tree]]

# A name every English model knows as one.
_KNOWN = "London"
_SAYING = r"said|says|reported|reports|announced|claimed|claims|added|wrote|stated|confirmed|told\s[A-Z]\w+"
_TAIL = re.compile(rf",\s(?:according\sto\s[^,]+|[^,]{{2,90}}\s(?:{_SAYING})\b[^,]*)[.]?$")


def _astray(tree: Tree, names: Sequence[PlaceMention]) -> list[Token]:
    """Tokens of one-word names that the parser did not take for names."""
    spans = {(p.start, p.end) for p in names}
    return [
        t
        for t in tree.tokens
        if (t.start, t.end) in spans
        and t.text.isalpha()
        and t.text[:1].isupper()
        and (t.tag[:3] != "NNP" or t.dep in {"advmod", "npadvmod"})
    ]


def _masked(view: View, tokens: Sequence[Token]) -> View:
    text, offsets = view.text, list(view.offsets)
    for token in sorted(tokens, key=lambda t: -t.start):
        at = offsets.index(token.start)
        width = len(token.text)
        text = text[:at] + _KNOWN + text[at + width :]
        offsets[at : at + width] = [token.start] * (len(_KNOWN) - 1) + [token.end - 1]
    return View(text, tuple(offsets))


def _stolen(tree: Tree, view: View, names: Sequence[PlaceMention]) -> int | None:
    """Where to cut the view: at the comma whose reporting verb has stolen the name before it."""
    match = _TAIL.search(view.text)
    if match is None:
        return None
    comma = view.offsets[match.start()]
    for token in tree.tokens:
        inside = any(p.start <= token.start and token.end <= p.end and p.method != "capital" for p in names)
        if inside and token.end <= comma:
            head = tree.tokens[token.head]
            if token.dep in {"nsubj", "nsubjpass"} and head.start > comma:
                return match.start()
    return None


def _named_again(tree: Tree, tokens: Sequence[Token]) -> Tree:
    own = {(t.start, t.end): t.text for t in tokens}
    return replace(
        tree,
        tokens=tuple(
            replace(t, text=name, lemma=name.lower()) if (name := own.get((t.start, t.end))) else t for t in tree.tokens
        ),
    )


def reparse(
    trees: Mapping[int, Tree], views: Mapping[int, View], places: Sequence[PlaceMention], parse: Parse
) -> dict[int, Tree]:
    """Better trees for the sentences (by index) whose names led the parser astray."""
    again: list[tuple[Sentence, View]] = []
    hidden: list[list[Token]] = []
    for index, tree in trees.items():
        sentence = tree.sentence
        names = [p for p in places if sentence.start <= p.start < sentence.end and p.method != "country"]
        if not names:
            continue
        view = views[index]
        cut = _stolen(tree, view, names)
        if cut:
            again.append((sentence, View(view.text[:cut], view.offsets[:cut])))
            hidden.append([])
            continue
        lost = _astray(tree, names)
        if lost:
            again.append((sentence, _masked(view, lost)))
            hidden.append(lost)
    better = parse(again) if again else []
    return {tree.sentence.index: _named_again(tree, lost) for tree, lost in zip(better, hidden, strict=True)}
