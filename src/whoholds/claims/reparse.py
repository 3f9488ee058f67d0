"""A second look at parses that the names of villages led astray.

The parser does not know villages: it now and then takes one for an adverb ("captured Bakhmut"), or for the subject of
the reporting verb after the comma ("forces hold Siversk, the General Staff said"). Such a sentence is parsed again with
a name it knows in the village's place, or in two halves: up to that comma, and the telling behind it as it was parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whoholds.claims.mending import mended, rebuilt
from whoholds.model import PlaceMention, Sentence, Token, Tree, View

Parse = Callable[[Sequence[tuple[Sentence, View]]], list[Tree]]

# A name every English model knows as one.
_KNOWN = "London"
_SAYING = r"said|says|reported|reports|announced|claimed|claims|added|wrote|stated|confirmed|found|saw|told\s[A-Z]\w+"
_TAIL = re.compile(rf",\s(?:according\sto\s[^,]+|[^,]{{2,90}}\s(?P<verb>{_SAYING})\b)")
_SAID = re.compile(_SAYING.replace(r"\s[A-Z]\w+", ""))
_LAST = re.compile(r"[^,]*$")


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
    for match in _TAIL.finditer(view.text):
        comma = view.offsets[match.start()]
        last = _LAST.match(view.text, match.end()) is not None
        verb = view.offsets[match.start("verb")] if match["verb"] else None
        for token in tree.tokens:
            inside = any(p.start <= token.start and token.end <= p.end and p.method != "capital" for p in names)
            if inside and token.end <= comma and token.dep in {"nsubj", "nsubjpass"}:
                head = tree.tokens[token.head].start
                if head == verb or (last and head > comma):
                    return match.start()
    return None


def _rejoined(front: Tree, whole: Tree) -> Tree:
    """`front`, the better parse of a sentence's first words, under the telling that `whole` has behind them.

    The reporting verb governs the front; what hung on the front's words from behind hangs on that verb.
    """
    count = len(front.tokens)
    first = [(t.start, t.end) for t in whole.tokens[:count]]
    thief = next((whole.tokens[t.head] for t in whole.tokens[:count] if t.head >= count and t.dep == "nsubj"), None)
    if thief is None or not _SAID.fullmatch(thief.text) or [(t.start, t.end) for t in front.tokens] != first:
        return front
    verb = thief.i
    tops = {verb, *whole.ancestors(verb)}
    tokens: list[Token] = []
    for token in front.tokens:
        tokens.append(replace(token, head=verb, dep="ccomp") if token.head == token.i else token)
    said_by = False
    for token in whole.tokens[count:]:
        if token.head >= count:
            tokens.append(token)
        elif token.i in tops:
            tokens.append(replace(token, head=token.i, dep="ROOT"))
        else:
            # the speaker, whom the parse had made an apposition of the name
            speaks = not said_by and token.i < verb and token.tag[:2] == "NN"
            said_by = said_by or speaks
            tokens.append(replace(token, head=verb, dep="nsubj" if speaks else token.dep))
    return rebuilt(whole, tuple(tokens))


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
    """Better trees for the sentences (by index) that the parser read wrongly, for their names or else (`mending`)."""
    again: list[tuple[Sentence, View]] = []
    hidden: list[list[Token] | None] = []
    for index, tree in trees.items():
        sentence = tree.sentence
        names = [p for p in places if sentence.start <= p.start < sentence.end and p.method != "country"]
        if not names:
            continue
        view = views[index]
        cut = _stolen(tree, view, names)
        if cut:
            again.append((sentence, View(view.text[:cut], view.offsets[:cut])))
            hidden.append(None)
            continue
        lost = _astray(tree, names)
        if lost:
            again.append((sentence, _masked(view, lost)))
            hidden.append(lost)
    better = parse(again) if again else []
    out = {
        tree.sentence.index: _named_again(tree, lost) if lost else _rejoined(tree, trees[tree.sentence.index])
        for tree, lost in zip(better, hidden, strict=True)
    }
    for index, tree in trees.items():
        told = out.get(index, tree)
        if (right := mended(told)) is not told:
            out[index] = right
    return out
