"""Events whose place stands outside their own phrase: "the plant, around which shelling continues"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whoholds.claims.arguments import is_placelike, remote
from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, within
from whoholds.claims.noun_frames import noun_party
from whoholds.claims.phrases import agent, is_noun, is_verb, kids, passive, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.model import Kind
from whoholds.wordset import wordset

# Words that tell of an event wherever its place stands; others are too often about something else.
_NOUNS = wordset(
    """
    attack assault offensive counteroffensive counter-offensive counterattack clash fighting battle combat shelling
    strike airstrike bombardment explosion blast siege advance gain breakthrough withdrawal retreat occupation barrage
    hostility
    """
)
_VERBS = wordset(
    """
    fight clash attack assault storm counterattack shell bombard bomb advance retreat withdraw break_through besiege
    encircle recapture retake capture liberate
    """
)
_IN = frozenset({"in", "near", "at", "around", "on", "outside", "along", "across"})
_SUFFER = frozenset(
    {"see", "face", "suffer", "witness", "experience", "endure", "come", "remain", "be", "become", "bear", "withstand"}
)


def _where(scene: Scene, i: int, lexicon: Lexicon) -> list[Ground]:
    """The noun of a "where"/"around which" clause that `i` stands in."""
    tree, tokens = scene.tree, scene.tokens
    for j in (i, *tree.ancestors(i)):
        if tokens[j].dep != "relcl":
            continue
        for k in tree.subtree(j):
            word = tokens[k].text.lower()
            if word == "where" or (word == "which" and tokens[k].dep == "pobj"):
                return within(scene, tokens[j].head, lexicon, first="where")
        return []
    return []


def _purpose(scene: Scene, i: int, lexicon: Lexicon) -> list[Ground]:
    """Places in the event's purpose: "limited counterattacks to regain lost positions near Kreminna"."""
    tree, tokens = scene.tree, scene.tokens
    carriers = [i]
    if tokens[i].dep in {"dobj", "pobj"}:
        carriers.append(tokens[i].head if tokens[i].dep == "dobj" else tokens[tokens[i].head].head)
    for carrier in carriers:
        for j in kids(tree, carrier, "acl", "advcl", "xcomp"):
            if j > i and any(tokens[k].tag == "TO" for k in tree.children[j]):
                for k in (j, *kids(tree, j, "dobj")):
                    found = along(scene, k, _IN | {"of"}, lexicon)
                    if found:
                        return found
    return []


def _above(scene: Scene, i: int, lexicon: Lexicon) -> list[Ground]:
    """Places on the prepositions, or the subject, of the verbs that `i` hangs on, up to the clause that reports it."""
    tree, tokens = scene.tree, scene.tokens
    below = i
    for steps, j in enumerate(tree.ancestors(i)):
        token = tokens[j]
        if is_verb(token):
            if token.lemma in {"lie", "lies", "lay", "sit", "sits", "located", "situated", "lying"}:
                break  # where a place lies is not where something happens
            found = [g for g in along(scene, j, _IN, lexicon) if g.group is not None and g.distance == 0]
            if found:
                return found
            if steps <= 2 and token.lemma in _SUFFER:
                place = subject(tree, j)
                if place is not None and place in scene.group_of and place not in scene.party_of:
                    return [Ground(scene.group_of[place], None, f"subject of {token.text}", 2)]
            if tokens[below].dep in {"ccomp", "relcl", "parataxis"} or token.dep in {"ccomp", "relcl", "ROOT"}:
                break
        below = j
    return []


def distant(
    scene: Scene, told: Sequence[Found], lexicon: Lexicon, side_of: Callable[[int], str], parties: Parties
) -> list[Found]:
    """Events at triggers that no frame could place."""
    taken = {f.trigger for f in told}
    out: list[Found] = []
    for token in scene.tokens:
        i = token.i
        if i in taken or i in scene.group_of:
            continue
        noun = is_noun(token) and token.lemma in _NOUNS and token.dep not in {"compound", "nmod", "amod"}
        verb = is_verb(token) and token.lemma in _VERBS and token.dep != "amod"
        if not (noun or verb):
            continue
        if (
            verb
            and any(True for _ in kids(scene.tree, i, "dobj"))
            and not any(is_placelike(scene, j, lexicon) for j in kids(scene.tree, i, "dobj"))
        ):
            continue
        grounds = _where(scene, i, lexicon) or _purpose(scene, i, lexicon) or _above(scene, i, lexicon)
        grounds = [g for g in grounds if g.group is not None]
        if not grounds:
            continue
        party: Acting | None = None
        actor: int | None = None
        side = side_of(i)
        kind: Kind
        if noun:
            frame = lexicon.nouns[token.lemma]
            party, actor = noun_party(scene, i, frame, lexicon, side, parties)
            kind = "struck" if frame.kind == "fighting" and remote(scene, i, lexicon) else frame.kind
        else:
            actor = agent(scene.tree, i) if passive(scene.tree, i) else subject(scene.tree, i)
            party = party_in(scene, actor, side, parties) if actor is not None else None
            kind = lexicon.verbs[token.lemma][0].kind
        out.append(Found(i, kind, party, actor, tuple(grounds), f"{token.lemma}: placed by {grounds[0].via}"))
    return out
