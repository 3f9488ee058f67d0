"""Runs the reader over annotated reports, as `whoholds read --format jsonl` would, and keeps what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.shared import ROOT, THEATRES, Shared


def gazetteer(shared: Shared, *, embedded_only: bool) -> Path:
    """A gazetteer of the gate's own, so that a score never depends on what a user has added to theirs."""
    from whoholds.gazetteer import cache

    name = "embedded" if embedded_only else "shared"
    path = ROOT / ".cache" / f"gate-{name}" / "gazetteer.sqlite"
    cache.ensure(path)
    if not embedded_only:
        cache.add(str(shared.gazetteer), path)
    return path


@contextmanager
def predictions(shared: Shared, split: str, gazetteer_path: Path) -> Iterator[Path]:
    """A file with one JSON object a report, as the command prints it."""
    from whoholds.pipeline import Reader
    from whoholds.show.jsonl import dumps, record
    from whoholds.sources.files import read_reports

    reader = Reader(gazetteer=gazetteer_path)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "predicted.jsonl"
        with out.open("w", encoding="utf-8") as stream:
            for report in read_reports([str(shared.reports(split))]):
                if isinstance(report, Exception):
                    raise report
                stream.write(dumps(record(reader.read(report), explain=True)) + "\n")
        yield out


def load(path: Path) -> dict[str, dict]:
    """The predicted documents by id."""
    with path.open(encoding="utf-8") as stream:
        return {d["id"]: d for d in map(json.loads, stream)}


def score(shared: Shared, split: str, predicted: Path, theatres: tuple[str, ...] = THEATRES) -> dict:
    """What score.py prints as JSON."""
    command = [sys.executable, str(shared.scorer_path), str(shared.gold(split)), str(predicted), "--json"]
    done = subprocess.run(
        [*command, "--theatre", ",".join(theatres)], check=True, capture_output=True, encoding="utf-8"
    )
    return json.loads(done.stdout)
