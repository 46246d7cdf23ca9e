"""The rules extractor: kinds of cues, orders of their parts, what is no statement."""

from itertools import pairwise

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.statements.rules import propose
from attribution.text import read
from attribution.values.statement import Statement

RULES = Options(extractor="rules")


def found(text: str) -> list[Statement]:
    """Return the statements that the rules find."""
    return list(extract(read(text), RULES))


def parts(statement: Statement) -> tuple[str, str, str]:
    """Return source, cue and content as text, spans separated by " / "."""
    spans = (statement.source.spans, statement.cue.spans, statement.content.spans)
    return tuple(" / ".join(s.text for s in x) for x in spans)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs before their content
        (
            "Officials said that the bridge had collapsed.",
            ("Officials", "said", "that the bridge had collapsed"),
        ),
        ("Officials said the bridge had collapsed.", ("Officials", "said", "the bridge had collapsed")),
        ("Maria asked why the shop was closed.", ("Maria", "asked", "why the shop was closed")),
        ("She denied the report.", ("She", "denied", "the report")),
        ("Anna Karlsson said: “It was loud.”", ("Anna Karlsson", "said:", "“It was loud.”")),
        ("The court told the city to repair the road.", ("The court", "told", "the city to repair the road")),
        (
            "The company has repeatedly said that the water is clean.",
            ("The company", "has repeatedly said", "that the water is clean"),
        ),
        (
            "Karlsson said in a statement that the mill would close.",
            ("Karlsson", "said in a statement", "that the mill would close"),
        ),
        # inverted and parenthetical orders
        ("The bridge had collapsed, the mayor said.", ("the mayor", "said", "The bridge had collapsed")),
        (
            "The bridge, the mayor said, would be rebuilt.",
            ("the mayor", "said", "The bridge / would be rebuilt"),
        ),
        ("“It was loud,” said Anna Karlsson, a nurse.", ("Anna Karlsson, a nurse", "said", "“It was loud,”")),
        (
            "“It was loud,” said Anna Karlsson, a nurse. “We ran.”",
            ("Anna Karlsson, a nurse", "said", "“It was loud,” / “We ran.”"),
        ),
        (
            '"The water is safe. We tested it twice," the company said.',
            ("the company", "said", '"The water is safe. We tested it twice,"'),
        ),
        ("As the agency reported, the ship had left.", ("the agency", "reported", "the ship had left")),
        # a verb that the lexicon does not know, shown to be a cue by its quotation
        ("“Nobody came,” he grinned.", ("he", "grinned", "“Nobody came,”")),
        # adpositions
        ("According to the ministry, nobody was hurt.", ("the ministry", "According to", "nobody was hurt")),
        ("Nobody was hurt, according to the ministry.", ("the ministry", "according to", "Nobody was hurt")),
        (
            "In the view of the auditors, the accounts were wrong.",
            ("the auditors", "In the view of", "the accounts were wrong"),
        ),
        # nouns
        (
            "There is concern among shopkeepers that the road will stay closed.",
            ("shopkeepers", "concern", "that the road will stay closed"),
        ),
        (
            "The claim by the union that wages had fallen was rejected by the firm.",
            ("the union", "claim", "that wages had fallen"),
        ),
        ("Their decision to sell the land surprised the town.", ("Their", "decision", "to sell the land")),
        # adverbs and adjectives
        ("The factory was reportedly sold in May.", ("", "reportedly", "The factory was / sold in May")),
        ("The alleged thief fled.", ("", "alleged", "thief")),
        # passives
        ("The director is expected to resign.", ("", "is expected", "The director / to resign")),
        ("It was reported that the mine had flooded.", ("", "was reported", "that the mine had flooded")),
        (
            "The fire is believed to have started in a kitchen.",
            ("", "is believed", "The fire / to have started in a kitchen"),
        ),
        # adjectives that predicate
        ("It is unclear whether the pilot survived.", ("", "is unclear", "whether the pilot survived")),
        # colons
        ("Lund: “We did not see anything.”", ("Lund", ":", "“We did not see anything.”")),
        # relative clauses
        (
            "A child they say has joined the army was filmed.",
            ("they", "say", "A child / has joined the army"),
        ),
        (
            "A farmer who said he had seen the crash was not hurt.",
            ("who", "said", "he had seen the crash"),
        ),
    ],
)
def test_parts_of_the_first_statement(text: str, expected: tuple[str, str, str]) -> None:
    """Each kind of cue in each order gives source, cue and content as they are annotated."""
    assert expected in [parts(s) for s in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The general reports to the minister.",
        "The state of emergency ends on Friday.",
        "He spoke to the council about parking.",
        "They managed to leave the valley.",
        "The train leaves at noon.",
        "Read all about it",
        "",
        " \n\n ",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    """Words that can be cues are none where nothing is said."""
    assert found(text) == []


def test_coordinated_cues_share_their_source() -> None:
    """The second verb of one subject has that subject as its source."""
    first, second = found("The minister praised the plan and promised to visit the town.")
    assert parts(first) == ("The minister", "praised", "the plan")
    assert parts(second) == ("The minister", "promised", "to visit the town")


def test_a_participle_takes_the_subject_of_its_main_clause() -> None:
    """ "Adding that" goes on with the speaker of the main clause, not with the nearest noun."""
    said, added = found("Lund said he knew nothing, adding that the alarm had been tested.")[:2]
    if said.cue.lemma != "say":
        said, added = added, said
    assert parts(said) == ("Lund", "said", "he knew nothing")
    assert parts(added) == ("Lund", "adding", "that the alarm had been tested")


def test_a_statement_inside_a_statement() -> None:
    """A content is searched again; what is found there is nested in its statement."""
    statements = found("The Courier reports that officials said the bridge had reportedly collapsed.")
    assert [s.cue.lemma for s in statements] == ["report", "say", "reportedly"]
    assert [s.nested_in for s in statements] == [None, "s1", "s2"]


def test_a_quotation_over_several_paragraphs_is_one_content() -> None:
    """Paragraphs that reopen a quotation belong to the statement that it ends with or begins with."""
    text = (
        "Lund said: “We were asleep when it began.\n\n“Then the roof came down.”\n\n"
        "“It was dark. Nobody could see.\n\n“In the end we broke the window,” Karlsson said."
    )
    contents = [parts(s)[2] for s in found(text) if s.nested_in is None and s.cue.lemma == "say"]
    assert contents[0].startswith("“We were asleep")
    assert contents[0].endswith("the roof came down.”")
    assert contents[1].startswith("“It was dark.")
    assert contents[1].endswith("broke the window,”")


def test_a_quotation_without_a_cue_joins_its_speaker() -> None:
    """A paragraph that is only a quotation goes on with the speaker of the paragraph before."""
    text = (
        "The council was too slow, Karlsson said.\n\n“They knew about the cracks for years and did nothing.”"
    )
    (statement,) = [s for s in found(text) if s.cue.lemma == "say"]
    assert [s.text for s in statement.content.spans] == [
        "The council was too slow",
        "“They knew about the cracks for years and did nothing.”",
    ]


def test_a_quotation_that_ended_its_sentence_is_not_taken_by_the_next_speaker() -> None:
    """ "... hurt.” She said that ..." has two statements, each with its own content."""
    text = "Lund said: “Nobody was hurt.” Karlsson said that the roof had held."
    assert [parts(s) for s in found(text) if s.cue.lemma == "say"] == [
        ("Lund", "said:", "“Nobody was hurt.”"),
        ("Karlsson", "said", "that the roof had held"),
    ]


def test_transcripts() -> None:
    """After the label of a speaker the rest of the paragraph is theirs."""
    statements = [
        s for s in found("Q: Did you know?\nA: I had no idea. Nobody told us.") if s.cue.lemma == ":"
    ]
    assert [parts(s) for s in statements] == [
        ("Q", ":", "Did you know?"),
        ("A", ":", "I had no idea. Nobody told us."),
    ]


def test_candidates_are_in_text_order_with_probabilities() -> None:
    """What the rules propose is ordered by cue, each with a confidence in [0, 1] and its rule."""
    document = read("Lund said it rained. Karlsson denied it. “No,” the mayor replied, “it did not.”")
    candidates = propose(document, RULES)
    assert len(candidates) >= 3
    assert [c.cue for c in candidates] == sorted(c.cue for c in candidates)
    assert all(0 <= c.confidence <= 1 and c.origin.startswith("rules:") for c in candidates)


def test_page_furniture_is_not_analysed() -> None:
    """Only prose, headlines and captions are searched."""
    document = read(
        "Lund said it rained.\n\nAdvertisement\n\nShare this story: Lund says it rained\n\nRelated posts:\n"
    )
    furniture = [p for p in document.paragraphs if not p.is_analysed]
    assert furniture
    for candidate in propose(document, RULES):
        assert not any(p.first <= a < p.last for a, _ in candidate.cue for p in furniture)


def test_a_subject_does_not_reach_into_the_quotation_before_it() -> None:
    """A relative clause at the end of a quotation is no part of the speaker after it."""
    (statement,) = [s for s in found("“We need people who know the dam,” Lund said.") if s.cue.lemma == "say"]
    assert parts(statement) == ("Lund", "said", "“We need people who know the dam,”")


def test_a_quotation_announced_by_a_colon_finds_its_speaker() -> None:
    """A colon at the end of a paragraph links the quotation after it to the subject of its sentence."""
    text = "On Friday the company put out a short note on its website:\n\n“We are sorry for the delay and will explain it.”"
    assert ("the company", "“We are sorry for the delay and will explain it.”") in [
        (parts(s)[0], parts(s)[2]) for s in found(text)
    ]


def test_rows_of_quotations_belong_to_one_speaker() -> None:
    """Paragraphs that are quotations only go on with the speaker before the first of them."""
    text = "The bridge was unsafe, Lund said.\n\n“We told them about it in March.”\n\n“Nobody answered our letter at all.”"
    (statement,) = [s for s in found(text) if s.cue.lemma == "say"]
    assert len(statement.content.spans) == 3


def test_a_token_has_one_role_in_a_statement() -> None:
    """Source, cue and content of a statement do not overlap."""
    for text in (
        "The mine, its owner, Lund, announced last month, will close.",
        "Lund, who said so, said it rained.",
    ):
        for s in found(text):
            spans = sorted((x.start, x.end) for x in (*s.source.spans, *s.cue.spans, *s.content.spans))
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“The mill,” Roe said, “is shut”, adding that it would reopen in May.",
            ["“The mill,”", "“is shut”"],
        ),
        (
            "“Our crews,” the line said, “are tired”, but it denied that they were ill.",
            ["“Our crews,”", "“are tired”"],
        ),
        ("“The mill is shut,” Roe said. “We tried,” Lund said.", ["“The mill is shut,”"]),
    ],
)
def test_a_split_quotation_goes_on_before_a_comma(text: str, content: list[str]) -> None:
    """A cue behind a mark outside of the quotation is another one; one right behind it owns it."""
    first = next(s for s in extract(read(text), Options()) if s.cue.lemma == "say")
    assert [x.text for x in first.content.spans] == content


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    "below",
    [
        "A third sailor came forward on Sunday.",
        "The ferry's owner, Jo Aker, spoke out on Sunday.",
        "The ministry hit back on Telegram.",
    ],
)
def test_a_quotation_is_not_said_by_the_next_paragraph(below: str, extractor: str) -> None:
    """What is complete in its own paragraph is no content of the verb below."""
    text = f'"It was dark," said Mia Roe. "I hid in the hold."\n\n{below}'
    statements = extract(read(text), Options(extractor=extractor))
    assert {
        x.text for s in statements if s.content.spans[-1].text.startswith('"') for x in s.source.spans
    } == {"Mia Roe"}


def test_a_speaker_below_a_quotation_that_ends_with_a_comma_says_it() -> None:
    """A quotation that goes on into the next paragraph by its comma has its speaker there."""
    (statement,) = extract(read('"The hold was dark,"\n\nsaid Mia Roe.'), Options(extractor="rules"))
    assert [x.text for x in statement.source.spans] == ["Mia Roe"]


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mill has since clarified that sailing is permitted.", "The mill"),
        ("Nurses have since confirmed that the man is dead.", "Nurses"),
        ("The ferry was late; Roe had earlier insisted that it would sail.", "Roe"),
        ("She has long argued that the dam leaks.", "She"),
        ("Experts are nonetheless warning that the dam leaks.", "Experts"),
        ("We are nevertheless asking farmers to leave.", "We"),
    ],
)
def test_a_word_of_time_inside_a_verb_group_hides_no_subject(text: str, source: str, extractor: str) -> None:
    """ "Has since said" is no passive."""
    (statement,) = extract(read(text), Options(extractor=extractor))
    assert [x.text for x in statement.source.spans] == [source]
