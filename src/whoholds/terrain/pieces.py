"""What changed between two maps, in pieces: ground gained or lost, touching parts taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whoholds.terrain.cover import Ground
from whoholds.terrain.ground import ground_km2, polygons
from whoholds.terrain.series import Asked
from whoholds.terrain.sheets import Sheet

if TYPE_CHECKING:
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

# Parts this near are one piece: a road or a river that a maker leaves out between them. Degrees, about a kilometre.
_TOGETHER = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of ground that changed from the map of `before` to that of `day`."""

    change: Literal["gained", "lost"]
    before: str
    day: str
    km2: float
    ground: MultiPolygon

    @property
    def inner(self) -> tuple[float, float]:
        """Latitude and longitude of a point in its largest part."""
        largest = max(self.ground.geoms, key=lambda part: part.area)
        point = largest.representative_point()
        return round(point.y, 4), round(point.x, 4)


def pieces(maps: Sequence[Sheet], asked: Asked, ground: Ground, least_km2: float) -> Iterator[Piece]:
    """Every piece of at least so many km², from map to map; maps without the layers asked for are passed over."""
    from shapely import difference, union_all

    last: tuple[str, tuple[str, ...], tuple[str, ...], BaseGeometry] | None = None
    for sheet in maps:
        drawn = asked.drawn(sheet)
        if drawn is None:
            continue
        digests, sources = tuple(d.digest for d in drawn), tuple(d.source_layer for d in drawn)
        if last is not None and last[1] == digests:
            last = (sheet.day, digests, sources, last[3])
            continue
        shape = union_all([ground(digest) for digest in digests])
        if last is not None and last[2] == sources:
            yield from _cut("gained", last[0], sheet.day, difference(shape, last[3]), least_km2)
            yield from _cut("lost", last[0], sheet.day, difference(last[3], shape), least_km2)
        last = (sheet.day, digests, sources, shape)


def _cut(
    change: Literal["gained", "lost"], before: str, day: str, changed: BaseGeometry, least_km2: float
) -> Iterator[Piece]:
    from shapely import MultiPolygon

    for group in _groups(polygons(changed)):
        km2 = ground_km2(group)
        if km2 >= least_km2:
            yield Piece(change, before, day, round(km2, 2), MultiPolygon(group))


def _groups(ground: MultiPolygon) -> Iterator[MultiPolygon]:
    """Parts that lie together, the largest group first."""
    from shapely import MultiPolygon, STRtree

    parts = list(ground.geoms)
    if not parts:
        return
    parent = list(range(len(parts)))

    def top(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in zip(*STRtree(parts).query(parts, predicate="dwithin", distance=_TOGETHER).tolist(), strict=True):
        parent[top(one)] = top(other)
    groups: dict[int, list[int]] = {}
    for at in range(len(parts)):
        groups.setdefault(top(at), []).append(at)
    made = [MultiPolygon([parts[at] for at in group]) for group in groups.values()]
    yield from sorted(made, key=lambda m: (-m.area, m.bounds))
