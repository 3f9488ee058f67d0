"""How far a long run is, on standard error, and only where somebody can see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[int, int, str], None]

# A run of one report ends before a progress line could be read.
_FIRST_SHOWN = 2


def _silent(reports: int, claims: int, at: str) -> None:
    return None


@contextmanager
def progress(wanted: bool) -> Iterator[Tell]:
    """Gives ``tell(reports, claims, id)`` to call after each report; the line goes away at the end."""
    if not wanted:
        yield _silent
        return
    from rich.console import Console
    from rich.status import Status

    status = Status("reading", console=Console(stderr=True))

    def tell(reports: int, claims: int, at: str) -> None:
        status.update(f"{reports} reports read, {claims} claims; last: {at[:40]}")
        if reports == _FIRST_SHOWN:
            status.start()

    try:
        yield tell
    finally:
        status.stop()
