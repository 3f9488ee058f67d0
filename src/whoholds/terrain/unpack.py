"""Packed files of maps, unpacked into a folder of ours, never further than the limits."""

from __future__ import annotations

import gzip
import lzma
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from whoholds.errors import MapError
from whoholds.terrain.drawn import Limits

_CHUNK = 1 << 20
# Endings that say what is in a file, not what it is called.
_ENDINGS = re.compile(r"(?:\.(?:gz|zip|kmz|kml|geojsons?|geojsonl|jsonl?|ndjson|gpkg|shp|shz))+$", re.IGNORECASE)
_ENCRYPTED = 0x1  # bit 0 of a zip member's flags (APPNOTE 4.4.4)
# What zipfile and its unpackers raise; NotImplementedError, which is a RuntimeError, for a method they do not know.
_DAMAGE = (zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, RuntimeError, ValueError)
# What belongs to a shapefile and is read with it.
_SIDE_FILES = (".shx", ".dbf", ".prj", ".cpg")


def bare_name(name: str) -> str:
    """A file's name without the endings that tell its format."""
    return _ENDINGS.sub("", name) or name


def gunzip(path: Path, folder: Path, where: str, limits: Limits) -> Path:
    """The file in a gzip, in `folder`. Raises `MapError` naming `where`."""
    into = folder / (path.name.removesuffix(".gz") or "map")
    try:
        with gzip.open(path) as packed:
            _copy(packed, into, path.stat().st_size, 0, where, limits)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise MapError(f"{where}: the gzip is cut off or damaged ({error}); fetch it again") from None
    return into


def unzip(path: Path, folder: Path, where: str, limits: Limits, endings: tuple[str, ...]) -> list[tuple[str, Path]]:
    """The files of a zip that end so, and the side files of shapefiles, in `folder`; name in the zip and path, sorted.

    Raises `MapError` naming `where`.
    """
    found: list[tuple[str, Path]] = []
    total = 0
    try:
        with zipfile.ZipFile(path) as packed:
            members = sorted((one for one in packed.infolist() if _wanted(one, endings)), key=lambda one: one.filename)
            if len(members) > limits.members:
                raise MapError(f"{where}: more than {limits.members:,} files in the zip; give fewer at a time")
            folders = {name: n for n, name in enumerate(sorted({one.filename.rpartition("/")[0] for one in members}))}
            for member in members:
                inner = f"{where}, {member.filename}"
                if member.flag_bits & _ENCRYPTED:
                    raise MapError(f"{inner}: locked with a password; unpack it first")
                # Folders get numbers for names: a member's own path may lead out of `folder`, or be too long.
                parent, _, name = member.filename.rpartition("/")
                into = folder / str(folders[parent]) / name.replace("\\", "_")
                into.parent.mkdir(exist_ok=True)
                with packed.open(member) as stream:
                    total += _copy(stream, into, member.compress_size, total, inner, limits)
                found.append((member.filename, into))
    except _DAMAGE as error:
        raise MapError(
            f"{where}: the zip is cut off, damaged or of a kind not known ({error}); fetch it again"
        ) from None
    return [(name, into) for name, into in found if into.suffix.lower() in endings]


def _wanted(member: zipfile.ZipInfo, endings: tuple[str, ...]) -> bool:
    # Macs add a folder of files of their own, named as the true ones are.
    name = member.filename
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not member.is_dir() and not hidden and name.lower().endswith((*endings, *_SIDE_FILES))


def _copy(stream: IO[bytes] | gzip.GzipFile, into: Path, packed: int, before: int, where: str, limits: Limits) -> int:
    """Write what `stream` unpacks to; `before` bytes came out of the same file already."""
    size = 0
    with into.open("wb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if before + size > limits.unpacked:
                raise MapError(
                    f"{where}: unpacked it is larger than {limits.unpacked:,} bytes; split it into smaller files"
                )
            if size > limits.ratio_from and size > packed * limits.ratio:
                raise MapError(
                    f"{where}: unpacked it is more than {limits.ratio} times larger, as no map is; unpack it yourself "
                    "if you trust it"
                )
            file.write(chunk)
    return size
