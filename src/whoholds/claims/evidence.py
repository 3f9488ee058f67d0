"""What the text names in support of a claim: footage, photographs, satellites, channels, presence, maps."""

from __future__ import annotations

import re

from whoholds.model import Evidence

_RULES: tuple[tuple[Evidence, re.Pattern[str]], ...] = (
    ("geolocated", re.compile(r"\bgeo-?locat", re.I)),
    ("video", re.compile(r"\b(?:videos?|footage|clips?|livestream|filmed|film)\b", re.I)),
    ("photo", re.compile(r"\b(?:photos?|photographs?|images?|imagery|pictures?)\b", re.I)),
    ("satellite", re.compile(r"\bsatellite (?:imag|photo|pictur|data)", re.I)),
    (
        "telegram",
        re.compile(
            r"\b(?:on|to|via|through) (?:the |his |her |its |their )?(?:official |own )?Telegram\b|\bTelegram (?:post|channel|account|message|app)",
            re.I,
        ),
    ),
    (
        "map",
        re.compile(
            r"\b(?:DeepState|battlefield|interactive|assessed control) maps?\b|\bmaps? (?:shows?|published|by)", re.I
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\b(?:a Reuters (?:reporter|witness|journalist)|AFP (?:reporters?|journalists?|team)|(?:our|a) correspondent|witness(?:es)? said|reporters? (?:in|at) the|journalists (?:at the scene|on the ground|saw))",
            re.I,
        ),
    ),
)


def evidence_in(words: str) -> tuple[Evidence, ...]:
    """Kinds of evidence that a sentence's words name, in the codebook's order of naming."""
    return tuple(kind for kind, pattern in _RULES if pattern.search(words))
