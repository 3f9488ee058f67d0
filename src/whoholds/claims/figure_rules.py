"""Which words around a number make it a figure: a table of patterns over a sentence written as one letter per phrase.

`encode` turns a sentence into letters (lower case: counted things; upper case and signs: cue words, see `LETTERS`), and
each rule is a regular expression over these letters whose group ``n`` marks the number it decides. The first rule that
fits a number wins. Reading the table is reading the grammar: ``[pfb]H?A*B+A*K`` is "people – have – been – killed".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whoholds.mentions.numerals import Word
from whoholds.mentions.quantities import Quantity
from whoholds.model import FigureKind
from whoholds.quantity_words import QuantityWords

COUNTED: Final[Mapping[str, str]] = {
    "people": "p", "fighters": "r", "bare": "b", "them": "o", "deaths": "d", "injuries": "i", "casualties": "c",
    "bodies": "g", "lives": "v", "prisoners": "n", "displaced": "f", "settlements": "s", "attacks": "a",
    "munitions": "m", "thing": "x",
}  # fmt: skip
LETTERS: Final[Mapping[str, str]] = {
    "killed": "K", "killing": "Q", "wounded": "W", "wounding": "V", "died": "D", "shot": "J", "hospital": "%",
    "lives": "Z", "bodies": "Y", "deaths": "X", "toll": "T", "including": "U", "left": "L", "captured": "C",
    "detained": "N", "lost": "O", "claimed": "j", "fled": "F", "crossed": "@", "hosting": "~", "gained": "G",
    "launched": "M", "trapped": "R", "population": "P", "town": "#", "be": "B", "have": "H", "relative": "E",
    "and": "&",
    "adverb": "A", "losses": "=", "preposition": "I", "conjunction": "S",
}  # fmt: skip
_SILENT = frozenset("\"'")
_POST = r"(?:\.?I[.#AIP%]{0,7}(?:[px]|&[.#]{1,3})?)?"  # what may follow a noun: "from the northern suburbs"
_ASIDE = r"(?:[,(\-][^KQWVDMFB:]{1,14}[,)\-])?"  # an aside between commas, dashes or brackets
_AUX = r"(?:E?A*)(?:H?A*B+[ABH]*|HA*)"
_PERSON = "[prbonf]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the letters of a sentence.

    `least` is the smallest value it believes; without `weak` it takes no weak noun; `heads`, where there are any, are
    the only nouns it takes.
    """

    name: str
    kind: FigureKind
    pattern: re.Pattern[str]
    least: float = 0.0
    weak: bool = True
    heads: frozenset[str] = frozenset()


def _rule(
    name: str,
    kind: FigureKind,
    pattern: str,
    least: float = 0.0,
    weak: bool = True,
    heads: frozenset[str] = frozenset(),
) -> Rule:
    filled = pattern.replace("{POST}", _POST).replace("{ASIDE}", _ASIDE).replace("{AUX}", _AUX).replace("{P}", _PERSON)
    return Rule(name, kind, re.compile(filled), least, weak, heads)


