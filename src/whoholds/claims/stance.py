"""What stance the words around a trigger take: negation, denial, doubt, condition, aim."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claims.phrases import is_noun, is_verb, kids
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.model import Stance
from whoholds.wordset import wordset


@dataclass(frozen=True, slots=True)
class Bent:
    """A stance and the words that gave it. `cue` is the token that bends (None for a plain assertion)."""

    stance: Stance
    reason: str
    cue: int | None = None


_ASSERTS = Bent("asserts", "plain statement")
_THROUGH = wordset(
    """
    continue begin manage start help proceed keep resume able use appear seem go come
    """
)


def _negated(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    for j in scene.tree.children[i]:
        token = scene.tokens[j]
        word = token.text.lower()
        if token.dep == "neg" or (
            word in lexicon.stance.negatives and token.dep in {"neg", "advmod", "det", "preconj"}
        ):
            return j
        if token.dep == "det" and word == "no":
            return j
        if word == "longer" and any(scene.tokens[k].text.lower() == "no" for k in scene.tree.children[j]):
            return j
    return None


def _modal(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    for j in kids(scene.tree, i, "aux"):
        if scene.tokens[j].tag == "MD" and scene.tokens[j].text.lower() in lexicon.stance.modals:
            return j
    return None


def _mark(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    for j in kids(scene.tree, i, "mark", "advmod"):
        if scene.tokens[j].text.lower() in lexicon.stance.marks:
            return j
    return None


def _said(scene: Scene, i: int) -> str:
    return f'"{scene.tokens[i].text}"'


# verbs of will that take a whole clause: "demanded that Russia withdraw"
_WILLING = frozenset(
    {"order", "demand", "want", "vow", "pledge", "promise", "threaten", "plan", "hope", "urge", "swear"}
)
# verbs that carry on what is already so
_GOING_ON = frozenset({"continue", "keep", "maintain", "sustain", "slow", "stop", "halt", "end", "support", "help"})


def _presupposed(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether an event noun is told as a fact, whatever is wanted of it: "to slow Ukrainian advances"."""
    token = scene.tokens[i]
    head = scene.tokens[token.head]
    if (
        lexicon.nouns[token.lemma].kind in {"captured", "evacuated", "abused"}
        or token.dep != "dobj"
        or not is_verb(head)
    ):
        return False
    owned = any(
        (scene.tokens[j].dep in {"poss", "amod"} and j in scene.party_of) or scene.tokens[j].dep == "poss"
        for j in scene.tree.children[i]
    )
    return owned and head.lemma in _GOING_ON


def _unproven(scene: Scene, i: int, lexicon: Lexicon) -> Bent | None:
    """The stance where no proof is seen of an event: "no evidence that", "has not observed confirmation of"."""
    token = scene.tokens[i]
    if token.lemma not in lexicon.stance.proof_nouns:
        return None
    head = scene.tokens[token.head]
    no = _negated(scene, i, lexicon)
    if no is None and token.dep in {"dobj", "nsubjpass", "attr"} and is_verb(head):
        no = _negated(scene, head.i, lexicon)
    if no is None and token.dep == "pobj" and (head.text.lower() == "without" or _lacking(scene, head.i)):
        no = head.i
    return Bent("unconfirmed", f"{_said(scene, no)} {_said(scene, i)}", i) if no is not None else None


def _lacking(scene: Scene, prep: int) -> bool:
    """Whether the preposition is the "of" of a lack."""
    token = scene.tokens[prep]
    return token.text.lower() == "of" and scene.tokens[token.head].text.lower() in {"lack", "absence"}


