"""The command line: parse, call, print. Heavy imports wait until a command needs them.

Exit statuses: 0 every report was read; 1 none was; 2 the command was used wrongly (an option, a setting, where to
write); 3 some reports were skipped, the others read. 130 after Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from whoholds import __version__
from whoholds.cli_gazetteer import app as gazetteer_app
from whoholds.errors import SettingsError, SkipReport, WhoholdsError

if TYPE_CHECKING:
    from whoholds.model import Report
    from whoholds.pipeline import Reader
    from whoholds.show.output import Writer
    from whoholds.show.progress import Tell

# whoholds.sources.files says why; that module is imported only to read.
MAX_BYTES = 20_000_000

ALL_READ, NOTHING_READ, USAGE, SOME_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130

_HELP = (
    "Who holds this place on this day, according to whom, and in which words.\n\n"
    "whoholds reads war reporting and extracts every claim about ground: who said it, for which side, with what "
    "stance, about which place and day, with its verbatim quote."
)
# A blank line between two examples: single line ends are folded by the help's layout.
_EXAMPLES = (
    "Examples:",
    "  whoholds read story.txt",
    "  whoholds read --explain story.txt",
    "  whoholds read --published 2024-09-07 stories/",
    "  whoholds read --format jsonl reports.jsonl -o claims.jsonl",
    "  cat story.txt | whoholds read -",
)
_STATUS = "Exit status: 0 all reports read, 1 none, 2 wrong use, 3 some skipped (each named on standard error)."

app = typer.Typer(
    name="whoholds",
    help=_HELP,
    epilog="\n\n".join(_EXAMPLES),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(gazetteer_app, name="gazetteer")


class Format(StrEnum):
    """Output formats of `read`."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def _say(message: str) -> None:
    print(f"whoholds: {message}", file=sys.stderr, flush=True)


def _version(value: bool) -> None:
    if value:
        print(f"whoholds {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options before any command."""


def _day(value: str | None) -> str | None:
    """Check --published: a calendar day as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a calendar day; write it as 2024-09-07") from None


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to, always UTF-8."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has had enough (`| head`); the interpreter must not complain on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ALL_READ) from None
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}; give -o a file in a folder that exists") from error
    with stream:
        yield stream


def _reports(paths: list[str], published: str | None, limit: int) -> Iterator[Report | SkipReport]:
    """The reports at `paths` in order; `published` fills in for those that bring no day of their own."""
    from whoholds.sources.files import read_reports

    for report in read_reports(paths, limit=limit):
        if published is not None and not isinstance(report, SkipReport) and report.published is None:
            yield replace(report, published=published)
        else:
            yield report


def _read_all(
    reports: Iterable[Report | SkipReport], reader: Reader, writer: Writer, tell: Tell
) -> tuple[int, int, int]:
    """Read and write every report; gives the numbers of reports read, reports skipped and claims found."""
    read = skipped = claims = 0
    for report in reports:
        try:
            if isinstance(report, SkipReport):
                raise report
            reading = reader.read(report)
        except SkipReport as problem:
            skipped += 1
            _say(f"skipped: {problem}")
            continue
        writer.add(reading)
        read += 1
        claims += len(reading.claims)
        tell(read, claims, report.id)
    return read, skipped, claims


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Text files, folders, .jsonl files of reports, or - for standard input.",
        show_default=False,
    ),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Published = Annotated[
    str | None,
    typer.Option(callback=_day, metavar="DATE", help="Day (YYYY-MM-DD) of the reports that bring none of their own."),
]
TheatreName = Annotated[
    str,
    typer.Option(metavar="auto|NAME|FOLDER", help="The war to read for; `whoholds theatres` lists them."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Say why, for every field; list what was refused.")]
GazetteerFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A gazetteer database to use instead of your own.", show_default=False),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="An installed English spaCy pipeline, instead of the built-in one."),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", min=1, metavar="N", help="The longest report to read, in bytes.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to the screen.", show_default=False),
]


@app.command(epilog="\n\n".join((*_EXAMPLES, _STATUS)))
def read(
    paths: Paths,
    form: Form = Format.table,
    published: Published = None,
    theatre: TheatreName = "auto",
    explain: Explain = False,
    gazetteer: GazetteerFile = None,
    model: Model = None,
    output: Output = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Extract every claim about ground from reports, each with its words."""
    from whoholds.pipeline import Reader
    from whoholds.show.output import writer
    from whoholds.show.progress import progress

    reader = Reader(theatre=theatre, gazetteer=gazetteer, model=model)
    unseen = output is not None or not sys.stdout.isatty()
    with _output(output) as stream, progress(unseen and sys.stderr.isatty()) as tell:
        out = writer(form.value, stream, explain=explain)
        count, skipped, claims = _read_all(_reports(paths, published, max_bytes), reader, out, tell)
        out.close()
    if skipped or count > 1:
        _say(f"{count} reports read, {claims} claims" + (f"; {skipped} skipped" if skipped else ""))
    if not count:
        if not skipped:
            _say(f"found no report in {', '.join(paths)}; give text files, a folder that holds some, or a .jsonl")
        raise typer.Exit(NOTHING_READ)
    if skipped:
        raise typer.Exit(SOME_SKIPPED)


@app.command()
def theatres() -> None:
    """List the wars whoholds has vocabulary for."""
    from textwrap import fill

    from whoholds.theatre import available, load

    for name in available():
        theatre = load(name)
        parties = ", ".join(f"{code} {party.name}" for code, party in theatre.parties.items())
        print(fill(theatre.title, 100, initial_indent=f"{name:14}", subsequent_indent=" " * 14))
        print(fill(parties, 100, initial_indent=" " * 14, subsequent_indent=" " * 14))


def main() -> None:
    """Run the command line; what the user can mend is told in a line, without a traceback."""
    try:
        app()
    except WhoholdsError as error:
        _say(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        _say("stopped")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
