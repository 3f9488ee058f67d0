"""Who acts when the trigger's own phrase does not say: read upwards in the sentence, then from the one before."""

from __future__ import annotations

from whoholds.claims.arguments import TELLING, foe_of
from whoholds.claims.found import Found
from whoholds.claims.phrases import agent, is_noun, is_verb, kids, passive, subject
from whoholds.claims.roles import Acting, Parties, is_third, party_in
from whoholds.claims.scene import Scene

_MUTUAL = frozenset(
    {"fighting", "fight", "battle", "clash", "combat", "skirmish", "rage", "duel", "hostility", "gunfight", "firefight"}
)


_SOLDIERS = frozenset({"force", "troop", "army", "military", "soldier", "unit", "fighter", "attacker", "command"})
# heads of phrases whose adjective tells who acts
_ACTING = _SOLDIERS | {
    "government",
    "authority",
    "official",
    "leader",
    "president",
    "ministry",
    "militant",
    "rebel",
    "side",
}


def last_actor(scene: Scene, before: int) -> Acting | None:
    """The last party told as a subject (or at all) in the sentence before token `before`."""
    best: Acting | None = None
    for i in range(before):
        token = scene.tokens[i]
        if i in scene.party_of and token.dep in {"nsubj", "nsubjpass", "poss", "amod", "compound", "pobj"}:
            if token.dep in {"amod", "compound", "poss"} and scene.tokens[token.head].dep not in {
                "nsubj",
                "nsubjpass",
                "pobj",
            }:
                continue
            head = scene.tokens[token.head]
            if token.dep == "amod" and head.lemma not in _ACTING and token.head not in scene.party_of:
                continue  # "Russian territory"
            if token.dep == "pobj" and head.text.lower() in {"by", "from", "to"}:
                continue  # "militia backed by Iran"
            best = Acting(scene.party_of[i].code, f"{token.text}, told before")
    return best


def above(scene: Scene, found: Found, side: str, parties: Parties, home: str | None) -> Acting | None:
    """The party acting in a clause that governs the trigger's ("began an effort to take X"); `home` is the place's."""
    tree, tokens = scene.tree, scene.tokens
    below = tokens[found.trigger].dep
    for j in tree.ancestors(found.trigger):
        token = tokens[j]
        if below == "ccomp":
            break  # who tells it is not who does it
        below = token.dep
        if is_verb(token):
            actor = agent(tree, j) if passive(tree, j) else subject(tree, j)
            got = party_in(scene, actor, side, parties) if actor is not None else None
            if got is None and token.lemma in {"lead", "help", "assist", "order", "send"}:
                for k in kids(tree, j, "dobj"):
                    got = got or party_in(scene, k, side, parties)
            if got and got.code == home and token.lemma in TELLING and found.kind in {"fighting", "struck"}:
                break  # who reports an attack on its own ground is attacked
            if got:
                return Acting(got.code, f"subject of {token.text}: {got.reason}")
            if actor is not None and actor in tree.children[j]:
                break  # somebody else does what governs it
        elif is_noun(token) and j not in scene.group_of:
            got = party_in(scene, j, side, parties, of=False)
            if got:
                return Acting(got.code, f"of {token.text}: {got.reason}")
    return None


def loser(scene: Scene, found: Found, parties: Parties) -> Acting | None:
    """The enemy of the one whose positions, town or soldiers it happens to, where the clause names that one."""
    tokens = scene.tokens
    trigger = tokens[found.trigger]
    for j in scene.tree.subtree(found.trigger):
        mention = scene.party_of.get(j)
        if mention is None or j == found.trigger:
            continue
        head = tokens[tokens[j].head]
        if head.lemma in {
            "position",
            "troop",
            "force",
            "soldier",
            "line",
            "defense",
            "defence",
            "base",
            "target",
            "equipment",
            "logistics",
            "depot",
            "army",
        }:
            foe = parties.enemy(mention.code)
            if foe:
                return Acting(foe, f"against {mention.code} {head.text} ({trigger.text})")
    return None


def settle(
    scene: Scene,
    found: Found,
    side: str,
    parties: Parties,
    previous: Acting | None,
    home: str | None,
    occupier: str | None,
) -> Acting | None:
    """The party of an event, with the reason; None when nothing in reach says.

    `home` is the party whose own country the place lies in and `occupier` the one that holds "occupied" ground there,
    both as the theatre states them; None where it states nothing.
    """
    if found.party is not None:
        mistaken = found.kind == "holds" and scene.tokens[found.trigger].text.lower() == "occupied"
        if not (mistaken and occupier and found.party.code == home):
            return found.party
        return Acting(occupier, "occupied ground: stated by the theatre")
    own = _speakers_own(scene, found, side, parties)
    if own is not None:
        return own
    return _guard(scene, found, parties, home, _inferred(scene, found, side, parties, previous, home, occupier))


