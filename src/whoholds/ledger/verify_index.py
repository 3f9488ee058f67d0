"""Checks the index rows, the texts and the quotes against the entries they were read off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table, text

from whoholds.claims.verify import digest_of
from whoholds.ledger import projection
from whoholds.ledger.canonical import canonical, key
from whoholds.ledger.codec import Object, parse
from whoholds.ledger.maps import shape_digest
from whoholds.ledger.projection import Row, Said
from whoholds.ledger.tables import claims, failures, figures, maps, place_names, places, readings, reports, reviews
from whoholds.model import Entry, Fault

RESTORE = "restore the ledger from a copy; what is in it from here on cannot be vouched for"
REBUILD = "`whoholds verify --rebuild` reads the index off the entries again"
GAZETTEER = (
    "add the gazetteer it comes from (`whoholds gazetteer add`), or correct the claim (`whoholds review correct`)"
)

# Rows fetched at a time, and texts kept at hand: the claims of a report stand together.
_CHUNK = 500
_TEXTS = 32
_NUMBERED: tuple[Table, ...] = (reports, readings, claims, figures, reviews, failures, maps)


class IndexCheck:
    """Is handed every entry in order, then asked what is left over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._readings, self._reviews = _outline(connection)
        self._texts: dict[str, str | None] = {}
        self._places: dict[str, Row] = {}
        self._names: set[tuple[str, str]] = set()
        self._rows: dict[str, dict[int, list[Row]]] = {}
        self._from = self._upto = 0

    def entry(self, entry: Entry) -> Iterator[Fault]:
        """What is wrong with what was read off an entry."""
        if entry.seq > self._upto:
            yield from self._fetch(entry.seq)
        where = f"entry {entry.seq}"
        try:
            body = parse(entry.body)
            expected = dict(self._expected(entry, body))
            found = list(self._content(entry, body))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            yield Fault(where, f"cannot be read: {type(error).__name__}: {error}", RESTORE)
            return
        yield from found
        for table in _NUMBERED:
            actual = self._rows[table.name].pop(entry.seq, [])
            yield from _compared(where, table, expected.get(table.name, []), actual)

    def _fetch(self, seq: int) -> Iterator[Fault]:
        """The rows that belong to the next entries; those left of the last belong to no entry."""
        yield from self._left()
        self._from, self._upto = self._upto + 1, max(seq, self._upto + 1) + _CHUNK
        for table in _NUMBERED:
            query = text(f"SELECT * FROM {table.name} WHERE seq BETWEEN :low AND :high")
            rows: dict[int, list[Row]] = {}
            for row in self._connection.execute(query, {"low": self._from, "high": self._upto}).mappings():
                rows.setdefault(row["seq"], []).append(dict(row))
            self._rows[table.name] = rows

    def _left(self) -> Iterator[Fault]:
        for name, rows in self._rows.items():
            for seq in sorted(rows):
                yield Fault(f"entry {seq}, its row in {name}", "stands for no entry", REBUILD)
            rows.clear()

    def _expected(self, entry: Entry, body: Object) -> Iterator[tuple[str, list[Row]]]:
        match entry.kind:
            case "report":
                yield "reports", [projection.report_row(entry, body)]
            case "reading":
                yield "readings", [projection.reading_row(entry, body)]
            case "claim":
                report, claim = key(body["report"]), key(body["claim"]["id"])
                said = self._reviews.get(claim, [])
                rows = list(projection.claim_rows(entry, body, self._readings.get(report, []), said))
                self._place(entry, body, [each for each in said if each.seq < entry.seq])
                yield "claims", rows
            case "figure":
                since, dropped = projection.span(entry.seq, self._readings.get(key(body["report"]), []))
                yield "figures", [projection.figure_row(entry, body, since) | {"dropped": dropped}]
            case "review":
                self._moved(entry, body)
                yield "reviews", [projection.review_row(entry, body)]
            case "failure":
                yield "failures", [projection.failure_row(entry, body)]
            case "map":
                yield "maps", [projection.map_row(entry, body)]

    def _place(self, cause: Entry, body: Object, said: Sequence[Said]) -> None:
        claim = projection.changed(body, projection.corrections(said))
        row = projection.place_row(cause, claim)
        if row is not None:
            self._places.setdefault(str(row["place_id"]), row)
            self._names.update(projection.place_name_rows(claim))

    def _moved(self, entry: Entry, body: Object) -> None:
        """A correction may name a place that no claim did."""
        if body["verdict"] != "correct":
            return
        query = text(
            "SELECT DISTINCT e.seq, e.body FROM claims c JOIN entries e ON e.seq = c.seq "
            "WHERE c.id = :id AND c.seq < :seq ORDER BY e.seq"
        )
        said = [each for each in self._reviews.get(key(body["claim"]), []) if each.seq <= entry.seq]
        for row in self._connection.execute(query, {"id": key(body["claim"]), "seq": entry.seq}).all():
            self._place(entry, parse(row.body), said)

    def _content(self, entry: Entry, body: Object) -> Iterator[Fault]:
        """The text a report came with, the quote a claim or figure stands on, the shape of a map."""
        if entry.kind == "report":
            if self._text(body["digest"]) is None:
                yield Fault(f"text {body['digest']} (entry {entry.seq})", "is missing or was altered", RESTORE)
        elif entry.kind == "map":
            query = text("SELECT body FROM shapes WHERE digest = :d")
            shape = self._connection.execute(query, {"d": body["digest"]}).scalar()
            if not isinstance(shape, bytes) or shape_digest(shape) != body["digest"]:
                yield Fault(f"shape {body['digest']} (entry {entry.seq})", "is missing or was altered", RESTORE)
        elif entry.kind in ("claim", "figure"):
            item = body[entry.kind]
            words = self._text(self._digest(body["report"]))
            if words is not None and words[item["start"] : item["end"]] != item["quote"]:
                yield Fault(f"entry {entry.seq}", "its quote is not what its report's text says there", RESTORE)

    def _digest(self, report: str) -> str:
        query = text("SELECT digest FROM reports WHERE key = :key")
        return str(self._connection.execute(query, {"key": key(report)}).scalar())

    def _text(self, digest: str) -> str | None:
        """A text, if it is there and is what its digest says."""
        if digest not in self._texts:
            while len(self._texts) >= _TEXTS:
                del self._texts[next(iter(self._texts))]
            body = self._connection.execute(text("SELECT body FROM texts WHERE digest = :d"), {"d": digest}).scalar()
            self._texts[digest] = _decoded(body, digest)
        return self._texts[digest]

    def end(self, gazetteer_knows: Callable[[str], bool] | None) -> Iterator[Fault]:
        """Rows that stand for nothing, places, and place ids that no gazetteer knows."""
        yield from self._left()
        for table in _NUMBERED:
            query = text(f"SELECT seq FROM {table.name} WHERE seq > :last OR seq < 1 ORDER BY seq")
            for (seq,) in self._connection.execute(query, {"last": self._upto}):
                yield Fault(f"entry {seq}, its row in {table.name}", "stands for no entry", REBUILD)
        orphans = text("SELECT digest FROM texts WHERE digest NOT IN (SELECT digest FROM reports) ORDER BY digest")
        for (digest,) in self._connection.execute(orphans):
            yield Fault(f"text {digest}", "belongs to no report", RESTORE)
        orphans = text("SELECT digest FROM shapes WHERE digest NOT IN (SELECT digest FROM maps) ORDER BY digest")
        for (digest,) in self._connection.execute(orphans):
            yield Fault(f"shape {digest}", "belongs to no map", RESTORE)
        yield from self._placed(gazetteer_knows)

    def _placed(self, gazetteer_knows: Callable[[str], bool] | None) -> Iterator[Fault]:
        for actual in self._connection.execute(text("SELECT * FROM places")).mappings():
            expected = self._places.pop(actual["place_id"], None)
            where = f"entry {actual['seq'] if expected is None else expected['seq']}"
            if expected is None:
                yield Fault(f"{where}, its row in places", f"no claim is about {actual['place_id']}", REBUILD)
                continue
            yield from _compared(where, places, [expected], [dict(actual)])
            if gazetteer_knows is not None and not gazetteer_knows(str(expected["place_id"])):
                yield Fault(f"{where}, place {expected['place_id']}", "is in no gazetteer here", GAZETTEER)
        for place, row in self._places.items():
            yield Fault(f"entry {row['seq']}, its row in places", f"the row of {place} is missing", REBUILD)
        names = self._connection.execute(text(f"SELECT folded, place_id FROM {place_names.name}"))
        actual_names = {(row.folded, row.place_id) for row in names}
        for folded, place in sorted(self._names - actual_names):
            yield Fault(f"place {place}, its row in place_names", f"its name “{folded}” is missing", REBUILD)
        for pair in sorted(actual_names - self._names, key=str):
            yield Fault(f"place {pair[1]}, its row in place_names", f"nobody calls it “{pair[0]}”", REBUILD)


