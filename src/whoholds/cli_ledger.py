"""Keeping the ledger: reports in, everything checked, a person's word on a claim."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from whoholds.cli_common import FAULTY, NOTHING_READ, SOME_SKIPPED, emit, emit_records, opened, page, say
from whoholds.cli_options import (
    DEFAULT_LEDGER,
    MAX_BYTES,
    Form,
    FormOption,
    GazetteerFile,
    LedgerAt,
    MaxBytes,
    Model,
    Output,
    Paths,
    Published,
    TheatreName,
    one_of,
)
from whoholds.errors import SettingsError, SkipReport
from whoholds.model import VERDICTS, Json, Verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whoholds.answers import Ingested, Ledger
    from whoholds.model import Report

# Fields of a claim that are no text; everything else after --set is taken as it stands.
_NUMBERS = frozenset({"lat", "lon", "error_km"})
_LISTS = frozenset({"evidence"})
_FLAGS = frozenset({"presupposed"})
_NULL = "null"


@dataclass(slots=True)
class _Heard:
    """The names of the reports that failed, as they come."""

    failed: int
    names: list[str]


def _reports(paths: list[str], published: str | None, outlet: str | None, limit: int) -> Iterator[Report | SkipReport]:
    """The reports at `paths`; `published` and `outlet` fill in for those that bring none of their own."""
    from whoholds.sources.files import read_reports

    for report in read_reports(paths, limit=limit):
        if isinstance(report, SkipReport):
            yield report
            continue
        yield replace(report, published=report.published or published, outlet=report.outlet or outlet)


def _count(paths: list[str]) -> int | None:
    """How many reports there will be, for the bar: files, and lines of .jsonl; None where it cannot be told."""
    from whoholds.sources.files import LINES_SUFFIXES, TEXT_SUFFIXES

    total = 0
    for path in map(Path, paths):
        try:
            inside = path.rglob("*") if path.is_dir() else [path]
            for file in inside:
                if file.suffix.lower() in LINES_SUFFIXES:
                    with file.open("rb") as lines:
                        total += sum(1 for line in lines if line.strip())
                elif not path.is_dir() or file.suffix.lower() in TEXT_SUFFIXES:
                    total += 1
        except OSError:
            # What cannot be looked into is named when it is read.
            continue
    return None if "-" in paths else total


def _failures(ledger: Ledger, names: list[str]) -> None:
    """Name on standard error what could not be read, each with its newest reason."""
    wanted = frozenset(names)
    reasons = {failure.name: failure.error for failure in ledger.failures() if failure.name in wanted}
    for name in dict.fromkeys(names):
        say(f"failed: {reasons.get(name, name)}")


def _closing(done: Ingested, shown: str) -> str:
    """What an ingest did, in a line."""
    reports = "report" if done.read == 1 else "reports"
    known = f", {done.known:,} already known" if done.known else ""
    failed = f", {done.failed:,} failed" if done.failed else ""
    return f"{done.read:,} {reports} read{known}{failed}; {done.claims:,} claims added to {shown}"


def ingest(
    paths: Paths,
    ledger: LedgerAt = DEFAULT_LEDGER,
    theatre: TheatreName = "auto",
    published: Published = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published the reports that do not say.")
    ] = None,
    gazetteer: GazetteerFile = None,
    max_bytes: MaxBytes = MAX_BYTES,
    model: Model = None,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Read reports and keep every claim in the ledger; it is made where there is none.

    Ingesting again adds nothing. It may be stopped at any moment and started again.
    """
    from whoholds.pipeline import Reader
    from whoholds.show.bars import ingesting

    reader = Reader(theatre=theatre, gazetteer=gazetteer, model=model)
    heard = _Heard(0, [])
    visible = sys.stderr.isatty()
    with opened(ledger, create=True) as kept:
        with ingesting(visible, _count(paths) if visible else None) as hear:

            def tell(so_far: Ingested, at: str) -> None:
                if so_far.failed > heard.failed:
                    heard.names.append(at)
                heard.failed = so_far.failed
                hear(so_far.read + so_far.known + so_far.failed, so_far.claims, so_far.failed)

            done = kept.ingest(_reports(paths, published, outlet, max_bytes), reader, tell)
        _failures(kept, heard.names)
        shown = kept.store.location

    def table(width: int) -> RenderableType:
        from whoholds.show.faults import closing

        return closing(_closing(done, shown))

    counts: dict[str, Json] = {
        "read": done.read, "known": done.known, "failed": done.failed, "claims": done.claims, "figures": done.figures,
        "ledger": shown,
    }  # fmt: skip
    emit_records([counts], list(counts), form, path, table)
    if done.failed:
        raise typer.Exit(SOME_SKIPPED if done.read or done.known else NOTHING_READ)


