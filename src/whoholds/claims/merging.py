"""One claim for one thing said: repeats within a document, and headlines that repeat the lead, are folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoholds.model import Document, Draft

_FAMILY = {"captured": "control", "holds": "control", "advanced": "control", "withdrew": "control"}


def _key(draft: Draft) -> tuple[str, str, str, str]:
    place = (
        draft.place.place.id
        if draft.place and draft.place.place
        else (draft.place_surface or draft.place_note or "").lower()
    )
    return draft.speaker, draft.stance, draft.kind, place


def unrepeated(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for the same speaker, stance, kind, party and place: the fullest quote, the party if one is known."""
    kept: dict[tuple[str, str, str, str, str | None], Draft] = {}
    for draft in drafts:
        key = (*_key(draft), draft.party)
        held = kept.get(key)
        if held is not None:  # what is told as news once is news
            recalled = held.presupposed and draft.presupposed
            held, draft = replace(held, presupposed=recalled), replace(draft, presupposed=recalled)
        kept[key] = draft if held is None or draft.end - draft.start > held.end - held.start else held
    known = {_key(d) for d in kept.values() if d.party is not None}
    return sorted(
        (d for d in kept.values() if d.party is not None or _key(d) not in known),
        key=lambda d: (d.start, d.end, d.kind),
    )


def untitled(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Without what the headline says of the same event as the body: it repeats the lead, it is no second claim."""
    first = document.sentences[0] if document.sentences else None
    if first is None or not first.heading:
        return list(drafts)
    body = {(_FAMILY.get(d.kind, d.kind), d.party) for d in drafts if d.start >= first.end}
    return [d for d in drafts if d.start >= first.end or (_FAMILY.get(d.kind, d.kind), d.party) not in body]
