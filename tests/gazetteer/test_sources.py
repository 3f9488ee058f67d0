from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from whoholds.errors import GazetteerError
from whoholds.gazetteer import sources

HEADER = "id,name,name_uk,lat,lon,admin1,country,population,alternate_names"
ROW = "geonames:1,Pokrovsk,Покровськ,48.28,37.18,Donets'k,UA,60127,Krasnoarmeysk|PKV|pokuroushiku"


def dump_line(**fields: str) -> str:
    cells = {
        "id": "704422", "name": "Pokrovsk", "ascii": "Pokrovsk", "names": "Krasnoarmeysk,Красноармейск,PKV",
        "lat": "48.28", "lon": "37.18", "class": "P", "code": "PPL", "country": "UA", "cc2": "", "admin1": "05",
        "admin2": "", "admin3": "", "admin4": "", "population": "60127", "elevation": "", "dem": "180",
        "zone": "Europe/Kyiv", "date": "2024-01-01",
    }  # fmt: skip
    return "\t".join({**cells, **fields}.values())


def csv_file(folder: Path, *rows: str, header: str = HEADER, name: str = "places.csv") -> Path:
    path = folder / name
    text = "\n".join((header, *rows)) + "\n"
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["places.csv", "places.csv.gz"])
def test_a_csv_is_read(tmp_path: Path, name: str) -> None:
    (place,) = sources.read(csv_file(tmp_path, ROW, "", name=name))
    assert (place.id, place.name, place.local_name) == ("geonames:1", "Pokrovsk", "Покровськ")
    assert (place.admin1, place.country, place.population) == ("Donetsk Oblast", "UA", 60127)
    assert place.names == ("Krasnoarmeysk",)  # neither the airport code nor the machine transliteration


def test_a_ukrainian_name_is_romanised(tmp_path: Path) -> None:
    (place,) = sources.read(csv_file(tmp_path, "postal:1,Мільки,,50.6,32.5,Chernihiv,UA,,"))
    assert (place.name, place.local_name, place.admin1) == ("Milky", "Мільки", "Chernihiv Oblast")


@pytest.mark.parametrize(
    ("region", "standard"), [("Kiev", "Kyiv Oblast"), ("Kiev City", "Kyiv"), ("Crimea", "Crimea"), ("", None)]
)
def test_regions_as_geonames_writes_them(tmp_path: Path, region: str, standard: str | None) -> None:
    (place,) = sources.read(csv_file(tmp_path, f"x:1,Somewhere,,50,30,{region},UA,,"))
    assert place.admin1 == standard


@pytest.mark.parametrize("ending", ["txt", "zip"])
def test_a_dump_is_read(tmp_path: Path, ending: str) -> None:
    lines = "\n".join([dump_line(), dump_line(id="2", name="A river", **{"class": "H"})]) + "\n"
    path = tmp_path / f"UA.{ending}"
    if ending == "txt":
        path.write_text(lines, encoding="utf-8")
    else:
        with zipfile.ZipFile(path, "w") as book:
            book.writestr("readme.txt", "hello")
            book.writestr("UA.txt", lines)
    (place,) = sources.read(path)
    assert (place.id, place.admin1, place.population) == ("geonames:704422", "Donetsk Oblast", 60127)
    assert place.names == ("Krasnoarmeysk", "Красноармейск")


@pytest.mark.parametrize(
    ("rows", "header", "told"),
    [
        ([ROW], "id,name,country", r"places\.csv:1: no column lat, lon"),
        (["geonames:1,Pokrovsk,,abc,37.18,,UA,,"], HEADER, r"places\.csv:2: lat 'abc' is not a number"),
        (["geonames:1,Pokrovsk,,48.28,237.18,,UA,,"], HEADER, r"places\.csv:2: lon 237.18 is outside"),
        (["geonames:1,Pokrovsk,,nan,37,,UA,,"], HEADER, r"places\.csv:2: lat nan"),
        ([ROW, "geonames:2,Nove"], HEADER, r"places\.csv:3: 2 cells under 9 columns"),
        (["geonames:1,,,48.28,37.18,,UA,,"], HEADER, r"places\.csv:2: id or name is empty"),
        (["geonames:1,Pokrovsk,,48.28,37.18,,Ukraine,,"], HEADER, r"places\.csv:2: country 'Ukraine'"),
        ([], HEADER, r"places\.csv: no settlement"),
    ],
)
def test_a_bad_csv_is_told_with_its_line(tmp_path: Path, rows: list[str], header: str, told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        sources.read(csv_file(tmp_path, *rows, header=header))


def test_bad_files_are_told(tmp_path: Path) -> None:
    def told(name: str, content: bytes, match: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(GazetteerError, match=match):
            sources.read(path)

    told("a.json", b"{}", "not a known kind of source")
    told("a.csv", HEADER.encode() + b"\n\xff\xfe\x00", "not UTF-8")
    told("a.csv.gz", gzip.compress(b"x" * 5000)[:-20], "cannot be read to its end")
    told("b.csv.gz", b"not gzip at all", "cannot be read to its end")
    told("a.zip", b"PK not a zip", "cannot be read to its end")
    told("a.txt", b"1\t2\t3\n", r"a\.txt:1: 3 tab-separated columns")
    told("b.txt", dump_line(lat="north").encode(), r"b\.txt:1: latitude 'north' is not a number")
    told("c.csv", b"", r"c\.csv:1: no column")
    with pytest.raises(GazetteerError, match="no such file"):
        sources.read(tmp_path / "none.csv")
    with pytest.raises(GazetteerError, match="a folder"):
        sources.read(tmp_path)


def test_a_zip_without_a_dump_is_told(tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("readme.txt", "hello")
    with pytest.raises(GazetteerError, match=r"0 \.txt files inside"):
        sources.read(path)


def test_sources_are_kept_under_their_name() -> None:
    assert sources.label("geonames:ua") == "geonames-UA"
    assert sources.label("/data/ukraine_settlements.csv.gz") == "ukraine_settlements"
