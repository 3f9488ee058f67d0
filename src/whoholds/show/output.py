"""Where readings go as they come: one writer a format, each fit for a stream of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TextIO

from whoholds.model import Reading

if TYPE_CHECKING:
    from rich.console import Console

Format = Literal["table", "json", "jsonl"]


class Writer(Protocol):
    """Takes readings one by one."""

    def add(self, reading: Reading) -> None:
        """Write one reading, whole, before returning."""

    def close(self) -> None:
        """Write what ends the output. The stream itself stays open."""


class JsonLines:
    """One JSON object a line."""

    def __init__(self, stream: TextIO, *, explain: bool = False) -> None:
        self._stream = stream
        self._explain = explain

    def add(self, reading: Reading) -> None:
        """One line."""
        from whoholds.show.jsonl import dumps, record

        self._stream.write(dumps(record(reading, explain=self._explain)) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing ends it."""


class JsonArray:
    """One JSON array, indented, of the same objects."""

    def __init__(self, stream: TextIO, *, explain: bool = False) -> None:
        self._stream = stream
        self._explain = explain
        self._empty = True

    def add(self, reading: Reading) -> None:
        """One element."""
        from whoholds.show.jsonl import dumps, record

        self._stream.write("[\n" if self._empty else ",\n")
        self._stream.write(dumps(record(reading, explain=self._explain), indent=2))
        self._stream.flush()
        self._empty = False

    def close(self) -> None:
        """The closing bracket."""
        self._stream.write("[]\n" if self._empty else "\n]\n")


class Table:
    """Tables for people, a rule of space between two reports."""

    def __init__(self, stream: TextIO, *, explain: bool = False) -> None:
        from whoholds.show.table import console

        self._console: Console = console(stream)
        self._explain = explain
        self._empty = True

    def add(self, reading: Reading) -> None:
        """One table."""
        from whoholds.show.table import render

        if not self._empty:
            self._console.print()
            self._console.rule(style="dim")
        self._console.print(render(reading, width=self._console.width, explain=self._explain))
        self._console.file.flush()
        self._empty = False

    def close(self) -> None:
        """Nothing ends it."""


def writer(form: Format, stream: TextIO, *, explain: bool = False) -> Writer:
    """The writer of a format on an open text stream."""
    if form == "jsonl":
        return JsonLines(stream, explain=explain)
    if form == "json":
        return JsonArray(stream, explain=explain)
    return Table(stream, explain=explain)
