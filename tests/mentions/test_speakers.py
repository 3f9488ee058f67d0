"""Words that name somebody who can speak."""

from __future__ import annotations

import pytest

from whoholds import theatre as theatres
from whoholds.mentions.speakers import find_speakers
from whoholds.model import Report, SpeakerMention
from whoholds.text.document import document

THEATRE = theatres.load("ukraine")


def found(text: str, published: str | None = "2023-03-10") -> tuple[SpeakerMention, ...]:
    return find_speakers(document(Report("test", text, published=published, language="en")), THEATRE)


def named(text: str, published: str | None = "2023-03-10") -> list[tuple[str, str]]:
    return [(m.name, m.side) for m in found(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russian Defense Ministry gave no comment.", ("Russian Ministry of Defence", "RUS")),
        ("Ukraine’s General Staff gave no comment.", ("Ukrainian General Staff", "UKR")),
        ("Volodymyr Zelenskyy spoke.", ("Volodymyr Zelensky", "UKR")),
        ("Zelenskiy spoke.", ("Volodymyr Zelensky", "UKR")),
        ("The Institute for the Study of War drew a map.", ("Institute for the Study of War", "independent")),
        ("The Kremlin was silent.", ("Kremlin", "RUS")),
    ],
)
def test_known_speakers(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


def test_an_aside_in_parentheses_does_not_break_a_name() -> None:
    text = "The Luhansk People's Republic (LNR) People's Militia gave no comment."
    assert ("Luhansk People's Republic People's Militia", "RUS") in named(text)


def test_an_office_means_who_held_it_on_the_day() -> None:
    text = "Ukraine's defence minister was in Brussels."
    assert named(text, "2022-10-01") == [("Oleksii Reznikov", "UKR")] or "Reznikov" in str(named(text, "2022-10-01"))
    assert "Reznikov" not in str(named(text, "2024-10-01"))


STRANGERS = {
    "apposition": (
        "Olha Petrychenko, the mayor of Kharkiv region's Kupiansk, said it was calm.",
        "Olha Petrychenko",
        "UKR",
    ),
    "title": ("Shells fell, said Colonel Andriy Bondarchuk of the Ukrainian army.", "Andriy Bondarchuk", None),
    "analyst": ("Marek Nowicki, a military analyst in Warsaw, said it was calm.", "Marek Nowicki", "independent"),
    "age": ("Halyna Dubenko, 71, said the cellar was cold.", "Halyna Dubenko", "independent"),
    "installed": ("Pavel Sorin, the Russian-installed mayor, said it was calm.", "Pavel Sorin", "RUS"),
    "body": ("Night Lantern Consulting said the line was quiet.", "Night Lantern Consulting", "independent"),
}


@pytest.mark.parametrize(("text", "name", "side"), STRANGERS.values(), ids=STRANGERS.keys())
def test_strangers_are_named_as_first_printed(text: str, name: str, side: str | None) -> None:
    sides = {m.side for m in found(text) if m.name == name}
    assert sides, named(text)
    assert side is None or sides == {side}


def test_a_surname_means_the_person_named_before() -> None:
    text = "Marek Nowicki, a military analyst, spoke first.\n\nNowicki then left."
    assert [m.name for m in found(text)] == ["Marek Nowicki", "Marek Nowicki"]


def test_an_office_without_its_holder_is_no_name() -> None:
    assert not any(m.name.startswith("of ") for m in found("The President of Atlantis said nothing had changed."))


def test_mentions_are_in_order_and_quote_the_text() -> None:
    text = "Kyiv waited.\n\nMarek Nowicki, a military analyst, said the Kremlin and Zelensky would talk."
    mentions = found(text)
    assert list(mentions) == sorted(mentions, key=lambda m: m.start)
    assert all(text[m.start : m.end].strip() for m in mentions)


def test_another_given_name_is_another_person() -> None:
    assert "Volodymyr Zelensky" not in str(named("A letter came from Hryhorii Zelensky of Lviv."))
    assert "Volodymyr Zelensky" in str(named("A letter came from President Zelensky."))


def test_a_held_place_is_no_person() -> None:
    mentions = found("Shells fell, according to the head of Kyiv-controlled Dubrava.")
    assert not any(m.kind == "person" for m in mentions)


def test_an_arabic_surname_without_its_article() -> None:
    text = "Omar al-Rashid, a military analyst, spoke first.\n\nRashid then left."
    assert [m.name for m in found(text)] == ["Omar al-Rashid", "Omar al-Rashid"]


def test_no_text_no_speakers() -> None:
    assert found("") == ()
