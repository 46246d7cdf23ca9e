"""Passives of naming with a name before "by"."""

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read

BOTH = pytest.mark.parametrize("extractor", ["model", "rules"])


@BOTH
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('The strike was described as "cowardly" by the bishop.', "the bishop", ["The strike", '"cowardly"']),
        ("The tax was branded unjust by farmers.", "farmers", ["The tax", "unjust"]),
        ('The plan was called "a farce" by the union.', "the union", ["The plan", '"a farce"']),
        ("The rescue has been hailed as a miracle by nurses.", "nurses", ["The rescue", "a miracle"]),
        ("The canal was dubbed a waste of money by critics.", "critics", ["The canal", "a waste of money"]),
    ],
)
def test_who_names_something_stands_behind_by(
    text: str, source: str, content: list[str], extractor: str
) -> None:
    """The name and what is named so are the content."""
    (statement,) = extract(read(text), Options(extractor=extractor))
    assert [x.text for x in statement.source.spans] == [source]
    assert [x.text for x in statement.content.spans] == content


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "The boy was called to the scene by police.",
        "The cook was called a liar by name.",
        "The ship was called Freya by the time it sank.",
        "The mayor called the tax unjust.",
    ],
)
def test_other_passives_name_nobody(text: str, extractor: str) -> None:
    """A place, a means or a time is no namer."""
    for statement in extract(read(text), Options(extractor=extractor)):
        assert not any(x.text in ("police", "name", "the time") for x in statement.source.spans)
