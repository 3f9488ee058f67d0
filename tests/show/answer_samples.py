"""Answers made by hand: a town both sides speak of, its event with a copy and a denial, figures, a record, coverage."""

from dataclasses import replace
from io import StringIO

from rich.console import Console, RenderableType

from whoholds.model import (
    Answer,
    Case,
    Claim,
    Coverage,
    Edge,
    Event,
    FigureCopy,
    FigureGroup,
    FigureLine,
    Interval,
    Lead,
    Part,
    Place,
    Review,
    Share,
    Source,
    Standing,
    Telling,
    TrackRecord,
)

NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
PLACE = Place("geonames:693381", "Selydove", "settlement", 48.1483, 37.3003, "Donetsk Oblast", "UA", 22_000)
MINISTRY, STAFF = "Russian Ministry of Defence", "Ukrainian General Staff"
TAKEN = "Russian forces have captured the town of Selydove, about 18 km southeast of Pokrovsk"
DENIED = "Ukraine's General Staff denied that Selydove had fallen"
EDGE = "Our units hold the western edge of Selydove"
FOOTAGE = "Geolocated footage showed Russian soldiers raising a flag over the town council"
NUMBERS = {TAKEN: "c1", DENIED: "c2", EDGE: "c3", FOOTAGE: "c4"}


def telling(quote: str = TAKEN, **fields: object) -> Telling:
    """A telling of a claim; fields of the claim, of its source and of the telling are replaced by name."""
    claim: dict[str, object] = {
        "id": NUMBERS.get(quote, "c9"),
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "kind": "captured",
        "party": "RUS",
        "place": "Selydove",
        "place_name": "Selydove",
        "place_id": PLACE.id,
        "place_type": "settlement",
        "admin1": "Donetsk Oblast",
        "country": "UA",
        "lat": 48.1483004321,
        "lon": 37.3003,
        "error_km": None,
        "speaker": MINISTRY,
        "side": "RUS",
        "stance": "asserts",
        "evidence": (),
        "date": "2024-10-29",
        "date_basis": "on Tuesday",
        "place_note": None,
        "reasons": {},
    }
    source: dict[str, object] = {
        "key": "r1",
        "name": "2024-10-selydove",
        "digest": "d1",
        "published": "2024-10-29",
        "outlet": "Meridian Wire",
        "agency": None,
        "url": "https://example.org/1",
        "title": "Russia claims Selydove",
        "language": "en",
    }
    kept: dict[str, object] = {
        "told": "2024-10-29",
        "theatre": "ukraine",
        "producer": "rules/1",
        "recorded": "2026-11-22T10:00:00.000000Z",
        "seq": 7,
        "review": None,
    }
    for name, value in fields.items():
        home = next(part for part in (claim, source, kept) if name in part)
        home[name] = value
    return Telling(Claim(**claim), Source(**source), **kept)  # type: ignore[arg-type]


TOLD = telling()
COPY = telling(key="r2", name="courier", outlet="Delta Courier", told="2024-10-30")
DENIAL = telling(DENIED, speaker=STAFF, side="UKR", stance="denies")
HELD = telling(EDGE, kind="holds", party="UKR", speaker=STAFF, side="UKR")
SHOWN = telling(FOOTAGE, speaker="Institute for the Study of War", side="independent", evidence=("geolocated", "video"))
REJECTED = replace(TOLD, review=Review("c1", "reject", "A. Editor", "another town", {}, "2026-11-22T11:00:00Z", 9))

RUSSIA = Interval(
    PLACE.id, "party:RUS", "2024-10-29", None, "held", ("RUS",), True, "2024-10-30", "e1", "disputed",
    "it took it", ("c1",), ("c2", "c3"),
)  # fmt: skip
UKRAINE = Interval(
    PLACE.id, "party:UKR", "2024-10-29", None, "denied", ("RUS",), False, "2024-10-29", "e1", "disputed",
    "it is denied that they took it", ("c2",), ("c1",),
)  # fmt: skip
BOTH = Interval(
    PLACE.id, "consensus", "2024-10-29", None, "contested", ("RUS", "UKR"), False, "2024-10-30", "e1", "disputed",
    "the sides differ", ("c1",), ("c2", "c3"),
)  # fmt: skip
UNKNOWN = Interval(PLACE.id, "consensus", None, "2024-10-29", "unknown")
ANSWER = Answer(
    PLACE,
    "2024-11-02",
    None,
    (
        Standing(RUSSIA, (TOLD,), (DENIAL, HELD)),
        Standing(UKRAINE, (DENIAL,), (TOLD,)),
        Standing(BOTH, (TOLD,), (HELD, DENIAL)),
    ),
)