def _outline(connection: Connection) -> tuple[dict[str, list[int]], dict[str, list[Said]]]:
    """The readings of each report and the reviews of each claim, from the entries themselves."""
    read: dict[str, list[int]] = {}
    said: dict[str, list[Said]] = {}
    for row in connection.execute(text("SELECT seq, subject FROM entries WHERE kind = 'reading' ORDER BY seq")):
        read.setdefault(row.subject, []).append(row.seq)
    for row in connection.execute(text("SELECT seq, subject, body FROM entries WHERE kind = 'review' ORDER BY seq")):
        try:
            body = parse(row.body)
            said.setdefault(row.subject, []).append(Said(row.seq, body["verdict"], dict(body["changes"])))
        except (ValueError, KeyError, TypeError):
            continue  # the chain names the entry
    return read, said


def _decoded(body: object, digest: str) -> str | None:
    if not isinstance(body, bytes):
        return None
    try:
        words = body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return words if digest_of(words) == digest else None


def _compared(
    where: str, table: Table, expected: Sequence[Row], actual: Sequence[Mapping[str, object]]
) -> Iterator[Fault]:
    """How rows differ from what they should be, column by column."""
    if len(expected) != len(actual):
        yield Fault(
            f"{where}, its row in {table.name}", f"there are {len(actual)} rows instead of {len(expected)}", REBUILD
        )
        return
    by = "since" if table is claims else "seq"
    ordered = sorted(actual, key=lambda row: (str(type(row[by])), row[by]))
    for should, row in zip(sorted(expected, key=lambda row: str(row[by]).zfill(20)), ordered, strict=True):
        for column in (each.name for each in table.columns):
            if row[column] != should[column] or type(row[column]) is not type(should[column]):
                yield Fault(
                    f"{where}, its row in {table.name}",
                    f"{column} is {_shown(row[column])}, and the entry says {_shown(should[column])}",
                    REBUILD,
                )


def _shown(value: object) -> str:
    shown = canonical(value) if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"
