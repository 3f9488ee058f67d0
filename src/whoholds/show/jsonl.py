"""Readings as JSON: one object a document, in the codebook's field names and in one fixed order."""

from __future__ import annotations

import json

from whoholds.model import Claim, Figure, Json, Reading

# About a metre: finer than any gazetteer is true.
DECIMALS = 5


def _float(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, DECIMALS)


def claim_record(claim: Claim) -> dict[str, Json]:
    """One claim with the fields of the codebook; `start` and `end` count code points of the report's text."""
    return {
        "id": claim.id,
        "quote": claim.quote,
        "kind": claim.kind,
        "party": claim.party,
        "place": claim.place,
        "place_name": claim.place_name,
        "admin1": claim.admin1,
        "country": claim.country,
        "place_type": claim.place_type,
        "lat": _float(claim.lat),
        "lon": _float(claim.lon),
        "error_km": _float(claim.error_km),
        "place_id": claim.place_id,
        "place_note": claim.place_note,
        "speaker": claim.speaker,
        "side": claim.side,
        "stance": claim.stance,
        "evidence": list(claim.evidence),
        "date": claim.date,
        "date_basis": claim.date_basis,
        "start": claim.start,
        "end": claim.end,
    }


def figure_record(figure: Figure) -> dict[str, Json]:
    """One figure with the fields of the codebook."""
    return {
        "id": figure.id,
        "quote": figure.quote,
        "kind": figure.kind,
        "value": _number(figure.value),
        "unit_text": figure.unit_text,
        "bound": figure.bound,
        "approx": figure.approx,
        "about": figure.about,
        "place": figure.place,
        "reference": figure.reference,
        "bearing": figure.bearing,
        "period": figure.period,
        "speaker": figure.speaker,
        "side": figure.side,
        "date": figure.date,
        "start": figure.start,
        "end": figure.end,
    }


def record(reading: Reading, *, explain: bool = False) -> dict[str, Json]:
    """The whole reading. Unknown fields of the input come last, unchanged; none replaces one of ours.

    With `explain`, each claim and figure carries its reasons, and what was refused or stayed unresolved is listed.
    """
    report = reading.report
    claims = [claim_record(c) for c in reading.claims]
    figures = [figure_record(f) for f in reading.figures]
    out: dict[str, Json] = {
        "id": report.id,
        "published": reading.dating.published,
        "published_basis": reading.dating.basis,
        "theatre": reading.theatre,
        "language": report.language,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
    }
    if explain:
        for kept, claim in zip(claims, reading.claims, strict=True):
            kept["reasons"] = dict(sorted(claim.reasons.items()))
        for kept, figure in zip(figures, reading.figures, strict=True):
            kept["reason"] = figure.reason
    out["claims"] = list(claims)
    out["figures"] = list(figures)
    if explain:
        out["refused"] = [
            {"quote": r.quote, "kind": r.kind, "place": r.place, "reason": r.reason} for r in reading.refusals
        ]
        out["unresolved"] = [
            {"place": m.surface, "reason": m.reason, "candidates": [c.id for c in m.candidates], "start": m.start}
            for m in reading.unresolved
        ]
    out["notes"] = list(reading.notes)
    out["producer"] = reading.producer
    for key, value in report.extra.items():
        out.setdefault(key, value)
    return out


def dumps(value: Json, *, indent: int | None = None) -> str:
    """JSON text that can always be written as UTF-8 (half a surrogate pair from a broken source is escaped)."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text
