"""Invented maps, settlements and events for the tests of the control evaluation."""

from dataclasses import replace
from datetime import date, timedelta

from eval import control_truth
from eval.control_truth import Change, Row, Settlement, Truth
from whoholds.model import Claim, Event, Interval, Place, Source, Telling

VILLAGE = Settlement(("geonames:1",), ("Novosilka", "Новосілка"), 48.0, 37.0, "Donets'k")
SQUARE = {"type": "Polygon", "coordinates": [[[36, 47], [38, 47], [38, 49], [36, 49], [36, 47]]]}
HEAD = "settlement_id,geonameid,name,name_uk,lat,lon,oblast,date,date_prev_snapshot,from,to,held_days,source,gazetteer"


def day(text: str) -> date:
    return date.fromisoformat(text)


def row(on: str, before: str, after: str, *, source: str = "DeepState", held: int = 100, id: str = "geonames:1") -> Row:
    step = 1 if source == "DeepState" else 7
    return Row(id, source, day(on), day(on) - timedelta(days=step), before, after, held)


def changes(*rows: Row, holder: str | None = None, settlement: Settlement = VILLAGE) -> Truth:
    return control_truth.truth(rows, [settlement], lambda *_: holder)


def only(found: Truth) -> Change:
    assert len(found.changes) == 1
    return found.changes[0]


def place(**fields: object) -> Place:
    return replace(Place("geonames:1", "Novosilka", "settlement", 48.0, 37.0, "Donetsk Oblast", "UA"), **fields)


def event(on: str, *, kind: str = "captured", party: str = "RUS", standing: str = "claimed", id: str = "e1") -> Event:
    return Event(id, place(), kind, party, on, True, on, on, standing, standing, "said", (), ())


def held(on: str, *, party: str = "RUS", event: str = "e1", state: str = "held") -> Interval:
    return Interval("geonames:1", "consensus", on, None, state, (party,), event=event)


def change(on: str = "2022-12-10", party: str = "RUS") -> Change:
    return only(changes(row(on, "UA" if party == "RUS" else "RU", "RU" if party == "RUS" else "UA")))


def telling(on: str, kind: str, party: str | None, stance: str = "asserts") -> Telling:
    claim = Claim(
        f"{kind}-{party}-{stance}-{on}", 0, 5, "words", kind, party, "Novosilka", "Novosilka", "geonames:1",
        "settlement", None, "UA", 48.0, 37.0, None, "speaker", "RUS", stance, (), on, None, None, {},
    )  # fmt: skip
    source = Source("key", "report", "digest", on, None, None, None, None, "en")
    return Telling(claim, source, on, "ukraine", "rules/0", "2023-02-01T00:00:00Z", 1)
