"""Which version of the tables a ledger has, and bringing it to the newest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sqlalchemy import Connection, create_engine, func, inspect, select, text

from whoholds.ledger.chain import GENESIS
from whoholds.ledger.tables import head

# In order; each is a file in migrations/versions.
VERSIONS = ("0001", "0002", "0003")
NEWEST = VERSIONS[-1]
# One number for all writers of PostgreSQL ledgers; the second one is the schema's, so that two may be in one database.
_LOCK = 0x77686F


@dataclass(frozen=True, slots=True)
class State:
    """What is there: nothing, something else, or a ledger of a version."""

    what: Literal["nothing", "stranger", "older", "current", "newer"]
    version: str | None = None


def state(connection: Connection) -> State:
    """Looks at the tables."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return State("nothing")
    if not {"alembic_version", "entries", "texts", "head"} <= names:
        return State("stranger")
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version == NEWEST:
        return State("current", version)
    return State("older" if version in VERSIONS else "newer", version)


def lock(connection: Connection) -> None:
    """Waits until nobody else writes. SQLite's transaction has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK, func.hashtext(func.current_schema()))))


def upgrade(connection: Connection, version: str = NEWEST) -> None:
    """Makes the tables, or brings them to `version`, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "whoholds.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, version)
    if connection.execute(select(func.count()).select_from(head)).scalar() == 0:
        connection.execute(head.insert().values(id=1, length=0, hash=GENESIS))


def sqlite_objects(connection: Connection) -> dict[str, tuple[str, str, str | None]]:
    """Every table and index of a SQLite ledger by name: its kind, its table, and the statement that made it."""
    rows = connection.exec_driver_sql("SELECT name, type, tbl_name, sql FROM sqlite_master")
    return {str(name): (kind, table, sql) for name, kind, table, sql in rows}


@cache
def expected_objects() -> dict[str, tuple[str, str, str | None]]:
    """What `sqlite_objects` says of a new ledger."""
    made = create_engine("sqlite://")
    with made.connect() as connection:
        upgrade(connection)
        out = sqlite_objects(connection)
    made.dispose()
    return out
