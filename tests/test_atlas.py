"""Control maps in a ledger: added once, views of their makers, witnesses of events; areas, settlements and changes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box, union_all

from tests.gazetteer.samples import record
from tests.ledger.children import in_child, status_of
from tests.ledger.invented import PLACES, SPEAKERS, about, claim, drawn, reading, still
from whoholds.answers import Ledger
from whoholds.atlas import EACH, AddedMaps
from whoholds.conclusions import Conclusions
from whoholds.errors import AskError, MapError, UnknownPlace
from whoholds.gazetteer import Gazetteer, boundaries
from whoholds.gazetteer import store as gazetteer_store
from whoholds.model import Event, Interval, Layer, MapChange, MapLayer, Passage, Place, Reading
from whoholds.terrain.ground import ground_km2, of_wkb
from whoholds.terrain.published import Published, read
from whoholds.witness import Witnesses, homes_of

UKRAINSK, SELYDOVE, ROBOTYNE, VOVCHANSK, TORETSK = range(len(PLACES))
# Places of the gazetteer of which nobody claims anything. The first two lie in the box that `drawn` draws.
TOWNS = [
    record("made:hirnyk", "Hirnyk", 48.05, 37.38, population=10_357),
    record("made:ostre", "Hostre", 48.03, 37.30, population=557),
    record("made:lyman", "Lyman", 49.0, 37.8, population=20_000),
    record("made:izium", "Izium", 49.2, 37.25, admin1="Kharkiv Oblast", population=45_000),
    record("made:marinka", "Marinka", 48.1, 37.35, error_km=22.0),
    record("made:edge", "Kamianka", 48.1, 37.19, error_km=5.0),
    record("made:nubl", "Nubl", 36.37, 36.99, admin1="Aleppo Governorate", country="SY"),
    record("made:lviv", "Lviv", 49.84, 24.03, admin1="Lviv Oblast", population=720_000),
]
# The same box but for a strip in the west, in which Selydove lies: what a map had before it.
BEFORE = drawn("2024-09-05", west=37.34)
AFTER = drawn("2024-09-15")
LATER = "9000-01-01"  # a moment by which everything is known: what is asked as of then is never taken from what is kept
OpenOn = Callable[[str], Ledger]


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    gazetteer_store.write(path, TOWNS, "test")
    return Gazetteer.open(path)


@pytest.fixture
def open_on(tmp_path: Path, towns: Gazetteer) -> OpenOn:
    """Opens the ledger on a day: what is added then is recorded then."""
    return lambda day: Ledger(tmp_path / "kept.db", create=True, gazetteer=towns, now=still(f"{day}T08:00:00"))


@pytest.fixture
def ledger(open_on: OpenOn) -> Iterator[Ledger]:
    with open_on("2024-10-01") as made:
        yield made


def said(place: int, day: str, *, told: str | None = None, speaker: int = 0, **fields: object) -> Reading:
    """A report of one claim: that a speaker said something of a place."""
    who, side = SPEAKERS[speaker]
    text = f"The {who} spoke of {PLACES[place][0]} on {day}, in a few words."
    own = {"speaker": who, "side": side, "date": day, "evidence": ()} | fields
    return reading(text, [claim(text, text[:-1], **about(place, **own))], name=f"{place}-{day}", told=told or day)


def keep(ledger: Ledger, *readings: Reading) -> None:
    for each in readings:
        ledger.store.keep(each, edition="e1")
    ledger.refresh()


def views(ledger: Ledger, place: str | Place, **asked: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    answer = ledger.who(place, **{"on": "2024-09-30", **asked})
    return {s.interval.view: (s.interval.state, s.interval.parties) for s in answer.standings}


def capture(ledger: Ledger, **asked: str) -> Event:
    (found,) = ledger.events(kind="captured", **asked)
    return found


def km2(*layers: MapLayer) -> float:
    return ground_km2(union_all([of_wkb(each.shape) for each in layers]))


# Adding


def test_layers_are_added_once(ledger: Ledger) -> None:
    assert ledger.atlas.add([BEFORE, AFTER]) == AddedMaps(new=2)
    kept, head = ledger.atlas.layers(), ledger.store.head()
    assert ledger.atlas.add([AFTER, BEFORE, drawn("2024-09-15", file="elsewhere.kml")]) == AddedMaps(known=3)
    assert (ledger.atlas.layers(), ledger.store.head()) == (kept, head)
    assert [(layer.day, layer.producer, layer.recorded[:10]) for layer in kept] == [
        ("2024-09-05", "maps/1", "2024-10-01"),
        ("2024-09-15", "maps/1", "2024-10-01"),
    ]


def test_what_cannot_be_read_is_given_back_and_the_rest_is_kept(ledger: Ledger) -> None:
    bad = [MapError("a.geojson, feature 3: it has no geometry"), MapError("b.pdf: this is a PDF")]
    done = ledger.atlas.add([bad[0], BEFORE, bad[1], AFTER])
    assert (done.new, done.known, done.refused) == (2, 0, tuple(bad))
    assert [layer.day for layer in ledger.atlas.layers()] == ["2024-09-05", "2024-09-15"]
    assert not list(ledger.verify())


def test_the_layers_of_one_maker_are_found_by_its_name_and_as_they_were_known(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        ledger.atlas.add([BEFORE, drawn("2024-09-06", assessor="Other Desk")])
    with open_on("2024-10-03") as ledger:
        ledger.atlas.add([AFTER])
        assert [layer.day for layer in ledger.atlas.layers(assessor="map desk")] == ["2024-09-05", "2024-09-15"]
        assert [layer.day for layer in ledger.atlas.layers(as_known="2024-10-02")] == ["2024-09-05", "2024-09-06"]
        assert {row.period for row in ledger.atlas.area(assessors=["Map Desk"])} == {"2024-09"}
        assert not ledger.atlas.area(assessors=["Map Desk"], as_known="2024-10-02")
        assert not ledger.atlas.layers(assessor="Nobody")
        assert not ledger.atlas.layers(as_known="2024-09-30")


def _added_until_killed(open_on: OpenOn) -> None:
    """One file's maps; of the next, some, and then the end."""

    def next_file() -> Iterator[MapLayer]:
        yield AFTER
        yield drawn("2024-09-20", east=37.6)
        os.kill(os.getpid(), signal.SIGKILL)

    with open_on("2024-10-02") as ledger:
        ledger.atlas.add([BEFORE], refresh=False)
        ledger.atlas.add(next_file(), refresh=False)


