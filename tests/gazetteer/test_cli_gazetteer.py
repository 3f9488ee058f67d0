from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.gazetteer.test_sources import dump_line
from whoholds.cli_gazetteer import app
from whoholds.errors import GazetteerError

runner = CliRunner()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    with zipfile.ZipFile(folder / "UA.zip", "w") as book:
        book.writestr("UA.txt", dump_line(id="77", name="Newville", ascii="Newville", names="Новосело"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_country_is_fetched_and_added(quick: Path, served: str) -> None:
    done = runner.invoke(app, ["add", "geonames:UA", "--base-url", served])
    assert done.exit_code == 0
    assert "1 settlements read" in done.stdout
    found = json.loads(runner.invoke(app, ["where", "Новосело", "--format", "json"]).stdout)
    assert [(f["id"], f["how"], f["matched"]) for f in found] == [("geonames:77", "exact", "Новосело")]
    assert "geonames-UA" in runner.invoke(app, ["info"]).stdout


def test_where_tells_how_each_matched(quick: Path) -> None:
    done = runner.invoke(app, ["where", "Kalynove", "--near", "Pokrovsk", "--in", "Donetsk"], env={"COLUMNS": "100"})
    assert done.exit_code == 0
    assert "25 km SE" in done.stdout
    assert "Distances from Pokrovsk, Donetsk Oblast" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_where_measures_from_a_point(quick: Path) -> None:
    done = runner.invoke(app, ["where", "Kalynove", "--near", "48.28,37.18", "--format", "json", "--limit", "1"])
    (found,) = json.loads(done.stdout)
    assert (found["id"], found["bearing"]) == ("geonames:2", "SE")


def test_where_says_when_there_is_no_such_place(quick: Path) -> None:
    done = runner.invoke(app, ["where", "Xyzzyville"])
    assert done.exit_code == 1
    assert "No place called" in done.stdout
    assert json.loads(runner.invoke(app, ["where", "Xyzzyville", "--format", "json"]).stdout) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--near", "91,0"], "not on the globe"),
        (["--near", "Nowhereville"], "no place"),
        (["--in", "Narnia"], "no region"),
    ],
)
def test_wrong_options_are_told(quick: Path, options: list[str], told: str) -> None:
    done = runner.invoke(app, ["where", "Kalynove", *options])
    assert isinstance(done.exception, GazetteerError)
    assert told in str(done.exception)


def test_build_says_where(quick: Path) -> None:
    done = runner.invoke(app, ["build", "--force"])
    assert done.exit_code == 0
    assert str(quick) in done.stdout.replace("\n", "")
