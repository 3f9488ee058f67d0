"""What a claimed area asks of a map: whose ground, over which days or on which, and where its words do not tell."""

from __future__ import annotations

import pytest

from whoholds import theatre
from whoholds.control.audit_figures import AskedArea, asked_of, country_of, measure_of
from whoholds.mentions.time_anchors import anchors_of
from whoholds.model import Figure, FigureTelling, Source

UKRAINE = theatre.load("ukraine")
TOLD = "2024-11-12"
GAINED = "Russian forces captured 120 square kilometres"
HELD = "its troops now control 1,150 square kilometres"


def area(quote: str = GAINED, *, told: str | None = TOLD, **fields: object) -> FigureTelling:
    """An area in October that Russia is said to have gained, unless `fields` say otherwise."""
    values: dict[str, object] = {
        "id": "f1",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "kind": "area_km2",
        "value": 120.0,
        "unit_text": "120 square kilometres",
        "bound": None,
        "approx": False,
        "about": "RUS",
        "place": None,
        "period": "in October",
        "speaker": "Harbour Post",
        "side": "reporter",
        "date": None,
    }
    made = Figure(**(values | fields))  # type: ignore[arg-type]
    source = Source("r1", "report.txt", "d1", told, "Harbour Post", None, None, None, "en")
    return FigureTelling(made, source, told, "ukraine", "test/1", "2025-01-01T00:00:00.000000Z", 1)


def asked(*given: object, **fields: object) -> AskedArea:
    return asked_of(area(*given, **fields), UKRAINE.parties, anchors_of(UKRAINE))  # type: ignore[arg-type]


def stretch(found: AskedArea) -> tuple[str, str | None] | None:
    return (found.stretch.since, found.stretch.until) if found.stretch else None


# over which days -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        ("in October", "2024-09-30", "2024-10-31"),
        ("since the beginning of September", "2024-08-31", TOLD),
        ("in the past 24 hours", "2024-11-11", TOLD),
        ("since the start of the incursion", "2024-08-05", TOLD),
        ("between October 1 and November 1", "2024-09-30", "2024-11-01"),
    ],
)
def test_its_period_tells_the_days_it_counts_over(period: str, since: str, until: str) -> None:
    found = asked(period=period)
    assert (found.claimant, stretch(found), found.state, found.why_not) == ("RUS", (since, until), False, None)


@pytest.mark.parametrize(
    ("date", "told", "days"),
    [
        ("2024-10", TOLD, ("2024-09-30", "2024-10-31")),
        ("2024-11", TOLD, ("2024-10-31", TOLD)),
        ("2023", TOLD, ("2022-12-31", "2023-12-31")),
        ("2024-10", None, ("2024-09-30", "2024-10-31")),
        # A day is when it was said or done, not over how long.
        ("2024-10-12", TOLD, None),
    ],
)
def test_without_a_period_the_month_or_year_of_its_date_tells_them(
    date: str, told: str | None, days: tuple[str, str] | None
) -> None:
    assert stretch(asked(period=None, date=date, told=told)) == days


def test_a_date_does_not_stand_in_for_words_that_name_no_days() -> None:
    found = asked(period="in recent weeks", date="2024-10")
    assert (stretch(found), found.why_not) == (
        None,
        "over which days it counts is not known: “in recent weeks” names no days",
    )


def test_the_day_of_its_date_is_what_its_words_are_read_against_where_its_report_has_none() -> None:
    assert stretch(asked(period="in the past week", told=None, date="2024-10-31")) == ("2024-10-24", "2024-10-31")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"period": None}, "over which days it counts is not known: its words tell no period"),
        ({"period": "daily"}, "over which days it counts is not known: “daily” names no days"),
        (
            {"period": "since August 6, 2024", "told": None},
            "its report has no day, so it is not known up to when it counts",
        ),
        ({"about": None}, "its words do not say whose ground it is"),
        ({"about": None, "period": None}, "its words do not say whose ground it is"),
    ],
)
def test_where_its_words_do_not_tell_enough_it_says_why(fields: dict[str, object], why: str) -> None:
    assert asked(**fields).why_not == why


def test_up_to_a_day_that_is_not_known_it_is_known_since_when() -> None:
    assert stretch(asked(period="since August 6, 2024", told=None)) == ("2024-08-05", None)


