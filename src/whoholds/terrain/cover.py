"""In which layer of whose map a place's point lay, from when to when.

A point is not a town: what is told here is told of the point that a gazetteer gives for a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import TYPE_CHECKING, Literal

from whoholds.gazetteer.geometry import KM_PER_DEGREE
from whoholds.model import Layer, Place, Spell
from whoholds.terrain.sheets import LONGEST_GAP_DAYS, Kind, Sheet

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray
    from shapely import MultiPolygon, Polygon

Ground = Callable[[str], "MultiPolygon"]
"""Gives a shape by its digest."""

# Of several layers at one point the first counts. `claimed` is what a party says of itself, passed on by the maker: it
# is no finding, and a point in it lies where it lies without it.
ORDER: tuple[Layer, ...] = ("control", "pre2022", "advance", "unknown")
# A place that may be further off than this lies in one layer for sure so seldom that it is not worth asking.
MAX_ERROR_KM = 15.0
# A circle is tested as a polygon drawn inside it; so much larger, the polygon holds the circle.
_ROUND = 1.01

Drawn = Kind | Literal["unsure"] | None
Lie = Kind | Literal["unsure", "home", "untold"]
"""What a place lies in: a layer; or a layer's edge lies nearer than its position is known; or none of them, so that it
is held by who is at home there, where the maker says so, or else not told."""


def placeable(place: Place) -> bool:
    """Whether a place is a point, known well enough to be looked up on a map."""
    known = place.lat is not None and place.lon is not None
    return known and place.type != "area" and (place.error_km or 0.0) <= MAX_ERROR_KM


def spells(
    places: Sequence[Place], maps: Sequence[Sheet], ground: Ground, homes: Mapping[str, str]
) -> dict[str, tuple[Spell, ...]]:
    """How each place lay on one assessor's maps (by day), by place id, oldest first.

    A place whose position is known to some kilometres only lies in a layer where all of the circle does that it may be
    in; else its spell is not `sure`. Places that cannot be placed are left out. `homes` gives the party at home in a
    country, by code. Days whose map lacks a required layer are passed over. Where there is no map for more than
    `LONGEST_GAP_DAYS`, a spell ends with the last map before, and another begins with the first after.
    """
    found = [place for place in places if placeable(place)]
    whole = [sheet for sheet in maps if sheet.whole]
    if not found or not whole:
        return {}
    at_home = [homes.get(place.country or "") for place in found]
    now: list[Drawn] = [None] * len(found)
    turns: list[list[tuple[int, Lie]]] = [[] for _ in found]
    told: frozenset[str] = frozenset()
    for number, (sheet, moved) in enumerate(zip(whole, _states(whole, Spots(found), ground), strict=True)):
        for at, lie in moved.items():
            now[at] = lie
        before, told = told, told | _told(sheet, set(homes.values()))
        # Where the maker begins to draw a party's enemy, what lies in no layer becomes the party's.
        begun = {at for at, home in enumerate(at_home) if home in told - before} if told != before else set()
        # After a long time without a map a spell begins anew, though it be the same.
        apart = number > 0 and _days(whole[number - 1].day, sheet.day) > LONGEST_GAP_DAYS
        for at in range(len(found)) if apart else sorted({*moved, *begun}):
            lie = now[at]
            shown: Lie = lie if lie is not None else "home" if at_home[at] in told else "untold"
            if not turns[at] or turns[at][-1][1] != shown or apart:
                turns[at].append((number, shown))
    return {
        place.id: tuple(_spells(place.id, own, whole, home))
        for place, own, home in zip(found, turns, at_home, strict=True)
    }


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _told(sheet: Sheet, parties: set[str]) -> set[str]:
    """The parties to which a map leaves, at home, what it draws nothing on: those whose enemy's ground it draws.

    A maker that draws no ground of Ukraine's in Russia does not say that Russia holds all of it.
    """
    drawn = {party for layer, party in sheet.layers if layer in ("control", "advance") and party is not None}
    if not any(layer.elsewhere == "home" for layer in sheet.layers.values()):
        return set()
    return {party for party in parties if drawn - {party}}


class Spots:
    """Places as points, and as circles where their position is known to some kilometres only; by number."""

    def __init__(self, places: Sequence[Place]) -> None:
        import numpy
        from shapely import STRtree

        self.count = len(places)
        fuzzy = [bool(place.error_km) for place in places]
        self._exact = numpy.flatnonzero([not each for each in fuzzy])
        self._fuzzy = numpy.flatnonzero(fuzzy)
        self._xs = numpy.array([p.lon for p, each in zip(places, fuzzy, strict=True) if not each], dtype=float)
        self._ys = numpy.array([p.lat for p, each in zip(places, fuzzy, strict=True) if not each], dtype=float)
        self._circles = STRtree([_circle(p) for p, each in zip(places, fuzzy, strict=True) if each])

    def inside(self, digest: str, shape: MultiPolygon) -> Inside:
        """Which of them lie in a shape, and which may: a point on the very edge does not, a circle that it cuts may."""
        import numpy
        from shapely import contains_xy, prepare

        wholly = numpy.zeros(self.count, dtype=bool)
        partly = numpy.zeros(self.count, dtype=bool)
        if len(self._exact):
            prepare(shape)
            wholly[self._exact] = contains_xy(shape, self._xs, self._ys)
        if len(self._fuzzy):
            wholly[self._fuzzy[self._circles.query(shape, predicate="contains")]] = True
            partly[self._fuzzy[self._circles.query(shape, predicate="intersects")]] = True
            partly &= ~wholly
        return Inside(digest, wholly, partly)

    def nowhere(self) -> Inside:
        """That none of them lies in it: of a layer that is not drawn."""
        import numpy

        return Inside("", numpy.zeros(self.count, dtype=bool), numpy.zeros(self.count, dtype=bool))


def _circle(place: Place) -> Polygon:
    """The circle that a place may lie in, in degrees."""
    from shapely import Point
    from shapely.affinity import scale

    high = _ROUND * (place.error_km or 0.0) / KM_PER_DEGREE
    wide = high / cos(radians(place.lat or 0.0))
    return scale(Point(place.lon or 0.0, place.lat or 0.0).buffer(1.0), wide, high)


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """Of each place, whether it lies in a shape, and whether the shape's edge goes through its circle."""

    digest: str
    wholly: NDArray[bool_]
    partly: NDArray[bool_]


