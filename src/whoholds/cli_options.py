"""The options that commands share, each checked as it is read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whoholds.model import KINDS, STANCES, STATUSES

DEFAULT_LEDGER = "whoholds.db"
# whoholds.sources.files says why; that module is imported only to read.
MAX_BYTES = 20_000_000


class Form(StrEnum):
    """Output formats of every command that answers."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def day(value: str | None) -> str | None:
    """Check an option that is a calendar day, as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a calendar day; write it as 2024-09-07") from None


def one_of(values: Sequence[str]) -> Callable[[str | None], str | None]:
    """Check an option that is one of a list, whatever its case."""

    def check(value: str | None) -> str | None:
        if value is None or value.lower() in values:
            return value and value.lower()
        raise typer.BadParameter(f"{value!r} is none of {', '.join(values)}")

    return check


def _first_day(value: str | None) -> str | None:
    """Check --since: a day, or the first of a month or year."""
    return _end_of(value, last=False)


def _last_day(value: str | None) -> str | None:
    """Check --until: a day, or the last of a month or year."""
    return _end_of(value, last=True)


def _end_of(value: str | None, *, last: bool) -> str | None:
    if value is None:
        return None
    parts = value.split("-")
    if len(parts) == 1 and len(value) == 4 and value.isdigit():
        return f"{value}-12-31" if last else f"{value}-01-01"
    if len(parts) == 2 and len(value) == 7 and value.replace("-", "").isdigit() and 1 <= int(parts[1]) <= 12:
        final = monthrange(max(1, int(parts[0])), int(parts[1]))[1]
        return f"{value}-{final if last else 1:02}"
    return day(value)


def _folded_code(value: str | None) -> str | None:
    """A party's code as theatres write it."""
    return value.upper() if value else None


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Text files, folders, .jsonl files of reports, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(callback=day, metavar="DATE", help="Day (YYYY-MM-DD) of the reports that bring none of their own."),
]
TheatreName = Annotated[
    str,
    typer.Option(metavar="auto|NAME|FOLDER", help="The war to read for; `whoholds theatres` lists them."),
]
GazetteerFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A gazetteer database to use instead of your own.", show_default=False),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="An installed English spaCy pipeline, instead of the built-in one."),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", min=1, metavar="N", help="The longest report to read, in bytes.")]
LedgerAt = Annotated[
    str,
    typer.Option(
        "--ledger", envvar="WHOHOLDS_LEDGER", metavar="FILE|URL", help="The ledger: a file, or postgresql://…"
    ),
]
FormOption = Annotated[Form, typer.Option("--format", "-f", help="How to print.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to the screen.", show_default=False),
]
AsKnown = Annotated[
    str | None,
    typer.Option(
        "--as-known", metavar="MOMENT", help="Only what was recorded until then (2024-09-07, or to the second)."
    ),
]


Place = Annotated[str, typer.Argument(metavar="PLACE", help="A place's name in any spelling, or its id.")]
AtPlace = Annotated[str | None, typer.Option("--place", metavar="NAME|ID", help="Of this place.")]
Kind = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", callback=one_of(KINDS), help=f"One of: {', '.join(KINDS)}.")
]
Party = Annotated[
    str | None,
    typer.Option("--party", metavar="CODE", callback=_folded_code, help="Who is said to have done it (RUS, UKR)."),
]
Status = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", callback=one_of(STATUSES), help=f"One of: {', '.join(STATUSES)}."),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", callback=_first_day, help="From this day, month or year on.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=_last_day, help="Until this day, month or year.")
]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Said by this speaker.")]
Side = Annotated[
    str | None, typer.Option("--side", metavar="CODE", help="Said for this side: a party, independent, reporter.")
]
View = Annotated[
    str | None,
    typer.Option("--view", metavar="VIEW", help="Only this view: party:RUS, consensus, assessor:NAME."),
]
StanceOption = Annotated[
    str | None,
    typer.Option("--stance", metavar="STANCE", callback=one_of(STANCES), help=f"One of: {', '.join(STANCES)}."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Told by this outlet.")]
