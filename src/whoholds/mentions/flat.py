"""A text made plain character by character: every offset stays what it was."""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "\u2011": "-", "\u2010": "-", "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\n": " ", "\r": " ", "\t": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\u00ad": " ",
        "*": " ", "_": " ",
    }
)  # fmt: skip
_BLANK = re.compile(r"\[\d{1,4}\]|\]\(https?://[^)\s]*\)|https?://\S+|<[^<>\n]{1,80}>")


def flat(text: str) -> str:
    """`text` with plain quotation marks, hyphens and blanks, its footnote marks, tags and addresses blanked out."""
    plain = text.translate(_PLAIN)
    if "[" in text or "://" in text or "<" in text:
        plain = _BLANK.sub(lambda m: " " * len(m.group()), plain)
    return plain
