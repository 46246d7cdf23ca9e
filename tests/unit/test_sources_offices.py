"""What an office is of belongs to the office, before and behind the name of who holds it."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    "office",
    [
        "The Commissioner of Police",
        "The Director of Public Prosecutions",
        "The Minister of Agriculture",
        "The Minister of State for Fisheries",
        "The Chief of Naval Staff",
        "The Director of Operations",
        "The Head of Communications",
        "The Minister of Roads and Rural Development",
        "The Mayor of London",
    ],
)
def test_an_office_beside_a_name(office: str) -> None:
    """The office describes the person whose name stands behind the comma, who is known by that name again."""
    marked = f"[1{office}, Ann Wexley,] {{1said}} <1it rained>. [2Wexley] {{2said}} <2the road was shut>."
    assert names(marked) == ["Ann Wexley", "Ann Wexley"]


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Minister of Information Lai Poe", "minister of Information"),
        ("Commissioner of Police Lai Poe", "commissioner of Police"),
        ("Minister of Health and Social Welfare Ann Poe", "minister of Health and Social Welfare"),
        ("Mayor of London Lai Poe", "mayor of London"),
        ("Roads Minister Lai Poe", "roads minister"),
        ("Fisheries and Water Minister Ann Poe", "fisheries and water minister"),
        ("Police and Crime Commissioner Ann Poe", "police and crime commissioner"),
    ],
)
def test_an_office_before_a_name(phrase: str, role: str) -> None:
    """The office is the role, and its matter neither a part of the name nor somebody to belong to."""
    analysis = analysed(f"[1{phrase}] {{1said}} <1it rained>.")
    source = speaker(analysis, 1)
    assert source is not None
    assert (source.name, source.role) == (" ".join(phrase.split()[-2:]), role)
    assert [s.name for s in analysis.sources] == [source.name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1The Ministry of Agriculture] {1said} <1it rained>.", "Ministry of Agriculture"),
        ("[1The Bank of Lorne] {1said} <1it rained>.", "Bank of Lorne"),
        ("[1Kent Police Commissioner Ann Poe] {1said} <1it rained>.", "Ann Poe"),
    ],
)
def test_bodies_are_no_offices(marked: str, name: str) -> None:
    """A body keeps what it is for in its name."""
    assert names(marked) == [name]


def test_a_force_before_a_title_is_an_affiliation() -> None:
    """The police that a commissioner is of are a body that the commissioner belongs to."""
    source = speaker(analysed("[1Kent Police Commissioner Ann Poe] {1said} <1it rained>."), 1)
    assert source is not None
    assert (source.role, source.affiliation_text) == ("commissioner", "Kent Police")


@pytest.mark.parametrize("acronym", ["MP", "DPP", "IGP", "CJI", "AG", "SP", "MLA"])
def test_an_acronym_of_an_office(acronym: str) -> None:
    """Beside a name it describes the person, before one it is the role, and alone it is a person without a name."""
    beside = f"[1The {acronym}, Ann Wexley,] {{1said}} <1it rained>."
    before = f"[1{acronym} Ann Wexley] {{1said}} <1it rained>."
    assert names(beside) == names(before) == ["Ann Wexley"]
    source = speaker(analysed(before), 1)
    assert source is not None
    assert source.role == acronym
    alone = speaker(analysed(f"[1The {acronym}] {{1said}} <1it rained>."), 1)
    assert alone is not None
    assert alone.type == "unnamed"


@pytest.mark.parametrize("name", ["SP Group", "Wexley Bank AG", "MP Materials"])
def test_firms_with_such_letters(name: str) -> None:
    """The same letters in a firm's name are no office."""
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type) == (name, "organisation")


@pytest.mark.parametrize(
    "noun", ["convener", "administrator", "coordinator", "matron", "bursar", "foreman", "fixer"]
)
def test_an_agent_noun_beside_a_name(noun: str) -> None:
    """Who runs, keeps or arranges something is a person, whose name stands behind the comma."""
    assert names(f"[1The {noun}, Halima Wexley,] {{1said}} <1it rained>.") == ["Halima Wexley"]


@pytest.mark.parametrize("phrase", ["The Labour MP", "An SNP MSP", "The Lorne MP", "The Green MEP"])
def test_an_acronym_behind_a_party_or_place_describes_a_person(phrase: str) -> None:
    """Whoever holds the office speaks, no body of that name."""
    source = speaker(analysed(f"[1{phrase}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.type, source.named) == ("unnamed", False)


def test_a_party_and_an_acronym_before_a_name_are_its_role() -> None:
    """The name is the person's, and "the party" is the one before the office."""
    read = analysed(
        "[1The Labour MP Jess Nolan] {1said} <1it rained>. [2The party] {2said} <2the road was shut>."
    )
    first, second = speaker(read, 1), speaker(read, 2)
    assert first is not None
    assert second is not None
    assert (first.name, first.type, first.role) == ("Jess Nolan", "person", "MP")
    assert (second.name, second.type) == ("Labour", "organisation")


def test_the_form_of_a_company_is_no_office() -> None:
    """ "AG" behind a firm's name belongs to it, attorney general or not."""
    source = speaker(analysed("[1The Wexley AG] {1said} <1it rained>."), 1)
    assert source is not None
    assert source.name == "Wexley AG"
