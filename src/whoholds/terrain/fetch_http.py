"""Asking a web server for JSON: politely, and believing nothing it sends.

Redirects are followed by hand, for each must keep to the web and to encryption; bodies are read piece by piece, so that
no limit depends on what a header says. A stopwatch runs while a body is read; the time of day is never asked.
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

from whoholds import __version__
from whoholds.errors import MapError
from whoholds.model import Json

USER_AGENT = f"whoholds/{__version__} (+control maps)"
CURE = "try again later, or fetch the file by other means and add it from disk"
MAX_REDIRECTS = 5  # as many as any maker's address needs, and few enough to end a loop soon
LOST_TRIES = 2  # a broken connection is tried once more
LOST_SECONDS = 3.0  # before that
BUSY_TRIES = 4  # a server that says "later" is asked four times in all
BUSY_SECONDS = 10.0  # before the next, where the server does not say how long; doubled each time
MAX_WAIT_SECONDS = 120.0  # who asks for more is not asked again in this run
_CHUNK = 1 << 16
_SHOWN = 200  # characters of a server's own words in a message

Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a server is borne: bytes of an answer, packed or unpacked; seconds of silence; seconds in all."""

    answer_bytes: int = 100_000_000  # fifty times the institute's layer of control (2 MB)
    silence_seconds: float = 60.0
    answer_seconds: float = 600.0


LIMITS = Limits()


class Busy(MapError):
    """The server asks, for now, not to be asked."""


class _Lost(Exception):
    """The connection broke, or the answer is not whole; worth another try."""


class _Later(Exception):
    """The server asks to come back after `seconds` (None: it does not say)."""

    def __init__(self, status: int, seconds: float | None) -> None:
        super().__init__(status)
        self.status, self.seconds = status, seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent, and how many bytes it was, unpacked."""

    value: Json
    size: int


class Client:
    """Asks one question after another, `pause_seconds` apart; `sleep` does all the waiting."""

    def __init__(self, *, pause_seconds: float, sleep: Sleep = time.sleep, limits: Limits = LIMITS) -> None:
        self._pause_seconds, self._sleep, self._limits = pause_seconds, sleep, limits
        self._asked = False
        # Only these: without the handlers for files, FTP and data no address can mean one.
        self._opener = urllib.request.OpenerDirector()
        for handler in (urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()):
            self._opener.add_handler(handler)

    def get(self, url: str) -> Answer:
        """The JSON at `url`. Raises `MapError` naming it, the reason and the cure; `Busy` where one should stop."""
        check_address(url)
        if self._asked:
            self._sleep(self._pause_seconds)
        self._asked = True
        body = self._patiently(url)
        try:
            # NaN and Infinity are no JSON, though Python reads them.
            return Answer(json.loads(body, parse_constant=_refuse), len(body))
        except (ValueError, RecursionError):
            begins = told(body[:60].decode("utf-8", "replace"))
            raise MapError(f"{url}: answered no whole JSON (it begins {begins!r}); {CURE}") from None

    def _patiently(self, url: str) -> bytes:
        lost = busy = 0
        while True:
            try:
                return self._follow(url)
            except _Lost as error:
                lost += 1
                if lost == LOST_TRIES:
                    raise MapError(f"{url}: cannot be fetched ({error}); {CURE}") from error
                wait = LOST_SECONDS
            except _Later as error:
                wait = BUSY_SECONDS * 2**busy if error.seconds is None else error.seconds
                busy += 1
                if busy == BUSY_TRIES or wait > MAX_WAIT_SECONDS:
                    raise Busy(
                        f"{url}: answered {error.status} and asks to be left alone for {wait:.0f} seconds;"
                        " run the same command again then"
                    ) from error
            self._sleep(wait)

    def _follow(self, url: str) -> bytes:
        here = url
        try:
            for _ in range(MAX_REDIRECTS + 1):
                headers = {"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"}
                request = urllib.request.Request(here, headers=headers)
                with self._opener.open(request, timeout=self._limits.silence_seconds) as answer:
                    if not isinstance(answer, http.client.HTTPResponse):
                        raise MapError(f"{url}: not a web address; give one that begins with https://")
                    target = answer.headers.get("Location")
                    if answer.status not in (301, 302, 303, 307, 308) or not target:
                        return _body(url, answer, self._limits)
                    here = redirected(url, here, target)
        except (http.client.InvalidURL, ValueError) as error:
            raise MapError(f"{url}: leads to no address that can be asked ({told(str(error))}); {CURE}") from error
        except (OSError, http.client.HTTPException) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise _Lost(told(str(reason)) or type(error).__name__) from error
        raise MapError(f"{url}: sends on more than {MAX_REDIRECTS} times; {CURE}")


def check_address(url: str) -> None:
    """Raise `MapError` unless `url` is of the web and names a server."""
    try:
        parts = urllib.parse.urlsplit(url)
        good = parts.scheme in ("https", "http") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise MapError(f"{told(url)}: not a web address; give one that begins with https://")


def told(words: str) -> str:
    """A server's words fit for a message: short, on one line, without what steers a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in words[:_SHOWN]).strip()


