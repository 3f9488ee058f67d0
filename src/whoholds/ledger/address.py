"""Where a ledger is: a file for SQLite, a URL for PostgreSQL; and the engine that reaches it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from whoholds.errors import SettingsError

# A writer waits this long for another to end before it says that the ledger is busy.
WAIT_SECONDS = 60
Access = Literal["create", "write", "read", "immutable"]
_MODES: dict[Access, str] = {
    "create": "mode=rwc",
    "write": "mode=rw",
    "read": "mode=ro",
    "immutable": "mode=ro&immutable=1",
}
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a ledger is. One of `path` and `url` is set; `shown` is for messages, without a password."""

    shown: str
    path: Path | None = None
    url: URL | None = None


def address(location: str | Path) -> Address:
    """Raises `SettingsError` for a URL of no kind we know."""
    text = str(location)
    if "://" not in text or isinstance(location, Path):
        return Address(text, path=Path(text))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(f"“{text.split('@')[-1]}” is no address of a ledger ({error})") from error
    if url.drivername == "sqlite" and url.database:
        return Address(url.database, path=Path(url.database))
    if url.drivername not in _POSTGRESQL:
        raise SettingsError(
            f"{url.drivername}://… is no ledger we can open; give a file, or a URL like postgresql://user@host/database"
        )
    return Address(url.render_as_string(hide_password=True), url=url.set(drivername="postgresql+psycopg"))


def engine(place: Address, access: Access) -> Engine:
    """Opens nothing yet. Raises `SettingsError` when the driver for PostgreSQL is not installed."""
    if place.path is not None:
        return _sqlite(place.path, access)
    assert place.url is not None
    try:
        made = create_engine(place.url, isolation_level="READ COMMITTED")
    except ModuleNotFoundError as error:
        raise SettingsError("PostgreSQL needs a driver; install it with pip install 'whoholds[postgres]'") from error
    if access == "read":
        made = made.execution_options(postgresql_readonly=True)
    return made


def _sqlite(path: Path, access: Access) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?{_MODES[access]}"
    made = create_engine("sqlite://", creator=_connector(uri, access), poolclass=QueuePool)
    # The driver must leave transactions to us: it would begin none for reading and none that lock for writing.
    event.listen(made, "begin", _begin)
    return made


def _connector(uri: str, access: Access) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA synchronous = FULL")
        made.execute("PRAGMA cache_size = -16000")
        if access in ("read", "immutable"):
            made.execute("PRAGMA query_only = ON")
        return made

    return connect


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("ledger_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
