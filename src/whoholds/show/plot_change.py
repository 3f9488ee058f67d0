"""A map of what changed between two days on one assessor's maps, as a picture for a page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from whoholds.errors import AskError
from whoholds.model import Layer, Place
from whoholds.show import phrases
from whoholds.show import plot_style as style
from whoholds.show.plot_style import Fill, Key, Mark

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.path import Path as Outline
    from numpy.typing import NDArray
    from shapely import Polygon, STRtree
    from shapely.geometry.base import BaseGeometry

    from whoholds.show.plot_style import Sheet

HELD = Fill("#D6D6D6", edge="#9A9A9A", width=0.5)
GAINED = Fill(style.ORANGE, "/////", ink="#7A4A00", edge="#7A4A00", width=0.7)
LOST = Fill(style.BLUE, "....", ink=style.PAPER, edge="#00304D", width=0.7)
BORDER = "#6E6E6E"
# A settlement that is named, and one that is not.
_PLACE, _SMALLER = Mark("o", size=3.6), Mark("o", style.INK, size=1.2)
_PLACES_NAMED = 14
_AROUND, _LEAST = (82.0, 26.0), 400.0

# A degree of a great circle on a sphere of the Earth's mean radius, 6,371 km; within 0.6 % of the ellipsoid's.
_KM_A_DEGREE = 111.195
# Nothing is shown larger than a piece of this height, lest a redrawn field look like a front.
_LEAST_KM = 12.0
_BEYOND = 0.09
# Towards the poles a degree of longitude shrinks to nothing.
_FURTHEST_NORTH = 85.0

# How much longer a kilometre may be at one edge of the map than at the other before the scale says where it holds.
_SAME_SCALE = 1.04
# A region's name is tried in so many columns and rows.
_TRIES = 15
# Behind words: paper that lets what is under it be seen.
_BOARD = Fill("#FFFFFFC8", width=0)

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ChangePicture:
    """What to draw: the ground of one party in some layers of an assessor's maps, on the days `before` and `day`.

    `held` is the ground held on both days, `gained` and `lost` what only the later or the earlier map has; all are
    polygons in WGS 84 longitude and latitude, or empty. `borders` are regions by name, `places` settlements in the
    changed ground; `credit` are the makers' own lines. `party_name` is None or empty for ground of unclear status.
    """

    assessor: str
    layers: tuple[Layer, ...]
    party_name: str | None
    before: str
    day: str
    held: BaseGeometry
    gained: BaseGeometry
    lost: BaseGeometry
    gained_km2: float
    lost_km2: float
    borders: Sequence[tuple[str, BaseGeometry]] = ()
    places: Sequence[Place] = ()
    credit: Sequence[str] = ()

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        return not (self.gained.is_empty and self.lost.is_empty)


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the Earth that is shown, in degrees, and the pixels it is shown on; north is up."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @property
    def bounds(self) -> _Box:
        return self.west, self.south, self.east, self.north

    @property
    def km_a_pixel(self) -> float:
        """Half-way up."""
        return (self.north - self.south) * _KM_A_DEGREE / self.height

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """A point as pixels from the lower left corner."""
        across, up = self.width / (self.east - self.west), self.height / (self.north - self.south)
        return (lon - self.west) * across, (lat - self.south) * up

    def placed(self, polygon: Polygon) -> Polygon:
        """The same of a polygon."""
        from shapely.affinity import affine_transform

        (x, y), (x_one, y_one) = self.pixel(0, 0), self.pixel(1, 1)
        return affine_transform(polygon, [x_one - x, 0, 0, y_one - y, x, y])

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """The other way."""
        return (
            self.west + x / self.width * (self.east - self.west),
            self.south + y / self.height * (self.north - self.south),
        )


def draw(change: ChangePicture, path: Path) -> None:
    """Draw the change into a .png or .svg, zoomed on what changed, or on what is held where nothing did.

    Raises `AskError` where there is no ground at all, `SettingsError` where the file cannot be made.
    """
    style.kind_of(path)
    focus = (change.gained, change.lost) if change.changed else (change.held,)
    boxes = [shape.bounds for shape in focus if not shape.is_empty]
    if not boxes:
        who = style.name(change.assessor)
        raise AskError(f"the maps of {who} have no such ground on {change.before} and {change.day}: nothing to draw")
    with style.drawing():
        made = style.sheet(
            _title(change), _subtitle(change), tuple(_keys(change)), tuple(_notes(change)), around=_AROUND, least=_LEAST
        )
        view = _view(boxes, made.width, made.height)
        _ground(made, view, change)
        _names(made, view, change)
        style.save(made, path)


def _days(change: ChangePicture) -> str:
    return f"{phrases.moment(change.before)} and {phrases.moment(change.day)}"


def _title(change: ChangePicture) -> str:
    head = "Ground that changed" if change.changed else "No ground changed"
    return f"{head} on the maps of {style.name(change.assessor)} between {_days(change)}"


def _subtitle(change: ChangePicture) -> str:
    maker = f"{style.name(change.assessor)} ({' + '.join(change.layers)})"
    party = style.name(change.party_name or "")
    if not change.changed:
        whose = f"of {party}" if party else "of unclear status"
        return f"According to {maker}, the ground {whose} is the same on both days"
    gained, lost = _km2(change.gained_km2), _km2(change.lost_km2)
    if party:
        return f"According to {maker}, {party} gained {gained} and lost {lost}"
    return f"According to {maker}, {gained} of unclear status came in and {lost} went"


def _km2(value: float) -> str:
    if not math.isfinite(value):
        return "no figure"
    if 0 < value < 0.005:
        return "under 0.01 km²"
    decimals = 0 if value >= 100 or not value else 1 if value >= 10 else 2
    return f"{value:,.{decimals}f} km²"


def _keys(change: ChangePicture) -> Iterator[Key]:
    if change.changed:
        yield Key(f"gained: {_km2(change.gained_km2)}", GAINED)
        yield Key(f"lost: {_km2(change.lost_km2)}", LOST)
    yield Key("held on both days", HELD)
    if change.borders:
        yield Key("borders of regions", BORDER)
    if change.places:
        yield Key("settlements in ground that changed, the largest named", _PLACE)


def _notes(change: ChangePicture) -> Iterator[str]:
    who, layers = style.name(change.assessor), " + ".join(change.layers)
    if change.changed:
        yield (
            f"Gained: ground on the map of {who} ({layers}) of {phrases.moment(change.day)} and not on that of "
            f"{phrases.moment(change.before)}; lost: the other way round. What changed back between them is not shown."
        )
    yield "An assessor draws by its own rules, and redraws; a line that moved need not be a front that did."
    credit = [line for line in map(style.safe, change.credit) if line]
    if credit:
        yield " ".join(credit)


def _view(boxes: Sequence[_Box], width: float, height: float) -> _View:
    """What to show of the Earth, in the frame's proportions: the boxes and some more around them."""
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = (south + north) / 2
    shrink = math.cos(math.radians(min(abs(middle), _FURTHEST_NORTH)))
    high = max((north - south) * (1 + 2 * _BEYOND), _LEAST_KM / _KM_A_DEGREE)
    wide = (east - west) * shrink * (1 + 2 * _BEYOND)
    high = max(high, wide * height / width)
    wide = high * width / height / shrink
    centre = (west + east) / 2
    return _View(centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2, width, height)


