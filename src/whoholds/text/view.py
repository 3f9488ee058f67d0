"""A sentence as the parser sees it: asides, footnote marks and link targets cut out, blanks folded."""

from __future__ import annotations

import re

from whoholds.model import View

# What is cut before parsing: it breaks the parser's attachments and carries no arguments of its own. An aside in
# parentheses goes with its contents, even where it locates a place: places are found in the text as printed.
_CUT = re.compile(
    r"""
    \[(?:\d{1,3}|[a-z]|citation\ needed|sic)\]            # footnote marks
  | !\[[^\]]*\]\([^)]*\)?                                # images
  | \]\([^)\s]*(?:\s+"[^"]*")?\)                         # targets of links
  | [\[\]]                                               # brackets of links and of the editor, not their contents
  | \s*\((?!(?:and|or|is|are|was|were|has|have|had|will|would|to|not|be|been)\))(?:[^()]|\([^()]*\)){0,300}\)
  | [()](?=(?:and|or|is|are|was|were|has|have|had|will|would|to|not|be|been)\)) | (?<=[a-z])\)   # "(and)" keeps "and"
  | \*{1,3} | (?<!\w)_{1,3} | _{1,3}(?!\w) | `+          # emphasis
  | (?<=&)(?:\#0?39|\#8217|\#8216|apos|rsquo|lsquo|quot|ldquo|rdquo|amp|nbsp);  # entities: "&" stands for them
  | (?:https?://|www\.)\S+ | \bpic\.twitter\.com/\w+     # addresses
  | [\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]       # marks without width
  | [\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]                # broken and control characters
    """,
    re.VERBOSE,
)
# List marks and heading marks at the head of a sentence.
_LEAD = re.compile(r"(?:\s*(?:[-*•▪●·►>+–—]+\s+|\#{1,6}\s*|\d{1,2}[.)]\s+(?=[A-Z\"“])))+")
# What every cut holds one of.
_CUT_MARK = re.compile(r"[\[\]()*_`&\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
_CUT_WORDS = ("http", "www.", "pic.twitter")
_RUN = re.compile(r"\s+|\S+")
_ENTITY = re.compile(r"&(?:(?:\#0?39|\#8217|\#8216|apos|rsquo|lsquo)|(quot|ldquo|rdquo)|(amp)|(nbsp));")
_FOLD = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"',
        "\u2011": "-", "\u2010": "-", "\u2212": "-",
    }
)  # fmt: skip
# When an aside is the whole sentence, its contents are what there is to parse.
_LEAST_LETTERS = 3


def _entity(text: str, at: int) -> str:
    match = _ENTITY.match(text, at)
    if match is None:
        return "&"
    return '"' if match[1] else "&" if match[2] else " " if match[3] else "'"


def _may_cut(words: str) -> bool:
    return _CUT_MARK.search(words) is not None or any(word in words for word in _CUT_WORDS)


def _plain_view(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> View:
    """As `_view`, where there are no entities: word by word instead of letter by letter."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for cut_start, cut_end in [*cuts, (end, end)]:
        for match in _RUN.finditer(text, at, cut_start):
            low, high = match.span()
            if text[low].isspace():
                if pieces and pieces[-1] != " ":
                    pieces.append(" ")
                    offsets.append(low)
            else:
                pieces.append(text[low:high])
                offsets.extend(range(low, high))
        at = max(at, cut_end)
    if pieces and pieces[-1] == " ":
        pieces.pop()
        offsets.pop()
    return View("".join(pieces).translate(_FOLD), tuple(offsets))


def _view(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> View:
    if "&" not in text[start:end]:
        return _plain_view(text, start, end, cuts)
    chars: list[str] = []
    offsets: list[int] = []
    at = start
    for cut_start, cut_end in [*cuts, (end, end)]:
        for offset in range(at, cut_start):
            char = text[offset]
            if char == "&":
                char = _entity(text, offset)
            if char.isspace():
                if not chars or chars[-1] == " ":
                    continue
                char = " "
            chars.append(char)
            offsets.append(offset)
        at = max(at, cut_end)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return View("".join(chars).translate(_FOLD), tuple(offsets))


def view(text: str, start: int, end: int) -> View:
    """Cut ``text[start:end]`` down to what is worth parsing, remembering where each character came from.

    ``view.text[i]`` is ``text[view.offsets[i]]`` but for blanks (one space), typographic marks (their plain form) and
    entities (their character); offsets rise strictly and lie in ``[start, end)``.
    """
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead and lead.end() < end else start
    cuts = [match.span() for match in _CUT.finditer(text, begin, end)] if _may_cut(text[begin:end]) else []
    out = _view(text, begin, end, cuts)
    if cuts and sum(map(str.isalpha, out.text)) < _LEAST_LETTERS:
        kept = [cut for cut in cuts if "(" not in text[cut[0] : cut[1]] or "](" in text[cut[0] : cut[1]]]
        out = _view(text, begin, end, kept)
    return out