# a state, or a change ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        ("its troops now control 1,150 square kilometres", True),
        ("Russia holds 18 percent, some 108,000 square kilometres", True),
        ("they remain on 400 square kilometres", True),
        ("an area of 800 sq km is occupied", True),
        ("Russian forces captured 120 square kilometres", False),
        ("Ukraine regained control of 1,000 square kilometres", False),
        ("it has liberated 3,800 square kilometres and holds them", False),
        ("an advance over 20 square kilometres", False),
        ("some 20 square kilometres burned", False),
    ],
)
def test_without_a_period_what_is_held_is_a_state_and_what_was_taken_a_change(quote: str, state: bool) -> None:
    found = asked(quote, period=None)
    assert found.state == state
    assert (found.why_not is None) == state
    assert found.day == TOLD


@pytest.mark.parametrize(
    "quote",
    [
        "the largest monthly gain since March 2022: 120 square kilometres",
        "120 square kilometres, its fastest advance since the war's first weeks",
        "the most ground it has taken since March 2022, 120 square kilometres",
    ],
)
def test_a_record_since_some_day_counts_over_no_such_time(quote: str) -> None:
    found = asked(quote, period="since March 2022")
    assert found.stretch is None
    assert found.why_not is not None
    assert "since March 2022" in found.why_not
    assert asked("it has taken 120 square kilometres since March 2022", period="since March 2022").stretch is not None


def test_what_is_held_is_a_state_though_a_day_is_told() -> None:
    found = asked(HELD, period="on October 12")
    assert (found.state, found.stretch, found.day, found.why_not) == (True, None, "2024-10-12", None)
    since = asked(HELD, period="since October 12")
    assert (since.state, since.day, since.why_not) == (True, TOLD, None)


def test_what_is_held_over_many_days_is_no_one_area() -> None:
    found = asked(HELD, period="in October")
    assert (found.state, found.stretch) == (True, None)
    assert found.why_not == "what is held is told of one day, and “in October” are many"


def test_what_was_occupied_over_some_days_is_a_change() -> None:
    found = asked("Russia has occupied 120 square kilometres in October", period="in October")
    assert (found.state, stretch(found)) == (False, ("2024-09-30", "2024-10-31"))


def test_who_lost_control_of_ground_does_not_have_it() -> None:
    found = asked("it lost control of 120 square kilometres in October", period="in October", about=None)
    assert (found.state, found.claimant) == (False, None)
    assert found.why_not == "its words do not say whose ground it is"


@pytest.mark.parametrize(
    ("told", "date", "day"),
    [(TOLD, None, TOLD), (TOLD, "2024-10-31", TOLD), (None, "2024-10-31", "2024-10-31"), (None, None, None)],
)
def test_a_state_is_of_the_day_it_is_told(told: str | None, date: str | None, day: str | None) -> None:
    found = asked(HELD, period=None, told=told, date=date)
    assert (found.state, found.day) == (True, day)
    missing = "its report has no day, so it is not known up to when it counts"
    assert found.why_not == (None if day else missing)


# whose ground --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "claimant"),
    [
        ("RUS", "RUS"),
        ("UKR", "UKR"),
        ("RUS civilians", "RUS"),
        ("RUS and RUS", "RUS"),
        ("RUS and UKR", None),
        ("FRA", None),
        ("", None),
        (None, None),
    ],
)
def test_the_ground_is_that_of_the_one_party_it_is_about(about: str | None, claimant: str | None) -> None:
    assert asked(about=about).claimant == claimant


@pytest.mark.parametrize(
    ("quote", "side", "claimant"),
    [
        ("our brigades liberated 20 square kilometres", "UKR", "UKR"),
        ("our brigades control 1,150 square kilometres", "UKR", "UKR"),
        ("some 20 square kilometres were flooded", "UKR", None),
        ("20 square kilometres were captured", "reporter", None),
        ("20 square kilometres were captured", "independent", None),
    ],
)
def test_of_who_speaks_of_own_gains_without_naming_anybody(quote: str, side: str, claimant: str | None) -> None:
    assert asked(quote, about=None, side=side).claimant == claimant
    # Whom the words name goes before who says them.
    assert asked(quote, about="RUS", side=side).claimant == "RUS"


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Russian territory", "RU"),
        ("Ukrainian land", "UA"),
        ("RUSSIA", "RU"),
        ("Ukraine", "UA"),
        ("Russian-occupied Ukraine", "UA"),
        ("Russian-held Donbas", None),
        ("Belarusian territory", None),
        ("Kursk region", None),
        ("", None),
        (None, None),
    ],
)
def test_a_country_whose_ground_is_named(place: str | None, country: str | None) -> None:
    assert country_of(place) == country


@pytest.mark.parametrize(
    ("state", "own", "measure"),
    [(True, True, "held"), (True, False, "held"), (False, True, "gained"), (False, False, "lost")],
)
def test_what_of_the_layers_answers(state: bool, own: bool, measure: str) -> None:
    assert measure_of(state, own) == measure
