"""Ways to write a name or phrase: alternatives in braces, spellings, romanisations. Pure; tables come in as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

MAX_GIVEN = 7  # ways to write a given name; with MAX_SURNAME it bounds the terms a person adds to some forty
MAX_SURNAME = 6

_BRACES = re.compile(r"\{([^{}]*)\}")
_BRITISH = tuple(
    pair
    for low in (("defence", "defense"), ("centre", "center"), ("organisation", "organization"))
    for pair in (low, (low[0].capitalize(), low[1].capitalize()))
)

# Endings and letters of Ukrainian and Russian surnames that newsrooms romanise differently.
_SURNAME_RULES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?<=sk|ck)(?:yi|yy|iy|ii|yj)$"), ("y", "yi", "iy", "i", "yy")),
    (re.compile(r"(?<=[nrvtl])(?:yi|yy|iy|yj)$"), ("y", "yi", "iy", "yy")),
    (re.compile(r"(?<=[skcz])y$"), ("y", "yi", "iy", "i")),
    (re.compile(r"iuk$"), ("iuk", "yuk")),
    (re.compile(r"yuk$"), ("yuk", "iuk")),
    (re.compile(r"iak$"), ("iak", "yak")),
    (re.compile(r"yak$"), ("yak", "iak")),
    (re.compile(r"(?<=[bcdfghklmnprstvz])ie(?=.)"), ("ie", "e", "ye")),
    (re.compile(r"(?<![kscztpKSCZTP])h(?=[aeiouylmrv])"), ("h", "g")),
    (re.compile(r"^H(?=[aeiouylr])"), ("H", "G")),
    (re.compile(r"(?<=[rlntdszc])iu(?=[sbmtd])"), ("iu", "yu")),
    (re.compile(r"(?<=[rlntdszc])yu(?=[sbmtd])"), ("yu", "iu")),
    (re.compile(r"iov$"), ("iov", "yov", "ov")),
    (re.compile(r"yov$"), ("yov", "iov", "ov")),
    (re.compile(r"eev$"), ("eev", "eyev", "eiev")),
    (re.compile(r"aev$"), ("aev", "ayev", "aiev")),
)


def words(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """A list of phrases, given as a list or as one string with commas; blanks folded, empty ones dropped."""
    if value is None:
        return ()
    parts: Iterable[str] = value.split(",") if isinstance(value, str) else value
    return tuple(p for p in (" ".join(part.split()) for part in parts) if p)


def expand(phrase: str) -> tuple[str, ...]:
    """Every phrase that ``{a|b|} c`` stands for; an empty alternative leaves the word out."""
    if "{" not in phrase:
        return (phrase,)
    out = [""]
    for index, part in enumerate(_BRACES.split(phrase)):
        # Between the parts outside braces stand the alternatives.
        ends = (part,) if index % 2 == 0 else part.split("|")
        out = [start + end for start in out for end in ends]
    return tuple(dict.fromkeys(" ".join(one.split()) for one in out))


def forms(phrase: str) -> tuple[str, ...]:
    """The ways to print a phrase: its alternatives, British and American spelling, each apostrophe."""
    printed = list(expand(phrase))
    for british, american in _BRITISH:
        if british in phrase:
            printed += [one.replace(british, american) for one in printed if british in one]
    if "'" in phrase:
        printed += [one.replace("'", "’") for one in printed if "'" in one]
    return tuple(dict.fromkeys(printed)) if len(printed) > 1 else tuple(printed)


def terms(phrase: str) -> tuple[str, ...]:
    """The lower-case terms a phrase adds."""
    return forms(phrase.lower())


def surname_forms(surname: str) -> tuple[str, ...]:
    """Usual romanisations of a surname, itself first."""
    forms = [surname]
    for pattern, endings in _SURNAME_RULES:
        for form in tuple(forms):
            if pattern.search(form):
                forms.extend(pattern.sub(ending, form) for ending in endings)
    return tuple(dict.fromkeys(forms))[:MAX_SURNAME]


def person_forms(name: str, given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Ways to print a person's full name: every given-name spelling in the table with every surname spelling."""
    parts = name.split()
    if len(parts) < 2:
        return (name,)
    firsts = tuple(dict.fromkeys((parts[0], *given.get(parts[0], ()))))[:MAX_GIVEN]
    middle = parts[1:-1]
    return tuple(" ".join((first, *middle, last)) for first in firsts for last in surname_forms(parts[-1]))


def surnames(name: str, aliases: Sequence[str], given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The last word of a person's full name, as the name has it and as aliases with the same given name spell it."""
    parts = name.split()
    if len(parts) < 2:
        return ()
    firsts = {parts[0], *given.get(parts[0], ())}
    out = [parts[-1]]
    for alias in aliases:
        words_of = alias.split()
        if len(words_of) == len(parts) and words_of[0] in firsts and words_of[-1][0] == parts[-1][0]:
            out.append(words_of[-1])
    return tuple(dict.fromkeys(out))
