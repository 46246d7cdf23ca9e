"""Names, descriptions and appositions that refer to one participant are joined, others are not."""

import pytest

from attribution import analyze
from tests.spoken import analysed, names, speaker, types

JOINED = {
    "full name, then surname": (
        "[1Clara Whitfield] {1said} <1the bridge was safe>. [2Whitfield] {2added} <2that it was new>.",
        "Clara Whitfield",
    ),
    "surname first, full name later": (
        "[1Whitfield] {1said} <1the bridge was safe>. On Monday [2Clara Whitfield] {2said} <2it was new>.",
        "Clara Whitfield",
    ),
    "courtesy title": (
        "[1Clara Whitfield] {1said} <1the bridge was safe>. [2Ms. Whitfield] {2added} <2that it was new>.",
        "Clara Whitfield",
    ),
    "misspelt surname": (
        "[1Clara Brannigan] {1said} <1the bridge was safe>. [2Branigan] {2added} <2that it was new>.",
        "Clara Brannigan",
    ),
    "nickname": (
        "[1William Harker] {1said} <1the road was open>. [2Bill Harker] {2said} <2it was dry>.",
        "William Harker",
    ),
    "initial": (
        "[1William T. Harker] {1said} <1the road was open>. [2William Harker] {2said} <2it was dry>.",
        "William T. Harker",
    ),
    "title and name": (
        "[1Finance Minister Clara Whitfield] {1said} <1taxes would fall>. [2The minister] {2added} <2that spending would too>.",
        "Clara Whitfield",
    ),
    "role before the name": (
        "[1The finance minister, Clara Whitfield,] {1said} <1taxes would fall>. [2Whitfield] {2gave} <2no date>.",
        "Clara Whitfield",
    ),
    "role after the name": (
        "[1Clara Whitfield, a spokeswoman for the harbour,] {1said} <1ships were late>. [2The spokeswoman] {2gave} <2no reason>.",
        "Clara Whitfield",
    ),
    "acronym in brackets": (
        "[1The Coastal Rescue Federation (CRF)] {1said} <1boats were missing>. [2CRF] {2added} <2that the search went on>.",
        "Coastal Rescue Federation",
    ),
    "acronym of the initials": (
        "[1The Coastal Rescue Federation] {1said} <1boats were missing>. [2The CRF] {2added} <2that the search went on>.",
        "Coastal Rescue Federation",
    ),
    "head word of a name": (
        "[1The Harbour Observatory] {1said} <1the tide was high>. [2The observatory] {2warned} <2of floods>.",
        "Harbour Observatory",
    ),
    "kind of body": (
        "[1Brightwater Holdings] {1said} <1the plant would close>. [2The company] {2added} <2that jobs would go>.",
        "Brightwater Holdings",
    ),
    "first word of a firm's name": (
        "[1Brightwater Pharma] {1said} <1the pill was safe>. [2Brightwater] {2denied} <2that anyone had died>.",
        "Brightwater Pharma",
    ),
    "firm with its legal form": (
        "[1Kramer AG] {1said} <1sales had risen>. [2Kramer] {2added} <2that it would hire>.",
        "Kramer AG",
    ),
    "legal form in lower case": (
        "[1Barlow Foods plc] {1denied} <1the report>. [2Barlow] {2added} <2that it would appeal>.",
        "Barlow Foods plc",
    ),
    "named as": (
        "[1A woman named Clara Whitfield] {1said} <1the dog was hers>. [2Whitfield] {2paid} <2the fine>.",
        "Clara Whitfield",
    ),
    "unnamed official again": (
        "[1A senior Kenyan official] {1said} <1talks had failed>. [2The official] {2added} <2that more were planned>.",
        "senior Kenyan official",
    ),
    "the same description in one passage": (
        "[1A Kenyan official] {1said} <1talks had failed>. [2A Kenyan official] {2said} <2more were planned>.",
        "Kenyan official",
    ),
    "collective voice": (
        "[1Kenyan officials] {1said} <1talks had failed>. It rained.\n\nIt snowed.\n\n[2Kenyan officials] {2said} <2more were planned>.",
        "Kenyan officials",
    ),
    "described before the name is given": (
        "[1A plumber from Leeds] {1says} <1he found a ring>. [2Adam Bexley, a plumber,] {2said} <2it was gold>. Bexley sold it.",
        "Adam Bexley",
    ),
}


@pytest.mark.parametrize("marked", [m for m, _ in JOINED.values()], ids=list(JOINED))
def test_mentions_of_one_participant_are_joined(marked: str) -> None:
    """Both statements have one source, called by the fullest name."""
    expected = next(n for m, n in JOINED.values() if m == marked)
    assert names(marked) == [expected, expected]


