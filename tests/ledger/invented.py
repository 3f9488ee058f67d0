"""Readings to keep, made of our own sentences about real places. No extractor is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st
from shapely import MultiPolygon, box, to_wkb

from whoholds.model import (
    KINDS,
    STANCES,
    Claim,
    Dating,
    Evidence,
    Figure,
    FigureKind,
    Json,
    Layer,
    MapLayer,
    Reading,
    Report,
)

# Name, other spelling, region, position.
PLACES = (
    ("Ukrainsk", "Ukrayinsk", "Donetsk Oblast", 48.10, 37.37),
    ("Selydove", "Selidovo", "Donetsk Oblast", 48.15, 37.30),
    ("Robotyne", "Rabotino", "Zaporizhzhia Oblast", 47.45, 35.84),
    ("Vovchansk", "Volchansk", "Kharkiv Oblast", 50.29, 36.94),
    ("Toretsk", "Dzerzhinsk", "Donetsk Oblast", 48.40, 37.85),
)
SPEAKERS = (
    ("Russian Ministry of Defence", "RUS"),
    ("General Staff of Ukraine", "UKR"),
    ("Institute of the Front", "independent"),
)
OUTLETS = ("Harbour Post", "Northern Wind", "Meridian Wire", None)
_WORDS = {
    "captured": "said its forces had taken the town of {place} after {n} days of fighting in its streets",
    "withdrew": "said the brigade had been ordered to leave {place} on day {n} to save its people",
    "holds": "said its soldiers still held the centre of {place} and the road to the north, {n} days on",
    "fighting": "said {n} assaults on {place} had been beaten back since the morning",
}


def place_id(name: str) -> str:
    """The id of a place here; no gazetteer's."""
    return f"place:{name.lower()}"


def clock(start: str = "2024-09-01T08:00:00", step: float = 60.0) -> Callable[[], datetime]:
    """A clock that goes on by `step` seconds every time it is read."""
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=step)
        return moment

    return now


def still(moment: str = "2024-09-01T08:00:00") -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: datetime.fromisoformat(moment).replace(tzinfo=UTC)


