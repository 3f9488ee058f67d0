"""Claims weighed: copies folded, events and their status, who holds what in whose view. Pure."""
