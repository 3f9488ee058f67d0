"""What counts as a time, and which date it means; the report is of Wednesday, 8 March 2023."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.mentions.time_anchors import Anchors
from whoholds.mentions.time_values import explicit, lasting, resolve
from whoholds.mentions.times import find_times, groups_of

DAY = date(2023, 3, 8)
WAR = Anchors(
    date(2022, 2, 24),
    ((("full-scale invasion", "invasion", "war"), date(2022, 2, 24)), (("fall of kherson",), date(2022, 3, 2))),
)

# words in a sentence | what is found | date
POINTS = [
    ("Troops entered Lyman on Saturday.", "on Saturday", "2023-03-04"),
    ("Troops entered Lyman on Wednesday.", "on Wednesday", "2023-03-08"),
    ("They left last Wednesday under fire.", "last Wednesday", "2023-03-01"),
    ("They left last Tuesday under fire.", "last Tuesday", "2023-03-07"),
    ("The mayor said late on Monday night it was over.", "late on Monday night", "2023-03-06"),
    ("Early on Monday shells fell.", "Early on Monday", "2023-03-06"),
    ("It began in the early hours of Tuesday near Orikhiv.", "in the early hours of Tuesday", "2023-03-07"),
    ("Sunday's strike hit a depot.", "Sunday's", "2023-03-05"),
    ("Shelling went on Sunday through Tuesday.", "on Sunday through Tuesday", "2023-03-07"),
    ("Raids came overnight Friday-Saturday.", "overnight Friday-Saturday", "2023-03-04"),
    ("The post fell on Thursday last week.", "on Thursday last week", "2023-03-02"),
    ("It fell at dawn on Tuesday.", "at dawn on Tuesday", "2023-03-07"),
    ("They crossed yesterday.", "yesterday", "2023-03-07"),
    ("They crossed the day before yesterday.", "the day before yesterday", "2023-03-06"),
    ("Drones came last night.", "last night", "2023-03-07"),
    ("Fighting resumed over the weekend.", "over the weekend", "2023-03-04"),
    ("The town was lost last weekend.", "last weekend", "2023-03-04"),
    ("The town was lost this weekend.", "this weekend", "2023-03-04"),
    ("The bridge fell on November 13 and 14.", "on November 13 and 14", "2022-11-14"),
    ("The bridge fell on 13-14 November.", "on 13-14 November", "2022-11-14"),
    ("The bridge fell on December 22-23.", "on December 22-23", "2022-12-23"),
    ("Gains between October 1 and December 20 were small.", "between October 1 and December 20", "2022-12-20"),
    ("Gains from 1 October to 20 December were small.", "from 1 October to 20 December", "2022-12-20"),
    ("Both sides attacked on January 26 and January 27.", "on January 26 and January 27", "2023-01-27"),
    ("On the night of December 12 to 13 rockets fell.", "On the night of December 12 to 13", "2022-12-13"),
    ("It fell on Nov. 13, officials said.", "on Nov. 13", "2022-11-13"),
    ("It fell on 24 February 2022.", "on 24 February 2022", "2022-02-24"),
    ("It fell on Saturday, May 28.", "on Saturday, May 28", "2022-05-28"),
    ("A photo of Wednesday, April 20, 2022 shows it.", "of Wednesday, April 20, 2022", "2022-04-20"),
    ("It fell on the 3rd of March.", "on the 3rd of March", "2023-03-03"),
    ("They left on March 9.", "on March 9", "2023-03-09"),
    ("The siege since February 24 goes on.", "since February 24", "2023-02-24"),
    ("Posted 2022-07-04.", "2022-07-04", "2022-07-04"),
    ("Posted 23.10.2017 by the office.", "23.10.2017", "2017-10-23"),
    ("Posted 23/10/2017.", "23/10/2017", "2017-10-23"),
    ("Kherson fell in February.", "in February", "2023-02"),
    ("Kherson fell in March.", "in March", "2023-03"),
    ("Kherson fell in May.", "in May", "2022-05"),
    ("Kherson fell in August last year.", "in August last year", "2022-08"),
    ("Kherson fell last March.", "last March", "2022-03"),
    ("It fell in late December.", "in late December", "2022-12"),
    ("Shells fired on December 16 wounded nine miners.", "on December 16", "2022-12-16"),
    ("On December 18 drones hit the port.", "On December 18", "2022-12-18"),
    ("Late on December 17 more than 40 shells fell.", "Late on December 17", "2022-12-17"),
    ("In December 12 people died there.", "In December", "2022-12"),
    ("It was shelled overnight into Tuesday.", "overnight into Tuesday", "2023-03-07"),
    ("It fell at the end of December.", "at the end of December", "2022-12"),
    ("It fell in mid-July.", "in mid-July", "2022-07"),
    ("It fell in January 2014.", "in January 2014", "2014-01"),
    ("The siege ran in February-March 2022.", "in February-March 2022", "2022-03"),
    ("Lost since the beginning of September.", "since the beginning of September", "2022-09"),
    ("The town was taken earlier this month.", "earlier this month", "2023-03"),
    ("The town was taken last month.", "last month", "2023-02"),
    ("Late last month it fell.", "Late last month", "2023-02"),
    ("The town was taken last week.", "last week", "2023-03"),
    ("The town was taken earlier this week.", "earlier this week", "2023-03"),
    ("The town was taken last year.", "last year", "2022"),
    ("Earlier this year it fell.", "Earlier this year", "2023"),
    ("Russia seized it in 2014.", "in 2014", "2014"),
    ("Seized in early 2014, it stayed.", "in early 2014", "2014"),
    ("Held since mid-2012.", "since mid-2012", "2012"),
    ("The 2014 annexation was condemned.", "The 2014", "2014"),
    ("It was lost two weeks ago.", "two weeks ago", "2023-02"),
    ("It was lost a week ago.", "a week ago", "2023-03-01"),
    ("It was lost a fortnight ago.", "a fortnight ago", "2023-02"),
    ("It was lost three days ago.", "three days ago", "2023-03-05"),
    ("It was lost six months ago.", "six months ago", "2022-09"),
    ("It was lost more than two years ago.", "more than two years ago", "2021"),
    ("It was lost a decade ago.", "a decade ago", "2013"),
    ("It was lost in the spring.", "in the spring", "2022"),
    ("It was lost last summer.", "last summer", "2022"),
    ("It was lost in the winter of 2021.", "in the winter of 2021", "2021"),
    ("It was lost on Christmas Eve.", "on Christmas Eve", "2022-12-24"),
    ("It was lost on New Year's Day.", "on New Year's Day", "2023-01-01"),
    ("It fell early in the war.", "early in the war", "2022"),
    ("It fell in the first days of the invasion.", "in the first days of the invasion", "2022-02"),
    ("It fell three days into the invasion.", "three days into the invasion", "2022-02-27"),
    ("It fell a month into the war.", "a month into the war", "2022-03"),
    ("Rallies marked the first anniversary of the invasion.", "the first anniversary of the invasion", "2023-02-24"),
    (
        "It came two days before the first anniversary of the fall of Kherson.",
        "two days before the first anniversary of the fall of Kherson",
        "2023-02-28",
    ),
]

LASTING = [
    ("They have fought over the past six weeks.", "over the past six weeks"),
    ("They repelled 40 attacks in the last 24 hours.", "in the last 24 hours"),
    ("They have advanced for months.", "for months"),
    ("They have held it for nearly five months.", "for nearly five months"),
    ("They have recently advanced.", "recently"),
    ("It worsened in recent days.", "in recent days"),
    ("It worsened over the last few months.", "over the last few months"),
    ("It is now quiet.", "now"),
    ("Shells fell overnight.", "overnight"),
    ("They expelled the enemy within 24 hours.", "within 24 hours"),
    ("They hold it as of January 7.", "as of January 7"),
    ("Occupied since 2014, it waits.", "since 2014"),
]

NOTHING = [
    "Theresa May said he may march on the town.",
    "The march on Rome was long, and the second attempt failed.",
    "The 35-year-old has 24/7 cover and paid $1,400.",
    "About 2,000 people and 2014 soldiers of 2000 left.",
    "The Sunday Times reported; so did the Mail on Sunday.",
    "Shops opened for Black Friday.",
    "The sun set; he sat and wed her.",
    "A bout of 1999 rockets.",
    "Jan and Dec were there.",
]


def found(sentence: str) -> list[str]:
    return [mention.surface for mention in find_times(sentence)]


@pytest.mark.parametrize(("sentence", "words", "expected"), POINTS)
def test_a_point_in_time_has_its_date(sentence, words, expected):
    mentions = find_times(sentence)
    assert [m.surface for m in mentions] == [words]
    assert resolve(mentions[0], DAY, WAR).date == expected


@pytest.mark.parametrize(("sentence", "words"), LASTING)
def test_a_state_up_to_the_telling_is_known_as_one(sentence, words):
    mentions = find_times(sentence)
    assert [m.surface for m in mentions] == [words]
    assert lasting(mentions[0])


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_like_a_time_is_left(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It came two days after a raid on the depot.", "two days after"),
        ("It came the day after Moscow's raid.", "the day after"),
        ("It came weeks before the town fell.", "weeks before"),
        ("It came a few months after the siege.", "a few months after"),
    ],
)
def test_words_that_count_to_another_event_are_told_apart(sentence, words):
    (mention,) = find_times(sentence)
    assert (mention.surface, mention.kind) == (words, "apart")


def test_dates_in_addresses_are_no_times():
    assert found("See https://example.org/2022/12/11/x and https://example.org/a-2022-12-11.") == []


def test_offsets_point_into_the_text_as_given():
    text = "İzmir.  On\u00a0Saturday, and since\nFebruary 24, and in 2014."
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.surface
    assert found(text) == ["On\u00a0Saturday", "since\nFebruary 24", "in 2014"]


def test_only_the_asked_stretch_is_read():
    text = "On Monday it fell. On Tuesday it was retaken. On Friday it fell again."
    assert [m.surface for m in find_times(text, 19, 46)] == ["On Tuesday"]


@pytest.mark.parametrize(
    ("words", "previous", "expected"),
    [
        ("the day before", date(2023, 3, 5), "2023-03-04"),
        ("the next day", date(2023, 3, 5), "2023-03-06"),
        ("that day", date(2023, 3, 5), "2023-03-05"),
        ("later that day", date(2023, 3, 5), "2023-03-05"),
        ("three weeks later", date(2022, 10, 1), "2022-10"),
        ("two days later", date(2022, 10, 1), "2022-10-03"),
        ("a week earlier", date(2022, 10, 8), "2022-10-01"),
        ("the day before", None, "2023-03-07"),
        ("the night before", date(2023, 3, 5), "2023-03-04"),
    ],
)
def test_relative_words_are_reckoned_from_the_day_told_before(words, previous, expected):
    (mention,) = find_times(f"It fell {words}.")
    assert mention.surface == words
    assert resolve(mention, DAY, previous=previous).date == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("on Friday", "2023-03-10"), ("by September", "2023-09"), ("on 12 April", "2023-04-12")]
)
def test_a_clause_that_looks_ahead_dates_ahead(words, expected):
    (mention,) = find_times(f"It will fall {words}.")
    assert resolve(mention, DAY, future=True).date == expected


@pytest.mark.parametrize("words", ["on 31 February 2023", "2023-13-40", "on April 31", "45.12.2020"])
def test_a_day_that_is_none_is_refused_with_a_reason(words):
    for mention in find_times(f"It fell {words}."):
        day = resolve(mention, DAY)
        assert day.date is None
        assert day.reason


def test_without_a_report_day_only_full_dates_are_known():
    text = "On Monday, 24 February 2022, in May, last week, two days ago, in 2014 and yesterday."
    known = [resolve(m, None).date for m in find_times(text)]
    assert [d for d in known if d] == ["2022-02-24", "2014"]


def test_day_and_month_that_cannot_be_told_apart_are_not_guessed():
    (mention,) = find_times("Printed 05/06/2022.")
    assert resolve(mention, DAY).date is None


def test_explicit_is_for_full_dates_only():
    mentions = find_times("On May 28 and on May 29, 2022.")
    assert [explicit(m) for m in mentions] == [None, date(2022, 5, 29)] or explicit(mentions[-1]) == date(2022, 5, 29)


def test_the_theatre_says_when_the_war_began():
    (mention,) = find_times("It fell early in the war.")
    assert resolve(mention, DAY).date is None
    assert resolve(mention, DAY, WAR).date == "2022"


def test_years_at_the_edge_of_the_calendar_do_not_break():
    for published in (date(1, 1, 1), date(9999, 12, 31)):
        for sentence, _, _ in POINTS:
            for mention in find_times(sentence):
                resolve(mention, published, WAR)


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "last",
        "next",
        "this",
        "the",
        "day",
        "before",
        "after",
        "monday",
        "May",
        "24",
        "2014",
        "2022",
        "weeks",
        "ago",
        "early",
        "late",
        "first",
        "war",
        "into",
        "of",
        "-",
        "–",
        ",",
        ".",
        "'",
        "three",
        "anniversary",
        "weekend",
        "february",
        "31",
        "and",
        "to",
        "overnight",
        "hours",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_jumble_of_time_words_is_read_without_harm(words):
    text = " ".join(words)
    last = 0
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start >= last
        last = mention.end
        assert groups_of(mention.kind, mention.surface) is not None
        resolve(mention, DAY, WAR)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_harm(text):
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.surface
        resolve(mention, DAY, WAR)