def test_a_killed_add_keeps_the_files_before_and_views_are_right(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        keep(ledger, said(SELYDOVE, "2024-09-10"))
    assert status_of(in_child(lambda: _added_until_killed(open_on))) == -signal.SIGKILL
    with open_on("2024-10-03") as ledger:
        assert [layer.day for layer in ledger.atlas.layers()] == ["2024-09-05"]
        assert not list(ledger.verify())
        assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("UKR",))
        assert capture(ledger).standing == "claimed"
        # The same command again finishes the work.
        assert ledger.atlas.add([BEFORE, AFTER]) == AddedMaps(new=1, known=1)
        assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("RUS",))
        assert capture(ledger).standing == "corroborated"


def test_an_interrupted_add_leaves_a_ledger_that_goes_on(ledger: Ledger) -> None:
    def layers() -> Iterator[MapLayer]:
        yield BEFORE
        raise KeyboardInterrupt

    ledger.atlas.add([AFTER])
    with pytest.raises(KeyboardInterrupt):
        ledger.atlas.add(layers())
    assert AFTER.day in {layer.day for layer in ledger.atlas.layers()}
    assert views(ledger, "Hirnyk")["assessor:Map Desk"] == ("held", ("RUS",))
    ledger.atlas.add([BEFORE])
    assert [layer.day for layer in ledger.atlas.layers()] == ["2024-09-05", "2024-09-15"]


# Views


def test_each_maker_has_a_view_of_its_own(ledger: Ledger) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"))
    ledger.atlas.add([BEFORE, AFTER, drawn("2024-09-12", assessor="Other Desk", west=37.34)])
    found = views(ledger, "Selydove")
    assert found["assessor:Map Desk"] == ("held", ("RUS",))
    assert found["assessor:Other Desk"] == ("held", ("UKR",))
    assert views(ledger, "Selydove", on="2024-09-08")["assessor:Map Desk"] == ("held", ("UKR",))
    assert "assessor:Map Desk" not in views(ledger, "Selydove", on="2024-09-01")
    only = ledger.who("Selydove", on="2024-09-30", view="assessor:Map Desk").standings
    assert [s.interval.view for s in only] == ["assessor:Map Desk"]
    assert (only[0].interval.since, only[0].interval.exact, only[0].interval.said) == (
        "2024-09-15",
        False,
        "2024-09-15",
    )
    assert "2024-09-05" in (only[0].interval.rule or "")


@pytest.mark.parametrize(
    ("layer", "party", "elsewhere", "seen"),
    [
        ("control", "RUS", "home", ("held", ("RUS",))),
        ("pre2022", "RUS", "home", ("held", ("RUS",))),
        ("advance", "RUS", "home", ("contested", ("RUS", "UKR"))),
        ("unknown", None, "home", ("unknown", ())),
        # What a party says of itself, passed on: the place lies where it lies without it.
        ("claimed", "RUS", "home", ("held", ("UKR",))),
        ("claimed", "RUS", "untold", None),
    ],
)
def test_what_a_layer_says_of_a_place_in_it(
    layer: Layer, party: str | None, elsewhere: str, seen: tuple[str, tuple[str, ...]] | None, ledger: Ledger
) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"))
    # Some ground elsewhere, so that there is a map of the day; of one kind the layer added last counts.
    ledger.atlas.add([drawn("2024-09-12", west=38.0, east=38.2, elsewhere=elsewhere)])
    ledger.atlas.add([drawn("2024-09-12", layer=layer, party=party, elsewhere=elsewhere, static=layer == "pre2022")])
    assert views(ledger, "Selydove").get("assessor:Map Desk") == seen


def _asked(ledger: Ledger) -> list[object]:
    """What every kind of question about places answers; kept moments and numbers of entries left out."""
    out: list[object] = []
    for name, *_ in (*PLACES[:2], *((town.name,) for town in TOWNS[:2])):
        out.append(list(ledger.timeline(name)))
        for day in ("2024-09-01", "2024-09-06", "2024-09-14", "2024-09-15", "2024-09-30"):
            out.append([s.interval for s in ledger.who(name, on=day).standings])
    return [*out, list(ledger.events())]


def test_views_are_the_same_fresh_and_stale_kept_and_concluded_on_the_spot(ledger: Ledger) -> None:
    keep(ledger, said(UKRAINSK, "2024-09-12"), said(SELYDOVE, "2024-09-10"))
    ledger.atlas.add([BEFORE, AFTER, drawn("2024-09-14", assessor="Other Desk")], refresh=False)
    assert not Conclusions(ledger.store).all_fresh()
    stale = _asked(ledger)
    assert ledger.refresh() == 2
    assert Conclusions(ledger.store).all_fresh()
    assert _asked(ledger) == stale
    for name, *_ in PLACES[:2]:
        assert ledger.timeline(name, as_known=LATER) == ledger.timeline(name)
        live = ledger.who(name, on="2024-09-30", as_known=LATER)
        assert live.standings == ledger.who(name, on="2024-09-30").standings
    assert ledger.events(as_known=LATER) == ledger.events()
    # One more map makes all that was kept stale again, and it is made anew unless more is to come.
    ledger.atlas.add([drawn("2024-09-25", west=37.34)], refresh=False)
    assert not Conclusions(ledger.store).all_fresh()
    assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("UKR",))
    ledger.atlas.add([drawn("2024-09-26", west=37.34)])
    assert Conclusions(ledger.store).all_fresh()
    assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("UKR",))


