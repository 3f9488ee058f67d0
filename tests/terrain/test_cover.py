"""How a place's point lay on an assessor's maps: which layer counts, from which map to which, and what is not told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.invented import drawn
from tests.terrain.desk import Desk, shaped, town
from whoholds.gazetteer.geometry import destination
from whoholds.model import Layer, MapLayer, Place, Spell
from whoholds.terrain.cover import MAX_ERROR_KM, ORDER, placeable, spells
from whoholds.terrain.sheets import Kind, Sheet

SELYDOVE = town("Selydove", 48.15, 37.30)
TORETSK = town("Toretsk", 48.40, 37.85)
SUDZHA = town("Sudzha", 51.19, 35.27, country="RU")
HOMES = {"UA": "UKR", "RU": "RUS"}
DAY = "2024-09-15"
# Grounds of layers: one with Selydove in it (see `drawn`), and one off to the west.
ELSEWHERE = {"west": 36.0, "east": 36.5}
AROUND_SUDZHA = {"west": 35.0, "east": 35.5, "south": 51.0, "north": 51.4}

usual = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def of(place: Place, *layers: MapLayer) -> tuple[Spell, ...]:
    desk = Desk(*layers)
    return spells([place], desk.sheets, desk.ground, HOMES).get(place.id, ())


def lay(found: tuple[Spell, ...]) -> list[tuple[str, str | None, str | None]]:
    """In short: since when, in which layer, and who holds it by that."""
    return [(spell.since, spell.layer, spell.holder) for spell in found]


def empty(day: str, **fields: object) -> MapLayer:
    """A day on which nothing is drawn about the towns asked for."""
    return drawn(day, **{**ELSEWHERE, **fields})  # type: ignore[arg-type]


# which layer counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("layer", "party", "holder"),
    [
        ("control", "RUS", "RUS"),
        ("control", "UKR", "UKR"),
        ("pre2022", "RUS", "RUS"),
        ("advance", "RUS", None),
        ("advance", "UKR", "UKR"),
        ("unknown", None, None),
    ],
)
def test_a_point_lies_in_the_layer_that_it_is_in(layer: Layer, party: str | None, holder: str | None) -> None:
    (spell,) = of(SELYDOVE, empty(DAY, party="BLR"), drawn(DAY, layer=layer, party=party, required=False))
    assert (spell.layer, spell.party, spell.home, spell.holder) == (layer, party, "UKR", holder)
    assert (spell.place, spell.assessor, spell.source_layer) == (SELYDOVE.id, "Map Desk", f"our {layer}")
    assert spell.sure


@pytest.mark.parametrize(("first", "second"), list(pairwise(ORDER)))
def test_of_two_layers_at_a_point_the_firmer_counts(first: Layer, second: Layer) -> None:
    for layers in ((first, second), (second, first)):
        (spell,) = of(SELYDOVE, *(drawn(DAY, layer=layer) for layer in layers))
        assert spell.layer == first


def test_when_the_firmer_is_withdrawn_the_other_shows() -> None:
    both = (drawn(DAY), drawn(DAY, layer="advance"))
    found = of(SELYDOVE, *both, empty("2024-09-16"), drawn("2024-09-16", layer="advance"))
    assert lay(found) == [(DAY, "control", "RUS"), ("2024-09-16", "advance", None)]


def test_what_a_party_says_of_itself_is_no_finding() -> None:
    assert lay(of(SELYDOVE, empty(DAY), drawn(DAY, layer="claimed"))) == [(DAY, None, "UKR")]
    assert lay(of(SELYDOVE, drawn(DAY), drawn(DAY, layer="claimed", party="UKR"))) == [(DAY, "control", "RUS")]


def test_a_layer_that_stands_is_looked_into_on_every_day() -> None:
    static = drawn("2021-11-01", layer="pre2022", static=True)
    found = of(SELYDOVE, static, empty(DAY), empty("2024-09-16", east=36.9))
    assert lay(found) == [(DAY, "pre2022", "RUS")]
    assert found[0].said == "2024-09-16"


@pytest.mark.parametrize(
    ("lat", "lon", "layer"),
    [
        (48.1, 37.2, None),
        (48.0, 37.3, None),
        (48.0, 37.2, None),
        (48.1, 37.2000001, "control"),
        (48.1, 37.1999999, None),
    ],
    ids=["on an edge", "on another", "on a corner", "just within", "just outside"],
)
def test_a_point_on_the_line_is_not_inside(lat: float, lon: float, layer: str | None) -> None:
    (spell,) = of(town("Border Farm", lat, lon), drawn(DAY))
    assert (spell.layer, spell.sure) == (layer, True)


def test_a_hole_is_not_inside_and_what_lies_in_it_again_is() -> None:
    whole, hole = shapely.box(37, 48, 38, 48.5), shapely.box(37.2, 48.1, 37.4, 48.2)
    assert lay(of(SELYDOVE, shaped(DAY, whole.difference(hole)))) == [(DAY, None, "UKR")]
    island = shapely.box(37.29, 48.14, 37.31, 48.16)
    ground = shapely.union_all([whole.difference(hole), island])
    assert lay(of(SELYDOVE, shaped(DAY, ground))) == [(DAY, "control", "RUS")]


# what lies in none of the layers -------------------------------------------------------------------------------------


def test_what_lies_in_no_layer_is_held_by_who_is_at_home_where_the_maker_says_so() -> None:
    assert lay(of(TORETSK, drawn(DAY))) == [(DAY, None, "UKR")]
    assert lay(of(TORETSK, drawn(DAY, elsewhere="untold"))) == [(DAY, None, None)]


def test_where_nobody_is_known_to_be_at_home_nothing_is_told() -> None:
    for place in (town("Tiraspol", 46.84, 29.64, country="MD"), town("Nowhere", 48.9, 37.0, country=None)):
        (spell,) = of(place, drawn(DAY))
        assert (spell.home, spell.holder) == (None, None)


def test_who_draws_no_ground_of_the_enemy_there_does_not_say_that_all_is_held_at_home() -> None:
    assert lay(of(SUDZHA, drawn(DAY))) == [(DAY, None, None)]
    ukrainian = drawn("2024-09-16", layer="advance", party="UKR", south=51.3, north=51.4, west=35.0, east=35.1)
    found = of(SUDZHA, drawn(DAY), drawn("2024-09-16"), ukrainian, drawn("2024-09-17"))
    assert lay(found) == [(DAY, None, None), ("2024-09-16", None, "RUS")]
    assert found[1].said == "2024-09-17"


def test_claims_alone_leave_nobody_at_home() -> None:
    assert lay(of(TORETSK, drawn(DAY, layer="claimed"))) == [(DAY, None, None)]


def test_in_a_layer_the_party_at_home_is_told_beside_it() -> None:
    (spell,) = of(SUDZHA, drawn(DAY, layer="advance", party="UKR", **AROUND_SUDZHA))  # type: ignore[arg-type]
    assert (spell.layer, spell.party, spell.home) == ("advance", "UKR", "RUS")


# from when to when ---------------------------------------------------------------------------------------------------


def test_a_spell_tells_the_maps_that_bound_it() -> None:
    found = of(SELYDOVE, empty("2024-09-01"), empty("2024-09-08"), drawn("2024-09-15"), drawn("2024-09-29"))
    assert [(s.since, s.before, s.said, s.until) for s in found] == [
        ("2024-09-01", None, "2024-09-08", "2024-09-15"),
        ("2024-09-15", "2024-09-08", "2024-09-29", None),
    ]


def test_on_one_map_there_is_one_spell_with_nothing_before_or_after() -> None:
    (spell,) = of(SELYDOVE, drawn(DAY))
    assert (spell.since, spell.before, spell.said, spell.until) == (DAY, None, DAY, None)


def test_a_day_without_a_required_layer_is_passed_over() -> None:
    layers = [drawn("2024-09-14"), drawn("2024-09-15", layer="advance"), drawn("2024-09-16"), empty("2024-09-17")]
    found = of(SELYDOVE, *layers)
    assert [(s.since, s.layer, s.before, s.said, s.until) for s in found] == [
        ("2024-09-14", "control", None, "2024-09-16", "2024-09-17"),
        ("2024-09-17", None, "2024-09-16", "2024-09-17", None),
    ]


def test_a_layer_that_is_drawn_no_longer_is_left() -> None:
    found = of(SELYDOVE, empty(DAY), drawn(DAY, layer="unknown", party=None), empty("2024-09-16"))
    assert lay(found) == [(DAY, "unknown", None), ("2024-09-16", None, "UKR")]


def test_the_same_ground_under_another_name_of_the_maker_goes_on() -> None:
    found = of(SELYDOVE, drawn(DAY), replace(drawn("2024-09-16", east=37.6), source_layer="new control"))
    assert [(s.since, s.said, s.source_layer) for s in found] == [(DAY, "2024-09-16", "our control")]


# whose position is known ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({}, True),
        ({"error_km": 0.0}, True),
        ({"error_km": MAX_ERROR_KM}, True),
        ({"error_km": MAX_ERROR_KM + 0.1}, False),
        ({"type": "site"}, True),
        ({"type": "area"}, False),
        ({"lat": None, "lon": None}, False),
    ],
)
def test_a_place_can_be_asked_about_where_it_is_a_point_known_well_enough(
    changes: dict[str, object], known: bool
) -> None:
    place = replace(SELYDOVE, **changes)  # type: ignore[arg-type]
    assert placeable(place) == known
    assert bool(of(place, drawn(DAY))) == known


@pytest.mark.parametrize("error_km", [1.0, 5.0, 10.0])
@pytest.mark.parametrize("bearing", [0, 90, 180, 270])
def test_a_place_known_to_some_kilometres_lies_in_a_layer_with_all_of_its_circle(bearing: int, error_km: float) -> None:
    """All the ground around it but for what lies beyond a line, a little further off than that or a little nearer."""
    hamlet = town("Hamlet", 48.15, 37.3, error_km=error_km)
    for km, expected in ((error_km * 1.05, ("control", True)), (error_km * 0.95, (None, False))):
        lat, lon = destination(48.15, 37.3, bearing, km)
        bounds = {0: (36, 47, 39, lat), 90: (36, 47, lon, 49), 180: (36, lat, 39, 49), 270: (lon, 47, 39, 49)}
        (spell,) = of(hamlet, shaped(DAY, shapely.box(*bounds[bearing])))
        assert (spell.layer, spell.sure) == expected


def test_an_edge_nearer_than_a_position_is_known_leaves_it_open() -> None:
    large = {"west": 36.9, "east": 37.9, "south": 47.9, "north": 48.4}
    layers = (empty("2024-09-14"), drawn("2024-09-15", east=37.31), drawn("2024-09-16", **large))  # type: ignore[arg-type]
    found = of(replace(SELYDOVE, error_km=5.0), *layers)
    assert [(s.since, s.layer, s.home, s.holder, s.sure) for s in found] == [
        ("2024-09-14", None, "UKR", "UKR", True),
        ("2024-09-15", None, None, None, False),
        ("2024-09-16", "control", "UKR", "RUS", True),
    ]


def test_a_circle_that_no_layer_touches_is_at_home() -> None:
    assert lay(of(replace(TORETSK, error_km=5.0), drawn(DAY))) == [(DAY, None, "UKR")]


def test_where_a_firm_layer_holds_all_of_the_circle_the_edge_of_another_does_not_matter() -> None:
    hamlet = replace(SELYDOVE, error_km=2.0)
    large = {"west": 37.0, "east": 37.6, "south": 47.9, "north": 48.4}
    (spell,) = of(hamlet, drawn(DAY, **large), drawn(DAY, layer="unknown", party=None, east=37.31))  # type: ignore[arg-type]
    assert (spell.layer, spell.sure) == ("control", True)
    (spell,) = of(hamlet, drawn(DAY, east=37.31), drawn(DAY, layer="unknown", party=None, **large))  # type: ignore[arg-type]
    assert (spell.layer, spell.sure) == (None, False)


def test_no_places_and_no_whole_maps_give_nothing() -> None:
    desk = Desk(drawn(DAY))
    assert spells([], desk.sheets, desk.ground, HOMES) == {}
    assert spells([SELYDOVE], (), desk.ground, HOMES) == {}
    assert spells([replace(SELYDOVE, type="area")], desk.sheets, desk.ground, HOMES) == {}


# laws ----------------------------------------------------------------------------------------------------------------

KINDS: tuple[Kind, ...] = (
    *(("control", "RUS"), ("control", "UKR"), ("pre2022", "RUS"), ("advance", "RUS"), ("advance", "UKR")),
    *(("unknown", None), ("claimed", "RUS")),
)
# Points on a grid of tenths, on which edges lie too, and between its lines.
PLACES = tuple(
    town(f"{name}{number}", 48 + y / 20, 37 + x / 20, country=country)
    for number, (x, y) in enumerate(((2, 2), (3, 3), (5, 5), (5, 8), (9, 7), (13, 5), (20, 20)))
    for name, country in (("Ivanivka", "UA"), ("Ivanovka", "RU"), ("Ioaneni", "MD"))
)
edges = st.integers(0, 10)


@st.composite
def maps(draw: st.DrawFn) -> list[MapLayer]:
    """Layers of up to eight days, a day between each, one of a kind and day; some days lack one that is required."""
    keys = draw(st.lists(st.tuples(st.integers(1, 8), st.sampled_from(KINDS)), min_size=1, max_size=16, unique=True))
    required = draw(st.sets(st.sampled_from(KINDS), max_size=2))
    out: list[MapLayer] = []
    for day, (layer, party) in keys:
        west, south, wide, high = draw(edges), draw(edges), draw(st.integers(1, 10)), draw(st.integers(1, 10))
        box = shapely.box(37 + west / 10, 48 + south / 10, 37 + (west + wide) / 10, 48 + (south + high) / 10)
        fields = {"layer": layer, "party": party, "required": (layer, party) in required}
        fields |= {"static": layer == "pre2022" and draw(st.booleans())}
        out.append(shaped(f"2024-09-{2 * day:02}", box, **fields, elsewhere=draw(st.sampled_from(("home", "untold")))))
    return out


def alone(sheet: Sheet, desk: Desk, place: Place) -> Kind | None:
    """What a point lies in on one map, asked without any other."""
    inside = [
        kind
        for kind, layer in sheet.layers.items()
        if kind[0] in ORDER and shapely.contains_xy(desk.ground(layer.digest), place.lon, place.lat)
    ]
    return min(inside, key=lambda kind: (ORDER.index(kind[0]), kind[1] or ""), default=None)


def at_home(maps: list[Sheet], place: Place) -> str | None:
    """Who is at home where the last of these maps draws nothing: told once an enemy's ground was drawn."""
    home = HOMES.get(place.country or "")
    drawn_there = [
        kind
        for sheet in maps
        if any(layer.elsewhere == "home" for layer in sheet.layers.values())
        for kind in sheet.layers
        if kind[0] in ("control", "advance") and kind[1] not in (None, home)
    ]
    return home if drawn_there else None


