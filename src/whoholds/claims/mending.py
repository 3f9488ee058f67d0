"""Parses put right where grammar alone shows them wrong: no clause under "after" is the main one."""

from __future__ import annotations

from dataclasses import replace

from whoholds.model import Token, Tree

# Marks under which no main clause stands.
_UNDER = frozenset(
    {"after", "before", "when", "while", "since", "because", "although", "though", "until", "as", "even"}
)
_CLAUSAL = frozenset({"ccomp", "parataxis", "advcl", "dep"})


def mended(tree: Tree) -> Tree:
    """The tree, its main clause chosen again where the parse has it under an adverbial mark.

    "Troops held the town, a reporter found, days after the ministry announced its fall": where "announced" is taken
    for the root, what is told before the mark becomes the main clause and the root its adverbial clause.
    """
    tokens = tree.tokens
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.tag[:1] != "V":
        return tree
    mark = next(
        (tokens[c] for c in tree.children[root.i] if tokens[c].dep == "mark" and tokens[c].text.lower() in _UNDER), None
    )
    if mark is None or mark.i > root.i:
        return tree
    told = [
        c
        for c in tree.children[root.i]
        if c < mark.i and tokens[c].dep in _CLAUSAL and tokens[c].tag[:1] == "V" and tree.subtree(c)[-1] < mark.i
    ]
    if not told or any(t.text == ";" for t in tokens[told[-1] : mark.i]):
        return tree
    main = told[-1]
    changed: dict[int, Token] = {
        main: replace(tokens[main], head=main, dep="ROOT"),
        root.i: replace(root, head=main, dep="advcl"),
    }
    for c in told[:-1]:
        changed[c] = replace(tokens[c], head=main, dep="ccomp")
    for c in tree.children[root.i]:
        if tokens[c].dep == "punct" and (c < main or c > root.i):
            changed[c] = replace(tokens[c], head=main)
    return rebuilt(tree, tuple(changed.get(t.i, t) for t in tokens))


def rebuilt(tree: Tree, tokens: tuple[Token, ...]) -> Tree:
    """The tree with other tokens in place of its own, each token's children by the new heads."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Tree(tree.sentence, tokens, tuple(map(tuple, children)))
