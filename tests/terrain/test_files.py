"""Every form a map comes in, read by its content; every bad one refused with the file, the reason and the cure."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.terrain.sketches import (
    BAKHMUT,
    DONETSK,
    EXTENT,
    ROBOTYNE,
    collection,
    feature,
    put,
    put_lines,
    reduced,
    shape,
    shapefile,
    square,
    turn,
    vector,
    zipped,
)
from whoholds.errors import MapError
from whoholds.terrain.drawn import Drawn, Limits
from whoholds.terrain.files import drawn, map_files

TOWN, OTHER = square(BAKHMUT), square(ROBOTYNE)
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>The map</name><Folder><name>Held ground</name>
<Placemark><name>Окуповано</name><ExtendedData><Data name="side"><value>RUS</value></Data></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>
</Placemark><Placemark><name>Town</name><Point><coordinates>38,48.5</coordinates></Point></Placemark>
</Folder></Document></kml>"""
RING = " ".join(f"{x},{y},0" for x, y in TOWN.exterior.coords)


def opened(path: Path, **options: object) -> tuple[list[Drawn], list[str]]:
    found = list(drawn(path, **{"extent": EXTENT, **options}))  # type: ignore[arg-type]
    return [d for d in found if isinstance(d, Drawn)], [str(e) for e in found if isinstance(e, MapError)]


def only(path: Path, **options: object) -> Drawn:
    found, errors = opened(path, **options)
    assert not errors
    assert len(found) == 1
    return found[0]


def refused(path: Path, **options: object) -> str:
    found, errors = opened(path, **options)
    assert not found
    assert len(errors) == 1
    return errors[0]


def same(one: Drawn, ground: shapely.Polygon, tolerance: float = 1e-7) -> bool:
    assert one.geometry is not None
    return bool(one.geometry.symmetric_difference(ground).area <= tolerance)


@pytest.mark.parametrize(
    "value",
    [
        collection(feature(TOWN)),
        feature(TOWN),
        shape(TOWN),
        {"id": 1724437777, "map": collection(feature(TOWN)), "datetime": "2024-08-23T18:29:37Z"},
        [feature(TOWN)],
        {"type": "GeometryCollection", "geometries": [shape(shapely.Point(38, 48)), shape(TOWN)]},
        reduced("Somebody", "2024-08-23", "control", TOWN),
    ],
    ids=["collection", "feature", "geometry", "wrapped", "list", "geometries", "reduced"],
)
@pytest.mark.parametrize("name", ["map.geojson", "map.json", "map.geojson.gz", "map.txt"])
def test_geojson_in_its_forms(tmp_path: Path, value: object, name: str) -> None:
    found = only(put(tmp_path / name, value))
    assert same(found, TOWN)
    assert found.file_name == ("map.txt" if name == "map.txt" else "map")
    assert found.alone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_is_heeded(tmp_path: Path, encoding: str) -> None:
    text = json.dumps(feature(TOWN, name="Окуповано"), ensure_ascii=False)
    raw = b"\xfe\xff" + text.encode(encoding) if encoding == "utf-16-be" else text.encode(encoding)
    assert only(put(tmp_path / "map.geojson", raw)).properties == {"name": "Окуповано"}


def test_properties_are_texts(tmp_path: Path) -> None:
    found = only(put(tmp_path / "m.geojson", feature(TOWN, Name="x", N=3, F=2.0, G=2.5, T=True, Z=None, L=[1], E="")))
    assert found.properties == {"name": "x", "n": "3", "f": "2", "g": "2.5", "t": "true"}
    half = only(put(tmp_path / "half.geojson", json.dumps(feature(TOWN, name="a\ud800b"))))
    assert half.properties["name"] == "a?b"


def test_a_snapshot_tells_its_day_in_utc(tmp_path: Path) -> None:
    inner = collection(feature(TOWN), name="held")
    by_id = only(put(tmp_path / "a.json", {"id": 1724371199, "map": inner, "datetime": "2024-08-23T02:59:59+03:00"}))
    assert (by_id.day_hint, by_id.layer_name) == ("2024-08-22", "held")
    assert only(put(tmp_path / "b.json", {"map": inner, "datetime": "2024-08-23T18:29:37Z"})).day_hint == "2024-08-23"
    assert only(put(tmp_path / "c.json", {"id": 7, "map": inner})).day_hint is None