APART = {
    "two given names": "[1Clara Whitfield] {1said} <1it was safe>. [2Martin Whitfield] {2said} <2it was not>.",
    "siblings after a bare surname": "[1Anna Holt] {1said} <1it was safe>. Holt left. [2Peter Holt] {2said} <2it was not>.",
    "another official": "[1A Kenyan official] {1said} <1talks had failed>. [2Another Kenyan official] {2said} <2they had not>.",
    "a second official": "[1An official] {1said} <1talks had failed>. [2A second official] {2said} <2they had not>.",
    "two officials in two places": (
        "[1A Kenyan official] {1said} <1talks had failed>.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nIt thawed.\n\n"
        "It rained again.\n\n[2A Kenyan official] {2said} <2roads were closed>."
    ),
    "two nationalities": "[1Kenyan officials] {1said} <1talks had failed>. [2Danish officials] {2said} <2they had not>.",
    "unnamed and named": "[1A police source] {1said} <1a man was held>. [2Mayor Clara Whitfield] {2said} <2she knew nothing>.",
    "a person called like a firm": "Adam Harlow left. [1Harlow Pharma] {1said} <1it would pay>. [2Harlow] {2said} <2he would not>.",
    "two companies": "[1Brightwater Holdings] {1said} <1it would pay>. [2Darkwater Holdings] {2said} <2it would not>.",
}


@pytest.mark.parametrize("marked", APART.values(), ids=list(APART))
def test_different_participants_stay_apart(marked: str) -> None:
    """The two statements have two sources."""
    analysis = analysed(marked)
    first, second = speaker(analysis, 1), speaker(analysis, 2)
    assert first is not None
    assert second is not None
    assert first.id != second.id


@pytest.mark.parametrize(
    "marked",
    [
        "Through a lawyer, [1Bexley] {1denied} <1that he had lied>.",
        "Via a spokeswoman, [1Ms Whitfield] {1said} <1that she was sorry>.",
        "Through her agent, [1the singer Lena Varga] {1said} <1that she was ill>.",
        "Speaking through a friend, [1Bexley] {1said} <1that he was sorry>.",
    ],
)
def test_whoever_speaks_through_another_is_not_that_one(marked: str) -> None:
    """A phrase behind a preposition that opens the sentence is not in apposition to the subject behind its comma."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert source.role in (None, "singer")
    assert (
        len(
            [m for m in source.mentions if m.text.split()[-1] in ("lawyer", "spokeswoman", "agent", "friend")]
        )
        == 0
    )


def test_speaker_and_mouthpiece_stay_apart() -> None:
    """The spokesman through whom somebody spoke may speak for himself afterwards; one named between commas is named."""
    assert names(
        "Through a spokesman, [1Bexley] {1said} <1he was sorry>. [2The spokesman] {2said} <2no more>."
    ) == [
        "Bexley",
        "spokesman",
    ]
    assert names("According to [1a spokesman, Adam Bexley,] <1the road was closed>.") == ["Adam Bexley"]


def test_joint_source_knows_its_members() -> None:
    """Two coordinated phrases are one source with two members, which are sources too."""
    analysis = analysed(
        "[1Teachers and bus drivers] {1said} <1they would strike>. [2Teachers] {2asked for} <2more pay>."
    )
    joint, single = speaker(analysis, 1), speaker(analysis, 2)
    assert joint is not None
    assert joint.type == "group"
    assert joint.name == "Teachers and bus drivers"
    assert len(joint.members) == 2
    assert single is not None
    assert single.id in joint.members


def test_two_roles_of_one_person_are_no_joint_source() -> None:
    """ "host and author Jane Roe" is one person."""
    analysis = analysed("[1Radio host and author Clara Whitfield] {1said} <1the book was late>.")
    source = speaker(analysis, 1)
    assert source is not None
    assert (source.name, source.type, source.members) == ("Clara Whitfield", "person", ())


def test_document_speaks_for_its_author() -> None:
    """A report in a newspaper is the newspaper's, a statement by a ministry the ministry's."""
    assert names("[1A report in the Evening Lantern] {1said} <1the mayor would resign>.") == [
        "Evening Lantern"
    ]
    assert names("[1A statement by the Ministry of Fisheries] {1said} <1quotas would fall>.") == [
        "Ministry of Fisheries"
    ]
    assert names("[1The poll] {1found} <1that voters were tired>.") == ["poll"]


def test_words_belong_to_whoever_owns_them() -> None:
    """ "her words" and "Whitfield's claims" are the person's."""
    marked = "[1Clara Whitfield] {1said} <1it was safe>. [2Her words] {2suggest} <2that nobody checked>."
    assert names(marked) == ["Clara Whitfield", "Clara Whitfield"]


