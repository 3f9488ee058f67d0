"""Reads a theatre folder and builds its `Theatre`.

Folders inside the package are checked by the tests and built as they are; a folder from elsewhere first passes
`theatre_check`. Scalars are read as text (YAML's guesses, such as ``NO`` for false, are switched off).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import yaml

from whoholds import theatre_names as names
from whoholds.errors import TheatreError
from whoholds.model import PlaceType
from whoholds.theatre_values import SPEAKER_KINDS, KeyDate, Party, PartyRole, Region, Speaker, SpeakerKind

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Table: TypeAlias = "dict[str, Tree]"

FILES = ("theatre.yaml", "parties.yaml", "speakers.yaml", "regions.yaml", "renames.yaml", "dates.yaml")
PACKAGED = Path(__file__).with_name("theatres")
SHARED = PACKAGED / "_shared"
_PARTY_LISTS: dict[str, PartyRole] = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "groups": "group",
    "hostile": "hostile",
}
_PLACE_TYPES: dict[str, PlaceType] = {"area": "area", "site": "site", "settlement": "settlement"}
_KINDS: dict[str, SpeakerKind] = {kind: kind for kind in SPEAKER_KINDS}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Folder:
    """The raw contents of a theatre folder, file by file, after what it extends; `digest` covers every byte read."""

    name: str
    path: Path
    files: Mapping[str, Tree]
    digest: str


def read_yaml(path: Path) -> tuple[Tree, bytes]:
    """One YAML file, every scalar as text, and its bytes; raises `TheatreError` naming the file and line."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TheatreError(f"{path}: cannot be read ({error.strerror}); a theatre needs {', '.join(FILES)}") from error
    try:
        tree: Tree = yaml.load(raw, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TheatreError(f"{path}: not valid YAML in UTF-8: {' '.join(str(error).split())}") from error
    return tree, raw


def read_folder(path: Path) -> Folder:
    """The six files of the folder at `path`."""
    if not path.is_dir():
        raise TheatreError(f"{path}: no such theatre folder; known theatres: {', '.join(packaged())}")
    files: dict[str, Tree] = {}
    digest = sha256()
    for file in FILES:
        files[file], raw = read_yaml(path / file)
        digest.update(raw)
    return Folder(path.name, path, MappingProxyType(files), digest.hexdigest()[:16])


@cache
def packaged() -> tuple[str, ...]:
    """Names of the theatres that come with the package."""
    return tuple(sorted(p.name for p in PACKAGED.iterdir() if p.is_dir() and not p.name.startswith("_")))


def table(tree: Tree, where: str) -> Table:
    """`tree` as a mapping; an empty file or key is an empty one."""
    if tree is None or tree == "":
        return {}
    if not isinstance(tree, dict):
        raise TheatreError(f"{where}: must be a mapping of keys to values")
    return tree


def text(tree: Tree, where: str) -> str | None:
    """`tree` as a non-empty string, or None."""
    if tree is None or tree == "":
        return None
    if not isinstance(tree, str):
        raise TheatreError(f"{where}: must be one text")
    return tree


def phrases(tree: Tree, where: str) -> tuple[str, ...]:
    """`tree` as phrases: a list, or one string with commas."""
    if isinstance(tree, dict):
        raise TheatreError(f"{where}: must be a list, or one text with commas")
    if isinstance(tree, list):
        items = [item for item in tree if isinstance(item, str)]
        if len(items) != len(tree):
            raise TheatreError(f"{where}: every item must be one text")
        return names.words(items)
    return names.words(tree)


def number(tree: Tree, where: str) -> float | None:
    """`tree` as a number, or None."""
    value = text(tree, where)
    if value is None:
        return None
    try:
        return float(value)
    except ValueError:
        raise TheatreError(f"{where}: must be a number, not {value!r}") from None


def position(tree: Tree, where: str) -> tuple[float | None, float | None]:
    """``at: 47.51 34.59`` as latitude and longitude in degrees."""
    value = text(tree, where)
    if value is None:
        return None, None
    try:
        lat, lon = (float(part) for part in value.split())
    except ValueError:
        raise TheatreError(f"{where}: must be latitude and longitude such as '47.51 34.59', not {value!r}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise TheatreError(f"{where}: {value!r} is not on the globe; latitude comes first")
    return lat, lon


def outline(tree: Tree, where: str) -> tuple[tuple[float, float], ...]:
    """``outline: 46.5 32.0, 46.6 32.1, 46.7 32.0`` as a ring of at least three positions."""
    ring: list[tuple[float, float]] = []
    for part in (text(tree, where) or "").split(","):
        lat, lon = position(part.strip() or None, where)
        if lat is not None and lon is not None:
            ring.append((lat, lon))
    if len(ring) in (1, 2):
        raise TheatreError(f"{where}: an outline needs at least three positions, parted by commas")
    return tuple(ring)


def parties_of(tree: Tree, where: str) -> Iterator[Party]:
    """The parties of a ``parties.yaml``."""
    for code, body in table(tree, where).items():
        at = f"{where}: {code}"
        row = table(body, at)
        fields = {key: phrases(row.get(key), f"{at}.{key}") for key in (*_PARTY_LISTS, "enemies")}
        if not fields["names"]:
            raise TheatreError(f"{at}.names: a party needs at least one name")
        yield Party(code, **fields)


def party_terms(parties: Mapping[str, Party]) -> dict[str, tuple[str, PartyRole]]:
    """Every term of every party; the first to name a term keeps it."""
    out: dict[str, tuple[str, PartyRole]] = {}
    for key, role in _PARTY_LISTS.items():
        for party in parties.values():
            for phrase in getattr(party, key):
                for term in names.terms(phrase):
                    out.setdefault(term, (party.code, role))
    return out


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker with what the file says about the terms that name it."""

    speaker: Speaker
    bare: bool  # the surname alone may name this person


def speakers_of(tree: Tree, where: str) -> Iterator[Named]:
    """The speakers of a ``speakers.yaml``: groups that share a side and a kind."""
    groups = tree if isinstance(tree, list) else []
    if tree and not isinstance(tree, list):
        raise TheatreError(f"{where}: must be a list of groups, each with side, kind and names")
    for index, group in enumerate(groups):
        at = f"{where}: [{index}]"
        row = table(group, at)
        side, kind = text(row.get("side"), f"{at}.side"), text(row.get("kind"), f"{at}.kind")
        if side is None or kind not in _KINDS:
            raise TheatreError(f"{at}: needs side and kind, one of {', '.join(_KINDS)}")
        for name, body in table(row.get("names"), f"{at}.names").items():
            inner = f"{at}.{name}"
            data: Table = body if isinstance(body, dict) else {"aliases": body}
            yield Named(
                Speaker(
                    name=name,
                    side=text(data.get("side"), f"{inner}.side") or side,
                    kind=_KINDS[kind],
                    aliases=phrases(data.get("aliases"), f"{inner}.aliases"),
                    roles=phrases(data.get("roles"), f"{inner}.roles"),
                    since=text(data.get("since"), f"{inner}.since"),
                    until=text(data.get("until"), f"{inner}.until"),
                ),
                bare=text(data.get("surname"), f"{inner}.surname") != "no",
            )


def speaker_terms(
    named: Mapping[str, Named], given: Mapping[str, tuple[str, ...]], common: frozenset[str]
) -> dict[str, Speaker]:
    """Every term of every speaker. A surname alone names a person unless it is common or two persons share it."""
    out: dict[str, Speaker] = {}
    full: dict[str, Speaker] = {}
    bare: dict[str, Speaker | None] = {}
    for item in named.values():
        speaker = item.speaker
        for term in names.terms(speaker.name):
            out.setdefault(term, speaker)
        for alias in speaker.aliases:
            for term in names.terms(alias):
                out.setdefault(term, speaker)
        if speaker.kind != "person":
            continue
        for form in names.person_forms(speaker.name, given):
            for term in names.terms(form):
                full.setdefault(term, speaker)
        for last in names.surnames(speaker.name, speaker.aliases, given) if item.bare else ():
            if last.lower() not in common:
                for form in names.surname_forms(last):
                    for term in names.terms(form):
                        bare[term] = speaker if bare.get(term, speaker) is speaker else None
    for term, speaker in full.items():
        out.setdefault(term, speaker)
    for term, one in bare.items():
        if one is not None:
            out.setdefault(term, one)
    return out


_SLUG = re.compile(r"[\W_]+")


def regions_of(tree: Tree, where: str, theatre: str) -> Iterator[tuple[Region, tuple[str, ...]]]:
    """The regions of a ``regions.yaml`` with the phrases that name each: groups by kind."""
    for kind, body in table(tree, where).items():
        at = f"{where}: {kind}"
        group = table(body, at)
        place_type = text(group.get("type"), f"{at}.type")
        if place_type not in _PLACE_TYPES:
            raise TheatreError(f"{at}.type: must be area, site or settlement")
        classes = phrases(group.get("class_words"), f"{at}.class_words")
        for name, row in table(group.get("names"), f"{at}.names").items():
            inner = f"{at}.{name}"
            data: Table = row if isinstance(row, dict) else {"aliases": row}
            lat, lon = position(data.get("at"), f"{inner}.at")
            stems = phrases(data.get("stems"), f"{inner}.stems")
            aliases = phrases(data.get("aliases"), f"{inner}.aliases")
            made = [f"{stem} {word}" for stem in stems for word in classes]
            made += [f"{word} of {stem}" for stem in stems for word in classes]
            admin1 = text(data.get("admin1", group.get("admin1")), f"{inner}.admin1")
            region = Region(
                id=f"{theatre}:{_SLUG.sub('-', name.lower()).strip('-')}",
                name=name,
                type=_PLACE_TYPES[place_type],
                kind=kind,
                aliases=aliases,
                lat=lat,
                lon=lon,
                admin1=name if admin1 == "self" else admin1,
                country=text(data.get("country", group.get("country")), f"{inner}.country"),
                area_km2=number(data.get("area_km2"), f"{inner}.area_km2"),
                outline=outline(data.get("outline"), f"{inner}.outline"),
            )
            yield region, (name, *aliases, *made)


def dates_of(tree: Tree, where: str) -> Iterator[KeyDate]:
    """The key dates of a ``dates.yaml``."""
    for name, row in table(tree, where).items():
        at = f"{where}: {name}"
        data: Table = row if isinstance(row, dict) else {"day": row}
        day = text(data.get("day"), f"{at}.day")
        if day is None or not re.fullmatch(r"(\d{4}-)?\d\d-\d\d", day):
            raise TheatreError(f"{at}.day: must be a day such as 2022-02-24, or 05-09 for one without a year")
        full = day if len(day) == 10 else None
        yield KeyDate(name, day[-5:], full, phrases(data.get("aliases"), f"{at}.aliases"))


def renames_of(tree: Tree, where: str) -> dict[str, str]:
    """Old or foreign name -> standard English name, from a ``renames.yaml`` of standard names with their others."""
    out: dict[str, str] = {}
    for standard, others in table(tree, where).items():
        for other in phrases(others, f"{where}: {standard}"):
            out.setdefault(other, standard)
    return out
