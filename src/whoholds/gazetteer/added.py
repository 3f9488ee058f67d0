"""Sources that a user added: kept as normalised rows beside the cache, worked in on every rebuild."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.gazetteer.records import Record


@dataclass(frozen=True, slots=True)
class Added:
    """An added source: its name as the user gave it (last part), and the file of its rows."""

    name: str
    path: Path


def keep(folder: Path, name: str, records: Iterable[Record]) -> Added:
    """Write a source's rows under `folder`, replacing an earlier copy of the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "source"
    path = folder / f"{safe}.jsonl.gz"
    fresh = folder / f".{safe}.{os.getpid()}"
    lines = "".join(json.dumps(asdict(r), ensure_ascii=False, sort_keys=True) + "\n" for r in records)
    # No time of day in the header, so that equal rows make equal files.
    fresh.write_bytes(gzip.compress(lines.encode(), compresslevel=6, mtime=0))
    os.replace(fresh, path)
    return Added(safe, path)


def kept(folder: Path) -> tuple[Added, ...]:
    """The sources kept under `folder`, by name."""
    if not folder.is_dir():
        return ()
    return tuple(Added(p.name.removesuffix(".jsonl.gz"), p) for p in sorted(folder.glob("[!.]*.jsonl.gz")))


def read(source: Added) -> Iterator[Record]:
    """A kept source's rows."""
    try:
        with gzip.open(source.path, "rt", encoding="utf-8") as handle:
            for line in handle:
                fields = json.loads(line)
                fields["names"] = tuple(fields["names"])
                yield Record(**fields)
    except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
        raise GazetteerError(f"{source.path}: damaged ({error}); remove it and add the source again") from error


def mark(source: Added) -> str:
    """What tells this source with these rows from any other; the gazetteer file lists the marks of what it has."""
    return f"{source.name}@{hashlib.sha256(source.path.read_bytes()).hexdigest()[:12]}"
