"""Errors sorted by what went wrong: which part of a claim was not seen, or was seen as something else.

Matching is score.py's own. An unmatched gold claim takes the first class of the table that fits; so does an unmatched
prediction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import ModuleType

# Share of the shorter quote that must be common for two claims to be about the same words.
SAME_WORDS = 0.5


@dataclass
class Errors:
    """Counts by class, and one line for each error."""

    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def note(self, table: Counter[str], word: str, why: str, document: str, claim: dict) -> None:
        table[why] += 1
        quote = " ".join((claim.get("quote") or "").split())[:100]
        party, place = claim.get("party") or "-", claim.get("place") or "-"
        self.lines.append(f"{word} {why:26} {document} {party} {claim.get('kind')} {place} | {quote}")


def _why_missed(score: ModuleType, gold: dict, others: list[dict], document: dict) -> str:
    at_place = [p for p in others if score.same_place(gold, p)]
    same_words = [p for p in others if score.overlap(gold, p) > SAME_WORDS]
    if any(p["kind"] == gold["kind"] for p in at_place):
        return "wrong party"
    if any(p["party"] == gold["party"] for p in at_place if p in same_words):
        return "wrong kind"
    if any(p["kind"] == gold["kind"] for p in same_words):
        return "wrong place"
    if not gold.get("place"):
        return "no place named"
    if any(score.same_place(gold, p) for p in document["claims"]):
        return "place known, event not"
    if any(score.alike(gold["place"], u["place"]) for u in document.get("unresolved", [])):
        return "place not resolved"
    return "place in no claim"


def _why_false(score: ModuleType, claim: dict, gold: list[dict], missed: list[dict]) -> str:
    if any(score.core(g, claim) for g in gold):
        return "said twice"
    at_place = [g for g in missed if score.same_place(g, claim)]
    if any(g["kind"] == claim["kind"] for g in at_place):
        return "wrong party"
    if any(score.overlap(g, claim) > SAME_WORDS for g in at_place):
        return "wrong kind"
    if any(score.overlap(g, claim) > SAME_WORDS and g["kind"] == claim["kind"] for g in missed):
        return "wrong place"
    if any(score.overlap(g, claim) > SAME_WORDS for g in gold):
        return "extra claim in a claim's words"
    return "nothing claimed there"


def sort_errors(score: ModuleType, gold: dict[str, dict], predicted: dict[str, dict]) -> Errors:
    """The errors of all documents by class."""
    errors = Errors()
    for name, annotated in gold.items():
        document = predicted.get(name, {"claims": []})
        claims = document["claims"]
        everything = annotated["claims"]
        spare = {j for i, j in score.match(everything, claims).items() if everything[i].get("optional")}
        wanted = [c for c in everything if not c.get("optional")]
        offered = [c for j, c in enumerate(claims) if j not in spare]
        met = score.match(wanted, offered)
        missed = [c for i, c in enumerate(wanted) if i not in met]
        false = [c for j, c in enumerate(offered) if j not in met.values()]
        for i, j in met.items():
            for key in ("stance", "side", "speaker"):
                same = score.alike(wanted[i].get(key), offered[j].get(key), 0.75 if key == "speaker" else 1.0)
                if not same:
                    what = f"{key}: {wanted[i].get(key)} read as {offered[j].get(key)}"
                    errors.wrong[what if key != "speaker" else "speaker"] += 1
            if score.same_date(wanted[i], offered[j]) is False:
                errors.wrong["date"] += 1
        for claim in missed:
            why = _why_missed(score, claim, false, document)
            errors.note(errors.missed, "MISSED", why, name, claim)
        for claim in false:
            errors.note(errors.false, "FALSE ", _why_false(score, claim, everything, missed), name, claim)
    return errors
