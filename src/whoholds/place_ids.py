"""Whether a place id is known: it stands in the gazetteer, in a theatre, or is made of ids that do.

``geonames:706757`` is the gazetteer's; ``ukraine:dnieper-river`` a theatre's; ``est:geonames:709717:30km:225`` (a place
told by its distance), ``relative:geonames:690823:south of Vuhledar`` and their like are made of such an id and words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from whoholds import theatre as theatres
from whoholds.gazetteer.lookup import Gazetteer

# Prefixes of ids that words of a text made; what follows may hold ids of places that are known.
_MADE = frozenset(
    {"admin1", "area", "bank", "between", "border", "direction", "district", "est", "line", "part", "relative", "road"}
    | {"site"}
)
_BASE = re.compile(r"(?<![\w])(?:geonames|postal|katottg):[A-Za-z]*\d+")


def known_ids(gazetteer: Gazetteer) -> Callable[[str], bool]:
    """The judge that `Ledger.verify` asks, for this gazetteer and the packaged theatres."""

    @cache
    def known(id: str) -> bool:
        return gazetteer.has(id)

    def judge(id: str) -> bool:
        bases = _BASE.findall(id)
        prefix = id.partition(":")[0]
        if prefix in theatres.available():
            return id.partition("/")[0] in _regions(prefix)
        if prefix not in _MADE and id not in bases:
            return known(id)
        return all(known(base) for base in bases)

    return judge


@cache
def _regions(theatre: str) -> frozenset[str]:
    return frozenset(region.id for region in theatres.load(theatre).region_terms.values())
