"""Control maps as witnesses: an assessor's view of a place, and the changes on maps that bear out an event."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.control.mapped import LAYERS, lay
from tests.control.samples import SELYDOVE, SIDES, day
from whoholds.control.days import ordinal
from whoholds.control.maps import DAYS_AFTER, DAYS_BEFORE, TOWN, sightings, view, with_size
from whoholds.model import Interval, Kind, Sides, Sighting, Spell, State

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)

# Every event of these tests is of the same day.
EVENT = 60


def seen(spells: tuple[Spell, ...], kind: Kind = "captured", party: str | None = "RUS") -> list[str]:
    """The days of the maps that bear out "`party` did `kind` on the event's day"."""
    return [s.day for s in found(spells, kind, party)]


def found(spells: tuple[Spell, ...], kind: Kind = "captured", party: str | None = "RUS") -> list[Sighting]:
    return list(sightings(kind, party, ordinal(day(EVENT)), spells, SIDES))


# an assessor's view --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "expected", "parties", "where"),
    [
        ("RUS", "held", ("RUS",), "in its layer of control"),
        ("liberated", "held", ("UKR",), "in its layer of control"),
        ("since before", "held", ("RUS",), "in its layer of control since before 2022"),
        ("UKR", "held", ("UKR",), "in none of its layers"),
        ("advance", "contested", ("RUS", "UKR"), "in its layer of advances"),
        ("grey", "unknown", (), "in its layer of unclear status"),
    ],
)
def test_what_a_point_lies_in_is_its_makers_view(
    state: str, expected: State, parties: tuple[str, ...], where: str
) -> None:
    (interval,) = view(SELYDOVE.id, lay((0, state), last=9))
    assert interval == Interval(
        place=SELYDOVE.id,
        view="assessor:Map Desk",
        since=day(0),
        until=None,
        state=expected,
        parties=parties,
        exact=False,
        said=day(9),
        rule=f"its point lies {where} on the first map, of {day(0)}",
    )


@pytest.mark.parametrize("state", ["untold", "unsure"])
def test_what_a_map_does_not_tell_is_no_view(state: str) -> None:
    assert view(SELYDOVE.id, lay((0, state))) == ()
    told = view(SELYDOVE.id, lay((0, "UKR"), (10, state), (20, "RUS")))
    assert [(i.since, i.until, i.parties) for i in told] == [(day(0), day(10), ("UKR",)), (day(20), None, ("RUS",))]


def test_no_maps_are_no_view() -> None:
    assert view(SELYDOVE.id, ()) == ()


def test_intervals_follow_each_other_as_the_spells_do() -> None:
    told = view(SELYDOVE.id, lay((0, "UKR"), (10, "grey"), (15, "advance"), (30, "RUS")))
    assert [(i.since, i.until, i.said, i.state) for i in told] == [
        (day(0), day(10), day(9), "held"),
        (day(10), day(15), day(14), "unknown"),
        (day(15), day(30), day(29), "contested"),
        (day(30), None, day(200), "held"),
    ]


@pytest.mark.parametrize(("step", "exact"), [(1, True), (2, False), (7, False)])
def test_a_day_is_exact_where_the_map_of_the_day_before_does_not_show_it(step: int, exact: bool) -> None:
    first, second = view(SELYDOVE.id, lay((0, "UKR"), (14, "RUS"), step=step))
    assert (first.exact, second.exact) == (False, exact)
    where = "its point lies in its layer of control"
    assert second.rule == f"{where} on the map of {day(14)}, and did not on that of {day(14 - step)}"


def test_a_passage_between_layers_that_say_the_same_begins_nothing() -> None:
    told = view(SELYDOVE.id, lay((0, "UKR"), (10, "RUS"), (20, "since before"), (30, "advance")))
    assert [(i.since, i.until, i.said, i.state) for i in told] == [
        (day(0), day(10), day(9), "held"),
        (day(10), day(30), day(29), "held"),
        (day(30), None, day(200), "contested"),
    ]
    # With other words between, it is said anew.
    apart = view(SELYDOVE.id, lay((0, "RUS"), (10, "untold"), (20, "RUS")))
    assert [(i.since, i.until) for i in apart] == [(day(0), day(10)), (day(20), None)]


def test_a_day_is_not_exact_where_an_edge_lay_too_near_on_the_map_before() -> None:
    first, second = view(SELYDOVE.id, lay((0, "UKR"), (10, "unsure"), (14, "RUS")))
    assert (first.exact, second.exact) == (False, False)
    assert second.rule.endswith(f"and may have on that of {day(13)}")


# changes that bear out a capture -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first_map", "counts"),
    [
        (EVENT, True),
        (EVENT + 1, True),
        (EVENT + DAYS_AFTER, True),
        (EVENT + DAYS_AFTER + 1, False),
        (EVENT - DAYS_BEFORE, True),
        (EVENT - DAYS_BEFORE - 1, False),
    ],
)
def test_a_change_bears_a_capture_out_within_its_window(first_map: int, counts: bool) -> None:
    assert seen(lay((0, "UKR"), (first_map, "RUS"))) == ([day(first_map)] if counts else [])


@pytest.mark.parametrize(
    ("before", "first_map", "counts"),
    [
        # The change came on some day after the map before; the first map that shows it counts.
        (EVENT + DAYS_AFTER - 7, EVENT + DAYS_AFTER, True),
        (EVENT + DAYS_AFTER - 6, EVENT + DAYS_AFTER + 1, False),
        (EVENT - 200, EVENT + DAYS_AFTER, True),
        (EVENT - 200, EVENT + DAYS_AFTER + 1, False),
        (EVENT - DAYS_BEFORE - 7, EVENT - DAYS_BEFORE, True),
        (EVENT - DAYS_BEFORE - 8, EVENT - DAYS_BEFORE - 1, False),
    ],
)
def test_of_maps_days_apart_the_first_that_shows_it_counts(before: int, first_map: int, counts: bool) -> None:
    spells = lay((before - 14, "UKR"), (first_map, "RUS"), step=first_map - before)
    assert seen(spells) == ([day(first_map)] if counts else [])


def test_a_sighting_tells_the_maps_and_how_far_they_are_from_the_event() -> None:
    assert found(lay((0, "UKR"), (EVENT + 5, "RUS"))) == [
        Sighting(
            assessor="Map Desk",
            day=day(EVENT + 5),
            before=day(EVENT + 4),
            holder="RUS",
            reason=f"first shown on the map of {day(65)}, 5 days after it; that of {day(64)} did not show it",
        )
    ]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (0, "on its day"),
        (1, "1 day after it"),
        (3, "3 days after it"),
        (-1, "1 day before it"),
        (-9, "9 days before it"),
    ],
)
def test_how_far_a_map_is_from_the_event_in_words(after: int, words: str) -> None:
    (sighting,) = found(lay((0, "UKR"), (EVENT + after, "RUS")))
    assert f"{day(EVENT + after)}, {words};" in sighting.reason


@pytest.mark.parametrize(
    "between", [["grey"], ["advance"], ["grey", "advance"], ["advance", "grey", "advance"], ["untold"]]
)
def test_on_the_way_the_point_may_lie_in_grey_ground_or_advances(between: list[str]) -> None:
    turns = [(EVENT - 10 + number, state) for number, state in enumerate(between)]
    spells = lay((0, "UKR"), *turns, (EVENT, "RUS"))
    assert seen(spells) == [day(EVENT)]


def test_what_comes_back_through_grey_ground_was_not_taken() -> None:
    assert seen(lay((0, "RUS"), (EVENT - 5, "grey"), (EVENT, "RUS"))) == []
    assert seen(lay((0, "RUS"), (EVENT - 5, "unsure"), (EVENT, "RUS"))) == []
    assert seen(lay((0, "RUS"), (EVENT - 5, "grey"), (EVENT, "UKR"), (EVENT + 3, "RUS"))) == [day(EVENT + 3)]


def test_what_was_held_on_the_first_map_was_not_seen_being_taken() -> None:
    assert seen(lay((EVENT, "RUS"))) == []
    assert seen(lay((EVENT, "RUS"), (EVENT + 1, "grey"))) == []
    assert seen(lay((0, "since before"), (EVENT, "RUS"))) == []


def test_what_was_open_on_the_first_map_may_have_been_taken_then() -> None:
    assert seen(lay((0, "grey"), (EVENT, "RUS"))) == [day(EVENT)]


@pytest.mark.parametrize("state", ["advance", "grey", "untold", "unsure"])
def test_ground_that_nobody_controls_bears_nothing_out(state: str) -> None:
    spells = lay((0, "UKR"), (EVENT, state))
    assert (seen(spells), seen(spells, "withdrew", "UKR")) == ([], [])


def test_what_lies_too_near_an_edge_does_not_hide_the_change() -> None:
    (sighting,) = found(lay((0, "UKR"), (EVENT - 5, "unsure"), (EVENT, "RUS")))
    assert (sighting.day, sighting.before) == (day(EVENT), day(EVENT - 6))


def test_a_capture_by_the_side_at_home_is_seen_where_the_ground_is_left_to_it() -> None:
    spells = lay((0, "RUS"), (EVENT, "UKR"))
    assert seen(spells, party="UKR") == [day(EVENT)]
    assert seen(spells) == []
    assert seen(lay((0, "RUS"), (EVENT, "liberated")), party="UKR") == [day(EVENT)]


def test_every_change_within_the_window_is_told() -> None:
    spells = lay((0, "UKR"), (EVENT, "RUS"), (EVENT + 5, "UKR"), (EVENT + 12, "RUS"), (EVENT + 40, "UKR"))
    assert seen(spells) == [day(EVENT), day(EVENT + 12)]
    assert seen(spells, party="UKR") == [day(EVENT + 5)]


def test_each_assessor_is_asked_for_itself() -> None:
    one, other = lay((0, "UKR"), (EVENT, "RUS")), lay((0, "UKR"), (EVENT + 3, "RUS"), assessor="Other Desk")
    assert [(s.assessor, s.day) for s in found((*one, *other))] == [
        ("Map Desk", day(EVENT)),
        ("Other Desk", day(EVENT + 3)),
    ]
    # The last map of the one is not the map before the first of the other.
    assert found((*lay((0, "UKR")), *lay((EVENT, "RUS"), assessor="Other Desk"))) == []
    held = (*lay((0, "RUS")), *lay((0, "grey"), (EVENT, "RUS"), assessor="Other Desk"))
    assert [s.assessor for s in found(held)] == ["Other Desk"]


# changes that bear out a retreat -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turns", "party", "counts"),
    [
        ([(0, "RUS"), (EVENT, "UKR")], "RUS", True),
        ([(0, "RUS"), (EVENT, "liberated")], "RUS", True),
        ([(0, "RUS"), (EVENT - 9, "grey"), (EVENT, "UKR")], "RUS", True),
        ([(0, "UKR"), (EVENT, "RUS")], "UKR", True),
        ([(0, "UKR"), (EVENT, "RUS")], "RUS", False),
        ([(0, "grey"), (EVENT, "UKR")], "RUS", False),
        ([(0, "RUS"), (EVENT, "grey")], "RUS", False),
        ([(0, "RUS"), (EVENT + DAYS_AFTER, "UKR")], "RUS", True),
        ([(0, "RUS"), (EVENT + DAYS_AFTER + 1, "UKR")], "RUS", False),
        ([(0, "RUS"), (EVENT - DAYS_BEFORE - 1, "UKR")], "RUS", False),
    ],
)
def test_a_retreat_is_borne_out_where_the_ground_comes_into_the_enemys_hands(
    turns: list[tuple[int, str]], party: str, counts: bool
) -> None:
    assert bool(seen(lay(*turns), "withdrew", party)) == counts


def test_who_came_after_a_retreat_must_be_an_enemy() -> None:
    spells = lay((0, "RUS"), (EVENT, "UKR"))
    allies = Sides({"RUS": (), "UKR": ()})
    assert list(sightings("withdrew", "RUS", ordinal(day(EVENT)), spells, allies)) == []


@pytest.mark.parametrize("kind", ["holds", "fighting", "advanced", "surrounded", "struck"])
def test_other_kinds_are_not_looked_for_on_maps(kind: Kind) -> None:
    assert seen(lay((0, "UKR"), (EVENT, "RUS")), kind) == []


def test_what_nobody_did_is_not_looked_for() -> None:
    assert seen(lay((0, "UKR"), (EVENT, "RUS")), party=None) == []
    assert list(sightings("captured", "RUS", ordinal(day(EVENT)), (), SIDES)) == []


# how much a point says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("population", "added"),
    [
        (0, ""),
        (TOWN - 1, ""),
        (TOWN, "; one point of a place of 5,000 inhabitants"),
        (71_000, "; one point of a place of 71,000 inhabitants"),
    ],
)
def test_a_point_says_less_of_a_large_place(population: int, added: str) -> None:
    assert with_size("first shown then", population) == f"first shown then{added}"


# laws ----------------------------------------------------------------------------------------------------------------

turns = st.lists(st.tuples(st.integers(1, 30), st.sampled_from(tuple(LAYERS))), min_size=1, max_size=7).map(
    lambda steps: [(sum(n for n, _ in steps[: at + 1]), state) for at, (_, state) in enumerate(steps)]
)
parties = st.sampled_from(("RUS", "UKR"))


@usual
@given(st.lists(turns, min_size=1, max_size=3), parties, st.sampled_from(("captured", "withdrew")), st.randoms())
def test_what_one_assessor_shows_does_not_hang_on_the_others(
    maps: list[list[tuple[int, str]]], party: str, kind: Kind, random: object
) -> None:
    alone = [lay(*told, last=300, assessor=f"Desk {n}") for n, told in enumerate(maps)]
    together = found(tuple(chain.from_iterable(alone)), kind, party)
    assert together == [s for spells in alone for s in found(spells, kind, party)]
    random.shuffle(alone)  # type: ignore[attr-defined]
    assert sorted(found(tuple(chain.from_iterable(alone)), kind, party), key=repr) == sorted(together, key=repr)


@usual
@given(turns, parties)
def test_a_sighting_is_a_change_into_the_hands_of_who_is_said_to_have_come(
    told: list[tuple[int, str]], party: str
) -> None:
    spells = lay(*told, last=300)
    (enemy,) = SIDES.enemies[party]
    for kind, holder in (("captured", party), ("withdrew", enemy)):
        for sighting in found(spells, kind, party):  # type: ignore[arg-type]
            assert sighting.holder == holder
            (now,) = (s for s in spells if s.since == sighting.day)
            (before,) = (s for s in spells if s.said == sighting.before)
            assert now.holder == holder
            assert before.holder != holder
            assert ordinal(sighting.before) < ordinal(day(EVENT)) + DAYS_AFTER
            assert ordinal(sighting.day) >= ordinal(day(EVENT)) - DAYS_BEFORE


def test_where_a_maker_only_begins_to_draw_an_enemy_nothing_changed_hands() -> None:
    untold = Spell(SELYDOVE.id, "Map Desk", None, None, None, "2024-10-01", None, "2024-10-09", "2024-10-10")
    home = Spell(SELYDOVE.id, "Map Desk", None, None, "UKR", "2024-10-10", "2024-10-09", "2024-10-30", None)
    assert list(sightings("captured", "UKR", ordinal("2024-10-12"), (untold, home), SIDES)) == []
    (found,) = view(SELYDOVE.id, (untold, home))
    assert (found.state, found.parties, found.since, found.exact) == ("held", ("UKR",), "2024-10-10", False)
    assert found.rule is not None
    assert "may have on that of 2024-10-09" in found.rule
