"""A few places for a small gazetteer."""

from __future__ import annotations

from whoholds.gazetteer.records import Record


def record(id: str, name: str, lat: float, lon: float, **fields: object) -> Record:
    defaults: dict[str, object] = {"names": (), "admin1": "Donetsk Oblast", "country": "UA", "source": "test"}
    return Record(id=id, name=name, lat=lat, lon=lon, **{**defaults, **fields})  # type: ignore[arg-type]


RECORDS = [
    record("geonames:1", "Pokrovsk", 48.28, 37.18, names=("Krasnoarmeysk", "Красноармейск"), population=60000),
    record("geonames:2", "Kalynove", 48.1393, 37.4412, local_name="Калинове"),
    record("geonames:3", "Kalynove", 47.4577, 37.4650, population=577),
    record("geonames:4", "Kalynove", 49.7822, 37.6329, admin1="Kharkiv Oblast"),
    record("geonames:5", "Kupiansk", 49.71, 37.6158, admin1="Kharkiv Oblast", population=27000),
    record("geonames:6", "Zaliznychne", 47.6486, 36.1671, admin1="Zaporizhzhia Oblast", population=1100),
    record("katottg:UA7", "Marinka", 47.95, 37.5, local_name="Мар'їнка", error_km=22.0),
    record("geonames:8", "Bakhmut", 48.594, 37.999, names=("Artemivs'k", "Артёмовск"), population=80000),
    record("geonames:9", "Moscow", 55.75, 37.62, admin1="Moscow", country="RU", population=10_000_000),
    record("geonames:10", "Nubl", 36.3787, 36.9929, admin1="Aleppo Governorate", country="SY"),
    record("geonames:11", "Kalinovo", 57.9, 60.2, admin1="Sverdlovsk Oblast", country="RU", population=5000),
]
