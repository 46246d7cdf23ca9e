"""Where grammar overrules both extractors on who stands behind a cue."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.statement import Statement


def found(text: str) -> list[Statement]:
    """Return the statements of a text."""
    return list(extract(read(text), Options()))


def parts(statement: Statement) -> tuple[list[str], list[str]]:
    """Return the texts of a statement's source and content."""
    return [s.text for s in statement.source.spans], [s.text for s in statement.content.spans]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The abbot denied stubborn rumours that he would step down.", None),
        ("The clerk rejected online claims that files were burned.", None),
        ("Lundgren dismissed market rumours that it would be bought.", None),
        ("Firefighters denied rumours that a child had been found.", None),
        ("The museum played down newspaper reports that the vase was fake.", None),
        ("Troops have received reports that a bridge was mined.", None),
        ("Ms Lund confirmed reports that she would run.", None),
        ("The navy has denied social media claims that a ship was sunk.", "social media"),
        ("The abbot denied the bishop's claims that he had lied.", "bishop"),
        ("The ministry rejected Danish claims that it had sunk the ship.", "Danish"),
        ("The broadcaster aired reports that rebels had entered the port.", "broadcaster"),
        ("Lund's claims that the dam is unsafe were rejected.", "Lund"),
    ],
)
def test_who_denies_a_rumour_does_not_spread_it(text: str, source: str | None) -> None:
    """The noun's own source is who owns or voices it, neither an adjective nor the subject of a denial."""
    report = analyze(text)
    inner = next(s for s in report.statements if s.cue.type == "noun" or s.cue.lemma in ("claim", "report"))
    names = {s.id: s.name for s in report.sources}
    assert names.get(inner.source.id or "") == source


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The letters were denied on Friday by the navy.", "the navy", ["The letters"]),
        ("The tale was confirmed late on Sunday by two nurses.", "two nurses", ["The tale"]),
        ("The charge was denied in a statement by the church.", "the church", ["The charge"]),
        ("The report was denied within hours by the navy.", "the navy", ["The report"]),
        (
            "The account was contradicted within the hour by the mayor's own lawyer.",
            "the mayor's own lawyer",
            ["The account"],
        ),
        (
            "The deaths were reported in the southern town of Lisk by local nurses.",
            "local nurses",
            ["The deaths"],
        ),
    ],
)
def test_an_agent_after_a_time_or_a_place_is_the_source(text: str, source: str, content: list[str]) -> None:
    """What stands between a passive and "by" neither hides the source nor belongs to the content."""
    (statement,) = found(text)
    assert parts(statement) == ([source], content)


@pytest.mark.parametrize(
    "text",
    [
        "The story was confirmed by noon.",
        "The deal was announced on Monday by phone.",
        "The claims were rejected on Monday by a margin of two votes.",
        "The letters were denied on Friday.",
    ],
)
def test_by_a_time_or_a_means_names_no_source(text: str) -> None:
    """A time or a means after "by" says nothing."""
    (statement,) = found(text)
    assert not statement.source.spans


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sappers dug for 12 hikers thought to be alive.", ["12 hikers", "to be alive"]),
        ("The lorry carried rifles said to be of Danish origin.", ["rifles", "to be of Danish origin"]),
        (
            "Fire destroyed a barn reported to belong to the bishop.",
            ["a barn", "to belong to the bishop"],
        ),
        ("Swimmers searched for five boys thought to be trapped.", ["five boys", "to be trapped"]),
        ("A film said to show wolves in the city was shot years ago.", ["A film", "to show wolves in the city"]),
    ],
)  # fmt: skip
def test_a_noun_before_a_reduced_participle_is_content(text: str, content: list[str]) -> None:
    """Who or what is said to be something does not say it, nor does the subject of the sentence."""
    statement = next(s for s in found(text) if s.cue.lemma in ("think", "say", "report"))
    assert parts(statement) == ([], content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bishop said to leave the barn.", "The bishop"),
        ("Two hikers claimed to be lost.", "Two hikers"),
        ("They thought to ask the mayor.", "They"),
    ],
)
def test_an_active_verb_before_an_infinitive_keeps_its_subject(text: str, source: str) -> None:
    """A finite verb is no reduced participle."""
    for statement in found(text):
        assert [s.text for s in statement.source.spans] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The agency quotes a harbour source as saying that the ship was held.", "a harbour source"),
        ("The paper quoted a nurse as saying the ward had closed.", "a nurse"),
        ("The paper cited Ms Lund, a clerk in the ministry, as saying that it was lost.", "Ms Lund, a clerk in the ministry,"),
    ],
)  # fmt: skip
def test_who_is_quoted_as_saying_says_it(text: str, source: str) -> None:
    """The inner speaker is who is quoted, not who quotes."""
    inner = next(s for s in found(text) if s.cue.spans[0].text.startswith("saying"))
    assert [s.text for s in inner.source.spans] == [source]


