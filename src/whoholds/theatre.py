"""Theatres: a war's parties, speakers, regions and names, read from a folder of YAML.

`load` takes the name of a packaged theatre or the path of a folder laid out like ``theatres/_template``; a theatre
may extend another. Adding a war needs no Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from whoholds import theatre_files as files
from whoholds.errors import TheatreError
from whoholds.theatre_build import build, head_of
from whoholds.theatre_choice import best
from whoholds.theatre_values import KeyDate, Party, Region, Speaker, Theatre

__all__ = ["KeyDate", "Party", "Region", "Speaker", "Theatre", "available", "choose", "load"]


def available() -> tuple[str, ...]:
    """Names of the theatres that come with the package."""
    return files.packaged()


@cache
def load(name: str) -> Theatre:
    """The theatre of that name, or in the folder at that path; read once, then kept.

    Raises `TheatreError` naming the file and the key.
    """
    return build(_chain(name))


def choose(text: str, names: Sequence[str] | None = None, published: str | None = None) -> str | None:
    """The theatre a text is about, among `names` (all packaged ones by default); None when it is about none.

    `published` (ISO day), where known, tells theatres of one country in different years apart.
    """
    return best(text, tuple(names) if names is not None else available(), published)


def _chain(name: str) -> list[files.Folder]:
    """The folder and those it extends, the most general first."""
    chain: list[files.Folder] = []
    wanted: str | None = name
    while wanted is not None:
        path = files.PACKAGED / wanted
        if wanted not in files.packaged():
            path = chain[0].path.parent / wanted if chain else Path(wanted)
        if any(folder.path == path for folder in chain):
            raise TheatreError(f"{path / 'theatre.yaml'}: extends: the theatres extend each other in a circle")
        folder = files.read_folder(path)
        if path.parent != files.PACKAGED:
            from whoholds.theatre_check import check  # imports pydantic, which packaged theatres do not need

            check(folder)
        chain.insert(0, folder)
        wanted = files.text(head_of(folder).get("extends"), f"{path / 'theatre.yaml'}: extends")
    return chain
