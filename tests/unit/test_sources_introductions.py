"""A name between commas, or behind the words that introduce it, is that of the description before it."""

import pytest

from tests.spoken import analysed, names, speaker, types


@pytest.mark.parametrize("one", ["One", "The other", "A third", "One of them", "One of the lawmakers"])
def test_one_of_several_has_a_name(one: str) -> None:
    """What stands for one of several persons is called by the name behind it."""
    assert names(f"Two men were hurt. [1{one}, Rita Wexley,] {{1said}} <1it rained>.") == ["Rita Wexley"]


@pytest.mark.parametrize("noun", ["manufacturer", "airline", "company", "bank"])
def test_a_body_has_a_name(noun: str) -> None:
    """A body between commas is called by the one word behind it, even one taken for a surname."""
    source = speaker(analysed(f"[1The {noun}, Vestal,] {{1said}} <1the car was safe>."), 1)
    assert source is not None
    assert (source.name, source.type) == ("Vestal", "organisation")


@pytest.mark.parametrize(
    "phrase",
    [
        "A man who identified himself as",
        "A shopkeeper, who gave his name only as",
        "A resident identified only as",
        "A witness who gave her name as",
        "A woman calling herself",
        "The caller, who had introduced herself as",
    ],
)
def test_who_gives_a_name(phrase: str) -> None:
    """Who gives a name in the text bears it, and is the same person when it speaks again."""
    marked = f"[1{phrase} Amina] {{1said}} <1it rained>. [2Amina] {{2said}} <2the road was shut>."
    assert names(marked) == ["Amina", "Amina"]


def test_who_gives_his_name_is_a_person() -> None:
    """A noun for persons and firms alike is a person's where its bearer gives his or her name."""
    assert types("[1One operator, who gave his name only as Adam,] {1said} <1it rained>.") == ["person"]
    assert types("[1The operator, Nordlink,] {1said} <1it rained>.") == ["organisation"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1One of the men, in London,] {1said} <1it rained>.", "One of the men"),
        ("<1The company>, [1Hale] {1said}, <1was safe>.", "Hale"),
        ("<1The road was built by the company>, [1Hale] {1said}.", "Hale"),
        ("The men, who identified a woman as Ann Wexley, left. [1The men] {1said} <1it rained>.", "men"),
    ],
)
def test_a_name_of_somebody_else(marked: str, name: str) -> None:
    """Places, speakers behind their words and objects of such verbs name nobody else."""
    assert names(marked) == [name]
