"""Ledgers of other versions: brought up to date in one go, or refused with the cure."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, text

from tests.ledger.conftest import DATABASES, NewLedger
from tests.ledger.invented import clock, place_id, wire
from tests.ledger.old import STORED, fill
from whoholds.errors import NewerLedger, NoLedger, OlderLedger
from whoholds.ledger.address import address, engine
from whoholds.ledger.schema import NEWEST, VERSIONS, upgrade
from whoholds.ledger.store import Store
from whoholds.ledger.tables import metadata
from whoholds.ledger.verify import verify


def stored_file(folder: Path) -> Path:
    """The stored ledger as a file."""
    path = folder / "old.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(STORED.read_text(encoding="utf-8"))
    return path


@pytest.fixture(params=DATABASES)
def old_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger of version 0001 in either database."""
    path = stored_file(tmp_path)
    if request.param == "sqlite":
        return str(path)
    url = request.getfixturevalue("empty_database")
    held = MetaData()
    stored = create_engine(f"sqlite:///{path}")
    held.reflect(stored)
    made = engine(address(url), "write")
    with stored.connect() as source, made.begin() as target:
        upgrade(target, "0001")
        target.execute(text("DELETE FROM head"))
        for table in held.sorted_tables:
            rows = source.execute(table.select()).mappings().all()
            if rows and table.name != "alembic_version":
                target.execute(table.insert(), [dict(row) for row in rows])
    stored.dispose()
    made.dispose()
    return url


def version(location: str) -> str:
    made = engine(address(location), "write")
    with made.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    made.dispose()
    return str(found)


def test_an_older_ledger_is_brought_up_to_date(old_ledger: str, tmp_path: Path) -> None:
    assert version(old_ledger) == "0001"
    same = tmp_path / "same.db"
    fill(same)
    with Store.open(old_ledger, now=clock("2024-10-01")) as store, Store.open(same) as today:
        assert not list(verify(store))
        assert list(store.tellings(current=False)) == list(today.tellings(current=False))
        assert list(store.figures()) == list(today.figures())
        assert list(store.failures()) == list(today.failures())
        assert list(store.tellings(text="statement number")) == list(store.tellings())
        assert store.stale_places() == today.stale_places() == tuple(sorted(map(place_id, _names())))
        assert store.keep(wire(9), edition="e1").new
        assert not store.keep(wire(3), edition="e1").new
        assert not list(verify(store))
    assert version(old_ledger) == NEWEST


def _names() -> tuple[str, ...]:
    return ("Ukrainsk", "Selydove", "Robotyne", "Vovchansk", "Toretsk")


def test_an_older_ledger_that_cannot_be_written_says_so(old_ledger: str) -> None:
    with pytest.raises(OlderLedger, match="open it once where it can be written"):
        Store.open(old_ledger, readonly=True)
    assert version(old_ledger) == "0001"


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = stored_file(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE intervals (mine TEXT)")
        connection.commit()
        before = list(connection.iterdump())
    for _ in range(2):
        with pytest.raises(Exception, match="intervals"):
            Store.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert list(connection.iterdump()) == before


def test_a_newer_ledger_is_left_alone(new_ledger: NewLedger) -> None:
    location = new_ledger()
    made = engine(address(location), "write")
    with made.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    made.dispose()
    with pytest.raises(NewerLedger, match=r"0099.*pip install --upgrade whoholds"):
        Store.open(location, create=True)
    assert version(location) == "0099"


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (line TEXT)")
        connection.commit()
    with pytest.raises(NoLedger, match="this is a database, but no ledger"):
        Store.open(path, create=True)


def test_somebody_elses_postgresql_database_is_left_alone(empty_database: str) -> None:
    with pytest.raises(NoLedger, match="whoholds ingest"):
        Store.open(empty_database)
    made = engine(address(empty_database), "write")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE notes (line TEXT)"))
    made.dispose()
    with pytest.raises(NoLedger, match="this is a database, but no ledger"):
        Store.open(empty_database, create=True)


def test_a_ledger_is_made_in_an_empty_database(empty_database: str) -> None:
    with Store.open(empty_database, create=True) as store:
        assert store.keep(wire(1), edition="e1").new


def test_the_migrations_make_the_tables_that_the_code_speaks_of(new_ledger: NewLedger) -> None:
    made = engine(address(new_ledger()), "write")
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    made.dispose()


def _ours(item: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    """The words of quotes are kept as each database does it, in no table of ours."""
    return not (kind == "table" and (name or "").startswith("quotes"))


def test_the_versions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", "whoholds.ledger:migrations")
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == VERSIONS
