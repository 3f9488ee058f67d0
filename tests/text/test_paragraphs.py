import pytest

from whoholds.text.paragraphs import paragraphs


def cut(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_lines_are_paragraphs_however_they_end(end: str) -> None:
    assert cut(f"Kyiv denied it.{end}Moscow did not.{end}{end}Nobody could say.") == [
        "Kyiv denied it.",
        "Moscow did not.",
        "Nobody could say.",
    ]


def test_a_paragraph_wrapped_at_a_fixed_width_is_one() -> None:
    text = (
        "Russia's defence ministry said on Saturday that its troops had captured\n"
        "Kalynove, a village in the Donetsk region, and were moving towards the\n"
        "railway line; Kyiv's General Staff reported nine attacks near the place\n"
        "and said that it held.\n\nThe claims could not be verified."
    )
    assert len(cut(text)) == 2


def test_verses_lists_and_tables_are_not_joined() -> None:
    listed = (
        "- Kurakhove, under fire since Monday, has no water\n- Illinka, held by both sides, is empty now\n- Berestky"
    )
    assert len(cut(listed)) == 3


def test_a_line_broken_within_a_sentence_is_joined() -> None:
    assert cut("Troops of the\nSouthern group took Vodiane.") == ["Troops of the\nSouthern group took Vodiane."]
    assert cut("Troops took Vodiane\nand the mine.") == ["Troops took Vodiane\nand the mine."]


def test_a_heading_is_not_joined_with_what_follows() -> None:
    assert cut("The fight goes on\nKyiv holds the town.") == ["The fight goes on", "Kyiv holds the town."]


def test_gaps_are_told() -> None:
    assert [p.gap for p in paragraphs("One.\nTwo.\n\nThree.")] == [True, False, True]
