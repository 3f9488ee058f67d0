"""What the pictures share: their colours and letters, the sheet that holds words and axes, and how they are kept.

Sizes are pixels of a PNG, 100 to the inch; an SVG has the same proportions. Letters are DejaVu Sans, which comes with
matplotlib. Strangers' text goes through `safe` and is never read as mathematics.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from whoholds.errors import SettingsError
from whoholds.show import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline

ENDINGS = (".png", ".svg")
WIDTH, HEIGHT, DPI = 1200, 750, 100
MARGIN = 24

# Colours that people of every colour vision tell apart: M. Okabe and K. Ito, "Color Universal Design" (2008),
# https://jfly.uni-koeln.de/color/. Its yellow is too pale for a line on white, its black is the ink.
BLUE, ORANGE, GREEN, PURPLE, VERMILLION, SKY = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"
INK, FAINT, RULE, PAPER = "#222222", "#5A5A5A", "#C8C8C8", "#FFFFFF"
TITLE, SUBTITLE, KEY, LABEL, NOTE = 15.0, 10.5, 9.5, 9.0, 8.5
"""Sizes of letters, in points."""

# From one line of letters to the next, as a share of their size.
_LEADING = 1.38
_SWATCH = (30.0, 13.0)
# Two characters that `words.clean` lets pass and XML 1.0 does not allow.
_NOT_XML = re.compile("[\ufffe\uffff]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Fill:
    """How a piece of ground or a bar looks: `ink` is the colour of the hatching, `width` that of the edge in points."""

    face: str
    hatch: str = ""
    ink: str = PAPER
    edge: str = INK
    width: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How a point looks: matplotlib's letter for its form; `size` in points."""

    form: str
    face: str = PAPER
    edge: str = INK
    size: float = 6.0


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend; a look that is a colour stands for a thin line."""

    label: str
    look: Fill | Mark | str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture with its words in place: what is left for the axes is `width` by `height` pixels."""

    figure: Figure
    axes: Axes
    width: float
    height: float
    title: str
    caption: str


def safe(text: str) -> str:
    """A stranger's text on one line, without what a terminal would act on or XML cannot hold."""
    return _NOT_XML.sub("", words.clean(text))


def name(text: str) -> str:
    """The same, no longer than a name may be in a picture."""
    return words.shorten(safe(text), _LONGEST_NAME)


def joined(parts: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another, both as "#RRGGBB"."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + share * (b - a)):02X}" for a, b in pairs)


def kind_of(path: Path) -> str:
    """ "png" or "svg", by the name's ending. Raises `SettingsError` for another, and where the folder is missing."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise SettingsError(f"{path}: a picture's name must end in {' or '.join(ENDINGS)}")
    if not path.parent.is_dir():
        raise SettingsError(f"{path}: there is no folder {path.parent}; make it first")
    if path.is_dir():
        raise SettingsError(f"{path}: is a folder; name a file")
    return ending[1:]


@contextmanager
def drawing() -> Iterator[None]:
    """matplotlib's settings as it ships them, whatever the user's are, and its log and warnings silent; then as before.

    The settings are the process's: two threads must not draw at once.
    """
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import matplotlib

            ours = {
                **{key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith("backend")},
                "font.family": ["sans-serif"],
                # Verdana has the widths of DejaVu Sans, for who opens an SVG without it.
                "font.sans-serif": ["DejaVu Sans", "Verdana"],
                "text.parse_math": False,
                "text.usetex": False,
                # Letters as wide as they are measured, in both kinds of file.
                "text.hinting": "no_hinting",
                "svg.fonttype": "none",
                "svg.hashsalt": "whoholds",
                "hatch.linewidth": 0.8,
            }
            with matplotlib.rc_context(ours):
                yield
    finally:
        log.setLevel(level)


def letters(size: float, *, bold: bool = False) -> FontProperties:
    """The font that comes with matplotlib, not one of the same name that the machine may have. `size` in points."""
    import matplotlib
    from matplotlib.font_manager import FontProperties

    file = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
    return FontProperties(fname=str(file), size=size, weight="bold" if bold else "normal")


def span(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in pixels."""
    from matplotlib.textpath import text_to_path

    wide, _, _ = text_to_path.get_text_width_height_descent(text, letters(size, bold=bold), False)
    return float(wide) * DPI / 72


def leading(size: float) -> float:
    """From one line of text to the next, in pixels."""
    return size * DPI / 72 * _LEADING


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Text in lines of at most `room` pixels, broken between words, and within one that is longer than a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if span(longer, size, bold=bold) <= room:
            line = longer
            continue
        lines += [line] if line else []
        while span(word, size, bold=bold) > room:
            fits = bisect_right(range(1, len(word)), room, key=lambda at: span(word[:at], size, bold=bold))
            cut = max(fits, 1)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def fill(axes: Axes, outline: Outline, look: Fill, above: float = 2.0) -> None:
    """Draw an area: its face and hatching, and its edge over them."""
    from matplotlib.patches import PathPatch

    # A patch has one colour for hatching and edge before matplotlib 3.11. `add_patch` would measure every corner.
    edge = {"edgecolor": look.edge, "lw": look.width, "linestyle": (0, (2.4, 1.6)) if look.dashed else "solid"}
    if not look.hatch:
        axes.add_artist(PathPatch(outline, facecolor=look.face, zorder=above, **edge))
        return
    axes.add_artist(PathPatch(outline, facecolor=look.face, edgecolor=look.ink, hatch=look.hatch, lw=0, zorder=above))
    axes.add_artist(PathPatch(outline, fill=False, zorder=above + 0.1, **edge))


