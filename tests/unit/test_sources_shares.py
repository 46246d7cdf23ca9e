"""Percentages, fractions and counted parts are groups without a name."""

import pytest

from tests.spoken import analysed, names, speaker

GROUPS = {
    "[1Only 78% of growers] {1said} <1it rained>.": "78% of growers",
    "[1Some 62% of voters] {1said} <1it rained>.": "Some 62% of voters",
    "[1Nearly 31%] {1said} <1it rained>.": "31%",
    "[1About 40 percent of farmers] {1said} <1it rained>.": "40 percent of farmers",
    "[1More than 70% of nurses] {1said} <1it rained>.": "More than 70% of nurses",
    "[1Three in four voters] {1said} <1it rained>.": "Three in four voters",
    "[1A third of drivers] {1said} <1it rained>.": "third of drivers",
    "[1Two] {1said} <1it rained>.": "Two",
    "[1Three of the five judges] {1said} <1it rained>.": "Three of the five judges",
    "[1Two of them] {1said} <1it rained>.": "Two of them",
}


@pytest.mark.parametrize("marked", list(GROUPS))
def test_shares(marked: str) -> None:
    """A number is no name: what it counts is part of the description."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.type, source.named) == (GROUPS[marked], "group", False)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The investors waited. [1One of them] {1said} <1it rained>.", "One of the investors"),
        ("She met two investors. [1One of them] {1said} <1it rained>.", "One of two investors"),
        ("[1One of them] {1said} <1it rained>.", "One of them"),
        ("[1One] {1said} <1it rained>.", "One"),
    ],
)
def test_one_of_several(marked: str, name: str) -> None:
    """One is one person, called after whose part it is where the text tells."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.type, source.named) == (name, "unnamed", False)


def test_two_shares_are_two_groups() -> None:
    """Different numbers count different people."""
    marked = "[1Only 17%] {1said} <1it rained>. [2Some 9%] {2said} <2it snowed>. [3Nearly 20 percent] {3said} <3nothing>."
    assert names(marked) == ["17%", "Some 9%", "20 percent"]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [("[1Channel 4] {1said} <1it rained>.", "outlet"), ("[1A third man] {1said} <1it rained>.", "unnamed")],
)
def test_numbers_that_count_nobody(marked: str, kind: str) -> None:
    """A number in a name or in an order is no share."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert source.type == kind
