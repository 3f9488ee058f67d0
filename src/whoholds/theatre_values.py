"""What a theatre is, as values: parties, speakers, regions, key dates and the terms that name them.

All of it is data read from a theatre folder (`theatre_files`); nothing here does any work. Keys of the ``*_terms``
mappings are lower-case, with single blanks; a term that holds an apostrophe stands there in each way to print it
(``'``, ``’`` and, in names, none). Where several terms match at one place in a text, the longest is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from whoholds.model import PlaceType

PartyRole = Literal["name", "adjective", "people", "group", "hostile"]
SpeakerKind = Literal["person", "organ", "army", "assessor", "agency", "outlet", "group", "government"]

SPEAKER_KINDS: tuple[SpeakerKind, ...] = (
    "person",
    "organ",
    "army",
    "assessor",
    "agency",
    "outlet",
    "group",
    "government",
)


@dataclass(frozen=True, slots=True)
class Party:
    """A side that fights or holds ground. `hostile` are words its enemies in this theatre use for it."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    hostile: tuple[str, ...] = ()
    enemies: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who can speak. `side` is a party code or ``independent``; `since`/`until`: ISO dates of the office."""

    name: str
    side: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A named area or site. `lat`/`lon` (WGS 84 degrees) are of an area's rough centre, or of the site.

    `area_km2` is the area in square kilometres; `kind` is a free word such as ``oblast``, ``direction``, ``plant``.
    `outline` (latitude, longitude; closed by itself) is given to areas that are taken or left as a whole, such as a
    river bank: what is told of the area is then told of the settlements within the outline and the same admin1.
    """

    id: str
    name: str
    type: PlaceType
    kind: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    country: str | None = None
    area_km2: float | None = None
    outline: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that texts reckon from. `month_day` (``02-24``) recurs every year; `date` is the first or only one."""

    name: str
    month_day: str
    date: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theatre:
    """A war: who fights, who speaks, where, under which names.

    `homes` gives the party whose own country a country code is (UA: UKR); `occupiers` the party that "occupied" or
    "annexed" ground in a country is held by, where the text does not say (UA: RUS). Both are stated, never inferred.
    """

    name: str
    title: str
    countries: tuple[str, ...]
    since: str
    until: str | None
    description: str
    parties: Mapping[str, Party]
    speakers: tuple[Speaker, ...]
    regions: tuple[Region, ...]
    renames: Mapping[str, str]
    key_dates: tuple[KeyDate, ...]
    outlets: tuple[Speaker, ...]
    party_terms: Mapping[str, tuple[str, PartyRole]]
    speaker_terms: Mapping[str, Speaker]
    region_terms: Mapping[str, Region]
    renames_terms: Mapping[str, str]
    relative_hostile: tuple[str, ...] = ()
    role_sides: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fingerprint: str = ""
    homes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    occupiers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
