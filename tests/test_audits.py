"""Claims held against maps: claimed areas, claimed captures, and what becomes of a speaker's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.invented import drawn, figure, reading, still
from tests.test_atlas import ROBOTYNE, SELYDOVE, TORETSK, UKRAINSK, keep, km2, said
from whoholds.answers import Ledger
from whoholds.errors import AskError
from whoholds.model import AuditFigure, MapLayer, Reading

MINISTRY, STAFF, DESK = "Russian Ministry of Defence", "General Staff of Ukraine", "Institute of the Front"
# Ground that grows to the west in the Donetsk Oblast, by the day.
WEST = {"2024-07-31": 37.4, "2024-08-15": 37.35, "2024-08-31": 37.3, "2024-09-15": 37.25, "2024-09-30": 37.2}
# Around Vovchansk; and in the Kursk Oblast.
KHARKIV = {"south": 50.1, "north": 50.35, "west": 36.7}
KURSK = {"south": 51.45, "north": 51.7, "west": 35.4, "east": 35.7}


def control(day: str, **fields: object) -> MapLayer:
    return drawn(day, west=WEST[day], **fields)  # type: ignore[arg-type]


def area(value: float, words: str, **fields: object) -> Reading:
    """A report of one claimed area: the words around it, and fields of the figure."""
    told = fields.pop("told", "2024-10-05")
    assert told is None or isinstance(told, str)
    quote = words.format(value=f"{value:g} square kilometres")
    text = f"{quote}, it was said on {told}."
    own = {"kind": "area_km2", "value": value, "unit_text": f"{value:g} square kilometres", "date": told}
    own |= {"about": "RUS", "place": None, "period": "in September", "speaker": MINISTRY, "side": "RUS"}
    made = figure(text, quote, **(own | fields))
    return reading(text, figures=[made], name=f"area-{value:g}", told=told)


GAINED = "Its forces gained {value}"
HELD = "Its forces held {value}"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two makers: one of the Donetsk front with all its layers, one of the Kharkiv front that draws control alone."""
    with Ledger(tmp_path / "kept.db", create=True, now=still("2024-10-06T08:00:00")) as made:
        made.atlas.add(control(day) for day in WEST)
        made.atlas.add(drawn(day, layer="advance", party="UKR", **KURSK) for day in ("2024-08-15", "2024-08-31"))
        east = {"2024-08-31": 37.0, "2024-09-10": 36.95, "2024-09-30": 36.8}
        made.atlas.add(drawn(day, assessor="North Desk", **(KHARKIV | {"east": edge})) for day, edge in east.items())
        yield made


def rows(ledger: Ledger, *told: Reading, **asked: str) -> dict[str | None, AuditFigure]:
    """The rows of the areas told, by assessor."""
    keep(ledger, *told)
    return {row.assessor: row for row in ledger.audits.figures(**asked)}


def strip(first: str, last: str) -> float:
    """What the growing ground gained between two days."""
    return km2(drawn("x", west=WEST[last], east=WEST[first]))


# Areas


def test_ground_gained_is_compared_with_the_claimants_own_on_the_days_the_words_tell(ledger: Ledger) -> None:
    found = rows(ledger, area(300, GAINED, place="Donetsk region"))
    row = found["Map Desk"]
    gained = strip("2024-08-31", "2024-09-30")
    assert (row.claimant, row.since, row.until, row.region) == ("RUS", "2024-08-31", "2024-09-30", "Donetsk Oblast")
    assert (row.layers, row.party, row.measure) == (("control",), "RUS", "gained")
    assert (row.km2, row.net) == (pytest.approx(gained, rel=1e-3), pytest.approx(gained, rel=1e-3))
    assert row.ratio == pytest.approx(300 / gained, rel=1e-3)
    assert (row.why_not, row.interpolated, row.notes) == (None, False, ())
    # No later map shows as much gained; the other maker's ground lies in another region.
    assert row.reached is None
    assert (found["North Desk"].km2, found["North Desk"].ratio) == (0.0, None)


def test_ground_regained_is_compared_with_what_the_enemy_lost(ledger: Ledger) -> None:
    told = area(100, GAINED, about="UKR", speaker=STAFF, side="UKR", place="Kharkiv region")
    row = rows(ledger, told)["North Desk"]
    lost = km2(drawn("x", **(KHARKIV | {"west": 36.8, "east": 37.0})))
    assert (row.claimant, row.party, row.measure, row.region) == ("UKR", "RUS", "lost", "Kharkiv Oblast")
    assert row.km2 == pytest.approx(lost, rel=1e-3)
    # The net is the claimant's: what the enemy lost is its gain.
    assert row.net == pytest.approx(lost, rel=1e-3)
    assert row.ratio == pytest.approx(100 / lost, rel=1e-3)
    assert row.reached == "2024-09-30"


