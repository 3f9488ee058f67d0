"""Text whose further lines stand under its beginning, without blanks at the ends of lines."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

# However deep the beginning reaches, this many columns are left for what follows.
_ROOM = 16


class Hanging:
    """`first`, then `rest` wrapped in the columns to its right."""

    def __init__(self, first: Text, rest: Text) -> None:
        self._first = first
        self._rest = rest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = min(self._first.cell_len, max(0, options.max_width - _ROOM))
        lines = self._rest.wrap(console, max(1, options.max_width - self._first.cell_len), no_wrap=False)
        if self._first.cell_len > indent:
            # No room beside it: the rest goes below.
            yield _trimmed(self._first.copy())
            lines = self._rest.wrap(console, max(1, options.max_width - indent))
            first = Text(" " * indent)
        else:
            first = self._first
        if not lines:
            yield _trimmed(first)
        for number, line in enumerate(lines):
            yield _trimmed(Text.assemble(first if number == 0 else " " * indent, line))


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line
