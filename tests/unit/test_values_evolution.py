"""Copies with changed fields: the quick way equals that of attrs."""

import attrs
import pytest

from attribution.text import read
from attribution.values.evolution import evolve
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement


def statement() -> Statement:
    """Make a statement with a few fields that are not the defaults."""
    span = Span(0, 4, "rain")
    return Statement(
        "s1", SourceRef(None, ()), Cue((span,), "say", "verb"), Content((span,)), "indirect", "state"
    )


@pytest.mark.parametrize("changes", [{}, {"claim": "c1"}, {"id": "s2", "confidence": 0.5, "nested_in": "s1"}])
def test_it_equals_the_one_of_attrs(changes: dict[str, object]) -> None:
    """The copy has the new values and otherwise the old ones; the original stays as it was."""
    before = statement()
    assert evolve(before, **changes) == attrs.evolve(before, **changes)
    assert before == statement()


def test_documents_can_be_copied_too() -> None:
    """It works for every class of values."""
    document = read("It rained, officials said.")
    assert evolve(document, id="a") == attrs.evolve(document, id="a")


def test_an_unknown_field_is_an_error() -> None:
    """A misspelt name does not go unnoticed."""
    with pytest.raises(KeyError):
        evolve(statement(), clam="c1")
