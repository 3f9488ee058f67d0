"""From a parsed sentence to what it tells of ground: trigger, kind, acting party, place, each with its reason.

The tables of `lexicon` say what a word means; the functions here say where in the tree its arguments stand, one
function a frame. Nothing is decided about who says it or when: `extract` does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from whoholds.claims.found import Found
from whoholds.claims.ground import Ground, along, objects_of, within
from whoholds.claims.phrases import agent, governor, is_noun, is_verb, kids, objects, particle, passive, subject
from whoholds.claims.presence import BEING, flag, presence
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.claims.spread import spread
from whoholds.lexicon import Lexicon, NounFrame, Pair, VerbFrame
from whoholds.model import Kind

_EVENT_PLACE = frozenset("in on near at around across along outside inside within throughout over toward towards north south east west between".split())
_LOSER = frozenset({"from"})
SideOf = Callable[[int], str]


def _strict_ok(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    token = scene.tokens[i]
    if i in scene.group_of or token.lemma in lexicon.ground:
        return True
    return token.tag == "CD" or token.text.lower() in {"km", "kms", "miles", "half"}


def _grounded(scene: Scene, i: int) -> bool:
    """Whether the attack is repelled, or called a ground attack."""
    tokens = scene.tokens
    if tokens[i].dep in {"dobj", "nsubjpass"} and tokens[tokens[i].head].lemma in {"repel", "repulse", "stop", "beat", "fend", "thwart"}:
        return True
    return any(tokens[j].text.lower() in {"ground", "infantry", "armoured", "armored", "frontal", "land"} for j in kids(scene.tree, i, "amod", "compound"))


def _afar(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the sentence tells of fire from afar or of people hurt, so that its "attack" is no ground assault."""
    return any(t.text.lower() in lexicon.afar for t in scene.tokens)


