"""Places that news of wars names and the embedded world table lacks."""

from __future__ import annotations

from pathlib import Path

from whoholds.gazetteer import regions
from whoholds.gazetteer.names import plain
from whoholds.gazetteer.records import Record

_FILE = Path(__file__).parent / "data" / "supplement.yaml"
ERROR_KM = 5.0  # as the file's header says


def read() -> list[Record]:
    """The rows of ``data/supplement.yaml``, by id."""
    import yaml

    with _FILE.open(encoding="utf-8") as handle:
        tables: dict[str, dict[str, list[float | str | None]]] = yaml.safe_load(handle)
    out: list[Record] = []
    for country, rows in tables.items():
        for name, (lat, lon, region, *others) in rows.items():
            out.append(
                Record(
                    id=f"whoholds:{country}-{plain(name)}",
                    name=name,
                    names=tuple(str(other) for other in others),
                    lat=float(str(lat)),
                    lon=float(str(lon)),
                    admin1=None if region is None else _region(str(region), country),
                    country=country,
                    error_km=ERROR_KM,
                    source="whoholds",
                )
            )
    return sorted(out, key=lambda r: r.id)


def _region(name: str, country: str) -> str:
    return regions.admin1(name, country) or name
