"""The regions' borders: what the file holds, how a region is asked for, and how a ground is split among them."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Transformer
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import shape

from eval.shared import DEFAULT, ROOT
from whoholds import theatre, theatre_files
from whoholds.errors import AskError, TheatreError
from whoholds.gazetteer import regions
from whoholds.gazetteer.boundaries import FILE, boundaries, boundary, extent, split
from whoholds.gazetteer.fringe import REACH_KM

MAPS = DEFAULT / "maps"
# The layers that are measured, by file.
LAYERS = {
    "deepstate_2024": ("occupied_since_2022", "pre2022"),
    "isw_weekly_2024": ("control_map", "russian_advances", "kursk_ukrainian_advance"),
}
KNOWN = {one.id: one for one in boundaries("ukraine")}
WGS84 = Geod(ellps="WGS84")


def km2(ground: Polygon | MultiPolygon) -> float:
    return abs(WGS84.geometry_area_perimeter(ground)[0]) / 1e6


# ------------------------------------------------------------------ the file that comes with the package


def test_all_regions_of_ukraine_and_the_six_beside_it() -> None:
    assert len([one for one in KNOWN.values() if one.country == "UA"]) == 27
    assert {id for id in KNOWN if id.startswith("RU")} == {"RU-BEL", "RU-BRY", "RU-KDA", "RU-KRS", "RU-ROS", "RU-VOR"}
    assert len(KNOWN) == len(boundaries("ukraine")) == 33
    assert all(one.country == one.id[:2] for one in KNOWN.values())


def test_every_region_bears_the_gazetteers_name() -> None:
    for one in KNOWN.values():
        assert one.name in regions.by_code(one.country).values()
    assert {one.name for one in KNOWN.values() if one.country == "UA"} == set(regions.by_code("UA").values())


def test_no_two_regions_share_ground_and_no_gap_is_between() -> None:
    assert shapely.coverage_is_valid([one.shape for one in KNOWN.values()])


def test_the_file_is_compact_with_a_feature_a_line() -> None:
    lines = (theatre_files.PACKAGED / "ukraine" / FILE).read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(KNOWN) + 2
    for line in lines[1:-1]:
        feature = json.loads(line.removesuffix(","))
        assert line.removesuffix(",") == json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        assert set(feature["properties"]) == {"id", "name", "country"}
        for geometry in (feature["geometry"], feature.get("offshore", feature["geometry"])):
            corners = shapely.get_coordinates(shape(geometry))
            assert (corners == corners.round(4)).all()


@pytest.mark.parametrize(
    ("place", "lat", "lon", "id"),
    [
        ("Pokrovsk", 48.28, 37.18, "UA-14"),
        ("Kupiansk", 49.71, 37.62, "UA-63"),
        ("Svatove", 49.41, 38.16, "UA-09"),
        ("Melitopol", 46.85, 35.37, "UA-23"),
        ("Simferopol", 44.95, 34.10, "UA-43"),
        ("Sevastopol", 44.58, 33.52, "UA-40"),
        ("Kyiv", 50.45, 30.52, "UA-30"),
        ("Bila Tserkva", 49.80, 30.11, "UA-32"),
        ("Sudzha", 51.19, 35.27, "RU-KRS"),
        ("Shebekino", 50.41, 36.91, "RU-BEL"),
        ("Snake Island", 45.255, 30.205, "UA-51"),
        ("Tuzla", 45.26, 36.565, "UA-43"),
        ("Kinburn Spit", 46.55, 31.52, "UA-48"),
    ],
)
def test_a_place_is_in_its_region(place: str, lat: float, lon: float, id: str) -> None:
    assert set(split(Point(lon, lat).buffer(0.005), "ukraine")) == {id}


# ------------------------------------------------------------------ asking for a region


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("UA-14", "UA-14"),
        ("ua-14", "UA-14"),
        ("Donetsk", "UA-14"),
        ("Donetsk Oblast", "UA-14"),
        ("DPR", "UA-14"),
        ("Донецька область", "UA-14"),
        ("Kharkov region", "UA-63"),
        ("Zaporozhye", "UA-23"),
        ("Crimea", "UA-43"),
        ("the Crimean peninsula", "UA-43"),
        ("Sevastopol", "UA-40"),
        ("Kyiv", "UA-30"),
        ("Kyiv region", "UA-32"),
        ("Kursk", "RU-KRS"),
        ("Krasnodar", "RU-KDA"),
    ],
)
def test_a_region_is_found_by_id_and_by_any_name(asked: str, id: str) -> None:
    assert boundary("ukraine", asked).id == id


def test_crimea_stands_under_its_code() -> None:
    assert (boundary("ukraine", "UA-43").name, boundary("ukraine", "UA-43").country) == ("Crimea", "UA")
    assert boundary("ukraine", "UA-40").country == "UA"


@pytest.mark.parametrize("asked", ["Narnia", "", "Donbas", "Aleppo Governorate", "Pokrovsk direction"])
def test_what_is_no_region_is_answered_with_those_there_are(asked: str) -> None:
    with pytest.raises(AskError, match=r"UA-14 Donetsk Oblast.*UA-43 Crimea"):
        boundary("ukraine", asked)


def test_a_theatre_without_borders() -> None:
    assert boundaries("syria") == ()
    assert extent("syria") is None
    ground = box(36, 35, 37, 36)
    assert {id: part.area for id, part in split(ground, "syria").items()} == {"": ground.area}
    with pytest.raises(AskError, match="these have: ukraine"):
        boundary("syria", "Aleppo")


def test_a_theatre_has_the_borders_of_the_one_it_extends() -> None:
    assert boundaries("ukraine-2014") == boundaries("ukraine")
    assert boundary("ukraine-2014", "Lugansk").id == "UA-09"


def test_what_is_no_theatre() -> None:
    with pytest.raises(TheatreError, match="known theatres"):
        boundaries("narnia")


def test_the_extent_holds_every_region() -> None:
    around = extent("ukraine")
    assert around is not None
    assert all(box(*around).covers(one.shape) for one in KNOWN.values())
    assert around == pytest.approx((22.1, 43.4, 44.3, 54.1), abs=0.3)


# ------------------------------------------------------------------ splitting a ground


def test_a_box_across_the_border_of_two_oblasts() -> None:
    parts = split(box(37.0, 48.6, 38.0, 49.4), "ukraine")
    assert set(parts) == {"UA-14", "UA-63", "UA-09"}


def test_what_sticks_out_over_a_coast_is_the_nearest_regions_and_the_open_sea_nobodys() -> None:
    assert set(split(box(36.4, 46.6, 36.9, 46.9), "ukraine")) == {"UA-23"}  # Berdiansk and its spit
    assert set(split(box(32.5, 46.0, 33.4, 46.2), "ukraine")) == {"UA-65"}  # Dzharylhach and its bay
    assert set(split(box(36.4, 45.2, 36.8, 45.4), "ukraine")) == {"RU-KDA", "UA-43"}  # the Kerch Strait
    assert set(split(box(31.5, 44.0, 31.8, 44.3), "ukraine")) == {""}
    assert set(split(box(36.2, 46.05, 36.3, 46.15), "ukraine")) == {""}  # in the middle of the Sea of Azov


@pytest.mark.parametrize(
    ("ground", "where"),
    [
        (box(28.7, 47.0, 29.0, 47.2), "Chișinău"),
        (box(29.60, 45.10, 29.66, 45.16), "the Danube's delta, Romania"),
        (box(30.9, 52.3, 31.1, 52.5), "Gomel"),
        (box(40.05, 44.55, 40.15, 44.65), "Maykop"),
        (box(41.0, 43.0, 41.05, 43.02), "Sukhumi"),
    ],
)
def test_land_of_others_is_in_no_region(ground: Polygon, where: str) -> None:
    assert set(split(ground, "ukraine")) == {""}, where


def test_parts_are_polygons_only() -> None:
    oblast = boundary("ukraine", "UA-14").shape
    beside = boundary("ukraine", "UA-23").shape  # meets it along a line
    assert set(split(oblast, "ukraine")) == {"UA-14"}
    parts = split(MultiPolygon([box(36.0, 47.0, 36.1, 47.1), *shapely.get_parts(oblast)]), "ukraine")
    assert set(parts) == {"UA-14", "UA-23"}
    assert beside.covers(parts["UA-23"].buffer(-1e-9))
    assert all(isinstance(part, MultiPolygon) and part.is_valid for part in parts.values())
    assert split(MultiPolygon(), "ukraine") == {}


@settings(deadline=None)  # the first one with a country barred builds what the others have
@given(
    st.floats(23, 42),
    st.floats(43.5, 52.5),
    st.floats(0.05, 3),
    st.floats(0.05, 3),
    st.sampled_from([(), ("RU",), ("UA",), ("RU", "UA")]),
)
def test_the_parts_are_the_ground_and_share_none_of_it(
    west: float, south: float, wide: float, high: float, outside: tuple[str, ...]
) -> None:
    # Short edges: an edge of degrees is cut where it crosses a border, and each half is another geodesic.
    ground = shapely.segmentize(box(west, south, west + wide, south + high), 0.02)
    parts = split(ground, "ukraine", outside=outside)
    assert sum(km2(part) for part in parts.values()) == pytest.approx(km2(ground), rel=1e-5)
    assert sum(part.area for part in parts.values()) == pytest.approx(ground.area, rel=1e-9)
    assert shapely.union_all(list(parts.values())).symmetric_difference(ground).area < 1e-9
    assert all(one.intersection(other).area < 1e-9 for one, other in combinations(parts.values(), 2))


@cache
def drawn(file: str) -> list[tuple[str, str, Polygon | MultiPolygon]]:
    """Layer, day and ground of the control maps beside the repository."""
    path = MAPS / f"{file}.geojsonl.gz"
    if not path.exists():
        pytest.skip(f"the control maps are not here ({path} does not exist)")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["layer"], row["date"], shape(row["geometry"])) for row in rows]


@pytest.mark.parametrize(("file", "layer"), [(file, layer) for file, layers in LAYERS.items() for layer in layers])
def test_control_maps_are_split_whole(file: str, layer: str) -> None:
    grounds = [(day, ground) for name, day, ground in drawn(file) if name == layer]
    assert grounds
    # All days say much the same: the first, the last and some between.
    for day, ground in [*grounds[:: max(1, len(grounds) // 5)], grounds[-1]]:
        parts = split(ground, "ukraine")
        whole = km2(ground)
        assert sum(km2(part) for part in parts.values()) == pytest.approx(whole, rel=1e-5), day
        assert km2(parts.get("", MultiPolygon())) < 0.001 * whole, day
        assert all(part.is_valid for part in parts.values()), day


# ------------------------------------------------------------------ ground that cannot be in a country

# At 50 degrees north: the reach northwards, in degrees of latitude.
REACH = REACH_KM / 111.23


@pytest.fixture(scope="module")
def southland(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A theatre whose country HH lies south of two regions of FF, around a third, and beside a sea of both."""
    folder = tmp_path_factory.mktemp("theatres") / "southland"
    shutil.copytree(theatre_files.PACKAGED / "_template", folder)
    clearing = box(31.5, 49.3, 31.51, 49.31)
    land = {
        "FF-1": box(30, 50, 31, 51),
        "FF-2": box(31, 50, 32, 51),
        "FF-3": clearing,
        "HH-1": box(30, 49, 32, 50) - clearing,
    }
    water = {"FF-1": box(29.5, 50, 30, 51), "HH-1": box(29.5, 49, 30, 50)}
    features = [
        {
            "type": "Feature",
            "properties": {"id": id, "name": id, "country": id[:2]},
            "geometry": shapely.geometry.mapping(g),
        }
        | ({"offshore": shapely.geometry.mapping(water[id])} if id in water else {})
        for id, g in land.items()
    ]
    tree = {"type": "FeatureCollection", "features": features}
    (folder / FILE).write_text(json.dumps(tree), encoding="utf-8")
    return str(folder)


