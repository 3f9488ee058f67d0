"""Makers' names for their layers, in every spelling they have had."""

from __future__ import annotations

import pytest

from whoholds.model import LAYERS
from whoholds.terrain.presets import Rule, preset_of, presets, words

DEEPSTATE, ISW = presets()["deepstate"], presets()["isw"]


def known(rule: Rule | None) -> tuple[str | None, str | None] | None:
    return None if rule is None else (rule.layer, rule.party)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("control_map", ("control", "RUS")),
        ("isw_control_map_2024-08-23", ("control", "RUS")),
        ("Russian Control of Terrain in Ukraine", ("control", "RUS")),
        ("Assessed Russian Control", ("control", "RUS")),
        ("VIEW_RussiaCoTinUkraine_V3", ("control", "RUS")),
        ("VIEW_RussiaCoTinUkraine_V2", ("control", "RUS")),
        ("isw_VIEW_RussiaCoTinUkraine_V3_2024-08-23", ("control", "RUS")),
        ("RussiaCoTinUkraine", ("control", "RUS")),
        ("russian_advances", ("advance", "RUS")),
        ("Assessed Russian Advances in Ukraine", ("advance", "RUS")),
        ("MDS_AssessedRussianAdvanceInUkraine_view", ("advance", "RUS")),
        ("AssessedRussianAdvanceInUkraine_V2", ("advance", "RUS")),
        ("kursk_ukrainian_advance", ("advance", "UKR")),
        ("Claimed Russian Territory in Ukraine", ("claimed", "RUS")),
        ("VIEW_ClaimedRussianTerritoryinUkraine_V2", ("claimed", "RUS")),
        ("Claimed Ukrainian Counteroffensives", ("claimed", "UKR")),
        ("VIEW_ClaimedUkrainianCounteroffensives_V4", ("claimed", "UKR")),
        ("Russian Controlled Ukrainian Territory before February 24, 2022", ("pre2022", "RUS")),
        ("isw_VIEW_Russian_controlled_Ukrainian_Territory_before_February_24_2022_2024-08-23", ("pre2022", "RUS")),
        ("Significant Fighting in the Past 24 Hours", None),
        ("Assessed Russian Control Change", None),
        ("Reported Ukrainian Partisan Warfare", None),
        ("ukraine control", None),
        ("", None),
    ],
)
def test_isw_layers(name: str, rule: tuple[str, str] | None) -> None:
    assert known(ISW.rule(name, "", {})) == rule


def test_isw_control_covers_what_was_held_before_and_is_required() -> None:
    control = ISW.rule("control_map", "", {})
    assert control is not None
    assert (control.covers, control.required, control.static) == (("pre2022",), True, False)
    before = ISW.rule("Russian Controlled Ukrainian Territory before February 24, 2022", "", {})
    assert before is not None
    assert (before.static, before.required) == (True, False)
    assert (ISW.theatre, ISW.elsewhere) == ("ukraine", "home")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Окуповано /// Occupied /// geoJSON.status.occupied", ("control", "RUS")),
        ("Окуповано\u00a0///\u00a0Occupied\u00a0///\u00a0geoJSON.status.occupied", ("control", "RUS")),
        ("Окуповано /// Occupied", ("control", "RUS")),
        ("Окуповано\u00a0/// Occupied ", ("control", "RUS")),
        ("Невідомий статус /// Unknown status /// geoJSON.status.unknown", ("unknown", None)),
        ("Невідомий статус /// Unknown status", ("unknown", None)),
        ("Окупований Крим /// Occupied Crimea /// geoJSON.territories.crimea", ("pre2022", "RUS")),
        ("Окупований Крим /// Occupied Crimea", ("pre2022", "RUS")),
        ("ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo", ("pre2022", "RUS")),
        ("ОРДЛО /// CADR and CALR", ("pre2022", "RUS")),
        ("Звільнено /// Liberated /// geoJSON.status.dismissed", (None, None)),
        ("Звільнено 12.11.2022 /// Liberated on 12.11.2022 /// geoJSON.status.dismissed_at", (None, None)),
        ("Звільнено /// Liberated", (None, None)),
        ("Карелія /// Karelia /// geoJSON.territories.karelia", (None, None)),
        ("Придністров'я /// Transnistria /// geoJSON.territories.transnistria", (None, None)),
        ("Курильські острови /// Kuril Islands", (None, None)),
        # A token that is not known is not guessed from the words before it.
        ("Окуповано /// Occupied /// geoJSON.status.contested", None),
        ("Звільнено /// Liberated /// geoJSON.status.contested", None),
        ("ОРДЛО /// CADR and CALR /// geoJSON.areas.ordlo", None),
        ("Карелія /// Karelia /// geoJSON.areas.karelia", None),
        ("Не окуповано /// Not occupied", None),
        ("", None),
    ],
)
def test_deepstate_history(name: str, rule: tuple[str | None, str | None] | None) -> None:
    found = DEEPSTATE.rule("deepstate_2024-08-23", "deepstate_2024-08-23", {"name": name, "fill": "#a52714"})
    assert known(found) == rule


