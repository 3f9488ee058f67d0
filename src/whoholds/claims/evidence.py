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
            r"\b(?:on|to|via|through)\s(?:the\s|his\s|her\s|its\s|their\s)?(?:official\s|own\s)?Telegram\b"
            r"|\bTelegram\s(?:post|channel|account|message|app)",
            re.I,
        ),
    ),
    (
        "map",
        re.compile(
            r"\b(?:DeepState|battlefield|interactive|assessed\scontrol)\smaps?\b|\bmaps?\s(?:shows?|published|by)", re.I
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\b(?:a\sReuters\s(?:reporter|witness|journalist)|AFP\s(?:reporters?|journalists?|team)"
            r"|(?:our|a)\scorrespondent|witness(?:es)?\ssaid|reporters?\s(?:in|at)\sthe"
            r"|journalists\s(?:at\sthe\sscene|on\sthe\sground|saw))",
            re.I,
        ),
    ),
)


def evidence_in(words: str) -> tuple[Evidence, ...]:
    """Kinds of evidence that a sentence's words name, in the codebook's order of naming."""
    return tuple(kind for kind, pattern in _RULES if pattern.search(words))
