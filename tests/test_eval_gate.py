"""The gate's own rules; and, where the annotated reports are, its floors."""

import json

import pytest

from eval.furniture import claims_from_furniture
from eval.gate import EXACT, FLOORS, below, main, measure, raised
from eval.shared import DEFAULT, Shared


def test_floors_only_rise() -> None:
    floors = {"ground_core_f1": 0.7, "date": 0.9} | EXACT
    assert raised({"ground_core_f1": 0.6, "date": 0.95}, floors) == {"ground_core_f1": 0.7, "date": 0.94} | EXACT


def test_a_fallen_score_is_told() -> None:
    floors = {"ground_core_f1": 0.7, "figures_f1": 0.5} | EXACT
    fallen = below({"ground_core_f1": 0.69, "quote_verbatim": 1.0, "claims_from_furniture": 1.0}, floors)
    assert [line.split(":")[0] for line in fallen] == ["ground_core_f1", "figures_f1", "claims_from_furniture"]


def test_promises_are_among_the_floors() -> None:
    floors = json.loads(FLOORS.read_text())
    assert floors.items() >= EXACT.items()


def test_claims_in_lists_of_other_stories_are_found_out() -> None:
    text = "Russia took Toretsk.\n\nRead Next\nUkraine retakes Vovchansk\nRussia claims Selydove\n"
    claim = {"start": text.index("Ukraine"), "end": text.index("\nRussia claims"), "quote": "Ukraine retakes Vovchansk"}
    body = {"start": 0, "end": 20, "quote": text[:20]}
    assert claims_from_furniture(text, [body, claim], []) == [claim]
    assert claims_from_furniture(text, [body, claim], [claim]) == []


def test_without_the_annotated_reports_the_gate_says_so(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().err


def test_the_floors_hold_on_dev() -> None:
    shared = Shared(DEFAULT)
    if missing := shared.missing("dev"):
        pytest.skip(missing)
    if not shared.gazetteer.exists():
        pytest.skip(f"the gazetteer the floors were measured with is not here ({shared.gazetteer})")
    found = measure(shared, "dev")
    assert below(found.flat, json.loads(FLOORS.read_text())) == []
