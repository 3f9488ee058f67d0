"""Map layers out of files of every maker, and what is refused of them while the rest is read."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.shared import DEFAULT
from tests.terrain.sketches import (
    BAKHMUT,
    DONETSK,
    EXTENT,
    PARTIES,
    PETROZAVODSK,
    ROBOTYNE,
    SIMFEROPOL,
    SUDZHA,
    TODAY,
    collection,
    feature,
    put,
    put_lines,
    read,
    reduced,
    shape,
    shapefile,
    square,
    vector,
    zipped,
)
from whoholds.errors import SettingsError, TheatreError
from whoholds.model import MapLayer
from whoholds.terrain.ground import ground_km2, of_wkb, wkb
from whoholds.terrain.maps import map_files, read_maps

TOWN, OTHER = square(BAKHMUT), square(ROBOTYNE)
CRIMEA, ORDLO = square(SIMFEROPOL, 0.4), square(DONETSK, 0.3)
DAY = "2024-08-23"
MOMENT = 1724437777  # 18:29:37 UTC on that day
EDITED = 1724460000000  # 00:40:00 UTC on the day after


def keys(layers: list[MapLayer]) -> list[tuple[str, str, str | None]]:
    return [(m.day, m.layer, m.party) for m in layers]


def ground(layer: MapLayer) -> shapely.MultiPolygon:
    return of_wkb(layer.shape)


def only(path: Path, **options: object) -> MapLayer:
    layers, errors = read(path, **options)
    assert not errors
    assert len(layers) == 1
    return layers[0]


def refused(path: Path, **options: object) -> str:
    layers, errors = read(path, **options)
    assert not layers
    assert len(errors) == 1
    assert errors[0].startswith(str(path))
    return errors[0]


def own(geometry: object, **more: object) -> dict:
    """A feature in our own words."""
    return feature(geometry, **{"layer": "control", "party": "RUS", "date": DAY, **more})  # type: ignore[arg-type]


def test_deepstate_reduced(tmp_path: Path) -> None:
    path = put_lines(
        tmp_path / "x.geojsonl.gz",
        reduced("DeepState", DAY, "occupied_since_2022", TOWN),
        reduced("DeepState", DAY, "unknown_status", OTHER),
        reduced("DeepState", "2021-11-01", "pre2022", CRIMEA),
        reduced("DeepState", "2024-08-31", "occupied_since_2022", TOWN),
    )
    layers, errors = read(path)
    assert not errors
    assert keys(layers) == [
        # Drawn once, for a day before the theatre's first.
        ("2021-11-01", "pre2022", "RUS"),
        (DAY, "control", "RUS"),
        (DAY, "unknown", None),
        ("2024-08-31", "control", "RUS"),
    ]
    assert layers[1] == MapLayer(
        assessor="DeepState",
        day=DAY,
        layer="control",
        party="RUS",
        source_layer="occupied_since_2022",
        shape=wkb(TOWN),
        required=True,
        elsewhere="home",
        theatre="ukraine",
        file="x.geojsonl.gz",
        file_digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    assert [m.static for m in layers] == [True, False, False, False]


def history(**more: object) -> dict:
    """A map as DeepState's own history has it: heights, units and arrows among the ground, names in two languages."""

    def high(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.force_3d(geometry, 0)  # type: ignore[no-any-return]

    return collection(
        feature(high(TOWN), name="Окуповано /// Occupied /// geoJSON.status.occupied", fill="#a52714"),
        feature(high(OTHER), name="Окуповано\u00a0/// Occupied", fill="#a52714"),
        feature(high(CRIMEA), name="Окупований Крим /// Occupied Crimea /// geoJSON.territories.crimea"),
        feature(high(ORDLO), name="ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo"),
        feature(high(square(SUDZHA)), name="Невідомий статус /// Unknown status /// geoJSON.status.unknown"),
        feature(high(square((31.0, 51.5))), name="Звільнено /// Liberated /// geoJSON.status.dismissed"),
        feature(high(square(PETROZAVODSK)), name="Карелія /// Karelia /// geoJSON.territories.karelia"),
        feature(high(shapely.Point(BAKHMUT)), name="144th Something Brigade", description="{icon=units}"),
        feature(high(shapely.LineString([BAKHMUT, ROBOTYNE])), name="arrow"),
        **more,
    )


@pytest.mark.parametrize(
    ("name", "value", "options"),
    [
        ("deepstate_any.geojson", {"id": MOMENT, "map": history(), "datetime": "2024-08-23T18:29:37Z"}, {}),
        ("any.json", {"id": MOMENT, "map": history()}, {"assessor": "DeepStateMap"}),
        (f"deepstate_{DAY}.geojson", history(), {}),
        ("any.geojson", history(), {"preset": "deepstate", "date": DAY}),
        (f"{MOMENT}.geojson.gz", history(), {"assessor": "DeepState"}),
    ],
)
def test_deepstate_history(tmp_path: Path, name: str, value: object, options: dict[str, object]) -> None:
    layers, errors = read(put(tmp_path / name, value), **options)
    assert not errors
    assert keys(layers) == [(DAY, "control", "RUS"), (DAY, "unknown", None), (DAY, "pre2022", "RUS")]
    control, unknown, before = layers
    assert (control.source_layer, control.required, control.covers) == ("status.occupied", True, ())
    assert (before.source_layer, before.static) == ("territories.crimea, territories.ordlo", True)
    assert control.shape == wkb(shapely.MultiPolygon([TOWN, OTHER]))
    assert before.shape == wkb(shapely.MultiPolygon([CRIMEA, ORDLO]))
    assert unknown.shape == wkb(square(SUDZHA))
    assert {m.assessor for m in layers} == {"DeepState"}


def test_deepstate_tokens_that_are_not_known_are_named_once(tmp_path: Path) -> None:
    new = "Окуповано /// Occupied /// geoJSON.status.contested"
    value = history()
    value["features"] += [feature(square(SUDZHA), name=new), feature(square(SUDZHA), name=new)]
    layers, errors = read(put(tmp_path / f"deepstate_{DAY}.geojson", value))
    assert len(layers) == 3
    assert len(errors) == 1
    assert "feature 10 (and 1 more like it): " in errors[0]
    assert repr(new) in errors[0]
    assert "status.occupied (control)" in errors[0]
    assert "--layer" in errors[0]


def test_deepstate_merged_daily(tmp_path: Path) -> None:
    path = put(
        tmp_path / "deepstatemap_data_20240708.geojson",
        collection(feature(shapely.MultiPolygon([TOWN, CRIMEA, ORDLO])), name="deepstatemap_data_20240708"),
    )
    found = only(path)
    assert (found.day, found.layer, found.party, found.covers) == ("2024-07-08", "control", "RUS", ("pre2022",))
    assert (found.source_layer, found.assessor, found.required) == ("merged", "DeepState", True)


@pytest.mark.parametrize("name", ["deepstate-map-data.geojson", "deepstate-map-data.geojson.gz"])
def test_deepstate_merged_in_one_file(tmp_path: Path, name: str) -> None:
    days = ["2024-07-08", "2024-07-09", "2024-07-10"]
    layers, errors = read(put(tmp_path / name, collection(*[feature(TOWN, date=day) for day in days])))
    assert not errors
    assert [m.day for m in layers] == days
    assert {(m.layer, m.covers, m.source_layer) for m in layers} == {("control", ("pre2022",), "merged")}


def test_isw_reduced(tmp_path: Path) -> None:
    path = put_lines(
        tmp_path / "x.geojsonl",
        reduced("ISW/CTP", DAY, "control_map", shapely.MultiPolygon([TOWN])),
        reduced("ISW/CTP", DAY, "russian_advances", OTHER),
        reduced("ISW/CTP", DAY, "kursk_ukrainian_advance", square(SUDZHA)),
    )
    layers, errors = read(path)
    assert not errors
    assert keys(layers) == [(DAY, "control", "RUS"), (DAY, "advance", "RUS"), (DAY, "advance", "UKR")]
    assert {(m.assessor, m.theatre, m.elsewhere) for m in layers} == {("ISW", "ukraine", "home")}
    assert [(m.covers, m.required) for m in layers] == [(("pre2022",), True), ((), True), ((), False)]


@pytest.mark.parametrize(
    ("name", "layer", "party"),
    [
        ("VIEW_RussiaCoTinUkraine_V3", "control", "RUS"),
        ("Assessed Russian Advances in Ukraine", "advance", "RUS"),
        ("VIEW_ClaimedRussianTerritoryinUkraine_V2", "claimed", "RUS"),
        ("Claimed Ukrainian Counteroffensives", "claimed", "UKR"),
        ("Russian Controlled Ukrainian Territory before February 24, 2022", "pre2022", "RUS"),
    ],
)
def test_isw_services(tmp_path: Path, name: str, layer: str, party: str) -> None:
    features = [
        feature(ground, OBJECTID=n, GlobalID_2=f"{n}-a", EditDate=EDITED - n * 86_400_000)
        for n, ground in enumerate((TOWN, OTHER), 1)
    ]
    table = {"crs": {"type": "name", "properties": {"name": "EPSG:4326"}}}
    by_file = put(tmp_path / f"isw_{name}_{DAY}.geojson", collection(*features, **table))
    by_name = put(tmp_path / f"{DAY}.geojson", collection(*features, name=name, **table))
    for path in (by_file, by_name):
        found = only(path, assessor="ISW/CTP")
        assert (found.day, found.layer, found.party, found.assessor) == (DAY, layer, party, "ISW")
        assert found.shape == wkb(shapely.MultiPolygon([TOWN, OTHER]))
    # Nothing else tells: the day of the layer's last edit, for all its features.
    undated = only(put(tmp_path / f"isw {name}.geojson", collection(*features)))
    assert undated.day == DAY
    assert undated.notes == ("its day is when it was last edited",)
    assert only(put(tmp_path / f"isw {name}.json", collection(*features)), date="2024-08-25").day == "2024-08-25"


def test_isw_in_one_geopackage_takes_layers_by_their_own_names_only(tmp_path: Path) -> None:
    path = tmp_path / f"isw_control_map_{DAY}.gpkg"
    fields: dict[str, list[object]] = {"EditDate": [float(EDITED)]}
    vector(path, "GPKG", TOWN, layer="VIEW_RussiaCoTinUkraine_V3", crs="EPSG:3857", fields=fields)
    vector(path, "GPKG", OTHER, layer="MDS_AssessedRussianAdvanceInUkraine_view", crs="EPSG:32637", append=True)
    vector(path, "GPKG", square(SUDZHA), layer="Partisans", append=True)
    layers, errors = read(path)
    assert keys(layers) == [(DAY, "control", "RUS"), (DAY, "advance", "RUS")]
    assert layers[0].notes == ("last edited on 2024-08-24",)
    assert ground(layers[0]).symmetric_difference(TOWN).area < 1e-6
    assert len(errors) == 1
    assert "layer 'Partisans', feature 1: 'Partisans' is no layer known of ISW" in errors[0]


def test_every_form_gives_the_same_ground(tmp_path: Path) -> None:
    parts = shapefile(tmp_path, f"isw_control_map_{DAY}", TOWN)
    ring = " ".join(f"{x},{y}" for x, y in TOWN.exterior.coords)
    kml = put(
        tmp_path / f"isw_{DAY}.kml",
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Assessed Russian Control</name><Placemark>'
        f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        "</Placemark></Document></kml>",
    )
    files = [
        put(tmp_path / f"isw_control_map_{DAY}.geojson", shape(TOWN)),
        put_lines(tmp_path / "lines.geojsonl.gz", reduced("ISW", DAY, "control_map", TOWN)),
        vector(tmp_path / f"isw_{DAY}.gpkg", "GPKG", TOWN, layer="control_map"),
        parts[0],
        zipped(tmp_path / "shapes.zip", *(p for p in parts if p.suffix in (".shp", ".shx", ".dbf", ".prj"))),
        kml,
        zipped(tmp_path / f"isw_{DAY}.kmz", kml),
    ]
    found = [only(path) for path in files]
    assert {(m.day, m.layer, m.source_layer, m.shape) for m in found} == {
        (DAY, "control", "Assessed Russian Control", wkb(TOWN))
    }
    assert [m.file for m in found] == [p.name for p in files]
    assert found[3].file_digest == hashlib.sha256(parts[0].read_bytes()).hexdigest()


def test_generic_by_options_and_by_our_own_words(tmp_path: Path) -> None:
    path = put(tmp_path / "anything.geojson", collection(feature(TOWN, colour="red"), feature(OTHER)))
    told = only(path, assessor=" Some  Mapper ", layer="control", party="RUS", date=DAY)
    assert (told.assessor, told.source_layer, told.elsewhere, told.theatre) == (
        "Some Mapper",
        "control",
        "untold",
        None,
    )
    assert only(path, assessor="X", layer="control", party="RUS", date=DAY, theatre="ukraine").theatre == "ukraine"
    words = put(
        tmp_path / "words.geojson",
        collection(own(TOWN), own(OTHER, layer="Advance", party="UKR"), own(ORDLO, layer="unknown", party=None)),
    )
    layers, errors = read(words, assessor="X")
    assert not errors
    assert keys(layers) == [(DAY, "control", "RUS"), (DAY, "advance", "UKR"), (DAY, "unknown", None)]


def test_the_user_may_name_a_layer_that_a_preset_does_not_know(tmp_path: Path) -> None:
    path = put(tmp_path / f"isw_New Name_{DAY}.geojson", shape(TOWN))
    said = refused(path)
    assert f"'isw_New Name_{DAY}' is no layer known of ISW; known are " in said
    assert "Assessed Russian Control (control)" in said
    assert said.endswith("give it by itself with --layer and --party")
    found = only(path, layer="control", party="RUS")
    assert (found.assessor, found.source_layer, found.elsewhere, found.required) == (
        "ISW",
        "control",
        "home",
        False,
    )


def test_nobody_says_whose_map_it_is(tmp_path: Path) -> None:
    path = put(tmp_path / "map.geojson", collection(own(TOWN), own(OTHER)))
    said = refused(path)
    assert said.endswith("feature 1 (and 1 more like it): nothing says whose map it is; say whose: --assessor NAME")
    assert refused(path, preset="generic") == said


@pytest.mark.parametrize(
    ("properties", "options", "said"),
    [
        ({}, {"layer": "advance"}, "it tells 'control', and --layer says 'advance'; leave --layer out"),
        ({}, {"party": "UKR"}, "it tells 'RUS', and --party says 'UKR'; leave --party out"),
        ({"party": "XXX"}, {}, "'XXX' is no party of the theatre; there are RUS, UKR"),
        ({"party": None}, {}, "it does not say who holds it; say so with --party CODE"),
        ({"layer": "held"}, {}, "nothing says which layer 'held' is; say so with --layer, one of control, advance"),
        ({"source": "DeepState"}, {}, "it says that it is from DeepState, not X"),
        ({}, {"date": "2024-08-22"}, "it tells its day as 2024-08-23, and --date says 2024-08-22"),
        ({"date": "soon"}, {}, "date 'soon' is no day that can be read"),
        ({"date": None}, {}, "nothing tells its day; give the map's day with --date YYYY-MM-DD"),
        ({"date": "2025-06-02"}, {}, "its day 2025-06-02 lies ahead of today, 2025-06-01"),
        (
            {"date": "2022-02-23"},
            {"theatre": "ukraine"},
            "its day 2022-02-23 lies before the theatre's first, 2022-02-24",
        ),
    ],
)
def test_what_is_refused_of_one_feature(
    tmp_path: Path, properties: dict[str, object], options: dict[str, object], said: str
) -> None:
    path = put(tmp_path / "map.geojson", collection(own(TOWN, **properties)))
    assert f"feature 1: {said}" in refused(path, **{"assessor": "X", **options})


def test_a_party_told_by_the_user_must_be_one_of_the_theatres(tmp_path: Path) -> None:
    path = put(tmp_path / "map.geojson", shape(TOWN))
    said = refused(path, assessor="X", layer="control", party="ABC", date=DAY)
    assert "'ABC' is no party of the theatre; there are RUS, UKR" in said
    assert "none: name the theatre" in refused(path, assessor="X", layer="control", party="RUS", date=DAY, parties=())


def test_options_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    path = put(tmp_path / "map.geojson", collection(own(TOWN)))
    for option, said in (
        ({"preset": "isv"}, "isw"),
        ({"layer": "held"}, "control"),
        ({"date": "1.2.2024"}, "2024-08-23"),
    ):
        with pytest.raises(SettingsError, match=said):
            read_maps(path, today=TODAY, parties=PARTIES, **option)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="no day"):
        read_maps(path, today=TODAY, parties=PARTIES, date="2024-02-30")
    with pytest.raises(TheatreError):
        read(path, assessor="X", theatre="atlantis")


