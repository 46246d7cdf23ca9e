"""A name with "and" or a small particle inside is one source; two names are two."""

import pytest

from tests.spoken import analysed, speaker

ONE = {
    "two districts, one police": ("Tarrow and Wexley Police", "organisation"),
    "two districts, one council": ("Tarrow and Wexley Council", "government"),
    "two districts, a service with another and": ("Tyne and Wear Fire and Rescue Service", "organisation"),
    "a district of two halves": ("Royal Borough of Tarrow and Wexley", "government"),
    "a couple": ("Carl and Ann Wexley Foundation", "organisation"),
    "a firm": ("Wexley and Sons", "organisation"),
    "a firm with a sign": ("Wexley & Partners", "organisation"),
    "a listed company": ("Marks and Spencer", "organisation"),
    "a listed company with a sign": ("Marks & Spencer", "organisation"),
    "one word twice": ("Johnson and Johnson", "organisation"),
    "a state": ("Trinidad and Tobago", "government"),
    "an authority": ("Food and Drug Administration", "government"),
}


@pytest.mark.parametrize("case", list(ONE))
def test_one_name(case: str) -> None:
    """What two districts share, couples, firms and listed names are one source."""
    name, kind = ONE[case]
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type, source.members) == (name, kind, ())


TWO = [
    "Reed and Varga",
    "Ford and Toyota",
    "France and Germany",
    "Ashby Police and Wexley Police",
    "Moscow and Wexley Police",
    "Reuters and Wexley Police",
    "Oxford and Cambridge University",
    "Mr. Reed and Company Chairman Ann Poe",
    "The County of Tarrow and Ann Poe",
    "Ann Poe and the Wexley Foundation",
]


@pytest.mark.parametrize("names", TWO)
def test_two_names(names: str) -> None:
    """Persons, companies, states and bodies that each have their own name stay two."""
    source = speaker(analysed(f"[1{names}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert len(source.members) == 2


def test_known_surname() -> None:
    """A surname that the text has given to a person is no district."""
    marked = "Carl Tarrow waited. [1Tarrow and Wexley Police] {1said} <1it rained>."
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert len(source.members) == 2


def test_affiliation() -> None:
    """A name with "and" before a role is an affiliation as a whole."""
    analysis = analysed("[1Tarrow and Wexley Police spokeswoman Ann Poe] {1said} <1it rained>.")
    source = speaker(analysis, 1)
    assert source is not None
    assert (source.name, source.affiliation_text) == ("Ann Poe", "Tarrow and Wexley Police")


@pytest.mark.parametrize(
    "name",
    [
        "Ana de la Reguera",
        "Jean-Claude van den Berg",
        "Juan Carlos Pérez y Gómez",
        "Abdulrahman bin Khalid al-Mansoori",
        "Leonardo da Vinci",
        "Ursula von der Leyen",
    ],
)
def test_particles(name: str) -> None:
    """A person's name goes on behind its particles, and comes back with them."""
    surname = " ".join(name.split()[-1:])
    analysis = analysed(f"[1{name}] {{1said}} <1it rained>. [2{surname}] {{2said}} <2it snowed>.")
    first, second = speaker(analysis, 1), speaker(analysis, 2)
    assert first is not None
    assert (first.name, first.type) == (name, "person")
    assert second is first


def test_a_title_stays_before_particles() -> None:
    """What stands before the first given name is read as ever."""
    source = speaker(analysed("[1Mayor Ana de la Cruz] {1said} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.role) == ("Ana de la Cruz", "mayor")