def test_before_the_maps_were_recorded_no_maker_has_a_view(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        keep(ledger, said(SELYDOVE, "2024-09-10"))
    with open_on("2024-10-05") as ledger:
        ledger.atlas.add([BEFORE, AFTER])
    with open_on("2024-10-08") as ledger:
        ledger.atlas.add([drawn("2024-09-15", west=37.34)])
        # The newest version of the day counts; the older one is what was known then.
        assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("UKR",))
        assert views(ledger, "Selydove", as_known="2024-10-06")["assessor:Map Desk"] == ("held", ("RUS",))
        assert set(views(ledger, "Selydove", as_known="2024-10-04")) == {"party:RUS", "consensus"}
        assert {i.view for i in ledger.timeline("Selydove", as_known="2024-10-04")} == {"party:RUS"}


def test_a_place_of_which_nothing_is_claimed_but_that_a_map_shows(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        keep(ledger, said(SELYDOVE, "2024-09-10"))
        with pytest.raises(UnknownPlace, match="Hirnyk"):
            ledger.who("Hirnyk")
        ledger.atlas.add([BEFORE, AFTER])
        assert views(ledger, "Hirnyk") == {"assessor:Map Desk": ("held", ("RUS",)), "consensus": ("unknown", ())}
        answer = ledger.who("made:hirnyk", on="2024-09-30")
        assert (answer.place.name, answer.place.id) == ("Hirnyk", "made:hirnyk")
        # How much the point says of a place of that size.
        assert (answer.standings[0].interval.rule or "").endswith("one point of a place of 10,357 inhabitants")
        assert [i.view for i in ledger.timeline("Hirnyk")] == ["assessor:Map Desk"]
        small = ledger.who("Hostre", on="2024-09-30").standings[0].interval
        assert "inhabitants" not in (small.rule or "")


@pytest.mark.parametrize("name", ["Nubl", "Marinka"], ids=["in no theatre mapped", "known to within 22 km"])
def test_a_place_that_no_map_can_show_is_not_known(name: str, ledger: Ledger) -> None:
    ledger.atlas.add([BEFORE, AFTER])
    with pytest.raises(UnknownPlace, match=f"no claim in this ledger is about '{name}', and no map shows it"):
        ledger.who(name, on="2024-09-30")


def test_a_place_far_from_the_front_is_its_own_sides_where_the_maker_says_so(ledger: Ledger) -> None:
    ledger.atlas.add([AFTER])
    assert views(ledger, "Lviv")["assessor:Map Desk"] == ("held", ("UKR",))


def test_a_place_whose_position_is_not_known_well_enough_has_no_makers_view(ledger: Ledger) -> None:
    fields = {"lat": 48.1, "lon": 37.19}  # outside the box, by less than a kilometre
    near, sure = said(UKRAINSK, "2024-09-10", error_km=5.0, **fields), said(ROBOTYNE, "2024-09-10", error_km=None)
    area = said(VOVCHANSK, "2024-09-10", place_type="area", lat=48.1, lon=37.3)
    keep(ledger, near, sure, area)
    ledger.atlas.add([BEFORE, AFTER])
    assert "assessor:Map Desk" not in views(ledger, "Ukrainsk")
    assert "assessor:Map Desk" not in views(ledger, "Vovchansk")
    assert views(ledger, "Robotyne")["assessor:Map Desk"] == ("held", ("UKR",))


def test_maps_of_a_theatre_that_is_gone_still_tell_what_they_draw(ledger: Ledger) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"), said(ROBOTYNE, "2024-09-10"))
    ledger.atlas.add([drawn("2024-09-12", theatre="/no/such/folder")])
    assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("RUS",))
    # Who is at home there nobody says any more.
    assert "assessor:Map Desk" not in views(ledger, "Robotyne")
    assert dict(homes_of("/no/such/folder")) == dict(homes_of(None)) == {}
    assert homes_of("ukraine")["UA"] == "UKR"


def test_a_witness_tells_by_assessor_how_a_place_lay(ledger: Ledger) -> None:
    ledger.atlas.add([BEFORE, AFTER, drawn("2024-09-12", assessor="Other Desk", theatre=None)])
    place = Place("made:x", "Selydove", "settlement", 48.15, 37.30, "Donetsk Oblast", "UA")
    seen = Witnesses(ledger.store)
    found = seen.of_one(place)
    assert {name: [s.layer for s in spells] for name, spells in found.items()} == {
        "Map Desk": [None, "control"],
        "Other Desk": ["control"],
    }
    assert (seen.theatre("Map Desk"), seen.theatre("Other Desk")) == ("ukraine", None)
    assert [sheet.day for sheet in seen.sheets("Map Desk")] == ["2024-09-05", "2024-09-15"]
    assert seen.sheets("Nobody") == ()
    # Damascus is not expected on a map of Ukraine; a map of no known theatre may show anything.
    assert set(seen.of_one(replace(place, lat=33.5, lon=36.3, country="SY"))) == {"Other Desk"}
    assert list(Witnesses(ledger.store, assessors=["Other Desk"]).maps) == ["Other Desk"]


# Events


