"""Rows as an HTML table for notebooks. Every word is escaped: nothing a report says can become markup."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from whoholds.model import Json
from whoholds.rows import Rows
from whoholds.show import words

T = TypeVar("T")

# A notebook with more becomes slow to scroll, and nobody reads on.
MAX_ROWS = 100
_STYLE = (
    "<style>.whoholds table{border-collapse:collapse}"
    ".whoholds td,.whoholds th{text-align:left;vertical-align:top;padding:.2em .7em .2em 0}</style>"
)


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    return escape(words.clean(str(value)), quote=True)


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def html(rows: Rows[T]) -> str:
    """The first hundred values as an HTML table, and how many there are."""
    names = [name for name, _ in rows.fields]
    body = "".join(_row([_cell(row[name]) for name in names], "td") for row in rows[:MAX_ROWS].records())
    count = f"the first {MAX_ROWS} of {len(rows)}" if len(rows) > MAX_ROWS else f"{len(rows)}"
    title = f"<p><b>{rows.kind.__name__}</b> <small>{count}</small></p>"
    return f'{_STYLE}<div class="whoholds">{title}<table>{_row(names, "th")}{body}</table></div>'
