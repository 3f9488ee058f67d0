import time

import pytest

from whoholds.model import Furniture
from whoholds.text.sentences import MAX_SENTENCE, sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Russia took Lyman.", "Kyiv denied it."],
        ["Gen. Valery Zaluzhny spoke to Lt. Col. Ann Doe near St. Petersburg.", "He said no more."],
        ["The U.S. Army and the U.N. mission left.", "They did not return."],
        ["Aid came from the U.S. The first lorries reached Sumy."],
        ["It began at 5 a.m. Monday and ended at 7 p.m. The town was quiet."],
        ["J. D. Sample of the institute said so.", "Others agreed."],
        ["The front moved 3.5 km, from 12.4 to 15.9 km.", "Then it stopped."],
        ["On Feb. 24 the tanks came.", "On Sept. 6 they left."],
        ['"We hold the town," he said.', '"We will not leave."', "The mayor agreed."],
        ["“They are gone.”", "“All of them?”", "“All.”"],
        ["“Where are they?” Zelensky asked on Sunday.", "Nobody knew."],
        ["“Where are they?” asked the mayor.", "Nobody knew."],
        [
            "Ukrainian forces took Makiivka.[12]",
            "Russian forces shelled Nevske.[13][14]",
            "Both sides claimed Stelmakhivka. [15]",
        ],
        ["Clashes were reported near Spirne.²", "Others deny it."],
        ["He called the loss (...) a setback for the army.", "She did not."],
        ["They waited… and waited.", "The shells came at noon."],
        ["We were told to wait ...", "The order never came."],
        ["The plant is held by Russia.", "(Moscow denies storing shells there.)", "Kyiv wants it back."],
        ["The leaders met in Minsk.", "In Kyiv nobody cheered."],
        ["Kherson Oblast.", "Russian forces struck Beryslav."],
        ["He said [officials said so](https://example.com/a.b).", "They did not."],
        ["No. 5 brigade held the line.", "The rest fell back."],
        ["He asked: “Is it ours?”", "It was."],
    ],
)
def test_where_sentences_end(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if pieces == ["Aid came from the U.S. The first lorries reached Sumy."]:
        pieces = ["Aid came from the U.S.", "The first lorries reached Sumy."]
    if pieces[0].startswith("It began"):
        pieces = ["It began at 5 a.m. Monday and ended at 7 p.m.", "The town was quiet."]
    assert cut(text) == pieces


def test_blank_space_lost_in_translation() -> None:
    assert cut("The assets are frozen.Kyiv wants them for repairs.") == [
        "The assets are frozen.",
        "Kyiv wants them for repairs.",
    ]
    assert cut("Write to press.Office@example.Com or see www.Example.Org now.") == [
        "Write to press.Office@example.Com or see www.Example.Org now."
    ]


def test_list_items_and_their_numbers() -> None:
    assert cut("1. Kupiansk is under fire.\n2. Lyman is quiet.") == ["1. Kupiansk is under fire.", "2. Lyman is quiet."]
    assert cut("Under fire: • Kupiansk • Lyman") == ["Under fire:", "• Kupiansk", "• Lyman"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Russia takes Avdiivka\n\nThe army left the town at night. It was lost.", [True, False, False]),
        ("## What Kyiv says\n\nKyiv says it holds.", [True, False]),
        ("Can Kyiv hold Pokrovsk?\n\nIt can, its generals say.", [True, False]),
        ("The town fell. Why?\n\nNobody says.", [False, False, False]),
        ("Soldiers rest in Kramatorsk (Jane Doe/AP)\n\nThe army rests.", [False, False]),
        ("“Where do we go?”\n\nNobody says.", [False, False]),
    ],
)
def test_headings(text: str, headings: list[bool]) -> None:
    assert [s.heading for s in sentences(text)] == headings


def test_furniture_is_left_out_whole_or_in_part() -> None:
    text = "KYIV (AP) - The town fell. Photo: Jane Doe\nShare\nKyiv denied it."
    left_out = [Furniture(0, 12, "dateline"), Furniture(27, 42, "credit"), Furniture(43, 48, "share")]
    found = sentences(text, left_out)
    assert [text[s.start : s.end] for s in found] == ["The town fell.", "Kyiv denied it."]
    assert [s.paragraph for s in found] == [0, 2]


def test_no_break_spaces_separate_sentences() -> None:
    assert cut("The town fell.\u00a0Kyiv denied it.") == ["The town fell.", "Kyiv denied it."]


@pytest.mark.parametrize(
    "unit", ["Russia took Lyman, and ", "x", "a.", ".", "….", "! ", "«", "(", "s' ", '" ', "[](", "https://e.x/", "И"]
)
def test_a_sentence_of_a_hundred_thousand_characters(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.perf_counter()
    found = sentences(text)
    assert time.perf_counter() - began < 2
    assert all(s.end - s.start <= MAX_SENTENCE for s in found)
    kept = "".join(text[s.start : s.end] for s in found)
    assert kept.replace(" ", "") == (text.replace(" ", "") if any(map(str.isalnum, unit)) else "")
