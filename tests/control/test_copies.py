"""Copies: what is one text, what is one voice, and that ten sites weigh what one does."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.control.samples import (
    ISW,
    LOCAL,
    PARAGRAPHS,
    REPLY,
    WIRE,
    concluded,
    copied,
    edited,
    event,
    sketched,
    states,
    tell,
)
from whoholds.control.copies import SAME_TEXT, similarity, voices
from whoholds.model import Part, Telling

# The same news by another hand: the facts and many words agree, the text does not.
OTHER_HAND = (
    "The defence ministry in Moscow announced on Tuesday that its troops were now in control of Selydove, a mining "
    "town in the Donetsk region, where fighting had gone on in the eastern quarters for a week; it showed no pictures."
)
HOUSES = ("Harbour Post", "Lowland Gazette", "Delta Courier", "Evening Ferry", "Border Echo")


def paper(told: int = 0, paragraph: str = WIRE, outlet: str = "Meridian Wire", **more: object) -> Telling:
    return tell("reporter", "captured", "RUS", told, outlet=outlet, paragraph=paragraph, **more)  # type: ignore[arg-type]


def heard(*tellings: Telling) -> list[tuple[str, int | None]]:
    return [(v.name, v.original) for v in voices(tellings, frozenset({ISW.casefold()}))]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_text_with_a_few_words_changed_is_the_same_text(paragraph: str) -> None:
    assert similarity(sketched(paragraph), sketched(paragraph)) == 1
    assert similarity(sketched(paragraph), sketched(edited(paragraph))) > SAME_TEXT + 0.1


def test_another_account_of_the_same_news_is_another_text() -> None:
    assert similarity(sketched(WIRE), sketched(OTHER_HAND)) < SAME_TEXT / 2
    for a, b in permutations(PARAGRAPHS, 2):
        assert similarity(sketched(a), sketched(b)) < SAME_TEXT / 2


def test_what_is_too_short_to_tell_is_like_nothing() -> None:
    assert sketched("Selydove has fallen") == b""
    assert similarity(b"", b"") == 0
    assert similarity(sketched(WIRE), b"") == 0
    assert heard(
        paper(paragraph="Selydove has fallen"), paper(paragraph="Selydove has fallen", outlet="Harbour Post")
    ) == [
        ("meridian wire", None),
        ("harbour post", None),
    ]


@pytest.mark.parametrize("how", [lambda p: p, edited])
def test_a_later_report_of_the_same_words_is_a_copy(how: object) -> None:
    copy = copied(paper(), "Harbour Post", 1, how(WIRE))  # type: ignore[operator]
    assert heard(paper(), copy) == [("meridian wire", None), ("meridian wire", 0)]
    assert heard(copy, paper()) == [("meridian wire", 1), ("meridian wire", None)]


def test_a_copy_of_a_copy_is_a_copy_of_the_first() -> None:
    first = paper()
    second = copied(first, "Harbour Post", 1, WIRE)
    third = copied(second, "Lowland Gazette", 2, edited(WIRE))
    assert [original for _, original in heard(third, first, second)] == [1, None, 1]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (paper(paragraph=OTHER_HAND, outlet="Harbour Post"), "another text"),
        (
            tell("UKR", "captured", "RUS", 0, paragraph=WIRE, outlet="Harbour Post", speaker="a governor"),
            "a speaker is named",
        ),
        (paper(paragraph=WIRE, outlet="Harbour Post", stance="denies"), "it says the opposite"),
        (tell("RUS", "captured", "RUS", 0, paragraph=WIRE, outlet="Harbour Post"), "the ministry is quoted"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_what_is_no_copy(other: Telling, why: str) -> None:
    assert [original for _, original in heard(paper(), other)] == [None, None], why


def test_words_of_nobody_named_are_copied_under_another_name() -> None:
    """Editors call the same unnamed people officials, sources, bloggers; a name they keep."""
    first = tell("RUS", "captured", "RUS", 0, paragraph=WIRE, speaker="unnamed: officials")
    second = tell("RUS", "captured", "RUS", 1, paragraph=WIRE, speaker="unnamed: sources", outlet="Harbour Post")
    named = tell("RUS", "captured", "RUS", 1, paragraph=WIRE, speaker="a governor", outlet="Delta Courier")
    assert [original for _, original in heard(first, second, named)] == [None, 0, None]


def test_whose_voice_it_is() -> None:
    assert heard(paper(speaker="a correspondent")) == [("a correspondent", None)]
    assert heard(paper(outlet=None))[0][0].startswith("report ")
    assert heard(tell("RUS", "captured", "RUS", 0, speaker="Reporter")) == [("reporter", None)]


def test_bloggers_of_two_sides_do_not_copy_each_other() -> None:
    theirs = tell("RUS", "holds", "RUS", 0, paragraph=WIRE, speaker="unnamed: bloggers")
    ours = tell("UKR", "holds", "RUS", 0, paragraph=WIRE, speaker="unnamed: soldiers", outlet="Harbour Post")
    assert [original for _, original in heard(theirs, ours)] == [None, None]


def test_two_claims_of_one_report_are_not_copies() -> None:
    one = paper()
    two = replace(one, claim=replace(one.claim, id="another"))
    assert [original for _, original in heard(one, two)] == [None, None]


def test_a_named_speaker_is_one_voice_whoever_quotes_it() -> None:
    told = [tell("RUS", "captured", "RUS", n, outlet=outlet) for n, outlet in enumerate(HOUSES)]
    assert set(heard(*told)) == {("russian ministry of defence", None)}
    assert event(told).voices == 1


def test_the_agency_credited_speaks() -> None:
    told = [paper(paragraph="", outlet=outlet, agency="Meridian Wire") for outlet in HOUSES]
    assert event(told).voices == 1
    assert event([paper(paragraph="", outlet=outlet) for outlet in HOUSES]).voices == len(HOUSES)


def test_of_one_day_the_agencys_own_is_the_original_and_an_assessors_site_the_last() -> None:
    """Words that an assessor's site runs are not the assessor's finding, whichever report's key sorts first."""
    agency = paper(agency="Meridian Wire")
    for number in range(20):
        site = replace(paper(outlet=ISW), source=replace(paper(outlet=ISW).source, key=f"{number * 13:016x}"))
        house = paper(outlet="Harbour Post")
        assert event([house, site]).status == "claimed"
        assert heard(house, agency, site) == [("meridian wire", 1), ("meridian wire", None), ("meridian wire", 1)]


