"""Control maps and audits as a user meets them: maps in, questions, pictures, makers' servers."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import shapely
from typer.main import get_command
from typer.testing import CliRunner

from tests.ledger_session import STORY, Done, Session
from tests.terrain.sketches import BAKHMUT, ROBOTYNE, collection, feature, put, put_lines, reduced, square, zipped
from tests.terrain.test_fetch import HISTORY, LATE, Reply, Site, geojson
from whoholds import cli, cli_audit, cli_terrain, cli_terrain_ask
from whoholds.answers import Ledger
from whoholds.cli_common import NOTHING_FOUND, NOTHING_READ, SOME_SKIPPED, USAGE
from whoholds.cli_terrain import NOTES_SHOWN
from whoholds.cli_terrain_options import credits_of, party_names
from whoholds.conclusions import Conclusions
from whoholds.errors import WhoholdsError
from whoholds.model import (
    AreaRow,
    AuditCapture,
    AuditFigure,
    AuditSpeaker,
    Comparison,
    MapChange,
    Passage,
    Snapshot,
)
from whoholds.pipeline import Reader
from whoholds.records import flat
from whoholds.sources.files import read_reports
from whoholds.terrain.fetch import ISW_LAYERS

MERIDIAN, HARBOUR = (STORY.parent / f"maps-{name}.geojsonl" for name in ("meridian", "harbour"))
MAKERS = ("Harbour Atlas", "Meridian Maps")
FORMS = ("json", "jsonl", "csv")


def command(ledger: Path, *arguments: str) -> None:
    """A command whose output nobody asks for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["whoholds", *arguments, "--ledger", str(ledger)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        assert not stop.value.code


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story, and the maps of both invented makers."""
    path = tmp_path_factory.mktemp("ledger") / "story.db"
    with Ledger(path, create=True) as ledger:
        ledger.ingest(read_reports([STORY]), Reader())
    for maker, file in zip(MAKERS, (HARBOUR, MERIDIAN), strict=True):
        command(path, "terrain", "add", str(file), "--assessor", maker, "--elsewhere", "home")
    return path


@pytest.fixture
def ask(story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Session:
    return Session(story, monkeypatch, capsys)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Session:
    return Session(tmp_path / "kept.db", monkeypatch, capsys)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "published.csv"
    lines = (
        "period,area_km2,who_says,source_of_data,kind,note",
        "2024-09,622,Meridian Maps,Meridian Maps,net gain,",
        "2024-09,100,Lowland Gazette,Meridian Maps,gain,told by telephone",
        "2024-09,100,Lowland Gazette,Nobody's Maps,gain,",
        "2023,5,Lowland Gazette,Harbour Atlas,gain,",
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def layers(run: Session, *options: str) -> list[dict[str, object]]:
    return json.loads(run("terrain", "list", "-f", "json", *options).out)


def plain(day: str = "2024-08-23", **properties: object) -> dict:
    """A feature in our own words, as any maker may write it."""
    return feature(square(BAKHMUT), **({"date": day, "layer": "control", "party": "RUS"} | properties))


# Adding


def test_maps_go_in_once(run: Session, tmp_path: Path) -> None:
    path = put_lines(tmp_path / "a.geojsonl", plain(), plain("2024-08-24"))
    first = run("terrain", "add", str(path), "--assessor", "Map Desk")
    assert (first.status, first.lines, first.err) == (0, [f"2 layers added to {run.ledger}"], "")
    again = run("terrain", "add", str(path), "--assessor", "Map Desk")
    assert (again.status, again.lines, again.err) == (0, [f"0 layers added to {run.ledger}; 2 known already"], "")
    assert [(m["assessor"], m["day"], m["file"]) for m in layers(run)] == [
        ("Map Desk", "2024-08-23", "a.geojsonl"),
        ("Map Desk", "2024-08-24", "a.geojsonl"),
    ]
    one = put_lines(tmp_path / "b.geojsonl", plain("2024-08-25"))
    assert run("terrain", "add", str(one), "-a", "Map Desk").lines == [f"1 layer added to {run.ledger}"]


def test_what_a_map_does_not_tell_the_options_do(run: Session, tmp_path: Path) -> None:
    path = put(tmp_path / "front.geojson", collection(feature(square(BAKHMUT))))
    bare = run("terrain", "add", str(path))
    assert bare.status == NOTHING_READ
    assert bare.out == f"0 layers added to {run.ledger}\n"
    assert "nothing says whose map it is; say whose: --assessor NAME" in bare.err
    options = ("--assessor", "Map Desk", "--layer", "ADVANCE", "--party", "ukr", "--date", "2024-08-23")
    assert run("terrain", "add", str(path), *options).status == 0
    (kept,) = layers(run)
    assert (kept["layer"], kept["party"], kept["day"], kept["theatre"]) == ("advance", "UKR", "2024-08-23", "ukraine")


def test_bad_files_are_named_and_the_others_go_on(run: Session, tmp_path: Path) -> None:
    good = put_lines(tmp_path / "good.geojsonl", plain(), plain("some day in August"))
    page = put(tmp_path / "page.kml", "<!DOCTYPE html><html><p>Sign in</p></html>")
    (tmp_path / "folder").mkdir()
    more = put_lines(tmp_path / "folder" / "more.geojsonl", plain("2024-08-26"))
    (tmp_path / "empty").mkdir()
    paths = (good, page, tmp_path / "no-such.kmz", more.parent, tmp_path / "empty")
    done = run("terrain", "add", *map(str, paths), "-a", "Map Desk")
    assert done.status == SOME_SKIPPED
    assert [m["day"] for m in layers(run)] == ["2024-08-23", "2024-08-26"]
    refused = [line for line in done.err.splitlines() if line.startswith("whoholds: refused: ")]
    assert len(refused) == 4
    for path, why in (
        (good, "is no day that can be read"),
        (page, "this is the source of a web page"),
        (tmp_path / "no-such.kmz", "no such file or folder"),
        (tmp_path / "empty", "the folder holds no maps"),
    ):
        assert [line for line in refused if str(path) in line and why in line], f"{path}: {done.err}"
    assert run("terrain", "add", str(page), "-a", "Map Desk").status == NOTHING_READ


def test_what_was_mended_is_told_and_of_many_notes_the_first_few(run: Session, tmp_path: Path) -> None:
    def tied(day: int) -> dict:
        west = 37 + day / 10
        knot = [[west, 48], [west + 0.2, 48.2], [west + 0.2, 48], [west, 48.2], [west, 48]]
        return {**plain(f"2024-08-{day:02}"), "geometry": {"type": "Polygon", "coordinates": [knot]}}

    one = put_lines(tmp_path / "one.geojsonl", tied(1))
    (note,) = run("terrain", "add", str(one), "-a", "Map Desk").err.splitlines()
    assert [f"whoholds: note: {told}" for told in layers(run)[0]["notes"]] == [note]  # type: ignore[attr-defined]
    many = put_lines(tmp_path / "many.geojsonl", *(tied(day) for day in range(1, NOTES_SHOWN + 4)))
    *notes, more = run("terrain", "add", str(many), "-a", "Map Desk").err.splitlines()
    assert len(notes) == NOTES_SHOWN
    assert more.startswith("whoholds: 2 notes more; `whoholds terrain list --format json` has them all")


def test_names_in_a_file_reach_no_terminal_as_they_are(run: Session, tmp_path: Path) -> None:
    inner = put(tmp_path / "\x1b[31mred\x07.geojson", collection(plain(party="\x1b]0;owned\x07")))
    archive = zipped(tmp_path / "maps.zip", inner)
    done = run("terrain", "add", str(archive), "-a", "Map Desk")
    assert done.status == NOTHING_READ
    assert "refused: " in done.err
    assert [sign for sign in "\x1b\x07\x9b" if sign in done.err + done.out] == []


def test_makers_that_are_known_need_no_options(run: Session, tmp_path: Path) -> None:
    path = put_lines(
        tmp_path / "year.geojsonl",
        reduced("deepstate", "2024-08-23", "occupied_since_2022", square(BAKHMUT)),
        reduced("deepstate", "2024-08-23", "unknown_status", square(ROBOTYNE)),
    )
    assert run("terrain", "add", str(path)).status == 0
    assert {(m["assessor"], m["layer"], m["party"]) for m in layers(run)} == {
        ("DeepState", "control", "RUS"),
        ("DeepState", "unknown", None),
    }
    other = run("terrain", "add", str(path), "--assessor", "Map Desk")
    assert other.status == NOTHING_READ
    assert "it says that it is from DeepState, not Map Desk" in other.err


# Questions

QUESTIONS: dict[str, tuple[tuple[str, ...], type]] = {
    "list": (("terrain", "list"), Snapshot),
    "area": (("terrain", "area"), AreaRow),
    "area in each": (("terrain", "area", "--in", "each", "--layers", "control+advance", "--party", "RUS"), AreaRow),
    "settlements": (("terrain", "settlements"), Passage),
    "changes": (("terrain", "changes"), MapChange),
    "compare": (("terrain", "compare", "PUBLISHED"), Comparison),
    "captures": (("audit", "captures"), AuditCapture),
    "figures": (("audit", "figures"), AuditFigure),
    "speakers": (("audit", "speakers"), AuditSpeaker),
}


@pytest.mark.parametrize(("question", "kind"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered_in_every_form_and_the_same_each_time(
    question: tuple[str, ...], kind: type, ask: Session, published: Path
) -> None:
    arguments = [str(published) if word == "PUBLISHED" else word for word in question]
    table = ask(*arguments)
    assert (table.status, table.err) == (0, "")
    assert table.lines
    assert max(map(len, table.lines)) <= 80
    assert [line for line in table.lines if line != line.rstrip()] == []
    assert "\x1b" not in table.out
    done = {form: ask(*arguments, "-f", form) for form in FORMS}
    assert {form: each.status for form, each in done.items()} == dict.fromkeys(FORMS, 0)
    names = [name for name, _ in flat(kind).fields]
    found = json.loads(done["json"].out)
    assert found
    assert [list(row) for row in found] == [names] * len(found)
    assert [json.loads(line) for line in done["jsonl"].lines] == found
    read = list(csv.DictReader(io.StringIO(done["csv"].out, newline="")))
    assert list(read[0]) == names
    assert len(read) == len(found)
    assert ask(*arguments).out == table.out


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize(
    "question",
    [("who", "Vuhledar"), ("timeline", "Niu-York"), ("audit",), ("terrain", "list"), ("terrain", "area")],
    ids=" ".join,
)
def test_nothing_is_wider_than_the_screen(question: tuple[str, ...], width: int, ask: Session) -> None:
    done = ask(*question, columns=width)
    assert max(map(len, done.lines)) <= width
    assert [line for line in done.lines if line != line.rstrip()] == []


def test_the_list_is_by_maker_and_can_be_cut(ask: Session) -> None:
    shown = ask("terrain", "list")
    assert [line.split("  ")[0] for line in shown.lines if not line.startswith(" ")] == list(MAKERS)
    assert {m["assessor"] for m in layers(ask, "--assessor", "meridian maps")} == {"Meridian Maps"}
    days = {m["day"] for m in layers(ask, "--since", "2024-08", "--until", "2024-08")}
    assert days
    assert all(day.startswith("2024-08") for day in days)
    assert layers(ask, "--as-known", "2020") == []


def test_areas_name_whose_they_are_and_what_lacks(ask: Session) -> None:
    done = ask("terrain", "area", "--party", "RUS", "--layers", "control + advance", "--since", "2024-09")
    assert "According to Meridian Maps: control+advance, Russia  (km²)" in done.lines
    assert "the layer advance is not in the maps of Harbour Atlas (they have control RUS)" in done.flowing
    named = json.loads(ask("terrain", "area", "--in", "donetsk", "-a", "meridian maps", "-f", "json").out)
    assert {(row["region"], row["region_name"], row["assessor"]) for row in named} == {
        ("UA-14", "Donetsk Oblast", "Meridian Maps")
    }
    weeks = json.loads(ask("terrain", "area", "--by", "WEEK", "--since", "2024-09-02", "-f", "json").out)
    assert weeks[0]["period"] == "2024-W36"


def test_settlements_and_changes_come_with_what_is_near(ask: Session) -> None:
    settled = json.loads(ask("terrain", "settlements", "-a", "Meridian Maps", "--in", "Donetsk", "-f", "json").out)
    vuhledar = next(row for row in settled if row["place"] == "Vuhledar")
    assert (vuhledar["new_layer"], vuhledar["new_party"], vuhledar["old_party"]) == ("control", "RUS", "UKR")
    every = json.loads(ask("terrain", "changes", "-f", "json").out)
    unreported = json.loads(ask("terrain", "changes", "--unreported", "-f", "json").out)
    assert {row["verdict"] for row in every} == {"reported", "unreported"}
    assert unreported == [row for row in every if row["verdict"] == "unreported"]
    large = json.loads(ask("terrain", "changes", "--least-km2", "200", "-f", "json").out)
    assert large == [row for row in every if row["km2"] >= 200]
    claim = next(row["claims"][0] for row in every if row["claims"])
    assert ask("event", claim).status == 0


def test_who_and_event_give_each_maker_its_word(ask: Session) -> None:
    shown = ask("who", "Vuhledar")
    assert "According to Harbour Atlas: held by Ukraine, by 31 Jul 2024 at the latest" in shown.lines
    assert "According to Meridian Maps: held by Russia, by 6 Oct 2024 at the latest" in shown.lines
    only = ask("who", "Vuhledar", "--view", "assessor:Meridian Maps", "-f", "json")
    assert [row["view"] for row in json.loads(only.out)] == ["assessor:Meridian Maps"]
    silent = ask("who", "Ocheretyne")
    assert "on 6 Oct 2024 · no claim bears on it" in silent.lines
    assert "According to Meridian Maps: held by Russia" in silent.out
    assert "Consensus: unknown" in silent.out
    (event,) = json.loads(ask("events", "--place", "Niu-York", "--kind", "captured", "-f", "json").out)
    assert (event["status"], event["rule"]) == ("corroborated", "control map")
    assert event["maps"]
    assert "borne out by the maps of Meridian Maps: first shown on the map of" in ask("event", event["id"]).flowing


def test_published_areas_that_cannot_be_read_are_named_and_the_others_go_on(ask: Session, published: Path) -> None:
    with published.open("a", encoding="utf-8") as stream:
        stream.write("2024-13,5,Lowland Gazette,Meridian Maps,gain,\n")
    done = ask("terrain", "compare", str(published))
    assert f"whoholds: passed over: {published}:6: “2024-13” is no period" in done.err
    assert done.lines[-1] == "1 of 2 that can be compared agree to 1 % or 3 km²; 2 cannot"
    assert "no maps of Nobody's Maps are here" in done.flowing
    assert "the table notes: told by telephone" in done.flowing


def test_an_audit_in_three_parts(ask: Session) -> None:
    whole = ask("audit")
    titles = ("Areas claimed, beside the maps", "Captures claimed, beside the maps", "By speaker")
    assert [line for line in whole.lines if line in titles] == list(titles)
    for part, title in zip(("figures", "captures", "speakers"), titles, strict=True):
        assert [line for line in ask("audit", part).lines if line in titles] == [title]
    document = json.loads(ask("audit", "-f", "json").out)
    assert list(document) == ["captures", "figures", "speakers"]
    for part in document:
        assert document[part] == json.loads(ask("audit", part, "-f", "json").out)
    lines = [json.loads(line) for line in ask("audit", "-f", "jsonl").lines]
    assert [{"part": part, **row} for part, rows in document.items() for row in rows] == lines


def test_an_audit_of_one_speaker_or_one_party(ask: Session) -> None:
    document = json.loads(ask("audit", "--speaker", "denis pushilin", "-f", "json").out)
    assert {row["place"] for row in document["captures"]} == {"Vuhledar"}
    assert {row["speaker"] for row in document["speakers"]} == {"Denis Pushilin"}
    theirs = json.loads(ask("audit", "--party", "ukr", "-f", "json").out)
    assert {row["party"] for row in theirs["captures"]} == {"UKR"}
    assert {row["claimant"] for row in theirs["figures"]} == {"UKR"}
    assert not json.loads(ask("audit", "--party", "rus", "-f", "json").out)["figures"]


def test_answers_go_to_a_file(ask: Session, tmp_path: Path) -> None:
    for question, beginning in (
        (("terrain", "area", "-f", "csv"), "assessor,layers,party"),
        (("audit", "captures", "-f", "csv"), "event,place_id,place"),
        (("audit", "-f", "json"), '{\n  "captures": ['),
        (("audit",), "Areas claimed, beside the maps\n"),
    ):
        out = tmp_path / "out.txt"
        assert ask(*question, "-o", str(out)).out == ""
        assert out.read_text(encoding="utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("terrain", "list", "--since", "2030"), "no map kept here fits"),
        (("terrain", "list", "--assessor", "Nobody"), "no map kept here fits"),
        (("terrain", "area", "--since", "2030"), "the maps do not reach into these days"),
        (("terrain", "area", "--layers", "claimed", "--party", "RUS"), ""),
        (("terrain", "settlements", "--until", "2020"), "no settlement changed on these maps in these days"),
        (("terrain", "settlements", "--in", "UA-43"), "no settlement changed on these maps in these days"),
        (("terrain", "changes", "--since", "2030"), "no such change on these maps in these days"),
        (("audit", "--speaker", "Nobody At All"), "no capture or area is claimed that matches"),
        (("audit", "--speaker", "Nobody At All", "-f", "json"), "no capture or area is claimed that matches"),
        (("audit", "captures", "--party", "XYZ"), "no capture or area is claimed that matches"),
        (("audit", "speakers", "--speaker", "Nobody At All"), "no capture or area is claimed that matches"),
    ],
    ids=str,
)
def test_where_nothing_matches_it_is_said_and_the_status_is_one(
    question: tuple[str, ...], told: str, ask: Session
) -> None:
    done = ask(*question)
    assert done.status == NOTHING_FOUND
    assert told in done.err


def test_without_a_map_the_list_says_how_to_add_one(run: Session, tmp_path: Path) -> None:
    with Ledger(run.ledger, create=True):
        pass
    done = run("terrain", "list")
    assert (done.status, done.out) == (NOTHING_FOUND, "")
    assert "no map is kept; `whoholds terrain add` adds some" in done.err
    for question in (("terrain", "area"), ("audit",)):
        done = run(*question)
        assert done.status == USAGE
        assert "whoholds terrain add FILE" in done.err


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("terrain", "add"), "Missing argument"),
        (("terrain", "add", "MAP", "--layer", "held"), "none of control"),
        (("terrain", "add", "MAP", "--date", "2024-02-30"), "not a calendar day"),
        (("terrain", "add", "MAP", "--theatre", "atlantis"), "atlantis"),
        (("terrain", "add", "MAP", "--preset", "mapper"), "--preset"),
        (("terrain", "add", "MAP", "--elsewhere", "mars"), "home, untold"),
        (("terrain", "area", "--layers", "control+held"), "'held' is no layer"),
        (("terrain", "area", "--by", "year"), "day, week, month"),
        (("terrain", "area", "--assessor", "ISW"), "there are maps by Harbour Atlas, Meridian Maps"),
        (("terrain", "area", "--in", "Atlantis"), "UA-43 Crimea"),
        (("terrain", "area", "--layers", "advance"), "--party RUS"),
        (("terrain", "area", "--since", "soon"), "not a calendar day"),
        (("terrain", "area", "--as-known", "soon"), "soon"),
        (("terrain", "settlements", "--least-days", "-1"), "--least-days"),
        (("terrain", "changes", "--least-km2", "many"), "--least-km2"),
        (("terrain", "changes", "--party", "UKR"), "the layer control is not in the maps of"),
        (("terrain", "compare", "no-such.csv"), "cannot be read"),
        (("terrain", "compare", "MAP"), "has no column period"),
        (("terrain", "list", "--ledger", "no-such.db"), "no-such.db"),
        (("terrain", "list", "-f", "xml"), "xml"),
        (("terrain", "plot", "gains", "a.jpg"), ".png or .svg"),
        (("terrain", "plot", "gains", "a.png", "--since", "2030"), "no areas to draw"),
        (("terrain", "plot", "change", "a.png", "--since", "2024-08-31"), "--until"),
        (("terrain", "plot", "change", "a.png", "--since", "2024-08", "--until", "2024-09"), "not a calendar day"),
        (("terrain", "plot", "change", "a.png", "--since", "2024-08-31", "--until", "2024-09-30"), "--assessor"),
        (("terrain", "fetch", "google"), "google"),
        (("terrain", "fetch", "isw"), "--accept-terms"),
        (("audit", "-f", "csv"), "whoholds audit captures -f csv"),
        (("audit", "events"), "captures"),
        (("audit", "--as-known", "2020"), "no map to hold claims against"),
    ],
    ids=str,
)
def test_wrong_use_is_status_two_and_says_what(
    question: tuple[str, ...], told: str, ask: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_lines(tmp_path / "map.geojsonl", plain())
    monkeypatch.chdir(tmp_path)
    before = ask.ledger.read_bytes()
    done = ask(*(str(path) if word == "MAP" else word for word in question), columns=200)
    assert done.status == USAGE
    assert told in done.err
    assert done.out == ""
    assert ask.ledger.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


# Help

Page = tuple[tuple[str, ...], Callable[..., None], str]
PAGES: list[Page] = [
    *((("terrain", name), function, page) for name, function, page in cli_terrain.COMMANDS),
    *((("terrain", name), function, page) for name, function, page in cli_terrain_ask.COMMANDS),
    *((("terrain", "plot", name), function, page) for name, function, page in cli_terrain_ask.PLOTS),
    *((("audit",), function, page) for function, page in cli_audit.COMMANDS),
]


@pytest.mark.parametrize(("words", "function", "page"), PAGES, ids=[" ".join(words) for words, _, _ in PAGES])
def test_help_has_examples_that_are_commands_and_exit_statuses(
    words: tuple[str, ...], function: Callable[..., None], page: str, ask: Session
) -> None:
    done = ask(*words, "--help", columns=120)
    assert done.status == 0
    assert (function.__doc__ or "").split(".")[0].split("\n")[0][:60] in done.flowing
    assert "Exit status: 0 " in done.out
    examples = [shlex.split(line) for line in page.splitlines() if line.startswith("  whoholds ")]
    assert examples
    for _, *arguments in examples:
        assert arguments[: len(words)] == list(words)
        assert " ".join(arguments[: len(words)]) in done.out
        at: object = get_command(cli.app)
        for word in words:
            at = at.commands[word]  # type: ignore[attr-defined]
        # Raises for an option or a value that there is none of.
        at.make_context("whoholds", arguments[len(words) :])  # type: ignore[attr-defined]


def test_the_groups_list_their_commands(ask: Session) -> None:
    shown = ask("terrain", "--help", columns=120)
    for name, *_ in (*cli_terrain.COMMANDS, *cli_terrain_ask.COMMANDS):
        assert f" {name} " in shown.out
    assert " plot " in shown.out
    assert " gains " in ask("terrain", "plot", "--help", columns=120).out
    whole = ask("--help", columns=120)
    assert " terrain " in whole.out
    assert " audit " in whole.out


# Pictures


@pytest.mark.parametrize(
    "question",
    [
        ("gains", "--since", "2024-08"),
        ("change", "--assessor", "Meridian Maps", "--since", "2024-08-31", "--until", "2024-10-06"),
    ],
    ids=["gains", "change"],
)
def test_pictures_are_drawn_the_same_each_time_and_credit_the_makers(
    question: tuple[str, ...], ask: Session, tmp_path: Path
) -> None:
    for ending in ("png", "svg"):
        paths = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
        for path in paths:
            done = ask("terrain", "plot", question[0], str(path), *question[1:])
            assert (done.status, done.out, done.err) == (0, "", f"whoholds: drawn: {path}\n")
        assert paths[0].read_bytes() == paths[1].read_bytes()
    assert (tmp_path / "1.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    texts = ElementTree.parse(tmp_path / "1.svg").getroot().iter("{http://www.w3.org/2000/svg}text")
    told = " ".join("".join(part.itertext()) for part in texts)
    assert "Russia" in told
    assert "Map data: Meridian Maps." in told


def test_makers_are_credited_by_their_full_names_and_terms() -> None:
    known, unknown = credits_of(["Map Desk", "ISW"])
    assert known.startswith("Map data: Institute for the Study of War and Critical Threats Project. The geodata are")
    assert unknown.startswith("Map data: Map Desk. Nothing is known of this maker's terms.")
    assert (party_names()["RUS"], party_names()["UKR"]) == ("Russia", "Ukraine")


# Fetching


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    site = Site()
    yield site
    site.close()


def isw_page(layer: int) -> str:
    service = ISW_LAYERS[layer]
    query = "where=1%3D1&outFields=*&outSR=4326&f=geojson"
    return f"/{service.service}/FeatureServer/{service.number}/query?{query}"


@pytest.fixture
def deepstate(site: Site) -> Site:
    site.says(HISTORY, [{"id": LATE}])
    site.says(geojson(LATE), collection(feature(square(BAKHMUT), name="Окуповано /// Occupied /// ")))
    return site


def fetch(run: Session, site: Site, tmp_path: Path, maker: str, *options: str) -> Done:
    return run("terrain", "fetch", maker, "--base-url", site.base, "--to", str(tmp_path / "maps"), *options)


def test_nothing_is_fetched_before_the_terms_are_kept_to(run: Session, deepstate: Site, tmp_path: Path) -> None:
    done = fetch(run, deepstate, tmp_path, "deepstate")
    assert done.status == USAGE
    assert done.err.startswith("DeepStateMap: terms\n\nDeepState publishes no open licence for its geodata.")
    assert "nothing was fetched; give --accept-terms" in done.err
    assert (deepstate.asked, list(tmp_path.iterdir())) == ([], [])


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["n", "y"])
def test_at_a_terminal_it_is_asked(
    answer: str, run: Session, deepstate: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal(f"{answer}\n"))
    done = fetch(run, deepstate, tmp_path, "deepstate", "--no-add")
    assert "Do you keep to these terms?" in done.err
    assert done.err.index("no open licence") < done.err.index("Do you keep")
    assert (done.status, bool(deepstate.asked)) == ((0, True) if answer == "y" else (USAGE, False))
    assert run.ledger.exists() is False


def test_fetched_maps_end_in_the_ledger_and_a_second_run_fetches_nothing(
    run: Session, deepstate: Site, tmp_path: Path
) -> None:
    first = fetch(run, deepstate, tmp_path, "deepstate", "--accept-terms")
    assert (first.status, first.lines) == (
        0,
        [f"1 file in {tmp_path / 'maps'}", f"1 layer added to {run.ledger}"],
    )
    assert "gazetteer" not in first.err
    (kept,) = layers(run)
    assert (kept["assessor"], kept["day"], kept["layer"], kept["party"]) == (
        "DeepState",
        "2024-02-20",
        "control",
        "RUS",
    )
    deepstate.asked.clear()
    again = fetch(run, deepstate, tmp_path, "deepstate", "--accept-terms")
    assert deepstate.asked == [HISTORY]
    assert again.lines[-1] == f"0 layers added to {run.ledger}; 1 known already"
    assert layers(run) == [kept]
    assert "According to DeepState: held by Russia" in run("who", "Bakhmut", "--on", "2024-03-01").out


def test_every_layer_of_the_institute_is_fetched_and_known(run: Session, site: Site, tmp_path: Path) -> None:
    for number in range(len(ISW_LAYERS)):
        # The server of the last one fails; the others go on.
        last = number == len(ISW_LAYERS) - 1
        site.says(isw_page(number), Reply(status=404) if last else collection(feature(square(BAKHMUT), objectid=1)))
    done = fetch(run, site, tmp_path, "isw", "--accept-terms")
    assert done.status == SOME_SKIPPED
    assert "whoholds: failed: " in done.err
    assert done.lines[0] == f"3 files in {tmp_path / 'maps'}; 1 failed"
    assert {(m["assessor"], m["layer"], m["party"]) for m in layers(run)} == {
        ("ISW", layer.layer, "RUS") for layer in ISW_LAYERS[:-1]
    }


def test_where_nothing_could_be_fetched_the_status_is_one(run: Session, site: Site, tmp_path: Path) -> None:
    done = fetch(run, site, tmp_path, "deepstate", "--accept-terms")
    assert (done.status, done.lines) == (NOTHING_READ, [f"0 files in {tmp_path / 'maps'}; 1 failed"])
    assert "answered 404" in done.err
    assert not run.ledger.exists()


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_asked(
    run: Session, deepstate: Site, tmp_path: Path
) -> None:
    (tmp_path / "maps").write_text("a file, no folder", encoding="utf-8")
    done = fetch(run, deepstate, tmp_path, "deepstate", "--accept-terms")
    assert (done.status, deepstate.asked) == (USAGE, [])
    assert "give another with --to" in done.err


# Besides


def test_a_newer_map_in_a_copy_of_the_story_changes_its_answers(story: Path, run: Session, tmp_path: Path) -> None:
    shutil.copy(story, run.ledger)
    asked = ("who", "Vuhledar", "--view", "assessor:Harbour Atlas")
    assert "held by Ukraine" in run(*asked).out
    south = feature(shapely.box(37.0, 47.6, 37.6, 48.0), date="2024-10-06", layer="control", party="RUS")
    path = put_lines(tmp_path / "newer.geojsonl", south)
    assert run("terrain", "add", str(path), "-a", "Harbour Atlas", "--elsewhere", "home").status == 0
    assert "held by Russia" in run(*asked).out
    with Ledger(run.ledger) as ledger:
        assert Conclusions(ledger.store).all_fresh()
    assert run("verify").status == 0


def test_where_no_file_is_there_no_ledger_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (["no-such.kmz"], ["no-such.kmz", "--theatre", "no-such-war"]):
        done = CliRunner().invoke(cli.app, ["terrain", "add", *given, "--ledger", "made.db"])
        assert isinstance(done.exception, WhoholdsError)
    assert list(tmp_path.iterdir()) == []
