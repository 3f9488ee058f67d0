"""Theatres: a war's parties, speakers, regions and names, read from a folder of YAML.

`load` takes the name of a packaged theatre or the path of a folder laid out like ``theatres/_template``; a theatre
may extend another. Adding a war needs no Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
    homes: dict[str, object] = {}
    occupiers: dict[str, object] = {}
    for folder in chain:

        def at(file: str, folder: files.Folder = folder) -> str:
            return str(folder.path / file)

        for party in files.parties_of(folder.files["parties.yaml"], at("parties.yaml")):
            parties[party.code] = _joined(party, parties.get(party.code))
        speakers |= {s.speaker.name: s for s in _borrowed(folder)}
        speakers |= {s.speaker.name: s for s in files.speakers_of(folder.files["speakers.yaml"], at("speakers.yaml"))}
        found = files.regions_of(folder.files["regions.yaml"], at("regions.yaml"), folder.name)
        regions |= {region.name: (region, phrases) for region, phrases in found}
        renames |= files.renames_of(folder.files["renames.yaml"], at("renames.yaml"))
        dates |= {d.name: d for d in files.dates_of(folder.files["dates.yaml"], at("dates.yaml"))}
        head = files.table(folder.files["theatre.yaml"], at("theatre.yaml"))
        homes |= files.table(head.get("homes"), f"{at('theatre.yaml')}: homes")
        occupiers |= files.table(head.get("occupiers"), f"{at('theatre.yaml')}: occupiers")
        hostile += files.phrases(head.get("relative_hostile"), f"{at('theatre.yaml')}: relative_hostile")
        for side, roles in files.table(head.get("role_sides"), f"{at('theatre.yaml')}: role_sides").items():
            for role in files.phrases(roles, f"{at('theatre.yaml')}: role_sides.{side}"):
                sides |= dict.fromkeys(names.terms(role), side)
    shared, given, common, shared_digest = _shared()
    head_path = str(own.path / "theatre.yaml")
    # What the theatre itself says about a speaker goes before what is said of it everywhere.
    named = speakers | {name: one for name, one in shared.items() if name not in speakers}
    for side, who in files.table(head.get("sides"), f"{head_path}: sides").items():
        for one in files.phrases(who, f"{head_path}: sides.{side}"):
            if one not in named:
                raise TheatreError(f"{head_path}: sides.{side}: no speaker is named {one!r}")
            named[one] = replace(named[one], speaker=replace(named[one].speaker, side=side))
    for key, stated in (("homes", homes), ("occupiers", occupiers)):
        for code in stated.values():
            if code not in parties:
                raise TheatreError(f"{head_path}: {key}: no party has the code {code!r}")
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
        homes=MappingProxyType({str(k): str(v) for k, v in homes.items()}),
        occupiers=MappingProxyType({str(k): str(v) for k, v in occupiers.items()}),
        fingerprint=sha256("".join([*(f.digest for f in chain), shared_digest]).encode()).hexdigest()[:16],
    )


def choose(text: str, names: Sequence[str] | None = None, published: str | None = None) -> str | None:
    """The theatre a text is about, among `names` (all packaged ones by default); None when it is about none.

    `published` (ISO day), where known, tells theatres of one country in different years apart.
    """
    from whoholds.theatre_choice import best

    return best(text, tuple(names) if names is not None else available(), published)


def _joined(party: Party, base: Party | None) -> Party:
    """A party as a theatre tells it, with what the extended theatre told of it behind."""
    if base is None:
        return party
    lists = ("names", "adjectives", "people", "groups", "hostile", "enemies")
    return Party(party.code, **{key: tuple(dict.fromkeys(getattr(party, key) + getattr(base, key))) for key in lists})


def _borrowed(folder: files.Folder) -> Iterator[files.Named]:
    """Speakers of other theatres that this one names under ``borrow``."""
    where = f"{folder.path / 'theatre.yaml'}: borrow"
    head = files.table(folder.files["theatre.yaml"], str(folder.path / "theatre.yaml"))
    for lender, who in files.table(head.get("borrow"), where).items():
        if lender not in files.packaged():
            raise TheatreError(f"{where}.{lender}: no such theatre; known: {', '.join(files.packaged())}")
        path = files.PACKAGED / lender / "speakers.yaml"
        known = {s.speaker.name: s for s in files.speakers_of(files.read_yaml(path)[0], str(path))}
        for one in files.phrases(who, f"{where}.{lender}"):
            if one not in known:
                raise TheatreError(f"{where}.{lender}: that theatre has no speaker named {one!r}")
            yield known[one]


def _chain(name: str) -> list[files.Folder]:
    """The folder and those it extends, the most general first."""
    chain: list[files.Folder] = []
    wanted: str | None = name
    while wanted is not None:
        path = files.PACKAGED / wanted
        if wanted not in files.packaged():
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
    """What holds in every theatre: its speakers, spellings of given names, surnames too common to stand alone."""
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
