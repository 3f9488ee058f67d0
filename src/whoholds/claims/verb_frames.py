"""What verbs tell of ground: with their object as a pair ("take control"), else by their frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whoholds.claims.arguments import (
    EVENT_PLACE,
    actor_of,
    foe_of,
    is_placelike,
    party_at,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import EXPANSES, along, within
from whoholds.claims.phrases import is_verb, kids, objects, particle
from whoholds.claims.roles import Parties
from whoholds.claims.scene import Scene
from whoholds.claims.verb_combat import abuse, assault, clash, defend, strike
from whoholds.claims.verb_control import cede, fall, leave, move, oust, take
from whoholds.lexicon import Lexicon, Pair, VerbFrame
from whoholds.model import Kind

_VERB = {
    "take": take,
    "cede": cede,
    "fall": fall,
    "leave": leave,
    "oust": oust,
    "clash": clash,
    "assault": assault,
    "defend": defend,
    "move": move,
    "strike": strike,
    "abuse": abuse,
}


def _pair(scene: Scene, i: int, pair: Pair, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    for obj in objects(scene.tree, i):
        token = scene.tokens[obj]
        if token.lemma in {"total", "area", "some"}:  # "gained a total of 192 sq km in the area"
            measured = [k for j in kids(scene.tree, obj, "prep") for k in kids(scene.tree, j, "pobj")]
            token = next((scene.tokens[k] for k in measured if scene.tokens[k].lemma in pair.nouns), token)
        if token.lemma not in pair.nouns or obj in scene.group_of:
            continue
        grounds = along(scene, obj, pair.via, lexicon) or along(scene, i, pair.via | EVENT_PLACE, lexicon)
        if not grounds:
            grounds = [g for g in within(scene, obj, lexicon) if g.group is not None or token.lemma in lexicon.ground]
        if token.lemma in EXPANSES:
            grounds = [replace(g, beside=token.i) if g.via.split()[:1] != ["of"] else g for g in grounds]
        if grounds:
            who = foe_of(party, parties) if pair.enemy else party
            yield Found(
                i,
                pair.kind,
                who,
                None if pair.enemy else actor,
                tuple(grounds),
                f"{scene.tokens[i].lemma} + {token.lemma}",
            )


def _by_others(scene: Scene, found: Found, frame: VerbFrame, lexicon: Lexicon) -> bool:
    """Whether somebody does it who makes no war: floods surround a village, locusts invade, police raid."""
    if found.party is not None or found.actor is None:
        return False
    token = scene.tokens[found.actor]
    known = token.lemma in lexicon.forces or token.lemma in lexicon.nouns or token.text.lower() in lexicon.remote
    return token.tag in {"NN", "NNS"} and not known and (frame.weak or frame.kind == "surrounded")


def verb_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """What the verb at `i` tells of ground: first as a pair with its object, else by its frame."""
    token = scene.tokens[i]
    if not is_verb(token):
        return
    if token.dep == "amod" and not (token.head in scene.group_of or is_placelike(scene, token.head, lexicon)):
        return  # "targeted strikes", "fighting vehicles", "lost positions"
    if token.dep == "amod" and token.text.lower() == "surrounding":
        return  # "the surrounding area"
    held: set[Kind] = set()
    for pair in lexicon.pairs:
        if token.lemma in pair.verbs and pair.nouns:
            for found in _pair(scene, i, pair, lexicon, side, parties):
                if found.kind not in held:
                    held.add(found.kind)
                    yield found
    if held:
        return
    word = particle(scene.tree, i)
    frames = (lexicon.verbs.get(f"{token.lemma}_{word}") if word else None) or lexicon.verbs.get(token.lemma, ())
    for frame in frames:
        for found in _VERB[frame.frame](scene, i, frame, lexicon, side, parties):
            if not _by_others(scene, found, frame, lexicon):
                yield found
