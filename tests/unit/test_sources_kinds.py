"""Sources have the right type, name, role and affiliation."""

import pytest

from attribution import analyze
from attribution.sources.kinds import kind_of_name
from attribution.sources.lexicon import load_lexicon
from tests.spoken import analysed, speaker, types

TYPES = {
    "[1Clara Whitfield] {1said} <1it rained>.": "person",
    "[1Brightwater Holdings] {1said} <1it rained>.": "organisation",
    "[1The University of Norwick] {1said} <1it rained>.": "organisation",
    "[1The Ministry of Fisheries] {1said} <1it rained>.": "government",
    "[1Moscow] {1said} <1it rained>.": "government",
    "[1The Kremlin] {1said} <1it rained>.": "government",
    "[1Denmark] {1said} <1it rained>.": "government",
    "[1Police] {1said} <1it rained>.": "organisation",
    "[1Authorities] {1said} <1it rained>.": "government",
    "[1Health officials] {1said} <1it rained>.": "government",
    "[1Two officials] {1said} <1it rained>.": "group",
    "[1Danish officials] {1said} <1it rained>.": "group",
    "[1The Evening Herald] {1said} <1it rained>.": "outlet",
    "[1Norwick News] {1said} <1it rained>.": "outlet",
    "[1Reuters] {1said} <1it rained>.": "outlet",
    "According to [1lanternpost.com], <1it rained>.": "outlet",
    "[1Local media] {1said} <1it rained>.": "outlet",
    "[1Residents] {1said} <1it rained>.": "group",
    "[1A number of doctors] {1said} <1it rained>.": "group",
    "[1The family] {1said} <1it rained>.": "group",
    "[1A leaked memo] {1said} <1it rained>.": "document",
    "[1Court records] {1show} <1it rained>.": "document",
    "[1Video footage] {1shows} <1that it rained>.": "document",
    "[1The poll] {1found} <1that voters were tired>.": "document",
    "[1A source] {1said} <1it rained>.": "unnamed",
    "[1One of the drivers] {1said} <1it rained>.": "unnamed",
    "[1A spokesman for the mine] {1said} <1it rained>.": "unnamed",
    "[1@rainwatcher] {1wrote} <1that it rained>.": "person",
}


@pytest.mark.parametrize("marked", list(TYPES))
def test_type(marked: str) -> None:
    """The type follows from names, head nouns, number and lists."""
    assert types(marked) == [TYPES[marked]]


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("Ministry of Health", "", "government"),
        ("Evening Tribune", "ORGANIZATION", "outlet"),
        ("Ada Post", "PERSON", "person"),
        ("Norwick", "LOCATION", "place"),
        ("Martin Hansen", "", "person"),
        ("NKT", "", "organisation"),
        ("Danish", "MISC", "demonym"),
    ],
)
def test_kind_of_name(name: str, label: str, kind: str) -> None:
    """Lists come first, then telling words, then the recogniser's label, then the shape."""
    assert kind_of_name(tuple(name.split()), label, load_lexicon())[0] == kind


