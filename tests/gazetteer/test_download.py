from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from whoholds.errors import GazetteerError
from whoholds.gazetteer import download


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/UA.zip":
            self.answer(b"x" * 100_000, 100_000)
        elif self.path == "/SY.zip":  # cut short
            self.answer(b"x" * 10, 100)
        elif self.path == "/LY.zip":  # no length told
            self.answer(b"x" * 100_000, None)
        else:
            self.send_error(404)

    def answer(self, body: bytes, length: int | None) -> None:
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_dump_is_fetched(base: str, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    path = download.fetch("UA", tmp_path, base=base, progress=lambda *step: seen.append(step))
    assert path.stat().st_size == 100_000
    assert seen[-1] == ("Fetching UA.zip", 100_000, 100_000)


@pytest.mark.parametrize(
    ("country", "limit", "told"),
    [
        ("UA", 1000, "100000 bytes is more than the limit"),
        ("LY", 1000, "more than the limit of 1000 bytes"),
        ("SY", 10**6, "cannot be fetched|ended after"),
        ("XX", 10**6, "answered 404"),
        ("../etc", 10**6, "not a country code"),
    ],
)
def test_what_goes_wrong_is_told_and_leaves_nothing(base: str, tmp_path: Path, country: str, limit: int, told: str):
    with pytest.raises(GazetteerError, match=told):
        download.fetch(country, tmp_path, base=base, limit=limit)
    assert list(tmp_path.iterdir()) == []


def test_nobody_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be fetched"):
        download.fetch("UA", tmp_path, base="http://127.0.0.1:9")
    with pytest.raises(GazetteerError, match="not a web address"):
        download.fetch("UA", tmp_path, base="file:///etc")
