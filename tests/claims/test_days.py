"""Which time dates which event. Reports of Wednesday, 8 March 2023; sentences of our own making."""

from __future__ import annotations

from datetime import date

import pytest

from whoholds.claims.days import day_of, within
from whoholds.claims.syntax import SpacyParser
from whoholds.mentions.time_anchors import Anchors
from whoholds.mentions.times import find_times
from whoholds.model import Report
from whoholds.text.document import document
from whoholds.text.view import view

DAY = date(2023, 3, 8)
TODAY = "2023-03-08"
WAR = Anchors(date(2022, 2, 24), ((("invasion", "war"), date(2022, 2, 24)),))

# text | the words that tell the event | its day; the first such words in the text are meant
BOTH = [
    # the event's own clause
    ("Russian forces seized Lyman on Saturday.", "seized", "2023-03-04"),
    ("On Saturday, Russian forces seized Lyman.", "seized", "2023-03-04"),
    ("Lyman was seized by Russian forces in late January.", "seized", "2023-01"),
    ("The capture of Lyman on Saturday cut the road.", "capture", "2023-03-04"),
    ("Saturday's capture of Lyman cut the road.", "capture", "2023-03-04"),
    ("Troops entered the town on March 2 and hoisted a flag.", "entered", "2023-03-02"),
    # the saying's day when the event has none
    ("Kyiv said on Monday its troops had retaken Lyman.", "retaken", "2023-03-06"),
    ("The ministry said on Monday that its troops took Lyman on Saturday.", "took", "2023-03-04"),
    ("“Our marines hold the bank,” the general said on Tuesday.", "hold", "2023-03-07"),
    # background in a clause of its own
    ("The army shelled Kherson, which Russian forces captured in March 2022, on Monday.", "captured", "2022-03"),
    ("The blast shook Crimea, which Moscow annexed in 2014.", "annexed", "2014"),
    ("The blast on Monday shook Crimea, which Moscow annexed in 2014.", "blast", "2023-03-06"),
    ("Kherson, captured early in the war, was shelled on Monday.", "captured", "2022"),
    # lasting up to the telling
    ("Russian forces have pressed towards Bakhmut for months.", "pressed", TODAY),
    ("Ukraine repelled 40 attacks near Bakhmut over the past 24 hours.", "attacks", TODAY),
    ("The army said on Monday it had repelled 40 attacks in the past 24 hours.", "repelled", "2023-03-06"),
    ("Russia has held the town since April.", "held", TODAY),
    ("Shells hit Nikopol overnight.", "hit", TODAY),
    # nothing said: the day of the telling
    ("Russian forces seized Lyman.", "seized", TODAY),
    # looking ahead
    ("Kyiv says it will evacuate Lyman on Friday.", "evacuate", "2023-03-10"),
    # carried on in the same paragraph
    (
        "Missiles hit a prison on Monday night. Moscow denied that its forces struck the building.",
        "struck",
        "2023-03-06",
    ),
    ("Missiles hit a prison on Monday night. Now both armies are fighting there.", "fighting", TODAY),
    ("Missiles hit a prison on Monday night.\n\nElsewhere troops seized a village.", "seized", TODAY),
    ("In 2014 Russia took the peninsula. It then seized a strip of the coast.", "seized", "2014"),
    # counted from another event
    ("The town fell on Monday, two days after a raid on the depot.", "raid", "2023-03-04"),
    # relative to the day told before
    ("They seized the mine on 2 March. They left it the next day.", "left", "2023-03-03"),
]

WITH_TREE = [
    ("Officials in occupied Melitopol said on Monday a bridge was hit.", "occupied", TODAY),
    ("Russian forces still hold a strip of coast that they seized in May.", "hold", TODAY),
    ("Russian forces still hold a strip of coast that they seized in May.", "seized", "2022-05"),
    ("The area held by rebels was shelled on Monday.", "held", TODAY),
    ("A strike on a base that killed nine in January was Russia's work.", "strike", "2023-01"),
    ("The army took Novoselivka on Saturday and on Monday entered Lyman.", "took", "2023-03-04"),
    ("The army took Novoselivka on Saturday and on Monday entered Lyman.", "entered", "2023-03-06"),
    ("A victory in Lyman would be Kyiv's largest gain since the start of its campaign last autumn.", "victory", TODAY),
    ("The army launched a drive to retake Kherson in late August.", "drive", "2022-08"),
    ("It was the deadliest attack on Baghdad this year.", "attack", TODAY),
    ("The army besieged Kobani for four months in late 2014.", "besieged", "2014"),
]


