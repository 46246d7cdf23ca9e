"""Explanations are whole, exact, and say nothing that was not found."""

import re

import pytest
from hypothesis import given, settings
from strategies import reports

from attribution import Report, analyze
from attribution.errors import InputError
from attribution.report.wording import quote
from attribution.values.claim import Evidence, VerificationState
from attribution.values.evolution import evolve

TEXT = (
    "Ida Frost, the harbour master, said the ferry might be late. She said the fog was to blame. "
    "The company denied that the ferry was late. The claim could not be independently verified."
)


@pytest.fixture(scope="module")
def report() -> Report:
    """A claim with a denial and a caveat."""
    return analyze(TEXT, id="ferry")


def test_a_claim_shows_status_statements_and_the_whole_ledger(report: Report) -> None:
    """Each row stands there with its numbers, and the sums are those of the rows."""
    for claim in report.claims:
        text = report.explain(claim.id)
        assert f"Status: {claim.verification.status}" in text
        assert f"Score {claim.credibility.score:.3f}" in text
        rows = re.findall(r"^  \+(\d+\.\d+) for, \+(\d+\.\d+) against", text, flags=re.MULTILINE)
        if claim.credibility.ledger:
            assert len(rows) == len(claim.credibility.ledger) + 1
            for column in (0, 1):
                *parts, whole = (float(r[column]) for r in rows)
                assert sum(parts) == pytest.approx(whole, abs=0.0006 * len(rows))
        assert "never whether it is true" in text


def test_a_source_gives_the_reason_of_each_mention(report: Report) -> None:
    """Every mention is quoted, with why it was joined."""
    (frost,) = (s for s in report.sources if s.name == "Ida Frost")
    text = report.explain(frost.id)
    assert len(frost.reasons) == len(frost.mentions)
    for mention, reason in zip(frost.mentions, frost.reasons, strict=True):
        assert f"“{mention.text}” at {mention.start}: {reason}" in text


def test_a_statement_tells_hedges_and_certainty(report: Report) -> None:
    """The hedge is quoted with its strength."""
    statement = next(s for s in report.statements if s.hedges)
    text = report.explain(statement.id)
    assert f"“{statement.hedges[0].text}”" in text
    assert f"{statement.certainty:.2f} of 1" in text


def test_an_unknown_id_is_refused_with_the_known_ones(report: Report) -> None:
    """The message says what the report holds."""
    with pytest.raises(InputError, match=f"c1 to c{len(report.claims)}"):
        report.explain("c99")
    with pytest.raises(InputError, match="holds nothing"):
        Report().explain("c1")


@given(reports())
@settings(max_examples=40, deadline=None)
def test_everything_in_any_report_can_be_explained(report: Report) -> None:
    """Each id gives text, whatever the values."""
    ids = [x.id for x in (*report.claims, *report.sources, *report.statements)]
    for id in [*ids, *(f"v{n + 1}" for n in range(len(report.verifications)))]:
        assert id in report.explain(id)


@pytest.mark.parametrize("limit", range(12, 60, 5))
def test_a_long_text_is_cut_between_words(limit: int) -> None:
    """Whatever the limit, all words shown are whole ones of the text."""
    text = "The harbour master said that the ferry to Brell might be considerably late on Sunday"
    shown = quote(text, limit).strip("“”")
    assert len(shown) <= limit + 3
    assert set(shown.replace("…", " ").split()) <= set(text.split())


def test_marks_are_not_doubled_and_inner_ones_are_kept() -> None:
    """Quoted words get one pair of marks; where two quotations stand in one text, both keep theirs."""
    assert quote('"The ferry is late."') == "“The ferry is late.”"
    assert quote('"It fell," she said, "at noon."') == '“"It fell," she said, "at noon."”'


def test_groups_are_counted_among_several() -> None:
    """How many groups stand on a side is said where it has more than one source."""
    text = analyze("The harbour master denied that the ferry was late.").explain("c1")
    assert "For it: nobody. Against it: the harbour master." in text
    assert "independent group" not in text
    text = analyze("Ida Frost said the ferry was late. Tom Hale also said the ferry was late.").explain("c1")
    assert "For it: Ida Frost and Tom Hale (2 independent groups). Against it: nobody." in text
    text = analyze("The harbour master declined to say whether the ferry was late.").explain("c1")
    assert "Nobody in the text stands for it or against it." in text


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("The harbour ministry", "the harbour ministry"),
        ("A deckhand", "a deckhand"),
        ("A spokeswoman for the port", "a spokeswoman for the port"),
        ("Ida Frost", "Ida Frost"),
        ("The mayor and a deckhand", "the mayor and a deckhand (2 independent groups)"),
    ],
)
def test_sources_are_called_as_the_text_calls_them(who: str, words: str) -> None:
    """A description keeps its article, a name gets none."""
    assert f"For it: {words}. Against it: nobody." in analyze(f"{who} said the ferry was late.").explain("c1")


def test_evidence_is_said_once() -> None:
    """Two sources who share their words are one line of evidence."""
    text = analyze(
        "The mayor and a deckhand said the ferry was late. A diver said the ferry was late."
    ).explain("c1")
    assert text.count("  - one of its sources: ") == 2


def test_a_status_without_a_phrase_claims_none(report: Report) -> None:
    """What is gathered from the telling, or passed on as hearsay, is not put down to words of the text."""
    for kind, words in (("impression", "no phrase says so"), ("hearsay", "passed on without a source")):
        state = VerificationState("unverified", (Evidence(kind, "s1", "reportedly"),))
        claims = (evolve(report.claims[0], verification=state), *report.claims[1:])
        text = evolve(report, claims=claims).explain("c1")
        assert "the text says that it could not be" not in text
        assert f"  - {words}" in text


def test_what_is_only_denied_supports_nothing() -> None:
    """A claim that nobody affirms would support another one, and does not."""
    said = "Activists claimed that drones had killed at least nine people at the mill."
    denied = analyze(f"{said} The mayor denied that anyone had died.").explain("c1")
    assert "would be supported by c2" in denied
    assert " is supported by" not in denied
    assert " is supported by c2" in analyze(f"{said} A nurse said that people had died.").explain("c1")
