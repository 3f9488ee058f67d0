"""From a parsed sentence to what it tells of ground: trigger, kind, acting party, place, each with its reason.

The tables of `lexicon` say what a word means; `verb_frames`, `noun_frames` and `state_frames` say where in the tree its
arguments stand. Nothing is decided about who says it or when: `extract` does that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whoholds.claims.arguments import party_at
from whoholds.claims.found import Found
from whoholds.claims.noun_frames import noun_found, noun_party
from whoholds.claims.phrases import is_noun, is_verb, subject
from whoholds.claims.presence import BEING, flag, named_presence, presence, shown
from whoholds.claims.roles import Parties
from whoholds.claims.scene import Scene
from whoholds.claims.spread import spread
from whoholds.claims.state_frames import MODIFYING, modifier_found, state_found
from whoholds.claims.verb_frames import verb_found
from whoholds.lexicon import Lexicon
from whoholds.wordset import wordset

SideOf = Callable[[int], str]


def find(scene: Scene, lexicon: Lexicon, side_of: SideOf, parties: Parties) -> list[Found]:
    """Everything the sentence tells of ground. `side_of(token)` gives whose words a token is among."""
    out: list[Found] = []
    for token in scene.tokens:
        i = token.i
        word = token.text.lower()
        if word in lexicon.modifiers and token.dep in MODIFYING:
            found = list(modifier_found(scene, i, lexicon, parties))
            out += found
            if found or (i and scene.tokens[i - 1].text == "-"):
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
            elif token.lemma in lexicon.soldiers:
                out += shown(scene, i, lexicon, side_of(i), parties)
            elif token.lemma == "presence":
                out += named_presence(scene, i, lexicon, side_of(i), parties)
        elif word in lexicon.state_preps and token.dep in {"prep", "acomp", "advmod"}:
            out += state_found(scene, i, lexicon, side_of(i), parties)
    out = [replace(found, grounds=spread(scene, found.grounds)) for found in out]
    return out + _purposes(scene, out, lexicon, side_of, parties)


_FIGHTS = wordset(
    """
    attack assault offensive counteroffensive counter-offensive counterattack counter-attack operation push fight
    battle campaign raid
    """
)


# how many words a purpose may stand after the fight it is of
_PURPOSE_REACH = 12


def _purposes(scene: Scene, told: list[Found], lexicon: Lexicon, side_of: SideOf, parties: Parties) -> list[Found]:
    """Fights whose place stands only in their purpose: "launched an offensive to retake Kherson"."""
    by_trigger = {f.trigger: f for f in told}
    out: list[Found] = []
    for token in scene.tokens:
        verb = is_verb(token) and token.lemma in {"attack", "counterattack", "fight", "battle", "assault"}
        noun = is_noun(token) and token.lemma in _FIGHTS
        if token.i in by_trigger or not (verb or noun):
            continue
        for found in told:
            if found.modifier or not any(scene.tokens[j].tag == "TO" for j in scene.tree.children[found.trigger]):
                continue
            heads = scene.tree.ancestors(found.trigger)
            carrier = token.head if noun and token.dep in {"dobj", "pobj"} else token.i
            above = scene.tokens[carrier].head if noun and token.dep == "pobj" else carrier
            governs = token.i in heads[:2] or carrier in heads[:1] or above in heads[:1]
            if governs and 0 < found.trigger - token.i <= _PURPOSE_REACH:
                frame = lexicon.nouns.get(token.lemma)
                party, actor = (
                    noun_party(scene, token.i, frame, lexicon, side_of(token.i), parties)
                    if frame is not None and noun
                    else (party_at(scene, subject(scene.tree, token.i), side_of(token.i), parties), None)
                )
                out.append(
                    Found(
                        token.i,
                        "fighting",
                        party or found.party,
                        actor,
                        found.grounds,
                        f"{token.lemma}: its purpose names the place",
                    )
                )
                break
    return out
