"""Numbers without a unit count what the sentence measures; different ones are never one claim."""

import pytest
from claims_texts import propose, verdict

from attribution import analyze

MEASURED = [
    ("The death toll climbed to 38.", "person"),
    ("the toll from the landslide at 44", "person"),
    ("Rescuers raised the toll to at least 45.", "person"),
    ("The number of dead was put at nearly 300.", "person"),
    ("The total number of people killed had risen to 1,700.", "person"),
    ("17 dead in a landslide", "person"),
    ("the crowd at 80,000", "person"),
    ("In Brell the turnout reached 9,000.", "person"),
    ("Unemployment stood at 1.3 million.", "of unemployment"),
    ("The number of arrests is now 90.", "of arrest"),
]
UNMEASURED = [
    "The ferry sailed at 5.",
    "Flight 370 had vanished.",
    "He was 31.",
    "The toll rose by 12.",
    "It voted 9 to 4.",
]
CONTRADICTING = [
    ("the death toll had risen to 38", "the death toll had risen to 90"),
    ("the toll from the landslide at 44", "17 people were killed in the landslide"),
    ("the number of dead at 12", "the number of dead at 30"),
    ("the crowd at 80,000", "the crowd at 12,000"),
    ("unemployment stood at 1.3 million", "unemployment was 2.3 million"),
    (
        "three people died and 20 people were hurt in Brell",
        "three people died and 50 people were hurt in Brell",
    ),
]
NOT_CONTRADICTING = [
    ("the toll was at least 24", "the toll was 31"),
    ("the toll was about 30", "the toll was 32"),
    ("the toll stood at 300", "the toll stood at 312"),
    ("the toll rose from 12 to 31", "the toll stood at 31"),
    ("the number of dead was 12", "the number of arrests was 90"),
    ("40 people were killed in Norway", "three people were killed in Kenya"),
    ("three people died in Brell", "three people died and 20 people were hurt in Brell"),
]


@pytest.mark.parametrize(("text", "unit"), MEASURED)
def test_a_number_counts_what_is_measured(text: str, unit: str) -> None:
    """Subject, object and the noun behind "number of" give the unit."""
    assert [q.unit for q in propose(text).quantities] == [unit]


@pytest.mark.parametrize("text", UNMEASURED)
def test_other_numbers_have_no_unit(text: str) -> None:
    """Times, names, ages, differences and scores measure nothing."""
    assert {q.unit for q in propose(text).quantities} <= {""}


@pytest.mark.parametrize(("a", "b"), CONTRADICTING)
def test_other_figures_contradict(a: str, b: str) -> None:
    """Two figures of one measure contradict each other, with both as the reason."""
    relation, why = verdict(a, b)
    assert (relation, why[:7]) == ("contradicts", "number:")


@pytest.mark.parametrize(("a", "b"), NOT_CONTRADICTING)
def test_figures_that_may_both_hold(a: str, b: str) -> None:
    """Bounds, rounding, the earlier of two values, other measures, other places and parts do not contradict."""
    assert verdict(a, b)[0] != "contradicts"


def test_other_numbers_without_a_unit_are_not_the_same() -> None:
    """What differs in a number alone is not one proposition even if nobody knows what is counted."""
    a, b = "depot 3 in Brell was robbed by soldiers", "depot 9 in Brell was robbed by soldiers"
    assert verdict(a, a)[0] == "same"
    assert verdict(a, b)[0] == "supports"


def test_two_tolls_corroborate_nothing() -> None:
    """Two sources with two figures are two disputed claims, with one figure one corroborated claim."""
    text = "Rescuers said the death toll had climbed to 38. Villagers said the death toll had climbed to {}."
    apart, same = analyze(text.format(90)), analyze(text.format(38))
    assert [c.verification.status for c in apart.claims] == ["disputed", "disputed"]
    assert [r.why for r in apart.relations] == ["number: 90 against 38"]
    assert [c.verification.status for c in same.claims] == ["corroborated"]


def test_a_toll_that_rises_does_not_contradict_itself() -> None:
    """The same source goes on from its own number; another one's number contradicts it."""
    text = "Rescuers said the death toll had climbed to 38. {} said the death toll had since climbed to 52."
    assert [r.relation for r in analyze(text.format("Rescuers")).relations] == []
    assert [r.relation for r in analyze(text.format("Villagers")).relations] == ["contradicts"]
