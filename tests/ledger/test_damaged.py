"""Ledgers that are not there, or not whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.ledger.children import ingest
from tests.ledger.conftest import NewLedger
from tests.ledger.invented import still, wire
from whoholds.errors import (
    DamagedLedger,
    NoLedger,
    SettingsError,
    UnreachableLedger,
)
from whoholds.ledger import address as addresses
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify


def test_where_no_ledger_is_none_is_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(NoLedger, match=r"no ledger at .*none\.db; `whoholds ingest PATH` makes one"):
        Store.open(tmp_path / "none.db")
    with pytest.raises(NoLedger):
        Store.open(tmp_path / "none.db", create=True, readonly=True)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(NoLedger, match="no folder"):
        Store.open(tmp_path / "no" / "none.db", create=True)
    with pytest.raises(NoLedger, match="this is a folder"):
        Store.open(tmp_path, create=True)
    (tmp_path / "empty.db").touch()
    with pytest.raises(NoLedger, match="the file is empty"):
        Store.open(tmp_path / "empty.db")
    Store.open(tmp_path / "empty.db", create=True).close()


def test_addresses() -> None:
    with pytest.raises(SettingsError, match="mysql"):
        Store.open("mysql://host/ledger")
    shown = addresses.address("postgres://me:secret@host/ledger").shown
    assert "secret" not in shown
    assert addresses.address("sqlite:////tmp/a.db").path == Path("/tmp/a.db")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreachableLedger, match=r"127\.0\.0\.1:1/ledger.*does not answer") as caught:
        Store.open("postgresql://me:secret@127.0.0.1:1/ledger")
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there(postgresql_server: str) -> None:
    with pytest.raises(NoLedger, match="createdb"):
        Store.open(f"{postgresql_server}/nowhere", create=True)


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("KYIV, Sept 18 - Forces took the town.\n" * 40)
    with pytest.raises(DamagedLedger, match=r"report\.txt: the ledger is no ledger"):
        Store.open(path, create=True)
    assert path.read_text().startswith("KYIV")


def test_a_damaged_file_is_not_written_any_more(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    ingest(str(path), range(60), batch=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims_place'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    body = bytearray(path.read_bytes())
    body[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(body)
    before = path.read_bytes()
    with Store.open(path, now=still()) as store:
        with pytest.raises(DamagedLedger, match=r"damaged\.db.*restore it from a copy"):
            store.keep(wire(60), edition="e1")
        with pytest.raises(DamagedLedger, match="nothing more is written"):
            store.fail("a", "b")
        assert list(verify(store))
    assert path.read_bytes() == before


def test_a_lost_end_stops_the_writing(new_ledger: NewLedger) -> None:
    location = new_ledger()
    ingest(location, range(2))
    with Store.open(location, now=still()) as store:
        with store._engine.connect().execution_options(ledger_writes=True) as connection:
            connection.execute(text("UPDATE head SET hash = 'x'"))
            connection.commit()
        with pytest.raises(DamagedLedger, match="last entry") as caught:
            store.keep(wire(5), edition="e1")
        assert store.location in str(caught.value)


def test_an_entry_that_cannot_be_read_is_named(new_ledger: NewLedger) -> None:
    location = new_ledger()
    ingest(location, range(2))
    with Store.open(location) as store:
        with store._engine.connect().execution_options(ledger_writes=True) as connection:
            connection.execute(text("UPDATE entries SET body = '{}' WHERE seq = 3"))
            connection.execute(text("UPDATE texts SET body = :words"), {"words": b"other words"})
            connection.commit()
        with pytest.raises(DamagedLedger, match=r"entry 3 \(a claim\) cannot be read.*whoholds verify") as caught:
            list(store.tellings())
        assert store.location in str(caught.value)
        with pytest.raises(DamagedLedger, match="it was altered"):
            store.text(next(store.sources()).digest)
        with pytest.raises(DamagedLedger, match="entry 3"):
            store.rebuild()
        assert len(list(store.tellings(claim=wire(1).claims[0].id))) == 1
