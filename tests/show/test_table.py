import io

import pytest

from tests.show.samples import reading
from whoholds.model import Dating
from whoholds.show.table import console, plain, render


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_asked(width: int, explain: bool) -> None:
    assert max(map(len, plain(reading(), width=width, explain=explain).splitlines())) <= width


def test_claims_stand_under_their_place_with_both_names() -> None:
    lines = plain(reading()).splitlines()
    heading = next(i for i, line in enumerate(lines) if line.startswith("Pokrovsk, Donetsk Oblast, UA"))
    assert "printed: Krasnoarmeysk" in lines[heading]
    assert "2024-09-06" in lines[heading + 1]
    assert "RUS captured" in lines[heading + 1]
    assert "Russian Ministry of Defence (RUS)" in lines[heading + 1]
    assert "[video]" in lines[heading + 1]
    assert "denies" in lines[heading + 3]


def test_words_of_the_report_cannot_steer_the_terminal_or_the_markup() -> None:
    text = plain(reading(), explain=True)
    assert "\x1b" not in text
    assert "[bold]on Friday[/bold]" in text


def test_colour_repeats_what_words_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    console(out).print(render(reading()))
    assert "\x1b[3" not in out.getvalue().replace("\x1b[3m", "")
    for word in ("asserts", "denies", "undated"):
        assert word in out.getvalue()


def test_figures_follow_with_their_bound() -> None:
    text = plain(reading())
    assert "Figures" in text
    assert "at least 20 killed" in text


def test_explain_gives_reasons_refusals_and_candidates() -> None:
    plainly, explained = plain(reading()), plain(reading(), explain=True)
    assert "take: agent, object" not in plainly
    assert "1 place name not resolved: Kalynove" in plainly
    for words in ("take: agent, object", "a day is no place", "3 namesakes fit", "Kalynove, Donetsk Oblast, UA (49.00"):
        assert words in explained


def test_a_long_quote_is_cut_unless_explained() -> None:
    first = reading().claims[0]
    from dataclasses import replace

    long = replace(first, quote="A very long sentence of the ministry " * 20)
    assert "…" in plain(reading(claims=(long,)))
    assert plain(reading(claims=(long,)), explain=True).count("ministry") >= 20


def test_nothing_found_says_so() -> None:
    text = plain(reading(claims=(), figures=(), theatre=None, dating=Dating(None, ""), unresolved=()))
    assert "No claim about ground found." in text
    assert "undated" in text
    assert "no theatre recognised" in text
