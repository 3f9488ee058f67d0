"""The hash chain: each entry's hash covers its own fields and the hash of the entry before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from operator import attrgetter

from whoholds.ledger.canonical import canonical, key
from whoholds.model import Entry, EntryKind

# What the first entry takes for the hash before it.
GENESIS = hashlib.sha256(b"whoholds ledger").hexdigest()
_FIELDS = tuple(f.name for f in fields(Entry))
_of_entry = attrgetter(*_FIELDS)


def entry_row(entry: Entry) -> dict[str, object]:
    """An entry as the table keeps it."""
    return dict(zip(_FIELDS, _of_entry(entry), strict=True))


def digest(seq: int, kind: str, subject: str, producer: str, recorded: str, body: str, prev: str) -> str:
    """The hash of an entry: SHA-256 over the canonical JSON of its fields, in this order."""
    return hashlib.sha256(canonical([seq, kind, subject, producer, recorded, body, prev]).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends: how many entries it has, the last one's hash, and when that was recorded."""

    count: int = 0
    hash: str = GENESIS
    recorded: str = ""

    def next(self, kind: EntryKind, subject: str, producer: str, recorded: str, body: str) -> Entry:
        """The entry that follows. Its moment is never earlier than the last one's, whatever the clock says."""
        seq, moment = self.count + 1, max(recorded, self.recorded)
        subject, producer = key(subject), key(producer)
        own = digest(seq, kind, subject, producer, moment, body, self.hash)
        return Entry(seq, kind, subject, producer, moment, body, self.hash, own)
