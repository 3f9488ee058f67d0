"""Bad input through the command: what is wrong is named with its cure, the other reports are still read."""

import codecs
import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whoholds import Reader, Reading, Report, cli

STORY = (
    "KYIV, Sept 18, 2024 - Russian forces have taken the town of Ukrainsk, about 25 km southeast of Pokrovsk, the "
    "Russian defence ministry said on Wednesday.\n\nUkraine’s General Staff denied that Ukrainsk had fallen.\n"
)
RUSSIAN = (
    "Министерство обороны России сообщило в среду, что войска заняли город Украинск к юго-востоку от Покровска. "
    "Генеральный штаб Украины это отрицает: по его словам, бои за город продолжаются.\n"
)
GERMAN = (
    "Russische Truppen haben nach Angaben des Verteidigungsministeriums die Stadt Ukrajinsk eingenommen. Der "
    "ukrainische Generalstab bestreitet, dass der Ort gefallen ist, und spricht von Kämpfen in der Umgebung.\n"
)
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40
# Seconds and megabytes that no single report may need on a slow machine; measured: a tenth of either.
PATIENCE_S, MEMORY_MB = 60.0, 1500


class Told:
    """What the command printed and how it ended."""

    def __init__(self, status: int, out: str, err: str, seconds: float) -> None:
        self.status, self.err, self.seconds = status, err, seconds
        self.documents = {d["id"]: d for d in map(json.loads, out.splitlines())}


def _bounded_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB << 20, MEMORY_MB << 20))


