"""whoholds: who holds this place on this day, according to whom, since when, and on what evidence.

    import whoholds

    reading = whoholds.read("Russian forces took the village of Krynky, the ministry said.", published="2024-02-20")
    for claim in reading.claims:
        print(claim.speaker, claim.stance, claim.party, claim.kind, claim.place_name, claim.quote)

    with whoholds.Ledger("whoholds.db") as ledger:
        print(ledger.who("Vuhledar", on="2024-10-02"))

What stands in ``__all__`` is the public interface and is kept; everything else may move.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from whoholds.errors import SkipReport, WhoholdsError
from whoholds.model import (
    Answer,
    Claim,
    Dating,
    Event,
    Figure,
    Interval,
    PlaceMention,
    Reading,
    Refusal,
    Report,
    Telling,
)

if TYPE_CHECKING:
    from whoholds.answers import Ledger
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.pipeline import Reader, read, read_report

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Claim",
    "Dating",
    "Event",
    "Figure",
    "Gazetteer",
    "Interval",
    "Ledger",
    "PlaceMention",
    "Reader",
    "Reading",
    "Refusal",
    "Report",
    "SkipReport",
    "Telling",
    "WhoholdsError",
    "read",
    "read_report",
]

# Parts that bring the stages with them are imported when they are first asked for: `import whoholds` stays quick.
_LATER = {
    "Gazetteer": "whoholds.gazetteer.lookup",
    "Ledger": "whoholds.answers",
    "Reader": "whoholds.pipeline",
    "read": "whoholds.pipeline",
    "read_report": "whoholds.pipeline",
}


def __getattr__(name: str) -> object:
    module = _LATER.get(name)
    if module is None:
        raise AttributeError(f"module 'whoholds' has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
