"""What maps tell, made by hand: layers kept, areas, settlements, changes, published figures, audits."""

from dataclasses import replace

from tests.show.answer_samples import EVENT, MINISTRY, PLACE, STAFF, TOLD
from whoholds.model import (
    AreaRow,
    AuditCapture,
    AuditFigure,
    AuditSpeaker,
    Comparison,
    Event,
    Figure,
    FigureTelling,
    Interval,
    MapChange,
    Passage,
    Sighting,
    Snapshot,
)

DESK, OTHER = "Map Desk", "Other Desk"

LAYER = Snapshot(
    id="0a1b2c3d4e5f6071", assessor=DESK, day="2024-10-31", layer="control", party="RUS", source_layer="held ground",
    digest="ab" * 32, bounds=(37.0, 47.5, 38.4, 48.6), covers=("pre2022",), static=False, required=True,
    elsewhere="home", theatre="ukraine", file="2024-10-31.kml", file_digest="cd" * 32,
    notes=("a ring that crosses itself was mended, near 37.31 48.10",), producer="maps/1",
    recorded="2026-11-22T10:00:00.000000Z", seq=12,
)  # fmt: skip
LAYERS = (
    LAYER,
    replace(LAYER, id="1", day="2024-11-02", notes=()),
    replace(LAYER, id="2", layer="unknown", party=None, source_layer="", covers=(), notes=(), theatre=None),
    replace(LAYER, id="3", layer="pre2022", static=True, day="2022-02-23", covers=(), notes=()),
    replace(LAYER, id="4", assessor=OTHER, covers=(), notes=()),
)

AREA = AreaRow(
    DESK, ("control", "advance"), "RUS", None, None, "2024-10", "2024-09-30", "2024-10-31",
    held=10_931.66, gained=478.25, lost=3.1, net=475.15, spread=12.5, maps=24,
)  # fmt: skip
CUT = replace(
    AREA, period="2024-11", since="2024-10-31", until="2024-11-02", held=10_940.0, gained=9.0, lost=0.66, net=8.34,
    spread=None, maps=2, interpolated=True, partial=True, missing=("2024-11-02",),
    notes=("its control takes in what others draw apart as pre2022",),
)  # fmt: skip
GAP = replace(
    AREA, period="2024-12", held=None, gained=None, lost=None, net=None, spread=None, maps=0,
    why_not="there is no map after 2024-11-02 and before 2025-01-15",
)  # fmt: skip
THEIRS = replace(AREA, assessor=OTHER, held=10_900.0, net=462.65)
REGION = replace(AREA, region="UA-14", region_name="Donetsk Oblast", spread=None)
LACKING = replace(
    GAP, assessor="Third Desk", period=None, since=None, until=None,
    why_not="the layer advance is not in the maps of Third Desk (they have control RUS)",
)  # fmt: skip
AREAS = (AREA, CUT, GAP, THEIRS, LACKING)

PASSAGE = Passage(DESK, PLACE, "2024-10-29", "2024-10-28", None, "UKR", "control", "RUS", 9)
PASSAGES = (
    PASSAGE,
    replace(PASSAGE, assessor=OTHER, old_layer="advance", old_party="RUS", place=replace(PLACE, population=0)),
    replace(PASSAGE, old_layer="unknown", old_party=None, new_layer=None, new_party=None, lasted=1),
)

CHANGE = MapChange(
    DESK, ("control",), "RUS", "gained", "2024-10-28", "2024-10-29", 41.27, 48.1483, 37.3003, "Donetsk Oblast",
    ("Selydove", "Vyshneve", "Oleksandropil", "Petrivka", "Kamianka"), ("c1", "c2", "c4"), 31, "reported",
)  # fmt: skip
CHANGES = (
    CHANGE,
    replace(CHANGE, change="lost", km2=2.5, settlements=(), claims=(), verdict="unreported", region=None),
    replace(CHANGE, assessor=OTHER, claims=("c1",), settlements=("Selydove",)),
    replace(CHANGE, assessor=OTHER, day="2024-11-02", before="2024-10-29", claims=(), reports=0, verdict="no reports"),
)

COMPARISON = Comparison(
    "2024-10", "Lowland Gazette", DESK, "gain", 478.0, DESK, ("control",), "2024-09-30", "2024-10-31",
    computed=475.15, gained=478.25, lost=3.1, difference=2.85, agrees="net",
)  # fmt: skip
COMPARISONS = (
    COMPARISON,
    replace(COMPARISON, published=490.0, difference=14.85, agrees="gained", reason="not known", note="by telephone"),
    replace(COMPARISON, published=900.0, difference=424.85, agrees=None, reason="there is no map of 2024-10-31"),
    replace(
        COMPARISON, computed=None, gained=None, lost=None, difference=None, agrees=None, layers=("control", "claimed"),
        others=475.15, other_layers=("control",), reason="Lowland Gazette counts claimed too",
    ),
    replace(COMPARISON, assessor=None, computed=None, difference=None, agrees=None, reason="no maps of X are here"),
)  # fmt: skip

