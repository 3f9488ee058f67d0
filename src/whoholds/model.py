"""Every value that passes between stages.

`Report → Sentence → Mention → Draft → Claim`: frozen, slotted dataclasses, each naming its offsets into the report's
text as given. An object that exists is valid; nothing here does any work beyond describing itself.

Offsets are Python string indices (code points), end-exclusive. Dates are ISO strings of day, month or year
precision (``2024-09-07``, ``2024-09``, ``2024``). Coordinates are WGS 84 decimal degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

Kind = Literal[
    "captured", "withdrew", "holds", "fighting", "advanced", "surrounded", "annexed", "struck", "evacuated", "abused"
]
Stance = Literal["asserts", "denies", "unconfirmed", "confirms", "hypothetical", "intends"]
PlaceType = Literal["settlement", "area", "site"]
Evidence = Literal["video", "photo", "satellite", "geolocated", "telegram", "onsite", "map"]
FigureKind = Literal[
    "area_km2",
    "distance_km",
    "advance_km",
    "settlements",
    "killed",
    "wounded",
    "killed_or_wounded",
    "population",
    "prisoners",
    "displaced",
    "attacks",
]

KINDS: tuple[Kind, ...] = (
    "captured",
    "withdrew",
    "holds",
    "fighting",
    "advanced",
    "surrounded",
    "annexed",
    "struck",
    "evacuated",
    "abused",
)
STANCES: tuple[Stance, ...] = ("asserts", "denies", "unconfirmed", "confirms", "hypothetical", "intends")

NO_EXTRA: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Report:
    """A report as handed in. `text` is kept exactly; every offset in the product points into it."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None
    extra: Mapping[str, Json] = field(default_factory=lambda: NO_EXTRA)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of page furniture (related links, adverts, share bars) that is not part of the report's body."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, caption, list item) of the body."""

    index: int
    paragraph: int
    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; `start`/`end` include the marks. May span several sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the parser sees it: asides, footnote marks and link targets cut out, blanks folded.

    ``offsets[i]`` is the offset in the report's text of ``text[i]``, so that whatever the parser marks can be quoted
    from the report as printed.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The report's offsets for ``text[start:end]`` (non-empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Document:
    """A report cut up: its body sentences, its quotations and what was left out."""

    report: Report
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    furniture: tuple[Furniture, ...]

    def words(self, sentence: Sentence) -> str:
        """The sentence as printed."""
        return self.report.text[sentence.start : sentence.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`, or None in furniture and blank space."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """A place a gazetteer or a theatre knows.

    `admin1` is the standard English name with its class word ("Donetsk Oblast"); `country` is ISO 3166-1 alpha-2.
    `error_km` is the radius within which the place lies when its position is approximate, else None.
    `area_km2` is known for some areas and cities (source: the theatre's data).
    """

    id: str
    name: str
    type: PlaceType
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    population: int = 0
    error_km: float | None = None
    local_name: str | None = None
    area_km2: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text and what it was resolved to.

    `place` is None when it stays unresolved; `candidates` then lists what it could be, and `reason` says why in
    either case. `area_words` are directional words before it ("eastern" in "eastern Donbas"), already part of the span.
    """

    start: int
    end: int
    surface: str
    type: PlaceType
    place: Place | None
    candidates: tuple[Place, ...] = ()
    reason: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words that name a party: `role` tells how ("name" Moscow, "adjective" Russian, "people" Russians, "group" Wagner,
    "hostile" the occupiers: the speaker's enemy, whose `code` is then the party so called in this theatre)."""

    start: int
    end: int
    code: str
    role: Literal["name", "adjective", "people", "group", "hostile"]


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Words that name somebody who can speak: canonical English `name`, `side` spoken for, and what `kind` it is."""

    start: int
    end: int
    name: str
    side: str
    kind: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a day, a month, a year or a span of days."""

    start: int
    end: int
    surface: str
    kind: str


@dataclass(frozen=True, slots=True)
class Day:
    """A resolved date. `date` is None when the words do not suffice; `basis` are the words; `reason` the steps."""

    date: str | None
    basis: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parsed sentence. `start`/`end` are offsets in the report's text; `head` is the index of its head.

    `tag` is the Penn Treebank tag, `dep` the ClearNLP dependency label of the spaCy English models; `lemma` is the
    lower-case base form.
    """

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: tokens in order, with the children of each."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def root(self) -> int:
        """Index of the (first) root token."""
        return next((t.i for t in self.tokens if t.head == t.i), 0)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of `i` and everything under it, in order."""
        out: list[int] = []
        stack = [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack.extend(self.children[j])
        return tuple(sorted(out))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Indices of the heads above `i`, nearest first."""
        out: list[int] = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            out.append(i)
        return tuple(out)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers `offset` in the report's text, if any."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie within ``[start, end)`` of the report's text."""
        return tuple(t for t in self.tokens if t.start >= start and t.end <= end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `side` is a party code, ``independent`` or ``reporter``; `reason` names the rule and its words.

    `joint` holds the other speakers of a joint statement ("Ukrainian and Russian sources said").
    """

    speaker: str
    side: str
    reason: str
    cue: tuple[int, int] | None = None
    joint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an extractor proposes. Only `claims.verify` turns it into a claim."""

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


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody takes a stance towards "party did kind at place", in these words.

    ``report.text[start:end] == quote``. `id` hashes what is said and where (never who extracted it).
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says: its claims and figures, and what was refused."""

    report: Report
    theatre: str | None
    dating: Dating
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    refusals: tuple[Refusal, ...]
    unresolved: tuple[PlaceMention, ...]
    producer: str
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """How notebooks show it."""
        from whoholds.show.notebook import html

        return html(self)
