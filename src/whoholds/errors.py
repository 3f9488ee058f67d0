"""The exception tree. A message says what, where, and the cure.

WhoholdsError
├── SkipReport          this report cannot be read; the rest of the batch goes on
│   └── UnreadableFile  empty, binary, truncated, wrong encoding
├── GazetteerError      a gazetteer source cannot be built or added
├── TheatreError        a theatre folder is missing or wrong
└── SettingsError       a setting, option or model that cannot be used
"""

from __future__ import annotations


class WhoholdsError(Exception):
    """Base of everything whoholds raises on purpose."""


class SkipReport(WhoholdsError):
    """One report cannot be read; the others still are."""


class UnreadableFile(SkipReport):
    """A file that cannot be turned into text; names the file, the line where known, and the cure."""


class GazetteerError(WhoholdsError):
    """A gazetteer source is missing or malformed."""


class TheatreError(WhoholdsError):
    """A theatre's data is missing or malformed; names the file and the key."""


class SettingsError(WhoholdsError):
    """A setting or option that cannot be used."""
