"""Which theatre a text is about, from its identifying words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from whoholds import theatre_files as files
from whoholds import theatre_names as names

STRONG = 3.0  # weight of a word that hardly occurs outside the theatre
WEAK = 1.0
MIN_SCORE = 4.0  # below it the text is about none: one strong word and one weak one, or strong words twice
REPEATS = 3  # a word counts so often at most, so that one name repeated does not outvote the rest
CHARS = 20_000  # the head of a text tells; longer ones are not read further


@cache
def _words(theatre: str) -> tuple[dict[str, float], re.Pattern[str] | None]:
    """The identifying words of a theatre with their weights, and one pattern for all of them."""
    path = files.PACKAGED / theatre / "theatre.yaml"
    tree, _ = files.read_yaml(path)
    table = files.table(files.table(tree, str(path)).get("words"), f"{path}: words")
    weights: dict[str, float] = {}
    for key, weight in (("strong", STRONG), ("weak", WEAK), ("against", -STRONG)):
        for phrase in files.phrases(table.get(key), f"{path}: words.{key}"):
            weights |= dict.fromkeys(names.terms(phrase), weight)
    if not weights:
        return weights, None
    longest = sorted(weights, key=len, reverse=True)
    return weights, re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b")


def scores(text: str, theatres: tuple[str, ...]) -> dict[str, float]:
    """How strongly the text's words point to each theatre."""
    low = text[:CHARS].lower()
    out: dict[str, float] = {}
    for theatre in theatres:
        weights, pattern = _words(theatre)
        if pattern is None:
            continue
        counts = Counter(pattern.findall(low))
        out[theatre] = sum(weights[word] * min(count, REPEATS) for word, count in counts.items())
    return out


def best(text: str, theatres: tuple[str, ...]) -> str | None:
    """The theatre with the highest score, if that is enough; the first by name of equals."""
    found = scores(text, theatres)
    if not found:
        return None
    name = max(sorted(found), key=lambda key: found[key])
    return name if found[name] >= MIN_SCORE else None
