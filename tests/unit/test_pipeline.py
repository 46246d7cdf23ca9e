"""The front door: analyse, pipe, check, factuality."""

from collections.abc import Iterator

import pytest

from attribution import Analyzer, InputError, Options, Report, Span, analyze, check, factuality
from attribution.errors import ReportFormatError, SpanError

TEXTS = ["Police said it was over.", "", "Ida Frost denied that it had rained.", "It rained."]


def test_analyze_is_the_analyzer() -> None:
    """Function and method give the same; metadata is taken over."""
    given = {"id": "a", "title": "Over", "published": "2024-05-01", "outlet": "Harbour Post"}
    report = analyze(TEXTS[0], **given)
    assert report == Analyzer().analyze(TEXTS[0], **given)
    assert (report.id, report.title, report.published) == ("a", "Over", "2024-05-01")
    assert next(s.name for s in report.sources if s.id == report.outlet) == "Harbour Post"


def test_options_are_fields_or_a_value() -> None:
    """Both ways make the same analyzer; an unknown choice is refused."""
    assert Analyzer(extractor="rules").options == Analyzer(Options(extractor="rules")).options
    with pytest.raises(ValueError, match="extractor"):
        Analyzer(extractor="magic")


@pytest.mark.parametrize("jobs", [1, 2])
def test_pipe_keeps_order_and_ids(jobs: int) -> None:
    """A text is named by its number, or as its metadata says."""
    items = [TEXTS[0], (TEXTS[1], {"id": "empty"}), (TEXTS[2], {"title": "Rain"}), TEXTS[3]]
    found = list(Analyzer().pipe(items, jobs=jobs))
    assert [r.id for r in found] == ["0", "empty", "2", "3"]
    assert found[2] == analyze(TEXTS[2], id="2", title="Rain")


def test_pipe_is_lazy() -> None:
    """An endless stream can be begun."""

    def endless() -> Iterator[str]:
        while True:
            yield TEXTS[0]

    assert next(iter(Analyzer().pipe(endless()))).statements


@pytest.mark.parametrize(
    "bad", [3, None, ("text",), ("text", "id"), ("text", {"id": "a", "colour": "red"}), (3, {})]
)
def test_pipe_raises_or_keeps_failures(bad: object) -> None:
    """A bad item stops the stream, or comes back in its place."""
    items = [TEXTS[0], bad, TEXTS[2]]
    with pytest.raises(InputError):
        list(Analyzer().pipe(items))  # type: ignore[call-overload]
    a, b, c = Analyzer().pipe(items, errors="keep")  # type: ignore[call-overload]
    assert (a.id, c.id) == ("0", "2")
    assert isinstance(b, InputError)


def test_pipe_refuses_unknown_ways_of_handling_errors() -> None:
    """Before anything is analysed."""
    with pytest.raises(ValueError, match="'raise' or 'keep'"):
        Analyzer().pipe([], errors="ignore")  # type: ignore[call-overload]


@pytest.mark.parametrize("bad", [None, 3, b"bytes"])
def test_what_is_not_a_text_is_refused(bad: object) -> None:
    """The message names what was found."""
    for call in (analyze, lambda t: check("x", t), lambda t: factuality(t, (0, 1))):
        with pytest.raises((InputError, TypeError)):
            call(bad)  # type: ignore[operator]


def test_a_text_that_is_too_long_is_refused() -> None:
    """The limit is an option."""
    with pytest.raises(InputError, match="12"):
        Analyzer(max_length=12).analyze("Thirteen chars")


def test_check_tells_related_from_unrelated() -> None:
    """A claim of the text has statements and a credibility, a foreign one has none."""
    near = check("It had rained", TEXTS[2])
    far = check("Parliament raised the tax on sugar", TEXTS[2])
    assert near.stance != "unrelated"
    assert near.credibility is not None
    assert (far.stance, far.credibility, far.verification, far.statements) == ("unrelated", None, None, ())


def test_factuality_takes_spans_and_pairs() -> None:
    """Both name the same place; one outside the text is refused."""
    text = "The dam did not break."
    assert factuality(text, (16, 21)) == factuality(text, Span(16, 21, "break"))
    assert factuality(text, (16, 21)).value < 0 < factuality("The dam broke.", (8, 13)).value
    with pytest.raises(SpanError):
        factuality(text, (16, 99))


def test_reports_go_through_json() -> None:
    """What is written is read back equal; what is no report is refused."""
    report = analyze(TEXTS[2], id="a")
    assert Report.from_dict(report.to_dict()) == report
    later = {**report.to_dict(), "added_later": 1}
    assert Report.from_dict(later) == report
    for bad in ({}, {"format": "attribution-report/2"}, [], {**report.to_dict(), "statements": 3}):
        with pytest.raises(ReportFormatError):
            Report.from_dict(bad)  # type: ignore[arg-type]
