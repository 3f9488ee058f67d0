"""Control maps that others draw: a layer of a map as read, as kept, and what follows from a series of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.mentions import Place

# What a maker says of the ground inside: `control` held by the party; `advance` the party is there and does not control
# it; `claimed` the party says it holds it, and the maker does not bear it out; `unknown` of unclear status; `pre2022`
# held by the party since before the war's present phase.
Layer = Literal["control", "advance", "claimed", "unknown", "pre2022"]
LAYERS: tuple[Layer, ...] = ("control", "advance", "claimed", "unknown", "pre2022")

# What lies in none of a maker's layers: held by the party at home in its country, or not told.
Elsewhere = Literal["home", "untold"]


@dataclass(frozen=True, slots=True)
class MapLayer:
    """One layer of one assessor's map of one day, as read from a file.

    `shape` is the WKB of its ground: a two-dimensional MultiPolygon, little-endian, normalised, in WGS 84 longitude
    and latitude; never empty, always valid. `source_layer` is the maker's own name for it. `covers` are further layers
    whose ground is inside it too (the institute's control includes what was held before 2022). `static` says that the
    maker draws it once and lets it stand; `required` that a day without it is no whole map. `file` is the file's name
    and `file_digest` the SHA-256 of its bytes. `notes` tell what was mended.
    """

    assessor: str
    day: str
    layer: Layer
    party: str | None
    source_layer: str
    shape: bytes
    covers: tuple[Layer, ...] = ()
    static: bool = False
    required: bool = False
    elsewhere: Elsewhere = "untold"
    theatre: str | None = None
    file: str = ""
    file_digest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A map layer as the ledger keeps it; its shape by `digest` (SHA-256 of the WKB). Fields as in `MapLayer`.

    `bounds` are west, south, east, north in degrees. Of several for one assessor, day, layer and party, the one
    recorded last counts.
    """

    id: str
    assessor: str
    day: str
    layer: Layer
    party: str | None
    source_layer: str
    digest: str
    bounds: tuple[float, float, float, float]
    covers: tuple[Layer, ...]
    static: bool
    required: bool
    elsewhere: Elsewhere
    theatre: str | None
    file: str
    file_digest: str
    notes: tuple[str, ...]
    producer: str
    recorded: str
    seq: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A settlement's point passed from one state to another on an assessor's maps.

    `day` is the first map with the new state, `before` the last one with the old, `lasted` the days until the next
    change, or until the last map. A state is a layer with its party; a layer of None is none of the layers, and the
    party then the one at home there.
    """

    assessor: str
    place: Place
    day: str
    before: str
    old_layer: Layer | None
    old_party: str | None
    new_layer: Layer | None
    new_party: str | None
    lasted: int


@dataclass(frozen=True, slots=True)
class MapChange:
    """A piece of ground gained or lost between two maps of an assessor, and what was told near it.

    `lat`, `lon` are of a point in it; `settlements` the places whose points lie in it, the largest first. `claims` are
    the ids of claims about ground near it in place and time; `reports` how many reports of those days the ledger has.
    `verdict`: ``reported`` where there is such a claim; ``unreported`` where there are reports and none makes one: the
    map was redrawn, or the news is missing; ``no reports`` where there was nothing to find it in.
    """

    assessor: str
    layers: tuple[Layer, ...]
    party: str | None
    change: Literal["gained", "lost"]
    before: str
    day: str
    km2: float
    lat: float
    lon: float
    region: str | None
    settlements: tuple[str, ...]
    claims: tuple[str, ...]
    reports: int
    verdict: Literal["reported", "unreported", "no reports"]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """How much ground of some `layers` an assessor's maps have for a party, in one period. Areas are geodesic, in km².

    `since`..`until` are the days whose maps bound it: a month runs from the last day of the month before to its own
    last. `held` is the area on `until`, `net` what it is more than on `since`; `gained` and `lost` are added up from
    map to map, so that ground that was lost and retaken counts in both; `spread` is how far the assessors' nets of
    that period are apart (None: only one has it). `interpolated`: a bounding day has no map, and
    its area is taken in between the maps around it; `missing` names such days. `partial`: the maps begin or end within
    the period, which is cut to them. `maps` are the maps of its days. Where `why_not` says why there is no figure,
    there is none. `region` is the id and `region_name` the name of the region asked for; None: all the ground.
    """

    assessor: str
    layers: tuple[Layer, ...]
    party: str | None
    region: str | None
    region_name: str | None
    period: str | None
    since: str | None
    until: str | None
    held: float | None
    gained: float | None
    lost: float | None
    net: float | None
    spread: float | None = None
    maps: int = 0
    interpolated: bool = False
    partial: bool = False
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published area beside the same from an assessor's maps.

    `published` is what `who` says of `period`, from the maps of `source`. `layers` are those that `who` is known to
    count. `computed` is the comparable figure (the net change, or what was held on the day); `difference` is published
    less computed. `agrees`: with the ``net``, what was ``gained``, or ``held``, it differs by no more than 1 % or
    3 km². `reason` says why it does not, or why there is nothing to compare. `others` is the same of the layers that
    there are, where one that is counted is lacking.
    """

    period: str
    who: str
    source: str
    kind: str
    published: float
    assessor: str | None
    layers: tuple[Layer, ...]
    since: str
    until: str
    computed: float | None = None
    gained: float | None = None
    lost: float | None = None
    difference: float | None = None
    agrees: Literal["net", "gained", "held"] | None = None
    others: float | None = None
    other_layers: tuple[Layer, ...] = ()
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """How a point lay on one assessor's maps for a time.

    `layer` and `party` are what it lay in; both None when in no layer. `home` is the party at home in its country,
    where what lies in no layer is that party's (None: not told). `since` is the first map that shows it so; `before`
    the last one before that (None: there is none), so that the change came after `before` and by `since`. `said` is
    the last map that shows it so, `until` the first that does not (None: still). Days are ISO. Where it is not `sure`,
    an edge of a layer lies nearer than the place's position is known, and the maps tell nothing.
    """

    place: str
    assessor: str
    layer: Layer | None
    party: str | None
    home: str | None
    since: str
    before: str | None
    said: str
    until: str | None
    source_layer: str = ""
    sure: bool = True

    @property
    def holder(self) -> str | None:
        """The party that this map has in control of the point; None where it is contested or not told.

        Ground at home that a party advances on, drawn a little over the border, is its own.
        """
        if self.layer in ("control", "pre2022") or (self.layer == "advance" and self.party == self.home):
            return self.party
        return self.home if self.layer is None else None
