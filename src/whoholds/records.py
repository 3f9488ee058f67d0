"""Values of the ledger as flat rows: one table of columns for each type, the same for JSON, CSV and data frames.

A column's name and type never depend on the values. Days are ISO strings of the precision given; moments are UTC with
``Z``; what is not known is None. Lists stay lists (`show.lines` joins them for CSV).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from whoholds.columns import Column, Flat, itself, number, rows_of
from whoholds.model import (
    Answer,
    Case,
    Coverage,
    Event,
    Failure,
    Fault,
    FigureGroup,
    FigureLine,
    Interval,
    Json,
    Part,
    Share,
    Standing,
    Telling,
    TrackRecord,
)
from whoholds.records_terrain import TERRAIN

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Viewed:
    """One view's part of an answer."""

    answer: Answer
    standing: Standing


@dataclass(frozen=True, slots=True)
class EventClaim:
    """One claim's part in an event, with its telling; None where the ledger no longer shows it."""

    event: Event
    part: Part
    telling: Telling | None


@dataclass(frozen=True, slots=True)
class RecordCase:
    """One event behind a track record."""

    record: TrackRecord
    case: Case


def views(answer: Answer) -> tuple[Viewed, ...]:
    """The answer's views, in order."""
    return tuple(Viewed(answer, standing) for standing in answer.standings)


def event_document(event: Event, claims: Iterable[EventClaim]) -> dict[str, Json]:
    """An event as one object: its row, the rows of its `parts`, and its `edges` (claim ids and relation)."""
    flat_event, flat_claim = flat(Event), flat(EventClaim)
    parts: list[Json] = [row for claim in claims for row in flat_claim.rows(claim)]
    edges: list[Json] = [{"source": e.source, "relation": e.relation, "target": e.target} for e in event.edges]
    return {**next(flat_event.rows(event)), "parts": parts, "edges": edges}


def _prefixed(columns: Sequence[Column[T]], prefix: str, of: Callable[[R], T | None]) -> tuple[Column[R], ...]:
    """The columns of something that a row may have, named with a prefix and empty where it has none."""

    def getter(column: Column[T]) -> Callable[[R], Json]:
        def get(row: R) -> Json:
            inner = of(row)
            return [] if inner is None and column.type == "texts" else None if inner is None else column.get(inner)

        return get

    return tuple(Column(prefix + column.name, column.type, getter(column)) for column in columns)


def _share(name: str, of: Callable[[TrackRecord], Share]) -> tuple[Column[TrackRecord], ...]:
    return (
        Column(name, "whole", lambda r: of(r).count),
        Column(f"{name}_of", "whole", lambda r: of(r).total),
        Column(f"{name}_share", "number", lambda r: number(of(r).share)),
        Column(f"{name}_low", "number", lambda r: number(of(r).low)),
        Column(f"{name}_high", "number", lambda r: number(of(r).high)),
        Column(f"{name}_claims", "texts", lambda r: list(of(r).claims)),
    )


