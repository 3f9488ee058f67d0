"""A ledger of the sample story, filled once, and the command run on it within this process."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from whoholds import cli

STORY = Path(__file__).resolve().parent.parent / "examples" / "story" / "reports.jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def flowing(self) -> str:
        """The output without line breaks."""
        return " ".join(self.out.split())


@dataclass(frozen=True, slots=True)
class Session:
    """Runs commands on one ledger."""

    ledger: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, columns: int = 80) -> Done:
        self.patch.setattr(sys, "argv", ["whoholds", *arguments])
        self.patch.setenv("WHOHOLDS_LEDGER", str(self.ledger))
        self.patch.setenv("COLUMNS", str(columns))
        self.capture.readouterr()
        try:
            cli.main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = self.capture.readouterr()
        assert "Traceback" not in err
        return Done(status, out, err)
