"""What is mended of names after the recogniser: bodies taken for people, names cut in two."""

import pytest

import attribution
from attribution.text.name_edges import mend

KINDS = {"Anna": "f", "Mr.": "t", "Hydro": "h", "Ostmark": "p"}
HEADS = {"lines": "organisation", "herald": "outlet"}


@pytest.mark.parametrize(
    ("words", "labels", "mended"),
    [
        ("Hadley & Co", "O O P", "O O O"),
        ("Great Basin Lithium", "O P P", "O O O"),
        ("Maritsa Lines", "P P", "O O"),
        ("Hydro Ondria", "P P", "O O"),
        ("Eastern Rail", "M O", "O O"),
        ("Anna Lines", "P P", "P P"),
        ("Acme Anna Roe", "O P P", "O P P"),
        ("Ostmark Rail", "M O", "M O"),
        ("Lena Kovel", "P P", "P P"),
    ],
)
def test_labels_of_a_stretch_are_mended(words: str, labels: str, mended: str) -> None:
    """A stretch is one body where a mark, a telling word or its two halves say so, and nobody's first name speaks against it."""
    long = {"P": "PERSON", "O": "ORGANIZATION", "M": "MISC"}
    forms = words.split()
    found = [long[x] for x in labels.split()]
    if forms[1] == "&":
        found[1] = "O"
    mend(forms, found, (0, len(forms)), KINDS, HEADS)
    assert found == [long[x] for x in mended.split()]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The ferry's operator, Maritsa Lines, said repairs were under way.",
            "Maritsa Lines",
            "organisation",
        ),
        (
            "Its owner, Great Basin Lithium, announced that the mine would close.",
            "Great Basin Lithium",
            "organisation",
        ),
        ("Hadley & Co said the shares were overpriced.", "Hadley & Co", "organisation"),
        ("Race director Yves Cordelier said he was sorry.", "Yves Cordelier", "person"),
        ("Aurelis Biologics today announced that the trial had ended.", "Aurelis Biologics", "organisation"),
    ],
)
def test_sources_bear_their_whole_name(text: str, name: str, kind: str) -> None:
    """Operators, owners and directors are called by the name beside them, whole and of the right kind."""
    source = attribution.analyze(text).sources[0]
    assert (source.name, source.type) == (name, kind)


def test_interview_answers_belong_to_who_is_introduced() -> None:
    """In questions and answers, "A" is the person that the introduction names, and so is "I" in an answer."""
    report = attribution.analyze(
        "Ines Harte ran the dam for nine years. We asked Harte about the flood.\n\n"
        "Q: Did you know the reservoir was leaking?\n\n"
        "A: I knew there was seepage. I thought it was normal."
    )
    names = {s.id: s.name for s in report.sources}
    answers = [s for s in report.statements if s.source.spans and s.source.spans[0].text in ("A", "I")]
    assert answers
    assert {names.get(s.source.id or "") for s in answers} == {"Ines Harte"}


def test_the_company_is_the_firm_with_a_bare_name() -> None:
    """A single unknown word that a company takes up is no person."""
    report = attribution.analyze(
        "Pepperbird denied that any talks were held. The company said it was profitable."
    )
    assert [(s.name, s.type) for s in report.sources] == [("Pepperbird", "organisation")]
