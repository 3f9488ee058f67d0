"""The exception tree. A message says what, where, and the cure.

WhoholdsError
├── SkipReport          this report cannot be read; the rest of the batch goes on
│   └── UnreadableFile  empty, binary, truncated, wrong encoding
├── GazetteerError      a gazetteer source cannot be built or added
├── MapError            a control map cannot be read, or is not what it should be; other maps still are
├── TheatreError        a theatre folder is missing or wrong
├── SettingsError       a setting, option or model that cannot be used
├── AskError            a question that cannot be answered as asked
│   ├── UnknownPlace      no claim is about a place of that name
│   ├── AmbiguousPlace    several places bear that name; `candidates` are they
│   └── UnknownId         no claim or event has that id
└── LedgerError         a ledger cannot be opened, read or written
    ├── NoLedger          there is none at that place
    ├── DamagedLedger     its file or an entry cannot be read
    ├── ReadOnlyLedger    it can be read but not written
    ├── BusyLedger        another program has been writing for longer than we wait
    ├── FullLedger        the disk (or a limit set on it) is full
    ├── UnreachableLedger the database server does not answer, or not to us
    ├── OlderLedger       an older version made it, and it cannot be brought up to date here
    ├── NewerLedger       a newer version made it
    └── ReviewError       a review of a claim that is not there, or that changes what no review may
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoholds.model import Place


class WhoholdsError(Exception):
    """Base of everything whoholds raises on purpose."""


class SkipReport(WhoholdsError):
    """One report cannot be read; the others still are."""


class UnreadableFile(SkipReport):
    """A file that cannot be turned into text; names the file, the line where known, and the cure."""


class GazetteerError(WhoholdsError):
    """A gazetteer source is missing or malformed."""


class MapError(WhoholdsError):
    """A file of control maps, or a layer in one, that cannot be taken in; names it, the reason and the cure."""


class TheatreError(WhoholdsError):
    """A theatre's data is missing or malformed; names the file and the key."""


class SettingsError(WhoholdsError):
    """A setting or option that cannot be used."""


class AskError(WhoholdsError):
    """A question that cannot be answered as asked; says how to ask it."""


class UnknownPlace(AskError):
    """No claim in the ledger is about a place of that name."""


class AmbiguousPlace(AskError):
    """Several places in the ledger bear that name. `candidates` are they, the most spoken of first."""

    def __init__(self, message: str, candidates: tuple[Place, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnknownId(AskError):
    """No claim or event in the ledger has that id."""


class LedgerError(WhoholdsError):
    """A ledger cannot be opened, read or written; names it and the cure."""


class NoLedger(LedgerError):
    """There is no ledger at that place."""


class DamagedLedger(LedgerError):
    """The ledger's file, or one of its entries, cannot be read."""


class ReadOnlyLedger(LedgerError):
    """The ledger can be read but not written."""


class BusyLedger(LedgerError):
    """Another program has been writing to the ledger for longer than we wait."""


class FullLedger(LedgerError):
    """There is no room left to write to."""


class UnreachableLedger(LedgerError):
    """The database server does not answer, or does not let us in."""


class OlderLedger(LedgerError):
    """An older version of whoholds made the ledger, and it cannot be brought up to date here."""


class NewerLedger(LedgerError):
    """A newer version of whoholds made the ledger."""


class ReviewError(LedgerError):
    """A review of a claim that is not in the ledger, or one that changes what no review may."""
