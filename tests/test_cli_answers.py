"""The questions as a user asks them, on a ledger of the sample story."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.ledger_session import STORY, Session
from tests.show.answer_samples import telling
from whoholds.answers import Ledger
from whoholds.cli_answers import CLAIMS_SHOWN
from whoholds.cli_common import NOTHING_FOUND, USAGE
from whoholds.model import Dating, Event, FigureGroup, Interval, Reading, Report, Telling
from whoholds.pipeline import Reader
from whoholds.records import Viewed, flat
from whoholds.sources.files import read_reports


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "story.db"
    with Ledger(path, create=True) as ledger:
        ledger.ingest(read_reports([STORY]), Reader())
    return path


@pytest.fixture
def ask(story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Session:
    return Session(story, monkeypatch, capsys)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_who_holds_it_on_one_screen(ask: Session) -> None:
    done = ask("who", "Niu-York")
    assert done.status == 0
    assert len(done.lines) <= 23
    assert max(map(len, done.lines)) <= 80
    assert done.lines[0] == "Niu-York, Donetsk Oblast, UA"
    assert "According to Russia: held by Russia since 20 Aug 2024 (disputed)" in done.lines
    assert "Consensus: contested between Russia and Ukraine, by 21 Aug 2024 at the latest" in done.lines
    assert "said by Russian Ministry of Defence (RUS), Harbour Post, 6 Sep 2024" in done.flowing
    assert "\x1b" not in done.out


def test_who_asks_for_a_day_a_view_and_what_was_known(ask: Session) -> None:
    before = ask("who", "Vuhledar", "--on", "2024-09-10", "--view", "consensus")
    assert "Consensus: held by Ukraine" in before.out
    assert "According to" not in before.out
    unknown = ask("who", "Vuhledar", "--as-known", "2020")
    assert unknown.status == 0
    assert "held by" not in unknown.out
    assert "as recorded until 2020" in unknown.out


def test_a_place_is_known_by_any_of_its_names_and_by_its_id(ask: Session) -> None:
    by_name = ask("who", "Vuhledar", "-f", "jsonl").out
    assert json.loads(by_name.splitlines()[0])["place_id"].partition(":")[0] in ("geonames", "katottg")
    for name in ("Ugledar", "Вугледар", json.loads(by_name.splitlines()[0])["place_id"]):
        assert ask("who", name, "-f", "jsonl").out == by_name


def test_who_as_rows(ask: Session) -> None:
    names = [name for name, _ in flat(Viewed).fields]
    found = json.loads(ask("who", "Vuhledar", "-f", "json").out)
    assert [list(row) for row in found] == [names] * 3
    assert {row["view"] for row in found} == {"party:RUS", "party:UKR", "consensus"}
    consensus = next(row for row in found if row["view"] == "consensus")
    assert (consensus["state"], consensus["parties"], consensus["status"]) == ("held", ["RUS"], "conceded")
    table = rows(ask("who", "Vuhledar", "-f", "csv").out)
    assert list(table[0]) == names
    assert [json.loads(line) for line in ask("who", "Vuhledar", "-f", "jsonl").lines] == found


def test_a_timeline(ask: Session) -> None:
    done = ask("timeline", "Vuhledar")
    assert done.lines[0] == "Vuhledar, Donetsk Oblast, UA"
    assert [line for line in done.lines if line and not line.startswith(" ")][1:4] == [
        "According to Russia",
        "According to Ukraine",
        "Consensus",
    ]
    assert "        2024-08-23 – 2024-08-29  held by Russia (refuted)" in done.lines
    one = ask("timeline", "Vuhledar", "--view", "party:UKR", "-f", "csv")
    assert {row["view"] for row in rows(one.out)} == {"party:UKR"}
    assert list(rows(one.out)[0]) == [name for name, _ in flat(Interval).fields]
    assert ask("timeline", "Vuhledar", "--view", "party:XYZ").status == NOTHING_FOUND


def test_claims_are_found_by_what_they_say_and_who_says_it(ask: Session) -> None:
    found = json.loads(
        ask("claims", "--place", "Vuhledar", "--kind", "captured", "--stance", "denies", "-f", "json").out
    )
    assert found
    assert {(c["place_name"], c["kind"], c["stance"]) for c in found} == {("Vuhledar", "captured", "denies")}
    assert list(found[0]) == [name for name, _ in flat(Telling).fields]
    days = [c["date"] for c in json.loads(ask("claims", "--since", "2024-10", "--until", "2024-10", "-f", "json").out)]
    assert days
    assert all(day >= "2024-10" for day in days)
    by_words = json.loads(ask("claims", "--text", "high ground", "-f", "json").out)
    assert by_words
    assert all("high ground" in c["quote"] for c in by_words)
    disputed = json.loads(ask("claims", "--status", "disputed", "--party", "rus", "-f", "json").out)
    assert "Niu-York" in {c["place_name"] for c in disputed}
    outlets = json.loads(ask("claims", "--outlet", "Harbour Post", "-f", "json").out)
    assert {c["outlet"] for c in outlets} == {"Harbour Post"}


def test_the_table_of_claims_is_cut_and_says_so(ask: Session) -> None:
    every = ask("claims", "-f", "jsonl").lines
    two = ask("claims", "--limit", "2")
    assert sum(line.startswith("            claim ") for line in two.lines) == 2
    assert two.lines[-1] == "The first 2 claims; --limit shows more."
    assert ask("claims", "--limit", "2", "-f", "jsonl").lines == every[:2]
    assert "--limit shows more" not in ask("claims", "--limit", str(len(every))).out
    assert ("--limit shows more" in ask("claims").out) is (len(every) > CLAIMS_SHOWN)


def test_an_event_by_its_id_or_a_claims(ask: Session) -> None:
    refuted = json.loads(ask("events", "--place", "Vuhledar", "--status", "refuted", "-f", "json").out)
    assert [list(event) for event in refuted] == [[name for name, _ in flat(Event).fields]]
    event = refuted[0]
    shown = ask("event", event["id"])
    assert "Russia captured: Vuhledar, Donetsk Oblast, UA" in shown.out
    assert "(rule “own denial”)" in shown.flowing
    # an agency's text on three other sites: one voice, its copies listed
    assert sum("copied: Lowland Gazette" in line for line in shown.lines) >= 1
    assert ask("event", event["claims"][0]).out == shown.out
    whole = json.loads(ask("event", event["id"], "-f", "json").out)[0]
    assert {part["claim"] for part in whole["parts"]} == set(event["claims"])
    assert {edge["relation"] for edge in whole["edges"]} >= {"denies", "retracts"}
    assert all(part["quote"] for part in whole["parts"])
    assert [row["claim"] for row in rows(ask("event", event["id"], "-f", "csv").out)] == event["claims"]


def test_events_by_status_kind_and_day(ask: Session) -> None:
    assert "Niu-York" in ask("events", "--status", "disputed").out
    captures = json.loads(ask("events", "--kind", "captured", "--party", "UKR", "-f", "json").out)
    assert {e["place"] for e in captures} == {"Snagost", "Plekhovo"}
    late = json.loads(ask("events", "--since", "2024-10", "-f", "json").out)
    assert all(e["latest"] >= "2024-10-01" for e in late)


def test_rival_figures(ask: Session) -> None:
    done = ask("figures", "--place", "Sudzha")
    assert "3,000 displaced" in done.out
    assert "6,000 displaced" in done.out
    found = rows(ask("figures", "--rival", "-f", "csv").out)
    assert {float(row["value"]) for row in found} >= {480.0, 1150.0}
    assert {row["disagree"] for row in found} == {"true"}
    assert list(found[0]) == [name for name, _ in flat(FigureGroup).fields]


def test_a_track_record_with_its_cases(ask: Session) -> None:
    done = ask("record", "--speaker", "Russian Ministry of Defence")
    assert "Russian Ministry of Defence (RUS): 5 captures claimed" in done.flowing
    assert "conceded 1, corroborated 1, refuted 1, open 2" in done.flowing
    side = json.loads(ask("record", "--side", "RUS", "-f", "json").out)
    assert [(row["speaker"], row["side"], row["claimed"]) for row in side] == [(None, "RUS", 5)]
    cases = json.loads(ask("record", "--side", "RUS", "--cases", "-f", "json").out)
    assert sorted(case["outcome"] for case in cases) == ["conceded", "corroborated", "open", "open", "refuted"]


def test_coverage_by_week_and_month(ask: Session) -> None:
    done = ask("coverage", "--outlet", "Meridian Wire")
    assert "Meridian Wire  9 reports" in done.lines
    months = rows(ask("coverage", "--by", "MONTH", "-f", "csv").out)
    assert sum(int(row["reports"]) for row in months) == 18
    assert {row["period"] for row in months} == {"2024-08", "2024-09", "2024-10"}


@pytest.mark.parametrize(
    "question",
    [
        ("claims", "--place", "Vuhledar", "--kind", "annexed"),
        ("claims", "--text", "volcano"),
        ("events", "--status", "unconfirmed", "--since", "2030"),
        ("figures", "--place", "Vuhledar", "--kind", "killed"),
        ("record", "--speaker", "Nobody At All"),
        ("coverage", "--outlet", "No Such Paper"),
        ("who", "Nowhereville"),
        ("timeline", "Nowhereville"),
        ("event", "e000000000000000"),
    ],
    ids=" ".join,
)
def test_nothing_found_is_status_one_and_says_so(question: tuple[str, ...], ask: Session) -> None:
    done = ask(*question)
    assert (done.status, done.out) == (NOTHING_FOUND, "")
    assert done.err.startswith("whoholds: ")


def test_nothing_found_still_has_its_columns(ask: Session) -> None:
    assert ask("claims", "--text", "volcano", "-f", "csv").lines[0].startswith("id,quote,kind,party")
    assert ask("claims", "--text", "volcano", "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    "question",
    [
        ("who",),
        ("who", "Vuhledar", "--on", "yesterday"),
        ("who", "Vuhledar", "--as-known", "yesterday"),
        ("claims", "--kind", "conquered"),
        ("claims", "--since", "2024-13"),
        ("claims", "--limit", "0"),
        ("events", "--status", "true"),
        ("figures", "--kind", "tanks"),
        ("coverage", "--by", "year"),
        ("who", "Vuhledar", "--format", "xml"),
        ("who", "Vuhledar", "-o", "no-such-folder/out.txt"),
        ("who", "Vuhledar", "--ledger", "no-such-ledger.db"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_status_two_and_says_what(question: tuple[str, ...], ask: Session) -> None:
    done = ask(*question)
    assert done.status == USAGE
    assert done.err.strip()


def test_answers_go_to_a_file(ask: Session, tmp_path: Path) -> None:
    out = tmp_path / "v.csv"
    done = ask("timeline", "Vuhledar", "-f", "csv", "-o", str(out))
    assert done.out == ""
    raw = out.read_bytes()
    assert raw.startswith(b"place_id,view,state")
    assert b"\r" not in raw


def test_the_same_question_gets_the_same_bytes(ask: Session) -> None:
    for form in ("table", "json", "jsonl", "csv"):
        assert ask("claims", "-f", form).out == ask("claims", "-f", form).out


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize(
    "question",
    [
        ("who", "Vuhledar"),
        ("timeline", "Vuhledar"),
        ("claims",),
        ("events",),
        ("figures",),
        ("record", "--cases"),
        ("coverage",),
    ],
    ids=" ".join,
)
def test_nothing_is_wider_than_the_screen(question: tuple[str, ...], width: int, ask: Session) -> None:
    done = ask(*question, columns=width)
    assert max(map(len, done.lines)) <= width
    assert [line for line in done.lines if line != line.rstrip()] == []


@pytest.mark.parametrize("command", ["who", "timeline", "claims", "event", "events", "figures", "record", "coverage"])
def test_help_has_examples_that_are_commands_and_exit_statuses(command: str, ask: Session) -> None:
    done = ask(command, "--help", columns=120)
    assert done.status == 0
    assert f"whoholds {command}" in done.out
    assert "Exit status: 0 answered" in done.out


class _Namesakes:
    """A reader that finds two villages of one name, as `Ledger.ingest` asks of one."""

    edition = "namesakes"

    def read(self, report: Report) -> Reading:
        claims = tuple(
            telling(report.text, id=f"c{n}", place_id=f"made:{n}", place_name="Ivanivka", admin1=region).claim
            for n, region in enumerate(("Donetsk Oblast", "Kharkiv Oblast"))
        )
        dating = Dating(report.published, "given with the report")
        return Reading(report, "ukraine", dating, claims, (), (), (), "namesakes/1")


@pytest.mark.parametrize("question", [("who",), ("timeline",), ("claims", "--place"), ("events", "--place")])
def test_a_name_of_several_places_is_asked_back(
    question: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = Session(tmp_path / "namesakes.db", monkeypatch, capsys)
    with Ledger(ask.ledger, create=True) as ledger:
        ledger.ingest([Report("a", "Russian forces took Ivanivka", published="2024-10-29")], _Namesakes())  # type: ignore[arg-type]
    done = ask(*question, "Ivanivka")
    assert (done.status, done.out) == (USAGE, "")
    assert "  made:0  Ivanivka, Donetsk Oblast, UA" in done.err
    assert "  made:1  Ivanivka, Kharkiv Oblast, UA" in done.err
    assert "Kharkiv Oblast" in ask(*question, "made:1").out
    assert "Kharkiv Oblast" in ask(*question, "Ivanivka, Kharkiv").out