def test_every_mention_has_a_reason_and_slices_back() -> None:
    """Mentions are spans of the text in order, each with a readable reason."""
    analysis = analysed(
        "[1Finance Minister Clara Whitfield] {1said} <1taxes would fall>. [2She] {2added} <2that spending would too>. "
        "[3The minister] {3gave} <3no date>."
    )
    (source,) = analysis.sources
    text = analysis.document.text
    assert [text[m.start : m.end] for m in source.mentions] == [m.text for m in source.mentions]
    assert [m.text for m in source.mentions] == ["Finance Minister Clara Whitfield", "She", "The minister"]
    assert len(source.reasons) == 3
    assert source.reasons[0] == "first mention"
    assert source.reasons[1].startswith("pronoun 'she'")
    assert source.reasons[2] == "'minister' again"


def test_ids_follow_the_order_of_first_mention() -> None:
    """The source that the text mentions first is e1, and so on."""
    analysis = analysed("[1Clara Whitfield] {1said} <1it rained>. [2Officials] {2said} <2it snowed>.")
    assert [(s.id, s.name) for s in analysis.sources] == [("e1", "Clara Whitfield"), ("e2", "Officials")]


def test_statements_keep_everything_but_the_source_id() -> None:
    """Resolution sets the id of the source and leaves the rest as it was."""
    from tests.spoken import spoken

    _, before = spoken("[1Officials] {1said} <1it rained>. {2Reportedly} <2it snowed>.")
    after = analysed("[1Officials] {1said} <1it rained>. {2Reportedly} <2it snowed>.").statements
    assert [(s.cue, s.content, s.source.spans) for s in after] == [
        (s.cue, s.content, s.source.spans) for s in before
    ]
    assert [s.source.id for s in after] == ["e1", None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He lives in Leeds, the council said.", ["council"]),
        ("Three men were held in Karsk, the army said on Monday. It gave no names.", ["army"]),
        ("Ana Roe, the mayor, said it rained.", ["Ana Roe"]),
        ('"It rained," said Ana Roe, the mayor.', ["Ana Roe"]),
    ],
)
def test_what_ends_a_content_is_no_name_of_the_speaker(text: str, wanted: list[str]) -> None:
    """A name before a comma and the speaker is what the speaker speaks of, not an apposition."""
    report = analyze(text)
    assert [s.name for s in report.sources] == wanted


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "In a statement by its secretary, Adam Bexley, [1the party] {1said} <1it had won>.",
            ("party", None),
        ),
        (
            "Speaking through his lawyer, Adam Bexley, [1the singer] {1said} <1he had won>.",
            ("singer", "singer"),
        ),
        (
            "[1The secretary, Adam Bexley, the son of a miner,] {1said} <1he had won>.",
            ("Adam Bexley", "son"),
        ),
        ("[1Adam Bexley, whose son is missing,] {1said} <1it was late>.", ("Adam Bexley", None)),
        ("[1Adam Bexley, whose lawyer was away,] {1said} <1it was late>.", ("Adam Bexley", None)),
        ("[1Adam Bexley, a lawyer whose son is missing,] {1said} <1it was late>.", ("Adam Bexley", "lawyer")),
    ],
)
def test_who_stands_beside_is_not_always_the_same(marked: str, expected: tuple[str, str | None]) -> None:
    """The subject behind a name that a noun has is another one, and "whose son" is the son."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert (source.name, source.role) == expected


@pytest.mark.parametrize(
    "description",
    [
        "A report seen by Reuters",
        "An email reviewed by the Evening Lantern",
        "A statement carried by Xinhua",
        "A letter obtained by Ann Poe",
        "A message leaked to the BBC",
    ],
)
def test_who_has_a_document_is_not_its_author(description: str) -> None:
    """A document that others have seen, obtained or passed on speaks for itself."""
    assert types(f"[1{description}] {{1said}} <1the mayor would resign>.") == ["document"]


@pytest.mark.parametrize(
    "description",
    ["A report published by Reuters", "A letter written by Ann Poe", "A statement issued by the police"],
)
def test_who_made_a_document_is_its_author(description: str) -> None:
    """Published, written and issued tell the author."""
    assert types(f"[1{description}] {{1said}} <1the mayor would resign>.") != ["document"]


def test_a_document_taken_up_again_is_nobody_elses() -> None:
    """The letter that the BBC has seen is the letter in the next sentence as well."""
    marked = "In a letter seen by the BBC, the mayor resigned. [1The letter] {1said} <1the mayor was ill>."
    assert types(marked) == ["document"]


@pytest.mark.parametrize(
    ("marked", "affiliation"),
    [
        ("[1Norwick Council] {1said} <1it was late>. [2A spokesman] {2gave} <2no date>.", "Norwick Council"),
        ("[1Norwick Foods] {1said} <1it was late>. [2A spokeswoman] {2gave} <2no date>.", "Norwick Foods"),
        ("[1Norwick Foods] {1said} <1it was late>. [3The union] {3said} <3no>. [2A spokesman] {2gave} <2no date>.", None),
        ("[1The Guardian] {1said} <1it was late>. [2A spokesman] {2gave} <2no date>.", None),
        ("[1Clara Whitfield] {1said} <1it was late>. [2A spokesman] {2gave} <2no date>.", None),
        ("[1Norwick Foods] {1said} <1it was late>. [2A police spokesman] {2gave} <2no date>.", "police"),
        ("[1Norwick Foods] {1said} <1it was late>. [2A witness] {2gave} <2no date>.", None),
        ("[1Norwick Foods] {1said} <1it was late>. It rained. It blew. It was cold. It was dark. [2A spokesman] {2gave} <2no date>.", None),
    ],
)  # fmt: skip
def test_a_bare_spokesman_is_of_the_only_body_that_speaks(marked: str, affiliation: str | None) -> None:
    """ "A spokesman said" belongs to the body that has just spoken, where there is but one and no outlet."""
    source = speaker(analysed(marked), 2)
    assert source is not None
    assert source.affiliation_text == affiliation


OWN = "[1The Guardian] {1reported} <1the fire>. [2"


@pytest.mark.parametrize(
    ("marked", "outlet", "expected"),
    [
        (OWN + "This newspaper] {2understands} <2that it was arson>.", "Evening Lantern", "Evening Lantern"),
        (OWN + "This newspaper] {2understands} <2that it was arson>.", "", None),
        (OWN + "This story] {2said} <2that it was arson>.", "", None),
        (OWN + "The newspaper] {2said} <2that it was arson>.", "Evening Lantern", "Guardian"),
    ],
)
def test_this_newspaper_publishes_the_text(marked: str, outlet: str, expected: str | None) -> None:
    """ "This newspaper" and "this story" are the publisher's or nobody's, not the outlet's that was named last."""
    assert names(marked, outlet=outlet)[1] == expected


