"""Writes index rows for entries as they come: used when appending, and when the index is built anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from whoholds.ledger import projection
from whoholds.ledger.canonical import key
from whoholds.ledger.codec import Object, parse
from whoholds.ledger.projection import Row, Said
from whoholds.ledger.search import index_quotes
from whoholds.ledger.tables import (
    claims,
    entries,
    failures,
    figures,
    maps,
    passes,
    place_names,
    places,
    readings,
    reports,
    reviews,
    shapes,
    texts,
    touched,
)
from whoholds.model import Entry, Json

# In an order that keeps every row's references before it.
_ORDER: tuple[Table, ...] = (texts, shapes, entries, reports, readings, claims, figures, reviews, failures, maps)
# Values in one IN (…): well under what either database takes.
_ASKED = 500
# Bytes of a shape that weigh as much as a row: a batch must not grow with the maps in it.
_ROW_BYTES = 10_000


class Indexer:
    """Gathers rows and writes them many at a time. Entries must come in the order of the chain."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[str, list[Row]] = {table.name: [] for table in _ORDER}
        self._quotes: list[tuple[int, str]] = []
        self._places: dict[str, Row] = {}
        self._names: dict[tuple[str, str], None] = {}
        self._passes: dict[tuple[str, str], None] = {}
        self._touched: dict[str, int] = {}
        self._open: list[tuple[Entry, Object]] = []
        self._heavy = 0
        self._reviewed = connection.execute(select(reviews.c.seq).limit(1)).first() is not None

    @property
    def pending(self) -> int:
        """How many rows wait to be written."""
        return len(self._rows[entries.name]) + len(self._rows[claims.name]) + self._heavy // _ROW_BYTES

    def keep(self, table: Table, row: Row) -> None:
        """A row of `entries`, `texts` or `shapes`."""
        self._rows[table.name].append(row)
        if table is shapes and isinstance(body := row["body"], bytes):
            self._heavy += len(body)

    def passed(self, report: str, edition: str) -> None:
        """That an edition of the reader came to a reading kept already."""
        self._passes[report, edition] = None

    def add(self, entry: Entry, body: Object, *, again: bool = False) -> None:
        """Rows for an entry; `again` says that a reading takes the place of an earlier one of its report."""
        match entry.kind:
            case "report":
                self._rows["reports"].append(projection.report_row(entry, body))
            case "claim" | "figure":
                self._open.append((entry, body))
            case "reading":
                self._reading(entry, body, again)
            case "review":
                self._review(entry, body)
            case "failure":
                self._rows["failures"].append(projection.failure_row(entry, body))
            case "map":
                self._rows["maps"].append(projection.map_row(entry, body))

    def _reading(self, entry: Entry, body: Object, again: bool) -> None:
        row = projection.reading_row(entry, body)
        if again:
            self.flush()
            self._drop(str(row["report"]), entry.seq)
        self._rows["readings"].append(row)
        said = self._reviews({key(claim["claim"]["id"]) for each, claim in self._open if each.kind == "claim"})
        for each, content in self._open:
            if each.kind == "claim":
                reviewed = said.get(key(content["claim"]["id"]), [])
                review = reviewed[-1].seq if reviewed else None
                self._claim(each, content, entry.seq, review, projection.corrections(reviewed), each)
                self._quotes.append((each.seq, content["claim"]["quote"]))
            else:
                self._rows["figures"].append(projection.figure_row(each, content, entry.seq))
        self._open.clear()

    def _claim(
        self, entry: Entry, body: Object, since: int, review: int | None, changes: Mapping[str, Json], cause: Entry
    ) -> None:
        """One version of a claim; `cause` is the entry that brought it, and its place, in."""
        self._rows["claims"].append(projection.claim_row(entry, body, since, review, changes))
        claim = projection.changed(body, changes)
        place = projection.place_row(cause, claim)
        if place is not None:
            self._places.setdefault(str(place["place_id"]), place)
            self._names |= dict.fromkeys(projection.place_name_rows(claim))
            self._touched[str(place["place_id"])] = since

    def _drop(self, report: str, seq: int) -> None:
        """The claims and figures of earlier readings give way to those of the reading that entry `seq` closes."""
        standing = (claims.c.report == report) & claims.c.dropped.is_(None)
        for place in self._connection.scalars(select(claims.c.place_id).distinct().where(standing)):
            if place is not None:
                self._touched[place] = seq
        self._connection.execute(update(claims).where(standing).values(dropped=seq))
        figure = (figures.c.report == report) & figures.c.dropped.is_(None)
        self._connection.execute(update(figures).where(figure).values(dropped=seq))

    def _reviews(self, ids: set[str]) -> dict[str, list[Said]]:
        """What reviewers have said of these claims so far, oldest first."""
        out: dict[str, list[Said]] = {}
        if not self._reviewed:
            return out
        if self._rows["reviews"]:
            self.flush()
        wanted = sorted(ids)
        for at in range(0, len(wanted), _ASKED):
            query = select(reviews).where(reviews.c.claim.in_(wanted[at : at + _ASKED])).order_by(reviews.c.seq)
            for row in self._connection.execute(query):
                out.setdefault(row.claim, []).append(Said(row.seq, row.verdict, json.loads(row.changes)))
        return out

    def _review(self, entry: Entry, body: Object) -> None:
        self._rows["reviews"].append(projection.review_row(entry, body))
        self._reviewed = True
        self.flush()
        claim = entry.subject
        changes = projection.corrections(self._reviews({claim})[claim])
        standing = (claims.c.id == claim) & claims.c.until.is_(None)
        query = (
            select(claims.c.seq, claims.c.dropped, claims.c.place_id, entries)
            .join(entries, entries.c.seq == claims.c.seq)
            .where(standing)
            .order_by(claims.c.seq)
        )
        rows = self._connection.execute(query).all()
        self._connection.execute(update(claims).where(standing).values(until=entry.seq))
        for row in rows:
            if row.place_id is not None:
                self._touched[row.place_id] = entry.seq
            told = Entry(row.seq, row.kind, row.subject, row.producer, row.recorded, row.body, row.prev, row.hash)
            self._claim(told, parse(row.body), entry.seq, entry.seq, changes, entry)
            self._rows["claims"][-1]["dropped"] = row.dropped

    def flush(self) -> None:
        """Writes what has been gathered."""
        for table in _ORDER:
            rows = self._rows[table.name]
            if rows:
                self._insert(table, rows, once=table in (texts, shapes))
                rows.clear()
        self._heavy = 0
        index_quotes(self._connection, self._quotes)
        self._quotes.clear()
        self._insert(places, list(self._places.values()), once=True)
        self._places.clear()
        self._insert(place_names, [{"folded": f, "place_id": p} for f, p in self._names], once=True)
        self._names.clear()
        self._insert(passes, [{"report": r, "edition": e} for r, e in self._passes], once=True)
        self._passes.clear()
        self._touch()

    def _insert(self, table: Table, rows: Sequence[Row], *, once: bool) -> None:
        if not rows:
            return
        if not once:
            self._connection.execute(table.insert(), rows)
        elif self._connection.dialect.name == "sqlite":
            self._connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
        else:
            self._connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)

    def _touch(self) -> None:
        if not self._touched:
            return
        rows = [{"place_id": place, "seq": seq} for place, seq in self._touched.items()]
        statement: sqlite.Insert | postgresql.Insert
        if self._connection.dialect.name == "sqlite":
            statement = sqlite.insert(touched)
            statement = statement.on_conflict_do_update(["place_id"], set_={"seq": statement.excluded.seq})
        else:
            statement = postgresql.insert(touched)
            statement = statement.on_conflict_do_update(
                index_elements=["place_id"], set_={"seq": statement.excluded.seq}
            )
        self._connection.execute(statement, rows)
        self._touched.clear()
