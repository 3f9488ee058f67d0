"""Bytes to text: byte-order marks, UTF-8, UTF-16 without a mark, and the single-byte encodings of old archives."""

from __future__ import annotations

import codecs
import re

from whoholds.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What files that are no text begin with.
_MAGIC = (
    (b"%PDF", "a PDF; convert it to text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or an office document; save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first (gunzip)"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text first"),
    (b"{\\rtf", "rich text; save it as plain text first"),
    (b"\x89PNG", "an image; give the report's text"),
    (b"\xff\xd8\xff", "an image; give the report's text"),
    (b"GIF8", "an image; give the report's text"),
    (b"SQLite format 3", "a database; give the report's text"),
    (b"\x7fELF", "a program; give the report's text"),
    (b"BZh", "a bzip2 archive; unpack it first (bunzip2)"),
    (b"\xfd7zXZ", "an xz archive; unpack it first (unxz)"),
    (b"(\xb5/\xfd", "a zstd archive; unpack it first (unzstd)"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
)
# Looked at to tell binary from text and one encoding from another.
_SAMPLE = 65_536
# Of a text's characters this many may be control characters or damaged before it is taken for binary.
_DAMAGE = 0.02
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5")
_WESTERN = "cp1252"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# The letters that make up half of running Russian and Ukrainian.
_COMMON = frozenset("оеаинтсрвлкмдпуяіы")
_WORDLIKE = re.compile(r"\b[А-ЯЁІЇЄҐ]?[а-яёіїєґ]+\b")


def decode(raw: bytes, where: str) -> tuple[str, str]:
    """The text of `raw` and the encoding it was read in.

    A byte-order mark decides; else UTF-16 by the pattern of its high bytes; else UTF-8; else UTF-8 with a few damaged
    bytes (each becomes U+FFFD); else the likeliest single-byte encoding, Cyrillic or Western.

    Raises `UnreadableFile`, naming `where` and the cure, for binary files and encodings that cannot be told.
    """
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise UnreadableFile(f"{where}: this is {what}")
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _clean(raw[len(mark) :].decode(name, "replace"), where), name
    # Before UTF-8: Cyrillic in UTF-16 is made of bytes that are good UTF-8 too.
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return _clean(raw.decode(wide, "replace"), where), wide
    try:
        return _clean(raw.decode("utf-8"), where), "utf-8"
    except UnicodeDecodeError:
        pass
    damaged = raw.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    beyond = sum(1 for char in damaged[:_SAMPLE] if char > "\x7f")
    if lost <= max(3, len(damaged) * _DAMAGE) and lost * 2 <= beyond:
        return _clean(damaged, where), "utf-8, damaged"
    narrow = _narrow(raw[:_SAMPLE])
    if narrow is None and 0 in raw[:_SAMPLE]:
        raise _binary(where)
    if narrow is None:
        raise UnreadableFile(f"{where}: not text in an encoding that can be told; save it as UTF-8")
    return _clean(raw.decode(narrow, "replace"), where), narrow


def _clean(text: str, where: str) -> str:
    """The text, unless it is binary in disguise. A mark at its head goes; everything else stays as it is."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) * _DAMAGE):
        raise _binary(where)
    return text.removeprefix("\ufeff")


def _binary(where: str) -> UnreadableFile:
    return UnreadableFile(f"{where}: this is a binary file, not text; give the report's text as UTF-8")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte is zero, or the high byte of Cyrillic."""
    even, odd = sample[::2], sample[1::2]
    if len(odd) < 2:
        return None
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        marked = high.count(0) + high.count(4)
        if marked + high.count(0x20) > 0.9 * len(high) and marked * 2 > len(high) and low.count(0) < 0.1 * len(low):
            return name
    return None


def _narrow(sample: bytes) -> str | None:
    """The single-byte encoding in which the bytes look most like words."""
    upper = sum(1 for byte in sample if byte > 0x7F)
    if sample.count(0):
        return None
    if upper < 0.15 * len(sample):
        # A Western text has few letters beyond ASCII; a Cyrillic text is made of them.
        text = sample.decode(_WESTERN, "replace")
        return _WESTERN if text.count("\ufffd") * 50 <= upper else None
    best, score = None, 0.0
    for name in _CYRILLIC:
        text = sample.decode(name, "replace")
        letters = sum(map(len, _WORDLIKE.findall(text)))
        common = sum(1 for char in text if char in _COMMON)
        value = (letters + common) / (2 * upper)
        if value > score:
            best, score = name, value
    return best if score > 0.6 else None
