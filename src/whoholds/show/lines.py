"""Rows as JSON, JSON lines and CSV: the same fields in the same order, fit for other programs.

In CSV, lists are joined with ``; `` and a text that a spreadsheet would take for a formula gets an apostrophe before
it. Numbers are numbers and stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TextIO

from whoholds.model import Json
from whoholds.show.jsonl import dumps

Form = Literal["json", "jsonl", "csv"]

_JOINT = "; "
# What makes a spreadsheet evaluate a cell (OWASP, "CSV injection"), and the full-width signs some take for the same.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def cell(value: Json) -> str | int | float:
    """What stands in a CSV cell for a value; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = _JOINT.join(str(cell(item)) for item in value) if isinstance(value, list) else str(value)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    return f"'{text}" if _FORMULA.match(text) else text


class _Lines:
    """Ends each CSV row with a bare line feed.

    The csv module is told to end rows with CR LF only because it then quotes a cell that holds either of them.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        return self._stream.write(row.removesuffix("\r\n") + "\n")


def write_csv(stream: TextIO, fields: Sequence[str], rows: Iterable[Mapping[str, Json]]) -> None:
    """A heading and a line a row, in the order of `fields`: UTF-8 text without a mark, ended by line feeds."""
    out = csv.writer(_Lines(stream), lineterminator="\r\n")
    out.writerow(fields)
    out.writerows([cell(row[name]) for name in fields] for row in rows)


def write_json(stream: TextIO, rows: Iterable[Mapping[str, Json]]) -> None:
    """One array."""
    empty = True
    for row in rows:
        stream.write("[\n" if empty else ",\n")
        stream.write(dumps(dict(row), indent=2))
        empty = False
    stream.write("[]\n" if empty else "\n]\n")


def write_jsonl(stream: TextIO, rows: Iterable[Mapping[str, Json]]) -> None:
    """One object a line."""
    for row in rows:
        stream.write(dumps(dict(row)) + "\n")


def write(form: Form, stream: TextIO, fields: Sequence[str], rows: Iterable[Mapping[str, Json]]) -> None:
    """Write `rows` in a format."""
    if form == "csv":
        write_csv(stream, fields, rows)
    elif form == "json":
        write_json(stream, rows)
    else:
        write_jsonl(stream, rows)
