"""Where grammar overrules both extractors: joint sources, and contents that are part of a subject."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.span import Span
from attribution.values.statement import Statement


def found(text: str) -> list[Statement]:
    """Return the statements of a text."""
    return list(extract(read(text), Options()))


def words(spans: tuple[Span, ...]) -> list[str]:
    """Return the texts of spans."""
    return [s.text for s in spans]


def contents(text: str) -> list[list[str]]:
    """Return the contents of a text's statements."""
    return [words(s.content.spans) for s in found(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Neither the harbour office nor the navy commented on the report.",
            "Neither the harbour office nor the navy",
        ),
        (
            "Neither the school nor the parents said that anyone was hurt.",
            "Neither the school nor the parents",
        ),
        ("Neither Ms Lund nor Mr Aker said the mill would close.", "Neither Ms Lund nor Mr Aker"),
        (
            "The bridge was cheap and neither the town nor the county said that it would hold.",
            "neither the town nor the county",
        ),
    ],
)
def test_neither_belongs_to_its_source_and_negates_the_act(text: str, source: str) -> None:
    """A joint source has both halves of "neither ... nor", and nothing is reported of it."""
    (statement,) = [s for s in found(text) if s.nested_in is None]
    assert words(statement.source.spans) == [source]
    assert not statement.reported
    assert statement.polarity == "open"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The law is neither clear nor fair, Ms Lund said.", "Ms Lund"),
        ("The mayor, who trusts neither banks nor brokers, said the loan was paid.", "The mayor, who trusts neither banks nor brokers,"),
        ("Both the town and the county said that it would hold.", "Both the town and the county"),
    ],
)  # fmt: skip
def test_neither_elsewhere_negates_no_act(text: str, source: str) -> None:
    """Where "neither" stands in the content or inside a source, the act is done."""
    statement = next(s for s in found(text) if s.cue.lemma == "say")
    assert words(statement.source.spans)[0].strip(",") == source.strip(",")
    assert statement.reported


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Neither farmers nor millers said that prices would fall.", {"farmers", "millers", "farmers and millers"}),
        ("Neither Hartmann nor Ms Lund said she would resign.", {"Hartmann", "Lund", "Hartmann and Lund"}),
        ("Neither woman has confirmed that the shop was sold.", {"woman"}),
    ],
)  # fmt: skip
def test_neither_is_no_part_of_a_name(text: str, names: set[str]) -> None:
    """Sources are called after the words behind "neither"."""
    assert {s.name for s in analyze(text).sources} == names


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Claims that a chemical leak had killed the fish are baseless.", "that a chemical leak had killed the fish"),
        ("Reports that the mill had burned turned out to be wrong.", "that the mill had burned"),
        ("The rumour that the club was broke has no basis.", "that the club was broke"),
        ("Claims that the nurse who fled had lied were false.", "that the nurse who fled had lied"),
        ("Claims that she lied and cheated are baseless.", "that she lied and cheated"),
        ("Amid claims that the count was rigged, thousands marched.", "that the count was rigged"),
        ("Posts claiming that the minister had left the island were false.", "that the minister had left the island"),
        ("A leaflet that says the lake smells of oil was handed out.", "the lake smells of oil"),
        ("The officer who claimed that he was attacked has been charged.", "that he was attacked"),
        ("A photo that appears to show a wolf on a tram was doctored.", "a wolf on a tram"),
        ("Clips purporting to show fires have appeared on many channels.", "fires"),
        ("A picture purporting to show the queen in a bar also circulated.", "the queen in a bar"),
        ("Reports of a second boat were unfounded.", "a second boat"),
        ("Claims on social media that the dam was leaking were false.", "that the dam was leaking"),
    ],
)  # fmt: skip
def test_a_content_in_a_subject_ends_before_the_predicate(text: str, content: str) -> None:
    """What is claimed does not hold what is then said of the claim."""
    assert [content] in contents(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clerk said the man who fled was armed.", "the man who fled was armed"),
        ("Police denied reports that the nurse who fled had died.", "that the nurse who fled had died"),
        ("There are fears that the dam will burst when the rain comes.", "that the dam will burst when the rain comes"),
        ("The mayor repeated claims that what was sold had been stolen.", "that what was sold had been stolen"),
        ("Ms Lund hopes that those who left will return.", "that those who left will return"),
        ("Her views on the dam that broke are known.", "the dam that broke"),
    ],
)  # fmt: skip
def test_a_content_with_several_verbs_is_kept_whole(text: str, content: str) -> None:
    """Verbs of relative and subordinate clauses inside a content do not end it."""
    assert [content] in contents(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The report that two boys had drowned was later retracted.", "The report that two boys had drowned"),
        ("The rumour that two singers had died was denied.", "The rumour that two singers had died"),
        ("Claims that the mayor fled could not be verified.", "Claims that the mayor fled"),
        ("The report has been denied several times.", "The report"),
        (
            "The guild's claim that it had paid the crew has not been verified.",
            "The guild's claim that it had paid the crew",
        ),
        (
            "The firm's statement that sludge lay near the dam could not be confirmed.",
            "The firm's statement that sludge lay near the dam",
        ),
    ],
)
def test_the_subject_of_a_passive_is_its_content(text: str, content: str) -> None:
    """Who stands in the clause of a claim does not judge the claim."""
    outer = next(s for s in found(text) if s.cue.type == "verb")
    assert words(outer.content.spans) == [content]
    assert not outer.source.spans


