"""How a ledger bears its size: storing, building the views, and asking, at 10 thousand, 100 thousand, a million claims.

    python -m bench.ledger [--sizes 10000,100000,1000000] [--folder FOLDER] [--keep] [--postgres URL] [--json]
    python -m bench.ledger --write-page      the same, and its table goes into docs/scale.md

The archives are invented (bench/worlds.py). What is compared is measured in one run, in turns: `who` at one size with
`who` at another, the ledger's inserts with those of the bare sqlite3 module. It all takes about twenty minutes and
ten gigabytes of disk. With --keep the ledgers stay in the folder and the next run does not store them again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote

from bench.read import ONE_THREAD, ROOT

PAGE = ROOT / "docs" / "scale.md"
SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = {"fresh": 1000, "stale": 200, "known": 200}
_OPENED = 3
Found = dict[str, float]
Results = Mapping[int, Found]


def step(name: str, **arguments: object) -> dict[str, Found]:
    """Runs one of bench/ledger_steps.py by itself."""
    # An address may hold a password: neither the screen nor the list of processes shows it.
    shown = [str(value) for value in arguments.values() if isinstance(value, int | str) and "://" not in str(value)]
    print(name, *shown, file=sys.stderr)
    done = subprocess.run(
        [sys.executable, "-m", "bench.ledger_steps", name],
        input=json.dumps(arguments),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
    )
    found: dict[str, Found] = json.loads(done.stdout)
    return found


def measure(locations: Mapping[int, str], folder: Path) -> Results:
    """Everything, at each size. What storing took is noted beside a kept ledger."""
    out: dict[int, Found] = {}
    for size, location in locations.items():
        note = folder / f"{size}.json"
        if note.exists():
            out[size] = json.loads(note.read_text(encoding="utf-8"))
            step("forget", location=location)
        else:
            out[size] = _flat(step("store", location=location, count=size, bare="://" not in location))
            note.write_text(json.dumps(out[size]), encoding="utf-8")
        out[size] |= _flat(step("shape", location=location))
    named = {str(size): location for size, location in locations.items()}

    def ask(how: str, which: str) -> None:
        for size, took in step("ask", locations=named, count=QUESTIONS[how], which=which, how=how).items():
            out[int(size)] |= {f"{how}_{which}_{name}": value for name, value in took.items()}

    ask("stale", "claims")
    for size, location in locations.items():
        out[size] |= _flat(step("views", location=location))
    for which in ("claims", "places", "busiest"):
        ask("fresh", which)
    ask("known", "claims")
    for size, location in locations.items():
        out[size]["first_ms"] = median(_flat(step("first", location=location))["first_ms"] for _ in range(_OPENED))
        out[size] |= _flat(step("check", location=location))
    return out


def _flat(found: Mapping[str, object]) -> Found:
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def _whole(name: str) -> Callable[[Found], str]:
    return lambda found: f"{found[name]:,.0f}" if name in found else "–"


def _each(name: str, other: str, form: str) -> Callable[[Found], str]:
    """One figure by another."""
    return lambda found: format(found[name] / found[other], form) if name in found and other in found else "–"


def _ms(name: str) -> Callable[[Found], str]:
    return lambda found: " / ".join(_three(found[f"{name}_{which}_ms"]) for which in ("median", "p95"))


def _three(value: float) -> str:
    """With three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


ROWS: tuple[tuple[str, Callable[[Found], str]], ...] = (
    ("claims", _whole("claims")),
    ("reports", _whole("reports")),
    ("places", _whole("places")),
    ("claims of the busiest place", _whole("busiest")),
    ("**storing**: claims a second, many reports at a time", _whole("kept_per_s")),
    ("as a share of bare inserts into the same tables and indexes", _each("kept_per_s", "bare_per_s", ".2f")),
    ("as a share of bare inserts into tables without any index", _each("kept_per_s", "tables_per_s", ".2f")),
    ("claims a second, one report a transaction", _whole("alone_per_s")),
    ("as a share of bare inserts so", _each("alone_per_s", "bare_alone_per_s", ".2f")),
    ("bytes a claim, its share of the report's text and every index included", _each("bytes", "claims", ",.0f")),
    ("bytes a claim with all views", _each("bytes_with_views", "claims", ",.0f")),
    ("**all views from nothing**: seconds", lambda found: _three(found["views_s"])),
    ("claims a second", _each("claims", "views_s", ",.0f")),
    ("places a second", _each("concluded", "views_s", ",.0f")),
    ("most memory, MiB", _whole("peak_mib")),
    ("**`who`**, ms, median / p95; places weighed by their claims", _ms("fresh_claims")),
    ("all places alike", _ms("fresh_places")),
    ("the busiest hundred places", _ms("fresh_busiest")),
    ("ledger opened and first question answered, ms", _whole("first_ms")),
    ("**`who`** of a place told of since, ms, median / p95", _ms("stale_claims")),
    ("`who --as-known` half-way through the ledger, ms, median / p95", _ms("known_claims")),
    ("**`verify`**: entries a second", _whole("verify_per_s")),
    ("most memory, MiB", _whole("verify_peak_mib")),
)
WHICH = {"claims": "places weighed by their claims", "places": "all places alike", "busiest": "the busiest hundred"}