def _speakers_own(scene: Scene, found: Found, side: str, parties: Parties) -> Acting | None:
    """ "its forces", "our troops" in the words of a side's speaker are that side's."""
    if found.actor is None or side not in parties.enemies or found.frame.split()[-1] == "defend":
        return None
    owners = {scene.tokens[j].text.lower() for j in scene.tree.children[found.actor] if scene.tokens[j].dep == "poss"}
    if owners & {"its", "our", "his", "their"}:
        return Acting(side, f"{scene.tokens[found.actor].text} of the speaker's side")
    return None


def _guard(scene: Scene, found: Found, parties: Parties, home: str | None, got: Acting | None) -> Acting | None:
    """No side is inferred to take, besiege or strike ground in its own country, unless it is taken *again*."""
    if got is None or home is None or got.code != home or found.kind not in {"captured", "surrounded", "struck"}:
        return got
    trigger = scene.tokens[found.trigger]
    if trigger.text.lower().startswith(("re", "liberat")) or trigger.lemma in {"win", "take_back", "loss"}:
        return got
    return _by_country(scene, found, parties, home)


def _inferred(
    scene: Scene,
    found: Found,
    side: str,
    parties: Parties,
    previous: Acting | None,
    home: str | None,
    occupier: str | None,
) -> Acting | None:
    """The party read from what stands around the event's own phrase."""
    trigger = scene.tokens[found.trigger]
    if occupier and (
        found.kind == "annexed" or (found.kind == "holds" and trigger.lemma in {"occupied", "occupy", "occupation"})
    ):
        return Acting(occupier, "occupied or annexed ground: stated by the theatre")
    if trigger.lemma == "loss" and found.kind == "captured":  # theirs of whom the sentence is, else the speaker's own
        own = Acting(side, f"told by a speaker for {side}") if side in parties.enemies else None
        lost = above(scene, found, side, parties, home) or own
        if (won := foe_of(lost, parties)) is not None:
            return won
    if found.modifier:
        return _word(scene, found, side, parties, home) or _by_country(scene, found, parties, home)
    if trigger.lemma in _MUTUAL and found.kind == "fighting":
        return None  # both sides fight; who attacks is not said
    if found.actor is not None and is_third(scene.tokens[found.actor].text):
        return last_actor(scene, found.actor) or previous
    if found.actor is not None and found.actor in scene.group_of:
        return None
    got = loser(scene, found, parties) or _word(scene, found, side, parties, home)
    got = got or above(scene, found, side, parties, home)
    if got:
        return got
    if found.actor is not None and scene.tokens[found.actor].lemma in _SOLDIERS:
        return last_actor(scene, found.actor) or previous
    if found.actor is not None and scene.tokens[found.actor].tag[:2] == "NN":
        return None  # somebody who is no side acts: floods, police, a band
    got = _by_country(scene, found, parties, home)
    if got:
        return got
    if home and found.kind == "evacuated":
        return Acting(home, "authorities of the country's own side")
    foe = parties.enemy(side)
    if foe and found.kind in {"struck", "abused", "surrounded", "fighting"}:
        return Acting(foe, f"told by a speaker for {side}, who names no attacker")
    return None


def _by_country(scene: Scene, found: Found, parties: Parties, home: str | None) -> Acting | None:
    """What is taken or besieged in a side's own country is so by its enemy; what is taken *again* goes back to it."""
    if home is None or found.kind not in {"captured", "surrounded"}:
        return None
    trigger = scene.tokens[found.trigger]
    if trigger.text.lower().startswith("re") or trigger.lemma in {"win", "liberate"}:
        return Acting(home, f'"{trigger.text}": what is taken again goes back to the country\'s own side')
    foe = parties.enemy(home)
    falls = trigger.lemma == "fall" and trigger.tag[:1] == "V"  # who says "it has fallen" tells a loss
    if foe not in parties.states and not falls:
        return None  # in a war within one country ground changes hands both ways
    return Acting(foe, f"taken or besieged in {home}'s own country, so by its enemy") if foe else None


def _word(scene: Scene, found: Found, side: str, parties: Parties, home: str | None) -> Acting | None:
    """Who acts by the word itself: who "liberates" ground is, in a side's mouth, that side; else the country's own."""
    trigger = scene.tokens[found.trigger]
    if trigger.lemma not in {"liberate", "liberation"} and trigger.text.lower() != "liberated":
        return None
    if side in parties.enemies:
        return Acting(side, f'"{trigger.text}" in the mouth of {side}')
    return Acting(home, f'"{trigger.text}": by the country\'s own side') if home else None