def box(left: float, bottom: float, right: float, top: float) -> Outline:
    """A rectangle to `fill`."""
    from matplotlib.path import Path as Outline

    return Outline([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)], closed=True)


def mark(axes: Axes, x: Sequence[float], y: Sequence[float], look: Mark, above: float = 4.0) -> None:
    """Draw points."""
    axes.plot(
        x, y, linestyle="none", marker=look.form, markersize=look.size, markerfacecolor=look.face,
        markeredgecolor=look.edge, markeredgewidth=1.0, zorder=above,
    )  # fmt: skip


def sheet(
    title: str,
    subtitle: str,
    keys: Sequence[Key],
    notes: Sequence[str],
    *,
    around: tuple[float, float],
    least: float,
) -> Sheet:
    """Title, subtitle and legend above, notes below, each wrapped; the axes take the rest.

    `around` is the room left of the axes and below them for their own labels. A sheet is higher than `HEIGHT` where
    the words would leave less than `least` pixels to the axes.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    room = WIDTH - 2 * MARGIN
    heads = [(line, TITLE, True) for line in wrapped(title, TITLE, room, bold=True)]
    heads += [(line, SUBTITLE, False) for line in wrapped(subtitle, SUBTITLE, room)]
    legend = _flow(keys, room)
    feet = [line for note in notes for line in wrapped(note, NOTE, room)]
    top = MARGIN * 0.8 + sum(leading(size) for _, size, _ in heads) + len(legend) * leading(KEY) * 1.1 + MARGIN
    bottom = MARGIN * 0.8 + len(feet) * leading(NOTE) + 10 + around[1]
    height = max(HEIGHT, round(top + bottom + least))

    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    paper = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, height))
    paper.set_axis_off()
    y = height - MARGIN * 0.8
    for line, size, bold in heads:
        y -= leading(size)
        put(paper, MARGIN, y + leading(size) * 0.28, line, size, bold=bold)
    y -= 6
    for row in legend:
        y -= leading(KEY) * 1.1
        for x, key in row:
            _legend(paper, x, y + leading(KEY) * 0.28, key)
    for number, line in enumerate(reversed(feet)):
        put(paper, MARGIN, MARGIN * 0.8 + number * leading(NOTE), line, NOTE, colour=FAINT)
    inner = (around[0], bottom, WIDTH - MARGIN - around[0], height - top - bottom)
    axes = figure.add_axes((inner[0] / WIDTH, inner[1] / height, inner[2] / WIDTH, inner[3] / height))
    for spine in axes.spines.values():
        spine.set_color(RULE)
    axes.tick_params(color=RULE, length=4)
    return Sheet(figure, axes, inner[2], inner[3], title, "\n".join((subtitle, *notes)))


def put(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    align: tuple[str, str] = ("left", "baseline"),
    upright: bool = False,
    above: float = 5.0,
) -> None:
    """Write a line; `align` is across and up, `upright` turns it to be read from below."""
    axes.text(
        x, y, text, fontproperties=letters(size, bold=bold), color=colour, ha=align[0], va=align[1],
        rotation=90 if upright else 0, parse_math=False, zorder=above,
    )  # fmt: skip


def ticks(axes: Axes, x: Sequence[tuple[float, str]], y: Sequence[tuple[float, str]]) -> None:
    """Set where the axes are marked, and with what words."""
    axes.set_xticks([at for at, _ in x], [label for _, label in x], fontproperties=letters(LABEL), color=INK)
    axes.set_yticks([at for at, _ in y], [label for _, label in y], fontproperties=letters(LABEL), color=INK)


def save(made: Sheet, path: Path) -> None:
    """Write the picture in place of what was at `path`; nothing is left there or beside it where that fails.

    The same picture gives the same bytes: neither kind has a date or the version of a program in it.
    Raises `SettingsError` where it cannot be written.
    """
    kind = kind_of(path)
    out = BytesIO()
    told = {"Title": made.title, "Description": made.caption}
    if kind == "png":
        made.figure.savefig(out, format="png", dpi=DPI, metadata={**told, "Software": None})
        content = out.getvalue()
    else:
        made.figure.savefig(out, format="svg", metadata={**told, "Creator": "whoholds", "Date": None})
        # matplotlib writes a <title> and no <desc>; programs that read a picture aloud look for both.
        content = out.getvalue().replace(b"<svg ", b'<svg role="img" ', 1)
        content = content.replace(b"</title>", f"</title>\n <desc>{escape(made.caption)}</desc>".encode(), 1)
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".drawing-", ignore_cleanup_errors=True) as folder:
            fresh = Path(folder) / path.name
            fresh.write_bytes(content)
            os.replace(fresh, path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error}); name a file in a folder that can") from error


def _flow(keys: Sequence[Key], room: float) -> list[list[tuple[float, Key]]]:
    """The legend in rows, each key with where it begins."""
    rows: list[list[tuple[float, Key]]] = []
    x = room
    for key in keys:
        wide = _SWATCH[0] + 7 + span(key.label, KEY)
        if x + wide > room or not rows:
            rows.append([])
            x = 0.0
        rows[-1].append((MARGIN + x, key))
        x += wide + 24
    return rows


def _legend(paper: Axes, x: float, y: float, key: Key) -> None:
    wide, high = _SWATCH
    middle = y + high * 0.36
    if isinstance(key.look, Fill):
        fill(paper, box(x, middle - high / 2, x + wide, middle + high / 2), key.look)
    elif isinstance(key.look, Mark):
        mark(paper, [x + wide / 2], [middle], key.look)
    else:
        paper.plot([x, x + wide], [middle, middle], color=key.look, linewidth=0.9)
    put(paper, x + wide + 7, y, key.label, KEY)
