"""What verbs tell of ground, one function a frame (the frames are explained at the head of `actions.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.arguments import (
    party_or_speaker,
    EVENT_PLACE,
    actor_of,
    afar,
    foe_of,
    force,
    is_placelike,
    party_at,
    pronoun,
    remote,
    strict_ok,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, objects_of, within
from whoholds.claims.phrases import is_verb, kids, objects, particle, passive, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon, Pair, VerbFrame
from whoholds.model import Kind

_LOSER = frozenset({"from"})


# verbs that tell of ground even where their object is but "it"
_SURE = frozenset({"capture", "recapture", "retake", "liberate", "annex", "seize", "occupy", "reoccupy", "overrun"})


def _take(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    for obj, grounds in objects_of(scene, i, lexicon):
        sure = frame.lemma in _SURE and scene.tokens[obj].text.lower() in {"it", "them"}
        if frame.strict and not sure and not strict_ok(scene, obj, lexicon):
            continue
        kind: Kind = frame.kind
        if kind == "captured" and scene.tokens[obj].lemma in {"position", "trench", "ground"}:
            if any(scene.tokens[j].tag == "TO" for j in scene.tree.children[i]):
                # "to regain lost positions" tells of the fight, not of a place taken
                head = scene.tokens[scene.tokens[i].head]
                if grounds and head.lemma in {"attempt", "try", "effort", "seek"}:
                    yield Found(
                        i,
                        "fighting",
                        party,
                        actor,
                        tuple(grounds),
                        f"{head.lemma} to {frame.lemma} positions",
                        plain=True,
                    )
                continue
            kind = "advanced"
        if (
            kind == "holds"
            and frame.lemma in {"control", "hold"}
            and any(scene.tokens[j].tag == "TO" for j in scene.tree.children[i])
        ):
            kind = "captured" if frame.lemma == "control" else kind  # who wants to control it does not yet
        if not frame.strict and scene.tokens[obj].lemma in lexicon.forces and obj not in scene.group_of:
            grounds = grounds or along(scene, i, EVENT_PLACE, lexicon)
        if not grounds and scene.tokens[obj].lemma in lexicon.ground:
            grounds = along(scene, i, EVENT_PLACE | {"of"}, lexicon)
        if not grounds:
            continue
        if party is None:
            for j in kids(scene.tree, i, "prep"):
                if scene.tokens[j].text.lower() in _LOSER:
                    for k in kids(scene.tree, j, "pobj"):
                        party = foe_of(party_in(scene, k, side, parties), parties)
        yield Found(i, kind, party, actor, tuple(grounds), f"{frame.lemma}: take", frame.weak)


def _fall(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    place = subject(scene.tree, i)
    if place is None or not (
        place in scene.group_of
        or scene.tokens[place].lemma in lexicon.ground
        or scene.tokens[place].text.lower() == "it"
    ):
        return
    party: Acting | None = None
    told = False
    for j in kids(scene.tree, i, "prep"):
        if scene.tokens[j].text.lower() in {"to", "into", "under"}:
            told = True
            for k in kids(scene.tree, j, "pobj"):
                party = party or party_in(scene, k, side, parties)
    if scene.tokens[place].text.lower() == "it" and party is None:
        return
    if not told and any(True for _ in kids(scene.tree, i, "prep", "prt", "acomp", "dobj", "advmod")):
        return
    grounds = within(scene, place, lexicon)
    if grounds:
        yield Found(i, frame.kind, party, None, tuple(grounds), f"{frame.lemma}: fall")


def _leave(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds and frame.lemma in {"retreat", "withdraw", "pull_back", "fall_back"}:
        grounds = [g for g in along(scene, i, EVENT_PLACE, lexicon) if g.group is not None]
    for obj, inside in objects_of(scene, i, lexicon):
        if strict_ok(scene, obj, lexicon):
            grounds = inside + grounds
        elif frame.kind == "evacuated":
            grounds = grounds or inside
        elif party is None or passive(scene.tree, i):
            party = party_in(scene, obj, side, parties) or party
    if frame.kind == "withdrew" and party is None and not force(scene, actor, lexicon) and not pronoun(scene, actor):
        return
    if grounds:
        yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: leave", frame.weak)


def _oust(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds:
        return
    actor = actor_of(scene, i)
    winner = party_at(scene, actor, side, parties)
    loser: Acting | None = None
    for obj in objects(scene.tree, i):
        loser = loser or party_in(scene, obj, side, parties)
    if loser is None:
        return
    if winner is not None or (actor is not None):
        yield Found(i, "captured", winner or foe_of(loser, parties), actor, tuple(grounds), f"{frame.lemma}: oust")
    else:
        yield Found(i, "withdrew", loser, None, tuple(grounds), f"{frame.lemma}: oust")


def _clash(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds:
        for _, inside in objects_of(scene, i, lexicon):
            grounds = grounds or inside
    if not grounds:
        return
    actor = subject(scene.tree, i)
    party = party_at(scene, actor, side, parties)
    if actor is not None and party is not None:
        codes = {scene.party_of[k].code for k in scene.tree.subtree(actor) if k in scene.party_of and k < i}
        if len(codes) > 1:
            party = None
    elif actor is None or scene.tokens[actor].lemma in {"side", "army", "battle", "fighting"}:
        actor = None
    yield Found(i, frame.kind, party, actor if party else None, tuple(grounds), f"{frame.lemma}: clash", frame.weak)


def _assault(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
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


def _defend(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
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


_ENTERING = frozenset({"enter", "reach", "approach", "near", "cross", "penetrate", "infiltrate"})


def _move(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    grounds: list[Ground] = []
    if frame.lemma in _ENTERING:
        for obj, inside in objects_of(scene, i, lexicon):
            if strict_ok(scene, obj, lexicon):
                grounds += inside
    elif "push" in frame.lemma:
        losers = [party_in(scene, j, side, parties) for j in objects(scene.tree, i)]
        if any(losers) and (away := along(scene, i, frozenset({"from", "out", "of"}), lexicon)):
            yield Found(
                i,
                "captured",
                party or foe_of(next(x for x in losers if x), parties),
                actor,
                tuple(away),
                f"{frame.lemma}: oust",
            )
            return
    if not grounds:
        grounds = along(scene, i, frame.at, lexicon)
    if frame.lemma == "move" and (
        any(True for _ in kids(scene.tree, i, "dobj"))
        or (actor is not None and not force(scene, actor, lexicon) and actor not in scene.party_of)
    ):
        return
    weak = frame.weak or frame.lemma in {
        "move",
        "approach",
        "reach",
        "near",
        "cross",
        "march",
        "enter",
        "push",
        "land",
        "head",
        "descend",
        "sweep",
        "skirt",
        "slip",
        "edge",
    }
    if not grounds or (weak and party is None and not force(scene, actor, lexicon)):
        return
    yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: move", frame.weak)


_PLACE_HITS = frozenset({"explode", "fire", "crash", "rain", "fall", "detonate"})
_DOWNED = frozenset({"intercept", "down", "shoot_down"})


def _strike(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
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


_CIVIL = frozenset(
    [
        "civilian",
        "people",
        "resident",
        "prisoner",
        "person",
        "man",
        "woman",
        "child",
        "family",
        "villager",
        "inhabitant",
        "detainee",
        "journalist",
        "official",
        "priest",
        "soldier",
        "teenager",
        "citizen",
        "ukrainian",
        "body",
        "hundred",
        "dozen",
        "thousand",
        "activist",
        "student",
        "refugee",
        "mayor",
        "local",
        "hostage",
        "pow",
        "captive",
    ]
)


def _abuse(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    if not any(
        scene.tokens[j].lemma in _CIVIL or scene.tokens[j].text.lower().rstrip("s") in _CIVIL
        for j in objects(scene.tree, i)
    ):
        return
    grounds = along(scene, i, frame.at, lexicon)
    for _, inside in objects_of(scene, i, lexicon):
        grounds = grounds or inside
    if grounds:
        yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: abuse")


_VERB = {
    "take": _take,
    "fall": _fall,
    "leave": _leave,
    "oust": _oust,
    "clash": _clash,
    "assault": _assault,
    "defend": _defend,
    "move": _move,
    "strike": _strike,
    "abuse": _abuse,
}


def _pair(scene: Scene, i: int, pair: Pair, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    for obj in objects(scene.tree, i):
        token = scene.tokens[obj]
        if token.lemma not in pair.nouns or obj in scene.group_of:
            continue
        grounds = along(scene, obj, pair.via, lexicon) or along(scene, i, pair.via | EVENT_PLACE, lexicon)
        if not grounds:
            grounds = [g for g in within(scene, obj, lexicon) if g.group is not None or token.lemma in lexicon.ground]
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


def verb_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """What the verb at `i` tells of ground: first as a pair with its object, else by its frame."""
    token = scene.tokens[i]
    if not is_verb(token):
        return
    if token.dep == "amod" and not (token.head in scene.group_of or is_placelike(scene, token.head, lexicon)):
        return  # "targeted strikes", "fighting vehicles", "lost positions"
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
        yield from _VERB[frame.frame](scene, i, frame, lexicon, side, parties)
