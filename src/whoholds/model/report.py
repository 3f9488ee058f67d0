"""A report as handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from whoholds.model.vocabulary import Json

NO_EXTRA: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Report:
    """A report as handed in. `text` is kept exactly; every offset in the product points into it."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None
    extra: Mapping[str, Json] = field(default_factory=lambda: NO_EXTRA)
