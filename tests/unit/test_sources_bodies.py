"""Bodies keep all words of their names, whatever the recogniser makes of the pieces; owners and persons stay apart."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    "name",
    [
        "Great Tarrow Street Hospital",
        "Great Wexley Railway",
        "West Tarrow Ambulance Service",
        "British Canal Police",
        "Wexley Park Rangers",
        "Salt Springs City Police",
        "Lornish Heritage",
        "London South Western Railway",
    ],
)
def test_a_cut_name_is_whole(name: str) -> None:
    """What stands in capitals before the word for the body belongs to its name."""
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type) == (name, "organisation")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tarrow County Sheriff's Office", "government"),
        ("St Aidan's Hospital", "organisation"),
        ("St Bride's Primary School", "organisation"),
        ("Queen's College London", "organisation"),
        ("Children's Hospital of Chicago", "organisation"),
        ("The King's Foundation", "organisation"),
        ("Parkinson's Society", "organisation"),
        ("The Drivers' Union of Wales", "organisation"),
    ],
)
def test_a_genitive_in_a_name(name: str, kind: str) -> None:
    """Saints, offices and illnesses that a body is called after are part of its name."""
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type, source.affiliation) == (name.removeprefix("The "), kind, None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The News Agency of Kenya", "outlet"),
        ("The Electoral Commission of New Zealand", "organisation"),
        ("Public Health Wales", "organisation"),
        ("Hello! magazine", "outlet"),
    ],
)
def test_a_place_or_mark_behind_a_name(name: str, kind: str) -> None:
    """The place behind a body is part of its name, and the body speaks, not the place's government."""
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type) == (name.removeprefix("The "), kind)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1Canada's Transport Ministry] {1said} <1it rained>.", "Transport Ministry"),
        ("[1Microsoft's Health Department] {1said} <1it rained>.", "Health Department"),
        ("[1The Prime Minister's Conservative Party] {1said} <1it rained>.", "Conservative Party"),
        ("[1Chief Constable Carl Bank] {1said} <1it rained>.", "Carl Bank"),
        ("[1US State Department spokeswoman Ann Poe] {1said} <1it rained>.", "Ann Poe"),
        ("[1Former Tarrow Football Club captain Ann Poe] {1said} <1it rained>.", "Ann Poe"),
    ],
)
def test_owners_and_persons_stay_apart(marked: str, name: str) -> None:
    """Who owns a body, works for it or only bears its word as a surname is not part of its name."""
    assert names(marked) == [name]
