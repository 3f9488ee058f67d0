"""What is asked of the index: conditions, and rows turned into tellings."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, func, select

from whoholds.ledger import search
from whoholds.ledger.canonical import key
from whoholds.ledger.codec import claim_of, decoding, figure_of, parse
from whoholds.ledger.moments import day_range, until
from whoholds.ledger.projection import folded
from whoholds.ledger.tables import claims, entries, figures, place_names, places, reports, reviews, texts
from whoholds.model import FigureTelling, Place, Review, Source, Telling

Wanted = str | Collection[str] | None

# Rows fetched at a time.
CHUNK = 500
_SOURCE = tuple(
    reports.c[name].label(f"source_{name}")
    for name in ("key", "name", "digest", "published", "outlet", "agency", "url", "title", "language")
)
_ENTRY = (entries.c.body, entries.c.producer, entries.c.recorded)
_REVIEW = (
    reviews.c.seq.label("review_seq"),
    reviews.c.claim.label("review_claim"),
    reviews.c.verdict,
    reviews.c.reviewer,
    reviews.c.note,
    reviews.c.changes.label("review_changes"),
    reviews.c.recorded.label("review_recorded"),
)
ORDER = (claims.c.told, claims.c.id, claims.c.report, claims.c.seq)
PLACE = tuple(
    places.c[name].label(f"at_{name}")
    for name in ("place_id", "name", "type", "lat", "lon", "admin1", "country", "error_km")
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims or figures are wanted; None is no matter."""

    place_id: Wanted = None
    claim: Wanted = None
    report: Wanted = None
    kind: Wanted = None
    party: Wanted = None
    speaker: Wanted = None
    side: Wanted = None
    stance: Wanted = None
    outlet: Wanted = None
    since: str | None = None
    until: str | None = None
    text: str | None = None


def known_until(connection: Connection, moment: str) -> int:
    """The last entry recorded by `moment`. Moments never go back along the chain, so it is found by halving."""
    low, high = 0, connection.execute(select(func.coalesce(func.max(entries.c.seq), 0))).scalar_one()
    while low < high:
        middle = (low + high + 1) // 2
        at = connection.execute(select(entries.c.recorded).where(entries.c.seq == middle)).scalar()
        low, high = (middle, high) if at is not None and at <= moment else (low, middle - 1)
    return low


def last_entry(connection: Connection, as_known: str | None) -> int | None:
    """The last entry that "as known" takes in; None for all."""
    return None if as_known is None else known_until(connection, until(as_known))


def one_of(column: Column[str], wanted: Wanted) -> list[ColumnElement[bool]]:
    """That a column is the value wanted, or one of them."""
    if wanted is None:
        return []
    if isinstance(wanted, str):
        return [column == key(wanted)]
    return [column.in_(sorted({key(each) for each in wanted}))]


