"""Whole maps: layers put together by day, those that stand carried over, days that lack one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.invented import drawn
from tests.terrain.desk import Desk
from whoholds.model import MapLayer
from whoholds.terrain.sheets import Kind, Sheet, by_assessor, sheets

CONTROL: Kind = ("control", "RUS")
BEFORE: Kind = ("pre2022", "RUS")
GREY: Kind = ("unknown", None)

usual = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def before_2022(day: str, **fields: object) -> MapLayer:
    """What was held before 2022, drawn once: by default the ground around Donetsk."""
    own = {"static": True, "west": 37.6, "south": 47.8, "east": 38.2, "north": 48.3}
    return drawn(day, layer="pre2022", **(own | fields))  # type: ignore[arg-type]


def grey(day: str, **fields: object) -> MapLayer:
    return drawn(day, layer="unknown", party=None, **{"required": True, **fields})  # type: ignore[arg-type]


def days(found: tuple[Sheet, ...]) -> list[str]:
    return [sheet.day for sheet in found]


def standing(found: tuple[Sheet, ...], kind: Kind = BEFORE) -> list[tuple[str, str, bool]]:
    """Each day, the day its standing layer was drawn, and whether that is carried there."""
    return [(sheet.day, sheet.layers[kind].day, kind in sheet.carried) for sheet in found]


def test_no_layers_are_no_maps() -> None:
    assert sheets([]) == ()
    assert by_assessor([]) == {}


def test_the_layers_of_a_day_are_one_map() -> None:
    (sheet,) = Desk(drawn("2024-09-15"), grey("2024-09-15"), drawn("2024-09-15", party="UKR")).sheets
    assert (sheet.assessor, sheet.day, sheet.whole) == ("Map Desk", "2024-09-15", True)
    assert set(sheet.layers) == {CONTROL, GREY, ("control", "UKR")}
    assert not sheet.carried


def test_maps_stand_in_order_of_their_days_whatever_was_kept_first() -> None:
    desk = Desk(drawn("2024-09-16"), drawn("2024-09-14"), drawn("2024-09-15"))
    assert days(desk.sheets) == ["2024-09-14", "2024-09-15", "2024-09-16"]


def test_of_two_versions_of_a_day_the_later_kept_counts() -> None:
    desk = Desk(drawn("2024-09-15"), drawn("2024-09-15", east=37.9), drawn("2024-09-15", party="UKR"))
    (sheet,) = desk.sheets
    assert sheet.layers[CONTROL].bounds[2] == 37.9


# layers that stand ---------------------------------------------------------------------------------------------------


def test_a_layer_that_stands_is_carried_forward_from_its_day() -> None:
    desk = Desk(before_2022("2024-09-15"), drawn("2024-09-15"), drawn("2024-09-20"))
    assert standing(desk.sheets) == [("2024-09-15", "2024-09-15", False), ("2024-09-20", "2024-09-15", True)]


def test_before_it_was_first_drawn_it_stands_too() -> None:
    desk = Desk(drawn("2024-09-10"), drawn("2024-09-15"), before_2022("2024-09-15"))
    assert standing(desk.sheets) == [("2024-09-10", "2024-09-15", True), ("2024-09-15", "2024-09-15", False)]


def test_drawn_anew_it_stands_anew_from_then_on() -> None:
    desk = Desk(
        *(drawn(f"2024-09-{day}") for day in (10, 12, 14, 16)), before_2022("2024-09-12"), before_2022("2024-09-15")
    )
    assert standing(desk.sheets) == [
        ("2024-09-10", "2024-09-12", True),
        ("2024-09-12", "2024-09-12", False),
        ("2024-09-14", "2024-09-12", True),
        ("2024-09-16", "2024-09-15", True),
    ]


def test_its_own_days_are_no_maps() -> None:
    assert days(Desk(before_2022("2021-11-01"), drawn("2024-09-15")).sheets) == ["2024-09-15"]
    assert Desk(before_2022("2021-11-01")).sheets == ()


def test_corrected_on_its_first_day_the_correction_stands_before_and_after() -> None:
    desk = Desk(
        drawn("2024-09-10"),
        before_2022("2024-09-12"),
        before_2022("2024-09-12", east=38.9),
        drawn("2024-09-12"),
        drawn("2024-09-14"),
    )
    assert {sheet.layers[BEFORE].bounds[2] for sheet in desk.sheets} == {38.9}


def test_one_that_stands_gives_way_to_one_drawn_for_the_day() -> None:
    daily = before_2022("2024-09-16", static=False, east=38.9)
    desk = Desk(before_2022("2024-09-01"), drawn("2024-09-15"), daily, drawn("2024-09-17"))
    assert standing(desk.sheets) == [
        ("2024-09-15", "2024-09-01", True),
        ("2024-09-16", "2024-09-16", False),
        ("2024-09-17", "2024-09-01", True),
    ]


# layers that lack ----------------------------------------------------------------------------------------------------


def test_a_required_layer_lacks_on_days_after_it_was_first_drawn() -> None:
    desk = Desk(drawn("2024-09-13"), drawn("2024-09-14"), grey("2024-09-14"), drawn("2024-09-15"), grey("2024-09-16"))
    assert [(sheet.day, sheet.missing, sheet.whole) for sheet in desk.sheets] == [
        ("2024-09-13", (), True),
        ("2024-09-14", (), True),
        ("2024-09-15", (GREY,), False),
        ("2024-09-16", (CONTROL,), False),
    ]


def test_several_that_lack_are_all_named() -> None:
    desk = Desk(drawn("2024-09-14"), grey("2024-09-14"), drawn("2024-09-15", layer="claimed"))
    assert desk.sheets[1].missing == (CONTROL, GREY)


def test_what_is_not_required_may_lack() -> None:
    desk = Desk(drawn("2024-09-14"), drawn("2024-09-14", layer="claimed"), drawn("2024-09-15"))
    assert [sheet.whole for sheet in desk.sheets] == [True, True]


def test_where_the_rest_is_held_from_home_the_control_drawn_first_may_not_lack() -> None:
    home = Desk(*(drawn(d, elsewhere="home", required=False) for d in ("2024-09-13", "2024-09-14")))
    assert [sheet.whole for sheet in home.sheets] == [True, True]
    gap = Desk(
        drawn("2024-09-13", elsewhere="home", required=False),
        drawn("2024-09-14", layer="advance", elsewhere="home", required=False),
    )
    assert [sheet.missing for sheet in gap.sheets] == [(), (CONTROL,)]
    untold = Desk(
        drawn("2024-09-13", elsewhere="untold", required=False),
        drawn("2024-09-14", layer="advance", elsewhere="untold", required=False),
    )
    assert [sheet.missing for sheet in untold.sheets] == [(), ()]


def test_what_is_required_of_one_party_is_not_given_by_another() -> None:
    desk = Desk(drawn("2024-09-14"), drawn("2024-09-15", party="UKR", required=False))
    assert desk.sheets[1].missing == (CONTROL,)


def test_a_required_layer_that_stands_never_lacks() -> None:
    desk = Desk(drawn("2024-09-10"), before_2022("2024-09-12", required=True), drawn("2024-09-14"))
    assert all(sheet.whole for sheet in desk.sheets)


# several assessors ---------------------------------------------------------------------------------------------------


def test_each_assessor_has_maps_of_its_own() -> None:
    desk = Desk(
        drawn("2024-09-15"),
        grey("2024-09-15"),
        before_2022("2024-09-01", assessor="Other Desk"),
        drawn("2024-09-16", assessor="Other Desk"),
    )
    assert list(desk.all_sheets) == ["Map Desk", "Other Desk"]
    (one,), (other,) = desk.all_sheets.values()
    assert (one.assessor, set(one.layers), one.whole) == ("Map Desk", {CONTROL, GREY}, True)
    assert (other.assessor, set(other.layers), other.whole) == ("Other Desk", {CONTROL, BEFORE}, True)


layers = st.lists(
    st.builds(
        lambda day, kind, east, static, required: drawn(
            f"2024-09-{day:02}", layer=kind[0], party=kind[1], east=east, static=static, required=required
        ),
        st.integers(1, 8),
        st.sampled_from((CONTROL, BEFORE, GREY, ("control", "UKR"))),
        st.sampled_from((37.3, 37.5, 37.7)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@usual
@given(layers, st.integers())
def test_the_order_in_which_the_same_snapshots_are_given_changes_nothing(told: list[MapLayer], seed: int) -> None:
    snapshots = Desk(*told).snapshots
    assert sheets(Random(seed).sample(snapshots, len(snapshots))) == sheets(snapshots)


@usual
@given(layers)
def test_every_day_drawn_for_itself_is_one_map_with_all_that_stands(told: list[MapLayer]) -> None:
    found = Desk(*told).sheets
    assert days(found) == sorted({layer.day for layer in told if not layer.static})
    for sheet in found:
        own = {(layer.layer, layer.party) for layer in told if layer.day == sheet.day and not layer.static}
        stands = {(layer.layer, layer.party) for layer in told if layer.static}
        assert set(sheet.layers) == own | stands
        assert sheet.carried <= stands - own
        assert not set(sheet.missing) & set(sheet.layers)