def test_points_and_lines_are_passed_over(tmp_path: Path) -> None:
    line = shapely.LineString([BAKHMUT, ROBOTYNE])
    features = [feature(shapely.Point(BAKHMUT)), feature(line), feature(None), feature(TOWN)]
    assert only(put(tmp_path / "m.geojson", collection(*features))).source.endswith("m.geojson, feature 4")
    assert opened(put(tmp_path / "n.geojson", collection(*features[:3]))) == ([], [])


def test_triples_lose_their_height(tmp_path: Path) -> None:
    found = only(put(tmp_path / "m.geojson", feature(shapely.force_3d(TOWN, 0.0))))
    assert found.geometry is not None
    assert not found.geometry.has_z
    assert same(found, TOWN)


@pytest.mark.parametrize("name", ["m.geojsonl.gz", "m.geojsonl", "m.ndjson", "m.json"])
def test_an_object_a_line(tmp_path: Path, name: str) -> None:
    path = put_lines(
        tmp_path / name, reduced("X", "2024-08-23", "a", TOWN), "", feature(OTHER, layer="b"), collection(feature(TOWN))
    )
    found, errors = opened(path)
    assert not errors
    assert [d.source for d in found] == [f"{path}:1", f"{path}:3", f"{path}:4, feature 1"]
    assert found[0].properties == {"source": "X", "date": "2024-08-23", "layer": "a"}


def test_a_text_sequence_with_its_marks(tmp_path: Path) -> None:
    raw = b"".join(b"\x1e" + json.dumps(feature(TOWN)).encode() + b"\n" for _ in range(2))
    assert len(opened(put(tmp_path / "m.geojsons", raw))[0]) == 2


