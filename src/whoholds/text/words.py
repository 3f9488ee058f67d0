"""Word lists as they are typed in the tables of this stage."""

from __future__ import annotations


def words(listing: str) -> frozenset[str]:
    """The blank-separated words of `listing`."""
    return frozenset(listing.split())
