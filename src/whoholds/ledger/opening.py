"""Opens a ledger: finds out what is there, makes or updates its tables where that is asked for and can be done."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from whoholds.errors import LedgerError, NewerLedger, NoLedger, OlderLedger, ReadOnlyLedger
from whoholds.ledger.address import WAIT_SECONDS, Address, engine
from whoholds.ledger.database_errors import translated
from whoholds.ledger.schema import State, lock, state, upgrade

_PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Opened:
    """An open ledger. `why_not` says why it cannot be written, None when it can."""

    engine: Engine
    address: Address
    why_not: str | None


def open_ledger(place: Address, *, create: bool, readonly: bool) -> Opened:
    """Raises `LedgerError` of the kind that fits, or `SettingsError` for an address of no kind we know."""
    with translated(place.shown):
        if place.path is None:
            return _settle(engine(place, "read" if readonly else "write"), place, create, _asked(readonly))
        missing = _missing(place.path)
        if missing is not None:
            return _created(place, place.path, missing, create and not readonly)
        why_not = _asked(readonly) or _unwritable(place.path)
        if why_not is None:
            return _settle(engine(place, "write"), place, create, None)
        return _settle(_readable(place, place.path), place, create, why_not)


def _asked(readonly: bool) -> str | None:
    return "it was opened for reading only" if readonly else None


def _missing(path: Path) -> str | None:
    """What is there instead of a file; None when there is one."""
    try:
        if path.is_dir():
            raise NoLedger(f"{path}: this is a folder; name the ledger's file in it")
        return None if path.exists() else "nothing"
    except OSError as error:
        raise LedgerError(f"{path}: cannot be looked at ({error.strerror}); check the rights on its folder") from error


def _no_ledger(shown: str, what: str) -> NoLedger:
    return NoLedger(f"no ledger at {shown}{what}; `whoholds ingest PATH` makes one")


def _created(place: Address, path: Path, missing: str, create: bool) -> Opened:
    if not create:
        raise _no_ledger(place.shown, "")
    if not path.absolute().parent.is_dir():
        raise NoLedger(f"{path}: there is no folder {path.absolute().parent} to make the ledger in; make it first")
    if not os.access(path.absolute().parent, os.W_OK):
        raise ReadOnlyLedger(f"{path}: no ledger can be made there; check the rights on the folder")
    return _settle(engine(place, "create"), place, True, None)


def _unwritable(path: Path) -> str | None:
    """Why a file cannot be written: SQLite writes beside it too."""
    if not os.access(path, os.W_OK):
        return "its file may only be read"
    if not os.access(path.absolute().parent, os.W_OK):
        return f"nothing may be written in {path.absolute().parent}, where SQLite keeps its log"
    return None


def _readable(place: Address, path: Path) -> Engine:
    """Reads what can only be read: as usual, and failing that as a file that nobody changes."""
    made = engine(place, "read")
    try:
        with made.connect() as connection:
            connection.exec_driver_sql("SELECT COUNT(*) FROM sqlite_master")
        return made
    except DBAPIError as error:
        made.dispose()
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        log = Path(f"{path}-wal")
        if log.exists() and log.stat().st_size:
            raise ReadOnlyLedger(
                f"{path}: its newest entries are still in {log.name}, which cannot be read here; "
                "copy both to a folder that can be written, and open it there"
            ) from error
    return engine(place, "immutable")


def _settle(made: Engine, place: Address, create: bool, why_not: str | None) -> Opened:
    """Looks at what is there and brings it to this version."""
    try:
        with made.connect() as connection:
            found = state(connection)
        if found.what in ("nothing", "older") and why_not is None and (create or found.what == "older"):
            _write_tables(made, create)
            with made.connect() as connection:
                found = state(connection)
        _judge(found, place, why_not)
    except BaseException:
        made.dispose()
        raise
    return Opened(made, place, why_not)


def _write_tables(made: Engine, create: bool) -> None:
    if made.dialect.name == "sqlite":
        _log_ahead(made)
    with made.connect().execution_options(ledger_writes=True) as connection, connection.begin():
        lock(connection)
        # Another program may have done it while we waited.
        found = state(connection)
        if found.what == "older" or (found.what == "nothing" and create):
            upgrade(connection)


def _log_ahead(made: Engine) -> None:
    """Sets SQLite's write-ahead log, with which reading and writing do not wait for each other."""
    last = time.monotonic() + WAIT_SECONDS
    while True:
        raw = made.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # Changing the mode does not wait for its turn, as all else does.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_PAUSE_SECONDS)
        finally:
            raw.close()


def _judge(found: State, place: Address, why_not: str | None) -> None:
    shown = place.shown
    match found.what:
        case "nothing":
            raise _no_ledger(shown, "" if place.path is None else ": the file is empty")
        case "stranger":
            raise NoLedger(f"{shown}: this is a database, but no ledger; name another place for the ledger")
        case "newer":
            raise NewerLedger(
                f"{shown}: a newer version of whoholds made this ledger (tables {found.version}); "
                "upgrade whoholds: pip install --upgrade whoholds"
            )
        case "older":
            raise OlderLedger(
                f"{shown}: an older version of whoholds made this ledger (tables {found.version}), and it cannot be "
                f"brought up to date because {why_not}; open it once where it can be written, or copy it there"
            )
