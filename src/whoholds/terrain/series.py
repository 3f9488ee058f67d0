"""The ground of some layers from map to map: what is held on each, and what was gained and lost between two.

Gains and losses are areas of the difference of two maps, so that ground retaken elsewhere does not cancel ground lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whoholds.terrain.cover import Ground
from whoholds.terrain.ground import ground_km2
from whoholds.terrain.outline import Asked, Outline, outline
from whoholds.terrain.sheets import Sheet
from whoholds.terrain.turnover import turnover

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

    def areas(shape: BaseGeometry) -> dict[str, float]:
        split = {} if parts is None else {name: ground_km2(part) for name, part in parts(shape).items() if name}
        return {**split, "": ground_km2(shape)}

    points: list[Point] = []
    stretches: list[Stretch] = []
    passed: list[str] = []
    last: Outline | None = None
    held: Areas
    for number, sheet in enumerate(maps):
        tell(number + 1, len(maps))
        drawn = outline(sheet, asked, ground, last)
        if drawn is None:
            passed.append(sheet.day)
            continue
        day = date.fromisoformat(drawn.day)
        if last is None:
            held = areas(drawn.shape)
        elif broken := drawn.unlike(last):
            held = areas(drawn.shape)
            stretches.append(Stretch(points[-1].day, day, {}, {}, f"{sheet.assessor} {broken}"))
        elif drawn.shape is last.shape:
            held = points[-1].held
            nothing = dict.fromkeys(held, 0.0)
            stretches.append(Stretch(points[-1].day, day, nothing, nothing))
        else:
            changed = turnover(last.shape, drawn.shape)
            gained, lost = areas(changed.gained), areas(changed.lost)
            held = _carried(points[-1].held, gained, lost) | {"": ground_km2(drawn.shape)}
            stretches.append(Stretch(points[-1].day, day, gained, lost))
        points.append(Point(day, held, drawn.sources))
        last = drawn
    return Series(maps[0].assessor if maps else "", tuple(points), tuple(stretches), tuple(passed))


def _carried(held: Areas, gained: Areas, lost: Areas) -> dict[str, float]:
    """What is held in each region after a change: areas add up, and what changed is little of what is there."""
    regions = sorted({*held, *gained, *lost})
    # What is left of a region that was lost whole is the noise of the sums.
    return {r: max(0.0, held.get(r, 0.0) + gained.get(r, 0.0) - lost.get(r, 0.0)) for r in regions}
