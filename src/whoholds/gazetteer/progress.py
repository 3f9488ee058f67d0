"""The progress bar on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from whoholds.gazetteer.store import Progress


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress bar on stderr, gone when done; where stderr is not a terminal, one line says what takes the time."""
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _one_line()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("Preparing the gazetteer (once)", total=None)

        def tell(what: str, done: int, total: int) -> None:
            shown.update(task, description=what, completed=done, total=total or None)

        yield tell


def _one_line() -> Progress:
    told = False

    def tell(_what: str, _done: int, _total: int) -> None:
        nonlocal told
        if not told:
            print("whoholds: preparing the gazetteer (once, half a minute)", file=sys.stderr, flush=True)
            told = True

    return tell
