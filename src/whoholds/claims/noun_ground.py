"""Where a nominal event is: "shelling of X", "clashes took place in X", "X has seen heavy fighting"."""

from __future__ import annotations

from whoholds.claims.arguments import (
    EVENT_PLACE,
)
from whoholds.claims.ground import Ground, along, objects_of, within
from whoholds.claims.phrases import governor, is_noun, is_verb, kids, objects, subject
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon, NounFrame


def noun_grounds(scene: Scene, i: int, frame: NounFrame, lexicon: Lexicon) -> tuple[list[Ground], int | None]:
    """Where a nominal event is, and the verb that carries it."""
    tree, tokens = scene.tree, scene.tokens
    grounds = along(scene, i, frame.place, lexicon)
    for j in kids(tree, i, "poss", "compound", "nmod", "appos", "amod"):
        if j in scene.group_of and (j not in scene.party_of or frame.falls):
            grounds.append(Ground(scene.group_of[j], None, tokens[j].dep, 1))
        elif grounds:
            continue
        elif tokens[j].dep == "poss" and tokens[j].text.lower() == "its" and (frame.falls or frame.kind == "captured"):
            grounds.append(Ground(None, j, "its", 1))
        elif tokens[j].dep == "poss" and j not in scene.party_of and is_noun(tokens[j]):
            grounds += within(scene, j, lexicon, first="poss")
    if (
        not grounds
        and frame.kind == "captured"
        and any(tokens[k].lemma in lexicon.ground for j in kids(tree, i, "prep") for k in kids(tree, j, "pobj"))
    ):  # "the capture of more ground in the northern Aleppo area"
        grounds = along(scene, i, EVENT_PLACE, lexicon)
    if not grounds and frame.kind == "evacuated":  # "the evacuation of children from Kupiansk"
        for j in kids(tree, i, "prep"):
            for k in kids(tree, j, "pobj"):
                grounds = grounds or along(scene, k, frame.place, lexicon)
        if not grounds and tokens[i].dep == "dobj":
            grounds = along(scene, tokens[i].head, frame.place, lexicon)
    head = tokens[i].head
    verb: int | None = head if head != i and is_verb(tokens[head]) else None
    if verb is None:
        verb = governor(tree, i)
    if grounds:
        return grounds, verb
    for j in kids(tree, i, "conj"):
        if is_noun(tokens[j]) and not grounds:
            grounds = along(scene, j, frame.place, lexicon)
    if grounds or head == i:
        return grounds, verb
    top = i
    while tokens[top].dep == "conj" and not is_verb(tokens[tokens[top].head]):
        top = tokens[top].head
    up = tokens[top].head
    if tokens[top].dep in {"dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd"} and is_verb(tokens[up]):
        grounds = along(scene, up, EVENT_PLACE | frame.place - {"of", "by", "for", "from"}, lexicon)
        if not grounds and tokens[top].dep in {"dobj", "attr"}:
            place = subject(tree, up)
            if (
                place is not None
                and place in scene.group_of
                and not (
                    place in scene.party_of
                    and scene.places[scene.groups[scene.group_of[place]].mentions[0]].method in {"capital", "country"}
                )
            ):
                grounds = [Ground(scene.group_of[place], None, f"subject of {tokens[up].text}", 1)]
            elif place is not None:
                grounds = [
                    g
                    for g in within(scene, place, lexicon)
                    if tokens[up].lemma in {"see", "face", "suffer", "witness", "experience", "endure", "be"}
                ]
        if not grounds and tokens[top].dep in {"nsubj", "nsubjpass"}:
            for _, inside in objects_of(scene, up, lexicon):
                grounds = grounds or inside
        if (
            not grounds
            and tokens[up].dep in {"relcl"}
            and any(tokens[j].text.lower() in {"where", "which"} for j in tree.children[up])
        ):
            where = tokens[up].head
            grounds = within(scene, where, lexicon)
        if not grounds and tokens[up].dep in {"xcomp", "advcl", "conj"}:
            grounds = along(scene, tokens[up].head, frozenset({"in", "near", "at", "around", "on"}), lexicon)
    elif tokens[top].dep == "pobj":
        prep = tokens[up]
        above = prep.head
        if is_noun(tokens[above]):
            grounds = along(scene, above, EVENT_PLACE | {"on", "against"}, lexicon, skip=frozenset({up}))
            if not grounds:
                lift = tokens[above]
                if lift.dep in {"dobj", "nsubj", "nsubjpass", "attr"} and is_verb(tokens[lift.head]):
                    grounds = along(scene, lift.head, EVENT_PLACE, lexicon)
        elif is_verb(tokens[above]):
            grounds = along(scene, above, EVENT_PLACE, lexicon, skip=frozenset({up}))
            if not grounds and prep.text.lower() in {"under", "amid", "by", "to", "in"}:
                ends = objects(tree, above)[:1] or [x for x in [subject(tree, above)] if x is not None]
                for p in ends:
                    if p in scene.group_of:
                        grounds = [Ground(scene.group_of[p], None, f"{tokens[above].text} {prep.text}", 1)]
    return grounds, verb