def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A head noted down earlier: the chain must still contain it."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First read the index off the entries anew: cures a damaged index.")
    ] = False,
    ledger: LedgerAt = DEFAULT_LEDGER,
    gazetteer: GazetteerFile = None,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Check the whole ledger: the chain of entries, every quotation against its text, every place."""
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.model import Fault
    from whoholds.place_ids import known_ids
    from whoholds.rows import Rows
    from whoholds.show.bars import checking
    from whoholds.show.faults import render, sound

    with opened(ledger) as kept:
        with checking(sys.stderr.isatty()) as tell:
            if rebuild:
                kept.rebuild(tell)
            known = known_ids(Gazetteer.open(gazetteer))
            faults = Rows(Fault, kept.verify(gazetteer_knows=known, head=head, tell=tell))
        if faults:
            said = render(faults)
        else:
            end = kept.store.head()  # of a damaged ledger even this may not be read
            said = sound(kept.store.location, end.count, end.hash)

    if form is Form.table:
        emit_records((), (), form, path, lambda width: said)
    else:
        emit(faults, form, path, lambda width: said)
    if faults:
        raise typer.Exit(FAULTY)


def _changes(pairs: list[str]) -> dict[str, Json]:
    """What --set sets: field=value, `null` for nothing."""
    out: dict[str, Json] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise SettingsError(f"--set {pair}: write it as field=value, as in --set party=UKR")
        out[name.strip()] = _value(name.strip(), value.strip())
    return out


def _value(name: str, text: str) -> Json:
    if text == _NULL:
        return None
    if name in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if name in _FLAGS and text in ("true", "false"):
        return text == "true"
    if name in _NUMBERS:
        try:
            return float(text)
        except ValueError:
            raise SettingsError(f"--set {name}={text}: {name} is a number, or null") from None
    return text


def review(
    verdict: Annotated[str, typer.Argument(metavar="|".join(VERDICTS), callback=one_of(VERDICTS), help="Your word.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id; `whoholds claims` shows it.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Why.")],
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What `correct` sets; may be repeated.", show_default=False),
    ] = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Add a person's word on a claim. Nothing is deleted: a rejected claim leaves every view, not the ledger."""
    with opened(ledger) as kept:
        made = kept.review(claim, cast(Verdict, verdict), by=by, note=note, changes=_changes(changes or []))

    def table(width: int) -> RenderableType:
        from whoholds.show.faults import reviewed

        return reviewed(made)

    row: dict[str, Json] = {
        "claim": made.claim, "verdict": made.verdict, "by": made.by, "note": made.note, "changes": dict(made.changes),
        "recorded": made.recorded, "seq": made.seq,
    }  # fmt: skip
    emit_records([row], list(row), form, path, table)


COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (
        ingest,
        page(
            "ingest stories/",
            'ingest --published 2024-09-07 --outlet "Meridian Wire" story.txt',
            "ingest reports.jsonl --ledger postgresql://desk@db/whoholds",
            status="Exit status: 0 all reports read or already known, 1 none, 2 wrong use or a ledger that cannot be "
            "written, 3 some failed (each named on standard error).",
        ),
    ),
    (
        verify,
        page(
            "verify",
            "verify --head 5f0c…",
            status="Exit status: 0 sound, 1 faults found (each with its place and cure), 2 wrong use or a ledger that "
            "cannot be opened.",
        ),
    ),
    (
        review,
        page(
            'review reject 43cdc8af2a389067 --by "A. Editor" --note "a street of that name, not the town"',
            'review correct 43cdc8af2a389067 --by "A. Editor" --note "misread" --set party=UKR --set date=2024-09-06',
            status="Exit status: 0 recorded, 2 wrong use (no such claim, a field that cannot be set).",
        ),
    ),
)
