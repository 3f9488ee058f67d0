"""Walking a dependency tree: who does it, to what, in which clause. Grammar only, no words of war."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whoholds.model import Token, Tree
from whoholds.wordset import wordset

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Edges that stay within one phrase when looking down for what a word is about.
DOWN = wordset(
    """
    dobj pobj prep appos conj compound nmod poss amod advmod npadvmod attr oprd dative nummod quantmod dep agent obl
    """
)
_PERSON_OBJECT_CONTROL = frozenset(
    {"order", "force", "urge", "tell", "ask", "help", "allow", "see", "enable", "let", "call"}
)
_PARTICLES = frozenset({"out", "back", "off", "in", "up", "on", "forward", "over", "away", "through", "into", "down"})


def is_verb(token: Token) -> bool:
    """Whether the tagger calls it a verb (or a modal)."""
    return token.tag[:1] == "V" or token.tag == "MD"


def is_noun(token: Token) -> bool:
    """Whether the tagger calls it a noun or a proper noun."""
    return token.tag[:2] == "NN"


def kids(tree: Tree, i: int, *deps: str) -> Iterator[int]:
    """The children of `i` that hang on one of `deps`."""
    for j in tree.children[i]:
        if tree.tokens[j].dep in deps:
            yield j


def particle(tree: Tree, i: int) -> str | None:
    """The particle of a phrasal verb ("out" in "pulled out"), if any."""
    for j in tree.children[i]:
        token = tree.tokens[j]
        word = token.text.lower()
        if token.dep == "prt" or (word in _PARTICLES and token.dep in {"advmod", "prep"} and j > i and j - i <= 4):
            return word
    return None


def antecedent(tree: Tree, verb: int) -> int | None:
    """The noun that a relative or participial clause hangs on."""
    token = tree.tokens[verb]
    if token.dep in {"relcl", "acl"}:
        return token.head
    if token.dep == "conj" and is_verb(tree.tokens[token.head]):
        return antecedent(tree, token.head)
    return None


def _reported(tree: Tree, verb: int) -> int | None:
    """The noun that a verb in reported words is told of ("X, which Kyiv says its troops hold"), for `verb` "hold"."""
    tokens = tree.tokens
    if tokens[verb].dep != "ccomp" or any(tokens[j].tag == "TO" for j in tree.children[verb]):
        return None
    top = tokens[verb].head
    while tokens[top].dep == "ccomp" and is_verb(tokens[tokens[top].head]):
        top = tokens[top].head
    if tokens[top].dep != "relcl":
        return None
    gap = [j for j in (*tree.children[verb], *kids(tree, top, "dobj")) if j < verb and _relative(tokens[j])]
    return tokens[top].head if gap else None


def _relative(token: Token) -> bool:
    return token.text.lower() in RELATIVES and token.tag in {"WDT", "WP"}


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in the passive, full ("was taken") or reduced ("the town taken by")."""
    token = tree.tokens[verb]
    if any(tree.tokens[j].dep in {"auxpass", "nsubjpass"} for j in tree.children[verb]):
        return True
    # the tagger often takes "recaptured by the army" after a comma for a past tense
    by = any(tree.tokens[j].dep == "agent" for j in tree.children[verb])
    if (token.tag == "VBN" or (token.tag == "VBD" and by)) and token.dep in {"acl", "amod", "advcl", "relcl"}:
        return not any(tree.tokens[j].dep in {"aux", "nsubj", "dobj"} for j in tree.children[verb])
    if token.tag == "VBN" and token.dep == "conj" and is_verb(tree.tokens[token.head]):
        return passive(tree, token.head) and not any(
            tree.tokens[j].dep in {"aux", "nsubj"} for j in tree.children[verb]
        )
    return False


def subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The one who does what the active verb tells, through control, coordination and relative clauses."""
    if depth > 6:
        return None
    tokens = tree.tokens
    own = sorted(kids(tree, verb, "nsubj", "csubj"), key=lambda j: _relative(tokens[j]))
    for j in own[:1]:
        if tokens[j].text.lower() in RELATIVES and tokens[j].tag in {"WDT", "WP", "IN"}:
            head = antecedent(tree, verb)
            head = _reported(tree, verb) if head is None else head
            return head if head is not None else j
        return j
    token = tokens[verb]
    head = token.head
    if head == verb:
        return None
    if token.dep in {"conj", "xcomp", "advcl", "dep", "ccomp"} and (
        is_verb(tokens[head]) or tokens[head].tag[:2] in {"JJ", "NN"}
    ):
        if token.dep == "xcomp" and tokens[head].lemma in _PERSON_OBJECT_CONTROL:
            for j in kids(tree, head, "dobj"):
                return j
        if is_noun(tokens[head]):
            return head if token.tag == "VBG" else None
        if passive(tree, head):
            suffers = next(kids(tree, head, "nsubjpass"), None)
            return suffers if suffers is not None else subject(tree, head, depth + 1)
        return subject(tree, head, depth + 1)
    if token.dep in {"acl", "relcl"}:
        if token.tag == "VBG":
            return head
        if any(tokens[j].tag == "TO" for j in tree.children[verb]):
            return head
        return None
    if token.dep == "pcomp":
        above = tokens[head].head
        if tokens[above].lemma in {"accuse", "blame", "suspect", "condemn", "stop", "prevent"}:
            return next(kids(tree, above, "dobj", "nsubjpass"), None)
        if is_verb(tokens[above]):
            return (
                subject(tree, above, depth + 1)
                if not passive(tree, above)
                else next(kids(tree, above, "nsubjpass"), None)
            )
        return above
    return None


def agent(tree: Tree, verb: int) -> int | None:
    """The noun after "by" of a passive verb, also where the parser hung the "by" on a later noun of the clause."""
    tokens = tree.tokens
    for j in tree.children[verb]:
        if tokens[j].dep == "agent" or (tokens[j].dep == "prep" and tokens[j].text.lower() == "by"):
            return next(kids(tree, j, "pobj"), None)
    for j in tree.subtree(verb):
        by = j > verb and tokens[j].text.lower() == "by" and tokens[j].dep in {"prep", "agent"}
        if by and is_noun(tokens[tokens[j].head]):
            return next(kids(tree, j, "pobj"), None)
    return None


def objects(tree: Tree, verb: int) -> list[int]:
    """What the verb is done to: its object, its passive subject, or the noun its clause hangs on."""
    tokens = tree.tokens
    if passive(tree, verb):
        out = list(kids(tree, verb, "nsubjpass", "csubjpass"))
        noun = antecedent(tree, verb)
        noun = _reported(tree, verb) if noun is None else noun
        out = [noun if noun is not None and tokens[j].text.lower() in RELATIVES else j for j in out]
        if out:
            return out
        token = tokens[verb]
        if token.dep == "conj":
            return objects(tree, token.head) if is_verb(tokens[token.head]) else []
        if noun is not None:
            return [noun]
        if token.dep == "amod":
            return [token.head]
        if token.dep in {"advcl", "dep"}:  # ", captured by the army in May," set apart by commas
            if verb < token.head:
                return list(kids(tree, token.head, "nsubj", "nsubjpass"))
            near = [
                j
                for j in range(max(0, verb - 8), verb)
                if is_noun(tokens[j]) and tokens[j].dep not in {"compound", "nmod"}
            ]
            return near[-1:] if near else []
        return []
    out = list(kids(tree, verb, "dobj", "oprd"))
    if out:
        relative = [j for j in out if tokens[j].text.lower() in RELATIVES and tokens[j].tag in {"WDT", "WP"}]
        if relative:
            head = antecedent(tree, verb)
            head = _reported(tree, verb) if head is None else head
            return [head] if head is not None else []
        return out
    if tokens[verb].dep == "relcl":  # "the town the army took"
        if any(tokens[j].dep in SUBJECTS and tokens[j].text.lower() not in RELATIVES for j in tree.children[verb]):
            return [tokens[verb].head]
        return []
    if tokens[verb].tag == "VBG" and tokens[verb].dep in {
        "compound",
        "amod",
        "nmod",
    }:  # "Capturing Lysychansk would ..."
        return [tokens[verb].head]
    top = verb
    while tokens[top].dep == "xcomp":
        top = tokens[top].head
    if (
        top != verb and tokens[top].dep == "relcl" and not list(kids(tree, top, "dobj"))
    ):  # "regions it has tried to annex"
        return [tokens[top].head]
    gone = _reported(tree, verb)
    if gone is not None and any(not _relative(tokens[j]) for j in kids(tree, verb, "nsubj")):
        return [gone]
    for j in kids(tree, verb, "conj"):  # "attacked and captured the town"
        if is_verb(tokens[j]) and not any(True for _ in kids(tree, j, "nsubj", "nsubjpass")):
            later = list(kids(tree, j, "dobj"))
            if later:
                return later
    return []


def governor(tree: Tree, i: int) -> int | None:
    """The verb that a noun hangs on, through prepositions, appositions and nouns it specifies."""
    tokens = tree.tokens
    for j in tree.ancestors(i):
        if is_verb(tokens[j]):
            return j
        if tokens[j].dep in {"relcl"}:
            return None
    return None


@dataclass(frozen=True, slots=True)
class Reach:
    """A token found below another: the first edge taken, the prepositions passed, and the steps."""

    token: int
    first: str
    preps: tuple[str, ...]
    depth: int


def reach(
    tree: Tree, i: int, stop: frozenset[int] | set[int], open_: Callable[[int], bool] = lambda _: True
) -> list[Reach]:
    """Tokens of `stop` below `i`, not looking beyond the first one met on each way nor into other clauses.

    Appositions are looked into only where `open_` says so: "the city, the governor of X" is not X.
    """
    out: list[Reach] = []
    verb = is_verb(tree.tokens[i])
    stack: list[tuple[int, str, tuple[str, ...], int]] = []
    for j in tree.children[i]:
        token = tree.tokens[j]
        if token.dep == "conj" and verb:
            continue
        if token.dep == "appos" and j not in stop and not open_(j):
            continue
        if token.dep in DOWN:
            stack.append((j, token.dep, (token.text.lower(),) if token.dep in {"prep", "agent"} else (), 1))
    while stack:
        j, first, preps, depth = stack.pop()
        if j in stop:
            out.append(Reach(j, first, preps, depth))
            continue
        if depth > 9:
            continue
        for k in tree.children[j]:
            token = tree.tokens[k]
            if token.dep == "appos" and k not in stop and not open_(k):
                continue
            if token.dep in DOWN and not (token.dep == "conj" and is_verb(token)):
                stack.append(
                    (k, first, (*preps, token.text.lower()) if token.dep in {"prep", "agent"} else preps, depth + 1)
                )
    out.sort(key=lambda r: r.token)
    return out


def clause(tree: Tree, trigger: int, others: set[int]) -> tuple[int, int]:
    """Offsets of the shortest stretch of whole clauses that holds the trigger and `others`."""
    tokens = tree.tokens
    need = {trigger, *others}
    head = trigger
    while True:
        covered = set(tree.subtree(head))
        # a noun's clause is its verb's; a verb's own subtree is a clause
        if is_verb(tokens[head]) and need <= covered and tokens[head].dep not in {"xcomp", "aux", "auxpass"}:
            break
        if tokens[head].head == head:
            covered = set(range(len(tokens))) if not need <= covered else covered
            break
        head = tokens[head].head
    drop: set[int] = set()
    for j in tree.children[head]:
        token = tokens[j]
        under = set(tree.subtree(j))
        if under & need:
            continue
        if (
            (token.dep in {"ccomp", "parataxis", "advcl"} and j > trigger)
            or (token.dep == "conj" and is_verb(token))
            or (token.dep == "ccomp" and under and max(under) < min(need))
        ):
            drop |= under
    keep = sorted(covered - drop)
    low, high = keep[0], keep[-1]
    low, high = min(low, *need), max(high, *need)
    while low < min(need) and (
        tokens[low].dep in {"cc", "punct", "mark"} and tokens[low].text.lower() not in {'"', "'"}
    ):
        low += 1
    while high > max(need) and (
        tokens[high].text in {".", ",", ";", ":", "-", "–", "—"} or tokens[high].dep == "cc" or tokens[high].tag == "``"
    ):
        high -= 1
    return tokens[low].start, tokens[high].end