@pytest.mark.parametrize("bad", ['{"source": "X", "layer": ', "[1, 2", "words"])
@pytest.mark.parametrize("first", [True, False])
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, bad: str, first: bool) -> None:
    good = reduced("X", "2024-08-23", "a", TOWN)
    # A file that begins with words is no map; one that begins with a broken object and has lines by its ending, is.
    lines = [bad, good, good] if first and bad.startswith("{") else [good, bad, good]
    path = put_lines(tmp_path / "m.geojsonl", *lines)
    found, errors = opened(path)
    assert len(found) == 2
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}:{lines.index(bad) + 1}: not JSON (")


def test_bad_bytes_in_a_line_spoil_no_other(tmp_path: Path) -> None:
    good = json.dumps(reduced("X", "2024-08-23", "a", TOWN)).encode()
    path = put(tmp_path / "m.geojsonl", good + b"\n" + good.replace(b'"X"', b'"\xcf"') + b"\n" + good)
    found, errors = opened(path)
    assert len(found) == 2
    assert errors == [f"{path}:2: not in UTF-8 (byte 13 is 0xcf); save it as UTF-8"]


def test_a_document_over_several_lines_is_no_file_of_lines(tmp_path: Path) -> None:
    text = '{"type": "FeatureCollection", "features": [\n' + json.dumps(feature(TOWN)) + "\n]}\n"
    assert only(put(tmp_path / "m.geojsonl", text)).source.endswith("feature 1")
    assert "cut off" in refused(put(tmp_path / "n.geojson", text[:-4]))
    assert len(opened(put(tmp_path / "o.geojson", json.dumps(collection(feature(TOWN)), indent=1)))[0]) == 1


@pytest.mark.parametrize("crs", ["EPSG:3857", "urn:ogc:def:crs:EPSG::32637", "urn:ogc:def:crs:OGC:1.3:CRS84"])
def test_a_collection_may_name_its_reference_system(tmp_path: Path, crs: str) -> None:
    member = {"type": "name", "properties": {"name": crs}}
    moved = TOWN if crs.endswith("CRS84") else turn(shapely.segmentize(TOWN, 0.01), crs)
    assert same(only(put(tmp_path / "m.geojson", collection(feature(moved), crs=member))), TOWN, 1e-5)


def test_a_reference_system_that_is_not_known_is_refused(tmp_path: Path) -> None:
    member = {"type": "name", "properties": {"name": "EPSG:999999"}}
    said = refused(put(tmp_path / "m.geojson", collection(feature(TOWN), crs=member)))
    assert "'EPSG:999999' is not known" in said
    assert said.endswith("; save it in EPSG:4326")


BROKEN_RINGS = [
    [[[37, 48], [38, 48], [float("nan"), 49]]],
    [[[37, 48], [38, 48], [float("inf"), 49]]],
    [[[37, 48], [38, 48], [10**400, 49]]],
    [[[37, 48], [38, 48], ["38", "49"]]],
    [[[37, 48], [38, 48], [None, 49]]],
    [[[37, 48], [38, 48], [38]]],
    [[[37, 48], [38, 48]]],
    [[37, 48], [38, 48], [38, 49]],
    "rings",
    [7],
    {"a": 1},
]


@pytest.mark.parametrize("rings", BROKEN_RINGS, ids=range(len(BROKEN_RINGS)))
def test_a_broken_geometry_is_told_of_its_feature(tmp_path: Path, rings: object) -> None:
    bad = feature({"type": "Polygon", "coordinates": rings}, name="bad")
    found, errors = opened(put(tmp_path / "m.geojson", collection(bad, feature(TOWN, name="good"))))
    assert not errors
    assert [(d.geometry is None, d.fault is None) for d in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    "geometry", [{"type": "Circle", "radius": 3}, {"type": "Polygon"}, "POLYGON ((1 2, 3 4, 5 6, 1 2))", 5]
)
def test_a_geometry_of_no_known_kind_is_a_fault(tmp_path: Path, geometry: object) -> None:
    found = only(put(tmp_path / "m.geojson", {"type": "Feature", "properties": None, "geometry": geometry}))
    assert found.geometry is None
    assert found.fault


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"error": {"code": 400, "message": "Invalid URL"}}, "a map server's error (Invalid URL); fetch it again"),
        ({"rings": []}, "Esri JSON"),
        ({"geometryType": "esriGeometryPolygon", "features": []}, "f=geojson"),
        ({"type": "Topology", "objects": {}}, "TopoJSON"),
        ({"a": 1, "b": 2}, "no GeoJSON (its keys: a, b)"),
        ({"map": {"map": {"map": 1}}, "id": 1724437777}, "no GeoJSON"),
        (collection(feature(TOWN), exceededTransferLimit=True), "only some of the features"),
        (collection(feature(TOWN), properties={"exceededTransferLimit": True}), "fetch the rest too"),
        ('{"type": "Feature", "geometry": ', "cut off; fetch it again"),
        ('{"type": "Feature", } "geometry": 1}', "not JSON"),
        ('{"a":' * 100_000, "nested too deep"),
        ("[" * 400 + "]" * 400, "JSON, but no map"),
        ('{"map":' * 400 + "1" + "}" * 400, "no GeoJSON (its keys: map)"),
        ('{"type":"FeatureCollection","features":[' * 300 + "]}" * 300, "no GeoJSON (its keys: features, type)"),
        ('{"type":"GeometryCollection","geometries":[' * 300 + "]}" * 300 + "1", "not JSON"),
        ('{"a": ' + "9" * 5000 + "}", "not JSON that can be read"),
        ("", "the file is empty"),
        (" \n\t ", "the file is empty"),
        ("\ufeff", "the file is empty"),
        (b"\xff\xfe{\x00\x00", "it begins as utf-16 and is not"),
        ('{"name": "Окуповано"}'.encode("cp1251"), "save it as UTF-8"),
        (bytes(range(256)) * 9, "a binary file"),
        (b"%PDF-1.7", "a PDF; give GeoJSON, KML"),
        (b"\x89PNG\r\n", "an image"),
        (b"Rar!\x1a", "unpack it first"),
        ("a,b\n1,2", "not a map in a form that is read here; give GeoJSON"),
        ("<!DOCTYPE html><html></html>", "the source of a web page"),
        ("<?xml version='1.0'?><gpx></gpx>", "XML, but no KML"),
    ],
)
def test_what_is_no_map_is_refused_with_the_reason(tmp_path: Path, value: object, said: str) -> None:
    path = put(tmp_path / "m.geojson", value)
    assert said in refused(path)
    assert refused(path).startswith(str(path))


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32637"])
def test_geopackage_in_any_reference_system(tmp_path: Path, crs: str) -> None:
    path = tmp_path / "m.gpkg"
    fields = {"Name": ["x"], "EditDate": [1724378400000.0]}
    vector(path, "GPKG", shapely.segmentize(TOWN, 0.01), layer="held", crs=crs, fields=fields)
    found = only(path)
    assert same(found, TOWN, 1e-6)
    assert (found.layer_name, found.alone) == ("held", True)
    assert found.properties == {"name": "x", "editdate": "1724378400000"}
    assert found.source == f"{path}, feature 1"