@usual
@given(maps())
def test_spells_agree_with_each_whole_map_asked_alone(layers: list[MapLayer]) -> None:
    desk = Desk(*layers)
    whole = [sheet for sheet in desk.sheets if sheet.whole]
    found = spells(PLACES, desk.sheets, desk.ground, HOMES)
    assert set(found) == ({place.id for place in PLACES} if whole else set())
    for place in PLACES if whole else ():
        for number, sheet in enumerate(whole):
            (spell,) = (s for s in found[place.id] if s.since <= sheet.day <= s.said)
            kind = alone(sheet, desk, place)
            assert (spell.layer, spell.party) == (kind or (None, None))
            if kind is None:
                assert spell.home == at_home(whole[: number + 1], place)


@usual
@given(maps())
def test_spells_are_gapless_disjoint_and_in_order(layers: list[MapLayer]) -> None:
    desk = Desk(*layers)
    days = [sheet.day for sheet in desk.sheets if sheet.whole]
    for found in spells(PLACES, desk.sheets, desk.ground, HOMES).values():
        assert (found[0].since, found[0].before) == (days[0], None)
        assert (found[-1].said, found[-1].until) == (days[-1], None)
        for spell in found:
            assert spell.since in days
            assert spell.since <= spell.said
            assert spell.sure
        for this, following in pairwise(found):
            assert (this.until, this.said) == (following.since, following.before)
            assert days.index(following.since) == days.index(this.said) + 1
            assert (this.layer, this.party, this.holder) != (following.layer, following.party, following.holder)


