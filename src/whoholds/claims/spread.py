"""Lists that a parser loses: what is said of the first place is said of those listed after it."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.claims.ground import Ground
from whoholds.claims.phrases import is_verb
from whoholds.claims.scene import Scene
from whoholds.wordset import wordset

_COORDINATE = frozenset({",", ";", "and", "or", "as", "well", "along", "also", "but", "&", "both", "then"})
_PLACING = frozenset(
    {"near", "in", "at", "around", "on", "toward", "towards", "along", "outside", "within", "into", "against", "to"}
)
_SUCH = frozenset({"including", "such", "like", "namely", "especially", "particularly"})
_DIRECTION = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "southern",
        "eastern",
        "western",
    }
    | {
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "central",
    }
)
_FILLER = wordset(
    """
    the a an of itself area areas vicinity direction directions outskirts outskirt village villages settlement
    settlements town towns city cities forest forests nearby neighbouring neighboring surrounding adjacent following
    two three four just further also as from with region regions front km
    """
)


def _between(scene: Scene, left: int, right: int) -> list[str] | None:
    """Words between two groups, or None when something else is told there."""
    last = max(scene.groups[left].tokens)
    first = min(scene.groups[right].tokens)
    words: list[str] = []
    for i in range(last + 1, first):
        token = scene.tokens[i]
        word = token.text.lower()
        if i in scene.aside:
            continue
        known = word in _COORDINATE or word in _PLACING or word in _SUCH or word in _DIRECTION or word in _FILLER
        if not known and not (token.tag in {"CD", "HYPH", ",", ":"} or word in {"-", "–", ";"}):
            return None
        words.append(word)
    if "as" in words and not {"well", "such"} & set(words):
        return None
    if {"from", "direction"} <= set(words):
        return None
    head = scene.tokens[scene.groups[right].head]
    if head.dep in {"nsubj", "nsubjpass"} or (head.dep == "poss" and scene.group_of.get(head.head) != right):
        return None
    return words


def _reference(scene: Scene, group: int) -> bool:
    """Whether the group is only the point of reference of "north of X"."""
    first = min(scene.groups[group].tokens)
    return (
        first >= 2
        and scene.tokens[first - 1].text.lower() == "of"
        and scene.tokens[first - 2].text.lower() in _DIRECTION
    )


def _near_next(scene: Scene, group: int) -> bool:
    """Whether the next place stands near the reference: "northeast of Bakhmut near Soledar"."""
    if group + 1 >= len(scene.groups):
        return False
    words = _between(scene, group, group + 1)
    return bool(words) and words is not None and words[0] in _PLACING


# how many words may stand between "several settlements" and the first of their names
_LISTING_REACH = 9


def _named(scene: Scene, ground: Ground, head: int) -> list[Ground]:
    """The places by which ground without a name is named after all: "several settlements on this line, including X"."""
    tokens = scene.tokens
    for j in range(head + 1, min(len(tokens), head + 1 + _LISTING_REACH)):
        word, before = tokens[j].text.lower(), tokens[j - 1].text.lower()
        if (is_verb(tokens[j]) and word != "including") or word == ";":
            break
        lists = word in {"including", "namely", ":"} or (before, word) in {("such", "as"), ("among", "them")}
        if not lists:
            continue
        for group, places in enumerate(scene.groups):
            first = min(places.tokens)
            if first > j:
                between = {tokens[k].text.lower() for k in range(j + 1, first)}
                if between <= _FILLER | {","}:
                    return [Ground(group, None, f"{tokens[head].text} {word}", 1)]
                break
    return [ground]


def spread(scene: Scene, grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    """The grounds with those that the sentence lists after them, less mere points of reference."""
    out = [named for g in grounds for named in ((g,) if g.unnamed is None else _named(scene, g, g.unnamed))]
    held = {g.group for g in out if g.group is not None}
    if not held:
        return tuple(out)
    at = max(held)
    while at + 1 < len(scene.groups):
        following = at + 1
        words = _between(scene, at, following)
        if words is None:
            break
        if _reference(scene, following) and not _near_next(scene, following):
            break  # ", 13km northwest of Svatove"
        told = set(words)
        if "both" in told and scene.places[scene.groups[following].mentions[0]].method == "relative":
            break  # ", both within 25km of X"
        if following in held:
            at = following
            continue
        if not (told & _COORDINATE or (_reference(scene, at) and told & _PLACING)):
            break
        out.append(Ground(following, None, "listed after " + " ".join(words), 1))
        held.add(following)
        at = following
    # "north of Bakhmut near Soledar" is told of Soledar; "settlements near Soledar, including Bakhmutske" of Bakhmutske
    drop: set[int] = set()
    for group in sorted(held):
        following = group + 1
        if following not in held:
            continue
        words = _between(scene, group, following)
        if words is None:
            continue
        if _reference(scene, group) and words and words[0] in _PLACING:
            drop.add(group)
        if set(words) & {"including", "namely"} and any(
            g.group == group and g.via.split()[-1:] == ["near"] for g in out
        ):
            drop.add(group)
    return tuple(g for g in out if g.group not in drop)