def test_what_falls_into_a_barred_country_goes_to_the_nearest_region_place_by_place(southland: str) -> None:
    ground = box(30.5, 49.95, 31.5, 50.1)
    assert set(split(ground, southland)) == {"FF-1", "FF-2", "HH-1"}
    parts = split(ground, southland, outside={"HH"})
    assert set(parts) == {"FF-1", "FF-2"}
    assert parts["FF-1"].symmetric_difference(box(30.5, 49.95, 31, 50.1)).area < 1e-3 * ground.area
    assert {id: len(part.geoms) for id, part in parts.items()} == {"FF-1": 1, "FF-2": 1}, "joined, without a seam"
    assert set(split(ground, southland, outside=["FF"])) == {"HH-1", "FF-1", "FF-2"}, "farther in it stays theirs"
    assert set(split(box(30.5, 49.95, 31.5, 50.05), southland, outside=["FF"])) == {"HH-1"}


def test_what_is_farther_in_stays_in_its_own_region(southland: str) -> None:
    parts = split(box(30.4, 49.5, 30.6, 50.1), southland, outside={"HH"})
    assert set(parts) == {"FF-1", "HH-1"}
    assert parts["HH-1"].bounds == pytest.approx((30.4, 49.5, 30.6, 50 - REACH), abs=1e-3)


