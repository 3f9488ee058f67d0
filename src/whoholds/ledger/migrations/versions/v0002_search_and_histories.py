"""Text search over the quotes, and the tables that keep what was concluded of each place."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from whoholds.ledger.search import index_quotes

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# Entries read at a time: a claim's body is about a thousand bytes.
_CHUNK = 2000


def _text(*names: str, null: bool = False, primary: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, _WORDS, nullable=null, primary_key=primary) for name in names]


def _number(*names: str, primary: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, _NUMBER, nullable=False, primary_key=primary, autoincrement=False) for name in names]


def upgrade() -> None:
    """Makes the tables of version 0002 and fills what the entries already tell."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("CREATE TABLE quotes (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX quotes_words ON quotes USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE quotes USING fts5("
            "words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
        )
    op.create_table("touched", *_text("place_id", primary=True), *_number("seq"), sqlite_with_rowid=False)
    op.create_table("passes", *_text("report", "edition", primary=True))
    op.create_table("built", *_text("place_id", primary=True), *_number("seq"), *_text("rules", "place", "digest"))
    op.create_table(
        "events",
        *_text("place_id", primary=True),
        *_number("position", primary=True),
        *_text("id", "kind"),
        *_text("party", null=True),
        *_text("day", "status", "standing", "body"),
    )
    op.create_index("events_id", "events", ["id"])
    op.create_index("events_day", "events", ["day", "id"])
    op.create_table(
        "event_claims",
        *_text("place_id", primary=True),
        *_number("event", "position", primary=True),
        *_text("event_id", "claim", "report", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("event_claims_claim", "event_claims", ["claim"])
    op.create_table(
        "intervals",
        *_text("place_id", primary=True),
        *_number("position", primary=True),
        *_text("view", "since", "until", "state", "body"),
    )
    op.create_index("intervals_place", "intervals", ["place_id", "view", "since"])
    _fill(connection)


def _fill(connection: sa.Connection) -> None:
    after = 0
    query = sa.text("SELECT seq, body FROM entries WHERE kind = 'claim' AND seq > :after ORDER BY seq LIMIT :chunk")
    while rows := connection.execute(query, {"after": after, "chunk": _CHUNK}).all():
        index_quotes(connection, [(seq, json.loads(body)["claim"]["quote"]) for seq, body in rows])
        after = rows[-1].seq
    connection.execute(
        sa.text(
            "INSERT INTO touched (place_id, seq) SELECT place_id, MAX(seq) FROM ("
            "SELECT place_id, since AS seq FROM claims UNION ALL SELECT place_id, until FROM claims "
            "UNION ALL SELECT place_id, dropped FROM claims) AS moved "
            "WHERE place_id IS NOT NULL AND seq IS NOT NULL GROUP BY place_id"
        )
    )
