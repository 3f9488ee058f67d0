"""Verbs of fighting, fire from afar and harm, one function a frame (explained at the head of `actions.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.arguments import (
    actor_of,
    afar,
    foe_of,
    force,
    party_at,
    party_or_speaker,
    remote,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, objects_of
from whoholds.claims.phrases import kids, objects, subject
from whoholds.claims.roles import Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon, VerbFrame
from whoholds.model import Kind
from whoholds.wordset import wordset


def clash(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """Nobody in particular acts; a preposition holds the place."""
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds:
        for _, inside in objects_of(scene, i, lexicon):
            grounds = grounds or inside
    if not grounds:
        return
    actor = subject(scene.tree, i)
    if actor is None and scene.tokens[i].dep == "acl":  # "soldiers holed up in the steelworks"
        actor = scene.tokens[i].head
    party = party_at(scene, actor, side, parties)
    if actor is not None and party is not None:
        codes = {scene.party_of[k].code for k in scene.tree.subtree(actor) if k in scene.party_of and k < i}
        if len(codes) > 1:
            party = None
    elif actor is None or scene.tokens[actor].lemma in {"side", "army", "battle", "fighting"}:
        actor = None
    yield Found(i, frame.kind, party, actor if party else None, tuple(grounds), f"{frame.lemma}: clash", frame.weak)


def assault(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject attacks the object, or at a place."""
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    grounds: list[Ground] = []
    for obj, inside in objects_of(scene, i, lexicon):
        grounds += inside
        if party is None and obj not in scene.group_of:
            party = foe_of(party_in(scene, obj, side, parties), parties)
    grounds = grounds or along(scene, i, frame.at, lexicon)
    if not grounds:
        return
    far = (
        (frame.lemma == "attack" and afar(scene, lexicon))
        or remote(scene, i, lexicon)
        or (actor is not None and (scene.tokens[actor].text.lower() in lexicon.remote or remote(scene, actor, lexicon)))
    )
    yield Found(i, "struck" if far else frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: assault", frame.weak)


def defend(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The enemy of the subject attacks what it defends."""
    objs = objects(scene.tree, i)
    if any(scene.tokens[j].lemma in lexicon.nouns and j not in scene.group_of for j in objs):
        return  # "repelled attacks": the attack tells it
    party = foe_of(party_or_speaker(scene, actor_of(scene, i), side, parties), parties)
    grounds: list[Ground] = []
    for obj, inside in objects_of(scene, i, lexicon):
        grounds += inside
        if obj not in scene.group_of and not inside:
            party = party_in(scene, obj, side, parties) or party
    for j in kids(scene.tree, i, "prep"):
        if scene.tokens[j].text.lower() == "against":
            for k in kids(scene.tree, j, "pobj"):
                party = party_in(scene, k, side, parties) or party
    grounds = grounds or along(scene, i, frame.at, lexicon)
    if grounds:
        yield Found(i, frame.kind, party, None, tuple(grounds), f"{frame.lemma}: defend", frame.weak)


_DOWNED = frozenset({"intercept", "down", "shoot_down"})


def strike(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject hits the object, or at a place, from afar."""
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    grounds: list[Ground] = []
    kind: Kind = frame.kind
    for obj, inside in objects_of(scene, i, lexicon):
        grounds += inside
        if frame.lemma == "destroy" and scene.tokens[obj].lemma in {
            "group",
            "unit",
            "saboteur",
            "squad",
            "platoon",
            "team",
        }:
            kind, party, actor = "fighting", party_in(scene, obj, side, parties), None
        elif frame.lemma in _DOWNED and scene.tokens[obj].text.lower() not in lexicon.remote:
            return  # aircraft shot down strike nothing
        elif frame.lemma in _DOWNED:
            party = party_in(scene, obj, side, parties) or foe_of(party, parties)
        elif party is None and obj not in scene.group_of:
            party = foe_of(party_in(scene, obj, side, parties), parties)
    grounds = grounds or along(scene, i, frame.at, lexicon)
    weak = frame.weak or frame.lemma in {
        "target",
        "level",
        "damage",
        "destroy",
        "strike",
        "hit",
        "fire",
        "down",
        "intercept",
        "crash",
        "demolish",
        "wreck",
    }
    if (
        weak
        and party is None
        and actor is not None
        and not force(scene, actor, lexicon)
        and scene.tokens[actor].lemma not in lexicon.nouns
    ):
        return
    if grounds:
        yield Found(i, kind, party, actor, tuple(grounds), f"{frame.lemma}: strike", frame.weak)


_CIVIL = wordset(
    """
    civilian people resident prisoner person man woman child family villager inhabitant detainee journalist official
    priest soldier teenager citizen ukrainian body hundred dozen thousand activist student refugee mayor local hostage
    pow captive
    """
)


def abuse(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject harms people at a place."""
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    if not any(
        scene.tokens[j].lemma in _CIVIL or scene.tokens[j].text.lower().rstrip("s") in _CIVIL
        for j in objects(scene.tree, i)
    ):
        return
    # soldiers who kill or beat people; a missile that kills is a strike
    if frame.weak and (party is None or actor is None or scene.tokens[actor].lemma not in lexicon.soldiers):
        return
    grounds = along(scene, i, frame.at, lexicon)
    for _, inside in objects_of(scene, i, lexicon):
        grounds = grounds or inside
    if grounds:
        yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: abuse")
