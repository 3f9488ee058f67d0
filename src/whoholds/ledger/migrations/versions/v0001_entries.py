"""Entries, texts, and the index read off them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _text(*names: str, null: bool = False, primary: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, _WORDS, nullable=null, primary_key=primary) for name in names]


def _number(*names: str, null: bool = False, primary: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, _NUMBER, nullable=null, primary_key=primary, autoincrement=False) for name in names]


def upgrade() -> None:
    """Makes the tables of version 0001."""
    op.create_table(
        "entries",
        *_number("seq", primary=True),
        *_text("kind", "subject", "producer", "recorded", "body", "prev", "hash"),
    )
    op.create_table("head", *_number("id", primary=True), *_number("length"), *_text("hash"))
    op.create_table("texts", *_text("digest", primary=True), sa.Column("body", sa.LargeBinary(), nullable=False))
    op.create_table(
        "reports",
        *_text("key", primary=True),
        *_number("seq"),
        *_text("name"),
        sa.Column("digest", _WORDS, sa.ForeignKey("texts.digest"), nullable=False),
        *_text("published", "outlet", "agency", "url", "title", "language", null=True),
    )
    op.create_index("reports_seq", "reports", ["seq"])
    op.create_table(
        "readings",
        *_number("seq", primary=True),
        sa.Column("report", _WORDS, sa.ForeignKey("reports.key"), nullable=False),
        *_text("producer", "edition", "told", "recorded"),
        *_text("theatre", null=True),
        *_number("claims", "figures"),
    )
    op.create_index("readings_report", "readings", ["report", "seq"])
    op.create_table(
        "claims",
        *_number("seq", "since", primary=True),
        *_number("until", "dropped", "review", null=True),
        *_text("changes", null=True),
        *_text("id", "report"),
        *_text("place_id", null=True),
        *_text("kind"),
        *_text("party", null=True),
        *_text("speaker", "side", "stance", "first_day", "last_day", "told"),
        sqlite_with_rowid=False,
    )
    op.create_index("claims_place", "claims", ["place_id", "told", "id"])
    op.create_index("claims_told", "claims", ["told", "id"])
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_report", "claims", ["report"])
    op.create_index("claims_speaker", "claims", ["speaker"])
    op.create_table(
        "figures",
        *_number("seq", primary=True),
        *_number("since"),
        *_number("dropped", null=True),
        *_text("id", "report", "kind", "folded", "speaker", "side", "first_day", "last_day", "told"),
    )
    op.create_index("figures_told", "figures", ["told", "id"])
    op.create_index("figures_folded", "figures", ["folded", "told", "id"])
    op.create_index("figures_report", "figures", ["report"])
    op.create_table(
        "reviews",
        *_number("seq", primary=True),
        *_text("claim", "verdict", "reviewer", "note", "changes", "recorded"),
    )
    op.create_index("reviews_claim", "reviews", ["claim", "seq"])
    op.create_table("failures", *_number("seq", primary=True), *_text("digest", "name", "error", "recorded"))
    op.create_index("failures_digest", "failures", ["digest"], unique=True)
    op.create_table(
        "places",
        *_text("place_id", primary=True),
        *_number("seq"),
        *_text("name"),
        *_text("type", "admin1", "country", null=True),
        *(sa.Column(name, sa.Float(53)) for name in ("lat", "lon", "error_km")),
        sqlite_with_rowid=False,
    )
    op.create_table("place_names", *_text("folded", "place_id", primary=True), sqlite_with_rowid=False)
