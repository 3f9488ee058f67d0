"""Where a trigger's event is: the places its words lead to, and by which way."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claims.phrases import is_noun, is_verb, kids, objects, reach
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.wordset import wordset

_LOCATIVE = wordset(
    """
    including like such as in on at near around along across outside inside within of over beyond throughout for
    toward towards to into from between against
    """
)
_AFTER_OBJECT = wordset(
    """
    including like such as in of on at near around along across outside inside within to between throughout over
    """
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where: a group of places (`group`), or a word that points back to one (`anaphor`), and the way that led there.

    With neither, the text names no place ("two villages near Sloviansk"): `unnamed` is the head of those words. `part`
    is the head of words for a part of the place or ground beside it ("the outskirts of X", "areas near X"), `beside` of
    words for what is not the place itself though it is told by it ("a hospital in X", "12 square kilometres near X").
    """

    group: int | None
    anaphor: int | None
    via: str
    distance: int
    unnamed: int | None = None
    part: int | None = None
    beside: int | None = None


def _stops(scene: Scene) -> set[int]:
    return set(scene.group_of)


def _described(scene: Scene, i: int) -> bool:
    """Whether its own words say which: "the prison in Olenivka", "the third major city", so that it points to none."""
    for j in scene.tree.children[i]:
        token = scene.tokens[j]
        restrictive = token.dep == "relcl" and scene.tokens[i + 1].text != "," and scene.tokens[i].dep != "appos"
        if restrictive and scene.tokens[i].lemma == "area":
            return True  # "expanded the area they controlled"
        if token.dep in {"amod", "det"} and token.text.lower() in _RANKING | {"second", "third", "fourth"}:
            return True
        named = any(scene.tokens[k].tag in {"NNP", "NNPS"} for k in kids(scene.tree, j, "pobj"))
        if named and token.dep == "prep" and token.text.lower() in {"of", "in", "at", "near"}:
            return True
        if token.dep in {"compound", "nmod"} and token.tag == "NNP":
            return True
    return False


