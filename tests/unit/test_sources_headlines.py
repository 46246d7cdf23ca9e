"""The voice of a headline is the speaker of the text, not one more source."""

import pytest

from attribution import analyze
from tests.spoken import analysed, names, speaker

SHORTHAND = {
    "name with its role later": (
        "[1Coach] {1says} <1pitch was flooded>\n\n[2Jon Aldous, the coach of Selby Town], {2said} <2the pitch was flooded>.",
        "Jon Aldous",
    ),
    "role before the name": (
        "[1Surgeon] {1denies} <1leaving theatre>\n\n[2The surgeon Clara Whitfield] {2denied} <2leaving the theatre>.",
        "Clara Whitfield",
    ),
    "fuller description": (
        "[1Minister] {1:} <1ferry was overloaded>\n\n[2The transport minister] {2said} <2the ferry was overloaded>.",
        "transport minister",
    ),
    "collective": (
        "[1Farmers] {1say} <1river is dry>\n\n[2Farmers in Norwick] {2said} <2the river was dry>.",
        "Farmers in Norwick",
    ),
}
NAMED_LATER = {
    "police": (
        "[1Police] {1appeal} <1for help>\n\n[2Norwick Police] {2said} <2it rained>. [3The force] {3said} <3it was cold>.",
        ["Norwick Police"] * 3,
    ),
    "council": (
        "[1Council] {1says} <1sorry>\n\n[2Norwick Council] {2said} <2it rained>. [3The council] {3said} <3it was cold>.",
        ["Norwick Council"] * 3,
    ),
    "noun before of": (
        "[1Ministry] {1denies} <1delay>\n\n[2The Ministry of Transport] {2said} <2it rained>. [3The ministry] {3said} <3it was cold>.",
        ["Ministry of Transport"] * 3,
    ),
    "a body of another noun": (
        "[1Police] {1appeal} <1for help>\n\n[2The Police Federation] {2said} <2it rained>. [3The force] {3said} <3it was cold>.",
        ["Police", "Police Federation", "Police"],
    ),
    "described in the text": (
        "[1Police] {1say} <1it rained>. [2Norwick Police] {2said} <2it was cold>.",
        ["Police", "Norwick Police"],
    ),
}  # fmt: skip
DEPENDENT = {
    "role that the text never gives": (
        "[1Lawyer] {1says} <1witness was threatened>\n\n<2The witness was threatened>, [2Clara Whitfield] {2said}."
    ),
    "company by its name": (
        "[1Brewer] {1says} <1cans are safe>\n\n<2The cans are safe>, [2Brightwater Holdings] {2said} on Monday."
    ),
    "people by their body": (
        "[1Residents] {1say} <1dam is leaking>\n\n<2The dam is leaking>, [2the Norwick Valley Forum] {2said}."
    ),
    "pronoun in the text": (
        "[1Sailor] {1says} <1shark bit him>\n\n<2A shark bit him>, [2Martin Hansen] {2said}."
    ),
    "state by its ministry": (
        "[1Norway] {1:} <1trawler was rammed>\n\n<2The trawler was rammed>, [2the Foreign Ministry] {2said}."
    ),
    "short name of a body": (
        "[1Fed] {1says} <1rates will rise>\n\n<2Rates will rise>, [2the Federal Reserve] {2said}."
    ),
    "former office": (
        "[1Ex-governor] {1:} <1votes were bought>\n\n[2Martin Hansen] {2said} <2votes were bought in Selby>."
    ),
}
INDEPENDENT = {
    "other content": (
        "[1Lawyer] {1says} <1witness was threatened>\n\n<2Rain stopped the hearing>, [2Clara Whitfield] {2said}."
    ),
    "the opposite": (
        "[1Residents] {1say} <1dam is leaking>\n\n<2The dam is not leaking>, [2the Norwick Valley Forum] {2said}."
    ),
    "heard again in the text": (
        "[1Residents] {1say} <1dam is leaking>\n\n<2The dam is leaking>, [2the Norwick Valley Forum] {2said}. "
        "[3Residents] {3said} <3it rained>."
    ),
    "no headline": (
        "[1Residents] {1say} <1the dam is leaking>.\n\n<2The dam is leaking>, [2the Norwick Valley Forum] {2said}."
    ),
    "a body heard again in the text": (
        "[1Norway] {1says} <1trawler was rammed>\n\n<2The trawler was rammed>, [2the Brell Coastguard] {2said}. "
        "[3Norway] {3said} <3it would act>."
    ),
    "a person's name": "[1Aldous] {1says} <1dam is leaking>\n\n<2The dam is leaking>, [2the Norwick Valley Forum] {2said}.",
}


@pytest.mark.parametrize(("marked", "name"), SHORTHAND.values(), ids=list(SHORTHAND))
def test_description_in_a_headline_is_whom_the_text_describes(marked: str, name: str) -> None:
    """Both statements have one source, under the text's name."""
    analysis = analysed(marked)
    a, b = speaker(analysis, 1), speaker(analysis, 2)
    assert a is not None
    assert a is b
    assert a.name == name


