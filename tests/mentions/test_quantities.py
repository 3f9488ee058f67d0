"""Numbers in words and digits, and what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.mentions.flat import flat
from whoholds.mentions.numerals import find_numerals, tokens
from whoholds.mentions.quantities import find_quantities
from whoholds.quantity_words import quantity_words

KNOWN = quantity_words("en")


def numerals(text: str) -> list[tuple[float | None, float | None, str | None, bool]]:
    found = find_numerals(flat(text), tokens(flat(text)), KNOWN.numbers)
    return [(n.value, n.high, n.bound, n.approx) for n in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,000 men", 6000),
        ("6 000 men", 6000),
        ("210000 men", 210000),
        ("1.5 million people", 1_500_000),
        ("3.8 thousand men", 3800),
        ("1.7m people", 1_700_000),
        ("sixty soldiers", 60),
        ("twenty-five soldiers", 25),
        ("a hundred soldiers", 100),
        ("one hundred and fifty soldiers", 150),
        ("two thousand three hundred men", 2300),
        ("half a million refugees", 500_000),
        ("three dozen missiles", 36),
        ("a dozen others", 12),
        ("dozens of people", None),
        ("tens of thousands of people", None),
        ("several hundred people", None),
        ("a few miles", None),
    ],
)
def test_numbers_are_read(text: str, value: float | None) -> None:
    assert [n[0] for n in numerals(text)] == [value]


@pytest.mark.parametrize(
    ("text", "bound", "approx"),
    [
        ("at least 12 people", "lower", False),
        ("more than twenty villages", "lower", False),
        ("over 40 drones", "lower", False),
        ("no fewer than 9 people", "lower", False),
        ("up to 300 troops", "upper", False),
        ("as many as 300 troops", "upper", False),
        ("fewer than 50 people", "upper", False),
        ("about 40 people", None, True),
        ("some 40 people", None, True),
        ("nearly 1,000 troops", None, True),
        ("up to around 70 troops", "upper", True),
        ("just 10 men", None, False),
        ("“at least 24 civilians”", "lower", False),
    ],
)
def test_the_words_before_a_number_bound_it(text: str, bound: str | None, approx: bool) -> None:
    assert [(n[2], n[3]) for n in numerals(text)] == [(bound, approx)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 people", 20, 30),
        ("20 to 30 people", 20, 30),
        ("400-500 soldiers", 400, 500),
        ("90–110 thousand men", 90_000, 110_000),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: float, high: float) -> None:
    assert numerals(text) == [(low, high, "lower", False)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2014",
        "on September 6",
        "on 6 September",
        "February 24, 2022",
        "an S-300 battery",
        "the T-72 tanks",
        "$169 billion",
        "at 7:30 on the dot",
        "the 14th brigade",
        "no one was hurt",
        "one of the largest plants",
    ],
)
def test_dates_names_and_sums_are_no_counts(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("text", "counted", "words"),
    [
        ("53 Ukrainian prisoners of war", "prisoners", "53 Ukrainian prisoners"),
        ("dozens of tired soldiers", "fighters", "dozens of tired soldiers"),
        ("180 government soldiers and allied fighters fell", "fighters", "180 government soldiers and allied fighters"),
        ("16 others were hurt", "people", "16 others"),
        ("22 in Idlib", "bare", "22"),
        ("three of them", "them", "three of them"),
        ("12 police cars", "thing", "12 police cars"),
        ("five Himars missiles", "munitions", "five Himars missiles"),
        ("2.5 million Syrians", "people", "2.5 million Syrians"),
        ("a 10-year-old boy", "thing", "10"),
        ("its 2023 counteroffensive", "thing", "2023"),
        ("all three of mass deaths", "bare", "three"),
    ],
)
def test_the_noun_a_number_counts(text: str, counted: str, words: str) -> None:
    plain = flat(text)
    _, _, found = find_quantities(plain, 0, len(plain), KNOWN)
    assert [(q.counted, plain[q.start : q.end]) for q in found] == [(counted, words)]


def test_a_participle_inside_the_phrase_is_kept() -> None:
    plain = "about 500 wounded Russian servicemen arrived"
    assert find_quantities(plain, 0, len(plain), KNOWN)[2][0].inner == "wounded"


@given(st.text(alphabet="0123456789,.-– akmdozenthusf()twohundred²\u00a0", max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    plain = flat(text)
    assert len(plain) == len(text)
    words, _, quantities = find_quantities(plain, 0, len(plain), KNOWN)
    assert all(0 <= q.start < q.end <= len(plain) and q.first < q.last <= len(words) for q in quantities)
