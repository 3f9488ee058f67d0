"""What nouns tell of ground: "the capture of X", "Russian attacks near X", "X, a rebel bastion"."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.claims.arguments import (
    TELLING,
    actor_of,
    afar,
    foe_of,
    grounded,
    party_at,
    party_or_speaker,
    remote,
)
from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, within
from whoholds.claims.noun_ground import noun_grounds
from whoholds.claims.phrases import agent, is_noun, is_verb, kids, objects, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon, NounFrame
from whoholds.wordset import wordset

# verbs whose subject carries on the event after "in", "on" or "with": "engaged in heavy fighting"
_CARRYING_ON = frozenset(
    {"engage", "involve", "continue", "focus", "go", "persist", "launch", "succeed", "press", "proceed", "participate"}
)


# verbs whose subject is no taker of what was captured: "Kyiv denied the capture of X"
_CONTESTING = frozenset({"deny", "dispute", "reject", "refute", "rebut", "admit", "concede", "acknowledge"})
_FORESEEING = frozenset({"say", "announce", "see", "witness", "call", "expect", "fear"})
# verbs whose subject may be either side: whose country the place lies in then tells
_BEARING_OUT = frozenset({"confirm", "verify", "corroborate", "comment"})


def noun_party(
    scene: Scene, i: int, frame: NounFrame, lexicon: Lexicon, side: str, parties: Parties
) -> tuple[Acting | None, int | None]:
    """Who acts in a nominal event, and the token whose phrase acts (for pronouns)."""
    tree, tokens = scene.tree, scene.tokens
    if "enemy" in frame.party:  # "the defence of X": whoever defends is attacked
        owner = party_in(scene, i, side, parties, of=False)
        return foe_of(owner, parties), None
    own = party_in(scene, i, side, parties, of=False)
    if own is not None and tokens[i].lemma == "loss":  # "the Russian loss of X": whose loss it is
        return foe_of(own, parties), None
    if own is None:
        for j in kids(tree, i, "prep", "agent"):
            word = tokens[j].text.lower()
            if (
                word == "by"
                or (word in {"to", "into"} and frame.falls)  # "the fall of Hama to the rebels"
                or (word == "of" and "of" in frame.party)
                or (word == "from" and frame.kind in {"fighting", "struck"})
            ):
                for k in kids(tree, j, "pobj"):
                    if word == "of" and k in scene.party_of and scene.party_of[k].role == "name":
                        continue  # "the invasion of Ukraine"
                    if k not in scene.group_of or k in scene.party_of:
                        own = own or party_in(scene, k, side, parties)
    if own is None:
        for j in kids(tree, i, "acl"):  # "an assault led by Russian paratroopers"
            own = own or party_at(scene, agent(tree, j), side, parties)
    if own is not None:
        return own, None
    top = i
    while tokens[top].dep == "conj" and not is_verb(tokens[tokens[top].head]):
        top = tokens[top].head
        found = party_in(scene, top, side, parties, of=False)
        if found:
            return found, None
    actor: int | None = None
    up = tokens[top].head
    if is_verb(tokens[up]) and tokens[top].dep in {"dobj", "attr", "nsubjpass", "dative"}:
        actor = actor_of(scene, up)
        found = party_at(scene, actor, side, parties)
        if tokens[up].lemma in lexicon.parry and tokens[up].lemma not in {"have", "hold", "continue", "press"}:
            return foe_of(found or party_or_speaker(scene, actor, side, parties), parties), None
        if tokens[up].lemma in TELLING | _FORESEEING and frame.kind != "captured":
            return None, None
        if frame.falls and tokens[up].lemma in {"admit", "acknowledge", "confirm", "concede", "suffer", "deny"}:
            return foe_of(found, parties), None
        if frame.kind == "captured" and tokens[up].lemma in _CONTESTING:
            return foe_of(found, parties), None
        if frame.kind == "captured" and tokens[up].lemma in _BEARING_OUT:
            return None, None
        return found, actor
    if tokens[top].dep == "pobj":
        above = tokens[up].head
        word = tokens[up].text.lower()
        if is_noun(tokens[above]) and word in {"of", "for", "in"}:
            found = party_in(scene, above, side, parties, of=False)
            if found:
                return found, None
            over = tokens[above].head
            if tokens[above].dep == "dobj" and is_verb(tokens[over]):
                actor = actor_of(scene, over)
                return party_at(scene, actor, side, parties), actor
        elif is_verb(tokens[above]) and tokens[above].lemma in {"blame", "accuse", "suspect"} and word in {"for", "of"}:
            for k in objects(scene.tree, above):
                blamed = party_in(scene, k, side, parties)
                if blamed:  # who is blamed for a fall has lost the place
                    return (foe_of(blamed, parties) if frame.falls else blamed), None
        elif frame.falls and tokens[above].lemma == "comment" and word == "on":
            return foe_of(party_at(scene, actor_of(scene, above), side, parties), parties), None
        elif tokens[above].lemma in _CARRYING_ON and word in {"in", "on", "with", "to", "into"}:
            actor = actor_of(scene, above)
            members = scene.tree.subtree(actor) if actor is not None else ()
            codes = {scene.party_of[k].code for k in members if k in scene.party_of}
            return (party_at(scene, actor, side, parties), actor) if len(codes) == 1 else (None, None)
    return None, actor


def noun_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """What the noun at `i` tells of ground, if the lexicon knows it."""
    token = scene.tokens[i]
    frame = lexicon.nouns.get(token.lemma)
    if frame is None or not is_noun(token) or i in scene.group_of:
        return
    if token.dep in {"compound", "amod", "nmod"} and is_noun(scene.tokens[token.head]):
        return  # "attack helicopter", "battle group"
    if token.lemma == "control" and token.dep == "pobj" and scene.tokens[token.head].text.lower() in {"under", "in"}:
        return  # a state
    if token.dep == "dobj" and any(
        scene.tokens[token.head].lemma in p.verbs and token.lemma in p.nouns for p in lexicon.pairs
    ):
        return  # told by the verb and its object together
    if frame.seat:
        yield from _seat(scene, i, frame, lexicon, side, parties)
        return
    if token.lemma == "crime" and not any(scene.tokens[j].text.lower() == "war" for j in scene.tree.children[i]):
        return
    if token.tag in {"NNS", "NNPS"} and token.lemma in {"loss", "defense", "defence", "fall", "capture"}:
        return  # combat losses, air defences
    grounds, _ = noun_grounds(scene, i, frame, lexicon)
    if (
        token.lemma == "operation"
        and not (token.dep == "dobj" and scene.tokens[token.head].lemma in {"intensify", "resume", "expand"})
        and not any(
            scene.tokens[j].text.lower() in _OPERATIONS for j in kids(scene.tree, i, "amod", "compound", "nmod")
        )
    ):
        return
    if token.lemma in {"invasion", "seizure"}:
        grounds = [g for g in grounds if set(g.via.split()) & {"of", "into"}]
    if frame.falls:  # "in the fall" is a season
        grounds = [g for g in grounds if g.via.split()[:1][0] in {"of", "over", "poss", "compound", "nmod", "its"}]
    if "enemy" in frame.party or token.lemma == "loss":
        grounds = [g for g in grounds if g.via.split()[:1] == ["of"]]
    if not grounds:
        return
    party, actor = noun_party(scene, i, frame, lexicon, side, parties)
    if frame.weak and (
        party is None or (token.dep in {"nsubj", "nsubjpass"} and scene.tokens[token.head].lemma in lexicon.verbs)
    ):
        return
    kind = frame.kind
    head = scene.tokens[token.head]
    if kind == "fighting" and (
        remote(scene, i, lexicon)
        or (token.dep == "nsubj" and head.lemma in lexicon.toll)
        or (token.lemma == "attack" and not grounded(scene, i) and afar(scene, lexicon))
    ):
        kind = "struck"
    if (
        kind == "advanced"
        and token.dep in {"dobj", "nsubjpass"}
        and head.lemma in {"repel", "stop", "halt", "thwart", "repulse", "prevent", "foil", "check"}
    ):
        kind = "fighting"
    both = _two_sides(scene, i, actor, party)
    if both and token.lemma in _MUTUAL:
        yield Found(i, kind, None, None, tuple(grounds), f"{frame.lemma}: event noun, both sides", True)
        return
    sides: list[Acting | None] = [*both] or [party]
    for acting in sides:
        yield Found(i, kind, acting, actor, tuple(grounds), f"{frame.lemma}: event noun", frame.weak)


# an "operation" on the ground; information, rescue and air operations are none
_OPERATIONS = wordset(
    """
    offensive military assault ground counteroffensive combat storming reconnaissance active clearing landing
    amphibious cross-border raiding encirclement counter-offensive
    """
)
_MUTUAL = wordset(
    """
    clash fighting fight battle combat skirmish engagement firefight hostility gunfight gunbattle confrontation
    struggle shootout
    """
)


def _two_sides(scene: Scene, i: int, actor: int | None, party: Acting | None) -> list[Acting]:
    """Both parties of "Russian and Ukrainian attacks", "Russian and Ukrainian forces continued attacks"."""
    codes: dict[str, Acting] = {}
    if actor is not None and party is not None:
        members = [
            k
            for k in scene.tree.subtree(actor)
            if k in scene.party_of and scene.tokens[k].dep in {"amod", "conj", "nmod", "compound", "nsubj"}
        ]
        for k in members:
            codes.setdefault(scene.party_of[k].code, Acting(scene.party_of[k].code, scene.tokens[k].text))
    else:
        for j in kids(scene.tree, i, "amod", "nmod", "compound"):
            for k in (j, *kids(scene.tree, j, "conj")):
                if k in scene.party_of:
                    codes.setdefault(scene.party_of[k].code, Acting(scene.party_of[k].code, scene.tokens[k].text))
    return list(codes.values()) if len(codes) > 1 else []


def _seat(scene: Scene, i: int, frame: NounFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """ "the Islamic State stronghold of Raqqa", "Azaz, a rebel bastion", "Pavlivka remains a foothold for the army"."""
    tree, tokens = scene.tree, scene.tokens
    party = party_in(scene, i, side, parties, of=False)
    if party is None:
        for j in kids(tree, i, "prep"):
            if tokens[j].text.lower() in {"of", "for"}:
                for k in kids(tree, j, "pobj"):
                    if k not in scene.group_of:
                        party = party or party_in(scene, k, side, parties)
    if party is None:
        return
    grounds = [g for g in along(scene, i, frame.place, lexicon) if g.group is not None]
    for j in kids(tree, i, "appos", "compound", "nmod"):
        if j in scene.group_of:
            grounds.append(Ground(scene.group_of[j], None, tokens[j].dep, 0))
    head = tokens[i].head
    if not grounds and tokens[i].dep == "appos" and head in scene.group_of:
        grounds = [Ground(scene.group_of[head], None, "apposition", 0)]
    if not grounds and tokens[i].dep in {"attr", "oprd"}:
        place = subject(tree, head)
        grounds = within(scene, place, lexicon) if place is not None else []
    if grounds:
        yield Found(i, frame.kind, party, None, tuple(grounds), f"{frame.lemma}: seat", modifier=True)
