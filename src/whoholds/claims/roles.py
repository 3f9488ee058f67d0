"""Which party acts: read from the words that stand for it, never guessed from who usually attacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whoholds.claims.phrases import is_verb, kids
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon

_FIRST = frozenset({"we", "our", "us", "ours"})
_THIRD = frozenset({"they", "it", "its", "their", "them", "he", "his", "she", "her"})
_INWARD = ("amod", "compound", "poss", "nmod", "nummod", "npadvmod", "dep")


@dataclass(frozen=True, slots=True)
class Acting:
    """A party and the words it was read from."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parties:
    """Who fights whom in a theatre, and words whose party depends on who speaks ("we", "the enemy").

    `states` are the parties with a country of their own there: between two such, what is taken in one is by the other.
    """

    enemies: Mapping[str, tuple[str, ...]]
    relative: frozenset[str]
    states: frozenset[str] = frozenset()

    def enemy(self, code: str | None) -> str | None:
        """The one enemy of a party; None when it has several or none."""
        foes = self.enemies.get(code or "", ())
        return foes[0] if len(foes) == 1 else None


def _held(scene: Scene, i: int) -> bool:
    """Whether the token is the holder in "Russian-held": it modifies the place, it does not act."""
    tokens = scene.tokens
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and i + 2 < len(tokens) and tokens[i + 2].tag[:1] == "V"


def party_in(scene: Scene, i: int, side: str, parties: Parties, *, depth: int = 0, of: bool = True) -> Acting | None:
    """The party that the phrase headed by `i` stands for. `side` is whose words these are (for "we", "the enemy")."""
    tokens = scene.tokens
    token = tokens[i]
    word = token.text.lower()
    mention = scene.party_of.get(i)
    if mention is not None and not _held(scene, i):
        return Acting(mention.code, scene.document.report.text[mention.start : mention.end])
    if side in parties.enemies:
        if word in _FIRST:
            return Acting(side, f'"{token.text}" in the mouth of {side}')
        if word in parties.relative and (foe := parties.enemy(side)):
            return Acting(foe, f'"{token.text}" in the mouth of {side}')
    if depth > 3 or (i in scene.group_of and mention is None):
        return None
    for j in kids(scene.tree, i, *_INWARD, *(("appos",) if of else ())):
        if is_verb(tokens[j]) or (j in scene.group_of and j not in scene.party_of):
            continue
        found = party_in(scene, j, side, parties, depth=depth + 1, of=False)
        if found:
            return found
    if of:
        for j in kids(scene.tree, i, "prep"):
            if tokens[j].text.lower() in {"of", "from", "by"} and tokens[j].dep == "prep":
                for k in kids(scene.tree, j, "pobj"):
                    if k in scene.group_of and k not in scene.party_of:
                        continue
                    found = party_in(scene, k, side, parties, depth=depth + 1)
                    if found:
                        return found
        for j in kids(scene.tree, i, "conj"):
            if not is_verb(tokens[j]):
                found = party_in(scene, j, side, parties, depth=depth + 1)
                if found:
                    return found
    return None


def is_third(word: str) -> bool:
    """Whether the word is a third-person pronoun that may stand for a party."""
    return word.lower() in _THIRD


def acts(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the head of a phrase may act in a war: a force word, a party, a pronoun."""
    token = scene.tokens[i]
    return token.lemma in lexicon.forces or i in scene.party_of or token.tag in {"PRP", "PRP$", "NNP", "NNPS"}
