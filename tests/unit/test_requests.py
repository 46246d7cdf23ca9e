"""What a caller may ask for wrongly gives errors of ours that say what to do, and ids are looked up on the report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attribution import (
    Analyzer,
    AttributionError,
    Corpus,
    Document,
    InputError,
    Options,
    Report,
    analyze,
    check,
    factuality,
)
from attribution.errors import NotFoundError, ReportFormatError
from attribution.extras.features import features
from attribution.io.jsonlines import read_reports, write_reports

TEXT = "Fire crews said the barn burned. The owner denied that he was there."
WORDS = ["It", "rained", "."]


@pytest.fixture(scope="module")
def report() -> Report:
    return analyze(TEXT, id="a")


MISTAKES: dict[str, tuple[Callable[[Any], object], str]] = {
    "extractor": (lambda r: Options(extractor="foo"), "extractor is 'foo', expected one of model, rules"),  # type: ignore[arg-type]
    "sentences": (lambda r: Options(sentences="foo"), "expected one of rules, punkt"),  # type: ignore[arg-type]
    "length": (lambda r: Options(max_length=-3), "max_length is -3, expected a whole number"),
    "path": (lambda r: Options(policy=3), "3 is no path"),  # type: ignore[arg-type]
    "options": (lambda r: analyze(TEXT, options={"extractor": "rules"}), "options is a dict"),  # type: ignore[arg-type]
    "check": (lambda r: check("It burned", TEXT, options="rules"), "options is a str"),  # type: ignore[arg-type]
    "corpus": (lambda r: Corpus(options={}), "options is a dict"),  # type: ignore[arg-type]
    "analyzer": (lambda r: Analyzer("rules"), r'as in Options\(extractor="rules"\)'),  # type: ignore[arg-type]
    "word": (lambda r: factuality(TEXT, "burned"), r"the span is 'burned', expected a Span or \(start, end\)"),  # type: ignore[arg-type]
    "number": (lambda r: factuality(TEXT, (3, 5, 7)), "the span is"),  # type: ignore[arg-type]
    "voice": (lambda r: factuality(TEXT, (25, 31), source="e99"), r"no source 'e99' in this text, which has e1 \("),
    "document": (lambda r: Corpus().report("zz"), "no document 'zz'"),
    "corpus claim": (lambda r: Corpus().claim("zz"), "no claim 'zz'"),
    "statement": (lambda r: r.statement("s9"), "no 's9' in this report, which holds s1 to s2"),
    "source": (lambda r: r.source("c1"), "no 'c1' in this report, which holds e1 to e2"),
    "claim": (lambda r: r.claim("e1"), "no 'e1'"),
    "nobody": (lambda r: r.source(None), "no None"),
    "json": (lambda r: Report.from_json("{"), "not valid JSON"),
    "bytes": (lambda r: Report.from_json(5), "not valid JSON"),  # type: ignore[arg-type]
    "other json": (lambda r: Report.from_json("[]"), "format is 'list'"),
    "features": (lambda r: features(TEXT), r"Analyzer\(\)\.inspect"),  # type: ignore[arg-type]
    "features of a report": (lambda r: features(r), "not on a Report"),
    "file": (lambda r: list(read_reports("no/such.jsonl")), "cannot be read"),
    "text lines": (lambda r: list(read_reports(["{}"])), "binary mode"),  # type: ignore[list-item]
    "place": (lambda r: write_reports([r], "no/such/dir.jsonl"), "cannot be written"),
    "tags": (
        lambda r: Document.from_tokens("It rained.", WORDS, tags=["PRON", "VERB", "PUNCT"]),
        "tag 0 is 'PRON', of Universal Dependencies; give Penn Treebank tags",
    ),
    "names": (
        lambda r: Document.from_tokens("It rained.", WORDS, entities=["PERSON", "O", "O"]),
        "entity 0 is 'PERSON', expected O, or B- or I- with one of PERSON, ORGANIZATION",
    ),
    "types": (
        lambda r: Document.from_tokens("It rained.", WORDS, entities=["B-PER", "O", "O"]),
        "entity 0 is 'B-PER'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_of_callers_are_errors_of_ours(report: Report, name: str) -> None:
    """Each is an AttributionError whose message names what is wrong and what is expected."""
    ask, message = MISTAKES[name]
    with pytest.raises(AttributionError, match=message):
        ask(report)


def test_a_wrong_type_in_a_report_is_named_by_its_place(report: Report) -> None:
    """The message names field and type in one line, not the nesting of the data."""
    data = report.to_dict()
    data["statements"][0]["certainty"] = "high"
    with pytest.raises(ReportFormatError, match=r"certainty") as caught:
        Report.from_dict(data)
    assert "ExceptionGroup" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_missing_id_is_a_key_error_with_a_sentence(report: Report) -> None:
    """Handlers of KeyError and of InputError both see it, and its message is not quoted."""
    for kind in (KeyError, InputError):
        with pytest.raises(kind):
            report.claim("c99")
    assert str(NotFoundError("no such claim")) == "no such claim"


def test_things_are_looked_up_by_id(report: Report) -> None:
    """Statement, source and claim are found by the ids that refer to them."""
    statement = report.statement("s2")
    assert statement is report.statements[1]
    assert report.source(statement.source.id).name == "owner"
    assert report.claim(statement.claim).statements == ("s2",)


def test_keywords_win_over_options() -> None:
    """Options and keywords go together; the keyword wins and the rest stays."""
    analyzer = Analyzer(Options(max_length=50), extractor="rules")
    assert (analyzer.options.extractor, analyzer.options.max_length) == ("rules", 50)


def test_reports_go_to_a_file_and_back(report: Report, tmp_path: Path) -> None:
    """Paths are taken in place of lines, as str or Path."""
    path = tmp_path / "reports.jsonl"
    write_reports([report, report], path)
    assert list(read_reports(path)) == list(read_reports(str(path))) == [report, report]
    assert Report.from_json(report.to_json()) == Report.from_json(report.to_json().encode()) == report
