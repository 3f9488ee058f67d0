"""The names under which the English-language press knows a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from whoholds.gazetteer.names import plain
from whoholds.gazetteer.records import Record

_FILE = Path(__file__).parent / "data" / "standard.yaml"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    import yaml

    with _FILE.open(encoding="utf-8") as handle:
        loaded: dict[str, list[str]] = yaml.safe_load(handle)
    return loaded


def rename(records: Iterable[Record]) -> list[Record]:
    """The records, the most populous bearer of each name in ``data/standard.yaml`` under that name."""
    records = list(records)
    wanted = {(country, plain(name)): name for country, names in _table().items() for name in names}
    countries = {country for country, _ in wanted}
    bearers: dict[tuple[str, str], int] = {}
    for i, record in enumerate(records):
        if record.country not in countries:
            continue
        for key in {(record.country, plain(n)) for n in record.spellings} & wanted.keys():
            j = bearers.get(key)
            if j is None or record.population > records[j].population:
                bearers[key] = i
    for key, i in sorted(bearers.items()):
        name, record = wanted[key], records[i]
        others = tuple(n for n in record.spellings if n not in (name, record.local_name))
        records[i] = replace(record, name=name, names=others)
    return records
