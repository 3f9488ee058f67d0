"""Checks everything a ledger keeps: the chain, every text and quote, every row of the index, what was concluded.

Any altered byte is found and its entry named. Nothing is changed; memory stays small whatever the ledger's size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, inspect, text

from whoholds.errors import DamagedLedger
from whoholds.ledger import verify_derived
from whoholds.ledger.canonical import canonical
from whoholds.ledger.chain import GENESIS, digest
from whoholds.ledger.reader import StoreReader
from whoholds.ledger.schema import expected_objects, sqlite_objects
from whoholds.ledger.tables import metadata
from whoholds.ledger.verify_index import REBUILD, RESTORE, IndexCheck
from whoholds.model import ENTRY_KINDS, Entry, Fault

Knows = Callable[[str], bool]
# Told how many entries have been checked, of how many.
Progress = Callable[[int, int], None]

# Entries read at a time.
_CHUNK = 500
# Nothing is read through column types: an altered cell may hold anything.
_ENTRIES = text(
    "SELECT seq, kind, subject, producer, recorded, body, prev, hash FROM entries "
    "WHERE seq > :after ORDER BY seq LIMIT :chunk"
)


def _quiet(done: int, total: int) -> None:
    """Tells nobody."""


def verify(
    store: StoreReader,
    *,
    gazetteer_knows: Knows | None = None,
    head: str | None = None,
    progress: Progress = _quiet,
) -> Iterator[Fault]:
    """Everything wrong with a ledger, as it is found; nothing when all is well.

    `gazetteer_knows` judges place ids; None leaves them. `head` is a hash noted down earlier (`Store.head`): it must be
    in the chain, which shows that nobody has written the whole chain anew. Raises `LedgerError` when the ledger cannot
    be reached; damage comes as faults.
    """
    try:
        with store.snapshot() as connection:
            yield from _file(connection, store.location)
            lost = list(_lost(connection, store.location))
            if lost:
                yield from lost
                return
            chain = _Chain(connection, head, progress)
            index = IndexCheck(connection)
            for entry in chain.entries():
                yield from chain.faults()
                if entry is not None:
                    yield from index.entry(entry)
            yield from chain.end()
            yield from index.end(gazetteer_knows)
            yield from verify_derived.check(connection)
    except DamagedLedger as error:
        yield Fault(store.location, str(error), RESTORE)


def _file(connection: Connection, location: str) -> Iterator[Fault]:
    """What SQLite itself finds wrong with its file, and tables and indexes that are not as we make them."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault(location, f"the file is damaged: {said}", RESTORE)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"{table}, row {row}", f"names a row of {parent} that is not there", REBUILD)
    actual = sqlite_objects(connection)
    for name, made in expected_objects().items():
        if actual.get(name) != made:
            yield Fault(location, f"its {made[0]} {name} is not as whoholds makes it", RESTORE)
    for name, (kind, *_) in actual.items():
        if kind == "trigger":
            yield Fault(location, f"a trigger {name} changes what is written; whoholds makes none", RESTORE)


def _lost(connection: Connection, location: str) -> Iterator[Fault]:
    """Columns that are gone: without them nothing can be compared."""
    there = set(inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        found = (
            connection.execute(text(f"SELECT * FROM {table.name} WHERE 1 = 0")).keys() if table.name in there else ()
        )
        for column in table.columns:
            if column.name not in found:
                yield Fault(location, f"its table {table.name} has lost the column {column.name}", RESTORE)


class _Chain:
    """Goes along the chain."""

    def __init__(self, connection: Connection, head: str | None, progress: Progress) -> None:
        self._connection = connection
        self._wanted = head
        self._progress = progress
        self._found = head in (None, GENESIS)
        self._count, self._hash, self._recorded = 0, GENESIS, ""
        self._faults: list[Fault] = []

    def entries(self) -> Iterator[Entry | None]:
        """Every entry in order; None for one whose fields are not what an entry's can be."""
        total = self._connection.execute(text("SELECT COUNT(*) FROM entries")).scalar_one()
        done, after = 0, 0
        while rows := self._connection.execute(_ENTRIES, {"after": after, "chunk": _CHUNK}).all():
            for row in rows:
                yield self._next(*row)
            after, done = rows[-1].seq, done + len(rows)
            self._progress(done, total)
        for (seq,) in self._connection.execute(text("SELECT seq FROM entries WHERE seq < 1 ORDER BY seq")):
            self._faults.append(Fault(f"entry {seq}", "stands before the first", RESTORE))

    def faults(self) -> Iterator[Fault]:
        """What was found since last asked."""
        yield from self._faults
        self._faults.clear()

    def _next(self, seq: int, *fields: object) -> Entry | None:
        where = f"entry {seq}"
        if seq != self._count + 1:
            missing = f"entry {self._count + 1}" + (f" to {seq - 1}" if seq > self._count + 2 else "")
            self._faults.append(Fault(missing, "is missing", RESTORE))
        self._count = seq
        words = [field for field in fields if isinstance(field, str)]
        if len(words) != len(fields):
            self._faults.append(Fault(where, "one of its fields is no text", RESTORE))
            self._hash = str(fields[-1])
            return None
        own = digest(seq, *words[:6])
        if own != words[6]:
            self._faults.append(Fault(where, f"was altered: its fields hash to {own}, and it says {words[6]}", RESTORE))
        if words[5] != self._hash:
            self._faults.append(
                Fault(where, f"does not follow entry {seq - 1}: it says {words[5]} stands before it", RESTORE)
            )
        if words[3] < self._recorded:
            self._faults.append(Fault(where, f"was recorded at {words[3]}, before the entry before it", RESTORE))
        self._hash, self._recorded = words[6], words[3]
        self._found |= words[6] == self._wanted
        for known in ENTRY_KINDS:
            if known == words[0]:
                return Entry(seq, known, *words[1:])
        self._faults.append(Fault(where, f"is of no known kind: {canonical(words[0])}", RESTORE))
        return None

    def end(self) -> Iterator[Fault]:
        """That the chain ends where it was written down to end."""
        yield from self.faults()
        rows = self._connection.execute(text("SELECT id, length, hash FROM head")).all()
        if len(rows) != 1 or rows[0].id != 1:
            yield Fault("head", f"the note of where the chain ends has {len(rows)} rows instead of one", RESTORE)
        elif rows[0].length != self._count:
            yield Fault(
                f"entry {self._count}", f"is the last, and {canonical(str(rows[0].length))} were written down", RESTORE
            )
        elif rows[0].hash != self._hash:
            yield Fault(f"entry {self._count}", "is the last, and its hash is not the one written down", RESTORE)
        if not self._found:
            yield Fault("head", f"no entry has the hash you noted ({self._wanted}): the chain is another", RESTORE)