@usual
@given(maps(), st.integers())
def test_adding_the_same_maps_in_any_order_changes_nothing(layers: list[MapLayer], seed: int) -> None:
    one, other = Desk(*layers), Desk(*Random(seed).sample(layers, len(layers)))
    assert spells(PLACES, one.sheets, one.ground, HOMES) == spells(PLACES, other.sheets, other.ground, HOMES)


@usual
@given(maps(), st.data())
def test_a_day_on_which_nothing_changed_moves_nothing_but_what_names_it(
    layers: list[MapLayer], data: st.DataObject
) -> None:
    day = data.draw(st.sampled_from(sorted({layer.day for layer in layers})))
    again = f"2024-09-{int(day[-2:]) + 1:02}"
    repeated = [replace(layer, day=again) for layer in layers if layer.day == day and not layer.static]
    short, long = Desk(*layers), Desk(*layers, *repeated)
    more = spells(PLACES, long.sheets, long.ground, HOMES)
    for place, found in spells(PLACES, short.sheets, short.ground, HOMES).items():
        moved = [
            replace(s, said=again if s.said == day else s.said, before=again if s.before == day else s.before)
            for s in found
        ]
        assert list(more[place]) == moved


def test_what_a_party_advances_on_at_home_is_its_own() -> None:
    spell = Spell("p", "Map Desk", "advance", "UKR", "UKR", "2024-09-01", None, "2024-09-01", None)
    assert spell.holder == "UKR"
    assert replace(spell, home="RUS").holder is None
    assert replace(spell, home=None).holder is None