def test_a_map_bears_out_a_capture_and_before_it_was_recorded_it_did_not(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        keep(ledger, said(SELYDOVE, "2024-09-10"))
        assert capture(ledger).standing == "claimed"
        assert views(ledger, "Selydove")["consensus"] == ("unknown", ())
    with open_on("2024-10-05") as ledger:
        ledger.atlas.add([BEFORE, AFTER])
        event = capture(ledger)
        assert (event.standing, event.rule) == ("corroborated", "control map")
        assert [(s.assessor, s.day, s.before, s.holder) for s in event.maps] == [
            ("Map Desk", "2024-09-15", "2024-09-05", "RUS")
        ]
        assert ledger.event(event.id) == event
        assert ledger.events(status="corroborated") == ledger.events(kind="captured")
        assert views(ledger, "Selydove")["consensus"] == ("held", ("RUS",))
        then = capture(ledger, as_known="2024-10-04")
        assert (then.id, then.standing, then.maps) == (event.id, "claimed", ())
        assert views(ledger, "Selydove", as_known="2024-10-04")["consensus"] == ("unknown", ())
        (now,) = ledger.claims(status="corroborated")
        assert now.claim.place_name == "Selydove"
        assert not ledger.claims(status="corroborated", as_known="2024-10-04")


def test_a_map_that_does_not_show_it_decides_against_nobody(ledger: Ledger) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"))
    ledger.atlas.add([BEFORE, drawn("2024-09-15", west=37.34)])
    assert (capture(ledger).standing, capture(ledger).maps) == ("claimed", ())
    assert views(ledger, "Selydove")["assessor:Map Desk"] == ("held", ("UKR",))


def test_a_map_corrected_later_takes_its_word_back(ledger: Ledger) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"))
    ledger.atlas.add([BEFORE, AFTER])
    assert capture(ledger).standing == "corroborated"
    ledger.atlas.add([drawn("2024-09-15", west=37.34)])
    assert capture(ledger).standing == "claimed"


# Areas


def test_held_gained_lost_and_net_are_those_of_the_ground(ledger: Ledger) -> None:
    # Moved to the west: a strip is gained there, and one as wide is lost in the east.
    old, new = drawn("2024-08-31", west=37.3, east=37.5), drawn("2024-09-30", west=37.2, east=37.4)
    ledger.atlas.add([old, new])
    (row,) = ledger.atlas.area()
    strip = km2(drawn("2024-09-30", west=37.2, east=37.3))
    assert (row.assessor, row.layers, row.party, row.period) == ("Map Desk", ("control",), "RUS", "2024-09")
    assert (row.since, row.until, row.partial, row.maps) == ("2024-08-31", "2024-09-30", False, 2)
    assert row.held == pytest.approx(km2(new), abs=0.01)
    assert (row.gained, row.lost) == (pytest.approx(strip, abs=0.01), pytest.approx(strip, abs=0.01))
    assert row.net == pytest.approx(0, abs=0.02)


def test_two_layers_are_measured_together_and_shared_ground_counts_once(ledger: Ledger) -> None:
    control, advance = drawn("2024-09-30"), drawn("2024-09-30", layer="advance", west=37.1, east=37.3)
    ledger.atlas.add([control, advance, drawn("2024-08-31"), drawn("2024-08-31", layer="advance", west=37.15)])
    (row,) = ledger.atlas.area(layers=("control", "advance"))
    assert row.held == pytest.approx(km2(control, advance), abs=0.01)


def test_the_regions_sum_to_the_whole(ledger: Ledger) -> None:
    # Across the borders of Donetsk, Luhansk, Kharkiv and Dnipropetrovsk.
    wide = {"west": 36.6, "east": 38.6, "south": 48.4, "north": 49.5}
    ledger.atlas.add([drawn("2024-08-31", **(wide | {"west": 37.2})), drawn("2024-09-30", **wide)])
    (whole,) = ledger.atlas.area()
    parts = ledger.atlas.area(region=EACH)
    assert {row.region for row in parts} >= {"UA-14", "UA-09", "UA-63"}
    for figure in ("held", "gained", "lost"):
        assert sum(getattr(row, figure) for row in parts) == pytest.approx(getattr(whole, figure), rel=1e-3)
    (donetsk,) = ledger.atlas.area(region="Donetsk")
    assert donetsk in parts
    assert donetsk.region_name == "Donetsk Oblast"


def test_what_sticks_out_over_the_border_is_the_nearest_regions_that_the_party_can_hold(ledger: Ledger) -> None:
    # Much of it lies in the Rostov Oblast as borders are drawn here, which no map of Russia's ground in Ukraine means.
    border = {"west": 38.3, "east": 38.35, "south": 47.55, "north": 47.65}
    ledger.atlas.add([drawn(day, **border) for day in ("2024-08-31", "2024-09-30")])
    (row,) = ledger.atlas.area(region=EACH)
    assert (row.region, row.held) == ("UA-14", pytest.approx(km2(drawn("x", **border)), rel=1e-3))
    theirs = [drawn(day, assessor="Other Desk", party="UKR", **border) for day in ("2024-08-31", "2024-09-30")]
    ledger.atlas.add(theirs)
    (row,) = ledger.atlas.area(region=EACH, assessors=["Other Desk"])
    assert row.region == "RU-ROS"


def test_maps_that_lack_a_layer_are_found_and_passed_over(ledger: Ledger) -> None:
    keep(ledger, said(SELYDOVE, "2024-09-10"))
    ledger.atlas.add([drawn("2024-09-05"), drawn("2024-09-15", layer="advance", required=True), drawn("2024-09-20")])
    ledger.atlas.add([drawn("2024-09-20", layer="advance", required=True)])
    assert [(name, [s.day for s in maps]) for name, maps in ledger.atlas.incomplete().items()] == [
        ("Map Desk", ["2024-09-15"])
    ]
    ledger.atlas.add([drawn("2024-09-25", layer="pre2022", static=True)])
    assert ledger.atlas.last_day() == "2024-09-20"
    assert views(ledger, "Selydove", on="2024-09-16")["assessor:Map Desk"] == ("held", ("RUS",))
    (interval,) = (i for i in ledger.timeline("Selydove") if i.view == "assessor:Map Desk")
    assert (interval.since, interval.said) == ("2024-09-05", "2024-09-20")


@pytest.mark.parametrize("asked", ["UA-43", "ua-43", "Crimea", "Autonomous Republic of Crimea"])
def test_crimea_is_asked_for_by_the_code_of_ukraine_or_its_name(asked: str, ledger: Ledger) -> None:
    box_in_crimea = {"west": 34.0, "east": 34.4, "south": 45.0, "north": 45.3}
    ledger.atlas.add([drawn("2024-08-31", **box_in_crimea), drawn("2024-09-30", **box_in_crimea)])
    (row,) = ledger.atlas.area(region=asked)
    assert (row.region, row.region_name) == ("UA-43", "Crimea")
    assert row.held == pytest.approx(km2(drawn("2024-09-30", **box_in_crimea)), rel=1e-3)


def test_periods_are_cut_to_the_maps_and_days_without_one_are_named(ledger: Ledger) -> None:
    days = ("2024-08-20", "2024-09-04", "2024-10-04", "2024-12-20")
    ledger.atlas.add([drawn(day, west=37.4 - 0.05 * number) for number, day in enumerate(days)])
    rows = {row.period: row for row in ledger.atlas.area()}
    assert list(rows) == ["2024-08", "2024-09", "2024-10", "2024-11", "2024-12"]
    assert (rows["2024-08"].partial, rows["2024-08"].since, rows["2024-08"].missing) == (
        True,
        "2024-08-20",
        ("2024-08-31",),
    )
    assert (rows["2024-09"].interpolated, rows["2024-09"].missing) == (True, ("2024-08-31", "2024-09-30"))
    # Nobody knows how it was held in eleven weeks without a map.
    untold = [rows[period] for period in ("2024-10", "2024-11", "2024-12")]
    assert {(row.held, row.net, row.why_not) for row in untold} == {
        (None, None, "there is no map after 2024-10-04 and before 2024-12-20")
    }
    # What happens from a day on is more than the map of the day before.
    ledger.atlas.add([drawn("2024-09-01", west=37.3), drawn("2024-08-31", west=37.35)])
    whole = next(row for row in ledger.atlas.area() if row.period == "2024-09")
    assert (whole.since, whole.missing) == ("2024-08-31", ("2024-09-30",))
    assert ledger.atlas.area(since="2024-09-01", until="2024-10-04")[0] == whole
    weeks = ledger.atlas.area(by="week", since="2024-08-26", until="2024-09-08")
    assert [row.period for row in weeks] == ["2024-W35", "2024-W36"]
    assert not ledger.atlas.area(since="2030-01-01")
    assert not ledger.atlas.area(until="2020-01-01")


def test_how_far_two_makers_are_apart(ledger: Ledger) -> None:
    ledger.atlas.add([drawn("2024-08-31", west=37.4), drawn("2024-09-30")])
    ledger.atlas.add(
        [drawn("2024-08-31", assessor="Other Desk", west=37.4), drawn("2024-09-30", assessor="Other Desk", west=37.3)]
    )
    one, other = ledger.atlas.area()
    assert (one.assessor, other.assessor) == ("Map Desk", "Other Desk")
    assert one.spread == other.spread == pytest.approx((one.net or 0) - (other.net or 0), abs=0.01)
    (alone,) = ledger.atlas.area(assessors=["other desk"])
    assert (alone.assessor, alone.spread) == ("Other Desk", None)


def test_a_maker_that_lacks_a_layer_gets_no_figure_but_the_reason(ledger: Ledger) -> None:
    ledger.atlas.add([drawn("2024-08-31"), drawn("2024-09-30")])
    ledger.atlas.add(
        [
            drawn(day, assessor="Other Desk", layer=layer)
            for day in ("2024-08-31", "2024-09-30")
            for layer in ("control", "advance")
        ]
    )
    lacking, whole = ledger.atlas.area(layers=("control", "advance"), party="RUS")
    assert (lacking.assessor, lacking.held, lacking.period) == ("Map Desk", None, None)
    assert (lacking.why_not or "").startswith(
        "the layer advance is not in the maps of Map Desk (they have control RUS)"
    )
    assert whole.held is not None


def test_ground_that_others_draw_apart_is_told_of(ledger: Ledger) -> None:
    ledger.atlas.add([drawn("2024-08-31", covers=("pre2022",)), drawn("2024-09-30", covers=("pre2022",))])
    (row,) = ledger.atlas.area()
    assert row.notes == ("its control takes in what others draw apart as pre2022",)
    # So it has the layer, with that one.
    (both,) = ledger.atlas.area(layers=("control", "pre2022"))
    assert both.held == row.held
    assert ledger.atlas.area(layers=("pre2022",), party="RUS")[0].held is None


def test_ground_of_unclear_status_is_nobodys_and_may_lie_in_any_country(ledger: Ledger) -> None:
    kursk = {"layer": "unknown", "party": None, "west": 35.6, "east": 35.8, "south": 51.5, "north": 51.7}
    ledger.atlas.add([drawn("2024-08-31", **(kursk | {"east": 35.7})), drawn("2024-09-30", **kursk)])  # type: ignore[arg-type]
    (row,) = ledger.atlas.area(layers=("unknown",), region=EACH)
    assert (row.party, row.region_name, row.held) == (
        None,
        "Kursk Oblast",
        pytest.approx(km2(drawn("x", **kursk)), rel=1e-3),  # type: ignore[arg-type]
    )
    (change,) = ledger.atlas.changes(layers=("unknown",))
    assert (change.party, change.region, change.change) == (None, "Kursk Oblast", "gained")


Ask = Callable[[Ledger], object]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda x: x.atlas.area(assessors=["ISW"]), r"no map here is by 'ISW'; there are maps by Map Desk, Other Desk"),
        (lambda x: x.atlas.settlements(assessors=["ISW"]), "there are maps by Map Desk, Other Desk"),
        (lambda x: x.atlas.changes(assessors=["ISW"]), "there are maps by Map Desk, Other Desk"),
        (lambda x: x.atlas.area(region="Atlantis"), "no region 'Atlantis' .*UA-14 Donetsk Oblast, .*UA-43 Crimea"),
        (lambda x: x.atlas.settlements(region="Atlantis"), "no region 'Atlantis'"),
        (lambda x: x.atlas.area(layers=("advance",)), "Map Desk have the layer advance for RUS and UKR; .*--party RUS"),
        (lambda x: x.atlas.changes(layers=("advance",)), "--party RUS"),
        (lambda x: x.atlas.changes(layers=("claimed",)), "the layer claimed is not in the maps of Map Desk"),
        (lambda x: x.atlas.changes(party="UKR"), "the layer control is not in the maps of .*advance UKR"),
        (
            lambda x: x.atlas.change_picture(None, ("control",), None, "2024-08-31", "2024-09-30"),
            "there are maps by Map Desk, Other Desk; say whose: --assessor Map Desk",
        ),
        (
            lambda x: x.atlas.change_picture("Map Desk", ("claimed",), None, "2024-08-31", "2024-09-30"),
            "the layer claimed is not in the maps of Map Desk",
        ),
        (
            lambda x: x.atlas.change_picture("Map Desk", ("control",), None, "2024-09-05", "2024-09-29"),
            "the maps with these layers go from 2024-08-31 to 2024-09-30",
        ),
        (
            lambda x: x.atlas.change_picture("Map Desk", ("control",), None, "2024-08-30", "2024-09-30"),
            "no two maps lie on 2024-08-30 and 2024-09-30",
        ),
        (
            lambda x: x.atlas.change_picture("Map Desk", ("control",), None, "2024-09-30", "2024-08-31"),
            "no two maps lie on 2024-09-30 and 2024-08-31",
        ),
    ],
)  # fmt: skip
def test_what_is_not_there_or_not_clear_is_asked_back_with_what_there_is(ask: Ask, told: str, ledger: Ledger) -> None:
    days = ("2024-08-31", "2024-09-30")
    ledger.atlas.add([drawn(day) for day in days])
    ledger.atlas.add([drawn(day, layer="advance", party=party, east=37.3) for day in days for party in ("RUS", "UKR")])
    ledger.atlas.add([drawn(day, assessor="Other Desk") for day in days])
    with pytest.raises(AskError, match=told):
        ask(ledger)


