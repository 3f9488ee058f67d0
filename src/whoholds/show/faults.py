"""What checking a ledger found, and a review that was recorded."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Failure, Fault, Review
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

_INDENT = "  "


def render(faults: Sequence[Fault]) -> RenderableType:
    """Each fault with its place and what to do about it."""
    parts: list[RenderableType] = []
    for fault in faults:
        title = Text(f"{words.clean(fault.where)}: ", style="bold")
        parts.append(Hanging(Text(), title.append(words.clean(fault.what), style="not bold")))
        parts.append(Hanging(Text(_INDENT), Text(words.clean(fault.cure), style="dim")))
    parts.append(Text(f"{phrases.count(len(faults), 'fault')} found", style="bold"))
    return Group(*parts)


def failed(failures: Sequence[Failure]) -> RenderableType:
    """Each report that could not be read: its name, when that was tried, and the error."""
    parts: list[RenderableType] = []
    for failure in failures:
        title = Text(words.clean(failure.name), style="bold")
        parts.append(Hanging(Text(), title.append(f"  {failure.recorded[:10]}", style="not bold")))
        parts.append(Hanging(Text(_INDENT), Text(words.clean(failure.error), style="dim")))
    return Group(*parts)


def closing(line: str) -> RenderableType:
    """A line that is never broken: it names a file."""
    # Printed by itself a text loses what it says of wrapping.
    return Group(Text(words.clean(line), overflow="ignore", no_wrap=True))


def sound(ledger: str, entries: int, head: str) -> RenderableType:
    """That nothing was wrong, with the head to note down."""
    counted = f"{entries:,} {'entry' if entries == 1 else 'entries'}"
    return Group(
        closing(f"{ledger} is sound: {counted}"),
        # On a line of its own: it is there to be copied.
        closing(f"head {head}"),
    )


def reviewed(review: Review) -> RenderableType:
    """The review as it was recorded."""
    said = f"claim {words.clean(review.claim)}: {phrases.verdict(review)}"
    parts = [Hanging(Text(), Text(said))]
    for name, value in review.changes.items():
        parts.append(Hanging(Text(_INDENT), Text(f"{words.clean(name)} = {words.clean(str(value))}")))
    parts.append(
        Hanging(Text(_INDENT), Text(f"recorded {words.clean(review.recorded)}, entry {review.seq}", style="dim"))
    )
    return Group(*parts)
