"""JSON lines: good lines pass, bad ones are told apart and lose nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import reports, texts

from attribution.errors import InputError, ReportFormatError
from attribution.io.jsonlines import (
    Line,
    dump_line,
    error_record,
    read_lines,
    read_reports,
    require_article,
    require_pair,
    require_target,
    write_reports,
)
from attribution.report import Report


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{oops", "not valid JSON"),
        (b"[1]", "found an array"),
        (b"3", "found a number"),
        (b"null", "found null"),
        (b'{"id": "a"}', '"text" is missing'),
        (b'{"id": "a", "text": 3}', '"text" is a number'),
        (b'{"id": "a", "text": {}}', '"text" is an object'),
        (b'{"text": "a", "title": ["b"]}', '"title" is an array'),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xe9 at position 13"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not valid JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_reason_and_loses_no_other(raw: bytes, message: str) -> None:
    """The line before and the line after still come, with their numbers."""
    before, bad, after = read_lines([b'{"text": "a"}\n', raw + b"\n", b'{"text": "b"}'], require_article)
    assert (before.record, before.error) == ({"text": "a"}, None)
    assert (after.record, after.error, after.number) == ({"text": "b"}, None, 3)
    assert isinstance(bad.error, InputError)
    assert message in str(bad.error)
    assert bad.number == 2


def test_blank_lines_count_but_are_skipped() -> None:
    """Numbers are those of the file."""
    found = list(read_lines([b"\n", b'  {"text": ""}\n', b"  \n"], require_article))
    assert [(x.number, x.record) for x in found] == [(2, {"text": ""})]


def test_a_byte_order_mark_is_ignored() -> None:
    """A file of an editor that writes the mark is read."""
    assert next(read_lines([b'\xef\xbb\xbf{"text": "a"}'], require_article)).error is None


@pytest.mark.parametrize(
    "target", [[0], [0, 1, 2], "01", [0, "1"], [True, 2], [-1, 2], [2, 2], [0, 9], [0.0, 1.0]]
)
def test_a_target_must_be_a_span_of_the_text(target: Any) -> None:
    """Anything but two fitting integers is refused."""
    with pytest.raises(InputError, match="target"):
        require_target({"text": "abcd", "target": target})


def test_a_fitting_target_and_pair_pass() -> None:
    """What the contract asks for is accepted."""
    require_target({"text": "abcd", "target": [0, 4]})
    require_pair({"claim": "", "text": ""})


def test_an_error_keeps_the_id() -> None:
    """The record of an error has the id where the line had one."""
    line = Line(7, {"id": 4, "text": 5})
    assert error_record(InputError("no"), line) == {
        "id": 4,
        "error": {"type": "InputError", "message": "no", "line": 7},
    }
    assert "id" not in error_record(InputError("no"), Line(7, {}))


def test_an_error_without_words_gives_its_type() -> None:
    """A message is never empty."""
    assert error_record(MemoryError(), Line(1, {}))["error"]["message"] == "MemoryError"


@given(st.dictionaries(texts, texts, max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_record_survives_as_one_utf8_line(record: dict[str, str]) -> None:
    """A dumped line is UTF-8, has one line feed, and reads back equal, lone surrogates included."""
    line = dump_line(record)
    assert line.count(b"\n") == 1
    assert json.loads(line.decode("utf-8")) == record


@given(st.lists(reports(), max_size=2))
@settings(max_examples=25, deadline=None)
def test_reports_come_back(written: list[Report]) -> None:
    """Any reports survive as lines, in order and equal."""
    assert list(read_reports(write_reports(written))) == written


@pytest.mark.parametrize("bad", [b"{", b"{}", b'{"format": "attribution-report/9"}', b"[]"])
def test_a_line_that_is_no_report_is_named(bad: bytes) -> None:
    """The reports before it still come."""
    found = read_reports([*write_reports([Report(id="a")]), bad])
    assert next(found).id == "a"
    with pytest.raises(ReportFormatError, match="line 2"):
        next(found)
