"""A small gazetteer of our own, and the whole one built once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gazetteer.samples import RECORDS
from whoholds.gazetteer import Gazetteer, cache, store


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Gazetteer]:
    path = tmp_path / "small.sqlite"
    store.write(path, RECORDS, "test")
    gazetteer = Gazetteer.open(path)
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded gazetteer, built once (some 20 s)."""
    return cache.ensure(tmp_path_factory.mktemp("cache") / "gazetteer.sqlite")


@pytest.fixture(scope="session")
def whole(built: Path) -> Gazetteer:
    return Gazetteer.open(built)
