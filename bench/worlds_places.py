"""Invented wars, campaigns and places: where a generated archive's claims are made, and who holds what meanwhile.

A war lasts ten campaigns of ninety days. Its regions and cities are in the news throughout; each campaign adds villages
of its own and comes back to some of earlier ones. Parties are those of the package's theatres, places are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from whoholds.model import PlaceType


@dataclass(frozen=True, slots=True)
class War:
    """Two parties of a packaged theatre that are each other's enemies."""

    theatre: str
    country: str
    sides: tuple[str, str]


WARS = (
    War("ukraine", "UA", ("RUS", "UKR")),
    War("sudan", "SD", ("RSF", "SAF")),
    War("syria", "SY", ("REB", "SYR")),
    War("yemen", "YE", ("HOU", "YEM")),
    War("libya", "LY", ("LNA", "GNA")),
    War("myanmar", "MM", ("AA", "MMR")),
    War("ethiopia", "ET", ("TPLF", "ETH")),
    War("iraq", "IQ", ("ISIS", "IRQ")),
    War("somalia", "SO", ("SHAB", "SOM")),
    War("drc", "CD", ("M23", "DRC")),
)
CAMPAIGN_DAYS = 90
CAMPAIGNS = 10
# In the assessments of Nov 2022 - Jan 2023 a twentieth of the 767 places (regions, cities) has half of the claims, and
# half of the places have one claim each.
REGIONS, CITIES, VILLAGES = 8, 32, 1800
LASTING_SHARE = 0.35
RETURNS = 0.3
NAMESAKES = 0.03
# Wars overlap: one begins each year.
_FIRST = date(2014, 1, 1).toordinal()
_APART = 365
_STARTS = (
    "Kar", "Vel", "Ost", "Bra", "Zhu", "Mir", "Dol", "Sar", "Tev", "Hol", "Lub", "Gra", "Ner", "Pol", "Kos", "Yar",
)  # fmt: skip
_MIDDLES = (
    "", "a", "e", "o", "va", "li", "ro", "ne", "ta", "mi", "su", "ko", "da", "ri", "lo", "za",
)  # fmt: skip
_ENDS = (
    "vka", "sk", "ne", "hrad", "pil", "rivka", "tsi", "dar", "mo", "bul", "shan", "vets", "nytsia", "kut", "ba", "la",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place."""

    id: str
    name: str
    type: PlaceType
    region: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Front:
    """A place in the news between two days (ordinals), held first by side number `holder`, taken at each of `falls`."""

    spot: Spot
    begin: int
    end: int
    holder: int
    falls: tuple[int, ...]

    def held(self, day: int) -> int:
        """Which side holds it."""
        return (self.holder + bisect_right(self.falls, day)) % 2

    def news(self, day: int) -> int | None:
        """The day it changed hands, where that is still in the news."""
        at = bisect_right(self.falls, day) - 1
        return self.falls[at] if at >= 0 and day - self.falls[at] <= 14 else None


@dataclass(frozen=True, slots=True)
class Day:
    """What is fought over on a day (an ordinal), with running sums of how much is told of each."""

    war: War
    number: int
    fronts: Sequence[Front]
    weights: Sequence[float]

    def choose(self, rng: Random) -> Front:
        """A place to tell of."""
        return rng.choices(self.fronts, cum_weights=self.weights)[0]


class Country:
    """A war's places, as they come up."""

    def __init__(self, war: War, number: int, rng: Random) -> None:
        self.war = war
        self.start = _FIRST + _APART * number
        self._prefix = f"invented:{number:02}"
        self._rng = rng
        self._made = 0
        self._names: list[str] = []
        self._regions = [f"{self._name()} Region" for _ in range(REGIONS)]
        end = self.start + CAMPAIGNS * CAMPAIGN_DAYS
        areas = [self._front(self._spot("area", name, name), self.start, end) for name in self._regions]
        cities = [self._front(self._spot("settlement", self._name()), self.start, end) for _ in range(CITIES)]
        self._lasting = sorted(areas + cities, key=lambda _: rng.random())
        self._villages: list[Spot] = []

    def days(self, campaign: int) -> Sequence[Day]:
        """The days of a campaign, in order."""
        rng, first = self._rng, self.start + campaign * CAMPAIGN_DAYS
        fronts: list[Front] = []
        for _ in range(VILLAGES):
            if self._villages and rng.random() < RETURNS:
                spot = rng.choice(self._villages)
            else:
                spot = self._spot("site" if rng.random() < 0.05 else "settlement", self._name())
                self._villages.append(spot)
            begin = first + rng.randrange(-20, CAMPAIGN_DAYS)
            fronts.append(self._front(spot, begin, begin + 5 + int(rng.expovariate(1 / 30))))
        lasting = _shares(len(self._lasting), LASTING_SHARE)
        passing = _shares(len(fronts), 1 - LASTING_SHARE)
        out: list[Day] = []
        for day in range(first, first + CAMPAIGN_DAYS):
            there = [(f, w) for f, w in zip(fronts, passing, strict=True) if f.begin <= day <= f.end]
            scale = (1 - LASTING_SHARE) / sum(w for _, w in there)
            weights = accumulate([*lasting, *(w * scale for _, w in there)])
            out.append(Day(self.war, day, [*self._lasting, *(f for f, _ in there)], tuple(weights)))
        return out

    def _front(self, spot: Spot, begin: int, end: int) -> Front:
        rng = self._rng
        days = end - begin
        falls = rng.choices((0, 1, 2, 3), (0.55, 0.3, 0.1, 0.05))[0] if days >= 10 else 0
        return Front(
            spot, begin, end, int(rng.random() < 0.7), tuple(sorted(rng.sample(range(begin + 3, end - 3), falls)))
        )

    def _spot(self, kind: PlaceType, name: str, region: str | None = None) -> Spot:
        rng = self._rng
        self._made += 1
        return Spot(
            f"{self._prefix}{self._made:06}",
            name,
            kind,
            region or rng.choice(self._regions),
            self.war.country,
            round(rng.uniform(10, 50), 5),
            round(rng.uniform(10, 50), 5),
        )

    def _name(self) -> str:
        """A new name, or rarely one given before: namesakes are why places have regions."""
        rng = self._rng
        if self._names and rng.random() < NAMESAKES:
            return rng.choice(self._names)
        name = rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(_MIDDLES) + rng.choice(_ENDS)
        self._names.append(name)
        return name


def _shares(count: int, total: float) -> list[float]:
    """Shares of `total` that fall with the rank (Zipf, a little flattened at the head)."""
    raw = [1 / (rank + 2) for rank in range(count)]
    scale = total / sum(raw)
    return [share * scale for share in raw]