def read(*arguments: str | Path, bounded: bool = False) -> Told:
    """`whoholds read --format jsonl`; nothing that it says may be a traceback."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "whoholds", "read", "--format", "jsonl", *map(str, arguments)],
        capture_output=True,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        preexec_fn=_bounded_memory if bounded else None,
    )
    told = Told(done.returncode, done.stdout.decode(), done.stderr.decode(), time.perf_counter() - start)
    assert "Traceback" not in told.err
    return told


def verbatim(document: dict, text: str) -> int:
    """The number of claims, all of them quoting `text` where they say."""
    for said in (*document["claims"], *document["figures"]):
        assert text[said["start"] : said["end"]] == said["quote"]
    return len(document["claims"])


def is_read(document: dict) -> bool:
    return {(c["kind"], c["party"], c["stance"]) for c in document["claims"]} >= {("captured", "RUS", "asserts")}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_files_that_are_no_text_are_named_with_the_cure_and_the_rest_is_read(good: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": (b"", "the file is empty"),
        "blank.txt": (b" \n\t\r\n\xc2\xa0", "the file is empty"),
        "picture.txt": (PICTURE, "an image; give the report's text"),
        "zeros.txt": (b"\x00" * 5000, "binary file, not text; give the report's text as UTF-8"),
        "program": (b"\x7fELF\x02\x01\x01" + bytes(500), "a program; give the report's text"),
        "scan.pdf": (b"%PDF-1.4\n%\xe2\xe3" + PICTURE, "convert it to text first"),
        "page.txt": (b"<!DOCTYPE html><html><body><p>Russian forces took Ukrainsk.</p>", "save the article's text"),
        "reports.json": (b"[]", "one a line in a .jsonl file"),
    }
    for name, (raw, _) in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "folder").mkdir()
    cures = {name: cure for name, (_, cure) in bad.items()} | {
        "missing.txt": "no such file or folder; check the path",
        "folder": "holds no reports",
    }
    told = read(*(tmp_path / name for name in cures), good)
    assert told.status == cli.SOME_SKIPPED
    assert is_read(told.documents["good"])
    assert list(told.documents) == ["good"]
    lines = told.err.splitlines()
    for name, cure in cures.items():
        assert any(f"{name}: " in line and cure in line for line in lines), (name, told.err)
    assert f"1 reports read, {len(told.documents['good']['claims'])} claims; {len(cures)} skipped" in told.err
    assert len(lines) == len(cures) + 1


def test_a_file_that_may_not_be_read_is_named_with_the_cure(good: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY, encoding="utf-8")
    secret.chmod(0)
    told = read(secret, good)
    assert told.status == cli.SOME_SKIPPED
    assert "secret.txt" in told.err
    assert "permission denied" in told.err
    assert is_read(told.documents["good"])


def test_nothing_but_bad_files_is_status_one(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(PICTURE)
    told = read(tmp_path / "picture.txt", tmp_path / "missing.txt")
    assert told.status == cli.NOTHING_READ
    assert told.documents == {}


def test_texts_in_other_encodings_are_read_and_say_so(tmp_path: Path) -> None:
    broken = STORY.replace("Pokrovsk", "Pokrovsk “fortress”").encode()
    raws = {
        "utf16": codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        "utf16-plain": STORY.encode("utf-16-le"),
        "utf16-big": STORY.encode("utf-16-be"),
        "utf8-marked": STORY.encode("utf-8-sig"),
        "cp1252": STORY.encode("cp1252"),
        "broken-utf8": broken.replace("”".encode(), "”".encode()[:2]),
        "cp1251": RUSSIAN.encode("cp1251"),
    }
    for name, raw in raws.items():
        (tmp_path / f"{name}.txt").write_bytes(raw)
    told = read(tmp_path)
    assert told.status == cli.ALL_READ
    assert set(told.documents) == set(raws)
    expected = {
        "utf16": "utf-16-le",
        "utf16-plain": "utf-16-le",
        "utf16-big": "utf-16-be",
        "cp1252": "cp1252",
        "broken-utf8": "utf-8, damaged",
        "cp1251": "cp1251",
    }
    assert {n: d["encoding"] for n, d in told.documents.items() if "encoding" in d} == expected
    for name in set(raws) - {"cp1251", "broken-utf8"}:
        assert verbatim(told.documents[name], STORY) >= 2, name
        assert is_read(told.documents[name]), name
    assert verbatim(told.documents["broken-utf8"], (tmp_path / "broken-utf8.txt").read_text(errors="replace")) >= 2
    # Read as what it is, and left alone as Russian, not as letters out of the wrong table.
    assert "language ru" in told.documents["cp1251"]["notes"][0]


def test_a_language_without_a_lexicon_is_told_not_guessed_at(good: Path, tmp_path: Path) -> None:
    for name, text in {"russian": RUSSIAN, "german": GERMAN}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = read(tmp_path / "russian.txt", tmp_path / "german.txt", good)
    assert told.status == cli.ALL_READ
    for name in ("russian", "german"):
        assert told.documents[name]["claims"] == []
        assert "there is no lexicon for it" in told.documents[name]["notes"][0]
    assert is_read(told.documents["good"])


def test_broken_lines_are_named_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "first", "text": STORY}),
        '{"id": "cut", "text": "Russian forces took',
        json.dumps(["no", "object"]),
        json.dumps({"text": STORY}),
        json.dumps({"id": "wordless"}),
        json.dumps({"id": "blank", "text": "  "}),
        json.dumps({"id": "first", "text": STORY}),
        json.dumps({"id": "numbered", "text": 5}),
        json.dumps({"id": "dated", "text": STORY, "published": 20240918}),
        "[" * 3000,
        json.dumps({"id": "last", "text": STORY}),
    ]
    path = tmp_path / "reports.jsonl"
    path.write_bytes(
        "\n".join(lines).encode() + b"\n\xff\xfe\x00\x01\x02\x03\n" + lines[0].replace("first", "x").encode()
    )
    told = read(path)
    assert told.status == cli.SOME_SKIPPED
    assert list(told.documents) == ["first", "last", "x"]
    assert all(map(is_read, told.documents.values()))
    said = told.err.splitlines()
    for number, cure in {
        2: "not JSON",
        3: "expected an object",
        4: "give each report an id",
        5: "give the report's words",
        6: "nothing to read",
        7: "was used on line 1",
        8: "give the report's words",
        9: "mend the field",
        10: "mend or remove the line",
        12: "line 12",
    }.items():
        assert any(f"reports.jsonl, line {number}: " in line and cure in line for line in said), (number, told.err)


def test_absurd_days_of_publication_do_not_stop_a_report(tmp_path: Path) -> None:
    days = [
        "2024-02-30",
        "0000-00-00",
        "9999-12-31",
        "0001-01-01",
        "10000-01-01",
        "yesterday",
        "2024-13",
        "1",
    ]
    words = "Russian forces took Ukrainsk on 31 February 2024, or on 99 May 0000, or 9999999999 years ago, they said.\n"
    path = tmp_path / "days.jsonl"
    path.write_text("".join(json.dumps({"id": day, "text": words, "published": day}) + "\n" for day in days))
    # The war is named: a report of the year 1 is about none that a theatre describes.
    told = read("--theatre", "ukraine", path)
    assert told.status == cli.ALL_READ
    assert list(told.documents) == days
    for document in told.documents.values():
        assert verbatim(document, words)
    for day in ("2024-02-30", "0000-00-00", "10000-01-01", "yesterday", "2024-13", "1"):
        assert told.documents[day]["published"] is None, day
        assert day in told.documents[day]["published_basis"], day


def test_fifty_megabytes_are_refused_at_once_with_the_cure(good: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        for _ in range(50):
            file.write((STORY.encode() * 4000)[:1_000_000])
    lines = tmp_path / "big.jsonl"
    with lines.open("wb") as file:
        file.write(b'{"id": "big", "text": "')
        for _ in range(50):
            file.write(b"Kyiv " * 200_000)
        file.write(b'"}\n' + json.dumps({"id": "next", "text": STORY}).encode())
    told = read(big, lines, good, bounded=True)
    assert told.status == cli.SOME_SKIPPED
    assert list(told.documents) == ["next", "good"]
    assert all(map(is_read, told.documents.values()))
    for where in ("big.txt: ", "big.jsonl, line 1: "):
        assert any(where in line and "--max-bytes" in line for line in told.err.splitlines()), told.err
    assert told.seconds < PATIENCE_S


def test_the_limit_may_be_set(good: Path) -> None:
    told = read("--max-bytes", "100", good)
    assert told.status == cli.NOTHING_READ
    assert "longer than 100 bytes" in told.err


NAMES = ("Bakhmut", "Soledar", "Pokrovsk", "Avdiivka", "Toretsk", "Vuhledar", "Lyman", "Robotyne")
FILLERS = (
    "while",
    "and",
    "the",
    "shelling",
    "of",
    "units",
    "near",
    "villages",
    "south",
    "continued",
    "where",
    "troops",
)


def _prose() -> str:
    chance = random.Random(5)
    return " ".join(chance.choice(NAMES if chance.random() < 0.1 else FILLERS) for _ in range(20_000))


SENTENCES = {
    "prose": _prose(),
    "names": ", ".join(NAMES * 1500),
    "one word": "a" * 100_000,
    "no blanks": "Russian-held-" * 8000,
    "one quotation": "“" + _prose(),
    "brackets": "(" * 50_000 + ")" * 50_000,
    "digits": "9" * 100_000,
    "relative places": "25 km southeast of Pokrovsk " * 4000,
    "blanks": " " * 100_000 + "there",
    "capitals": _prose().upper(),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader("ukraine")


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_of_a_hundred_thousand_characters(name: str, reader: Reader) -> None:
    text = f"Russian forces captured Ukrainsk on Monday, the ministry said. They then took {SENTENCES[name][:100_000]}."
    start = time.process_time()
    reading: Reading = reader.read(Report("long", text, "2024-09-18", language="en"))
    assert time.process_time() - start < PATIENCE_S
    assert any(c.place_name == "Ukrainsk" for c in reading.claims)
    assert all(text[said.start : said.end] == said.quote for said in (*reading.claims, *reading.figures))


def test_a_sentence_of_a_hundred_thousand_characters_through_the_command(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    text = STORY + "\nRussian forces captured " + SENTENCES["names"] + ".\n"
    # Names alone are no language that can be told.
    path.write_text(json.dumps({"id": "long", "text": text, "language": "en"}) + "\n", encoding="utf-8")
    told = read("--theatre", "ukraine", path, good, bounded=True)
    assert told.status == cli.ALL_READ
    assert verbatim(told.documents["long"], text)
    assert is_read(told.documents["good"])
    assert told.seconds < PATIENCE_S


def test_a_long_report_costs_by_its_length(reader: Reader) -> None:
    """Four times the text takes about four times as long, not sixteen."""
    chance = random.Random(11)

    def story(paragraphs: int) -> str:
        lines = (
            f"Russian forces {chance.choice(('captured', 'attacked', 'shelled', 'left'))} {chance.choice(NAMES)} and "
            f"{chance.choice(NAMES)} on {chance.randint(1, 28)} May, the army said. Number {n} of those was "
            f"{chance.randint(2, 40)} km from {chance.choice(NAMES)}, and {chance.randint(2, 90)} people were hurt."
            for n in range(paragraphs)
        )
        return "\n\n".join(lines)

    def seconds(text: str) -> float:
        start = time.process_time()
        assert reader.read(Report("a", text, "2024-09-18")).claims
        return time.process_time() - start

    seconds(story(50))
    short, long = story(200), story(800)
    assert seconds(long) < 8 * seconds(short)
