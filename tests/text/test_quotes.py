import pytest

from whoholds.text.quotes import quotations
from whoholds.text.sentences import sentences


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We hold it," he said. "All of it."', ['"We hold it,"', '"All of it."']),
        ("He called it “a failure” and “a lie”.", ["“a failure”", "“a lie”"]),
        ("Er sagte: „Wir halten die Stadt“, mehr nicht.", ["„Wir halten die Stadt“"]),
        ("Wojsko: „Trzymamy miasto” i tyle.", ["„Trzymamy miasto”"]),
        ("Он сказал: «Город наш», и ушёл.", ["«Город наш»"]),
        ("'We hold it,' the soldier's friend said.", ["'We hold it,'"]),
        ("‘We hold it,’ the soldiers’ chief said.", ["‘We hold it,’"]),
        ("Russia's troops and the soldiers' families left the town's hall.", []),
        ("Russia’s troops and the soldiers’ families left the town’s hall.", []),
        ("In the '90s they'd fought 'em here; rock 'n' roll, too.", []),
        ("“The ‘Centre’ group took it,” Moscow said.", ["“The ‘Centre’ group took it,”"]),
        ("‘It was “ours” before,’ she said.", ["‘It was “ours” before,’"]),
        ("The guns are 6\" wide, and nobody said 'no'.", ["'no'"]),
        ("He said: “We never left.\n\nKyiv holds the town.", ["“We never left."]),
        ('oil."Half of it is gone," he said.', ['"Half of it is gone,"']),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_over_paragraphs_that_each_open_with_a_mark(opening: str, closing: str) -> None:
    text = (
        f"He said: {opening}We hold the town.\n\n{opening}We hold the road.\n\n"
        f"{opening}We will not leave,{closing} he said.\n\n{opening}Never,{closing} he said."
    )
    found = quoted(text)
    assert len(found) == 2
    assert found[0].startswith(f"{opening}We hold the town")
    assert found[0].endswith(f"not leave,{closing}")


def test_a_quotation_whose_later_paragraphs_open_with_no_mark() -> None:
    text = '"The enemy left.\nWe hold the square.\nThe town is ours," he said.\nMoscow denied it.'
    assert quoted(text) == ['"The enemy left.\nWe hold the square.\nThe town is ours,"']


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    text = "“They left.\n\nThe mayor stayed.\n\n“We stay,” he said."
    assert quoted(text) == ["“They left.", "“We stay,”"]
