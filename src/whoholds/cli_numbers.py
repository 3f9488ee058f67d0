"""What the ledger counts: rival figures, track records, coverage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from whoholds.cli_common import ANSWERED, emit, opened, page
from whoholds.cli_options import (
    DEFAULT_LEDGER,
    AsKnown,
    Form,
    FormOption,
    LedgerAt,
    Outlet,
    Output,
    Since,
    Speaker,
    Until,
    one_of,
)
from whoholds.model import FigureKind, Span

if TYPE_CHECKING:
    from rich.console import RenderableType

FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)


def figures(
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="Of this place.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", callback=one_of(FIGURE_KINDS), help=f"One of: {', '.join(FIGURE_KINDS)}."
        ),
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="What is counted, or whose (RUS, civilians).")
    ] = None,
    since: Since = None,
    until: Until = None,
    rival: Annotated[bool, typer.Option("--rival", help="Only where the numbers cannot all be so.")] = False,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Rival figures for the same thing, side by side: who says how many, where and when."""
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        found = kept.figures(place=place, kind=kind, about=about, since=since, until=until, as_known=as_known)
    if rival:
        found = Rows(found.kind, (group for group in found if group.disagree))

    def table(width: int) -> RenderableType:
        from whoholds.show.figures import render

        return render(found, width)

    emit(found, form, path, table, nothing="no figure matches")


def record(
    speaker: Speaker = None,
    side: Annotated[str | None, typer.Option("--side", metavar="CODE", help="A side as a whole (RUS).")] = None,
    as_known: AsKnown = None,
    cases: Annotated[bool, typer.Option("--cases", help="List the events behind the numbers.")] = False,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Track records: what became of the captures a speaker claimed, and how far ahead of the evidence they came."""
    from whoholds.records import RecordCase
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        found = kept.record(speaker=speaker, side=side, as_known=as_known)

    def table(width: int) -> RenderableType:
        from whoholds.show.record import render

        return render(found, cases=cases)

    nothing = "no capture was claimed that matches"
    if cases:
        emit(Rows(RecordCase, (RecordCase(r, c) for r in found for c in r.cases)), form, path, table, nothing=nothing)
    else:
        emit(found, form, path, table, nothing=nothing)


def coverage(
    outlet: Outlet = None,
    by: Annotated[
        str, typer.Option("--by", metavar="week|month", callback=one_of(get_args(Span)), help="Count by week or month.")
    ] = "week",
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Reports and claims by outlet and week: a drop in the news is not a drop in the war."""
    with opened(ledger) as kept:
        found = kept.coverage(outlet=outlet, by=cast(Span, by), as_known=as_known)

    def table(width: int) -> RenderableType:
        from whoholds.show.coverage import render

        return render(found)

    emit(found, form, path, table, nothing="no report is kept")


def failures(ledger: LedgerAt = DEFAULT_LEDGER, form: FormOption = Form.table, path: Output = None) -> None:
    """The reports that could not be read, each with its error."""
    with opened(ledger) as kept:
        found = kept.failures()

    def table(width: int) -> RenderableType:
        from whoholds.show.faults import failed

        return failed(found)

    emit(found, form, path, table, nothing="every report could be read")


_page = partial(page, status=ANSWERED)

COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (
        figures,
        _page(
            "figures --place Sudzha",
            "figures --rival --since 2024-08",
            "figures --kind killed --since 2024-08 --format csv",
        ),
    ),
    (record, _page("record --side RUS", 'record --speaker "Russian Ministry of Defence" --cases', "record -f csv")),
    (coverage, _page("coverage", 'coverage --outlet "Meridian Wire" --by month')),
    (failures, _page("failures", "failures -f csv")),
)