def test_what_was_held_before_the_war_may_be_of_any_day(tmp_path: Path) -> None:
    path = put(tmp_path / "map.geojson", collection(own(CRIMEA, layer="pre2022", date="2014-04-01")))
    found = only(path, assessor="X", theatre="ukraine")
    assert (found.day, found.static) == ("2014-04-01", True)


BAD_GROUND = [
    ({"type": "Polygon", "coordinates": [[[37, 48], [38, 48], [float("nan"), 49]]]}, "a coordinate that is no number"),
    (shape(square(BAKHMUT[::-1])), "its axes are swapped"),
    (shape(shapely.box(4_219_000, 6_188_000, 4_241_000, 6_210_000)), "no degrees of longitude and latitude"),
]


@pytest.mark.parametrize(("bad", "said"), BAD_GROUND)
def test_a_bad_feature_spoils_its_layer_of_that_day_and_nothing_else(tmp_path: Path, bad: dict, said: str) -> None:
    path = put(
        tmp_path / "map.geojson",
        collection(
            own(TOWN),
            own(bad),
            own(OTHER, layer="advance"),
            own(TOWN, date="2024-08-24"),
        ),
    )
    layers, errors = read(path, assessor="X")
    assert keys(layers) == [(DAY, "advance", "RUS"), ("2024-08-24", "control", "RUS")]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}, feature 2: ")
    assert said in errors[0]
    assert errors[0].endswith(f"without it control of {DAY} is not whole, and is left out")


