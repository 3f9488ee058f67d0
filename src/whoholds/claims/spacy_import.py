"""Importing spaCy without its command line.

``import spacy`` also imports ``spacy.cli`` for one function, ``spacy.info``, and with it typer, weasel, requests and
httpx: 0.5 of 1.2 s on the machine this was measured on (see bench/read.py). A stand-in takes the place of that one
package while spaCy is imported and is taken away afterwards, so that ``import spacy.cli`` still finds the real one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

_PACKAGE = "spacy.cli"
_MODULE = "spacy.cli.info"


def _info(*args: object, **kwargs: object) -> object:
    """``spacy.info`` as spaCy has it, found when it is called."""
    from spacy.cli.info import info

    return info(*args, **kwargs)  # type: ignore[arg-type]


@contextmanager
def _stand_in() -> Iterator[None]:
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    spec = find_spec("spacy")
    # Any other of its modules is still found.
    package.__path__ = [str(Path(spec.origin).parent / "cli")] if spec and spec.origin else []
    module.__dict__["info"] = _info
    sys.modules[_PACKAGE], sys.modules[_MODULE] = package, module
    try:
        yield
    finally:
        for name, ours in ((_PACKAGE, package), (_MODULE, module)):
            if sys.modules.get(name) is ours:
                del sys.modules[name]


def import_spacy() -> None:
    """Import spaCy without its command line, if it has not been imported yet."""
    if "spacy" not in sys.modules:
        with _stand_in():
            import spacy  # noqa: F401
