"""Rows: their fields are stable, their values of the type that is promised."""

import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command

from tests.show import answer_samples as made
from whoholds import cli_answers, cli_ledger, cli_numbers
from whoholds.cli import app
from whoholds.model import Coverage, Event, Failure, Fault, FigureGroup, Interval, Telling, TrackRecord
from whoholds.records import ROW_TYPES, EventClaim, RecordCase, Viewed, event_document, flat, number, views

SAMPLES: dict[type, Sequence[object]] = {
    Telling: [made.TOLD, made.REJECTED, made.telling(date=None, outlet=None, told=None, place_id=None)],
    Event: [made.EVENT],
    Interval: [made.RUSSIA, made.UNKNOWN],
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
}
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


PAGE = (Path(__file__).resolve().parent.parent / "docs" / "answers.md").read_text(encoding="utf-8")
# Told once for all shares of a track record.
_OF_A_SHARE = ("_of", "_share", "_low", "_high", "_claims")


@pytest.mark.parametrize("kind", [kind for kind in ROW_TYPES if kind is not Failure], ids=lambda kind: kind.__name__)
def test_the_page_lists_every_field(kind: type) -> None:
    names = [name for name, _ in flat(kind).fields]
    shares = {name for name in names if f"{name}_share" in names}
    told = [n for n in names if not any(n == share + end for share in shares for end in _OF_A_SHARE)]
    assert [name for name in told if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("module", [cli_answers, cli_numbers, cli_ledger], ids=lambda module: module.__name__)
def test_the_page_has_every_command_and_option(module: ModuleType) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for function, _ in module.COMMANDS:
        command = commands[function.__name__]
        assert f"whoholds {command.name} " in PAGE or f"$ whoholds {command.name}\n" in PAGE
        options = [max(p.opts, key=len) for p in command.params if p.param_type_name == "option"]
        assert [o for o in options if o not in PAGE] == []