def test_ground_off_the_theatre_is_left_out_and_told(tmp_path: Path) -> None:
    far = [own(square((2.0 + n, 48.0))) for n in range(3)]
    path = put(tmp_path / "map.geojson", collection(own(TOWN), *far))
    layers, errors = read(path, assessor="X")
    assert [m.shape for m in layers] == [wkb(TOWN)]
    assert layers[0].notes == ("3 polygons outside the theatre left out",)
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}, feature 2 (and 2 more like it): it lies outside the theatre, near 1.90 47.90")
    assert len(read(path, assessor="X", extent=None)[0]) == 1
    nothing = read(put(tmp_path / "far.geojson", collection(*far)), assessor="X")
    assert not nothing[0]
    assert "control of 2024-08-23 has no ground in it" in nothing[1][1]


def test_what_is_mended_is_noted(tmp_path: Path) -> None:
    x, y = BAKHMUT
    bow_tie = shapely.Polygon([(x, y), (x + 0.2, y + 0.2), (x + 0.2, y), (x, y + 0.2)])
    partly = shapely.box(40, 48, 43, 48.1)
    found = only(put(tmp_path / "map.geojson", collection(own(bow_tie), own(partly))), assessor="X")
    assert [note.split("(")[0] for note in found.notes] == [
        "1 polygon repaired: Self-intersection near 38.10 48.69 ",
        f"{ground_km2(shapely.box(42, 48, 43, 48.1)):,.1f} km² outside the theatre",
    ]
    assert ground(found).is_valid