def test_long_edges_of_another_reference_system_stay_where_they_were(tmp_path: Path) -> None:
    corner = turn(shapely.Point(36, 47), "EPSG:32637")
    assert isinstance(corner, shapely.Point)
    far = shapely.Polygon([(corner.x, corner.y), (corner.x + 200_000, corner.y), (corner.x, corner.y + 200_000)])
    path = tmp_path / "m.geojson"
    put(path, collection(feature(far), crs={"type": "name", "properties": {"name": "EPSG:32637"}}))
    found = only(path).geometry
    assert found is not None
    back = turn(found, "EPSG:32637")
    # A corner alone at each end would be off by 700 m in the middle.
    assert back.hausdorff_distance(far) < 10


def test_layers_of_a_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "m.gpkg"
    vector(path, "GPKG", TOWN, layer="one")
    vector(path, "GPKG", OTHER, None, shapely.Point(ROBOTYNE), layer="two", crs="EPSG:3857", append=True)
    found, errors = opened(path)
    assert not errors
    assert [(d.layer_name, d.alone) for d in found] == [("one", False), ("two", False)]
    assert found[1].source == f"{path}, layer 'two', feature 1"


def test_a_layer_without_a_reference_system(tmp_path: Path) -> None:
    path = vector(tmp_path / "m.gpkg", "GPKG", TOWN, crs=None)
    assert "taken for degrees" in only(path).notes[0]
    for extent in (None, (0.0, 0.0, 10.0, 10.0)):
        said = refused(path, extent=extent)
        assert "does not name its coordinate reference system" in said
        assert "save the map in EPSG:4326" in said


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32637"])
def test_shapefile_and_its_zip(tmp_path: Path, crs: str) -> None:
    parts = shapefile(tmp_path, "held", shapely.segmentize(TOWN, 0.01), crs=crs, fields={"name": ["Окуповано"]})
    packed = zipped(tmp_path / "any.zip", *parts, folder="a/b/")
    for path, source in ((parts[0], f"{parts[0]}, feature 1"), (packed, f"{packed}, a/b/held.shp, feature 1")):
        found = only(path)
        assert same(found, TOWN, 1e-6)
        assert (found.source, found.layer_name, found.file_name) == (source, "held", "held")
        assert found.properties == {"name": "Окуповано"}


def test_a_shapefile_without_its_parts(tmp_path: Path) -> None:
    parts = {p.suffix: p for p in shapefile(tmp_path, "held", turn(TOWN, "EPSG:3857"), crs=None)}
    assert "a shapefile has it in its .prj" in refused(parts[".shp"])
    assert "this is a part of a shapefile; give the .shp" in refused(parts[".dbf"])
    parts[".shx"].unlink()
    assert "the .shx beside it is missing; keep .shp, .shx, .dbf and .prj together" in refused(parts[".shp"])
    assert "let its name end in .shp" in refused(parts[".shp"].rename(tmp_path / "held.bin"))


@pytest.mark.parametrize("name", ["m.kml", "m.xml", "m.kml.gz"])
def test_kml(tmp_path: Path, name: str) -> None:
    found = only(put(tmp_path / name, KML.format(ring=RING)))
    assert same(found, TOWN)
    assert (found.layer_name, found.properties["name"], found.properties["side"]) == ("Held ground", "Окуповано", "RUS")


