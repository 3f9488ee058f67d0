"""A MinHash of the paragraph a claim stands in, by which copies of one text are known without reading it again."""

from __future__ import annotations

import re
import threading
import zlib
from typing import Protocol, cast

# 64 values give a similarity to within a tenth or so; copies are far above, and other texts far below, any threshold.
PERMUTATIONS = 64
# The permutations follow from it: another seed, and no sketch in any ledger compares any more.
_SEED = 20220224
# Words in a row: agencies' set phrases are shorter, sentences copied whole are longer.
_SHINGLE = 3
# Shorter paragraphs (headlines, captions) are alike by chance.
_FEWEST_WORDS = 8
# Of each value the low 16 bits are kept: two that differ agree in them once in 65,536 times.
_BYTES = 2 * PERMUTATIONS
_WORD = re.compile(r"[^\W_]+")


class _Values(Protocol):
    def astype(self, kind: str) -> _Values: ...
    def tobytes(self) -> bytes: ...


class _MinHash(Protocol):
    """What is used of datasketch, which comes without types."""

    hashvalues: _Values

    def clear(self) -> None: ...
    def update_batch(self, values: set[bytes]) -> None: ...


class _Own(threading.local):
    """One for each thread, emptied and filled again: making it takes as long as filling it."""

    hash: _MinHash | None = None


_own = _Own()


def _empty() -> _MinHash:
    if _own.hash is None:
        _own.hash = _made()
    _own.hash.clear()
    return _own.hash


def _made() -> _MinHash:
    from datasketch import MinHash  # type: ignore[import-untyped]

    # The scheme is named because the package's default has changed once.
    return cast(_MinHash, MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=zlib.crc32, scheme="affine32"))


def sketch(paragraph: str) -> bytes:
    """The sketch of a paragraph: 128 bytes, or none when it has under eight words."""
    words = _WORD.findall(paragraph.casefold())
    if len(words) < _FEWEST_WORDS:
        return b""
    text = [word.encode("utf-8", "surrogatepass") for word in words]
    shingles = {b" ".join(text[at : at + _SHINGLE]) for at in range(len(text) - _SHINGLE + 1)}
    hashed = _empty()
    hashed.update_batch(shingles)
    return hashed.hashvalues.astype("<u2").tobytes()


def similarity(a: bytes, b: bytes) -> float:
    """How much of two paragraphs is the same (Jaccard, 0 to 1), estimated from their sketches; 0 if either has none."""
    if len(a) != _BYTES or len(b) != _BYTES:
        return 0.0
    if a == b:
        return 1.0
    same = sum(a[at] == b[at] and a[at + 1] == b[at + 1] for at in range(0, _BYTES, 2))
    return same / PERMUTATIONS
