"""What an outlet said in an earlier version of its text."""

import pytest
from claims_texts import statuses

from attribution import analyze


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version said that the ferry belonged to Norlin.",
        "A previous version of this column said the bishop had retired. In fact, he has not.",
        "An earlier headline said that Hale had retired. She has not.",
        "This article originally stated that the mill sold 300 looms.",
        "I deleted a post that said nine barns were lost.",
        "We have removed a line which said the bishop had fled.",
    ],
)
def test_what_an_earlier_version_said_is_retracted(text: str) -> None:
    """A text that tells what it once said takes it back."""
    assert statuses(text)[0] == "retracted"


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of the bill said that fines would double.",
        "Hale's earlier version said that the safe was empty.",
        "An earlier report said that two divers drowned.",
        "This article states that the mill sold 300 looms.",
        "The site removed a video that said the dam had burst.",
        "This story has been corrected to show that Hale was elected in 2019.",
    ],
)
def test_other_versions_take_nothing_back(text: str) -> None:
    """Versions of other things, other people's texts and what is put in place stand."""
    assert "retracted" not in statuses(text)


def test_what_is_right_stands_behind_the_semicolon() -> None:
    """An earlier version said only what stands before the semicolon."""
    (found,) = analyze(
        "An earlier version said the cable was owned by Tela; it is owned by Norlin."
    ).statements
    assert [x.text for x in found.content.spans] == ["the cable was owned by Tela"]


def test_a_denial_is_of_what_somebody_else_has_said() -> None:
    """ "Her denial" is not about what she has said herself."""
    text = "The Herald said Hale took a bribe. Hale said she was poor. We are happy to record her denial."
    assert statuses(text)[:2] == ["denied", "attributed"]
