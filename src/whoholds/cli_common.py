"""What the commands share: exit statuses, where output goes, and opening the ledger."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar, cast

import typer

from whoholds.cli_options import Form
from whoholds.errors import SettingsError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whoholds.answers import Ledger
    from whoholds.gazetteer import Gazetteer
    from whoholds.model import Json
    from whoholds.rows import Rows
    from whoholds.show.lines import Form as RowForm

T = TypeVar("T")

ALL_READ, NOTHING_READ, USAGE, SOME_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130
# The same numbers, as an answer means them: nothing matches; a fault was found.
NOTHING_FOUND = FAULTY = NOTHING_READ
ANSWERED = "Exit status: 0 answered, 1 nothing matches, 2 wrong use."


def say(message: str) -> None:
    """A line on standard error."""
    print(f"whoholds: {message}", file=sys.stderr, flush=True)


def page(*examples: str, status: str) -> str:
    """What stands under a command's options: examples, then exit statuses."""
    # A blank line between two: single line ends are folded by the help's layout.
    return "\n\n".join(("Examples:", *(f"  whoholds {line}" for line in examples), status))


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to, always UTF-8, line ends as written."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has had enough (`| head`); the interpreter must not complain on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ALL_READ) from None
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}; give -o a file in a folder that exists") from error
    with stream:
        yield stream


def _gazetteer() -> Gazetteer | None:
    """The user's own, for names that no report printed. A question is no occasion to build one."""
    from whoholds.gazetteer import Gazetteer, cache

    path = cache.default_path()
    return Gazetteer.open(path) if cache.usable(path) else None


@contextmanager
def opened(location: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger at `location`.

    A place or an id it does not know ends the command with status 1, a name of several places with 2, these listed.
    """
    from whoholds.answers import Ledger
    from whoholds.errors import AmbiguousPlace, UnknownId, UnknownPlace

    with Ledger(location, create=create, gazetteer=_gazetteer()) as ledger:
        try:
            yield ledger
        except (UnknownId, UnknownPlace) as error:
            say(str(error))
            raise typer.Exit(NOTHING_FOUND) from None
        except AmbiguousPlace as error:
            from whoholds.show.candidates import lines

            say(str(error))
            print("\n".join(lines(error.candidates)), file=sys.stderr)
            raise typer.Exit(USAGE) from None


def emit(
    rows: Rows[T], form: Form, path: Path | None, table: Callable[[int], RenderableType], *, nothing: str = ""
) -> None:
    """Write an answer: as a table `table` draws for a width, else its rows.

    Where there is none, `nothing` says so on standard error and the exit status is 1.
    """
    from whoholds.records import flat

    shape = flat(rows.kind)
    # One by one: a year of claims is long enough in memory once.
    records = (record for value in rows for record in shape.rows(value))
    emit_records(records, [name for name, _ in shape.fields], form, path, table if rows else None)
    if not rows and nothing:
        say(nothing)
        raise typer.Exit(NOTHING_FOUND)


def emit_records(
    records: Iterable[Mapping[str, Json]],
    fields: Sequence[str],
    form: Form,
    path: Path | None,
    table: Callable[[int], RenderableType] | None,
) -> None:
    """The same for plain rows."""
    with writing(path) as stream:
        if form is not Form.table:
            from whoholds.show.lines import write

            write(cast("RowForm", form.value), stream, fields, records)
        elif table is not None:
            from whoholds.show.table import console

            screen = console(stream)
            # Displays wrap what they print; what they leave whole, a hash or a path, is not to be cut.
            screen.print(table(screen.width), crop=False)
