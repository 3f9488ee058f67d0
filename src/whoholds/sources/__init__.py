"""Stage 1: where reports come from. The only stage before the ledger that reads files."""
