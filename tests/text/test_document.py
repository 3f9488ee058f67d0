"""Laws that hold for any text at all."""

import random
import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.model import Report
from whoholds.text.document import document
from whoholds.text.language import detect
from whoholds.text.view import view

# Texts made of what trips cutters: marks, breaks, markup, abbreviations, cues of furniture, any character.
PIECES = st.sampled_from(
    [
        "Russia", "took", "Lyman", "Gen.", "U.S.", "3.5", "km", "said", "“", "”", '"', "'", "‘", "’", "«", "»",
        "„", ".", "...", "…", "!", "?", "\n", "\n\n", "\r\n", "\u2028", " ", "  ", "\u00a0", "[12]", "[", "]",
        "(", ")", "](https://a.b/c)", "![a](b)", "**", "_", "#", "---", "```", "- ", "• ", "1. ", "&#039;",
        "&amp;", "\u200b", "\ufeff", "\x00", "\ud800", "Read Next", "Share", "Advertisement", "By Jane Doe",
        "2h ago", "© 2024", "Photograph: Jane Doe/AP", "KYIV (AP) - ", "Comments", "01:20 A - video", "cookie",
        "newsletter", "Dear reader,", "a" * 300, "Ї", "Š", "𝔘", "é", "٣", "ﬁ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_offsets_lie_in_the_text_in_order_and_without_overlap(text: str) -> None:
    cut = document(Report("a", text))
    for spans in (cut.sentences, cut.quotations, cut.furniture):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [s.index for s in cut.sentences] == list(range(len(cut.sentences)))
    assert all(one.paragraph <= other.paragraph for one, other in pairwise(cut.sentences))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_sentences_stand_outside_furniture_and_lose_no_letter(text: str) -> None:
    cut = document(Report("a", text))
    kept = [False] * len(text)
    for span in (*cut.sentences, *cut.furniture):
        for at in range(span.start, span.end):
            kept[at] = True
    for sentence in cut.sentences:
        assert not any(f.start < sentence.end and sentence.start < f.end for f in cut.furniture)
        assert text[sentence.start].strip()
        assert text[sentence.end - 1].strip()
        assert cut.sentence_at(sentence.start) == sentence == cut.sentence_at(sentence.end - 1)
    assert all(kept[at] or not char.isalnum() for at, char in enumerate(text))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_view_maps_to_the_same_characters(text: str) -> None:
    for sentence in document(Report("a", text)).sentences:
        sight = view(text, sentence.start, sentence.end)
        assert len(sight.text) == len(sight.offsets)
        assert all(one < other for one, other in pairwise(sight.offsets))
        assert all(sentence.start <= offset < sentence.end for offset in sight.offsets)
        for char, offset in zip(sight.text, sight.offsets, strict=True):
            printed = text[offset]
            assert (
                char == printed or (char == " " and printed.isspace()) or printed in "&’‘‚ʼ´`′“”„«»‟″\u2010\u2011\u2212"
            )
        assert "\n" not in sight.text
        assert "  " not in sight.text


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_language_is_told_or_not(text: str) -> None:
    assert detect(text) in ("en", "ru", "uk", "other", None)


def test_the_same_text_is_cut_the_same() -> None:
    text = "KYIV (AP) - “We hold,” he said.\n\nRead Next\nRussia takes Lyman\n2h ago"
    assert document(Report("a", text)) == document(Report("a", text))


def test_no_text_takes_long() -> None:
    """Strings of one mark or cue, the classic poison of regular expressions."""
    chance = random.Random(7)
    units = [
        "[](", "![](", "](", "((", "))", "“", '"', "' ", "s' ", ". ", "A.", "- ", "* ", "#", "-->", "1 ",
        "12:30 ", "By A ", "Jane Doe, ", "share ", "share on x ", "newsletter ", "cookie site ", "© ",
        "2h ago\n", "Read Next\n", "[1] a\n", "KYIV ", "A B C ", "and ", "read more ", "A/AP ", "» ", "#a ",
        "a, ", "updated ", "1,", "\u00a0", "ab: c\n", "```\n", "Photo: A ", "contributed ", "A. and ",
        "https://a ", "comments ", "1 comments ", "home » ", "7)", "·  ", "'.",
    ]  # fmt: skip
    for unit in [*units, *(chance.choice(units) + chance.choice(units) for _ in range(60))]:
        for text in (unit * 400, unit * 60 + "x.", "A long first line of the body stands here.\n" + unit * 300):
            began = time.perf_counter()
            document(Report("a", text))
            assert time.perf_counter() - began < 0.5, repr(unit)