def test_the_reach_goes_all_around_a_region_however_small(southland: str) -> None:
    parts = split(box(31, 49.1, 32, 49.5), southland, outside={"HH"})
    assert parts["FF-3"].bounds[1::2] == pytest.approx((49.3 - REACH, 49.31 + REACH), abs=1e-3)
    assert km2(parts["FF-3"]) == pytest.approx(3.1416 * REACH_KM**2 + 4 * 0.9 * REACH_KM, rel=0.02)


def test_water_near_the_frontier_is_the_neighbours_as_land_is(southland: str) -> None:
    parts = split(box(29.4, 49.5, 29.95, 50.05), southland, outside={"HH"})
    assert set(parts) == {"", "FF-1", "HH-1"}
    assert parts[""].bounds == pytest.approx((29.4, 49.5, 29.5, 50.05)), "on no region's water"
    assert set(split(box(29.9, 49.95, 29.95, 49.99), southland, outside={"HH"})) == {"FF-1"}
    assert set(split(box(29.9, 49.8, 29.95, 49.9), southland, outside={"HH"})) == {"HH-1"}
    assert set(split(box(29.6, 49.95, 29.7, 49.99), southland, outside={"HH"})) == {"HH-1"}, "far from FF-1's land"


@pytest.mark.parametrize("outside", [(), ["QQ"], {"HH", "FF"}, {"HH", "FF", "QQ"}])
def test_without_another_country_nothing_is_moved(southland: str, outside: list[str]) -> None:
    ground = box(29.4, 49.2, 31.7, 50.5)
    assert split(ground, southland, outside=outside) == split(ground, southland)


