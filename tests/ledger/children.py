"""Work done in processes of their own, which may be killed: ingests among it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

from tests.ledger.invented import still, wire
from whoholds.ledger.store import Store


def in_child(work: Callable[[], None]) -> int:
    """Starts `work` in a process of its own and gives its id; the exit status is 0 when it ends well."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def status_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ingest(location: str, numbers: range, *, batch: bool = False) -> None:
    """Keeps readings, those that are known already left out. The clock stands still, so that bytes can be compared."""
    with Store.open(location, create=True, now=still()) as store:
        read = [wire(number) for number in numbers]
        if batch:
            for _ in store.keep_many((each, "e1") for each in read):
                pass
            return
        for each in read:
            if not store.known(each.report, "e1"):
                store.keep(each, edition="e1")
