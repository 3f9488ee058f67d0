"""How far an ingest or a check is, on standard error, and only where somebody can see it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from whoholds.show import phrases

if TYPE_CHECKING:
    from rich.progress import Progress

Hear = Callable[[int, int, int], None]

# Reports are counted over this long: shorter, and the rate jumps with every long report.
_RATE_SECONDS = 10.0


def rate(times: list[tuple[float, int]]) -> float:
    """Reports a second between the first and the last of (seconds, reports so far)."""
    if len(times) < 2 or times[-1][0] <= times[0][0]:
        return 0.0
    return (times[-1][1] - times[0][1]) / (times[-1][0] - times[0][0])


def words(claims: int, failed: int, times: list[tuple[float, int]]) -> str:
    """What stands beside the bar: "34.2 reports/s, 140 claims, 1 failed"."""
    parts = [f"{rate(times):.1f} reports/s", phrases.count(claims, "claim")]
    return ", ".join(parts + ([f"{failed:,} failed"] if failed else []))


@contextmanager
def ingesting(wanted: bool, total: int | None) -> Iterator[Hear]:
    """Gives ``hear(done, claims, failed)`` to call after each report; the bar goes away at the end.

    `total` is how many reports there are, None where that is not known.
    """
    if not wanted:
        yield lambda done, claims, failed: None
        return
    times: list[tuple[float, int]] = [(time.monotonic(), 0)]
    with _bar() as bar:
        task = bar.add_task("", total=total)

        def hear(done: int, claims: int, failed: int) -> None:
            times.append((time.monotonic(), done))
            while times[-1][0] - times[0][0] > _RATE_SECONDS and len(times) > 2:
                times.pop(0)
            bar.update(task, completed=done, description=words(claims, failed, times))

        yield hear


@contextmanager
def counting(wanted: bool, what: str) -> Iterator[Callable[[int, int], None]]:
    """Gives ``tell(done, total)`` to call as `what` ("entries checked") goes on."""
    if not wanted:
        yield lambda done, total: None
        return
    with _bar() as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def checking(wanted: bool) -> AbstractContextManager[Callable[[int, int], None]]:
    """Gives ``tell(done, total)`` to call as entries are checked."""
    return counting(wanted, "entries checked")


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TextColumn("{task.description}"))
    return Progress(*columns, TimeRemainingColumn(compact=True), console=Console(stderr=True), transient=True)
