"""Every place a report names, recognised and resolved."""

from __future__ import annotations

import re

from whoholds.gazetteer import Gazetteer
from whoholds.mentions.atoms import Atom
from whoholds.mentions.composites import Composer
from whoholds.mentions.containing import containing_regions
from whoholds.mentions.countries import COUNTRIES
from whoholds.mentions.placewords import REGION_WORDS
from whoholds.mentions.relative import constraints
from whoholds.mentions.resolve import Resolver
from whoholds.mentions.toponyms import NameFinder
from whoholds.mentions.words import Word, words_of
from whoholds.model import Document, Place, PlaceMention, Sentence
from whoholds.theatre import Region, Theatre

__all__ = ["containing_regions", "find_places"]

_PLURAL_CLASS = re.compile(r"(?:regions|oblasts|provinces|governorates)$", re.IGNORECASE)


def find_places(document: Document, gazetteer: Gazetteer, theatre: Theatre) -> tuple[PlaceMention, ...]:
    """The places named in the body of a report, in order, without overlap.

    `place` is None where nothing tells namesakes apart or no gazetteer knows the name. `method` is one of
    ``gazetteer``, ``capital`` (may stand for a government), ``region``, ``country``, ``part``, ``direction``, ``line``,
    ``border``, ``bank``, ``between``, ``relative``, ``area``, ``district``, ``island``, ``site``, ``fuzzy``,
    ``estimated``, ``unresolved``.
    """
    text = document.report.text
    finder = NameFinder(gazetteer, theatre)
    sentences = document.sentences
    words = [words_of(text, s.start, s.end) for s in sentences]
    finder.collect(words)
    atoms: list[list[Atom]] = []
    for number, (sentence, said) in enumerate(zip(sentences, words, strict=True)):
        found = finder.atoms(said, number, text, _shouted(text, sentence))
        for atom in found:
            _known(atom)
        plural = _class_words(said, found, text, theatre)
        _regions_in_lists(text, found, plural, theatre)
        atoms.append(found)
    stated = constraints(text, list(zip(sentences, atoms, strict=True)))
    flat = [a for found in atoms for a in found]
    Resolver(flat, stated, [s.paragraph for s in sentences], gazetteer, theatre).run()
    located = {id(c.reference) for cs in stated.values() for c in cs if c.reference is not None}
    composer = Composer(text, gazetteer, theatre)
    out: list[PlaceMention] = []
    for said, found in zip(words, atoms, strict=True):
        composites = composer.compose(said, found, located)
        used = {id(a) for c in composites for a in c.atoms}
        spans = [(c.start, c.end) for c in composites]
        here = [
            PlaceMention(c.start, c.end, text[c.start : c.end], c.type, c.place, (), c.reason, c.method)
            for c in composites
        ]
        for atom in found:
            if id(atom) in used or atom.body or any(s < atom.end and atom.start < e for s, e in spans):
                continue
            lookalike = atom.kind == "name" and all(level == "fold" for _, level in atom.candidates)
            if (atom.kind == "unknown" or lookalike) and atom.place is None and atom.evidence != "strong":
                continue
            here.append(_mention(atom))
        out.extend(sorted(here, key=lambda m: m.start))
    return tuple(out)


def _shouted(text: str, sentence: Sentence) -> bool:
    said = text[sentence.start : sentence.end]
    if said[1:2].islower() or said[2:3].islower():
        capitals = sum(map(str.isupper, said))
        if capitals <= 0.7 * sum(map(str.isalpha, said)):
            return False
    letters = [c for c in said if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _place_of(region: Region) -> Place:
    return Place(
        region.id, region.name, region.type, region.lat, region.lon, region.admin1, region.country,
        area_km2=region.area_km2, source="theatre",
    )  # fmt: skip


def _known(atom: Atom) -> None:
    """Fill in what needs no choice: the theatre's regions and the countries."""
    if atom.region is not None:
        atom.place = _place_of(atom.region)
        atom.method = "site" if atom.region.type == "site" else "region"
        atom.reason = f"{atom.region.name}: a {atom.region.kind} of the theatre"
    elif atom.kind == "country" and atom.country is not None:
        name = _COUNTRY_NAMES[atom.country]
        atom.place = Place(f"country:{atom.country}", name, "area", None, None, None, atom.country, source="countries")
        atom.method, atom.reason = "country", f"{name}: the country"


_COUNTRY_NAMES = {code: name for code, name in reversed(COUNTRIES.values())}


def _class_words(words: list[Word], atoms: list[Atom], text: str, theatre: Theatre) -> set[int]:
    """Make "Zaporizhia" before "oblasts" the region; gives the indices of names before a class word in the plural."""
    plural = set()
    for n, atom in enumerate(atoms):
        if atom.region is not None and _PLURAL_CLASS.search(atom.surface):
            plural.add(n)
        after = words[atom.last] if atom.last < len(words) else None
        if atom.kind != "name" or atom.possessive or after is None or not after.joined or after.low not in REGION_WORDS:
            continue
        if _region_term(atom, theatre) is None:
            continue
        _to_region(atom, theatre)
        if after.low.endswith("s"):
            plural.add(n)
        else:
            atom.end, atom.last, atom.possessive = after.end, atom.last + 1, after.possessive
            atom.surface = text[atom.start : atom.end]
    return plural


def _regions_in_lists(text: str, atoms: list[Atom], plural: set[int], theatre: Theatre) -> None:
    """In "Kherson, Luhansk and Donetsk regions" each name is a region's; so in "Donetsk and Luhansk"."""
    for i in sorted(plural, reverse=True):
        j = i
        while j > 0 and _LIST_ONLY.match(text[atoms[j - 1].end : atoms[j].start]):
            _to_region(atoms[j - 1], theatre)
            j -= 1
    start = 0
    while start < len(atoms):
        end = start
        while end + 1 < len(atoms) and _LIST_ONLY.match(text[atoms[end].end : atoms[end + 1].start]):
            end += 1
        group = atoms[start : end + 1]
        homonyms = [a for a in group if a.kind == "name" and not a.city and _region_term(a, theatre) is not None]
        told = {r.name for a in group if (r := a.region or _region_term(a, theatre)) is not None}
        both = {"Donetsk Oblast", "Luhansk Oblast"} <= told
        if (
            homonyms
            and len(homonyms) + sum(a.region is not None for a in group) == len(group)
            and (both or len(told) >= 4)
        ):
            for atom in homonyms:
                _to_region(atom, theatre)
        start = end + 1


_LIST_ONLY = re.compile(r"^\s*(?:,|and|or|&|,\s*and|/)\s*(?:the\s+)?(?:[\w-]*ern\s+)?$")


def _region_term(atom: Atom, theatre: Theatre) -> Region | None:
    low = atom.surface.lower()
    return theatre.region_terms.get(f"{low} oblast") or theatre.region_terms.get(f"{low} province")


def _to_region(atom: Atom, theatre: Theatre) -> None:
    region = _region_term(atom, theatre)
    if atom.kind == "name" and region is not None and not atom.city:
        atom.kind, atom.region, atom.candidates = "region", region, ()
        _known(atom)
        atom.reason += ", named in a list of regions"


def _mention(atom: Atom) -> PlaceMention:
    place = atom.place
    kind = place.type if place is not None else "settlement"
    return PlaceMention(
        atom.start, atom.end, atom.surface, kind, place, atom.options, atom.reason, atom.method or "unresolved"
    )
