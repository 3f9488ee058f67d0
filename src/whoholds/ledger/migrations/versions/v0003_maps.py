"""Control maps that others draw: their layers, and the ground of these."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _text(*names: str, primary: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, _WORDS, nullable=False, primary_key=primary) for name in names]


def upgrade() -> None:
    """Makes the tables of version 0003. An older ledger has no map, so there is nothing to fill in."""
    op.create_table("shapes", *_text("digest", primary=True), sa.Column("body", sa.LargeBinary(), nullable=False))
    op.create_table(
        "maps",
        sa.Column("seq", _NUMBER, nullable=False, primary_key=True, autoincrement=False),
        *_text("id"),
        sa.Column("digest", _WORDS, sa.ForeignKey("shapes.digest"), nullable=False),
        *_text("assessor", "day", "layer", "party"),
    )
    op.create_index("maps_id", "maps", ["id"], unique=True)
    op.create_index("maps_day", "maps", ["assessor", "day"])
