"""`whoholds audit`: claims held against control maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whoholds.cli_common import ANSWERED, NOTHING_FOUND, emit, opened, page, say, writing
from whoholds.cli_options import DEFAULT_LEDGER, AsKnown, Form, FormOption, LedgerAt, Output, Party, Speaker

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whoholds.model import Json

# A few screens; other formats give everything.
CAPTURES_SHOWN = 30


class What(StrEnum):
    """The parts of an audit."""

    captures = "captures"
    figures = "figures"
    speakers = "speakers"


def audit(
    what: Annotated[
        What | None, typer.Argument(help="Only this part; all three by default.", show_default=False)
    ] = None,
    speaker: Speaker = None,
    party: Party = None,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Hold claims against maps: areas beside each assessor's polygons, captures beside its first map of them, totals.

    Of each claimed area: what each assessor's polygons give for the same days and region, with the ratio. Of each
    claimed capture: the first map that shows it, or "not yet after N days". Of each speaker: what became of them.
    """
    if form is Form.csv and what is None:
        raise typer.BadParameter("csv has one kind of row: name the part, as in `whoholds audit captures -f csv`")
    with opened(ledger) as kept:
        found = kept.audits.all(speaker=speaker, party=party, as_known=as_known)
    captures, figures, speakers = found.captures, found.figures, found.speakers

    def table(width: int) -> RenderableType:
        from whoholds.show.audit import render

        return render(
            captures if what in (None, What.captures) else (),
            figures if what in (None, What.figures) else (),
            speakers if what in (None, What.speakers) else (),
            CAPTURES_SHOWN,
        )

    nothing = "no capture or area is claimed that matches"
    if what is What.captures or (what is None and form is Form.table and captures):
        emit(captures, form, path, table, nothing=nothing)
    elif what is What.figures or (what is None and form is Form.table):
        emit(figures, form, path, table, nothing=nothing)
    elif what is What.speakers:
        emit(speakers, form, path, table, nothing=nothing)
    else:
        parts = {"captures": captures.records(), "figures": figures.records(), "speakers": speakers.records()}
        _document(parts, form, path)
        if not any(parts.values()):
            say(nothing)
            raise typer.Exit(NOTHING_FOUND)


def _document(parts: Mapping[str, Sequence[Mapping[str, Json]]], form: Form, path: Path | None) -> None:
    """The three parts as one object; with json lines, an object a line that says which part it is of."""
    import json

    with writing(path) as stream:
        if form is Form.json:
            stream.write(json.dumps(parts, ensure_ascii=False, indent=2) + "\n")
            return
        for name, rows in parts.items():
            for row in rows:
                stream.write(json.dumps({"part": name, **row}, ensure_ascii=False) + "\n")


COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (
        audit,
        page(
            "audit",
            'audit captures --speaker "Russian Ministry of Defence"',
            "audit figures --format csv -o areas.csv",
            "audit speakers --format json",
            status=ANSWERED,
        ),
    ),
)
