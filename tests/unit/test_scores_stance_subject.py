"""What a text says on a claim of which it has only the subject: nothing."""

import pytest

import attribution
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.scores.stance_subject import has_only_subject
from attribution.scores.stance_views import view_claim, view_text

PORT = (
    "Harbour master Ines Dorvall said the quay at Ostra had been repaired. "
    "Dorvall denied that a crane had fallen. Anglers welcomed the work."
)


def shares_only_subject(claim: str, text: str) -> bool:
    """Look at all sentences of a text."""
    options = Options()
    body = view_text(Analyzer().inspect(text), options)
    return has_only_subject(view_claim(claim, options), body, range(len(body.sentence_keys)), options)


@pytest.mark.parametrize(
    "claim",
    [
        "Dorvall plays the cello",
        "Ines Dorvall has married",
        "Dorvall was arrested",
        "Harbour master Ines Dorvall was jailed for fraud",
        "The quay was painted in 1956",
        "Anglers have won the lottery",
    ],
)
def test_a_shared_subject_is_nothing_on_the_claim(claim: str) -> None:
    """A text on somebody of whom it says something else is unrelated, whatever it denies."""
    assert shares_only_subject(claim, PORT)
    assert attribution.check(claim, PORT).stance == "unrelated"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The quay has been repaired", PORT),
        ("The crane fell", PORT),
        ("Anglers welcomed the repair", PORT),
        ("The photo is fake", "The photo shows a crane, the agency said."),
        ("The photo was not taken in Ostra", "The photo shows a crane, the agency said."),
        ("The photo is real", "The photo was doctored, the agency said."),
        ("Dorvall paid 4,200 crowns", "Dorvall gave the club 4,200 crowns."),
        ("Dorvall Wins Cello Prize", PORT),
        ("Dorvall and the cello", PORT),
        ("Dorvall was there", PORT),
        ("Kelborn lost the case", "Kelborn won on appeal, a clerk said."),
    ],
)
def test_more_than_the_subject_is_left_to_the_model(claim: str, text: str) -> None:
    """What is said of the subject, its opposite, a number, or a claim that only judges or is no sentence."""
    assert not shares_only_subject(claim, text)


def test_nothing_shared_is_no_subject() -> None:
    """Where nothing is shared, the model finds by itself that the text is unrelated."""
    assert not shares_only_subject("Tea cures colds", PORT)
