"""The progress bar on the error stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from whoholds.gazetteer.store import Progress


@contextmanager
def bar() -> Iterator[Progress]:
    """A rich progress bar on stderr, gone when done; it shows nothing where stderr is not a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("Preparing the gazetteer (once)", total=None)

        def tell(what: str, done: int, total: int) -> None:
            shown.update(task, description=what, completed=done, total=total or None)

        yield tell
