"""The words of one language that tell of ground, read from `theatres/_shared/lexicon/<language>/`.

The tables are data (YAML) that a linguist can edit; this module reads them once, spells out the inflected forms and
hands out frozen values. It decides nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from whoholds.errors import SettingsError
from whoholds.model import KINDS, Kind

_VOWELS = "aeiou"
# Verbs of two or more syllables that double their last consonant all the same, or of one that never do.
_NO_DOUBLE = frozenset({"w", "x", "y"})


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """How a verb tells of ground: see the head of `actions.yaml`."""

    lemma: str
    kind: Kind
    frame: str
    at: frozenset[str]
    strict: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class NounFrame:
    """How a noun tells of ground: which prepositions hold the place, where its party stands."""

    lemma: str
    kind: Kind
    place: frozenset[str]
    party: frozenset[str]
    falls: bool
    weak: bool
    seat: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A verb with one of these objects, as one predicate ("take control", "raise the flag")."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    kind: Kind
    enemy: bool
    via: frozenset[str]


@dataclass(frozen=True, slots=True)
class State:
    """A preposition and its noun that tell a state ("under control", "in the hands of")."""

    preps: frozenset[str]
    nouns: frozenset[str]
    kind: Kind
    needs_of: bool


@dataclass(frozen=True, slots=True)
class StanceWords:
    """What governs a trigger and bends its stance, by stance and word class."""

    intends_verbs: frozenset[str]
    intends_nouns: frozenset[str]
    intends_adjectives: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    hypothetical_verbs: frozenset[str]
    hypothetical_nouns: frozenset[str]
    hypothetical_adjectives: frozenset[str]
    denial_verbs: frozenset[str]
    denial_nouns: frozenset[str]
    fail_verbs: frozenset[str]
    failure_nouns: frozenset[str]
    unconfirmed_verbs: frozenset[str]
    unconfirmed_nouns: frozenset[str]
    proof_nouns: frozenset[str]
    early: frozenset[str]
    given_nouns: frozenset[str]
    confirm_verbs: frozenset[str]
    negatives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the frames need to know of one language.

    A sentence is looked at for one of `triggers`, or for a word from each set of `sighting` (soldiers, and that they
    are or are seen somewhere).
    """

    language: str
    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, NounFrame]
    pairs: tuple[Pair, ...]
    states: tuple[State, ...]
    modifiers: Mapping[str, Kind]
    remote: frozenset[str]
    support: frozenset[str]
    occur: frozenset[str]
    parry: frozenset[str]
    toll: frozenset[str]
    afar: frozenset[str]
    soldiers: frozenset[str]
    showing: frozenset[str]
    flags: frozenset[str]
    ground: frozenset[str]
    anaphors: Mapping[str, frozenset[str]]
    directions: frozenset[str]
    earlier: tuple[str, ...]
    forces: frozenset[str]
    stance: StanceWords
    forms: Mapping[str, Mapping[str, str]]
    triggers: frozenset[str]
    sighting: tuple[frozenset[str], frozenset[str]]
    verb_heads: frozenset[str]
    state_preps: frozenset[str]
    fingerprint: str

    def lemmatise(self, word: str, tag: str) -> str:
        """Base form of a lower-case word with its Penn tag; the word itself where the lexicon does not know it."""
        klass = tag[:1]
        return self.forms.get("V" if klass in "VM" else "N" if klass == "N" else "A", {}).get(word, word)


def _inflect_verb(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    short = len([c for c in lemma if c in _VOWELS]) == 1
    if short and lemma[-1] not in _VOWELS and lemma[-1] not in _NO_DOUBLE and lemma[-2] in _VOWELS and len(lemma) > 2:
        last = lemma[-1]
        return [lemma, lemma + plural, lemma + last + "ed", lemma + last + "ing"]
    return [lemma, lemma + plural, lemma + "ed", lemma + "ing"]


def _inflect_noun(lemma: str) -> list[str]:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, lemma[:-1] + "ies"]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return [lemma, lemma + "es"]
    return [lemma, lemma + "s"]


