"""Who held a point on a day, by the control maps that are kept as polygons: ISW's weekly ones."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from eval.control_truth import HOLDERS

Ring = tuple[tuple[float, float], ...]
# A polygon's outer ring and its holes.
Polygon = tuple[Ring, ...]

# Layer by layer, as the changes were made from them: control goes before advances.
LAYERS = (("control_map", "RU"), ("russian_advances", "ADV"))
ELSE = "UA"


@dataclass(frozen=True, slots=True)
class Weekly:
    """Maps by day: the polygons of each layer."""

    maps: Mapping[date, Mapping[str, tuple[Polygon, ...]]]

    @property
    def last(self) -> date | None:
        """The day of the last map."""
        return max(self.maps, default=None)

    def state(self, lat: float, lon: float, day: date) -> str | None:
        """The state of a point on the last map up to that day; None before the first."""
        days = sorted(self.maps)
        at = bisect_right(days, day)
        if not at:
            return None
        layers = self.maps[days[at - 1]]
        for layer, state in LAYERS:
            if any(within(lat, lon, polygon) for polygon in layers.get(layer, ())):
                return state
        return ELSE

    def holder(self, lat: float, lon: float, day: date) -> str | None:
        """The party that last held a point for sure up to that day; None where no map shows it in firm hands."""
        for at in sorted((d for d in self.maps if d <= day), reverse=True):
            party = HOLDERS.get(self.state(lat, lon, at) or "")
            if party is not None:
                return party
        return None


def read(path: Path) -> Weekly:
    """The maps of a file, a GeoJSON object a line."""
    maps: dict[date, dict[str, tuple[Polygon, ...]]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            found = json.loads(line)
            maps[date.fromisoformat(found["date"])][found["layer"]] = polygons(found["geometry"])
    return Weekly(dict(maps))


def polygons(geometry: dict) -> tuple[Polygon, ...]:
    """The polygons of a GeoJSON Polygon or MultiPolygon."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return tuple(tuple(tuple((p[0], p[1]) for p in ring) for ring in part) for part in parts)


def within(lat: float, lon: float, polygon: Polygon) -> bool:
    """Whether a point lies in a polygon and in none of its holes."""
    outer, *holes = polygon
    return _in_ring(lat, lon, outer) and not any(_in_ring(lat, lon, hole) for hole in holes)


def _in_ring(lat: float, lon: float, ring: Sequence[tuple[float, float]]) -> bool:
    """Even-odd rule: a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
