"""A reading made by hand, with what displays must survive: two names for one place, markup, escapes."""

from whoholds.model import Claim, Dating, Figure, Place, PlaceMention, Reading, Refusal, Report

TEXT = (
    "Russian forces took Krasnoarmeysk [bold]on Friday[/bold], the ministry said. "
    "Kyiv denied that Pokrovsk had fallen. More than 20 people died in Kalynove\x1b[31m, <b>officials</b> said."
)


def _claim(number: int, words: str, **fields: object) -> Claim:
    start = TEXT.index(words)
    base: dict[str, object] = {
        "id": f"c{number}",
        "start": start,
        "end": start + len(words),
        "quote": words,
        "kind": "captured",
        "party": "RUS",
        "place": "Pokrovsk",
        "place_name": "Pokrovsk",
        "place_id": "geonames:704422",
        "place_type": "settlement",
        "admin1": "Donetsk Oblast",
        "country": "UA",
        "lat": 48.2813151234,
        "lon": 37.1762,
        "error_km": None,
        "speaker": "Russian Ministry of Defence",
        "side": "RUS",
        "stance": "asserts",
        "evidence": (),
        "date": "2024-09-06",
        "date_basis": "on Friday",
        "place_note": None,
        "reasons": {"frame": "take: agent, object", "day": "Friday"},
    }
    return Claim(**(base | fields))  # type: ignore[arg-type]


def reading(**fields: object) -> Reading:
    """The sample, with any field of the reading replaced."""
    namesakes = tuple(
        Place(f"g:{n}", "Kalynove", "settlement", 48.0 + n, 37.5, "Donetsk Oblast", "UA") for n in range(3)
    )
    at = TEXT.index("Kalynove")
    base: dict[str, object] = {
        "report": Report("sample", TEXT, outlet="Meridian Wire", extra={"desk": "front", "claims": "not ours"}),
        "theatre": "ukraine",
        "dating": Dating("2024-09-07", "given with the report"),
        "claims": (
            _claim(
                1,
                "Russian forces took Krasnoarmeysk [bold]on Friday[/bold]",
                place="Krasnoarmeysk",
                evidence=("video",),
            ),
            _claim(2, "Kyiv denied that Pokrovsk had fallen", speaker="Kyiv", side="UKR", stance="denies"),
            _claim(
                3,
                "More than 20 people died in Kalynove\x1b[31m, <b>officials</b> said.",
                kind="struck",
                place="Kalynove",
                speaker="unnamed: officials",
                side="UKR",
                reasons={},
                **dict.fromkeys(("party", "place_name", "place_id", "admin1", "country", "lat", "lon")),
                **dict.fromkeys(("date", "date_basis")),
            ),
        ),
        "figures": (
            Figure(
                id="f1",
                start=TEXT.index("More"),
                end=TEXT.index(" Kalynove"),
                quote="More than 20 people died in",
                kind="killed",
                value=20.0,
                unit_text="people",
                bound="lower",
                approx=False,
                about=None,
                place="Kalynove",
                period=None,
                speaker="unnamed: officials",
                side="UKR",
                date=None,
                reason="people died",
            ),
        ),
        "refusals": (Refusal("took Friday", "captured", None, "a day is no place"),),
        "unresolved": (
            PlaceMention(at, at + 8, "Kalynove", "settlement", None, namesakes, "3 namesakes fit", "exact"),
        ),
        "producer": "rules 0.1.0+abc",
        "notes": (),
    }
    return Reading(**(base | fields))  # type: ignore[arg-type]
