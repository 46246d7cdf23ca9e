"""What only looks like a statement: counted cases, and what somebody was refused."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read


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


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "She was denied a solicitor.",
        "The prisoners were denied clean water for a week.",
        "Hale had been denied his medicine.",
        "The crew was denied entry.",
    ],
)
def test_who_is_denied_a_thing_denies_nothing(text: str, extractor: str) -> None:
    """An object after the passive is what was refused: no statement, and no denial of a claim."""
    report = analyze(text, options=Options(extractor=extractor))
    assert (report.statements, report.verifications) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The allegation was denied by the firm.",
        "The report was denied last week.",
        "The claim was denied several times.",
    ],
)
def test_what_is_denied_is_a_claim(text: str) -> None:
    """An agent or a time after the passive is no object."""
    assert [s.cue.lemma for s in analyze(text).statements] == ["deny"]


@pytest.mark.parametrize(
    "text", ["Her sister Jane Poe agreed.", "His lawyer Nia Booth confirmed.", "Her husband Ron agreed."]
)
def test_half_of_a_speakers_phrase_is_no_content(text: str) -> None:
    """Who agrees with something that is told elsewhere has not said "her sister"."""
    assert not extract(read(text), Options())


def test_a_content_before_its_speaker_stays() -> None:
    """A clause between marks is what the speaker says."""
    (statement,) = extract(read("The well was dry, Jane Poe said."), Options())
    assert statement.content.spans[0].text == "The well was dry"
