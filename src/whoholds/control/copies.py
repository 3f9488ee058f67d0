"""Copies folded: ten sites that run one agency's text are one voice.

A named speaker is one voice however many reports quote it. An outlet's own words are the voice of the agency it
credits, else of the outlet; and where two reports carry nearly the same paragraph, the later is a copy of the earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.ledger.sketch import similarity
from whoholds.model import Telling

# Share of equal MinHash values above which two paragraphs are one text: an agency paragraph of 40 words with one word
# changed keeps about .85 of its 3-word shingles, two sides' accounts of one event under .3 (tests/control/test_copies).
SAME_TEXT = 0.6
# Bytes of four values, which are 16 bits wide: sixteen such bands find a pair at .6 with p = .89, at .7 with .99.
_BAND = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """Who counts as speaking in a telling; `original` is the position of the telling that it copies, if any."""

    name: str
    original: int | None


def voices(tellings: Sequence[Telling], assessors: frozenset[str]) -> tuple[Voice, ...]:
    """The voice of each telling, in the order given. What comes out does not depend on that order.

    Of the same words told on one day, an agency's (or whoever credits it) are the original, an assessor's site last.
    `assessors` are names folded to lower case.
    """

    def order(i: int) -> tuple[str, bool, bool, str, str]:
        telling = tellings[i]
        source = telling.source
        return (
            telling.told or "9999",
            (source.outlet or "").casefold() in assessors,
            source.agency is None,
            source.key,
            telling.claim.id,
        )

    original: dict[int, int] = {}
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i in sorted(range(len(tellings)), key=order):
        sketch = tellings[i].sketch
        keys = [(k, sketch[k : k + _BAND]) for k in range(0, len(sketch), _BAND)]
        near = sorted({j for key in keys for j in buckets.get(key, ())}, key=order)
        first = next((j for j in near if _copies(tellings[j], tellings[i])), None)
        if first is not None:
            original[i] = first
        else:
            for key in keys:
                buckets[key].append(i)
    return tuple(Voice(_name(tellings[original.get(i, i)]), original.get(i)) for i in range(len(tellings)))


def _copies(first: Telling, later: Telling) -> bool:
    """Whether `later` repeats `first`: in another report, nearly the same words of the same speaker (or none named)."""
    one, two = first.claim, later.claim
    if first.source.key == later.source.key or (one.stance, one.side) != (two.stance, two.side):
        return False
    same = one.speaker == two.speaker or (_generic(first) and _generic(later))
    return same and similarity(first.sketch, later.sketch) >= SAME_TEXT


def _generic(telling: Telling) -> bool:
    return telling.claim.side == "reporter" or telling.claim.speaker.startswith("unnamed:")


def _name(telling: Telling) -> str:
    if telling.claim.side == "reporter" and telling.claim.speaker == "reporter":
        source = telling.source
        return (source.agency or source.outlet or f"report {source.key}").casefold()
    return telling.claim.speaker.casefold()
