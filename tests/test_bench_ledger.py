"""The scale benchmark measures what it says: whole archives, the rows of the ledger inserted bare, fair questions.

No seconds are looked at here: those are for `python -m bench.ledger` on a quiet machine.
"""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from bench import ledger, ledger_bare, ledger_steps, worlds, worlds_places
from whoholds import theatre as theatres
from whoholds.answers import Ledger
from whoholds.control.copies import voices
from whoholds.ledger.store import Store
from whoholds.model import KINDS, Reading, Telling

ASKED = 3000


@pytest.fixture(scope="module")
def archive() -> list[Reading]:
    return list(worlds.readings(ASKED))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, archive: list[Reading]) -> Path:
    path = tmp_path_factory.mktemp("bench") / "kept.db"
    with Store.open(path, create=True, now=ledger_steps.Ticking()) as store:
        for _ in store.keep_many((reading, worlds.PRODUCER) for reading in archive[:20]):
            pass
    return path


# The archive


def test_an_archive_has_the_claims_asked_for_and_not_a_report_more(archive: list[Reading]) -> None:
    counts = [len(reading.claims) for reading in archive]
    assert sum(counts) >= ASKED > sum(counts[:-1])


def test_the_same_seed_gives_the_same_archive_and_another_another(archive: list[Reading]) -> None:
    assert list(worlds.readings(300)) == archive[: len(list(worlds.readings(300)))]
    assert next(worlds.readings(1, seed=2)) != archive[0]


def test_a_smaller_archive_is_the_beginning_of_a_larger(archive: list[Reading]) -> None:
    smaller = list(worlds.readings(500))
    assert smaller == archive[: len(smaller)]
    assert 0 < len(smaller) < len(archive)


def test_every_quote_is_in_its_text_and_no_report_says_a_thing_twice(archive: list[Reading]) -> None:
    for reading in archive:
        text = reading.report.text
        assert all(text[c.start : c.end] == c.quote and c.quote for c in reading.claims)
        assert all(text[f.start : f.end] == f.quote for f in reading.figures)
    assert len({reading.report.id for reading in archive}) == len(archive)


