"""Appends entries within one transaction, whose lock nobody else holds."""

from __future__ import annotations

import base64
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from whoholds.claims.verify import digest_of
from whoholds.errors import DamagedLedger, ReviewError, SkipReport
from whoholds.ledger import codec, projection
from whoholds.ledger.agency import agency
from whoholds.ledger.canonical import canonical, finite, key
from whoholds.ledger.chain import Head, entry_row
from whoholds.ledger.codec import Object
from whoholds.ledger.histories import Histories
from whoholds.ledger.indexer import Indexer
from whoholds.ledger.kept import Kept
from whoholds.ledger.maps import known_maps, map_body
from whoholds.ledger.moments import Clock, stamp
from whoholds.ledger.rebuild import rebuild
from whoholds.ledger.review import checked
from whoholds.ledger.sketch import sketch
from whoholds.ledger.tables import claims, entries, failures, head, passes, places, readings, shapes, texts
from whoholds.model import EntryKind, Json, MapLayer, Reading, Report, Review, Verdict
from whoholds.text.paragraphs import paragraphs

# Two halves of one character: JSON would join them, and every offset after would be off by one.
_SPLIT = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ASKED = 500
_KEY_DIGITS = 24
Known = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Named:
    """A report with its key and its text's digest."""

    report: Report
    key: str
    digest: str


def named(report: Report) -> Named:
    """Identifies a report by its content. Raises `SkipReport` for a text that cannot be kept exactly."""
    if _SPLIT.search(report.text):
        raise SkipReport(
            f"{report.id}: its text has characters cut in halves (UTF-16 surrogates); "
            "decode it as UTF-16 and hand it in again"
        )
    digest = digest_of(report.text)
    parts = canonical([digest, report.published, report.outlet, report.url, report.title])
    return Named(report, digest_of(parts)[:_KEY_DIGITS], digest)


def known_readings(connection: Connection, keys: Iterable[str]) -> Known:
    """Producer and edition of every reading of these reports, oldest first; editions that only passed by, without."""
    out: Known = {name: [] for name in keys}
    wanted = sorted(out)
    for at in range(0, len(wanted), _ASKED):
        some = wanted[at : at + _ASKED]
        query = select(readings.c.report, readings.c.producer, readings.c.edition).where(readings.c.report.in_(some))
        for report, producer, edition in connection.execute(query.order_by(readings.c.seq)):
            out[report].append((producer, edition))
        for report, edition in connection.execute(select(passes).where(passes.c.report.in_(some))):
            out[report].append(("", edition))
    return out


def read_head(connection: Connection) -> Head:
    """Where the chain ends. Raises `DamagedLedger` when the end that was written down is not there."""
    row = connection.execute(select(head.c.length, head.c.hash)).first()
    if row is None:
        raise DamagedLedger("the ledger has lost the note of where its chain ends; restore it from a copy")
    if row.length == 0:
        return Head()
    last = connection.execute(select(entries.c.hash, entries.c.recorded).where(entries.c.seq == row.length)).first()
    if last is None or last.hash != row.hash:
        raise DamagedLedger(
            f"the ledger's last entry ({row.length}) is not the one written down; nothing more is written to it. "
            "`whoholds verify` tells what is wrong; restore it from a copy"
        )
    return Head(row.length, row.hash, last.recorded)