RULES: Final[tuple[Rule, ...]] = (
    # both together, before either
    _rule("casualties", "killed_or_wounded", r"(?P<n>c)"),
    _rule(
        "killed-or-wounded-them",
        "killed_or_wounded",
        r"(?<![prbno])(?<![prbno][BA])(?:[KQ][,&A]*[WV]|[WV][,&A]*[KQ])(?:[,&A]*[NC])?A*(?P<n>{P})",
    ),
    _rule("were-killed-or-wounded", "killed_or_wounded", r"(?P<n>{P}){POST}{ASIDE}{AUX}?A*(?:K&A*W|W&A*K)(?!A*{P})"),
    # the dead
    _rule("left-dead", "killed", r"LA*(?P<n>{P})A*[DK]"),
    _rule("were-killed", "killed", r"(?P<n>{P}){POST}{ASIDE}{AUX}K(?!A*[prn])"),
    _rule("killed-of", "killed", r"(?P<n>{P})A*K(?!A*[prn])"),
    _rule("killed-them", "killed", r"[KQ]A*(?P<n>{P})"),
    _rule("killed-them-after", "killed", r"[KQ][.A]{1,2}U(?P<n>[prn])"),
    _rule("died", "killed", r"(?P<n>{P}){POST}{ASIDE}{AUX}?A*D"),
    _rule("and-were-killed", "killed", r"(?P<n>{P})(?:,{P})*,?&{P}{POST}{ASIDE}(?:{AUX}K|A*K|{AUX}?A*D)(?!A*[prn])"),
    _rule("killed-them-and", "killed", r"[KQ]A*{P}(?:,{P})*,?&(?P<n>{P})(?!{POST}{ASIDE}{AUX}?A*[KWDF])"),
    _rule("killed-a-list", "killed", r"[KQ]A*{P}(?:,{P})*,(?P<n>{P})(?=,|&)"),
    _rule("among-the-dead", "killed", r"(?<!I\.)(?<!I)(?P<n>{P})(?:[,&]{P})*{POST}(?:H?B+A*)U\.*(?:{P}A*)?[DKX]"),
    _rule("among-the-dead-too", "killed", r"{P}&(?P<n>{P}){POST}(?:H?B+A*)U\.*(?:{P}A*)?[DK]"),
    _rule("deaths", "killed", r"(?P<n>d)"),
    _rule("lives-claimed", "killed", r"[OCj]A*(?P<n>v)"),
    _rule("lives-lost", "killed", r"(?P<n>v)[HAB]*O"),
    _rule("lives-of", "killed", r"[OCj]\.?ZI\.?(?P<n>{P})"),
    _rule("lost-their-lives", "killed", r"(?P<n>{P}){POST}{ASIDE}[HBA]*O\.?Z"),
    _rule("toll", "killed", r"T[^;:prbondicgvsamx]{0,16}(?P<n>[prbodg])"),
    _rule("bodies", "killed", r"(?P<n>g)"),
    _rule("bodies-of", "killed", r"YI\.?A*(?P<n>[prbn])"),
    _rule("death-of", "killed", r"[XQ]I(?P<n>[prbn])"),
    _rule("killed-along-with", "killed", r"K(?:II|\.I)(?P<n>[pr])"),
    _rule("losses", "killed_or_wounded", r"=I(?:I\.|\.)?(?P<n>[prb])"),
    _rule("lost-them", "killed_or_wounded", r"OA*(?P<n>r)"),
    _rule("killed-and-others", "killed", r"[KQ]{P}[^prbonfKQWVDBM,;:]{0,8},?&A*(?P<n>b)(?=I)"),
    _rule("others-killed-and", "killed", r"{P}A*K[^prbonfKQWVDBM;:]{0,8},?&A*(?P<n>b)(?=I)"),
    _rule("of-them-killed", "killed", r"[KD][^WVM;:]{0,14},(?P<n>o)"),
    # the wounded
    _rule("left-wounded", "wounded", r"LA*(?:{P}A*[DK]A*[,&]+A*)?(?P<n>{P})A*W"),
    _rule("injuries", "wounded", r"(?P<n>i)"),
    _rule("were-wounded", "wounded", r"(?P<n>{P}){POST}{ASIDE}{AUX}W(?!A*[prn])"),
    _rule("wounded-of", "wounded", r"(?P<n>{P})A*W(?!A*[prn])"),
    _rule("wounded-them", "wounded", r"[WV]A*(?P<n>{P})"),
    _rule("and-were-wounded", "wounded", r"(?P<n>{P})(?:,{P})*,?&{P}{POST}{ASIDE}(?:{AUX}W|A*W)(?!A*[prn])"),
    _rule("wounded-them-and", "wounded", r"[WV]A*{P}(?:,{P})*,?&(?P<n>{P})(?!{POST}{ASIDE}{AUX}?A*[KWDF])"),
    _rule("to-hospital", "wounded", r"(?P<n>{P}){POST}[HAB]+[.CFM][IA]\.?%"),
    _rule("shot", "killed_or_wounded", r"(?P<n>[prbn])[HAB]*J(?![.AI]?[DM])"),
    # prisoners
    _rule("prisoners", "prisoners", r"(?P<n>n)"),
    _rule("captured-them", "prisoners", r"[NC]A*(?P<n>[pr])"),
    _rule("were-captured", "prisoners", r"(?P<n>[prb]){POST}{AUX}?[AB]*N"),
    _rule("were-taken", "prisoners", r"(?P<n>[pr]){POST}{AUX}?[AB]*C(?!I\.?%)"),
    # those driven from their homes
    _rule("fled", "displaced", r"(?P<n>[pbfo]){POST}{ASIDE}{AUX}?[AB]*(?:\.A)?F"),
    _rule("have-left", "displaced", r"(?P<n>[pf]){POST}HA*L(?!A)(?!{P})", 100),
    _rule("displaced-from-to", "displaced", r"FI\.{1,2}I(?P<n>b)", 100),
    _rule("displaced-to", "displaced", r"FI\.{1,2}IbA(?P<n>b)", 100),
    _rule("displaced-them", "displaced", r"F(?:I|A)*(?P<n>[pbf])"),
    _rule("displaced-them-and", "displaced", r"FA*I?[pbf],?&(?P<n>[pf])(?!{POST}{ASIDE}{AUX}?A*[KWD])"),
    _rule("crossed", "displaced", r"(?P<n>[pbf]){POST}{AUX}?[AB]*@", 1000),
    _rule("sheltering-them", "displaced", r"~A*(?P<n>[pf])"),
    _rule("refugees", "displaced", r"(?P<n>f)"),
    # who lives there
    _rule("population-of", "population", r"P[^;:prbfsamxKQ]{0,4}I?A*(?P<n>[pb])", 100),
    _rule("town-of", "population", r"#I(?P<n>[pb])", 100),
    _rule("town-with", "population", r"#[^;:prbfsamxKQWVMFC]{0,6}I(?P<n>p)", 1000),
    _rule("remaining", "population", r"(?P<n>[p]){POST}{ASIDE}{AUX}?[AB]*R", 500),
    _rule("residents", "population", r"(?P<n>p)", 1000, heads=frozenset({"residents", "inhabitants"})),
    _rule("freed-people", "population", r"G[.,A]{0,7}s,?&(?P<n>p)", 100),
    # ground taken
    _rule("took-villages", "settlements", r"[GCO]A*\.?A*(?P<n>s)"),
    _rule("took-land-and-villages", "settlements", r"G[.]{1,6},?&?(?P<n>s)"),
    _rule("villages-taken", "settlements", r"(?P<n>s){POST}{ASIDE}{AUX}[GC]"),
    _rule("control-of-villages", "settlements", r"G[.A]{0,3}I(?P<n>s)"),
    _rule("hit-villages", "settlements", r"M(?P<n>s)", 0, False),
    # attacks and what they threw
    _rule("made-attacks", "attacks", r"[MG][A]*(?P<n>a)", 2),
    _rule("attacks", "attacks", r"(?P<n>a)", 2, False),
    _rule("launched-missiles", "attacks", r"[MJ][.A]{0,2}I?A*(?P<n>m)", 2),
    _rule("launched-missiles-and", "attacks", r"[MJ][.A]{0,2}I?A*m(?:,m)*,?&(?P<n>m)", 2),
    _rule("launched-missiles-too", "attacks", r"[MJ][.A]{0,2}I?A*m(?:,m)*,(?P<n>m)", 2),
    _rule("missiles-launched", "attacks", r"(?P<n>m){POST}(?:E?[HAB]*)[MJ]", 2),
)
"""In order of trust: what stands above decides first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A number that a rule decided: the quantity's index, the rule, and the tokens the pattern covered."""

    quantity: int
    rule: Rule
    first: int
    last: int