@pytest.mark.parametrize(
    ("name", "layer", "party", "required", "static"),
    [
        ("occupied_since_2022", "control", "RUS", True, False),
        ("unknown_status", "unknown", None, True, False),
        ("pre2022", "pre2022", "RUS", False, True),
    ],
)
def test_deepstate_reduced(name: str, layer: str, party: str | None, required: bool, static: bool) -> None:
    rule = DEEPSTATE.rule(name, "any", {"source": "DeepState", "layer": name})
    assert rule is not None
    assert (rule.layer, rule.party, rule.required, rule.static) == (layer, party, required, static)


def test_deepstate_merged() -> None:
    daily = DEEPSTATE.rule("x", "deepstatemap_data_20240708", {})
    unified = DEEPSTATE.rule("x", "renamed", {"date": "2024-07-08"})
    for rule in (daily, unified, DEEPSTATE.rule("x", "deepstate-map-data", {"date": "2024-07-08", "id": "1"})):
        assert rule is not None
        assert (rule.layer, rule.party, rule.covers, rule.source_layer) == ("control", "RUS", ("pre2022",), "merged")
    assert DEEPSTATE.rule("x", "renamed", {}) is None
    assert DEEPSTATE.rule("x", "deepstatemap_data_20240708", {"fill": "#a52714"}) is None


@pytest.mark.parametrize(
    ("assessor", "name"),
    [
        ("ISW", "isw"),
        ("isw/ctp", "isw"),
        ("Institute for the  Study of War", "isw"),
        ("Critical Threats Project", "isw"),
        ("DeepState", "deepstate"),
        ("DeepStateMap", "deepstate"),
        ("deepstatemap.live", "deepstate"),
        ("Rybar", "generic"),
        ("", "generic"),
    ],
)
def test_a_maker_is_known_by_its_names(assessor: str, name: str) -> None:
    assert preset_of(assessor).name == name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("deepstatemap_data_20240708", "deepstate"),
        ("deepstate-map-data", "deepstate"),
        ("VIEW_RussiaCoTinUkraine_V3", "isw"),
        ("isw_2024-08-23", "isw"),
        ("Assessed Russian Control", "generic"),
        ("iswar", "generic"),
        ("map", "generic"),
    ],
)
def test_or_by_file_names_that_only_it_uses(file: str, name: str) -> None:
    assert preset_of(None, ["", file]).name == name
    # What the user says goes before.
    assert preset_of("Rybar", [file]).name == "generic"


def test_words_are_without_noise() -> None:
    assert words("isw_VIEW_RussiaCoTinUkraine_V3_2024-08-23") == "russiacotinukraine"
    assert words("pre2022") == "pre2022"
    assert words("control map (1)") == "control map"


def test_the_table_is_whole() -> None:
    for preset in presets().values():
        assert preset.title
        assert preset.terms
        for rule in preset.rules:
            assert rule.layer is None or rule.layer in LAYERS
            assert rule.layer is None or rule.source_layer
            assert rule.layer in (None, "unknown") or rule.party
            assert any((rule.layer_names, rule.file_names, rule.properties, rule.exactly)), (
                "a rule without a condition would match all"
            )
    assert "consent" in ISW.terms
    assert "credit" in DEEPSTATE.terms
    assert presets()["generic"].elsewhere == "untold"
