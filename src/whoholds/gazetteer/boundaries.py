"""The borders of a theatre's first-level regions, and which part of a ground lies in which of them.

A theatre's folder may hold a ``borders.geojson``: a feature a region, with the properties ``id`` (ISO 3166-2), ``name``
(the one the gazetteer uses) and ``country`` (ISO 3166-1). A theatre without one has the borders of the theatre it
extends. Control maps draw coasts finer than such files do, so a feature may have a member ``offshore`` beside its
``geometry``: the water, up to a distance that the file's own notes state, where what lies on no region's land is that
region's. Coordinates are longitude and latitude in degrees (WGS 84); an edge is straight in them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from whoholds import theatre as theatres
from whoholds import theatre_files as files
from whoholds.errors import AskError, TheatreError
from whoholds.gazetteer import fringe, regions
from whoholds.gazetteer.fringe import polygons
from whoholds.gazetteer.names import fold

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon, STRtree

FILE = "borders.geojson"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A first-level region and its land; `offshore` is the water whose islets and finer coasts are its too."""

    id: str
    name: str
    country: str
    shape: MultiPolygon
    offshore: MultiPolygon


@cache
def boundaries(theatre: str) -> tuple[Boundary, ...]:
    """The regions of a theatre by name, or of the folder at that path, in the file's order; none where it has no file.

    Raises `TheatreError` for what is no theatre, and for a file that is not as it should be.
    """
    path = _path(theatre)
    if path is None:
        return ()
    try:
        tree: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TheatreError(f"{path}: not readable as JSON in UTF-8: {error}") from None
    match tree:
        case {"type": "FeatureCollection", "features": [*features]}:
            found = tuple(_boundary(one, f"{path}: features[{index}]") for index, one in enumerate(features))
        case _:
            raise TheatreError(f"{path}: must be a GeoJSON FeatureCollection")
    for index, one in enumerate(found):
        if one.id in {other.id for other in found[:index]}:
            raise TheatreError(f"{path}: features[{index}]: the id {one.id} stands there twice; join the two")
    return found


def boundary(theatre: str, asked: str) -> Boundary:
    """The region of that id ("UA-14") or name, in any spelling that the theatre or the gazetteer knows.

    Raises `AskError` that lists the regions, or says that the theatre has no borders.
    """
    known = boundaries(theatre)
    if not known:
        having = ", ".join(name for name in theatres.available() if (files.PACKAGED / name / FILE).exists())
        raise AskError(f"the theatre {theatre} has no borders of regions; these have: {having}")
    by_key = {fold(one.name): one for one in known} | {one.id.casefold(): one for one in known}
    told = theatres.load(theatre)
    # The theatre's own word goes before the gazetteer's, which takes a bare "Donetsk" for the oblast.
    meant = told.region_terms.get(" ".join(asked.lower().split()))
    names = (meant and meant.name, *(regions.admin1(asked, country) for country in told.countries))
    for key in (asked.strip().casefold(), fold(asked), *(fold(name) for name in names if name)):
        if key in by_key:
            return by_key[key]
    listed = ", ".join(f"{one.id} {one.name}" for one in known)
    raise AskError(f"no region {asked!r} in the borders of {theatre}; there are: {listed}")


def extent(theatre: str) -> tuple[float, float, float, float] | None:
    """West, south, east and north of all the theatre's regions, in degrees; None where it has no borders."""
    boxes = [one.shape.bounds for one in boundaries(theatre)]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def split(ground: Polygon | MultiPolygon, theatre: str, *, outside: Collection[str] = ()) -> dict[str, MultiPolygon]:
    """The part of the (valid) `ground` in each region by id, and under "" what lies in none; only what is not empty.

    What is on no region's land but in the `offshore` of one is that one's. `outside` are the countries (ISO 3166-1)
    that the ground cannot be in, as Russia for a map of what Russia holds in Ukraine: what falls into their regions
    within `fringe.REACH_KM` of another country's is the nearest such region's; what is farther in stays theirs.

    No two parts share ground, and together they are the ground, but for slivers of under a hundredth of a square metre.
    Geodesic areas add up less well where a long edge is cut, as each half is then another geodesic: to 4e-5 in maps of
    a front (1e-5 where they are of the whole front), 1e-3 in a box of a degree.
    """
    import shapely
    from shapely import MultiPolygon

    barred = frozenset(outside).intersection(one.country for one in boundaries(theatre))
    land, water = _layers(theatre, barred)
    ashore, elsewhere, across = land.whole(shapely.get_parts(polygons(ground)).tolist())
    afloat, nowhere, around = water.whole(elsewhere)
    rest = [*across, *around]
    cut: dict[str, MultiPolygon] = {}
    for layer in (land, water):
        for id, area in zip(layer.ids, layer.shapes, strict=True):
            part, rest = _cut(rest, area)
            if not part.is_empty:
                # The same region's land and water meet along their coast.
                cut[id] = polygons(cut[id].union(part)) if id in cut else part
    parts = {
        id: MultiPolygon([*ashore.get(id, ()), *afloat.get(id, ()), *(cut[id].geoms if id in cut else ())])
        for id in sorted({*ashore, *afloat, *cut})
    }
    left = MultiPolygon([*nowhere, *rest])
    return parts if left.is_empty else parts | {"": left}


