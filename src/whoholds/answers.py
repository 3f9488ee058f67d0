"""The ledger as its users meet it: reports in, answers out. Composes the store, the reader and the control stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from whoholds.asked_place import choose
from whoholds.atlas import Atlas
from whoholds.audits import Audits
from whoholds.conclusions import Conclusions
from whoholds.control.coverage import coverage
from whoholds.control.figures import group_figures
from whoholds.control.maps import with_size
from whoholds.control.record import By, track_record
from whoholds.control.views import CONSENSUS
from whoholds.errors import AskError, SkipReport, UnknownId
from whoholds.gazetteer.names import fold
from whoholds.ledger.moments import until, utc_now
from whoholds.ledger.store import Store
from whoholds.ledger.verify import Progress, verify
from whoholds.model import (
    Answer,
    Coverage,
    Event,
    Failure,
    Fault,
    FigureGroup,
    Interval,
    Json,
    Place,
    Report,
    Review,
    Span,
    Standing,
    Telling,
    TrackRecord,
    Verdict,
)
from whoholds.rows import Rows

if TYPE_CHECKING:
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.pipeline import Reader

DEFAULT = Path("whoholds.db")
# Ids asked for in one query: databases limit how many values a query may carry.
_AT_ONCE = 5000
_VIEW = re.compile(r"consensus|(?:party|assessor):\S.*")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did: reports `read` anew, already `known`, `failed`; claims and figures added."""

    read: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    figures: int = 0


Tell = Callable[[Ingested, str], None]


def _silent(so_far: Ingested, at: str) -> None:
    """Tells nobody."""