@pytest.mark.parametrize(("marked", "expected"), NAMED_LATER.values(), ids=list(NAMED_LATER))
def test_body_of_a_headline_is_the_one_that_the_text_names(marked: str, expected: list[str]) -> None:
    """ "Police" over a text is the force that the text names, under its name; a body of another noun is not."""
    assert names(marked) == expected


@pytest.mark.parametrize("marked", DEPENDENT.values(), ids=list(DEPENDENT))
def test_description_in_a_headline_depends_on_who_says_so(marked: str) -> None:
    """The headline's voice is no person and shares the group of the text's speaker."""
    analysis = analysed(marked)
    a, b = speaker(analysis, 1), speaker(analysis, 2)
    assert a is not None
    assert b is not None
    assert a.type != "person"
    assert a.independence_group == b.independence_group


@pytest.mark.parametrize("marked", INDEPENDENT.values(), ids=list(INDEPENDENT))
def test_other_voices_stand_alone(marked: str) -> None:
    """Who says something else, is heard in the text or has a name is a source of its own."""
    analysis = analysed(marked)
    a, b = speaker(analysis, 1), speaker(analysis, 2)
    assert a is not None
    assert b is not None
    assert a.independence_group != b.independence_group


def test_surname_is_no_description() -> None:
    """A word that ends a person's name in the text is a name in the headline too."""
    analysis = analysed(
        "[1Bishop] {1says} <1rents are fair>\n\n<2Rents are fair>, [2Clara Bishop] {2said} on Monday."
    )
    a = speaker(analysis, 1)
    assert a is not None
    assert (a.name, a.named) == ("Clara Bishop", True)


def test_one_source_under_a_headline_is_no_corroboration() -> None:
    """The report calls the claim attributed; a second speaker in the text still corroborates it."""
    story = "Engineer says dam is leaking\n\nThe dam is leaking, Clara Whitfield said on Monday."
    assert [c.verification.status for c in analyze(story).claims] == ["attributed"]
    more = analyze(story + " Martin Hansen said the dam is leaking.")
    assert [(c.verification.status, c.support.independent_for) for c in more.claims] == [("corroborated", 2)]


FIRMS = [
    ("Vexford", "Vexford Motors"),
    ("Orlane", "Orlane Chemicals"),
    ("Brightholm", "Brightholm plc"),
    ("Marden", "The Marden Group"),
]
_BARE = "[1{0}] {{1denies}} <1leak at plant>\n\n[2{1}] {{2said}} <2no oil had leaked>. [3{0}] {{3denied}} <3the reports>."


@pytest.mark.parametrize(("bare", "full"), FIRMS)
def test_bare_name_of_a_firm(bare: str, full: str) -> None:
    """A bare name in the headline that begins a firm's name in the text is the firm's, there and later."""
    found = analysed(_BARE.format(bare, full))
    first, fuller, later = (speaker(found, n) for n in (1, 2, 3))
    assert first is not None
    assert first == fuller == later
    assert first.type == "organisation"


PERSONS = [
    "[1Vexford] {1denies} <1theft>\n\n[2Carl Vexford] {2denied} <2theft>. [3Vexford Motors] {3said} <3it rained>.",
    "[1Vexford] {1denies} <1theft>\n\n[2Vexford Motors] {2said} <2it rained>. Carl Vexford, its owner, was in court.",
    "[1Anna] {1denies} <1theft>\n\n[2Anna Motors] {2said} <2it rained>.",
    "[1Vexford] {1denies} <1theft>\n\n[2Vexford Police] {2said} <2it rained>.",
]


@pytest.mark.parametrize("marked", PERSONS)
def test_bare_name_of_a_person(marked: str) -> None:
    """Who has a namesake among the persons of the text, or bears a given name, is no firm; nor is a district's police."""
    found = analysed(marked)
    last = speaker(found, 3 if "{3" in marked else 2)
    assert speaker(found, 1) != last


def test_bare_name_in_the_text() -> None:
    """Only a headline cuts a firm's name at its first mention."""
    found = analysed("[1Vexford] {1denied} <1theft>. [2Vexford Motors] {2said} <2it rained>.")
    assert speaker(found, 1) != speaker(found, 2)


def test_police_in_headline_and_text_are_one_source() -> None:
    """A bare "Police" is the force that the text has named by this word alone, and bears nothing out beside it."""
    report = analyze(
        "Police say port is safe\n\nPolice arrested a man in Leeds on Monday. Police said the port was safe."
    )
    assert [s.name for s in report.sources] == ["Police"]
    assert {c.verification.status for c in report.claims} == {"attributed"}


@pytest.mark.parametrize(
    "headline",
    [
        "Coroner criticises hospital trust after grandmother waited 19 hours",
        "Inspector criticises hospital trust before visit by minister",
        "Inspector warns hospital trust as surgeon quit",
    ],
)
def test_a_description_ends_before_when_it_happened(headline: str) -> None:
    """What stands behind "after" or the "as" of a clause is no part of who is described."""
    report = analyze(f"{headline}\n\nA report came out on Monday. The trust said it was sorry for the delay.")
    assert "hospital trust" in {s.name for s in report.sources}
    assert not any(" after " in s.name or " before " in s.name or " as " in s.name for s in report.sources)