@pytest.mark.parametrize(
    "ask",
    [
        lambda x: x.atlas.area(),
        lambda x: x.atlas.settlements(),
        lambda x: x.atlas.changes(),
        lambda x: x.atlas.compare([]),
        lambda x: x.atlas.area(as_known="2020"),
        lambda x: x.atlas.change_picture(None, ("control",), None, "2024-08-31", "2024-09-30"),
    ],
)
def test_without_a_map_it_is_told_how_to_add_one(ask: Ask, ledger: Ledger) -> None:
    with pytest.raises(AskError, match="no map; `whoholds terrain add FILE"):
        ask(ledger)


def test_maps_that_say_no_theatre_have_no_regions_and_no_settlements(ledger: Ledger) -> None:
    ledger.atlas.add([drawn("2024-08-31", theatre=None), drawn("2024-09-30", theatre=None, west=37.1)])
    (row,) = ledger.atlas.area()
    assert row.held == pytest.approx(km2(drawn("2024-09-30", west=37.1)), abs=0.01)
    for ask in (lambda: ledger.atlas.area(region="UA-14"), ledger.atlas.settlements, ledger.atlas.changes):
        with pytest.raises(AskError, match=r"say no theatre.*--theatre"):
            ask()
    shown = ledger.atlas.change_picture(None, ("control",), None, "2024-08-31", "2024-09-30")
    assert (shown.borders, shown.places) == ((), ())