def claim(text: str, quote: str, **fields: object) -> Claim:
    """A claim on words of a text; every field can be set."""
    start = text.index(quote)
    name, other, admin1, lat, lon = PLACES[0]
    values: dict[str, object] = {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "kind": "captured",
        "party": "RUS",
        "place": other,
        "place_name": name,
        "place_id": place_id(name),
        "place_type": "settlement",
        "admin1": admin1,
        "country": "UA",
        "lat": lat,
        "lon": lon,
        "error_km": None,
        "speaker": SPEAKERS[0][0],
        "side": SPEAKERS[0][1],
        "stance": "asserts",
        "evidence": ("video",),
        "date": "2024-09-18",
        "date_basis": "on Wednesday",
        "place_note": None,
        "reasons": {"kind": "the verb take, of ground"},
    } | fields
    said = "|".join(str(values[name]) for name in ("start", "kind", "party", "place_id", "speaker", "stance"))
    values.setdefault("id", hashlib.sha256(f"{text}|{said}".encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return Claim(**values)  # type: ignore[arg-type]


def about(place: int, **fields: object) -> dict[str, object]:
    """The fields of a claim that its place decides."""
    name, other, admin1, lat, lon = PLACES[place]
    own: dict[str, object] = {"place": other, "place_name": name, "place_id": place_id(name), "admin1": admin1}
    return own | {"lat": lat, "lon": lon} | fields


def figure(text: str, quote: str, **fields: object) -> Figure:
    """A figure on words of a text."""
    start = text.index(quote)
    values: dict[str, object] = {
        "id": hashlib.sha256(f"{text}|{quote}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "kind": "killed",
        "value": 6.0,
        "unit_text": "people",
        "bound": None,
        "approx": False,
        "about": None,
        "place": "Selydove",
        "period": None,
        "speaker": "General Staff of Ukraine",
        "side": "UKR",
        "date": "2024-09-18",
    } | fields
    return Figure(**values)  # type: ignore[arg-type]


def reading(
    text: str,
    claims: Sequence[Claim] = (),
    figures: Sequence[Figure] = (),
    *,
    name: str = "report.txt",
    told: str | None = "2024-09-18",
    outlet: str | None = "Harbour Post",
    producer: str = "rules/1",
    extra: dict[str, Json] | None = None,
) -> Reading:
    """What was read in a text."""
    report = Report(name, text, told, outlet, f"https://harbour.example/{name}", "en", None, extra or {})
    return Reading(report, "ukraine", Dating(told, "given"), tuple(claims), tuple(figures), (), (), producer)


def wire(number: int, *, producer: str = "rules/1", claims: int = 3) -> Reading:
    """The report with this number: each other than the rest, and always the same."""
    sentences: list[str] = []
    fields: list[dict[str, object]] = []
    day = 1 + number % 28
    for at in range(claims):
        turn = number * 7 + at * 3
        kind = tuple(_WORDS)[turn % len(_WORDS)]
        speaker, side = SPEAKERS[turn % len(SPEAKERS)]
        name = PLACES[turn % len(PLACES)][0]
        words = _WORDS[kind].format(place=name, n=1 + turn % 9)
        sentences.append(f"The {speaker} {words}, in its statement number {number}.")
        date = f"2024-09-{day:02}" if turn % 4 else None
        fields.append(about(turn % len(PLACES), kind=kind, speaker=speaker, side=side, date=date))
    toll = f"Shelling killed {1 + number % 9} people in {PLACES[number % 5][0]}, the regional head said."
    text = f"KYIV, Sept {day} (Meridian Wire) - " + "\n\n".join((*sentences, toll))
    made = [claim(text, words, **own) for words, own in zip(sentences, fields, strict=True)]
    counted = figure(text, toll, value=float(1 + number % 9), place=PLACES[number % 5][0])
    return reading(
        text,
        made,
        [counted],
        name=f"wire-{number:04}.txt",
        told=f"2024-09-{day:02}",
        outlet=OUTLETS[number % len(OUTLETS)],
        producer=producer,
    )


# ---------------------------------------------------------------- for properties


# Everything Python can hold, half surrogates and NUL included; but no pair of halves, which JSON would join.
def _unpaired(text: str) -> bool:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


_ANY_TEXT = st.text(st.characters(), max_size=60).filter(_unpaired)
_MAYBE = st.none() | _ANY_TEXT
_DAYS = st.none() | st.sampled_from(("2024", "2024-09", "2024-09-18", "2024-02-30", "soon"))


@st.composite
def readings(draw: st.DrawFn, text: st.SearchStrategy[str] = _ANY_TEXT) -> Reading:
    """Readings of every shape that the types allow."""
    body = draw(text.filter(bool))
    spans = st.tuples(st.integers(0, len(body)), st.integers(0, len(body))).map(sorted)
    claims: list[Claim] = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = draw(spans)
        position = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
        claims.append(
            Claim(
                id=draw(st.text("0123456789abcdef", min_size=4, max_size=4)),
                start=start,
                end=end,
                quote=body[start:end],
                kind=draw(st.sampled_from(KINDS)),
                party=draw(st.none() | st.sampled_from(("RUS", "UKR"))),
                place=draw(_MAYBE),
                place_name=draw(_MAYBE),
                place_id=draw(st.none() | st.sampled_from([place_id(p[0]) for p in PLACES]) | _ANY_TEXT),
                place_type=draw(st.sampled_from((None, "settlement", "area", "site"))),
                admin1=draw(_MAYBE),
                country=draw(_MAYBE),
                lat=position[0] if position else None,
                lon=position[1] if position else None,
                error_km=draw(st.none() | st.floats(0, 100)),
                speaker=draw(_ANY_TEXT),
                side=draw(st.sampled_from(("RUS", "UKR", "independent", "reporter"))),
                stance=draw(st.sampled_from(STANCES)),
                evidence=tuple(draw(st.lists(st.sampled_from(get_args(Evidence)), max_size=2))),
                date=draw(_DAYS),
                date_basis=draw(_MAYBE),
                place_note=draw(_MAYBE),
                reasons=draw(st.dictionaries(_ANY_TEXT, _ANY_TEXT, max_size=2)),
            )
        )
    figures: list[Figure] = []
    for _ in range(draw(st.integers(0, 2))):
        start, end = draw(spans)
        kind = draw(st.sampled_from(get_args(FigureKind)))
        value = draw(st.none() | st.floats(0, 1e9))
        figures.append(
            Figure(
                id=draw(st.text("0123456789abcdef", min_size=4, max_size=4)),
                start=start,
                end=end,
                quote=body[start:end],
                kind=kind,
                value=value,
                unit_text=draw(_ANY_TEXT),
                bound=draw(st.sampled_from((None, "lower", "upper"))),
                approx=draw(st.booleans()),
                about=draw(_MAYBE),
                place=draw(_MAYBE),
                period=draw(_MAYBE),
                speaker=draw(_ANY_TEXT),
                side=draw(_ANY_TEXT),
                date=draw(_DAYS),
            )
        )
    report = Report(draw(_ANY_TEXT), body, draw(_DAYS), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE))
    dating, producer = Dating(draw(_DAYS), "given"), draw(st.sampled_from(("rules/1", "rules/2")))
    return Reading(report, "ukraine", dating, tuple(claims), tuple(figures), (), (), producer)


def drawn(
    day: str,
    *,
    assessor: str = "Map Desk",
    layer: Layer = "control",
    party: str | None = "RUS",
    west: float = 37.2,
    south: float = 48.0,
    east: float = 37.5,
    north: float = 48.2,
    **fields: object,
) -> MapLayer:
    """A layer whose ground is a box; by default one with Ukrainsk and Selydove in it."""
    values: dict[str, object] = {"required": layer == "control", "elsewhere": "home", "theatre": "ukraine"}
    shape = to_wkb(MultiPolygon([box(west, south, east, north)]), byte_order=1)
    return MapLayer(assessor, day, layer, party, f"our {layer}", shape, **(values | fields))  # type: ignore[arg-type]
