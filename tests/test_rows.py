"""Rows are a sequence and a table, with the same columns whatever is in them."""

import sys
from collections.abc import Sequence

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tests.show import answer_samples as made
from tests.test_records import SAMPLES
from whoholds.errors import SettingsError
from whoholds.model import FigureGroup, Interval, Telling
from whoholds.records import ROW_TYPES
from whoholds.rows import Rows


def test_a_sequence_like_any_other() -> None:
    rows = Rows(Telling, [made.TOLD, made.COPY])
    assert isinstance(rows, Sequence)
    assert (len(rows), rows[0], rows[-1]) == (2, made.TOLD, made.COPY)
    assert rows[:1] == Rows(Telling, [made.TOLD])
    assert list(rows) == [made.TOLD, made.COPY]
    assert made.COPY in rows
    assert rows != Rows(Telling)
    assert not Rows(Telling)
    assert Rows(Telling) != Rows(Interval)
    assert hash(Rows(Interval, [made.RUSSIA])) == hash(Rows(Interval, [made.RUSSIA]))
    assert "Rows(Interval, [])" in repr(Rows(Interval))


@pytest.mark.parametrize("kind", ROW_TYPES, ids=lambda kind: kind.__name__)
def test_columns_are_the_same_when_empty(kind: type) -> None:
    full, empty = Rows(kind, SAMPLES[kind]), Rows(kind)
    names = [name for name, _ in full.fields]
    assert full.arrow().schema == empty.arrow().schema
    assert full.arrow().column_names == names
    assert full.polars().schema == empty.polars().schema
    assert list(full.pandas().columns) == names
    assert list(full.pandas().dtypes) == list(empty.pandas().dtypes)
    assert len(full.arrow()) == len(full.records())


def test_types_are_what_they_say() -> None:
    schema = Rows(FigureGroup).arrow().schema
    assert schema.field("value").type == pa.float64()
    assert schema.field("disagree").type == pa.bool_()
    assert schema.field("copies").type == pa.list_(pa.string())
    frame = Rows(Telling, [made.TOLD]).pandas()
    assert (str(frame.dtypes["seq"]), str(frame.dtypes["counts"])) == ("Int64", "boolean")
    assert Rows(Telling, [made.TOLD]).polars()["evidence"].dtype == pl.List(pl.String)


def test_values_come_through() -> None:
    rows = Rows(Telling, [made.SHOWN, made.telling(date=None)])
    frame = rows.polars()
    assert frame["quote"][0] == made.FOOTAGE
    assert frame["evidence"].to_list() == [["geolocated", "video"], []]
    assert frame["date"].to_list() == ["2024-10-29", None]
    assert pd.isna(rows.pandas()["date"][1])


def test_half_a_character_does_not_stop_a_table() -> None:
    rows = Rows(Telling, [made.telling("took \ud83d Selydove")])
    assert rows.arrow()["quote"].to_pylist() == ["took \ufffd Selydove"]


@pytest.mark.parametrize(("method", "package"), [("arrow", "pyarrow"), ("pandas", "pandas"), ("polars", "polars")])
def test_a_missing_package_is_named_with_the_cure(method: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SettingsError, match=rf'{package}.*pip install "whoholds\[tables\]"'):
        getattr(Rows(Telling, [made.TOLD]), method)()


def test_plain_rows_need_no_other_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, package, None)
    rows = Rows(Telling, [made.TOLD])
    assert rows.records()[0]["id"] == "c1"
    assert made.TAKEN in rows._repr_html_()
