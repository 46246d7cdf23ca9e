"""Two clauses that "and" joins behind the object of the first."""

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read


def parts(text: str) -> list[tuple[list[str], list[str]]]:
    """Return the source and the content of a text's statements."""
    statements = extract(read(text), Options())
    return [([x.text for x in s.source.spans], [x.text for x in s.content.spans]) for s in statements]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Lund denied fraud and the court cleared her.", (["Lund"], ["fraud"]), (["the court"], ["her"])),
        ("The abbot admitted theft and his sister admitted arson.", (["The abbot"], ["theft"]), (["his sister"], ["arson"])),
        ("The clinic denied neglect and the coroner rejected its report.", (["The clinic"], ["neglect"]), (["the coroner"], ["its report"])),
        ("Roe had admitted arson and Lund had denied it.", (["Roe"], ["arson"]), (["Lund"], ["it"])),
        ("Farmers condemned the tax and the union demanded a vote.", (["Farmers"], ["the tax"]), (["the union"], ["a vote"])),
        ("The bishop blamed sailors and fishermen blamed the bishop.", (["The bishop"], ["sailors"]), (["fishermen"], ["the bishop"])),
    ],
)  # fmt: skip
def test_an_object_and_the_next_subject_are_two_phrases(
    text: str, first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]
) -> None:
    """Each speaker has a content of their own."""
    assert parts(text) == [first, second]


def test_a_clause_without_a_speaker_ends_the_object_as_well() -> None:
    """What the next clause tells is the writer's."""
    assert parts("Police confirmed the arrest and his wife left the village.") == [
        (["Police"], ["the arrest"])
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Police confirmed two sailors and a cook drowned.", "two sailors and a cook drowned"),
        ("The minister said the strike and the flood had cost lives.", "the strike and the flood had cost lives"),
        ("Lund denied fraud and wilful neglect.", "fraud and wilful neglect"),
        ("Roe rejected the plan and the budget put forward by the mayor.", "the plan and the budget put forward by the mayor"),
        ("The mayor believes the tax and the union hurt farmers.", "the tax and the union hurt farmers"),
    ],
)  # fmt: skip
def test_a_joint_subject_or_object_stays_whole(text: str, content: str) -> None:
    """Behind a verb that takes a clause, people or bodies begin one; a participle is no verb of a clause."""
    assert parts(text)[0][1] == [content]


def test_a_joint_source_stays_whole() -> None:
    """No verb stands before it whose object its first half could be."""
    assert parts("Officials from Lisk and the army denied the report.") == [
        (["Officials from Lisk and the army"], ["the report"])
    ]