def test_ground_that_comes_to_nothing(tmp_path: Path) -> None:
    x, y = BAKHMUT
    flat = {"type": "Polygon", "coordinates": [[[x, y], [x + 0.1, y], [x, y], [x + 0.1, y]]]}
    assert "has no ground in it; nothing of it is kept" in refused(
        put(tmp_path / "map.geojson", collection(own(flat))), assessor="X"
    )
    assert "there are no polygons in it" in refused(put(tmp_path / "none.geojson", collection()))
    freed = collection(feature(TOWN, name="Звільнено /// Liberated"))
    assert "none of its 1 polygons shows held ground" in refused(put(tmp_path / "deepstate.geojson", freed))


def test_two_layers_that_would_stand_for_each_other_are_refused(tmp_path: Path) -> None:
    path = put_lines(
        tmp_path / "map.geojsonl",
        reduced("DeepState", DAY, "occupied_since_2022", TOWN),
        {"source": "DeepState", "date": DAY, "name": "Окуповано /// Occupied", "geometry": shape(OTHER)},
        reduced("DeepState", DAY, "unknown_status", OTHER),
    )
    layers, errors = read(path)
    assert keys(layers) == [(DAY, "unknown", None)]
    assert set(errors) == {
        f"{path}: 'occupied_since_2022' and 'status.occupied' are all control of RUS on {DAY}, where one can count; "
        "join them or drop one"
    }
    # What the user calls one layer is one, however many tables it is in.
    tables = tmp_path / "map.gpkg"
    vector(tables, "GPKG", TOWN, layer="north")
    vector(tables, "GPKG", OTHER, layer="south", append=True)
    found = only(tables, assessor="X", layer="control", party="RUS", date=DAY)
    assert (found.source_layer, found.shape) == ("north, south", wkb(shapely.MultiPolygon([TOWN, OTHER])))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.geojson").endswith("no such file or folder; check the path")
    assert "searched for files ending in" in refused(tmp_path)
    assert "cut off" in refused(put(tmp_path / "cut.geojson", '{"type": '))


