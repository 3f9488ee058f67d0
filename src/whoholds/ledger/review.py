"""What a review may say: the verdicts, and the fields of a claim that a correction may set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from whoholds.errors import ReviewError
from whoholds.model import KINDS, STANCES, VERDICTS, Evidence, Json, PlaceType, Verdict

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
Check = Callable[[Json], bool]


def _words(value: Json) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _number(value: Json, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _day(value: Json) -> bool:
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return False
    year, month, number = match.groups()
    try:
        date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return False
    return 1900 <= int(year) <= 2100


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _evidence(value: Json) -> bool:
    return isinstance(value, list) and all(each in get_args(Evidence) for each in value)


# What a correction may set, to what. A claim's words and their place in the text are not among it: they are what was
# printed.
FIELDS: Mapping[str, tuple[Check, str]] = {
    "kind": (lambda v: v in KINDS, f"one of {', '.join(KINDS)}"),
    "party": (_or_none(_words), "a party's code, or null"),
    "place": (_or_none(_words), "words, or null"),
    "place_name": (_or_none(_words), "words, or null"),
    "place_id": (_or_none(_words), "a place's id, or null"),
    "place_type": (_or_none(lambda v: v in get_args(PlaceType)), f"one of {', '.join(get_args(PlaceType))}, or null"),
    "admin1": (_or_none(_words), "words, or null"),
    "country": (_or_none(_words), "a country's code, or null"),
    "lat": (_or_none(lambda v: _number(v, -90, 90)), "degrees from -90 to 90, or null"),
    "lon": (_or_none(lambda v: _number(v, -180, 180)), "degrees from -180 to 180, or null"),
    "error_km": (_or_none(lambda v: _number(v, 0, 20_000)), "kilometres, or null"),
    "speaker": (_words, "words"),
    "side": (_words, "a party's code, independent, or reporter"),
    "stance": (lambda v: v in STANCES, f"one of {', '.join(STANCES)}"),
    "evidence": (_evidence, f"a list of {', '.join(get_args(Evidence))}"),
    "date": (_or_none(_day), "a day, month or year (2024-09-07), or null"),
    "date_basis": (_or_none(_words), "words, or null"),
    "place_note": (_or_none(_words), "words, or null"),
    "presupposed": (lambda v: isinstance(v, bool), "true or false"),
}
# What is said of one place is not true of the next: a change of place sets all of these.
_OF_PLACE = ("place_name", "place_type", "admin1", "country", "lat", "lon", "error_km")


def checked(verdict: Verdict, by: str, note: str, changes: Mapping[str, Json]) -> dict[str, Json]:
    """The changes as they are kept. Raises `ReviewError`, naming the field and what it may be."""
    if verdict not in VERDICTS:
        raise ReviewError(f"“{verdict}” is no verdict; one of {', '.join(VERDICTS)}")
    if not by.strip():
        raise ReviewError("a review needs the name of who makes it (--by)")
    if bool(changes) != (verdict == "correct"):
        raise ReviewError(
            "a correction needs the fields it sets (party=UKR)"
            if verdict == "correct"
            else f"{verdict} changes no field; use correct"
        )
    for name, value in changes.items():
        if name not in FIELDS:
            raise ReviewError(f"a correction cannot set “{name}”; it can set {', '.join(FIELDS)}")
        check, what = FIELDS[name]
        if not check(value):
            raise ReviewError(f"{name} cannot be {value!r}; it is {what}")
    out = dict(changes)
    if "place_id" in out:
        if out["place_id"] is not None and not out.get("place_name"):
            raise ReviewError(f"the new place {out['place_id']} needs its place_name too")
        out = {**dict.fromkeys(_OF_PLACE), **out}
    if ("lat" in out) != ("lon" in out) or (out.get("lat") is None) != (out.get("lon") is None):
        raise ReviewError("lat and lon are set together")
    return out