class Ledger:
    """A ledger of claims at a path or a ``postgresql://`` address, and the answers drawn from it.

        with Ledger("whoholds.db") as ledger:
            answer = ledger.who("Vuhledar", on="2024-10-02")

    `create` makes one where there is none; `readonly` never writes. `gazetteer` (or what opens one) resolves names
    that no claim printed. Days are ISO; `as_known` is a day or a moment (UTC): only what had been recorded by then is
    used. Raises `LedgerError` where it cannot be opened, read or written, `AskError` for what cannot be answered so.
    """

    def __init__(
        self,
        location: str | Path = DEFAULT,
        *,
        create: bool = False,
        readonly: bool = False,
        gazetteer: Gazetteer | Callable[[], Gazetteer] | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = Store.open(location, create=create, readonly=readonly, now=now)
        self._gazetteer = gazetteer if gazetteer is None or callable(gazetteer) else lambda: gazetteer
        self._concluded = Conclusions(self._store)
        self.atlas = Atlas(self._store, self._gazetteer, self.refresh)
        self.audits = Audits(self._store, self.atlas, lambda known: self.events(kind="captured", as_known=known))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connection."""
        self._store.close()

    @property
    def store(self) -> Store:
        """The store beneath: entries, texts, tellings."""
        return self._store

    # Writing

    def ingest(self, reports: Iterable[Report | SkipReport], reader: Reader, tell: Tell = _silent) -> Ingested:
        """Read reports and append what they say; each report is appended whole or not at all.

        A report read before by the same reader adds nothing; one that fails is recorded with its error, and the rest
        go on. `tell` hears the counts so far and the report's name after each. Views are made anew at the end.
        """
        edition = reader.edition
        read = known = failed = claims = figures = 0
        for report in reports:
            try:
                if isinstance(report, SkipReport):
                    raise report
                if self._store.known(report, edition):
                    known += 1
                else:
                    kept = self._store.keep(reader.read(report), edition=edition)
                    read, known = read + kept.new, known + (not kept.new)
                    claims, figures = claims + kept.claims, figures + kept.figures
            except SkipReport as problem:
                name = report.id if isinstance(report, Report) else str(problem).partition(":")[0]
                self._store.fail(name, str(problem), f"reader/{edition}")
                failed += 1
            name = report.id if isinstance(report, Report) else str(report).partition(":")[0]
            tell(Ingested(read, known, failed, claims, figures), name)
        self.refresh()
        return Ingested(read, known, failed, claims, figures)

    def review(
        self, claim: str, verdict: Verdict, *, by: str, note: str, changes: Mapping[str, Json] | None = None
    ) -> Review:
        """Append a person's word on a claim: confirm, reject, correct (with the fields to change) or retract it."""
        made = self._store.review(claim, verdict, by=by, note=note, changes=changes or {})
        self.refresh()
        return made

    def refresh(self, tell: Callable[[int], None] | None = None) -> int:
        """Make the kept views of every place anew that was spoken of since; gives the number of places."""
        return self._concluded.refresh(tell)

    def rebuild(self, tell: Progress | None = None) -> None:
        """Read the index off the entries again, and conclude anew: the cure for a damaged index."""
        self._store.rebuild(tell or (lambda done, total: None))
        self.refresh()

    def verify(
        self,
        *,
        gazetteer_knows: Callable[[str], bool] | None = None,
        head: str | None = None,
        tell: Progress | None = None,
    ) -> Iterator[Fault]:
        """Everything found wrong: chain, head, texts, quotes, index, place ids. `head` is a hash noted down earlier."""
        heard = tell or (lambda done, total: None)
        yield from verify(self._store, gazetteer_knows=gazetteer_knows, head=head, progress=heard)

    # Answers

    def place(self, asked: str, *, as_known: str | None = None) -> Place:
        """The place that is asked of: an id, a name, or "Name, Region". Raises `UnknownPlace`, `AmbiguousPlace`."""
        return self._place(asked, as_known)

    def who(
        self, place: str | Place, *, on: str | None = None, as_known: str | None = None, view: str | None = None
    ) -> Answer:
        """Who holds a place on a day, by view. `place` is a name, "Name, Region", an id, or a `Place`.

        `on` is by default the last day any report in the ledger was told. Raises `UnknownPlace`, `AmbiguousPlace`.
        """
        if view is not None and not _VIEW.fullmatch(view):
            raise AskError(f"{view!r} is no view; ask for party:RUS (a side's code), assessor:NAME, or consensus")
        view = view and self.atlas.named(view)
        found = self._place(place, as_known)
        day = _day(on) if on else self._last_day(as_known)
        if as_known is None and self._concluded.fresh(found):
            intervals = list(self._store.interval_on(found.id, view, day))
        else:
            intervals = _on(self._concluded.live(found, as_known).intervals, day, view)
        asked = view or CONSENSUS
        if not any(i.view == asked for i in intervals):
            intervals.append(Interval(found.id, asked, None, None, "unknown"))
        drawn = any(i.view.startswith("assessor:") for i in intervals)
        unplaced = not drawn and view is None and self.atlas.unplaced(found)
        return Answer(found, day, as_known, self._standings(self._sized(found, intervals), as_known), unplaced)

    def timeline(self, place: str | Place, *, view: str | None = None, as_known: str | None = None) -> Rows[Interval]:
        """How a place stood, from the first word on it to the last, in each view or in one."""
        view = view and self.atlas.named(view)
        intervals = self._concluded.of(self._place(place, as_known), as_known).intervals
        return Rows(Interval, (i for i in intervals if view is None or i.view == view))

    def claims(
        self,
        *,
        place: str | None = None,
        party: str | None = None,
        speaker: str | None = None,
        side: str | None = None,
        kind: str | None = None,
        stance: str | None = None,
        status: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        as_known: str | None = None,
        limit: int | None = None,
    ) -> Rows[Telling]:
        """The claims that fit, in the order told. `since`..`until` are days of what is claimed, both included.

        `status` keeps the claims of events that stand so; `text` searches the quotes.
        """
        place_id = self._place(place, as_known).id if place else None
        wanted: frozenset[str] | None = None
        if status is not None:
            events = self.events(place=place, status=status, as_known=as_known)
            wanted = frozenset(p.claim for e in events for p in e.parts)
        found = self._store.tellings(
            place_id=place_id,
            party=party,
            speaker=speaker,
            side=side,
            kind=kind,
            stance=stance,
            outlet=outlet,
            since=_day(since) if since else None,
            until=_day(until) if until else None,
            text=text,
            as_known=as_known,
            limit=limit if wanted is None else None,
        )
        kept = (t for t in found if wanted is None or t.claim.id in wanted)
        return Rows(Telling, islice(kept, limit))

    def events(
        self,
        *,
        place: str | None = None,
        kind: str | None = None,
        party: str | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_known: str | None = None,
    ) -> Rows[Event]:
        """The events that fit, by day, then place."""
        found: Iterable[Event]
        if place is not None:
            found = self._concluded.of(self._place(place, as_known), as_known).events
        elif as_known is None and self._concluded.all_fresh():
            found = self._store.events(kind=kind, party=party, status=status, since=since, until=until)
        else:
            found = (e for h in self._concluded.all(as_known) for e in h.events)
        fits = (
            e
            for e in found
            if (kind is None or e.kind == kind)
            and (party is None or e.party == party)
            and (status is None or e.status == status)
            and (since is None or e.day >= since)
            and (until is None or e.day <= until)
        )
        return Rows(Event, sorted(fits, key=lambda e: (e.day, e.place.name, e.kind, e.id)))

    def event(self, id: str, *, as_known: str | None = None) -> Event:
        """The event of that id, or the one that the claim of that id is part of. Raises `UnknownId`."""
        told = next(self._store.tellings(claim=id, as_known=as_known), None)
        place = self._store.place(told.claim.place_id) if told and told.claim.place_id else None
        if place is None and as_known is None and self._concluded.all_fresh():
            found = next(self._store.events(id=id), None)
            if found is not None:
                return self._with_sizes(found)
        histories = (self._concluded.of(place, as_known),) if place is not None else self._concluded.all(as_known)
        for each in histories if told is None or place is not None else ():
            for event in each.events:
                if event.id == id or any(p.claim == id for p in event.parts):
                    return self._with_sizes(event)
        raise UnknownId(f"no event or claim {id!r} in this ledger; `whoholds events` and `whoholds claims` list them")

    def figures(
        self,
        *,
        place: str | None = None,
        kind: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_known: str | None = None,
    ) -> Rows[FigureGroup]:
        """Figures of the same thing side by side: who says how many."""
        found = self._store.figures(place=place, kind=kind, since=since, until=until, as_known=as_known)
        kept = (f for f in found if about is None or fold(about) == fold(f.figure.about or ""))
        return Rows(FigureGroup, group_figures(kept))

    def record(
        self, *, speaker: str | None = None, side: str | None = None, as_known: str | None = None
    ) -> Rows[TrackRecord]:
        """What became of the captures that speakers claimed for their own side; of one speaker, or one side."""
        events = self.events(kind="captured", as_known=as_known)
        wanted = sorted({c for e in events for c in (*e.because, *(p.claim for p in e.parts))})
        tellings: dict[str, Telling] = {}
        for at in range(0, len(wanted), _AT_ONCE):
            for telling in self._store.tellings(claim=wanted[at : at + _AT_ONCE], as_known=as_known):
                tellings.setdefault(telling.claim.id, telling)
        by: By = "side" if side is not None and speaker is None else "speaker"
        as_of = self._told_last(as_known)
        return Rows(TrackRecord, track_record(events, tellings, by=by, speaker=speaker, side=side, as_of=as_of))

    def coverage(self, *, outlet: str | None = None, by: Span = "week", as_known: str | None = None) -> Rows[Coverage]:
        """Reports and claims by outlet and week or month."""
        tallies = (t for t in self._store.tallies(as_known=as_known) if outlet is None or t.outlet == outlet)
        return Rows(Coverage, coverage(tallies, by=by))

    def failures(self) -> Rows[Failure]:
        """The reports that could not be read, and why."""
        return Rows(Failure, self._store.failures())

    # Within

    def _place(self, asked: str | Place, as_known: str | None) -> Place:
        if isinstance(asked, Place):
            return asked
        return choose(asked, self._store, self._gazetteer, as_known, self.atlas.shows)

    def _told_last(self, as_known: str | None) -> str | None:
        """The last day any report was told, of those recorded by then."""
        if as_known is None:
            return self._store.last_told()
        return max((t.told for t in self._store.tallies(as_known=as_known) if t.told), default=None)

    def _last_day(self, as_known: str | None) -> str:
        last = self._told_last(as_known) or self.atlas.last_day(as_known)
        if last is None and as_known is not None:
            return until(as_known)[:10]
        if last is None:
            raise AskError("no report or map in this ledger has a day; give the day asked for (--on 2024-10-02)")
        return last

    def _sized(self, place: Place, intervals: Iterable[Interval]) -> Iterator[Interval]:
        """Assessors' views with how much a point says of a place of its size."""
        for each in intervals:
            drawn = each.view.startswith("assessor:") and each.state != "unknown"
            yield replace(each, rule=with_size(each.rule, self.atlas.population(place.id))) if drawn else each

    def _with_sizes(self, event: Event) -> Event:
        """The event, its maps with how much a point says of a place of its size."""
        size = self.atlas.population(event.place.id) if event.maps else 0
        return replace(event, maps=tuple(replace(seen, reason=with_size(seen.reason, size)) for seen in event.maps))

    def _standings(self, intervals: Iterable[Interval], as_known: str | None) -> tuple[Standing, ...]:
        shown = tuple(intervals)
        ids = sorted({c for i in shown for c in (*i.pro, *i.contra)})
        told: dict[str, Telling] = {}
        for telling in self._store.tellings(claim=ids, as_known=as_known) if ids else ():
            told.setdefault(telling.claim.id, telling)
        return tuple(Standing(i, tuple(told[c] for c in i.pro), tuple(told[c] for c in i.contra)) for i in shown)


def _on(intervals: Iterable[Interval], day: str, view: str | None) -> list[Interval]:
    """The interval of each view that the day falls into, by view: as `Store.interval_on` gives them."""
    begun = (i for i in intervals if view in (None, i.view) and (i.since or "") <= day)
    return sorted((i for i in begun if i.until is None or day < i.until), key=lambda i: i.view)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise AskError(f"{value!r} is not a calendar day; write it as 2024-10-02") from None
