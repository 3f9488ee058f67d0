"""Whatever is altered is found, and its entry named; over both databases."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, LargeBinary, Table, create_engine, text

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import clock, drawn, place_id, wire
from tests.ledger.old import fill
from whoholds.errors import LedgerError
from whoholds.ledger.address import address, engine
from whoholds.ledger.chain import digest
from whoholds.ledger.store import Store
from whoholds.ledger.tables import (
    DERIVED_TABLES,
    INDEX_TABLES,
    built,
    claims,
    entries,
    head,
    passes,
    shapes,
    texts,
    touched,
)
from whoholds.ledger.verify import verify
from whoholds.model import Event, Fault, History, Interval, Part

# Editions that passed by are a note of ours, no part of what is kept.
CHECKED = (entries, head, texts, shapes, *INDEX_TABLES, *(t for t in DERIVED_TABLES if t is not passes))
# Tables whose rows have the number of their entry.
NUMBERED = frozenset({"entries", "claims", "figures", "readings", "reviews", "failures", "reports", "maps"})


def conclude(store: Store) -> None:
    """Keeps a history of two places."""
    for name in ("Ukrainsk", "Toretsk"):
        place = store.place(place_id(name))
        assert place is not None
        part = Part("c1", "r1", "claims", "v1", "RUS", "2024-09", None)
        event = Event(
            id=f"e-{name}",
            place=place,
            kind="captured",
            party="RUS",
            day="2024-09-18",
            exact=True,
            earliest="2024-09-17",
            latest="2024-09-19",
            status="claimed",
            standing="claimed",
            rule="r",
            because=("c1",),
            parts=(part, part),
        )
        rows = (
            Interval(place.id, "consensus", None, None, "unknown"),
            Interval(place.id, "party:RUS", None, "2024-09-18", "unknown"),
            Interval(place.id, "party:RUS", "2024-09-18", None, "held", ("RUS",)),
        )
        store.save_history(History(place, (event, event), rows), store.head().count, "rules")


def complete(location: str) -> None:
    """A ledger with something in every table."""
    fill(location)
    with Store.open(location, now=clock("2024-10-01")) as store:
        store.keep(wire(3), edition="e2")
        store.keep_map(drawn("2024-09-15"))
        store.keep_map(drawn("2024-09-30", east=37.6))
        conclude(store)


def faults(location: str) -> list[Fault]:
    """What verifying finds; a ledger that cannot be read counts as one fault."""
    try:
        with Store.open(location) as store:
            return list(verify(store, gazetteer_knows=lambda place: place.startswith("place:")))
    except LedgerError as error:
        return [Fault("the ledger", str(error), "")]


@pytest.fixture
def ledger(new_ledger: NewLedger) -> str:
    location = new_ledger()
    complete(location)
    assert not faults(location)
    return location


@contextmanager
def behind_its_back(location: str) -> Iterator[Connection]:
    """A connection for changes that no constraint between tables stops."""
    place = address(location)
    made = create_engine(f"sqlite:///{place.path}") if place.path else engine(place, "write")
    with made.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection
    made.dispose()


def alter(connection: Connection, statement: str, values: dict[str, object]) -> int:
    return connection.execute(text(statement), values).rowcount


def cells(connection: Connection, table: Table) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table.name}")).mappings()]


def other(value: object, binary: bool, chance: random.Random) -> object:
    """The smallest other value."""
    if binary:
        body = bytearray(bytes(value))  # type: ignore[call-overload]
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        return bytes(body)
    if value is None:
        return None
    if isinstance(value, str):
        if not value:
            return "x"
        at = chance.randrange(len(value))
        return value[:at] + ("y" if value[at] == "x" else "x") + value[at + 1 :]
    return value + 1  # type: ignore[operator]


def test_any_cell_altered_is_found_and_named(ledger: str) -> None:
    """Every column of every table, in a row drawn by chance."""
    chance = random.Random(20240918)
    restore: tuple[str, dict[str, object]] | None = None
    for table, column in [(each, column) for each in CHECKED for column in each.columns]:
        with behind_its_back(ledger) as connection:
            if restore is not None:
                assert alter(connection, *restore) == 1
            rows = cells(connection, table)
            row = chance.choice([row for row in rows if row[column.name] is not None] or rows)
            old = row[column.name]
            new = _altered(column, old, chance)
            keys = [key.name for key in table.primary_key]
            where = " AND ".join(f"{name} = :key_{name}" for name in keys)
            statement = f"UPDATE {table.name} SET {column.name} = :new WHERE {where}"
            assert alter(connection, statement, {"new": new, **{f"key_{name}": row[name] for name in keys}}) == 1
        moved = {f"key_{name}": new if name == column.name else row[name] for name in keys}
        restore = statement, {"new": old, **moved}
        found = faults(ledger)
        shown = f"{table.name}.{column.name}: {old!r} to {new!r} in {row}"
        assert found, shown
        if table.name in NUMBERED:
            assert any(f"entry {row['seq']}" in f.where for f in found), (shown, found)


def _altered(column: Column[Any], old: object, chance: random.Random) -> object:
    """Another value for a cell; of a key, one that no other row has."""
    number = column.type.python_type in (int, float)
    if old is None:
        return 7 if number else "x"
    if number and column.primary_key:
        return 10_000 + int(str(old))
    return other(old, isinstance(column.type, LargeBinary), chance)


@pytest.mark.parametrize("table", [t for t in CHECKED if t is not head], ids=lambda t: t.name)
def test_any_row_taken_away_is_found(ledger: str, table: Table) -> None:
    chance = random.Random(table.name)
    with behind_its_back(ledger) as connection:
        row = chance.choice(cells(connection, table))
        keys = [key.name for key in table.primary_key]
        where = " AND ".join(f"{name} = :{name}" for name in keys)
        alter(connection, f"DELETE FROM {table.name} WHERE {where}", {name: row[name] for name in keys})
    found = faults(ledger)
    assert found
    if table is built:
        assert any(str(row["place_id"]) in f.where for f in found)
    if table.name in NUMBERED:
        assert any(f"entry {row['seq']}" in f.where for f in found)


def test_a_row_added_is_found(ledger: str) -> None:
    with behind_its_back(ledger) as connection:
        row = cells(connection, claims)[0] | {"since": 999}
        columns = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        alter(connection, f"INSERT INTO claims ({columns}) VALUES ({values})", row)
    assert any(f"entry {row['seq']}" in f.where for f in faults(ledger))


def test_a_tail_cut_off_is_found(ledger: str) -> None:
    with Store.open(ledger) as store:
        count = store.head().count
    with behind_its_back(ledger) as connection:
        alter(connection, f"DELETE FROM entries WHERE seq > {count - 2}", {})
    found = faults(ledger)
    assert any(f.where == f"entry {count - 2}" and "is the last" in f.what for f in found)


def test_a_chain_written_anew_is_found_by_a_hash_noted_down(ledger: str) -> None:
    """Who can write everything can make a chain that holds; not one with the same hashes."""
    with Store.open(ledger) as store:
        noted = store.head().hash
        rows = list(store.entries())
        assert not list(verify(store, head=noted))
    with behind_its_back(ledger) as connection:
        prev = rows[0].prev
        for entry in rows:
            subject = entry.subject.replace("broken.txt", "forged.txt")
            own = digest(entry.seq, entry.kind, subject, entry.producer, entry.recorded, entry.body, prev)
            new = {"subject": subject, "prev": prev, "hash": own, "seq": entry.seq}
            alter(connection, "UPDATE entries SET subject = :subject, prev = :prev, hash = :hash WHERE seq = :seq", new)
            prev = own
        alter(connection, "UPDATE head SET hash = :hash", {"hash": prev})
    with Store.open(ledger) as store:
        assert not list(verify(store))
        assert [f.where for f in verify(store, head=noted)] == ["head"]


def test_quotes_must_stand_in_their_texts(new_ledger: NewLedger) -> None:
    """Even where the chain holds: a ledger another program wrote."""
    location = new_ledger()
    read = wire(1)
    with Store.open(location) as store:
        store.keep(read, edition="e1")
        told = next(iter(store.entries(after=1)))
        body = told.body.replace(str(read.claims[0].quote[:20]), "Somebody else or so..")
        assert body != told.body
        rows = list(store.entries())
    with behind_its_back(location) as connection:
        prev = rows[0].prev
        for entry in rows:
            kept = body if entry.seq == told.seq else entry.body
            own = digest(entry.seq, entry.kind, entry.subject, entry.producer, entry.recorded, kept, prev)
            new = {"body": kept, "prev": prev, "hash": own, "seq": entry.seq}
            alter(connection, "UPDATE entries SET body = :body, prev = :prev, hash = :hash WHERE seq = :seq", new)
            prev = own
        alter(connection, "UPDATE head SET hash = :hash", {"hash": prev})
    found = faults(location)
    assert [f.where for f in found if "its report's text" in f.what] == [f"entry {told.seq}"]


def test_a_place_that_no_gazetteer_knows_is_named(ledger: str) -> None:
    with Store.open(ledger) as store:
        found = list(verify(store, gazetteer_knows=lambda place: place != place_id("Toretsk")))
    assert len(found) == 1
    assert place_id("Toretsk") in found[0].where
    assert "gazetteer add" in found[0].cure


def test_progress_is_told(ledger: str) -> None:
    told: list[tuple[int, int]] = []
    with Store.open(ledger) as store:
        list(verify(store, progress=lambda done, total: told.append((done, total))))
        count = store.head().count
    assert told[-1] == (count, count)


def test_a_read_only_ledger_is_verified_too(ledger: str) -> None:
    with Store.open(ledger, readonly=True) as store:
        assert not list(verify(store))


def test_an_index_is_rebuilt_as_it_was(ledger: str) -> None:
    def everything() -> dict[str, list[str]]:
        with behind_its_back(ledger) as connection:
            return {t.name: sorted(map(str, cells(connection, t))) for t in (*INDEX_TABLES, touched)}

    before = everything()
    with behind_its_back(ledger) as connection:
        for statement in ("DELETE FROM figures", "UPDATE claims SET told = ''", "DELETE FROM place_names"):
            alter(connection, statement, {})
    assert everything() != before
    with Store.open(ledger) as store:
        store.rebuild()
        assert not list(verify(store))
        assert store.stale_places()
        assert [t.claim.id for t in store.tellings(text="statement")] == [t.claim.id for t in store.tellings()]
    assert everything() == before


# ---------------------------------------------------------------- bytes of the file


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bytes") / "whole.db"
    complete(str(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def contents(path: Path) -> Iterator[object]:
    """Everything that the ledger can be asked for."""
    with closing(sqlite3.connect(path)) as connection:
        for table in (*CHECKED, passes):
            yield table.name
            yield sorted(map(repr, connection.execute(f"SELECT * FROM {table.name}")))
        for word in ("statement", "town", "soldiers", "18", "robotyne"):
            yield sorted(connection.execute("SELECT rowid FROM quotes WHERE quotes MATCH ?", (f'"{word}"',)))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_altered_is_found_or_was_none_of_ours(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    body = bytearray(file.read_bytes())
    at = chance.randrange(len(body))
    body[at] ^= 1 << chance.randrange(8)
    path = file.with_name("altered.db")
    for rest in path.parent.glob("altered.db*"):
        rest.unlink()
    path.write_bytes(body)
    if faults(str(path)):
        return
    assert list(contents(path)) == list(contents(file)), f"bit of byte {at} was altered and nobody noticed"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_found(file: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "short.db"
    shutil.copy(file, path)
    body = file.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    assert faults(str(path))
