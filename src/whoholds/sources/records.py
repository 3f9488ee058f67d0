"""One line of a `.jsonl` of reports to a `Report`."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Final

from whoholds.errors import UnreadableFile
from whoholds.model import Json, Report
from whoholds.sources.decode import decode

_KNOWN: Final = ("published", "outlet", "url", "language", "title")
# JSON escapes can name half a surrogate pair, which no file can be written with.
_SURROGATES = {code: "\ufffd" for code in range(0xD800, 0xE000)}
# Deeper than any record; what is nested deeper cannot be written out again.
_DEPTH = 50
# Characters of a broken line shown in a message.
_SHOWN = 60


def record(raw: bytes, where: str) -> Report:
    """The report on one line.

    `id` (text or a whole number) and `text` are required; the fields of `Report` are text or null; anything else is
    kept in `Report.extra`. Raises `UnreadableFile` naming `where`, the field and the cure.
    """
    try:
        line, _ = decode(raw.strip(), where)
        # NaN and Infinity are no JSON, though Python reads them; they could not be handed on.
        fields: Json = json.loads(line, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        near = error.doc[max(0, error.pos - 20) : error.pos + 20].strip()
        raise UnreadableFile(
            f"{where}: not JSON ({error.msg} near {near[:_SHOWN]!r}); mend or remove the line"
        ) from None
    except RecursionError:
        raise UnreadableFile(f"{where}: nested too deep to be a report; mend or remove the line") from None
    except ValueError as error:
        raise UnreadableFile(f"{where}: not JSON that can be read ({error}); mend or remove the line") from None
    if not isinstance(fields, dict):
        raise UnreadableFile(f'{where}: expected an object like {{"id": "a", "text": "..."}}, found {_kind(fields)}')
    name = fields.pop("id", None)
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip():
        raise UnreadableFile(f'{where}: "id" must be text, found {_kind(name)}; give each report an id')
    text = fields.pop("text", None)
    if not isinstance(text, str):
        raise UnreadableFile(f'{where}: "text" must be text, found {_kind(text)}; give the report\'s words')
    if not text.strip():
        raise UnreadableFile(f'{where}: "text" is empty; nothing to read')
    known: dict[str, str | None] = {}
    for key in _KNOWN:
        value = fields.pop(key, None)
        if value is not None and not isinstance(value, str):
            raise UnreadableFile(f'{where}: "{key}" must be text or null, found {_kind(value)}; mend the field')
        known[key] = _words(value) if value else None
    extra = {_words(key): _whole(value, where, _DEPTH) for key, value in fields.items()}
    return Report(_words(name), _words(text), **known, extra=MappingProxyType(extra))


def _words(text: str) -> str:
    """`text` with every half surrogate pair replaced, so that it can be written."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def _whole(value: Json, where: str, depth: int) -> Json:
    """`value` with its texts made writable."""
    if not depth:
        raise UnreadableFile(f"{where}: nested too deep to be a report; mend or remove the line")
    if isinstance(value, str):
        return _words(value)
    if isinstance(value, list):
        return [_whole(item, where, depth - 1) for item in value]
    if isinstance(value, dict):
        return {_words(key): _whole(item, where, depth - 1) for key, item in value.items()}
    return value


def _kind(value: Json) -> str:
    if value is None:
        return "nothing"
    return {bool: "true or false", int: "a number", float: "a number", str: "empty text", list: "a list"}.get(
        type(value), "an object"
    )
