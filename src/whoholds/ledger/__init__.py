"""Stage 5: appends what was read to a ledger and keeps it, in SQLite or PostgreSQL (docs/ledger.md)."""