@pytest.mark.parametrize(
    ("marked", "name", "role", "affiliation"),
    [
        (
            "[1Danish defence chief Martin Hansen] {1said} <1it rained>.",
            "Martin Hansen",
            "defence chief",
            "Danish",
        ),
        (
            "[1A commander with the Northern Rifle Brigade] {1said} <1it rained>.",
            "commander with the Northern Rifle Brigade",
            "commander",
            "Northern Rifle Brigade",
        ),
        (
            "[1A spokesman for Norway's fisheries ministry] {1said} <1it rained>.",
            "spokesman for Norway's fisheries ministry",
            "spokesman",
            "Norway's fisheries ministry",
        ),
        (
            "[1Martin Hansen of Brightwater Holdings] {1said} <1it rained>.",
            "Martin Hansen",
            None,
            "Brightwater Holdings",
        ),
        (
            "[1Brightwater's lawyer, Clara Whitfield,] {1said} <1it rained>. Brightwater Holdings paid.",
            "Clara Whitfield",
            "lawyer",
            "Brightwater",
        ),
        ("[1Sen. Clara Whitfield] {1said} <1it rained>.", "Clara Whitfield", "senator", None),
        ("[1President Clara Whitfield] {1said} <1it rained>.", "Clara Whitfield", "president", None),
        ("[1Pope Valentin] {1said} <1it rained>.", "Pope Valentin", "pope", None),
        ("[1Sister Maud] {1said} <1it rained>.", "Sister Maud", None, None),
        ("[1His sister Maud] {1said} <1it rained>.", "Maud", "sister", None),
        ("[1My father John] {1said} <1it rained>.", "John", "father", None),
        ("[1West Midlands Police] {1said} <1it rained>.", "West Midlands Police", None, None),
        ("[1Greater Manchester Police] {1said} <1it rained>.", "Greater Manchester Police", None, None),
        ("[1Mr. Hansen] {1said} <1it rained>.", "Hansen", None, None),
        ("[1Police chief Clara Whitfield] {1said} <1it rained>.", "Clara Whitfield", "chief", "Police"),
        (
            "[1Police superintendent Martin Hansen] {1said} <1it rained>.",
            "Martin Hansen",
            "superintendent",
            "Police",
        ),
        ("[1Labour peer Clara Whitfield] {1said} <1it rained>.", "Clara Whitfield", "peer", "Labour"),
        (
            "[1Ashby Police chief constable Clara Whitfield] {1said} <1it rained>.",
            "Clara Whitfield",
            "chief constable",
            "Ashby Police",
        ),
        (
            "[1Milan sporting director Enzo Rota] {1has ruled out} <1a bid>.",
            "Enzo Rota",
            "sporting director",
            "Milan",
        ),
    ],
)
def test_name_role_and_affiliation(marked: str, name: str, role: str | None, affiliation: str | None) -> None:
    """Titles are roles and no part of the name, affiliations are in the text's words."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.role, source.affiliation_text) == (name, role, affiliation)


def test_verb_before_a_name_is_no_role() -> None:
    """Outside a source a verb that could be a role stays one: "officers guard Ann Poe"."""
    analysis = analysed("[1Police] {1said} <1officers guard Clara Whitfield>. [2She] {2said} <2it rained>.")
    source = speaker(analysis, 2)
    assert source is not None
    assert (source.name, source.role) == ("Clara Whitfield", None)


def test_affiliation_links_to_a_source() -> None:
    """A body that is spoken for becomes a source, and the spokesman points at it."""
    analysis = analysed("[1Brightwater Holdings spokesman Martin Hansen] {1said} <1it rained>.")
    source = speaker(analysis, 1)
    assert source is not None
    (body,) = [s for s in analysis.sources if s.id == source.affiliation]
    assert (body.name, body.type, body.named) == ("Brightwater Holdings", "organisation", True)


def test_outlet_becomes_a_source() -> None:
    """The publisher is a source, whether the text mentions it or not."""
    analysis = analysed("[1Officials] {1said} <1it rained>.", outlet="The Evening Lantern")
    (outlet,) = [s for s in analysis.sources if s.id == analysis.outlet]
    assert (outlet.name, outlet.type, outlet.mentions, outlet.proximity) == (
        "Evening Lantern",
        "outlet",
        (),
        "outlet",
    )


@pytest.mark.parametrize(
    ("marked", "proximity"),
    [
        ("[1A witness] {1said} <1it rained>.", "witness"),
        ('[1Clara Whitfield] {1said} <1"I saw smoke over the roof.">', "witness"),
        ("[1A police officer] {1said} <1it rained>.", "official"),
        ("[1The Ministry of Fisheries] {1said} <1it rained>.", "official"),
        ("[1Her lawyer] {1said} <1it rained>.", "party"),
        ("[1Brightwater Holdings] {1said} <1it rained>.", "party"),
        ("[1A source] {1said} <1it rained>.", "second_hand"),
        ("[1Reuters] {1said} <1it rained>.", "outlet"),
        ("[1Clara Whitfield] {1said} <1it rained>.", "unknown"),
    ],
)
def test_proximity(marked: str, proximity: str) -> None:
    """How near a source stands follows from what the text calls it and what it says."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert source.proximity == proximity