def test_ground_held_is_compared_with_the_map_of_that_day(ledger: Ledger) -> None:
    told = area(900, HELD, about="UKR", speaker=STAFF, side="UKR", place="Kursk region", period=None, told="2024-08-20")
    found = rows(ledger, told)
    row = found["Map Desk"]
    assert (row.since, row.until, row.measure, row.party, row.layers) == (
        None,
        "2024-08-20",
        "held",
        "UKR",
        ("advance",),
    )
    assert row.km2 == pytest.approx(km2(drawn("x", **KURSK)), rel=1e-3)
    assert (row.net, row.reached, row.notes) == (None, None, ("the map of 2024-08-15",))
    assert row.ratio == pytest.approx(900 / (row.km2 or 0), rel=1e-3)
    assert found["North Desk"].why_not == "the maps of North Desk draw no ground to compare it with"


def test_ground_held_is_not_compared_with_what_the_enemy_lost(ledger: Ledger) -> None:
    told = area(
        90, HELD, about="UKR", speaker=STAFF, side="UKR", place="Kharkiv region", period=None, told="2024-09-20"
    )
    row = rows(ledger, told)["North Desk"]
    assert (row.km2, row.why_not) == (None, "the maps of North Desk draw no ground to compare it with")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"period": None}, "over which days it counts is not known: its words tell no period"),
        ({"period": "recently"}, "over which days it counts is not known: “recently” names no days"),
        ({"about": None, "side": "independent"}, "its words do not say whose ground it is"),
        ({"about": "RUS and UKR"}, "its words do not say whose ground it is"),
        ({"place": "Sunny Valley"}, "“Sunny Valley” is no region with borders, so nothing can be measured in it"),
    ],
)  # fmt: skip
def test_of_what_the_words_do_not_tell_there_is_one_row_with_the_reason(
    fields: dict[str, object], told: str, ledger: Ledger
) -> None:
    keep(ledger, area(100, GAINED, **fields))
    (row,) = ledger.audits.figures()
    assert (row.assessor, row.km2, row.ratio, row.measure) == (None, None, None, None)
    assert row.why_not == told


def test_a_region_a_country_or_none_is_what_is_measured(ledger: Ledger) -> None:
    places = {310: "the Donetsk oblast", 320: "Ukrainian territory", 330: None}
    keep(ledger, *(area(value, GAINED, place=place) for value, place in places.items()))
    found = {row.figure.figure.value: row for row in ledger.audits.figures() if row.assessor == "Map Desk"}
    assert [(found[value].region, found[value].notes) for value in places] == [
        ("Donetsk Oblast", ()),
        ("all of Ukraine", ("“Ukrainian territory” is taken for all of Ukraine",)),
        (None, ()),
    ]
    gained = strip("2024-08-31", "2024-09-30")
    assert [found[value].km2 for value in places] == pytest.approx([gained] * 3, rel=1e-3)


def test_where_nobody_is_named_it_is_the_ground_of_who_says_so(ledger: Ledger) -> None:
    keep(ledger, area(100, GAINED, about=None), area(200, "It spoke of {value}", about=None))
    found = {row.figure.figure.value: row.claimant for row in ledger.audits.figures()}
    assert found == {100: "RUS", 200: None}


def test_in_its_own_country_a_party_has_no_ground_drawn_and_cannot_have_lost_any(ledger: Ledger) -> None:
    told = area(100, GAINED, about="UKR", speaker=STAFF, side="UKR", place="Kursk region")
    row = rows(ledger, told)["North Desk"]
    assert row.why_not == "the maps of North Desk draw no ground to compare it with"


def test_ground_that_is_drawn_soon_after_the_first_day_has_come_since(ledger: Ledger) -> None:
    ledger.atlas.add(control(day, assessor="New Desk") for day in ("2024-08-15", "2024-08-31"))
    ledger.atlas.add([control("2024-07-31", assessor="New Desk", party="UKR")])
    told = area(240, GAINED, period="in August", told="2024-09-01")
    row = rows(ledger, told)["New Desk"]
    assert row.km2 == pytest.approx(km2(control("2024-08-31")), rel=1e-3)
    assert row.notes == ("control of RUS is drawn from 2024-08-15 on: what it held then counts as gained",)
    assert row.reached == "2024-08-15"


