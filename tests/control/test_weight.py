"""The strongest claims for and against: what goes first, one a voice, and what is no argument at all."""

import pytest

from tests.control.samples import isw, kyiv, moscow, paper, tell, view
from whoholds.model import Interval, Telling

DENIES = {"stance": "denies"}
OFFICIAL = {"speaker": "a governor"}


def on(told: list[Telling], name: str = "consensus", number: int = 0) -> Interval:
    return view(told, name)[number]


def test_a_statement_against_interest_comes_first_then_independents_then_claims_then_relays() -> None:
    told = [
        paper("captured", "RUS", 0),
        moscow("captured", "RUS", 0),
        isw("captured", "RUS", 0),
        kyiv("captured", "RUS", 0),
    ]
    assert on(told).pro[:2] == (told[3].claim.id, told[2].claim.id)
    assert on(told, "party:RUS").pro == (told[1].claim.id,)


def test_three_are_shown_and_one_a_voice() -> None:
    many = [isw("captured", "RUS", 0, 0, speaker=f"monitor {n}") for n in range(5)]
    again = [isw("captured", "RUS", n, 0, speaker="monitor 0") for n in (1, 2)]
    pro = on([*many, *again]).pro
    assert len(pro) == 3
    speaker = {t.claim.id: t.claim.speaker for t in (*many, *again)}
    assert len({speaker[c] for c in pro}) == 3


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ({"evidence": ("geolocated",)}, {}),
        ({}, {"speaker": "unnamed: officials"}),
        ({"on": 0}, {}),
        ({"told": 2}, {"told": 1}),
    ],
    ids=["evidence named", "speaker named", "day given", "told later"],
)
def test_what_makes_a_claim_the_stronger(stronger: dict[str, object], weaker: dict[str, object]) -> None:
    plain: dict[str, object] = {"told": 1}
    a = moscow("captured", "RUS", **(plain | {"speaker": "a governor"} | stronger))  # type: ignore[arg-type]
    b = moscow("captured", "RUS", **(plain | {"speaker": "a general"} | weaker))  # type: ignore[arg-type]
    assert on([a, b], "party:RUS").pro == (a.claim.id, b.claim.id)


def test_against_a_holder_stand_denials_doubts_and_whoever_names_another() -> None:
    against = [
        kyiv("captured", "RUS", 1, **DENIES),
        isw("captured", "RUS", 1, speaker="a monitor", **DENIES),
        kyiv("holds", "UKR", 1, speaker="a brigade"),
    ]
    told = [moscow("captured", "RUS", 0), *against]
    assert set(on(told, "party:RUS").contra) == {t.claim.id for t in against}
    assert on(told, "party:RUS").contra[0] == against[1].claim.id


def test_who_does_not_confirm_is_not_against_it() -> None:
    told = [moscow("captured", "RUS", 0), kyiv("captured", "RUS", 1, stance="unconfirmed")]
    assert on(told, "party:RUS").contra == ()


def test_fights_and_captures_by_nobody_named_are_no_arguments() -> None:
    told = [
        moscow("captured", "RUS", 0),
        kyiv("fighting", "UKR", 1),
        kyiv("surrounded", "UKR", 1),
        tell("UKR", "captured", None, 1),
    ]
    assert on(told, "party:RUS").contra == ()


def test_only_claims_of_its_time_stand_against_it() -> None:
    before, after = kyiv("holds", "UKR", 0), kyiv("holds", "UKR", 40)
    told = [before, moscow("captured", "RUS", 10), moscow("withdrew", "RUS", 30), after]
    assert on(told, "party:RUS").contra == ()
    assert on(told, "party:RUS", 1).contra == ()


def test_of_contested_ground_each_sides_claims_stand_against_the_others() -> None:
    told = [
        moscow("captured", "RUS", 0),
        kyiv("captured", "RUS", 1, **DENIES),
        kyiv("holds", "UKR", 1, speaker="a brigade"),
    ]
    found = on(told)
    assert found.parties == ("RUS", "UKR")
    assert found.pro == (told[0].claim.id,)
    assert set(found.contra) == {told[1].claim.id, told[2].claim.id}


def test_of_who_left_stands_against_it_who_says_it_is_there() -> None:
    told = [moscow("withdrew", "RUS", 0), moscow("holds", "RUS", 0, **OFFICIAL)]
    assert on(told).pro == (told[0].claim.id,)
    assert on(told).contra == (told[1].claim.id,)
