"""How a time expression hangs together with the words that tell an event: by the tree, or without one by distance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.claims.tenses import VERBAL, clause_of, past
from whoholds.model import TimeMention, Tree


@dataclass(frozen=True, slots=True)
class Link:
    """How near a time stands to an event: `cost` 0 is its own.

    `inside`: the event lies under the time's words ("December, when it lost X"). `telling`: the time may be that of
    the statement, standing in the event's clause or in one above it.
    """

    cost: float
    reason: str
    inside: bool = False
    telling: bool = True


# A time this many characters away is in another part of the sentence, however long that is.
_SIGHT = 1200
# A time further off than this in clauses dates something else.
_LIMIT = 6.5
# What one step up costs: complements and participles share their head's day, relative clauses seldom do.
_UP = {
    "ccomp": 1.0,
    "xcomp": 0.5,
    "advcl": 1.5,
    "acl": 1.5,
    "pcomp": 1.0,
    "relcl": 3.5,
    "csubj": 1.0,
    "parataxis": 1.0,
    "conj": 0.8,
}
_DOWN = {
    "xcomp": 1.0,
    "pcomp": 1.5,
    "advcl": 2.5,
    "ccomp": 2.0,
    "acl": 3.0,
    "relcl": 6.0,
    "csubj": 2.0,
    "parataxis": 3.0,
    "conj": 4.0,
}


def rank(
    text: str, times: Sequence[TimeMention], start: int, end: int, tree: Tree | None, place: int | None = None
) -> list[tuple[Link, TimeMention]]:
    """The sentence's times that may date the words ``text[start:end]``, the likeliest first."""
    close = [m for m in times if _gap(m, start, end) <= _SIGHT and not _only_relates(text, m)]
    links = [(link(text, mention, start, end, tree), mention) for mention in close]
    over = past(text, start, end, tree)
    # What goes on at the telling is not dated by a clause beside or under it ("still hold the town they took in May").
    near = [(each, m) for each, m in links if each.cost <= _LIMIT and (over or each.telling or each.inside)]
    # Of two times equally near, the one closer in the line wins: to the place first, where it is known.
    if place is not None:
        start, end = min(start, place), max(end, place)
        return sorted(near, key=lambda pair: (pair[0].cost, _after(pair[1], place), _gap(pair[1], start, end)))
    return sorted(near, key=lambda pair: (pair[0].cost, _gap(pair[1], start, end)))


def link(text: str, mention: TimeMention, start: int, end: int, tree: Tree | None) -> Link:
    """How `mention` hangs together with the event at ``text[start:end]``."""
    if mention.start < end and start < mention.end:
        return Link(0.0, f"“{mention.surface}” is part of the telling")
    if tree is not None:
        found = _by_tree(tree, mention, start)
        if found is not None:
            return found
    return _by_distance(text, mention, start, end)


_SUPERLATIVE = re.compile(r"\b(?:\w{3,}est|most|worst|record)\b[^,.;:]{0,70}$", re.IGNORECASE)


def _only_relates(text: str, mention: TimeMention) -> bool:
    """Whether the words only compare, or tell what comes later ("the deadliest this year", "before the war")."""
    if mention.kind == "calendar" and mention.surface.lower() in ("this year", "this month"):
        return bool(_SUPERLATIVE.search(text, max(0, mention.start - 90), mention.start))
    return mention.kind == "war" and mention.surface.lower().startswith(("before", "until", "prior"))


def _after(mention: TimeMention, place: int) -> int:
    """Distance behind the place; times before it come last."""
    return mention.start - place if mention.start >= place else 10_000


def _gap(mention: TimeMention, start: int, end: int) -> int:
    return max(start - mention.end, mention.start - end, 0)