def test_what_a_maker_had_no_map_before_is_not_taken_for_gained(ledger: Ledger) -> None:
    ledger.atlas.add(control(day, assessor="New Desk") for day in ("2024-08-15", "2024-08-31"))
    row = rows(ledger, area(240, GAINED, period="in August", told="2024-09-01"))["New Desk"]
    assert (row.km2, row.ratio) == (None, None)
    assert row.why_not == "the maps of New Desk with control go from 2024-08-15 to 2024-08-31"


def test_a_city_that_gives_its_region_its_name_is_not_measured(ledger: Ledger) -> None:
    places = {310: "Donetsk", 320: "Donetsk region", 330: "UA-14"}
    keep(ledger, *(area(value, GAINED, place=place) for value, place in places.items()))
    found = {row.figure.figure.value: row for row in ledger.audits.figures() if row.assessor in (None, "Map Desk")}
    assert [found[value].region for value in places] == [None, "Donetsk Oblast", "Donetsk Oblast"]
    assert found[310].why_not == "“Donetsk” may be the city as well as Donetsk Oblast, so nothing is measured"


@pytest.mark.parametrize("theatre", ["/no/such/folder", None], ids=["gone", "untold"])
def test_the_war_a_report_is_of_is_its_own_else_that_of_the_maps(theatre: str | None, ledger: Ledger) -> None:
    told = replace(area(100, GAINED, place="Donetsk region"), theatre=theatre)
    found = rows(ledger, told)
    if theatre is None:
        assert found["Map Desk"].region == "Donetsk Oblast"
    else:
        assert [row.why_not for row in found.values()] == [
            "the war it is of has no borders here, so nothing can be measured"
        ]


def test_who_counts_another_layer_gets_the_area_but_no_ratio(ledger: Ledger) -> None:
    ledger.atlas.add(
        drawn(day, assessor="ISW", layer=layer, west=WEST[day])
        for day in ("2024-08-31", "2024-09-30")
        for layer in ("control", "advance")
    )
    own = {"speaker": "ISW", "side": "independent"}
    found = rows(ledger, area(250, GAINED, **own))
    gained = strip("2024-08-31", "2024-09-30")
    assert (found["ISW"].layers, found["ISW"].ratio) == (("control", "advance"), pytest.approx(250 / gained, rel=1e-3))
    lacking = found["Map Desk"]
    assert (lacking.layers, lacking.ratio) == (("control",), None)
    assert lacking.km2 == pytest.approx(gained, rel=1e-3)
    assert lacking.notes == (
        "ISW counts advance too, a layer that these maps of Map Desk do not have: the two measure different things",
    )
    keep(ledger, area(260, GAINED, speaker="Agence France-Presse", side="independent"))
    agency = [row for row in ledger.audits.figures() if row.figure.figure.value == 260 and row.assessor == "ISW"]
    assert [(row.ratio, row.notes[0][:22]) for row in agency] == [(None, "AFP counts claimed too")]
    # With the layer that it counts in the maps there is a ratio of all three.
    ledger.atlas.add(
        drawn(day, assessor="ISW", layer="claimed", west=WEST[day] - 0.1, east=37.3)
        for day in ("2024-08-31", "2024-09-30")
    )
    (agency,) = [row for row in ledger.audits.figures() if row.figure.figure.value == 260 and row.assessor == "ISW"]
    assert (agency.layers, agency.notes) == (("control", "advance", "claimed"), ())
    assert agency.ratio == pytest.approx(260 / (agency.km2 or 0), rel=1e-3)


