"""Every value that passes between stages, one stage a file.

`Report → Sentence → Mention → Draft → Claim → Telling → Event → Interval → Answer`: frozen, slotted dataclasses. An
object that exists is valid; nothing here does any work beyond describing itself.

Offsets are Python string indices (code points), end-exclusive, into the report's text as given. Dates are ISO strings
of day, month or year precision (``2024-09-07``, ``2024-09``, ``2024``). Coordinates are WGS 84 decimal degrees.
"""

from __future__ import annotations

from whoholds.model.audit import AuditCapture, AuditFigure, AuditSpeaker, MapOutcome, Measure
from whoholds.model.claim import Attribution, Claim, Dating, Day, Draft, Figure, Refusal
from whoholds.model.control import STATES, Answer, History, Interval, Sides, Standing, State
from whoholds.model.coverage import FEWER, UNDATED, Coverage, Span, Tally
from whoholds.model.entry import (
    ENTRY_KINDS,
    VERDICTS,
    Entry,
    EntryKind,
    Failure,
    Fault,
    FigureTelling,
    Review,
    Source,
    Telling,
    Verdict,
)
from whoholds.model.event import STATUSES, Edge, Event, Part, Relation, Role, Sighting, Status
from whoholds.model.figure_group import FigureCopy, FigureGroup, FigureLine
from whoholds.model.mentions import PartyMention, Place, PlaceMention, SpeakerMention, TimeMention
from whoholds.model.reading import Reading
from whoholds.model.record import OUTCOMES, Case, Lead, Outcome, Share, TrackRecord
from whoholds.model.report import NO_EXTRA, Report
from whoholds.model.syntax import Token, Tree
from whoholds.model.terrain import (
    LAYERS,
    AreaRow,
    Comparison,
    Elsewhere,
    Layer,
    MapChange,
    MapLayer,
    Passage,
    Snapshot,
    Spell,
)
from whoholds.model.text import Document, Furniture, Quotation, Sentence, View
from whoholds.model.vocabulary import KINDS, STANCES, Evidence, FigureKind, Json, Kind, PlaceType, Stance

__all__ = [
    "ENTRY_KINDS",
    "FEWER",
    "KINDS",
    "LAYERS",
    "NO_EXTRA",
    "OUTCOMES",
    "STANCES",
    "STATES",
    "STATUSES",
    "UNDATED",
    "VERDICTS",
    "Answer",
    "AreaRow",
    "Attribution",
    "AuditCapture",
    "AuditFigure",
    "AuditSpeaker",
    "Case",
    "Claim",
    "Comparison",
    "Coverage",
    "Dating",
    "Day",
    "Document",
    "Draft",
    "Edge",
    "Elsewhere",
    "Entry",
    "EntryKind",
    "Event",
    "Evidence",
    "Failure",
    "Fault",
    "Figure",
    "FigureCopy",
    "FigureGroup",
    "FigureKind",
    "FigureLine",
    "FigureTelling",
    "Furniture",
    "History",
    "Interval",
    "Json",
    "Kind",
    "Layer",
    "Lead",
    "MapChange",
    "MapLayer",
    "MapOutcome",
    "Measure",
    "Outcome",
    "Part",
    "PartyMention",
    "Passage",
    "Place",
    "PlaceMention",
    "PlaceType",
    "Quotation",
    "Reading",
    "Refusal",
    "Relation",
    "Report",
    "Review",
    "Role",
    "Sentence",
    "Share",
    "Sides",
    "Sighting",
    "Snapshot",
    "Source",
    "Span",
    "SpeakerMention",
    "Spell",
    "Stance",
    "Standing",
    "State",
    "Status",
    "Tally",
    "Telling",
    "TimeMention",
    "Token",
    "TrackRecord",
    "Tree",
    "Verdict",
    "View",
]
