"""Answers in words that can be pasted: always with whose view it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from whoholds.model import Event, Interval, Place, Review, Telling
from whoholds.show import words

Names = Mapping[str, str]
"""Party codes and the names to show for them."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# How a stance stands before the speaker's name. A denial quotes the words denied: without the verb it would mislead.
STANCE_VERBS = {
    "asserts": "said by",
    "denies": "denied by",
    "unconfirmed": "not confirmed by",
    "confirms": "confirmed by",
    "hypothetical": "supposed by",
    "intends": "intended by",
}
# Up to here an age is told in days, and up to here in months; a reader does not count further.
_DAYS, _MONTHS_OLD = 90, 24
_DAYS_A_MONTH = 30.44


def day(value: str | None) -> str:
    """A date of day, month or year precision: "29 Oct 2024", "Oct 2024", "2024"; "undated" for None."""
    if value is None:
        return words.UNDATED
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return words.clean(value)
    if len(parts) == 1:
        return parts[0]
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def moment(value: str) -> str:
    """A day in words, or a moment as it is written."""
    return day(value) if len(value) <= 10 else words.clean(value)


def age(said: str, on: str) -> str:
    """How long before the day `on` something was said: "the same day", "3 days before", "2 years before".

    Nothing where it is not known to the day.
    """
    try:
        days = (date.fromisoformat(on[:10]) - date.fromisoformat(said)).days
    except ValueError:
        return ""
    if days <= 0:
        return "after that day" if days else "the same day"
    count, unit = days, "day"
    if days > _DAYS:
        months = round(days / _DAYS_A_MONTH)
        count, unit = (months, "month") if months < _MONTHS_OLD else (months // 12, "year")
    return f"{count} {unit}{'' if count == 1 else 's'} before"


def party(code: str | None, names: Names) -> str:
    """A party's name, its code where no name is known."""
    return words.clean(names.get(code, code)) if code else words.NO_PARTY


def listed(codes: Sequence[str], names: Names) -> str:
    """Parties as words: "Russia", "Russia and Ukraine"."""
    shown = [party(code, names) for code in codes]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else "somebody not named"


def view(name: str, names: Names) -> str:
    """Whose view it is: "According to Russia", "According to ISW", "Consensus"."""
    kind, _, who = name.partition(":")
    if kind == "party":
        return f"According to {party(who, names)}"
    if kind == "assessor":
        return f"According to {words.clean(who)}"
    return words.clean(name).capitalize()


def view_order(name: str) -> tuple[int, str]:
    """Each party's own word first, then the assessors', then the consensus."""
    kind = name.partition(":")[0]
    return (("party", "assessor").index(kind) if kind in ("party", "assessor") else 2, name)


def _when(interval: Interval, on: str) -> str:
    if interval.since is None:
        return ""
    return f"{on}{day(interval.since)}" if interval.exact else f", by {day(interval.since)} at the latest"


def _unknown(interval: Interval) -> str:
    nothing = "nothing conceded or corroborated" if interval.view == "consensus" else "nobody spoke"
    if interval.since and interval.view.startswith("assessor:"):
        return f"of unclear status{_when(interval, ' since ')}" if interval.said else "unknown: no map for long"
    if interval.since:
        return f"unknown since {day(interval.since)}"
    return f"unknown: {nothing}" + (f" before {day(interval.until)}" if interval.until else "")


def state(interval: Interval, names: Names) -> str:
    """How the place stands, without the day: "held by Russia", "contested between Russia and Ukraine"."""
    who = listed(interval.parties, names)
    if interval.state == "held":
        return f"held by {who}"
    if interval.state == "left":
        return f"left by {who}"
    if interval.state == "denied":
        return f"not taken by {who}"
    if interval.state == "contested":
        between = "between" if len(interval.parties) > 1 else "by"
        return f"contested {between} {who}" if interval.parties else "contested"
    unclear = interval.view.startswith("assessor:") and interval.said is not None
    return "of unclear status" if unclear else "unknown"


def standing(interval: Interval, names: Names) -> str:
    """What a view says of a place and since when; the status of what it rests on in brackets."""
    if interval.state == "unknown":
        return _unknown(interval)
    said = state(interval, names)
    if interval.state == "denied":
        said += f" (denied {day(interval.since)})" if interval.since else ""
        return f"{said}; it names no holder"
    said += _when(interval, " on " if interval.state == "left" else " since ")
    # Between claims that differ no single status speaks for all.
    if interval.status and interval.state != "contested":
        said += f" ({interval.status})"
    return f"{said}; no holder named" if interval.state == "left" else said


def place(value: Place) -> str:
    """The place as a heading: standard name, region, country; how sure its position is."""
    name = words.clean(value.name)
    parts = [name, *(words.clean(p) for p in (value.admin1, value.country) if p and words.clean(p) != name)]
    title = ", ".join(parts)
    if value.type != "settlement":
        title += f" ({value.type})"
    return title if value.error_km is None else f"{title} (position within {value.error_km:g} km)"


def event(value: Event, names: Names) -> str:
    """What an event is, without place and day: "Russia captured", "fighting"."""
    return f"{party(value.party, names)} {value.kind}" if value.party else value.kind


def speaker(telling: Telling) -> str:
    """Stance and speaker: "denied by Ukrainian General Staff (UKR)"."""
    claim = telling.claim
    who = words.said_by(claim.speaker, claim.side) if claim.speaker != "reporter" else "the reporter"
    return f"{STANCE_VERBS[claim.stance]} {who}"


def outlet(telling: Telling) -> str:
    """Where it was told: the outlet, else the report's name; the agency credited after it."""
    source = telling.source
    name = words.clean(source.outlet or source.name)
    agency = words.clean(source.agency or "")
    return f"{name} ({agency})" if agency and agency.casefold() not in name.casefold() else name


def source(telling: Telling) -> str:
    """Who says it and on what evidence, where it was told and when: what must stand under a quotation."""
    evidence = f" [{', '.join(telling.claim.evidence)}]" if telling.claim.evidence else ""
    return f"{speaker(telling)}{evidence}, {outlet(telling)}, {day(telling.told)}"


def review(telling: Telling) -> str:
    """What a person made of it: "rejected by A. Editor: not this village"; nothing where nobody looked."""
    return verdict(telling.review) if telling.review is not None else ""


def verdict(given: Review) -> str:
    """A review in words: "rejected by A. Editor: not this village"."""
    done = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "retract": "retracted"}
    word = f"{done[given.verdict]} by {words.clean(given.by)}"
    note = words.clean(given.note)
    return f"{word}: {note}" if note else word


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "12 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
