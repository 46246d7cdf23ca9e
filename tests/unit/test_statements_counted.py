"""Numbers before a participle and its noun are nobody's words."""

import pytest

from attribution import analyze
from attribution.options import Options


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "There are 17 confirmed cases of measles.",
        "Clinics in the north reported 1,400 confirmed infections on Friday.",
        "The island has 9 confirmed deaths.",
    ],
)
def test_a_number_of_cases_confirms_nothing(text: str, extractor: str) -> None:
    """What is counted is described by the participle, not confirmed by the number."""
    report = analyze(text, options=Options(extractor=extractor))
    assert [s for s in report.statements if s.cue.lemma == "confirm"] == []


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("Three confirmed that the boat had sunk.", "confirm"), ("Four denied theft.", "deny")],
)
def test_a_number_of_people_may_speak(text: str, lemma: str) -> None:
    """A past tense after a number is what that many people say."""
    assert [s.cue.lemma for s in analyze(text).statements] == [lemma]
