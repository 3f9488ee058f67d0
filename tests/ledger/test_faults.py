"""What can go wrong while a ledger is written: killed, crowded, full."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.ledger.children import in_child, ingest, status_of
from tests.ledger.conftest import DATABASES, NewLedger
from tests.ledger.invented import still, wire
from whoholds.errors import (
    BusyLedger,
    DamagedLedger,
    FullLedger,
    LedgerError,
    NoLedger,
    ReadOnlyLedger,
    UnreachableLedger,
)
from whoholds.ledger import address as addresses
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify

KILLS = {"sqlite": 100, "postgresql": 10}
# Readings of one ingest, and kills before it is let through.
READINGS, KILLS_EACH = 16, 5


def everything(location: str) -> list[str]:
    with Store.open(location) as store:
        assert not list(verify(store))
        return [str(entry) for entry in store.entries()]


@pytest.mark.parametrize("database", DATABASES)
def test_killed_at_any_moment_it_goes_on_where_it_was(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """An ingest is killed again and again, resumed each time, and ends as one that nobody disturbed."""
    if database == "sqlite":
        locations = (str(tmp_path / f"killed{n}.db") for n in range(1000))  # not there yet: making it is killed too
    else:
        locations = iter(request.getfixturevalue("new_database"), None)
    whole = next(locations)
    ingest(whole, range(READINGS))
    wanted = everything(whole)
    chance = random.Random(18092024)
    killed = midway = 0
    for _ in range(KILLS[database]):
        # Measured each time: other work on the machine would else let every kill come too early, or too late.
        lasts = _time_of(lambda: ingest(next(locations), range(READINGS)))
        location = next(locations)
        for _ in range(KILLS_EACH):
            child = in_child(partial(ingest, location, range(READINGS)))
            time.sleep(chance.uniform(0, lasts * 0.7))
            os.kill(child, signal.SIGKILL)
            killed += status_of(child) == -signal.SIGKILL
            midway += _midway(location, len(wanted))
        ingest(location, range(READINGS))
        assert everything(location) == wanted
        if killed >= KILLS[database] and midway >= killed // 5:
            return
    pytest.fail(f"only {killed} kills, {midway} of them at work: the machine is too slow to tell")


def _time_of(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _midway(location: str, whole: int) -> bool:
    try:
        with Store.open(location, readonly=True) as store:
            return 0 < store.head().count < whole
    except NoLedger:
        return False


def test_a_batch_that_is_killed_keeps_what_it_had_committed(tmp_path: Path) -> None:
    location = str(tmp_path / "killed.db")
    chance = random.Random(7)
    for _ in range(6):
        child = in_child(lambda: ingest(location, range(900), batch=True))
        time.sleep(chance.uniform(0.1, 0.4))
        os.kill(child, signal.SIGKILL)
        status_of(child)
    ingest(location, range(900), batch=True)
    with Store.open(location) as store:
        assert not list(verify(store))
        assert store.counts().claims == 2700


def test_two_ingests_at_once_lose_nothing_and_double_nothing(new_ledger: NewLedger) -> None:
    location = new_ledger()
    children = [
        in_child(lambda: ingest(location, range(0, 40))),
        in_child(lambda: ingest(location, range(20, 60))),
        in_child(lambda: ingest(location, range(10, 50), batch=True)),
    ]
    assert [status_of(child) for child in children] == [0, 0, 0]
    with Store.open(location) as store:
        assert not list(verify(store))
        assert store.counts().claims == 180
        assert store.counts().readings == 60


def test_two_that_make_the_same_ledger_at_once(tmp_path: Path) -> None:
    for turn in range(4):
        location = str(tmp_path / f"new{turn}.db")
        children = [in_child(partial(ingest, location, range(5))) for _ in range(3)]
        assert [status_of(child) for child in children] == [0, 0, 0]
        with Store.open(location) as store:
            assert store.counts().readings == 5
            assert not list(verify(store))


def test_reading_goes_on_while_somebody_writes(new_ledger: NewLedger) -> None:
    location = new_ledger()
    child = in_child(lambda: ingest(location, range(120)))
    seen: list[int] = []
    with Store.open(location) as store:
        done = False
        while not done:
            done = os.waitpid(child, os.WNOHANG) != (0, 0)
            told = list(store.tellings())
            assert len(told) % 3 == 0, "a reading was seen by halves"
            seen.append(len(told))
    assert seen == sorted(seen)
    assert seen[-1] == 360


def test_a_reader_keeps_what_it_began_with(new_ledger: NewLedger) -> None:
    location = new_ledger()
    ingest(location, range(400), batch=True)
    with Store.open(location) as reader, Store.open(location, now=still()) as writer:
        told = reader.tellings()
        first = next(told)
        writer.review(first.claim.id, "reject", by="A")
        writer.keep(wire(500), edition="e1")
        assert len(list(told)) == 1199
        assert len(list(reader.tellings())) == 1203


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "WAIT_SECONDS", 0.2)
    location = str(tmp_path / "busy.db")
    ingest(location, range(2))
    with Store.open(location) as store, closing(sqlite3.connect(location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyLedger, match=r"busy\.db.*try again"):
            store.keep(wire(3), edition="e1")
        assert len(list(store.tellings())) == 6
        other.execute("ROLLBACK")
        assert store.keep(wire(3), edition="e1").new


# ---------------------------------------------------------------- full


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    location = str(tmp_path / "full.db")
    ingest(location, range(3))
    store = Store.open(location, now=still())
    store._engine.dispose()
    event.listen(store._engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 80"))

    def until_full() -> None:
        for number in range(3, 500):
            store.keep(wire(number), edition="e1")

    with pytest.raises(FullLedger, match=r"full\.db.*Free some space"):
        until_full()
    kept = store.counts().readings
    assert kept > 3
    with pytest.raises(FullLedger, match="nothing more is written"):
        store.fail("a", "b")
    assert store.counts().readings == kept
    store.close()
    ingest(location, range(kept + 2))
    with Store.open(location) as again:
        assert again.counts().readings == kept + 2
        assert not list(verify(again))


@pytest.mark.parametrize(
    ("code", "error"),
    [("53100", FullLedger), ("XX001", DamagedLedger), ("25006", ReadOnlyLedger), ("57P01", UnreachableLedger)],
)
def test_what_postgresql_complains_of(new_database: NewLedger, code: str, error: type[LedgerError]) -> None:
    location = new_database()
    with Store.open(location, now=still()) as store:
        store.keep(wire(1), edition="e1")
        with store._engine.begin() as connection:
            connection.execute(
                text(
                    "CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN "
                    f"RAISE EXCEPTION 'it cannot be' USING ERRCODE = '{code}'; END $$ LANGUAGE plpgsql"
                )
            )
            connection.execute(text("CREATE TRIGGER t BEFORE INSERT ON claims FOR EACH ROW EXECUTE FUNCTION refuse()"))
        with pytest.raises(error, match="it cannot be"):
            store.keep(wire(2), edition="e1")
        assert store.counts().readings == 1
