from hypothesis import given
from hypothesis import strategies as st

from whoholds.show import words


@given(st.text(), st.integers(2, 80))
def test_shortened_text_fits_and_begins_the_same(text: str, length: int) -> None:
    short = words.shorten(text, length)
    assert len(short) <= length
    assert text.startswith(short.removesuffix("…"))


@given(st.text())
def test_clean_text_is_one_safe_line(text: str) -> None:
    out = words.clean(text)
    assert all(ord(c) >= 0x20 and not 0x7F <= ord(c) <= 0x9F for c in out)
    assert out == out.strip()
    out.encode("utf-8")


def test_numbers_are_written_without_needless_fractions() -> None:
    assert [words.number(v) for v in (20.0, 1200.0, 3.5, 0.25)] == ["20", "1,200", "3.5", "0.25"]


@given(st.text("abc ", max_size=300), st.integers(20, 80))
def test_the_name_is_among_the_words_that_are_kept(text: str, length: int) -> None:
    kept = words.around(f"{text}Vovchansk {text}", "Vovchansk", length)
    assert "Vovchansk" in kept
    assert len(kept) <= length
