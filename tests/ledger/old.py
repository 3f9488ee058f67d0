"""Makes the stored ledger of version 0001 that the migrations are tested on: run it as ``python -m tests.ledger.old``.

Only if version 0001 itself was wrong is there a reason to run it again.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import create_engine

from tests.ledger.invented import clock, wire
from whoholds.ledger.schema import upgrade
from whoholds.ledger.store import Store

STORED = Path(__file__).parent / "data" / "ledger-0001.sql"


def fill(location: str | Path) -> None:
    """What the stored ledger holds: readings, one of them again by another producer, reviews, a failure."""
    with Store.open(location, create=True, now=clock()) as store:
        for number in range(4):
            store.keep(wire(number), edition="e1")
        store.fail("broken.txt", "it is a PDF; convert it to text first")
        store.keep(wire(2, producer="rules/2"), edition="e2")
        store.review(wire(1).claims[0].id, "reject", by="A. Reader", note="it is of another village")
        store.review(wire(3).claims[1].id, "correct", by="A. Reader", note="a slip", changes={"party": "UKR"})


def write() -> None:
    """Writes the dump: the tables as version 0001 makes them, and what `fill` puts into them."""
    with tempfile.TemporaryDirectory() as folder:
        now, then = Path(folder, "now.db"), Path(folder, "then.db")
        fill(now)
        engine = create_engine(f"sqlite:///{then}")
        with engine.begin() as connection:
            upgrade(connection, "0001")
        engine.dispose()
        old = sqlite3.connect(then)
        old.execute("ATTACH ? AS now", (str(now),))
        old.execute("DELETE FROM head")
        tables = [name for (name,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table != "alembic_version":
                old.execute(f"INSERT INTO main.{table} SELECT * FROM now.{table}")
        old.commit()
        old.execute("DETACH now")
        STORED.parent.mkdir(exist_ok=True)
        STORED.write_text("\n".join(old.iterdump()) + "\n", encoding="utf-8")
        old.close()


if __name__ == "__main__":
    write()
