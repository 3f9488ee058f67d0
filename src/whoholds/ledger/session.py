"""A transaction that writes: begun when first needed, committed as a whole or not at all."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from whoholds.ledger.moments import Clock
from whoholds.ledger.schema import lock
from whoholds.ledger.writer import Writer

# Rows that wait before a batch is committed: enough to make one commit cheap, few enough to lose little.
_ENOUGH = 4000


class Session:
    """Holds the ledger's one lock for writing from `writer` until `settle` commits or `abandon` gives up."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._now = now
        self._connection: Connection | None = None
        self._writer: Writer | None = None

    def writer(self) -> Writer:
        """Begins if need be; waits until nobody else writes."""
        if self._writer is None:
            self._connection = self._engine.connect().execution_options(ledger_writes=True)
            self._connection.begin()
            lock(self._connection)
            self._writer = Writer(self._connection, self._now)
        return self._writer

    def settle(self, *, last: bool) -> None:
        """Commits when this is the last write, or when enough has come together."""
        if self._writer is None or self._connection is None:
            return
        if last or self._writer.pending >= _ENOUGH:
            self._writer.finish()
            self._connection.commit()
            self._close()

    def abandon(self) -> None:
        """Leaves the ledger as it was at the last commit."""
        self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._writer = None
