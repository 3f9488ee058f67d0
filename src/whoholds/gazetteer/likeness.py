"""How alike two spellings are, when one of them may be a slip: letters dropped, swapped or misheard."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from whoholds.gazetteer.names import close, fold

MIN_LETTERS = 3  # shorter names are like too many others
CUTOFF = 60.0  # a first sieve: a slip of the pen keeps more than this of a name
_VOWELS = re.compile(r"[aeiouy]+")
# Consonants that are misheard for one another (Kubyansk, Kupiansk), as a table for str.translate.
_MISHEARD = str.maketrans("bdvzgj", "ptfshs")
FAME_POINTS = 0.8  # points of likeness for each power of ten of inhabitants


def _consonants(key: str) -> str:
    return _VOWELS.sub("", key).translate(_MISHEARD)


def _alike(a: str, b: str) -> float:
    """0 to 100: the share of letters left alone by insertions, deletions, changes and swaps of neighbours."""
    return 100.0 * DamerauLevenshtein.normalized_similarity(a, b)


def candidates(name: str, keys: Sequence[str], limit: int) -> list[tuple[int, str]]:
    """The (index, key) of the folded `keys` most like that of `name`, to be scored."""
    hits = process.extract(fold(name), keys, scorer=fuzz.ratio, limit=limit, score_cutoff=CUTOFF)
    return [(index, key) for key, _, index in hits]


def score(name: str, spelling: str) -> float:
    """How alike two spellings are, 0 to 100: as written, across languages, and in their consonants as heard."""
    a, b = fold(name), fold(spelling)
    heard = _alike(_consonants(a), _consonants(b))
    across = max(fuzz.ratio(a, b), _alike(a, b))
    return round(0.35 * across + 0.35 * fuzz.ratio(close(name), close(spelling)) + 0.3 * heard, 1)


def fame(population: int) -> float:
    """Points that a place's size adds to its likeness when candidates are ranked."""
    return FAME_POINTS * math.log10(population + 1)
