"""Kinds that names and descriptions show by their make: people by work, classes by number, firms by their "its"."""

import pytest

from tests.spoken import analysed, names, speaker, types


@pytest.mark.parametrize("people", ["Forecasters", "Commuters", "Anglers", "Objectors", "Ramblers"])
def test_people_by_what_they_do(people: str) -> None:
    """A plural for people that opens its sentence is a group and nobody's name."""
    source = speaker(analysed(f"[1{people}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.type, source.named) == ("group", False)


@pytest.mark.parametrize("name", ["Wexley Rovers", "Rovers"])
def test_clubs_are_no_people(name: str) -> None:
    """The same ending in a club's name tells a body."""
    assert types(f"[1{name}] {{1said}} <1it rained>.") != ["group"]


@pytest.mark.parametrize(
    ("phrase", "name", "affiliation"),
    [
        ("Prof Mats Ehrling of the Defence University", "Mats Ehrling", "Defence University"),
        ("Dr Lena Wexley of the Kestrel Institute", "Lena Wexley", "Kestrel Institute"),
    ],
)
def test_a_person_of_a_body(phrase: str, name: str, affiliation: str) -> None:
    """A title shows that the name before "of" is a person's."""
    source = speaker(analysed(f"[1{phrase}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type, source.affiliation_text) == (name, "person", affiliation)


@pytest.mark.parametrize("phrase", ["Year 11 pupil Aisha", "Grade 5 teacher Aisha"])
def test_a_class_before_a_name(phrase: str) -> None:
    """The number of a class is part of what describes the person."""
    assert names(f"[1{phrase}] {{1said}} <1it rained>.") == ["Aisha"]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[1Skybird] {1said} <1its planes were safe>.", "organisation"),
        ("[1Skybird] {1said} <1the planes were safe>. [2It] {2denied} <2a leak>.", "organisation"),
        ("[1Ann Wexley] {1said} <1its planes were safe>.", "person"),
        ("[1Harcourt] {1said} <1his planes were safe>.", "person"),
    ],
)
def test_who_has_its_own(marked: str, kind: str) -> None:
    """A bare name that "its" takes up is a firm's; a person's full name is not."""
    assert types(marked)[0] == kind


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("A white paper", "document"),
        ("The press release", "document"),
        ("The NHS trust", "organisation"),
        ("The paper", "outlet"),
    ],
)
def test_what_papers_and_trusts_are(description: str, kind: str) -> None:
    """A noun before them tells documents from newspapers and bodies from confidence."""
    assert types(f"[1{description}] {{1said}} <1it rained>.") == [kind]