def _anaphoric(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the noun can point back: "the village", "it", "there", "this area"."""
    token = scene.tokens[i]
    word = token.text.lower()
    if word in {"it", "there", "its", "here", "them"}:
        return True
    if token.lemma in lexicon.directions:
        return any(scene.tokens[j].text.lower() in {"the", "country"} for j in scene.tree.children[i]) and not any(
            scene.tokens[j].dep == "prep" and scene.tokens[j].text.lower() == "of" for j in scene.tree.children[i]
        )
    if i in scene.aside or _described(scene, i):
        return False
    if any(scene.tokens[j].text.lower() == "own" for j in scene.tree.children[i]):
        return False
    if not any(token.lemma in words for words in lexicon.anaphors.values()):
        return False
    determiners = {
        scene.tokens[j].text.lower() for j in scene.tree.children[i] if scene.tokens[j].dep in {"det", "poss"}
    }
    return bool(determiners & {"the", "this", "that", "these", "those", "its", "their", "both"})


def within(
    scene: Scene, i: int, lexicon: Lexicon, *, preps: frozenset[str] = _AFTER_OBJECT, first: str = "obj"
) -> list[Ground]:
    """Places that the phrase headed by `i` is, is part of, or lies in."""
    if i in scene.group_of:
        return [Ground(scene.group_of[i], None, first, 0)]
    head = scene.tokens[i].head
    if scene.tokens[i].dep == "appos" and head in scene.group_of:  # "Crimea, a region that Moscow seized"
        return [Ground(scene.group_of[head], None, f"{first} apposition", 0)]
    if scene.tokens[i].lemma in _COUNTERS:  # "a string of villages": told of the villages
        for j in kids(scene.tree, i, "prep"):
            for k in kids(scene.tree, j, "pobj"):
                if scene.tokens[j].text.lower() == "of" and scene.tokens[k].lemma in lexicon.anaphors["settlement"]:
                    return within(scene, k, lexicon, preps=preps, first=first)
    found = [
        r
        for r in reach(scene.tree, i, _stops(scene), lambda k: scene.tokens[k].lemma in lexicon.ground)
        if all(p in preps for p in r.preps) and not _acting(scene, r.token) and not _holder(scene, r.token)
    ]
    placed = [r for r in found if r.first not in {"advmod", "npadvmod"}]
    found = placed or found  # "the town of Selydove, 18 km southeast of Pokrovsk"
    if not found and indefinite(scene, i, lexicon):  # "captured two villages"
        return [Ground(None, None, "unnamed", 0, i)]
    if found and any(scene.tokens[i].lemma in words for words in lexicon.anaphors.values()):
        named = [r for r in found if r.preps == ("of",) and r.first == "prep"]
        if named:  # "the Donetsk village of Tsukuryne"
            found = named
        elif indefinite(scene, i, lexicon) and all(r.preps or r.first in {"compound", "nmod", "amod"} for r in found):
            return [Ground(None, None, "unnamed", 0, i)]
    if found:
        best = min(r.depth for r in found)
        out: list[Ground] = []
        seen: set[int] = set()
        for r in found:
            group = scene.group_of[r.token]
            if group not in seen and r.depth <= best + 2:
                seen.add(group)
                part = i if r.preps and _a_part(scene, i, r.preps, lexicon) else None
                beside = i if r.preps and not_the_place(scene, i, r.preps) else None
                out.append(Ground(group, None, " ".join((first, *r.preps)), r.depth, part=part, beside=beside))
        return out
    if scene.tokens[i].dep == "attr":  # "X and Y are regions that ..."
        for j in kids(scene.tree, scene.tokens[i].head, "nsubj"):
            if j in scene.group_of:
                return [Ground(scene.group_of[j], None, "subject of be", 1)]
    if _anaphoric(scene, i, lexicon):
        return [Ground(None, i, first, 0)]
    for j in scene.tree.children[i]:
        token = scene.tokens[j]
        if token.dep in {"prep", "appos", "poss"}:
            for k in [j] if token.dep != "prep" else list(kids(scene.tree, j, "pobj")):
                if (
                    (token.dep != "prep" or token.text.lower() in preps)
                    and _anaphoric(scene, k, lexicon)
                    and is_noun(scene.tokens[k])
                ):
                    return [Ground(None, k, f"{first} {token.text.lower()}", 1)]
    return []


# "the village of X" is X itself; "parts of X" and "towns near X" are not.
_ITSELF = frozenset(
    {"village", "town", "city", "settlement", "hamlet", "region", "oblast", "province", "capital", "port", "hub"}
    | {"district", "peninsula", "republic", "stronghold", "state", "community", "municipality", "locality"}
    | {"bastion", "suburb"}
)


_AMOUNTS = frozenset(
    {"position", "line", "control", "building", "base", "most", "all", "rest", "whole", "entirety", "everything", "km"}
    | {"kms", "kilometre", "kilometer", "mile", "metre", "percent", "%", "cent", "third", "quarter", "majority"}
    | {"string", "number"}
)


def _a_part(scene: Scene, i: int, preps: tuple[str, ...], lexicon: Lexicon) -> bool:
    lemma = scene.tokens[i].lemma
    if lemma not in lexicon.ground or lemma in _AMOUNTS:
        return False
    return not (lemma in _ITSELF and preps == ("of",))


# what stands in or near a place and is not the place
STRUCTURES = wordset(
    """
    building facility hospital school headquarters checkpoint post camp station plant airport airfield airbase base
    factory refinery mine bridge dam depot terminal complex hill height road highway junction crossing street mill works
    """
)
# ground that lies around a place rather than being it
EXPANSES = wordset(
    """
    kilometre kilometer km kms mile territory land terrain ground position trench
    """
)


def not_the_place(scene: Scene, i: int, preps: tuple[str, ...]) -> bool:
    """Whether the word is a structure in the place, or ground around it: "the territory of X" is X all the same."""
    lemma = scene.tokens[i].lemma
    return lemma in STRUCTURES or (lemma in EXPANSES and preps != ("of",))


_COUNTERS = frozenset({"string", "number", "series", "handful", "dozen", "couple", "cluster", "score", "hundred"})
_COUNTING = frozenset({"a", "an", "another", "several", "some", "many", "more", "other", "few", "no", "any"})
_RANKING = frozenset({"last", "first", "final", "only", "largest", "biggest", "remaining", "major", "following"})


def indefinite(scene: Scene, i: int, lexicon: Lexicon) -> bool:
    """Whether the noun names some settlement without saying which: "two villages", "another town", "the last city"."""
    token = scene.tokens[i]
    if token.lemma not in lexicon.anaphors["settlement"]:
        return False
    words = {scene.tokens[j].text.lower() for j in scene.tree.children[i]}
    numbered = any(scene.tokens[j].dep == "nummod" for j in scene.tree.children[i])
    definite = bool(words & {"the", "this", "that", "these", "those", "its", "their", "both"})
    if definite:
        return bool(words & _RANKING)
    return numbered or bool(words & _COUNTING) or token.tag == "NNS"


def _acting(scene: Scene, i: int) -> bool:
    """Whether the place word stands for a party here ("Kyiv's forces", "Moscow's troops")."""
    if i not in scene.party_of:
        return False
    token = scene.tokens[i]
    return token.dep in {"poss", "amod", "nsubj", "compound"} or scene.party_of[i].role in {
        "adjective",
        "people",
        "group",
        "hostile",
    }


def _holder(scene: Scene, i: int) -> bool:
    tokens = scene.tokens
    return i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].tag[:1] == "V"


def along(
    scene: Scene, i: int, preps: frozenset[str], lexicon: Lexicon, *, skip: frozenset[int] = frozenset()
) -> list[Ground]:
    """Places and back-pointing nouns on the prepositions (and adverbs) of token `i`."""
    out: list[Ground] = []
    for j in scene.tree.children[i]:
        if j in skip:
            continue
        token = scene.tokens[j]
        word = token.text.lower()
        if token.dep in {"prep", "agent"} and word != "by":
            out += _prep(scene, j, preps, lexicon, word, 0)
        elif token.dep in {"advmod", "npadvmod"}:
            if word == "there" or word == "here":
                out.append(Ground(None, j, word, 0))
                continue
            if j in scene.group_of:
                out.append(Ground(scene.group_of[j], None, word, 0))
                continue
            for k in kids(scene.tree, j, "prep"):
                out += _prep(scene, k, preps | {"of", "from"}, lexicon, word, 0)
    return out


def _prep(scene: Scene, j: int, preps: frozenset[str], lexicon: Lexicon, way: str, depth: int) -> list[Ground]:
    word = scene.tokens[j].text.lower()
    if depth > 3:
        return []
    out: list[Ground] = []
    for k in scene.tree.children[j]:
        token = scene.tokens[k]
        if token.dep == "pobj" or (token.dep == "pcomp" and not is_verb(token)):
            if word not in preps:
                continue
            if k in scene.group_of:
                if not (_acting(scene, k) and scene.party_of[k].role != "name"):
                    out.append(Ground(scene.group_of[k], None, way, depth))
            else:
                out += within(scene, k, lexicon, preps=_LOCATIVE - {"from", "for", "against"}, first=way)
        elif token.dep in {"prep", "advmod", "conj"}:
            out += _prep(
                scene,
                k,
                preps | {"of"} if token.dep == "advmod" else preps,
                lexicon,
                token.text.lower() if token.dep == "prep" else way,
                depth + 1,
            )
    return out


def objects_of(scene: Scene, verb: int, lexicon: Lexicon) -> list[tuple[int, list[Ground]]]:
    """Each object of the verb with the places it is or lies in."""
    out = [(i, within(scene, i, lexicon)) for i in objects(scene.tree, verb)]
    if out:
        for j in kids(scene.tree, verb, "prep"):  # "captured it, along with Vovchansk"
            if scene.tokens[j].text.lower() in {"along", "together"}:
                beside = [
                    g for g in _prep(scene, j, frozenset({"with"}), lexicon, "along with", 0) if g.group is not None
                ]
                out[0] = (out[0][0], out[0][1] + beside)
    return out
