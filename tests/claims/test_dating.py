"""The day of a report: given, printed, or worked out. Texts of our own making."""

from __future__ import annotations

import pytest

from whoholds.claims.dating import date_report, given_day
from whoholds.model import Report
from whoholds.text.document import document
from whoholds.theatre import load

UKRAINE = load("ukraine")


def dated(text, published=None, url=None, theatre=UKRAINE):
    return date_report(document(Report("r", text, published=published, url=url)), theatre)


GIVEN = [
    ("2024-09-07", "2024-09-07"),
    (" 2024-09-07 ", "2024-09-07"),
    ("2024-09-07T23:10:00Z", "2024-09-07"),
    ("2024-09-07 23:10:00+03:00", "2024-09-07"),
    ("20240907", "2024-09-07"),
    ("Sat, 07 Sep 2024 10:00:00 GMT", "2024-09-07"),
    ("September 7, 2024", "2024-09-07"),
    ("7 September 2024", "2024-09-07"),
    ("2024-09", "2024-09"),
]


@pytest.mark.parametrize(("printed", "expected"), GIVEN)
def test_a_given_day_is_taken(printed, expected):
    dating = dated("Troops took a village.", published=printed)
    assert dating.published == expected
    assert "given" in dating.basis


@pytest.mark.parametrize(
    "absurd",
    [
        "0001-01-01",
        "2099-01-01",
        "9999-12-31",
        "2024-02-31",
        "2024-13-01",
        "yesterday",
        "n/a",
        "12",
        "\x00",
        "5/6/2024",
        "é" * 500,
    ],
)
def test_an_absurd_given_day_is_not_used_and_said_so(absurd):
    day, note = given_day(absurd)
    assert day is None
    assert "not used" in note
    dating = dated("Troops took a village.", published=absurd)
    assert dating.published is None
    assert "not used" in dating.basis


def test_an_absurd_given_day_gives_way_to_what_is_printed():
    dating = dated("Published 12 May 2024\n\nTroops took a village on Sunday.", published="0001-01-01")
    assert dating.published == "2024-05-12"
    assert "not used" in dating.basis


PRINTED = [
    ("Published: 12 May 2024 10:20\n\nTroops took a village.", "2024-05-12"),
    ("Troops took a village.\n\nUpdated 10:20 GMT, May 12, 2024", "2024-05-12"),
    ("Last updated: 2024-05-12T10:20:00Z\nTroops took a village.", "2024-05-12"),
    ("A village falls\n\nSunday, May 12, 2024\n\nTroops took a village.", "2024-05-12"),
    ("Last updated at May 122024 Troops took a village.", "2024-05-12"),
    ('---\ntitle: "A village falls"\npubdate: "2024-05-12"\n---\nTroops took a village.', "2024-05-12"),
    ("First published on 12 May 2024. Updated 14 May 2024.\n\nTroops took a village.", "2024-05-12"),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_a_printed_day_of_publication_is_taken(text, expected):
    assert dated(text).published == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/world/2024/may/12/a-village-falls", "2024-05-12"),
        ("https://example.org/2024/05/12/a-village-falls", "2024-05-12"),
        ("https://example.org/assessment-may-12-2024", "2024-05-12"),
        ("https://example.org/news/20240512-a-village-falls", "2024-05-12"),
        ("https://example.org/news/20241399-x", None),
        ("https://example.org/news/61234567", None),
    ],
)
def test_a_day_in_the_address_is_taken(url, expected):
    assert dated("Troops took a village.", url=url).published == expected


WORKED_OUT = [
    # the weekday and the anniversary agree
    (
        "Moscow on Thursday claimed gains near Avdiivka, two days before the second anniversary of the invasion.\n\n"
        "The ministry said on Thursday that its men had taken a farm.",
        "2024-02-22",
    ),
    # the report counts its own day
    ("Here is what we know on day 139 of the invasion.\n\nShells hit Mykolaiv.", "2022-07-12"),
    # the latest day on the page and the weekday told
    (
        "Russia said on Saturday it had taken a village.\n\nThe army kept silent.\n\n"
        "See [the map](https://example.org/assessment-september-6-2024).",
        "2024-09-07",
    ),
    # the eve of a holiday on its weekday
    ("Shells fell on Donetsk on Monday, on the eve of Victory Day on Monday, as guns fired.", "2023-05-08"),
    # within a month, in the war's first year
    (
        "Since the beginning of September, our troops have freed forty villages.\n\n"
        "The operation, which began on February 24, goes on, the Kremlin said on Monday.",
        "2022-09",
    ),
    ("The invasion began just under six months ago, and the town waits.", "2022-08"),
]


@pytest.mark.parametrize(("text", "expected"), WORKED_OUT)
def test_words_that_suffice_date_a_report_and_say_how(text, expected):
    dating = dated(text)
    assert dating.published == expected, dating
    assert len(dating.basis) > 20


UNDATED = [
    "",
    "Troops took a village.",
    "Troops took a village on Saturday.",
    # the war's background is no bound
    "Troops took a village on Thursday. Russia invaded Ukraine on 24 February 2022.",
    "Russia launched its invasion on Feb. 24, 2022",
    # an anniversary that contradicts the weekday
    "Moscow on Monday claimed gains, two days before the second anniversary of the invasion.",
    # another war's anniversary
    "Leaders met on Friday, two days before the 80th anniversary of the Great Patriotic War.",
    # a machine's time of fetching
    "# Date: 2025-12-23T15:04:00.334212\n\nTroops took a village.",
    "What we know on day 9999 of the invasion.",
    "Published 31 February 2024\n\nTroops took a village.",
    "Published 12 May 0001\n\nTroops took a village.",
    # a caption's date alone, far from the weekday told
    "Troops took a village on Friday.\n\nA soldier walks in Lyman, April 9, 2024. (Photo: Agency)\n\nMore on Friday.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_words_that_do_not_suffice_leave_a_report_undated(text):
    dating = dated(text)
    assert dating.published is None, dating
    assert dating.basis


def test_without_a_theatre_prints_are_read_but_no_war_is_counted():
    assert dated("Published 12 May 2024\n\nTroops took a village.", theatre=None).published == "2024-05-12"
    assert dated("What we know on day 139 of the invasion.", theatre=None).published is None


def test_the_same_text_is_dated_the_same_way():
    text = WORKED_OUT[0][0]
    assert dated(text) == dated(text)


def test_a_lead_that_tells_a_known_fall_on_its_weekday_is_of_that_day():
    lead = "Wagner's chief said on Saturday his men had captured Bakhmut.\n\nKyiv denied it."
    assert dated(lead).published == "2023-05-20"
    assert dated(lead + "\n\nThe president spoke on Sunday.").published == "2023-05-21"
    assert dated(lead.replace("Saturday", "Thursday")).published is None
    assert dated("A year ago on Saturday Russia captured Bakhmut.").published is None
    assert dated("It rained.\n\n" * 5 + lead).published is None
