"""A body that tells behind "of", "for" or "on" several things it is for is one source, in whatever words."""

import pytest

from tests.spoken import analysed, speaker


@pytest.mark.parametrize(
    "name",
    [
        "The National Institute for Wards and Nursing Competence",
        "The Union of Ferry, Harbour and Barge Workers",
        "The Department for Music and Creative Industries",
        "The Office for Debt and Fiscal Accountability",
        "The Society for Estuary and Marine Ecology",
        "The Royal College of Midwives and Anaesthetists",
        "The Committee on Standards and Petitions",
    ],
)
def test_one_body(name: str) -> None:
    """An abstract noun behind "and", or one plural beside another, is no second source."""
    source = speaker(analysed(f"[1{name}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.members) == (name.removeprefix("The "), ())
    assert source.type in ("organisation", "government")


@pytest.mark.parametrize(
    "names",
    [
        "The Department of Health and the Home Office",
        "The Bank of England and Treasury officials",
        "The Council of Europe and Amnesty International",
        "The Federation of Bakers and John Waters",
        "The Society of Millers and Greenpeace",
        "The University of Leeds and King's College",
    ],
)
def test_two_sources(names: str) -> None:
    """A body and another body, its people or a person stay two."""
    source = speaker(analysed(f"[1{names}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert len(source.members) == 2
