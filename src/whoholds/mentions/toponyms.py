"""Names in a sentence that may be places: what stands there, and what each could be."""

from __future__ import annotations

import re

from whoholds.gazetteer import Gazetteer
from whoholds.mentions.atoms import Atom, Candidate, Evidence, candidates
from whoholds.mentions.commonwords import COMMON
from whoholds.mentions.countries import CAPITALS, COUNTRIES
from whoholds.mentions.notplaces import Persons, names_body
from whoholds.mentions.placewords import (
    BODY_WORDS,
    DIRECTION_ADJECTIVES,
    FRONT_WORDS,
    GIVEN_NAMES,
    LINE_WORDS,
    NEVER,
    ORG_QUALIFIERS,
    PARTICLES,
    PLACE_BEFORE,
    ROAD_WORDS,
    SETTLEMENT_WORDS,
    SITE_QUALIFIERS,
    SITE_WORDS,
    SPEAKS,
    STRONG_BEFORE,
    TITLES,
)
from whoholds.mentions.words import Word, region_trie
from whoholds.theatre import Theatre
from whoholds.wordset import wordset

MAX_WORDS = (
    5  # longest settlement name looked up ("Bilhorod-Dnistrovskyi" is one word; "Deir al-Zor", "Khan al-Assal" two)
)
WORLD_CITY = 500_000  # a name from outside the theatre's countries counts only from this many inhabitants on
WORLD_TOWN = 15_000  # ... or this many, after a preposition of place
METROPOLIS = 500_000  # a city that competes with namesakes in the theatre (New York)

# What may follow "the Oskil": where nothing else does, a name with "the" is a river, a ship, a paper, not a town.
_FUNCTION = wordset(
    """
    and or in on to for from at by with was is were are has had have said that which who as after before while
    where near into but would will could also since of during until than then may might should not under over
    through across
    """
)
# "the Siversk, Bakhmut and Avdiivka areas"
_LIST_OF_AREAS = re.compile(
    r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
    r"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)*\s+"
    r"(?:areas|regions|oblasts|provinces|sectors|directions|districts|fronts|axes|raions|lines|operational|front)\b"
)
_NEXT_DISTANCE = re.compile(r"\s*\(\s*(?:about |around |roughly )?\d+(?:\.\d+)?\s*(?:km|mi|kilomet|mile)")
_NEXT_DIRECTION = re.compile(
    r"\s*,?\s*(?:(?:about|around|some|just|roughly)\s+)?(?:\d+\s*(?:km|kilomet\w+|miles)\s+)?"
    r"(?:north|south|east|west)(?:-?(?:east|west))?\s+of\s+[A-Z]"
)
_AFTER_UNKNOWN = frozenset(FRONT_WORDS) | {"village", "settlement", "town", "raion", "hromada", "district", "area"}


# Heads of longer names, never a name by themselves.
_COMMON_HEADS = SITE_WORDS | LINE_WORDS | SETTLEMENT_WORDS | ROAD_WORDS


