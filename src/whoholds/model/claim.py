"""From a draft to a claim: what is said, by whom, of which day; and the figures beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from whoholds.model.mentions import PlaceMention
from whoholds.model.vocabulary import Evidence, FigureKind, Kind, PlaceType, Stance


@dataclass(frozen=True, slots=True)
class Day:
    """A resolved date. `date` is None when the words do not suffice; `basis` are the words; `reason` the steps."""

    date: str | None
    basis: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `side` is a party code, ``independent`` or ``reporter``; `reason` names the rule and its words.

    `joint` holds the other speakers of a joint statement ("Ukrainian and Russian sources said"). `announced` is who is
    told in passing to have announced what another answers to ("did not confirm the loss, which Moscow announced").
    """

    speaker: str
    side: str
    reason: str
    cue: tuple[int, int] | None = None
    joint: tuple[tuple[str, str], ...] = ()
    announced: Attribution | None = None

    @property
    def all(self) -> tuple[tuple[str, str], ...]:
        """Each who says it with the side: the speaker and those who say it jointly."""
        return ((self.speaker, self.side), *self.joint)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an extractor proposes. Only `claims.verify` turns it into a claim. `presupposed` as in `Claim`."""

    start: int
    end: int
    kind: Kind
    party: str | None
    place: PlaceMention | None
    place_surface: str | None
    stance: Stance
    speaker: str
    side: str
    date: str | None
    date_basis: str | None
    evidence: tuple[Evidence, ...] = ()
    place_note: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    presupposed: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody takes a stance towards "party did kind at place", in these words.

    ``report.text[start:end] == quote``. `id` hashes what is said and where (never who extracted it). `presupposed`
    marks what the text takes for granted ("after the fall of X", "which it had taken"): it happened by then, on no
    told day.
    """

    id: str
    start: int
    end: int
    quote: str
    kind: Kind
    party: str | None
    place: str | None
    place_name: str | None
    place_id: str | None
    place_type: PlaceType | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    error_km: float | None
    speaker: str
    side: str
    stance: Stance
    evidence: tuple[Evidence, ...]
    date: str | None
    date_basis: str | None
    place_note: str | None
    reasons: Mapping[str, str]
    presupposed: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A draft that was not let in, and why."""

    quote: str
    kind: str
    place: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that goes with a claim: an area, a distance, people killed. Fields as in the codebook."""

    id: str
    start: int
    end: int
    quote: str
    kind: FigureKind
    value: float | None
    unit_text: str
    bound: Literal["lower", "upper"] | None
    approx: bool
    about: str | None
    place: str | None
    period: str | None
    speaker: str
    side: str
    date: str | None
    reference: str | None = None
    bearing: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """The day a report is read against, and how it was found."""

    published: str | None
    basis: str
