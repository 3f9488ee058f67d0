"""Values to JSON objects and back: the bodies of entries, and of what the control stage concluded.

Reading a body that has not the fields it should raises KeyError or TypeError; `decoding` turns those into
`DamagedLedger`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from typing import Any

from whoholds.errors import DamagedLedger
from whoholds.model import Claim, Edge, Event, Figure, Interval, Json, Part, Place, Report, Sighting, Source

CLAIM_FIELDS = tuple(f.name for f in fields(Claim))
_FIGURE_FIELDS = tuple(f.name for f in fields(Figure))
_PLACE_FIELDS = tuple(f.name for f in fields(Place))
_PART_FIELDS = tuple(f.name for f in fields(Part))
_INTERVAL_FIELDS = tuple(f.name for f in fields(Interval))
_EVENT_FIELDS = tuple(f.name for f in fields(Event) if f.name not in ("place", "because", "parts", "edges", "maps"))
_SIGHTING_FIELDS = tuple(f.name for f in fields(Sighting))

_of_claim = attrgetter(*CLAIM_FIELDS)
_of_figure = attrgetter(*_FIGURE_FIELDS)
_of_place = attrgetter(*_PLACE_FIELDS)
_of_part = attrgetter(*_PART_FIELDS)
_of_sighting = attrgetter(*_SIGHTING_FIELDS)
_of_interval = attrgetter(*_INTERVAL_FIELDS)
_of_event = attrgetter(*_EVENT_FIELDS)

# What JSON gives back is known by its reader alone; this is the one place where it is untyped.
Object = dict[str, Any]


@contextmanager
def decoding(where: str) -> Iterator[None]:
    """Names `where` when what is kept there cannot be read back."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedLedger(
            f"{where} cannot be read ({type(error).__name__}: {error}); `whoholds verify` tells what else is damaged"
        ) from error


def parse(body: str) -> Object:
    """A JSON object. Raises ValueError for anything else."""
    value = json.loads(body)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def claim_body(claim: Claim) -> Object:
    """A claim as JSON."""
    return dict(zip(CLAIM_FIELDS, _of_claim(claim), strict=True)) | {"reasons": dict(claim.reasons)}


def claim_of(body: Object, changes: Mapping[str, Json] | None = None) -> Claim:
    """A claim from JSON, with a correction's `changes` in it."""
    raw = {**body, **changes} if changes else dict(body)
    raw["evidence"] = tuple(raw["evidence"])
    return Claim(**raw)


def figure_body(figure: Figure) -> Object:
    """A figure as JSON."""
    return dict(zip(_FIGURE_FIELDS, _of_figure(figure), strict=True))


def figure_of(body: Object) -> Figure:
    """A figure from JSON."""
    return Figure(**body)


def report_body(report: Report, key: str, digest: str, agency: str | None, extra: Json) -> Object:
    """A report as JSON, its text by `digest` only."""
    return {
        "agency": agency,
        "digest": digest,
        "extra": extra,
        "key": key,
        "language": report.language,
        "name": report.id,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "url": report.url,
    }


def source_body(source: Source) -> Object:
    """A source as JSON."""
    return {f.name: getattr(source, f.name) for f in fields(Source)}


def source_of(body: Object) -> Source:
    """A source from JSON, or from a report's body."""
    return Source(**{f.name: body[f.name] for f in fields(Source)})


def place_body(place: Place) -> Object:
    """A place as JSON."""
    return dict(zip(_PLACE_FIELDS, _of_place(place), strict=True))


def place_of(body: Object) -> Place:
    """A place from JSON."""
    return Place(**body)


def event_body(event: Event) -> Object:
    """An event as JSON, its place by id only."""
    return dict(zip(_EVENT_FIELDS, _of_event(event), strict=True)) | {
        "because": list(event.because),
        "parts": [dict(zip(_PART_FIELDS, _of_part(part), strict=True)) for part in event.parts],
        "edges": [[edge.source, edge.target, edge.relation] for edge in event.edges],
        "maps": [dict(zip(_SIGHTING_FIELDS, _of_sighting(seen), strict=True)) for seen in event.maps],
    }


def event_of(body: Object, place: Place) -> Event:
    """An event from JSON, at the place it is of."""
    raw = dict(body)
    raw["because"] = tuple(raw["because"])
    raw["parts"] = tuple(Part(**part) for part in raw["parts"])
    raw["edges"] = tuple(Edge(*edge) for edge in raw["edges"])
    # What was concluded before there were maps has none.
    raw["maps"] = tuple(Sighting(**seen) for seen in raw.get("maps", ()))
    return Event(place=place, **raw)


def interval_body(interval: Interval) -> Object:
    """An interval as JSON."""
    return dict(zip(_INTERVAL_FIELDS, _of_interval(interval), strict=True))


def interval_of(body: Object) -> Interval:
    """An interval from JSON."""
    raw = dict(body)
    for name in ("parties", "pro", "contra"):
        raw[name] = tuple(raw[name])
    return Interval(**raw)
