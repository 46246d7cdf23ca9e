"""Questions for yes or no: what is asked for is not said."""

import pytest
from claims_texts import statuses

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.statement import Statement


def last(text: str) -> Statement:
    """Return the last statement of a text by the default extractor."""
    return extract(read(text, options=Options()), Options())[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Does the board deny it?",
        "Has the navy denied this?",
        "Did Ms Hale say that the mine was shut?",
        "Can you confirm that two divers drowned?",
        "Was the sale confirmed by the bank?",
        "Are officials suggesting that the dam leaks?",
        '"Did the clerk say the safe was empty?" he asked.',
    ],
)
def test_what_is_asked_for_is_not_reported(text: str) -> None:
    """An act in a question for yes or no is open and not reported."""
    found = last(text)
    assert (found.polarity, found.reported) == ("open", False)


@pytest.mark.parametrize(
    "text",
    [
        "When did the navy confirm the deaths?",
        "Is it true, Hale asked, that the dam leaks?",
        "The navy denied this, did it?",
        '"Is it late?" Hale asked. The navy denied this.',
        "Did it rain? The navy denied this.",
    ],
)
def test_what_stands_beside_a_question_is_reported(text: str) -> None:
    """What a question takes for granted, and who asks it, is reported all the same."""
    assert last(text).reported


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Do detectives believe it was arson?", "detectives", "it was arson"),
        ("Will the minister admit that the pumps failed?", "the minister", "that the pumps failed"),
        ("Had the council warned tenants that the wall was weak?", "the council", "that the wall was weak"),
    ],
)
def test_the_marks_of_a_question_are_no_part_of_source_and_content(
    text: str, source: str, content: str
) -> None:
    """The auxiliary and the question mark belong to the question, not to who speaks or what is said."""
    (found,) = analyze(text).statements
    assert [x.text for x in (*found.source.spans, *found.content.spans)] == [source, content]


def test_a_question_of_its_own_keeps_its_mark() -> None:
    """A quoted question is a content with its question mark."""
    assert last('Hale asked: "Do you deny that you lied?"').content.spans[0].text.endswith('?"')


@pytest.mark.parametrize("question", ["Does the board deny it?", "Has the navy denied this?"])
def test_who_is_asked_for_a_denial_denies_nothing(question: str) -> None:
    """A question leaves what was said before as it was."""
    assert statuses(f"Hale says the mine was shut. {question}")[0] == "attributed"
