"""Damage done to reports on purpose: each mutation takes a text and a source of chance and gives the damaged text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Mutation = Callable[[str, random.Random], str]

# Texts stay short, so that thousands are read in minutes.
LONGEST = 1500
SHORTEST = 200

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d,.]*")

STRANGE = (
    "\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u061c",  # bidi
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e",  # of no width
    "\u0301", "\u0308\u0327", "\u20dd", "\u0300" * 30, "\u0e49", "\U000e0041",  # combining
    "😀", "👨‍👩‍👧‍👦", "🇺🇦", "🏴\U000e0067\U000e0062\U000e007f", "☠️",  # emoji
    "\ud800", "\udfff", "\udc80\ud83d", "\uffff", "\U0010ffff", "\ue000",  # no characters
    "\x00", "\x00\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x0b", "\x0c", "\x1c", "\u2028", "\u2029", "\r", "\r\n",
    "ﬀ", "İ", "ı", "ß", "ẞ", "ŉ", "ǆ", "ﷺ", "Å", "Ω", "𝐊𝐲𝐢𝐯", "Ｋｙｉｖ", "²", "½", "Ⅻ", "٣", "१२", "①",
    "\u00a0", "\u3000",
)  # fmt: skip
BROKEN = (
    "“", "”", '"', "'", "’", "«", "»", "„", "(", ")", "[", "]", "{", "}", "“““", "((((", "))))", "[[", "](",
    "](http://a.b/c)", '"said', 'said"', "“(", "…", "....", "?!?!", ",,,", "—", "--", ";", ":", "'s", "’s", "n't",
)  # fmt: skip
MARKUP = (
    "<p>", "</p>", "<b>", "<a href='x'>", "<script>alert(1)</script>", "<!--", "-->", "&nbsp;", "&#0;", "&lt;",
    "<![CDATA[", "**", "__", "# ", "## Advertisement\n", "> ", "- ", "\n* ", "1. ", "| a | b |\n|---|---|\n",
    "```\n", "![x](y.jpg)", "[^1]", "\n---\n", "[12]", "[a]", "{{ name }}", "%s", "%(x)s", "{0}", "\\n", "\\", "$x$",
)  # fmt: skip
NUMBERS = (
    "9" * 30, "9" * 400, "1e999", "-0", "0", "00", "0.0", "1,000,000,000,000,000,000", "1.2.3.4", "1,2,3", "NaN",
    "inf", "٣٤٥", "½", "3½", "0x41", "one million billion", "minus five", "twenty-ten", "hundred", "a dozen dozen",
    "1/0", "50,000-1", "100-99", "10–", "5 to", "between 3 and", "-1 km", "999999999999 km", "0 square kilometres",
    "10**9", "1,00", "٠",
)  # fmt: skip
DATES = (
    "31 February 2024", "30 February", "99 May", "0 June 0000", "29 February 2023", "February 29", "2024-13-45",
    "0000-00-00", "9999-12-31", "31 December 9999", "10000-01-01", "1 January 0001", "in 9999", "in 1066",
    "99/99/9999", "12/31/24", "Sept. 31", "on Monday", "next Someday", "two million days ago",
    "9999999999 years ago", "the 500th anniversary of the invasion", "day 99999 of the war",
    "the 0th day of the war", "the day after tomorrow's yesterday", "in the year 10000", "32 мая", "١٢ مايو",
    "the night of 31 to 32 August", "between February 30 and 29", "25:61", "24:00", "midnight", "-5 days ago", "May",
    "00", "'24", "since the beginning of 0000", "late next century", "over the past 99999 weeks", "on 1 January 1",
    "a thousand months earlier",
)  # fmt: skip
SCRIPTS = (
    "Російські війська захопили Українськ", "Войска взяли Красноармейск", "القوات سيطرت على المدينة",
    "צה״ל כבש את העיר", "俄军占领了波克罗夫斯克", "ロシア軍が制圧した", "रूसी सेना", "Οι δυνάμεις", "กองกำลังรัสเซียยึด",
    "հայկական ուժերը", "რუსეთის ძალებმა", "Ки́їв", "Рokrоvsk", "Kyіv", "Вakhmut", "Çanakkale'yi", "Đông Hà", "Łódź",
)  # fmt: skip
PHRASES = (
    "of", "of of of", "the the", "and", "and, and, and", "or", "by", "said", "said said said", "according to",
    "according to to", "who", "whose", "which", "it", "its", "there", "the village", "the city",
    "of the city of the", "km", "km south of", "25 km southeast of", "between and", "not", "not not not", "denied",
    "if", "would", "has", "captured", "captured captured", "captured by", "seized", "withdrew from", "Russian",
    "Ukrainian-held", "Russian-Ukrainian-Russian", "Kyiv", "Kyiv, Kyiv, Kyiv", "Kyiv and and Kyiv", "Pokrovsk's",
    "’s", "Gen.", "U.S.", "Mr.", "Read Next", "Advertisement", "Photo: AFP", "(Reuters) -", "square kilometres",
    "killed", "killed and wounded", "the size of", "times the size of", "the former", "both", "respectively",
)  # fmt: skip


def _put(text: str, piece: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]


def _put_word(text: str, piece: str, chance: random.Random) -> str:
    """Between two words, so that what follows is still read as words."""
    blanks = [m.start() for m in re.finditer(" ", text)]
    at = chance.choice(blanks) if blanks else 0
    return f"{text[:at]} {piece}{text[at:]}"


def _between(pieces: Sequence[str]) -> Mutation:
    def put(text: str, chance: random.Random) -> str:
        for _ in range(chance.choice((1, 1, 2, 5))):
            repeat = chance.choice((1, 1, 1, 1, 2, 20))
            text = chance.choice((_put, _put_word))(text, chance.choice(pieces) * repeat, chance)
        return text

    return put


def _sentences(text: str, chance: random.Random) -> str:
    """Sentences dropped, doubled, swapped, or joined without a stop."""
    parts = _SENTENCE.split(text)
    for _ in range(chance.randint(1, 3)):
        i, j = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.randrange(4):
            case 0 if len(parts) > 1:
                del parts[i]
            case 1:
                parts.insert(j, parts[i])
            case 2:
                parts[i], parts[j] = parts[j], parts[i]
            case _:
                parts[i] = parts[i].rstrip('.!?”"') + chance.choice((" and", ",", " that", " which", ""))
    return chance.choice((" ", " ", "\n", "\n\n", "")).join(parts)


def _words(text: str, chance: random.Random) -> str:
    """Words dropped, doubled, truncated, shuffled or run together."""
    how = chance.randrange(5)
    if how == 0:
        parts = text.split(" ")
        at = chance.randrange(len(parts))
        some = parts[at : at + 12]
        chance.shuffle(some)
        return " ".join([*parts[:at], *some, *parts[at + 12 :]])
    if how == 1:
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((30, 200, 2000)))
        return text[:at] + text[at:to].replace(" ", "") + text[to:]

    def change(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > 0.08:
            return word
        return {2: "", 3: f"{word} {word}", 4: word[: max(1, len(word) // 2)]}[how]

    return _WORD.sub(change, text)


def _case(text: str, chance: random.Random) -> str:
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))
    return change(text)


def _numbers(text: str, chance: random.Random) -> str:
    """Numbers of the text replaced, and some put in."""
    text = _NUMBER.sub(lambda m: chance.choice(NUMBERS) if chance.random() < 0.5 else m.group(), text)
    return _put_word(text, chance.choice(NUMBERS), chance)


def _long(text: str, chance: random.Random) -> str:
    """One token of hundreds of characters."""
    piece = chance.choice(
        ("a", "A", "Kyiv", "-", "’", ".", "(", "\u0301", "9", "а", "x-", "captured-", "http://a.b/", "🇺🇦", "\n", " ")
    )
    return chance.choice((_put, _put_word))(text, piece * chance.choice((50, 300, 900)), chance)


def _cut(text: str, chance: random.Random) -> str:
    """Cut off anywhere, at either end."""
    at = chance.randrange(len(text) + 1)
    return text[at:] if chance.random() < 0.5 else text[:at]


def _characters(text: str, chance: random.Random) -> str:
    """Single characters replaced by any in Unicode, half surrogate pairs too."""
    letters = list(text)
    for _ in range(chance.choice((1, 3, 20))):
        if letters:
            top = chance.choice((0x80, 0x500, 0x3000, 0x110000))
            letters[chance.randrange(len(letters))] = chr(chance.randrange(top))
    return "".join(letters)


def _spaces(text: str, chance: random.Random) -> str:
    """Blanks turned into other blanks, or line ends into none."""
    blank = chance.choice(("  ", "\t", "\u00a0", "\u2009", "\n", "\r\n", "\u3000", "\u200b", "_", "-"))
    if chance.random() < 0.3:
        return text.replace("\n", chance.choice(("", " ", "\r", "\u2028")))
    share = chance.choice((0.05, 0.5, 1.0))
    return re.sub(" ", lambda m: blank if chance.random() < share else " ", text)


MUTATIONS: tuple[Mutation, ...] = (
    _sentences,
    _sentences,
    _words,
    _words,
    _case,
    _numbers,
    _long,
    _cut,
    _characters,
    _spaces,
    _between(STRANGE),
    _between(BROKEN),
    _between(BROKEN),
    _between(MARKUP),
    _between(NUMBERS),
    _between(DATES),
    _between(DATES),
    _between(SCRIPTS),
    _between(PHRASES),
    _between(PHRASES),
)


def window(text: str, chance: random.Random) -> str:
    """A stretch of `text`, from the start of a word."""
    size = chance.randint(SHORTEST, LONGEST - 300)
    at = 0 if chance.random() < 0.4 else chance.randrange(max(1, len(text) - size))
    at = text.find(" ", at) + 1 if at else 0
    return text[at : at + size]


def mutated(seeds: Sequence[str], chance: random.Random) -> str:
    """A stretch of one of `seeds` (now and then followed by another's), mutated one to five times."""
    text = window(chance.choice(seeds), chance)
    if chance.random() < 0.15:
        text = text[: len(text) // 2] + chance.choice((" ", "\n\n", "")) + window(chance.choice(seeds), chance)
    for _ in range(chance.choice((1, 1, 2, 2, 3, 5))):
        text = chance.choice(MUTATIONS)(text, chance)[:LONGEST]
        if not text:
            break
    return text
