"""Where forces are said, or shown, to be: "are 20 km from Pokrovsk", "are in Krynky", "footage shows troops in X"."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.found import Found
from whoholds.claims.ground import along
from whoholds.claims.phrases import is_verb, kids, objects, subject
from whoholds.claims.roles import Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon

BEING = frozenset({"be", "stand", "remain", "stay", "come", "get", "draw"})
_LENGTHS = frozenset({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles"})
_EDGE = frozenset({"on", "at", "in"})
_FOES = frozenset({"enemy", "enemies", "adversary"})
_AT = frozenset({"in", "inside", "at", "within"})
# how many words before its verb the picture may be named
_SIGHT = 12

SHOWING = frozenset({"show", "shows", "showed", "showing", "shown"})
_PICTURES = frozenset({"footage", "video", "videos", "image", "images", "imagery", "photo", "photos", "clip", "clips"})
_PICTURES |= {"film", "photograph", "photographs", "picture", "pictures"}
_THROUGHOUT = _AT | {"throughout"}
# what troops in a picture do who are there, and what befell those who are there no longer
_ABOUT = frozenset({"operating", "walking", "moving", "driving", "patrolling", "standing", "posing", "fortifying"})
_BEFALLEN = frozenset({"captured", "killed", "dead", "wounded", "surrendering", "surrendered", "destroyed", "damaged"})


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


def shown(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """Troops whom footage shows in a place: they are present there."""
    tree, tokens = scene.tree, scene.tokens
    if not any(t.text.lower() in _PICTURES for t in tokens[max(0, i - _SIGHT) : i]):
        return
    seen = [(j, i) for j in objects(tree, i)]
    for verb in kids(tree, i, "ccomp"):
        if tokens[verb].text.lower() in _ABOUT:
            seen += [(j, verb) for j in kids(tree, verb, "nsubj")]
    for actor, verb in seen:
        if tokens[actor].lemma not in lexicon.soldiers:
            continue
        doing = [j for j in kids(tree, actor, "acl", "relcl", "amod") if is_verb(tokens[j])]
        if any(tokens[j].text.lower() not in _ABOUT for j in doing):
            continue
        if any(tokens[j].text.lower() in _BEFALLEN for j in kids(tree, actor, "amod")):
            continue
        party = party_in(scene, actor, side, parties)
        grounds = [
            g for j in (verb, actor, *doing) for g in along(scene, j, _THROUGHOUT, lexicon) if g.group is not None
        ]
        if party is not None and grounds:
            yield Found(i, "holds", party, actor, tuple(grounds[:1]), "shown in: presence")


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
