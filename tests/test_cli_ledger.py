"""Keeping a ledger as a user does: reports in, checked, a person's word on a claim."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest
from typer import BadParameter

from tests.ledger_session import STORY, Done, Session
from whoholds.answers import Ledger
from whoholds.cli_common import FAULTY, NOTHING_READ, SOME_SKIPPED, USAGE
from whoholds.cli_ledger import _changes, _count
from whoholds.cli_options import _first_day, _last_day, one_of
from whoholds.errors import SettingsError
from whoholds.show.bars import words

TAKEN = (
    "KYIV, Sept 18, 2024 - Russian forces have taken the town of Ukrainsk, about 25 km southeast of Pokrovsk, the "
    "Russian defence ministry said on Wednesday.\n"
)
DENIED = "Ukraine's General Staff denied on Thursday that Ukrainsk had fallen.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Session:
    return Session(tmp_path / "kept.db", monkeypatch, capsys)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "taken.txt").write_text(TAKEN, encoding="utf-8")
    (folder / "denied.txt").write_text(DENIED, encoding="utf-8")
    return folder


def claims(run: Session) -> list[dict[str, object]]:
    return json.loads(run("claims", "-f", "json").out)


def test_reports_go_in_once(run: Session, reports: Path) -> None:
    first = run("ingest", str(reports), "--published", "2024-09-19", "--outlet", "Meridian Wire")
    assert first.status == 0
    kept = claims(run)
    assert first.lines == [f"2 reports read; {len(kept)} claims added to {run.ledger}"]
    assert first.err == ""
    assert {c["outlet"] for c in kept} == {"Meridian Wire"}
    assert {c["told"] for c in kept} == {"2024-09-19"}
    again = run("ingest", str(reports), "--published", "2024-09-19", "--outlet", "Meridian Wire")
    assert again.status == 0
    assert again.lines == [f"0 reports read, 2 already known; 0 claims added to {run.ledger}"]
    assert claims(run) == kept


def test_what_a_report_brings_goes_before_the_options(run: Session, tmp_path: Path) -> None:
    own = {"id": "a", "text": TAKEN, "published": "2024-09-18", "outlet": "Harbour Post"}
    path = tmp_path / "r.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in (own, {"id": "b", "text": DENIED})), encoding="utf-8")
    run("ingest", str(path), "--published", "2024-09-20", "--outlet", "Meridian Wire")
    assert {(c["outlet"], c["told"]) for c in claims(run)} == {
        ("Harbour Post", "2024-09-18"),
        ("Meridian Wire", "2024-09-20"),
    }


def test_a_report_that_fails_is_named_and_kept_as_failed(run: Session, reports: Path) -> None:
    (reports / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    done = run("ingest", str(reports), "no-such-folder", "-f", "json")
    assert done.status == SOME_SKIPPED
    counts = json.loads(done.out)[0]
    assert (counts["read"], counts["known"], counts["failed"]) == (2, 0, 2)
    assert counts["ledger"] == str(run.ledger)
    assert "whoholds: failed: " in done.err
    assert "broken.txt" in done.err
    assert "no-such-folder: no such file or folder" in done.err
    with Ledger(run.ledger) as ledger:
        assert len(ledger.failures()) == 2
    assert run("ingest", "no-such-folder").status == NOTHING_READ


def test_reports_that_failed_are_listed_with_their_errors(run: Session, reports: Path) -> None:
    (reports / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    run("ingest", str(reports))
    listed = run("failures")
    assert listed.status == 0
    assert "broken.txt" in "".join(listed.lines)
    assert "broken.txt" in json.loads(run("failures", "-f", "json").out)[0]["error"]


def test_the_closing_line_counts_one_and_many(run: Session, reports: Path) -> None:
    (reports / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    run("ingest", str(reports / "taken.txt"))
    assert " read, 1 already known, 1 failed; " in run("ingest", str(reports)).out


def test_a_sound_ledger_shows_its_head(run: Session, reports: Path) -> None:
    run("ingest", str(reports))
    done = run("verify")
    assert done.status == 0
    assert done.lines[0].startswith(str(run.ledger))
    head = done.lines[-1].removeprefix("head ")
    assert len(head) == 64
    assert run("verify", "--head", head).status == 0
    run("ingest", str(STORY))
    assert run("verify", "--head", head).status == 0
    assert run("verify", "--head", "0" * 64).status == FAULTY
    assert run("verify", "-f", "json").out == "[]\n"


def test_a_fault_is_named_with_its_place_and_the_cure(run: Session, reports: Path) -> None:
    run("ingest", str(reports))
    with sqlite3.connect(run.ledger) as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("UPDATE entries SET body = replace(body, 'captured', 'withdrew')")
    done = run("verify")
    assert done.status == FAULTY
    assert "found" in done.lines[-1]
    faults = json.loads(run("verify", "-f", "json").out)
    assert faults
    assert all(fault["where"] and fault["what"] and fault["cure"] for fault in faults)


def test_a_damaged_index_is_read_off_the_entries_again(run: Session, reports: Path) -> None:
    run("ingest", str(reports))
    with sqlite3.connect(run.ledger) as database:
        database.execute("UPDATE claims SET party = 'UKR', speaker = 'nobody'")
    assert run("verify").status == FAULTY
    assert run("verify", "--rebuild").status == 0
    assert run("verify").status == 0
    assert run("claims", "--speaker", "nobody").out == ""


def test_a_rejected_claim_leaves_every_view_and_stays(run: Session, reports: Path) -> None:
    run("ingest", str(reports), "--published", "2024-09-19")
    taken = next(c for c in claims(run) if c["kind"] == "captured" and c["side"] == "RUS")
    assert "held by Russia" in run("who", "Ukrainsk").out
    done = run("review", "reject", str(taken["id"]), "--by", "A. Editor", "--note", "another town")
    assert done.status == 0
    assert done.lines[0] == f"claim {taken['id']}: rejected by A. Editor: another town"
    assert "held by Russia" not in run("who", "Ukrainsk").out
    kept = next(c for c in claims(run) if c["id"] == taken["id"])
    assert (kept["counts"], kept["review"], kept["reviewed_by"]) == (False, "reject", "A. Editor")
    assert "(in no view)" in run("claims", "--place", "Ukrainsk").flowing
    run("review", "confirm", str(taken["id"]), "--by", "B. Editor", "--note", "it is that town")
    assert "held by Russia" in run("who", "Ukrainsk").out


def test_a_correction_sets_fields(run: Session, reports: Path) -> None:
    run("ingest", str(reports), "--published", "2024-09-19")
    taken = next(c for c in claims(run) if c["kind"] == "captured" and c["side"] == "RUS")
    change = ("--set", "date=2024-09-16", "--set", "date_basis=null", "--set", "evidence=video, geolocated")
    done = run("review", "correct", str(taken["id"]), "--by", "A. Editor", "--note", "earlier", *change, "-f", "json")
    assert json.loads(done.out)[0]["changes"] == {
        "date": "2024-09-16",
        "date_basis": None,
        "evidence": ["video", "geolocated"],
    }
    kept = next(c for c in claims(run) if c["id"] == taken["id"])
    assert (kept["date"], kept["evidence"], kept["quote"]) == ("2024-09-16", ["video", "geolocated"], taken["quote"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("ingest", "STORY", "--theatre", "atlantis"),
        ("ingest", "STORY", "--published", "2024-02-30"),
        ("ingest", "STORY", "--ledger", "no-such-folder/kept.db"),
        ("ingest", "STORY", "--ledger", "ftp://somewhere/kept"),
        ("verify", "--ledger", "no-such.db"),
        ("review", "doubt", "c1", "--by", "A", "--note", "n"),
        ("review", "reject", "c1", "--note", "n"),
        ("review", "reject", "no-such-claim", "--by", "A", "--note", "n"),
        ("review", "correct", "c1", "--by", "A", "--note", "n", "--set", "party"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_status_two_and_says_what(arguments: tuple[str, ...], run: Session, reports: Path) -> None:
    run("ingest", str(reports / "denied.txt"))
    done = run(*[str(reports) if a == "STORY" else a for a in arguments])
    assert done.status == USAGE
    assert done.err.strip()


def test_a_file_that_is_no_ledger_is_left_alone(run: Session, reports: Path) -> None:
    run.ledger.write_text("not a database, but a note " * 200, encoding="utf-8")
    before = run.ledger.read_bytes()
    for arguments in (("ingest", str(reports)), ("who", "Ukrainsk"), ("claims",)):
        done = run(*arguments)
        assert done.status == USAGE
        assert str(run.ledger) in done.err
    assert run.ledger.read_bytes() == before


def test_reports_come_from_standard_input(
    run: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TAKEN.encode())))
    done: Done = run("ingest", "-")
    assert done.status == 0
    assert done.out.startswith("1 report read; ")


def test_how_many_reports_there_will_be(reports: Path, tmp_path: Path) -> None:
    lines = tmp_path / "r.jsonl"
    lines.write_text('{"text": "a"}\n\n{"text": "b"}\n', encoding="utf-8")
    (reports / "picture.png").write_bytes(b"")
    assert _count([str(reports), str(lines)]) == 4
    assert _count([str(reports), "-"]) is None
    assert _count(["no-such-file.jsonl"]) == 0


def test_the_words_beside_the_bar() -> None:
    assert words(1, 0, [(0.0, 0)]) == "0.0 reports/s, 1 claim"
    assert words(1400, 2, [(0.0, 0), (2.0, 50)]) == "25.0 reports/s, 1,400 claims, 2 failed"


@pytest.mark.parametrize("visible", [True, False])
def test_bars_tell_nobody_who_cannot_see_them(visible: bool, capsys: pytest.CaptureFixture[str]) -> None:
    from whoholds.show.bars import checking, ingesting

    with ingesting(visible, 3) as hear:
        hear(1, 4, 0)
        hear(2, 9, 1)
    with checking(visible) as tell:
        tell(1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert visible or err == ""


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
    ],
)
def test_a_month_or_year_means_its_ends(given: str, first: str, last: str) -> None:
    assert (_first_day(given), _last_day(given)) == (first, last)


@pytest.mark.parametrize("given", ["2024-13", "2024-02-30", "soon", "24", "2024-2", ""])
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(BadParameter):
        _first_day(given)


def test_lists_are_checked_whatever_the_case() -> None:
    check = one_of(("week", "month"))
    assert (check("MONTH"), check("week"), check(None)) == ("month", "week", None)
    with pytest.raises(BadParameter, match="week, month"):
        check("year")


def test_corrections_are_read_by_the_field_they_set() -> None:
    assert _changes(["party=UKR", "lat=48.5", "lon = 37", "evidence=", "place_note=a = b", "date=null"]) == {
        "party": "UKR",
        "lat": 48.5,
        "lon": 37.0,
        "evidence": [],
        "place_note": "a = b",
        "date": None,
    }
    for wrong in ("party", "=UKR", "lat=north"):
        with pytest.raises(SettingsError, match="--set"):
            _changes([wrong])
