"""Rows in a notebook: everything escaped, nothing endless."""

from html.parser import HTMLParser

from tests.show import answer_samples as made
from whoholds.model import Telling
from whoholds.rows import Rows
from whoholds.show.rows_html import MAX_ROWS


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(rows: Rows[Telling]) -> _Tags:
    page = _Tags()
    page.feed(rows._repr_html_())
    return page


def test_nothing_in_a_report_becomes_markup() -> None:
    hostile = '<script>alert(1)</script>" onmouseover="x'
    page = _page(Rows(Telling, [made.telling(hostile, outlet="<img src=x>")]))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert hostile in page.text


def test_the_columns_stand_even_over_nothing() -> None:
    page = _page(Rows(Telling))
    assert page.tags.count("th") == len(Rows(Telling).fields)
    assert page.tags.count("td") == 0


def test_a_long_answer_is_cut_and_says_so() -> None:
    page = _page(Rows(Telling, [made.TOLD] * (MAX_ROWS + 5)))
    assert page.tags.count("tr") == MAX_ROWS + 1
    assert f"the first {MAX_ROWS} of {MAX_ROWS + 5}" in page.text
