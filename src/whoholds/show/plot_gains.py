"""A bar chart of the ground gained and lost by period, of each assessor, as a picture for a page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from whoholds.errors import AskError
from whoholds.model import AreaRow
from whoholds.show import phrases
from whoholds.show import plot_style as style
from whoholds.show.plot_style import Fill, Key, Mark

if TYPE_CHECKING:
    from whoholds.show.plot_style import Sheet

_Step = Literal["day", "week", "month"]

OWN_RULES = "Each assessor draws by its own rules; differences between them are not errors."
NO_FIGURE = "no figure"
# An assessor's colour and hatching. White lines on a full tone, the tone's own on a light one.
LOOKS = (
    (style.BLUE, ""),
    (style.ORANGE, "////"),
    (style.GREEN, "xxxx"),
    (style.PURPLE, "----"),
    (style.VERMILLION, "\\\\\\\\"),
    (style.SKY, "...."),
)
_LOST_DARKER, _UNSURE_LIGHTER = 0.42, 0.72
# Below this a bar's hatching cannot be seen, in pixels.
_NARROWEST = 3.0
# From this on a place between bars has room for words that stand upright, in pixels.
_ROOM_FOR_WORDS = 8.0
# How much of a period's room its bars take, and how wide one may be, in pixels.
_GROUP, _WIDEST = 0.84, 56.0
_AROUND, _LEAST = (96.0, 62.0), 330.0
_REASONS = 6

_PERIOD = re.compile(r"(\d{4})-(?:W(\d\d)|(\d\d)(?:-(\d\d))?)")
_STRIDES: Mapping[_Step, Sequence[int]] = {
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
    "week": (1, 2, 4, 8, 13, 26, 52, 104),
    "day": (1, 2, 5, 7, 14, 28, 56, 91, 182),
}
_AXIS: Mapping[_Step, str] = {"month": "month", "week": "week, by its Monday", "day": "day"}


@dataclass(frozen=True, slots=True)
class _Series:
    """What one assessor has of some layers, by the period's number."""

    assessor: str
    layers: str
    rows: Mapping[int, AreaRow]
    reasons: tuple[str, ...]

    @property
    def told(self) -> Mapping[int, AreaRow]:
        return {at: row for at, row in self.rows.items() if _has_figure(row)}


def draw(rows: Sequence[AreaRow], path: Path, names: Mapping[str, str], credit: Sequence[str]) -> None:
    """Draw the rows, of one party and one region, into a .png or .svg; `names` are the parties', `credit` the makers'.

    What has no figure is marked so and never drawn as nothing. Raises `AskError` where there is nothing to draw, more
    than one ground, or more bars than can be told apart; `SettingsError` where the file cannot be made.
    """
    style.kind_of(path)
    step, series = _series(rows)
    shown = [one for one in series if one.told]
    if not shown:
        reasons = dict.fromkeys(f"{style.name(one.assessor)}: {reason}" for one in series for reason in one.reasons)
        raise AskError("no figure to draw" + (f": {'; '.join(reasons)}" if reasons else ""))
    first = min(min(one.rows) for one in shown)
    last = max(max(one.rows) for one in shown)
    room = style.WIDTH - style.MARGIN - _AROUND[0]
    slot = room / (last - first + 1) * _GROUP / len(shown)
    if slot < _NARROWEST:
        most = int(room * _GROUP / _NARROWEST / len(shown))
        longer = {"day": " by week or month,", "week": " by month,", "month": ""}[step]
        raise AskError(
            f"{last - first + 1} {step}s are too many for one picture; ask{longer} of at most {most} {step}s"
        )
    if len(shown) > len(LOOKS):
        raise AskError(f"{len(shown)} assessors are too many for one picture; ask of at most {len(LOOKS)}")
    party = rows[0].party
    who = f"by {style.name(phrases.party(party, names))}" if party else "of unclear status"
    title = f"Ground gained and lost {who}, km² a {step}" if party else f"Ground {who} added and gone, km² a {step}"
    with style.drawing():
        made = style.sheet(
            title,
            _subtitle(shown, rows[0]),
            tuple(_keys(shown, first, last)),
            tuple(_notes(series, shown, step, first, last, credit)),
            around=_AROUND,
            least=_LEAST,
        )
        _plot(made, shown, step, first, last)
        style.save(made, path)