def test_what_an_assessor_finds_stays_its_finding_where_outlets_copy_it() -> None:
    found = paper(outlet=ISW)
    told = [found, *(copied(found, outlet, 1, edited(WIRE)) for outlet in HOUSES)]
    assert event(told).status == "corroborated"
    assert event(told).voices == 1


def test_ten_sites_are_one_voice_and_stay_listed() -> None:
    first = paper()
    told = [
        first,
        *(copied(first, outlet, n, edited(WIRE)) for n, outlet in enumerate(HOUSES, 1)),
        paper(0, LOCAL, "Herald"),
    ]
    found = event(told)
    assert found.voices == 2
    parts: dict[str, Part] = {p.report: p for p in found.parts}
    assert set(parts) == {t.source.key for t in told}
    assert {p.copy_of for p in found.parts} == {None, first.source.key}
    assert sum(p.copy_of is not None for p in found.parts) == len(HOUSES)
    assert {p.role for p in found.parts} == {"relays"}


@pytest.mark.parametrize("weeks", [1, 3, 10])
def test_a_text_that_is_run_again_later_is_no_second_event(weeks: int) -> None:
    first = paper()
    told = [first, copied(first, "Harbour Post", 7 * weeks, WIRE)]
    assert [e.day for e in concluded(told).events] == ["2024-10-01"]
    assert concluded(told).events[0].latest == "2024-10-01"


def test_a_copied_denial_does_not_outweigh_what_came_after_the_first() -> None:
    taken_back = tell("RUS", "captured", "RUS", 2, stance="denies", paragraph=REPLY)
    told = [tell("RUS", "captured", "RUS", 0), taken_back, tell("independent", "captured", "RUS", 4, 4)]
    assert event(told).status == "corroborated"
    assert event([*told, copied(taken_back, "Harbour Post", 9, REPLY)]).status == "corroborated"


def test_a_copied_hold_does_not_lengthen_a_view() -> None:
    held = tell("UKR", "holds", "UKR", 0, paragraph=REPLY)
    told = [held, tell("UKR", "captured", "RUS", 3)]
    assert states([*told, copied(held, "Harbour Post", 6, REPLY)]) == states(told)
    assert states([*told, copied(held, "Harbour Post", 6, REPLY)], "party:UKR") == states(told, "party:UKR")
