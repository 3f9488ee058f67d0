"""Words that name a party."""

from __future__ import annotations

import pytest

from whoholds import theatre as theatres
from whoholds.mentions.parties import find_parties

THEATRE = theatres.load("ukraine")


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.code, m.role) for m in find_parties(text, 0, len(text), THEATRE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow sent troops.", [("Moscow", "RUS", "name")]),
        ("Ukrainian troops held on.", [("Ukrainian", "UKR", "adjective")]),
        ("The Wagner Group left.", [("Wagner Group", "RUS", "group")]),
        ("The separatists dug in.", [("separatists", "RUS", "group")]),
        ("Separatists dug in.", [("Separatists", "RUS", "group")]),
        ("Snow fell all night.", []),
    ],
)
def test_terms(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_names_need_their_capital_letter() -> None:
    assert found("a russian doll") == []


def test_the_longest_term_wins() -> None:
    assert found("the Donetsk People's Republic") == [("Donetsk People's Republic", "RUS", "group")]


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert [f[1:] for f in found("Russia’s army")] == [f[1:] for f in found("Russia's army")]


def test_whole_words_only() -> None:
    assert found("Kyivstar and Russiatown") == []


def test_only_the_stretch_asked_for() -> None:
    text = "Moscow and Kyiv talked."
    assert [m.code for m in find_parties(text, 7, len(text), THEATRE)] == ["UKR"]


def test_offsets_point_into_a_text_whose_lower_case_is_longer() -> None:
    text = "In İzmir, Moscow spoke."
    (mention,) = find_parties(text, 0, len(text), THEATRE)
    assert text[mention.start : mention.end] == "Moscow"