class Writer:
    """Appends. What it is given is checked before anything of it is written, so that a refusal leaves no trace."""

    def __init__(self, connection: Connection, now: Clock) -> None:
        self._connection = connection
        self._now = now
        self._head = read_head(connection)
        self._written = self._head.count
        self._indexer = Indexer(connection)
        self.histories = Histories(connection)
        self._known: Known = {}
        self._maps: dict[str, bool] = {}

    @property
    def pending(self) -> int:
        """How many rows wait for `finish`."""
        return self._indexer.pending + self.histories.pending

    def foresee(self, keys: Iterable[str]) -> None:
        """Looks up many reports at once."""
        self._known |= known_readings(self._connection, (name for name in keys if name not in self._known))

    def keep(self, reading: Reading, edition: str, ident: Named) -> Kept:
        """Appends a reading with its claims and figures, unless this producer has read this report before.

        Raises ValueError for a claim or figure whose quote is not in the text where it says.
        """
        if ident.key not in self._known:
            self.foresee((ident.key,))
        earlier, producer = self._known[ident.key], key(reading.producer)
        if any(name == producer for name, _ in earlier):
            self._pass(ident.key, key(edition))
            return Kept(False, 0, 0)
        bodies = _bodies(reading, edition, ident, first=not earlier)
        written = [(kind, subject, body, canonical(body)) for kind, subject, body in bodies]
        recorded = stamp(self._now())
        self._indexer.keep(texts, {"digest": ident.digest, "body": ident.report.text.encode("utf-8", "surrogatepass")})
        for kind, subject, body, line in written:
            self._append(kind, subject, reading.producer, recorded, body, line, again=bool(earlier))
        earlier.append((producer, key(edition)))
        return Kept(True, len(reading.claims), len(reading.figures))

    def _pass(self, report: str, edition: str) -> None:
        if all(name != edition for _, name in self._known[report]):
            self._indexer.passed(report, edition)
            self._known[report].append(("", edition))

    def fail(self, name: str, error: str, producer: str) -> bool:
        """Records that a report could not be read, once for each error; whether it was new."""
        self._indexer.flush()
        digest = projection.failure_digest(name, error)
        if self._connection.execute(select(failures.c.seq).where(failures.c.digest == digest)).first():
            return False
        body: Object = {"error": error, "name": name}
        self._append("failure", name, producer, stamp(self._now()), body, canonical(body))
        return True

    def keep_map(self, layer: MapLayer, producer: str) -> bool:
        """Appends a layer of a control map; whether it was new. Raises ValueError for a shape that is no ground."""
        body = map_body(layer)
        if body["id"] not in self._maps:
            self._maps[body["id"]] = bool(known_maps(self._connection, (body["id"],)))
        if self._maps[body["id"]]:
            return False
        self._maps[body["id"]] = True
        self._indexer.keep(shapes, {"digest": body["digest"], "body": layer.shape})
        self._append("map", body["id"], producer, stamp(self._now()), body, canonical(body))
        return True

    def review(
        self, claim: str, verdict: Verdict, by: str, note: str, changes: Mapping[str, Json], producer: str
    ) -> Review:
        """Appends a person's word on a claim. Raises `ReviewError` for an unknown claim or a change not allowed."""
        self._indexer.flush()
        claim = key(claim)
        if self._connection.execute(select(claims.c.seq).where(claims.c.id == claim).limit(1)).first() is None:
            raise ReviewError(f"there is no claim {claim} in the ledger; `whoholds claims` lists their ids")
        fit = checked(verdict, by, note, self._with_place(changes))
        body: Object = {"by": by, "changes": fit, "claim": claim, "note": note, "verdict": verdict}
        recorded = stamp(self._now())
        self._append("review", claim, producer, recorded, body, canonical(body))
        self._indexer.flush()
        return Review(claim, verdict, by, note, fit, max(recorded, self._head.recorded), self._head.count)

    def rebuild(self, progress: Callable[[int, int], None]) -> None:
        """Reads the index off the entries again."""
        self._indexer.flush()
        rebuild(self._connection, progress)
        self._known.clear()
        self._maps.clear()

    def _with_place(self, changes: Mapping[str, Json]) -> Mapping[str, Json]:
        """A place given by its id alone brings the name and position the ledger knows of it."""
        place = changes.get("place_id")
        if not isinstance(place, str) or changes.get("place_name"):
            return changes
        row = self._connection.execute(select(places).where(places.c.place_id == key(place))).first()
        if row is None:
            raise ReviewError(
                f"the ledger has no place {place}; give its place_name too (and admin1, country, lat, lon)"
            )
        of_place: dict[str, Json] = {
            "place_name": row.name,
            "place_type": row.type,
            "admin1": row.admin1,
            "country": row.country,
            "lat": row.lat,
            "lon": row.lon,
            "error_km": row.error_km,
        }
        return {**of_place, **changes}

    def _append(
        self,
        kind: EntryKind,
        subject: str,
        producer: str,
        recorded: str,
        body: Object,
        line: str,
        *,
        again: bool = False,
    ) -> None:
        entry = self._head.next(kind, subject, producer, recorded, line)
        self._head = Head(entry.seq, entry.hash, entry.recorded)
        self._indexer.keep(entries, entry_row(entry))
        self._indexer.add(entry, body, again=again)

    def finish(self) -> None:
        """Writes everything that waits, and where the chain now ends."""
        self._indexer.flush()
        self.histories.flush()
        if self._head.count != self._written:
            self._connection.execute(update(head).values(length=self._head.count, hash=self._head.hash))
            self._written = self._head.count


def _bodies(reading: Reading, edition: str, ident: Named, *, first: bool) -> list[tuple[EntryKind, str, Object]]:
    """Kind, subject and body of every entry that a reading adds, the reading's own last."""
    report, told = reading.report, reading.dating.published
    out: list[tuple[EntryKind, str, Object]] = []
    if first:
        extra = finite(dict(report.extra))
        out.append(("report", ident.key, codec.report_body(report, ident.key, ident.digest, agency(report), extra)))
    spans = [(c.id, c.start, c.end, c.quote) for c in reading.claims] + [
        (f.id, f.start, f.end, f.quote) for f in reading.figures
    ]
    for name, start, end, quote in spans:
        if report.text[start:end] != quote:
            raise ValueError(f"{report.id}: {name}: text[{start}:{end}] is not its quote")
    common = {"report": ident.key, "theatre": reading.theatre, "told": told}
    sketches = _sketches(report.text, [claim.start for claim in reading.claims])
    for claim, sketched in zip(reading.claims, sketches, strict=True):
        out.append(("claim", claim.id, {"claim": codec.claim_body(claim), "sketch": sketched, **common}))
    for figure in reading.figures:
        out.append(("figure", figure.id, {"figure": codec.figure_body(figure), **common}))
    closing = {
        "basis": reading.dating.basis,
        "claims": len(reading.claims),
        "edition": edition,
        "figures": len(reading.figures),
        "notes": list(reading.notes),
        "refused": len(reading.refusals),
        "unresolved": len(reading.unresolved),
        **common,
    }
    out.append(("reading", ident.key, closing))
    return out


def _sketches(text: str, starts: Sequence[int]) -> list[str]:
    """For each offset the sketch of the paragraph around it, in base 64."""
    out: list[str] = []
    if not starts:
        return out
    spans = paragraphs(text)
    begins = [span.start for span in spans]
    made: dict[int, str] = {}
    for start in starts:
        at = bisect_right(begins, start) - 1
        if at not in made:
            words = text[spans[at].start : spans[at].end] if at >= 0 and start < spans[at].end else ""
            made[at] = base64.b64encode(sketch(words)).decode("ascii")
        out.append(made[at])
    return out
