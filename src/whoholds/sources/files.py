"""Reports out of files: plain texts, folders of them, standard input, and `.jsonl` files of reports.

A report that cannot be read does not stop the others: `read_reports` yields an `UnreadableFile` in its place, whose
message names the file (and line) and the cure.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from whoholds.errors import UnreadableFile
from whoholds.model import Report
from whoholds.sources.decode import decode
from whoholds.sources.records import record

# Larger than any report, smaller than what exhausts a laptop: a parser needs some hundred times the text's size.
DEFAULT_LIMIT = 20_000_000
# Endings that are read out of a folder; a file named outright is read whatever it is called.
TEXT_SUFFIXES = (".txt", ".md", ".text")
LINES_SUFFIXES = (".jsonl", ".ndjson")
STANDARD_INPUT = "-"

_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b|<\?xml)", re.IGNORECASE)

Result: TypeAlias = Report | UnreadableFile


def read_reports(
    paths: Iterable[str | Path], *, limit: int = DEFAULT_LIMIT, stdin: BinaryIO | None = None
) -> Iterator[Result]:
    """Read every report under `paths`, one after the other and in a fixed order.

    A path is a text file, a `.jsonl` of reports, a folder (read through, sorted by path), or ``-`` for standard input
    (`stdin`, by default the process's own). `limit` is the most bytes one report may have.

    A text that is not in UTF-8 says in ``extra["encoding"]`` how it was read. The id of a text file is its stem; a
    second file of the same stem gets ``~2``, a third ``~3``, and so on, in the order read. A second record of the same
    id in one `.jsonl` is an error; in another file it gets the suffix.
    """
    names = _Names()
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input(stdin or sys.stdin.buffer, names, limit)
        else:
            yield from _path(Path(path), names, limit)


class _Names:
    """Ids given so far."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def unique(self, name: str) -> str:
        number = self._given.get(name, 0) + 1
        self._given[name] = number
        if number == 1:
            return name
        return self.unique(f"{name}~{number}")


def _path(path: Path, names: _Names, limit: int) -> Iterator[Result]:
    try:
        if path.is_dir():
            yield from _folder(path, names, limit)
        elif not path.exists():
            yield UnreadableFile(f"{path}: no such file or folder; check the path")
        elif path.is_file() or path.is_fifo() or path.is_char_device():
            yield from _file(path, names, limit)
        else:
            yield UnreadableFile(f"{path}: neither a file nor a folder; give a text file, a .jsonl or a folder")
    except (OSError, ValueError) as error:
        yield UnreadableFile(f"{str(path)!r}: {_reason(error)}")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; make it readable for this user (chmod u+r)"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error}); check the disk and the path"
    return f"not a path that can be opened ({error}); check the path"


def _folder(folder: Path, names: _Names, limit: int) -> Iterator[Result]:
    found = False
    if not os.access(folder, os.R_OK | os.X_OK):
        yield UnreadableFile(f"{folder}: permission denied; make it readable for this user (chmod u+rx)")
        return
    try:
        inside = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (*TEXT_SUFFIXES, *LINES_SUFFIXES))
    except OSError as error:
        yield UnreadableFile(f"{folder}: {_reason(error)}")
        return
    for path in inside:
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        found = True
        yield from _path(path, names, limit)
    if not found:
        endings = ", ".join((*TEXT_SUFFIXES, *LINES_SUFFIXES))
        yield UnreadableFile(f"{folder}: the folder holds no reports; it is searched for files ending in {endings}")


def _file(path: Path, names: _Names, limit: int) -> Iterator[Result]:
    if path.suffix.lower() == ".json":
        yield UnreadableFile(f"{path}: a JSON document; give the reports one a line in a .jsonl file")
        return
    if path.suffix.lower() in LINES_SUFFIXES:
        with path.open("rb") as lines:
            yield from _lines(lines, str(path), names, limit)
        return
    with path.open("rb") as file:
        raw = file.read(limit + 1)
    yield _text(raw, str(path), path.stem or path.name, names, limit)


def _standard_input(stream: BinaryIO, names: _Names, limit: int) -> Iterator[Result]:
    """One text, or records a line when the first line is a JSON object."""
    first = stream.readline(limit + 1)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _lines(_again(first, stream, limit), "standard input", names, limit)
        return
    raw = first + stream.read(max(0, limit + 1 - len(first)))
    yield _text(raw, "standard input", "stdin", names, limit)


def _again(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    yield first
    while line := stream.readline(limit + 1):
        yield line


def _text(raw: bytes, where: str, name: str, names: _Names, limit: int) -> Result:
    if len(raw) > limit:
        return UnreadableFile(
            f"{where}: longer than {limit:,} bytes; split it into one file a report, or raise the limit (--max-bytes)"
        )
    try:
        text, encoding = decode(raw, where)
    except UnreadableFile as error:
        return error
    if not text.strip():
        return UnreadableFile(f"{where}: the file is empty; nothing to read")
    if _PAGE.match(text):
        return UnreadableFile(f"{where}: this is the source of a web page; save the article's text instead")
    # A file name may hold bytes that are no text; an id must not.
    given = names.unique(name.encode("utf-8", "replace").decode("utf-8"))
    if encoding == "utf-8":
        return Report(given, text)
    return Report(given, text, extra=MappingProxyType({"encoding": encoding}))


def _lines(lines: Iterable[bytes], where: str, names: _Names, limit: int) -> Iterator[Result]:
    seen: dict[str, int] = {}
    number = 0
    skipping = False
    for raw in _bounded(lines, limit):
        if skipping:
            # The rest of a line that was too long.
            skipping = not raw.endswith(b"\n")
            continue
        number += 1
        place = f"{where}, line {number}"
        if len(raw) > limit:
            yield UnreadableFile(
                f"{place}: longer than {limit:,} bytes; split the report, or raise the limit (--max-bytes)"
            )
            skipping = not raw.endswith(b"\n")
            continue
        if not raw.strip():
            continue
        try:
            report = record(raw, place)
        except UnreadableFile as error:
            yield error
            continue
        if report.id in seen:
            yield UnreadableFile(
                f"{place}: id {report.id!r} was used on line {seen[report.id]}; give each report its own id"
            )
            continue
        seen[report.id] = number
        name = names.unique(report.id)
        yield report if name == report.id else _renamed(report, name)
    if not seen and number == 0:
        yield UnreadableFile(f"{where}: the file is empty; nothing to read")


def _bounded(lines: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Lines of at most `limit` + 1 bytes each, so that a file without line ends is not read into memory at once."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        yield from lines
        return
    while line := readline(limit + 1):
        yield line


def _renamed(report: Report, name: str) -> Report:
    return Report(
        name, report.text, report.published, report.outlet, report.url, report.language, report.title, report.extra
    )