def encode(
    words: Sequence[Word], quantities: Sequence[Quantity], known: QuantityWords
) -> tuple[str, list[tuple[int, int, int]]]:
    """The sentence as letters, and for each letter its tokens and the quantity it stands for (or -1)."""
    letters: list[str] = []
    spans: list[tuple[int, int, int]] = []
    at, upcoming = 0, 0
    while at < len(words):
        while upcoming < len(quantities) and quantities[upcoming].first < at:
            upcoming += 1
        if upcoming < len(quantities) and quantities[upcoming].first == at:
            quantity = quantities[upcoming]
            letters.append(COUNTED.get(quantity.counted, "x"))
            spans.append((at, quantity.last, upcoming))
            at = max(quantity.last, at + 1)
            continue
        word = words[at].text
        if word not in _SILENT:
            letters.append(_letter(word, known))
            spans.append((at, at + 1, -1))
        at += 1
    return "".join(letters), spans


def _letter(word: str, known: QuantityWords) -> str:
    classes = known.cues.get(word)
    if classes:
        for name, letter in LETTERS.items():
            if name in classes:
                return letter
        return "."
    if word in "([":
        return "("
    if word in ")]":
        return ")"
    if word in ("-", "–", "—"):
        return "-"
    if word in ",;:":
        return word
    return "."