def _series(rows: Sequence[AreaRow]) -> tuple[_Step, list[_Series]]:
    if not rows:
        raise AskError("there are no areas to draw; ask for other days or assessors")
    found: dict[tuple[str, tuple[str, ...]], dict[int, AreaRow]] = {}
    reasons: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    steps: set[_Step] = set()
    for row in rows:
        key = (row.assessor, row.layers)
        placed = found.setdefault(key, {})
        if not _has_figure(row):
            reasons.setdefault(key, []).append(_reason(row))
        if row.period is None and not _has_figure(row):
            continue
        step, number = _number(row.period)
        if number in placed:
            raise AskError(f"{style.name(row.assessor)} has two figures for {style.name(row.period or '')}")
        placed[number] = row
        steps.add(step)
    placed_rows = [row for one in found.values() for row in one.values()]
    if len({(row.region, row.region_name) for row in placed_rows}) > 1:
        raise AskError("one picture shows the ground of one region; ask for one, or for all the ground")
    if len({row.party for row in rows}) > 1:
        raise AskError("one picture shows the ground of one party; say whose")
    if len(steps) > 1:
        raise AskError(f"one picture shows periods of one length, not {style.joined(sorted(steps))}")
    return (
        steps.pop() if steps else "month",
        [
            _Series(assessor, " + ".join(layers), placed, tuple(dict.fromkeys(reasons.get((assessor, layers), ()))))
            for (assessor, layers), placed in found.items()
        ],
    )


def _has_figure(row: AreaRow) -> bool:
    return row.why_not is None and any(_given(value) for value in (row.gained, row.lost, row.net))


