"""Other senses of cue verbs, words of titles, turns of transcripts, messages above a name, empty sources."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.statements.marks import DASHES
from attribution.text import read
from attribution.values.statement import Statement

BOTH = [Options(), Options(extractor="rules")]


def found(text: str, options: Options) -> list[Statement]:
    """Return the statements of a text."""
    return list(extract(read(text), options))


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed nine lives on Tuesday.",
        "Rovers claimed the title with a late goal.",
        "He pointed to the spot after a foul on Diaz.",
        "She never told the swimmer.",
        "She told jokes all night and called a taxi at three.",
        "Frigates gave air support for the landing.",
        "He ordered a pizza and called his mother.",
        "His novel Said the Sea won a prize last year.",
        "Fans danced to Nobody Warned Us in May.",
        "A clerk pointed a rifle at the crowd.",
        "The maker recalled 300 lorries and Norway recalled its envoy.",
        "Roe runs a Danish think tank, a small one.",
    ],
)
def test_other_senses_and_titles_are_no_statements(text: str, options: Options) -> None:
    """A cue verb with an object of another sense, or inside a title, reports nothing."""
    assert found(text, options) == []


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "The group claimed responsibility for the blast.",
        "The mayor claimed that the title was hers.",
        "The critics called the plan a disaster.",
        "Lund told reporters the joke had gone too far.",
        "Lund recalled that the envoy had smiled.",
        "Lund pointed out that the gun was old.",
        "Most farmers think tanks should leave.",
    ],
)
def test_the_same_verbs_are_cues_elsewhere(text: str, options: Options) -> None:
    """The senses of speech are kept, whatever noun stands further on."""
    assert len(found(text, options)) >= 1


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
def test_turns_of_a_transcript_end_with_their_paragraph(options: Options) -> None:
    """Names that open paragraphs again and again are speakers, and each has said their own paragraph."""
    text = (
        "Moreno: How deep is the water?\n\nLund: Yes.\n\nMoreno: I mean in metres. Nobody has told us.\n\n"
        "Lund: About two. It may rise. We are watching it."
    )
    turns = [s for s in found(text, options) if s.cue.spans and s.cue.spans[0].text == ":"]
    assert [s.source.spans[0].text for s in turns] == ["Moreno", "Lund", "Moreno", "Lund"]
    assert [s.content.spans[-1].text for s in turns] == [
        "How deep is the water?",
        "Yes.",
        "I mean in metres. Nobody has told us.",
        "About two. It may rise. We are watching it.",
    ]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
def test_a_message_is_all_that_stands_above_its_name(options: Options) -> None:
    """Every sentence of a message belongs to the account under it, in its paragraph or the one before."""
    text = (
        "The square is full. Nobody is leaving. — Mara Eklund (@maraeklund) March 9, 2019\n\n"
        "Trams have stopped. We walk.\n\n— Ida Frost (@idafrost) March 9, 2019"
    )
    names = {
        s.source.spans[0].text: s.content.spans[0].text for s in found(text, options) if s.cue.lemma == "—"
    }
    assert names == {
        "Mara Eklund (@maraeklund)": "The square is full. Nobody is leaving.",
        "Ida Frost (@idafrost)": "Trams have stopped. We walk.",
    }


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
def test_turns_of_a_transcript_in_quotation_marks(options: Options) -> None:
    """A partial transcript may open a quotation with each turn; the mark is part of no turn."""
    text = (
        "A partial transcript follows.\n\n“OKORO: How deep is the water?\n\n“LINDQVIST: About two metres. It may rise."
        "\n\n“OKORO: And then?\n\n“LINDQVIST: Then we leave.”"
    )
    turns = [s for s in found(text, options) if s.cue.spans and s.cue.spans[0].text == ":"]
    assert [(s.source.spans[0].text, s.content.spans[0].text) for s in turns] == [
        ("OKORO", "How deep is the water?"),
        ("LINDQVIST", "About two metres. It may rise."),
        ("OKORO", "And then?"),
        ("LINDQVIST", "Then we leave."),
    ]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
def test_a_name_under_a_quotation_signs_it(options: Options) -> None:
    """Readers' voices, blurbs and mottos: a quotation that fills its lines, a dash, and who said it."""
    text = (
        "Readers on the closure of the library:\n\n“They have shut the only warm room. I will miss it.” ― Jaclyn Ashe\n"
        '“We paid for it.”― Carla Sands.\n\n"It is a shame." - Dana Moor, 34, nurse\n\n'
        "“First they took the bus.\n\n“Now they take the books.”\n— Omar Haddad\n\n"
        "“Nobody asked us.” – a caretaker in Brenhill\n\n“It is only stone.” — @brenhill_mayor"
    )
    signed = [
        (s.source.spans[0].text, " / ".join(x.text for x in s.content.spans))
        for s in found(text, options)
        if s.cue.spans[0].text in DASHES
    ]
    assert signed == [
        ("Jaclyn Ashe", "“They have shut the only warm room. I will miss it.”"),
        ("Carla Sands", "“We paid for it.”"),
        ("Dana Moor, 34, nurse", '"It is a shame."'),
        ("Omar Haddad", "“First they took the bus. / “Now they take the books.”"),
        ("a caretaker in Brenhill", "“Nobody asked us.”"),
        ("@brenhill_mayor", "“It is only stone.”"),
    ]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "“Shame” — fans boo the captain off the pitch.",
        "She wrote “no” on the wall — Omar saw it later.",
        "“The Long Rain” — and nothing else was on the shelf.",
        "He had read “The Long Rain” — Omar Haddad",
    ],
)
def test_other_dashes_sign_nothing(text: str, options: Options) -> None:
    """A clause after the dash, or a quotation in the middle of a line, is no message with its name."""
    assert not [s for s in found(text, options) if s.cue.spans[0].text in DASHES]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The gates were open, Hydro Ondria, the state company that runs the dam, said on Monday.",
            "Hydro Ondria, the state company that runs the dam,",
            "The gates were open",
        ),
        (
            "The driver had slept at the wheel, a court heard.",
            "a court",
            "The driver had slept at the wheel",
        ),
        (
            "The raid followed what officials described as a mistake by the pilot.",
            "officials",
            "a mistake",
        ),
        (
            "The footage showed jets that the army said were Russian, but it was old.",
            "the army",
            "jets / were Russian",
        ),
        (
            "Trucks that the ministry says carried aid were seen.",
            "the ministry",
            "Trucks / carried aid",
        ),
    ],
)
def test_subjects_and_contents_in_hard_places(text: str, source: str, content: str, options: Options) -> None:
    """Appositions with a clause, courts that hear, and gaps of relative clauses keep their parts."""
    assert (source, content) in [
        (" / ".join(x.text for x in s.source.spans), " / ".join(x.text for x in s.content.spans))
        for s in found(text, options)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry concluded last year that the masts were too weak.",
        "The mayor said on Monday night that the masts were too weak.",
        "Lund announced this week that the masts were too weak.",
    ],
)
def test_the_time_of_an_act_is_no_part_of_what_was_said(text: str) -> None:
    """Content begins at "that", not at the time before it."""
    assert [s.content.spans[0].text for s in found(text, Options())] == ["that the masts were too weak"]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Nobody said that the bridge was safe.", "open"),
        ("None of the ministers believes that the plan will work.", "denied"),
    ],
)
def test_an_empty_source_negates_the_act(text: str, polarity: str, options: Options) -> None:
    """What nobody says is not reported, what nobody believes is denied."""
    (statement,) = found(text, options)
    assert statement.polarity == polarity
    assert statement.reported == (polarity == "denied")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A man believed to be a soldier was shot near the gate.", ["A man", "to be a soldier"]),
        ("A guard accused of sleeping on duty was fired.", ["A guard", "sleeping on duty"]),
    ],
)
def test_what_is_believed_ends_before_the_main_verb(text: str, content: list[str]) -> None:
    """The clause that goes on with the noun is no part of what is believed, and the noun is no source."""
    (statement,) = found(text, Options())
    assert [x.text for x in statement.content.spans] == content
    assert not statement.source.spans


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
def test_a_clause_before_it_is_understood_is_its_content(options: Options) -> None:
    """A passive that comments on the clause before it has this clause as content and no source."""
    statements = found("Residents had complained about the noise, it is understood.", options)
    assert [x.text for s in statements if s.cue.lemma == "understand" for x in s.content.spans] == [
        "Residents had complained about the noise"
    ]


