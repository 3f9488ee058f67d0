"""Answers in words: always whose view, never more certain than the interval is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.show import answer_samples as made
from whoholds.model import STATES, STATUSES, Interval
from whoholds.show import phrases

HELD = replace(made.RUSSIA, status="claimed")


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (HELD, "held by Russia since 29 Oct 2024 (claimed)"),
        (replace(HELD, exact=False), "held by Russia, by 29 Oct 2024 at the latest (claimed)"),
        (replace(HELD, since="2024-10"), "held by Russia since Oct 2024 (claimed)"),
        (replace(HELD, parties=("HTS",)), "held by HTS since 29 Oct 2024 (claimed)"),
        (replace(HELD, state="left", parties=("UKR",)), "left by Ukraine on 29 Oct 2024 (claimed); no holder named"),
        (made.UKRAINE, "not taken by Russia (denied 29 Oct 2024); it names no holder"),
        (replace(made.BOTH, exact=True), "contested between Russia and Ukraine since 29 Oct 2024"),
        (made.BOTH, "contested between Russia and Ukraine, by 29 Oct 2024 at the latest"),
        (made.UNKNOWN, "unknown: nothing conceded or corroborated before 29 Oct 2024"),
        (replace(made.UNKNOWN, view="party:UKR", until=None), "unknown: nobody spoke"),
    ],
)
def test_a_view_in_words(interval: Interval, words: str) -> None:
    assert phrases.standing(interval, made.NAMES) == words


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("status", [None, *STATUSES])
@pytest.mark.parametrize("exact", [True, False])
def test_since_is_said_only_of_a_day_that_is_known(state: str, status: str | None, exact: bool) -> None:
    said = phrases.standing(replace(HELD, state=state, status=status, exact=exact), made.NAMES)
    if state in ("held", "contested"):
        assert ("since" in said) is exact
        assert ("at the latest" in said) is not exact
    assert said.split()[0] in ("held", "left", "not", "contested", "unknown")


@pytest.mark.parametrize(
    ("view", "title"),
    [
        ("party:RUS", "According to Russia"),
        ("party:XYZ", "According to XYZ"),
        ("assessor:ISW", "According to ISW"),
        ("consensus", "Consensus"),
    ],
)
def test_whose_view(view: str, title: str) -> None:
    assert phrases.view(view, made.NAMES) == title


def test_days_months_and_years() -> None:
    given = ["2024-10-09", "2024-10", "2024", None, "soon", "2024-13", "\x1b[31m"]
    assert [phrases.day(d) for d in given] == ["9 Oct 2024", "Oct 2024", "2024", "undated", "soon", "2024-13", "[31m"]


@pytest.mark.parametrize(
    ("said", "on", "age"),
    [
        ("2024-10-29", "2024-10-29", "the same day"),
        ("2024-10-28", "2024-10-29", "1 day before"),
        ("2024-10-29", "2024-12-28", "60 days before"),
        ("2024-06-29", "2024-10-29", "4 months before"),
        ("2022-02-24", "2024-10-29", "2 years before"),
        ("2024-11-01", "2024-10-29", "after that day"),
        ("2024-10", "2024-10-29", ""),
    ],
)
def test_how_old_the_last_word_is(said: str, on: str, age: str) -> None:
    assert phrases.age(said, on) == age


@given(st.dates(), st.dates())
def test_ages_are_told_of_any_two_days(said: object, on: object) -> None:
    assert phrases.age(str(said), str(on))


def test_a_denial_is_never_quoted_as_an_assertion() -> None:
    assert phrases.source(made.DENIAL).startswith("denied by Ukrainian General Staff (UKR), Meridian Wire")
    assert phrases.source(made.SHOWN).startswith(
        "said by Institute for the Study of War (independent) [geolocated, video]"
    )
    assert phrases.speaker(made.telling(speaker="reporter", side="reporter")) == "said by the reporter"
    assert phrases.source(made.telling(outlet=None, told=None)).endswith(", 2024-10-selydove, undated")
    assert phrases.outlet(made.telling(agency="Meridian Wire", outlet="Courier")) == "Courier (Meridian Wire)"
    assert phrases.outlet(made.telling(agency="Meridian Wire")) == "Meridian Wire"


def test_what_a_person_made_of_it() -> None:
    assert phrases.review(made.REJECTED) == "rejected by A. Editor: another town"
    assert phrases.review(made.TOLD) == ""


def test_a_place_as_a_heading() -> None:
    assert phrases.place(made.PLACE) == "Selydove, Donetsk Oblast, UA"
    area = replace(made.PLACE, name="Donetsk Oblast", type="area", error_km=12.5)
    assert phrases.place(area) == "Donetsk Oblast, UA (area) (position within 12.5 km)"


def test_several_parties() -> None:
    assert phrases.listed(("A", "B", "C"), {}) == "A, B and C"
    assert phrases.listed(("RUS",), made.NAMES) == "Russia"
    assert phrases.listed((), made.NAMES) == "somebody not named"