def test_an_archive_has_every_kind_side_and_stance_and_a_heavy_tail(archive: list[Reading]) -> None:
    claims = [claim for reading in archive for claim in reading.claims]
    kinds = Counter(claim.kind for claim in claims)
    assert set(kinds) == set(KINDS)
    assert kinds["fighting"] > kinds["struck"] > kinds["captured"] > kinds["annexed"]
    assert {claim.stance for claim in claims} == set(worlds.STANCES)
    assert {claim.side for claim in claims} == {"RUS", "UKR", "independent", "reporter"}
    told = sorted(Counter(claim.place_id for claim in claims).values(), reverse=True)
    busiest = told[: len(told) // 20]
    assert sum(busiest) > 0.3 * len(claims)
    assert told.count(1) > 0.2 * len(told)


def test_some_claims_are_copies_and_most_are_not(archive: list[Reading], kept: Path) -> None:
    with Store.open(kept) as store:
        tellings: list[Telling] = list(store.tellings())
    copied = sum(voice.original is not None for voice in voices(tellings, frozenset()))
    assert 0.02 < copied / len(tellings) < 0.3


def test_wars_are_between_enemies_of_packaged_theatres() -> None:
    for war in worlds_places.WARS:
        parties = theatres.load(war.theatre).parties
        first, second = war.sides
        assert second in parties[first].enemies
        assert first in parties[second].enemies


def test_each_war_brings_places_of_its_own() -> None:
    longest = max(len(days) for days in [worlds_places.Country(worlds_places.WARS[0], 0, _rng()).days(0)])
    assert longest == worlds_places.CAMPAIGN_DAYS
    one, other = (
        {front.spot.id for day in worlds_places.Country(war, number, _rng()).days(0) for front in day.fronts}
        for number, war in enumerate(worlds_places.WARS[:2])
    )
    assert not one & other


def _rng() -> worlds.Random:
    return worlds.Random("a test")


# The steps


def test_bare_inserts_bring_the_rows_of_the_ledger(kept: Path, tmp_path: Path) -> None:
    with Store.open(kept) as store:
        count = store.head().count
    for indexes in (True, False):
        path = tmp_path / f"{indexes}.db"
        bare = ledger_bare.Bare(path, kept, indexes=indexes)
        for after in range(0, count, 300):
            bare.insert(ledger_bare.written(kept, after, min(after + 300, count), indexes=indexes))
        bare.close()
        for table in (
            "entries",
            "texts",
            "reports",
            "readings",
            "claims",
            "figures",
            "places",
            "place_names",
            "touched",
        ):
            assert _rows(path, table) == _rows(kept, table) != [], table
        found = [name for (name,) in _query(path, "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'")]
        assert ("claims_place" in found) is indexes
    match = "SELECT rowid FROM quotes WHERE quotes MATCH 'forces' ORDER BY rowid"
    assert _query(tmp_path / "True.db", match) == _query(kept, match) != []


def _rows(path: Path, table: str) -> list[tuple[object, ...]]:
    return sorted(_query(path, f"SELECT * FROM {table}"), key=repr)


def _query(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_the_bare_module_works_under_the_pragmas_of_the_ledger() -> None:
    source = Path(worlds.__file__).parent.parent / "src" / "whoholds" / "ledger" / "address.py"
    ours = set(re.findall(r'"PRAGMA (\w+ = -?\w+)"', source.read_text(encoding="utf-8")))
    assert ours - {"query_only = ON"} == set(ledger_bare.PRAGMAS)


def test_a_ledger_is_stored_concluded_asked_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_steps, "BLOCK", 4)
    monkeypatch.setattr(ledger_steps, "SINGLES", 2)
    location = str(tmp_path / "300.db")
    found = ledger_steps.store(location, 300, True)
    assert found["claims"] >= 300
    assert 0 < found["alone"] < found["claims"] / 2
    assert {path.name for path in tmp_path.iterdir()} == {"300.db"}
    assert all(found[name] > 0 for name in ("kept_per_s", "bare_per_s", "tables_per_s", "alone_per_s", "bytes"))
    places = ledger_steps.shape(location)["places"]
    with pytest.raises(RuntimeError, match="stale"):
        ledger_steps.ask({"a": location}, 3, "claims", "fresh")
    assert ledger_steps.ask({"a": location}, 3, "claims", "stale")["a"]["p95_ms"] > 0
    assert ledger_steps.views(location)["concluded"] == places
    with pytest.raises(RuntimeError, match="stale"):
        ledger_steps.ask({"a": location}, 3, "claims", "stale")
    for which in ledger.WHICH:
        took = ledger_steps.ask({"a": location, "b": location}, 5, which, "fresh")
        assert all(each["p95_ms"] >= each["median_ms"] > 0 for each in took.values())
    assert ledger_steps.ask({"a": location}, 3, "claims", "known")["a"]["p95_ms"] > 0
    assert ledger_steps.first(location)["first_ms"] > 0
    assert ledger_steps.check(location)["entries"] > found["claims"]
    ledger_steps.forget(location)
    assert ledger_steps.views(location)["concluded"] == places


def test_a_faulty_ledger_is_not_measured(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "altered.db"
    path.write_bytes(kept.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE entries SET producer = 'another' WHERE seq = 5")
        connection.commit()
    with pytest.raises(RuntimeError, match="entry 5"):
        ledger_steps.check(str(path))


def test_questions_are_of_places_there_are_and_of_their_days(kept: Path) -> None:
    with Ledger(kept) as asked:
        found = {each.name: each for each in ledger_steps.spoken(asked)} | {
            each.id: each for each in ledger_steps.spoken(asked)
        }
        weighed = ledger_steps.questions(asked, 200, "claims", 1)
        alike = ledger_steps.questions(asked, 200, "places", 1)
        assert (
            weighed
            == ledger_steps.questions(asked, 200, "claims", 1)
            != ledger_steps.questions(asked, 200, "claims", 2)
        )
        for name, day in islice(weighed, 20):
            assert asked.who(name, on=day).on == day
    assert {name for name, _ in (*weighed, *alike)} <= set(found)
    assert sum(found[name].claims for name, _ in weighed) > 2 * sum(found[name].claims for name, _ in alike)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 10), (0.95, 19), (0.96, 20), (1.0, 20), (0.01, 1)])
