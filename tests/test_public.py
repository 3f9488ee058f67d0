"""The public list: what others may build on. Adding to it is a decision; taking away breaks somebody."""

import subprocess
import sys

import pytest

import whoholds

PUBLIC = [
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


def test_the_list_is_this_one() -> None:
    assert whoholds.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(whoholds))


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_on_the_list_is_there_and_described(name: str) -> None:
    assert getattr(whoholds, name).__doc__


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="whoholds"):
        _ = whoholds.no_such_name  # type: ignore[attr-defined]


def test_import_is_light() -> None:
    script = "import sys, whoholds; print(sorted({'spacy', 'rich', 'yaml', 'pydantic', 'typer'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"
