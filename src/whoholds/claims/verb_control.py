"""Verbs of ground gained, lost, held and neared, one function a frame (explained at the head of `actions.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.arguments import (
    EVENT_PLACE,
    actor_of,
    foe_of,
    force,
    is_placelike,
    party_at,
    party_or_speaker,
    pronoun,
    strict_ok,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, indefinite, objects_of, within
from whoholds.claims.phrases import kids, objects, passive, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon, VerbFrame
from whoholds.model import Kind

_LOSER = frozenset({"from"})


# verbs that tell of ground even where their object is but "it"
_SURE = frozenset({"capture", "recapture", "retake", "liberate", "annex", "seize", "occupy", "reoccupy", "overrun"})


def take(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject takes or holds the object."""
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    if frame.kind == "holds" and any(True for _ in kids(scene.tree, i, "acomp", "oprd")):
        return  # "held responsible"
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
            beside = along(scene, i, EVENT_PLACE | {"of"}, lexicon)
            vague = bool(beside) and indefinite(scene, obj, lexicon)  # "captured a town just outside X"
            grounds = [Ground(None, None, "unnamed", 0, obj)] if vague else beside
        if not grounds:
            continue
        if party is None:
            for j in kids(scene.tree, i, "prep"):
                if scene.tokens[j].text.lower() in _LOSER:
                    for k in kids(scene.tree, j, "pobj"):
                        party = foe_of(party_in(scene, k, side, parties), parties)
        yield Found(i, kind, party, actor, tuple(grounds), f"{frame.lemma}: take", frame.weak)


def fall(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject is the place; "to X" says who took it."""
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
                if scene.tokens[k].lemma in {"siege", "blockade", "fire", "attack", "pressure", "shelling"}:
                    return  # "fell under siege"
                party = party or party_in(scene, k, side, parties)
    if scene.tokens[place].text.lower() == "it" and party is None:
        return
    if not told and any(True for _ in kids(scene.tree, i, "prep", "prt", "acomp", "dobj", "advmod")):
        return
    grounds = within(scene, place, lexicon)
    if grounds:
        yield Found(i, frame.kind, party, None, tuple(grounds), f"{frame.lemma}: fall")


def cede(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject loses the object, which must be a named place or point back to one."""
    party = foe_of(party_or_speaker(scene, actor_of(scene, i), side, parties), parties)
    if party is None:
        return
    for obj, grounds in objects_of(scene, i, lexicon):
        told = obj in scene.group_of or (is_placelike(scene, obj, lexicon) and bool(grounds))
        if told:
            yield Found(i, frame.kind, party, None, tuple(grounds), f"{frame.lemma}: cede")


_TELLING = frozenset({"order", "urge", "tell", "call", "advise", "ask", "instruct", "warn", "force"})
_RESIDENTS = frozenset(
    {"resident", "civilian", "people", "family", "inhabitant", "villager", "child", "population", "woman", "local"}
)


def _ordered(scene: Scene, i: int, actor: int | None) -> int | None:
    """Who tells civilians to leave, as a token; None when no civilians are told to."""
    if actor is None or scene.tokens[actor].text.lower().removesuffix("s") not in _RESIDENTS | {"familie", "children"}:
        return None
    for j in scene.tree.ancestors(i)[:2]:
        if scene.tokens[j].lemma in _TELLING:
            return actor_of(scene, j)
    return None


def leave(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject leaves the object, or goes "from" the place."""
    actor = actor_of(scene, i)
    party = party_at(scene, actor, side, parties)
    grounds = along(scene, i, frame.at, lexicon)
    ordered = _ordered(scene, i, actor)
    if ordered is not None:  # "ordered residents to leave Hryshyne"
        for obj, inside in objects_of(scene, i, lexicon):
            grounds = inside if strict_ok(scene, obj, lexicon) else grounds
        if grounds:
            who = party_at(scene, ordered, side, parties)
            yield Found(i, "evacuated", who, ordered, tuple(grounds), f"told to {frame.lemma}", plain=True)
        return
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


def oust(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject drives the object from the place."""
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


_ENTERING = frozenset({"enter", "reach", "approach", "near", "cross", "penetrate", "infiltrate"})


def move(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """The subject moves to, or into, the place."""
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
        pushed = [j for j, lost in zip(objects(scene.tree, i), losers, strict=True) if lost or pronoun(scene, j)]
        if passive(scene.tree, i) and actor is None and pushed:  # "they are being pushed back in the south"
            back = along(scene, i, EVENT_PLACE, lexicon)
            if back:
                yield Found(i, "withdrew", losers[0], pushed[0], tuple(back), f"{frame.lemma}: pushed back")
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