def test_a_percentile_is_the_least_value_that_the_share_does_not_exceed(share: float, expected: int) -> None:
    assert ledger_steps.percentile([float(n) for n in range(20, 0, -1)], share) == expected


# The table and its page

FIGURES = {
    "claims": 10.0, "reports": 2.0, "places": 3.0, "busiest": 4.0, "kept_per_s": 100.0, "bare_per_s": 400.0,
    "tables_per_s": 500.0, "alone_per_s": 50.0, "bare_alone_per_s": 200.0, "bytes": 30_000.0,
    "bytes_with_views": 36_000.0, "concluded": 3.0, "views_s": 2.0, "peak_mib": 99.6, "first_ms": 12.0,
    "verify_per_s": 7.0, "verify_peak_mib": 5.0,
    **{f"{how}_{which}_{what}_ms": 1.5 for how, which in (("stale", "claims"), ("known", "claims"), ("fresh", "claims"),
       ("fresh", "places"), ("fresh", "busiest")) for what in ("median", "p95")},
}  # fmt: skip
RESULTS = {10: FIGURES, 1000: FIGURES | {"fresh_claims_p95_ms": 2.25, "peak_mib": 1234.4}}


def test_the_table_has_a_column_a_size_and_a_row_a_figure() -> None:
    lines = ledger.table(RESULTS).splitlines()
    assert lines[0] == "| claims asked for | 10 | 1,000 |"
    assert {line.count("|") for line in lines} == {4}
    assert "| as a share of bare inserts into the same tables and indexes | 0.25 | 0.25 |" in lines
    assert len(lines) == 2 + len(ledger.ROWS)


def test_what_was_not_measured_is_left_open() -> None:
    without = {name: value for name, value in FIGURES.items() if not name.startswith("bare")}
    assert "| as a share of bare inserts so | – |" in ledger.table({10: without})


def test_growth_sets_the_largest_beside_the_smallest() -> None:
    said = list(ledger.growth(RESULTS))
    assert said[0].endswith("places weighed by their claims: 1.50 (aim: 2 at most)")
    assert said[1].endswith("all places alike: 1.00 (aim: 2 at most)")
    assert said[-1] == "views of 1,000 claims: 1,234 MiB (aim: under 2,048)"


def test_the_page_is_filled_between_its_marks() -> None:
    page = ledger.PAGE.read_text(encoding="utf-8")
    once = ledger.filled(page, ledger.block(RESULTS, "SQLite"))
    assert ledger.table(RESULTS) in once
    assert ledger.filled(once, ledger.block(RESULTS, "SQLite")) == once
    assert re.sub(r"<!-- scale.*?<!-- end -->", "", once, flags=re.DOTALL) == re.sub(
        r"<!-- scale.*?<!-- end -->", "", page, flags=re.DOTALL
    )
    with pytest.raises(ValueError, match="no marks"):
        ledger.filled("A page.", "words")


def test_the_page_shows_the_rows_measured_today() -> None:
    page = ledger.PAGE.read_text(encoding="utf-8")
    assert [label for label, _ in ledger.ROWS if f"| {label} |" not in page] == []


def test_ledgers_are_made_anew_without_their_note_and_removed_unless_kept(tmp_path: Path) -> None:
    for name in ("10.db", "20.db", "20.json", "other.txt"):
        (tmp_path / name).touch()
    with ledger._files(tmp_path, (10, 20), keep=True) as locations:
        assert locations == {10: str(tmp_path / "10.db"), 20: str(tmp_path / "20.db")}
        assert {path.name for path in tmp_path.iterdir()} == {"20.db", "20.json", "other.txt"}
    assert (tmp_path / "20.db").exists()
    with ledger._files(tmp_path, (10, 20), keep=False):
        (tmp_path / "10.db-wal").touch()
    assert {path.name for path in tmp_path.iterdir()} == {"other.txt"}