@pytest.fixture(scope="module")
def parser():
    return SpacyParser(lambda word, tag: word)


def read(text, words, parser=None, published=DAY, place=None, anchors=WAR):
    doc = document(Report("r", text))
    times = find_times(text)
    start = text.index(words)
    sentence = doc.sentence_at(start)
    tree = None
    if parser is not None:
        (tree,) = parser.parse([(sentence, view(text, sentence.start, sentence.end))])
    return day_of(doc, sentence, start, start + len(words), times, published, tree, anchors, place)


@pytest.mark.parametrize(("text", "words", "expected"), BOTH + WITH_TREE)
def test_the_event_gets_its_own_day(text, words, expected, parser):
    day = read(text, words, parser)
    assert day.date == expected, day
    assert day.reason


@pytest.mark.parametrize(("text", "words", "expected"), BOTH)
def test_without_a_tree_distance_decides(text, words, expected):
    assert read(text, words).date == expected


def test_of_two_places_each_has_the_time_behind_it(parser):
    text = "The army captured the villages of Lozuvatske over the weekend and Vovche on Monday."
    first, second = text.index(" over"), text.index(" on Monday")
    assert read(text, "captured", parser, place=first).date == "2023-03-04"
    assert read(text, "captured", parser, place=second).date == "2023-03-06"


def test_the_basis_are_the_words_as_printed():
    assert read("Troops seized Lyman on\u00a0Saturday.", "seized").basis == "on Saturday"
    assert read("Troops seized Lyman.", "seized").basis is None


def test_a_report_without_a_day_keeps_the_words():
    day = read("Troops seized Lyman on Saturday.", "seized", published=None)
    assert day.date is None
    assert day.basis == "on Saturday"
    assert read("Troops seized Lyman on 2 May 2022.", "seized", published=None).date == "2022-05-02"


def test_a_report_of_which_only_the_month_is_known_dates_no_finer():
    assert read("Troops seized Lyman on Saturday.", "seized", published="2022-09").date == "2022-09"
    assert read("Troops seized Lyman.", "seized", published="2022-09").date == "2022-09"
    assert read("Troops seized Lyman on September 6.", "seized", published="2022-09").date == "2022-09-06"
    assert read("Troops seized Lyman on Saturday.", "seized", published="2022-09-13").date == "2022-09-10"
    assert read("Troops seized Lyman.", "seized", published="no day").date is None


def test_a_day_that_is_none_falls_back_on_the_telling():
    assert read("Troops seized Lyman on 31 February 2023.", "seized").date == TODAY


def test_a_chronicle_dates_by_the_date_it_has_come_to():
    text = (
        "On February 24, 2022, tanks cross the border.\n\nTroops seize the port of Kherson.\n\n"
        "On April 2, reporters find bodies in Bucha.\n\nOn May 20, the last defenders give up.\n\n"
        "In late August, Kyiv attacks in the south.\n\nRussian troops retreat in disorder.\n\n"
        "In November, they leave Kherson."
    )
    assert read(text, "seize the port").date == "2022-02"
    assert read(text, "retreat").date == "2022-08"


def test_mentions_within_a_stretch_are_found_by_their_start():
    times = find_times("On Monday it fell. On Tuesday it rose.")
    assert [m.surface for m in within(times, 10, 40)] == ["On Tuesday"]
    assert list(within((), 0, 5)) == []


def test_a_sentence_of_a_hundred_thousand_characters_is_no_trouble():
    text = "Troops seized Lyman on Saturday, " + "and in May they left, " * 4500 + "and so on."
    assert read(text, "seized").date == "2023-03-04"
