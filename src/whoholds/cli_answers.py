"""What the ledger answers of places: who holds one, its timeline, the claims and the events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from whoholds.cli_common import ANSWERED, emit, emit_records, opened, page
from whoholds.cli_options import (
    DEFAULT_LEDGER,
    AsKnown,
    AtPlace,
    Form,
    FormOption,
    Kind,
    LedgerAt,
    Outlet,
    Output,
    Party,
    Place,
    Side,
    Since,
    Speaker,
    StanceOption,
    Status,
    Until,
    View,
    day,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

# A few screens; --limit shows more. Other programs (json, jsonl, csv) get everything.
CLAIMS_SHOWN = 50

_STATUS_WHO = (
    "Exit status: 0 answered (`unknown` is an answer), 1 no claim is about such a place, 2 wrong use or a name "
    "of several places (listed with their ids)."
)


def _names(theatres: Iterable[str | None], country: str | None) -> dict[str, str]:
    """Names to show for party codes: of the theatres read for, then of those where the place lies."""
    from whoholds import theatre as data
    from whoholds.errors import TheatreError

    names: dict[str, str] = {}
    known = [name for name in dict.fromkeys(theatres) if name]
    for name in dict.fromkeys((*known, *data.available())):
        try:
            theatre = data.load(name)
        except TheatreError:
            # A folder that has gone since, or that somebody is writing: codes are shown instead.
            continue
        if name in known or country in theatre.countries:
            for code, party in theatre.parties.items():
                names.setdefault(code, party.name)
    return names


def who(
    place: Place,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", callback=day, help="The day asked about; by default the last day told of."
        ),
    ] = None,
    as_known: AsKnown = None,
    view: View = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Who holds a place on a day: each view's answer, since when, and the strongest claims for and against."""
    from whoholds.records import Viewed, views
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        answer = kept.who(place, on=on, as_known=as_known, view=view)

    def table(width: int) -> RenderableType:
        from whoholds.show.who import render

        tellings = [t for standing in answer.standings for t in (*standing.pro, *standing.contra)]
        return render(answer, _names((t.theatre for t in tellings), answer.place.country), width)

    emit(Rows(Viewed, views(answer)), form, path, table)


def timeline(
    place: Place,
    view: View = None,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """How a place stood over time, in each view, and the events that turned it."""
    with opened(ledger) as kept:
        intervals = kept.timeline(place, view=view, as_known=as_known)
        events = kept.events(place=place, as_known=as_known) if form is Form.table else ()
        where = kept.place(place, as_known=as_known)

    def table(width: int) -> RenderableType:
        from whoholds.show.timeline import render

        return render(where, intervals, events, _names((), where.country))

    emit(intervals, form, path, table, nothing=f"nothing is known of {place}; `whoholds claims` shows what was read")


def claims(
    place: AtPlace = None,
    party: Party = None,
    speaker: Speaker = None,
    side: Side = None,
    kind: Kind = None,
    stance: StanceOption = None,
    status: Status = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="With these words in the quotation.")
    ] = None,
    as_known: AsKnown = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", min=1, metavar="N", help="At most so many.", show_default=f"{CLAIMS_SHOWN} in the table"
        ),
    ] = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """The claims kept, each with its words, its speaker and where it was told."""
    shown = limit or (CLAIMS_SHOWN if form is Form.table else None)
    with opened(ledger) as kept:
        found = kept.claims(
            place=place,
            party=party,
            speaker=speaker,
            side=side,
            kind=kind,
            stance=stance,
            status=status,
            outlet=outlet,
            since=since,
            until=until,
            text=text,
            as_known=as_known,
            # One more than is shown tells whether there are more.
            limit=shown and shown + 1,
        )

    def table(width: int) -> RenderableType:
        from whoholds.show.claims_table import render

        return render(found[:shown], width, more=shown is not None and len(found) > shown)

    emit(found[:shown], form, path, table, nothing="no claim matches")


def event(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or that of any claim in it.")],
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """One event: its status and why, every claim with its words by the part it plays, copies, and how they relate."""
    from whoholds.records import EventClaim, event_document
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        found = kept.event(identifier, as_known=as_known)
        tellings = kept.claims(place=found.place.id, as_known=as_known)
    by_part = {(t.claim.id, t.source.key): t for t in tellings}
    rows = Rows(EventClaim, (EventClaim(found, p, by_part.get((p.claim, p.report))) for p in found.parts))

    def table(width: int) -> RenderableType:
        from whoholds.control.status import RULES
        from whoholds.show.event import render

        names = _names((t.theatre for t in tellings), found.place.country)
        return render(found, tellings, names, {rule.name: rule.words for rule in RULES}, width)

    if form in (Form.json, Form.jsonl):
        # Nothing is lost here: a CSV table has a row a claim, and no room for how they relate.
        emit_records([event_document(found, rows)], (), form, path, table)
    else:
        emit(rows, form, path, table)


def events(
    place: AtPlace = None,
    status: Status = None,
    kind: Kind = None,
    party: Party = None,
    since: Since = None,
    until: Until = None,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Events: claims of the same thing taken together, each with its status."""
    with opened(ledger) as kept:
        found = kept.events(
            place=place, status=status, kind=kind, party=party, since=since, until=until, as_known=as_known
        )

    def table(width: int) -> RenderableType:
        from whoholds.show.events import render

        return render(found)

    emit(found, form, path, table, nothing="no event matches")


_page = partial(page, status=ANSWERED)

COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (
        who,
        _page(
            "who Selydove",
            "who Vuhledar --on 2024-09-15",
            "who Vuhledar --on 2024-09-15 --as-known 2024-09-20",
            "who katottg:UA14160270010052014 --view consensus --format json",
            status=_STATUS_WHO,
        ),
    ),
    (
        timeline,
        _page(
            "timeline Vuhledar",
            "timeline Vuhledar --view party:UKR",
            "timeline Vuhledar -f csv -o v.csv",
        ),
    ),
    (
        claims,
        _page(
            "claims --place Vuhledar --kind captured",
            "claims --side RUS --stance asserts --since 2024-09 --until 2024-10",
            'claims --text "northern outskirts" --format jsonl',
        ),
    ),
    (event, _page("event e7b353279da8ca20", "event 43cdc8af2a389067 --format json")),
    (events, _page("events --status disputed", "events --place Vuhledar", "events --party RUS --since 2024-10 -f csv")),
)
