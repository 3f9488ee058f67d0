"""In which layer of whose map a place's point lay, from when to when.

A point is not a town: what is told here is told of the point that a gazetteer gives for a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from whoholds.model import Layer, Place, Spell
from whoholds.terrain.sheets import Kind, Sheet

if TYPE_CHECKING:
    from shapely import MultiPolygon, STRtree

Ground = Callable[[str], "MultiPolygon"]
"""Gives a shape by its digest."""

# Of several layers at one point the first counts. `claimed` is what a party says of itself, passed on by the maker: it
# is no finding, and a point in it lies where it lies without it.
ORDER: tuple[Layer, ...] = ("control", "pre2022", "advance", "unknown")
# A point that may be this far off in truth says nothing of a line on a map.
MAX_ERROR_KM = 2.0


def placeable(place: Place) -> bool:
    """Whether a place is a point known well enough to be looked up on a map."""
    known = place.lat is not None and place.lon is not None
    return known and place.type != "area" and (place.error_km or 0.0) <= MAX_ERROR_KM


def spells(
    places: Sequence[Place], maps: Sequence[Sheet], ground: Ground, homes: Mapping[str, str]
) -> dict[str, tuple[Spell, ...]]:
    """How each place lay on one assessor's maps (by day), by place id, oldest first.

    Places that cannot be placed are left out. `homes` gives the party at home in a country, by code. Days whose map
    lacks a required layer are passed over.
    """
    from shapely import Point, STRtree

    found = [place for place in places if placeable(place)]
    points = [Point(p.lon, p.lat) for p in found if p.lon is not None and p.lat is not None]
    whole = [sheet for sheet in maps if sheet.whole]
    if not found or not whole:
        return {}
    tree = STRtree(points)
    turns: list[list[tuple[int, Kind | None]]] = [[] for _ in found]
    for number, moved in enumerate(_states(whole, tree, ground)):
        for at, kind in moved.items():
            if not turns[at] or turns[at][-1][1] != kind:
                turns[at].append((number, kind))
    return {
        place.id: tuple(_spells(place.id, own, whole, homes.get(place.country or "")))
        for place, own in zip(found, turns, strict=True)
    }


def _states(maps: Sequence[Sheet], tree: STRtree, ground: Ground) -> Iterator[dict[int, Kind | None]]:
    """For each map the points (by number) that may lie otherwise than on the map before, with what they lie in.

    From one map to the next only the layers that were drawn anew are looked into.
    """
    inside: dict[Kind, tuple[str, frozenset[int]]] = {}
    for number, sheet in enumerate(maps):
        moved = set() if number else set(range(len(tree.geometries)))
        for kind in {*inside, *(k for k in sheet.layers if k[0] in ORDER)}:
            old, points = inside.pop(kind, ("", frozenset[int]()))
            drawn = sheet.layers.get(kind)
            if drawn is None:
                moved |= points
            elif drawn.digest == old:
                inside[kind] = (old, points)
            else:
                new = frozenset(tree.query(ground(drawn.digest), predicate="contains").tolist())
                inside[kind] = (drawn.digest, new)
                moved |= new ^ points
        ordered = sorted(inside, key=lambda k: (ORDER.index(k[0]), k[1] or ""))
        yield {at: next((kind for kind in ordered if at in inside[kind][1]), None) for at in moved}


def _spells(
    place: str, turns: Sequence[tuple[int, Kind | None]], maps: Sequence[Sheet], home: str | None
) -> Iterator[Spell]:
    for at, (number, kind) in enumerate(turns):
        end = turns[at + 1][0] if at + 1 < len(turns) else len(maps)
        sheet = maps[number]
        drawn = sheet.layers[kind] if kind is not None else None
        told_home = any(layer.elsewhere == "home" for layer in sheet.layers.values())
        yield Spell(
            place=place,
            assessor=sheet.assessor,
            layer=drawn.layer if drawn else None,
            party=drawn.party if drawn else None,
            home=home if told_home else None,
            since=sheet.day,
            before=maps[number - 1].day if number else None,
            said=maps[end - 1].day,
            until=maps[end].day if end < len(maps) else None,
            source_layer=drawn.source_layer if drawn else "",
        )
