"""The ground that changed from one map to the next: what is in the later ground only, and what in the earlier only.

Makers draw on: most of a line is the line of the map before, corner by corner. What both grounds have in common is not
laid over itself; the two are compared within windows around the edges that only one of them has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoholds.terrain.ground import polygons

if TYPE_CHECKING:
    import numpy as np
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

# Windows lie at least this far apart, in degrees (about ten metres), and reach a tenth of it beyond what they hold.
_APART = 1e-4
# Square degrees, under a square metre: what was gained, less what was lost, may differ from the net by so much.
_NOISE = 1e-10


@dataclass(frozen=True, slots=True)
class Turnover:
    """Ground `gained` is in the later of two grounds only, ground `lost` in the earlier only."""

    gained: MultiPolygon
    lost: MultiPolygon


def turnover(before: BaseGeometry, after: BaseGeometry) -> Turnover:
    """What lies in only one of two valid grounds: the ground of `after.difference(before)`, and the other way round."""
    from shapely import GEOSException, difference

    try:
        found = _within(_windows(before, after), before, after)
    except GEOSException:
        # A window may cut a ring so that it touches itself, which overlays refuse; the whole ring does not.
        found = None
    if found is None:
        found = Turnover(polygons(difference(after, before)), polygons(difference(before, after)))
    return found


def _within(windows: np.ndarray, before: BaseGeometry, after: BaseGeometry) -> Turnover | None:
    """The turnover in these windows; None where it is not all there is."""
    from shapely import clip_by_rect, difference

    olds, news = ([clip_by_rect(ground, *window) for window in windows.tolist()] for ground in (before, after))
    gained, lost = _joined(difference(news, olds)), _joined(difference(olds, news))
    same = abs(gained.area - lost.area - (after.area - before.area)) <= _NOISE
    return Turnover(gained, lost) if same else None


def _joined(grounds: np.ndarray) -> MultiPolygon:
    """All polygons of grounds that lie apart."""
    from shapely import GeometryType, MultiPolygon, get_parts, get_type_id

    parts = get_parts(grounds)
    return MultiPolygon(parts[get_type_id(parts) == GeometryType.POLYGON].tolist())


def _windows(before: BaseGeometry, after: BaseGeometry) -> np.ndarray:
    """West, south, east and north of rectangles around all the edges that only one of two grounds has."""
    import numpy as np

    old, new = _edges(before), _edges(after)
    was, now = (each.view(np.dtype((np.void, each.itemsize * 4))).ravel() for each in (old, new))
    changed = np.vstack([old[~np.isin(was, now)], new[~np.isin(now, was)]])
    ends = changed.reshape(-1, 2, 2)
    boxes = np.hstack([ends.min(axis=1), ends.max(axis=1)])
    reach = _APART / 10
    wider: np.ndarray = _apart(boxes) + np.array([-reach, -reach, reach, reach])
    return wider


def _edges(ground: BaseGeometry) -> np.ndarray:
    """Every edge as x and y of its two ends, with the ground to its left."""
    import numpy as np
    from shapely import get_coordinates, get_parts, get_rings, orient_polygons

    corners, ring = get_coordinates(get_rings(get_parts(orient_polygons(polygons(ground)))), return_index=True)
    first = np.flatnonzero(ring[1:] == ring[:-1])
    return np.ascontiguousarray(np.hstack([corners[first], corners[first + 1]]))


def _apart(boxes: np.ndarray) -> np.ndarray:
    """Rectangles around groups of boxes, parted where a line from side to side, or from bottom to top, meets none."""
    import numpy as np

    found: list[np.ndarray] = []
    left = [(boxes, 0, False)] if len(boxes) else []
    while left:
        these, axis, tried = left.pop()
        these = these[np.argsort(these[:, axis], kind="stable")]
        reach = np.maximum.accumulate(these[:-1, axis + 2])
        cuts = np.flatnonzero(these[1:, axis] > reach + _APART) + 1
        if len(cuts):
            left += [(part, 1 - axis, False) for part in np.split(these, cuts)]
        elif tried:
            found.append(np.hstack([these[:, :2].min(axis=0), these[:, 2:].max(axis=0)]))
        else:
            left.append((these, 1 - axis, True))
    return np.array(found).reshape(-1, 4)
