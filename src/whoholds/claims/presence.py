"""Where forces are said to be: "are 20 km from Pokrovsk", "are in Krynky", "a flag flying over Ocheretyne"."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.found import Found
from whoholds.claims.ground import along
from whoholds.claims.phrases import is_verb, kids, subject
from whoholds.claims.roles import Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon

BEING = frozenset({"be", "stand", "remain", "stay", "come", "get", "draw"})
_LENGTHS = frozenset({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles"})
_EDGE = frozenset({"on", "at", "in"})
_FOES = frozenset({"enemy", "enemies", "adversary"})
_AT = frozenset({"in", "inside", "at", "within"})


def presence(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """What a verb of being tells of forces: how near a place they stand, or that they stand in it."""
    tree, tokens = scene.tree, scene.tokens
    if not is_verb(tokens[i]) or tokens[i].lemma not in BEING:
        return
    actor = subject(tree, i)
    if actor is None or actor >= i:
        return
    party = party_in(scene, actor, side, parties)
    if tokens[actor].lemma not in lexicon.soldiers | _FOES and not (party and actor in scene.party_of):
        return
    coming = tokens[i].lemma in {"come", "get", "draw"}
    if coming and not any(tokens[j].text.lower() == "within" for j in tree.children[i]):
        return
    near = any(tokens[j].text.lower() in _LENGTHS for j in tree.subtree(i) if i < j <= i + 9)
    if near:
        grounds = along(scene, i, frozenset({"from", "of", "within", "to"}), lexicon)
        for j in kids(tree, i, "attr", "npadvmod", "advmod", "prep", "acomp"):
            grounds = grounds or along(scene, j, frozenset({"from", "of", "to"}), lexicon)
            for k in kids(tree, j, "pobj"):
                grounds = grounds or along(scene, k, frozenset({"from", "of", "to"}), lexicon)
        if grounds:
            yield Found(i, "advanced", party, actor, tuple(grounds), "near: so many kilometres away")
        return
    first = next(kids(tree, i, "prep"), None)
    if (
        first is not None
        and tokens[first].text.lower() in {"under", "on", "without", "out", "like"}
        and not any(tokens[k].lemma in {"outskirt", "edge", "gate", "bank"} for k in kids(tree, first, "pobj"))
    ):
        return  # "remain on the defensive in X"
    if tokens[actor].lemma in lexicon.soldiers | _FOES:
        grounds = [g for g in along(scene, i, _EDGE, lexicon) if g.group is not None and "of" in g.via]
        edged = [
            g for g in grounds if g.part is not None and tokens[g.part].lemma in {"outskirt", "edge", "gate", "suburb"}
        ]
        if edged:
            yield Found(i, "advanced", party, actor, tuple(edged), "be on the outskirts: near")
            return
        grounds = [g for g in along(scene, i, _AT, lexicon) if g.group is not None]
        if grounds:
            yield Found(i, "holds", party, actor, tuple(grounds), "be in: presence")


def flag(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """A side's flag over a place: its capture, as far as the flag goes."""
    tokens = scene.tokens
    if tokens[i].lemma not in lexicon.flags or i in scene.group_of:
        return
    party = party_in(scene, i, side, parties, of=False)
    if party is None:
        return
    over = frozenset({"over", "above", "atop", "in", "on", "at"})
    grounds = along(scene, i, over, lexicon)
    for j in kids(scene.tree, i, "acl"):
        grounds = grounds or along(scene, j, over, lexicon)
    head = tokens[i].head
    if not grounds and is_verb(tokens[head]):
        grounds = along(scene, head, over, lexicon)
        for j in kids(scene.tree, head, "xcomp", "advcl"):
            grounds = grounds or along(scene, j, over, lexicon)
    if grounds:
        yield Found(i, "captured", party, None, tuple(grounds), "flag over a place")
