"""Track records: what became of a speaker's claims of capture, as numbers with intervals; the events behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import OUTCOMES, Case, Lead, Share, TrackRecord
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

_LABEL = len("borne out")
_NOTE = "In brackets: 95 % intervals (Wilson; for the lead, by ranks). --cases lists the events behind the numbers."


def _percent(value: float) -> str:
    return f"{round(100 * value)}"


def share(value: Share, of: str) -> str:
    """A share with its interval, and of what it is one: "7 of 9, 78 % (45–94 %), of those settled either way"."""
    if value.share is None or value.low is None or value.high is None:
        return "none to judge by"
    interval = f"{_percent(value.low)}–{_percent(value.high)} %"
    return f"{value.count:,} of {value.total:,}, {_percent(value.share)} % ({interval}), {of}"


def lead(value: Lead) -> str:
    """How far ahead of evidence: "2 days before the first independent evidence (−1 to 6; 5 events)"."""
    if value.median is None:
        return "not known: no event has both days"
    days = words.number(abs(value.median))
    unit = "day" if days == "1" else "days"
    said = f"{days} {unit} {'before' if value.median >= 0 else 'after'} the first independent evidence"
    if value.median == 0:
        said = "the same day as the first independent evidence"
    behind = phrases.count(len(value.events), "event")
    if value.low is None or value.high is None:
        return f"{said} (median of {behind})"
    span = f"{words.number(value.low)} to {words.number(value.high)}".replace("-", "−")
    return f"{said} (median of {behind}; {span})"


def _title(record: TrackRecord) -> Text:
    name = words.said_by(record.speaker, record.side) if record.speaker else f"{words.clean(record.side)}, all speakers"
    title = Text(name, style="bold underline")
    told = f": {phrases.count(record.claimed, 'capture')} claimed"
    days = dict.fromkeys(phrases.day(value) for value in (record.first, record.last) if value)
    if days:
        told += f", told {' to '.join(days)}"
    return title.append(told, style="not bold not underline")


def _rows(record: TrackRecord) -> Iterator[tuple[str, str]]:
    parts = (("conceded", record.conceded), ("corroborated", record.corroborated), ("refuted", record.refuted))
    counts = ", ".join(f"{name} {value.count:,}" for name, value in (*parts, ("open", record.open)))
    yield "outcome", counts
    before = f"before {phrases.day(record.as_of)}" if record.as_of else "ago"
    yield "borne out", share(record.borne_out, f"of those told {record.settle_days} days or more {before}")
    yield "upheld", share(record.upheld, "of those settled either way")
    yield "ahead", share(record.ahead, "told before any independent evidence")
    yield "lead", lead(record.lead)
    if record.recalled:
        yield "besides", f"{phrases.count(len(record.recalled), 'capture')} only told of long after, not counted"


def _case(case: Case) -> Iterator[RenderableType]:
    first = Text(f"  {words.clean(case.day)}  ")
    first.append(f"{case.outcome:{max(map(len, OUTCOMES))}}  ", style="bold")
    said = words.clean(case.place)
    if case.told:
        said += f", told {words.clean(case.told)}"
    if case.shown:
        said += f", shown {words.clean(case.shown)}"
    if case.lead is not None:
        said += f" (lead {case.lead})"
    yield Hanging(first, Text(f"{said} · {words.clean(case.event)}"))


def render(records: Sequence[TrackRecord], *, cases: bool = False) -> RenderableType:
    """The records in the order given; with `cases`, each event behind them."""
    parts: list[RenderableType] = []
    for record in records:
        if parts:
            parts.append(Text())
        parts.append(Hanging(Text(), _title(record)))
        parts.extend(Hanging(Text(f"  {label:{_LABEL}}  ", style="dim"), Text(said)) for label, said in _rows(record))
        if cases:
            parts.append(Text())
            for case in record.cases:
                parts.extend(_case(case))
    parts.extend((Text(), Hanging(Text(), Text(_NOTE, style="dim"))))
    return Group(*parts)
