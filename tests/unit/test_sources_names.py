"""Names reach as far as they should: over possessive marks and days in them, not over days beside them."""

import pytest

from tests.spoken import analysed, names, speaker


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1The Plumbers' Union] {1said} <1it rained>.", "Plumbers' Union"),
        ("[1The National Pensioners' Forum] {1said} <1it rained>.", "National Pensioners' Forum"),
        ("[1The Women's Institute] {1said} <1it rained>.", "Women's Institute"),
        ("[1The Children's Society] {1said} <1it rained>.", "Children's Society"),
    ],
)
def test_a_genitive_plural_belongs_to_the_name(marked: str, name: str) -> None:
    """A plural of people in capitals and the body behind its genitive are one organisation."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.type, source.affiliation) == (name, "organisation", None)


def test_a_body_with_a_genitive_employs() -> None:
    """Before a function such a name is the affiliation, whole."""
    analysis = analysed("[1Nurses' Union spokeswoman Clara Whitfield] {1said} <1the wards were full>.")
    assert [s.name for s in analysis.sources] == ["Nurses' Union", "Clara Whitfield"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1The Philippines' Coast Guard] {1said} <1it rained>.", "Coast Guard"),
        ("[1The United States' Forest Service] {1said} <1it rained>.", "Forest Service"),
        ("[1Reuters' Moscow Bureau] {1said} <1it rained>.", "Moscow Bureau"),
        ("[1Denmark's Fisheries Ministry] {1said} <1it rained>.", "Fisheries Ministry"),
        ("[1The nurses' union] {1said} <1it rained>.", "nurses' union"),
    ],
)
def test_an_owner_stays_apart(marked: str, name: str) -> None:
    """Countries and outlets own the body behind their genitive; small letters name nothing."""
    assert names(marked) == [name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1USA Today] {1said} <1it rained>.", "USA Today"),
        ("[1Kenya Today] {1reported} <1that it rained>.", "Kenya Today"),
        ("[1Norwick Today] {1reported} <1that it rained>.", "Norwick Today"),
        ("[1The Sunday Mail] {1said} <1it rained>.", "Sunday Mail"),
        ("[1The Sunday Independent] {1said} <1it rained>.", "Sunday Independent"),
        ("[1The Morning Sun] {1said} <1it rained>.", "Morning Sun"),
    ],
)
def test_a_day_belongs_to_an_outlet(marked: str, name: str) -> None:
    """ "Today" with a capital and the day before a newspaper's name are part of the name."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.type) == (name, "outlet")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1Brightwater Tuesday] {1said} <1it rained>.", "Brightwater"),
        ("[1Brightwater today] {1said} <1it rained>.", "Brightwater"),
        ("[1The Guardian Monday] {1reported} <1that it rained>.", "Guardian"),
        ("On [1Sunday Whitfield] {1said} <1it rained>.", "Whitfield"),
    ],
)
def test_a_day_beside_a_name_is_none_of_it(marked: str, name: str) -> None:
    """The day of speaking is cut off."""
    assert names(marked) == [name]


def test_a_paper_of_a_town_is_not_the_town() -> None:
    """ "Norwick Today" does not speak for Norwick."""
    assert names("[1Norwick] {1said} <1it was calm>. [2Norwick Today] {2reported} <2that it was not>.") == [
        "Norwick",
        "Norwick Today",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[1Transport minister Clara Whitfield] {1said} <1it rained>.",
        "[1Trade secretary Clara Whitfield] {1said} <1it rained>.",
        "[1Fire chief Clara Whitfield] {1said} <1it rained>.",
        "[1The Transport Secretary, Clara Whitfield,] {1said} <1it rained>.",
        "[1Election officials] {1said} <1it rained>.",
        "[1Social media posts] {1claimed} <1that it rained>.",
    ],
)
def test_the_field_of_an_office_is_no_participant(marked: str) -> None:
    """The first word of a sentence names nothing where it says what an office is for."""
    assert len(analysed(marked).sources) == 1


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        ("[1Pfizer officials] {1said} <1it rained>.", "Pfizer"),
        ("[1Police chief Clara Whitfield] {1said} <1it rained>.", "Police"),
    ],
)
def test_the_body_before_an_office_is_its_affiliation(marked: str, body: str) -> None:
    """A name or a body before a function is whom its bearer speaks for."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert source.affiliation_text == body


@pytest.mark.parametrize("label", ["Claim", "CLAIM", "Reality", "Conclusion"])
def test_a_heading_is_nobody(label: str) -> None:
    """A heading word before a colon does not speak."""
    assert names(f"[1{label}]{{1:}} <1The bridge is open>.") == [None]
    assert names("[1Clara Whitfield]{1:} <1The bridge is open>.") == ["Clara Whitfield"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Japheth Koome Mwangi", "Mr Koome"),
        ("Rafael Gómez Ibarra", "Gómez"),
        ("Nikos Alexiou-Pappas", "Alexiou"),
        ("Nikos Alexiou-Pappas", "Mr Pappas"),
        ("Gareth Liu Zhiqiang", "Liu"),
        ("Abdul Karim bin Ahmad", "Karim"),
    ],
)
def test_a_first_or_middle_surname(full: str, short: str) -> None:
    """Who bears several surnames is known by any of them again."""
    assert names(f"[1{full}] {{1said}} <1it rained>. [2{short}] {{2said}} <2the road was shut>.") == [
        full,
        full,
    ]


@pytest.mark.parametrize(
    ("between", "short", "name"),
    [
        ("Ana Gómez agreed.", "Gómez", "Ana Gómez"),
        ("Carl Reed and Tom Gómez agreed.", "Mr Gómez", "Tom Gómez"),
        ("The tax of Gómez Foods fell.", "Gómez", "Gómez Foods"),
    ],
)
def test_a_surname_of_somebody_else(between: str, short: str, name: str) -> None:
    """A word inside a name is not its bearer where another name ends or begins with it."""
    marked = (
        f"[1Rafael Gómez Ibarra] {{1said}} <1it rained>. {between} [2{short}] {{2said}} <2the road was shut>."
    )
    assert names(marked) == ["Rafael Gómez Ibarra", name]


def test_a_surname_of_somebody_named_later() -> None:
    """Nor where the text names another bearer only afterwards."""
    marked = (
        "[1Rafael Gómez Ibarra] {1said} <1it rained>. [2Gómez] {2said} <2the road was shut>. "
        "The mayor praised Ana Gómez for it."
    )
    assert names(marked)[1] != "Rafael Gómez Ibarra"