def _by_tree(tree: Tree, mention: TimeMention, start: int) -> Link | None:
    inside = tree.tokens_in(mention.start, mention.end)
    trigger = tree.token_at(start)
    if not inside or trigger is None:
        return None
    span = {t.i for t in inside}
    tops = {t.i for t in inside if t.head not in span or t.head == t.i}
    if span & set(tree.ancestors(trigger.i)):
        return Link(0.2, f"“{mention.surface}” is what the telling hangs on", inside=True, telling=False)
    if mention.kind == "apart":
        return (
            Link(0.3, f"“{mention.surface}” counts to the event", telling=False)
            if _follows(tree, mention, start)
            else Link(9.0, "")
        )
    cost, reason, telling = min(_attached(tree, top, trigger.i) for top in tops)
    if telling and mention.start > start:
        cost += _HIDDEN * _opened(tree, start, mention.start)
    cost += _detached(tree, tops, trigger.i)
    if trigger.dep == "acl" and trigger.text.lower() in _STATES and cost > 0.5:
        cost += _STATE
    if (
        trigger.dep in _BEFORE_NOUN
        and trigger.tag.startswith(("VBN", "VBD", "JJ", "NN"))
        and not _within_phrase(tree, trigger.i, tops)
    ):
        cost += _STATE
    return Link(cost, f"“{mention.surface}” {reason}", telling=telling)


# "Russian-held X", "occupied X": a state told in passing, which the time of the clause does not date.
_BEFORE_NOUN = frozenset({"amod"})
_STATE = 7.0
# The same told behind the noun: "the stretch held by X".
_STATES = frozenset({"held", "controlled", "occupied", "dominated", "ruled", "administered", "besieged", "contested"})
# A finite verb under a conjunction between event and time, which the parse may have missed.
_HIDDEN = 3.0
_SUBORDINATORS = frozenset({"since", "when", "after", "before", "until", "while", "that", "which", "who", "where"})


def _opened(tree: Tree, start: int, end: int) -> int:
    """How many subordinate clauses with a past finite verb open between two offsets."""
    count, opened = 0, False
    for token in tree.tokens:
        if start < token.start < end:
            if token.text.lower() in _SUBORDINATORS and token.tag in ("IN", "WDT", "WP", "WRB"):
                opened = True
            elif opened and token.tag in ("VBD", "MD"):
                count, opened = count + 1, False
    return count


# Time words that belong to a noun and not to the clause ("the May offensive", "since the campaign last autumn").
_OF_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_RELATING = frozenset({"since", "before", "after", "until", "for", "following"})


def _detached(tree: Tree, tops: set[int], trigger: int) -> float:
    """What it costs that the time hangs on another noun, or on what the event is only related to ("since ...")."""
    above = set(tree.ancestors(trigger)) | {trigger}
    cost = _LIMIT if _after_since(tree, min(tops), trigger) else 0.0
    for top in tops:
        token = tree.tokens[top]
        if token.dep in _OF_NOUN and token.head not in above and tree.tokens[token.head].tag.startswith("NN"):
            cost = max(cost, 1.0 if token.dep == "poss" else 2.5)
        for i in (top, *tree.ancestors(top)):
            if i in above or tree.tokens[i].tag.startswith(VERBAL):
                break
            if tree.tokens[i].tag == "IN" and tree.tokens[i].text.lower() in _RELATING and i not in tops:
                cost = max(cost, 3.0)
    return cost


def _after_since(tree: Tree, top: int, trigger: int) -> bool:
    """Whether the time ends a phrase that "since" opened, which parses often hang on the clause."""
    for token in reversed(tree.tokens[max(0, top - 12) : top]):
        if token.i == trigger or token.tag.startswith(VERBAL) or token.text in (",", ";"):
            return False
        if token.text.lower() == "since":
            return True
    return False


def _follows(tree: Tree, mention: TimeMention, start: int) -> bool:
    """Whether the event is what "three weeks after" counts to."""
    between = [t for t in tree.tokens if mention.end <= t.start < start]
    return mention.end <= start and len(between) <= 12 and not any(t.text in (",", ";", "—") for t in between)


def _within_phrase(tree: Tree, trigger: int, tops: set[int]) -> bool:
    """Whether the time stands in the trigger's own noun phrase."""
    noun = tree.tokens[trigger].head
    return (
        any(noun in tree.ancestors(top) and clause_of(tree, top) == clause_of(tree, noun) for top in tops)
        and tree.tokens[noun].dep != "nsubj"
    )