def test_companies_and_no_one_are_no_persons() -> None:
    """A share's sign in brackets or "the state company" between commas tells a body; "nobody" is nobody's name."""
    for text, name, kind in (
        ("Varga Tessaro (VRTS.N) said on Tuesday it would cut 900 jobs.", "Varga Tessaro", "organisation"),
        ("Varga Tessaro (NYSE: VRTS) said it would cut 900 jobs.", "Varga Tessaro", "organisation"),
        ("Varga Corp. (Nasdaq: VRTS) said it would cut 900 jobs.", "Varga Corp.", "organisation"),
        ("Varga plc (LSE: VRT) said it would cut 900 jobs.", "Varga plc", "organisation"),
        ("Varga Tessaro (TSX-V: VRT) reported that a mine had closed.", "Varga Tessaro", "organisation"),
        ("According to Varga (NASDAQ: VRTS), sales rose.", "Varga", "organisation"),
        ("Shares of Varga Corp. (NYSE: VRT) fell, the company said.", "Varga Corp.", "organisation"),
        (
            "Varga, Inc. (OTCQB: VRT), a maker of pumps, today announced that it had closed a mine.",
            "Varga",
            "organisation",
        ),
        ("Clara Reed (D-Ohio) said it would rain.", "Clara Reed", "person"),
        ("Clara Reed (Norwick) said it would rain.", "Clara Reed", "person"),
        ("Hydro Ondria, the state company, said the dam was safe.", "Hydro Ondria", "organisation"),
        ("Nobody said that the bridge was unsafe.", "Nobody", "unnamed"),
    ):
        source = analyze(text).sources[0]
        assert (source.name, source.type) == (name, kind)
        assert source.named == (kind != "unnamed")


@pytest.mark.parametrize(
    ("before", "description", "name"),
    [
        ("He was OK.", "The club", "club"),
        ("The firm builds tools with AI.", "The company", "company"),
        ("She had an MRI.", "The hospital", "hospital"),
        ("An SUV hit the wall.", "The company", "company"),
        ("His DNA was found.", "The agency", "agency"),
        ("An AI firm closed.", "The company", "company"),
        ("NKT cut 900 jobs.", "The company", "NKT"),
        ("The RSPCA took the dog.", "The charity", "RSPCA"),
        ("The DNA Institute closed.", "The institute", "DNA Institute"),
    ],
)
def test_acronyms_of_things_are_nobody(before: str, description: str, name: str) -> None:
    """What follows takes up a body named by its letters, but never a thing."""
    source = speaker(analysed(f"{before} [1{description}] {{1said}} <1it was sorry>."), 1)
    assert source is not None
    assert source.name == name


def test_an_acronym_of_a_thing_has_no_name_as_source() -> None:
    """Where a thing stands as source all the same it is unnamed, and is taken up by no description of a body."""
    analysis = analysed("[1VAR] {1showed} <1that he was onside>. [2The club] {2said} <2it was wrong>.")
    first, second = speaker(analysis, 1), speaker(analysis, 2)
    assert first is not None
    assert second is not None
    assert (first.named, second.name) == (False, "club")


WORDS = {
    "a broadcaster with a person's name": ("The broadcaster Clara Whitfield", "Clara Whitfield", "person"),
    "a broadcaster with another": ("The broadcaster Vantage", "Vantage", "outlet"),
    "a firm of two parts": ("VelaPharm", "VelaPharm", "organisation"),
    "a given name of two parts": ("MaryAnn", "MaryAnn", "person"),
    "stations that send nothing": ("The police station", "police station", "organisation"),
    "several of them": ("Fire stations", "Fire stations", "group"),
    "stations that do": ("Radio stations", "Radio stations", "outlet"),
    "papers that nobody sells": ("Cabinet papers", "Cabinet papers", "document"),
    "papers that somebody does": ("Papers in Norwick", "Papers in Norwick", "outlet"),
    "one of many, with a name": ("One surgeon, Clara Whitfield,", "Clara Whitfield", "person"),
    "several, with names": ("Two surgeons, Clara Whitfield and Adam Bexley,", "Two surgeons", "group"),
}


@pytest.mark.parametrize("case", list(WORDS))
def test_words_of_two_kinds(case: str) -> None:
    """What stands before or behind a word of several kinds tells which is meant."""
    phrase, name, kind = WORDS[case]
    source = speaker(analysed(f"[1{phrase}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert (source.name, source.type) == (name, kind)
