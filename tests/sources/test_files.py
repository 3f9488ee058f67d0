"""Every kind of file a user may hand in, the unreadable ones among them."""

import io
import json
import os
import time
from pathlib import Path

import pytest

from whoholds.errors import UnreadableFile
from whoholds.model import Report
from whoholds.sources.files import read_reports

WORDS = "Russian troops took the village of Robotyne on Friday, the ministry said."


def read(*paths: object, **options: object) -> tuple[list[Report], list[str]]:
    found = list(read_reports([str(p) for p in paths], **options))  # type: ignore[arg-type]
    reports = [r for r in found if isinstance(r, Report)]
    return reports, [str(r) for r in found if isinstance(r, UnreadableFile)]


def write(path: Path, raw: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return path


def lines(path: Path, *records: object) -> Path:
    return write(path, "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    text = "First line.\r\n\r\nSecond\tline.\u00a0\n"
    reports, errors = read(write(tmp_path / "story.one.txt", text))
    assert reports == [Report("story.one", text)]
    assert not errors


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", WORDS)
    write(tmp_path / "a" / "z.md", WORDS)
    write(tmp_path / "a" / "notes.csv", "a,b")
    write(tmp_path / ".hidden" / "c.txt", WORDS)
    lines(tmp_path / "c.jsonl", {"id": "one", "text": WORDS})
    reports, errors = read(tmp_path)
    assert [r.id for r in reports] == ["z", "b", "one"]
    assert not errors


def test_equal_stems_get_a_suffix_in_the_order_read(tmp_path: Path) -> None:
    for folder in ("x", "y", "z"):
        write(tmp_path / folder / "story.txt", WORDS)
    lines(tmp_path / "zz.jsonl", {"id": "story~2", "text": WORDS}, {"id": "story", "text": WORDS})
    reports, _ = read(tmp_path)
    assert [r.id for r in reports] == ["story", "story~2", "story~3", "story~2~2", "story~4"]
    assert len({r.id for r in reports}) == 5


def test_standard_input_holds_a_text_or_records() -> None:
    reports, _ = read("-", stdin=io.BytesIO(WORDS.encode()))
    assert reports == [Report("stdin", WORDS)]
    two = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    assert [r.text for r in read("-", stdin=io.BytesIO(two))[0]] == ["One.", "Two."]
    assert read("-", stdin=io.BytesIO(b""))[1] == ["standard input: the file is empty; nothing to read"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt", WORDS), tmp_path / "b.txt"
    found = read_reports([first, second])
    assert isinstance(next(found), Report)
    write(second, WORDS)
    assert isinstance(next(found), Report)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n ", "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "an image"),
        ("paper.txt", b"%PDF-1.7 ...", "pdftotext"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("zeros.txt", b"\x00" * 1000, "binary"),
        ("page.txt", b"<!DOCTYPE html><html><body>Hi</body></html>", "web page"),
        ("one.json", b'{"id": "a", "text": "b"}', ".jsonl"),
        ("empty.jsonl", b"", "empty"),
    ],
)
def test_what_cannot_be_read_says_so_and_the_rest_is_read(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    bad, good = write(tmp_path / name, raw), write(tmp_path / "good.txt", WORDS)
    reports, errors = read(bad, good)
    assert [r.id for r in reports] == ["good"]
    assert len(errors) == 1
    assert str(bad) in errors[0]
    assert said in errors[0]


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    reports, errors = read(
        tmp_path / "none.txt", tmp_path / "void", "bad\0path", "x" * 5000, write(tmp_path / "a.txt", WORDS)
    )
    assert [r.id for r in reports] == ["a"]
    assert len(errors) == 4
    assert "no such file" in errors[0]
    assert "no reports" in errors[1]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    locked = write(tmp_path / "a.txt", WORDS)
    locked.chmod(0)
    _, errors = read(locked)
    assert "permission denied" in errors[0]


def test_an_error_of_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", WORDS)

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in read(path)[1][0]


def test_a_broken_line_in_the_middle_is_named_and_the_others_read(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "r.jsonl",
        {"id": "a", "text": WORDS},
        '{"id": "b", "text": "cut off',
        "",
        {"id": "c", "text": WORDS, "published": "2024-13-45", "rank": 1, "tags": ["x", {"y": None}]},
    )
    reports, errors = read(path)
    assert [r.id for r in reports] == ["a", "c"]
    assert len(errors) == 1
    assert f"{path}, line 2: not JSON" in errors[0]
    assert dict(reports[1].extra) == {"rank": 1, "tags": ["x", {"y": None}]}
    assert reports[1].published == "2024-13-45"


def test_an_id_used_twice(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "r.jsonl", {"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": 7, "text": "Three."}
    )
    reports, errors = read(path)
    assert [(r.id, r.text) for r in reports] == [("a", "One."), ("7", "Three.")]
    assert "line 2: id 'a' was used on line 1" in errors[0]


def test_too_long_is_an_error_in_time(tmp_path: Path) -> None:
    path = write(tmp_path / "long.txt", b"a b. " * 10_000_000)
    began = time.perf_counter()
    reports, errors = read(path)
    assert time.perf_counter() - began < 5
    assert not reports
    assert "longer than 20,000,000 bytes" in errors[0]
    assert len(read(path, limit=60_000_000)[0]) == 1


def test_a_record_too_long_is_skipped_and_the_next_read(tmp_path: Path) -> None:
    path = lines(tmp_path / "r.jsonl", {"id": "a", "text": "x" * 5000}, {"id": "b", "text": WORDS})
    reports, errors = read(path, limit=1000)
    assert [r.id for r in reports] == ["b"]
    assert "line 1: longer than 1,000 bytes" in errors[0]
