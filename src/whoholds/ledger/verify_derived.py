"""Checks what is kept beside the index: the words of quotes, what makes a history stale, and the histories."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from whoholds.ledger import codec, histories
from whoholds.ledger.projection import Row
from whoholds.ledger.verify_index import REBUILD
from whoholds.ledger.words import postgres_document, words
from whoholds.model import Fault

_CHUNK = 500
# Claims that share one sum in the check of FTS5, which lists words in no order of claims.
_BUCKET = 256
_SUM = (1 << 64) - 1
_CLAIMS = text("SELECT seq, body FROM entries WHERE kind = 'claim' AND seq > :after ORDER BY seq LIMIT :chunk")
_MOVED = (
    "SELECT place_id, MAX(seq) AS seq FROM (SELECT place_id, since AS seq FROM claims "
    "UNION ALL SELECT place_id, until FROM claims UNION ALL SELECT place_id, dropped FROM claims) AS moved "
    "WHERE place_id IS NOT NULL AND seq IS NOT NULL GROUP BY place_id"
)


def check(connection: Connection) -> Iterator[Fault]:
    """What is wrong with what is derived."""
    yield from _postgres_words(connection) if connection.dialect.name == "postgresql" else _sqlite_words(connection)
    differ = f"SELECT place_id FROM (({_MOVED}) EXCEPT SELECT place_id, seq FROM touched) AS a"
    if connection.dialect.name == "sqlite":
        differ = f"SELECT place_id FROM (SELECT * FROM ({_MOVED}) EXCEPT SELECT place_id, seq FROM touched)"
    for (place,) in connection.execute(text(differ)).all():
        yield Fault(f"place {place}, its row in touched", "is not at its last entry", REBUILD)
    extra = f"SELECT place_id FROM touched WHERE place_id NOT IN (SELECT place_id FROM ({_MOVED}) AS a)"
    for (place,) in connection.execute(text(extra)).all():
        yield Fault(f"place {place}, its row in touched", "nothing is claimed of it", REBUILD)
    yield from _histories(connection)


def _quotes(connection: Connection) -> Iterator[Sequence[tuple[int, str]]]:
    """Every claim's number and quote, some at a time; what cannot be read has been named already."""
    after = 0
    while rows := connection.execute(_CLAIMS, {"after": after, "chunk": _CHUNK}).all():
        after = rows[-1].seq
        out: list[tuple[int, str]] = []
        for seq, body in rows:
            try:
                out.append((seq, str(json.loads(body)["claim"]["quote"])))
            except (ValueError, KeyError, TypeError):
                continue
        yield out


def _postgres_words(connection: Connection) -> Iterator[Fault]:
    query = text(
        "SELECT d.seq FROM unnest(CAST(:seqs AS bigint[]), CAST(:documents AS text[])) AS d (seq, document) "
        "LEFT JOIN quotes q ON q.seq = d.seq WHERE q.words IS DISTINCT FROM CAST(d.document AS tsvector) ORDER BY 1"
    )
    count = 0
    for some in _quotes(connection):
        count += len(some)
        asked = {"seqs": [seq for seq, _ in some], "documents": [postgres_document(quote) for _, quote in some]}
        for (seq,) in connection.execute(query, asked):
            yield Fault(f"entry {seq}, its row in quotes", "its words are not those of the quote", REBUILD)
    extra = text("SELECT seq FROM quotes WHERE seq NOT IN (SELECT seq FROM entries WHERE kind = 'claim') ORDER BY seq")
    for (seq,) in connection.execute(extra):
        yield Fault(f"entry {seq}, its row in quotes", "stands for no claim", REBUILD)


def _sqlite_words(connection: Connection) -> Iterator[Fault]:
    """Adds up, by stretches of the chain, the words that FTS5 lists and those that the quotes have."""
    sums: dict[int, int] = {}
    for some in _quotes(connection):
        for seq, quote in some:
            own = sum(hash((word[:200], seq, at)) for at, word in enumerate(words(quote)))
            sums[seq // _BUCKET] = (sums.get(seq // _BUCKET, 0) + own) & _SUM
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.quote_words")
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.quote_words USING fts5vocab(main, quotes, instance)")
    for term, seq, at in connection.exec_driver_sql('SELECT term, doc, "offset" FROM temp.quote_words'):
        sums[seq // _BUCKET] = (sums.get(seq // _BUCKET, 0) - hash((term, seq, at))) & _SUM
    connection.exec_driver_sql("DROP TABLE temp.quote_words")
    for bucket in sorted(bucket for bucket, rest in sums.items() if rest):
        first = bucket * _BUCKET
        yield Fault(
            f"entries {first} to {first + _BUCKET - 1}, their rows in quotes",
            "the words listed are not those of the quotes",
            REBUILD,
        )


def _histories(connection: Connection) -> Iterator[Fault]:
    after = ""
    query = text("SELECT * FROM built WHERE place_id > :after ORDER BY place_id LIMIT :chunk")
    while rows := connection.execute(query, {"after": after, "chunk": _CHUNK}).mappings().all():
        low, after = after, rows[-1]["place_id"]
        kept = {table: _by_place(connection, table, low, after) for table in ("events", "intervals", "event_claims")}
        for row in rows:
            place = row["place_id"]
            mine = {table: kept[table].pop(place, []) for table in kept}
            if not _is_whole(dict(row), mine):
                yield Fault(f"place {place}, its history", "is not what was kept", REBUILD)
        for table in kept:
            for place in kept[table]:
                yield Fault(f"place {place}, its row in {table}", "belongs to no history", REBUILD)
    for name in ("events", "intervals", "event_claims"):
        orphans = text(f"SELECT DISTINCT place_id FROM {name} WHERE place_id > :after ORDER BY place_id")
        for (place,) in connection.execute(orphans, {"after": after}):
            yield Fault(f"place {place}, its row in {name}", "belongs to no history", REBUILD)


def _by_place(connection: Connection, table: str, low: str, high: str) -> dict[str, list[Row]]:
    order = "event, position" if table == "event_claims" else "position"
    query = text(f"SELECT * FROM {table} WHERE place_id > :low AND place_id <= :high ORDER BY place_id, {order}")
    out: dict[str, list[Row]] = {}
    for row in connection.execute(query, {"low": low, "high": high}).mappings():
        out.setdefault(row["place_id"], []).append(dict(row))
    return out


def _is_whole(row: Row, mine: dict[str, list[Row]]) -> bool:
    """Whether a place's rows are those that its digest covers."""
    told = [str(each["body"]) for each in mine["events"]]
    held = [str(each["body"]) for each in mine["intervals"]]
    place_id, seq = row["place_id"], row["seq"]
    if not isinstance(place_id, str) or not isinstance(seq, int):
        return False
    if histories.digest(str(row["place"]), seq, str(row["rules"]), told, held) != row["digest"]:
        return False
    place = codec.place_of(codec.parse(str(row["place"])))
    events = [codec.event_of(codec.parse(body), place) for body in told]
    intervals = [codec.interval_of(codec.parse(body)) for body in held]
    return (
        mine["events"]
        == [histories.event_row(place_id, at, e, b) for at, (e, b) in enumerate(zip(events, told, strict=True))]
        and mine["intervals"]
        == [histories.interval_row(place_id, at, i, b) for at, (i, b) in enumerate(zip(intervals, held, strict=True))]
        and mine["event_claims"]
        == [part for at, e in enumerate(events) for part in histories.part_rows(place_id, at, e)]
    )