def stance_of(scene: Scene, trigger: int, lexicon: Lexicon) -> Bent:
    """The stance of the event told at `trigger`, from its own modifiers upwards to the word that governs it all."""
    words = lexicon.stance
    tokens = scene.tokens
    if tokens[trigger].dep == "amod":
        return _ASSERTS  # "the besieged city": what modifies is taken for granted
    i = trigger
    hedge: Bent | None = None
    unsaid = False
    below = ""  # the edge that led up to the word looked at
    for step in range(9):
        token = tokens[i]
        lemma = token.lemma
        if is_verb(token) or token.tag[:2] == "JJ" or step == 0:
            no = _negated(scene, i, lexicon)
            if no is not None and (is_verb(token) or step == 0 or token.tag[:2] == "JJ"):
                if lemma in words.unconfirmed_verbs and step:
                    return Bent("unconfirmed", f"{_said(scene, no)} {_said(scene, i)}", i)
                if not (lemma in words.denial_verbs and step):
                    unsaid = True
                    negation = Bent("denies", f"negated by {_said(scene, no)}", no)
            modal = _modal(scene, i, lexicon)
            if modal is not None:
                if unsaid or no is not None:
                    if lemma in words.unconfirmed_verbs:
                        return Bent("unconfirmed", f"{_said(scene, modal)} not {_said(scene, i)}", i)
                else:
                    hedge = hedge or Bent("hypothetical", f"modal {_said(scene, modal)}", modal)
            mark = _mark(scene, i, lexicon)
            if mark is not None:
                hedge = Bent("hypothetical", f"condition {_said(scene, mark)}", mark)
        if unsaid:
            return negation
        if step == 0 and is_noun(token):
            for j in kids(scene.tree, i, "amod"):
                if tokens[j].text.lower() in words.hypothetical_adjectives:
                    hedge = hedge or Bent("hypothetical", f"adjective {_said(scene, j)}", j)
        if (
            below in {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "nsubjpass"}
            and is_verb(token)
            and lemma in words.denial_verbs
        ):
            return Bent("denies", f"denied by {_said(scene, i)}", i)
        head = token.head
        below = token.dep
        if head == i:
            break
        above = tokens[head]
        infinitive = any(tokens[j].tag == "TO" and tokens[j].dep == "aux" for j in scene.tree.children[i])
        if token.dep in {"xcomp", "ccomp"} or (token.dep in {"advcl", "dep"} and infinitive):
            if above.lemma in words.fail_verbs:
                return Bent("denies", f"{_said(scene, head)} to", head)
            if above.lemma == "have" and any(tokens[j].text.lower() == "yet" for j in scene.tree.children[head]):
                return Bent("denies", "have yet to", head)
            if token.dep == "xcomp" and above.text.lower() == "unable":
                return Bent("denies", "unable to", head)
            finite = token.dep == "ccomp" and above.lemma in _WILLING
            if above.lemma in words.intends_verbs and (infinitive or finite):
                if _negated(scene, head, lexicon) is None:
                    return (
                        hedge
                        if hedge and hedge.reason.startswith("condition")
                        else Bent("intends", f"governed by {_said(scene, head)}", head)
                    )
                return Bent("denies", f"not {_said(scene, head)}", head)
            if infinitive and above.lemma == "be":  # "its goal is to take X"
                for j in kids(scene.tree, head, "nsubj"):
                    if tokens[j].lemma in words.intends_nouns:
                        return Bent("intends", f"{_said(scene, j)} is to", j)
            if above.text.lower() in {"unlikely", "likely"} and infinitive:
                return hedge or Bent("hypothetical", f"{_said(scene, head)} to", head)
            if above.tag[:2] == "JJ" and above.text.lower() in words.intends_adjectives:
                return Bent("intends", f"governed by {_said(scene, head)}", head)
            if above.tag[:1] in {"J", "R"} and above.text.lower() in words.early:  # "too early to discuss its fall"
                return Bent("unconfirmed", f"too {_said(scene, head)} to", head)
            if above.lemma in words.hypothetical_verbs:
                hedge = hedge or Bent("hypothetical", f"governed by {_said(scene, head)}", head)
        if infinitive and token.dep == "advcl" and is_verb(above) and above.lemma not in _THROUGH:
            # "in order to take", "pushing west to reach": purpose
            return Bent("intends", f"purpose of {_said(scene, head)}", head)
        if infinitive and token.dep in {"acl", "relcl"} and is_noun(above):
            ranks = {tokens[j].text.lower() for j in kids(scene.tree, head, "amod", "det", "nummod")}
            if ranks & {"first", "second", "third", "last", "latest", "only", "next", "largest", "biggest"}:
                return hedge or Bent("asserts", f"{_said(scene, head)} to {lemma}: a fact of its rank")
            if above.lemma in words.failure_nouns:
                return Bent("denies", f"{_said(scene, head)} to", head)
            if above.lemma in words.hypothetical_nouns:
                hedge = hedge or Bent("hypothetical", f"governed by {_said(scene, head)}", head)
            elif above.lemma in words.intends_nouns or above.lemma in lexicon.nouns:
                return Bent("intends", f"governed by {_said(scene, head)}", head)
            else:
                return Bent("intends", f"infinitive after {_said(scene, head)}", head)
        if token.dep in {"pobj", "pcomp"}:
            over = tokens[above.head]
            prep = above.text.lower()
            unproven = _unproven(scene, over.i, lexicon) if prep in {"of", "for"} else None
            if unproven is not None:
                return unproven
            if over.lemma in words.given_nouns and prep in {"in", "of", "for"} and is_noun(over):
                return hedge or Bent("asserts", f"told as a fact beside {_said(scene, over.i)}")
            if prep == "without":
                return Bent("denies", "without", head)
            if token.dep == "pcomp" or is_noun(token):
                if over.lemma in words.failure_nouns:
                    return Bent("denies", f"{_said(scene, over.i)} of", over.i)
                if is_noun(over) and over.lemma in words.hypothetical_nouns and prep in {"of", "for", "about"}:
                    hedge = hedge or Bent("hypothetical", f"{_said(scene, over.i)} {prep}", over.i)
                elif (
                    is_noun(over)
                    and over.lemma in words.intends_nouns
                    and prep in {"of", "at", "for", "on"}
                    and (token.tag == "VBG" or over.lemma not in lexicon.nouns)
                ) or (
                    is_verb(over)
                    and over.lemma in words.intends_verbs
                    and prep in {"at", "for", "on", "to", "towards", "toward"}
                    and (token.tag == "VBG" or over.lemma in {"aim", "call", "prepare", "plan", "hope", "strive"})
                ):
                    return Bent("intends", f"{_said(scene, over.i)} {prep}", over.i)
                elif is_verb(over) and over.lemma in {"warn", "threaten"}:
                    hedge = hedge or Bent("hypothetical", f"{_said(scene, over.i)} {prep}", over.i)
        if step == 0 and token.lemma in lexicon.nouns and _presupposed(scene, i, lexicon):
            return hedge or Bent("asserts", f"told as a fact beside {_said(scene, head)}")
        if token.dep == "dobj" and is_verb(above):
            if above.lemma in words.denial_verbs:
                return Bent("denies", f"denied by {_said(scene, head)}", head)
            if (
                above.lemma in words.unconfirmed_verbs
                and above.lemma != "comment"
                and _negated(scene, head, lexicon) is not None
            ):
                return Bent("unconfirmed", f"not {_said(scene, head)}", head)
            if above.lemma in {
                "plan",
                "order",
                "prepare",
                "threaten",
                "attempt",
                "want",
                "seek",
                "vow",
                "demand",
                "promise",
            } and is_noun(token):
                return Bent("intends", f"object of {_said(scene, head)}", head)
            if above.lemma in {"fear", "risk", "anticipate", "predict", "expect"}:
                hedge = hedge or Bent("hypothetical", f"object of {_said(scene, head)}", head)
        if token.dep in {"relcl", "acl", "ccomp"} and is_noun(above) and not infinitive:
            unproven = _unproven(scene, head, lexicon)
            if unproven is not None:
                return unproven
        if token.dep in {"relcl", "acl"} and not infinitive:
            break
        if any(scene.tokens[j].text == ";" for j in range(min(i, head), max(i, head))):
            break  # what stands after a semicolon is said of something else
        if token.dep == "advcl" and not infinitive and (step == 0 or is_verb(token)) and not is_noun(above):
            # an adverbial clause has its own stance, but what it hangs on may not bend it
            break
        if (
            token.dep == "ccomp"
            and above.lemma in words.unconfirmed_verbs
            and _negated(scene, head, lexicon) is not None
        ):
            return Bent("unconfirmed", f"not {_said(scene, head)}", head)
        if token.dep == "ccomp" and hedge is None and above.lemma not in lexicon.nouns and step >= 1 and not infinitive:
            break
        own_subject = any(True for _ in kids(scene.tree, i, "nsubj", "nsubjpass"))
        if token.dep == "conj" and is_verb(token) and is_verb(above) and own_subject:
            break  # coordination shares the modal and the aim of the first verb only without a subject of its own
        i = head
    return hedge or _ASSERTS
