"""Rows: their fields are stable, their values of the type that is promised."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.main import get_command

from tests.show import answer_samples as made
from tests.show import terrain_samples as mapped
from whoholds import cli_answers, cli_audit, cli_ledger, cli_numbers, cli_terrain, cli_terrain_ask
from whoholds.cli import app
from whoholds.model import (
    AreaRow,
    AuditCapture,
    AuditFigure,
    AuditSpeaker,
    Comparison,
    Coverage,
    Event,
    Failure,
    Fault,
    FigureGroup,
    Interval,
    MapChange,
    Passage,
    Snapshot,
    Telling,
    TrackRecord,
)
from whoholds.records import ROW_TYPES, EventClaim, RecordCase, Viewed, event_document, flat, number, views

SAMPLES: dict[type, Sequence[object]] = {
    Telling: [made.TOLD, made.REJECTED, made.telling(date=None, outlet=None, told=None, place_id=None)],
    Event: [made.EVENT, mapped.SIGHTED],
    Interval: [made.RUSSIA, made.UNKNOWN, mapped.DRAWN],
    Viewed: views(made.ANSWER),
    EventClaim: [
        EventClaim(made.EVENT, made.EVENT.parts[0], made.TOLD),
        EventClaim(made.EVENT, made.EVENT.parts[1], None),
    ],
    FigureGroup: [made.FIGURES],
    TrackRecord: [made.RECORD],
    RecordCase: [RecordCase(made.RECORD, case) for case in made.RECORD.cases],
    Coverage: made.COVERAGE,
    Fault: [Fault("entry 3", "its hash is not that of its words", "restore it from a copy")],
    Failure: [Failure("a.txt", "the file is empty", "2026-11-22T10:00:00Z", 4)],
    Snapshot: mapped.LAYERS,
    AreaRow: mapped.AREAS,
    Passage: mapped.PASSAGES,
    MapChange: mapped.CHANGES,
    Comparison: mapped.COMPARISONS,
    AuditFigure: mapped.FIGURES,
    AuditCapture: mapped.CAPTURES,
    AuditSpeaker: mapped.SPEAKERS,
}
TERRAIN_TYPES = (
    Snapshot,
    AreaRow,
    Passage,
    MapChange,
    Comparison,
    AuditFigure,
    AuditCapture,
    AuditSpeaker,
)
PYTHON = {"text": str, "whole": int, "number": (int, float), "flag": bool, "texts": list}


def test_every_type_has_a_sample() -> None:
    assert set(SAMPLES) == set(ROW_TYPES)


@pytest.mark.parametrize("kind", ROW_TYPES, ids=lambda kind: kind.__name__)
def test_values_have_the_type_of_their_column(kind: type) -> None:
    table = flat(kind)
    names = [name for name, _ in table.fields]
    assert len(set(names)) == len(names)
    rows = [row for value in SAMPLES[kind] for row in table.rows(value)]
    assert rows
    for row in rows:
        assert list(row) == names
        for name, of in table.fields:
            value = row[name]
            assert value is None or isinstance(value, PYTHON[of]), f"{name} is {value!r}"
            assert of != "texts" or isinstance(value, list), f"{name} is {value!r}, no list"
            assert of == "flag" or not isinstance(value, bool), f"{name} is {value!r}"
        json.dumps(row)


def test_a_claim_keeps_its_words_and_where_they_were_told() -> None:
    row = next(flat(Telling).rows(made.REJECTED))
    assert row["quote"] == made.TAKEN
    assert (row["lat"], row["outlet"], row["told"]) == (48.1483, "Meridian Wire", "2024-10-29")
    assert (row["review"], row["reviewed_by"], row["counts"]) == ("reject", "A. Editor", False)


def test_a_group_gives_a_row_for_each_figure() -> None:
    rows = list(flat(FigureGroup).rows(made.FIGURES))
    assert [row["value"] for row in rows] == [3000, 6000, None]
    assert {row["group"] for row in rows} == {"g1"}
    assert rows[0]["copies"] == ["r9"]


def test_a_view_names_its_strongest_claims_or_none() -> None:
    first, _, last = [next(flat(Viewed).rows(view)) for view in views(made.ANSWER)]
    assert (first["view"], first["parties"], first["pro_quote"]) == ("party:RUS", ["RUS"], made.TAKEN)
    assert (first["contra_stance"], first["contra"]) == ("denies", ["c2", "c3"])
    assert (last["state"], last["contra_quote"]) == ("contested", made.EDGE)


def test_numbers_behind_a_record_come_with_their_claims() -> None:
    row = next(flat(TrackRecord).rows(made.RECORD))
    assert (row["borne_out"], row["borne_out_of"], row["borne_out_claims"]) == (2, 3, ["c1", "c2"])
    assert (row["ahead"], row["ahead_share"], row["ahead_low"]) == (0, None, None)


def test_an_event_as_one_object_has_its_parts_and_edges() -> None:
    claims = [EventClaim(made.EVENT, part, made.TOLD) for part in made.EVENT.parts]
    document = event_document(made.EVENT, claims)
    assert document["status"] == "superseded"
    assert [part["role"] for part in document["parts"]] == ["claims", "claims", "corroborates", "denies"]
    assert [part["decides"] for part in document["parts"]] == [False, False, False, True]
    assert document["edges"][0] == {"source": "c2", "relation": "denies", "target": "c1"}
    # what the ledger no longer shows keeps its place, without words
    assert next(flat(EventClaim).rows(EventClaim(made.EVENT, made.EVENT.parts[1], None)))["quote"] is None


@pytest.mark.parametrize(("value", "shown"), [(None, None), (3.0, 3), (0.1 + 0.2, 0.3), (1e6, 1_000_000), (-2.5, -2.5)])
def test_numbers_are_rounded_and_whole_where_they_are(value: float | None, shown: float | None) -> None:
    assert number(value) == shown
    assert type(number(value)) is type(shown)


DOCS = Path(__file__).resolve().parent.parent / "docs"
ANSWERS, TERRAIN = ((DOCS / name).read_text(encoding="utf-8") for name in ("answers.md", "terrain.md"))
# Told once for all shares of a track record.
_OF_A_SHARE = ("_of", "_share", "_low", "_high", "_claims")


@pytest.mark.parametrize("kind", [kind for kind in ROW_TYPES if kind is not Failure], ids=lambda kind: kind.__name__)
def test_the_pages_list_every_field(kind: type) -> None:
    # What maps tell has a page of its own, with the fields at its end.
    page = TERRAIN.partition("## Fields")[2] if kind in TERRAIN_TYPES else ANSWERS
    names = [name for name, _ in flat(kind).fields]
    shares = {name for name in names if f"{name}_share" in names}
    told = [n for n in names if not any(n == share + end for share in shares for end in _OF_A_SHARE)]
    assert [name for name in told if f"`{name}`" not in page] == []


Command = tuple[tuple[str, ...], str]
COMMANDS: list[Command] = [
    *(((f.__name__,), ANSWERS) for module in (cli_answers, cli_numbers, cli_ledger) for f, _ in module.COMMANDS),
    *(((f.__name__,), TERRAIN) for f, _ in cli_audit.COMMANDS),
    *((("terrain", name), TERRAIN) for module in (cli_terrain, cli_terrain_ask) for name, *_ in module.COMMANDS),
    *((("terrain", "plot", name), TERRAIN) for name, *_ in cli_terrain_ask.PLOTS),
]


@pytest.mark.parametrize(("words", "page"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_the_pages_have_every_command_and_option(words: tuple[str, ...], page: str) -> None:
    command: object = get_command(app)
    for word in words:
        command = command.commands[word]  # type: ignore[attr-defined]
    written = " ".join(("whoholds", *words))
    assert f"{written} " in page or f"$ {written}\n" in page
    # Of a pair like --add and --no-add the one that changes something.
    options = [p.secondary_opts or p.opts for p in command.params if p.param_type_name == "option"]  # type: ignore[attr-defined]
    assert [o for spelled in options if (o := max(spelled, key=len)) not in page] == []