def test_who_is_told_or_quoted_keeps_what_was_said() -> None:
    """A passive whose content is a quotation before it has no claim as its subject."""
    for text in ('"The road is closed," he was told.', '"The road is closed," Lund was quoted as saying.'):
        assert contents(text)[0][0] == '"The road is closed,"'


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Claims that a chemical leak had killed the fish are baseless.", "denied"),
        ("The report that two boys had drowned was later retracted.", "retracted"),
    ],
)
def test_what_is_said_of_a_claim_reaches_it(text: str, status: str) -> None:
    """The predicate after a claim judges it."""
    report = analyze(text)
    claim = next(c for c in report.claims if c.text.startswith("that"))
    assert claim.verification.status == status


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ('The man claimed police "lied".', "claimed", 'police "lied"'),
        ('Lund told reporters "it is over".', "told reporters", '"it is over"'),
    ],
)
def test_the_subject_of_a_quoted_verb_is_content(text: str, cue: str, content: str) -> None:
    """A noun between a cue and a quotation is its subject where a verb begins it, a recipient where the cue takes one."""
    (statement,) = found(text)
    assert words(statement.cue.spans) == [cue]
    assert words(statement.content.spans) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The trial was short, says Ms Lund, "but not kind".', ["The trial was short", '"but not kind"']),
        ('The roof is safe, said Aker, "and it will last".', ["The roof is safe", '"and it will last"']),
        (
            'The fee is wrong, argues the union, "and unfair to nurses".',
            ["The fee is wrong", '"and unfair to nurses"'],
        ),
        ("After a pause he likened the mayor to a clown.", ["the mayor to a clown"]),
        ('Lund, who left, told the paper, "It is over."', ['"It is over."']),
    ],
)
def test_both_halves_around_an_inverted_speaker_are_content(text: str, content: list[str]) -> None:
    """What stands before "says X" is said as well; what stands before a subject and its cue is not."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ('Readers on the new pool:\n\n"It leaks." — Tom Aker, 61, plumber\n\n"It is cold." — Jo Lund, 40, nurse', ["—", "—"]),
        ('What readers said:\n\n"It leaks." — Tom Aker, 61, plumber', ["—"]),
        ('Voters on the tax:\n\n"It is too high," said Tom Aker.', ["said"]),
        ('Tom Aker on the tax:\n\n"It is too high."', [":"]),
        ('Lund: "It is over." Tom Aker said he was glad.', [":", "said"]),
        ('Lund insisted: "Nobody told me it was over."', ["insisted:", "told me"]),
    ],
)  # fmt: skip
def test_a_line_that_announces_signed_quotations_says_nothing(text: str, cues: list[str]) -> None:
    """A quotation has one speaker: the one who signs it, before the one that a colon only announces."""
    assert [s.cue.spans[0].text for s in found(text)] == cues


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Branding the tax "a farce", Ms Lund said farmers would march.', "farmers would march"),
        ('Rejecting the charge as "absurd", Roe told reporters that he would sue.', "that he would sue"),
        (
            'Describing the raid as "lawless", the bishop said troops had fired first.',
            "troops had fired first",
        ),
    ],
)
def test_a_participle_before_the_speaker_is_another_statement(text: str, said: str) -> None:
    """What somebody says stands behind the verb; the participle with its quotation says something else."""
    statement = next(s for s in found(text) if s.cue.lemma in ("say", "tell"))
    assert words(statement.content.spans) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"Branding the tax a farce was wrong," Ms Lund said.', '"Branding the tax a farce was wrong,"'),
        ("Ageing dams may burst, Ms Lund said.", "Ageing dams may burst"),
    ],
)
def test_a_participle_in_a_clause_of_its_own_is_said(text: str, said: str) -> None:
    """A clause before the comma with a verb of its own, or nothing behind the verb, keeps its place."""
    statement = next(s for s in found(text) if s.cue.lemma == "say")
    assert words(statement.content.spans) == [said]


def test_what_a_denier_points_out_is_not_denied() -> None:
    """A participle that reports, of two words too, ends the content before it."""
    found = contents("The club denied there had been a row, pointing out that the coach was ill.")
    assert found == [["there had been a row"], ["that the coach was ill"]]


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clan released a video on Sunday which it said showed a hostage.", ["a video", "showed a hostage"]),
        ("Wardens posted a picture on X which they said showed the thief.", ["a picture", "showed the thief"]),
    ],
)  # fmt: skip
def test_a_time_or_channel_before_a_relative_clause_is_not_its_noun(
    text: str, content: list[str], extractor: str
) -> None:
    """What is said to show something is the video, not the day; and it is the video that shows it."""
    statements = extract(read(text), Options(extractor=extractor))
    said = next(s for s in statements if s.cue.lemma == "say")
    assert words(said.content.spans) == content
    shown = [s for s in statements if s.cue.lemma == "show"]
    assert all(words(s.source.spans) == content[:1] for s in shown)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Roe paid for the marches in which, wardens say, 12 people drowned.", ["12 people drowned"]),
        ("Roe led the marches that, wardens say, turned violent.", ["the marches that", "turned violent"]),
        ("The marches, wardens say, turned violent.", ["The marches", "turned violent"]),
        ("Two boys were shot, wardens confirmed later, but both lived.", ["Two boys were shot"]),
    ],
)
def test_a_comment_inside_a_clause_comments_on_that_clause(text: str, content: list[str]) -> None:
    """Who speaks between the commas of a relative clause does not say the main clause too, nor its subject alone."""
    statement = next(s for s in found(text) if s.cue.lemma in ("say", "confirm"))
    assert words(statement.content.spans) == content
