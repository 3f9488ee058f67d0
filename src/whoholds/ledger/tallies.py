"""How much was reported, added up by the database: reports, claims and failures, and claims of a place."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from whoholds.ledger.canonical import key
from whoholds.ledger.queries import visible
from whoholds.ledger.tables import claims, failures, readings, reports
from whoholds.model import Tally


def tallies(connection: Connection, known: int | None) -> Iterator[Tally]:
    """Reports and claims by outlet and day of telling, of each report's latest reading; failures without either."""
    seen = [] if known is None else [readings.c.seq <= known]
    latest = select(func.max(readings.c.seq)).where(*seen).group_by(readings.c.report)
    query = (
        select(reports.c.outlet, readings.c.told, func.count(), func.sum(readings.c.claims))
        .join(reports, reports.c.key == readings.c.report)
        .where(readings.c.seq.in_(latest))
        .group_by(reports.c.outlet, readings.c.told)
        .order_by(reports.c.outlet, readings.c.told)
    )
    for outlet, told, count, found in connection.execute(query):
        yield Tally(outlet, told or None, int(count), int(found))
    failed = select(func.count()).select_from(failures)
    number = connection.execute(failed if known is None else failed.where(failures.c.seq <= known)).scalar_one()
    if number:
        yield Tally(None, None, failed=number)


def spoken_of(connection: Connection, place_id: str) -> int:
    """How many current claims are about a place."""
    query = select(func.count()).select_from(claims).where(claims.c.place_id == key(place_id), *visible(None, True))
    return connection.execute(query).scalar_one()
