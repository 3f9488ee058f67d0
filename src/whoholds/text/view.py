"""A sentence as the parser sees it: asides, footnote marks and link targets cut out, blanks folded."""

from __future__ import annotations

import re

from whoholds.model import View

# What is cut before parsing: they break the parser's attachments and carry no arguments of their own.
_CUT = re.compile(
    r"""
    \[\d+\]                     # footnote marks
  | !\[[^\]]*\]\([^)]*\)        # markdown images
  | \]\([^)\s]*\)               # link targets
  | [\[\]]                      # link brackets
  | \s*\([^()]{0,200}\)         # asides in parentheses
  | \*{1,3} | (?<!\w)_{1,3} | _{1,3}(?!\w)   # emphasis marks
  | [\u200b\u200e\u200f\ufeff\u00ad]
    """,
    re.VERBOSE,
)
_FOLD = {"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u2011": "-", "\u2010": "-"}


def view(text: str, start: int, end: int) -> View:
    """Cut ``text[start:end]`` down to what is worth parsing, remembering where each character came from."""
    chars: list[str] = []
    offsets: list[int] = []
    cuts = [(m.start(), m.end()) for m in _CUT.finditer(text, start, end)]
    cuts.append((end, end))
    at = start
    for cut_start, cut_end in cuts:
        for offset in range(at, cut_start):
            char = text[offset]
            if char.isspace():
                if not chars or chars[-1] == " ":
                    continue
                char = " "
            chars.append(_FOLD.get(char, char))
            offsets.append(offset)
        at = cut_end
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return View("".join(chars), tuple(offsets))
