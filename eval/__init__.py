"""The quality gate: what the reader finds in annotated reports, against floors that only rise."""
