"""The index of quotes by their words: FTS5 in SQLite, a tsvector in PostgreSQL, asked in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, column, false, text

from whoholds.ledger.words import postgres_document, postgres_query, sqlite_document, sqlite_query

_ADD = {
    "sqlite": "INSERT INTO quotes (rowid, words) VALUES (:seq, :words)",
    "postgresql": "INSERT INTO quotes (seq, words) VALUES (:seq, CAST(:words AS tsvector))",
}
_FIND = {
    "sqlite": "SELECT rowid FROM quotes WHERE quotes MATCH :search",
    "postgresql": "SELECT seq FROM quotes WHERE words @@ CAST(:search AS tsquery)",
}


def index_quotes(connection: Connection, quotes: Sequence[tuple[int, str]]) -> None:
    """Adds quotes, each with the number of its claim's entry."""
    if quotes:
        dialect = connection.dialect.name
        document = sqlite_document if dialect == "sqlite" else postgres_document
        connection.execute(text(_ADD[dialect]), [{"seq": seq, "words": document(quote)} for seq, quote in quotes])


def found(seq: ColumnElement[int], search: str, dialect: str) -> ColumnElement[bool]:
    """The condition that the claim of entry `seq` says what `search` asks for; a search without a word finds none."""
    words = sqlite_query(search) if dialect == "sqlite" else postgres_query(search)
    if not words:
        return false()
    name = "rowid" if dialect == "sqlite" else "seq"
    return seq.in_(text(_FIND[dialect]).bindparams(search=words).columns(column(name)).scalar_subquery())