EVENT = Event(
    id="e1",
    place=PLACE,
    kind="captured",
    party="RUS",
    day="2024-10-29",
    exact=True,
    earliest="2024-10-28",
    latest="2024-10-29",
    status="superseded",
    standing="disputed",
    rule="denied",
    because=("c2",),
    parts=(
        Part("c1", "r1", "claims", "russian ministry of defence", "RUS", "2024-10-29", "2024-10-29"),
        Part("c1", "r2", "claims", "russian ministry of defence", "RUS", "2024-10-29", "2024-10-30", copy_of="r1"),
        Part("c4", "r1", "corroborates", "institute", "independent", "2024-10-28", "2024-10-29"),
        Part("c2", "r1", "denies", "ukrainian general staff", "UKR", "2024-10-29", "2024-10-29", stance="denies"),
    ),
    edges=(Edge("c2", "c1", "denies"), Edge("c4", "c1", "corroborates"), Edge("c3", "c1", "contradicts")),
    by="e2",
)
TELLINGS = (TOLD, COPY, DENIAL, HELD, SHOWN)


def line(value: float | None, **fields: object) -> FigureLine:
    """A figure of a group."""
    base: dict[str, object] = {
        "figure": f"f{value}",
        "report": "r1",
        "value": value,
        "bound": None,
        "approx": False,
        "unit_text": "people",
        "quote": f"{value} people had left Sudzha",
        "speaker": "Russian Ministry of Emergency Situations",
        "side": "RUS",
        "outlet": "Meridian Wire",
        "told": "2024-08-12",
        "date": "2024-08-12",
        "period": None,
    }
    return FigureLine(**(base | fields))  # type: ignore[arg-type]


FIGURES = FigureGroup(
    "g1", "displaced", "Sudzha", "geonames:487838", "civilians", None, None, "2024-08-11", "2024-08-12", 3000.0, 6000.0,
    True, ("f3000.0", "f6000.0"), False,
    (
        line(3000.0, told="2024-08-11", speaker="unnamed: governor", copies=(FigureCopy("f", "r9", None, None),)),
        line(6000.0, bound="lower", period="since Sunday"),
        line(None, quote="dozens left", unit_text="dozens"),
    ),
)  # fmt: skip

_NONE = Share(0, 0, None, None, None)
RECORD = TrackRecord(
    speaker=MINISTRY,
    side="RUS",
    claimed=5,
    conceded=Share(1, 5, 0.2, 0.036, 0.624, ("e1",), ("c1",)),
    corroborated=Share(1, 5, 0.2, 0.036, 0.624, ("e2",), ("c2",)),
    refuted=Share(1, 5, 0.2, 0.036, 0.624, ("e3",), ("c3",)),
    open=Share(2, 5, 0.4, 0.118, 0.769, ("e4", "e5"), ("c4", "c5")),
    borne_out=Share(2, 3, 0.667, 0.208, 0.939, ("e1", "e2"), ("c1", "c2")),
    upheld=Share(2, 3, 0.667, 0.208, 0.939, ("e1", "e2"), ("c1", "c2")),
    ahead=_NONE,
    lead=Lead(-1.5, None, None, None, (-1, -2), ("e1", "e2")),
    first="2024-08-20",
    last="2024-10-03",
    as_of="2024-10-06",
    settle_days=30,
    cases=(
        Case("e1", PLACE.id, "Selydove", "2024-10-29", "conceded", "2024-10-29", ("c1",), ("c2",), "2024-10-30", 1),
    ),
)
COVERAGE = (
    Coverage("Meridian Wire", "2024-W37", "2024-09-09", "2024-09-15", 12, 140, 1, 11.5, False, False),
    Coverage("Meridian Wire", "2024-W38", "2024-09-16", "2024-09-22", 3, 31, 0, 12.0, True, False),
    Coverage(None, "undated", None, None, 2, 5, 0, None, False, True),
)


def shown(drawn: RenderableType, width: int = 80) -> str:
    """What a terminal of that width shows, without colour."""
    out = StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(drawn)
    return out.getvalue()
