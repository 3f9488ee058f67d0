"""What the text names in support of a claim: footage, photographs, satellites, channels, presence, maps."""

from __future__ import annotations

import re

from whoholds.claims.phrases import is_verb, kids
from whoholds.model import Evidence, Tree

_RULES: tuple[tuple[Evidence, re.Pattern[str]], ...] = (
    ("geolocated", re.compile(r"\bgeo-?locat", re.I)),
    (
        "video",
        re.compile(
            r"\b(?:videos?(?![\s-](?:link|call|conferenc\w+)\b)|footage|clips?|livestream|filmed|film)\b",
            re.I,
        ),
    ),
    ("photo", re.compile(r"\b(?:photos?|photographs?|images?|imagery|pictures?)\b", re.I)),
    ("satellite", re.compile(r"\bsatellite (?:imag|photo|pictur|data)", re.I)),
    (
        "telegram",
        re.compile(
            r"\b(?:on|to|via|through)\s(?:the\s|his\s|her\s|its\s|their\s)?(?:official\s|own\s)?Telegram\b"
            r"|\bTelegram\s(?:post|channel|account|message|app)",
            re.I,
        ),
    ),
    (
        "map",
        re.compile(
            r"\b(?:DeepState|battlefield|interactive|assessed\scontrol)\smaps?\b|\bmaps?\s(?:shows?|published|by)", re.I
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\b(?:a\sReuters\s(?:reporter|witness|journalist)|AFP\s(?:reporters?|journalists?|team)"
            r"|(?:our|a)\scorrespondent|witness(?:es)?\ssaid|reporters?\s(?:in|at)\sthe"
            r"|(?:reporters?|journalists?|correspondents?)(?:,?\swho)?\s"
            r"(?:at\sthe\sscene|on\sthe\sground|saw|found|visited|entered|reached|witnessed|travelled|toured))",
            re.I,
        ),
    ),
)
# Clauses that tell of another time or another matter: what supports the one says nothing of the other.
_APART = frozenset({"after", "before", "since", "while", "although", "though", "until", "whereas"})
# "Which indicates that ...": what is concluded from the evidence rests on it.
_CONCLUDING = (
    "indicat",
    "show",
    "suggest",
    "confirm",
    "support",
    "corroborat",
    "prov",
    "demonstrat",
    "report",
    "post",
    "publish",
)


def evidence_of(text: str, tree: Tree, trigger: int) -> tuple[Evidence, ...]:
    """Kinds of evidence that the sentence names for what is told at token `trigger`, in the codebook's order.

    Evidence named in a clause set apart ("days after Moscow announced its capture") is for that clause alone, and what
    is named outside such a clause is not for it.
    """
    start, end = tree.sentence.start, tree.sentence.end
    out: list[Evidence] = []
    for kind, pattern in _RULES:
        for match in pattern.finditer(text, start, end):
            token = tree.token_at(match.start())
            if token is None or _supports(tree, token.i, trigger):
                out.append(kind)
                break
    return tuple(out)


def _supports(tree: Tree, named: int, trigger: int) -> bool:
    """Whether evidence named at one token is for what is told at another: no clause set apart parts them."""
    apart = [(clause, named) for clause in _asides(tree, trigger) if tree.tokens[clause].dep == "relcl"]
    apart += [
        (clause, outside)
        for inside, outside in ((trigger, named), (named, trigger))
        for clause in _asides(tree, inside)
        if tree.tokens[clause].dep != "relcl"
    ]
    return all(outside in tree.subtree(_whole(tree, clause)) for clause, outside in apart)


def _asides(tree: Tree, i: int) -> list[int]:
    """The clauses over token `i` that are set apart: a finite one under "after" or "while", a relative one."""
    tokens = tree.tokens
    out: list[int] = []
    for j in (i, *tree.ancestors(i)):
        if is_verb(tokens[j]):
            marks = {tokens[k].text.lower() for k in kids(tree, j, "mark", "advmod") if k < j}
            relative = tokens[j].dep == "relcl" and "when" not in marks
            concludes = tokens[j].text.lower().startswith(_CONCLUDING)
            if (relative and not concludes) or (tokens[j].dep == "advcl" and marks & _APART):
                out.append(j)
    return out


def _whole(tree: Tree, clause: int) -> int:
    """The clause, or of a relative one the noun phrase it belongs to ("experts on Telegram, who reported ...")."""
    tokens = tree.tokens
    if tokens[clause].dep != "relcl":
        return clause
    noun = tokens[clause].head
    while tokens[noun].dep in {"pobj", "prep", "conj", "appos"} and not is_verb(tokens[tokens[noun].head]):
        noun = tokens[noun].head
    return noun
