"""What was concluded of each place, kept so that an answer needs few rows. Derived: it may be emptied any time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, or_, select

from whoholds.ledger import codec
from whoholds.ledger.canonical import canonical, key, maybe_key
from whoholds.ledger.projection import Row
from whoholds.ledger.queries import CHUNK, Wanted, days, one_of
from whoholds.ledger.tables import built, event_claims, events, intervals, touched
from whoholds.model import Event, History, Interval

# Sorts after every day.
OPEN_END = "~"


def digest(place: str, seq: int, rules: str, told: Sequence[str], held: Sequence[str]) -> str:
    """Covers everything kept of one place: the bodies of its events (`told`) and intervals (`held`)."""
    return hashlib.sha256(canonical([place, seq, rules, list(told), list(held)]).encode("ascii")).hexdigest()


def event_row(place_id: str, position: int, event: Event, body: str) -> Row:
    """The row of an event."""
    return {
        "place_id": place_id,
        "position": position,
        "id": key(event.id),
        "kind": event.kind,
        "party": maybe_key(event.party),
        "day": event.day,
        "status": event.status,
        "standing": event.standing,
        "body": body,
    }


def part_rows(place_id: str, position: int, event: Event) -> Iterator[Row]:
    """A row for each claim of an event."""
    for at, part in enumerate(event.parts):
        yield {
            "place_id": place_id,
            "event": position,
            "position": at,
            "event_id": key(event.id),
            "claim": key(part.claim),
            "report": key(part.report),
            "role": part.role,
        }


def interval_row(place_id: str, position: int, interval: Interval, body: str) -> Row:
    """The row of an interval."""
    return {
        "place_id": place_id,
        "position": position,
        "view": key(interval.view),
        "since": interval.since or "",
        "until": interval.until or OPEN_END,
        "state": interval.state,
        "body": body,
    }


class Histories:
    """Gathers histories and writes them many at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._places: dict[str, Row] = {}
        self._events: dict[str, list[Row]] = {}
        self._parts: dict[str, list[Row]] = {}
        self._intervals: dict[str, list[Row]] = {}
        self.pending = 0

    def save(self, history: History, seq: int, rules: str) -> None:
        """Takes the place of what was kept of it."""
        place_id, place = key(history.place.id), canonical(codec.place_body(history.place))
        told = [canonical(codec.event_body(event)) for event in history.events]
        held = [canonical(codec.interval_body(interval)) for interval in history.intervals]
        self._places[place_id] = {
            "place_id": place_id,
            "seq": seq,
            "rules": key(rules),
            "place": place,
            "digest": digest(place, seq, key(rules), told, held),
        }
        self._events[place_id] = [
            event_row(place_id, at, event, body)
            for at, (event, body) in enumerate(zip(history.events, told, strict=True))
        ]
        self._parts[place_id] = [
            row for at, event in enumerate(history.events) for row in part_rows(place_id, at, event)
        ]
        self._intervals[place_id] = [
            interval_row(place_id, at, interval, body)
            for at, (interval, body) in enumerate(zip(history.intervals, held, strict=True))
        ]
        self.pending += 1 + len(told) + len(held) + len(self._parts[place_id])

    def flush(self) -> None:
        """Writes what has been gathered."""
        ids = sorted(self._places)
        for at in range(0, len(ids), CHUNK):
            some = ids[at : at + CHUNK]
            old = self._connection.scalars(select(built.c.place_id).where(built.c.place_id.in_(some))).all()
            for table in (intervals, event_claims, events, built) if old else ():
                self._connection.execute(delete(table).where(table.c.place_id.in_(old)))
        for table, rows in (
            (built, list(self._places.values())),
            (events, [row for each in self._events.values() for row in each]),
            (event_claims, [row for each in self._parts.values() for row in each]),
            (intervals, [row for each in self._intervals.values() for row in each]),
        ):
            if rows:
                self._connection.execute(table.insert(), rows)
        for gathered in (self._places, self._events, self._parts, self._intervals):
            gathered.clear()
        self.pending = 0


def stale(connection: Connection, rules: str | None) -> tuple[str, ...]:
    """Places of which more is known than their history was built from, or which other rules built."""
    old = or_(built.c.seq.is_(None), built.c.seq < touched.c.seq)
    if rules is not None:
        old = or_(old, built.c.rules != key(rules))
    query = select(touched.c.place_id).outerjoin(built, built.c.place_id == touched.c.place_id).where(old)
    return tuple(connection.scalars(query.order_by(touched.c.place_id)))


def is_fresh(connection: Connection, place_id: str, rules: str | None) -> str | None:
    """The place's own JSON when its history is up to date, else None."""
    query = (
        select(built.c.place, built.c.seq, built.c.rules, touched.c.seq.label("touched"))
        .outerjoin(touched, touched.c.place_id == built.c.place_id)
        .where(built.c.place_id == key(place_id))
    )
    row = connection.execute(query).first()
    if row is None or row.seq < (row.touched or 0) or (rules is not None and row.rules != key(rules)):
        return None
    return str(row.place)


def history(connection: Connection, place_id: str, rules: str | None) -> History | None:
    """Everything concluded of a place; None when it is out of date. Raises `DamagedLedger`."""
    kept = is_fresh(connection, place_id, rules)
    if kept is None:
        return None
    with codec.decoding(f"the history of {place_id}"):
        place = codec.place_of(codec.parse(kept))
        told = connection.scalars(
            select(events.c.body).where(events.c.place_id == key(place_id)).order_by(events.c.position)
        )
        held = connection.scalars(
            select(intervals.c.body).where(intervals.c.place_id == key(place_id)).order_by(intervals.c.position)
        )
        return History(
            place,
            tuple(codec.event_of(codec.parse(body), place) for body in told),
            tuple(codec.interval_of(codec.parse(body)) for body in held),
        )


def interval_on(connection: Connection, place_id: str, view: str | None, day: str) -> tuple[Interval, ...]:
    """How a place stood on a day, in one view or each."""
    query = select(intervals.c.body).where(
        intervals.c.place_id == key(place_id),
        *one_of(intervals.c.view, view),
        intervals.c.since <= day,
        intervals.c.until > day,
    )
    with codec.decoding(f"the history of {place_id}"):
        bodies = connection.scalars(query.order_by(intervals.c.view, intervals.c.position))
        return tuple(codec.interval_of(codec.parse(body)) for body in bodies)


def kept_events(
    connection: Connection,
    *,
    id: Wanted,
    place_id: Wanted,
    kind: Wanted,
    party: Wanted,
    status: Wanted,
    claim: Wanted,
    since: str | None,
    until: str | None,
) -> Iterator[Event]:
    """Events as concluded, in the order of their days. Raises `DamagedLedger`."""
    query = (
        select(events.c.body, events.c.id, built.c.place)
        .join(built, built.c.place_id == events.c.place_id)
        .where(
            *one_of(events.c.id, id),
            *one_of(events.c.place_id, place_id),
            *one_of(events.c.kind, kind),
            *one_of(events.c.party, party),
            *one_of(events.c.status, status),
            *days(events.c.day, events.c.day, since, until),
        )
        .order_by(events.c.day, events.c.id)
    )
    if claim is not None:
        parts = select(event_claims.c.event_id).where(*one_of(event_claims.c.claim, claim))
        query = query.where(events.c.id.in_(parts))
    for row in connection.execution_options(yield_per=CHUNK).execute(query):
        with codec.decoding(f"event {row.id}"):
            event = codec.event_of(codec.parse(row.body), codec.place_of(codec.parse(row.place)))
        yield event