def _refuse(constant: str) -> Json:
    raise ValueError(constant)


def redirected(url: str, here: str, target: str) -> str:
    """Where `here` sends us; never off the web, nor from encryption to none."""
    # Servers send bare spaces and letters beyond ASCII, which an address may not hold.
    quoted = urllib.parse.quote(target, safe="%/:?#[]@!$&'()*+,;=~", encoding="latin-1")
    there = urllib.parse.urljoin(here, quoted)
    before, after = urllib.parse.urlsplit(here), urllib.parse.urlsplit(there)
    if after.scheme not in ("https", "http") or not after.hostname:
        raise MapError(f"{url}: sends on to {told(there)!r}, which is not on the web; {CURE}")
    if (before.scheme, after.scheme) == ("https", "http"):
        raise MapError(f"{url}: sends on to {told(there)!r}, which is not encrypted; {CURE}")
    return there


def _body(url: str, answer: http.client.HTTPResponse, limits: Limits) -> bytes:
    """The answer's body, unpacked."""
    if answer.status in (429, 503):
        raise _Later(answer.status, _asked_wait(answer.headers))
    if answer.status != 200:
        raise MapError(f"{url}: answered {answer.status} ({told(answer.reason)}); {CURE}")
    packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise MapError(f"{url}: packed as {told(packing)!r}, which was not asked for; {CURE}")
    most = limits.answer_bytes
    total = answer.length  # as the header says; None: it does not, or the body comes in chunks that say their own
    if total is not None and total > most:
        raise MapError(f"{url}: {total} bytes is more than the limit of {most}; {CURE}")
    unpack = None if packing == "identity" else zlib.decompressobj(wbits=31)
    out, done = bytearray(), 0
    stop = time.monotonic() + limits.answer_seconds
    while total is None or done < total:
        # read1 comes back with whatever is there, so that a trickle cannot hold us past the limit of time.
        chunk = answer.read1(_CHUNK if total is None else min(_CHUNK, total - done))
        if not chunk:
            break
        done += len(chunk)
        try:
            out += chunk if unpack is None else unpack.decompress(chunk, most + 1 - len(out))
        except zlib.error as error:
            raise MapError(f"{url}: damaged in its packing ({error}); {CURE}") from error
        if max(done, len(out)) > most:
            raise MapError(f"{url}: more than the limit of {most} bytes; {CURE}")
        if time.monotonic() > stop:
            raise MapError(f"{url}: not whole after {limits.answer_seconds:g} seconds; {CURE}")
    if total is not None and done < total:
        raise _Lost(f"ended after {done} of {total} bytes")
    if unpack is not None and not unpack.eof:
        raise _Lost(f"ended in the middle of its packing, after {done} bytes")
    if unpack is not None and unpack.unused_data:
        raise MapError(f"{url}: goes on after the end of its packing; {CURE}")
    return bytes(out)


def _asked_wait(headers: Message) -> float | None:
    """Seconds in Retry-After, at least one. A date there is counted from the server's own Date, not from our clock."""
    words = (headers.get("Retry-After") or "").strip()
    if re.fullmatch("[0-9]{1,9}", words):
        return max(1.0, float(words))
    try:
        wait = parsedate_to_datetime(words) - parsedate_to_datetime(headers.get("Date") or "")
    except (TypeError, ValueError):
        return None
    return max(1.0, wait.total_seconds())
