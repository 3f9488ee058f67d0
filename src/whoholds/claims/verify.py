"""The only way in: a draft becomes a claim when its quote, place, party and day hold; else it is refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from datetime import date

from whoholds.model import KINDS, STANCES, Claim, Document, Draft, Refusal

_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_SIDES = frozenset({"independent", "reporter"})
# A claim's quote is a clause or a sentence; longer stretches carry more than one claim's words.
LONGEST_QUOTE = 1200


def _good_date(value: str) -> bool:
    match = _DAY.match(value)
    if not match:
        return False
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return 1900 <= int(year) <= 2100


def identity(draft: Draft, digest: str) -> str:
    """The claim's id: what is said and where, hashed. Who extracted it is no part of it."""
    place = draft.place.place.id if draft.place and draft.place.place else (draft.place_surface or "")
    parts = (
        digest,
        draft.kind,
        draft.party or "",
        place,
        draft.speaker,
        draft.stance,
        str(draft.start),
        str(draft.end),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digest_of(text: str) -> str:
    """Hash of a report's text, the root of its claims' ids."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verify(document: Document, draft: Draft, parties: Collection[str], digest: str) -> Claim | Refusal:
    """Check one draft. `parties` are the theatre's codes; `digest` is `digest_of` the report's text."""
    text = document.report.text
    quote = text[draft.start : draft.end]

    def refuse(reason: str) -> Refusal:
        return Refusal(quote[:300], draft.kind, draft.place_surface, reason)

    if not 0 <= draft.start < draft.end <= len(text) or not quote.strip():
        return refuse("no quote")
    if len(quote) > LONGEST_QUOTE:
        return refuse(f"the quote would be {len(quote)} characters long")
    if any(f.start < draft.end and draft.start < f.end for f in document.furniture):
        return refuse("its words stand in page furniture")
    if draft.kind not in KINDS or draft.stance not in STANCES:
        return refuse("kind or stance is none of the codebook's")
    if draft.party is not None and draft.party not in parties:
        return refuse(f"party {draft.party} is not of this theatre")
    if draft.side not in parties and draft.side not in _SIDES:
        return refuse(f"side {draft.side} is not of this theatre")
    if draft.date is not None and not _good_date(draft.date):
        return refuse(f"the date {draft.date} is no date")
    place = draft.place.place if draft.place else None
    if draft.place is None and not draft.place_note:
        return refuse("no place and no note why")
    if place and (place.lat is None) != (place.lon is None):
        return refuse("half a position")
    return Claim(
        id=identity(draft, digest),
        start=draft.start,
        end=draft.end,
        quote=quote,
        kind=draft.kind,
        party=draft.party,
        place=draft.place_surface,
        place_name=place.name if place else (draft.place.surface if draft.place else None),
        place_id=place.id if place else None,
        place_type=draft.place.type if draft.place else None,
        admin1=place.admin1 if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        error_km=place.error_km if place else None,
        speaker=draft.speaker,
        side=draft.side,
        stance=draft.stance,
        evidence=draft.evidence,
        date=draft.date,
        date_basis=draft.date_basis,
        place_note=draft.place_note,
        reasons=draft.reasons,
        presupposed=draft.presupposed,
    )