AREA_WORDS = "Its forces had taken 478 square kilometres of the Donetsk region in October"
CLAIMED = FigureTelling(
    Figure(
        id="f1", start=0, end=len(AREA_WORDS), quote=AREA_WORDS, kind="area_km2", value=478.0,
        unit_text="478 square kilometres", bound="lower", approx=True, about="RUS", place="Donetsk region",
        period="in October", speaker=MINISTRY, side="RUS", date="2024-11-02",
    ),
    TOLD.source, "2024-11-02", "ukraine", "rules/1", "2026-11-22T10:00:00.000000Z", 8,
)  # fmt: skip
MEASURED = AuditFigure(
    CLAIMED, "RUS", "2024-09-30", "2024-10-31", "Donetsk Oblast", DESK, ("control", "advance"), "RUS", "gained",
    km2=401.5, net=399.9, ratio=1.191, reached="2024-11-09", interpolated=True, notes=("the map of 2024-10-31",),
)  # fmt: skip
UNMEASURED = replace(
    MEASURED, assessor=OTHER, layers=(), party=None, measure=None, km2=None, net=None, ratio=None, reached=None,
    interpolated=False, notes=(), why_not="no map of Other Desk lies in these days",
)  # fmt: skip
UNTOLD = replace(
    UNMEASURED, figure=replace(CLAIMED, figure=replace(CLAIMED.figure, id="f2", period=None, place=None, about=None)),
    claimant=None, since=None, until=None, region=None, assessor=None,
    why_not="its words do not say whose ground it is",
)  # fmt: skip
STOCK = replace(
    MEASURED, figure=replace(CLAIMED, figure=replace(CLAIMED.figure, id="f3", period=None)), since=None,
    until="2024-11-02", measure="held", net=None, reached=None, interpolated=False,
)  # fmt: skip
FIGURES = (MEASURED, UNMEASURED, UNTOLD, STOCK)

SHOWN = AuditCapture(
    "e1", PLACE, "RUS", "2024-10-29", "corroborated", (MINISTRY, "Denis Pushilin", "a third"), DESK, "shown",
    shown="2024-10-31", before="2024-10-28", days=2,
)  # fmt: skip
CAPTURES = (
    SHOWN,
    replace(SHOWN, assessor=OTHER, outcome="not yet", shown=None, before=None, days=5, reason="the last map is of X"),
    replace(SHOWN, event="e2", outcome="before", days=None, before=None, reason="its maps show it so since 2024-10-01"),
    replace(SHOWN, event="e3", shown="2024-10-28", days=-1),
    replace(SHOWN, event="e4", days=0),
    replace(SHOWN, event="e5", outcome="no map", shown=None, before=None, days=None, reason="the maps go from X to Y"),
    replace(SHOWN, event="e6", outcome="not placed", shown=None, before=None, days=None, reason="an area is no point"),
)

TOTAL = AuditSpeaker(MINISTRY, "RUS", DESK, 7, 3, 1, 1, 1, 1, 14.5, 2, 678.0, 601.5, 1.127)
SPEAKERS = (
    TOTAL,
    replace(TOTAL, assessor=OTHER, median_days=None, figures=0, claimed_km2=0.0, measured_km2=0.0, ratio=None, open=0),
    replace(TOTAL, speaker=STAFF, side="", captures=0, shown=0, late=0, before=0, not_yet=0, open=0, median_days=None),
)

DRAWN = Interval(
    PLACE.id, f"assessor:{DESK}", "2024-10-31", None, "held", ("RUS",), False, "2024-11-02",
    rule="its point lies in its layer of control on the map of 2024-10-31, and did not on that of 2024-10-28",
)  # fmt: skip
UNCLEAR = Interval(PLACE.id, f"assessor:{OTHER}", "2024-10-28", None, "unknown", (), True, "2024-11-01", rule="unclear")
SIGHTED: Event = replace(
    EVENT, status="corroborated", standing="corroborated", rule="control map", by=None,
    maps=(
        Sighting(DESK, "2024-10-31", "2024-10-28", "RUS", "first shown on the map of 2024-10-31, 2 days after it"),
        Sighting(OTHER, "2024-10-29", "2024-10-28", "RUS", "first shown on the map of 2024-10-29, on its day"),
    ),
)  # fmt: skip
