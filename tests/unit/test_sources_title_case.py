"""Headlines name who the text names: their verbs in capitals are no part of a name, their acronyms are spelt out below."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Harcourt Resigns After Scandal", "Harcourt"),
        ("Harcourt Opens Plant in Ohio", "Harcourt"),
        ("Harcourt Recalls 40,000 Heaters", "Harcourt"),
        ("Harcourt Wins Race", "Harcourt"),
        ("Ann Harcourt Visits Leeds", "Ann Harcourt"),
    ],
)
def test_a_verb_in_capitals_is_no_name(headline: str, name: str) -> None:
    """Where the prose has the name without the word, and it is a verb's form, it is the headline's verb."""
    assert names(f"{headline}\n\n[1{name}] {{1said}} <1it rained>.") == [name]


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Harcourt Foods Opens Plant in Ohio", "Harcourt Foods"),
        ("Ann Harcourt Speaks of Loss", "Ann Harcourt"),
    ],
)
def test_names_of_several_words_are_whole(headline: str, name: str) -> None:
    """What the prose has as one name stays one."""
    assert names(f"{headline}\n\n[1{name}] {{1said}} <1it rained>.") == [name]


@pytest.mark.parametrize(
    ("acronym", "full"),
    [
        ("INEC", "Independent National Electoral Commission"),
        ("EFCC", "Economic and Financial Crimes Commission"),
        ("PTI", "Popular Tea Institute"),
    ],
)
def test_an_acronym_before_its_full_name(acronym: str, full: str) -> None:
    """A headline's acronym is whatever the text gives in full with the acronym in brackets, also a well-known one."""
    analysis = analysed(
        f"[1{acronym}] {{1denies}} <1raid>\n\n[2The {full} ({acronym})] {{2said}} <2it rained>. "
        f"[3{acronym}] {{3said}} <3the road was shut>."
    )
    first = speaker(analysis, 1)
    assert first is not None
    assert (first.name, first.type) == (full, "organisation")
    assert speaker(analysis, 2) == speaker(analysis, 3) == first


def test_another_acronym_is_another_body() -> None:
    """An acronym in brackets says nothing of one that only the headline has."""
    marked = "[1NATO] {1rejects} <1claim>\n\n[2The African Union (AU)] {2said} <2it rained>."
    assert len(set(names(marked))) == 2
