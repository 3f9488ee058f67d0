import json

import pytest

from whoholds.errors import UnreadableFile
from whoholds.sources.records import record


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1, 2]", "found a list"),
        ('"text"', "found empty text"),
        ("null", "found nothing"),
        ("nonsense", "not JSON"),
        ('{"id": "a"', "not JSON"),
        ('{"text": "b"}', '"id" must be text'),
        ('{"id": null, "text": "b"}', '"id" must be text'),
        ('{"id": true, "text": "b"}', '"id" must be text'),
        ('{"id": 1.5, "text": "b"}', '"id" must be text'),
        ('{"id": " ", "text": "b"}', '"id" must be text'),
        ('{"id": "a"}', '"text" must be text'),
        ('{"id": "a", "text": ["b"]}', '"text" must be text, found a list'),
        ('{"id": "a", "text": " \\n"}', '"text" is empty'),
        ('{"id": "a", "text": "b", "published": 20240907}', '"published" must be text or null, found a number'),
        ('{"id": "a", "text": "b", "url": {}}', '"url" must be text or null, found an object'),
        ('{"id": ' + "1" * 5000 + ', "text": "b"}', "not JSON that can be read"),
        ('{"id": "a", "text": "b", "x": ' + "[" * 200 + "]" * 200 + "}", "nested too deep"),
        ('{"id": "a", "text": "b", "x": ' + "[" * 200_000, "nested too deep"),
    ],
)
def test_a_wrong_record_names_the_field_and_the_cure(line: str, said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        record(line.encode(), "r.jsonl, line 3")
    assert str(caught.value).startswith("r.jsonl, line 3: ")
    assert said in str(caught.value)
    assert ";" in str(caught.value) or "expected" in str(caught.value)


def test_what_is_read_can_be_written() -> None:
    line = (
        r'{"id": "a\ud800", "text": "x\ud83dy \u0000 \ud83d\ude00", "title": "\udfff",'
        r' "k\ud800": [{"v": "\udc00"}, NaN]}'
    )
    report = record(line.encode(), "here")
    assert report.text == "x\ufffdy \x00 😀"
    assert report.extra == {"k\ufffd": [{"v": "\ufffd"}, None]}
    json.dumps([report.id, report.text, report.title, dict(report.extra)], ensure_ascii=False, allow_nan=False).encode()


def test_null_and_empty_fields_are_absent() -> None:
    report = record(b'{"id": 5, "text": "b", "published": null, "outlet": ""}', "here")
    assert (report.id, report.published, report.outlet, dict(report.extra)) == ("5", None, None, {})
