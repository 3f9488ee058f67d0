"""The ledger: opened, appended to, and read. One `Store` belongs to one thread; any number may share a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from whoholds.errors import DamagedLedger, FullLedger, LedgerError, ReadOnlyLedger, ReviewError
from whoholds.ledger.canonical import key
from whoholds.ledger.database_errors import translated
from whoholds.ledger.kept import Kept
from whoholds.ledger.moments import Clock, utc_now
from whoholds.ledger.reader import StoreReader
from whoholds.ledger.session import Session
from whoholds.ledger.writer import Writer, known_readings, named
from whoholds.model import History, Json, MapLayer, Reading, Report, Review, Verdict

# Readings looked up, and kept, at a time.
_CHUNK = 200


def _quiet(done: int, total: int) -> None:
    """Tells nobody."""


# Who writes reviews and failures down when nobody says.
OURSELVES = "whoholds"


class Store(StoreReader):
    """A ledger at a path or URL. `open` makes one; `close`, or leaving its `with` block, gives the file back.

    Reading sees what was committed when it began, whoever writes meanwhile. Each write is one transaction, or part of
    one inside `batch`. Every method raises `LedgerError` of the kind that fits (see `whoholds.errors`); after a damaged
    file or a full disk nothing more is written through this store.
    """

    def __init__(self, location: str | Path, *, create: bool, readonly: bool, now: Clock) -> None:
        super().__init__(location, create=create, readonly=readonly)
        self._now = now
        self._batch: Session | None = None
        self._broken: LedgerError | None = None

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False, readonly: bool = False, now: Clock = utc_now) -> Store:
        """Opens a ledger; makes one where there is none if `create`. An older ledger is brought up to date."""
        return cls(location, create=create, readonly=readonly, now=now)

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        if self._why_not is not None:
            raise ReadOnlyLedger(f"{self.location}: the ledger cannot be written, because {self._why_not}")
        if self._broken is not None:
            raise type(self._broken)(f"nothing more is written after this error: {self._broken}") from self._broken
        session = self._batch or Session(self._engine, self._now)
        try:
            with translated(self.location):
                yield session.writer()
                session.settle(last=self._batch is None)
        except BaseException as error:
            if isinstance(error, DamagedLedger | FullLedger):
                self._broken = error
            # A refusal comes before anything is written: what a batch has gathered stays.
            if self._batch is None or (isinstance(error, LedgerError) and not isinstance(error, ReviewError)):
                session.abandon()
            raise

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Writes inside go to the disk some thousands at a time: quick, and the lock is held all the while.

        What was kept since the last time is lost when an error leaves the block; nothing is ever kept by halves.
        """
        if self._batch is not None:
            yield
            return
        self._batch = session = Session(self._engine, self._now)
        try:
            yield
            with translated(self.location):
                session.settle(last=True)
        except BaseException as error:
            session.abandon()
            if isinstance(error, DamagedLedger | FullLedger):
                self._broken = error
            raise
        finally:
            self._batch = None

    def keep(self, reading: Reading, *, edition: str) -> Kept:
        """Appends a reading with its claims and figures; adds nothing when its producer has read that report before.

        `edition` is the fingerprint of the reader's configuration, by which `known` tells a report it need not read.
        Raises `SkipReport` for a text that cannot be kept exactly, ValueError for a quote that is not in the text.
        """
        ident = named(reading.report)
        with self._writing() as writer:
            return writer.keep(reading, edition, ident)

    def keep_many(self, read: Iterable[tuple[Reading, str]]) -> Iterator[Kept]:
        """`keep` for many readings, each with its edition, in a `batch`; says of each what it did."""
        remaining = iter(read)
        with self.batch():
            while chunk := [(*each, named(each[0].report)) for each in islice(remaining, _CHUNK)]:
                with self._writing() as writer:
                    writer.foresee(ident.key for *_, ident in chunk)
                    kept = [writer.keep(reading, edition, ident) for reading, edition, ident in chunk]
                yield from kept

    def keep_map(self, layer: MapLayer, *, producer: str = OURSELVES) -> bool:
        """Appends a layer of a control map; whether it was new.

        The same ground and meaning for the same assessor, day, layer and party adds nothing, whatever file it comes
        from; any other is appended and counts from then on. Raises ValueError for a shape that is no ground.
        """
        with self._writing() as writer:
            return writer.keep_map(layer, producer)

    def known(self, report: Report, edition: str) -> bool:
        """Whether a reader of this edition has read the report already."""
        ident = named(report)
        with self.snapshot() as connection:
            return any(key(edition) == each for _, each in known_readings(connection, (ident.key,))[ident.key])

    def fail(self, name: str, error: str, producer: str = OURSELVES) -> bool:
        """Records that a report could not be read, once for each error; whether that was new."""
        with self._writing() as writer:
            return writer.fail(name, error, producer)

    def review(
        self,
        claim: str,
        verdict: Verdict,
        *,
        by: str,
        note: str = "",
        changes: Mapping[str, Json] | None = None,
        producer: str = OURSELVES,
    ) -> Review:
        """Appends a person's word on a claim. Raises `ReviewError` for an unknown claim or a change not allowed."""
        with self._writing() as writer:
            return writer.review(claim, verdict, by, note, changes or {}, producer)

    def rebuild(self, progress: Callable[[int, int], None] = _quiet) -> None:
        """Reads the index off the entries again and forgets what was concluded. All of it, or nothing."""
        with self._writing() as writer:
            writer.rebuild(progress)

    def save_history(self, history: History, seq: int, rules: str) -> None:
        """Keeps what `rules` concluded of a place from the entries up to `seq`, in the place of what was kept before.

        Ask `head` for `seq` before reading the claims: what comes in meanwhile then makes the place stale again.
        """
        with self._writing() as writer:
            writer.histories.save(history, seq, rules)
