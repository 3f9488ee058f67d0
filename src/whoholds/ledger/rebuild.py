"""Reads the index off the entries again: the cure for an index that says other than the entries."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, select, text

from whoholds.ledger.chain import digest
from whoholds.ledger.codec import decoding, parse
from whoholds.ledger.indexer import Indexer
from whoholds.ledger.tables import (
    built,
    claims,
    entries,
    event_claims,
    events,
    failures,
    figures,
    intervals,
    maps,
    place_names,
    places,
    readings,
    reports,
    reviews,
    touched,
)
from whoholds.model import Entry

# Each before what it refers to. The entries, their texts, shapes and the editions that passed by stay.
_EMPTIED = (
    intervals, event_claims, events, built, touched, place_names, places, maps, failures, reviews, figures, claims,
    readings, reports,
)  # fmt: skip
_CHUNK = 1000


def rebuild(connection: Connection, progress: Callable[[int, int], None]) -> None:
    """Within the connection's transaction. Raises `DamagedLedger`, naming the entry, when one was altered."""
    for table in _EMPTIED:
        connection.execute(delete(table))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO quotes (quotes) VALUES ('delete-all')"))
    else:
        connection.execute(text("DELETE FROM quotes"))
    indexer = Indexer(connection)
    read: set[str] = set()
    total = connection.execute(text("SELECT COUNT(*) FROM entries")).scalar_one()
    after = done = 0
    query = select(entries).order_by(entries.c.seq).limit(_CHUNK)
    while rows := connection.execute(query.where(entries.c.seq > after)).all():
        for row in rows:
            entry = Entry(*row)
            with decoding(f"entry {entry.seq}"):
                if entry.hash != digest(*row[:-1]):
                    raise ValueError("it was altered")
                body = parse(entry.body)
                indexer.add(entry, body, again=entry.kind == "reading" and entry.subject in read)
            if entry.kind == "reading":
                read.add(entry.subject)
        indexer.flush()
        after, done = rows[-1].seq, done + len(rows)
        progress(done, total)