def test_who_was_quoted_keeps_the_passive() -> None:
    """Without an object of its own the verb of quoting names nobody else."""
    (statement,) = found("Lund was quoted as saying that the mill had closed.")
    assert parts(statement) == (["Lund"], ["that the mill had closed"])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The orchid, long thought extinct, was found in May.", ["The orchid", "extinct"]),
        ("Two sailors, thought drunk, were held.", ["Two sailors", "drunk"]),
    ],
)
def test_what_is_thought_of_does_not_think(text: str, content: list[str]) -> None:
    """Neither the noun before a reduced participle nor the adverb of time is a source."""
    report = analyze(text)
    s = next(s for s in report.statements if "thought" in [c.text for c in s.cue.spans])
    assert (s.source.id, [c.text for c in s.content.spans]) == (None, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The chaplain thought stray cows were a danger.", ["The chaplain"]),
        ("The chaplain, a farmer, thought cows were clever.", ["The chaplain, a farmer,"]),
        ("The road was a mess, thought Mum, who drove on.", ["Mum"]),
    ],
)
def test_who_thinks_does(text: str, source: list[str]) -> None:
    """A subject with an apposition, and who stands behind the verb, keep their thought."""
    s = next(s for s in found(text) if "thought" in [c.text for c in s.cue.spans])
    assert parts(s)[0] == source


@pytest.mark.parametrize(
    "text",
    [
        'Coach Carl Bexley, who made him, in the words of one sailor, "a tempest", was sacked.',
        'Carl Bexley, whose rages made him, in the words of one sailor, "a tempest", was sacked on Monday.',
    ],
)
def test_in_the_words_of_one(text: str) -> None:
    """Whom a preposition of saying names speaks alone, not with the subject before it."""
    s = next(s for s in found(text) if "in the words of" in [c.text for c in s.cue.spans])
    assert parts(s)[0] == ["one sailor"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Through its lawyer, Clara Whitfield, the bank denied the claim.", "the bank"),
        ("Through a spokesman, Adam Bexley, the navy said it was sorry.", "the navy"),
        ("The club, in a statement by its secretary, Adam Bexley, said it had won.", "The club"),
        ("The union, in a letter signed by its chairman, Adam Bexley, said it would strike.", "The union"),
        ("The abbot, in a letter to the bishop, said he would stay.", "The abbot"),
    ],
)
def test_the_subject_speaks_not_the_adjunct_beside_it(text: str, source: str) -> None:
    """Through whom and in what something is said stands before or behind the subject and is none of it."""
    assert parts(found(text)[0])[0] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Through tears, Clara Whitfield said it was over.", "Clara Whitfield"),
        ("In a statement, its secretary, Adam Bexley, said the club had won.", "its secretary, Adam Bexley"),
        (
            "The brother of the mayor, Adam Bexley, said it was over.",
            "The brother of the mayor, Adam Bexley,",
        ),
        ("According to the clerk, Adam Bexley, the well was dry.", "the clerk, Adam Bexley,"),
    ],
)
def test_a_source_between_commas_stays_whole(text: str, source: str) -> None:
    """A subject with its apposition is neither cut nor left for what stands before it."""
    assert parts(found(text)[0])[0] == [source]


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('A statement from the guild read: "We will miss her."', "A statement from the guild"),
        ('A sign outside the mill read: "Shut until further notice."', "A sign outside the mill"),
        ('A message on the line\'s website read: "Our ferries are late."', "A message on the line's website"),
    ],
)
def test_what_a_text_reads_has_the_text_for_a_source(text: str, source: str, extractor: str) -> None:
    """ "Read" before a colon is the cue, however it is tagged."""
    (statement, *_) = extract(read(text), Options(extractor=extractor))
    assert parts(statement)[0] == [source]
    assert statement.cue.spans[-1].text == "read:"


def test_a_read_without_a_quotation_is_a_noun() -> None:
    """A label is no text that reads so."""
    assert not any(
        s.cue.spans[-1].text == "read:" for s in found("Long read: The dam that leaked was built by Roe.")
    )


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The bank, she said, had told her that the files were lost.", ["she", "The bank"]),
        ("Nurses at the clinic, Ms Whitfield said, had promised that he would walk.", ["Ms Whitfield", "Nurses at the clinic"]),
        ("The union blamed the mill, which it said had admitted that wages were late.", ["The union", "it", "which"]),
        ("The bank said she had told the mayor that the files were lost.", ["The bank", "she"]),
        ("On Monday, she said, it had emerged that the files were lost.", ["she"]),
    ],
)  # fmt: skip
def test_the_subject_before_a_speaker_has_the_verb_behind_him(text: str, sources: list[str]) -> None:
    """In "The bank, she said, had told her" the bank told and she said so; a clause of one verb keeps its subject."""
    assert [s.source.spans[0].text for s in found(text) if s.source.spans] == sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The navy said it had won. It was not possible to confirm the claim.", []),
        ("The navy said it had won. It was impossible to verify the claim.", []),
        ("The navy said it had won. It was able to confirm the claim.", ["It"]),
    ],
)
def test_an_empty_it_says_nothing(text: str, source: list[str]) -> None:
    """ "It" that stands for a clause after it is nobody, and certainly not the navy."""
    assert parts(found(text)[-1])[0] == source