class NameFinder:
    """Finds the names of one document."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._gazetteer = gazetteer
        self._theatre = theatre
        self._countries = frozenset(theatre.countries)
        self._trie = region_trie(theatre)
        self._persons = Persons(theatre)

    def collect(self, sentences: list[list[Word]]) -> None:
        """Note the document's persons, before any name is looked at."""
        self._persons.collect(sentences)

    def atoms(self, words: list[Word], sentence: int, text: str, shouted: bool) -> list[Atom]:
        """The names of one sentence, in order. `shouted`: it is all capitals, or a title in capitals."""
        out: list[Atom] = []
        i = 0
        opens = self._trie.opens
        while i < len(words):
            word = words[i]
            # Most words begin nothing: no capital, no particle, no term of the theatre.
            if word.cap or word.low in PARTICLES or opens(word):
                i += self._at(words, i, sentence, text, shouted, out)
            else:
                i += 1
        return out

    def _at(self, words: list[Word], i: int, sentence: int, text: str, shouted: bool, out: list[Atom]) -> int:
        word = words[i]
        hit = self._trie.longest(words, i)
        if (
            hit is not None
            and word.low in DIRECTION_ADJECTIVES
            and i
            and (words[i - 1].low == "the" or words[i - 1].possessive)
        ):
            rest = self._trie.longest(words, i + 1)
            if rest is not None and rest[0] >= hit[0]:
                hit = None  # "the eastern Donbas region" is Donbas
        if hit is not None and (hit[0] > 1 or word.cap) and not _two_names(words[i : i + hit[0]]):
            n, region = hit
            last = words[i + n - 1]
            skip = 0
            while skip < n - 1 and words[i + skip].low in (
                "self-declared",
                "self-proclaimed",
                "self-styled",
                "breakaway",
                "so-called",
            ):
                skip += 1
            if n > 1 or not self._persons.names_one(words, i, i + 1):
                word = words[i + skip]
                atom = Atom(
                    sentence,
                    i + skip,
                    i + n,
                    word.start,
                    last.end,
                    text[word.start : last.end],
                    "region",
                    region=region,
                )
                atom.possessive = last.possessive
                atom.body = names_body(words, i + n, last.possessive)
                out.append(atom)
                return n
        if not word.cap and not (
            word.low in PARTICLES and i + 1 < len(words) and words[i + 1].cap and word.low[:1] in "aed"
        ):
            return 1
        longest = self._run(words, i)
        for n in range(longest, 0, -1):
            atom2 = self._name(words, i, n, sentence, text, shouted, out)
            if atom2 is not None:
                out.append(atom2)
                return n + (1 if atom2.city and words[i + n - 1].end < atom2.end else 0)
        if "-" in word.low and word.cap:
            parts = self._parts(words, i, sentence, text)
            if parts:
                out.extend(parts)
                return 1
        return self._unknown(words, i, longest, sentence, text, shouted, out)

    def _run(self, words: list[Word], i: int) -> int:
        """How many words from `i` on may be one name: capitals with nothing but blanks and particles between them."""
        n, last = 1, 1 if words[i].cap else 0
        while i + n < len(words) and n < MAX_WORDS:
            word = words[i + n]
            if not word.joined or words[i + n - 1].possessive:
                break
            if word.cap:
                last = n + 1
            elif word.low not in PARTICLES:
                break
            n += 1
        return max(last, 1)

    def _name(
        self, words: list[Word], i: int, n: int, sentence: int, text: str, shouted: bool, out: list[Atom]
    ) -> Atom | None:
        first, last = words[i], words[i + n - 1]
        if not last.cap or (not first.cap and n == 1):
            return None
        low = first.low if n == 1 else " ".join(w.low for w in words[i : i + n])
        surface = text[first.start : last.end]
        atom = Atom(sentence, i, i + n, first.start, last.end, surface, "name", possessive=last.possessive)
        measured = _NEXT_DISTANCE.match(text, last.full) is not None  # "Stanislav (35km ...)" is no man's name
        atom.evidence = "strong" if measured else self._evidence(words, i)
        if low in COUNTRIES or (n == 1 and low.rstrip(".") in ("u.s", "u.k")):
            if n == 1 and (self._persons.names_one(words, i, i + 1) or (low == "us" and surface != "US")):
                return None
            atom.kind, atom.country = "country", COUNTRIES.get(low, COUNTRIES.get(low.rstrip("."), ("US", "")))[0]
            atom.body = names_body(words, i + n, last.possessive)
            return atom
        if n == 1 and (low in NEVER or len(low) < 3 or "." in low) and atom.evidence != "strong":
            return None
        if n == 1 and low in _COMMON_HEADS:
            return None
        if n == 1 and low in NEVER and (low in _NEVER_AT_ALL or surface.isupper()):
            return None
        if (
            n > 1
            and first.low in NEVER
            and first.low not in ("new", "north", "south", "east", "west", "great", "old", "red", "the", "st")
        ):
            return None
        if n == 1 and self._persons.names_one(words, i, i + n) and atom.evidence != "strong":
            return None
        if n > 1 and (first.low in GIVEN_NAMES or self._persons.known(last.low)) and atom.evidence == "none":
            return None
        plain_word = n == 1 and low in COMMON
        if plain_word and (shouted or atom.evidence != "strong"):
            return None
        found = self._look(surface, n, atom, plain_word)
        if not found:
            return None
        if surface.isupper() and not shouted and not any(p.population >= 50_000 for p, _ in found):
            return None  # HIV, STAVKA: a short form, not a village
        atom.candidates = found
        atom.city = self._city_after(words, i + n)
        if atom.city:
            atom.end = words[i + n].end
            atom.surface = text[atom.start : atom.end]
            atom.possessive = words[i + n].possessive
        after = i + n + (1 if atom.city else 0)
        atom.article = i > 0 and words[i - 1].low == "the" and words[i].joined
        if atom.article and n == 1 and not atom.city and low not in CAPITALS:
            nxt = words[after] if after < len(words) else None
            alone = (nxt is None or not nxt.joined or nxt.low in _FUNCTION) and not last.possessive
            if alone and not _LIST_OF_AREAS.match(text, last.full):
                return None
        if self._in_longer_name(words, i, after, atom, out):
            return None
        atom.body = names_body(words, after, atom.possessive)
        return atom

    def _look(self, surface: str, n: int, atom: Atom, plain_word: bool) -> tuple[Candidate, ...]:
        renamed = self._theatre.renames_terms.get(surface.lower())
        local = candidates(self._gazetteer, surface, self._countries)
        if renamed is not None:
            # The rename is what the name means in this war; namesakes stay behind it.
            standard = tuple(c for c in candidates(self._gazetteer, renamed, self._countries) if c[1] == "exact")
            both = {p.id for p, _ in local} & {p.id for p, _ in standard}
            first = tuple(c for c in standard if c[0].id in both) or standard
            known = {p.id for p, _ in first}
            return first + tuple((p, "fold") for p, _ in local if p.id not in known)
        if n == 1 and local and all(level == "fold" for _, level in local) and atom.evidence == "none":
            local = tuple(c for c in local if c[0].population >= WORLD_TOWN)
        world = candidates(self._gazetteer, surface, None)
        capital = CAPITALS.get(surface.lower()) if not local else None
        if capital is not None:
            of = [c for c in world if c[0].country == capital]
            return tuple(sorted(of, key=lambda c: -c[0].population)[:1])
        floor = METROPOLIS if local else WORLD_TOWN if atom.evidence != "none" else WORLD_CITY
        if plain_word:
            floor = METROPOLIS
        if local and all(level == "fold" for _, level in local):
            # Jasionka is a town in Poland before it is a Russian village that is spelled otherwise.
            abroad = tuple(
                c for c in world if c[0].country not in self._countries and c[1] == "exact" and c[0].population >= 1_000
            )
            if abroad and atom.evidence != "none":
                return abroad
        far = tuple(
            c for c in world if c[0].country not in self._countries and c[1] == "exact" and c[0].population >= floor
        )
        if not local and not far and atom.evidence == "strong":
            far = tuple(c for c in world if c[1] == "exact")[:8]
        return local + far

    def _evidence(self, words: list[Word], i: int) -> Evidence:
        """Whether the words before say that a place follows."""
        if i == 0:
            return "none"
        before = words[i - 1]
        if not words[i].joined:
            return "none"
        if before.low in STRONG_BEFORE:
            return "strong"
        if before.low == "of" and i > 1 and words[i - 2].low in SETTLEMENT_WORDS:
            return "strong"
        return "place" if before.low in PLACE_BEFORE else "none"

    def _city_after(self, words: list[Word], i: int) -> bool:
        return i < len(words) and words[i].joined and words[i].low == "city" and not words[i - 1].possessive

    def _in_longer_name(self, words: list[Word], i: int, after: int, atom: Atom, out: list[Atom]) -> bool:
        """Whether a small place's name is a word of a longer name that is none: a person, a ship, a company."""
        if any(p.population >= 50_000 and level != "fold" for p, level in atom.candidates) or atom.evidence == "strong":
            return False
        if atom.evidence == "none" and i > 0 and words[i].joined and words[i - 1].cap and not words[i - 1].possessive:
            before = words[i - 1]
            if before.low not in NEVER and not (out and out[-1].last == i) and before.low not in COMMON and i > 1:
                return True
        if after < len(words) and words[after].joined and words[after].cap and not atom.possessive:
            nxt = words[after].low
            known = nxt in NEVER or nxt in SITE_WORDS or nxt in SITE_QUALIFIERS or nxt in SETTLEMENT_WORDS
            known = known or nxt in BODY_WORDS or nxt in ORG_QUALIFIERS or nxt in FRONT_WORDS or nxt in COMMON
            return not known and nxt not in ("oblast", "river", "island", "islands", "forest", "highway", "road")
        return False

    def _parts(self, words: list[Word], i: int, sentence: int, text: str) -> list[Atom]:
        """The names in "Svatove-Kreminna": every part must be one."""
        word = words[i]
        out: list[Atom] = []
        if self._persons.names_one(words, i, i + 1):
            return out
        at = word.start
        for said in word.low.split("-"):
            surface = text[at : at + len(said)]
            if not surface[:1].isupper() or said in NEVER or len(said) < 3:
                return []
            found = tuple(c for c in candidates(self._gazetteer, surface, self._countries) if c[1] != "fold")
            hit = said in COUNTRIES
            if not found and not hit:
                return []
            atom = Atom(sentence, i, i + 1, at, at + len(said), surface, "country" if hit else "name", candidates=found)
            atom.country = COUNTRIES[said][0] if hit else None
            out.append(atom)
            at += len(said) + 1
        return out

    def _unknown(
        self, words: list[Word], i: int, longest: int, sentence: int, text: str, shouted: bool, out: list[Atom]
    ) -> int:
        """A name that no gazetteer knows, where the words around say that it is a place."""
        word = words[i]
        if word.low in _COMMON_HEADS or words[i + longest - 1].low in ("building", "street", "avenue", "square"):
            return 1
        if shouted or word.low in NEVER or word.low in COMMON or word.low in TITLES or word.low in GIVEN_NAMES:
            return 1
        if word.text.isupper() or len(word.low) < 4 or any(c.isdigit() for c in word.low):
            return 1
        n = longest
        while n > 1 and (
            words[i + n - 1].low in NEVER or words[i + n - 1].low in SITE_WORDS or words[i + n - 1].low in COMMON
        ):
            n -= 1
        if n > 3 or self._persons.names_one(words, i, i + n) or (n > 1 and words[i + n - 1].low in BODY_WORDS):
            return 1
        last = words[i + n - 1]
        evidence = self._evidence(words, i)
        if evidence == "place" and words[i - 1].low in ("to", "of", "from", "between", "at", "via", "over", "past"):
            evidence = "none"  # more often a person, a body or a thing
        nxt = words[i + n] if i + n < len(words) else None
        if nxt is not None and nxt.joined and nxt.low in SPEAKS and not last.possessive:
            return 1
        if (
            nxt is not None
            and nxt.joined
            and nxt.low in _AFTER_UNKNOWN
            and (i > 0 or nxt.low not in ("area", "district", "front"))
        ):
            evidence = "strong"
        listed = bool(out) and out[-1].kind in ("name", "unknown") and out[-1].sentence == sentence
        if listed and text[out[-1].end : word.start].strip() in (",", "and", ", and", "or", "&", "/"):
            evidence = "place" if evidence == "none" else evidence
        if _NEXT_DISTANCE.match(text, last.full) is not None or _NEXT_DIRECTION.match(text, last.full) is not None:
            evidence = "strong"
        if evidence == "none" and i and words[i - 1].low == "the" and _LIST_OF_AREAS.match(text, last.full):
            evidence = "place"
        if evidence == "none":
            return 1
        atom = Atom(sentence, i, i + n, word.start, last.end, text[word.start : last.end], "unknown", evidence=evidence)
        atom.possessive = last.possessive
        if not names_body(words, i + n, last.possessive):
            out.append(atom)
        return n


def _two_names(words: list[Word]) -> bool:
    """Donetsk and Luhansk regions: each is a place of its own."""
    return any(w.low == "and" and words[n - 1].cap and words[n + 1].cap for n, w in enumerate(words[:-1]) if n)


_NEVER_AT_ALL = wordset(
    """
    the a an it he she they we i this that these those january february march april june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday russian ukrainian kremlin
    telegram
    """
)