def test_one_that_counts_control_alone_is_held_against_control_alone(ledger: Ledger) -> None:
    ledger.atlas.add(
        drawn(day, assessor="ISW", layer=layer, west=WEST[day])
        for day in ("2024-08-31", "2024-09-30")
        for layer in ("control", "advance")
    )
    row = rows(ledger, area(250, GAINED, speaker="DeepState", side="independent"))["ISW"]
    assert row.layers == ("control",)
    assert row.ratio is not None


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"period": "in May", "told": "2024-06-05"}, "go from 2024-07-31 to 2024-09-30"),
        ({"period": "in October", "told": "2024-11-05"}, "go from 2024-07-31 to 2024-09-30"),
        ({"period": "from 20 September to 10 October", "told": "2024-10-15"}, "go from 2024-07-31 to 2024-09-30"),
        ({"period": "from 18 September to 25 September"}, "no map of Map Desk lies in these days"),
        ({"period": None, "told": "2024-07-01", "words": HELD}, "go from 2024-07-31 to 2024-09-30"),
        ({"period": None, "told": "2024-10-20", "words": HELD}, "go from 2024-07-31 to 2024-09-30"),
    ],
    ids=["before the maps", "after the maps", "beyond the last map", "between two maps", "held before", "held after"],
)
def test_where_the_maps_do_not_reach_or_are_too_coarse_there_is_no_figure(
    fields: dict[str, object], told: str, ledger: Ledger
) -> None:
    words = str(fields.pop("words", GAINED))
    row = rows(ledger, area(100, words, **fields))["Map Desk"]
    assert (row.km2, row.net, row.ratio) == (None, None, None)
    assert told in (row.why_not or "")


def test_a_bounding_day_without_a_map_is_marked(ledger: Ledger) -> None:
    row = rows(ledger, area(100, GAINED, period="from 10 September to 20 September", place="Donetsk region"))[
        "Map Desk"
    ]
    assert row.interpolated
    share = strip("2024-08-31", "2024-09-15") * 6 / 15 + strip("2024-09-15", "2024-09-30") * 5 / 15
    assert row.km2 == pytest.approx(share, rel=1e-3)


def test_the_first_map_by_which_as_much_was_reached(ledger: Ledger) -> None:
    august = {"period": "in August", "told": "2024-08-31", "place": "Donetsk region"}
    by_map = [strip("2024-07-31", day) for day in ("2024-08-15", "2024-08-31", "2024-09-15")]
    told = [area(value - 1, GAINED, **august) for value in by_map]
    last = strip("2024-07-31", "2024-09-30")
    keep(ledger, *told, area(last - 1, GAINED, **august), area(last + 1, GAINED, **august))
    found = [row for row in ledger.audits.figures() if row.assessor == "Map Desk"]
    assert [row.reached for row in sorted(found, key=lambda r: r.figure.figure.value or 0)] == [
        "2024-08-15",
        "2024-08-31",
        "2024-09-15",
        "2024-09-30",
        None,
    ]
    assert [row.km2 for row in found] == pytest.approx([by_map[1]] * 5, rel=1e-3)


def test_in_weeks_without_a_map_nothing_is_measured_and_nothing_is_reached(ledger: Ledger) -> None:
    ledger.atlas.add(control(day, assessor="Late Desk") for day in ("2024-07-31", "2024-09-30"))
    row = rows(ledger, area(1, GAINED, period="in August"))["Late Desk"]
    assert (row.km2, row.reached) == (None, None)
    assert row.why_not == "there is no map after 2024-07-31 and before 2024-09-30"


def test_of_a_report_without_a_day_it_is_told_only_when_as_much_was_reached(ledger: Ledger) -> None:
    told = area(10, GAINED, period="since 1 August 2024", told=None, place="Donetsk region")
    row = rows(ledger, told)["Map Desk"]
    assert row.why_not == "its report has no day, so it is not known up to when it counts"
    assert (row.km2, row.since, row.until, row.reached) == (None, "2024-07-31", None, "2024-08-15")


def test_a_month_may_stand_in_the_date_of_the_figure(ledger: Ledger) -> None:
    told = area(10, GAINED, period=None, date="2024-08", told="2024-09-05", place="Donetsk region")
    row = rows(ledger, told)["Map Desk"]
    assert (row.since, row.until) == ("2024-07-31", "2024-08-31")
    assert row.km2 == pytest.approx(strip("2024-07-31", "2024-08-31"), rel=1e-3)
    # As far as it had gone when it was told.
    soon = area(20, GAINED, period=None, date="2024-09", told="2024-09-20", place="Donetsk region")
    assert rows(ledger, soon)["Map Desk"].until == "2024-09-20"


def test_an_area_that_several_print_is_one(ledger: Ledger) -> None:
    told = area(100, GAINED)
    again = replace(told, report=replace(told.report, id="copy", outlet="Northern Wind"))
    keep(ledger, told, again)
    assert len(ledger.figures(kind="area_km2")[0].lines[0].copies) == 1
    assert len([row for row in ledger.audits.figures() if row.assessor == "Map Desk"]) == 1