# In place of the number of the area that a part lies in.
_NONE, _SEVERAL = -1, -2


@dataclass(frozen=True, slots=True)
class _Layer:
    """Areas found by their bounds. Each takes what no earlier one has, in this layer or in the one before."""

    ids: tuple[str, ...]
    shapes: tuple[MultiPolygon, ...]
    tree: STRtree

    def whole(self, parts: Sequence[Polygon]) -> tuple[dict[str, list[Polygon]], list[Polygon], list[Polygon]]:
        """Parts by the id of the one area that they lie in, parts that meet no area, and all others."""
        import numpy as np
        import shapely

        every = np.array(parts, dtype=object)
        owner = np.full(len(every), _NONE)
        near, area = self.tree.query(every) if len(every) else (np.array([], int), np.array([], int))
        for at in np.unique(area).tolist():
            these = near[area == at]
            these = these[shapely.intersects(self.shapes[at], every[these])]
            inside = shapely.covers(self.shapes[at], every[these]) & (owner[these] == _NONE)
            owner[these] = np.where(inside, at, _SEVERAL)
        taken = {self.ids[at]: every[owner == at].tolist() for at in np.unique(owner[owner >= 0]).tolist()}
        return taken, every[owner == _NONE].tolist(), every[owner == _SEVERAL].tolist()


@cache
def _layers(theatre: str, outside: frozenset[str]) -> tuple[_Layer, _Layer]:
    """Land and water, for ground that is not in those countries."""
    known = fringe.abroad(boundaries(theatre), outside)
    return _layer((one.id, one.shape) for one in known), _layer((one.id, one.offshore) for one in known)


def _layer(areas: Iterable[tuple[str, MultiPolygon]]) -> _Layer:
    import shapely

    there = [(id, shape) for id, shape in areas if not shape.is_empty]
    shapes = tuple(shape for _, shape in there)
    for shape in shapes:
        shapely.prepare(shape)
    return _Layer(tuple(id for id, _ in there), shapes, shapely.STRtree(shapes))


def _cut(parts: list[Polygon], area: MultiPolygon) -> tuple[MultiPolygon, list[Polygon]]:
    """What of these parts is in the area, and what is not."""
    import shapely

    there = shapely.intersects(area, parts).tolist() if parts else []
    if not any(there):
        return shapely.MultiPolygon(), parts
    met = shapely.MultiPolygon([part for part, meets in zip(parts, there, strict=True) if meets])
    away = [part for part, meets in zip(parts, there, strict=True) if not meets]
    return polygons(met.intersection(area)), [*away, *polygons(met.difference(area)).geoms]


def _path(theatre: str) -> Path | None:
    """The file of the theatre, or else of the nearest that it extends."""
    theatres.load(theatre)  # raises for what is no theatre, and for theatres that extend each other in a circle
    base, folder = theatre, Path()
    while True:
        folder = files.PACKAGED / base if base in files.packaged() else folder.parent / base
        if (folder / FILE).is_file():
            return folder / FILE
        head = folder / "theatre.yaml"
        extends = files.text(files.table(files.read_yaml(head)[0], str(head)).get("extends"), f"{head}: extends")
        if extends is None:
            return None
        base = extends


def _boundary(feature: object, where: str) -> Boundary:
    match feature:
        case {"properties": {"id": str(id), "name": str(name), "country": str(country)}, "geometry": land, **more}:
            water = _shape(more.get("offshore", {"type": "MultiPolygon", "coordinates": []}), f"{where}.offshore")
            return Boundary(id, name, country, _shape(land, f"{where}.geometry"), water)
        case _:
            raise TheatreError(f"{where}: needs a geometry, and the properties id, name and country as texts")


def _shape(tree: object, where: str) -> MultiPolygon:
    import shapely

    read = shapely.from_geojson(json.dumps(tree), on_invalid="ignore")
    if read is None or read.geom_type not in ("Polygon", "MultiPolygon"):
        raise TheatreError(f"{where}: must be a GeoJSON Polygon or MultiPolygon")
    if not read.is_valid:
        raise TheatreError(f"{where}: not a valid polygon: {shapely.is_valid_reason(read)}")
    return polygons(read)