def is_placelike(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the noun is a word for a place (village, region, plant)."""
    return any(scene.tokens[i].lemma in words for words in lexicon.anaphors.values())


def _actor(scene: Scene, verb: int) -> int | None:
    return agent(scene.tree, verb) if passive(scene.tree, verb) else subject(scene.tree, verb)


def _party(scene: Scene, i: int | None, side: str, parties: Parties) -> Acting | None:
    return None if i is None else party_in(scene, i, side, parties)


def _foe(acting: Acting | None, parties: Parties) -> Acting | None:
    if acting is None:
        return None
    code = parties.enemy(acting.code)
    return Acting(code, f"against {acting.reason}") if code else None


def remote(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether a nominal or verbal attack comes from afar: drones, missiles, guns."""
    tokens = scene.tokens
    for j in kids(scene.tree, i, "amod", "compound", "nmod", "nsubj", "npadvmod", "conj"):
        if tokens[j].text.lower() in lexicon.remote and tokens[j].dep != "conj":
            return True
        if tokens[j].dep in {"amod", "compound", "nmod"} and remote(scene, j, lexicon):
            return True
    for j in kids(scene.tree, i, "prep", "agent"):
        if tokens[j].text.lower() in {"with", "by", "using", "of"}:
            for k in kids(scene.tree, j, "pobj"):
                if tokens[k].text.lower() in lexicon.remote or tokens[k].lemma in {"missile", "drone", "rocket", "shell", "bomb", "uav"}:
                    return True
    return False


# --- verbs -----------------------------------------------------------------------------------------------------------


# verbs that tell of ground even where their object is but "it"
_SURE = frozenset({"capture", "recapture", "retake", "liberate", "annex", "seize", "occupy", "reoccupy", "overrun"})


def _take(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    for obj, grounds in objects_of(scene, i, lexicon):
        sure = frame.lemma in _SURE and scene.tokens[obj].text.lower() in {"it", "them"}
        if frame.strict and not sure and not _strict_ok(scene, obj, lexicon):
            continue
        kind: Kind = frame.kind
        if kind == "captured" and scene.tokens[obj].lemma in {"position", "trench", "ground"}:
            if any(scene.tokens[j].tag == "TO" for j in scene.tree.children[i]):
                # "to regain lost positions" tells of the fight, not of a place taken
                head = scene.tokens[scene.tokens[i].head]
                if grounds and head.lemma in {"attempt", "try", "effort", "seek"}:
                    yield Found(i, "fighting", party, actor, tuple(grounds), f"{head.lemma} to {frame.lemma} positions", plain=True)
                continue
            kind = "advanced"
        if kind == "holds" and frame.lemma in {"control", "hold"} and any(scene.tokens[j].tag == "TO" for j in scene.tree.children[i]):
            kind = "captured" if frame.lemma == "control" else kind  # who wants to control it does not yet
        if not frame.strict and scene.tokens[obj].lemma in lexicon.forces and obj not in scene.group_of:
            grounds = grounds or along(scene, i, _EVENT_PLACE, lexicon)
        if not grounds and scene.tokens[obj].lemma in lexicon.ground:
            grounds = along(scene, i, _EVENT_PLACE | {"of"}, lexicon)
        if not grounds:
            continue
        if party is None:
            for j in kids(scene.tree, i, "prep"):
                if scene.tokens[j].text.lower() in _LOSER:
                    for k in kids(scene.tree, j, "pobj"):
                        party = _foe(party_in(scene, k, side, parties), parties)
        yield Found(i, kind, party, actor, tuple(grounds), f"{frame.lemma}: take", frame.weak)


def _fall(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    place = subject(scene.tree, i)
    if place is None or not (place in scene.group_of or scene.tokens[place].lemma in lexicon.ground or scene.tokens[place].text.lower() == "it"):
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
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds and frame.lemma in {"retreat", "withdraw", "pull_back", "fall_back"}:
        grounds = [g for g in along(scene, i, _EVENT_PLACE, lexicon) if g.group is not None]
    for obj, inside in objects_of(scene, i, lexicon):
        if _strict_ok(scene, obj, lexicon):
            grounds = inside + grounds
        elif frame.kind == "evacuated":
            grounds = grounds or inside
        elif party is None or passive(scene.tree, i):
            party = party_in(scene, obj, side, parties) or party
    if frame.kind == "withdrew" and party is None and not _force(scene, actor, lexicon) and not _pronoun(scene, actor):
        return
    if grounds:
        yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: leave", frame.weak)


def _oust(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    grounds = along(scene, i, frame.at, lexicon)
    if not grounds:
        return
    actor = _actor(scene, i)
    winner = _party(scene, actor, side, parties)
    loser: Acting | None = None
    for obj in objects(scene.tree, i):
        loser = loser or party_in(scene, obj, side, parties)
    if loser is None:
        return
    if winner is not None or (actor is not None):
        yield Found(i, "captured", winner or _foe(loser, parties), actor, tuple(grounds), f"{frame.lemma}: oust")
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
    party = _party(scene, actor, side, parties)
    if actor is not None and party is not None:
        codes = {scene.party_of[k].code for k in scene.tree.subtree(actor) if k in scene.party_of and k < i}
        if len(codes) > 1:
            party = None
    elif actor is None or scene.tokens[actor].lemma in {"side", "army", "battle", "fighting"}:
        actor = None
    yield Found(i, frame.kind, party, actor if party else None, tuple(grounds), f"{frame.lemma}: clash", frame.weak)


def _assault(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    grounds: list[Ground] = []
    for obj, inside in objects_of(scene, i, lexicon):
        grounds += inside
        if party is None and obj not in scene.group_of:
            party = _foe(party_in(scene, obj, side, parties), parties)
    grounds = grounds or along(scene, i, frame.at, lexicon)
    if not grounds:
        return
    far = (frame.lemma == "attack" and _afar(scene, lexicon)) or remote(scene, i, lexicon) or (actor is not None and (scene.tokens[actor].text.lower() in lexicon.remote or remote(scene, actor, lexicon)))
    yield Found(i, "struck" if far else frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: assault", frame.weak)


def _defend(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    objs = objects(scene.tree, i)
    if any(scene.tokens[j].lemma in lexicon.nouns and j not in scene.group_of for j in objs):
        return  # "repelled attacks": the attack tells it
    party = _foe(_party(scene, _actor(scene, i), side, parties), parties)
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
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    grounds: list[Ground] = []
    if frame.lemma in _ENTERING:
        for obj, inside in objects_of(scene, i, lexicon):
            if _strict_ok(scene, obj, lexicon):
                grounds += inside
    elif "push" in frame.lemma:
        losers = [party_in(scene, j, side, parties) for j in objects(scene.tree, i)]
        if any(losers) and (away := along(scene, i, frozenset({"from", "out", "of"}), lexicon)):
            yield Found(i, "captured", party or _foe(next(x for x in losers if x), parties), actor, tuple(away), f"{frame.lemma}: oust")
            return
    if not grounds:
        grounds = along(scene, i, frame.at, lexicon)
    if frame.lemma == "move" and (any(True for _ in kids(scene.tree, i, "dobj")) or (actor is not None and not _force(scene, actor, lexicon) and actor not in scene.party_of)):
        return
    weak = frame.weak or frame.lemma in {"move", "approach", "reach", "near", "cross", "march", "enter", "push", "land", "head", "descend", "sweep", "skirt", "slip", "edge"}
    if not grounds or (weak and party is None and not _force(scene, actor, lexicon)):
        return
    yield Found(i, frame.kind, party, actor, tuple(grounds), f"{frame.lemma}: move", frame.weak)


def _pronoun(scene: Scene, i: int | None) -> bool:
    return i is not None and scene.tokens[i].tag in {"PRP", "WP"}


def _force(scene: Scene, i: int | None, lexicon: Lexicon) -> bool:
    return i is not None and scene.tokens[i].lemma in lexicon.forces


_PLACE_HITS = frozenset({"explode", "fire", "crash", "rain", "fall", "detonate"})
_DOWNED = frozenset({"intercept", "down", "shoot_down"})


def _strike(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    grounds: list[Ground] = []
    kind: Kind = frame.kind
    for obj, inside in objects_of(scene, i, lexicon):
        grounds += inside
        if frame.lemma == "destroy" and scene.tokens[obj].lemma in {"group", "unit", "saboteur", "squad", "platoon", "team"}:
            kind, party, actor = "fighting", party_in(scene, obj, side, parties), None
        elif frame.lemma in _DOWNED:
            party = party_in(scene, obj, side, parties) or _foe(party, parties)
        elif party is None and obj not in scene.group_of:
            party = _foe(party_in(scene, obj, side, parties), parties)
    grounds = grounds or along(scene, i, frame.at, lexicon)
    weak = frame.weak or frame.lemma in {"target", "level", "damage", "destroy", "strike", "hit", "fire", "down", "intercept", "crash", "demolish", "wreck"}
    if weak and party is None and actor is not None and not _force(scene, actor, lexicon) and scene.tokens[actor].lemma not in lexicon.nouns:
        return
    if grounds:
        yield Found(i, kind, party, actor, tuple(grounds), f"{frame.lemma}: strike", frame.weak)


_CIVIL = frozenset("civilian people resident prisoner person man woman child family villager inhabitant detainee journalist official priest soldier teenager citizen ukrainian body hundred dozen thousand activist student refugee mayor local hostage pow captive".split())


def _abuse(scene: Scene, i: int, frame: VerbFrame, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    if not any(scene.tokens[j].lemma in _CIVIL or scene.tokens[j].text.lower().rstrip("s") in _CIVIL for j in objects(scene.tree, i)):
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


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun_grounds(scene: Scene, i: int, frame: NounFrame, lexicon: Lexicon) -> tuple[list[Ground], int | None]:
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
        grounds = along(scene, up, _EVENT_PLACE | frame.place - {"of", "by", "for", "from"}, lexicon)
        if not grounds and tokens[top].dep in {"dobj", "attr"}:
            place = subject(tree, up)
            if place is not None and place in scene.group_of and not (place in scene.party_of and scene.places[scene.groups[scene.group_of[place]].mentions[0]].method in {"capital", "country"}):
                grounds = [Ground(scene.group_of[place], None, f"subject of {tokens[up].text}", 1)]
            elif place is not None:
                grounds = [g for g in within(scene, place, lexicon) if tokens[up].lemma in {"see", "face", "suffer", "witness", "experience", "endure", "be"}]
        if not grounds and tokens[top].dep in {"nsubj", "nsubjpass"}:
            for _, inside in objects_of(scene, up, lexicon):
                grounds = grounds or inside
        if not grounds and tokens[up].dep in {"relcl"} and any(tokens[j].text.lower() in {"where", "which"} for j in tree.children[up]):
            where = tokens[up].head
            grounds = within(scene, where, lexicon)
        if not grounds and tokens[up].dep in {"xcomp", "advcl", "conj"}:
            grounds = along(scene, tokens[up].head, frozenset({"in", "near", "at", "around", "on"}), lexicon)
    elif tokens[top].dep == "pobj":
        prep = tokens[up]
        above = prep.head
        if is_noun(tokens[above]):
            grounds = along(scene, above, _EVENT_PLACE | {"on", "against"}, lexicon, skip=frozenset({up}))
            if not grounds:
                lift = tokens[above]
                if lift.dep in {"dobj", "nsubj", "nsubjpass", "attr"} and is_verb(tokens[lift.head]):
                    grounds = along(scene, lift.head, _EVENT_PLACE, lexicon)
        elif is_verb(tokens[above]):
            grounds = along(scene, above, _EVENT_PLACE, lexicon, skip=frozenset({up}))
            if not grounds and prep.text.lower() in {"under", "amid", "by", "to", "in"}:
                place = objects(tree, above)[:1] or [x for x in [subject(tree, above)] if x is not None]
                for p in place:
                    if p in scene.group_of:
                        grounds = [Ground(scene.group_of[p], None, f"{tokens[above].text} {prep.text}", 1)]
    return grounds, verb


def noun_party(scene: Scene, i: int, frame: NounFrame, lexicon: Lexicon, side: str, parties: Parties) -> tuple[Acting | None, int | None]:
    """Who acts in a nominal event, and the token whose phrase acts (for pronouns)."""
    tree, tokens = scene.tree, scene.tokens
    if "enemy" in frame.party:  # "the defence of X": whoever defends is attacked
        owner = party_in(scene, i, side, parties, of=False)
        return _foe(owner, parties), None
    own = party_in(scene, i, side, parties, of=False)
    if own is None:
        for j in kids(tree, i, "prep", "agent"):
            word = tokens[j].text.lower()
            if word == "by" or (word == "of" and "of" in frame.party) or (word == "from" and frame.kind in {"fighting", "struck"}):
                for k in kids(tree, j, "pobj"):
                    if k not in scene.group_of or k in scene.party_of:
                        own = own or party_in(scene, k, side, parties)
    if own is None:
        for j in kids(tree, i, "acl"):  # "an assault led by Russian paratroopers"
            own = own or _party(scene, agent(tree, j), side, parties)
    if own is not None:
        if frame.falls and any(tokens[j].dep == "poss" for j in tree.children[i]) and tokens[i].lemma == "loss":
            return _foe(own, parties), None
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
        actor = _actor(scene, up)
        found = _party(scene, actor, side, parties)
        if tokens[up].lemma in lexicon.parry and tokens[up].lemma not in {"have", "hold", "continue", "press"}:
            return _foe(found, parties), None
        if tokens[up].lemma in {"report", "say", "claim", "announce", "see", "witness", "condemn", "call", "expect", "fear"} and frame.kind != "captured":
            return None, None
        if frame.falls and tokens[up].lemma in {"admit", "acknowledge", "confirm", "concede", "suffer", "deny"}:
            return _foe(found, parties), None
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
                actor = _actor(scene, over)
                return _party(scene, actor, side, parties), actor
        elif is_verb(tokens[above]) and tokens[above].lemma in {"blame", "accuse", "suspect"} and word in {"for", "of"}:
            for k in objects(scene.tree, above):
                blamed = party_in(scene, k, side, parties)
                if blamed:
                    return blamed, None
        elif is_verb(tokens[above]) and word in {"in", "on", "with", "to", "into"}:
            if tokens[above].lemma in {"engage", "involve", "continue", "focus", "go", "persist", "launch", "succeed", "press", "proceed", "participate"}:
                actor = _actor(scene, above)
                codes = {scene.party_of[k].code for k in (scene.tree.subtree(actor) if actor is not None else ()) if k in scene.party_of}
                return (_party(scene, actor, side, parties), actor) if len(codes) == 1 else (None, None)
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
    if token.dep == "dobj" and any(scene.tokens[token.head].lemma in p.verbs and token.lemma in p.nouns for p in lexicon.pairs):
        return  # told by the verb and its object together
    if frame.seat:
        yield from _seat(scene, i, frame, lexicon, side, parties)
        return
    if token.tag in {"NNS", "NNPS"} and token.lemma in {"loss", "defense", "defence", "fall", "capture"}:
        return  # combat losses, air defences
    grounds, _ = _noun_grounds(scene, i, frame, lexicon)
    if token.lemma == "operation" and not (token.dep == "dobj" and scene.tokens[token.head].lemma in {"intensify", "resume", "expand"}) and not any(
        scene.tokens[j].text.lower() in _OPERATIONS for j in kids(scene.tree, i, "amod", "compound", "nmod")
    ):
        return
    if token.lemma in {"invasion", "seizure"}:
        grounds = [g for g in grounds if set(g.via.split()) & {"of", "into"}]
    if "enemy" in frame.party or token.lemma == "loss":
        grounds = [g for g in grounds if g.via.split()[:1] == ["of"]]
    if not grounds:
        return
    party, actor = noun_party(scene, i, frame, lexicon, side, parties)
    if frame.weak and (party is None or (token.dep in {"nsubj", "nsubjpass"} and scene.tokens[token.head].lemma in lexicon.verbs)):
        return
    kind = frame.kind
    head = scene.tokens[token.head]
    if kind == "fighting" and (
        remote(scene, i, lexicon)
        or (token.dep == "nsubj" and head.lemma in lexicon.toll)
        or (token.lemma == "attack" and not _grounded(scene, i) and _afar(scene, lexicon))
    ):
        kind = "struck"
    if kind == "advanced" and token.dep in {"dobj", "nsubjpass"} and head.lemma in {"repel", "stop", "halt", "thwart", "repulse", "prevent", "foil", "check"}:
        kind = "fighting"
    both = _two_sides(scene, i, actor, party)
    if both and token.lemma in _MUTUAL:
        yield Found(i, kind, None, None, tuple(grounds), f"{frame.lemma}: event noun, both sides", True)
        return
    for acting in both or [party]:
        yield Found(i, kind, acting, actor, tuple(grounds), f"{frame.lemma}: event noun", frame.weak)


# an "operation" on the ground; information, rescue and air operations are none
_OPERATIONS = frozenset(
    "offensive military assault ground counteroffensive combat storming reconnaissance active clearing defensive landing amphibious "
    "cross-border raiding encirclement counter-offensive".split()
)
_MUTUAL = frozenset("clash fighting fight battle combat skirmish engagement firefight hostility gunfight gunbattle confrontation struggle shootout".split())


def _two_sides(scene: Scene, i: int, actor: int | None, party: Acting | None) -> list[Acting]:
    """Both parties of "Russian and Ukrainian attacks", "Russian and Ukrainian forces continued attacks"."""
    codes: dict[str, Acting] = {}
    if actor is not None and party is not None:
        members = [k for k in scene.tree.subtree(actor) if k in scene.party_of and scene.tokens[k].dep in {"amod", "conj", "nmod", "compound", "nsubj"}]
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


# --- pairs, states, modifiers ----------------------------------------------------------------------------------------


def _pair(scene: Scene, i: int, pair: Pair, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    actor = _actor(scene, i)
    party = _party(scene, actor, side, parties)
    for obj in objects(scene.tree, i):
        token = scene.tokens[obj]
        if token.lemma not in pair.nouns or obj in scene.group_of:
            continue
        grounds = along(scene, obj, pair.via, lexicon) or along(scene, i, pair.via | _EVENT_PLACE, lexicon)
        if not grounds:
            grounds = [g for g in within(scene, obj, lexicon) if g.group is not None or token.lemma in lexicon.ground]
        if grounds:
            who = _foe(party, parties) if pair.enemy else party
            yield Found(i, pair.kind, who, None if pair.enemy else actor, tuple(grounds), f"{scene.tokens[i].lemma} + {token.lemma}")


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


def state_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """ "under Russian control", "in Ukrainian hands", "in control of X", "under siege"."""
    tree, tokens = scene.tree, scene.tokens
    if tokens[i].dep not in {"prep", "acomp", "advmod"}:
        return
    word = tokens[i].text.lower()
    for noun in kids(tree, i, "pobj"):
        for state in lexicon.states:
            if word not in state.preps or tokens[noun].lemma not in state.nouns:
                continue
            head = tokens[i].head
            party = party_in(scene, noun, side, parties)
            if state.needs_of:
                grounds = along(scene, noun, frozenset({"of"}), lexicon)
                actor = subject(tree, head) if is_verb(tokens[head]) else head
                if grounds:
                    yield Found(noun, state.kind, _party(scene, actor, side, parties), actor, tuple(grounds), f"{word} {tokens[noun].lemma} of")
                    return
                continue
            place = head
            if is_verb(tokens[head]):
                moved = objects(tree, head)
                place = moved[0] if moved else (subject(tree, head) if subject(tree, head) is not None else head)  # type: ignore[assignment]
            grounds = within(scene, place, lexicon)
            if grounds and (party is not None or state.kind != "holds"):
                if tokens[head].lemma in {"come", "fall", "bring", "pass", "take", "place", "return"} and state.kind == "holds":
                    yield Found(noun, "captured", party, None, tuple(grounds), f"{tokens[head].lemma} {word} {tokens[noun].lemma}")
                else:
                    yield Found(noun, state.kind, party, None, tuple(grounds), f"{word} {tokens[noun].lemma}")
                return


def modifier_found(scene: Scene, i: int, lexicon: Lexicon, side: str, parties: Parties) -> Iterator[Found]:
    """ "Russian-held Kherson", "the occupied Crimea", "besieged Mariupol"."""
    tree, tokens = scene.tree, scene.tokens
    token = tokens[i]
    kind = lexicon.modifiers.get(token.text.lower())
    if kind is None or token.dep not in _MODIFYING:
        return
    if token.dep in {"acl", "advcl", "dep"} and not (i >= 2 and tokens[i - 1].text == "-"):
        return
    party: Acting | None = None
    if i >= 2 and tokens[i - 1].text == "-" and i - 2 in scene.party_of:
        mention = scene.party_of[i - 2]
        party = Acting(mention.code, f"{tokens[i - 2].text}-{token.text}")
    elif i >= 1 and i - 1 in scene.party_of and scene.party_of[i - 1].role == "adjective":
        party = Acting(scene.party_of[i - 1].code, tokens[i - 1].text + " " + token.text)
    elif i >= 2 and tokens[i - 1].text == "-":
        return
    head = token.head
    if not (head in scene.group_of or tokens[head].lemma in lexicon.ground):
        return
    grounds = within(scene, head, lexicon)
    if kind == "holds" and party is None and token.text.lower() != "occupied":
        return
    grounds = [g for g in grounds if g.group is not None and not set(g.via.split()) & {"near", "around", "to", "from"}]
    if grounds:
        yield Found(i, kind, party, None, tuple(grounds), f"modifier {token.text}", modifier=True)


_MODIFYING = frozenset({"amod", "compound", "nmod", "acl", "advcl", "acomp", "dep"})


def find(scene: Scene, lexicon: Lexicon, side_of: SideOf, parties: Parties) -> list[Found]:
    """Everything the sentence tells of ground. `side_of(token)` gives whose words a token is among."""
    out: list[Found] = []
    for token in scene.tokens:
        i = token.i
        word = token.text.lower()
        if word in lexicon.modifiers and token.dep in _MODIFYING:
            found = list(modifier_found(scene, i, lexicon, side_of(i), parties))
            out += found
            if found:
                continue
        if is_verb(token):
            if token.lemma in lexicon.verb_heads:
                out += verb_found(scene, i, lexicon, side_of(i), parties)
            elif token.lemma in BEING:
                out += presence(scene, i, lexicon, side_of(i), parties)
        elif is_noun(token):
            if token.lemma in lexicon.nouns:
                out += noun_found(scene, i, lexicon, side_of(i), parties)
            elif token.lemma in lexicon.flags:
                out += flag(scene, i, lexicon, side_of(i), parties)
        elif word in lexicon.state_preps and token.dep in {"prep", "acomp", "advmod"}:
            out += state_found(scene, i, lexicon, side_of(i), parties)
    out = [replace(found, grounds=spread(scene, found.grounds)) for found in out]
    return out + _purposes(scene, out, lexicon, side_of, parties)


_FIGHTS = frozenset({"attack", "assault", "offensive", "counteroffensive", "counter-offensive", "counterattack", "counter-attack", "operation", "push", "fight", "battle", "campaign", "raid"})


def _purposes(scene: Scene, told: list[Found], lexicon: Lexicon, side_of: SideOf, parties: Parties) -> list[Found]:
    """Fights whose place stands only in their purpose: "launched an offensive to retake Kherson"."""
    by_trigger = {f.trigger: f for f in told}
    out: list[Found] = []
    for token in scene.tokens:
        verb = is_verb(token) and token.lemma in {"attack", "counterattack", "fight", "battle", "assault"}
        noun = is_noun(token) and token.lemma in _FIGHTS
        if token.i in by_trigger or not (verb or noun):
            continue
        low = token.i if noun else token.i
        for found in told:
            if found.modifier or not any(scene.tokens[j].tag == "TO" for j in scene.tree.children[found.trigger]):
                continue
            heads = scene.tree.ancestors(found.trigger)
            carrier = token.head if noun and token.dep in {"dobj", "pobj"} else token.i
            above = scene.tokens[carrier].head if noun and token.dep == "pobj" else carrier
            if 0 < found.trigger - low <= 12 and (token.i in heads[:2] or carrier in heads[:1] or above in heads[:1]):
                frame = lexicon.nouns.get(token.lemma)
                party, actor = (
                    noun_party(scene, token.i, frame, lexicon, side_of(token.i), parties)
                    if frame is not None and noun
                    else (_party(scene, subject(scene.tree, token.i), side_of(token.i), parties), None)
                )
                out.append(Found(token.i, "fighting", party or found.party, actor, found.grounds, f"{token.lemma}: its purpose names the place"))
                break
    return out
