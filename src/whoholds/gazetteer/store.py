"""The gazetteer's file: one SQLite database, written once and read only."""

from __future__ import annotations

import hashlib
import math
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.gazetteer.names import ARTICLES, fold
from whoholds.gazetteer.records import Record

SCHEMA_VERSION = 7  # part of the file's name: raise it whenever the tables, the folding or the merging change
CELL_DEG = 0.25  # side of the cells that `near` looks through

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, lat REAL NOT NULL, lon REAL NOT NULL,
    cell INTEGER NOT NULL, admin1 TEXT, country TEXT NOT NULL, population INTEGER NOT NULL, error_km REAL,
    register TEXT, source TEXT NOT NULL, names TEXT NOT NULL);
CREATE TABLE key (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS place_cell ON place (cell);
CREATE INDEX IF NOT EXISTS place_country ON place (country);
CREATE UNIQUE INDEX IF NOT EXISTS place_id ON place (id);
CREATE INDEX IF NOT EXISTS key_place ON key (n);
"""
COLUMNS = "id, name, names, lat, lon, admin1, country, population, error_km, local_name, register, source"

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, of how many)."""


def silent(_what: str, _done: int, _total: int) -> None:
    """A progress that shows nothing."""


def cell(lat: float, lon: float) -> int:
    """The number of the cell a point lies in."""
    return math.floor((lat + 90) / CELL_DEG) * 10_000 + math.floor((lon + 180) / CELL_DEG)


def worth_keeping(name: str) -> bool:
    """Whether a spelling can stand in a text.

    GeoNames' alternate names hold airport codes (KBP) and machine transliterations of Asian scripts, which begin with
    a small letter (``kurasunoarumeisuku``); an Arabic article may begin a real name (al-Bab).
    """
    if not name or len(name) > 80:
        return False
    first = name[0]
    if first.isascii() and first.islower():
        head = name.replace("-", " ").split()[0]
        return head in ARTICLES and len(head) < len(name)
    return not (len(name) <= 4 and name.isascii() and name.isupper())


def keys_of(record: Record) -> set[str]:
    """The folded keys of all spellings of a place."""
    keys = {fold(name) for name in record.spellings}
    keys.discard("")
    return keys


def _row(n: int, r: Record) -> tuple[object, ...]:
    return (
        n, r.id, r.name, r.local_name, round(r.lat, 5), round(r.lon, 5), cell(r.lat, r.lon), r.admin1, r.country,
        r.population, r.error_km, r.register, r.source, "\n".join(r.names),
    )  # fmt: skip


def record_of(row: tuple[object, ...]) -> Record:
    """A row of `COLUMNS` as a record."""
    id_, name, names, lat, lon, admin1, country, population, error_km, local_name, register, source = row
    return Record(
        str(id_), str(name), tuple(str(names).split("\n")) if names else (), float(str(lat)), float(str(lon)),
        None if admin1 is None else str(admin1), str(country), int(str(population)),
        None if error_km is None else float(str(error_km)), None if local_name is None else str(local_name),
        None if register is None else str(register), str(source),
    )  # fmt: skip


def _insert(db: sqlite3.Connection, records: Iterable[Record], first: int, total: int, progress: Progress) -> None:
    places: list[tuple[object, ...]] = []
    keys: list[tuple[str, int]] = []
    for n, record in enumerate(records, first):
        places.append(_row(n, record))
        keys.extend((key, n) for key in keys_of(record))
        if (n - first) % 2000 == 0:
            progress("Folding names", n - first, total)
    progress("Writing", 0, 1)
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", places)
    # In the order of the index, so that the tree is written once from left to right.
    keys.sort()
    db.executemany("INSERT INTO key VALUES (?,?)", keys)
    progress("Writing", 1, 1)


def _seal(db: sqlite3.Connection, versions: str, added: str) -> None:
    """Write the contents' fingerprint and the mark that the file is whole."""
    digest = hashlib.sha256()
    for row in db.execute(f"SELECT {COLUMNS} FROM place ORDER BY id"):
        digest.update(repr(row).encode())
    places = db.execute("SELECT count(*) FROM place").fetchone()[0]
    keys = db.execute("SELECT count(*) FROM key").fetchone()[0]
    meta = {
        "schema": str(SCHEMA_VERSION), "versions": versions, "added": added, "fingerprint": digest.hexdigest()[:16],
        "places": str(places), "keys": str(keys), "complete": "1",
    }  # fmt: skip
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", sorted(meta.items()))


def write(path: Path, records: list[Record], versions: str, added: str = "", progress: Progress = silent) -> None:
    """Write a new file at `path`, which must not exist yet; `added` lists the added sources' marks."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        _insert(db, records, 1, len(records), progress)
        db.executescript(_INDEXES)
        _seal(db, versions, added)
        db.commit()


def connect(path: Path) -> sqlite3.Connection:
    """Open a file for reading only; it may be shared between threads that take turns."""
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def check(path: Path) -> dict[str, str]:
    """The file's `meta`, or GazetteerError where it is missing, cut short, damaged or of another schema."""
    cure = "run `whoholds gazetteer build --force`"
    if not path.is_file():
        raise GazetteerError(f"{path}: no gazetteer here; {cure}")
    try:
        with closing(connect(path)) as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            size = db.execute("PRAGMA page_size").fetchone()[0]
            if pages * size != path.stat().st_size:
                raise GazetteerError(f"{path}: the file is cut short or padded; {cure}")
            meta = dict(db.execute("SELECT key, value FROM meta"))
            db.execute("SELECT max(n) FROM place").fetchone()
            db.execute("SELECT key FROM key LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path}: damaged ({error}); {cure}") from error
    if meta.get("complete") != "1" or meta.get("schema") != str(SCHEMA_VERSION):
        raise GazetteerError(f"{path}: not a whole gazetteer of schema {SCHEMA_VERSION}; {cure}")
    return meta