def test_files_of_a_folder_are_all_read(tmp_path: Path) -> None:
    put(tmp_path / "maps" / "deepstatemap_data_20240708.geojson", collection(feature(TOWN)))
    put(tmp_path / "maps" / f"isw_control_map_{DAY}.geojson", shape(TOWN))
    found = [read(path) for path in map_files([tmp_path / "maps"])]
    assert [m.assessor for layers, _ in found for m in layers] == ["DeepState", "ISW"]


@given(
    st.lists(st.tuples(st.floats(30, 38), st.floats(45, 50), st.floats(0.05, 0.6)), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_features_makes_no_difference(
    tmp_path: Path, places: list[tuple[float, float, float]], random: object
) -> None:
    features = [own(square((x, y), half), date=day) for x, y, half in places for day in (DAY, "2024-08-24")]
    one = read(put(tmp_path / "map.geojson", collection(*features)), assessor="X")
    random.shuffle(features)  # type: ignore[attr-defined]
    other = read(put(tmp_path / "map.geojson", collection(*features)), assessor="X")
    assert [(m.day, m.shape, m.notes) for m in one[0]] == [(m.day, m.shape, m.notes) for m in other[0]]
    assert not one[1]
    assert all(ground(m).is_valid for m in one[0])


@pytest.mark.parametrize(
    ("name", "many"), [("deepstate_2024", 52), ("isw_weekly_2024", 130), ("isw_weekly_2022-10_2023-02", 32)]
)
def test_the_shared_maps_are_read_whole(name: str, many: int) -> None:
    path = DEFAULT / "maps" / f"{name}.geojsonl.gz"
    if not path.exists():
        pytest.skip(f"the makers' maps are not here ({path.name} is missing from the shared folder)")
    layers, errors = read(path, theatre="ukraine")
    assert not errors
    assert len(layers) == many
    assert not any(m.notes for m in layers)
    assert max(Counter((m.day, m.layer, m.party) for m in layers).values()) == 1
    assert all(a.day <= b.day for a, b in itertools.pairwise(layers))
    for layer in layers:
        assert ground(layer).is_valid
        assert wkb(ground(layer)) == layer.shape
        west, south, east, north = ground(layer).bounds
        assert EXTENT[0] < west < east < EXTENT[2]
        assert EXTENT[1] < south < north < EXTENT[3]
    # Russia has held a sixth to a fifth of Ukraine's 603,550 km² since the end of 2022, 43,000 of it since before.
    for layer in layers:
        if layer.layer == "control":
            held = ground_km2(ground(layer))
            assert (100_000 if layer.covers else 60_000) < held < 125_000
