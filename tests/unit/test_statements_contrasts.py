"""What the writer sets against a source's word is not put into the source's mouth."""

import pytest

from attribution import Options, analyze
from attribution.report.report import Report
from attribution.statements.candidate import Candidate
from attribution.statements.contrasts import without_contrasts
from attribution.statements.view import View
from attribution.text import read
from tests.spoken import analysed, speaker

DENIED = [
    ("Three rowers drowned, not seven as villagers claimed.", "villagers", "seven"),
    ("The pope is awake, not dead as the Herald reported.", "the Herald", "dead"),
    ("The brewer paid £3m, not £30m as the union said.", "the union", "£30m"),
    ("The ferry sank in May, not in June as the owner had said.", "the owner", "in June"),
    ("Four soldiers were killed, rather than 40 as the rebels claimed.", "the rebels", "40"),
    ("Contrary to what Whitfield said, the dam is safe.", "Whitfield", "what"),
    ("Nobody drowned, contrary to what villagers said.", "villagers", "what"),
]
NOT_DENIED = [
    ("The dam is safe, as Whitfield said.", "The dam is safe"),
    ("As villagers claimed, seven rowers drowned.", "seven rowers drowned"),
    ("The dam is not safe, as Whitfield claimed.", "The dam is not safe"),
    ("According to what Whitfield said, the dam is safe.", "the dam is safe"),
]


def _only(report: Report) -> tuple[str, str, str, bool]:
    """Return source, content and status of a report's only statement, and whether one source has it."""
    (s,) = report.statements
    source, content = (" ".join(x.text for x in spans) for spans in (s.source.spans, s.content.spans))
    return source, content, report.claims[0].verification.status, len(report.sources) == 1


@pytest.mark.parametrize(("text", "source", "content"), DENIED)
def test_a_contradicted_source_said_what_is_denied(text: str, source: str, content: str) -> None:
    """The content is the part under the negation, or nothing but "what", and the claim is denied."""
    assert _only(analyze(text)) == (source, content, "denied", True)


@pytest.mark.parametrize("extractor", ["rules", "model"])
def test_both_extractors_are_mended(extractor: str) -> None:
    """No extractor makes the source say the opposite."""
    report = analyze(DENIED[0][0], options=Options(extractor=extractor))
    assert [s.content.spans[0].text for s in report.statements] == ["seven"]


def test_the_source_may_stand_behind_the_verb() -> None:
    """A source behind its verb stays where it is, with the part denied as its content."""
    document = read("Three rowers drowned, not seven as claimed by villagers.")
    found = Candidate(source=((9, 10),), cue=((7, 9),), content=((0, 3),))
    (mended,) = without_contrasts(View(document), [found])
    assert (mended.source, mended.content) == (((9, 10),), ((5, 6),))


@pytest.mark.parametrize(("text", "content"), NOT_DENIED)
def test_a_comment_on_the_main_clause_stays(text: str, content: str) -> None:
    """An as-clause without a negation before it has the main clause as its content, which nobody denies."""
    assert _only(analyze(text))[1:] == (content, "attributed", True)


def test_not_only_denies_nothing() -> None:
    """What is said to hold besides is not denied."""
    report = analyze("Rowers drowned, not only in Brell as villagers said, but in Orle.")
    assert [c.verification.status for c in report.claims] == ["attributed"]


def test_two_unknown_contents_are_two_claims() -> None:
    """What two sources said is not the same because nothing is given of either."""
    report = analyze(
        "Contrary to what Whitfield said, the dam is safe. Contrary to what Hansen said, the road is open."
    )
    assert len(report.claims) == len(report.statements) == 2


def test_as_alone_joins_no_sources() -> None:
    """Only "as well as" makes two phrases one joint source."""
    lone = speaker(analysed("<1Three rowers drowned>, [1seven as villagers] {1claimed}."), 1)
    both = speaker(analysed("[1Sailors as well as villagers] {1said} <1it rained>."), 1)
    assert lone is not None
    assert both is not None
    assert (len(lone.members), len(both.members)) == (0, 2)
