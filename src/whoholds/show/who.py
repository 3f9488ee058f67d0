"""Who holds a place, on one screen: each view's answer in words, and the strongest claims for and against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Answer, Interval, Standing, Telling
from whoholds.show import cited, phrases, words
from whoholds.show.hanging import Hanging
from whoholds.show.phrases import Names

_LABELS = ("for", "against")
_INDENT = 2
# A longer name is told by its code.
_LONGEST = 12


def _heading(answer: Answer) -> Iterator[RenderableType]:
    yield Text(phrases.place(answer.place), style="bold")
    intervals = [standing.interval for standing in answer.standings]
    claims = {claim for interval in intervals for claim in (*interval.pro, *interval.contra)}
    facts = [f"on {phrases.day(answer.on)}"]
    if answer.as_known:
        facts.append(f"as recorded until {phrases.moment(answer.as_known)}")
    bear = "bears" if len(claims) == 1 else "bear"
    facts.append(f"{phrases.count(len(claims), 'claim')} {bear} on it" if claims else "no claim bears on it")
    yield Hanging(Text(), Text(" · ".join(facts), style="dim"))


def _labels(interval: Interval, names: Names) -> tuple[str, str]:
    """What to call the claims on either side; where it is contested, those for one party and those for the other."""
    if interval.state != "contested" or len(interval.parties) != 2:
        return _LABELS
    shown = [phrases.party(code, names) for code in interval.parties]
    first, second = (n if len(n) <= _LONGEST else words.clean(c) for n, c in zip(shown, interval.parties, strict=True))
    return f"for {first}", f"for {second}"


def _claims(
    tellings: Sequence[Telling], known: int, label: str, seen: set[str], width: int
) -> Iterator[RenderableType]:
    """The strongest of them; `known` is how many there are. What is quoted above is only named."""
    if not tellings:
        return
    first = tellings[0]
    mark = Text(" " * _INDENT + label, style="dim")
    more = max(known, len(tellings)) - 1
    if first.claim.id in seen:
        yield cited.again(first, mark, more=more)
        return
    seen.add(first.claim.id)
    yield from cited.cited(first, mark, width, more=more)


def _drawn(interval: Interval, on: str) -> Iterator[RenderableType]:
    """What a map shows: which map began to, and the last that does."""
    indent = Text(" " * _INDENT)
    if interval.rule:
        yield Hanging(indent, Text(words.clean(interval.rule), style="dim"))
    if interval.said:
        age = phrases.age(interval.said, on)
        yield Hanging(indent, Text(f"last map that shows it {phrases.day(interval.said)}, {age}", style="dim"))


def _differ(interval: Interval, answer: Answer, names: Names) -> Iterator[RenderableType]:
    """That maps have it otherwise: what is said and what is drawn may both be wrong."""
    differing = answer.differing(interval)
    if differing:
        said = f"the maps of {', '.join(words.clean(name) for name in differing)} have it otherwise on that day"
        yield Hanging(Text(" " * _INDENT), Text(said, style="yellow"))


def _standing(standing: Standing, answer: Answer, names: Names, seen: set[str], width: int) -> Iterator[RenderableType]:
    interval = standing.interval
    yield Text()
    title = Text(f"{phrases.view(interval.view, names)}: ", style="bold")
    yield Hanging(Text(), title.append(phrases.standing(interval, names), style="not bold"))
    if interval.view.startswith("assessor:"):
        yield from _drawn(interval, answer.on)
    elif interval.said and interval.state != "unknown":
        age = phrases.age(interval.said, answer.on)
        word = f"last word {phrases.day(interval.said)}" + (f", {age}" if age else "")
        yield Hanging(Text(" " * _INDENT), Text(word, style="dim"))
    yield from _differ(interval, answer, names)
    labels = _labels(interval, names)
    room = max(map(len, labels)) + 2
    yield from _claims(standing.pro, len(interval.pro), f"{labels[0]:{room}}", seen, width)
    yield from _claims(standing.contra, len(interval.contra), f"{labels[1]:{room}}", seen, width)


def render(answer: Answer, names: Names, width: int) -> RenderableType:
    """The whole answer for a console `width` columns wide."""
    seen: set[str] = set()
    parts = list(_heading(answer))
    for standing in sorted(answer.standings, key=lambda s: phrases.view_order(s.interval.view)):
        parts.extend(_standing(standing, answer, names, seen, width))
    if answer.unplaced:
        known = f"its position is known to {answer.place.error_km:g} km only" if answer.place.error_km else "unknown"
        cure = "`whoholds gazetteer add` may know it better"
        said = f"No map can tell: {known}, and an edge lies nearer; {cure}."
        parts += [Text(), Hanging(Text(), Text(said, style="dim"))]
    return Group(*parts)