def _polygons(shape: BaseGeometry, view: _View) -> list[Polygon]:
    """The polygons of a shape that are in view, cut off a little outside of it."""
    import shapely
    from shapely import Polygon

    west, south, east, north = view.bounds
    more = (north - south) * 0.05
    parts = shapely.get_parts(shapely.get_parts(shape))
    found: list[Polygon] = []
    for part in parts:
        if not isinstance(part, Polygon):
            continue
        cut = shapely.clip_by_rect(part, west - more, south - more, east + more, north + more)
        found += [piece for piece in shapely.get_parts(cut) if isinstance(piece, Polygon) and not piece.is_empty]
    return found


def _outline(polygons: Sequence[Polygon]) -> Outline:
    """One path of many polygons: holes turn against the ring around them, so that they stay empty."""
    import numpy as np
    from matplotlib.path import Path as Outline
    from shapely.geometry.polygon import orient

    points: list[NDArray[np.float64]] = []
    codes: list[NDArray[np.uint8]] = []
    for polygon in polygons:
        turned = orient(polygon)
        for ring in (turned.exterior, *turned.interiors):
            corners = np.asarray(ring.coords)[:, :2]
            code = np.full(len(corners), Outline.LINETO, dtype=np.uint8)
            code[0], code[-1] = Outline.MOVETO, Outline.CLOSEPOLY
            points.append(corners)
            codes.append(code)
    return Outline(np.concatenate(points), np.concatenate(codes))


