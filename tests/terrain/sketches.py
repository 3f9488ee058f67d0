"""Invented grounds at real places, written as every kind of file."""

from __future__ import annotations

import gzip
import json
import warnings
import zipfile
from pathlib import Path

import numpy
import pyogrio.raw
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from whoholds.errors import MapError
from whoholds.model import MapLayer
from whoholds.terrain.maps import read_maps

# Roughly Ukraine: west, south, east, north.
EXTENT = (22.0, 44.0, 41.0, 53.0)
TODAY = "2025-06-01"
PARTIES = ("RUS", "UKR")
# Longitude and latitude of towns.
BAKHMUT = (38.0, 48.59)
ROBOTYNE = (35.84, 47.44)
SIMFEROPOL = (34.1, 44.95)
DONETSK = (37.8, 48.0)
SUDZHA = (35.27, 51.19)
PETROZAVODSK = (34.35, 61.79)


def square(at: tuple[float, float], half: float = 0.1) -> shapely.Polygon:
    """A square of twice `half` degrees about a town."""
    x, y = at
    return shapely.box(x - half, y - half, x + half, y + half)


def shape(geometry: BaseGeometry) -> dict:
    return shapely.geometry.mapping(geometry)


def feature(geometry: BaseGeometry | dict | None, **properties: object) -> dict:
    drawn = shape(geometry) if isinstance(geometry, BaseGeometry) else geometry
    return {"type": "Feature", "properties": properties, "geometry": drawn}


def collection(*features: dict, **more: object) -> dict:
    return {"type": "FeatureCollection", **more, "features": list(features)}


def put(path: Path, value: object) -> Path:
    """`value` as JSON, as text or as bytes, packed when the name ends in .gz."""
    raw = value if isinstance(value, bytes) else (value if isinstance(value, str) else json.dumps(value)).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
    return path


def put_lines(path: Path, *values: object) -> Path:
    return put(path, "".join((v if isinstance(v, str) else json.dumps(v)) + "\n" for v in values))


def reduced(source: str, date: str, layer: str, geometry: BaseGeometry) -> dict:
    return {"source": source, "date": date, "layer": layer, "geometry": shape(geometry)}


def vector(
    path: Path,
    driver: str,
    *geometries: BaseGeometry | None,
    layer: str | None = None,
    crs: str | None = "EPSG:4326",
    fields: dict[str, list[object]] | None = None,
    kind: str = "Unknown",
    append: bool = False,
) -> Path:
    """Grounds (in degrees), in `crs`, by GDAL."""
    turned = [g if g is None else turn(g, crs) for g in geometries]
    columns = fields or {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a reference system left out on purpose
        _write(path, driver, turned, columns, layer, kind, crs, append)
    return path


def _write(
    path: Path,
    driver: str,
    turned: list[BaseGeometry | None],
    columns: dict[str, list[object]],
    layer: str | None,
    kind: str,
    crs: str | None,
    append: bool,
) -> None:
    pyogrio.raw.write(
        path,
        numpy.array([None if g is None else shapely.to_wkb(g) for g in turned], dtype=object),
        [numpy.array(values) for values in columns.values()],
        list(columns),
        layer=layer,
        driver=driver,
        geometry_type=kind,
        crs=crs,
        append=append,
    )


def turn(geometry: BaseGeometry, crs: str | None) -> BaseGeometry:
    """From degrees into `crs`."""
    if crs in (None, "EPSG:4326"):
        return geometry
    transformer = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    return shapely.transform(geometry, lambda xy: numpy.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))


def zipped(path: Path, *files: Path, folder: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, folder + file.name)
    return path


def shapefile(folder: Path, name: str, *geometries: BaseGeometry, **options: object) -> list[Path]:
    """The parts of a shapefile, the .shp first."""
    vector(folder / f"{name}.shp", "ESRI Shapefile", *geometries, kind="Polygon", **options)  # type: ignore[arg-type]
    return sorted(folder.glob(f"{name}.*"), key=lambda p: (p.suffix != ".shp", p.suffix))


def read(path: Path, **options: object) -> tuple[list[MapLayer], list[str]]:
    """The layers in a file, and what is refused of it."""
    given = {"extent": EXTENT, "today": TODAY, "parties": PARTIES, **options}
    found = list(read_maps(path, **given))  # type: ignore[arg-type]
    return [m for m in found if isinstance(m, MapLayer)], [str(e) for e in found if isinstance(e, MapError)]
