"""What the frames ask of a trigger and its arguments: who acts, whether it is ground, whether it comes from afar."""

from __future__ import annotations

from whoholds.claims.phrases import agent, kids, passive, subject
from whoholds.claims.roles import Acting, Parties, party_in
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.wordset import wordset

EVENT_PLACE = wordset(
    """
    in on near at around across along outside inside within throughout over toward towards north south east west
    between
    """
)


# verbs whose subject tells of an attack and has no part in it
TELLING = frozenset({"report", "condemn", "denounce", "comment", "confirm", "verify"})


def strict_ok(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the word may be ground: a named place, or a word for ground or a measure of it."""
    token = scene.tokens[i]
    if i in scene.group_of or token.lemma in lexicon.ground:
        return True
    if token.tag == "CD":  # "1,000 square kilometres", where the number heads the measure
        beside = {t.text.lower() for t in scene.tokens[i + 1 : i + 3]}
        return bool(beside & {"square", "sq", "km", "kilometres", "kilometers", "miles", "percent", "per", "%"})
    return token.text.lower() in {"km", "kms", "miles", "half"}


def is_placelike(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the noun is a word for a place (village, region, plant)."""
    return any(scene.tokens[i].lemma in words for words in lexicon.anaphors.values())


# what is attacked on the ground, whoever is hurt
_FIELD_TARGETS = frozenset({"position", "roadblock", "checkpoint", "line", "defence", "defense", "trench", "outpost"})


def grounded(scene: Scene, i: int) -> bool:
    """Whether the attack is repelled, or called a ground attack."""
    tokens = scene.tokens
    if i >= 2 and tokens[i - 1].text == "-" and tokens[i - 2].text.lower() == "counter":
        return True
    for j in kids(scene.tree, i, "prep"):
        if any(tokens[k].lemma in _FIELD_TARGETS for k in kids(scene.tree, j, "pobj")):
            return True
    if tokens[i].dep in {"dobj", "nsubjpass"} and tokens[tokens[i].head].lemma in {
        "repel",
        "repulse",
        "stop",
        "beat",
        "fend",
        "thwart",
    }:
        return True
    return any(
        tokens[j].text.lower() in {"ground", "infantry", "armoured", "armored", "frontal", "land"}
        for j in kids(scene.tree, i, "amod", "compound")
    )


def afar(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the sentence tells of fire from afar or of people hurt, so that its "attack" is no ground assault."""
    return any(t.text.lower() in lexicon.afar for t in scene.tokens)


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
                if tokens[k].text.lower() in lexicon.remote or tokens[k].lemma in {
                    "missile",
                    "drone",
                    "rocket",
                    "shell",
                    "bomb",
                    "uav",
                }:
                    return True
    return False


def actor_of(scene: Scene, verb: int) -> int | None:
    """The token whose phrase acts: the subject of an active verb, the "by" of a passive one."""
    return agent(scene.tree, verb) if passive(scene.tree, verb) else subject(scene.tree, verb)


def party_at(scene: Scene, i: int | None, side: str, parties: Parties) -> Acting | None:
    """The party that the phrase headed by `i` stands for; None for no phrase."""
    return None if i is None else party_in(scene, i, side, parties)


def foe_of(acting: Acting | None, parties: Parties) -> Acting | None:
    """The one enemy of a party, with the reason; None when it has several or none."""
    if acting is None:
        return None
    code = parties.enemy(acting.code)
    return Acting(code, f"against {acting.reason}") if code else None


def pronoun(scene: Scene, i: int | None) -> bool:
    """Whether the token is a personal or relative pronoun."""
    return i is not None and scene.tokens[i].tag in {"PRP", "WP"}


def force(scene: Scene, i: int | None, lexicon: Lexicon) -> bool:
    """Whether the token is a word for people or means under arms."""
    return i is not None and scene.tokens[i].lemma in lexicon.forces


def party_or_speaker(scene: Scene, i: int | None, side: str, parties: Parties) -> Acting | None:
    """The party of a phrase; of "it", "they" or "its forces" the speaker's side, else the party told before."""
    found = party_at(scene, i, side, parties)
    if found or i is None:
        return found
    owners = {scene.tokens[j].text.lower() for j in scene.tree.children[i] if scene.tokens[j].dep == "poss"}
    if scene.tokens[i].tag != "PRP" and not owners & {"its", "their", "our", "his"}:
        return None
    if side in parties.enemies:
        return Acting(side, f'"{scene.tokens[i].text}" of the speaker\'s side')
    before = [j for j in range(i) if j in scene.party_of]
    return Acting(scene.party_of[before[-1]].code, f"{scene.tokens[before[-1]].text}, told before") if before else None