_CLAIM: tuple[Column[Telling], ...] = (
    Column("id", "text", lambda t: t.claim.id),
    Column("quote", "text", lambda t: t.claim.quote),
    Column("kind", "text", lambda t: t.claim.kind),
    Column("party", "text", lambda t: t.claim.party),
    Column("place", "text", lambda t: t.claim.place),
    Column("place_name", "text", lambda t: t.claim.place_name),
    Column("admin1", "text", lambda t: t.claim.admin1),
    Column("country", "text", lambda t: t.claim.country),
    Column("place_type", "text", lambda t: t.claim.place_type),
    Column("lat", "number", lambda t: number(t.claim.lat)),
    Column("lon", "number", lambda t: number(t.claim.lon)),
    Column("error_km", "number", lambda t: number(t.claim.error_km)),
    Column("place_id", "text", lambda t: t.claim.place_id),
    Column("place_note", "text", lambda t: t.claim.place_note),
    Column("speaker", "text", lambda t: t.claim.speaker),
    Column("side", "text", lambda t: t.claim.side),
    Column("stance", "text", lambda t: t.claim.stance),
    Column("evidence", "texts", lambda t: list(t.claim.evidence)),
    Column("date", "text", lambda t: t.claim.date),
    Column("date_basis", "text", lambda t: t.claim.date_basis),
    Column("start", "whole", lambda t: t.claim.start),
    Column("end", "whole", lambda t: t.claim.end),
)
_SOURCE: tuple[Column[Telling], ...] = (
    Column("told", "text", lambda t: t.told),
    Column("outlet", "text", lambda t: t.source.outlet),
    Column("agency", "text", lambda t: t.source.agency),
    Column("title", "text", lambda t: t.source.title),
    Column("url", "text", lambda t: t.source.url),
    Column("report", "text", lambda t: t.source.key),
    Column("report_name", "text", lambda t: t.source.name),
    Column("language", "text", lambda t: t.source.language),
    Column("theatre", "text", lambda t: t.theatre),
    Column("producer", "text", lambda t: t.producer),
    Column("recorded", "text", lambda t: t.recorded),
    Column("seq", "whole", lambda t: t.seq),
    Column("counts", "flag", lambda t: t.counts),
    Column("review", "text", lambda t: t.review.verdict if t.review else None),
    Column("reviewed_by", "text", lambda t: t.review.by if t.review else None),
    Column("review_note", "text", lambda t: t.review.note if t.review else None),
)
# What a quotation needs beside its words.
_CITED = tuple(
    column
    for column in (*_CLAIM, *_SOURCE)
    if column.name in ("id", "quote", "stance", "speaker", "side", "date", "told", "outlet", "url")
)
_EVENT: tuple[Column[Event], ...] = (
    Column("id", "text", lambda e: e.id),
    Column("place_id", "text", lambda e: e.place.id),
    Column("place", "text", lambda e: e.place.name),
    Column("admin1", "text", lambda e: e.place.admin1),
    Column("country", "text", lambda e: e.place.country),
    Column("place_type", "text", lambda e: e.place.type),
    Column("lat", "number", lambda e: number(e.place.lat)),
    Column("lon", "number", lambda e: number(e.place.lon)),
    Column("error_km", "number", lambda e: number(e.place.error_km)),
    Column("kind", "text", lambda e: e.kind),
    Column("party", "text", lambda e: e.party),
    Column("day", "text", lambda e: e.day),
    Column("exact", "flag", lambda e: e.exact),
    Column("earliest", "text", lambda e: e.earliest),
    Column("latest", "text", lambda e: e.latest),
    Column("status", "text", lambda e: e.status),
    Column("standing", "text", lambda e: e.standing),
    Column("accepted", "flag", lambda e: e.accepted),
    Column("rule", "text", lambda e: e.rule),
    Column("because", "texts", lambda e: list(e.because)),
    Column("by", "text", lambda e: e.by),
    Column("maps", "texts", lambda e: [f"{seen.assessor} {seen.day}" for seen in e.maps]),
    Column("voices", "whole", lambda e: e.voices),
    Column("claims", "texts", lambda e: [part.claim for part in e.parts]),
    Column("roles", "texts", lambda e: [part.role for part in e.parts]),
)
_INTERVAL: tuple[Column[Interval], ...] = (
    Column("view", "text", lambda i: i.view),
    Column("state", "text", lambda i: i.state),
    Column("parties", "texts", lambda i: list(i.parties)),
    Column("since", "text", lambda i: i.since),
    Column("until", "text", lambda i: i.until),
    Column("exact", "flag", lambda i: i.exact),
    Column("said", "text", lambda i: i.said),
    Column("status", "text", lambda i: i.status),
    Column("event", "text", lambda i: i.event),
    Column("rule", "text", lambda i: i.rule),
    Column("pro", "texts", lambda i: list(i.pro)),
    Column("contra", "texts", lambda i: list(i.contra)),
)
_VIEW: tuple[Column[Viewed], ...] = (
    Column("place_id", "text", lambda v: v.answer.place.id),
    Column("place", "text", lambda v: v.answer.place.name),
    Column("admin1", "text", lambda v: v.answer.place.admin1),
    Column("country", "text", lambda v: v.answer.place.country),
    Column("lat", "number", lambda v: number(v.answer.place.lat)),
    Column("lon", "number", lambda v: number(v.answer.place.lon)),
    Column("on", "text", lambda v: v.answer.on),
    Column("as_known", "text", lambda v: v.answer.as_known),
    *_prefixed(_INTERVAL, "", lambda v: v.standing.interval),
    Column("maps_differ", "texts", lambda v: list(v.answer.differing(v.standing.interval))),
    *_prefixed(_CITED, "pro_", lambda v: next(iter(v.standing.pro), None)),
    *_prefixed(_CITED, "contra_", lambda v: next(iter(v.standing.contra), None)),
)
_EVENT_CLAIM: tuple[Column[EventClaim], ...] = (
    Column("event", "text", lambda e: e.event.id),
    Column("role", "text", lambda e: e.part.role),
    Column("decides", "flag", lambda e: e.part.claim in e.event.because),
    Column("voice", "text", lambda e: e.part.voice),
    Column("copy_of", "text", lambda e: e.part.copy_of),
    Column("claim", "text", lambda e: e.part.claim),
    *_prefixed([c for c in (*_CLAIM, *_SOURCE) if c.name not in ("id", "report")], "", lambda e: e.telling),
    Column("report", "text", lambda e: e.part.report),
)
_FIGURE: tuple[Column[tuple[FigureGroup, FigureLine]], ...] = (
    Column("group", "text", lambda f: f[0].id),
    Column("kind", "text", lambda f: f[0].kind),
    Column("place", "text", lambda f: f[0].place),
    Column("place_id", "text", lambda f: f[0].place_id),
    Column("about", "text", lambda f: f[0].about),
    Column("reference", "text", lambda f: f[0].reference),
    Column("bearing", "text", lambda f: f[0].bearing),
    Column("since", "text", lambda f: f[0].since),
    Column("until", "text", lambda f: f[0].until),
    Column("low", "number", lambda f: number(f[0].low)),
    Column("high", "number", lambda f: number(f[0].high)),
    Column("disagree", "flag", lambda f: f[0].disagree),
    Column("grows", "flag", lambda f: f[0].grows),
    Column("id", "text", lambda f: f[1].figure),
    Column("value", "number", lambda f: number(f[1].value)),
    Column("bound", "text", lambda f: f[1].bound),
    Column("approx", "flag", lambda f: f[1].approx),
    Column("unit_text", "text", lambda f: f[1].unit_text),
    Column("quote", "text", lambda f: f[1].quote),
    Column("speaker", "text", lambda f: f[1].speaker),
    Column("side", "text", lambda f: f[1].side),
    Column("outlet", "text", lambda f: f[1].outlet),
    Column("told", "text", lambda f: f[1].told),
    Column("date", "text", lambda f: f[1].date),
    Column("period", "text", lambda f: f[1].period),
    Column("report", "text", lambda f: f[1].report),
    Column("copies", "texts", lambda f: [copy.report for copy in f[1].copies]),
)
_RECORD: tuple[Column[TrackRecord], ...] = (
    Column("speaker", "text", lambda r: r.speaker),
    Column("side", "text", lambda r: r.side),
    Column("claimed", "whole", lambda r: r.claimed),
    *_share("conceded", lambda r: r.conceded),
    *_share("corroborated", lambda r: r.corroborated),
    *_share("refuted", lambda r: r.refuted),
    *_share("open", lambda r: r.open),
    *_share("borne_out", lambda r: r.borne_out),
    *_share("upheld", lambda r: r.upheld),
    *_share("ahead", lambda r: r.ahead),
    Column("lead_median", "number", lambda r: number(r.lead.median)),
    Column("lead_low", "number", lambda r: number(r.lead.low)),
    Column("lead_high", "number", lambda r: number(r.lead.high)),
    Column("lead_confidence", "number", lambda r: number(r.lead.confidence)),
    Column("lead_events", "texts", lambda r: list(r.lead.events)),
    Column("first", "text", lambda r: r.first),
    Column("last", "text", lambda r: r.last),
    Column("as_of", "text", lambda r: r.as_of),
    Column("settle_days", "whole", lambda r: r.settle_days),
    Column("recalled", "texts", lambda r: list(r.recalled)),
)
_CASE: tuple[Column[RecordCase], ...] = (
    Column("speaker", "text", lambda c: c.record.speaker),
    Column("side", "text", lambda c: c.record.side),
    Column("event", "text", lambda c: c.case.event),
    Column("place_id", "text", lambda c: c.case.place_id),
    Column("place", "text", lambda c: c.case.place),
    Column("day", "text", lambda c: c.case.day),
    Column("outcome", "text", lambda c: c.case.outcome),
    Column("told", "text", lambda c: c.case.told),
    Column("shown", "text", lambda c: c.case.shown),
    Column("lead", "whole", lambda c: c.case.lead),
    Column("mature", "flag", lambda c: c.case.mature),
    Column("claims", "texts", lambda c: list(c.case.claims)),
    Column("evidence", "texts", lambda c: list(c.case.evidence)),
)
_COVERAGE: tuple[Column[Coverage], ...] = (
    Column("outlet", "text", lambda c: c.outlet),
    Column("period", "text", lambda c: c.period),
    Column("since", "text", lambda c: c.since),
    Column("until", "text", lambda c: c.until),
    Column("reports", "whole", lambda c: c.reports),
    Column("claims", "whole", lambda c: c.claims),
    Column("failed", "whole", lambda c: c.failed),
    Column("usual", "number", lambda c: number(c.usual)),
    Column("fewer", "flag", lambda c: c.fewer),
    Column("partial", "flag", lambda c: c.partial),
    Column("note", "text", lambda c: c.note or None),
)
_FAULT: tuple[Column[Fault], ...] = (
    Column("where", "text", lambda f: f.where),
    Column("what", "text", lambda f: f.what),
    Column("cure", "text", lambda f: f.cure),
)
_FAILURE: tuple[Column[Failure], ...] = (
    Column("name", "text", lambda f: f.name),
    Column("error", "text", lambda f: f.error),
    Column("recorded", "text", lambda f: f.recorded),
    Column("seq", "whole", lambda f: f.seq),
)

_FLAT: Mapping[type[object], object] = {
    Telling: rows_of((*_CLAIM, *_SOURCE), itself),
    Event: rows_of(_EVENT, itself),
    Interval: rows_of((Column("place_id", "text", lambda i: i.place), *_INTERVAL), itself),
    Viewed: rows_of(_VIEW, itself),
    EventClaim: rows_of(_EVENT_CLAIM, itself),
    FigureGroup: rows_of(_FIGURE, lambda group: [(group, line) for line in group.lines]),
    TrackRecord: rows_of(_RECORD, itself),
    RecordCase: rows_of(_CASE, itself),
    Coverage: rows_of(_COVERAGE, itself),
    Fault: rows_of(_FAULT, itself),
    Failure: rows_of(_FAILURE, itself),
    **TERRAIN,
}

ROW_TYPES: tuple[type[object], ...] = tuple(_FLAT)


def flat(kind: type[T]) -> Flat[T]:
    """How values of `kind` become rows. Raises `KeyError` for a type that is none of `ROW_TYPES`."""
    return cast("Flat[T]", _FLAT[kind])
