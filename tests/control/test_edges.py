"""Edges: how each claim stands to the one it answers."""

import pytest

from tests.control.samples import WIRE, concluded, copied, event, tell
from whoholds.model import Kind, Relation, Telling

CLAIM = tell("RUS", "captured", "RUS", 0)


def answers(*tellings: Telling, kind: Kind = "captured") -> list[tuple[str, str, str]]:
    return [(e.source, e.relation, e.target) for e in event(tellings, kind).edges]


@pytest.mark.parametrize(
    ("answer", "relation"),
    [
        (tell("UKR", "captured", "RUS", 1, stance="denies"), "denies"),
        (tell("UKR", "captured", "RUS", 1, stance="unconfirmed"), "withholds"),
        (tell("UKR", "captured", "RUS", 1), "concedes"),
        (tell("UKR", "captured", "RUS", 1, stance="confirms"), "concedes"),
        (tell("independent", "captured", "RUS", 1), "corroborates"),
        (tell("independent", "captured", "RUS", 1, stance="denies"), "doubts"),
        (tell("reporter", "captured", "RUS", 1, evidence=("geolocated",)), "corroborates"),
        (tell("RUS", "captured", "RUS", 1, stance="denies"), "retracts"),
        (tell("RUS", "captured", "RUS", 1, stance="confirms", speaker="a governor"), "confirms"),
        (tell("UKR", "holds", "UKR", 1), "contradicts"),
        (tell("UKR", "fighting", "RUS", 1), "contradicts"),
        (tell("independent", "holds", "UKR", 1), "contradicts"),
    ],
)
def test_an_answer(answer: Telling, relation: Relation) -> None:
    assert answers(CLAIM, answer) == [(answer.claim.id, relation, CLAIM.claim.id)]


@pytest.mark.parametrize(
    "other",
    [
        tell("RUS", "captured", "RUS", 1),
        tell("RUS", "captured", "RUS", 1, speaker="a blogger"),
        tell("reporter", "captured", "RUS", 1),
        tell("UKR", "captured", "RUS", 1, stance="hypothetical"),
    ],
)
def test_who_only_repeats_answers_nothing(other: Telling) -> None:
    assert answers(CLAIM, other) == []


def test_answers_go_to_the_first_claim_in_the_order_told() -> None:
    late = tell("RUS", "captured", "RUS", 5, speaker="a blogger")
    silent = tell("UKR", "captured", "RUS", 2, stance="unconfirmed")
    denied = tell("UKR", "captured", "RUS", 1, stance="denies")
    assert answers(late, silent, denied, CLAIM) == [
        (denied.claim.id, "denies", CLAIM.claim.id),
        (silent.claim.id, "withholds", CLAIM.claim.id),
    ]


def test_a_voice_answers_once_in_each_way() -> None:
    denials = [tell("UKR", "captured", "RUS", n, stance="denies", outlet=f"outlet {n}") for n in (1, 2, 3)]
    assert answers(CLAIM, *denials) == [(denials[0].claim.id, "denies", CLAIM.claim.id)]


def test_a_copy_answers_nothing() -> None:
    found = tell("reporter", "captured", "RUS", 1, evidence=("onsite",), paragraph=WIRE)
    assert len(answers(CLAIM, found, copied(found, "Harbour Post", 1, WIRE))) == 1


def test_relays_are_answered_where_nobody_claims() -> None:
    relay = tell("reporter", "captured", "RUS", 0)
    denial = tell("UKR", "captured", "RUS", 1, stance="denies")
    assert answers(relay, denial) == [(denial.claim.id, "denies", relay.claim.id)]
    assert answers(relay, denial, CLAIM)[0][2] == CLAIM.claim.id


def test_what_nobody_claimed_is_answered_by_nobody() -> None:
    assert not concluded([tell("UKR", "captured", "RUS", 1, stance="denies")]).events[0].edges
