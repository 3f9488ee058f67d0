"""The pages say what is so: their Python runs, their links lead somewhere, their tables list what the code has."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from typer.main import get_command

from tests.show.samples import reading
from whoholds import model
from whoholds.cli import app
from whoholds.show.jsonl import record

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def _blocks() -> list[tuple[str, str]]:
    return [
        (f"{page.relative_to(ROOT)}#{n}", code)
        for page in PAGES
        for n, code in enumerate(_PYTHON.findall(page.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize(("where", "code"), _blocks(), ids=[where for where, _ in _blocks()])
def test_python_in_the_pages_runs(where: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, where, "exec"), {"__name__": "docs"})
    assert "print(" not in code or capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    dead = [to for to in _LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / to).exists()]
    assert not dead


@pytest.mark.parametrize("values", [model.KINDS, model.STANCES, get_args(model.FigureKind), get_args(model.Evidence)])
def test_the_codebook_lists_every_value(values: tuple[str, ...]) -> None:
    assert [v for v in values if f"`{v}`" not in CODEBOOK] == []


def test_the_codebook_lists_every_field() -> None:
    made = record(reading(report=model.Report("a", "b")))
    for fields in (made, record(reading())["claims"][0], record(reading())["figures"][0]):
        assert [name for name in fields if f"`{name}`" not in CODEBOOK] == []


def test_every_option_of_read_has_its_line() -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    command = get_command(app).commands["read"]  # type: ignore[attr-defined]
    options = [max(p.opts, key=len) for p in command.params if p.param_type_name == "option"]
    assert [o for o in options if o not in page and o != "--output"] == []
    assert "`-o FILE`" in page


def test_the_tables_of_the_control_page_are_those_of_the_code() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "pages", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_sessions_are_what_the_commands_print() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "readme", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
