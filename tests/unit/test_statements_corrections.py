"""Where grammar overrules both extractors: joint sources."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.span import Span
from attribution.values.statement import Statement


def found(text: str) -> list[Statement]:
    """Return the statements of a text."""
    return list(extract(read(text), Options()))


def words(spans: tuple[Span, ...]) -> list[str]:
    """Return the texts of spans."""
    return [s.text for s in spans]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Neither the harbour office nor the navy commented on the report.",
            "Neither the harbour office nor the navy",
        ),
        (
            "Neither the school nor the parents said that anyone was hurt.",
            "Neither the school nor the parents",
        ),
        ("Neither Ms Lund nor Mr Aker said the mill would close.", "Neither Ms Lund nor Mr Aker"),
        (
            "The bridge was cheap and neither the town nor the county said that it would hold.",
            "neither the town nor the county",
        ),
    ],
)
def test_neither_belongs_to_its_source_and_negates_the_act(text: str, source: str) -> None:
    """A joint source has both halves of "neither ... nor", and nothing is reported of it."""
    (statement,) = [s for s in found(text) if s.nested_in is None]
    assert words(statement.source.spans) == [source]
    assert not statement.reported
    assert statement.polarity == "open"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The law is neither clear nor fair, Ms Lund said.", "Ms Lund"),
        ("The mayor, who trusts neither banks nor brokers, said the loan was paid.", "The mayor, who trusts neither banks nor brokers,"),
        ("Both the town and the county said that it would hold.", "Both the town and the county"),
    ],
)  # fmt: skip
def test_neither_elsewhere_negates_no_act(text: str, source: str) -> None:
    """Where "neither" stands in the content or inside a source, the act is done."""
    statement = next(s for s in found(text) if s.cue.lemma == "say")
    assert words(statement.source.spans)[0].strip(",") == source.strip(",")
    assert statement.reported


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Neither farmers nor millers said that prices would fall.", {"farmers", "millers", "farmers and millers"}),
        ("Neither Hartmann nor Ms Lund said she would resign.", {"Hartmann", "Lund", "Hartmann and Lund"}),
        ("Neither woman has confirmed that the shop was sold.", {"woman"}),
    ],
)  # fmt: skip
def test_neither_is_no_part_of_a_name(text: str, names: set[str]) -> None:
    """Sources are called after the words behind "neither"."""
    assert {s.name for s in analyze(text).sources} == names
