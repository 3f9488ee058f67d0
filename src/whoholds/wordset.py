"""Sets of words written as running text, so that a linguist can read and sort them."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks and line ends."""
    return frozenset(text.split())
