"""Pronouns resolve to the participant that agrees with them and stands out."""

import pytest

from attribution import analyze
from tests.spoken import analysed, names, speaker

CASES = {
    "he is the last speaker": (
        "[1Adam Bexley] {1said} <1it rained>. [2He] {2added} <2that roads were wet>.",
        "Adam Bexley",
    ),
    "she is not the man": (
        "Clara Whitfield met Mr. Adam Bexley on Monday. [1She] {1said} <1the talks went well>. [2She] {2gave} <2no details>.",
        "Clara Whitfield",
    ),
    "gender of a noun": (
        "[1A spokeswoman] {1said} <1the plant was shut>. Mr. Bexley was there. [2She] {2gave} <2no reason>.",
        "spokeswoman",
    ),
    "gender of a title": (
        "[1Mrs. Okonjo] {1said} <1the shop was shut>. Mr. Bexley nodded. [2She] {2gave} <2no reason>.",
        "Okonjo",
    ),
    "they for a group": (
        "[1Residents] {1said} <1the water was brown>. [2They] {2blamed} <2the mine>.",
        "Residents",
    ),
    "it for a company": (
        "[1Brightwater Holdings] {1said} <1the plant would close>. [2It] {2denied} <2wrongdoing>.",
        "Brightwater Holdings",
    ),
    "it for an unknown name": (
        "[1Hartwick] {1said} in a statement <1that the plant was safe>. [2It] {2denied} <2wrongdoing>.",
        "Hartwick",
    ),
    "it for a statement that was the subject": (
        "Hartwick left a note. [1The note] {1said} <1that all was lost>. [2It] {2added} <2that he was ill>.",
        "note",
    ),
    "who after its antecedent": (
        "[1Adam Bexley] {1said} <1it rained>. Bexley, [2who] {2believes} <2in luck>, left.",
        "Adam Bexley",
    ),
    "possessive": (
        "[1Clara Whitfield] {1said} <1it was safe>. [2Her statement] {2said} <2nothing of the cost>.",
        "Clara Whitfield",
    ),
    "I inside a quotation": (
        '[1Adam Bexley] {1said}: <1"[2I] {2think} <2it will rain>.">',
        "Adam Bexley",
    ),
    "I before its speaker": (
        '<1"[2I] {2think} <2it will rain>,"> {1said} [1Adam Bexley].',
        "Adam Bexley",
    ),
}


@pytest.mark.parametrize("marked", [m for m, _ in CASES.values()], ids=list(CASES))
def test_pronoun_resolves(marked: str) -> None:
    """Both statements belong to one participant."""
    expected = next(n for m, n in CASES.values() if m == marked)
    assert names(marked) == [expected, expected]


def test_nobody_is_no_antecedent() -> None:
    """ "He" is whoever was there before, not "nobody" or "no one"."""
    assert (
        names("Mr. Adam Bexley left. [1Nobody] {1believes} <1the joke>. [2He] {2denied} <2it>.")[1]
        == "Adam Bexley"
    )
    assert names("[1No one] {1believed} <1the tale>. [2He] {2said} <2it was true>.")[1] is None


@pytest.mark.parametrize(
    "marked",
    [
        "[1Hartwick] {1wrote} <1a letter>. [2It] {2said} <2that all was lost>.",
        "[1Hartwick] {1said} in a letter <1that he was ill>. [2It] {2said} <2that all was lost>.",
        "[1Hartwick] {1said} <1that the ministry was wrong>. [2It] {2denied} <2the claim>.",
    ],
)
def test_it_is_no_person(marked: str) -> None:
    """ "It" after a person's bare name is a letter or a body where one is there to be meant."""
    assert names(marked)[1] in ("letter", "ministry")


def test_we_of_a_spokesman_is_his_body() -> None:
    """ "We" in the words of a spokesman means whom he speaks for; of a private person, the person."""
    marked = '<1"[2We] {2know} <2nothing of it>,"> {1said} [1Fisheries Ministry spokesman Adam Bexley].'
    assert names(marked) == ["Adam Bexley", "Fisheries Ministry"]
    marked = '<1"[2We] {2know} <2nothing of it>,"> {1said} [1Adam Bexley], a gardener.'
    assert names(marked) == ["Adam Bexley", "Adam Bexley"]