def table(results: Results) -> str:
    """What was measured, a column a size, in Markdown."""
    lines = ["| claims asked for | " + " | ".join(f"{size:,}" for size in results) + " |"]
    lines.append("|---|" + "---:|" * len(results))
    for label, cell in ROWS:
        lines.append(f"| {label} | " + " | ".join(cell(found) for found in results.values()) + " |")
    return "\n".join(lines) + "\n"


def growth(results: Results) -> Iterator[str]:
    """How `who` at the largest size compares with the smallest, and what the aims were."""
    small, large = min(results), max(results)
    for which, words in WHICH.items():
        name = f"fresh_{which}_p95_ms"
        ratio = results[large][name] / results[small][name]
        yield f"p95 of `who` at {large:,} by that at {small:,}, {words}: {ratio:.2f} (aim: 2 at most)"
    yield f"views of {large:,} claims: {results[large]['peak_mib']:,.0f} MiB (aim: under 2,048)"


def block(results: Results, database: str) -> str:
    """What goes into the page."""
    where = f"Python {platform.python_version()}, {database}, {os.cpu_count()} processor cores."
    return f"{where}\n\n{table(results)}\n" + "".join(f"- {line}\n" for line in growth(results))


def filled(page: str, content: str) -> str:
    """The page with `content` between its marks. Raises ValueError when it has none."""
    marks = re.compile(r"(<!-- scale: [^>]*-->\n).*?(<!-- end -->)", re.DOTALL)
    text, found = marks.subn(lambda match: f"{match[1]}{content}{match[2]}", page, count=1)
    if not found:
        raise ValueError("the page has no marks for the table")
    return text


@contextmanager
def _files(folder: Path, sizes: Sequence[int], keep: bool) -> Iterator[dict[int, str]]:
    """A file for each ledger, removed in the end unless they are to be kept."""

    def remove(size: int) -> None:
        for path in folder.glob(f"{size}.*"):
            path.unlink()

    for size in sizes:
        # Without its note it was not made to the end.
        if not (folder / f"{size}.json").exists():
            remove(size)
    try:
        yield {size: str(folder / f"{size}.db") for size in sizes}
    finally:
        for size in sizes if not keep else ():
            remove(size)


@contextmanager
def _schemas(url: str, folder: Path, sizes: Sequence[int], keep: bool) -> Iterator[dict[int, str]]:
    """A schema for each ledger in a PostgreSQL database, dropped in the end unless they are to be kept."""
    import psycopg

    names = {size: f"whoholds_bench_{size}" for size in sizes}
    with psycopg.connect(url, autocommit=True) as connection:
        for size, name in names.items():
            if not (folder / f"{size}.json").exists():
                connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}".encode())
        try:
            joint = "&" if "?" in url else "?"
            yield {size: f"{url}{joint}options={quote(f'-csearch_path={name}')}" for size, name in names.items()}
        finally:
            for name in names.values() if not keep else ():
                connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


def _run(folder: Path, options: argparse.Namespace) -> Results:
    if options.postgres:
        folder /= "postgresql"
        made = _schemas(options.postgres, folder, options.sizes, options.keep)
    else:
        made = _files(folder, options.sizes, options.keep)
    folder.mkdir(parents=True, exist_ok=True)
    with made as locations:
        return measure(locations, folder)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--sizes", type=_sizes, default=SIZES, help="claims, with commas between")
    ask.add_argument("--folder", type=Path, help="where the ledgers are made; by default one that is removed")
    ask.add_argument("--keep", action="store_true", help="leave the ledgers, and use those that are there")
    ask.add_argument("--postgres", metavar="URL", help="a database in which each ledger gets a schema of its own")
    ask.add_argument("--write-page", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    if options.keep and options.folder is None:
        ask.error("--keep needs a --folder to keep them in")
    if options.write_page and options.postgres:
        ask.error("the page is about SQLite")
    with tempfile.TemporaryDirectory() as temporary:
        results = _run(options.folder or Path(temporary), options)
    shown = block(results, "PostgreSQL" if options.postgres else f"SQLite {sqlite3.sqlite_version}")
    if options.write_page:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), shown), encoding="utf-8")
    print(json.dumps(results, indent=2) if options.json else shown)


if __name__ == "__main__":
    main()
