"""One key for every way to write a place's name.

Three keys of one name, from narrow to wide:

- `plain`: one script (Latin), lower case, no diacritics, apostrophes, blanks or hyphens. *Mar'yinka* → ``maryinka``.
- `close`: besides, romanisation habits of one language (g/h/kh, y/i/ii/yi, zh/zhzh, w/v …). → ``marinka``.
- `fold`: besides, what Ukrainian and Russian write differently (i/o/e, -ivka/-ovka, -ske/-skoye, given names), so that
  Krasnohorivka and Krasnogorovka meet. It is the key the index is built on; the other two rank what it finds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from whoholds.wordset import wordset

# Names whose keys are kept: a text asks for those of the same names and their namesakes again and again.
REMEMBERED = 32_768
_ROOTS_FILE = Path(__file__).parent / "data" / "roots.yaml"

# Ukrainian and Russian together: every letter in the way both languages' English romanisations agree on most often.
# Where they differ (г is h or g, и is y or i) `close` makes the two one.
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u", "ј": "j",
    }
)  # fmt: skip

# Letters that Unicode does not decompose into a base letter and a mark.
_LATIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a",
        "ħ": "h", "č": "ch", "š": "sh", "ž": "zh",
    }
)  # fmt: skip

_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489]")
# Every sign that stands for a soft sign, an ayn or a hamza: apostrophes, primes, modifier letters.
_APOSTROPHES = re.compile(r"['’‘ʼʹ′`´ʻʿʾ‛ʽ\"”“«»ˈ]")
_GAPS = re.compile(r"[\W_]+")

# The order matters: longer clusters first.
_CLOSE = (
    ("shch", "sh"), ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "h"), ("g", "h"), ("ph", "f"),
    ("tz", "ts"), ("w", "v"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ou", "u"), ("j", "y"), ("ï", "yi"),
)  # fmt: skip
_SOFT_RUN = re.compile(r"[iy]+")
_DOUBLE = re.compile(r"(zh|ch|sh|ts|[b-df-hj-np-tv-z])\1+")
_I_BEFORE_VOWEL = re.compile(r"i(?=[aeou])")

# Arabic articles standing apart ("Ash Shaddadi", "Deir ez-Zor"): dropped where something else is left of the name.
ARTICLES = wordset(
    """
    al el il ar er as es ash esh at et an en ad ed az ez adh ath
    """
)

# Russian -aya for Ukrainian -a; -ia, -ya, -ye after a consonant for Ukrainian -zhzhia, -ssia (Zaporozhye).
_FEMININE = re.compile(r"(?<=[b-df-hj-np-tv-z])ay+a$")
_SOFT_NEUTER = re.compile(r"(?<=[b-df-hj-np-tv-z])(?:i|y)*[iy][ae]$|(?<=zh)[ae]$")
_MUTE_H = re.compile(r"(?<=[a-z]{2})[ae]h$")  # Arabic feminine: Raqqah, Raqqa; Hasakeh, Hasaka
_LONG_VOWEL = re.compile(r"([au])\1+")
_UNSTRESSED = re.compile(r"[eioy]+")
_BEFORE_FULL = re.compile(r"i(?=[au])")


@lru_cache(maxsize=1)
def _roots() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """The root table as one pattern and its replacements, and the table of whole words."""
    import yaml

    with _ROOTS_FILE.open(encoding="utf-8") as handle:
        tables = yaml.safe_load(handle)
    pairs = {left: right for left, right in tables["roots"]}
    words = {form: word for word, forms in tables["words"].items() for form in forms}
    return re.compile("|".join(sorted(pairs, key=len, reverse=True))), pairs, words


def words_of(name: str) -> list[str]:
    """The name's words in lower-case Latin letters without marks; other scripts than Cyrillic stay as they are."""
    if name.isascii():
        text = name.lower()
    else:
        # й and ї carry their mark as part of the letter; they must be transliterated before marks are dropped.
        text = unicodedata.normalize("NFC", name).casefold().translate(_CYRILLIC).translate(_LATIN)
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LATIN)
    return _GAPS.sub(" ", _APOSTROPHES.sub("", text)).split()


def plain(name: str) -> str:
    """The name in lower-case Latin letters, with nothing but letters and digits."""
    return "".join(words_of(name))


def _close_word(word: str) -> str:
    for left, right in _CLOSE:
        if left in word:
            word = word.replace(left, right)
    word = _DOUBLE.sub(r"\1", _SOFT_RUN.sub("i", word))
    return _I_BEFORE_VOWEL.sub("i", word)


@lru_cache(maxsize=REMEMBERED)
def close(name: str) -> str:
    """The key under which romanisations of one language's name meet: Kupyansk and Kupiansk, Mariïnka and Marinka."""
    return _close_key(tuple(words_of(name)))


def _close_key(words: tuple[str, ...]) -> str:
    return "".join(_close_word(word) for word in words)


def consonant_form(word: str) -> str:
    """A word with its consonants and roots as every key has them, its vowels as written."""
    pattern, pairs, words = _roots()
    word = words.get(word, word)
    for left, right in _CLOSE:
        if left in word:
            word = word.replace(left, right)
    return pattern.sub(lambda m: pairs[m.group()], word)


def _fold_word(word: str) -> str:
    word = consonant_form(word)
    word = _DOUBLE.sub(r"\1", word)
    word = _MUTE_H.sub("a", _LONG_VOWEL.sub(r"\1", word))
    word = _FEMININE.sub("a", word)
    word = _SOFT_NEUTER.sub("i", word)
    return _collapse(word)


def _collapse(word: str) -> str:
    return _BEFORE_FULL.sub("", _UNSTRESSED.sub("i", word))


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """The key under which every spelling of a name meets, in Ukrainian, Russian and their romanisations.

    It never fails: a name without a letter folds to the empty string.
    """
    words = words_of(name)
    if len(words) > 1:
        kept = [word for word in words if word not in ARTICLES]
        words = kept or words
    return _collapse("".join(_fold_word(word) for word in words))


# Romanisation of Ukrainian by the resolution of the Cabinet of Ministers No. 55 of 27 January 2010.
_NATIONAL = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "", "ё": "io", "ы": "y", "э": "e", "ъ": "",
}  # fmt: skip
_NATIONAL_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanise(name: str) -> str:
    """A Ukrainian name in English letters by the national standard of 2010 (Запоріжжя → Zaporizhzhia)."""
    out: list[str] = []
    initial = True
    lower = name.lower()
    for i, letter in enumerate(lower):
        if letter == "г" and i and lower[i - 1] == "з":
            latin = "gh"  # зг is zgh, so that it is not read as ж
        elif initial and letter in _NATIONAL_INITIAL:
            latin = _NATIONAL_INITIAL[letter]
        else:
            latin = _NATIONAL.get(letter, letter)
        out.append(latin.capitalize() if name[i].isupper() else latin)
        initial = not (letter.isalpha() or letter in "'’ʼ")
    return "".join(out)
