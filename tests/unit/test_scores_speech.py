"""Kinds of speech: what only asks or commands is no evidence that something is so."""

import pytest

from attribution import analyze
from attribution.pipeline import Analyzer
from attribution.scores.speech import is_question, speech_class

QUESTIONS = (
    '"Who closed the pier?" the senator said.',
    '"Is the tunnel dry?" Ruhl said. "Is the tunnel dry?" Brandt said.',
    "“Why was nobody told? Who knew of it?” Ida Brandt wrote.",
    "The clerk said whether the pier was closed.",
)
NO_QUESTIONS = (
    '"The pier is closed," the senator said.',
    '"Who closed the pier? The mayor did," Ruhl said.',
    "Ruhl said the pier was closed.",
    "Ruhl said if the pier was closed, the club would sue.",
)
COMMANDS = (
    '"Close the pier at once," Ruhl told the council.',
    '"Do not drink the water," the mayor said.',
    '"Don\'t leave your homes," police said.',
    '"Please keep away from the harbour," the operator said.',
)
NO_COMMANDS = (
    '"Closing the pier was wrong," Ruhl said.',
    '"Look, the tunnel is dry," Ruhl said.',
    '"Keep away, the dam has burst," police said.',
    '"We do not drink the water," the mayor said.',
    "Ruhl said close relatives of the pilot had left.",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_are_no_evidence(text: str) -> None:
    """Nobody stands for a question, however the verb puts it."""
    assert all(is_question(s) for s in Analyzer().inspect(text).statements)
    report = analyze(text)
    assert report.claims
    for claim in report.claims:
        assert claim.support.for_ == ()
        assert claim.credibility.ledger == ()
        assert claim.verification.status == "attributed"


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_assertions_beside_questions_are_evidence(text: str) -> None:
    """A content that also asserts counts."""
    assert not any(is_question(s) for s in Analyzer().inspect(text).statements)
    assert analyze(text).claims[0].support.for_ == ("e1",)


@pytest.mark.parametrize("text", COMMANDS)
def test_commands_are_directives(text: str) -> None:
    """Quoted commands count like demands, whatever verb introduces them."""
    analysis = Analyzer().inspect(text)
    assert speech_class(analysis.document, analysis.statements[0]) == "directive"
    assert "directive" in analyze(text).claims[0].credibility.ledger[0].why


@pytest.mark.parametrize("text", NO_COMMANDS)
def test_what_says_how_things_are_is_no_command(text: str) -> None:
    """A verb that says how things are, and words that are not quoted, make an assertion."""
    analysis = Analyzer().inspect(text)
    assert speech_class(analysis.document, analysis.statements[0]) == "assertion"
