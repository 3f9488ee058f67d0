"""Views: each side's own account, and the consensus, case by case."""

from itertools import pairwise
from typing import NamedTuple

import pytest

from tests.control.samples import concluded, day, isw, kyiv, moscow, paper, reviewed, states, tell, view
from whoholds.control.runs import BOTH_INSIDE_DAYS
from whoholds.control.views import NEWS_DAYS
from whoholds.model import Sides, Telling

State = tuple[int, str, str]
DENIES = {"stance": "denies"}
MONITOR = {"speaker": "a monitor"}
OFFICIAL = {"speaker": "a governor"}


class Case(NamedTuple):
    """What is told, and what a view makes of it: from which day on, in which state, of whom."""

    says: str
    told: list[Telling]
    then: list[State]


def given(told: list[Telling], name: str) -> list[tuple[str | None, str, str]]:
    found = view(told, name)
    for this, following in pairwise(found):
        assert this.until == following.since
    assert not found or found[-1].until is None
    return states(told, name)


def days(then: list[State]) -> list[tuple[str | None, str, str]]:
    return [(day(since), state, parties) for since, state, parties in then]


# A side's own account ------------------------------------------------------------------------------------------------

MOSCOWS = [
    Case("it took it", [moscow("captured", "RUS", 2, 1)], [(1, "held", "RUS")]),
    Case("it holds it", [moscow("holds", "RUS", 2)], [(2, "held", "RUS")]),
    Case(
        "it held it in October, as told in November",
        [tell("RUS", "holds", "RUS", 40, "2024-10")],
        [(30, "held", "RUS")],
    ),
    Case("it took it and holds it", [moscow("captured", "RUS", 1), moscow("holds", "RUS", 9)], [(1, "held", "RUS")]),
    Case("it left", [moscow("withdrew", "RUS", 3)], [(3, "left", "RUS")]),
    Case(
        "it took it and left",
        [moscow("captured", "RUS", 0), moscow("withdrew", "RUS", 5)],
        [(0, "held", "RUS"), (5, "left", "RUS")],
    ),
    Case(
        "it took it because the other left",
        [moscow("withdrew", "UKR", 0), moscow("captured", "RUS", 1)],
        [(0, "left", "UKR"), (1, "held", "RUS")],
    ),
    Case(
        "the other left after it took it",
        [moscow("captured", "RUS", 0), moscow("withdrew", "UKR", 2)],
        [(0, "held", "RUS")],
    ),
    Case(
        "it lost it",
        [moscow("captured", "RUS", 0), moscow("captured", "UKR", 30)],
        [(0, "held", "RUS"), (30, "held", "UKR")],
    ),
    Case("the other holds it", [moscow("holds", "UKR", 0)], [(0, "held", "UKR")]),
    Case(
        "its bloggers say that the other took it",
        [moscow("holds", "RUS", 0), moscow("captured", "UKR", 3, speaker="unnamed: bloggers")],
        [(0, "held", "RUS")],
    ),
    Case("the other did not take it", [moscow("captured", "UKR", 4, **DENIES)], [(4, "denied", "UKR")]),
    Case(
        "it holds it, the other did not take it",
        [moscow("holds", "RUS", 0), moscow("captured", "UKR", 4, **DENIES)],
        [(0, "held", "RUS")],
    ),
    Case("it did not leave", [moscow("withdrew", "RUS", 4, **DENIES)], [(4, "held", "RUS")]),
    Case("the other did not leave", [moscow("withdrew", "UKR", 4, **DENIES)], [(4, "held", "UKR")]),
    Case(
        "it took it back: the claim, not the town",
        [moscow("captured", "RUS", 0), moscow("captured", "RUS", 3, **DENIES)],
        [(0, "held", "RUS"), (3, "denied", "RUS")],
    ),
    Case(
        "it holds it no longer",
        [moscow("holds", "RUS", 0), moscow("holds", "RUS", 9, **DENIES)],
        [(0, "held", "RUS"), (9, "left", "RUS")],
    ),
    Case(
        "its concession, then it came back",
        [moscow("captured", "UKR", 0), moscow("captured", "RUS", 20)],
        [(0, "held", "UKR"), (20, "held", "RUS")],
    ),
    Case(
        "two speakers of one day: against its interest",
        [moscow("captured", "RUS", 3), moscow("captured", "UKR", 3, **OFFICIAL)],
        [(3, "held", "UKR")],
    ),
    Case(
        "taken for granted long after, and nothing new",
        [moscow("captured", "RUS", 0), moscow("holds", "UKR", 9, granted=True)],
        [(0, "held", "RUS")],
    ),
    Case(
        "hopes and ifs",
        [moscow("captured", "RUS", 0, stance="intends"), moscow("holds", "RUS", 0, stance="hypothetical")],
        [],
    ),
    Case(
        "fights and strikes hold nothing",
        [moscow("fighting", "RUS", 0), moscow("struck", "RUS", 0), moscow("surrounded", "RUS", 0)],
        [],
    ),
    Case("without a party nobody holds it", [moscow("captured", None, 0)], []),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("case", MOSCOWS, ids=[c.says for c in MOSCOWS])
def test_a_sides_own_account(case: Case) -> None:
    assert given(case.told, "party:RUS") == days(case.then)


@pytest.mark.parametrize("case", MOSCOWS, ids=[c.says for c in MOSCOWS])
def test_it_is_its_own_whatever_others_say(case: Case) -> None:
    others = [
        isw("captured", "UKR", 1, 1),
        kyiv("holds", "UKR", 2),
        kyiv("captured", "RUS", 2, **DENIES),
        paper("captured", "UKR", 5, evidence=("onsite",)),
    ]
    assert given([*case.told, *others], "party:RUS") == days(case.then)


def test_who_said_nothing_has_no_view() -> None:
    assert {i.view for i in concluded([moscow("captured", "RUS", 0)]).intervals} == {"party:RUS"}


def test_a_view_says_which_event_and_rule_it_rests_on() -> None:
    told = [moscow("captured", "RUS", 2, 1), isw("captured", "RUS", 4, 1)]
    history = concluded(told)
    (event,) = history.events
    for interval in history.intervals:
        assert (interval.event, interval.status, interval.rule) == (event.id, "corroborated", "it took it")
        assert interval.exact
        assert interval.place == "geonames:693867"
    assert [i.said for i in history.intervals] == [day(2), day(4)]


def test_said_is_the_last_day_that_bore_it_out() -> None:
    told = [isw("captured", "RUS", 0, 0), isw("holds", "RUS", 9), isw("holds", "RUS", 5)]
    assert [i.said for i in view(told, "consensus")] == [day(9)]


def test_a_day_that_nobody_gave_is_not_exact() -> None:
    assert [i.exact for i in view([moscow("captured", "RUS", 2)], "party:RUS")] == [False]


# The consensus -------------------------------------------------------------------------------------------------------

CONCEDED = kyiv("captured", "RUS", 0, 0)
SHOWN = isw("captured", "RUS", 0, 0)

CONSENSUS = [
    # unknown
    Case("only Moscow speaks", [moscow("captured", "RUS", 0), moscow("holds", "RUS", 9)], []),
    Case("only Kyiv speaks", [kyiv("holds", "UKR", 0), kyiv("captured", "RUS", 5, **DENIES)], []),
    Case("outlets pass it on", [paper("captured", "RUS", 0), moscow("captured", "RUS", 0)], []),
    Case("Kyiv does not confirm", [moscow("captured", "RUS", 0), kyiv("captured", "RUS", 1, stance="unconfirmed")], []),
    Case("a foreign president says so", [isw("captured", "RUS", 0, speaker="a foreign president")], []),
    Case("bloggers of the loser say so", [kyiv("captured", "RUS", 0, speaker="unnamed: bloggers")], []),
    Case("an institute denies it", [moscow("captured", "RUS", 0), isw("captured", "RUS", 1, **DENIES)], []),
    # accepted
    Case("conceded", [moscow("captured", "RUS", 0), kyiv("captured", "RUS", 2, 0)], [(0, "held", "RUS")]),
    Case("borne out", [moscow("captured", "RUS", 0), isw("captured", "RUS", 2, 1)], [(1, "held", "RUS")]),
    Case("an institute says who holds it", [isw("holds", "UKR", 3)], [(3, "held", "UKR")]),
    Case("the enemy says who holds it", [kyiv("holds", "RUS", 3)], [(3, "held", "RUS")]),
    Case("an outlet saw it", [paper("holds", "UKR", 3, evidence=("onsite",))], [(3, "held", "UKR")]),
    Case("it left, as it says", [moscow("withdrew", "RUS", 3)], [(3, "left", "RUS")]),
    Case("it left, as the enemy says", [kyiv("withdrew", "RUS", 3)], []),
    Case(
        "it left, then the enemy came, as it says",
        [moscow("withdrew", "RUS", 3), kyiv("captured", "UKR", 5)],
        [(3, "left", "RUS"), (5, "held", "UKR")],
    ),
    Case("it held it, it left", [SHOWN, moscow("withdrew", "RUS", 30)], [(0, "held", "RUS"), (30, "left", "RUS")]),
    Case(
        "changed hands twice",
        [SHOWN, isw("captured", "UKR", 30, 30), moscow("captured", "RUS", 60), kyiv("captured", "RUS", 61, 60)],
        [(0, "held", "RUS"), (30, "held", "UKR"), (60, "held", "RUS")],
    ),
    Case(
        "changed hands within days",
        [SHOWN, isw("captured", "UKR", 5, 5), isw("captured", "RUS", 10, 10)],
        [(0, "held", "RUS"), (5, "held", "UKR"), (10, "held", "RUS")],
    ),
    Case("said again and again", [SHOWN, isw("holds", "RUS", 20), kyiv("holds", "RUS", 40)], [(0, "held", "RUS")]),
    # contested
    Case("the sides differ", [moscow("captured", "RUS", 2), kyiv("holds", "UKR", 0)], [(2, "contested", "RUS+UKR")]),
    Case(
        "Moscow took it, Kyiv denies it",
        [moscow("captured", "RUS", 0), kyiv("captured", "RUS", 1, **DENIES)],
        [(1, "contested", "RUS+UKR")],
    ),
    Case(
        "the sides differ and then agree",
        [moscow("captured", "RUS", 2), kyiv("holds", "UKR", 0), kyiv("captured", "RUS", 9, 9)],
        [(2, "contested", "RUS+UKR"), (9, "held", "RUS")],
    ),
    Case(
        "Kyiv says that it is back",
        [CONCEDED, kyiv("captured", "UKR", 20)],
        [(0, "held", "RUS"), (20, "contested", "RUS+UKR")],
    ),
    Case(
        "Kyiv is back, as Moscow says",
        [CONCEDED, kyiv("captured", "UKR", 20), moscow("captured", "UKR", 22, 20)],
        [(0, "held", "RUS"), (20, "held", "UKR")],
    ),
    Case(
        "Kyiv says that it is back, and then not",
        [CONCEDED, kyiv("captured", "UKR", 20), kyiv("captured", "RUS", 30, 30)],
        [(0, "held", "RUS"), (20, "contested", "RUS+UKR"), (30, "held", "RUS")],
    ),
    Case(
        "Kyiv denied it before it was borne out",
        [moscow("captured", "RUS", 0), kyiv("captured", "RUS", 1, **DENIES), isw("captured", "RUS", 3, 3)],
        [(1, "contested", "RUS+UKR"), (3, "held", "RUS")],
    ),
    Case(
        "Kyiv denies it after it was borne out",
        [SHOWN, kyiv("captured", "RUS", 5, **DENIES)],
        [(0, "held", "RUS"), (5, "contested", "RUS+UKR")],
    ),
    Case("Moscow, holding it, says so again", [SHOWN, moscow("holds", "RUS", 9)], [(0, "held", "RUS")]),
    Case(
        "who refuted claims leaves nobody",
        [moscow("captured", "RUS", 0), kyiv("holds", "UKR", 0), moscow("captured", "RUS", 2, **DENIES)],
        [],
    ),
    Case(
        "Kyiv denies it on the day that bears it out",
        [SHOWN, kyiv("captured", "RUS", 0, 0, **DENIES)],
        [(0, "held", "RUS")],
    ),
    Case(
        "Kyiv is back, and that day an institute sees Russia there",
        [SHOWN, kyiv("captured", "UKR", 20), isw("holds", "RUS", 20)],
        [(0, "held", "RUS")],
    ),
    # both inside
    Case(
        "both are seen inside",
        [isw("holds", "RUS", 0), isw("holds", "UKR", 3)],
        [(0, "held", "RUS"), (3, "contested", "RUS+UKR")],
    ),
    Case(
        "both are seen inside on one day",
        [isw("holds", "UKR", 3, **MONITOR), isw("holds", "RUS", 3)],
        [(3, "contested", "RUS+UKR")],
    ),
    Case(
        "both are seen inside until one leaves",
        [isw("holds", "RUS", 0), isw("holds", "UKR", 3), kyiv("withdrew", "UKR", 9)],
        [(0, "held", "RUS"), (3, "contested", "RUS+UKR"), (9, "held", "RUS")],
    ),
    Case(
        "both are seen inside until one takes it all",
        [isw("holds", "RUS", 0), isw("holds", "UKR", 3), isw("captured", "RUS", 9, 9)],
        [(0, "held", "RUS"), (3, "contested", "RUS+UKR"), (9, "held", "RUS")],
    ),
    Case(
        "both took it on one day, as the other says",
        [kyiv("captured", "RUS", 3, 3), moscow("captured", "UKR", 3, 3)],
        [(3, "contested", "RUS+UKR")],
    ),
    Case(
        "the other is seen there on the last day that makes both inside",
        [isw("holds", "RUS", 0), isw("holds", "UKR", BOTH_INSIDE_DAYS)],
        [(0, "held", "RUS"), (BOTH_INSIDE_DAYS, "contested", "RUS+UKR")],
    ),
    Case(
        "later, it has changed",
        [isw("holds", "RUS", 0), isw("holds", "UKR", BOTH_INSIDE_DAYS + 1)],
        [(0, "held", "RUS"), (BOTH_INSIDE_DAYS + 1, "held", "UKR")],
    ),
    Case("both left", [moscow("withdrew", "RUS", 3), kyiv("withdrew", "UKR", 3)], [(3, "left", "RUS+UKR")]),
    Case(
        "who held it left, and who was not there left too",
        [SHOWN, moscow("withdrew", "RUS", 30), kyiv("withdrew", "UKR", 30)],
        [(0, "held", "RUS"), (30, "left", "RUS")],
    ),
    Case(
        "the same of the other side",
        [isw("captured", "UKR", 0, 0), moscow("withdrew", "RUS", 30), kyiv("withdrew", "UKR", 30)],
        [(0, "held", "UKR"), (30, "left", "UKR")],
    ),
    Case(
        "seen there on the day it left",
        [isw("holds", "RUS", 3), moscow("withdrew", "RUS", 3)],
        [(3, "left", "RUS")],
    ),
    Case(
        "two of three see Ukraine inside",
        [isw("holds", "UKR", 3), isw("holds", "UKR", 3, **MONITOR), paper("holds", "RUS", 3, evidence=("onsite",))],
        [(3, "contested", "RUS+UKR")],
    ),
    # words about the past
    Case(
        "a word taken for granted changes nothing", [SHOWN, isw("holds", "UKR", 30, granted=True)], [(0, "held", "RUS")]
    ),
    Case(
        "an anniversary does not undo a recapture",
        [CONCEDED, kyiv("captured", "UKR", 45), isw("captured", "RUS", 120, 0)],
        [(0, "held", "RUS"), (45, "contested", "RUS+UKR")],
    ),
    Case(
        "news by a second voice too",
        [isw("captured", "RUS", 1, 0), isw("captured", "RUS", 12, 0, **MONITOR), kyiv("holds", "UKR", 8)],
        [(0, "held", "RUS")],
    ),
    Case(
        "news, then a word of a day between",
        [isw("captured", "RUS", 10, 0), isw("holds", "RUS", 5), kyiv("captured", "UKR", 7)],
        [(0, "held", "RUS")],
    ),
    Case(
        "a thing taken for granted does not end a contest",
        [SHOWN, kyiv("captured", "UKR", 45), isw("captured", "RUS", 60, granted=True)],
        [(0, "held", "RUS"), (45, "contested", "RUS+UKR")],
    ),
    Case(
        "news of it overrules what was said between",
        [moscow("captured", "RUS", 0, 0), kyiv("holds", "UKR", 2), isw("captured", "RUS", NEWS_DAYS, 0)],
        [(0, "held", "RUS")],
    ),
]


@pytest.mark.parametrize("case", CONSENSUS, ids=[c.says for c in CONSENSUS])
def test_the_consensus(case: Case) -> None:
    assert given(case.told, "consensus") == days(case.then)


def test_a_rejected_claim_is_as_if_unsaid() -> None:
    told = [moscow("captured", "RUS", 0), reviewed(kyiv("captured", "RUS", 2, 0), "retract")]
    assert given(told, "consensus") == []
    assert given([moscow("captured", "RUS", 0), reviewed(kyiv("captured", "RUS", 2, 0), "confirm")], "consensus")


def test_a_side_need_not_be_at_war_with_all() -> None:
    """A denial speaks for the denier only against its own enemy."""
    three = Sides({"NEB": ("NOR",), "NOR": ("NEB",), "SUD": ()})
    told = [tell("NEB", "captured", "NEB", 0), tell("SUD", "captured", "NEB", 1, stance="denies")]
    assert [i.view for i in concluded(told, three).intervals] == ["party:NEB", "party:SUD"]


def test_three_sides_may_be_inside() -> None:
    three = Sides({"NEB": ("NOR", "SUD"), "NOR": ("NEB", "SUD"), "SUD": ("NEB", "NOR")})
    told = [tell(side, "holds", side, 0) for side in three.enemies]
    found = [i for i in concluded(told, three).intervals if i.view == "consensus"]
    assert [(i.state, i.parties) for i in found] == [("contested", ("NEB", "NOR", "SUD"))]


def test_the_loser_left_and_the_other_says_it_is_there() -> None:
    claimed, denied = tell("RUS", "captured", "RUS", 0), tell("UKR", "captured", "RUS", 1, stance="denies")
    left = tell("UKR", "withdrew", "UKR", 30)
    *_, last = view([claimed, denied, left], "consensus")
    assert (last.since, last.state, last.parties) == (day(30), "held", ("RUS",))
    *_, alone = view([left], "consensus")
    assert (alone.state, alone.parties) == ("left", ("UKR",))