def test_a_theatre_without_borders_bars_nothing() -> None:
    assert set(split(box(36, 35, 37, 36), "syria", outside={"SY"})) == {""}


@pytest.mark.parametrize(("barred", "other"), [("RU", "UA"), ("UA", "RU")])
def test_every_place_goes_to_the_region_it_is_nearest_to(barred: str, other: str) -> None:
    about = "+proj=aeqd +lat_0=49.5 +lon_0=36.5 +ellps=WGS84 +units=km"
    plane = Transformer.from_crs("EPSG:4326", about, always_xy=True)
    flat = {one.id: shapely.transform(one.shape, plane.transform, interleaved=False) for one in KNOWN.values()}
    chance = random.Random(1)
    seen = {True: 0, False: 0}
    for lon, lat in [(chance.uniform(32, 40.5), chance.uniform(47, 52.6)) for _ in range(3000)]:
        here = Point(plane.transform(lon, lat))
        own = next((id for id, land in flat.items() if land.contains(here)), "")
        if not own.startswith(barred):
            continue
        far = sorted((here.distance(land), id) for id, land in flat.items() if id.startswith(other))
        near = far[0][0] < REACH_KM
        if abs(far[0][0] - REACH_KM) < 0.2 or (near and far[1][0] - far[0][0] < 0.5):
            continue  # too close to call, with the planes' and the steps' errors
        assert set(split(Point(lon, lat).buffer(1e-5), "ukraine", outside={barred})) == {far[0][1] if near else own}
        seen[near] += 1
    assert min(seen.values()) > 50


