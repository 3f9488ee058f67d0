"""The lock files hold what pyproject.toml asks for, every package by hash, and nothing of one machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = {
    "requirements.lock": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]],
    "requirements-dev.lock": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["build"],
        *PROJECT["dependency-groups"]["dev"],
    ],
}
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?P<rest>.*(?:\n {4}--hash=.*)*)", re.MULTILINE)


def _pins(file: str) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    for pin in _PIN.finditer((ROOT / file).read_text(encoding="utf-8")):
        assert "--hash=sha256:" in pin["rest"], f"{pin['name']} has no hash"
        pins.setdefault(pin["name"].lower().replace("_", "-"), set()).add(pin["version"])
    return pins


@pytest.mark.parametrize("file", ASKED)
def test_what_is_asked_for_is_pinned_by_hash(file: str) -> None:
    pins = _pins(file)
    for wish in map(Requirement, ASKED[file]):
        versions = pins.get(wish.name.lower().replace("_", "-"), set())
        assert versions, f"{wish.name} is not in {file}: run tools/lock"
        assert all(wish.specifier.contains(v) for v in versions), f"{wish} but {versions} in {file}: run tools/lock"


def test_both_locks_agree() -> None:
    run, dev = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("file", ASKED)
def test_no_index_of_one_machine_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"--(?:index-url|extra-index-url|find-links|trusted-host)|file:|https?://", text)


def test_the_parser_is_the_one_that_was_checked() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in text
