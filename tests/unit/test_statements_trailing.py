"""Speakers who close a sentence, and the clause after "according to"."""

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read

BOTH = pytest.mark.parametrize("extractor", ["model", "rules"])


def outer(text: str, extractor: str = "model") -> list[tuple[list[str], list[str]]]:
    """Return the source and the content of a text's statements that stand in no other one."""
    statements = extract(read(text), Options(extractor=extractor))
    return [
        ([x.text for x in s.source.spans], [x.text for x in s.content.spans])
        for s in statements
        if s.nested_in is None
    ]


@BOTH
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The wardens beat the boy, two sailors alleged late on Sunday.", "two sailors", "The wardens beat the boy"),
        ("The mill will close, three people close to the owner confirmed on Telegram.", "three people close to the owner", "The mill will close"),
        ("“Rents rose,” two people familiar with the deal noted on Sunday.", "two people familiar with the deal", "“Rents rose,”"),
        ("Work stopped after divers said the dam leaked, the ministry announced on Sunday.", "the ministry", "Work stopped after divers said the dam leaked"),
        ("The clan will sue, warned lawyers for the clan in an interview with the Lisk Herald.", "lawyers for the clan", "The clan will sue"),
        ("The pass is open, stated officials on Sunday.", "officials", "The pass is open"),
        ("“The pass is open,” confirmed officials in a statement.", "officials", "“The pass is open,”"),
        ("“The ferry will sail,” suggested a spokeswoman for the line in a letter.", "a spokeswoman for the line", "“The ferry will sail,”"),
    ],
)  # fmt: skip
def test_who_closes_a_sentence_says_what_stands_before_the_comma(
    text: str, source: str, content: str, extractor: str
) -> None:
    """The whole phrase beside the verb is the source, without time and channel, the clause its content."""
    assert outer(text, extractor) == [([source], [content])]


@pytest.mark.parametrize(
    "text",
    [
        "After the roof leaked, the mill reported losses.",
        "Two sailors drowned, three boats sank on Sunday.",
        "A former aide, who was there, confirmed the story.",
    ],
)
def test_other_clauses_are_said_by_nobody_at_the_end(text: str) -> None:
    """A verb with an object of its own, or a noun that cannot speak, closes no statement."""
    assert all(not content[0].startswith(text[:9]) for _, content in outer(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("According to Tass, the envoy said that the talks had failed.", "Tass", "the envoy said that the talks had failed"),
        ("According to the guild's deputy leader, Jo Aker, four looms were burned.", "the guild's deputy leader, Jo Aker", "four looms were burned"),
        ("According to the doctor, Jo Aker was drunk.", "the doctor", "Jo Aker was drunk"),
        ("According to sailors, Jo Aker, 41, was drunk.", "sailors", "Jo Aker, 41, was drunk"),
    ],
)  # fmt: skip
def test_the_clause_after_according_to_is_whole(text: str, source: str, content: str) -> None:
    """Its subject alone is no content, and a name between two commas belongs to the description before it."""
    ((sources, contents),) = outer(text)
    assert ([x.rstrip(",") for x in sources], contents) == ([source], [content])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mine was safe, the mayor, Ann Lund, told reporters.", "the mayor, Ann Lund,"),
        ("The bridge was safe, Ann Lund, 40, told jurors.", "Ann Lund, 40,"),
        ("The road was closed, the mayor, Ann Lund, warned drivers.", "the mayor, Ann Lund,"),
        ("The road was closed, warned police on Friday.", "police"),
    ],
)
def test_a_hearer_is_no_speaker(text: str, speaker: str) -> None:
    """The comma that closes an apposition does not turn the sentence round."""
    (statement,) = extract(read(text), Options())
    assert statement.source.spans[0].text == speaker