def test_how_far_the_measuring_is_can_be_heard(ledger: Ledger) -> None:
    ledger.atlas.add([BEFORE, AFTER])
    heard: list[tuple[int, int]] = []
    ledger.atlas.area(tell=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


# Settlements


def passed(found: Sequence[Passage]) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(p.day, p.before, p.place.name, p.old_party, p.new_party) for p in found]


def test_settlements_that_passed_from_one_layer_to_another(ledger: Ledger) -> None:
    izium = drawn("2024-09-25", west=37.2, east=37.3, south=49.1, north=49.3, layer="advance")
    ledger.atlas.add([drawn("2024-09-05", west=37.34), AFTER, drawn("2024-09-25"), izium])
    found = ledger.atlas.settlements()
    assert passed(found) == [
        ("2024-09-15", "2024-09-05", "Hostre", "UKR", "RUS"),
        ("2024-09-25", "2024-09-15", "Izium", "UKR", "RUS"),
    ]
    assert [(p.old_layer, p.new_layer, p.lasted) for p in found] == [(None, "control", 10), (None, "advance", 0)]
    assert passed(ledger.atlas.settlements(region="Kharkiv")) == passed(found[1:])
    assert ledger.atlas.settlements(region=EACH) == found
    assert passed(ledger.atlas.settlements(since="2024-09-16")) == passed(found[1:])
    assert passed(ledger.atlas.settlements(until="2024-09-16")) == passed(found[:1])
    assert ledger.atlas.settlements(since="2024-09-15", until="2024-09-25") == found
    assert not ledger.atlas.settlements(region="UA-43")


def test_states_of_a_day_or_two_are_slips_unless_asked_for(ledger: Ledger) -> None:
    ledger.atlas.add([BEFORE, drawn("2024-09-15"), drawn("2024-09-17", west=37.34), drawn("2024-09-30", west=37.34)])
    assert not ledger.atlas.settlements()
    assert [p.day for p in ledger.atlas.settlements(least_days=0)] == ["2024-09-15", "2024-09-17"]


def test_settlements_of_ones_own_list(ledger: Ledger) -> None:
    ledger.atlas.add([BEFORE, AFTER])
    own = Place("own:1", "Our Farm", "settlement", 48.1, 37.25, "Donetsk Oblast", "UA")
    area = replace(own, id="own:2", type="area")
    assert [p.place.name for p in ledger.atlas.settlements(places=[own, area])] == ["Our Farm"]


def test_without_a_gazetteer_there_are_no_settlements_but_views_and_areas(tmp_path: Path) -> None:
    with Ledger(tmp_path / "bare.db", create=True) as ledger:
        ledger.atlas.add([BEFORE, AFTER])
        for ask in (ledger.atlas.settlements, ledger.atlas.changes):
            with pytest.raises(AskError, match="whoholds gazetteer build"):
                ask()
        assert ledger.atlas.population("made:hirnyk") == 0
        shown = ledger.atlas.change_picture(None, ("control",), None, "2024-09-05", "2024-09-15")
        assert (shown.places, round(shown.gained_km2)) == ((), round(km2(drawn("x", east=37.34))))


