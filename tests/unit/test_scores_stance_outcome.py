"""What a text confirms or denies of a claim decides against the contrary stance."""

import pytest

import attribution
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.scores.stance_outcome import find_outcome
from attribution.scores.stance_views import find_match, view_claim, view_text

CONFIRMED = (
    (
        "Ines Dorvall is alive",
        "A hoax page claimed that singer Ines Dorvall had died. The lie spread fast. "
        "Her agent confirmed that she was alive.",
    ),
    (
        "Kelborn held talks with Ostra",
        "Kelborn confirmed on Friday that it had held talks with Ostra. It had denied reports of a sale for weeks. "
        "A blog's figures were false, Kelborn said.",
    ),
    (
        "One crane of the harbour was damaged",
        "A video of the harbour was fake, experts said. The mayor said the harbour was intact. "
        "The mayor has now confirmed that one crane was damaged.",
    ),
)
DENIED = (
    ("Brandt took bribes from the mine", "A blog said Brandt took bribes from the mine. The mine denied it."),
    (
        "Dorvall was paid in cash by Kelborn Mining",
        "An article about Dorvall said she had been paid in cash by Kelborn Mining. This was false.",
    ),
)


def outcome(claim: str, text: str) -> str:
    """Find how a text leaves a claim."""
    options = Options()
    view, body = view_claim(claim, options), view_text(Analyzer().inspect(text), options)
    return find_outcome(view, body, find_match(view, body), options)


@pytest.mark.parametrize(("claim", "text"), CONFIRMED)
def test_no_disagreement_with_what_is_confirmed(claim: str, text: str) -> None:
    """Denials of other things, or of the contrary, do not turn a text against what it confirms."""
    assert outcome(claim, text) == "confirmed"
    assert attribution.check(claim, text).stance == "agree"


@pytest.mark.parametrize(("claim", "text"), DENIED)
def test_no_agreement_with_what_is_denied(claim: str, text: str) -> None:
    """What is denied of a subject that a pronoun stands for is denied of it."""
    assert outcome(claim, text) == "denied"
    assert attribution.check(claim, text).stance != "agree"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Kelborn held no talks with Ostra", CONFIRMED[1][1]),
        ("Kelborn bought a ship", CONFIRMED[1][1]),
        ("The bridge was damaged", CONFIRMED[2][1]),
        ("Is the crane damaged?", CONFIRMED[2][1]),
        ("The crane was damaged", "The mayor said that one crane was damaged."),
        ("Ines Dorvall has died", "The agent of Ines Dorvall confirmed that she was alive."),
    ],
)
def test_another_subject_sign_or_predicate_has_no_outcome(claim: str, text: str) -> None:
    """What is confirmed of another subject, with another sign, or not checked leaves the claim open."""
    assert outcome(claim, text) != "confirmed"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The pier is safe", "Divers said the pier is not safe."),
        ("The pier is safe", "The pier is not safe."),
        ("The depot will close", "The owner said on Monday that the depot will not close."),
        ("Guards were present at the gate", "A clerk said no guards were present at the gate."),
        ("The mast had been checked", "The inspector said the mast had never been checked."),
    ],
)
def test_a_plain_negation_disagrees(claim: str, text: str) -> None:
    """A text that only says that it is not so disagrees, without any word of denial."""
    assert attribution.check(claim, text).stance == "disagree"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The pier is safe", "Divers said the pier is safe."),
        ("The pier is not safe", "Divers said the pier is not safe."),
        ("The pier is safe", "Divers said the pier is not safe. The mayor said the pier is safe."),
        ("The mast had been checked", "The inspector said the mast had been checked, not the sails."),
        ("The depot will close", "The owner said the depot will not only close but be pulled down."),
        ("The depot will close", "The owner said it was not certain that the depot will close."),
    ],
)
def test_a_negation_of_something_else_does_not_disagree(claim: str, text: str) -> None:
    """Both sides in one text, a shared negation and one that reaches other words are no disagreement."""
    assert attribution.check(claim, text).stance != "disagree"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The mayor stole the money", "The mayor said he did not steal the money."),
        ("The army shelled the school", "The army said it did not shell the school."),
        ("The man was not armed", "Police said the man was armed."),
    ],
)
def test_a_speakers_pronoun_stands_for_the_speaker(claim: str, text: str) -> None:
    """What someone says that they did not do is the claim's opposite, and so is the plain fact for a negated claim."""
    assert attribution.check(claim, text).stance == "disagree"