def test_two_holders_of_an_office_have_two_names() -> None:
    """A name in apposition parts "the director" from a director of another name, not from the same one."""
    two = "[1The director, Clara Whitfield,] {1said} <1no>. [2The director, Mr Bexley,] {2said} <2yes>."
    assert names(two) == ["Clara Whitfield", "Bexley"]
    one = "[1The director, Clara Whitfield,] {1said} <1no>. [2The director, Ms Whitfield,] {2said} <2yes>."
    assert names(one) == ["Clara Whitfield", "Clara Whitfield"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("In Sweden, [1the operator, Nordlink,] {1said} <1it was late>.", "Nordlink"),
        ("[2Norwick Foods] {2said} <2no>. [1The company behind the rival soup] {1said} <1yes>.", "company behind the rival soup"),
        ("[2President Bexley] {2said} <2no>. [1The president] {1called} <1Boko Haram a threat>.", "Bexley"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_description_is_not_always_its_name(marked: str, expected: str) -> None:
    """A place before the comma, a body named earlier, and what somebody calls something, are others."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert source.name == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[1The ministry] {1said} <1no>. [2Its spokeswoman, Clara Whitfield,] {2said} <2yes>.", ("spokeswoman", "ministry")),
        ("[1Norwick Foods] {1said} <1no>. [2Its chief executive, Clara Whitfield,] {2said} <2yes>.", ("chief executive", "Norwick Foods")),
        ("[1Norwick Foods] {1said} <1no>. [2Its critic Clara Whitfield] {2said} <2yes>.", ("critic", None)),
        ("[1Adam Bexley] {1said} <1no>. [2His lawyer, Clara Whitfield,] {2said} <2yes>.", ("lawyer", None)),
        ("[1Adam Bexley] {1said} <1no>. [2The general counsel, Clara Whitfield,] {2said} <2yes>.", ("general counsel", None)),
    ],
)  # fmt: skip
def test_who_has_a_post_with_a_body_is_affiliated_to_it(
    marked: str, expected: tuple[str, str | None]
) -> None:
    """ "Its spokeswoman" is the ministry's and no second voice; its critics are their own."""
    source = speaker(analysed(marked), 2)
    assert source is not None
    assert (source.role, source.affiliation_text) == expected
