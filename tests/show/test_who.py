"""One screen that answers who holds a place, and never in its own voice."""

from dataclasses import replace

import pytest

from tests.show import answer_samples as made
from tests.show.answer_samples import shown
from whoholds.model import Answer, Standing
from whoholds.show.who import render


def who(answer: Answer = made.ANSWER, width: int = 80) -> str:
    return shown(render(answer, made.NAMES, width), width)


def test_it_fits_one_screen() -> None:
    lines = who().splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(map(len, who(width=width).splitlines())) <= width


def test_the_heading_says_where_when_and_how_much_is_known() -> None:
    assert who().splitlines()[:2] == ["Selydove, Donetsk Oblast, UA", "on 2 Nov 2024 · 3 claims bear on it"]
    past = who(replace(made.ANSWER, as_known="2024-11-01T23:59:59.999999Z", standings=made.ANSWER.standings[:1]))
    assert "on 2 Nov 2024 · as recorded until 2024-11-01T23:59:59.999999Z · 3 claims bear on it" in " ".join(
        past.split()
    )


def test_each_view_is_attributed_and_can_be_pasted() -> None:
    lines = who().splitlines()
    assert "According to Russia: held by Russia since 29 Oct 2024 (disputed)" in lines
    assert "According to Ukraine: not taken by Russia (denied 29 Oct 2024); it names no" in lines
    assert "Consensus: contested between Russia and Ukraine, by 29 Oct 2024 at the latest" in lines
    assert "  last word 30 Oct 2024, 3 days before" in lines


def test_the_strongest_claims_stand_under_it_with_their_source() -> None:
    text = who()
    assert "  for      “Russian forces have captured the town of Selydove, about 18 km…”" in text
    assert "           said by Russian Ministry of Defence (RUS), Meridian Wire, 29 Oct 2024" in text
    assert "  against  “Ukraine's General Staff denied that Selydove had fallen”" in text
    assert "denied by Ukrainian General Staff (UKR), Meridian Wire, 29 Oct 2024 (+1)" in " ".join(text.split())


def test_what_was_quoted_before_is_only_named() -> None:
    text = who()
    assert text.count(made.DENIED) == 1
    assert "  for Russia   as above, said by Russian Ministry of Defence (RUS), 29 Oct 2024" in text
    assert "  for Ukraine  “Our units hold the western edge of Selydove”" in text
    assert "  for      as above, denied by Ukrainian General Staff (UKR), 29 Oct 2024" in text


def test_silence_is_unknown_and_has_no_claims() -> None:
    text = who(Answer(made.PLACE, "2024-09-01", None, (Standing(made.UNKNOWN, (), ()),)))
    assert text.splitlines() == [
        "Selydove, Donetsk Oblast, UA",
        "on 1 Sep 2024 · no claim bears on it",
        "",
        "Consensus: unknown: nothing conceded or corroborated before 29 Oct 2024",
    ]


def test_a_quotation_is_cut_around_the_place() -> None:
    long = made.telling(
        "The ministry, which had said so before and would again, said that its men took Selydove at dawn"
    )
    text = who(Answer(made.PLACE, "2024-11-02", None, (Standing(made.RUSSIA, (long,), ()),)))
    assert "“…so before and would again, said that its men took Selydove at dawn”" in text


def test_a_review_is_told() -> None:
    text = who(Answer(made.PLACE, "2024-11-02", None, (Standing(made.RUSSIA, (made.REJECTED,), ()),)))
    assert "rejected by A. Editor: another town" in " ".join(text.split())
