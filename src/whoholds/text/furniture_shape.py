"""Furniture known by its shape and place: lists of headlines, links, menus, repeated lines, appeals, authors' notes.

Each function marks lines in place; `mark` runs them in the order in which they rely on each other.
"""

from __future__ import annotations

import re
from itertools import islice

from whoholds.text.furniture_line import Line, any_of, each
from whoholds.text.furniture_parts import APPEAL, APPEAL_OPENER, BIO
from whoholds.text.words import words

_LINKS = re.compile(r"(?:[-*•▪·+|]+\s+|\d{1,3}[.)]\s+)*(?:#{1,6}\s*)?(?:!?\[[^\[\]\n]*\]\([^()\[\]\n]*+\)?[\s,|·•]*+)+")
_NOTE = re.compile(r"\[\d{1,3}\]\s?\S")
_FRONT_KEY = re.compile(r"[\w-][\w -]{1,29}:(?:\s|$)")
_AGE = re.compile(
    r".{0,20}\b(?:\d+|an?)\s*(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?)\s+ago\b.{0,20}", re.I
)
# Capitals throughout and this long: a headline of another story; shorter ones are subheadings.
_CAPITALS_WORDS = 7
# Rules whose lines stand among headlines of other stories at the foot of a page.
_FOOT = words("related video share comments navigation advert newsletter links tags consent copyright")
# No appeal does without one of these.
_APPEALING = (
    *("donat", "contribut", "subscri", "member", "reader", "journalism"),
    *("support us", "support our", "your support"),
)
# How far ahead the line after a teaser is looked for.
_AHEAD = 40
# A list of other stories at the foot of a page has at least this many.
_LIST = 3


def _mark_front_matter(lines: list[Line]) -> None:
    """YAML between ``---`` lines at the very top, as static-site tools and scrapers leave it."""
    if not lines or not re.fullmatch(r"-{3,}", lines[0].text):
        return
    for at, line in enumerate(lines[1:60], 1):
        if re.fullmatch(r"-{3,}", line.text):
            if sum(1 for inner in lines[1:at] if _FRONT_KEY.match(inner.text)) * 2 >= at - 1 > 0:
                for inner in lines[: at + 1]:
                    inner.rule = "metadata"
            return


def _mark_fences(lines: list[Line]) -> None:
    """Code fences: nothing between them is the report's prose."""
    fences = [at for at, line in enumerate(lines) if line.text.startswith("```")]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        for line in lines[first : last + 1]:
            line.rule = "layout"


def _mark_endnotes(lines: list[Line]) -> None:
    """Numbered notes ("[12] ..."): three or more paragraphs that begin so."""
    notes = [line for line in lines if line.rule is None and _NOTE.match(line.text)]
    for line in notes if len(notes) >= _LIST else ():
        line.rule = "endnote"


def _settle_names(lines: list[Line]) -> None:
    """Lists of names are bylines above and below the body; within it they may be places or the dead."""
    bodies = [at for at, line in enumerate(lines) if line.body]
    for at, line in enumerate(lines):
        if line.rule == "names":
            line.rule = None if bodies and bodies[0] < at < bodies[-1] else "byline"