def days(first: Column[str], last: Column[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """That a claim's days meet the days from `since` to `until`, both taken in."""
    out: list[ColumnElement[bool]] = []
    if since is not None:
        out.append(last >= (day_range(since)[0] or since))
    if until is not None:
        out += [first <= (day_range(until)[1] or until), first != ""]
    return out


def tellings(wanted: Filter, known: int | None, current: bool, dialect: str) -> Select[tuple[object, ...]]:
    """Claims as told, in the order of telling."""
    chosen = select(claims.c.seq, claims.c.told, claims.c.changes, *_ENTRY, *_SOURCE, *_REVIEW)
    chosen = chosen.select_from(
        claims.join(entries, entries.c.seq == claims.c.seq)
        .join(reports, reports.c.key == claims.c.report)
        .outerjoin(reviews, reviews.c.seq == claims.c.review)
    )
    conditions = [
        *visible(known, current),
        *one_of(claims.c.place_id, wanted.place_id),
        *one_of(claims.c.id, wanted.claim),
        *one_of(claims.c.report, wanted.report),
        *one_of(claims.c.kind, wanted.kind),
        *one_of(claims.c.party, wanted.party),
        *one_of(claims.c.speaker, wanted.speaker),
        *one_of(claims.c.side, wanted.side),
        *one_of(claims.c.stance, wanted.stance),
        *one_of(reports.c.outlet, wanted.outlet),
        *days(claims.c.first_day, claims.c.last_day, wanted.since, wanted.until),
    ]
    if wanted.text is not None:
        conditions.append(search.found(claims.c.seq, wanted.text, dialect))
    return chosen.where(*conditions).order_by(*ORDER)


def by_place(known: int | None, among: Collection[str] | None) -> Select[tuple[object, ...]]:
    """Claims of every place that is known, place by place."""
    chosen = select(claims.c.seq, claims.c.told, claims.c.changes, *_ENTRY, *_SOURCE, *_REVIEW, *PLACE)
    chosen = chosen.select_from(
        claims.join(entries, entries.c.seq == claims.c.seq)
        .join(reports, reports.c.key == claims.c.report)
        .join(places, places.c.place_id == claims.c.place_id)
        .outerjoin(reviews, reviews.c.seq == claims.c.review)
    )
    return chosen.where(*visible(known, True), *one_of(claims.c.place_id, among)).order_by(claims.c.place_id, *ORDER)


def visible(known: int | None, current: bool) -> list[ColumnElement[bool]]:
    """The one version of each claim that is seen as of an entry; with `current`, of each report's latest reading."""
    if known is None:
        return [claims.c.until.is_(None), *([claims.c.dropped.is_(None)] if current else [])]
    out = [claims.c.since <= known, claims.c.until.is_(None) | (claims.c.until > known)]
    if current:
        out.append(claims.c.dropped.is_(None) | (claims.c.dropped > known))
    return out


def figure_tellings(wanted: Filter, known: int | None, current: bool, place: str | None) -> Select[tuple[object, ...]]:
    """Figures as told, in the order of telling. `place` is a name; `wanted.place_id` takes every name it goes by."""
    chosen = select(figures.c.seq, figures.c.told, *_ENTRY, *_SOURCE).select_from(
        figures.join(entries, entries.c.seq == figures.c.seq).join(reports, reports.c.key == figures.c.report)
    )
    conditions = [
        *one_of(figures.c.report, wanted.report),
        *one_of(figures.c.kind, wanted.kind),
        *one_of(figures.c.speaker, wanted.speaker),
        *one_of(figures.c.side, wanted.side),
        *one_of(reports.c.outlet, wanted.outlet),
        *days(figures.c.first_day, figures.c.last_day, wanted.since, wanted.until),
    ]
    if place is not None:
        conditions.append(figures.c.folded == folded(place))
    if wanted.place_id is not None:
        called = select(place_names.c.folded).where(*one_of(place_names.c.place_id, wanted.place_id))
        conditions.append(figures.c.folded.in_(called))
    if known is not None:
        conditions.append(figures.c.since <= known)
    if current:
        gone = figures.c.dropped
        conditions.append(gone.is_(None) if known is None else gone.is_(None) | (gone > known))
    return chosen.where(*conditions).order_by(figures.c.told, figures.c.id, figures.c.report, figures.c.seq)


def source_of(row: Row[tuple[object, ...]]) -> Source:
    """The report that a row tells of."""
    return Source(
        row.source_key,
        row.source_name,
        row.source_digest,
        row.source_published,
        row.source_outlet,
        row.source_agency,
        row.source_url,
        row.source_title,
        row.source_language,
    )


def telling_of(row: Row[tuple[object, ...]]) -> Telling:
    """Raises `DamagedLedger`, naming the entry, when it cannot be read back."""
    with decoding(f"entry {row.seq} (a claim)"):
        body = parse(row.body)
        claim = claim_of(body["claim"], json.loads(row.changes) if row.changes else None)
        review = None
        if row.review_seq is not None:
            review = Review(
                row.review_claim,
                row.verdict,
                row.reviewer,
                row.note,
                json.loads(row.review_changes),
                row.review_recorded,
                row.review_seq,
            )
        return Telling(
            claim,
            source_of(row),
            row.told or None,
            body["theatre"],
            row.producer,
            row.recorded,
            row.seq,
            b64decode(body["sketch"]),
            review,
        )


def figure_telling_of(row: Row[tuple[object, ...]]) -> FigureTelling:
    """Raises `DamagedLedger`, naming the entry, when it cannot be read back."""
    with decoding(f"entry {row.seq} (a figure)"):
        body = parse(row.body)
        figure = figure_of(body["figure"])
        return FigureTelling(
            figure, source_of(row), row.told or None, body["theatre"], row.producer, row.recorded, row.seq
        )


def place_at(row: Row[tuple[object, ...]]) -> Place:
    """The place of a row that brings one."""
    return Place(
        row.at_place_id,
        row.at_name,
        row.at_type or "settlement",
        row.at_lat,
        row.at_lon,
        row.at_admin1,
        row.at_country,
        error_km=row.at_error_km,
    )


def places_called(name: str) -> Select[tuple[object, ...]]:
    """Places by id, or by any spelling of their name."""
    called = select(place_names.c.place_id).where(place_names.c.folded == folded(name))
    return select(*PLACE).where((places.c.place_id == key(name)) | places.c.place_id.in_(called))


def places_of(ids: Collection[str]) -> Select[tuple[object, ...]]:
    """Places by their ids, in the order of these."""
    return select(*PLACE).where(*one_of(places.c.place_id, ids)).order_by(places.c.place_id)


def sources() -> Select[tuple[object, ...]]:
    """Reports, in the order they came in."""
    return select(*_SOURCE).order_by(reports.c.seq)


def text_of(digest: str) -> Select[bytes]:
    """A report's text."""
    return select(texts.c.body).where(texts.c.digest == digest)
