"""The words every display shares, and making strangers' text safe to print."""

from __future__ import annotations

import re

from whoholds.model import Claim, Figure, FigureKind, Place, PlaceMention, Reading

# Characters a report may hold but a terminal must never be sent: C0 and C1 controls (escape sequences begin with one),
# line and paragraph separators, the bidirectional overrides that make text read differently from what it says, and
# halves of surrogate pairs, which no encoding can write.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_BLANK = re.compile(r"\s+")

NO_PARTY = "—"
UNDATED = "undated"

_UNITS = {
    "area_km2": "km²",
    "distance_km": "km",
    "advance_km": "km advanced",
    "settlements": "settlements",
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed or wounded",
    "population": "inhabitants",
    "prisoners": "prisoners",
    "displaced": "displaced",
    "attacks": "attacks",
}


def clean(text: str) -> str:
    """`text` on one line, without anything a terminal would act on."""
    return _BLANK.sub(" ", _UNSAFE.sub(" ", text)).strip()


def shorten(text: str, length: int) -> str:
    """The beginning of `text`, cut between words and marked with … where it is longer than `length` characters."""
    if len(text) <= length:
        return text
    cut = text[: max(1, length - 1)]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > length // 2 else cut).rstrip(" ,;:—-") + "…"


def around(text: str, name: str | None, length: int) -> str:
    """At most `length` characters of `text`, chosen so that `name` is among them where it occurs."""
    at = text.find(name) if name else -1
    if len(text) <= length or at < 0 or at + len(name or "") < length - 1:
        return shorten(text, length)
    # A third of the room stands before the name; more where less than that follows it.
    start = text.find(" ", max(0, min(at - length // 3, len(text) - length))) + 1
    # A name longer than the room before it is not worth cutting into.
    start = start if 0 < start <= at else at
    return "…" + shorten(text[start:], length - 1)


def number(value: float) -> str:
    """A figure's value without a needless fraction: 20, 1,200, 3.5."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.5g}"


def amount(figure: Figure) -> str:
    """A figure's value in words: "at least 20 km²", "about 500 killed", "a number not given (killed)"."""
    return amount_of(figure.kind, figure.value, figure.bound, figure.approx, figure.unit_text)


def amount_of(kind: FigureKind, value: float | None, bound: str | None, approx: bool, unit_text: str) -> str:
    """The same from a figure's parts."""
    unit = _UNITS[kind]
    if value is None:
        return f"not a number ({unit}): {clean(unit_text)}" if unit_text else f"not a number ({unit})"
    least = {"lower": "at least ", "upper": "at most "}.get(bound or "", "")
    return f"{'about ' if approx else ''}{least}{number(value)} {unit}"


def said_by(speaker: str, side: str) -> str:
    """Who says it and for which side, once where both are one: "Ukraine (UKR)", "reporter"."""
    speaker, side = clean(speaker), clean(side)
    return speaker if speaker == side else f"{speaker} ({side})"


def what(claim: Claim) -> str:
    """Who is said to have done what: "RUS captured"."""
    return f"{clean(claim.party or NO_PARTY)} {claim.kind}"


def place_key(claim: Claim) -> str:
    """What claims about one place share."""
    return claim.place_id or claim.place_name or claim.place or claim.place_note or ""


def place_title(claim: Claim) -> str:
    """The place as a heading: standard name, region, country; how sure its position is."""
    if claim.place is None and claim.place_name is None:
        return clean(claim.place_note or "no place named")
    name = clean(claim.place_name or claim.place or "")
    parts = [name, *(clean(p) for p in (claim.admin1, claim.country) if p and clean(p) != name)]
    title = ", ".join(parts)
    if claim.place_id is None:
        return f"{title} (not resolved)"
    if claim.place_type and claim.place_type != "settlement":
        title += f" ({claim.place_type})"
    if claim.error_km is not None:
        title += f" (position within {number(round(claim.error_km, 1))} km)"
    return title


def printed_names(claims: list[Claim]) -> list[str]:
    """The other names the text uses for the place, in order of first use ("it" and "the town" are no names)."""
    standard = {clean(c.place_name or "").casefold() for c in claims}
    seen: dict[str, str] = {}
    for claim in claims:
        surface = clean(claim.place or "")
        if surface[:1].isupper() and surface.casefold() not in standard:
            seen.setdefault(surface.casefold(), surface)
    return list(seen.values())


def by_place(reading: Reading) -> list[list[Claim]]:
    """The claims grouped by place, places and claims in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(reading.claims, key=lambda c: (c.start, c.end)):
        groups.setdefault(place_key(claim), []).append(claim)
    return list(groups.values())


def candidate(place: Place) -> str:
    """A place an unresolved name could be."""
    where = ", ".join(clean(p) for p in (place.name, place.admin1, place.country) if p)
    return f"{where} ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None else where


def unresolved_names(reading: Reading) -> list[PlaceMention]:
    """The names that stayed unresolved, each once, in the order of the text."""
    seen: dict[str, PlaceMention] = {}
    for mention in reading.unresolved:
        seen.setdefault(clean(mention.surface).casefold(), mention)
    return list(seen.values())