def _mark_links(lines: list[Line]) -> None:
    """Lists of links: two or more lines in a row that are links and nothing else."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.rule is None and not line.text.startswith("#") and _LINKS.fullmatch(line.text):
            run.append(line)
            continue
        if len(run) > 1 or (run and run[0] is not lines[0] and run[0].title):
            for link in run:
                link.rule = "links"
        run = []


def _mark_blocks(lines: list[Line]) -> None:
    """What follows "Read Next", "Most read", "Comments": headlines with their ages, bylines and teasers."""
    at = 0
    while at < len(lines):
        rule = lines[at].opener
        at += 1
        if rule is None:
            continue
        titles = 0
        while at < len(lines) and lines[at].opener is None:
            line = lines[at]
            if line.rule is not None:
                at += 1
                continue
            rest = islice(lines, at + 1, at + _AHEAD)
            following = next((other for other in rest if other.rule is None or _AGE.fullmatch(other.bare)), None)
            if line.body:
                # A teaser stands between a headline and the next one, or ends the page; the body comes in runs.
                if not titles or (following is not None and following.body) or lines[at - 1].body:
                    break
                if following is None and line.count > 60:
                    break
            elif line.title:
                later = lines[at + 1 : at + 3]
                if titles and len(later) == 2 and all(other.body for other in later):
                    break
                titles += 1
            line.rule = rule
            at += 1


def _mark_lists(lines: list[Line]) -> None:
    """Headlines with ages or bylines under them, wherever they stand after the first paragraph of the body."""
    first = next((at for at, line in enumerate(lines) if line.body), len(lines))
    run: list[int] = []
    for at in range(first + 1, len(lines) + 1):
        if at < len(lines) and not lines[at].body:
            run.append(at)
            continue
        marks = sum(1 for i in run if lines[i].rule in ("dateline", "byline"))
        if run and at < len(lines) and lines[run[-1]].title:
            run.pop()  # the heading of the body that goes on
        titles = [i for i in run if lines[i].title]
        if marks and marks + len(titles) >= _LIST and (marks > 1 or any(_AGE.fullmatch(lines[i].bare) for i in run)):
            for i in titles:
                lines[i].rule = "related"
        run = []


def _mark_navigation(lines: list[Line]) -> None:
    """Menus: four or more lines of up to three words in a row, before the body begins or after it ends."""
    bodies = [at for at, line in enumerate(lines) if line.body]
    if not bodies:
        return
    for low, high in ((0, bodies[0]), (bodies[-1] + 1, len(lines))):
        run: list[Line] = []
        for line in [*lines[low:high], None]:
            if line is not None and line.count <= 3 and not line.body:
                run.append(line)
                continue
            if len(run) >= 4 and any(other.rule for other in run):
                for other in run:
                    other.rule = other.rule or "navigation"
            run = []


def _mark_tail(lines: list[Line]) -> None:
    """Headlines left over after the last paragraph of the body."""
    bodies = [at for at, line in enumerate(lines) if line.body]
    if len(bodies) < 3:
        return
    tail = lines[bodies[-1] + 1 :]
    titles = [line for line in tail if line.title]
    if len(titles) < _LIST:
        # One line that begins with a quotation is the report's last words.
        titles = [line for line in titles if line.bare[0] not in "\"“«'‘-–"]
    if not titles or lines[bodies[-1]].text.rstrip().endswith(":"):
        return
    unstopped = sum(1 for at in bodies if not lines[at].stopped)
    if unstopped * 2 > len(bodies):
        return
    cued = any(line.rule in _FOOT for line in tail)
    for line in titles:
        short = line.count <= 8 or line.bare.endswith("?")
        if len(titles) >= _LIST or cued or (short and not line.stopped) or line.bare.endswith("?"):
            line.rule = "related"


def _mark_capitals(lines: list[Line]) -> None:
    """Headlines of other stories set in capitals between the paragraphs; short ones are subheadings."""
    for line in lines[1:]:
        if line.title and line.count >= _CAPITALS_WORDS and not line.bare.endswith("?"):
            letters = [c for c in line.bare if c.isalpha()]
            if sum(map(str.isupper, letters)) > 0.9 * len(letters):
                line.rule = "related"


def _mark_repeats(lines: list[Line]) -> None:
    """A line printed again: of two headings the one that the body follows stays, of two sentences the first."""
    seen: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.rule is not None or line.count < 4:
            continue
        key = " ".join(line.bare.lower().split())
        earlier = seen.get(key)
        if earlier is None:
            seen[key] = at
            continue
        if line.title and at + 1 < len(lines) and lines[at + 1].body:
            if earlier + 1 < len(lines) and not lines[earlier + 1].body and earlier > 0:
                lines[earlier].rule = "repeat"
            seen[key] = at
        else:
            line.rule = "repeat"


def _mark_appeals(lines: list[Line]) -> None:
    """Letters to the reader about money."""
    words_of = "\n".join(line.bare for line in lines if line.rule is None).lower()
    if not any(word in words_of for word in _APPEALING):
        return
    opener, cues = any_of(APPEAL_OPENER), each(APPEAL)
    block = -1
    for at, line in enumerate(lines):
        if line.rule is not None:
            continue
        if len(line.bare) < 120 and opener.fullmatch(line.bare):
            line.rule = "appeal"
            block = at
            continue
        hits = sum(1 for cue in cues if cue.search(line.bare)) if len(line.bare) < 900 else 0
        quoted = any(mark in line.bare for mark in '"“”«»')
        if (hits >= 2 and not quoted) or (block >= 0 and at - block <= 2 and hits):
            if block >= 0:
                for between in lines[block + 1 : at]:
                    between.rule = between.rule or "appeal"
            line.rule = "appeal"
            block = at


def _mark_bios(lines: list[Line]) -> None:
    """Notes on the author, among the last paragraphs or beside a disclaimer."""
    pattern = any_of(BIO)
    alive = [at for at, line in enumerate(lines) if line.rule is None]
    for at in alive[-3:] if len(alive) > 4 else ():
        if len(lines[at].bare) < 500 and pattern.fullmatch(lines[at].bare) and " said" not in lines[at].bare:
            lines[at].rule = "bio"


def mark(lines: list[Line]) -> None:
    """Judge `lines` by their shape and place, after their words."""
    _mark_front_matter(lines)
    _mark_fences(lines)
    _mark_endnotes(lines)
    _settle_names(lines)
    _mark_links(lines)
    if lines and lines[0].rule in ("related", "video", "appeal") and len(lines) > 1 and lines[0].opener is None:
        # The first line is the report's own headline, whatever it begins with ("Explainer: ...").
        lines[0].rule = None
    _mark_appeals(lines)
    _mark_blocks(lines)
    _mark_lists(lines)
    _mark_navigation(lines)
    _mark_bios(lines)
    _mark_tail(lines)
    _mark_capitals(lines)
    _mark_repeats(lines)
