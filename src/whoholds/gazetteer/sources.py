"""Sources that can be added: a GeoNames country dump (.zip or .txt), or a CSV of settlements (plain or .gz)."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from whoholds.errors import GazetteerError
from whoholds.gazetteer import regions
from whoholds.gazetteer.names import romanise
from whoholds.gazetteer.records import Record
from whoholds.gazetteer.store import Progress, silent, worth_keeping

REQUIRED = ("id", "name", "lat", "lon", "country")
OPTIONAL = ("name_uk", "admin1", "population", "alternate_names")
DUMP_COLUMNS = 19  # of a GeoNames dump: https://download.geonames.org/export/dump/readme.txt
MAX_TEXT_BYTES = 4_000_000_000  # the dump of all countries is 1.7 GB; more than this is a zip bomb
MAX_LINE = 200_000  # characters; the longest line of GeoNames' dumps has some 20,000
_COUNTRY = re.compile(r"[A-Z]{2}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def is_download(source: str) -> bool:
    """Whether a source is to be fetched ("geonames:UA")."""
    return source.startswith("geonames:")


def label(source: str) -> str:
    """The name under which an added source is kept: adding the same again replaces it."""
    if is_download(source):
        return "geonames-" + source.partition(":")[2].upper()
    name = Path(source).name
    for ending in (".gz", ".csv", ".zip", ".txt"):
        name = name.removesuffix(ending)
    return name


def read(path: Path, progress: Progress = silent) -> list[Record]:
    """The settlements of a dump or CSV on disk, by id. Raises GazetteerError naming file, line and cure."""
    if not path.exists():
        raise GazetteerError(f"{path}: no such file; give a .zip or .txt dump, a .csv or .csv.gz, or geonames:UA")
    if path.is_dir():
        raise GazetteerError(f"{path}: a folder; name the .zip, .txt, .csv or .csv.gz file in it")
    kind, opener = _kind(path)
    progress(f"Reading {path.name}", 0, 1)
    records: dict[str, Record] = {}
    try:
        with opener(path) as lines:
            rows = _dump(lines, path) if kind == "dump" else _csv(lines, path)
            for number, record in enumerate(rows):
                records[record.id] = record
                if number % 5000 == 0:
                    progress(f"Reading {path.name}", number, 0)
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise GazetteerError(f"{path}: cannot be read to its end ({error}); fetch it again") from error
    if not records:
        raise GazetteerError(f"{path}: no settlement in it; a GeoNames dump has them in feature class P")
    return [records[key] for key in sorted(records)]


def _kind(path: Path) -> tuple[str, Callable[[Path], IO[str]]]:
    name = path.name.lower()
    if name.endswith(".zip"):
        return "dump", _open_zip
    if name.endswith(".txt"):
        return "dump", _open_plain
    if name.endswith(".csv.gz"):
        return "csv", _open_gzip
    if name.endswith(".csv"):
        return "csv", _open_plain
    raise GazetteerError(f"{path}: not a known kind of source; give a .zip or .txt GeoNames dump, a .csv or .csv.gz")


def _open_plain(path: Path) -> IO[str]:
    return path.open(encoding="utf-8-sig", newline="")


def _open_gzip(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8-sig", newline="")


def _open_zip(path: Path) -> IO[str]:
    """The dump inside a GeoNames .zip: its one .txt that is not the readme."""
    book = zipfile.ZipFile(path)
    texts = [i for i in book.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.lower()]
    if len(texts) != 1:
        book.close()
        raise GazetteerError(f"{path}: {len(texts)} .txt files inside, expected one dump; unpack it and name the file")
    if texts[0].file_size > MAX_TEXT_BYTES:
        book.close()
        raise GazetteerError(f"{path}: {texts[0].file_size} bytes unpacked is more than a dump can have")
    return io.TextIOWrapper(book.open(texts[0]), encoding="utf-8", newline="\n")


def _number(text: str, what: str, where: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise GazetteerError(f"{where}: {what} {text!r} is not a number; mend the line or remove it") from None
    if not low <= value <= high:
        raise GazetteerError(f"{where}: {what} {text} is outside {low:g} to {high:g}; mend the line or remove it")
    return value


def _dump(lines: Iterable[str], path: Path) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        if len(line) > MAX_LINE:
            raise GazetteerError(f"{where}: a line of {len(line)} characters; this is not a GeoNames dump")
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != DUMP_COLUMNS:
            raise GazetteerError(
                f"{where}: {len(cells)} tab-separated columns where a GeoNames dump has {DUMP_COLUMNS}; "
                "use a country file of https://download.geonames.org/export/dump/"
            )
        if cells[6] != "P" or not cells[1]:
            continue
        country = cells[8]
        code = cells[10]
        yield _record(
            id_=f"geonames:{cells[0]}",
            name=cells[1],
            names=(cells[2], *cells[3].split(",")),
            lat=_number(cells[4], "latitude", where, -90, 90),
            lon=_number(cells[5], "longitude", where, -180, 180),
            admin1=regions.by_code(country).get(code),
            country=country,
            population=int(_number(cells[14] or "0", "population", where, 0, 1e9)),
            local=None,
            source="geonames",
        )


def _csv(lines: Iterable[str], path: Path) -> Iterator[Record]:
    reader = csv.reader(lines)
    try:
        header = [c.strip().lower() for c in next(reader, [])]
        missing = [c for c in REQUIRED if c not in header]
        if missing:
            raise GazetteerError(
                f"{path}:1: no column {', '.join(missing)} in the header; "
                f"needed are {', '.join(REQUIRED)}, and {', '.join(OPTIONAL)} are read where given"
            )
        for cells in reader:
            if not any(c.strip() for c in cells):
                continue
            where = f"{path}:{reader.line_num}"
            if len(cells) != len(header):
                raise GazetteerError(
                    f"{where}: {len(cells)} cells under {len(header)} columns; mend the line or remove it"
                )
            yield _csv_row(dict(zip(header, (c.strip() for c in cells), strict=True)), where)
    except csv.Error as error:
        raise GazetteerError(f"{path}:{reader.line_num}: {error}; mend the line or remove it") from error


def _csv_row(row: dict[str, str], where: str) -> Record:
    if not row["id"] or not row["name"]:
        raise GazetteerError(f"{where}: id or name is empty; mend the line or remove it")
    if not _COUNTRY.fullmatch(row["country"]):
        raise GazetteerError(f"{where}: country {row['country']!r} is not a code of two capital letters (UA)")
    return _record(
        id_=row["id"],
        name=row["name"],
        names=tuple(row.get("alternate_names", "").split("|")),
        lat=_number(row["lat"], "lat", where, -90, 90),
        lon=_number(row["lon"], "lon", where, -180, 180),
        admin1=_region(row.get("admin1", ""), row["country"]),
        country=row["country"],
        population=int(_number(row.get("population", "") or "0", "population", where, 0, 1e9)),
        local=row.get("name_uk") or None,
        source=row["id"].partition(":")[0] or "csv",
    )


def _region(name: str, country: str) -> str | None:
    """A region as GeoNames writes it, where "Kiev" is the oblast and "Kiev City" the city."""
    if not name:
        return None
    whole = None if re.search(r"\bcity\b", name, re.IGNORECASE) else regions.admin1(f"{name} region", country)
    return whole or regions.admin1(name, country) or name


def _record(
    *, id_: str, name: str, names: Iterable[str], lat: float, lon: float, admin1: str | None, country: str,
    population: int, local: str | None, source: str,
) -> Record:  # fmt: skip
    if country == "UA" and _CYRILLIC.search(name):
        local, name = local or name, romanise(name)
    kept = tuple(n for n in dict.fromkeys(n.strip() for n in names) if n not in (name, local) and worth_keeping(n))
    return Record(id_, name, kept, lat, lon, admin1, country, population, None, local, None, source)
