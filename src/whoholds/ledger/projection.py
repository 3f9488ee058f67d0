"""Index rows, read off the entries: what writing, rebuilding and verifying the index all go by."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoholds.gazetteer.names import fold
from whoholds.ledger.canonical import canonical, clean, key, maybe, maybe_key
from whoholds.ledger.codec import Object
from whoholds.ledger.moments import day_range
from whoholds.model import Entry, Json

Row = dict[str, object]


def folded(name: str) -> str:
    """The key under which all spellings of a place's name meet."""
    return fold(key(name))[:300]


def failure_digest(name: str, error: str) -> str:
    """What makes one failure the same as another: the report's name and the error."""
    return hashlib.sha256(canonical([name, error]).encode("ascii")).hexdigest()


def report_row(entry: Entry, body: Object) -> Row:
    """The row of a report's entry."""
    return {
        "key": key(body["key"]),
        "seq": entry.seq,
        "name": clean(body["name"]),
        "digest": body["digest"],
        "published": maybe(body["published"]),
        "outlet": maybe(body["outlet"]),
        "agency": maybe(body["agency"]),
        "url": maybe(body["url"]),
        "title": maybe(body["title"]),
        "language": maybe(body["language"]),
    }


def reading_row(entry: Entry, body: Object) -> Row:
    """The row of a reading's entry."""
    return {
        "seq": entry.seq,
        "report": key(body["report"]),
        "producer": entry.producer,
        "edition": key(body["edition"]),
        "told": clean(body["told"] or ""),
        "recorded": entry.recorded,
        "theatre": maybe(body["theatre"]),
        "claims": body["claims"],
        "figures": body["figures"],
    }


def changed(body: Object, changes: Mapping[str, Json]) -> Object:
    """A claim's fields with a correction's in them."""
    return {**body["claim"], **changes} if changes else body["claim"]


def claim_row(entry: Entry, body: Object, since: int, review: int | None, changes: Mapping[str, Json]) -> Row:
    """The row of a claim's version: seen from entry `since`, by `review`, with the corrections made until then."""
    claim = changed(body, changes)
    told = clean(body["told"] or "")
    first, last = day_range(claim["date"])
    if not first:
        first, last = day_range(told)
    return {
        "seq": entry.seq,
        "since": since,
        "until": None,
        "dropped": None,
        "review": review,
        "changes": canonical(changes) if changes else None,
        "id": key(claim["id"]),
        "report": key(body["report"]),
        "place_id": maybe_key(claim["place_id"]),
        "kind": claim["kind"],
        "party": maybe_key(claim["party"]),
        "speaker": key(claim["speaker"]),
        "side": key(claim["side"]),
        "stance": claim["stance"],
        "first_day": first,
        "last_day": last,
        "told": told,
    }


def place_row(entry: Entry, claim: Object) -> Row | None:
    """The row of the place a claim is about; None when it is about none that is known."""
    if claim["place_id"] is None:
        return None
    return {
        "place_id": key(claim["place_id"]),
        "seq": entry.seq,
        "name": clean(claim["place_name"] or claim["place_id"]),
        "type": maybe(claim["place_type"]),
        "admin1": maybe(claim["admin1"]),
        "country": maybe(claim["country"]),
        "lat": _float(claim["lat"]),
        "lon": _float(claim["lon"]),
        "error_km": _float(claim["error_km"]),
    }


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def place_name_rows(claim: Object) -> Iterator[tuple[str, str]]:
    """The folded names under which a claim's place is found, each with the place's id."""
    if claim["place_id"] is not None:
        for name in (claim["place_name"], claim["place"]):
            if name and (found := folded(name)):
                yield found, key(claim["place_id"])


def figure_row(entry: Entry, body: Object, since: int) -> Row:
    """The row of a figure, seen from entry `since`."""
    figure = body["figure"]
    told = clean(body["told"] or "")
    first, last = day_range(figure["date"])
    if not first:
        first, last = day_range(told)
    return {
        "seq": entry.seq,
        "since": since,
        "dropped": None,
        "id": key(figure["id"]),
        "report": key(body["report"]),
        "kind": figure["kind"],
        "folded": folded(figure["place"] or ""),
        "speaker": key(figure["speaker"]),
        "side": key(figure["side"]),
        "first_day": first,
        "last_day": last,
        "told": told,
    }


def review_row(entry: Entry, body: Object) -> Row:
    """The row of a review's entry."""
    return {
        "seq": entry.seq,
        "claim": key(body["claim"]),
        "verdict": body["verdict"],
        "reviewer": clean(body["by"]),
        "note": clean(body["note"]),
        "changes": canonical(body["changes"]),
        "recorded": entry.recorded,
    }


def failure_row(entry: Entry, body: Object) -> Row:
    """The row of a failure's entry."""
    return {
        "seq": entry.seq,
        "digest": failure_digest(body["name"], body["error"]),
        "name": clean(body["name"]),
        "error": clean(body["error"]),
        "recorded": entry.recorded,
    }


def map_row(entry: Entry, body: Object) -> Row:
    """The row of a map layer's entry."""
    return {
        "seq": entry.seq,
        "id": key(body["id"]),
        "digest": body["digest"],
        "assessor": key(body["assessor"]),
        "day": body["day"],
        "layer": body["layer"],
        "party": key(body["party"] or ""),
    }


@dataclass(frozen=True, slots=True)
class Said:
    """A review as far as index rows go by it: the number of its entry, its verdict, and what it sets."""

    seq: int
    verdict: str
    changes: Mapping[str, Json]


def corrections(reviews: Sequence[Said]) -> dict[str, Json]:
    """What corrections, oldest first, have set: of each field the newest word."""
    out: dict[str, Json] = {}
    for review in reviews:
        if review.verdict == "correct":
            out |= review.changes
    return out


def span(seq: int, readings: Sequence[int]) -> tuple[int, int | None]:
    """The reading that closes after entry `seq`, of those of its report, and the one that took its place, if any.

    Raises ValueError when none closes after it.
    """
    at = bisect_right(readings, seq)
    if at == len(readings):
        raise ValueError("no reading closes after it")
    return readings[at], readings[at + 1] if at + 1 < len(readings) else None


def claim_rows(entry: Entry, body: Object, readings: Sequence[int], reviews: Sequence[Said]) -> Iterator[Row]:
    """Every version of a claim, given the readings of its report and the reviews of its id, oldest first."""
    closed, dropped = span(entry.seq, readings)
    before = sum(review.seq < closed for review in reviews)
    for count in range(before, len(reviews) + 1):
        since = closed if count == before else reviews[count - 1].seq
        review = reviews[count - 1].seq if count else None
        row = claim_row(entry, body, since, review, corrections(reviews[:count]))
        row["until"] = reviews[count].seq if count < len(reviews) else None
        row["dropped"] = dropped
        yield row