def _ground(made: Sheet, view: _View, change: ChangePicture) -> None:
    """The ground, the borders over it, and degrees on the axes."""
    from matplotlib.patches import PathPatch

    axes = made.axes
    axes.set_xlim(view.west, view.east)
    axes.set_ylim(view.south, view.north)
    for shape, look, above in ((change.held, HELD, 1.0), (change.lost, LOST, 2.0), (change.gained, GAINED, 2.5)):
        polygons = _polygons(shape, view)
        if polygons:
            style.fill(axes, _outline(polygons), look, above)
    regions = [polygon for _, region in change.borders for polygon in _polygons(region, view)]
    if regions:
        axes.add_artist(PathPatch(_outline(regions), fill=False, edgecolor=BORDER, lw=0.7, zorder=3))
    style.ticks(axes, _degrees(view.west, view.east, 8, "EW"), _degrees(view.south, view.north, 7, "NS"))


def _degrees(low: float, high: float, most: int, letters: str) -> list[tuple[float, str]]:
    from matplotlib.ticker import MaxNLocator

    values = [round(float(v), 6) for v in MaxNLocator(nbins=most, steps=[1, 2, 5, 10]).tick_values(low, high)]
    return [(v, f"{abs(v):g}°{letters[v < 0] if v else ''}") for v in values if low < v < high]


