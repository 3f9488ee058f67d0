"""Ledgers for the tests: one in SQLite and one in PostgreSQL, so that every test holds for both."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DATABASES = ("sqlite", "postgresql")
# PostgreSQL refuses to run as root; these users own nothing of ours.
_USERS = ("postgres", "nobody")
_names = itertools.count(1)


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(installed[0]) if installed else shutil.which(name)


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    import pwd

    for name in _USERS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    pytest.skip("PostgreSQL does not run as root, and there is no user to run it as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a throw-away server, without a database's name. Skips where PostgreSQL is not installed."""
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg")
    user = _user()
    memory = Path("/dev/shm")  # where there is one: nothing of it is kept
    folder = Path(tempfile.mkdtemp(prefix="whp", dir=memory if os.access(memory, os.W_OK) else None))
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    made = subprocess.run(
        [initdb, "-D", str(data), "-U", "ledger", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
        user=user,
        cwd="/",
        capture_output=True,
        text=True,
    )
    if made.returncode:
        shutil.rmtree(folder)
        pytest.skip(f"PostgreSQL cannot be set up here: {made.stderr.strip()[-200:]}")
    port = _free_port()
    log = (folder / "log").open("wb")
    options = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
    server = subprocess.Popen(
        [postgres, "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", "", *(f"-c{o}" for o in options)],
        user=user,
        cwd="/",
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(port, server, folder / "log")
        yield f"postgresql://ledger@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait(60)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    for _ in range(200):
        if server.poll() is not None:
            pytest.skip(f"PostgreSQL does not start here: {log.read_text(errors='replace')[-300:]}")
        try:
            psycopg.connect(f"postgresql://ledger@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.skip("PostgreSQL did not start within ten seconds")


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """A database with an empty ledger in it, to be copied: quicker than running the migrations each time."""
    import psycopg

    from whoholds.ledger.store import Store

    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE empty_ledger")
    Store.open(f"{postgresql_server}/empty_ledger", create=True).close()
    return "empty_ledger"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty ledger in it, to be copied."""
    from whoholds.ledger.store import Store

    path = tmp_path_factory.mktemp("template") / "empty.db"
    Store.open(path, create=True).close()
    return path


NewLedger = Callable[[], str]


@pytest.fixture(params=DATABASES)
def new_ledger(request: pytest.FixtureRequest) -> NewLedger:
    """Makes an empty ledger and gives its location; every call another one."""
    if request.param == "sqlite":
        return request.getfixturevalue("new_file")
    return request.getfixturevalue("new_database")


@pytest.fixture
def new_file(sqlite_template: Path, tmp_path: Path) -> NewLedger:
    def make() -> str:
        path = tmp_path / f"ledger{next(_names)}.db"
        shutil.copy(sqlite_template, path)
        return str(path)

    return make


@pytest.fixture(scope="session")
def spare_databases() -> list[str]:
    """Databases with an empty ledger that a test has done with: emptying one is quicker than making one."""
    return []


@pytest.fixture
def new_database(postgresql_server: str, postgresql_template: str, spare_databases: list[str]) -> Iterator[NewLedger]:
    import psycopg

    made: list[str] = []

    def make() -> str:
        if spare_databases:
            made.append(spare_databases.pop())
            return made[-1]
        name = f"ledger{next(_names)}"
        with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
        made.append(f"{postgresql_server}/{name}")
        return made[-1]

    yield make
    spare_databases.extend(location for location in made if _emptied(location))


def _emptied(location: str) -> bool:
    """Empties a database's ledger; False for one that a test has changed in other ways, which is left behind."""
    import psycopg

    from whoholds.ledger.schema import NEWEST

    with psycopg.connect(location) as connection:
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        changed = connection.execute("SELECT 1 FROM pg_trigger WHERE NOT tgisinternal").fetchone()
    if version != (NEWEST,) or changed:
        return False
    empty(location)
    return True


def empty(location: str) -> None:
    """Takes everything out of a ledger, as if it had just been made."""
    from sqlalchemy import delete, text

    from whoholds.ledger.address import address, engine
    from whoholds.ledger.chain import GENESIS
    from whoholds.ledger.tables import head, metadata

    made = engine(address(location), "write")
    with made.connect().execution_options(ledger_writes=True) as connection, connection.begin():
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        connection.execute(head.insert().values(id=1, length=0, hash=GENESIS))
        fts = connection.dialect.name == "sqlite"
        connection.execute(text("INSERT INTO quotes (quotes) VALUES ('delete-all')" if fts else "DELETE FROM quotes"))
    made.dispose()


@pytest.fixture
def empty_database(postgresql_server: str) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    import psycopg

    name = f"blank{next(_names)}"
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"{postgresql_server}/{name}"
    with psycopg.connect(f"{postgresql_server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