def test_kmz(tmp_path: Path) -> None:
    inner = put(tmp_path / "doc.kml", KML.format(ring=RING))
    image = put(tmp_path / "overlay.png", b"\x89PNG")
    found = only(zipped(tmp_path / "isw 2024-08-23.kmz", inner, image))
    assert same(found, TOWN)
    # doc.kml tells nothing.
    assert found.file_name == "isw 2024-08-23"


def test_kml_that_unfolds_is_refused(tmp_path: Path) -> None:
    bomb = KML.replace("<kml", '<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml', 1).format(ring=RING)
    assert "defines entities" in refused(put(tmp_path / "m.kml", bomb))


def test_a_zip_of_several_forms(tmp_path: Path) -> None:
    one = put(tmp_path / "one.geojson", feature(TOWN))
    two = put(tmp_path / "two.kml", KML.format(ring=RING))
    bad = put(tmp_path / "bad.geojson", "{")
    path = zipped(tmp_path / "m.zip", one, two, bad, put(tmp_path / "readme.txt", "words"))
    found, errors = opened(path)
    assert [d.source for d in found] == [
        f"{path}, one.geojson, feature 1".removesuffix(", feature 1"),
        f"{path}, two.kml, feature 1",
    ]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}, bad.geojson: not JSON")


def test_names_in_a_zip_cannot_lead_out_of_it(tmp_path: Path) -> None:
    path = tmp_path / "in" / "m.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("../../evil.geojson", "/abs.geojson", "a\\b.geojson", "__MACOSX/._x.geojson", ".hid.geojson"):
            packed.writestr(name, json.dumps(feature(TOWN)))
    found, errors = opened(path)
    assert not errors
    assert len(found) == 2  # the Mac's and the hidden one are left out, as is what a hidden folder (..) holds
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "m.zip"]


def test_damaged_packing(tmp_path: Path) -> None:
    raw = gzip.compress(os.urandom(0) + json.dumps(collection(*[feature(TOWN)] * 50)).encode())
    assert "gzip is cut off or damaged" in refused(put(tmp_path / "cut.bin", raw[:-20]))
    assert "gzip is cut off or damaged" in refused(put(tmp_path / "bad.bin", raw[:30] + bytes(20) + raw[50:]))
    whole = zipped(tmp_path / "m.zip", put(tmp_path / "m.geojson", feature(TOWN))).read_bytes()
    assert "zip is cut off" in refused(put(tmp_path / "cut.zip", whole[:-30]))
    assert "zip is cut off" in refused(put(tmp_path / "bad.zip", whole[:60] + bytes(20) + whole[80:]))
    assert "holds no map" in refused(zipped(tmp_path / "none.zip", put(tmp_path / "a.txt", "x")))
    assert "holds no map" in refused(zipped(tmp_path / "empty.zip"))
    twice = put(tmp_path / "m.geojson.gz", gzip.compress(b"{}"))
    assert "packed twice" in refused(twice)


def test_a_locked_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "m.zip", put(tmp_path / "m.geojson", feature(TOWN)))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # the flag in the zip's directory
    assert "password; unpack it first" in refused(put(path, bytes(raw)))