def _given(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _reason(row: AreaRow) -> str:
    return style.safe(row.why_not or "; ".join(row.notes) or "none is given")


def _number(period: str | None) -> tuple[_Step, int]:
    """A period's length and its number among those of that length."""
    parts = _PERIOD.fullmatch(period or "")
    try:
        if parts is None:
            raise ValueError
        year, week, month, day = (int(part) if part else None for part in parts.groups())
        if week is not None:
            return "week", date.fromisocalendar(year or 0, week, 1).toordinal() // 7
        begin = date(year or 0, month or 0, day or 1)
    except ValueError:
        said = f"not {style.name(period)!r}" if period else "and this has none"
        raise AskError(
            f"a figure is drawn by its day (2024-05-01), week (2024-W21) or month (2024-05), {said}"
        ) from None
    return ("month", begin.year * 12 + begin.month - 1) if day is None else ("day", begin.toordinal())


def _begins(step: _Step, number: int) -> date:
    if step == "month":
        return date(number // 12, number % 12 + 1, 1)
    # The first day that there is was a Monday and has the number 1.
    return date.fromordinal(number if step == "day" else number * 7 + 1)


def _period(step: _Step, number: int) -> str:
    """A period in words: "Mar 2024", "the week of 20 May 2024", "3 Aug 2024"."""
    day = _begins(step, number).isoformat()
    return phrases.day(day[:7]) if step == "month" else f"{'the week of ' if step == 'week' else ''}{phrases.day(day)}"


def _subtitle(shown: Sequence[_Series], row: AreaRow) -> str:
    makers = style.joined([f"{style.name(one.assessor)} ({one.layers})" for one in shown])
    region = style.name(row.region_name or row.region or "")
    return f"According to the maps of {makers}" + (f"; in {region}" if region else "")


def look(index: int, *, lost: bool = False, unsure: bool = False) -> Fill:
    """How the bars of the assessor of that number look."""
    colour, hatch = LOOKS[index]
    tone = style.mixed(colour, style.INK, _LOST_DARKER) if lost else colour
    if unsure:
        face = style.mixed(tone, style.PAPER, _UNSURE_LIGHTER)
        return Fill(face, hatch, ink=style.mixed(tone, style.PAPER, 0.45), edge=tone, width=0.9, dashed=True)
    return Fill(tone, hatch, edge=style.mixed(colour, style.INK, 0.6), width=0.5)


def _keys(shown: Sequence[_Series], first: int, last: int) -> Iterator[Key]:
    for index, one in enumerate(shown):
        yield Key(f"{style.name(one.assessor)} ({one.layers})", look(index))
    grey = "#9C9C9C"
    yield Key("up: gained", Fill(grey))
    yield Key("down, darker: lost", Fill(style.mixed(grey, style.INK, _LOST_DARKER)))
    yield Key("net", Mark("D"))
    drawn = [row for one in shown for row in one.told.values()]
    kinds = [
        word
        for word, there in (
            ("interpolated", any(row.interpolated for row in drawn)),
            ("cut short", any(row.partial for row in drawn)),
        )
        if there
    ]
    if kinds:
        face = style.mixed(grey, style.PAPER, _UNSURE_LIGHTER)
        yield Key(f"lighter, dashed: {' or '.join(kinds)}", Fill(face, edge=style.FAINT, width=0.9, dashed=True))
    if any(len(one.told) < last - first + 1 for one in shown):
        yield Key(NO_FIGURE, Mark("x", edge=style.FAINT))


def _notes(
    series: Sequence[_Series], shown: Sequence[_Series], step: _Step, first: int, last: int, credit: Sequence[str]
) -> Iterator[str]:
    yield (
        "Gains and losses are added up from map to map, so ground lost and retaken counts in both. Net: what is held "
        f"at the end of the {step} less what was held at its beginning."
    )
    drawn = [row for one in shown for row in one.told.values()]
    because = [
        *(["a day that bounds it has no map, and its area is taken in between the maps around that day"]
          * any(row.interpolated for row in drawn)),
        *([f"the maps begin or end within the {step}, which is cut to them"] * any(row.partial for row in drawn)),
    ]  # fmt: skip
    if because:
        yield f"A {step} is drawn lighter with a dashed edge where {', or where '.join(because)}."
    gaps = [gap for one in series for gap in _gaps(one, step, first, last, drawn=one in shown)]
    if gaps:
        more = f"; {phrases.count(len(gaps) - _REASONS, 'more gap')}" if len(gaps) > _REASONS else ""
        yield f"No figure: {'; '.join(gaps[:_REASONS])}{more}."
    for one in shown:
        always = [
            note for note in next(iter(one.told.values())).notes if all(note in r.notes for r in one.told.values())
        ]
        if always:
            yield f"{style.name(one.assessor)}: {'; '.join(map(style.safe, always))}."
    yield OWN_RULES
    if any(credit):
        yield " ".join(map(style.safe, credit))


def _gaps(one: _Series, step: _Step, first: int, last: int, *, drawn: bool) -> Iterator[str]:
    """Where an assessor has no figure, and why."""
    who = style.name(one.assessor)
    if not drawn:
        yield f"{who} ({one.layers}) is not drawn: {'; '.join(one.reasons) or 'none is given'}"
        return
    low, high = min(one.rows), max(one.rows)
    if low > first or high < last:
        runs = _period(step, low) + (f" to {_period(step, high)}" if high > low else "")
        yield f"{who}: its figures are of {runs} only"
    spans: list[tuple[int, int, str]] = []
    for at in range(low, high + 1):
        if at in one.told:
            continue
        reason = _reason(one.rows[at]) if at in one.rows else "none is given"
        if spans and spans[-1][1:] == (at - 1, reason):
            spans[-1] = (spans[-1][0], at, reason)
        else:
            spans.append((at, at, reason))
    for begin, end, reason in spans:
        when = _period(step, begin) + (f" to {_period(step, end)}" if end > begin else "")
        yield f"{who}, {when}: {reason}"


def _plot(made: Sheet, shown: Sequence[_Series], step: _Step, first: int, last: int) -> None:
    axes = made.axes
    drawn = [row for one in shown for row in one.told.values()]
    tops = [value for row in drawn for value in (row.gained, row.net) if value is not None and _given(value)]
    lows = [value for row in drawn for value in (-(row.lost or 0.0), row.net) if value is not None and _given(value)]
    low, high = min(0.0, *lows, 0.0), max(0.0, *tops, 0.0)
    reach = (high - low) or 1.0
    # Words for a gap stand on the zero line and need room above it.
    high = max(high + 0.06 * reach, 0.2 * reach)
    low -= 0.06 * reach
    axes.set_xlim(first - 0.5, last + 0.5)
    axes.set_ylim(low, high)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    across = made.width / (last - first + 1)
    style.ticks(axes, _labels(step, first, last, across), _scale(low, high))
    axes.grid(axis="y", color=style.RULE, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    for at in range(first + 1, last + 1):
        if _begins(step, at).year != _begins(step, at - 1).year:
            axes.axvline(at - 0.5, color=style.RULE, linewidth=1.0, zorder=0.5)
    axes.axhline(0, color=style.INK, linewidth=1.1, zorder=3.5)
    axes.set_ylabel(f"km² a {step}: gained up, lost down", fontproperties=style.letters(style.LABEL), color=style.INK)
    axes.set_xlabel(_AXIS[step], fontproperties=style.letters(style.LABEL), color=style.INK)
    wide = min(_GROUP / len(shown), _WIDEST / across)
    for index, one in enumerate(shown):
        for at in range(first, last + 1):
            left = at + (index - len(shown) / 2) * wide
            row = one.told.get(at)
            if row is None:
                _gap(made, left + wide / 2, wide * across, (high - low) / made.height)
            else:
                _bars(made, row, left, wide, across, index)


def _bars(made: Sheet, row: AreaRow, left: float, wide: float, across: float, index: int) -> None:
    inset = min(0.06 * wide, 1.0 / across)
    for value, lost in ((row.gained, False), (row.lost, True)):
        if value is not None and _given(value) and value:
            outline = style.box(left + inset, 0, left + wide - inset, -value if lost else value)
            style.fill(made.axes, outline, look(index, lost=lost, unsure=row.interpolated or row.partial))
    if row.net is not None and _given(row.net):
        size = min(6.5, max(2.2, 0.42 * wide * across))
        style.mark(made.axes, [left + wide / 2], [row.net], Mark("D", size=size))


def _gap(made: Sheet, middle: float, room: float, pixel: float) -> None:
    """A cross above the zero line and, where `room` pixels are enough, the words; a `pixel` is so many km² high."""
    style.mark(made.axes, [middle], [7 * pixel], Mark("x", edge=style.FAINT, size=min(5.5, max(2.5, 0.4 * room))))
    if room >= _ROOM_FOR_WORDS:
        place = ("center", "bottom")
        size = min(7.5, room * 0.72)
        style.put(made.axes, middle, 14 * pixel, NO_FIGURE, size, colour=style.FAINT, align=place, upright=True)


def _labels(step: _Step, first: int, last: int, across: float) -> list[tuple[float, str]]:
    """Where the periods are named, so that no two names touch: the year stands under the first of it."""
    for stride in _STRIDES[step]:
        offset = 0 if step == "month" else first % stride
        ats = [at for at in range(first, last + 1) if (at - offset) % stride == 0] or [first]
        texts = [_short(step, _begins(step, at)) for at in ats]
        spans = [style.span(text, style.LABEL) for text in texts]
        if all((a + b) / 2 + 4 <= stride * across for a, b in pairwise(spans)):
            break
    years = {_begins(step, at).year: at for at in reversed(ats)}
    begun = sorted(years.values())
    if len(begun) > 1 and (begun[1] - begun[0]) * across < style.span("2024", style.LABEL) + 4:
        del begun[0]
    return [
        (float(at), f"{text}\n{_begins(step, at).year}" if at in begun else text)
        for at, text in zip(ats, texts, strict=True)
    ]


def _short(step: _Step, day: date) -> str:
    month = phrases.day(f"{day:%Y-%m}").split()[0]
    return month if step == "month" else f"{day.day} {month}"


def _scale(low: float, high: float) -> list[tuple[float, str]]:
    from matplotlib.ticker import MaxNLocator

    values = [float(v) for v in MaxNLocator(nbins=8, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]
    between = min((b - a for a, b in pairwise(values)), default=1.0)
    decimals = next((n for n in range(6) if abs(between * 10**n - round(between * 10**n)) < 1e-6), 6)
    return [(value, f"{value:,.{decimals}f}".replace("-", "−")) for value in values if low <= value <= high]
