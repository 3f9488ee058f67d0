"""What a sentence takes for granted while it tells of something else: "after the fall of X", "which it had taken".

A report of something new stands at the day it was told; what is presupposed happened at some day before, which is not
said. The difference is one of grammar: a main clause tells, a modifier or a clause in the pluperfect recalls.
"""

from __future__ import annotations

from whoholds.claims.found import Found
from whoholds.claims.phrases import is_noun, is_verb, kids, objects, passive
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.wordset import wordset

_RECALLING = frozenset({"already", "previously", "earlier", "once"})
_AFTER = frozenset({"after", "since", "following"})
# Prepositions whose object is taken as known whatever kind of event it is.
_KNOWN = wordset("after since following before despite until amid during given")
# What an event is told to have come of it: "the battle ended in the fall of X".
_OUTCOME = wordset("result resulted resulting lead leads led leading culminate culminated culminating end ended ending")
# Verbs that hold an event noun as their own: the clause tells of it.
_HAPPEN = frozenset({"take", "occur", "happen", "begin", "start", "continue", "go"})
# Nouns that tell somebody's word: what they are of is told, as their own verbs would.
_WORDS = wordset("announcement claim report news statement confirmation denial declaration allegation admission")
_EMPTY = frozenset({"be", "have", "include", "become", "use"})
_CARRYING_ON = frozenset({"engage", "involve", "focus", "concentrate", "succeed", "participate", "continue", "persist"})
_COMBAT = frozenset({"fighting", "struck", "advanced", "evacuated", "abused"})


def presupposed(scene: Scene, found: Found, lexicon: Lexicon) -> bool:
    """Whether what is found is recalled or taken for granted, not told as news."""
    token = scene.tokens[found.trigger]
    if found.modifier:
        return token.dep not in {"attr", "oprd"}
    if is_noun(token):
        head = scene.tokens[token.head]
        word = head.text.lower()
        if any(word in state.preps and token.lemma in state.nouns for state in lexicon.states):
            return head.dep == "prep" and is_noun(scene.tokens[head.head])  # "the town, under Russian control"
        return (token.lemma in lexicon.nouns and _noun(scene, found, lexicon)) or _under_after(scene, found.trigger)
    if not is_verb(token):
        return False
    if found.kind not in _COMBAT and _participle(scene, token.i, lexicon):
        return True
    return _recalled(scene, found.trigger) or _under_after(scene, found.trigger)


def _participle(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """A participle on a place ("Melitopol, captured by Russian forces")."""
    tokens = scene.tokens
    if tokens[i].dep not in {"acl", "advcl"} or not passive(scene.tree, i):
        return False
    if any(tokens[j].dep in {"aux", "auxpass", "mark"} for j in scene.tree.children[i]):
        return False
    return any(j in scene.group_of or tokens[j].lemma in lexicon.ground for j in objects(scene.tree, i))


def _recalled(scene: Scene, i: int) -> bool:
    """A verb in the pluperfect with "already", or heading a relative clause."""
    auxiliaries = {scene.tokens[j].text.lower() for j in kids(scene.tree, i, "aux")}
    if not auxiliaries & {"had", "'d", "’d"}:
        return False
    relative = i
    while scene.tokens[relative].dep in {"conj", "xcomp"}:
        relative = scene.tokens[relative].head
    if scene.tokens[relative].dep == "relcl":
        return True
    return any(scene.tokens[j].text.lower() in _RECALLING for j in kids(scene.tree, i, "advmod"))


def _under_after(scene: Scene, i: int) -> bool:
    """Whether a clause under "after" or "since" holds the token, and no other clause between."""
    tokens = scene.tokens
    for j in (i, *scene.tree.ancestors(i)):
        if any(tokens[k].text.lower() in _AFTER for k in kids(scene.tree, j, "mark")):
            return True
        if tokens[j].dep == "pcomp" and tokens[tokens[j].head].text.lower() in _AFTER:
            return True
        if tokens[j].dep in {"ROOT", "ccomp", "relcl", "parataxis", "advcl"}:
            return False
    return False


def _noun(scene: Scene, found: Found, lexicon: Lexicon) -> bool:
    """Whether an event noun is mentioned only: no verb of the clause announces it, holds it or has it happen."""
    tokens = scene.tokens
    i = found.trigger
    while tokens[i].dep in {"conj", "appos"} and tokens[i].head != i and is_noun(tokens[tokens[i].head]):
        i = tokens[i].head
    token, head = tokens[i], tokens[tokens[i].head]
    combat = found.kind in _COMBAT
    words = lexicon.stance
    telling = (lexicon.support - _EMPTY) | words.confirm_verbs | words.denial_verbs | words.unconfirmed_verbs
    if combat:
        telling |= lexicon.parry | words.intends_verbs | words.hypothetical_verbs
    if token.head == i or token.dep in {"attr", "oprd"}:
        return False
    if token.dep in {"dobj", "nsubjpass", "dative"}:
        return head.lemma not in telling
    if token.dep == "nsubj":
        return not combat and head.lemma not in _HAPPEN
    if token.dep == "pobj":
        over = tokens[head.head]
        word = head.text.lower()
        if word in _KNOWN or head.dep == "mark":
            return True
        if combat:
            return False
        if is_verb(over):
            return over.lemma not in telling | _CARRYING_ON and over.text.lower() not in _OUTCOME
        return over.lemma not in _WORDS and over.lemma not in words.failure_nouns | words.intends_nouns
    return not combat
