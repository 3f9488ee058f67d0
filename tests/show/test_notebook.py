from html.parser import HTMLParser

from tests.show.samples import reading
from whoholds.model import Report


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _shown(**fields: object) -> _Tags:
    page = _Tags()
    page.feed(reading(**fields)._repr_html_())
    return page


def test_nothing_in_a_report_becomes_markup() -> None:
    hostile = '<script>alert(1)</script>" onmouseover="x'
    page = _shown(report=Report(hostile, "text"))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    assert "<b>officials</b>" in page.text


def test_claims_and_figures_are_shown() -> None:
    text = _shown().text
    for words in ("Pokrovsk, Donetsk Oblast, UA", "RUS captured", "denies", "at least 20 killed", "given with"):
        assert words in text
    assert "No claim about ground found." in _shown(claims=(), figures=()).text
