"""What the ledger keeps: entries in a chain; claims and figures with who told them, when, and when we recorded it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from whoholds.model.claim import Claim, Figure
from whoholds.model.vocabulary import Json

EntryKind = Literal["report", "reading", "claim", "figure", "failure", "review", "map"]
Verdict = Literal["confirm", "reject", "correct", "retract"]

ENTRY_KINDS: tuple[EntryKind, ...] = ("report", "reading", "claim", "figure", "failure", "review", "map")
VERDICTS: tuple[Verdict, ...] = ("confirm", "reject", "correct", "retract")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `hash` covers everything else in it and `prev`, the hash of the entry before.

    `subject` is the id of what it is about (report key, claim id, figure id, map id, the name of a report that failed);
    `body` is canonical JSON (sorted keys, ASCII); `recorded` is UTC, ISO 8601 with microseconds and ``Z``.
    """

    seq: int
    kind: EntryKind
    subject: str
    producer: str
    recorded: str
    body: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word on a claim. `changes` are the fields a correction sets; the newest review of a claim counts."""

    claim: str
    verdict: Verdict
    by: str
    note: str
    changes: Mapping[str, Json]
    recorded: str
    seq: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report as the ledger keeps it. `key` hashes its content (text, outlet, day, address, title).

    `digest` is the SHA-256 of its text; `agency` the news agency it credits, if any.
    """

    key: str
    name: str
    digest: str
    published: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    title: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as the ledger keeps it: told in a report on a day (`told`), recorded by us at a moment (`recorded`).

    `claim` carries a correction's changes where one was made. `sketch` is the MinHash of its paragraph
    (`ledger.sketch`), by which copies are known; empty when the paragraph is too short to tell.
    """

    claim: Claim
    source: Source
    told: str | None
    theatre: str | None
    producer: str
    recorded: str
    seq: int
    sketch: bytes = b""
    review: Review | None = None

    @property
    def counts(self) -> bool:
        """Whether views may use it: a rejected or retracted claim stays in the ledger and leaves every view."""
        return self.review is None or self.review.verdict not in ("reject", "retract")


@dataclass(frozen=True, slots=True)
class FigureTelling:
    """A figure as the ledger keeps it."""

    figure: Figure
    source: Source
    told: str | None
    theatre: str | None
    producer: str
    recorded: str
    seq: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why."""

    name: str
    error: str
    recorded: str
    seq: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something `whoholds verify` found wrong. `where` names the entry, row or text; `cure` what to do."""

    where: str
    what: str
    cure: str