def test_damaged_binary_files(tmp_path: Path) -> None:
    raw = vector(tmp_path / "m.gpkg", "GPKG", *[TOWN] * 50).read_bytes()
    for size in (50, 5000, len(raw) // 2):
        assert "may be damaged" in refused(put(tmp_path / "cut.gpkg", raw[:size]))
    parts = shapefile(tmp_path, "held", TOWN)
    put(parts[0], parts[0].read_bytes()[:120])
    found, errors = opened(parts[0])
    assert not [d for d in found if d.geometry is not None]
    assert "may be damaged" in refused(put(tmp_path / "cut.kml", KML.format(ring=RING)[:300]))
    for error in errors:
        assert error.startswith(str(tmp_path))


def test_messages_do_not_name_temporary_files(tmp_path: Path) -> None:
    said = refused(zipped(tmp_path / "m.zip", put(tmp_path / "m.kml", KML[:200])))
    assert said.startswith(f"{tmp_path / 'm.zip'}, m.kml: it cannot be opened (")
    assert "whoholds-" not in said


def test_limits(tmp_path: Path) -> None:
    many = put(tmp_path / "m.geojson", collection(*[feature(TOWN)] * 5))
    assert "more than 4 features" in refused(many, limits=Limits(features=4))
    assert "larger than 100 bytes" in refused(many, limits=Limits(file=100))
    lines = put_lines(tmp_path / "m.geojsonl", *[feature(TOWN)] * 5)
    assert "more than 4 lines" in refused(lines, limits=Limits(features=4))
    table = vector(tmp_path / "m.gpkg", "GPKG", *[TOWN] * 5)
    assert "more than 4 features" in refused(table, limits=Limits(features=4))
    packed = zipped(tmp_path / "m.zip", many, lines)
    assert "more than 1 files in the zip" in refused(packed, limits=Limits(members=1))
    size = many.stat().st_size
    assert f"larger than {size:,} bytes" in refused(packed, limits=Limits(unpacked=size))
    zeros = put(tmp_path / "zeros.geojson.gz", b" " * 2_000_000)
    assert "unpack it yourself if you trust it" in refused(zeros, limits=Limits(ratio_from=1_000_000))
    assert "larger than 1,000 bytes" in refused(zeros, limits=Limits(unpacked=1000))


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.geojson").endswith("no such file or folder; check the path")
    assert "the folder holds no maps; it is searched for files ending in .geojson" in refused(tmp_path)
    assert "not a path that can be opened" in refused(Path("bad\0path"))
    assert "cannot be read" in refused(Path("x" * 5000))
    odd = vector(tmp_path / "m.gpkg", "GPKG", TOWN).rename(tmp_path / "m!.gpkg")
    assert "rename it" in refused(odd)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    locked = put(tmp_path / "m.geojson", feature(TOWN))
    locked.chmod(0)
    assert "permission denied" in refused(locked)


def test_an_error_of_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "m.geojson", feature(TOWN))

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in refused(path)


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    for name in ("b.geojson", "a/z.kml", "a/y.geojsonl.gz", "a/notes.txt", ".hid/c.geojson", "a/.d.json", "c.zip"):
        put(tmp_path / name, "{}")
    shapefile(tmp_path, "held", TOWN)
    inside = ["a/y.geojsonl.gz", "a/z.kml", "b.geojson", "c.zip", "held.shp"]
    assert [str(p.relative_to(tmp_path)) for p in map_files([tmp_path])] == inside
    assert list(map_files([str(tmp_path / "a" / "notes.txt"), tmp_path / "none"])) == [
        tmp_path / "a" / "notes.txt",
        tmp_path / "none",
    ]
    (tmp_path / "void").mkdir()
    assert list(map_files([tmp_path / "void"])) == [tmp_path / "void"]


def test_a_collection_of_points_and_ground_keeps_the_ground(tmp_path: Path) -> None:
    mixed = {"type": "GeometryCollection", "geometries": [shape(shapely.Point(DONETSK)), shape(TOWN), shape(OTHER)]}
    found = only(put(tmp_path / "m.geojson", feature(mixed)))
    assert found.geometry is not None
    assert found.geometry.area == pytest.approx(TOWN.area + OTHER.area)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_of_any_kind_raises_nothing(tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["m.geojson", "m.kml", "m.gpkg", "m.zip"]))
    whole = tmp_path / "whole" / kind
    if not whole.exists():
        whole.parent.mkdir(exist_ok=True)
        inner = put(tmp_path / "inner.geojson", collection(feature(TOWN, name="x", date="2024-08-23")))
        match kind:
            case "m.geojson":
                put(whole, inner.read_bytes())
            case "m.kml":
                put(whole, KML.format(ring=RING))
            case "m.gpkg":
                vector(whole, "GPKG", TOWN, fields={"name": ["x"]})
            case _:
                zipped(whole, inner)
    raw = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    for found in drawn(put(tmp_path / kind, bytes(raw[: data.draw(st.integers(1, len(raw)))])), extent=EXTENT):
        assert not isinstance(found, MapError) or str(found).startswith(str(tmp_path))
