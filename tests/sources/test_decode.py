import codecs

import pytest

from whoholds.errors import UnreadableFile
from whoholds.sources.decode import decode

ENGLISH = "Ukraine’s army said it held Orikhiv – “for now”. The ministry’s map shows 12 km² more.\n" * 3
RUSSIAN = "Минобороны сообщило, что войска заняли посёлок Работино, а бои идут у Вербового.\n" * 3
UKRAINIAN = "Генштаб повідомив, що українські війська звільнили село Роботине, а бої тривають.\n" * 3


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, UKRAINIAN], ids=["en", "ru", "uk"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_with_and_without_a_mark(text: str, mark: bytes, encoding: str) -> None:
    assert decode(mark + text.encode(encoding), "f") == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-u"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (ENGLISH, "cp1252"),
    ],
)
def test_the_encodings_of_old_archives(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f") == (text, encoding)


def test_a_few_damaged_bytes_in_utf_8() -> None:
    raw = ENGLISH.encode()
    broken = raw[:10] + b"\xff" + raw[10:]
    text, how = decode(broken, "f")
    assert how == "utf-8, damaged"
    assert text.replace("\ufffd", "") == ENGLISH


@pytest.mark.parametrize("raw", [bytes(range(256)) * 9, b"\x00\x01\x02\x03" * 99, b"\x7fELF\x02", b"\x1f\x8b\x08abc"])
def test_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^some file: "):
        decode(raw, "some file")


def test_stray_control_characters_stay() -> None:
    text = ENGLISH + "\x00 end"
    assert decode(text.encode(), "f") == (text, "utf-8")
