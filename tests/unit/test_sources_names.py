"""Names reach as far as they should: possessive marks inside bodies' names."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1The Plumbers' Union] {1said} <1it rained>.", "Plumbers' Union"),
        ("[1The National Pensioners' Forum] {1said} <1it rained>.", "National Pensioners' Forum"),
        ("[1The Women's Institute] {1said} <1it rained>.", "Women's Institute"),
        ("[1The Children's Society] {1said} <1it rained>.", "Children's Society"),
    ],
)
def test_a_genitive_plural_belongs_to_the_name(marked: str, name: str) -> None:
    """A plural of people in capitals and the body behind its genitive are one organisation."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.type, source.affiliation) == (name, "organisation", None)


def test_a_body_with_a_genitive_employs() -> None:
    """Before a function such a name is the affiliation, whole."""
    analysis = analysed("[1Nurses' Union spokeswoman Clara Whitfield] {1said} <1the wards were full>.")
    assert [s.name for s in analysis.sources] == ["Nurses' Union", "Clara Whitfield"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1The Philippines' Coast Guard] {1said} <1it rained>.", "Coast Guard"),
        ("[1The United States' Forest Service] {1said} <1it rained>.", "Forest Service"),
        ("[1Reuters' Moscow Bureau] {1said} <1it rained>.", "Moscow Bureau"),
        ("[1Denmark's Fisheries Ministry] {1said} <1it rained>.", "Fisheries Ministry"),
        ("[1The nurses' union] {1said} <1it rained>.", "nurses' union"),
    ],
)
def test_an_owner_stays_apart(marked: str, name: str) -> None:
    """Countries and outlets own the body behind their genitive; small letters name nothing."""
    assert names(marked) == [name]
