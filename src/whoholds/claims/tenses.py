"""Clauses and their tense: told as over, as going on, or as still to come; by the tree, or without one by its words."""

from __future__ import annotations

import re

from whoholds.model import Sentence, TimeMention, Tree

# Clauses: a token with one of these labels opens one (ClearNLP labels of the spaCy English models).
_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
VERBAL = ("VB", "MD")


def clause_of(tree: Tree, i: int) -> int:
    """The token that heads the clause of `i`."""
    while True:
        token = tree.tokens[i]
        verbal = token.tag.startswith(VERBAL)
        if token.head == i or (token.dep in _CLAUSE and (verbal or token.dep in ("relcl", "ccomp", "advcl"))):
            return i
        if token.dep == "conj" and verbal and tree.tokens[token.head].tag.startswith(VERBAL):
            return i
        i = token.head


_AHEAD = re.compile(
    r"\b(?:will|shall|due|scheduled|upcoming|planned for|set for|slated|expected|ahead of|going to|"
    r"forthcoming)\b|['’]ll\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:scheduled|planned|ceasefire|truce|talks|set|due|slated|called)\s+(?:for|on)\s$", re.IGNORECASE)
_AHEAD_AUX = frozenset({"will", "'ll", "’ll", "shall", "ll"})


def looks_ahead(text: str, mention: TimeMention, tree: Tree | None) -> bool:
    """Whether the clause of `mention` speaks of what is to come."""
    if _FOR.search(text, max(0, mention.start - 24), mention.start):
        return True
    if tree is not None and (inside := tree.tokens_in(mention.start, mention.end)):
        span = {t.i for t in inside}
        top = next((t for t in inside if t.head not in span or t.head == t.i), inside[0])
        clause = clause_of(tree, top.head)
        return any(tree.tokens[c].text.lower() in _AHEAD_AUX for c in tree.children[clause]) or bool(
            re.search(
                r"\b(?:upcoming|forthcoming|scheduled\s+for|due|ahead\s+of|set\s+for)\W+(?:\w+\W+){0,3}$",
                text[max(0, mention.start - 40) : mention.start],
            )
        )
    low = max(text.rfind(mark, 0, mention.start) for mark in ".,;:")
    return bool(_AHEAD.search(text, max(low, mention.start - 60), mention.start))


_BACKGROUND = re.compile(
    r"\b(?:which|who|whom|whose|where|when|that|since|annexed|after|until)\b[^,;.]*$", re.IGNORECASE
)


def aside(text: str, sentence: Sentence, mention: TimeMention) -> bool:
    """Whether `mention` dates a relative clause or another aside, not what its sentence tells."""
    return bool(_BACKGROUND.search(text, sentence.start, mention.start))


_PRESENT_AUX = frozenset(
    {"is", "are", "has", "have", "'s", "’s", "'ve", "’ve", "will", "would", "could", "may", "can", "must", "should"}
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|will|would|could|may|can|continues?|remains?|holds?|controls?|shows?)\b", re.IGNORECASE
)


def past(text: str, start: int, end: int, tree: Tree | None) -> bool:
    """Whether the event at ``text[start:end]`` is told in the past tense, as over: not "is", "has been" or "would"."""
    token = tree.token_at(start) if tree is not None else None
    if tree is None or token is None:
        return not _PRESENT.search(text, max(0, start - 30), end)
    clause = tree.tokens[clause_of(tree, token.i)]
    if any(
        tree.tokens[c].text.lower() in _PRESENT_AUX and tree.tokens[c].dep in ("aux", "auxpass")
        for c in tree.children[clause.i]
    ):
        return False
    return clause.tag not in ("VBZ", "VBP", "VB", "MD")
