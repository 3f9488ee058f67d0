"""The body of a report to sentences, with offsets into the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whoholds.model import Furniture, Sentence
from whoholds.text.paragraphs import STOPPED, Paragraph, paragraphs
from whoholds.text.words import words

# A parser's cost grows with the sentence; nothing that a writer would call a sentence is longer.
MAX_SENTENCE = 2000

# A stop, what closes with it (quotation marks, brackets, a link's target, footnote marks), and what must follow: blank
# space, the end, or a capital glued on by a translation engine ("ended.In").
_STOP = re.compile(
    r"(?<![.!?…。])(?P<stop>[.!?…。]++)(?P<close>(?:[\"”’'»)*_]|\](?:\([^)\s]*\))?)*)"
    r"(?P<notes>(?:[ \u00a0]?\[(?:\d{1,3}|[a-z])\]|[⁰¹²³⁴-⁹])*)"
    r"(?:(?=\s)|$|(?=[A-ZА-ЯІЇЄ][a-zа-яёіїє'’]))"
)
_OPENING = re.compile(r"[\s\"“„‘'«(\[*_—–-]*")
# Titles and ranks: a name follows, whatever its case.
_BEFORE_NAME = words(
    "mr mrs ms mx dr prof rev hon msgr fr sr st ste mt ft gen lt col maj capt sgt cpl pvt brig adm cmdr cdr cpt ltc "
    "ssgt sen rep reps sens gov pres amb supt det insp sec vice-adm rear-adm lt-gen maj-gen brig-gen col-gen lt-col "
    "messrs mme mlle д ген полк ім ул вул пр г м с"
)
# Abbreviations that stand inside a sentence as often as at its end: the next word decides.
_EITHER = words(
    "u.s u.n u.k e.u u.a.e u.s.s.r d.c a.m p.m inc co corp ltd jr sr km sq mi ft lb etc approx jan feb mar apr jun "
    "jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun vol fig ed eds al no nos pp p ch para "
    "art sect dept govt assn univ intl natl bros ave blvd rd hwy obl vs v e.g i.e cf ca viz est tel ext min max avg"
)
_NUMBERED = words("no nos vol fig p pp ch para art jan feb mar apr jun jul aug sept sep oct nov dec")
# Words that begin a new sentence after an abbreviation; anything else capitalised is taken for a name.
_STARTERS = words(
    "the a an in on at by for from with but and or so yet if as it he she we they this that these those there here "
    "his her its our their what when where while who why how after before since until although though because "
    "during despite according meanwhile however moreover nor not no some many most several both each all another "
    "one two three earlier later last next under over between among against to of is are was were has had have i "
    "you following separately also then now once"
)
_SAID = re.compile(
    r"(?:[A-Z][\w'’.-]*|of|the|de|van|von|al)(?:,? (?:[A-Z][\w'’.-]*|of|the|de|van|von|al)){0,5},? (?:has |had )?"
    r"(?:said|asked|told|wrote|added|replied|says|asks|writes|tweeted|posted|shouted|exclaimed|wondered|continued)\b"
)
_WORD_BEFORE = re.compile(r"[\w.'’-]*$")
_BULLET = re.compile(r"\s[•▪●·]\s")
_SOFT = re.compile(r"[;:]\s|[.!?…]\s|[—–]\s|,\s")
# What follows a semicolon is a sentence when it begins with a capital and has a verb of its own.
_WHOLE_CLAUSE = re.compile(
    r";\s+(?=[A-Z][^;.]{8,90}?\b(?:said|says|denied|denies|was|were|is|are|has|have|had|did|does|will|would|[a-z]{3,}ed)\b)"
)
_CLAUSE_LENGTH = 25
_CREDITED = re.compile(
    r"\((?:[^()]*(?:/|via |Photo|Reuters|AFP|Getty|AP)[^()]*)\)\s*$|\b(?:Photograph|Photo|Picture|Credit): "
)
# Headings are short; a first line may be longer, since it is the report's headline.
_HEADING_WORDS, _HEADLINE_WORDS = 20, 30


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Whether the stop that `match` found ends a sentence that began at `start`."""
    stop, close = match["stop"], match["close"]
    after = match.end()
    if after >= limit:
        return True
    glued = not text[after].isspace()
    before_match = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    before = before_match.group() if before_match else ""
    if glued:
        return _glued(text, start, match, before)
    opening = _OPENING.match(text, after, limit)
    at = opening.end() if opening else after
    if at >= limit:
        return True
    head = text[at]
    if head.islower():
        return False
    if match.start() > start and text[match.start() - 1] in "([" and close[:1] in (")", "]"):
        return False  # "(...)" inside a sentence
    if not before and match.start() - start < 2:
        return False
    if stop == ".":
        plain = before.lower().rstrip(".")
        if close == "" and len(before) == 1 and before.isalpha() and before.isupper():
            return False  # an initial
        if re.fullmatch(r"\d{1,3}|[a-zA-Z]", text[start : match.start()].lstrip("*_ ")):
            return False  # the number of a list item
        if close == "" and plain in _BEFORE_NAME:
            return False
        if close in ("", '"', "”", "’", "'") and (plain in _EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", plain)):
            following = re.match(r"[\w'’-]+", text[at : at + 30])
            word = following.group().lower() if following else ""
            if head.isdigit():
                return plain not in _NUMBERED
            return word in _STARTERS
    asked = close and close[0] in "\"”’'»" and stop[-1] in "?!"
    return not (asked and _SAID.match(text, at, min(limit, at + 120)))


def _glued(text: str, start: int, match: re.Match[str], before: str) -> bool:
    """Whether a stop without blank space after it ends a sentence: not in addresses, initials or abbreviations."""
    stop = match["stop"]
    if stop not in (".", "?", "!", "...", "…") or (stop == "." and not match["close"] and len(before) < 3):
        return False
    if match["close"] == "" and not before[-1:].isalnum():
        return False
    left = max(text.rfind(" ", start, match.start()), text.rfind("\n", start, match.start())) + 1
    right = text.find(" ", match.end(), match.end() + 60)
    token = text[max(left, start) : right if right > 0 else match.end() + 40]
    if any(mark in token for mark in ("/", "@", "www.", "\\", "=")):
        return False
    plain = before.lower().rstrip(".")
    if plain in _BEFORE_NAME or "." in plain:
        return False
    return match["close"] != "" or before[-1:].islower() or before[-1:].isdigit()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of ``text[start:end]``, trimmed."""
    at = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < at or not _ends(text, at, match, end):
            continue
        yield from _clauses(text, at, match.end())
        at = match.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield from _clauses(text, at, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, parted at semicolons that stand between whole sentences: "Russia said it took X; Kyiv denied it"."""
    for match in _WHOLE_CLAUSE.finditer(text, start, end):
        if match.start() - start >= _CLAUSE_LENGTH and text.count('"', start, match.start()) % 2 == 0:
            yield start, match.start() + 1
            start = match.end()
    yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most `MAX_SENTENCE`, cut after a clause, else between words, else anywhere."""
    while end - start > MAX_SENTENCE:
        low, high = start + MAX_SENTENCE // 2, start + MAX_SENTENCE
        cut = max((m.end() for m in _SOFT.finditer(text, low, high)), default=0)
        if not cut:
            cut = max(text.rfind(" ", low, high), text.rfind("\n", low, high)) + 1
        if cut <= start:
            cut = high
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _body(paragraph: Paragraph, cuts: Sequence[Furniture], at: int) -> tuple[list[tuple[int, int]], int]:
    """What is left of a paragraph when furniture is taken out; `at` is where to look in `cuts` next time."""
    while at < len(cuts) and cuts[at].end <= paragraph.start:
        at += 1
    out: list[tuple[int, int]] = []
    start = paragraph.start
    look = at
    while look < len(cuts) and cuts[look].start < paragraph.end:
        if cuts[look].start > start:
            out.append((start, cuts[look].start))
        start = max(start, cuts[look].end)
        look += 1
    if start < paragraph.end:
        out.append((start, paragraph.end))
    return out, at


def _heading(text: str, start: int, end: int, first: bool) -> bool:
    bare = text[start:end]
    if bare.startswith("#"):
        return True
    count = bare.count(" ") + 1
    if count > (_HEADLINE_WORDS if first else _HEADING_WORDS) or _CREDITED.search(bare):
        return False
    if not STOPPED.search(bare):
        return True
    if bare[-1] == ":" or '"' in bare or "“" in bare:
        return False
    return bare[-1] in "?!" and (first or count <= 12) and not re.search(r"[.!?]\s", bare)


def sentences(text: str, furniture: Sequence[Furniture] = ()) -> tuple[Sentence, ...]:
    """Cut the body of `text` (everything outside `furniture`) into sentences, in order and without overlap.

    A paragraph that is one line without a full stop is a heading. No sentence is longer than `MAX_SENTENCE`.
    """
    found: list[tuple[int, int, int, bool]] = []
    at = 0
    for number, paragraph in enumerate(paragraphs(text)):
        parts, at = _body(paragraph, furniture, at)
        for start, end in parts:
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start == end or not any(map(str.isalnum, text[start:end])):
                continue
            spans = [(s, e) for s, e in _items(text, start, end) if any(map(str.isalnum, text[s:e]))]
            heading = len(spans) == 1 and end - start < 300 and _heading(text, start, end, not found)
            found += [(number, s, e, heading) for s, e in spans]
    return tuple(Sentence(index, number, s, e, heading) for index, (number, s, e, heading) in enumerate(found))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph part: list items set in one line are cut first, over-long sentences last."""
    bounds = [start, *(m.start() + 1 for m in _BULLET.finditer(text, start + 1, end)), end]
    for low, high in pairwise(bounds):
        while high > low and text[high - 1].isspace():
            high -= 1
        for s, e in _cut(text, low, high):
            yield from _pieces(text, s, e)
