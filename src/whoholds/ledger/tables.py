"""The tables. `entries`, `texts`, `shapes` are the truth; the index tables are read off the entries and can be rebuilt.

The migrations create them; `tests/ledger/test_migrations.py` holds that both say the same. Text compares by code point
in both databases. An empty string stands for "no day" where a column is sorted by.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()
# Rowids of SQLite are INTEGER only; PostgreSQL's INTEGER ends at two thousand million.
Number = BigInteger().with_variant(Integer(), "sqlite")
Words = Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str, *, null: bool = False, primary: bool = False) -> Column[str]:
    return Column(name, Words, nullable=null, primary_key=primary)


def _number(name: str, *, null: bool = False, primary: bool = False) -> Column[int]:
    return Column(name, Number, nullable=null, primary_key=primary, autoincrement=False)


entries = Table(
    "entries",
    metadata,
    _number("seq", primary=True),
    *(_text(name) for name in ("kind", "subject", "producer", "recorded", "body", "prev", "hash")),
)
head = Table("head", metadata, _number("id", primary=True), _number("length"), _text("hash"))
texts = Table("texts", metadata, _text("digest", primary=True), Column("body", LargeBinary, nullable=False))
# The ground of map layers as WKB, which any program for maps reads; under the SHA-256 of its bytes.
shapes = Table("shapes", metadata, _text("digest", primary=True), Column("body", LargeBinary, nullable=False))

reports = Table(
    "reports",
    metadata,
    _text("key", primary=True),
    _number("seq"),
    _text("name"),
    Column("digest", Words, ForeignKey("texts.digest"), nullable=False),
    *(_text(name, null=True) for name in ("published", "outlet", "agency", "url", "title", "language")),
    Index("reports_seq", "seq"),
)
# `seq` is the entry that closes the reading; its claims and figures stand just before it.
readings = Table(
    "readings",
    metadata,
    _number("seq", primary=True),
    Column("report", Words, ForeignKey("reports.key"), nullable=False),
    *(_text(name) for name in ("producer", "edition", "told", "recorded")),
    _text("theatre", null=True),
    _number("claims"),
    _number("figures"),
    Index("readings_report", "report", "seq"),
)
# One row a version of a claim: as read, and again with each review of it. A version is seen from entry `since` (its
# reading's last, or its review) until entry `until` (the next review); `dropped` is the reading that took the place of
# the claim's own. `changes` are the fields that corrections have set so far.
claims = Table(
    "claims",
    metadata,
    _number("seq", primary=True),
    _number("since", primary=True),
    _number("until", null=True),
    _number("dropped", null=True),
    _number("review", null=True),
    _text("changes", null=True),
    _text("id"),
    _text("report"),
    _text("place_id", null=True),
    _text("kind"),
    _text("party", null=True),
    *(_text(name) for name in ("speaker", "side", "stance", "first_day", "last_day", "told")),
    Index("claims_place", "place_id", "told", "id"),
    Index("claims_told", "told", "id"),
    Index("claims_id", "id"),
    Index("claims_report", "report"),
    Index("claims_speaker", "speaker"),
    sqlite_with_rowid=False,
)
figures = Table(
    "figures",
    metadata,
    _number("seq", primary=True),
    _number("since"),
    _number("dropped", null=True),
    *(_text(name) for name in ("id", "report", "kind", "folded", "speaker", "side", "first_day", "last_day", "told")),
    Index("figures_told", "told", "id"),
    Index("figures_folded", "folded", "told", "id"),
    Index("figures_report", "report"),
)
reviews = Table(
    "reviews",
    metadata,
    _number("seq", primary=True),
    *(_text(name) for name in ("claim", "verdict", "reviewer", "note", "changes", "recorded")),
    Index("reviews_claim", "claim", "seq"),
)
failures = Table(
    "failures",
    metadata,
    _number("seq", primary=True),
    *(_text(name) for name in ("digest", "name", "error", "recorded")),
    Index("failures_digest", "digest", unique=True),
)
# Layers of control maps. Of several for one assessor, day, layer and party the newest counts.
maps = Table(
    "maps",
    metadata,
    _number("seq", primary=True),
    _text("id"),
    Column("digest", Words, ForeignKey("shapes.digest"), nullable=False),
    *(_text(name) for name in ("assessor", "day", "layer", "party")),
    Index("maps_id", "id", unique=True),
    Index("maps_day", "assessor", "day"),
)
# As the first claim there gave it (entry `seq`).
places = Table(
    "places",
    metadata,
    _text("place_id", primary=True),
    _number("seq"),
    _text("name"),
    *(_text(name, null=True) for name in ("type", "admin1", "country")),
    *(Column(name, Float(53)) for name in ("lat", "lon", "error_km")),
    sqlite_with_rowid=False,
)
place_names = Table(
    "place_names",
    metadata,
    _text("folded", primary=True),
    _text("place_id", primary=True),
    sqlite_with_rowid=False,
)

# What follows is derived, outside the chain, and may be emptied at any time.

# The newest entry that changed what is claimed of a place.
touched = Table("touched", metadata, _text("place_id", primary=True), _number("seq"), sqlite_with_rowid=False)
# Editions of the reader that came to a reading the ledger had already.
passes = Table("passes", metadata, _text("report", primary=True), _text("edition", primary=True))
# A place's history is built from the entries up to `seq` by `rules`; `digest` covers its rows in the tables below.
built = Table(
    "built",
    metadata,
    _text("place_id", primary=True),
    _number("seq"),
    *(_text(name) for name in ("rules", "place", "digest")),
)
events = Table(
    "events",
    metadata,
    _text("place_id", primary=True),
    _number("position", primary=True),
    _text("id"),
    _text("kind"),
    _text("party", null=True),
    *(_text(name) for name in ("day", "status", "standing", "body")),
    Index("events_id", "id"),
    Index("events_day", "day", "id"),
)
event_claims = Table(
    "event_claims",
    metadata,
    _text("place_id", primary=True),
    _number("event", primary=True),
    _number("position", primary=True),
    *(_text(name) for name in ("event_id", "claim", "report", "role")),
    Index("event_claims_claim", "claim"),
    sqlite_with_rowid=False,
)
intervals = Table(
    "intervals",
    metadata,
    _text("place_id", primary=True),
    _number("position", primary=True),
    *(_text(name) for name in ("view", "since", "until", "state", "body")),
    Index("intervals_place", "place_id", "view", "since"),
)

INDEX_TABLES = (reports, readings, claims, figures, reviews, failures, maps, places, place_names)
DERIVED_TABLES = (touched, passes, built, events, event_claims, intervals)
