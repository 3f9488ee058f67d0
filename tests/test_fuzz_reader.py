"""Damaged reports through the whole reader: no exception, quotes verbatim, output that can be written and read again.

A few hundred of the mutations of `bench.fuzz`, which runs ten thousand; and, word for word, what it has found.
"""

import pytest

from bench.fuzz import check, fuzz, seeds
from whoholds import Reader, Report
from whoholds.mentions.numerals import MOST

NUMBER, SEED = 300, 20240907


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader("ukraine")


def test_mutated_reports_are_read_without_a_fault() -> None:
    tally = fuzz(seeds(None), NUMBER, SEED)
    assert tally.failures == {}
    assert tally.reports == NUMBER
    # The damage leaves most reports readable: the test would show nothing otherwise.
    assert tally.claims > NUMBER / 2
    assert tally.figures > NUMBER / 4


def test_the_same_seed_gives_the_same_reports() -> None:
    texts = seeds(None)
    assert fuzz(texts, 20, 3).claims == fuzz(texts, 20, 3).claims


def test_half_a_surrogate_pair_is_kept_and_can_be_written(reader: Reader) -> None:
    text = "Russian forces took Ukrainsk\ud800 on Monday, killing 12 civilians\udfff there, the ministry said."
    reading = reader.read(Report("a", text, "2024-09-18"))
    assert reading.claims
    assert reading.figures
    check(reading)


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5000, "1,000" + ",000" * 200, "1" + "0" * 14])
def test_numbers_beyond_all_counting_are_no_figures(number: str, reader: Reader) -> None:
    text = (
        f"Strikes killed {number} civilians in Ukrainsk on Monday. It lies {number} km from Pokrovsk, officials said."
    )
    reading = reader.read(Report("a", text, "2024-09-18"))
    assert all(f.value is None or f.value <= MOST for f in reading.figures)
    check(reading)


def test_a_number_multiplied_beyond_all_counting_is_no_figure(reader: Reader) -> None:
    text = "Strikes killed nine " + "million billion " * 60 + "civilians in Ukrainsk on Monday, officials said."
    reading = reader.read(Report("a", text, "2024-09-18"))
    assert all(f.value is None or f.value <= MOST for f in reading.figures)
    check(reading)


@pytest.mark.parametrize(
    "words",
    [
        "on 31 February 2024", "on 0 June 0000", "on 31 December 9999", "9999999999 years ago", "a million months ago",
        "two million weeks earlier", "on the 5000th anniversary of the invasion", "in the year 10000",
        "on day 99999999 of the war", "on 99/99/9999", "on 2024-13-45", "over the past 99999999 weeks",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, "2024-09-18", "0001-01-01", "9999-12-31", "2024-02-30", "yesterday"])
def test_absurd_days_give_a_day_or_none(words: str, published: str | None, reader: Reader) -> None:
    text = f"Russian forces took Ukrainsk {words}, the ministry said. Kyiv denied it {words}."
    reading = reader.read(Report("a", text, published))
    assert reading.claims
    check(reading)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n" * 50,
        "\x00",
        "\ud800",
        "\u0301" * 500,
        "“" * 500,
        "(" * 5000,
        "captured",
        "captured of",
        "Kyiv",
        ".",
    ],
    ids=ascii,
)
def test_what_is_hardly_a_text_gives_nothing(text: str, reader: Reader) -> None:
    reading = reader.read(Report("a", text))
    assert reading.claims == ()
    check(reading)