def test_we_outside_quotations_is_the_publisher() -> None:
    """The writer's "we" belongs to the outlet where it is known, else to nobody."""
    marked = "[1We] {1asked} <1for comment>."
    assert names(marked, outlet="The Evening Lantern") == ["Evening Lantern"]
    assert names(marked) == [None]


def test_pronoun_without_antecedent_stays_open() -> None:
    """A pronoun that nothing precedes has no participant."""
    assert names("[1He] {1said} <1it rained>.") == [None]


def test_empty_it_joins_nobody() -> None:
    """ "It was not possible to" refers to nothing."""
    analysis = analysed("[1Brightwater Holdings] {1said} <1it rained>. It was not possible to check that.")
    source = speaker(analysis, 1)
    assert source is not None
    assert [m.text for m in source.mentions] == ["Brightwater Holdings", "it"] or [
        m.text for m in source.mentions
    ] == ["Brightwater Holdings"]


def test_quotation_without_cue_goes_on_with_its_speaker() -> None:
    """A quotation right after a speaker's last one is the same speaker's."""
    marked = '[1Adam Bexley] {1said}: <1"It rained.">\n\n<2"It will rain again.">'
    assert names(marked) == ["Adam Bexley", "Adam Bexley"]


def test_they_may_be_a_joint_source() -> None:
    """ "They" and "the pair" after two who spoke together are the two."""
    marked = "[1Clara Whitfield and Adam Bexley] {1said} <1it rained>. [2They] {2blamed} <2the wind>. [3The pair] {3left} <3it at that>."
    assert names(marked) == ["Clara Whitfield and Adam Bexley"] * 3


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "<1Talks failed>, {1according to} [1people familiar with the matter, [2who] {2asked for} <2anonymity>].",
            "people",
        ),
        (
            "<1It will close>, {1according to} [1two people familiar with the plans], [2who] {2asked} <2not to be named>.",
            "two people",
        ),
        (
            "[1Officials briefed on the plan, [2who] {2asked} <2not to be named>,] {1said} <1it would fail>.",
            "Officials",
        ),
        (
            "A source with knowledge of the report, [2who] {2warned} <2that it rained>, left.",
            "source",
        ),
        ("The report named a clerk, [2who] {2said} <2it rained>.", "clerk"),
        ("Clara Whitfield, a lawyer for the mine, [2who] {2said} <2it rained>, left.", "Clara Whitfield"),
        ("They wrote to the ministry, [2who] {2said} <2it rained>.", "ministry"),
    ],
)
def test_who_is_somebody(marked: str, name: str) -> None:
    """ "Who" reaches over what people are familiar with to the people; it stands for no matter, plan or report."""
    source = speaker(analysed(marked), 2)
    assert source is not None
    assert source.name == name


def test_who_behind_a_thing_alone_stays_open() -> None:
    """Where only a document precedes, nobody is known to speak."""
    assert names("The report, [1who] {1said} <1it rained>, was late.") == [None]


def test_which_may_be_a_document() -> None:
    """ "Which" still stands for a document right before it."""
    assert names("The report, [1which] {1said} <1it rained>, was late.") == ["report"]


@pytest.mark.parametrize("noun", ["a surgeon", "my landlady", "the mayor of Selby"])
def test_noun_in_the_own_question(noun: str) -> None:
    """Who is heard of only in what somebody is quoted with does not say it."""
    marked = (
        f'[1Clara Whitfield] {{1said}} <1the lift was broken>. <2"Why would {noun} lie?"> [2she] {{2asked}}.'
    )
    source = speaker(analysed(marked), 2)
    assert source is not None
    assert source.name == "Clara Whitfield"


def test_noun_in_an_indirect_content() -> None:
    """What is not quoted may be told of the speaker: "the mayor was ill, she said"."""
    found = analysed("<1The duchess was ill>, [1she] {1said}.")
    assert speaker(found, 1) is not None