def test_areas_are_found_by_who_says_them_and_whose_ground_they_are(ledger: Ledger) -> None:
    theirs = area(100, GAINED)
    others = area(200, GAINED, about="UKR", speaker=STAFF, side="UKR", place="Kharkiv region")
    untold = area(300, GAINED, about=None, speaker=DESK, side="independent")
    keep(ledger, theirs, others, untold)
    audits = ledger.audits

    def values(**asked: str) -> set[float | None]:
        return {row.figure.figure.value for row in audits.figures(**asked)}

    assert values() == {100, 200, 300}
    assert values(speaker=MINISTRY.lower()) == {100}
    assert values(party="RUS") == {100}
    assert values(party="UKR") == {200}
    assert values(speaker="Nobody") == set()
    assert {row.figure.figure.value for row in audits.all(party="UKR").figures} == {200}
    assert {row.speaker for row in audits.speakers(party="UKR")} == {STAFF}


def test_only_areas_are_held_against_maps(ledger: Ledger) -> None:
    keep(ledger, area(7, "Shelling killed {value}", kind="killed"))
    assert not ledger.audits.figures()


# Captures


def outcomes(ledger: Ledger, **asked: str) -> list[tuple[str, str, str, int | None]]:
    found = ledger.audits.captures(**asked)
    return [(row.place.name, row.assessor, row.outcome, row.days) for row in found]


def test_what_the_maps_show_of_a_claimed_capture(ledger: Ledger) -> None:
    # Ukrainsk lies at 37.37 degrees east, Selydove at 37.30, Toretsk off the ground that is ever drawn.
    keep(
        ledger,
        said(UKRAINSK, "2024-08-10"),
        said(SELYDOVE, "2024-08-20", told="2024-08-21"),
        said(TORETSK, "2024-08-25"),
    )
    shown = {row.place.name: row for row in ledger.audits.captures() if row.assessor == "Map Desk"}
    first, second, never = shown["Ukrainsk"], shown["Selydove"], shown["Toretsk"]
    assert (first.outcome, first.shown, first.before, first.days) == ("shown", "2024-08-15", "2024-07-31", 5)
    assert (second.outcome, second.shown, second.before, second.days) == ("shown", "2024-09-15", "2024-08-31", 26)
    assert (never.outcome, never.shown, never.days, never.reason) == (
        "not yet",
        None,
        36,
        "the last map is of 2024-09-30",
    )
    assert {row.speakers for row in shown.values()} == {(MINISTRY,)}
    # The other maker's maps begin later.
    other = [row for row in ledger.audits.captures() if row.assessor == "North Desk"]
    assert {row.outcome for row in other} <= {"not yet", "no map"}


@pytest.mark.parametrize(
    ("day", "fields", "outcome", "reason"),
    [
        ("2024-09-29", {}, "before", "its maps show it so since 2024-08-15"),
        ("2024-03-01", {}, "no map", "the maps go from 2024-07-31 to 2024-09-30"),
        ("2024-10-05", {}, "no map", "the maps go from 2024-07-31 to 2024-09-30"),
        ("2024-08-10", {"place_type": "area"}, "not placed", "an area is no point"),
        ("2024-08-10", {"error_km": 22.0}, "not placed", "its position is not known well enough"),
        ("2024-08-10", {"lat": None, "lon": None}, "not placed", "its position is not known well enough"),
    ],
    ids=["held before", "before the maps", "after the maps", "an area", "position unsure", "no position"],
)
def test_where_the_maps_tell_nothing_new_the_reason_is_told(
    day: str, fields: dict[str, object], outcome: str, reason: str, ledger: Ledger
) -> None:
    keep(ledger, said(UKRAINSK, day, **fields))
    row = next(row for row in ledger.audits.captures() if row.assessor == "Map Desk")
    assert (row.outcome, row.reason) == (outcome, reason)


def test_only_what_a_side_claims_for_itself_is_audited(ledger: Ledger) -> None:
    keep(
        ledger,
        said(UKRAINSK, "2024-08-10", speaker=1, stance="confirms"),  # the losing side concedes it
        said(SELYDOVE, "2024-08-20", kind="holds"),
        said(TORETSK, "2024-08-25", speaker=2),  # an independent voice says so
    )
    assert outcomes(ledger) == []


def test_captures_are_found_by_who_claims_them_and_for_whom(ledger: Ledger) -> None:
    keep(ledger, said(UKRAINSK, "2024-08-10"), said(TORETSK, "2024-08-25", speaker=1, party="UKR"))
    assert {row[0] for row in outcomes(ledger)} == {"Ukrainsk", "Toretsk"}
    assert {row[0] for row in outcomes(ledger, speaker="russian ministry of defence")} == {"Ukrainsk"}
    assert {row[0] for row in outcomes(ledger, party="UKR")} == {"Toretsk"}
    assert outcomes(ledger, speaker="Nobody") == []


