"""The ground of some layers from map to map: what is held on each, and what was gained and lost between two.

Gains and losses are areas of the difference of two maps, so that ground retaken elsewhere does not cancel ground lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whoholds.model import Layer, Snapshot
from whoholds.terrain.cover import Ground
from whoholds.terrain.ground import ground_km2
from whoholds.terrain.sheets import Kind, Sheet

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Areas = Mapping[str, float]
"""Square kilometres by region id; under ``""`` of all the ground."""
Parts = Callable[["BaseGeometry"], Mapping[str, "BaseGeometry"]]
"""Splits ground among regions, by id."""
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Point:
    """What is held on the day of a map."""

    day: date
    held: Areas
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was gained and lost from one map to the next. `broken` says why that cannot be told, or nothing."""

    since: date
    until: date
    gained: Areas
    lost: Areas
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """An assessor's maps measured. `passed` are days whose map lacks one of the layers asked for."""

    assessor: str
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which layers of which party are measured together."""

    layers: tuple[Layer, ...]
    party: str | None

    def drawn(self, sheet: Sheet) -> tuple[Snapshot, ...] | None:
        """Those layers on a map; None where it lacks one. A layer inside another one's ground is there with that."""
        found: list[Snapshot] = []
        for layer in self.layers:
            own = sheet.layers.get(self.kind(layer))
            if own is not None:
                found.append(own)
            elif not any(layer in other.covers and other.layer in self.layers for other in self._theirs(sheet)):
                return None
        return tuple(found)

    def kind(self, layer: Layer) -> Kind:
        """The layer with the party it is asked of; of unclear ground nobody is the holder."""
        return (layer, None if layer == "unknown" else self.party)

    def _theirs(self, sheet: Sheet) -> Iterator[Snapshot]:
        return (each for each in sheet.layers.values() if each.party == self.party)

    def lacking(self, maps: Sequence[Sheet]) -> tuple[Layer, ...]:
        """Layers that none of the maps has, with the party asked of."""
        return tuple(
            layer
            for layer in self.layers
            if not any(
                self.kind(layer) in sheet.layers
                or any(layer in other.covers and other.layer in self.layers for other in self._theirs(sheet))
                for sheet in maps
            )
        )


def around(maps: Sequence[Sheet], asked: Asked, since: date | None, until: date | None) -> Sequence[Sheet]:
    """The maps that tell of a stretch of days: from the last up to `since` to the first from `until` on."""
    days = [sheet.day for sheet in maps if asked.drawn(sheet) is not None]
    low = since.isoformat() if since is not None else ""
    high = until.isoformat() if until is not None else "~"
    first = max((day for day in days if day <= low), default="")
    last = min((day for day in days if day >= high), default="~")
    return [sheet for sheet in maps if first <= sheet.day <= last]


def measure(
    maps: Sequence[Sheet],
    asked: Asked,
    ground: Ground,
    parts: Parts | None = None,
    tell: Tell = lambda done, total: None,
) -> Series:
    """Measure every map that has the layers asked for. `parts` splits what is measured among regions.

    Ground that two of the layers share counts once.
    """
    from shapely import difference, union_all

    def areas(shape: BaseGeometry) -> dict[str, float]:
        split = {} if parts is None else {name: ground_km2(part) for name, part in parts(shape).items() if name}
        return {**split, "": ground_km2(shape)}

    points: list[Point] = []
    stretches: list[Stretch] = []
    passed: list[str] = []
    last: tuple[tuple[str, ...], BaseGeometry] | None = None
    for number, sheet in enumerate(maps):
        tell(number + 1, len(maps))
        drawn = asked.drawn(sheet)
        if drawn is None:
            passed.append(sheet.day)
            continue
        name = tuple(each.digest for each in drawn)
        day, sources = date.fromisoformat(sheet.day), tuple(each.source_layer for each in drawn)
        if last is not None and last[0] == name:
            shape = last[1]
            held = points[-1].held
        else:
            shapes = [ground(each.digest) for each in drawn]
            shape = shapes[0] if len(shapes) == 1 else union_all(shapes)
            held = areas(shape)
        if last is not None:
            before = points[-1]
            if before.sources != sources:
                broken = f"{sheet.assessor} drew {', '.join(before.sources)} before and {', '.join(sources)} after"
                stretches.append(Stretch(before.day, day, {}, {}, broken))
            elif last[0] == name:
                nothing = dict.fromkeys(held, 0.0)
                stretches.append(Stretch(before.day, day, nothing, nothing))
            else:
                gained, lost = areas(difference(shape, last[1])), areas(difference(last[1], shape))
                stretches.append(Stretch(before.day, day, gained, lost))
        points.append(Point(day, held, sources))
        last = (name, shape)
    return Series(maps[0].assessor if maps else "", tuple(points), tuple(stretches), tuple(passed))
