"""Which days the words of a period mean, as the press prints them, in a report told on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds import theatre
from whoholds.control.stretches import Stretch, stretch_of
from whoholds.mentions.time_anchors import anchors_of

ANCHORS = anchors_of(theatre.load("ukraine"))
# A Tuesday.
TOLD = "2024-11-12"

usual = settings(max_examples=300, deadline=None, derandomize=True, database=None)


def days(period: str, told: str | None = TOLD) -> tuple[str, str | None] | None:
    """After which day and up to which; None where the words name no stretch."""
    found = stretch_of(period, told, ANCHORS)
    return (found.since, found.until) if found else None


MONTHS_AND_YEARS = [
    ("in October", "2024-09-30", "2024-10-31"),
    ("in October 2023", "2023-09-30", "2023-10-31"),
    ("in the month of October", "2024-09-30", "2024-10-31"),
    ("during October", "2024-09-30", "2024-10-31"),
    ("throughout October", "2024-09-30", "2024-10-31"),
    ("over the course of October", "2024-09-30", "2024-10-31"),
    ("in all of October", "2024-09-30", "2024-10-31"),
    ("in October alone", "2024-09-30", "2024-10-31"),
    ("last October", "2024-09-30", "2024-10-31"),
    ("in October last year", "2023-09-30", "2023-10-31"),
    ("in October this year", "2024-09-30", "2024-10-31"),
    ("in February", "2024-01-31", "2024-02-29"),
    ("in February 2023", "2023-01-31", "2023-02-28"),
    # As far as it had gone, and never ahead.
    ("in November", "2024-10-31", "2024-11-12"),
    ("so far in November", "2024-10-31", "2024-11-12"),
    ("in December", "2023-11-30", "2023-12-31"),
    ("in 2023", "2022-12-31", "2023-12-31"),
    ("in 2024", "2023-12-31", "2024-11-12"),
    ("over the course of 2024", "2023-12-31", "2024-11-12"),
    ("for the whole of 2023", "2022-12-31", "2023-12-31"),
]

CALENDAR = [
    ("last month", "2024-09-30", "2024-10-31"),
    ("Last month", "2024-09-30", "2024-10-31"),
    ("the previous month", "2024-09-30", "2024-10-31"),
    ("this month", "2024-10-31", "2024-11-12"),
    ("so far this month", "2024-10-31", "2024-11-12"),
    ("last week", "2024-11-03", "2024-11-10"),
    ("this week", "2024-11-10", "2024-11-12"),
    ("over the weekend", "2024-11-08", "2024-11-10"),
    ("last year", "2022-12-31", "2023-12-31"),
    ("Last year", "2022-12-31", "2023-12-31"),
    ("this year", "2023-12-31", "2024-11-12"),
    ("so far this year", "2023-12-31", "2024-11-12"),
    ("year to date", "2023-12-31", "2024-11-12"),
    ("last quarter", "2024-06-30", "2024-09-30"),
    ("this summer", "2024-05-31", "2024-08-31"),
    ("over the summer", "2024-05-31", "2024-08-31"),
    ("in the summer of 2023", "2023-05-31", "2023-08-31"),
    ("in the winter of 2023-24", "2023-11-30", "2024-02-29"),
    ("over the winter", "2023-11-30", "2024-02-29"),
]

SINGLE_DAYS = [
    ("on Sunday", "2024-11-09", "2024-11-10"),
    ("on Tuesday", "2024-11-11", "2024-11-12"),
    ("on November 10", "2024-11-09", "2024-11-10"),
    ("on 10 November 2023", "2023-11-09", "2023-11-10"),
    ("yesterday", "2024-11-10", "2024-11-11"),
    ("today", "2024-11-11", "2024-11-12"),
    ("overnight", "2024-11-11", "2024-11-12"),
    ("during the day", "2024-11-11", "2024-11-12"),
    ("in the course of the day", "2024-11-11", "2024-11-12"),
    # Stamped in another time zone.
    ("on November 13", "2024-11-12", "2024-11-13"),
]

BACK = [
    ("in the past 24 hours", "2024-11-11", TOLD),
    ("over the past 24 hours", "2024-11-11", TOLD),
    ("in the previous 24 hours", "2024-11-11", TOLD),
    ("in 24 hours", "2024-11-11", TOLD),
    ("within 48 hours", "2024-11-10", TOLD),
    ("over the past day", "2024-11-11", TOLD),
    ("in a single day", "2024-11-11", TOLD),
    ("in the past four days", "2024-11-08", TOLD),
    ("over a 20 day period", "2024-10-23", TOLD),
    ("in the past 100 days", "2024-08-04", TOLD),
    ("in the past 1,000 days", "2022-02-16", TOLD),
    ("in a dozen days", "2024-10-31", TOLD),
    ("over the past week", "2024-11-05", TOLD),
    ("over the last week", "2024-11-05", TOLD),
    ("this past week", "2024-11-05", TOLD),
    ("in less than a week", "2024-11-05", TOLD),
    ("in just over two weeks", "2024-10-29", TOLD),
    ("within two weeks", "2024-10-29", TOLD),
    ("in the past couple of weeks", "2024-10-29", TOLD),
    ("in the past fortnight", "2024-10-29", TOLD),
    ("over the past six weeks", "2024-10-01", TOLD),
    ("in one month", "2024-10-13", TOLD),
    ("over the last month", "2024-10-13", TOLD),
    ("in the last three months", "2024-08-13", TOLD),
    ("in two and a half months", "2024-08-28", TOLD),
    ("over half a year", "2024-05-13", TOLD),
    ("in the past year", "2023-11-13", TOLD),
    ("over the past year and a half", "2023-05-14", TOLD),
    ("in the past quarter", "2024-08-13", TOLD),
]

SINCE = [
    ("since August 6", "2024-08-05", TOLD),
    ("since Aug. 6", "2024-08-05", TOLD),
    ("Since 6 August", "2024-08-05", TOLD),
    ("since 24 February 2022", "2022-02-23", TOLD),
    ("From September 6", "2024-09-05", TOLD),
    ("since Sunday", "2024-11-09", TOLD),
    ("since Monday evening", "2024-11-10", TOLD),
    ("since 7am on Saturday", "2024-11-08", TOLD),
    ("since yesterday", "2024-11-10", TOLD),
    ("since the weekend", "2024-11-08", TOLD),
    ("since last week", "2024-11-03", TOLD),
    ("since last month", "2024-09-30", TOLD),
    ("since October", "2024-09-30", TOLD),
    ("since at least October", "2024-09-30", TOLD),
    ("since May", "2024-04-30", TOLD),
    ("since October 2023", "2023-09-30", TOLD),
    ("since 2022", "2021-12-31", TOLD),
    ("since the start of the month", "2024-10-31", TOLD),
    ("since the beginning of the month", "2024-10-31", TOLD),
    ("since the start of the year", "2023-12-31", TOLD),
    ("since the beginning of the year", "2023-12-31", TOLD),
    ("since the start of this year", "2023-12-31", TOLD),
    ("since the start of 2024", "2023-12-31", TOLD),
    ("since January 1", "2023-12-31", TOLD),
    ("since the New Year", "2023-12-31", TOLD),
    ("since the turn of the year", "2023-12-31", TOLD),
    ("since Christmas", "2023-12-24", TOLD),
    ("Since the beginning of September", "2024-08-31", TOLD),
    ("since early August", "2024-07-31", TOLD),
    ("since mid-August", "2024-08-15", TOLD),
    ("since the middle of September", "2024-09-14", TOLD),
    ("since late September", "2024-09-20", TOLD),
    ("since the end of September", "2024-09-30", TOLD),
    ("since the end of last year", "2023-12-31", TOLD),
    ("since mid-2023", "2023-07-01", TOLD),
    ("since the second half of October", "2024-10-15", TOLD),
    ("since the summer", "2024-05-31", TOLD),
    ("since last autumn", "2023-08-31", TOLD),
]

EVENTS = [
    ("since the start of the incursion", "2024-08-05", TOLD),
    ("since the incursion began", "2024-08-05", TOLD),
    ("since the beginning of its surprise assault", "2024-08-05", TOLD),
    ("since the start of the Kursk offensive", "2024-08-05", TOLD),
    ("in the three months since the incursion began", "2024-08-05", TOLD),
    ("since the fall of Avdiivka in February", "2024-02-16", TOLD),
    ("since the capture of Bakhmut", "2023-05-19", TOLD),
    ("since the liberation of Kherson", "2022-11-10", TOLD),
    # Not that of four regions in 2022: the longest name is meant.
    ("since the annexation of Crimea", "2014-03-17", TOLD),
    ("since the annexation", "2022-09-29", TOLD),
    ("since the war began", "2022-02-23", TOLD),
    ("since the start of the full-scale invasion", "2022-02-23", TOLD),
    ("since Russia’s invasion of the country in February 2022", "2022-02-23", TOLD),
]

RANGES = [
    ("between September 30 and October 31", "2024-09-29", "2024-10-31"),
    ("between October 1 and November 1", "2024-09-30", "2024-11-01"),
    ("from October 1 to November 1", "2024-09-30", "2024-11-01"),
    ("since October 1 until November 1", "2024-09-30", "2024-11-01"),
    ("from 30 September to 4 October", "2024-09-29", "2024-10-04"),
    ("Sept. 30 to Oct. 4", "2024-09-29", "2024-10-04"),
    ("between October 1 and 31", "2024-09-30", "2024-10-31"),
    ("from 1 to 31 October", "2024-09-30", "2024-10-31"),
    ("October 1-31", "2024-09-30", "2024-10-31"),
    ("on October 22–23, 2023", "2023-10-21", "2023-10-23"),
    ("from Friday to Sunday", "2024-11-07", "2024-11-10"),
    ("overnight Friday-Saturday", "2024-11-07", "2024-11-09"),
    ("in September and October", "2024-08-31", "2024-10-31"),
    ("between January and October", "2023-12-31", "2024-10-31"),
    ("January-October 2024", "2023-12-31", "2024-10-31"),
    ("from August 2023 to August 2024", "2023-07-31", "2024-08-31"),
    ("between early September and mid-October", "2024-08-31", "2024-10-21"),
    ("from the end of September to the end of October", "2024-09-30", "2024-10-31"),
    ("between 2022 and 2024", "2021-12-31", TOLD),
]

UP_TO = [
    ("in the 24 hours to Tuesday morning", "2024-11-11", "2024-11-12"),
    ("in the week to November 10", "2024-11-03", "2024-11-10"),
    ("in the week ending November 10", "2024-11-03", "2024-11-10"),
    ("in the week of November 4", "2024-11-03", "2024-11-10"),
    ("in the month to November 10", "2024-10-10", "2024-11-10"),
    ("in the two months to October", "2024-08-31", "2024-10-31"),
    ("in the year to October", "2023-10-31", "2024-10-31"),
]

PARTS = [
    ("in the first half of 2024", "2023-12-31", "2024-06-30"),
    ("in the first half of the year", "2023-12-31", "2024-06-30"),
    ("in the second half of 2023", "2023-06-30", "2023-12-31"),
    ("in the first half of November", "2024-10-31", "2024-11-12"),
    ("in the second half of October", "2024-10-15", "2024-10-31"),
    ("in the first quarter of 2024", "2023-12-31", "2024-03-31"),
    ("in the third quarter", "2024-06-30", "2024-09-30"),
    ("in the second quarter of last year", "2023-03-31", "2023-06-30"),
    ("in the first three months of the year", "2023-12-31", "2024-03-31"),
    ("in the first nine months of 2024", "2023-12-31", "2024-09-30"),
    ("in the first ten days of November", "2024-10-31", "2024-11-10"),
    ("in the first week of November", "2024-10-31", "2024-11-07"),
    ("in the last week of October", "2024-10-24", "2024-10-31"),
    ("in the last two weeks of February", "2024-02-15", "2024-02-29"),
    ("in early November", "2024-10-31", "2024-11-10"),
    ("in mid-October", "2024-10-10", "2024-10-21"),
    ("in late October", "2024-10-21", "2024-10-31"),
    ("in the first days of November", "2024-10-31", "2024-11-10"),
    ("in early November last year", "2023-10-31", "2023-11-10"),
]

PHRASES = [*MONTHS_AND_YEARS, *CALENDAR, *SINGLE_DAYS, *BACK, *SINCE, *EVENTS, *RANGES, *UP_TO, *PARTS]


@pytest.mark.parametrize(("period", "since", "until"), PHRASES, ids=[phrase[0] for phrase in PHRASES])
def test_the_days_that_words_mean(period: str, since: str, until: str) -> None:
    assert days(period) == (since, until)


@pytest.mark.parametrize(
    "period",
    [
        "in recent days",
        "in recent weeks",
        "recently",
        "in the past few days",
        "over the past several weeks",
        "for months",
        "in weeks",
        "within days",
        "daily",
        "every day",
        "per month",
        "a day",
        "on average",
        "monthly",
        "as of Monday",
        "as of November 1",
        "by the end of October",
        "until October",
        "up to October 31",
        "before the war",
        "after a week of fighting",
        "in the month after the fall of Avdiivka",
        "two weeks ago",
        "earlier this month",
        "later this year",
        "next month",
        "in the coming days",
        "so far",
        "to date",
        "since then",
        "since the start of the offensive",
        "since the summer offensive began",
        "since the fall of Toretsk",
        "for the third day in a row",
        "for the first time since 2022",
        "in any month since March 2022",
        "in the first days of the offensive",
        "at the time",
        "that day",
        "in total",
        "",
        "   ",
    ],
)
def test_words_that_name_no_stretch(period: str) -> None:
    assert days(period) is None


def test_no_words_name_no_stretch() -> None:
    assert stretch_of(None, TOLD, ANCHORS) is None


@pytest.mark.parametrize(
    ("period", "told", "since", "until"),
    [
        ("between September 30 and October 31, 2025", "2025-11-03", "2025-09-29", "2025-10-31"),
        # Of two times of which only the second has a year the first lies in it or just before.
        ("between November and January", "2024-02-10", "2023-10-31", "2024-01-31"),
        ("in November and December", "2025-01-03", "2024-10-31", "2024-12-31"),
        ("on December 22-23", "2024-12-24", "2024-12-21", "2024-12-23"),
        ("in December", "2024-12-31", "2024-11-30", "2024-12-31"),
        ("last month", "2025-01-02", "2024-11-30", "2024-12-31"),
        ("last month", "2024-03-31", "2024-01-31", "2024-02-29"),
        ("last week", "2025-01-02", "2024-12-22", "2024-12-29"),
        ("last year", "2025-01-02", "2023-12-31", "2024-12-31"),
        ("this week", "2024-11-11", "2024-11-10", "2024-11-11"),
        ("this week", "2024-11-10", "2024-11-03", "2024-11-10"),
        ("over the weekend", "2024-11-09", "2024-11-08", "2024-11-09"),
        ("last quarter", "2025-02-01", "2024-09-30", "2024-12-31"),
        ("in the fourth quarter", "2025-02-03", "2024-09-30", "2024-12-31"),
        ("since last summer", "2024-07-15", "2023-05-31", "2024-07-15"),
        ("since the start of the year", "2025-01-01", "2024-12-31", "2025-01-01"),
        ("since October", "2024-10-05", "2024-09-30", "2024-10-05"),
        ("within two weeks", "2022-09-13", "2022-08-30", "2022-09-13"),
        ("in the two months to October", "2024-10-05", "2024-08-31", "2024-10-05"),
        ("since the war began", "2022-09-13", "2022-02-23", "2022-09-13"),
    ],
)
def test_the_day_of_telling_decides(period: str, told: str, since: str, until: str) -> None:
    assert days(period, told) == (since, until)


def test_what_had_not_happened_when_it_was_told_is_not_meant() -> None:
    assert days("since the fall of Avdiivka", "2023-06-01") is None
    assert days("in the second half of the year", "2024-03-01") is None
    assert days("in the first half of November 2024", "2024-03-01") is None


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("in October 2024", ("2024-09-30", "2024-10-31")),
        ("in the first half of 2024", ("2023-12-31", "2024-06-30")),
        ("between October 1 and November 1, 2024", ("2024-09-30", "2024-11-01")),
        ("in the summer of 2024", ("2024-05-31", "2024-08-31")),
        ("since August 6, 2024", ("2024-08-05", None)),
        ("since the fall of Avdiivka", ("2024-02-16", None)),
        ("since August 6", None),
        ("in October", None),
        ("last month", None),
        ("over the weekend", None),
        ("this summer", None),
        ("today", None),
        ("in the past 24 hours", None),
        ("in the third quarter", None),
    ],
)
def test_a_report_without_a_day_tells_what_its_words_tell_alone(
    period: str, expected: tuple[str, str | None] | None
) -> None:
    assert days(period, None) == expected


@pytest.mark.parametrize(("told", "until"), [("2024-10", "2024-10-31"), ("2023", "2023-12-31")])
def test_a_report_of_a_month_or_a_year_is_told_on_its_last_day(told: str, until: str) -> None:
    found = days("in the past week", told)
    assert found is not None
    assert found[1] == until


def test_a_theatre_without_dates_knows_no_events() -> None:
    assert stretch_of("since the start of the incursion", TOLD) is None
    assert stretch_of("since August 6", TOLD) == stretch_of("since August 6", TOLD, ANCHORS)


def test_how_it_was_read_stands_with_it() -> None:
    assert [stretch_of(words, TOLD, ANCHORS) for words in ("in the past day", "since the incursion began")] == [
        Stretch("2024-11-11", TOLD, "1 day back from the telling"),
        Stretch("2024-08-05", TOLD, "from 2024-08-06, which the theatre's dates give it"),
    ]


# laws ----------------------------------------------------------------------------------------------------------------

_WORDS = (
    "since from between and to until in over during the past last previous this next first second third early late mid "
    "- of end start beginning half quarter week month year day days weeks months hours 24 1,000 two ten October May "
    "November 2024 2022 6 31 August summer winter weekend Sunday Monday war invasion incursion began a couple several "
    "fall yesterday overnight so far about at least"
)
phrases = st.lists(st.sampled_from(_WORDS.split()), max_size=9).map(" ".join) | st.text(max_size=40)
told_days = st.dates(date(2014, 1, 1), date(2030, 12, 31)).map(date.isoformat)


@usual
@given(phrases, st.none() | told_days)
def test_whatever_the_words_a_stretch_ends_after_it_begins_and_is_no_forecast(period: str, told: str | None) -> None:
    found = stretch_of(period, told, ANCHORS)
    if found is None:
        return
    assert found.until is None or found.since <= found.until
    assert found.reason
    assert told is None or found.until is not None
    if told is not None and found.until is not None:
        # Two days ahead is another time zone.
        assert date.fromisoformat(found.until) <= date.fromisoformat(told) + timedelta(days=2)


@usual
@given(st.integers(1, 2000), st.sampled_from(("day", "week")), told_days)
def test_so_many_days_back_are_so_many(count: int, unit: str, told: str) -> None:
    found = stretch_of(f"over the past {count:,} {unit}{'s' if count > 1 else ''}", told)
    assert found is not None
    assert found.until == told
    length = date.fromisoformat(told) - date.fromisoformat(found.since)
    assert length.days == count * (7 if unit == "week" else 1)
