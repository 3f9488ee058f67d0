"""A small gazetteer of our own, and the whole one built once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gazetteer.samples import RECORDS
from whoholds.gazetteer import Gazetteer, cache, embedded, store
from whoholds.gazetteer.records import Record


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Gazetteer]:
    path = tmp_path / "small.sqlite"
    store.write(path, RECORDS, "test")
    gazetteer = Gazetteer.open(path)
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder in which building takes no time: the embedded sources are a handful of records."""

    def cities(progress: object = None) -> list[Record]:
        return list(RECORDS)

    monkeypatch.setattr(embedded, "read_cities", cities)
    monkeypatch.setattr(embedded, "read_register", lambda progress=None: [])
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded gazetteer, built once (some 20 s)."""
    return cache.ensure(tmp_path_factory.mktemp("cache") / "gazetteer.sqlite")


@pytest.fixture(scope="session")
def whole(built: Path) -> Gazetteer:
    return Gazetteer.open(built)
