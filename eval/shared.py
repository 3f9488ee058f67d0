"""The annotated reports beside the repository, and the scorer that came with them."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT.parent / "shared"
# The theatres the reader has vocabulary for; documents about other wars are scored apart.
THEATRES = ("ukraine", "none")


@dataclass(frozen=True, slots=True)
class Shared:
    """The folder that holds `gold/` and `gazetteer/`."""

    folder: Path

    @property
    def scorer_path(self) -> Path:
        return self.folder / "gold" / "score.py"

    @property
    def gazetteer(self) -> Path:
        return self.folder / "gazetteer" / "ukraine_settlements.csv.gz"

    def reports(self, split: str) -> Path:
        return self.folder / "gold" / f"{split}.reports.jsonl"

    def gold(self, split: str) -> Path:
        return self.folder / "gold" / split

    def missing(self, split: str) -> str | None:
        """What is not there, in words, or None."""
        for path in (self.scorer_path, self.reports(split), self.gold(split)):
            if not path.exists():
                return f"the annotated reports are not here ({path} does not exist)"
        return None

    def annotations(self, split: str) -> dict[str, dict]:
        """The annotated documents by id, each with the text it annotates."""
        documents = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(self.gold(split).glob("*.json"))]
        for document in documents:
            document["text"] = (self.folder / "gold" / document["file"]).read_text(encoding="utf-8")
        return {d["id"]: d for d in documents}

    def scorer(self) -> ModuleType:
        """score.py as a module: its matching is the contract, so the errors are counted by it too."""
        spec = importlib.util.spec_from_file_location("whoholds_score", self.scorer_path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(self.scorer_path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
