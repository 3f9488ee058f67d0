"""spaCy comes without its command line, and stays whole."""

import subprocess
import sys

_SCRIPT = """
import sys
from whoholds.claims.spacy_import import import_spacy
import_spacy()
import spacy
assert "typer" not in sys.modules and "spacy.cli" not in sys.modules, "the command line came along"
nlp = spacy.blank("en")
assert [t.text for t in nlp("Kyiv denied it.")] == ["Kyiv", "denied", "it", "."]
import spacy.cli
assert callable(spacy.cli.download)
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import_spacy()
print("whole")
"""


def test_spacy_stays_whole() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "whole", done.stderr