# Changes


def verdicts(found: Sequence[MapChange]) -> list[tuple[str, str, str]]:
    return [(c.day, c.change, c.verdict) for c in found]


def test_a_change_is_reported_unreported_or_of_days_without_reports(ledger: Ledger) -> None:
    south = {"south": 47.3, "north": 47.5, "west": 35.7, "east": 35.9}  # around Robotyne
    ledger.atlas.add(
        [
            drawn("2024-03-01"),
            drawn("2024-03-10", west=37.1),
            drawn("2024-09-05", west=37.1),
            drawn("2024-09-15", west=37.0),
        ]
    )
    ledger.atlas.add([drawn("2024-09-05", assessor="Other Desk"), drawn("2024-09-15", assessor="Other Desk", **south)])
    strike = said(UKRAINSK, "2024-09-08", kind="struck")
    keep(ledger, said(ROBOTYNE, "2024-09-10"), strike)
    found = ledger.atlas.changes()
    assert verdicts(found) == [
        ("2024-03-10", "gained", "no reports"),
        ("2024-09-15", "gained", "unreported"),
        ("2024-09-15", "lost", "unreported"),
        ("2024-09-15", "gained", "reported"),
    ]
    old, _, lost, reported = found
    assert (old.reports, old.claims, lost.reports, lost.claims) == (0, (), 2, ())
    assert [t.claim.place_name for id in reported.claims for t in ledger.store.tellings(claim=id)] == ["Robotyne"]
    assert (lost.region, reported.region) == ("Donetsk Oblast", "Zaporizhzhia Oblast")
    assert (lost.settlements, reported.settlements) == (("Hirnyk", "Hostre"), ())
    assert lost.km2 == pytest.approx(km2(AFTER), abs=0.01)
    assert lost.before == "2024-09-05"
    assert verdicts(ledger.atlas.changes(since="2024-09-15", assessors=["other desk"])) == verdicts(found[2:])
    assert verdicts(ledger.atlas.changes(until="2024-06-01")) == verdicts(found[:1])
    assert verdicts(ledger.atlas.changes(least_km2=300.0)) == [
        ("2024-09-15", "lost", "unreported"),
        ("2024-09-15", "gained", "reported"),
    ]


def test_a_change_was_unreported_as_known_before_the_report(open_on: OpenOn) -> None:
    with open_on("2024-10-01") as ledger:
        keep(ledger, said(TORETSK, "2024-09-10"))
        ledger.atlas.add([BEFORE, AFTER])
    with open_on("2024-10-05") as ledger:
        keep(ledger, said(SELYDOVE, "2024-09-10"))
        assert [c.verdict for c in ledger.atlas.changes()] == ["reported"]
        assert [c.verdict for c in ledger.atlas.changes(as_known="2024-10-03")] == ["unreported"]
        (now,), (then,) = ledger.atlas.changes(), ledger.atlas.changes(as_known="2024-10-03")
        assert (now.reports, then.reports) == (2, 1)


# Pictures


def test_what_changed_between_two_days(ledger: Ledger) -> None:
    ledger.atlas.add([drawn("2024-09-05", west=37.34), AFTER, drawn("2024-09-25", east=37.45)])
    shown = ledger.atlas.change_picture("map desk", ("control",), None, "2024-09-10", "2024-10-31")
    assert (shown.assessor, shown.party, shown.before, shown.day) == ("Map Desk", "RUS", "2024-09-05", "2024-09-25")
    assert shown.gained_km2 == pytest.approx(km2(drawn("x", east=37.34)), abs=0.01)
    assert shown.lost_km2 == pytest.approx(km2(drawn("x", west=37.45)), abs=0.01)
    assert shown.held.equals(MultiPolygon([box(37.34, 48.0, 37.45, 48.2)]))
    assert [place.name for place in shown.places] == ["Hostre"]
    assert {name for name, _ in shown.borders} == {b.name for b in boundaries.boundaries("ukraine")}


def test_no_picture_is_made_between_maps_of_different_layers(ledger: Ledger) -> None:
    ledger.atlas.add(
        [
            replace(drawn("2024-09-05"), source_layer="with advances"),
            replace(drawn("2024-09-25"), source_layer="without"),
        ]
    )
    told = "Map Desk drew with advances before and without after: what changed cannot be told"
    with pytest.raises(AskError, match=told):
        ledger.atlas.change_picture("Map Desk", ("control",), None, "2024-09-10", "2024-09-30")


# Comparing

TABLE = """period,area_km2,who_says,source_of_data,kind,note
2024-09,{net},ISW,ISW,net gain,
2024-09,{gained},Lowland Gazette,ISW,gain,
2024-09,2000,Lowland Gazette,ISW,gain,a day late
2024-09,100,AFP,ISW,gain,
2024-09,100,Lowland Gazette,Nobody's Maps,gain,
2024-09-30,{held},Lowland Gazette,ISW (as cited),stock,
2023,100,ISW,ISW,net gain,
2024-08-15/2024-09-15,100,ISW,ISW,net gain,
2024-09-15/2024-10-15,100,ISW,ISW,net gain,
2024-12-31,100,ISW,ISW,stock,
2024-09-01/2024-09-31,1,ISW,ISW,gain,
2024-09,many,ISW,ISW,gain,
"""


