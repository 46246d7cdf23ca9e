"""What the writer sets right in the sentence after it."""

import pytest

from attribution import analyze


def first_status(text: str) -> str:
    """Return the status of the first statement's claim."""
    report = analyze(text)
    by_claim = {c.id: c.verification.status for c in report.claims}
    return by_claim[report.statements[0].claim]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We reported that the mill had closed. In fact, it is open.", "retracted"),
        ("An earlier report said the flood killed nine people. In fact, nobody died.", "retracted"),
        (
            "An article about Ms Lund said that she had sold her shares. In reality, she kept them.",
            "retracted",
        ),
        ("Last week we said nine people were treated. The correct figure is two.", "retracted"),
        ("Posts on social media said that the pier had burnt. In fact, it stands.", "denied"),
        ("An article by the guild said that the pier had burnt. In fact, it stands.", "denied"),
        ("The Herald story said that the pier had burnt. In fact, it stands.", "denied"),
        ("Mr Aker claimed that the pier had burnt. In reality, it stands.", "denied"),
        ("The mayor said nine people were hurt. The correct number was two.", "denied"),
    ],
)
def test_what_is_set_right(text: str, status: str) -> None:
    """The next sentence denies what was claimed or written; an outlet's own words are taken back."""
    assert first_status(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "Mr Aker said that it was late. In fact, it was midnight.",
        "The report said that the firm had lied. In fact, it said that the firm had lied for years.",
        'Mr Aker claimed that the pier had burnt. "In fact, it burnt twice," Ms Lund said.',
        "Mr Aker claimed that the pier had burnt. It was late. In fact, it was midnight.",
        "We reported that the mill had closed. The correct answer is hard to find.",
    ],
)
def test_what_goes_on_sets_nothing_right(text: str) -> None:
    """ "In fact" may go on as well as turn, and speaks of the sentence right before."""
    assert first_status(text) == "attributed"
