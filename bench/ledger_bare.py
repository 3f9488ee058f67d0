"""The rows a ledger wrote, inserted again by the bare sqlite3 module: what storing costs where nothing is worked out.

The same tables and values, many rows at a time, in transactions of the same size and under the same pragmas. But the
rows are there already: nobody looks up what is known, hashes, sketches, makes JSON or folds a name.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Table

from whoholds.ledger.tables import claims, entries, figures, place_names, places, readings, reports, texts, touched
from whoholds.ledger.words import sqlite_document

PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "cache_size = -16000")
# Each table's rows for the entries after one number up to another, in an order that keeps references whole.
_ROWS: tuple[tuple[Table, str], ...] = (
    (texts, "SELECT t.* FROM reports r JOIN texts t ON t.digest = r.digest WHERE r.seq > ? AND r.seq <= ?"),
    *((table, f"SELECT * FROM {table.name} WHERE seq > ? AND seq <= ?") for table in (entries, reports, readings)),
    *((table, f"SELECT * FROM {table.name} WHERE seq > ? AND seq <= ?") for table in (claims, figures, places)),
    (
        place_names,
        "SELECT DISTINCT n.* FROM claims c JOIN place_names n USING (place_id) WHERE c.seq > ? AND c.seq <= ?",
    ),
    (touched, "SELECT place_id, max(since) FROM claims WHERE seq > ? AND seq <= ? GROUP BY place_id"),
)
_QUOTES = "SELECT seq, json_extract(body, '$.claim.quote') FROM entries WHERE kind = 'claim' AND seq > ? AND seq <= ?"
# Rows that may be there already: as in the ledger, a text, a name, a place spoken of again.
_AGAIN = {texts.name: "OR IGNORE ", place_names.name: "OR IGNORE ", touched.name: "OR REPLACE "}
# Statement and rows.
Rows = list[tuple[str, list[tuple[object, ...]]]]


def written(ledger: Path, after: int, until: int, *, indexes: bool) -> Rows:
    """The rows for the entries after number `after` up to `until`; the words of quotes are part of the indexes."""
    source = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        out: Rows = []
        for table, query in _ROWS:
            places_of = ", ".join("?" for _ in table.columns)
            statement = f"INSERT {_AGAIN.get(table.name, '')}INTO {table.name} VALUES ({places_of})"
            out.append((statement, source.execute(query, (after, until)).fetchall()))
        if indexes:
            quotes = [(seq, sqlite_document(quote)) for seq, quote in source.execute(_QUOTES, (after, until))]
            out.append(("INSERT INTO quotes (rowid, words) VALUES (?, ?)", [(seq, words) for seq, words in quotes]))
        return out
    finally:
        source.close()


class Bare:
    """A database with a ledger's tables, empty at first; without `indexes`, nothing but tables and primary keys."""

    def __init__(self, path: Path, like: Path, *, indexes: bool) -> None:
        model = sqlite3.connect(like)
        found = model.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        model.close()
        self._made = sqlite3.connect(path, isolation_level=None)
        self._made.execute("PRAGMA journal_mode = WAL")
        for pragma in PRAGMAS:
            self._made.execute(f"PRAGMA {pragma}")
        wanted = {table.name for table, _ in _ROWS} | ({"quotes"} if indexes else set())
        for kind, table, sql in sorted(found, key=lambda row: row[0] != "table"):
            if table in wanted and (indexes or kind == "table"):
                self._made.execute(sql)

    def insert(self, rows: Rows) -> None:
        """One transaction."""
        self._made.execute("BEGIN IMMEDIATE")
        for statement, values in rows:
            self._made.executemany(statement, values)
        self._made.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._made.close()