@pytest.mark.parametrize("options", BOTH, ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bank had been fined, it emerged on Friday.", "The bank had been fined"),
        ("It has emerged that two files are missing.", "that two files are missing"),
    ],
)
def test_what_emerged_is_nobody_s_word(text: str, content: str, options: Options) -> None:
    """What becomes known is a statement without a source."""
    (statement,) = found(text, options)
    assert [x.text for x in statement.content.spans] == [content]
    assert not statement.source.spans


def test_an_object_is_not_cut_before_its_relative_clause() -> None:
    """A content that is a noun with a relative clause begins with the noun."""
    text = "The footage showed jets that the army said were Russian, but it was old."
    (outer, inner) = found(text, Options())
    assert outer.content.spans[0].text.startswith("jets that")
    assert inner.nested_in == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "Hale Motors recalls 1.2 million cars over faulty brakes.",
        "The maker recalled 40,000 heaters on Monday.",
        "Norland has recalled its ambassador to Sudland.",
        "The shares saw their biggest drop since March.",
        "Exports saw a rise of 3%.",
    ],
)
def test_recalls_and_changes_that_are_no_statements(text: str) -> None:
    """What is called back is not remembered, and what rises does not see."""
    assert not analyze(text).statements


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Lund recalled the storm of 1987.", "say"),
        ("Lund recalled that the brakes had failed.", "say"),
        ("Hale Bank sees growth of 1.2% next year.", "predict"),
        ("The company sees revenue between $3 billion and $4 billion.", "predict"),
        ("Analysts see earnings of $5.20 a share.", "predict"),
        ("The doctor says she sees that he is in pain.", "say"),
    ],
)
def test_memories_and_forecasts(text: str, act: str) -> None:
    """Who recalls an event says so; who sees a figure foretells it, which is less sure than a sight."""
    statement = analyze(text).statements[0]
    assert statement.act == act
    assert act != "predict" or statement.certainty < 0.9


def test_beyond_doubt_is_affirmed() -> None:
    """The words say the opposite of a doubt."""
    statements = analyze("It was beyond reasonable doubt that the lock had failed.").statements
    assert [s.polarity for s in statements] == ["affirmed"]


@pytest.mark.parametrize("line", ["What police say", "What the mayor thinks", "### How the port reacted"])
def test_a_heading_with_a_question_word_says_nothing(line: str) -> None:
    """It announces what somebody says below."""
    statements = analyze(f"{line}\n\nThe port said it was safe.").statements
    assert [s.content.spans[0].text for s in statements] == ["it was safe"]
