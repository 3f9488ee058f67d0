"""Builds a `Theatre` from the folders that tell it: what it extends, itself, what it borrows, what holds everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from whoholds import theatre_files as files
from whoholds import theatre_names as names
from whoholds.errors import TheatreError
from whoholds.theatre_values import KeyDate, Party, Region, Theatre

_VOICES = ("agency", "outlet")
_PARTY_LISTS = ("names", "adjectives", "people", "groups", "hostile", "enemies")


@dataclass(slots=True)
class _Told:
    """What the folders tell, one after the other; a later one goes before an earlier one."""

    parties: dict[str, Party] = field(default_factory=dict)
    speakers: dict[str, files.Named] = field(default_factory=dict)
    regions: dict[str, tuple[Region, tuple[str, ...]]] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    dates: dict[str, KeyDate] = field(default_factory=dict)
    hostile: list[str] = field(default_factory=list)
    role_sides: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    occupiers: dict[str, str] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)

    def add(self, folder: files.Folder) -> None:
        """Take in one folder."""
        at = {file: str(folder.path / file) for file in files.FILES}
        self.digests.append(folder.digest)
        for party in files.parties_of(folder.files["parties.yaml"], at["parties.yaml"]):
            self.parties[party.code] = _joined(party, self.parties.get(party.code))
        for lent in self._borrowed(folder):
            # A state that does not fight here speaks for no side.
            side = lent.speaker.side if lent.speaker.side in self.parties else "independent"
            self.speakers[lent.speaker.name] = _with_side(lent, side)
        for named in files.speakers_of(folder.files["speakers.yaml"], at["speakers.yaml"]):
            self.speakers[named.speaker.name] = named
        for region, phrases in files.regions_of(folder.files["regions.yaml"], at["regions.yaml"], folder.name):
            self.regions[region.name] = region, phrases
        self.renames |= files.renames_of(folder.files["renames.yaml"], at["renames.yaml"])
        self.dates |= {date.name: date for date in files.dates_of(folder.files["dates.yaml"], at["dates.yaml"])}
        self._add_head(head_of(folder), at["theatre.yaml"])

    def _add_head(self, head: files.Table, where: str) -> None:
        self.hostile += files.phrases(head.get("relative_hostile"), f"{where}: relative_hostile")
        for side, roles in files.table(head.get("role_sides"), f"{where}: role_sides").items():
            for role in files.phrases(roles, f"{where}: role_sides.{side}"):
                self.role_sides |= dict.fromkeys(names.terms(role), side)
        for key, told in (("homes", self.homes), ("occupiers", self.occupiers)):
            for country, code in files.table(head.get(key), f"{where}: {key}").items():
                if code not in self.parties:
                    raise TheatreError(f"{where}: {key}: no party has the code {code!r}")
                told[country] = str(code)

    def _borrowed(self, folder: files.Folder) -> Iterator[files.Named]:
        """Speakers of other theatres that the folder names under ``borrow``."""
        where = f"{folder.path / 'theatre.yaml'}: borrow"
        for lender, who in files.table(head_of(folder).get("borrow"), where).items():
            if lender not in files.packaged():
                raise TheatreError(f"{where}.{lender}: no such theatre; known: {', '.join(files.packaged())}")
            path = files.PACKAGED / lender / "speakers.yaml"
            tree, raw = files.read_yaml(path)
            self.digests.append(sha256(raw).hexdigest())
            known = {named.speaker.name: named for named in files.speakers_of(tree, str(path))}
            for one in files.phrases(who, f"{where}.{lender}"):
                if one not in known:
                    raise TheatreError(f"{where}.{lender}: that theatre has no speaker named {one!r}")
                yield known[one]


def build(chain: Sequence[files.Folder]) -> Theatre:
    """The theatre of the last folder of `chain`, which adds to those before it."""
    told = _Told()
    for folder in chain:
        told.add(folder)
    own = chain[-1]
    head, where = head_of(own), str(own.path / "theatre.yaml")
    shared = _shared()
    named = _sided({**shared.speakers, **told.speakers}, head, where, first=told.speakers)
    region_terms: dict[str, Region] = {}
    for region, phrases in told.regions.values():
        for phrase in phrases:
            for term in names.terms(phrase):
                region_terms.setdefault(term, region)
    return Theatre(
        name=own.name,
        title=files.text(head.get("title"), f"{where}: title") or own.name,
        countries=files.phrases(head.get("countries"), f"{where}: countries"),
        since=files.text(head.get("since"), f"{where}: since") or "",
        until=files.text(head.get("until"), f"{where}: until"),
        description=files.text(head.get("description"), f"{where}: description") or "",
        parties=MappingProxyType(told.parties),
        speakers=tuple(one.speaker for one in named.values() if one.speaker.kind not in _VOICES),
        regions=tuple(region for region, _ in told.regions.values()),
        renames=MappingProxyType(told.renames),
        key_dates=tuple(told.dates.values()),
        outlets=tuple(one.speaker for one in named.values() if one.speaker.kind in _VOICES),
        party_terms=MappingProxyType(files.party_terms(told.parties)),
        speaker_terms=MappingProxyType(files.speaker_terms(named, shared.given, shared.common)),
        region_terms=MappingProxyType(region_terms),
        renames_terms=MappingProxyType({term: new for old, new in told.renames.items() for term in names.terms(old)}),
        relative_hostile=tuple(dict.fromkeys(term for phrase in told.hostile for term in names.terms(phrase))),
        role_sides=MappingProxyType(told.role_sides),
        homes=MappingProxyType(told.homes),
        occupiers=MappingProxyType(told.occupiers),
        fingerprint=sha256("".join([*told.digests, shared.digest]).encode()).hexdigest()[:16],
    )


def head_of(folder: files.Folder) -> files.Table:
    """The ``theatre.yaml`` of a folder."""
    return files.table(folder.files["theatre.yaml"], str(folder.path / "theatre.yaml"))


def _sided(
    named: dict[str, files.Named], head: files.Table, where: str, *, first: Mapping[str, files.Named]
) -> dict[str, files.Named]:
    """The speakers, `first` ones first (they keep a term that two would have), with the sides that ``sides`` gives."""
    ordered = {name: named[name] for name in (*first, *(name for name in named if name not in first))}
    for side, who in files.table(head.get("sides"), f"{where}: sides").items():
        for one in files.phrases(who, f"{where}: sides.{side}"):
            if one not in ordered:
                raise TheatreError(f"{where}: sides.{side}: no speaker is named {one!r}")
            ordered[one] = _with_side(ordered[one], side)
    return ordered


def _with_side(named: files.Named, side: str) -> files.Named:
    return replace(named, speaker=replace(named.speaker, side=side))


def _joined(party: Party, base: Party | None) -> Party:
    """A party as a theatre tells it, with what the extended theatre told of it behind."""
    if base is None:
        return party
    both = {key: tuple(dict.fromkeys(getattr(party, key) + getattr(base, key))) for key in _PARTY_LISTS}
    return Party(party.code, **both)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What holds in every theatre: speakers, spellings of given names, surnames too common to stand alone."""

    speakers: Mapping[str, files.Named]
    given: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    digest: str


@cache
def _shared() -> _Shared:
    speakers_path, names_path = files.SHARED / "speakers.yaml", files.SHARED / "names.yaml"
    tree, raw = files.read_yaml(speakers_path)
    speakers = {named.speaker.name: named for named in files.speakers_of(tree, str(speakers_path))}
    tree, raw_names = files.read_yaml(names_path)
    table = files.table(tree, str(names_path))
    given: dict[str, tuple[str, ...]] = {}
    groups = table.get("given_names")
    for group in groups if isinstance(groups, list) else []:
        spellings = files.phrases(group, f"{names_path}: given_names")
        given |= {one: (*given.get(one, ()), *spellings) for one in spellings}
    common = frozenset(one.lower() for one in files.phrases(table.get("common_surnames"), f"{names_path}: common"))
    return _Shared(speakers, given, common, sha256(raw + raw_names).hexdigest()[:16])