ANTECEDENTS = {
    "a subject with its complement": (
        "[1Selby Watch, a rights group,] {1said} <1it rained>.\n\n[2The fisheries ministry in Norwick] {2said} in a "
        "statement <2that its boats were safe>. [3It] {3denied} <3the rest>.",
        "fisheries ministry in Norwick",
    ),
    "whoever lives at an address": (
        "[1Police] {1said} <1Adam Bexley, 47, of Mill Lane, Reading, was arrested>. [3He] {3denied} <3theft>.",
        "Adam Bexley",
    ),
    "a person behind an age and of": (
        "[1Police] {1said} <1Clara Whitfield, 47, sister of Martin Aldous, was ill>. [3He] {3denied} <3theft>.",
        "Martin Aldous",
    ),
    "documents that are new": (
        "[1Police] {1denied} <1reports of a shark>. [3Later reports] {3put} <3the number at five>.",
        "reports",
    ),
}


@pytest.mark.parametrize("case", list(ANTECEDENTS))
def test_antecedent(case: str) -> None:
    """A subject reaches over its complement; an address is nobody; documents without an article are new ones."""
    marked, name = ANTECEDENTS[case]
    source = speaker(analysed(marked), 3)
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('<1"[2He] {2said} <2it was late>,"> [1Bexley] {1told} the jury.', ["Bexley", None]),
        ('<1"[2They] {2told us} <2it was late>,"> {1said} [1Clara Whitfield].', ["Clara Whitfield", None]),
        ('[1Clara Whitfield] {1said}: <1"[2She] {2asked us} <2to wait>.">', ["Clara Whitfield", None]),
        ('<1"[2It] {2told us} <2it was late>,"> {1said} [1Clara Whitfield].', ["Clara Whitfield", None]),
        (
            'Speaking to the BBC, [1Clara Whitfield] {1said}: <1"[2They] {2told us} <2nothing>.">',
            ["Clara Whitfield", None],
        ),
        (
            'Mr Bexley met Mr Orton. <1"[2He] {2told me} <2it was late>,"> [1Bexley] {1said}.',
            ["Bexley", "Orton"],
        ),
        (
            'Mr Orton left. [1Mr Bexley] {1said} <1it was late>. <2"[3He] {3told me} <3nothing>,"> [2he] {2said}.',
            ["Bexley", "Bexley", "Orton"],
        ),
        (
            'Mr Orton left. [1Mr Bexley] {1said}: <1"It was late."> <2"[3He] {3told me} <3nothing>.">',
            ["Bexley", "Bexley", "Orton"],
        ),
    ],
)
def test_who_is_quoted_is_not_he(marked: str, expected: list[str | None]) -> None:
    """The words of a quotation call their speaker "I": "he", "she" and "they" are others, or nobody that is known."""
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<1[2He] {2knew} <2the way>>, [1Adam Bexley] {1said}.", ["Adam Bexley", "Adam Bexley"]),
        ('[1Adam Bexley] {1said} <1that [2he] {2knew} <2"the way">>.', ["Adam Bexley", "Adam Bexley"]),
        (
            '[1Adam Bexley] {1said}: <1"I met Mr Orton. [2He] {2said} <2he was lost>.">',
            ["Adam Bexley", "Orton"],
        ),
    ],
)
def test_who_is_reported_may_be_he(marked: str, expected: list[str]) -> None:
    """Outside quotations the speaker may be "he"; inside, another one whom the quotation names."""
    assert names(marked) == expected


def test_an_inquest_is_not_she() -> None:
    """What hears evidence is no person, even where nobody else is named."""
    assert names("[1The inquest] {1heard} <1that [2she] {2told} <2her mother>>.") == ["inquest", None]
    assert names("[1Clara Whitfield] {1heard} <1that [2she] {2was told} <2nothing>>.")[1] == "Clara Whitfield"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Orton left. Asked whether he believed that it was fair, Adam Bexley said it was.", "Adam Bexley"),
        ("Mr Orton left. Asked whether he believed that it was fair, the captain said it was.", "captain"),
        ("Mr Orton left. When asked if he believed that it was fair, Mr Bexley said it was.", "Bexley"),
        ("Mr Orton left. Asked whether he believed that it was fair, Clara Whitfield said it was.", "Orton"),
        ("Mr Orton left. Asked whether he believed that it was fair, a spokesman said it was.", "Orton"),
    ],
)  # fmt: skip
def test_who_is_asked_whether_he_answers(text: str, expected: str) -> None:
    """ "He" of a question is who answers it in the same sentence, not a man before nor one of another gender."""
    report = analyze(text)
    people = {s.id: s.name for s in report.sources}
    thought = next(s for s in report.statements if s.cue.lemma == "believe")
    assert people[thought.source.id or ""] == expected