@pytest.mark.parametrize(
    ("file", "layer"),
    [
        ("deepstate_2024", "occupied_since_2022"),
        ("deepstate_2024", "pre2022"),
        ("isw_weekly_2022-10_2023-02", "control_map"),
        ("isw_weekly_2024", "control_map"),
        ("isw_weekly_2024", "russian_advances"),
        ("isw_weekly_2024", "kursk_ukrainian_advance"),
    ],
)
def test_a_control_map_has_nothing_in_the_partys_own_country(file: str, layer: str) -> None:
    barred = "UA" if layer == "kursk_ukrainian_advance" else "RU"
    grounds = [(day, ground) for name, day, ground in drawn(file) if name == layer]
    for day, ground in [*grounds[:: max(1, len(grounds) // 5)], grounds[-1]]:
        parts = split(ground, "ukraine", outside={barred})
        whole = km2(ground)
        assert sum(km2(part) for part in parts.values()) == pytest.approx(whole, rel=1e-5), day
        assert sum(km2(part) for id, part in parts.items() if id.startswith(barred)) < 1e-4 * whole, day
        assert "UA-59" not in parts or layer == "occupied_since_2022", day  # which draws 0.7 km² there at last
        assert all(part.is_valid for part in parts.values()), day


def test_the_fringe_is_luhansks_most_of_all() -> None:
    ground = next(
        ground for name, day, ground in drawn("isw_weekly_2024") if (name, day) == ("control_map", "2025-01-05")
    )
    before, now = split(ground, "ukraine"), split(ground, "ukraine", outside={"RU"})
    gained = {id: km2(now[id]) - km2(before.get(id, MultiPolygon())) for id in now}
    assert {id: more for id, more in gained.items() if more > 0.5} == {
        "UA-09": pytest.approx(640, abs=1),
        "UA-14": pytest.approx(153, abs=1),
        "UA-63": pytest.approx(71.5, abs=1),
    }
    # ISW showed some 1 % of Luhansk Oblast, of officially 26,684 km², as not held.
    assert km2(now["UA-09"]) / 26684 == pytest.approx(0.99, abs=0.005)


# ------------------------------------------------------------------ tools/borders, and files of others

RUSSIAN = {"RU-BEL": "09", "RU-BRY": "10", "RU-KDA": "38", "RU-KRS": "41", "RU-ROS": "61", "RU-VOR": "86"}


def feature(iso: str, geonames: str, ground: Polygon | None) -> dict[str, object]:
    geometry = None if ground is None else shapely.geometry.mapping(ground)
    properties = {"iso_3166_2": iso, "gn_a1_code": geonames, "name_en": "not the name to use", "admin": "somebody"}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def invented() -> list[dict[str, object]]:
    """Two regions of Ukraine and one of Romania in a row on a sea to their south; Russia's stand behind them."""
    russia = [
        feature(iso, f"RU.{code}", box(30 + place / 3, 47, 30 + (place + 1) / 3, 48))
        for place, (iso, code) in enumerate(RUSSIAN.items())
    ]
    return [
        feature("UA-65", "UA.08", box(31.00004, 46, 32, 47)),
        feature("UA-48", "UA.16", box(30, 46, 31.00004, 47)),
        feature("RO-TL", "RO.37", box(29, 46, 30, 47)),
        feature("AQ-X01~", "AQ.00", None),
        *russia,
    ]


def run(package: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "borders"), str(package), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def pack(folder: Path, features: list[dict[str, object]]) -> Path:
    path = folder / "data" / "states" / "admin1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def northland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theatre of our own whose borders the tool wrote."""
    folder = tmp_path_factory.mktemp("theatres") / "northland"
    shutil.copytree(theatre_files.PACKAGED / "_template", folder)
    done = run(pack(folder.parent / "package", invented()), folder / FILE)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_tool_writes_the_regions_it_is_to_write(northland: Path) -> None:
    found = boundaries(str(northland))
    assert [one.id for one in found] == [*RUSSIAN, "UA-48", "UA-65"]
    assert [one.name for one in found[-2:]] == ["Mykolaiv Oblast", "Kherson Oblast"]
    assert found[-1].shape.equals(box(31, 46, 32, 47)), "rounded to 4 decimals"
    assert shapely.coverage_is_valid([one.shape for one in found[-2:]])
    assert len((northland / FILE).read_text(encoding="utf-8").splitlines()) == len(found) + 2


def test_the_tool_gives_the_sea_to_the_nearest_coast(northland: Path) -> None:
    mykolaiv = boundary(str(northland), "UA-48").offshore
    assert mykolaiv.covers(Point(30.5, 45.85))
    assert not mykolaiv.intersects(Point(30.5, 45.75)), "28 km out"
    assert not mykolaiv.intersects(Point(29.95, 45.95)), "nearer to Romania"
    assert not mykolaiv.intersects(Point(31.1, 45.95)), "nearer to Kherson Oblast"
    assert mykolaiv.intersection(box(29, 46, 30, 47)).area < 1e-9, "Romania's land"
    parts = split(box(29.5, 45.9, 31.5, 46.1), str(northland))
    assert {id: round(part.area, 2) for id, part in parts.items()} == {"": 0.1, "UA-48": 0.2, "UA-65": 0.1}


def test_the_tool_writes_the_same_again(northland: Path, tmp_path: Path) -> None:
    run(northland.parent / "package", tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (northland / FILE).read_bytes()


def test_the_tool_refuses_another_archive_and_one_that_lacks_a_region(tmp_path: Path) -> None:
    (tmp_path / "another.tgz").write_bytes(b"not the package")
    for package, reason in ((tmp_path / "another.tgz", "sha256"), (pack(tmp_path / "p", invented()[:-1]), "RU-VOR")):
        done = run(package, tmp_path / "out")
        assert done.returncode == 1
        assert reason in done.stderr
        assert not (tmp_path / "out").exists()


def test_extra_files_do_not_make_a_theatre_wrong(northland: Path) -> None:
    (northland / "borders.md").write_text("notes", encoding="utf-8")
    assert theatre.load(str(northland)).name == "northland"


SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
BOW = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
WORDS = {"id": "AA-1", "name": "Aa", "country": "AA"}


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ("{", "not readable as JSON"),
        ([], "must be a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection", "features": [{"properties": {"id": 1}}]}, r"features\[0\]: needs a geometry"),
        ([{"properties": WORDS, "geometry": None}], r"features\[0\]\.geometry: must be a GeoJSON Polygon"),
        ([{"properties": WORDS, "geometry": {"type": "Point", "coordinates": [0, 0]}}], "must be a GeoJSON Polygon"),
        ([{"properties": WORDS, "geometry": BOW}], "not a valid polygon"),
        ([{"properties": WORDS, "geometry": SQUARE, "offshore": "all"}], r"offshore: must be"),
        ([{"properties": WORDS, "geometry": SQUARE}] * 2, "the id AA-1 stands there twice"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, tree: object, reason: str) -> None:
    folder = tmp_path / "northland"
    shutil.copytree(theatre_files.PACKAGED / "_template", folder)
    if isinstance(tree, list) and tree:
        tree = {"type": "FeatureCollection", "features": tree}
    (folder / FILE).write_text(tree if isinstance(tree, str) else json.dumps(tree), encoding="utf-8")
    with pytest.raises(TheatreError, match=reason):
        boundaries(str(folder))
