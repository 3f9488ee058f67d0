"""Rows for other programs: what is read back is what was written, and no cell becomes a formula."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.show.lines import cell, write

FORMULAS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def written(form: str, *rows: dict, fields: tuple[str, ...] = ("a", "b")) -> str:
    out = io.StringIO(newline="")
    write(form, out, fields, rows)  # type: ignore[arg-type]
    return out.getvalue()


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_csv_gives_back_every_text(rows: list[tuple[str, str]]) -> None:
    text = written("csv", *({"a": a, "b": b} for a, b in rows))
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert back == [["a", "b"], *([cell(a), cell(b)] for a, b in rows)]


@given(TEXTS)
def test_no_text_is_left_that_a_spreadsheet_would_evaluate(text: str) -> None:
    shown = cell(text)
    assert isinstance(shown, str)
    assert not shown.startswith(tuple(FORMULAS))
    assert shown in (text, f"'{text}")


@pytest.mark.parametrize("sign", FORMULAS)
def test_every_sign_is_guarded(sign: str) -> None:
    assert cell(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"
    assert cell([f"{sign}1", "x"]) == f"'{sign}1; x"


def test_numbers_are_numbers() -> None:
    assert [cell(v) for v in (-1.5, -3, 0, True, False, None)] == [-1.5, -3, 0, "true", "false", ""]
    assert written("csv", {"a": -1.5, "b": "-1.5"}) == "a,b\n-1.5,'-1.5\n"


def test_csv_is_plain() -> None:
    text = written("csv", {"a": 'the "city", he said', "b": ["x", "y"]}, {"a": "one\r\ntwo", "b": None})
    assert text == 'a,b\n"the ""city"", he said",x; y\n"one\r\ntwo",\n'
    assert not text.startswith("\ufeff")
    assert written("csv") == "a,b\n"


def test_json_and_lines_hold_the_same_objects() -> None:
    rows = ({"a": "Мар'їнка", "b": ["x"]}, {"a": None, "b": []})
    assert json.loads(written("json", *rows)) == list(rows)
    assert [json.loads(line) for line in written("jsonl", *rows).splitlines()] == list(rows)
    assert json.loads(written("json")) == []
    assert written("jsonl") == ""
    assert "Мар'їнка" in written("jsonl", *rows)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_half_a_character_can_still_be_written(form: str) -> None:
    written(form, {"a": "took \ud83d it", "b": 1}).encode("utf-8")
