"""Where forces are said, or shown, to be: "are 20 km from Pokrovsk", "are in Krynky", "footage shows troops in X"."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, within
from whoholds.claims.phrases import is_verb, kids, passive, subject
from whoholds.claims.roles import Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.wordset import wordset

BEING = frozenset({"be", "stand", "remain", "stay", "come", "get", "draw"})
_LENGTHS = frozenset({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles"})
_EDGE = frozenset({"on", "at", "in"})
_FOES = frozenset({"enemy", "enemies", "adversary"})
_AT = frozenset({"in", "inside", "at", "within"})
_IN = _AT | {"throughout", "across"}


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
        if not grounds and tokens[i].lemma == "be":  # "are likely in X", "are still present in X"
            there = (j for j in kids(tree, i, "acomp") if tokens[j].lemma in _THERE)
            grounds = [g for j in there for g in _inside(scene, j, lexicon)]
        if grounds:
            yield Found(i, "holds", party, actor, tuple(grounds), "be in: presence")


# words for a part of a settlement that soldiers may be in
_INNER = frozenset({"center", "centre", "middle", "heart", "part", "half", "district", "quarter", "neighbourhood"})
# what soldiers who are shown do in a place that is theirs or contested
_BUSY = wordset(
    """
    operating patrolling walking moving standing posing driving greeting working remaining staying being serving
    fortifying
    """
)
# what befell those who are there no longer
_BEFALLEN = frozenset({"captured", "killed", "dead", "wounded", "surrendering", "surrendered", "destroyed", "damaged"})
_THERE = frozenset({"likely", "present", "probably", "still", "active"})


def _inside(scene: Scene, i: int, lexicon: Lexicon) -> list[Ground]:
    """The settlements and sites that the words on `i` put something in ("in X, Y and Z", "in the centre of X")."""
    tokens = scene.tokens
    out: list[Ground] = []
    for j in kids(scene.tree, i, "prep"):
        if tokens[j].text.lower() not in _IN:
            continue
        for k in kids(scene.tree, j, "pobj"):
            if k in scene.group_of or tokens[k].lemma in _INNER or tokens[k].lemma in lexicon.anaphors["settlement"]:
                out += within(scene, k, lexicon, preps=frozenset({"of", "in"}), first=tokens[j].text.lower())
    return [g for g in out if g.group is not None and _settled(scene, g.group)]


def _settled(scene: Scene, group: int) -> bool:
    """Whether no place of the group is an area, of which a few soldiers tell nothing."""
    return all(scene.places[m].type != "area" for m in scene.groups[group].mentions)


def shown(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """Soldiers whom somebody shows or sees in a place: "footage shows troops in X", "troops were seen in X"."""
    tree, tokens = scene.tree, scene.tokens
    party = party_in(scene, i, side, parties, of=False)
    if party is None or any(tokens[j].text.lower() in _BEFALLEN for j in kids(tree, i, "amod", "acl", "relcl")):
        return
    seen = tokens[tokens[i].head]
    of = seen.text.lower() == "of" and tokens[i].dep == "pobj"
    if of and tokens[seen.head].lemma in lexicon.stance.proof_nouns:  # "has seen no evidence of troops in X"
        grounds = _inside(scene, i, lexicon) or _inside(scene, seen.head, lexicon)
        if grounds:
            yield Found(i, "holds", party, None, tuple(grounds), f"{tokens[seen.head].lemma} of: presence")
        return
    if not is_verb(seen):
        return
    if tokens[i].dep == "attr" and any(True for _ in kids(tree, seen.i, "expl")):  # "there are no troops in X"
        grounds = _inside(scene, i, lexicon) or _inside(scene, seen.i, lexicon)
        if grounds:
            yield Found(i, "holds", party, None, tuple(grounds), "there be: presence")
        return
    if tokens[i].dep not in {"dobj", "nsubjpass", "nsubj"}:
        return
    busy = seen if tokens[i].dep == "nsubj" else None
    if busy is not None:  # "shows troops patrolling in X"
        if busy.text.lower() not in _BUSY or busy.dep not in {"ccomp", "xcomp", "dobj", "advcl"}:
            return
        seen = tokens[busy.head]
    if not is_verb(seen) or seen.lemma not in lexicon.showing or (tokens[i].dep == "dobj" and passive(tree, seen.i)):
        return
    grounds = _inside(scene, busy.i if busy else i, lexicon)
    if busy is None:
        for j in kids(tree, i, "acl"):
            if tokens[j].text.lower() in _BUSY:
                grounds = grounds or _inside(scene, j, lexicon)
        for j in (seen.i, *kids(tree, seen.i, "xcomp", "advcl")):
            grounds = grounds or _inside(scene, j, lexicon)
    if grounds:
        yield Found(i, "holds", party, None, tuple(grounds), f"{seen.lemma}: presence")


def named_presence(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """ "The presence of Russian troops in X", "the Russian presence in X"."""
    tree, tokens = scene.tree, scene.tokens
    head = tokens[tokens[i].head]
    if tokens[i].dep == "dobj" and any(head.lemma in p.verbs and tokens[i].lemma in p.nouns for p in lexicon.pairs):
        return  # told by the verb and its object together
    party = party_in(scene, i, side, parties)
    if any(tokens[j].text.lower() not in {"its", "their", "our"} for j in kids(tree, i, "poss")):
        return  # "Wagner's presence in St. Petersburg" need not be under arms
    soldiers = [k for j in kids(tree, i, "prep") if tokens[j].text.lower() == "of" for k in kids(tree, j, "pobj")]
    grounds = [g for j in (i, *soldiers) for g in _inside(scene, j, lexicon)]
    if not grounds and tokens[i].dep == "dobj":
        grounds = _inside(scene, head.i, lexicon)
    if party is not None and grounds:
        words = lexicon.stance
        bending = words.denial_verbs | words.unconfirmed_verbs | words.confirm_verbs | words.intends_verbs
        bending |= words.hypothetical_verbs | lexicon.showing | lexicon.support
        # "to eliminate the Ukrainian presence in X": to other verbs it is a fact
        plain = tokens[i].dep == "dobj" and is_verb(head) and head.lemma not in bending
        yield Found(i, "holds", party, None, tuple(grounds), "presence", plain=plain)


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
