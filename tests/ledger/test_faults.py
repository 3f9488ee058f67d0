"""What can go wrong while a ledger is written: killed, crowded, full, locked away, damaged."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.ledger.conftest import DATABASES, NewLedger
from tests.ledger.invented import still, wire
from whoholds.errors import (
    BusyLedger,
    DamagedLedger,
    FullLedger,
    LedgerError,
    NoLedger,
    ReadOnlyLedger,
    SettingsError,
    UnreachableLedger,
)
from whoholds.ledger import address as addresses
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify

KILLS = {"sqlite": 100, "postgresql": 10}
# Readings of one ingest, and kills before it is let through.
READINGS, KILLS_EACH = 16, 5


def in_child(work: Callable[[], None]) -> int:
    """Starts `work` in a process of its own and gives its id; the exit status is 0 when it ends well."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def status_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ingest(location: str, numbers: range, *, batch: bool = False) -> None:
    """Keeps readings, those that are known already left out. The clock stands still, so that bytes can be compared."""
    with Store.open(location, create=True, now=still()) as store:
        read = [wire(number) for number in numbers]
        if batch:
            for _ in store.keep_many((each, "e1") for each in read):
                pass
            return
        for each in read:
            if not store.known(each.report, "e1"):
                store.keep(each, edition="e1")


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


# ---------------------------------------------------------------- locked away


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


# ---------------------------------------------------------------- not there, or damaged


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
