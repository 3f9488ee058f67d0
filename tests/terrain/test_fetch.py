from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from whoholds.errors import MapError
from whoholds.terrain.fetch import ISW_LAYERS, Fetched, fetch_deepstate, fetch_isw
from whoholds.terrain.fetch_http import USER_AGENT, Busy, Client, Limits, redirected

OLD, EARLY, LATE = 1708300000, 1708400000, 1708450000  # 18 February 2024, 20 February at 03:33 and at 17:26 UTC
MAP = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Окуповано"}}]}
HISTORY = "/history/public"
TODAY = "2024-02-20"
CONTROL, ADVANCE, CLAIMED, PRE2022 = (
    f"/{layer.service}/FeatureServer/{layer.number}/query?where=1%3D1&outFields=*&outSR=4326&f=geojson"
    for layer in ISW_LAYERS
)


@dataclass
class Reply:
    """What the server says: `body` in as many pieces, `pause` seconds apart; `length` None says none."""

    body: object = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = -1  # -1: the true one
    pause: float = 0.0

    def pieces(self) -> Iterable[bytes]:
        if isinstance(self.body, bytes):
            return [self.body]
        return self.body if isinstance(self.body, Iterator) else [json.dumps(self.body).encode()]


class Site:
    """A server on this machine: `replies` by address (the last of several stays), `asked` what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers.items()))
                replies = site.replies.get(self.path, [Reply(status=404)])
                reply = replies.pop(0) if len(replies) > 1 else replies[0]
                with suppress(OSError):
                    self.say(reply)
                self.close_connection = True

            def say(self, reply: Reply) -> None:
                pieces = reply.pieces()
                if isinstance(pieces, list) and reply.length == -1:
                    reply.headers["Content-Length"] = str(sum(map(len, pieces)))
                elif reply.length is not None and reply.length >= 0:
                    reply.headers["Content-Length"] = str(reply.length)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in pieces:
                    if site.closing.wait(reply.pause):
                        return
                    self.wfile.write(piece)

            def log_message(self, format: str, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def says(self, path: str, *replies: Reply | object) -> None:
        self.replies[path] = [reply if isinstance(reply, Reply) else Reply(reply) for reply in replies]

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    site = Site()
    yield site
    site.close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def deepstate(site: Site, slept: list[float], tmp_path: Path) -> Callable[..., list[Fetched | MapError]]:
    return lambda **options: list(
        fetch_deepstate(tmp_path, **{"base": site.base, "sleep": slept.append, "pause_seconds": 1.5} | options)
    )


@pytest.fixture
def isw(site: Site, slept: list[float], tmp_path: Path) -> Callable[..., list[Fetched | MapError]]:
    return lambda **options: list(
        fetch_isw(tmp_path, **{"base": site.base, "today": TODAY, "sleep": slept.append} | options)
    )


def geojson(version: int) -> str:
    return f"/history/{version}/geojson"


def answer(site: Site, slept: list[float], limits: Limits | None = None) -> object:
    return Client(pause_seconds=0, sleep=slept.append, limits=limits or Limits()).get(f"{site.base}/x").value


def refusal(site: Site, slept: list[float], limits: Limits | None = None) -> str:
    with pytest.raises(MapError) as caught:
        answer(site, slept, limits)
    assert f"{site.base}/x: " in str(caught.value)
    return str(caught.value)


# DeepState


@pytest.fixture
def history(site: Site) -> Site:
    site.says(HISTORY, [{"id": EARLY}, {"id": LATE, "createdAt": "2024-02-20T17:26:40.000Z"}, {"id": OLD}])
    for version in (OLD, EARLY, LATE):
        site.says(geojson(version), MAP)
    return site


def test_the_newest_map_is_fetched_and_carries_its_version(history, deepstate, slept, tmp_path):
    path = tmp_path / "deepstate_2024-02-20.geojson"
    assert deepstate() == [Fetched(path, "2024-02-20", path.stat().st_size)]
    assert json.loads(path.read_text("utf-8")) == {"id": LATE, "map": MAP}
    assert history.asked == [HISTORY, geojson(LATE)]
    assert slept == [1.5]
    assert {headers["User-Agent"] for headers in history.headers} == {USER_AGENT}
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2024-01-01", None, ["2024-02-18", "2024-02-20"]),
        (None, "2024-02-19", ["2024-02-18"]),
        ("2024-02-18", "2024-02-18", ["2024-02-18"]),
        ("2024-02-19", "2024-12-31", ["2024-02-20"]),
    ],
)
def test_days_asked_for_are_fetched_the_oldest_first(history, deepstate, since, until, days):
    assert [result.day for result in deepstate(since=since, until=until)] == days


def test_what_is_there_is_skipped_and_what_is_missing_fetched(history, deepstate, tmp_path):
    deepstate(until="2024-02-19")
    history.asked.clear()
    told: list[tuple[str, int, int]] = []
    results = deepstate(since="2024-02-01", progress=lambda *step: told.append(step))
    assert [(result.day, result.skipped) for result in results] == [("2024-02-18", True), ("2024-02-20", False)]
    assert results[0].bytes == results[0].path.stat().st_size
    assert history.asked == [HISTORY, geojson(LATE)]
    assert told[-1] == ("Fetching DeepState maps", 2, 2)


def test_a_later_version_of_the_day_takes_the_place_of_ours_but_not_of_a_file_of_others(history, deepstate, tmp_path):
    path = tmp_path / "deepstate_2024-02-20.geojson"
    path.write_text(f'{{"id":{EARLY},"map":{{}}}}')
    assert [result.skipped for result in deepstate()] == [False]
    assert json.loads(path.read_text("utf-8"))["id"] == LATE
    path.write_text("mine")
    assert [result.skipped for result in deepstate()] == [True]
    assert path.read_text() == "mine"


def test_an_answer_already_wrapped_is_not_wrapped_again(history, deepstate, tmp_path):
    history.says(geojson(LATE), {"id": LATE, "map": MAP})
    deepstate()
    assert json.loads((tmp_path / "deepstate_2024-02-20.geojson").read_text("utf-8")) == {"id": LATE, "map": MAP}
    (tmp_path / "deepstate_2024-02-20.geojson").unlink()
    history.says(geojson(LATE), {"id": EARLY, "map": MAP})
    assert "another version" in str(deepstate()[0])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("bad", ["../../x", "1708450000", None, True, 17, 1.7e9, 10**10, -1708450000, ["a"], {"b": 1}])
def test_an_id_that_is_no_version_never_reaches_an_address_or_a_name(site, deepstate, tmp_path, bad):
    site.says(HISTORY, [{"id": bad}, {"id": LATE}, "no entry"])
    site.says(geojson(LATE), MAP)
    unusable, fetched = deepstate(since="1970-01-01")
    assert "2 of 3 versions have no usable id" in str(unusable)
    assert isinstance(fetched, Fetched)
    assert site.asked == [HISTORY, geojson(LATE)]
    assert [file.name for file in tmp_path.rglob("*")] == ["deepstate_2024-02-20.geojson"]


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ([], "lists no version"),
        ([{"id": "../../x"}], "lists no version"),
        ({"id": 1}, "no list of versions"),
        ([{"id": OLD}], "no map of these days; there are some from 2024-02-18 to 2024-02-18"),
        (b"<!DOCTYPE html><title>Hello</title>", "no whole JSON .it begins '<!DOCTYPE html>"),
        (Reply(status=404), "answered 404 .Not Found."),
    ],
)
def test_a_history_that_does_not_help_is_told(site, deepstate, tmp_path, history, told):
    site.says(HISTORY, history)
    (only,) = deepstate(since="2024-02-19")
    assert isinstance(only, MapError)
    with pytest.raises(MapError, match=told):
        raise only
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"since": "2024-02-30"}, "not a day"),
        ({"until": "20240220"}, "not a day"),
        ({"until": "2024-02-20\n"}, "not a day"),
        ({"since": "2024-02-20", "until": "2024-02-19"}, "comes after"),
        ({"base": "file:///etc"}, "not a web address"),
        ({"base": "https://"}, "not a web address"),
        ({"base": "http://[::"}, "not a web address"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_once(deepstate, options, told):
    with pytest.raises(MapError, match=told):
        deepstate(**options)


def test_a_day_that_fails_does_not_keep_the_others(history, deepstate):
    history.says(geojson(OLD), Reply(status=500))
    failed, fetched = deepstate(since="2024-01-01")
    assert "answered 500" in str(failed)
    assert isinstance(fetched, Fetched)


def test_after_failures_in_a_row_the_rest_is_left(site, deepstate):
    site.says(HISTORY, [{"id": OLD + 86_400 * n} for n in range(9)])
    results = deepstate(since="2024-01-01")
    assert len(site.asked) == 1 + 3
    assert len(results) == 3 + 1
    assert "6 maps after 2024-02-20 were not asked for" in str(results[-1])


def test_a_busy_server_is_left_alone(history, deepstate, slept):
    history.says(geojson(OLD), Reply(status=503, headers={"Retry-After": "3600"}))
    busy, rest = deepstate(since="2024-01-01")
    assert isinstance(busy, Busy)
    assert "asks to be left alone for 3600 seconds" in str(busy)
    assert "1 maps after 2024-02-18" in str(rest)
    assert slept == [1.5]


@pytest.mark.parametrize("body", [{"type": "FeatureCollection", "features": []}, {"type": "FeatureCollection"}, [], 7])
def test_what_is_no_map_is_not_kept(history, deepstate, tmp_path, body):
    history.says(geojson(LATE), body)
    assert "FeatureCollection" in str(deepstate()[0]) or "without features" in str(deepstate()[0])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told(history, site, tmp_path):
    (tmp_path / "file").write_text("")
    (result,) = fetch_deepstate(tmp_path / "file", base=site.base, sleep=lambda _: None)
    assert "cannot be used (Not a directory); free the place" in str(result)


def test_words_that_no_file_can_hold_are_mended(history, deepstate, tmp_path):
    history.says(geojson(LATE), json.dumps({**MAP, "name": "x"}).encode().replace(b'"x"', b'"\\ud800"'))
    assert json.loads(deepstate()[0].path.read_text("utf-8"))["map"]["name"] == "?"


@pytest.mark.parametrize("number", [b"NaN", b"1e999", b"9" * 5000])
def test_numbers_that_are_none_are_refused(history, deepstate, tmp_path, number):
    history.says(geojson(LATE), json.dumps({**MAP, "bbox": 0}).encode().replace(b": 0", b": " + number))
    assert "JSON" in str(deepstate()[0])
    assert list(tmp_path.iterdir()) == []


# The institute


def page(*names: str, **more: object) -> dict[str, object]:
    features = [{"type": "Feature", "properties": {"name": name}} for name in names]
    return {"type": "FeatureCollection", "features": features, **more}


@pytest.fixture
def layers(site: Site) -> Site:
    for path in (CONTROL, ADVANCE, CLAIMED, PRE2022):
        site.says(path, page("a"))
    return site


def test_all_layers_are_fetched_and_filed_under_today(layers, isw, tmp_path):
    assert [result.day for result in isw()] == [TODAY] * 4
    assert layers.asked == [CONTROL, ADVANCE, CLAIMED, PRE2022]
    names = {f"isw_{layer.service}_{TODAY}.geojson" for layer in ISW_LAYERS}
    assert {file.name for file in tmp_path.iterdir()} == names
    layers.asked.clear()
    assert all(result.skipped for result in isw())
    assert layers.asked == []


def test_pages_become_one_collection(layers, isw):
    layers.says(CONTROL, page("a", "b", properties={"exceededTransferLimit": True}, crs={"type": "name"}))
    layers.says(f"{CONTROL}&resultOffset=2", page("c", exceededTransferLimit=True))
    layers.says(f"{CONTROL}&resultOffset=3", page("d", properties={"exceededTransferLimit": False}))
    control = isw()[0]
    assert json.loads(control.path.read_text("utf-8")) == page("a", "b", "c", "d", crs={"type": "name"})
    assert layers.asked[:3] == [CONTROL, f"{CONTROL}&resultOffset=2", f"{CONTROL}&resultOffset=3"]


def test_a_last_page_may_be_empty(layers, isw):
    layers.says(CONTROL, page("a", exceededTransferLimit=True))
    layers.says(f"{CONTROL}&resultOffset=1", page())
    assert json.loads(isw()[0].path.read_text("utf-8")) == page("a")


@pytest.mark.parametrize("names", [["a"], []])
def test_a_server_that_turns_no_pages_is_not_asked_for_ever(layers, isw, names):
    layers.says(CONTROL, page("a", exceededTransferLimit=True))
    for n in (1, 2):
        layers.says(f"{CONTROL}&resultOffset={n}", page(*names, exceededTransferLimit=True))
    assert "the same page again" in str(isw()[0])
    assert len(layers.asked) <= 3 + 3


def test_pages_without_end_meet_a_limit(layers, isw, tmp_path):
    layers.says(CONTROL, page("0", exceededTransferLimit=True))
    for n in range(1, 101):
        layers.says(f"{CONTROL}&resultOffset={n}", page(str(n), exceededTransferLimit=True))
    assert "more than 100 pages" in str(isw()[0])
    assert "with the pages before it more than the limit of 1000 bytes" in str(isw(limits=Limits(1000))[0])


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ({"error": {"code": 400, "message": "Invalid URL\x1b[2J", "details": []}}, "an error (400: Invalid URL [2J)"),
        (page(), "a map without features"),
        ({"type": "FeatureCollection", "features": ["x"]}, "that are no features"),
        (Reply(status=404), "answered 404 (Not Found)"),
        (Reply(status=500), "answered 500"),
        (b"[" * 100_000, "no whole JSON"),
    ],
)
def test_a_layer_that_fails_is_told_and_the_others_go_on(layers, isw, tmp_path, reply, told):
    layers.says(ADVANCE, reply)
    control, advance, claimed, pre2022 = isw()
    assert told in str(advance)
    assert f"{layers.base}{ADVANCE}: " in str(advance)
    assert all(isinstance(result, Fetched) for result in (control, claimed, pre2022))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_today_that_is_none_is_refused(isw):
    with pytest.raises(MapError, match="not a day"):
        isw(today="../../x")


# The web


def test_packed_and_chunked_answers_are_read(site, slept):
    site.says("/x", Reply(gzip.compress(json.dumps(MAP).encode()), headers={"Content-Encoding": "gzip"}))
    assert answer(site, slept) == MAP
    chunks = iter([b'3\r\n{"a\r\n', b'4\r\n":1}\r\n', b"0\r\n\r\n"])
    site.says("/x", Reply(chunks, headers={"Transfer-Encoding": "chunked"}, length=None))
    assert answer(site, slept) == {"a": 1}
    site.says("/x", Reply(b"{}", length=None))
    assert answer(site, slept) == {}


def test_a_broken_connection_is_tried_once_more(site, slept):
    site.says("/x", Reply(b"{", length=100), {})
    assert answer(site, slept) == {}
    assert slept == [3.0]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b'{"a"', length=100), "ended after 4 of 100 bytes"),
        (Reply(b'5\r\n{"a"', headers={"Transfer-Encoding": "chunked"}, length=None), "IncompleteRead"),
        (Reply(gzip.compress(b"{}" * 99)[:-9], headers={"Content-Encoding": "gzip"}), "in the middle of its packing"),
    ],
)
def test_an_answer_cut_short_is_told(site, slept, reply, told):
    site.says("/x", reply)
    assert told in refusal(site, slept)
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b'{"a"', length=None), "no whole JSON"),
        (Reply(b"x" * 1001), "1001 bytes is more than the limit of 1000"),
        (Reply(b"x" * 1001, length=None), "more than the limit of 1000 bytes"),
        (Reply((b"x" * 100 for _ in iter(int, 1)), length=None), "more than the limit of 1000 bytes"),
        (
            Reply((b"64\r\n" + b"x" * 100 + b"\r\n" for _ in iter(int, 1)), headers={"Transfer-Encoding": "chunked"}),
            "more than the limit of 1000 bytes",
        ),
        (Reply(gzip.compress(b" " * 500_000), headers={"Content-Encoding": "gzip"}), "more than the limit of 1000"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "damaged in its packing"),
        (Reply(gzip.compress(b"{}") + b"more", headers={"Content-Encoding": "gzip"}), "after the end of its packing"),
        (Reply(b"{}", headers={"Content-Encoding": "br"}), "packed as 'br'"),
        (Reply(b"<html>\x1b[2J"), "it begins '<html> [2J'"),
        (Reply(b""), "no whole JSON"),
        (Reply(status=403), "answered 403 (Forbidden)"),
        (Reply(status=302), "answered 302"),
        (Reply(b"{}", status=206), "answered 206"),
    ],
)
def test_an_answer_that_is_no_good_is_refused_without_another_try(site, slept, reply, told):
    site.says("/x", reply)
    assert told in refusal(site, slept, Limits(answer_bytes=1000))
    assert slept == []


def test_a_small_packed_answer_does_not_fill_the_memory(site, slept):
    bomb = gzip.compress(b"[" + b" " * 50_000_000)
    site.says("/x", Reply(bomb, headers={"Content-Encoding": "gzip"}))
    assert len(bomb) < 100_000
    assert "more than the limit of 100000 bytes" in refusal(site, slept, Limits(answer_bytes=100_000))


def test_neither_silence_nor_a_trickle_holds_us(site, slept):
    site.says("/x", Reply(b"{}", pause=5))
    began = time.monotonic()
    assert "timed out" in refusal(site, slept, Limits(silence_seconds=0.1))
    site.says("/x", Reply((b" " for _ in iter(int, 1)), length=None, pause=0.02))
    assert "not whole after 0.2 seconds" in refusal(site, slept, Limits(answer_seconds=0.2))
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry-After": "7"}, [7.0]),
        ({"Retry-After": "0"}, [1.0]),
        ({"Retry-After": "soon"}, [10.0]),
        ({"Retry-After": "Wed, 99 Oct 2099"}, [10.0]),
        ({}, [10.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_says_later_is_asked_later(site, slept, status, headers, waits):
    site.says("/x", Reply(status=status, headers=dict(headers)), {})
    assert answer(site, slept) == {}
    assert slept == waits


def test_a_day_to_come_back_is_counted_from_the_servers_own(site, slept):
    later = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 60))
    site.says("/x", Reply(status=429, headers={"Retry-After": later}), {})
    assert answer(site, slept) == {}
    assert slept == [pytest.approx(60, abs=3)]


def test_a_server_that_always_says_later_is_not_asked_for_ever(site, slept):
    site.says("/x", Reply(status=429, headers={"Retry-After": "120"}))
    assert "answered 429" in refusal(site, slept)
    assert slept == [120.0] * 3
    assert len(site.asked) == 4


def test_redirects_are_followed_on_the_web(site, slept):
    site.says("/x", Reply(status=301, headers={"Location": "/y z"}))
    site.says("/y%20z", Reply(status=307, headers={"Location": f"{site.base}/w?a=1"}))
    site.says("/w?a=1", {})
    assert answer(site, slept) == {}
    assert slept == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("file:///etc/passwd", "'file:///etc/passwd', which is not on the web"),
        ("ftp://127.0.0.1/x", "which is not on the web"),
        ("data:application/json,{}", "which is not on the web"),
        ("https:///x", "which is not on the web"),
        ("http://[::", "leads to no address"),
        ("http://127.0.0.1:port/x", "leads to no address"),
        ("/x", "sends on more than 5 times"),
    ],
)
def test_redirects_that_lead_off_the_web_or_nowhere_are_refused(site, slept, target, told):
    site.says("/x", Reply(status=302, headers={"Location": target}))
    assert told in refusal(site, slept)
    assert len(site.asked) <= 6


def test_a_redirect_never_gives_up_encryption():
    with pytest.raises(MapError, match="not encrypted"):
        redirected("https://a.example/", "https://a.example/", "http://a.example/")
    assert redirected("http://a.example/", "http://a.example/", "//b.example/") == "http://b.example/"
    assert redirected("http://a.example/", "http://a.example/", "https://a.example/") == "https://a.example/"


def test_nobody_there_is_told_after_two_tries(slept):
    with pytest.raises(MapError, match=r"http://127.0.0.1:9/x: cannot be fetched .*refused"):
        Client(pause_seconds=0, sleep=slept.append).get("http://127.0.0.1:9/x")
    assert slept == [3.0]