def test_published_areas_beside_what_the_maps_give(ledger: Ledger, tmp_path: Path) -> None:
    for day, west, east in (("2024-08-31", 37.3, 37.5), ("2024-09-30", 37.0, 37.4)):
        for layer in ("control", "advance"):
            ledger.atlas.add([drawn(day, assessor="ISW", layer=layer, west=west, east=east)])  # type: ignore[arg-type]
    (whole,) = ledger.atlas.area(layers=("control", "advance"))
    assert whole.net is not None
    assert whole.gained is not None
    figures = {"net": whole.net + 2, "gained": whole.gained, "held": whole.held}
    path = tmp_path / "published.csv"
    path.write_text(TABLE.format(**figures), encoding="utf-8")
    table = list(read(path))
    assert [str(each) for each in table if isinstance(each, MapError)] == [
        f"{path}:12: “2024-09-01/2024-09-31” is no period, or “1” no number; mend the row",
        f"{path}:13: “2024-09” is no period, or “many” no number; mend the row",
    ]
    rows = ledger.atlas.compare(each for each in table if isinstance(each, Published))
    net, gained, far, lacking, unknown, stock, *out = rows
    assert (net.agrees, net.computed, net.difference, net.reason) == ("net", whole.net, pytest.approx(2), None)
    assert (net.layers, net.since, net.until) == (("control", "advance"), "2024-08-31", "2024-09-30")
    assert (gained.agrees, gained.gained, gained.lost) == ("gained", whole.gained, whole.lost)
    assert far.agrees is None
    assert "how Lowland Gazette counts is not known" in (far.reason or "")
    assert "the table notes: a day late" in (far.reason or "")
    # AFP counts what Russia claims, too; without it the rest is another thing.
    assert lacking.computed is None
    assert lacking.reason == "AFP counts claimed too, which the maps of ISW here lack"
    assert (lacking.others, lacking.other_layers) == (whole.net, ("control", "advance"))
    assert (unknown.assessor, unknown.reason) == (None, "no maps of Nobody's Maps are here")
    assert (stock.assessor, stock.agrees, stock.computed, stock.gained) == ("ISW", "held", whole.held, None)
    assert len(out) == 4
    for out_of_reach in out:
        assert out_of_reach.computed is None
        assert out_of_reach.reason == "the maps of ISW with control+advance go from 2024-08-31 to 2024-09-30"


def test_why_a_published_area_differs_as_far_as_it_is_known(ledger: Ledger, tmp_path: Path) -> None:
    east = {"2024-08-31": 37.5, "2024-09-10": 37.6, "2024-09-30": 37.4, "2024-10-15": 37.3}
    ledger.atlas.add([drawn(day, assessor="DeepState", west=37.0, east=edge) for day, edge in east.items()])
    (september, october) = ledger.atlas.area()
    assert (september.net or 0) < 0 < (september.gained or 0)
    lines = [
        f"2024-09,{(september.net or 0) - 6},DeepState,DeepState UA,net gain",
        f"2024-09,{(september.gained or 0) - 20},DeepState,DeepStateMap,gain",
        f"2024-09-01/2024-10-05,{(october.net or 0) - 100},DeepState,DeepState,gain",
    ]
    path = tmp_path / "p.csv"
    path.write_text("\n".join(("period,area_km2,who_says,source_of_data,kind", *lines)), "utf-8")
    bounds, gained, missing = ledger.atlas.compare([each for each in read(path) if isinstance(each, Published)])
    assert [row.agrees for row in (bounds, gained, missing)] == [None, None, None]
    assert "so that bounds a day off would explain it" in (bounds.reason or "")
    assert (bounds.reason or "").endswith("there is no map of 2024-08-30 or 2024-10-01 to tell by")
    assert f"nearer to what was gained, {september.gained:,.1f} km², than to the net" in (gained.reason or "")
    assert "there is no map of 2024-10-05" in (missing.reason or "")


def test_published_areas_of_the_other_sides_ground(ledger: Ledger, tmp_path: Path) -> None:
    ledger.atlas.add([drawn("2024-08-31"), drawn("2024-09-30", west=37.1)])
    path = tmp_path / "p.csv"
    path.write_text("period,area_km2,who_says,source_of_data,kind\n2024-09,1,Map Desk,Map Desk,gain\n", "utf-8")
    (row,) = ledger.atlas.compare([each for each in read(path) if isinstance(each, Published)], party="UKR")
    assert row.computed is None
    assert "control" in (row.reason or "")


# The order of things

MAPS = (
    BEFORE,
    AFTER,
    drawn("2024-09-14", assessor="Other Desk", layer="advance"),
    drawn("2024-09-14", assessor="Other Desk", west=38.0, east=38.1),
    drawn("2024-09-20", assessor="Other Desk", west=37.34),
)
REPORTS = (
    said(SELYDOVE, "2024-09-10"),
    said(SELYDOVE, "2024-09-12", speaker=1, kind="captured", stance="denies"),
    said(UKRAINSK, "2024-09-18", speaker=2, kind="holds", party="UKR"),
)


def _answers(ledger: Ledger) -> list[object]:
    intervals: list[Interval] = [i for name in ("Selydove", "Ukrainsk", "Hirnyk") for i in ledger.timeline(name)]
    return [
        intervals,
        list(ledger.events()),
        list(ledger.atlas.area(party="RUS", layers=("control",))),
        list(ledger.atlas.settlements()),
        list(ledger.atlas.changes(party="RUS")),
        list(ledger.audits.captures()),
        list(ledger.audits.speakers()),
    ]


def _told_in(order: Sequence[MapLayer | Reading], path: Path, towns: Gazetteer) -> list[object]:
    with Ledger(path, create=True, gazetteer=towns, now=still()) as ledger:
        for each in order:
            if isinstance(each, MapLayer):
                ledger.atlas.add([each], refresh=False)
            else:
                ledger.store.keep(each, edition="e1")
        ledger.refresh()
        return _answers(ledger)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations((*MAPS, *REPORTS)))
def test_the_order_of_maps_and_reports_changes_no_answer(
    order: list[MapLayer | Reading], tmp_path_factory: pytest.TempPathFactory, towns: Gazetteer
) -> None:
    folder = tmp_path_factory.mktemp("order")
    assert _told_in(order, folder / "a.db", towns) == _told_in((*MAPS, *REPORTS), folder / "b.db", towns)
