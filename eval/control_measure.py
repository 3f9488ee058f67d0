"""The three measures of the control evaluation, and the lines that print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from eval.control_compare import (
    CHANGING,
    NEAR_DAYS,
    Capture,
    Found,
    Missed,
    Verdict,
    captures,
    find,
    is_there,
    percentile,
    shown,
    why_missed,
    words,
)
from eval.control_maps import Weekly
from eval.control_named import Mention, Naming, namesakes, namings
from eval.control_truth import Change, Settlement, Truth
from whoholds.model import Event, History, Telling

# What the ledger aims for: shares found and borne out, days of error.
AIMS = {"found": 2 / 3, "days_median": 3.0, "borne_out": 0.9}
_SAYS: dict[Verdict, str] = {
    "changed": f"the maps show it pass to that party within {NEAR_DAYS} days",
    "held before": f"the maps show it in that party's hands all the time, {NEAR_DAYS} days before and after",
    "against": f"no map shows it in that party's hands within {NEAR_DAYS} days",
    "too late": f"not shown yet, and the maps end before {NEAR_DAYS} days are over",
    "not placed": "its position is not known well enough to look it up",
}
_NO = {"against"}
_YES = {"changed", "held before"}


def of_area(event: Event) -> bool:
    """Whether an event is an area's (a river bank's), and only as such the settlement's."""
    return event.place.type == "area"


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one comparison tells."""

    truth: Truth
    named: Mapping[Settlement, Naming]
    unsure: tuple[Settlement, ...]
    found: tuple[Found, ...]
    missed: tuple[Missed, ...]
    shown: int
    captures: tuple[Capture, ...]

    @property
    def errors(self) -> list[int]:
        return [abs(f.error) for f in self.found]

    @property
    def flat(self) -> dict[str, float]:
        """The figures by name, for floors."""
        judged = [c for c in self.captures if c.verdict in _YES | _NO]
        out: dict[str, float] = {}
        if self.found or self.missed:
            out["control_found"] = len(self.found) / (len(self.found) + len(self.missed))
        if self.found:
            out["control_days_median"] = median(self.errors)
            out["control_days_p90"] = percentile(self.errors, 0.9)
        if judged:
            out["control_borne_out"] = sum(c.verdict in _YES for c in judged) / len(judged)
            out["control_changed"] = sum(c.verdict == "changed" for c in judged) / len(judged)
        own = [c for c in judged if not of_area(c.event)]
        if own:
            out["control_borne_out_own"] = sum(c.verdict in _YES for c in own) / len(own)
        return out


def measure(
    truth: Truth,
    maps: Weekly,
    mentions: Sequence[Mention],
    histories: Sequence[History],
    tellings: Mapping[str, Sequence[Telling]],
) -> Measured:
    """Set the ledger beside the maps. `tellings` are its claims by place id."""
    named = namings(dict.fromkeys(c.settlement for c in truth.changes), mentions)
    unsure = dict.fromkeys(
        c.settlement
        for c in truth.changes
        if c.settlement not in named and any(namesakes(c.settlement, m) for m in mentions)
    )
    found: list[Found] = []
    missed: list[Missed] = []
    seen = 0
    for change in truth.changes:
        if change.settlement not in named or not named[change.settlement].within(NEAR_DAYS, change.day):
            continue
        own = [h for h in histories if h.place.type == "settlement" and is_there(change.settlement, h.place)]
        seen += any(shown(change, h.intervals) for h in own)
        hit = find(change, [e for h in own for e in h.events])
        if hit:
            found.append(hit)
            continue
        missed.append(_missed(change, own, histories, tellings))
    return Measured(
        truth, named, tuple(unsure), tuple(found), tuple(missed), seen, tuple(captures(histories, truth, maps))
    )


def _missed(
    change: Change,
    own: Sequence[History],
    histories: Sequence[History],
    tellings: Mapping[str, Sequence[Telling]],
) -> Missed:
    settlement = change.settlement
    elsewhere = [h for h in histories if h not in own and settlement.called(h.place.name)]
    why, has = why_missed(
        change,
        [e for h in own for e in h.events],
        [e for h in elsewhere for e in h.events],
        [t for h in own for t in tellings.get(h.place.id, ())],
    )
    return Missed(change, why, has)


def lines(measured: Measured) -> Iterator[str]:
    """The whole report."""
    yield from _headline(measured)
    yield ""
    yield from _truth(measured)
    yield from _found(measured.found)
    yield from _missed_lines(measured.missed)
    yield from _captures(measured.captures)


def _headline(measured: Measured) -> Iterator[str]:
    flat = measured.flat
    found, all_of_them = len(measured.found), len(measured.found) + len(measured.missed)
    if all_of_them:
        accepted = sum(f.event.accepted for f in measured.found)
        yield _figure("found", flat["control_found"], f"{found} of {all_of_them} changes", AIMS["found"])
        holds = sum(f.event.kind not in CHANGING for f in measured.found)
        yield _more(f"with an event of the right party, {holds} of them by its holding the place, {accepted} accepted")
        around = sum(of_area(f.event) for f in measured.found)
        yield _more(f"{around} only by an event of the area they lie in; the consensus view shows {measured.shown}")
    if measured.found:
        outside = [f.outside for f in measured.found]
        yield _figure("days", flat["control_days_median"], "median of the absolute error", AIMS["days_median"])
        yield _more(f"90th percentile {flat['control_days_p90']:.0f}")
        yield _more(f"outside the maps' window: median {median(outside):.0f}, 90th {percentile(outside, 0.9):.0f}")
    if "control_borne_out" in flat:
        counts = Counter(c.verdict for c in measured.captures)
        judged = sum(counts[v] for v in _YES | _NO)
        of = f"{judged - counts['against']} of {judged} consensus captures"
        yield _figure("borne out", flat["control_borne_out"], of, AIMS["borne_out"])
        yield _more(f"{counts['changed']} changed on the maps then, {counts['held before']} were that party's before")
        own = [c for c in measured.captures if not of_area(c.event) and c.verdict in _YES | _NO]
        yield _more(f"of the place itself, not of its area: {sum(c.verdict in _YES for c in own)} of {len(own)}")
        yield _more(f"left out: {counts['too late']} too late, {counts['not placed']} not placed")


def _figure(name: str, value: float, of: str, aim: float) -> str:
    return f"{name:10}  {value:5.2f}  {of} (aim {aim:.2f})"


def _more(text: str) -> str:
    return f"{'':19}{text}"


def _truth(measured: Measured) -> Iterator[str]:
    truth = measured.truth
    sides = Counter(c.party for c in truth.changes)
    yield (
        f"the maps: {len(truth.settlements)} settlements with a row, {len(truth.changes)} changes of hands that count "
        f"({', '.join(f'{n} to {p}' for p, n in sorted(sides.items()))}), {len(truth.slight)} that do not; left out: "
        f"{len(truth.unknown)} whose holder before is not known, {len(truth.tidied)} where a map was tidied up"
    )
    changes = [c for c in truth.changes if c.settlement in measured.named]
    within = {
        days: sum(measured.named[c.settlement].within(days, c.day) for c in changes) for days in (7, 14, NEAR_DAYS)
    }
    yield (
        f"the texts name {len(changes)} of them, "
        + ", ".join(f"{count} within {days} days" for days, count in within.items())
        + f" of the day; of {len(measured.unsure)} more the name occurs, but means a namesake"
    )


def _found(found: Sequence[Found]) -> Iterator[str]:
    yield f"\nfound: {len(found)} (days early or late, days outside the maps' window)"
    for hit in found:
        change = hit.change
        yield f"  {hit.error:+4} {hit.outside:3}  {_change(change)}: {words(hit.event)}"


def _missed_lines(missed: Sequence[Missed]) -> Iterator[str]:
    yield f"\nmissed: {len(missed)}"
    for why, count in Counter(m.why for m in missed).most_common():
        yield f"  {count:4}  {why}"
        for miss in missed:
            if miss.why == why:
                yield f"          {_change(miss.change)}" + (f": {miss.has}" if miss.has else "")


def _captures(found: Sequence[Capture]) -> Iterator[str]:
    yield f"\ncaptures of the consensus: {len(found)}"
    for verdict, says in _SAYS.items():
        those = [c for c in found if c.verdict == verdict]
        yield f"  {len(those):4}  {verdict}: {says}"
        for capture in those:
            yield f"          {capture.interval.since} {capture.place.name} to {capture.party}: {words(capture.event)}"
            if verdict not in _YES and capture.maps:
                yield f"            {capture.maps}"


def _change(change: Change) -> str:
    settlement = change.settlement
    return f"{change.day} {settlement.name} ({settlement.oblast}) to {change.party}"
