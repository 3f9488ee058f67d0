"""Settlements that passed from one state to another, and states too short to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.terrain.desk import town
from whoholds.model import Layer, Passage, Spell
from whoholds.terrain.passages import LEAST_DAYS, passages

SELYDOVE = town("Selydove", 48.15, 37.30)
# What a point lies in, and whose that is.
STATES: dict[str, tuple[Layer | None, str | None]] = {
    "home": (None, None),
    "control": ("control", "RUS"),
    "advance": ("advance", "RUS"),
    "grey": ("unknown", None),
    "retaken": ("control", "UKR"),
}

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def day(number: int) -> str:
    return (date(2024, 9, 1) + timedelta(days=number)).isoformat()


def spells(*turns: tuple[int, str], last: int = 60) -> list[Spell]:
    """How it lay on daily maps: since which day in which state; "unsure" where an edge lies too near."""
    days = [turn[0] for turn in turns]
    out: list[Spell] = []
    for number, (since, state) in enumerate(turns):
        layer, party = STATES.get(state, (None, None))
        until = days[number + 1] if number + 1 < len(days) else None
        out.append(
            Spell(
                place=SELYDOVE.id,
                assessor="Map Desk",
                layer=layer,
                party=party,
                home=None if state == "unsure" else "UKR",
                since=day(since),
                before=day(since - 1) if number else None,
                said=day(last if until is None else until - 1),
                until=None if until is None else day(until),
                sure=state != "unsure",
            )
        )
    return out


def passed(*turns: tuple[int, str], **options: int) -> list[tuple[str, str, str | None, str | None, int]]:
    """Each passage in short: its day, the last map before, from and to which layer, and how long that lasted."""
    found = passages(SELYDOVE, spells(*turns), **options)
    return [(p.day, p.before, p.old_layer, p.new_layer, p.lasted) for p in found]


def test_a_passage_tells_both_states_with_their_parties() -> None:
    (found,) = passages(SELYDOVE, spells((0, "home"), (10, "control")))
    assert found == Passage(
        assessor="Map Desk",
        place=SELYDOVE,
        day=day(10),
        before=day(9),
        old_layer=None,
        old_party="UKR",
        new_layer="control",
        new_party="RUS",
        lasted=50,
    )


def test_unclear_ground_is_nobodys_and_what_is_retaken_is_the_retakers() -> None:
    found = list(passages(SELYDOVE, spells((0, "control"), (10, "grey"), (20, "retaken"), (30, "home"))))
    assert [(p.old_party, p.new_party) for p in found] == [("RUS", None), (None, "UKR"), ("UKR", "UKR")]


def test_one_state_and_none_are_no_passage() -> None:
    assert passed((0, "control")) == []
    assert list(passages(SELYDOVE, [])) == []


def test_every_change_is_a_passage_in_order() -> None:
    assert passed((0, "home"), (10, "advance"), (20, "control"), (40, "home")) == [
        (day(10), day(9), None, "advance", 10),
        (day(20), day(19), "advance", "control", 20),
        (day(40), day(39), "control", None, 20),
    ]


@pytest.mark.parametrize(("lasted", "kept"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_state_of_under_three_days_is_left_out(lasted: int, kept: bool) -> None:
    found = passed((0, "home"), (10, "grey"), (10 + lasted, "control"))
    assert ([new for *_, new, _ in found] == ["unknown", "control"]) == kept
    # The last map with the state that is left is that before the short one.
    assert kept or found == [(day(10 + lasted), day(9), None, "control", 50 - lasted)]


def test_the_same_state_on_both_sides_of_a_short_one_is_one_state() -> None:
    assert passed((0, "home"), (10, "control"), (12, "home")) == []
    assert passed((0, "home"), (10, "control"), (30, "grey"), (32, "control"), (50, "home")) == [
        (day(10), day(9), None, "control", 40),
        (day(50), day(49), "control", None, 10),
    ]


def test_several_short_ones_after_each_other_all_go() -> None:
    assert passed((0, "home"), (10, "grey"), (12, "advance"), (13, "grey"), (15, "control")) == [
        (day(15), day(9), None, "control", 45)
    ]


def test_the_last_state_stands_however_short_for_it_still_lasts() -> None:
    assert passed((0, "home"), (60, "control")) == [(day(60), day(59), None, "control", 0)]


@pytest.mark.parametrize(("least", "count"), [(0, 3), (2, 3), (3, 1), (12, 1), (61, 0)])
def test_how_long_a_state_must_last_can_be_said(least: int, count: int) -> None:
    assert len(passed((0, "home"), (12, "grey"), (14, "advance"), (16, "control"), least_days=least)) == count


def test_what_is_unsure_is_no_state() -> None:
    assert passed((0, "home"), (10, "unsure"), (20, "control")) == [(day(20), day(9), None, "control", 40)]
    assert passed((0, "home"), (10, "unsure"), (20, "home")) == []
    assert passed((0, "unsure"), (10, "control")) == []


turns = st.lists(st.tuples(st.integers(1, 9), st.sampled_from((*STATES, "unsure"))), min_size=1, max_size=12).map(
    lambda steps: [(sum(n for n, _ in steps[: at + 1]), state) for at, (_, state) in enumerate(steps)]
)


@usual
@given(turns.filter(lambda told: all(a[1] != b[1] for a, b in pairwise(told))), st.integers(0, 6))
def test_passages_follow_each_other_between_states_that_lasted(told: list[tuple[int, str]], least: int) -> None:
    made = spells(*told, last=200)
    found = list(passages(SELYDOVE, made, least))
    for passage in found:
        assert passage.before < passage.day
        assert (passage.old_layer, passage.old_party) != (passage.new_layer, passage.new_party)
        (new,) = (s for s in made if s.since == passage.day)
        (old,) = (s for s in made if s.said == passage.before)
        assert (new.layer, old.layer) == (passage.new_layer, passage.old_layer)
        assert new.sure
        assert old.sure
    for this, following in pairwise(found):
        assert (this.new_layer, this.new_party) == (following.old_layer, following.old_party)
        assert this.day <= following.before
        assert this.lasted >= least


@usual
@given(turns)
def test_a_finer_sieve_keeps_every_state_that_a_coarser_one_keeps(told: list[tuple[int, str]]) -> None:
    made = spells(*told, last=200)
    counts = [len(list(passages(SELYDOVE, made, least))) for least in (0, LEAST_DAYS, 5, 9)]
    assert counts == sorted(counts, reverse=True)


def test_spells_of_one_state_that_follow_each_other_are_no_passage() -> None:
    first, second = spells((0, "control"), (10, "control"))
    renamed = replace(second, source_layer="new control")
    assert list(passages(SELYDOVE, [first, renamed])) == []


def test_who_is_at_home_is_told_as_soon_as_the_maps_tell_it() -> None:
    untold, home, taken = spells((0, "home"), (10, "home"), (20, "control"))
    (found,) = passages(SELYDOVE, [replace(untold, home=None), home, taken])
    assert (found.before, found.old_layer, found.old_party) == (day(19), None, "UKR")
