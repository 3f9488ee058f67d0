"""From the words that say where to the places they mean: named ones, those pointed back to, "the east", none at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.claims.anaphora import points_to, points_to_all
from whoholds.claims.found import Found
from whoholds.claims.ground import STRUCTURES, Ground
from whoholds.claims.phrases import kids
from whoholds.claims.scene import Scene
from whoholds.lexicon import Lexicon
from whoholds.model import Kind, Place, PlaceMention, PlaceType


@dataclass(frozen=True, slots=True)
class Placed:
    """A place of an event: the mention it was read from, the words as printed here, and why."""

    mention: PlaceMention
    surface: str
    reason: str


def _side_of_the_country(scene: Scene, i: int, directions: Mapping[str, Place]) -> list[Placed]:
    """ "in the east": a part of the theatre's country, by the theatre's data."""
    token = scene.tokens[i]
    word = token.text.lower()
    if i >= 2 and scene.tokens[i - 1].text == "-":  # "the south-west" in three tokens
        word = f"{scene.tokens[i - 2].text.lower()}-{word}"
    place = directions.get(word)
    if place is None:
        return []
    start = token.start
    for j in scene.tree.children[i]:
        if scene.tokens[j].dep == "det" and j < i:
            start = scene.tokens[j].start
    surface = scene.document.report.text[start : token.end]
    reason = f'"{surface}": {place.name}'
    return [Placed(PlaceMention(start, token.end, surface, "area", place, (), reason, "direction"), surface, reason)]


# Kinds for which a place may stay unnamed ("captured a string of villages"); for others its words stand for it.
MAY_BE_UNNAMED: frozenset[Kind] = frozenset({"captured", "withdrew"})


def _unnamed(scene: Scene, head: int) -> Placed:
    """Ground that the text describes but does not name ("towns north of Aleppo"): it stays unresolved."""
    inside = [i for i in scene.tree.subtree(head) if i >= head]
    start, end = scene.tokens[inside[0]].start, scene.tokens[inside[-1]].end
    surface = scene.document.report.text[start:end]
    reason = "the text describes the place without naming it"
    return Placed(PlaceMention(start, end, surface, "area", None, (), reason, "described"), surface, reason)


# Kinds that tell of a place changing hands: for them a hospital in it, or some ground near it, is not the place.
_CHANGING: frozenset[Kind] = frozenset({"captured", "withdrew", "annexed", "surrounded"})
_MANNED = frozenset({"position", "trench"})  # who holds positions in a place holds it, as far as it goes
_SITE_ERROR_KM, _AREA_ERROR_KM = 10.0, 20.0  # how far it may lie from the place by which it is told


def _apart(scene: Scene, head: int, mention: PlaceMention, kind: Kind) -> tuple[PlaceMention, str]:
    """The structure in a settlement, or the ground around it, as a place of its own, with its words."""
    near, lemma = mention.place, scene.tokens[head].lemma
    told = scene.tokens[head]
    if kind not in _CHANGING or mention.type != "settlement" or (lemma in _MANNED and kind != "withdrew"):
        return mention, mention.surface
    text = scene.document.report.text
    sort: PlaceType
    first, inner = head, {"amod", "compound", "nmod"}
    while first and scene.tokens[first - 1].head == head and scene.tokens[first - 1].dep in inner:
        first -= 1
    words = " ".join(text[scene.tokens[first].start : mention.end].split())
    if lemma in STRUCTURES and told.start < mention.start:
        name, sort, error = words, "site", _SITE_ERROR_KM
        surface, key = words, f"site:{near.id}:{words.lower()}" if near else ""
    else:
        name, sort, error = f"{near.name if near else mention.surface} area", "area", _AREA_ERROR_KM
        surface, key = mention.surface, f"area:{near.id}:{name}" if near else ""
    made = replace(near, id=key, name=name, type=sort, error_km=error + (near.error_km or 0.0)) if near else None
    return replace(mention, type=sort, place=made), surface


def _partly(mention: PlaceMention, kind: Kind) -> PlaceMention:
    """What changes hands in parts of a region is not the region: "areas along the left bank"."""
    place = mention.place
    if place is None or kind not in _CHANGING or mention.type != "area":
        return mention
    return replace(mention, place=replace(place, id=f"{place.id}/part"))


def places_of(
    scene: Scene,
    ground: Ground,
    places: Sequence[PlaceMention],
    lexicon: Lexicon,
    outside: frozenset[int],
    directions: Mapping[str, Place],
    kind: Kind,
) -> list[Placed]:
    """The places that one ground of an event means; none when it points back to nothing."""
    text = scene.document.report.text
    if ground.unnamed is not None and kind not in MAY_BE_UNNAMED:
        named = any(k in scene.group_of for k in scene.tree.subtree(ground.unnamed))
        return [_unnamed(scene, ground.unnamed)] if named else []
    if ground.group is not None and ground.beside is not None:
        apart = [_apart(scene, ground.beside, places[k], kind) for k in scene.groups[ground.group].mentions]
        if any(m is not places[k] for (m, _), k in zip(apart, scene.groups[ground.group].mentions, strict=True)):
            return [Placed(m, words, f"{ground.via}: {m.reason}") for m, words in apart]
    if ground.group is not None and ground.part is not None:
        start = scene.tokens[ground.part].start
        for j in scene.tree.children[ground.part]:  # "the eastern half of", but not "rebel-held parts of"
            beside = scene.tokens[j]
            describing = beside.dep in {"amod", "compound"} and beside.tag[:1] != "V" and j not in scene.party_of
            if describing and j + 1 == ground.part:
                start = beside.start
        nearest, *others = scene.groups[ground.group].mentions
        whole = text[start : places[nearest].end] if start < places[nearest].start else places[nearest].surface
        return [
            Placed(
                _partly(places[k], kind),
                whole if k == nearest else places[k].surface,
                f"{ground.via}: {places[k].reason}",
            )
            for k in (nearest, *others)
        ]
    if ground.group is not None:
        return [
            Placed(places[k], places[k].surface, f"{ground.via}: {places[k].reason}")
            for k in scene.groups[ground.group].mentions
        ]
    if ground.anaphor is None:
        return []
    token = scene.tokens[ground.anaphor]
    if token.lemma in lexicon.directions:  # "in the east and the south"
        both = [token.i, *(k for k in kids(scene.tree, token.i, "conj") if scene.tokens[k].lemma in lexicon.directions)]
        return [placed for k in both for placed in _side_of_the_country(scene, k, directions)]
    if token.dep == "appos" and token.head in scene.group_of:  # "Avdiivka, the town they left"
        group = scene.groups[scene.group_of[token.head]]
        return [
            Placed(places[k], places[k].surface, f"{ground.via}: {token.text} is {places[k].surface}")
            for k in group.mentions
        ]
    if token.text.lower() == "them":
        several = points_to_all(token.start, places, text, outside)
        return [
            Placed(places[k], places[k].surface, f'{ground.via}: "them" points back to {places[k].surface}')
            for k in several
        ]
    said_of = {scene.tokens[j].text.lower() for j in scene.tree.children[token.i]}
    lemma = "city" if token.lemma == "capital" and said_of & {"regional", "provincial", "district"} else token.lemma
    target = points_to(token.text, lemma, token.start, places, lexicon, outside)
    if target is None:
        return []
    first = next(
        (
            scene.tokens[j]
            for j in scene.tree.children[token.i]
            if scene.tokens[j].dep in {"det", "poss"} and j < token.i
        ),
        token,
    )
    return [Placed(places[target[0]], text[first.start : token.end], f"{ground.via}: {target[1]}")]


def all_places(
    scene: Scene,
    found: Found,
    places: Sequence[PlaceMention],
    lexicon: Lexicon,
    outside: frozenset[int],
    directions: Mapping[str, Place],
) -> list[Placed]:
    """Every place of an event, each once."""
    out: list[Placed] = []
    for ground in found.grounds:
        for placed in places_of(scene, ground, places, lexicon, outside, directions, found.kind):
            if not any(placed.mention is other.mention for other in out):
                out.append(placed)
    return out


def unnamed_words(scene: Scene, found: Found) -> str | None:
    """The words of a place that the text does not name ("two villages near Sloviansk"), if the event has but those."""
    for ground in found.grounds:
        if ground.unnamed is not None:
            inside = scene.tree.subtree(ground.unnamed)
            return scene.document.report.text[scene.tokens[inside[0]].start : scene.tokens[inside[-1]].end]
    return None


def country_of(placed: Sequence[Placed]) -> str | None:
    """The country an event's first place lies in, where it is known or all its candidates agree."""
    for one in placed:
        if one.mention.place is not None:
            return one.mention.place.country
        countries = {c.country for c in one.mention.candidates}
        if len(countries) == 1:
            return next(iter(countries))
    return None
