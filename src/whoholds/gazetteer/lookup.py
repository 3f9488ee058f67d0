"""Looking names up."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from whoholds.errors import GazetteerError
from whoholds.gazetteer import regions, store
from whoholds.gazetteer.geometry import KM_PER_DEGREE, rough_km
from whoholds.gazetteer.kinship import SLAVIC, kin
from whoholds.gazetteer.names import close, fold, plain
from whoholds.gazetteer.records import Record
from whoholds.model import Place

Level = Literal["exact", "close", "fold"]
LEVELS: tuple[Level, ...] = ("exact", "close", "fold")
MEMO = 200_000  # names remembered; a name costs some hundred bytes, a busy text brings a few thousand


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean: `level` tells how closely, `spelling` which of its names it was."""

    place: Place
    level: Level
    spelling: str
    spellings: tuple[str, ...]


def place_of(record: Record) -> Place:
    """The place as the other stages see it."""
    return Place(
        id=record.id,
        name=record.name,
        type="settlement",
        lat=record.lat,
        lon=record.lon,
        admin1=record.admin1,
        country=record.country,
        population=record.population,
        error_km=record.error_km,
        local_name=record.local_name,
        source=record.source,
    )


class Gazetteer:
    """The places of the world and the names they go by, opened on one file for reading."""

    def __init__(self, path: Path, meta: dict[str, str]) -> None:
        """Use `open` instead: it checks the file, or builds it."""
        self.path = path
        self.meta = meta
        self.fingerprint: str = meta["fingerprint"]
        self._db = store.connect(path)
        self._turn = threading.Lock()
        self._records: dict[int, tuple[Record, Place]] = {}
        self._matched: dict[tuple[str, frozenset[str] | None], tuple[Match, ...]] = {}
        self._found: dict[tuple[str, frozenset[str] | None], tuple[Place, ...]] = {}
        self._choices: dict[tuple[frozenset[str], str | None], tuple[list[str], list[tuple[int, ...]]]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the file at `path`, or the user's own, which is built first where there is none.

        Raises GazetteerError where the file is damaged and cannot be built anew.
        """
        if path is not None:
            return cls(path, store.check(path))
        from whoholds.gazetteer import cache

        path = cache.default_path()
        try:
            meta = store.check(path)
        except GazetteerError:
            from whoholds.gazetteer.progress import bar

            with bar() as progress:
                cache.ensure(path, progress=progress)
            meta = store.check(path)
        return cls(path, meta)

    def close(self) -> None:
        """Close the file. The object answers from memory only afterwards."""
        self._db.close()

    def _query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self._turn:
            try:
                return self._db.execute(sql, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise GazetteerError(
                    f"{self.path}: damaged ({error}); run `whoholds gazetteer build --force`"
                ) from error

    def _load(self, rows: Iterable[tuple[object, ...]]) -> list[tuple[Record, Place]]:
        out = []
        for row in rows:
            n = int(str(row[0]))
            if n not in self._records:
                record = store.record_of(row[1:])
                self._records[n] = (record, place_of(record))
            out.append(self._records[n])
        return out

    def has(self, id: str) -> bool:
        """Whether a place of that id is in it."""
        return bool(self._query("SELECT 1 FROM place WHERE id = ?", (id,)))

    def by_id(self, id: str) -> Place | None:
        """The place of that id."""
        found = self._load(self._query(f"SELECT n, {store.COLUMNS} FROM place WHERE id = ?", (id,)))
        return found[0][1] if found else None

    def within(
        self, west: float, south: float, east: float, north: float, *, countries: Collection[str]
    ) -> Iterator[Place]:
        """The places of these countries in a stretch of degrees, by id. None of them is kept in memory."""
        marks = ",".join("?" * len(countries))
        sql = (
            f"SELECT {store.COLUMNS} FROM place WHERE country IN ({marks}) "
            "AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY id"
        )
        for row in self._query(sql, (*sorted(countries), south, north, west, east)):
            yield place_of(store.record_of(row))

    def _by_key(self, key: str) -> list[tuple[Record, Place]]:
        if not key:
            return []
        sql = f"SELECT place.n, {store.COLUMNS} FROM key JOIN place USING (n) WHERE key = ? ORDER BY id"
        return self._load(self._query(sql, (key,)))

    def matches(self, name: str, *, countries: Collection[str] | None = None) -> tuple[Match, ...]:
        """Every place that `name` may mean in these countries (in the world, where None), and how each matched.

        Places so called today stand first, then by closeness of the match; within each by population, then id.
        """
        scope = countries if countries is None or isinstance(countries, frozenset) else frozenset(countries)
        found = self._matched.get((name, scope))
        if found is None:
            if len(self._matched) >= MEMO:
                self._matched.clear()
            found = self._matched[name, scope] = tuple(self._matches(name, scope))
        return found

    def _matches(self, name: str, countries: frozenset[str] | None) -> list[Match]:
        wanted, near, folded = plain(name), close(name), fold(name)
        out: list[tuple[bool, Match]] = []
        for record, place in self._by_key(folded):
            if countries is not None and record.country not in countries:
                continue
            lenient = record.country not in SLAVIC  # vowels of Arabic names are anybody's guess
            best: tuple[int, str] | None = None
            for spelling in record.spellings:
                if plain(spelling) == wanted:
                    best = (0, spelling)
                    break
                if close(spelling) == near:
                    best = min(best or (1, spelling), (1, spelling), key=lambda b: b[0])
                elif best is None and fold(spelling) == folded and (lenient or kin(name, spelling)):
                    best = (2, spelling)
            if best is None:
                continue
            # What a place is called today goes before what another was once called: Sloviansk is not Nikopol.
            own = near in (close(record.name), close(record.local_name or ""))
            out.append((own, Match(place, LEVELS[best[0]], best[1], record.spellings)))
        out.sort(key=lambda m: (not m[0], LEVELS.index(m[1].level) * (not m[0]), -m[1].place.population, m[1].place.id))
        return [match for _, match in out]

    def lookup(self, name: str, *, countries: Collection[str] | None = None) -> tuple[Place, ...]:
        """The places `name` may mean in these countries (in the world, where None), ordered as by `matches`."""
        scope = countries if countries is None or isinstance(countries, frozenset) else frozenset(countries)
        key = (name, scope)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= MEMO:
                self._found.clear()
            found = self._found[key] = tuple(m.place for m in self.matches(name, countries=scope))
        return found

    def fuzzy(
        self, name: str, *, countries: Collection[str], admin1: str | None = None, limit: int = 5
    ) -> tuple[tuple[Place, float], ...]:
        """Places of these countries (and region) whose name is like `name`, best first, with a likeness of 0 to 100."""
        from whoholds.gazetteer import likeness

        if len(fold(name)) < likeness.MIN_LETTERS:
            return ()
        keys, places = self._fuzzy_choices(frozenset(countries), admin1)
        best: dict[str, tuple[float, Place]] = {}
        for index, key in likeness.candidates(name, keys, 4 * limit + 30):
            for record, place in self._by_numbers(places[index]):
                score = max((likeness.score(name, n) for n in record.spellings if fold(n) == key), default=0.0)
                if place.id not in best or best[place.id][0] < score:
                    best[place.id] = (score, place)
        # Of equally like names the one that is written about more is meant more often.
        ranked = sorted(best.values(), key=lambda b: (-b[0] - likeness.fame(b[1].population), b[1].id))
        return tuple((place, score) for score, place in ranked[:limit])

    def _by_numbers(self, numbers: tuple[int, ...]) -> list[tuple[Record, Place]]:
        missing = [n for n in numbers if n not in self._records]
        if missing:
            marks = ",".join("?" * len(missing))
            self._load(self._query(f"SELECT n, {store.COLUMNS} FROM place WHERE n IN ({marks})", missing))
        return [self._records[n] for n in numbers]

    def _fuzzy_choices(self, countries: frozenset[str], admin1: str | None) -> tuple[list[str], list[tuple[int, ...]]]:
        scope = (countries, admin1)
        if scope not in self._choices:
            marks = ",".join("?" * len(countries))
            sql = f"SELECT key, n FROM place JOIN key USING (n) WHERE country IN ({marks})"
            values = sorted(countries)
            if admin1 is not None:
                sql += " AND admin1 = ?"
                values.append(admin1)
            by_key: dict[str, list[int]] = {}
            for key, n in self._query(sql, values):
                by_key.setdefault(str(key), []).append(int(str(n)))
            ordered = sorted(by_key)
            self._choices[scope] = (ordered, [tuple(sorted(by_key[k])) for k in ordered])
        return self._choices[scope]

    def admin1(self, name: str, country: str) -> str | None:
        """The standard English name of a region ("Donetsk Oblast") however it is written, or None."""
        return regions.admin1(name, country)

    def near(self, lat: float, lon: float, km: float, *, countries: Collection[str] | None = None) -> tuple[Place, ...]:
        """The places within `km` of a point, nearest first. Approximate places count where their seat is."""
        south, north = lat - km / KM_PER_DEGREE, lat + km / KM_PER_DEGREE
        reach = km / (KM_PER_DEGREE * max(0.05, math.cos(math.radians(min(89.0, max(abs(south), abs(north)))))))
        first, last = store.cell(south, lon - reach), store.cell(north, lon + reach)
        width = last % 10_000 - first % 10_000
        found: list[tuple[float, Place]] = []
        for row in range(first // 10_000, last // 10_000 + 1):
            left = row * 10_000 + first % 10_000
            sql = f"SELECT n, {store.COLUMNS} FROM place WHERE cell BETWEEN ? AND ?"
            for record, place in self._load(self._query(sql, (left, left + width))):
                distance = rough_km(lat, lon, record.lat, record.lon)
                if distance <= km and (countries is None or record.country in countries):
                    found.append((distance, place))
        found.sort(key=lambda f: (f[0], f[1].id))
        return tuple(place for _, place in found)
