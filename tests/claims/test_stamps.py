import pytest

from whoholds.claims.stamps import stamped
from whoholds.mentions.times import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOSCOW, 10 November 2022. Troops began to leave the bank.", "2022-11-10"),
        ("KYIV, 10 November 2022 - Troops began to leave the bank.", "2022-11-10"),
        ("ZAPORIZHZHIA, Ukraine, Aug. 23, 2023 (Agency) — Soldiers entered the village.", "2023-08-23"),
        ("The brigade fights on\n\nFebruary 8, 2025, Saturday. Agencies\n\nThe ministry announced it.", "2025-02-08"),
    ],
)
def test_a_day_in_the_dateline_or_below_the_headline_is_the_reports(text: str, expected: str) -> None:
    found = stamped(text, find_times(text))
    assert found is not None
    assert found[0] == expected


def test_a_day_in_a_long_sentence_is_no_dateline() -> None:
    text = (
        "The general, on 10 November 2022, ordered the retreat that ended the battle for the city's western bank and, "
        "his critics say, the career of the man who had promised to hold it against whatever came over the river."
    )
    assert stamped(text, find_times(text)) is None
