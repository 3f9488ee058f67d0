"""Ledgers that may be read and not written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.ledger.children import in_child, ingest, status_of
from tests.ledger.conftest import NewLedger
from tests.ledger.invented import still, wire
from whoholds.errors import (
    ReadOnlyLedger,
)
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="whl"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], None]) -> int:
    """Runs `work` as a user whom rights bind: they do not bind root."""

    def drop() -> None:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        work()

    return status_of(in_child(drop))


def _read_but_not_written(location: str) -> None:
    with Store.open(location) as store:
        assert len(list(store.tellings())) == 6
        assert store.why_not is not None
        assert not list(verify(store))
        with pytest.raises(ReadOnlyLedger, match="cannot be written, because"):
            store.keep(wire(9), edition="e1")


def test_a_read_only_file_is_read_and_not_written(open_folder: Path) -> None:
    path = open_folder / "locked.db"
    ingest(str(path), range(2))
    path.chmod(0o444)
    assert as_nobody(lambda: _read_but_not_written(str(path))) == 0


def test_a_read_only_folder_is_read_and_not_written(open_folder: Path) -> None:
    path = open_folder / "locked.db"
    ingest(str(path), range(2))
    path.chmod(0o666)
    open_folder.chmod(0o555)
    assert as_nobody(lambda: _read_but_not_written(str(path))) == 0


def test_a_log_that_cannot_be_read_is_not_passed_over(open_folder: Path) -> None:
    path = open_folder / "locked.db"
    ingest(str(path), range(1))
    held = sqlite3.connect(path)
    held.execute("SELECT COUNT(*) FROM entries").fetchone()
    with Store.open(path, now=still()) as store:
        store.keep(wire(1), edition="e1")
    (open_folder / "elsewhere").mkdir()
    for name in ("locked.db", "locked.db-wal"):
        shutil.copy(open_folder / name, open_folder / "elsewhere" / name)
    held.close()
    elsewhere = open_folder / "elsewhere"
    elsewhere.chmod(0o555)

    def work() -> None:
        with pytest.raises(ReadOnlyLedger, match=r"locked\.db-wal"):
            Store.open(elsewhere / "locked.db")

    assert as_nobody(work) == 0
    elsewhere.chmod(0o755)


def test_no_ledger_can_be_made_in_a_read_only_folder(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    def work() -> None:
        with pytest.raises(ReadOnlyLedger, match="rights on the folder"):
            Store.open(open_folder / "new.db", create=True)

    assert as_nobody(work) == 0


def test_opened_for_reading_it_is_not_written(new_ledger: NewLedger) -> None:
    location = new_ledger()
    ingest(location, range(2))
    with Store.open(location, readonly=True) as store:
        assert len(list(store.tellings())) == 6
        with pytest.raises(ReadOnlyLedger, match="opened for reading only"):
            store.fail("a", "b")
        with pytest.raises(ReadOnlyLedger), store.batch():
            store.keep(wire(5), edition="e1")


def test_a_postgresql_user_without_rights_may_read(new_database: NewLedger) -> None:
    location = new_database()
    ingest(location, range(2))
    with Store.open(location) as owner, owner._engine.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS guest"))
        connection.execute(text("CREATE ROLE guest LOGIN"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest"))
    with Store.open(location.replace("ledger@", "guest@")) as guest:
        assert len(list(guest.tellings())) == 6
        with pytest.raises(ReadOnlyLedger, match="ask for the rights"):
            guest.keep(wire(5), edition="e1")
    with Store.open(location) as owner, owner._engine.begin() as connection:
        connection.execute(text("DROP OWNED BY guest"))
        connection.execute(text("DROP ROLE guest"))
