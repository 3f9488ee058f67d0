"""War or pencil: what is told near a change on a map, in place and in time."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.control.samples import SELYDOVE, day, reviewed, tell
from whoholds.control.days import ordinal
from whoholds.control.reported import DAYS_AFTER, DAYS_BEFORE, GROUND, NAMED, NEAR_KM, Away, News, Position
from whoholds.gazetteer.geometry import destination, distance_km, rough_km
from whoholds.model import KINDS, Kind, Telling, Verdict

HERE: Position = (SELYDOVE.lat or 0.0, SELYDOVE.lon or 0.0)
FAR: Position = (49.5, 36.0)
# The map of the day before does not show the change, that of the day does.
BEFORE, CHANGED = ordinal(day(99)), ordinal(day(100))

usual = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def claim(told: int | str | None, on: int | str | None = None, kind: Kind = "captured", **fields: object) -> Telling:
    return tell("RUS", kind, "RUS", told, on, **fields)  # type: ignore[arg-type]


def at(km: float, bearing: float, told: int, **fields: object) -> Telling:
    """A claim of ground so far from where the change is."""
    lat, lon = destination(*HERE, bearing, km)
    return claim(told, lat=lat, lon=lon, speaker=f"{km} {bearing}", **fields)


def news(*told: Telling, reports: int = 1) -> News:
    """With so many reports of the day of the change."""
    return News.of(told, [day(100)] * reports)


def away(*points: Position) -> Away:
    return lambda position: min((rough_km(*position, *point) for point in points), default=math.inf)


def verdict(*told: Telling, points: tuple[Position, ...] = (HERE,), before: int = BEFORE, on: int = CHANGED) -> str:
    return news(*told).near(away(*points), before, on)[0]


# time ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "reported"),
    [
        (100, True),
        (100 - DAYS_BEFORE, True),
        (100 - DAYS_BEFORE - 1, False),
        (100 + DAYS_AFTER, True),
        (100 + DAYS_AFTER + 1, False),
    ],
)
def test_a_claim_counts_from_a_month_before_the_change_to_a_week_after(told: int, reported: bool) -> None:
    assert verdict(claim(told)) == ("reported" if reported else "unreported")


@pytest.mark.parametrize(("told", "reported"), [(93 - DAYS_BEFORE, True), (92 - DAYS_BEFORE, False)])
def test_between_two_maps_far_apart_the_change_may_have_come_soon_after_the_first(told: int, reported: bool) -> None:
    found = verdict(claim(told), before=ordinal(day(92)))
    assert found == ("reported" if reported else "unreported")


@pytest.mark.parametrize(
    ("told", "on", "reported"),
    [
        # Its words give a day long before the change, and it is told soon after that.
        (75, 60, True),
        (90, 60, True),
        # A later telling of what happened long before is background.
        (95, 60, False),
        (100, -200, False),
        # A day within counts whenever it is told.
        (300, 100, True),
        (300, 60, False),
    ],
)
def test_the_day_that_its_words_give_counts_and_the_telling_while_it_is_news(
    told: int, on: int, reported: bool
) -> None:
    assert verdict(claim(told, on)) == ("reported" if reported else "unreported")


@pytest.mark.parametrize(
    ("told", "on", "reported"),
    [(None, 100, True), (None, 50, False), (None, "2025-01", True), (None, "2024-10", False), (None, None, False)],
)
def test_a_claim_of_a_month_counts_for_all_of_it_and_one_without_any_day_for_none(
    told: None, on: int | str | None, reported: bool
) -> None:
    assert verdict(claim(told, on)) == ("reported" if reported else "unreported")


# place ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bearing", [0, 60, 90, 135, 180, 270, 315])
@pytest.mark.parametrize(("km", "reported"), [(0.0, True), (NEAR_KM * 0.98, True), (NEAR_KM * 1.02, False)])
def test_a_claim_counts_within_ten_kilometres(bearing: float, km: float, reported: bool) -> None:
    assert verdict(at(km, bearing, 100)) == ("reported" if reported else "unreported")


def test_any_point_of_the_ground_that_changed_will_do() -> None:
    assert verdict(claim(100), points=(FAR,)) == "unreported"
    assert verdict(claim(100), points=(FAR, HERE)) == "reported"
    assert verdict(claim(100), points=()) == "unreported"


@pytest.mark.parametrize(
    "fields", [{"place_type": "area"}, {"lat": None, "lon": None}, {"place_id": None, "lat": None, "lon": None}]
)
def test_a_claim_of_an_area_or_of_a_place_that_is_not_known_is_near_nothing(fields: dict[str, object]) -> None:
    assert verdict(claim(100, **fields)) == "unreported"


# what is told --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_claims_about_ground_count_and_strikes_do_not(kind: Kind) -> None:
    assert verdict(claim(100, kind=kind)) == ("reported" if kind in GROUND else "unreported")


def test_strikes_and_what_befalls_people_are_not_about_ground() -> None:
    assert set(KINDS) - GROUND == {"struck", "annexed", "evacuated", "abused"}


def test_whoever_says_it_and_whatever_stance_it_is_told() -> None:
    for stance in ("asserts", "denies", "confirms", "unconfirmed"):
        assert verdict(tell("UKR", "captured", "RUS", 100, stance=stance)) == "reported"  # type: ignore[arg-type]


@pytest.mark.parametrize("stance", ["intends", "hypothetical"])
def test_aims_and_ifs_tell_of_nothing(stance: str) -> None:
    assert verdict(tell("UKR", "captured", "RUS", 100, stance=stance)) == "unreported"  # type: ignore[arg-type]


def test_what_is_told_of_a_year_is_of_no_day_in_it() -> None:
    assert verdict(claim(100, day(100)[:4])) == "unreported"
    assert verdict(claim(100, day(100)[:7])) == "reported"


@pytest.mark.parametrize(
    ("word", "found"), [("reject", "unreported"), ("retract", "unreported"), ("confirm", "reported")]
)
def test_a_claim_that_was_rejected_tells_nothing(word: Verdict, found: str) -> None:
    assert verdict(reviewed(claim(100), word)) == found  # type: ignore[arg-type]


# verdicts ------------------------------------------------------------------------------------------------------------


def test_where_no_report_is_of_those_days_nothing_can_be_said() -> None:
    assert news(reports=0).near(away(HERE), BEFORE, CHANGED) == ("no reports", (), 0)
    assert news(at(50, 0, 100), reports=2).near(away(HERE), BEFORE, CHANGED) == ("unreported", (), 2)


@pytest.mark.parametrize(
    ("of", "count"),
    [
        (100 - DAYS_BEFORE, 1),
        (100 - DAYS_BEFORE - 1, 0),
        (100 + DAYS_AFTER, 1),
        (100 + DAYS_AFTER + 1, 0),
    ],
)
def test_reports_of_the_same_days_are_counted(of: int, count: int) -> None:
    found = News.of([], [day(of), day(-300), day(600)]).near(away(HERE), BEFORE, CHANGED)
    assert found == ("unreported" if count else "no reports", (), count)


def test_a_claim_without_a_report_of_those_days_is_told_all_the_same() -> None:
    found = News.of([claim(None, 100)], []).near(away(HERE), BEFORE, CHANGED)
    assert (found[0], found[2]) == ("reported", 0)


def test_the_nearest_claims_are_named_first_and_not_all() -> None:
    told = [at(km, 90, 100) for km in (9, 1, 3, 8, 2, 7, 6)]
    found = news(*told).near(away(HERE), BEFORE, CHANGED)
    nearest = sorted(told, key=lambda t: distance_km(*HERE, t.claim.lat or 0.0, t.claim.lon or 0.0))
    assert found[1] == tuple(t.claim.id for t in nearest[:NAMED])


def test_a_claim_that_several_reports_carry_is_named_once() -> None:
    told = claim(100)
    again = replace(told, source=replace(told.source, key="another"), told=day(103))
    assert news(told, again).near(away(HERE), BEFORE, CHANGED)[1] == (told.claim.id,)


# Not on the very edge: near and far are told on a sphere.
kilometres = st.floats(0, NEAR_KM - 0.1) | st.floats(NEAR_KM + 0.1, 30)
days_told = st.lists(st.tuples(st.integers(40, 140), kilometres, st.sampled_from(KINDS)), max_size=8)


@usual
@given(days_told, st.integers(0, 40), st.integers(0, 30))
def test_a_claim_found_is_near_in_place_and_time_and_none_is_missed(
    told: list[tuple[int, float, Kind]], gap: int, on: int
) -> None:
    made = [at(km, 37.0 * number, of, kind=kind) for number, (of, km, kind) in enumerate(told)]
    before, changed = ordinal(day(80 + on - gap - 1)), ordinal(day(80 + on))
    found, claims, _ = news(*made).near(away(HERE), before, changed)
    near = {
        t.claim.id
        for t, (of, km, kind) in zip(made, told, strict=True)
        if kind in GROUND and km < NEAR_KM and before + 1 - DAYS_BEFORE <= ordinal(day(of)) <= changed + DAYS_AFTER
    }
    assert set(claims) <= near
    assert len(claims) == min(len(near), NAMED)
    assert (found == "reported") == bool(near)
