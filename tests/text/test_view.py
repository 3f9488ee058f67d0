import pytest

from whoholds.text.view import view


def seen(text: str) -> str:
    return view(text, 0, len(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv’s troops hold “the town”.[12]", 'Kyiv\'s troops hold "the town".'),
        ("They took Lyman (about 20km northeast of Sloviansk) on Friday.", "They took Lyman on Friday."),
        ("They took Lyman (20km (12 miles) away) on Friday.", "They took Lyman on Friday."),
        ("Tanks (and) guns were lost.", "Tanks and guns were lost."),
        ("(Moscow denies it.)", "(Moscow denies it.)"),
        ("[Kyiv said](https://example.com/a_b) it **holds** _Lyman_.", "Kyiv said it holds Lyman."),
        ("“[Russia’s] army left,” he said.", '"Russia\'s army left," he said.'),
        ("![Lyman](https://example.com/a.jpg) The town fell.", "The town fell."),
        ("## What  Kyiv\u00a0says", "What Kyiv says"),
        ("* - 1. Kupiansk fell.", "Kupiansk fell."),
        ("Yemen&#039;s Houthis &amp; allies said &quot;no&quot;.", 'Yemen\'s Houthis & allies said "no".'),
        ("The\u200b town\u00ad fell.", "The town fell."),
        ("The town\x00 fell\ud800.", "The town fell."),
        ("See https://t.me/example/1 for video.", "See for video."),
        ("snake_case stays", "snake_case stays"),
    ],
)
def test_what_the_parser_sees(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_spans_lead_back_to_the_text_as_printed() -> None:
    text = "Troops took  *Lyman* (a town)\nand Zarichne."
    sight = view(text, 0, len(text))
    for word in ("Lyman", "Zarichne", "took"):
        at = sight.text.index(word)
        start, end = sight.span(at, at + len(word))
        assert text[start:end] == word
