"""What a source says about one settlement, before and after sources are merged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One settlement as a source gives it.

    `id` is the source's (``geonames:704422``, ``katottg:UA14…``, ``postal:P9325``); `names` are all other spellings,
    in any script; `admin1` is the standard English name where known. `error_km` is None for a true position, else the
    radius within which the settlement lies. `register` is its code in the Ukrainian register, `local_name` its
    official name in its own script. `source` lists where the record came from, joined by ``+``.
    """

    id: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    admin1: str | None
    country: str
    population: int = 0
    error_km: float | None = None
    local_name: str | None = None
    register: str | None = None
    source: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling once, the standard one first."""
        local = (self.local_name,) if self.local_name else ()
        return tuple(dict.fromkeys((self.name, *local, *self.names)))
