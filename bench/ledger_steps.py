"""The measured steps of `bench.ledger`, each run in a process of its own so that memory and caches are its own.

    echo '{"argument": …}' | python -m bench.ledger_steps STEP

prints what it found as one line of JSON. Seconds are of processor time where all the work is this process's own (the
other programs of the machine must not count), and by the clock where a disk or a server is waited for.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import delete, func, select

from bench.ledger_bare import Bare, written
from bench.worlds import PRODUCER, readings
from whoholds.answers import Ledger
from whoholds.asked_place import choose
from whoholds.conclusions import Conclusions
from whoholds.errors import AmbiguousPlace
from whoholds.ledger.address import address, engine
from whoholds.ledger.store import Store
from whoholds.ledger.tables import built, claims, event_claims, events, intervals, places

# Readings handed to the store at a time, which it commits at once; and how many are then kept one by one.
BLOCK, SINGLES = 200, 40
# A question lies within a place's days, or up to so many days before its first word or after its last.
AROUND_DAYS = 30

Found = dict[str, float]


class Timer:
    """Adds up what stands inside its `with` blocks: seconds by the clock and of this process."""

    def __init__(self) -> None:
        self.clock = self.processor = 0.0

    def __enter__(self) -> None:
        self._begun = time.perf_counter(), time.process_time()

    def of(self, location: str) -> float:
        """Seconds of this process when all the work on a ledger was its own, by the clock when a server did some."""
        return self.clock if "://" in location else self.processor

    def __exit__(self, *_: object) -> None:
        self.clock += time.perf_counter() - self._begun[0]
        self.processor += time.process_time() - self._begun[1]


def _peak_mib() -> float:
    """The most memory this process ever held. (What getrusage says begins with its parent's.)"""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell a process's peak memory")


def progress(number: int, what: str) -> None:
    """Tells people, and nobody else, how far it is."""
    if sys.stderr.isatty() and number % 100 == 0:
        print(f"\r{number:>10,} {what}", end="", file=sys.stderr)


class Ticking:
    """A clock that goes on by a second each time it is looked at, so that a ledger has a yesterday."""

    def __init__(self) -> None:
        self._at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


def store(location: str, count: int, bare: bool) -> Found:
    """Generates an archive of `count` claims and keeps it; with `bare`, inserts the same rows without the ledger.

    They take turns, block by block. The last readings are kept in a transaction each, as an ingest does.
    """
    _warm()
    archive = readings(count)
    kept, alone, plain, tables, bare_alone = Timer(), Timer(), Timer(), Timer(), Timer()
    number = dict.fromkeys(("reports", "claims", "figures", "characters", "alone"), 0)
    path = Path(location)
    others: list[tuple[Bare, Timer, bool]] = []
    with Store.open(location, create=True, now=Ticking()) as ledger:
        if bare:
            others.append((Bare(path.with_suffix(".indexed"), path, indexes=True), plain, True))
            others.append((Bare(path.with_suffix(".tables"), path, indexes=False), tables, False))
        block = list(islice(archive, BLOCK))
        while block:
            after = list(islice(archive, BLOCK))
            # Of the last block the last readings go in alone.
            at_once = block if after else block[:-SINGLES]
            seq = ledger.head().count
            with kept:
                for _ in ledger.keep_many((reading, PRODUCER) for reading in at_once):
                    pass
            _again(others, path, seq, ledger.head().count)
            for reading in block[len(at_once) :]:
                seq = ledger.head().count
                with alone:
                    ledger.keep(reading, edition=PRODUCER)
                for other, _, indexes in others[:1]:
                    rows = written(path, seq, ledger.head().count, indexes=indexes)
                    with bare_alone:
                        other.insert(rows)
                number["alone"] += len(reading.claims)
            for reading in block:
                number["reports"] += 1
                number["claims"] += len(reading.claims)
                number["figures"] += len(reading.figures)
                number["characters"] += len(reading.report.text)
            block = after
            progress(number["reports"], "reports kept")
    many = number["claims"] - number["alone"]
    found: Found = {
        **number,
        "kept_per_s": many / kept.of(location),
        "alone_per_s": number["alone"] / alone.clock,
    }
    for other, _, _ in others:
        other.close()
    if bare:
        found |= {
            "bytes": path.stat().st_size,
            "bare_per_s": many / plain.processor,
            "tables_per_s": many / tables.processor,
            "bare_alone_per_s": number["alone"] / bare_alone.clock,
        }
        for name in (".indexed", ".tables"):
            path.with_suffix(name).unlink()
    return found


def _warm() -> None:
    """Has imported what storing imports."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "warm.db", create=True) as ledger:
        for reading in readings(1):
            ledger.keep(reading, edition=PRODUCER)


def _again(others: Sequence[tuple[Bare, Timer, bool]], ledger: Path, after: int, until: int) -> None:
    for other, timer, indexes in others:
        rows = written(ledger, after, until, indexes=indexes)
        with timer:
            other.insert(rows)


def views(location: str) -> Found:
    """Builds every view from nothing."""
    timer = Timer()
    with Ledger(location) as ledger:
        before = _peak_mib()
        with timer:
            done = ledger.refresh(lambda number: progress(number, "places"))
    path = Path(location)
    return {
        "concluded": done,
        "views_s": timer.of(location),
        "before_mib": before,
        "peak_mib": _peak_mib(),
        **({"bytes_with_views": path.stat().st_size} if path.exists() else {}),
    }


def forget(location: str) -> Found:
    """Takes the views out of a ledger that was kept."""
    made = engine(address(location), "write")
    with made.begin() as connection:
        for table in (built, events, event_claims, intervals):
            connection.execute(delete(table))
    made.dispose()
    return {}


def shape(location: str) -> Found:
    """How many places there are, and how many claims of the busiest."""
    with Ledger(location) as ledger:
        found = spoken(ledger)
    return {"places": len(found), "busiest": found[0].claims}


def first(location: str) -> Found:
    """Opens a ledger and asks one question, as a command does; what has been imported by then is not counted."""
    with Ledger(location) as ledger:
        place = spoken(ledger)[0]
    timer = Timer()
    with timer, Ledger(location) as ledger:
        ledger.who(place.id, on=place.until)
    return {"first_ms": 1000 * timer.of(location)}


def check(location: str) -> Found:
    """`whoholds verify` on all of it. Raises RuntimeError when it finds anything: then the measure is of nothing."""
    timer = Timer()
    with Ledger(location) as ledger:
        with timer:
            faults = list(islice(ledger.verify(), 3))
        entries = ledger.store.head().count
    if faults:
        raise RuntimeError(f"the ledger just made is faulty: {faults}")
    return {"entries": entries, "verify_per_s": entries / timer.of(location), "verify_peak_mib": _peak_mib()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place, how many claims there are of it, and the first and last day they were told."""

    id: str
    name: str
    claims: int
    since: str
    until: str


def spoken(ledger: Ledger) -> list[Spoken]:
    """Every place, the busiest first."""
    at, told = places.c, claims.c.told
    query = (
        select(at.place_id, at.name + ", " + at.admin1, func.count(), func.min(told), func.max(told))
        .join(claims, claims.c.place_id == at.place_id)
        .group_by(at.place_id, at.name, at.admin1)
        .order_by(func.count().desc(), at.place_id)
    )
    with ledger.store.snapshot() as connection:
        return [Spoken(*row) for row in connection.execute(query)]


def questions(ledger: Ledger, count: int, which: str, seed: int) -> list[tuple[str, str]]:
    """Places and days at random: ``claims`` weighs places by their claims, ``places`` all alike, ``busiest`` of 100.

    A place is asked for by its name and region; where two have both, by id.
    """
    rng = Random(seed)
    found = spoken(ledger)
    if which == "busiest":
        found = found[:100]
    weights = [each.claims for each in found] if which == "claims" else None
    out: list[tuple[str, str]] = []
    for each in rng.choices(found, weights, k=count):
        low, high = (date.fromisoformat(day).toordinal() for day in (each.since, each.until))
        day = date.fromordinal(rng.randint(low - AROUND_DAYS, high + AROUND_DAYS)).isoformat()
        try:
            choose(each.name, ledger.store, None)
        except AmbiguousPlace:
            out.append((each.id, day))
        else:
            out.append((each.name, day))
    return out


def ask(locations: dict[str, str], count: int, which: str, how: str) -> dict[str, Found]:
    """Milliseconds that `who` takes, by ledger: the median and the 95th percentile. The ledgers take turns.

    `how` is ``fresh`` (the views are kept), ``stale`` (none is, each is concluded on the spot), or ``known``: as known
    half-way through the ledger. Raises RuntimeError when the views are not as `how` says.
    """
    ledgers = {name: Ledger(location) for name, location in locations.items()}
    for name, ledger in ledgers.items():
        stale = ledger.store.stale_places(Conclusions(ledger.store).rules)
        if len(stale) != {"fresh": 0, "stale": len(spoken(ledger))}.get(how, len(stale)):
            raise RuntimeError(f"{name}: {len(stale)} places are stale; were the rules changed while this ran?")
    moments = {name: _middle(ledger) if how == "known" else None for name, ledger in ledgers.items()}
    asked = {name: questions(ledger, count, which, seed=count) for name, ledger in ledgers.items()}
    clock: Callable[[], float] = time.process_time
    if any(ledger.store.dialect != "sqlite" for ledger in ledgers.values()):
        clock = time.perf_counter
    took: dict[str, list[float]] = {name: [] for name in ledgers}
    for number in range(count):
        for name, ledger in ledgers.items():
            place, day = asked[name][number]
            begun = clock()
            ledger.who(place, on=day, as_known=moments[name])
            took[name].append(1000 * (clock() - begun))
    for ledger in ledgers.values():
        ledger.close()
    return {name: {"median_ms": median(each), "p95_ms": percentile(each, 0.95)} for name, each in took.items()}


def _middle(ledger: Ledger) -> str:
    """A moment at which half of the ledger was there."""
    entry = next(ledger.store.entries(ledger.store.head().count // 2))
    return entry.recorded


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that at least `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


STEPS: dict[str, Callable[..., object]] = {
    step.__name__: step for step in (store, forget, shape, views, first, check, ask)
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](**json.load(sys.stdin))))
