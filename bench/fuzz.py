"""Mutated reports through the whole product: no exception, every quote verbatim, every output writable.

    python -m bench.fuzz [-n 10000] [--seed 1] [--shared FOLDER] [--keep FOLDER]

The reports mutated are the project's samples and, where they are, the annotated ones of the shared folder (read, never
written). The same seed and count give the same texts. Distinct failures are printed with their traceback and one text
each, in a form that can be pasted into a test; the exit status is 1 when there was any.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

from bench.mutations import mutated

ROOT = Path(__file__).resolve().parent.parent
THEATRES = ("auto", "auto", "auto", "ukraine", "ukraine", "gaza", "syria")
PUBLISHED = (
    None, None, None, "2024-09-07", "2024-09-07", "2022-02-24", "2024-02-29", "2024-02-30", "2024-09", "2024",
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "yesterday", "", "2024-09-07T23:59:59Z", "7 Sept 2024",
    "٢٠٢٤-٠٩-٠٧", "\ud800",
)  # fmt: skip
# A report this short should be read in a fraction of it.
SLOW_S = 5.0


@dataclass(slots=True)
class Tally:
    """What a run met. `failures` holds, for each distinct one, its text and how often it came."""

    reports: int = 0
    claims: int = 0
    figures: int = 0
    notes: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)
    failures: dict[str, tuple[str, str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def time(self, seconds: float, text: str) -> None:
        self.slowest = sorted([*self.slowest, (seconds, text)], key=lambda s: s[0], reverse=True)[:5]

    def fail(self, key: str, told: str, text: str) -> None:
        self.counts[key] += 1
        kept = self.failures.get(key)
        # The shortest text is the easiest to look at.
        if kept is None or len(text) < len(kept[1]):
            self.failures[key] = (told, text)


def seeds(shared: Path | None) -> list[str]:
    """The texts to mutate: the samples, and the annotated reports where `shared` holds them."""
    from whoholds.model import Report
    from whoholds.sources.files import read_reports

    paths = [ROOT / "examples" / "reports"]
    if shared is not None:
        paths += [p for p in (shared / "gold" / "train.reports.jsonl",) if p.exists()]
    return [r.text for r in read_reports(paths) if isinstance(r, Report)]


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _day(value: str | None, what: str) -> None:
    if value is None:
        return
    parts = [int(p) for p in value.split("-")]
    date(*[*parts, 1, 1][:3])
    if not value.isascii() or [len(p) for p in value.split("-")] != [4, 2, 2][: len(parts)]:
        raise ValueError(f"{what} {value!r} is no ISO date")


def check(reading: object) -> None:
    """Raise `ValueError` where a reading breaks a promise: quotes, offsets, days, numbers, output."""
    from whoholds.model import KINDS, STANCES, Reading
    from whoholds.show.jsonl import dumps, record
    from whoholds.show.output import writer

    if not isinstance(reading, Reading):
        raise TypeError(f"not a reading: {reading!r}")
    text = reading.report.text
    _day(reading.dating.published, "published")
    for said in (*reading.claims, *reading.figures):
        if not 0 <= said.start < said.end <= len(text) or text[said.start : said.end] != said.quote:
            raise ValueError(f"quote {said.quote!r} does not stand at {said.start}-{said.end}")
        _day(said.date, "date")
        if not said.speaker or not said.side or not said.id:
            raise ValueError(f"no speaker, side or id: {said!r}")
    for claim in reading.claims:
        if claim.kind not in KINDS or claim.stance not in STANCES:
            raise ValueError(f"kind {claim.kind!r} or stance {claim.stance!r} is unknown")
        if claim.lat is not None and not (-90 <= claim.lat <= 90 and -180 <= (claim.lon or 0) <= 180):
            raise ValueError(f"no position: {claim.lat}, {claim.lon}")
        if claim.date_basis is not None and not claim.date_basis:
            raise ValueError("an empty date basis")
    for figure in reading.figures:
        if figure.value is not None and not (math.isfinite(figure.value) and figure.value >= 0):
            raise ValueError(f"figure {figure.value} of {figure.quote!r}")
    ids = Counter(c.id for c in reading.claims)
    if ids and max(ids.values()) > 1:
        raise ValueError(f"two claims of one id: {[c for c in reading.claims if ids[c.id] > 1]}")
    for mention in reading.unresolved:
        if text[mention.start : mention.end] != mention.surface:
            raise ValueError(f"{mention.surface!r} does not stand at {mention.start}")
    for explain in (False, True):
        line = dumps(record(reading, explain=explain))
        if "\n" in line:
            raise ValueError("a line end within a line of jsonl")
        json.loads(line.encode("utf-8"), parse_constant=_refuse)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    table = writer("table", stream, explain=True)
    table.add(reading)
    table.close()
    reading._repr_html_().encode("utf-8", "surrogatepass")


def cases(texts: Sequence[str], number: int, seed: int) -> Iterator[tuple[str, str, str | None]]:
    """`number` triples of text, theatre and publication day."""
    chance = random.Random(seed)
    for _ in range(number):
        yield mutated(texts, chance), chance.choice(THEATRES), chance.choice(PUBLISHED)


def fuzz(texts: Sequence[str], number: int, seed: int, *, tell: bool = False) -> Tally:
    """Read `number` mutations of `texts` and count what goes wrong."""
    from whoholds import Reader, Report, WhoholdsError

    tally = Tally()
    readers = {name: Reader(name) for name in THEATRES}
    began = time.perf_counter()
    for text, theatre, published in cases(texts, number, seed):
        tally.reports += 1
        start = time.process_time()
        try:
            reading = readers[theatre].read(Report("fuzz", text, published))
            took = time.process_time() - start
            tally.claims += len(reading.claims)
            tally.figures += len(reading.figures)
            tally.notes += bool(reading.notes)
            check(reading)
        except WhoholdsError as error:
            tally.fail(f"WhoholdsError: {error}", "", text)
            continue
        except Exception as error:  # noqa: BLE001 - finding any is what this is for
            frames = traceback.extract_tb(error.__traceback__)
            ours = [f for f in frames if "whoholds" in f.filename] or list(frames)
            key = f"{type(error).__name__} in {Path(ours[-1].filename).name}:{ours[-1].lineno} ({ours[-1].name})"
            if isinstance(error, ValueError) and ours[-1].filename == __file__:
                key += f": {str(error)[:25]}"
            told = f"theatre {theatre}, published {published!r}\n" + traceback.format_exc()
            tally.fail(key, told, text)
            continue
        tally.time(took, text)
        if took > SLOW_S:
            tally.fail(f"slower than {SLOW_S} s", f"{took:.1f} s, theatre {theatre}", text)
        if tell and tally.reports % 500 == 0:
            rate = tally.reports / (time.perf_counter() - began)
            print(f"{tally.reports} read, {rate:.0f} a second, {len(tally.failures)} failures", file=sys.stderr)
    return tally


def main() -> None:
    """Fuzz and print."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("-n", "--number", type=int, default=10_000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--keep", type=Path, help="write the text of each failure into this folder")
    options = ask.parse_args()
    texts = seeds(options.shared)
    start = time.perf_counter()
    tally = fuzz(texts, options.number, options.seed, tell=True)
    for number, (key, (told, text)) in enumerate(sorted(tally.failures.items())):
        print(f"\n== {tally.counts[key]} times: {key}\n{told}\n{text!a}")
        if options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
    seconds = time.perf_counter() - start
    print(
        f"\n{tally.reports:,} mutations of {len(texts)} reports (seed {options.seed}) in {seconds:.0f} s: "
        f"{tally.claims:,} claims, {tally.figures:,} figures, {tally.notes:,} not read and saying why, "
        f"{len(tally.failures)} distinct failures ({sum(tally.counts.values())} in all)"
    )
    print("slowest: " + ", ".join(f"{took:.2f} s for {len(text)} characters" for took, text in tally.slowest))
    raise SystemExit(1 if tally.failures else 0)


if __name__ == "__main__":
    main()
