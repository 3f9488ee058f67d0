"""What the databases complain of, as the errors of this package: what, where, and the cure."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from whoholds.errors import (
    BusyLedger,
    DamagedLedger,
    FullLedger,
    LedgerError,
    NoLedger,
    ReadOnlyLedger,
    UnreachableLedger,
)

_DAMAGED = "is damaged; nothing more is written to it. `whoholds verify` tells what; restore it from a copy"
_FULL = "has no room left to write; nothing of this was kept. Free some space, then run the same again"
_READONLY = "cannot be written; check the rights on the file and its folder, or copy it to where it can be"
_BUSY = "is being written by another program, and was not free for a minute; try again when that has ended"
_AWAY = "does not answer, or does not let us in"
_INPUT = "cannot be read or written on this disk"

# A connection that fails carries no condition, only words.
_NO_DATABASE = re.compile(r'database "[^"]*" does not exist')

Rule = tuple[type[LedgerError], str]

# SQLite's primary result codes.
SQLITE: dict[int, Rule] = {
    sqlite3.SQLITE_BUSY: (BusyLedger, _BUSY),
    sqlite3.SQLITE_LOCKED: (BusyLedger, _BUSY),
    sqlite3.SQLITE_READONLY: (ReadOnlyLedger, _READONLY),
    sqlite3.SQLITE_PERM: (ReadOnlyLedger, _READONLY),
    sqlite3.SQLITE_IOERR: (LedgerError, _INPUT),
    sqlite3.SQLITE_CORRUPT: (DamagedLedger, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedLedger, "is no ledger: neither a SQLite database nor what is left of one"),
    sqlite3.SQLITE_FORMAT: (DamagedLedger, _DAMAGED),
    sqlite3.SQLITE_FULL: (FullLedger, _FULL),
    sqlite3.SQLITE_TOOBIG: (LedgerError, "cannot take a text of a thousand million bytes"),
    sqlite3.SQLITE_CANTOPEN: (LedgerError, "cannot be opened; check the rights on the file and its folder"),
}
# PostgreSQL's conditions, by the whole code or its class (the first two characters).
POSTGRESQL: dict[str, Rule] = {
    "08": (UnreachableLedger, _AWAY),
    "28": (UnreachableLedger, _AWAY),
    "57": (UnreachableLedger, _AWAY),
    "3D": (NoLedger, "is not there: the server has no such database. `createdb` makes one"),
    "25006": (ReadOnlyLedger, "cannot be written: the connection or the server is read-only"),
    "42501": (ReadOnlyLedger, "cannot be written by this user; ask for the rights, or name another user in the URL"),
    "53100": (FullLedger, _FULL),
    "53": (BusyLedger, "has a server with too little memory or too many connections; try again later"),
    "55P03": (BusyLedger, _BUSY),
    "40": (BusyLedger, "was changed by another program at the same moment; try again"),
    "42P01": (DamagedLedger, _DAMAGED),
    "42703": (DamagedLedger, _DAMAGED),
    "58": (DamagedLedger, _DAMAGED),
    "XX": (DamagedLedger, _DAMAGED),
    "22021": (DamagedLedger, _DAMAGED),
}


def _rule(error: BaseException | None) -> Rule | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            return (DamagedLedger, _DAMAGED) if "decode" in str(error) else None
        if code == sqlite3.SQLITE_ERROR and "no such" in str(error):
            return DamagedLedger, _DAMAGED
        return SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2])
    return None


def ledger_error(error: DBAPIError, where: str) -> LedgerError:
    """A database's error as one of ours. `where` is the ledger's path or address."""
    cause = error.orig
    words = " ".join(str(cause).split())[:300]
    rule = _rule(cause)
    if rule is None and _NO_DATABASE.search(words):
        rule = POSTGRESQL["3D"]
    if rule is None and (error.connection_invalidated or _unconnected(cause)):
        rule = UnreachableLedger, _AWAY
    kind, what = rule or (LedgerError, "cannot be used")
    return kind(f"{where}: the ledger {what} ({words})")


def _unconnected(cause: BaseException | None) -> bool:
    """Whether no server stood behind PostgreSQL's error: those carry no condition."""
    named = type(cause).__name__ == "OperationalError" and not isinstance(cause, sqlite3.Error)
    return named and getattr(cause, "sqlstate", None) is None


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raises a database's errors as ours, and names the ledger in those that only name an entry."""
    try:
        yield
    except DamagedLedger as error:
        if where in str(error):
            raise
        raise DamagedLedger(f"{where}: {error}") from error
    except DBAPIError as error:
        raise ledger_error(error, where) from error
    except sqlite3.Error as error:
        raise ledger_error(DBAPIError(None, None, error), where) from error
    except UnicodeDecodeError as error:
        raise DamagedLedger(f"{where}: the ledger {_DAMAGED} ({error})") from error
