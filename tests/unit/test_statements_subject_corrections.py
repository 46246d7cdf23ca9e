"""Where grammar overrules both extractors on where a subject begins."""

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.statement import Statement


def found(text: str) -> list[Statement]:
    """Return the statements of a text."""
    return list(extract(read(text), Options()))


def source(text: str, cue: str) -> list[str]:
    """Return the source of the statement whose cue holds a word."""
    statement = next(s for s in found(text) if any(cue in c.text.split() for c in s.cue.spans))
    return [s.text for s in statement.source.spans]


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("The ranger who said he slept in a barn now admits he drove.", "admits", "The ranger who said he slept in a barn"),
        ("The cook who insisted the soup was hot later conceded it was cold.", "conceded", "The cook who insisted the soup was hot"),
        ("A diver who said he heard nothing has told the inquest he heard screams.", "told", "A diver who said he heard nothing"),
        ("The mill that claimed the flour was clean has admitted it was not.", "admitted", "The mill that claimed the flour was clean"),
        ("The owner of the barn who said it was empty told detectives it was full.", "told", "The owner of the barn who said it was empty"),
    ],
)  # fmt: skip
def test_the_verb_after_a_relative_clause_has_its_noun_for_a_subject(
    text: str, cue: str, subject: str
) -> None:
    """A word at the end of "who said he slept in a barn" admits nothing."""
    assert source(text, cue) == [subject]


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("The boat that sailors said was lost has sunk, the navy confirmed.", "said", "sailors"),
        ("The man who left said he was tired.", "said", "The man who left"),
        ("Roe met the woman who paid him and Lund said he was bought.", "said", "Lund"),
        ("The driver, who fled, died, police said.", "said", "police"),
    ],
)
def test_a_clause_of_its_own_keeps_its_subject(text: str, cue: str, subject: str) -> None:
    """Only a verb that no clause after the pronoun needs belongs to the noun before it."""
    assert source(text, cue) == [subject]


def test_what_a_relative_clause_says_ends_before_the_main_verb() -> None:
    """A pronoun that begins the content opens no clause beside it."""
    inner = next(
        s
        for s in found("The sailor who told nurses he was alone now says he had a guest.")
        if s.cue.lemma == "tell"
    )
    assert [s.text for s in inner.content.spans] == ["he was alone"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In fact nurses said the ward was full.", "nurses"),
        ("At first ministers said the dam would hold.", "ministers"),
        ("By dusk rescuers said all were safe.", "rescuers"),
        ("In June lawyers said he was ill.", "lawyers"),
        ("In 2014 teachers said the roof leaked.", "teachers"),
        ("Last month nurses said the ward was full.", "nurses"),
        ("Three years ago divers said the wreck had moved.", "divers"),
        ("The next day sailors said the ship was lost.", "sailors"),
        ("That night villagers said the mill was on fire.", "villagers"),
        ("In a letter Anna Lund said the mill was safe.", "Anna Lund"),
        ("In court lawyers said he was ill.", "lawyers"),
        ("In Oslo police said the man was dead.", "police"),
        ("In New Delhi officials said the plane was late.", "officials"),
    ],
)
def test_a_time_or_place_without_a_comma_is_no_part_of_the_subject(text: str, subject: str) -> None:
    """A preposition needs an object, and the verb behind it a subject."""
    assert source(text, "said") == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Police in Oslo said the man was dead.", "Police in Oslo"),
        ("This week's winner said the race was hard.", "This week's winner"),
        ("The June election winner said the race was hard.", "The June election winner"),
        ("Last year's report said the dam would hold.", "Last year's report"),
        ("After nurses said the ward was full, it was closed.", "nurses"),
        ("The night porter said the door was open.", "The night porter"),
        ("May Lund said the door was open.", "May Lund"),
    ],
)
def test_a_time_or_place_inside_a_subject_stays(text: str, subject: str) -> None:
    """What describes the subject belongs to it."""
    assert source(text, "said") == [subject]


@pytest.mark.parametrize(
    ("text", "agent", "content"),
    [
        ("The mill was accused by farmers of a swindle.", "farmers", ["The mill", "of a swindle"]),
        ("He was accused by lawyers in June of fraud.", "lawyers", ["He", "of fraud"]),
        ("The mayor was criticised by nurses for his silence.", "nurses", ["The mayor", "for his silence"]),
        ("The general was accused by members of the clan.", "members of the clan", ["The general"]),
        ("The clerk was accused by the Ministry of Health.", "the Ministry of Health", ["The clerk"]),
    ],
)
def test_what_somebody_is_accused_of_is_no_part_of_the_accuser(
    text: str, agent: str, content: list[str]
) -> None:
    """The agent ends before "of" or "for" with the charge, not before the group it belongs to."""
    (statement,) = found(text)
    assert [s.text for s in statement.source.spans] == [agent]
    assert [s.text for s in statement.content.spans] == content
