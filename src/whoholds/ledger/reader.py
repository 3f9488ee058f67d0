"""Reads a ledger: claims and figures as told, places, texts, the chain, and what was concluded last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, FromClause, func, select

from whoholds.claims.verify import digest_of
from whoholds.errors import DamagedLedger
from whoholds.ledger import histories, maps, queries, tallies
from whoholds.ledger.address import address
from whoholds.ledger.chain import Head
from whoholds.ledger.codec import decoding
from whoholds.ledger.database_errors import translated
from whoholds.ledger.kept import Counts
from whoholds.ledger.opening import open_ledger
from whoholds.ledger.queries import CHUNK, Filter, Wanted
from whoholds.ledger.tables import claims, entries, failures, figures, head, places, readings, reports, reviews
from whoholds.model import (
    Entry,
    Event,
    Failure,
    FigureTelling,
    History,
    Interval,
    Place,
    Snapshot,
    Source,
    Tally,
    Telling,
)


class StoreReader:
    """The reading half of `Store`."""

    def __init__(self, location: str | Path, *, create: bool, readonly: bool) -> None:
        opened = open_ledger(address(location), create=create, readonly=readonly)
        self._engine = opened.engine
        self._why_not = opened.why_not
        self.location = opened.address.shown

    def close(self) -> None:
        """Gives the ledger back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    @property
    def why_not(self) -> str | None:
        """Why it cannot be written; None when it can."""
        return self._why_not

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger, whoever writes meanwhile."""
        with translated(self.location), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def tellings(
        self,
        *,
        place_id: Wanted = None,
        claim: Wanted = None,
        report: Wanted = None,
        kind: Wanted = None,
        party: Wanted = None,
        speaker: Wanted = None,
        side: Wanted = None,
        stance: Wanted = None,
        outlet: Wanted = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        as_known: str | None = None,
        current: bool = True,
        limit: int | None = None,
    ) -> Iterator[Telling]:
        """Claims as told, by the day of telling, then claim id; each condition takes one value or several.

        `since` and `until` are days the claims are of (of the telling where they give none), both taken in. `text` is
        looked for in the quotes (`ledger.words`). `as_known` is a day or moment: nothing recorded later is seen.
        `current` keeps to each report's latest reading. Rejected claims are among them; see `Telling.counts`.
        """
        wanted = Filter(place_id, claim, report, kind, party, speaker, side, stance, outlet, since, until, text)
        with self.snapshot() as connection:
            known = queries.last_entry(connection, as_known)
            query = queries.tellings(wanted, known, current, self.dialect).limit(limit)
            for row in connection.execution_options(yield_per=CHUNK).execute(query):
                yield queries.telling_of(row)

    def tellings_by_place(
        self, *, as_known: str | None = None, places: Collection[str] | None = None
    ) -> Iterator[tuple[Place, list[Telling]]]:
        """Current claims, place by place in the order of their ids; of every place, or of `places`.

        A place that was asked for and of which nothing is claimed any more comes with an empty list.
        """
        if places is not None:
            yield from self._of_places(sorted(set(places)), as_known)
            return
        with self.snapshot() as connection:
            query = queries.by_place(queries.last_entry(connection, as_known), None)
            rows = connection.execution_options(yield_per=CHUNK).execute(query)
            for _, group in groupby(rows, key=lambda row: row.at_place_id):
                told = list(group)
                yield queries.place_at(told[0]), [queries.telling_of(row) for row in told]

    def _of_places(self, ids: list[str], as_known: str | None) -> Iterator[tuple[Place, list[Telling]]]:
        for at in range(0, len(ids), CHUNK):
            some = ids[at : at + CHUNK]
            with self.snapshot() as connection:
                named_places = [queries.place_at(row) for row in connection.execute(queries.places_of(some))]
                query = queries.by_place(queries.last_entry(connection, as_known), some)
                rows = connection.execution_options(yield_per=CHUNK).execute(query)
                groups = groupby(rows, key=lambda row: row.at_place_id)
                name, group = next(groups, (None, iter(())))
                for place in named_places:
                    told: list[Telling] = []
                    if place.id == name:
                        told = [queries.telling_of(row) for row in group]
                        name, group = next(groups, (None, iter(())))
                    yield place, told

    def figures(
        self,
        *,
        place: str | None = None,
        place_id: Wanted = None,
        report: Wanted = None,
        kind: Wanted = None,
        speaker: Wanted = None,
        side: Wanted = None,
        outlet: Wanted = None,
        since: str | None = None,
        until: str | None = None,
        as_known: str | None = None,
        current: bool = True,
        limit: int | None = None,
    ) -> Iterator[FigureTelling]:
        """Figures as told, by the day of telling, then figure id. `place` is a name in any spelling."""
        wanted = Filter(place_id, None, report, kind, None, speaker, side, None, outlet, since, until)
        with self.snapshot() as connection:
            known = queries.last_entry(connection, as_known)
            query = queries.figure_tellings(wanted, known, current, place).limit(limit)
            for row in connection.execution_options(yield_per=CHUNK).execute(query):
                yield queries.figure_telling_of(row)

    def sources(self) -> Iterator[Source]:
        """Reports, in the order they came in."""
        with self.snapshot() as connection:
            for row in connection.execution_options(yield_per=CHUNK).execute(queries.sources()):
                yield queries.source_of(row)

    def failures(self) -> Iterator[Failure]:
        """Reports that could not be read, in the order they came in."""
        query = select(failures.c.name, failures.c.error, failures.c.recorded, failures.c.seq).order_by(failures.c.seq)
        with self.snapshot() as connection:
            for row in connection.execution_options(yield_per=CHUNK).execute(query):
                yield Failure(*row)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The chain itself, from the entry that follows number `after`."""
        query = select(entries).where(entries.c.seq > after).order_by(entries.c.seq)
        with self.snapshot() as connection:
            for row in connection.execution_options(yield_per=CHUNK).execute(query):
                yield Entry(*row)

    def text(self, digest: str) -> str | None:
        """A report's text by its digest; None when the ledger has no such text. Raises `DamagedLedger` for another."""
        with self.snapshot() as connection, decoding(f"{self.location}: text {digest}"):
            body = connection.scalar(queries.text_of(digest))
            if body is None:
                return None
            words = body.decode("utf-8", "surrogatepass")
            if digest_of(words) != digest:
                raise ValueError("it was altered")
            return words

    def maps(self, *, assessor: Wanted = None, as_known: str | None = None) -> tuple[Snapshot, ...]:
        """Layers of control maps, by assessor, day, layer and party; of several versions of one, the newest."""
        with self.snapshot() as connection:
            return maps.snapshots(connection, queries.last_entry(connection, as_known), assessor)

    def shapes(self, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The ground of map layers as WKB, each with its digest, in the order asked. Raises `DamagedLedger`."""
        with self.snapshot() as connection:
            yield from maps.read_shapes(connection, digests)

    def last_map(self) -> int:
        """The number of the newest map's entry, which tells whether there are other maps than before; 0: none."""
        with self.snapshot() as connection:
            return maps.last_map(connection)

    def places(self, name: str) -> tuple[Place, ...]:
        """Places with claims that go by this id, or by this name in any spelling; those called just so first."""
        with self.snapshot() as connection:
            found = [queries.place_at(row) for row in connection.execute(queries.places_called(name))]
        return tuple(
            sorted(found, key=lambda place: (place.id != name, place.name.casefold() != name.casefold(), place.id))
        )

    def all_places(self) -> Iterator[Place]:
        """Every place that a claim is about, by id."""
        query = select(*queries.PLACE).order_by(places.c.place_id)
        with self.snapshot() as connection:
            for row in connection.execution_options(yield_per=CHUNK).execute(query):
                yield queries.place_at(row)

    def place(self, id: str) -> Place | None:
        """The place of this id, as the first claim there gave it; None when nothing is claimed there."""
        with self.snapshot() as connection:
            row = connection.execute(queries.places_of((id,))).first()
            return None if row is None else queries.place_at(row)

    def last_told(self) -> str | None:
        """The latest day on which a claim was told."""
        with self.snapshot() as connection:
            return connection.execute(select(func.max(claims.c.told))).scalar() or None

    def head(self) -> Head:
        """How many entries there are, and the last one's hash."""
        with self.snapshot() as connection:
            row = connection.execute(select(head.c.length, head.c.hash)).first()
            if row is None:
                raise DamagedLedger(f"{self.location}: the ledger has lost the note of where its chain ends")
            return Head(row.length, row.hash)

    def counts(self) -> Counts:
        """How much is in it."""
        with self.snapshot() as connection:

            def count(table: FromClause) -> int:
                return connection.execute(select(func.count()).select_from(table)).scalar_one()

            current = select(claims.c.seq).where(*queries.visible(None, True)).subquery()
            standing = select(figures.c.seq).where(figures.c.dropped.is_(None)).subquery()
            return Counts(
                *(count(table) for table in (entries, reports, readings, current, standing, places, reviews, failures))
            )

    def tallies(self, *, as_known: str | None = None) -> Iterator[Tally]:
        """Reports and claims by outlet and day of telling, and failures; see `control.coverage`."""
        with self.snapshot() as connection:
            yield from tallies.tallies(connection, queries.last_entry(connection, as_known))

    def spoken_of(self, place_id: str) -> int:
        """How many current claims are about a place."""
        with self.snapshot() as connection:
            return tallies.spoken_of(connection, place_id)

    # ---------------------------------------------------------------- what was concluded

    def stale_places(self, rules: str | None = None) -> tuple[str, ...]:
        """Ids of the places whose history is missing, older than what is claimed, or not built by `rules`."""
        with self.snapshot() as connection:
            return histories.stale(connection, rules)

    def history(self, place_id: str, rules: str | None = None) -> History | None:
        """What was concluded of a place; None when that is missing or stale (see `stale_places`)."""
        with self.snapshot() as connection:
            return histories.history(connection, place_id, rules)

    def is_fresh(self, place_id: str, rules: str | None = None) -> bool:
        """Whether `history` has an answer, without reading it."""
        with self.snapshot() as connection:
            return histories.is_fresh(connection, place_id, rules) is not None

    def interval_on(self, place_id: str, view: str | None, day: str) -> tuple[Interval, ...]:
        """How a place stood on a day in one view, or in each, as concluded last; see `is_fresh`."""
        with self.snapshot() as connection:
            return histories.interval_on(connection, place_id, view, day)

    def events(
        self,
        *,
        id: Wanted = None,
        place_id: Wanted = None,
        kind: Wanted = None,
        party: Wanted = None,
        status: Wanted = None,
        claim: Wanted = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Event]:
        """Events as concluded last, by day, then id; of the histories kept, whether stale or not."""
        with self.snapshot() as connection:
            yield from histories.kept_events(
                connection,
                id=id,
                place_id=place_id,
                kind=kind,
                party=party,
                status=status,
                claim=claim,
                since=since,
                until=until,
            )
