"""The command line: parse, call, print. Heavy imports wait until a command needs them.

Exit statuses: 0 every report was read; 1 none was; 2 the command was used wrongly (an option, a setting, where to
write); 3 some reports were skipped, the others read. 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from whoholds import __version__, cli_answers, cli_audit, cli_ledger, cli_numbers, cli_terrain, cli_terrain_ask
from whoholds.cli_common import ALL_READ as ALL_READ
from whoholds.cli_common import INTERRUPTED, NOTHING_READ, SOME_SKIPPED, USAGE, page, say, writing
from whoholds.cli_gazetteer import app as gazetteer_app
from whoholds.cli_options import MAX_BYTES, GazetteerFile, MaxBytes, Model, Output, Paths, Published, TheatreName
from whoholds.errors import SkipReport, WhoholdsError

if TYPE_CHECKING:
    from whoholds.model import Report
    from whoholds.pipeline import Reader
    from whoholds.show.output import Writer
    from whoholds.show.progress import Tell

_HELP = (
    "Who holds this place on this day, according to whom, and in which words.\n\n"
    "whoholds reads war reporting and extracts every claim about ground: who said it, for which side, with what "
    "stance, about which place and day, with its verbatim quote."
)
_EXAMPLES = page(
    "read --explain story.txt",
    "ingest stories/",
    "who Selydove --on 2024-11-02",
    "claims --place Selydove --kind captured --format csv",
    status="Each command has a page of its own: whoholds who --help",
)
_READ_EXAMPLES = page(
    "read story.txt",
    "read --explain story.txt",
    "read --published 2024-09-07 stories/",
    "read --format jsonl reports.jsonl -o claims.jsonl",
    "read - < story.txt",
    status="Exit status: 0 all reports read, 1 none, 2 wrong use, 3 some skipped (each named on standard error).",
)
_ANSWERS, _KEEPING = "Ask the ledger", "Keep the ledger"

app = typer.Typer(
    name="whoholds",
    help=_HELP,
    epilog=_EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(gazetteer_app, name="gazetteer")
_terrain = typer.Typer(
    help="Control maps that others draw: add them, measure them, hold claims against them.", no_args_is_help=True
)
_plot = typer.Typer(
    help="Pictures: ground gained and lost by month; what changed between two days.", no_args_is_help=True
)


class Format(StrEnum):
    """Output formats of `read`."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


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
            say(f"skipped: {problem}")
            continue
        writer.add(reading)
        read += 1
        claims += len(reading.claims)
        tell(read, claims, report.id)
    return read, skipped, claims


Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say why, for every field; list what was refused.")]


@app.command(epilog=_READ_EXAMPLES)
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
    with writing(output) as stream, progress(unseen and sys.stderr.isatty()) as tell:
        out = writer(form.value, stream, explain=explain)
        count, skipped, claims = _read_all(_reports(paths, published, max_bytes), reader, out, tell)
        out.close()
    if skipped or count > 1:
        say(f"{count} reports read, {claims} claims" + (f"; {skipped} skipped" if skipped else ""))
    if not count:
        if not skipped:
            say(f"found no report in {', '.join(paths)}; give text files, a folder that holds some, or a .jsonl")
        raise typer.Exit(NOTHING_READ)
    if skipped:
        raise typer.Exit(SOME_SKIPPED)


for _command, _examples in cli_ledger.COMMANDS:
    app.command(epilog=_examples, rich_help_panel=_KEEPING)(_command)
for _command, _examples in (*cli_answers.COMMANDS, *cli_audit.COMMANDS, *cli_numbers.COMMANDS):
    app.command(epilog=_examples, rich_help_panel=_ANSWERS)(_command)


for _name, _command, _examples in (*cli_terrain.COMMANDS, *cli_terrain_ask.COMMANDS):
    _terrain.command(_name, epilog=_examples)(_command)
for _name, _command, _examples in cli_terrain_ask.PLOTS:
    _plot.command(_name, epilog=_examples)(_command)
_terrain.add_typer(_plot, name="plot")
app.add_typer(_terrain, name="terrain")


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
        say(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