# Speakers


def test_a_speakers_totals_are_those_of_the_rows(ledger: Ledger) -> None:
    keep(
        ledger,
        said(UKRAINSK, "2024-07-26"),
        said(SELYDOVE, "2024-08-05"),
        said(TORETSK, "2024-08-25"),
        said(ROBOTYNE, "2024-09-20"),
        said(TORETSK, "2024-09-20", speaker=1, party="UKR"),
        area(300, GAINED, place="Donetsk region"),
        area(200, GAINED, period="in August", place="Donetsk region"),
        area(100, GAINED, about="UKR", speaker=STAFF, side="UKR", place="Kharkiv region"),
    )
    found = ledger.audits.all()
    assert found.speakers == ledger.audits.speakers()
    for total in found.speakers:
        captures = [
            row
            for row in found.captures
            if row.assessor == total.assessor
            and total.speaker in row.speakers
            and row.outcome in ("shown", "before", "not yet")
        ]
        areas = [
            row
            for row in found.figures
            if row.assessor == total.assessor and row.figure.figure.speaker == total.speaker and row.km2 is not None
        ]
        assert total.captures == len(captures)
        assert total.captures == total.shown + total.late + total.before + total.not_yet + total.open
        assert total.figures == len(areas)
        assert total.claimed_km2 == pytest.approx(sum(row.figure.figure.value or 0 for row in areas))
        assert total.measured_km2 == pytest.approx(sum(row.km2 or 0 for row in areas))
    ministry = next(t for t in found.speakers if (t.speaker, t.assessor) == (MINISTRY, "Map Desk"))
    # Ukrainsk was shown 20 days after, Selydove 41; Toretsk is not shown 36 days on, Robotyne after 10.
    assert (ministry.shown, ministry.late, ministry.not_yet, ministry.open) == (1, 1, 1, 1)
    assert (ministry.side, ministry.median_days, ministry.figures, ministry.claimed_km2) == ("RUS", 30.5, 2, 500.0)
    staff = [t for t in found.speakers if t.speaker == STAFF]
    # Of Toretsk no map ever showed that it was lost.
    assert {(t.assessor, t.captures, t.before, t.figures) for t in staff} == {
        ("Map Desk", 1, 1, 1),
        ("North Desk", 1, 1, 1),
    }


def test_of_whom_no_map_can_tell_nothing_is_said(ledger: Ledger) -> None:
    keep(ledger, said(UKRAINSK, "2024-01-10"), area(100, GAINED, period=None))
    assert ledger.audits.all().captures
    assert ledger.audits.all().figures
    assert list(ledger.audits.speakers()) == []


def test_an_audit_as_known_leaves_out_what_was_recorded_later(tmp_path: Path) -> None:
    def on(day: str) -> Ledger:
        return Ledger(tmp_path / "kept.db", create=True, now=still(f"{day}T08:00:00"))

    with on("2024-09-01") as ledger:
        keep(ledger, said(UKRAINSK, "2024-08-10"), area(90, GAINED, period="in August", told="2024-09-01"))
        with pytest.raises(AskError, match="no map to hold claims against"):
            ledger.audits.all()
    with on("2024-09-03") as ledger:
        ledger.atlas.add(control(day) for day in ("2024-07-31", "2024-08-31"))
    with on("2024-10-02") as ledger:
        ledger.atlas.add([control("2024-08-15")])
        keep(ledger, said(SELYDOVE, "2024-08-20"), area(70, GAINED, period="in August", told="2024-09-02"))
        assert [row.shown for row in ledger.audits.captures(as_known="2024-09-10")] == ["2024-08-31"]
        assert [row.shown for row in ledger.audits.captures() if row.place.name == "Ukrainsk"] == ["2024-08-15"]
        assert len(ledger.audits.captures()) == 2
        (then,), now = ledger.audits.figures(as_known="2024-09-10"), ledger.audits.figures()
        assert [row.figure.figure.value for row in now] == [90, 70]
        # Measured on the same two days, whatever lies between.
        assert [row.km2 for row in now] == pytest.approx([then.km2] * 2, rel=1e-3)
        with pytest.raises(AskError, match="whoholds terrain add FILE"):
            ledger.audits.figures(as_known="2024-09-02")
