"""The shape of the package: who may import whom, and which stages must stay pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import whoholds

ROOT = Path(whoholds.__file__).parent
# In the order of a report's journey: a stage imports root modules, the gazetteer, itself, and stages to its left.
STAGES = ("sources", "text", "mentions", "claims", "ledger", "terrain", "control")
COMPOSERS = {
    "__main__", "__init__", "answers", "asked_place", "atlas", "audits", "changed", "cli", "cli_answers", "cli_audit",
    "cli_common", "cli_gazetteer", "cli_ledger", "cli_numbers", "cli_terrain", "cli_terrain_ask", "cli_terrain_options",
    "comparisons", "conclusions", "pipeline", "plugins", "witness",
}  # fmt: skip
PURE = ("text", "mentions", "claims", "control")
# The parser is behind one port (claims/syntax.py), which loads it from the disk.
MAY_TOUCH = {"claims/syntax.py"}
IMPURE_MODULES = {
    "os", "io", "pathlib", "time", "socket", "urllib", "http", "requests", "subprocess", "random", "tempfile", "shutil",
    "sqlite3", "threading", "logging", "glob", "platformdirs", "sys", "yaml",
}  # fmt: skip
IMPURE_CALLS = {"open", "input", "print", "exec", "eval"}
IMPURE_METHODS = {"today", "now", "utcnow", "read_text", "write_text", "read_bytes", "getenv"}
MAX_LINES = 400


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports, types-only imports left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            skipped |= {inner for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stage(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_stage_imports_only_what_stands_to_its_left(path: Path) -> None:
    here = stage(path)
    for name in imported(path):
        if not name.startswith("whoholds."):
            continue
        there = name.split(".")[1]
        if here in COMPOSERS:
            continue
        assert there not in COMPOSERS - {"plugins"} or here == there, f"{path.name} imports {name}: only the shell may"
        if there in STAGES:
            assert here in STAGES, f"{path.name} imports {name}: a root module, the gazetteer or a display may not"
            assert STAGES.index(there) <= STAGES.index(here), f"{path.name} imports {name}: that stands to its right"
        shows_itself = path.name in ("reading.py", "rows.py")
        assert there != "show" or here == "show" or shows_itself, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", [p for p in modules() if stage(p) in PURE], ids=lambda p: str(p.relative_to(ROOT)))
def test_pure_stages_touch_nothing(path: Path) -> None:
    if str(path.relative_to(ROOT)) in MAY_TOUCH:
        return
    touched = {name.split(".")[0] for name in imported(path)} & IMPURE_MODULES
    assert not touched, f"{path.name} imports {touched}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in IMPURE_CALLS, f"{path.name}:{node.lineno} calls {node.func.id}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in IMPURE_METHODS, f"{path.name}:{node.lineno} uses .{node.attr}"
        assert not isinstance(node, ast.Global), f"{path.name}:{node.lineno} has a global"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_one_noun_a_file(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_theatres_hold_no_code() -> None:
    assert not list((ROOT / "theatres").rglob("*.py"))
