"""Theatres: a war's parties, speakers, regions and names, read from a folder of YAML.

`load` takes the name of a packaged theatre or the path of a folder laid out like ``theatres/_template``; a theatre
may extend another. Adding a war needs no Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from whoholds import theatre_files as files
from whoholds import theatre_names as names
from whoholds.errors import TheatreError
from whoholds.theatre_values import KeyDate, Party, Region, Speaker, Theatre

__all__ = ["KeyDate", "Party", "Region", "Speaker", "Theatre", "available", "choose", "load"]

_VOICES = ("agency", "outlet")


def available() -> tuple[str, ...]:
    """Names of the theatres that come with the package."""
    return files.packaged()


@cache
def load(name: str) -> Theatre:
    """The theatre of that name, or in the folder at that path; read once, then kept.

    Raises `TheatreError` naming the file and the key.
    """
    chain = _chain(name)
    own = chain[-1]
    parties: dict[str, Party] = {}
    speakers: dict[str, files.Named] = {}
    regions: dict[str, tuple[Region, tuple[str, ...]]] = {}
    renames: dict[str, str] = {}
    dates: dict[str, KeyDate] = {}
    hostile: list[str] = []
    sides: dict[str, str] = {}
    for folder in chain:

        def at(file: str, folder: files.Folder = folder) -> str:
            return str(folder.path / file)

        parties |= {p.code: p for p in files.parties_of(folder.files["parties.yaml"], at("parties.yaml"))}
        speakers |= {s.speaker.name: s for s in files.speakers_of(folder.files["speakers.yaml"], at("speakers.yaml"))}
        found = files.regions_of(folder.files["regions.yaml"], at("regions.yaml"), folder.name)
        regions |= {region.name: (region, phrases) for region, phrases in found}
        renames |= files.renames_of(folder.files["renames.yaml"], at("renames.yaml"))
        dates |= {d.name: d for d in files.dates_of(folder.files["dates.yaml"], at("dates.yaml"))}
        head = files.table(folder.files["theatre.yaml"], at("theatre.yaml"))
        hostile += files.phrases(head.get("relative_hostile"), f"{at('theatre.yaml')}: relative_hostile")
        for side, roles in files.table(head.get("role_sides"), f"{at('theatre.yaml')}: role_sides").items():
            for role in files.phrases(roles, f"{at('theatre.yaml')}: role_sides.{side}"):
                sides |= dict.fromkeys(names.terms(role), side)
    shared, given, common, shared_digest = _shared()
    # What the theatre itself says about a speaker goes before what is said of it everywhere.
    named = speakers | {name: one for name, one in shared.items() if name not in speakers}
    head_path = str(own.path / "theatre.yaml")
    region_terms: dict[str, Region] = {}
    for region, phrases in regions.values():
        for phrase in phrases:
            for term in names.terms(phrase):
                region_terms.setdefault(term, region)
    rename_terms = {term: new for old, new in renames.items() for term in names.terms(old)}
    return Theatre(
        name=own.name,
        title=files.text(head.get("title"), f"{head_path}: title") or own.name,
        countries=files.phrases(head.get("countries"), f"{head_path}: countries"),
        since=files.text(head.get("since"), f"{head_path}: since") or "",
        until=files.text(head.get("until"), f"{head_path}: until"),
        description=files.text(head.get("description"), f"{head_path}: description") or "",
        parties=MappingProxyType(parties),
        speakers=tuple(n.speaker for n in named.values() if n.speaker.kind not in _VOICES),
        regions=tuple(region for region, _ in regions.values()),
        renames=MappingProxyType(renames),
        key_dates=tuple(dates.values()),
        outlets=tuple(n.speaker for n in named.values() if n.speaker.kind in _VOICES),
        party_terms=MappingProxyType(files.party_terms(parties)),
        speaker_terms=MappingProxyType(files.speaker_terms(named, given, common)),
        region_terms=MappingProxyType(region_terms),
        renames_terms=MappingProxyType(rename_terms),
        relative_hostile=tuple(dict.fromkeys(term for phrase in hostile for term in names.terms(phrase))),
        role_sides=MappingProxyType(sides),
        fingerprint=sha256("".join([*(f.digest for f in chain), shared_digest]).encode()).hexdigest()[:16],
    )


def choose(text: str, names: Sequence[str] | None = None) -> str | None:
    """The theatre a text is about, among `names` (all packaged ones by default); None when it is about none."""
    from whoholds.theatre_choice import best

    return best(text, tuple(names) if names is not None else available())


def _chain(name: str) -> list[files.Folder]:
    """The folder and those it extends, the most general first."""
    chain: list[files.Folder] = []
    wanted: str | None = name
    while wanted is not None:
        path = files.PACKAGED / wanted
        if not (wanted in files.packaged()):
            path = Path(wanted) if chain == [] else chain[0].path.parent / wanted
        if any(folder.path == path for folder in chain):
            raise TheatreError(f"{path / 'theatre.yaml'}: extends: the theatres extend each other in a circle")
        folder = files.read_folder(path)
        if path.parent != files.PACKAGED:
            from whoholds.theatre_check import check

            check(folder)
        chain.insert(0, folder)
        head = files.table(folder.files["theatre.yaml"], str(path / "theatre.yaml"))
        wanted = files.text(head.get("extends"), f"{path / 'theatre.yaml'}: extends")
    return chain


@cache
def _shared() -> tuple[dict[str, files.Named], dict[str, tuple[str, ...]], frozenset[str], str]:
    """What holds in every theatre: its speakers, the spellings of given names, the surnames too common to stand alone."""
    speakers_path, names_path = files.SHARED / "speakers.yaml", files.SHARED / "names.yaml"
    tree, raw = files.read_yaml(speakers_path)
    named = {s.speaker.name: s for s in files.speakers_of(tree, str(speakers_path))}
    tree, raw_names = files.read_yaml(names_path)
    table = files.table(tree, str(names_path))
    given: dict[str, tuple[str, ...]] = {}
    groups = table.get("given_names")
    for group in groups if isinstance(groups, list) else []:
        spellings = files.phrases(group, f"{names_path}: given_names")
        given |= {one: (*given.get(one, ()), *spellings) for one in spellings}
    common = frozenset(one.lower() for one in files.phrases(table.get("common_surnames"), f"{names_path}: common"))
    return named, given, common, sha256(raw + raw_names).hexdigest()[:16]