def decide(words: Sequence[Word], quantities: Sequence[Quantity], known: QuantityWords) -> list[Hit]:
    """The figures among the quantities of a sentence, each with the rule that found it."""
    if not quantities:
        return []
    code, spans = encode(words, quantities, known)
    hits: dict[int, Hit] = {}
    inner: dict[str, FigureKind] = {
        "killed": "killed",
        "wounded": "wounded",
        "captured": "prisoners",
        "fled": "displaced",
    }
    barred = {i for i, q in enumerate(quantities) if q.counted == "thing"}
    for i, quantity in enumerate(quantities):
        if quantity.inner in inner and quantity.counted in ("people", "fighters") and i not in barred:
            hits[i] = Hit(
                i, Rule(f"inner-{quantity.inner}", inner[quantity.inner], _NOTHING), quantity.first, quantity.last
            )
    for rule in RULES:
        at = 0
        while match := rule.pattern.search(code, at):
            at = match.start() + 1
            number = spans[match.start("n")][2]
            if number < 0 or number in hits or number in barred:
                continue
            if not _believed(rule, quantities[number], words, known):
                continue
            hits[number] = Hit(number, rule, spans[match.start()][0], spans[match.end() - 1][1])
    return [hits[i] for i in sorted(hits)]


_NOTHING: Final = re.compile(r"(?!)")
_VALUED: Final[frozenset[FigureKind]] = frozenset({"population"})
_GROUPS: Final = frozenset({"family", "families", "household", "households"})
_OF_PERSONS: Final[frozenset[FigureKind]] = frozenset(
    {"killed", "wounded", "killed_or_wounded", "prisoners", "population"}
)
_STRICT: Final = frozenset({"several", "few", "handful"})


def _believed(rule: Rule, quantity: Quantity, words: Sequence[Word], known: QuantityWords) -> bool:
    numeral = quantity.numeral
    if numeral.value is None and words[numeral.last - 1].text in _STRICT:
        return False
    if numeral.article and rule.kind not in ("killed", "wounded"):
        return False
    if rule.kind in _OF_PERSONS and quantity.head in _GROUPS:
        return False
    if rule.heads and quantity.head not in rule.heads:
        return False
    if not rule.weak and quantity.head in known.weak:
        return False
    if numeral.value is None and rule.kind in _VALUED:
        return False
    return not (numeral.value is not None and numeral.value < rule.least)
