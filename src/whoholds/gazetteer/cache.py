"""Where the built gazetteer is kept: built on first use, replaced atomically, never half-written."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.gazetteer import store
from whoholds.gazetteer.store import Progress, silent
from whoholds.gazetteer.versions import versions

ENVIRONMENT = "WHOHOLDS_CACHE"  # overrides the folder, for tests and for machines without a home
STALE_SECONDS = 30 * 24 * 3600.0  # 80 MB each; two environments with different versions may share the folder
LOCK_SECONDS = 600.0  # a build takes well under a minute; who waits longer than this waits for nothing


def folder() -> Path:
    """The cache folder: `WHOHOLDS_CACHE` if set, else the user's cache folder for whoholds."""
    override = os.environ.get(ENVIRONMENT)
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("whoholds"))


def default_path() -> Path:
    """The built file: its name carries the schema's and both source packages' versions, so an upgrade rebuilds."""
    return folder() / f"gazetteer-v{store.SCHEMA_VERSION}-{_data_digest()}-{versions()}.sqlite"


def _data_digest() -> str:
    """A short hash of this package's data files, so that an edited table rebuilds too."""
    digest = hashlib.sha256()
    for name in ("roots.yaml", "regions.yaml", "standard.yaml", "supplement.yaml"):
        digest.update((Path(__file__).parent / "data" / name).read_bytes())
    return digest.hexdigest()[:6]


def added_folder() -> Path:
    """Normalised copies of the added sources, from which a rebuild after an upgrade adds them again."""
    return folder() / "added"


def _unwritable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        f"{path}: cannot be written ({error}); free some space or set {ENVIRONMENT} to a folder that can"
    )


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """One builder at a time. The lock is SQLite's own, so that it ends with the process that held it."""
    _make_folder(path)
    with closing(sqlite3.connect(path.parent / "lock.sqlite", timeout=LOCK_SECONDS, isolation_level=None)) as db:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise _unwritable(path, error) from error
            raise GazetteerError(
                f"{path.parent}: another process has been building the gazetteer for {LOCK_SECONDS:.0f} s; "
                "wait for it or end it"
            ) from error
        try:
            yield
        finally:
            db.execute("ROLLBACK")


def usable(path: Path) -> bool:
    """Whether a whole file of this schema stands at `path`."""
    try:
        store.check(path)
    except GazetteerError:
        return False
    return True


def ensure(path: Path | None = None, *, progress: Progress = silent, force: bool = False) -> Path:
    """The path of a usable file, which is built first where there is none (or `force`)."""
    path = path or default_path()
    if not force and usable(path):
        return path
    with lock(path):
        if force or not usable(path):  # another process may have built it meanwhile
            build(path, progress)
    return path


def build(path: Path, progress: Progress = silent) -> None:
    """Build the embedded gazetteer with every added source at `path`, replacing what is there in one step."""
    from whoholds.gazetteer import added, embedded, merge, register, standard, supplement

    records = merge.merge(embedded.read_cities(progress), supplement.read())
    sources = added.kept(path.parent / "added")
    for source in sources:
        records = merge.merge(records, added.read(source), progress)
    progress("Joining the register", 0, 1)
    records = register.join(records, embedded.read_register(progress))
    progress("Joining the register", 1, 1)
    for leftover in path.parent.glob(".building-*"):  # of a builder that was killed: whoever builds holds the lock
        shutil.rmtree(leftover, ignore_errors=True)
    with replacing(path) as fresh:
        store.write(fresh, standard.rename(records), versions(), " ".join(map(added.mark, sources)), progress)


def add(
    source: str, path: Path | None = None, *, base: str | None = None, progress: Progress = silent
) -> tuple[int, dict[str, str]]:
    """Add a source (a path, or "geonames:UA") to the gazetteer; returns its number of rows and the file's new `meta`.

    Adding the same rows again changes nothing. `base` overrides where GeoNames' dumps are fetched from.
    """
    from tempfile import TemporaryDirectory

    from whoholds.gazetteer import added, download, sources

    path = path or default_path()
    if sources.is_download(source):
        _make_folder(path)
        with TemporaryDirectory(dir=path.parent, prefix=".fetching-") as directory:
            country = source.partition(":")[2].upper()
            fetched = download.fetch(country, Path(directory), base=base or download.BASE_URL, progress=progress)
            records = sources.read(fetched, progress)
    else:
        records = sources.read(Path(source), progress)
    with lock(path):
        kept = added.keep(path.parent / "added", sources.label(source), records)
        if not usable(path) or added.mark(kept) not in store.check(path)["added"].split():
            build(path, progress)
    return len(records), store.check(path)


def _drop_older(path: Path) -> None:
    """Remove builds of other versions that nobody has renewed for `STALE_SECONDS` before this one."""
    built = path.stat().st_mtime
    for other in path.parent.glob("gazetteer-v*.sqlite"):
        if other != path and built - other.stat().st_mtime > STALE_SECONDS:
            other.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside `path` that takes its place when the block ends well and vanishes when it does not."""
    from tempfile import TemporaryDirectory

    _make_folder(path)
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".building-", ignore_cleanup_errors=True) as directory:
            fresh = Path(directory) / path.name
            yield fresh
            os.replace(fresh, path)
            _drop_older(path)
    except OSError as error:
        raise _unwritable(path, error) from error
