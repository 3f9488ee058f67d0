from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whoholds.errors import GazetteerError
from whoholds.gazetteer import Gazetteer, added, cache, register, store
from whoholds.gazetteer.records import Record
from whoholds.gazetteer.versions import versions

CSV = "id,name,lat,lon,country,admin1\nx:1,Newville,48.0,37.0,UA,Donetsk\n"


def test_it_is_built_on_first_use_in_the_folder_asked_for(quick: Path) -> None:
    gazetteer = Gazetteer.open()
    assert gazetteer.path.parent == quick
    assert str(store.SCHEMA_VERSION) in gazetteer.path.name
    assert versions() in gazetteer.path.name
    assert gazetteer.lookup("Pokrovsk")
    assert not list(quick.glob(".building*"))


@pytest.mark.parametrize("harm", ["cut", "text"])
def test_a_damaged_cache_is_built_anew(quick: Path, harm: str) -> None:
    path = Gazetteer.open().path
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] if harm == "cut" else b"junk" * 5000)
    assert Gazetteer.open().lookup("Pokrovsk")


def test_adding_is_idempotent_and_survives_a_rebuild(quick: Path, tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(CSV, encoding="utf-8")
    rows, meta = cache.add(str(source))
    assert rows == 1
    (place,) = Gazetteer.open().lookup("Newville")
    assert place.admin1 == "Donetsk Oblast"
    assert cache.add(str(source))[1] == meta
    path = cache.default_path()
    path.unlink()
    again = Gazetteer.open()
    assert again.fingerprint == meta["fingerprint"]
    assert again.lookup("Newville") == (place,)


def test_an_edited_source_replaces_its_earlier_rows(quick: Path, tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(CSV, encoding="utf-8")
    cache.add(str(source))
    source.write_text(CSV.replace("Newville", "Othertown"), encoding="utf-8")
    cache.add(str(source))
    assert Gazetteer.open().lookup("Newville") == ()
    assert Gazetteer.open().lookup("Othertown")


def test_a_bad_source_leaves_everything_as_it_was(quick: Path, tmp_path: Path) -> None:
    before = Gazetteer.open().fingerprint
    bad = tmp_path / "bad.csv"
    bad.write_text(CSV.replace("48.0", "north"), encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"bad\.csv:2"):
        cache.add(str(bad))
    assert Gazetteer.open().fingerprint == before
    assert added.kept(cache.added_folder()) == ()


def test_a_failed_build_leaves_the_old_file(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Gazetteer.open().path
    before = path.read_bytes()

    def fail(*_: object) -> list[Record]:
        raise GazetteerError("no")

    monkeypatch.setattr(register, "join", fail)
    with pytest.raises(GazetteerError):
        cache.ensure(force=True)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setenv(cache.ENVIRONMENT, str(blocked / "cache"))
    with pytest.raises(GazetteerError, match=cache.ENVIRONMENT):
        Gazetteer.open()


def test_builders_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from whoholds.gazetteer import Gazetteer, embedded\n"
        "from tests.gazetteer.samples import RECORDS\n"
        "embedded.read_cities = lambda progress=None: list(RECORDS)\n"
        "embedded.read_register = lambda progress=None: []\n"
        "g = Gazetteer.open(); print(g.fingerprint, len(g.lookup('Kalynove')))"
    )
    root = Path(__file__).parents[2]
    environment = {"WHOHOLDS_CACHE": str(tmp_path), "PATH": "/usr/bin:/bin"}
    many = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=root, env=environment, text=True)
        for _ in range(4)
    ]
    answers = {process.communicate(timeout=120)[0] for process in many}
    assert all(process.returncode == 0 for process in many)
    assert len(answers) == 1


def test_the_whole_is_what_it_says(whole: Gazetteer) -> None:
    assert int(whole.meta["places"]) > 255_000
    ukraine = frozenset({"UA"})
    assert whole.lookup("Kiev", countries=ukraine)[0].name == "Kyiv"
    assert whole.lookup("Zaporizhia", countries=ukraine)[0].name == "Zaporizhzhia"
    assert whole.lookup("Krasnoarmeysk", countries=ukraine)[0].name == "Pokrovsk"
    assert whole.lookup("Artyomovsk", countries=ukraine)[0].name == "Bakhmut"
    assert whole.lookup("Dzerzhinsk", countries=ukraine)[0].name == "Toretsk"
    assert whole.lookup("Palmyra", countries={"SY"})[0].name == "Palmyra"
    (krynky, *_) = whole.lookup("Krynky", countries=ukraine)
    assert (krynky.admin1, krynky.local_name) == ("Kherson Oblast", "Кринки")
    assert len([p for p in whole.lookup("Kalynove", countries=ukraine) if p.admin1 == "Donetsk Oblast"]) >= 3


@pytest.mark.parametrize(
    ("slip", "region", "name"),
    [("Kubyansk", "Kharkiv Oblast", "Kupiansk"), ("Zalznychny", "Zaporizhzhia Oblast", "Zaliznychne")],
)
def test_slips_in_the_whole(whole: Gazetteer, slip: str, region: str, name: str) -> None:
    assert whole.fuzzy(slip, countries={"UA"}, admin1=region)[0][0].name == name


def test_opening_takes_milliseconds(built: Path) -> None:
    start = time.perf_counter()
    Gazetteer.open(built).close()
    assert time.perf_counter() - start < 0.1


def test_a_copy_cut_short_is_noticed(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(built, copy)
    with copy.open("r+b") as handle:
        handle.truncate(copy.stat().st_size - 4096)
    with pytest.raises(GazetteerError, match=r"cut short|damaged"):
        Gazetteer.open(copy)


def test_leftovers_and_stale_builds_are_cleared_away(quick: Path) -> None:
    left = quick / ".building-killed"
    left.mkdir()
    stale, recent = quick / "gazetteer-v0-x.sqlite", quick / "gazetteer-v1-x.sqlite"
    stale.write_text("x")
    recent.write_text("x")
    os.utime(stale, (0, 0))
    cache.ensure()
    assert not left.exists()
    assert not stale.exists()
    assert recent.exists()


def test_where_there_is_no_terminal_one_line_tells(quick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Gazetteer.open()
    assert capsys.readouterr().err.count("\n") == 1
    Gazetteer.open()
    assert capsys.readouterr().err == ""
