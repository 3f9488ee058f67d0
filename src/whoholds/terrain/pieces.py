"""What changed between two maps, in pieces: ground gained or lost, touching parts taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whoholds.terrain.cover import Ground
from whoholds.terrain.ground import ground_km2
from whoholds.terrain.outline import Asked, Outline, outline
from whoholds.terrain.sheets import Sheet
from whoholds.terrain.turnover import turnover

if TYPE_CHECKING:
    from shapely import MultiPolygon

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
    last: Outline | None = None
    for sheet in maps:
        drawn = outline(sheet, asked, ground, last)
        if drawn is None:
            continue
        if last is not None and drawn.shape is not last.shape and not drawn.unlike(last):
            changed = turnover(last.shape, drawn.shape)
            yield from _cut("gained", last.day, drawn.day, changed.gained, least_km2)
            yield from _cut("lost", last.day, drawn.day, changed.lost, least_km2)
        last = drawn


def _cut(
    change: Literal["gained", "lost"], before: str, day: str, changed: MultiPolygon, least_km2: float
) -> Iterator[Piece]:
    from shapely import MultiPolygon

    for group in _groups(changed):
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