def _forms(lemmas: Iterable[str], irregular: Mapping[str, list[str]], verb: bool) -> dict[str, str]:
    out: dict[str, str] = {}
    for lemma in sorted(lemmas):
        head = lemma.rstrip("_").split("_")[0]
        spelled = [head, *irregular[head]] if head in irregular else (_inflect_verb if verb else _inflect_noun)(head)
        for form in spelled:
            out.setdefault(form, head)
        out[head] = head
    return out


def _read(language: str, name: str) -> dict[str, object]:
    import yaml

    source = resources.files("whoholds").joinpath("theatres", "_shared", "lexicon", language, name)
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"no lexicon for language {language!r}: {name} is missing") from error
    # the base loader keeps every scalar a string: YAML 1.1 would read the prepositions "on" and "no" as booleans
    loaded = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    if not isinstance(loaded, dict):
        raise SettingsError(f"lexicon {language}/{name}: a mapping was expected")
    return loaded


def _words(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        return frozenset()
    return frozenset(str(word) for word in value)


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _kind(value: object) -> Kind:
    for kind in KINDS:
        if kind == value:
            return kind
    raise SettingsError(f"lexicon: {value!r} is no kind of the codebook; write one of {', '.join(KINDS)}")


def _strong(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.endswith("_"))


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a language, read once. Raises `SettingsError` where there is none."""
    data = _read(language, "actions.yaml")
    stance = _read(language, "stance.yaml")
    irregular = {str(k): [str(f) for f in v] for k, v in _table(data["irregular"]).items() if isinstance(v, list)}

    verbs: dict[str, list[VerbFrame]] = {}
    for row in _rows(data["verbs"]):
        for word in row["lemmas"] if isinstance(row["lemmas"], list) else []:
            lemma = str(word).rstrip("_")
            frame = VerbFrame(
                lemma,
                _kind(row["kind"]),
                str(row["frame"]),
                _words(row.get("at")),
                row.get("strict") == "true",
                str(word).endswith("_"),
            )
            verbs.setdefault(lemma, []).append(frame)
    nouns: dict[str, NounFrame] = {}
    for row in _rows(data["nouns"]):
        falls = _words(row.get("fall"))
        for word in row["lemmas"] if isinstance(row["lemmas"], list) else []:
            lemma = str(word).rstrip("_")
            nouns.setdefault(
                lemma,
                NounFrame(
                    lemma,
                    _kind(row["kind"]),
                    _words(row.get("place")),
                    _words(row.get("party")),
                    lemma in falls,
                    str(word).endswith("_"),
                    row.get("seat") == "true",
                ),
            )
    pairs = tuple(
        Pair(_words(r["verbs"]), _words(r["nouns"]), _kind(r["kind"]), r.get("party") == "enemy", _words(r["via"]))
        for r in _rows(data["pairs"])
    )
    states = tuple(
        State(_words(r["preps"]), _words(r["nouns"]), _kind(r["kind"]), r.get("of") == "true")
        for r in _rows(data["states"])
    )
    modifiers: dict[str, Kind] = {
        str(word): _kind(kind)
        for kind, words in _table(data["modifiers"]).items()
        for word in (words if isinstance(words, list) else [])
    }
    s = {
        key: {k: _words(v) for k, v in _table(value).items()}
        for key, value in stance.items()
        if isinstance(value, dict)
    }
    words = StanceWords(
        intends_verbs=_strong(s["intends"]["verbs"]),
        intends_nouns=_strong(s["intends"]["nouns"]),
        intends_adjectives=_strong(s["intends"]["adjectives"]),
        modals=s["hypothetical"]["modals"],
        marks=s["hypothetical"]["marks"],
        hypothetical_verbs=_strong(s["hypothetical"]["verbs"]),
        hypothetical_nouns=_strong(s["hypothetical"]["nouns"]),
        hypothetical_adjectives=_strong(s["hypothetical"]["adjectives"]),
        denial_verbs=s["denies"]["verbs"],
        denial_nouns=s["denies"]["nouns"],
        fail_verbs=s["denies"]["fail"],
        failure_nouns=s["denies"]["failure"],
        unconfirmed_verbs=s["unconfirmed"]["verbs"],
        unconfirmed_nouns=s["unconfirmed"]["nouns"],
        proof_nouns=s["unconfirmed"]["proof"],
        early=s["unconfirmed"]["early"],
        given_nouns=_words(stance["given"]),
        confirm_verbs=s["confirms"]["verbs"],
        negatives=_words(stance["adverbs_negative"]),
    )
    anaphors = {str(k): _words(v) for k, v in _table(data["anaphors"]).items()}
    ground, forces = _words(data["ground"]), _words(data["forces"])
    support, occur, parry = _words(data["support"]), _words(data["occur"]), _words(data["parry"])
    verb_words = {
        *verbs,
        *support,
        *occur,
        *parry,
        *words.intends_verbs,
        *words.hypothetical_verbs,
        *words.denial_verbs,
    }
    verb_words |= {
        *_words(data["toll"]),
        *words.fail_verbs,
        *words.unconfirmed_verbs,
        *words.confirm_verbs,
        "say",
        "tell",
        "condemn",
        "denounce",
        "know",
        "allow",
        "be",
        "stand",
        "remain",
    }
    noun_words = {*nouns, *ground, *forces, *words.intends_nouns, *words.hypothetical_nouns, *words.denial_nouns}
    showing = _words(data["showing"])
    verb_words |= showing
    noun_words |= {*_words(data["soldiers"]), *_words(data["flags"]), "presence"}
    noun_words |= {*words.failure_nouns, *words.unconfirmed_nouns, *words.proof_nouns, *words.given_nouns}
    for pair in pairs:
        verb_words |= pair.verbs
        noun_words |= pair.nouns
    for state in states:
        noun_words |= state.nouns
    for kinds in anaphors.values():
        noun_words |= kinds
    verb_forms, noun_forms = _forms(verb_words, irregular, True), _forms(noun_words, irregular, False)
    noun_forms.update(
        {"men": "men", "outskirts": "outskirt", "forces": "force", "losses": "loss", "hostilities": "hostility"}
    )
    # a pair is triggered by its noun: its verbs ("take", "have") stand in half of all sentences
    trigger_nouns = {*nouns, *(n for st in states for n in st.nouns), *(n for p in pairs for n in p.nouns)}
    trigger_verbs = {v.split("_")[0] for v in verbs}
    triggers = {form for form, lemma in verb_forms.items() if lemma in trigger_verbs}
    triggers |= {form for form, lemma in noun_forms.items() if lemma in trigger_nouns}
    triggers |= set(modifiers) | {form for form, lemma in noun_forms.items() if lemma in _words(data["flags"])}
    triggers |= {"km", "kilometres", "kilometers", "miles", "outskirts", "presence"}
    triggers |= {"show", "shows", "showed", "showing", "shown"}
    seen = {form for form, lemma in verb_forms.items() if lemma in showing} | {"is", "are", "was", "were", "remain"}
    seen |= {form for form, lemma in noun_forms.items() if lemma in words.proof_nouns}
    soldiers = {form for form, lemma in noun_forms.items() if lemma in _words(data["soldiers"])}
    return Lexicon(
        language=language,
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns=nouns,
        pairs=pairs,
        states=states,
        modifiers=modifiers,
        remote=_words(data["remote"]),
        support=support,
        occur=occur,
        parry=parry,
        toll=_words(data["toll"]),
        afar=_words(data["afar"]),
        soldiers=_words(data["soldiers"]),
        showing=showing,
        flags=_words(data["flags"]),
        ground=ground,
        anaphors=anaphors,
        directions=_words(data["directions"]),
        earlier=tuple(sorted(_words(data["earlier"]))),
        forces=forces,
        stance=words,
        forms={"V": verb_forms, "N": noun_forms, "A": {}},
        triggers=frozenset(triggers),
        sighting=(frozenset(soldiers), frozenset(seen)),
        verb_heads=frozenset({*trigger_verbs, *(v for p in pairs for v in p.verbs)}),
        state_preps=frozenset(p for st in states for p in st.preps),
        fingerprint=hashlib.sha256(repr((data, stance)).encode()).hexdigest()[:16],
    )
