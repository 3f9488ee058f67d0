"""Roles: every kind, stance and stand of the table, written out once more by hand."""

import pytest

from tests.control.samples import ISW, SIDES, tell
from whoholds.control.roles import GAINS, ROLES, interests, role, stand
from whoholds.model import KINDS, STANCES, Kind, Sides, Stance, Telling

# Who gains by "Russia did it": Russia, Ukraine, or (a fight, a strike) each side that tells of it.
RUSSIA_DID: dict[Kind, str] = {
    "captured": "RUS",
    "withdrew": "UKR",
    "holds": "RUS",
    "fighting": "both",
    "advanced": "RUS",
    "surrounded": "RUS",
    "annexed": "RUS",
    "struck": "both",
    "evacuated": "RUS",
    "abused": "UKR",
}
# Stance, then the role of one who gains, one who loses, an independent voice, a reporter, anybody else.
PLAYS: dict[Stance, tuple[str | None, ...]] = {
    "asserts": ("claims", "concedes", "corroborates", "relays", "relays"),
    "confirms": ("claims", "concedes", "corroborates", "relays", "relays"),
    "denies": ("retracts", "denies", "doubts", "denies", "denies"),
    "unconfirmed": ("withholds", "withholds", "unverified", "unverified", "unverified"),
    "hypothetical": (None,) * 5,
    "intends": (None,) * 5,
}
THREE = Sides({"NEB": ("NOR", "SUD"), "NOR": ("NEB", "SUD"), "SUD": ("NEB", "NOR")})


def plays(telling: Telling, sides: Sides = SIDES) -> str | None:
    claim = telling.claim
    return role(telling, interests(claim.kind, claim.party, sides), sides)


def test_the_tables_know_every_kind_and_stance() -> None:
    assert set(GAINS) == set(KINDS) == set(RUSSIA_DID)
    assert set(ROLES) == set(STANCES) == set(PLAYS)


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_claim_does(kind: Kind, stance: Stance) -> None:
    gains, loses, independent, reporter, other = PLAYS[stance]
    if RUSSIA_DID[kind] == "both":
        # Nobody loses by its being told: who denies a fight takes nothing back.
        loses = gains = "denies" if stance == "denies" else gains
    expected = {"RUS": gains, "UKR": loses, "independent": independent, "reporter": reporter, "BLR": other}
    if RUSSIA_DID[kind] == "UKR":
        expected |= {"RUS": loses, "UKR": gains}
    assert {side: plays(tell(side, kind, "RUS", 0, stance=stance)) for side in expected} == expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", ["RUS", "UKR"])
def test_where_no_party_is_named_no_side_concedes_or_takes_back(kind: Kind, side: str) -> None:
    assert plays(tell(side, kind, None, 0)) == "claims"
    assert plays(tell(side, kind, None, 0, stance="denies")) == "denies"


@pytest.mark.parametrize(
    ("outlet", "evidence", "expected"),
    [
        ("Meridian Wire", (), "reporter"),
        ("Meridian Wire", ("geolocated",), "shown"),
        ("Meridian Wire", ("satellite",), "shown"),
        ("Meridian Wire", ("onsite",), "shown"),
        ("Meridian Wire", ("telegram", "onsite"), "shown"),
        ("Meridian Wire", ("video",), "reporter"),
        ("Meridian Wire", ("photo", "telegram", "map"), "reporter"),
        (ISW, (), "independent"),
        (ISW.upper(), (), "independent"),
        (None, (), "reporter"),
    ],
)
def test_an_outlets_own_voice(outlet: str | None, evidence: tuple[str, ...], expected: str) -> None:
    telling = tell("reporter", "captured", "RUS", 0, outlet=outlet, evidence=evidence)
    assert stand(telling, interests("captured", "RUS", SIDES), SIDES) == expected


def test_evidence_does_not_make_a_side_independent() -> None:
    assert plays(tell("RUS", "captured", "RUS", 0, evidence=("geolocated",))) == "claims"
    assert plays(tell("RUS", "captured", "RUS", 0, outlet=ISW)) == "claims"


def test_of_three_sides_each_enemy_may_concede() -> None:
    for side, expected in (("NEB", "claims"), ("NOR", "concedes"), ("SUD", "concedes")):
        assert plays(tell(side, "captured", "NEB", 0), THREE) == expected
    for side, expected in (("NEB", "concedes"), ("NOR", "claims"), ("SUD", "claims")):
        assert plays(tell(side, "withdrew", "NEB", 0), THREE) == expected


def test_a_party_that_the_theatre_does_not_know_has_no_enemies() -> None:
    assert plays(tell("UKR", "captured", "WAG", 0)) == "relays"
    assert plays(tell("WAG", "captured", "WAG", 0)) == "claims"


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Ukrainian General Staff", "concedes"),
        ("unnamed: a Ukrainian official", "concedes"),
        ("unnamed: soldiers of the brigade", "concedes"),
        ("unnamed: Ukrainian bloggers", "relays"),
        ("unnamed: sources", "relays"),
    ],
)
def test_whose_admission_is_its_sides(speaker: str, expected: str) -> None:
    assert plays(tell("UKR", "captured", "RUS", 0, speaker=speaker)) == expected


def test_an_unnamed_independent_source_shows_something_or_is_only_passed_on() -> None:
    source = {"speaker": "unnamed: sources on social media"}
    assert plays(tell("independent", "captured", "RUS", 0, **source)) == "relays"
    assert plays(tell("independent", "captured", "RUS", 0, evidence=("satellite",), **source)) == "corroborates"
    assert plays(tell("independent", "captured", "RUS", 0, stance="denies", **source)) == "denies"


def test_a_foreign_government_is_passed_on_unless_it_shows_something() -> None:
    """It may be an ally: its word bears nothing out and refutes nothing."""
    president = {"speaker": "a foreign president"}
    assert plays(tell("independent", "captured", "RUS", 0, **president)) == "relays"
    assert plays(tell("independent", "captured", "RUS", 0, stance="denies", **president)) == "denies"
    assert plays(tell("independent", "captured", "RUS", 0, evidence=("satellite",), **president)) == "corroborates"


def test_bloggers_take_nothing_back_for_their_side() -> None:
    assert plays(tell("RUS", "captured", "RUS", 0, stance="denies", speaker="unnamed: bloggers")) == "denies"
    assert plays(tell("RUS", "captured", "RUS", 0, stance="denies", speaker="unnamed: officials")) == "retracts"
    assert plays(tell("RUS", "captured", "RUS", 0, speaker="unnamed: bloggers")) == "claims"
