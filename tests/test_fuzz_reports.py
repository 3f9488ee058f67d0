"""Ten thousand mutated reports through reading and cutting: no traceback, offsets in order, output writable.

The claims stages hang on in their own fuzz; this one covers bytes to sentences.
"""

import json
import random
from pathlib import Path

from whoholds.errors import UnreadableFile
from whoholds.model import Report
from whoholds.sources.decode import decode
from whoholds.sources.records import record
from whoholds.text.document import document
from whoholds.text.language import detect
from whoholds.text.view import view

RUNS = 10_000
PAGES = sorted((Path(__file__).parent / "text" / "pages").glob("*.txt"))
SEEDS = [
    "\n\n".join(line.split("|", 1)[1] for line in page.read_text(encoding="utf-8").splitlines())[:1200]
    for page in PAGES
]
INSERTS = [
    "“", "”", '"', "'", "«", "»", "(", ")", "[", "]", "\n", "\r\n", "\n\n", "\u2028", "\x00", "\ufeff",
    "\u200b", "\u00a0", ".", "...", "!", "[12]", "](http://a.b)", "![x](y)", "```", "---\n", "Read Next\n",
    "2h ago\n", "By A B\n", "©", "😀", "é", "Ї", "ß", "ﬀ", "\ud800", "&#039;", "%", "\\", "\t", "a" * 200,
    "12:30", "Gen. ", "U.S. ",
]  # fmt: skip


def mutate(text: str, chance: random.Random) -> str:
    """A few cuts, repeats, moves and insertions at random places."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(INSERTS) * chance.choice((1, 1, 1, 3, 40)) + text[at:]
            case 1:
                text = text[:at] + text[min(to, at + 60) :]
            case 2:
                text = text[:to] + text[at : at + 300] + text[to:]
            case 3:
                text = text[:at] + text[at:to].swapcase() + text[to:]
            case 4:
                text = text[:at] + text[at:to].replace(" ", chance.choice(("", "\n", "  "))) + text[to:]
            case _:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000), 0x10FFFF)))
                    + text[at:]
                )
    return text[:4000]


def check(text: str) -> None:
    cut = document(Report("a", text))
    for spans in (cut.sentences, cut.quotations, cut.furniture):
        last = 0
        for span in spans:
            assert last <= span.start < span.end <= len(text)
            last = span.end
    for sentence in cut.sentences:
        sight = view(text, sentence.start, sentence.end)
        assert all(sentence.start <= offset < sentence.end for offset in sight.offsets)
        if sight.text:
            start, end = sight.span(0, len(sight.text))
            assert text[start:end] in text[sentence.start : sentence.end]
    assert detect(text) in ("en", "ru", "uk", "other", None)


def test_mutated_texts_are_cut_without_a_fault() -> None:
    chance = random.Random(20240907)
    for _ in range(RUNS // 2):
        check(mutate(chance.choice(SEEDS), chance))


def test_mutated_bytes_and_records_are_read_or_refused() -> None:
    chance = random.Random(7)
    refused = unnamed = 0
    for number in range(RUNS // 2):
        text = mutate(chance.choice(SEEDS), chance)
        encoding = chance.choice(("utf-8", "utf-8", "utf-16", "utf-16-le", "cp1251", "cp1252"))
        raw = bytearray(text.encode(encoding, "replace"))
        for _ in range(chance.randrange(4)):
            raw[chance.randrange(len(raw)) :][:1] = b""
            raw.insert(chance.randrange(len(raw)), chance.randrange(256))
        try:
            read, _ = decode(bytes(raw), "fuzz")
            read.encode("utf-8")
            line = json.dumps({"id": number, "text": text, "extra": read[:50]})
            at = chance.randrange(len(line))
            mutated = line if number % 2 else line[:at] + chance.choice(INSERTS) + line[at + chance.randrange(3) :]
            report = record(mutated.encode("utf-8", "surrogatepass"), "fuzz")
            json.dumps([report.id, report.text, dict(report.extra)], ensure_ascii=False).encode("utf-8")
        except UnreadableFile as error:
            refused += str(error).startswith("fuzz: ")
            unnamed += not str(error).startswith("fuzz: ")
    assert not unnamed
    assert 0 < refused < RUNS // 2
