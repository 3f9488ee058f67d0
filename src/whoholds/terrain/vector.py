"""KML, shapefiles and GeoPackages, by way of GDAL."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from whoholds.errors import MapError
from whoholds.terrain.drawn import Drawn, Extent, Limits
from whoholds.terrain.project import Projector, projector
from whoholds.terrain.properties import properties_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# To GDAL these part an archive from what is in it, and a file from options.
_SEPARATORS = re.compile(r"[!;]")


def layers(path: Path, where: str, file_name: str, extent: Extent | None, limits: Limits) -> Iterator[Drawn | MapError]:
    """What is drawn in each layer of a file; a `MapError` in the place of a layer that cannot be read.

    A layer that does not name its coordinate reference system is refused, unless all its coordinates are degrees inside
    `extent`: then that is what they are taken for.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    if _SEPARATORS.search(str(path)):
        yield MapError(f"{where}: GDAL cannot open a file with ! or ; in its path; rename it")
        return
    with warnings.catch_warnings():
        # GDAL warns of every oddity that it has dealt with.
        warnings.simplefilter("ignore")
        try:
            found = [(str(name), kind) for name, kind in pyogrio.list_layers(path)]
        except (DataSourceError, DataLayerError) as error:
            yield MapError(f"{where}: it cannot be opened ({_short(error)}); it may be damaged: fetch or save it again")
            return
    names = [name for name, kind in found if kind is not None]
    if not names:
        yield MapError(f"{where}: it has no layer with geometry; save the map's polygons")
    for name in names:
        inner = where if len(names) == 1 else f"{where}, layer {name!r}"
        try:
            yield from _layer(path, name, inner, file_name, len(names) == 1, extent, limits)
        except MapError as error:
            yield error
        except (DataSourceError, DataLayerError, UnicodeDecodeError) as error:
            yield MapError(f"{inner}: it cannot be read ({_short(error)}); it may be damaged: fetch or save it again")


def _layer(
    path: Path, name: str, where: str, file_name: str, alone: bool, extent: Extent | None, limits: Limits
) -> Iterator[Drawn | MapError]:
    import shapely
    from pyogrio import raw

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        meta, _, shapes, columns = raw.read(
            path, layer=name, force_2d=True, datetime_as_string=True, max_features=limits.features + 1
        )
    if shapes is None:
        return
    if len(shapes) > limits.features:
        raise MapError(f"{where}: more than {limits.features:,} features; give fewer at a time")
    geometries = shapely.from_wkb(shapes, on_invalid="ignore")
    notes: tuple[str, ...] = ()
    turn: Projector | None = None
    if meta["crs"] is None:
        _plain_degrees(shapely.total_bounds(geometries).tolist(), extent, where)
        notes = ("it names no coordinate reference system: taken for degrees (EPSG:4326), as all lies in the theatre",)
    else:
        turn = projector(str(meta["crs"]), where)
    fields = [str(field) for field in meta["fields"]]
    rows = zip(*(column.tolist() for column in columns), strict=True) if columns else repeat(())
    for number, (shape, geometry, row) in enumerate(zip(shapes, geometries, rows, strict=False), 1):
        if shape is None:
            continue
        place = f"{where}, feature {number}"
        fault = "its geometry cannot be read" if geometry is None else None
        if geometry is not None and shapely.get_dimensions(geometry) < 2:
            continue
        if geometry is not None:
            try:
                geometry = turn(geometry) if turn is not None else geometry
                if not _finite(geometry):
                    raise ValueError("it has a coordinate that is no number")
            except ValueError as error:
                geometry, fault = None, str(error)
        properties = properties_of(zip(fields, row, strict=True))
        yield Drawn(place, name, file_name, alone, MappingProxyType(properties), geometry, fault, notes=notes)


def _finite(geometry: BaseGeometry) -> bool:
    import numpy
    import shapely

    return bool(numpy.isfinite(shapely.get_coordinates(geometry)).all())


def _plain_degrees(bounds: list[float], extent: Extent | None, where: str) -> None:
    """Raise `MapError` unless `bounds` are degrees inside `extent`."""
    west, south, east, north = bounds
    if extent is not None and extent[0] <= west <= east <= extent[2] and extent[1] <= south <= north <= extent[3]:
        return
    raise MapError(
        f"{where}: it does not name its coordinate reference system (a shapefile has it in its .prj); add it, or save "
        "the map in EPSG:4326"
    )


def _short(error: Exception) -> str:
    """What GDAL says is wrong, without the statement that failed and without paths, which may be temporary ones."""
    said = str(error).rpartition(" failed: ")[2].partition(";")[0]
    return " ".join(re.sub(r"'?(?:/[^\s/']+)+'?", "the file", said).split()).rstrip(".: ")
