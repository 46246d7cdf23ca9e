"""Honorifics and ranks are no part of a name, in brackets or not; who bears them is known by the bare name again."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    "title",
    [
        "Datuk",
        "Datuk Seri",
        "Tan Sri",
        "Puan",
        "Malam",
        "Alhaji",
        "Shri",
        "Smt",
        "Begum",
        "Ato",
        "Daw",
        "Ustaz",
        "Engr.",
    ],
)
def test_an_honorific_is_no_name(title: str) -> None:
    """Behind an honorific stands the name, whose first word alone is the same person."""
    marked = f"[1{title} Kemal Wexley] {{1said}} <1it rained>. [2Kemal] {{2said}} <2the road was shut>."
    assert names(marked) == ["Kemal Wexley", "Kemal Wexley"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Lt Gen (retd)", "lieutenant general"),
        ("Maj Gen (rtd)", "major general"),
        ("Brig (retd)", "brigadier"),
        ("Air Cdre (retd)", "air commodore"),
        ("Lt Col (retd)", "lieutenant colonel"),
        ("Gen (retired)", "general"),
        ("Retired Maj Gen", "major general"),
        ("Colonel-Major", "colonel-major"),
    ],
)
def test_a_rank_of_the_past(title: str, role: str) -> None:
    """A rank, and that it is one of the past, belongs to the name behind it."""
    marked = f"[1{title} Kemal Wexley] {{1said}} <1it rained>. [2Wexley] {{2said}} <2the road was shut>."
    analysis = analysed(marked)
    source = speaker(analysis, 1)
    assert source is not None
    assert (source.name, source.type, source.role) == ("Kemal Wexley", "person", role)
    assert speaker(analysis, 2) == source


def test_a_bracket_behind_a_body_is_none_of_a_rank() -> None:
    """Only ranks are joined to what follows a bracket, and only over the word for the retired."""
    assert names("[1Acme Foods (ACF)] {1said} <1it rained>.") == ["Acme Foods"]
    assert names("[1General Dynamics Corp] {1said} <1it rained>.") == ["General Dynamics Corp"]