def _names(made: Sheet, view: _View, change: ChangePicture) -> None:
    """The scale, the settlements and the regions, in this order of importance; none lies on another."""
    import shapely

    changed = [*_polygons(change.gained, view), *_polygons(change.lost, view)]
    drawn = [shapely.simplify(view.placed(polygon), 1.0) for polygon in changed]
    taken = _Taken(view, shapely.STRtree(drawn), [])
    _scale(made, view, taken)
    _settlements(made, view, change.places, taken)
    _regions(made, view, change.borders, taken)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where words stand already, and where the ground changed, in pixels."""

    view: _View
    changed: STRtree
    boxes: list[_Box]

    def free(self, box: _Box) -> bool:
        """Whether words can stand in a box."""
        left, low, right, high = box
        within = min(left, low) >= 3 and right <= self.view.width - 3 and high <= self.view.height - 3
        return within and all(right <= a or c <= left or high <= b or d <= low for a, b, c, d in self.boxes)

    def hides(self, box: _Box) -> bool:
        """Whether words in a box would lie on ground that changed."""
        from shapely.geometry import box as rectangle

        return bool(len(self.changed.query(rectangle(*box), predicate="intersects")))


def _scale(made: Sheet, view: _View, taken: _Taken) -> None:
    """A bar of so many kilometres, and where north is, in the corner that hides least."""
    axes, longest = made.axes, view.width * 0.2 * view.km_a_pixel
    km = max(n * 10.0**power for power in range(-2, 5) for n in (1, 2, 5) if n * 10.0**power <= longest)
    long = km / view.km_a_pixel
    # Far from the middle of a high map a kilometre is longer or shorter than the bar.
    edges = [math.cos(math.radians(min(abs(lat), _FURTHEST_NORTH))) for lat in (view.south, view.north)]
    middle = (view.south + view.north) / 2
    where = f" at {abs(middle):.0f}°{'S' if middle < 0 else 'N'}" if max(edges) / min(edges) > _SAME_SCALE else ""
    label = f"{km:g} km{where}"
    wide, high = max(long, style.span(label, style.LABEL)) + 52, 40.0
    corners = [(x, y) for y in (10.0, view.height - high - 10) for x in (10.0, view.width - wide - 10)]
    x, y = next((at for at in corners if not taken.hides((*at, at[0] + wide, at[1] + high))), corners[0])
    taken.boxes.append((x, y, x + wide, y + high))
    style.fill(axes, style.box(*view.degrees(x, y), *view.degrees(x + wide, y + high)), _BOARD, 5.0)
    bar = style.box(*view.degrees(x + 12, y + 9), *view.degrees(x + 12 + long, y + 13))
    style.fill(axes, bar, Fill(style.INK, width=0), 5.2)
    style.put(axes, *view.degrees(x + 12, y + 19), label, style.LABEL, above=5.2)
    lon, lat = view.degrees(x + wide - 16, y + 10)
    style.mark(axes, [lon], [lat], Mark("^", style.INK, size=6), 5.2)
    lon, lat = view.degrees(x + wide - 16, y + 20)
    style.put(axes, lon, lat, "N", style.LABEL, bold=True, align=("center", "baseline"), above=5.2)


def _settlements(made: Sheet, view: _View, places: Sequence[Place], taken: _Taken) -> None:
    """A dot for every settlement, and the names of the largest that have room."""
    placed = [
        (place.name, view.pixel(place.lon, place.lat))
        for place in sorted(places, key=lambda place: (-place.population, place.name, place.id))
        if place.lat is not None and place.lon is not None
    ]
    dots = [(name, (x, y)) for name, (x, y) in placed if 0 < x < view.width and 0 < y < view.height]
    taken.boxes.extend((x - 4, y - 4, x + 4, y + 4) for _, (x, y) in dots[:_PLACES_NAMED])
    named: list[tuple[float, float]] = []
    for name, (x, y) in dots:
        if len(named) == _PLACES_NAMED:
            break
        text = style.name(name)
        wide, high = style.span(text, style.LABEL) + 6, style.leading(style.LABEL)
        spots = [
            (x + side * (wide / 2 + 6) * (up == 0 or 0.85) - wide / 2, y + up * (high / 2 + 5) - high / 2)
            for side, up in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
        ]
        boxes = [(left, low, left + wide, low + high) for left, low in spots]
        free = sorted((box for box in boxes if taken.free(box)), key=taken.hides)
        if text and free:
            _word(made, view, free[0], text, style.LABEL, style.INK, bold=False)
            taken.boxes.append(free[0])
            named.append((x, y))
    others = [at for _, at in dots if at not in named]
    for points, look, above in ((others, _SMALLER, 3.8), (named, _PLACE, 4.0)):
        if points:
            lon, lat = zip(*(view.degrees(*at) for at in points), strict=True)
            style.mark(made.axes, lon, lat, look, above)


def _regions(made: Sheet, view: _View, borders: Sequence[tuple[str, BaseGeometry]], taken: _Taken) -> None:
    """The names of the regions that have room for theirs, as near to their middle as may be."""
    import shapely
    from shapely.geometry import box as rectangle

    for name, region in borders:
        text = style.name(name)
        wide, high = style.span(text, style.LABEL, bold=True) + 6, style.leading(style.LABEL)
        drawn = (shapely.simplify(view.placed(polygon), 0.5) for polygon in _polygons(region, view))
        pieces = [shapely.clip_by_rect(polygon, 0, 0, view.width, view.height) for polygon in drawn]
        seen = max(pieces, key=lambda piece: piece.area, default=None)
        if not text or seen is None or not seen.area:
            continue
        shapely.prepare(seen)
        west, south, east, north = seen.bounds
        steps = [(n + 0.5) / _TRIES for n in range(_TRIES)]
        spots = [(west + (east - west) * i, south + (north - south) * j) for i in steps for j in steps]
        spots.sort(key=partial(math.dist, (seen.centroid.x, seen.centroid.y)))
        boxes = [(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2) for x, y in spots]
        free = [each for each in boxes if taken.free(each) and seen.contains(rectangle(*each))]
        if free:
            chosen = next((each for each in free if not taken.hides(each)), free[0])
            _word(made, view, chosen, text, style.LABEL, style.FAINT, bold=True)
            taken.boxes.append(chosen)


def _word(made: Sheet, view: _View, box: _Box, text: str, size: float, colour: str, *, bold: bool) -> None:
    """A name on a pale ground, so that hatching does not make it hard to read."""
    left, low, right, high = box
    board = style.box(*view.degrees(left + 1, low + 2), *view.degrees(right - 1, high - 1))
    style.fill(made.axes, board, _BOARD, 4.5)
    x, y = view.degrees((left + right) / 2, low + (high - low) * 0.32)
    style.put(made.axes, x, y, text, size, bold=bold, colour=colour, align=("center", "baseline"))
