"""Explanations are whole, exact, and say nothing that was not found."""

import re

import pytest
from hypothesis import given, settings
from strategies import reports

from attribution import Report, analyze
from attribution.errors import InputError

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