def _states(maps: Sequence[Sheet], spots: Spots, ground: Ground) -> Iterator[dict[int, Drawn]]:
    """For each map the places (by number) that may lie otherwise than on the map before, with what they lie in.

    From one map to the next only the layers that were drawn anew are looked into.
    """
    import numpy

    inside: dict[Kind, Inside] = {}
    for number, sheet in enumerate(maps):
        moved = numpy.full(spots.count, number == 0)
        for kind in {*inside, *(k for k in sheet.layers if k[0] in ORDER)}:
            old = inside.pop(kind, None) or spots.nowhere()
            drawn = sheet.layers.get(kind)
            if drawn is None:
                moved |= old.wholly | old.partly
                continue
            new = old if drawn.digest == old.digest else spots.inside(drawn.digest, ground(drawn.digest))
            inside[kind] = new
            if new is not old:
                moved |= (new.wholly ^ old.wholly) | (new.partly ^ old.partly)
        ordered = [(kind, inside[kind]) for kind in sorted(inside, key=_rank)]
        yield {at: _lie(at, ordered) for at in numpy.flatnonzero(moved).tolist()}


def _rank(kind: Kind) -> tuple[int, str]:
    return ORDER.index(kind[0]), kind[1] or ""


def _lie(at: int, ordered: Sequence[tuple[Kind, Inside]]) -> Drawn:
    for kind, inside in ordered:
        if inside.wholly[at]:
            return kind
        if inside.partly[at]:
            return "unsure"
    return None


def _spells(place: str, turns: Sequence[tuple[int, Lie]], maps: Sequence[Sheet], home: str | None) -> Iterator[Spell]:
    for at, (number, lie) in enumerate(turns):
        end = turns[at + 1][0] if at + 1 < len(turns) else len(maps)
        sheet = maps[number]
        drawn = sheet.layers[lie] if isinstance(lie, tuple) else None
        yield Spell(
            place=place,
            assessor=sheet.assessor,
            layer=drawn.layer if drawn else None,
            party=drawn.party if drawn else None,
            home=home if drawn or lie == "home" else None,
            since=sheet.day,
            before=maps[number - 1].day if number else None,
            said=maps[end - 1].day,
            until=maps[end].day if end < len(maps) else None,
            source_layer=drawn.source_layer if drawn else "",
            sure=lie != "unsure",
        )