def _attached(tree: Tree, top: int, trigger: int) -> tuple[float, str, bool]:
    head = tree.tokens[top].head
    # A preposition that the mention left outside ("in an interview in") is climbed over.
    while tree.tokens[head].tag in ("IN", "TO") and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    if head == trigger or (trigger in tree.ancestors(head) and clause_of(tree, head) == clause_of(tree, trigger)):
        return 0.0, "belongs to the event's own words", True
    time_clause, own_clause = clause_of(tree, head), clause_of(tree, trigger)
    if _tells_again(tree, time_clause, trigger):
        return 0.3, "stands in the clause that tells the event's outcome", True
    if time_clause == own_clause:
        return 0.5, "stands in the event's clause", True
    if _infinitive(tree, time_clause) and time_clause not in tree.ancestors(own_clause):
        # "launched a drive to retake the town in August": the parse hangs the time on the aim.
        time_clause = clause_of(tree, tree.tokens[time_clause].head)
        if time_clause == own_clause:
            return 0.8, "stands in the event's clause, behind its aim", True
    down = _steps(tree, own_clause, time_clause, _UP)
    if down is not None:
        return 1.0 + down, "stands in the clause that the event hangs on", True
    up = _steps(tree, time_clause, own_clause, _DOWN)
    if up is not None:
        return 1.0 + up, "stands in a clause under the event's", False
    return _apart(tree, own_clause, time_clause)


def _infinitive(tree: Tree, clause: int) -> bool:
    token = tree.tokens[clause]
    return token.tag == "VB" and token.head != clause and any(tree.tokens[c].tag == "TO" for c in tree.children[clause])


# "An attack that killed seven on Friday": the relative clause tells the event itself over again.
_OUTCOMES = (
    "kill",
    "hit",
    "wound",
    "injur",
    "destroy",
    "damag",
    "began",
    "start",
    "left",
    "struck",
    "target",
    "took",
    "claim",
)


def _tells_again(tree: Tree, clause: int, trigger: int) -> bool:
    token = tree.tokens[clause]
    if (
        token.dep != "relcl"
        or not token.text.lower().startswith(_OUTCOMES)
        or not tree.tokens[trigger].tag.startswith("NN")
    ):
        return False
    at = token.head
    while at != trigger:
        above = tree.tokens[at]
        if above.head == at or above.tag.startswith(VERBAL):
            return False
        at = above.head
    return True


def _steps(tree: Tree, low: int, high: int, costs: dict[str, float]) -> float | None:
    """What it costs to climb from clause `low` to clause `high`; None when `high` is not above it."""
    total, at = 0.0, low
    while at != high:
        token = tree.tokens[at]
        if token.head == at:
            return None
        total += costs.get(token.dep, 2.0)
        at = clause_of(tree, token.head)
    return total


def _apart(tree: Tree, own: int, other: int) -> tuple[float, str, bool]:
    """Clauses side by side under one head: joined predicates, or two complements."""
    above = [own]
    while tree.tokens[above[-1]].head != above[-1]:
        above.append(clause_of(tree, tree.tokens[above[-1]].head))
    for common in above:
        up, down = _steps(tree, own, common, _UP), _steps(tree, other, common, _DOWN)
        if up is not None and down is not None:
            return 2.0 + up + down, "stands in a clause beside the event's", False
    return 9.0, "stands apart from the event", False


# Words that open a clause of its own between a time and an event.
_OPENS = re.compile(
    r"\b(?:which|who|whom|whose|where|when|after|before|while|since|although|though|because|as|that)\b|[;:—–]|,\s+(?:and|but)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+(?:which|who|whom|whose|where|when|after|since|that)\b", re.IGNORECASE)


def _by_distance(text: str, mention: TimeMention, start: int, end: int) -> Link:
    low, high = (mention.end, start) if mention.end <= start else (end, mention.start)
    between = text[low:high]
    if mention.kind == "apart":
        near = mention.end <= start and high - low < 70 and not re.search(r"[,;—]", between)
        return Link(0.3 if near else 9.0, f"“{mention.surface}” counts to the event", telling=False)
    cost = 1.0 + min(len(between) / 120, 1.5) + 1.5 * len(_OPENS.findall(between))
    if mention.start >= end and _RELATIVE.search(between):
        cost += 2.0
    return Link(cost, f"“{mention.surface}” stands in the sentence")
