"""First-level regions: from any way to write one to its standard English name ("Donetsk Oblast")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from whoholds.gazetteer.names import fold

_FILE = Path(__file__).parent / "data" / "regions.yaml"

# Words that name the class of a region, in the languages of the theatres.
_CLASS_WORDS = re.compile(
    r"\b(?:the|of|autonomous|oblast['’]?|oblasts|region|province|provinces|governorate|muhafazah|krai|kray|okrug|district|"
    r"state|republic|people['’]s|peninsula|self-proclaimed|область|области|області|обл|край|республика|республіка)\b\.?",
    re.IGNORECASE,
)
# Adjectives from the Slavic languages: Donetska, Donetskaya, Донецька, Kharkivshchyna.
_ADJECTIVE = re.compile(r"(?:s)?k(?:a|aya|aia|oi|oyi|oy|oho|ogo|y|yi|yy|ii|iy)$")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    import yaml

    with _FILE.open(encoding="utf-8") as handle:
        loaded: dict[str, dict[str, list[str]]] = yaml.load(
            handle, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    return loaded


def by_code(country: str) -> Mapping[str, str]:
    """GeoNames admin1 code → standard name, for one country (empty where unknown)."""
    return {code: names[0] for code, names in _table().get(country, {}).items()}


def countries() -> tuple[str, ...]:
    """The countries whose regions are known."""
    return tuple(_table())


def _bare(name: str) -> str:
    return " ".join(_CLASS_WORDS.sub(" ", name).split())


def _keys(name: str) -> tuple[str, ...]:
    """Folded keys of a region's name, from the whole to the bare stem."""
    bare = _bare(name) or name
    stem = re.sub(r"(?<=к)(?:а|ая|ий|ої|ой|у|ую|ом|ою)$", "", bare)
    return tuple(dict.fromkeys(k for k in (fold(name), fold(bare), fold(stem), fold(_ADJECTIVE.sub("sk", bare))) if k))


@lru_cache(maxsize=64)
def _index(country: str) -> Mapping[str, str]:
    index: dict[str, str] = {}
    regions = [names for names in _table().get(country, {}).values() if names]
    # Whole names first, then stems, and of two regions of one stem (Kyiv, Kyiv Oblast) the one with a class word wins
    # the bare name last: "Kyiv" is the city, "Kyiv region" the oblast.
    for names in regions:
        for name in names:
            index.setdefault(fold(name), names[0])
    for names in sorted(regions, key=lambda n: _bare(n[0]) == n[0]):
        for name in names:
            for key in _keys(name)[1:]:
                index.setdefault(key, names[0])
    return index


@lru_cache(maxsize=4096)
def admin1(name: str, country: str) -> str | None:
    """The standard name of region `name` of `country` (ISO 3166-1 alpha-2), or None where it is not known."""
    index = _index(country)
    whole = fold(name)
    if not whole:
        return None
    if whole in index:
        return index[whole]
    bare = _bare(name)
    # With a class word the region is meant, not the city of the same name.
    if bare and bare != name:
        for names in _table().get(country, {}).values():
            if names[0] != _bare(names[0]) and fold(bare) in {k for n in names for k in _keys(n)[1:]}:
                return names[0]
    for key in _keys(name):
        if key in index:
            return index[key]
    return None
