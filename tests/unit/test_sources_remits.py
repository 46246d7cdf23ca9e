"""A body or office that tells several matters it is for is one source; bodies side by side are several."""

import pytest

from tests.spoken import analysed, speaker

ONE = {
    "of two matters": ("The Department of Education and Social Welfare", "government"),
    "for a list of matters": ("The Ministry for Trade, Energy and Rural Affairs", "government"),
    "a place before it": ("Lorne State Ministry of Roads and Infrastructure", "government"),
    "an agency": ("The Fisheries and Wildlife Protection Agency", "organisation"),
    "a service": ("Greater Lorne Fire and Rescue Service", "organisation"),
    "a place nobody lists": ("Lornish Fire and Rescue Service", "organisation"),
    "an ombudsman": ("The Pensions and Social Care Ombudsman", "government"),
    "an ombudsman for a service": ("The Welfare and Health Service Ombudsman", "government"),
    "an administration": ("The Rail and Hazardous Materials Safety Administration", "government"),
    "two districts at the start of a sentence": ("Bath and North Tarrow Council", "government"),
}


@pytest.mark.parametrize("case", list(ONE))
def test_one_body(case: str) -> None:
    """Matters on both sides of "and" with one word for the body are one name."""
    name, kind = ONE[case]
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type, source.members) == (name.removeprefix("The "), kind, ())


@pytest.mark.parametrize(
    "names",
    [
        "Police and Fire Service officials",
        "Kent Police and Wexley Police",
        "The Home Office and Ofwex",
        "The Department of Health and NATO",
        "The Department of Justice and Microsoft",
        "The Ministry of Health and Ministry of Works",
        "The Ministry of Defence and the Foreign Office",
        "The Ministry of Health and Education Minister Ann Poe",
        "The Lorne Forest Service and Lorne Wildlife Service",
        "Oxfam and the Water Authority",
    ],
)
def test_two_bodies(names: str) -> None:
    """Bodies that each have their own name stay two."""
    source = speaker(analysed(f"[1{names}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert len(source.members) == 2


def test_an_office_of_two_matters_is_a_description() -> None:
    """Before a name it is a role, on its own a description of a person."""
    named = analysed("[1Police and Crime Commissioner Ann Poe] {1said} <1it rained>.")
    assert [s.name for s in named.sources if s.type == "person"] == ["Ann Poe"]
    assert not any(s.members for s in named.sources)
    bare = speaker(analysed("[1The Health and Social Care Secretary] {1said} <1it rained>."), 1)
    assert bare is not None
    assert bare.type == "unnamed"
