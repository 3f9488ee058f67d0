"""Files of control maps, told by what is in them: GeoJSON in its forms, KML, shapefiles, GeoPackages, and packed ones.

A file that cannot be read does not stop the others: a `MapError` stands in its place, and in the place of each part of
it that is bad, naming the file, the reason and the cure.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from whoholds.errors import MapError
from whoholds.terrain import geojson, unpack, vector
from whoholds.terrain.drawn import LIMITS, Drawn, Extent, Limits

# Endings that are looked for in a folder or a zip; a file named outright is read whatever it is called.
_BY_LINE = (".geojsonl", ".geojsons", ".jsonl", ".ndjson")
_PLAIN = (".geojson", ".json", *_BY_LINE, ".kml", ".gpkg", ".shp")
ENDINGS = (*_PLAIN, *(f"{ending}.gz" for ending in _PLAIN if ending != ".shp"), ".kmz", ".zip")
_HEAD = 4096
_KML = re.compile(rb"<(?:\w+:)?kml[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# A document may define entities that unfold to any size; no map needs them.
_ENTITIES = re.compile(rb"<!(?:doctype|entity)\b", re.IGNORECASE)
_FORMS = "GeoJSON, KML, KMZ, GeoPackage, or a shapefile with its .shx, .dbf and .prj"
# What files that are no maps begin with.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"Rar!", "a rar archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"(\xb5/\xfd", "a zstd archive; unpack it first"),
)


def map_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files under `paths`: a file as it is, of a folder all that may be maps, sorted, hidden ones left out.

    A folder without any comes as itself, and `drawn` says so of it.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(
            one
            for one in path.rglob("*")
            if one.name.lower().endswith(ENDINGS)
            and one.is_file()
            and not any(part.startswith(".") for part in one.relative_to(path).parts)
        )
        yield from inside or [path]


def drawn(path: Path, *, extent: Extent | None = None, limits: Limits = LIMITS) -> Iterator[Drawn | MapError]:
    """What is drawn in a file, feature by feature; a `MapError` in the place of what cannot be read.

    `extent` (degrees) is where the war is, if known: see `vector.layers`.
    """
    with tempfile.TemporaryDirectory(prefix="whoholds-") as folder:
        try:
            yield from _file(path, str(path), path.name, Path(folder), extent, limits)
        except MapError as error:
            yield error
        except OSError as error:
            yield MapError(f"{path}: {reason(error)}")


def _file(
    path: Path, where: str, name: str, folder: Path, extent: Extent | None, limits: Limits, packed: bool = False
) -> Iterator[Drawn | MapError]:
    """Of the file at `path`, which messages call `where`. `packed` says that it came out of another file."""
    if path.is_dir():
        raise MapError(f"{where}: the folder holds no maps; it is searched for files ending in {', '.join(ENDINGS)}")
    try:
        size = path.stat().st_size
    except ValueError as error:
        raise MapError(f"{where!r}: not a path that can be opened ({error}); check the path") from None
    if size > limits.file and not packed:
        raise MapError(f"{where}: larger than {limits.file:,} bytes; split it into smaller files")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00\x1e \t\r\n")
    file_name = unpack.bare_name(name)
    if not size or not (start or size > _HEAD):
        raise MapError(f"{where}: the file is empty; fetch it again")
    if head.startswith((b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06")):
        if packed:
            raise MapError(f"{where}: packed twice; unpack it once")
        yield from _packed(path, where, name, folder, extent, limits, zipped=head.startswith(b"PK"))
    elif head.startswith(b"SQLite format 3\x00"):
        yield from vector.layers(path, where, file_name, extent, limits)
    elif head.startswith(b"\x00\x00\x27\x0a"):
        _check_siblings(path, where)
        yield from vector.layers(path, where, file_name, extent, limits)
    elif start.startswith(b"<"):
        yield from vector.layers(_kml(path, where, folder), where, file_name, extent, limits)
    elif start.startswith((b"{", b"[")):
        by_line = name.lower().removesuffix(".gz").endswith(_BY_LINE)
        yield from geojson.drawings(path.read_bytes(), where, file_name, limits, by_line=by_line)
    else:
        raise MapError(f"{where}: {_what(head, path)}")


def _packed(
    path: Path, where: str, name: str, folder: Path, extent: Extent | None, limits: Limits, *, zipped: bool
) -> Iterator[Drawn | MapError]:
    if not zipped:
        into = unpack.gunzip(path, folder, where, limits)
        yield from _file(into, where, name, folder, extent, limits, packed=True)
        return
    members = unpack.unzip(path, folder, where, limits, _PLAIN)
    if not members:
        raise MapError(f"{where}: the zip holds no map; it may hold {_FORMS}")
    for number, (inner, into) in enumerate(members):
        # A KMZ holds one document under a name that tells nothing: doc.kml.
        called = name if len(members) == 1 and name.lower().endswith(".kmz") else Path(inner).name
        place = f"{where}, {inner}"
        try:
            room = folder / f"member-{number}"
            room.mkdir()
            yield from _file(into, place, called, room, extent, limits, packed=True)
        except MapError as error:
            yield error


def _kml(path: Path, where: str, folder: Path) -> Path:
    """`path`, if it is KML, under a name that says so."""
    text = path.read_bytes()
    if not _KML.search(text[:_HEAD]):
        what = "the source of a web page" if _PAGE.search(text[:_HEAD]) else "XML, but no KML"
        raise MapError(f"{where}: this is {what}; give {_FORMS}")
    if _ENTITIES.search(text):
        raise MapError(f"{where}: it defines entities (<!DOCTYPE>), which is not read; save it without them")
    if path.suffix.lower() == ".kml":
        return path
    return Path(shutil.copyfile(path, folder / "map.kml"))


def _check_siblings(path: Path, where: str) -> None:
    if path.suffix.lower() != ".shp":
        raise MapError(f"{where}: this is a shapefile; let its name end in .shp")
    lacking = [end for end in (".shx",) if not any(path.with_suffix(one).exists() for one in (end, end.upper()))]
    if lacking:
        raise MapError(f"{where}: the {lacking[0]} beside it is missing; keep .shp, .shx, .dbf and .prj together")


def _what(head: bytes, path: Path) -> str:
    """What a file is that is no map, and the cure."""
    if path.suffix.lower() in (".dbf", ".shx", ".prj", ".cpg"):
        return "this is a part of a shapefile; give the .shp"
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return f"this is {what}" if ";" in what else f"this is {what}; give {_FORMS}"
    kind = "a binary file" if b"\x00" in head else "not a map in a form that is read here"
    return f"this is {kind}; give {_FORMS}"


def reason(error: OSError) -> str:
    """Why a path cannot be read, and the cure."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; make it readable for this user (chmod u+r)"
    return f"cannot be read ({error.strerror or error}); check the disk and the path"
