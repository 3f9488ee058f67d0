"""Text search: quotes as words, and a search as words, in the same form for both databases.

Words are compared without case and marks. A search finds the quotes that have all of its words; ``"in quotes"`` they
must follow each other; ``captur*`` stands for every word that begins so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
# PostgreSQL counts no positions beyond this and keeps no longer words.
_LAST_POSITION = 16_383
_LONGEST_WORD = 200


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    if text.isascii():
        bare = text.lower()
    else:
        # Compatible forms may be capitals again (№ is No), and capitals may fold to letters with marks.
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        bare = "".join(c for c in folded if not unicodedata.combining(c))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(bare)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def phrases(search: str) -> tuple[Phrase, ...]:
    """What a search asks for: all of these."""
    out: list[Phrase] = []
    for quoted, plain in _TERM.findall(search):
        found = tuple(words(quoted or plain))
        if found:
            out.append(Phrase(found, not quoted and plain.endswith("*")))
    return tuple(out)


def sqlite_document(text: str) -> str:
    """A quote as FTS5 is given it."""
    return " ".join(words(text))


def sqlite_query(search: str) -> str:
    """A search in FTS5's words; empty when it has none."""
    return " AND ".join(f'"{" ".join(p.words)}"{"*" if p.prefix else ""}' for p in phrases(search))


def postgres_document(text: str) -> str:
    """A quote as a literal of type tsvector, its words numbered."""
    return " ".join(f"'{word}':{min(at, _LAST_POSITION)}" for at, word in enumerate(words(text), 1))


def postgres_query(search: str) -> str:
    """A search as a literal of type tsquery; empty when it has none."""
    return " & ".join("(" + " <-> ".join(f"'{w}'" for w in p.words) + ":*" * p.prefix + ")" for p in phrases(search))
