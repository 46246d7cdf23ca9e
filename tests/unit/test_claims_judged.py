"""Phrases that judge a speaker: what they said last is taken back or denied."""

from pathlib import Path

import pytest
from claims_texts import statuses

from attribution import analyze
from attribution.options import Options


@pytest.mark.parametrize(
    "text",
    [
        "Roe said 19 people had died in the floods. He later said he had been mistaken.",
        "Alice Keane, the mayor, said the dam was safe. On Friday she told reporters she had been wrong.",
        'Minister Dora Lund said the bridge had been closed. "I misspoke," she told parliament on Monday.',
        "Minister Dora Lund said the bridge had been closed. She misspoke, her office said.",
        '"The gate was locked," Inspector Hale told the inquiry. He then corrected himself.',
        "The ministry said 12 people had been killed. It later corrected the figure to 9.",
        "The Herald reported that the mill would close. The paper later apologised for the error.",
        "The museum said the vase was Roman. It regrets the error.",
        'Keane said the dam was safe. "I was wrong to say so," he told MPs.',
        'The BBC said the king had died. "Our report was wrong," the BBC said.',
        'Lund said the dam had cracked. "My claim was false," she later said.',
    ],
)
def test_taken_back(text: str) -> None:
    """Who says that they were wrong retracts what they said before; that they were wrong is no retraction of itself."""
    first, *others = statuses(text)
    assert first == "retracted"
    assert "retracted" not in others


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pell claimed that the vote was rigged. Officials said Mr Pell was mistaken.",
        'Mr Pell claimed that the vote was rigged. "He is wrong," said Anna Orr, the returning officer.',
        'Mr Pell claimed that the vote was rigged. "Mr Pell is lying," said Anna Orr, the returning officer.',
        "Lena Marsh said she had never met the donor. Marsh lied about the meeting, the report found.",
        "The airline said the jet had been serviced. Inspectors said the airline was plainly wrong.",
    ],
)
def test_denied_by_others(text: str) -> None:
    """Who says that somebody else is wrong denies what that one said."""
    first, *others = statuses(text)
    assert first == "denied"
    assert set(others) == {"attributed"}


@pytest.mark.parametrize(
    "text",
    [
        "Dr Ames said the drug worked. A rival, Dr Bode, said Ames was not wrong but had been too quick.",
        "Mr Pell claimed that the vote was rigged. Aides fear he may be wrong.",
        "Mr Pell claimed that the vote was rigged. If he is wrong, the party will have to pay.",
        "Police said the man was dead. He was lying in the road when they found him.",
        'The mayor said the well was clean. "It was wrong to drain it," said Orla Brandt.',
        "Keane said the trains would run. A claim by Keane about fares was wrong, the union said.",
        "The judge is wrong, said Keane.",
        'Keane said the law was unjust. "I was wrong to stay silent," he said.',
        'Keane said the law was unjust. "I was wrong not to resign," he said.',
        "The pollster said Labour would win. The pollster was wrong in 2015 as well.",
        "Keane said the treaty was dead. She was mistaken for a tourist.",
        "Keane said the plan would fail. His wife said he was wrong about most things.",
    ],
)
def test_not_judged(text: str) -> None:
    """Negated, supposed and other uses of the same words judge nobody, nor does what comes before they have spoken."""
    assert not {"retracted", "denied"} & {statuses(text)[0]}


@pytest.mark.parametrize(
    "text",
    [
        "The union said members were angry. The company withdrew its plan.",
        "Police said the driver was drunk. The witness withdrew her complaint.",
    ],
)
def test_a_deed_taken_back_is_no_word_of_others(text: str) -> None:
    """Who withdraws a plan or a complaint of their own takes back nothing that somebody else said."""
    assert statuses(text)[0] == "attributed"


def test_the_words_are_the_evidence() -> None:
    """The phrase stands among the verifications with its place, and is about the earlier claim only."""
    report = analyze("Roe said 19 people had died. He later said he had been mistaken.")
    (found,) = report.verifications
    assert (found.text, found.status, found.about) == (
        "been mistaken",
        "retracted",
        (report.statements[0].claim,),
    )


def test_a_linguist_can_add_a_phrase(tmp_path: Path) -> None:
    """A line in a user's file works like a shipped one."""
    text = "Roe said 19 people had died. Officials said Roe was talking through his hat."
    assert statuses(text) == ["attributed", "attributed"]
    (tmp_path / "verification_speakers.tsv").write_text(
        "phrase\titself\tothers\ntalk through * hat\tretracted\tdenied\n", encoding="utf-8"
    )
    assert statuses(text, Options(lexicons=tmp_path)) == ["denied", "attributed"]


def test_the_claim_is_what_somebody_claimed() -> None:
    """ "The claim" skips other statements, refusals among them, and "if true" takes up the claim just judged."""
    report = analyze(
        "Roe claimed that the dam had cracked. Lund said she was glad. The firm would not comment. "
        "We could not verify the claim. If true, it would be a scandal."
    )
    claim = report.statements[0].claim
    caveat, condition = report.verifications
    assert claim in caveat.about
    assert report.statements[1].claim not in caveat.about
    assert condition.about == caveat.about


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mayor said the pier was open. Unconfirmed reports said that a crane had fallen.", "unverified"),
        (
            "The mayor said the pier was open. According to unverified posts, a crane had fallen.",
            "unverified",
        ),
        ("The mayor said the pier was open. The disputed report says that a crane had fallen.", "disputed"),
        ("The mayor said the pier was open. False rumours claimed that a crane had fallen.", "denied"),
    ],
)
def test_an_adjective_on_the_source_is_about_what_that_says(text: str, status: str) -> None:
    """Unconfirmed reports leave open what they say, not what somebody has said before them."""
    assert statuses(text)[:2] == ["attributed", status]


@pytest.mark.parametrize(
    "text",
    [
        "Reports said that a crane had fallen. The reports are unconfirmed, the mayor said.",
        "Reports said that a crane had fallen. It is unverified, the mayor said, and cannot be confirmed.",
    ],
)
def test_an_adjective_elsewhere_is_about_what_was_said_before(text: str) -> None:
    """As a predicate it judges the claim that its noun stands for."""
    assert statuses(text)[0] == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "Roe said the well was dry. The guild alleged that the pump was old. The firm denied the allegations.",
        "Roe said the well was dry. The guild accused the firm of using an old pump. The firm denied the accusation.",
        "Roe said the well was dry. The guild accused the firm of theft. The accusations are baseless, the firm said.",
        'Roe said the well was dry. Posts claimed the pump was old. The Checker rated the claim "False".',
    ],
)
def test_a_noun_means_what_was_said_in_its_way(text: str) -> None:
    """The allegations are what was alleged, the claim what was claimed, whatever else is said beside it."""
    assert statuses(text)[:2] == ["attributed", "denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Lund said that the pump was broken. The company denied the allegations.",
        'Roe said the well was dry. The Checker rated the claim "False".',
    ],
)
def test_where_nobody_has_alleged_anything_the_nearest_is_meant(text: str) -> None:
    """The noun alone need not fit the way in which something was said."""
    assert statuses(text)[0] == "denied"


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            'Farmers said the dam was cracked. The army said it was sound. "Such stories are lies," a spokesman said.',
            "attributed",
        ),
        (
            "Farmers said the dam was cracked. The ministry said it was sound. A spokeswoman denied the claims.",
            "attributed",
        ),
        (
            'Farmers said the dam was cracked. Divers said it was leaking. "Such stories are lies," a spokesman said.',
            "denied",
        ),
    ],
)
def test_an_unnamed_spokesman_speaks_for_the_body_that_spoke_before(text: str, second: str) -> None:
    """What the army said is not among the lies that its spokesman sees; what other people said is."""
    assert statuses(text)[:2] == ["denied", second]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Divers said the well was dry. The judge said neither side had produced evidence for its claims.",
            "attributed",
        ),
        ("Divers said the well was dry. Neither party has proof of its claims, a judge said.", "attributed"),
        (
            "Divers said the well was dry. The judge said nobody had produced evidence for the claim.",
            "unverified",
        ),
        (
            "Divers said the well was dry. The judge said they had produced no evidence for their claims.",
            "unverified",
        ),
    ],
)
def test_what_each_side_claims_is_not_what_others_said(text: str, status: str) -> None:
    """The claims of neither side are theirs, not those of whoever spoke last."""
    assert statuses(text)[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The boy said that two men had chased him. He later admitted making it up.", "retracted"),
        ("The boy said that two men had chased him. Police said he had made it all up.", "denied"),
        ("Ms Lund said that two men had left. Police said Ms Lund had made up the story.", "denied"),
        ("Ms Lund said that two men had left. Police said Ms Lund had not made it up.", "attributed"),
        ("A teacher said that police had spoken to the boy, who admitted making it up.", "attributed"),
    ],
)
def test_who_makes_it_up_is_whose_words_fall(text: str, status: str) -> None:
    """Making it up is said of a speaker: of what that one has said, not of what stands nearest."""
    assert statuses(text)[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Doctors said the vaccine was safe. The regulator said the rumours were untrue.", "attributed"),
        ("The school said it was open. Police said the rumours were false.", "attributed"),
        ("A post said the bank was closing. The bank said the rumour was false.", "denied"),
        ("The Herald reported that the singer was ill. Her agent denied the rumours.", "denied"),
    ],
)
def test_rumours_are_nobody_s_word(text: str, status: str) -> None:
    """What doctors or a school have said is no rumour; what a post or a paper told may be one."""
    assert statuses(text)[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "The Argus reported that the bishop had fled. The Argus said it no longer stands by its report.",
        "The Post reported that the bishop had fled. The Post has since pulled the story.",
        "The Post reported that the bishop had fled. The paper has since taken down the article and apologised.",
        "The Argus reported that the bishop had fled. The Argus later said the report was wrong.",
        "Police said 60 miners had died. They later revised the toll to 41.",
        "The ministry said three men had drowned. It lowered the number to one.",
        "The shop said a child was hurt. It subsequently issued a correction, saying a clerk had erred.",
        "The Argus reported that the bishop had fled. It has disowned the report.",
    ],
)
def test_other_ways_of_taking_back(text: str) -> None:
    """Who pulls a story, no longer stands by it or lowers a toll takes back what they said."""
    assert statuses(text)[0] == "retracted"


@pytest.mark.parametrize(
    "text",
    [
        "Police said 40 miners had died. The firm lowered the number of shifts to three.",
        "The port said the ship was safe. It pulled the vessel from service.",
        "Hale said the mine was shut. Lund said the report was late.",
        "The port said the toll was rising. It took down the flags.",
    ],
)
def test_other_things_taken_down_take_nothing_back(text: str) -> None:
    """Ships, flags and shifts are no words."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "answer",
    [
        "The regulator disagrees.",
        "Critics disagree, saying it leaks.",
        "Tenants say otherwise.",
        "The police said the opposite.",
        "Teachers beg to differ.",
        "Lund disagrees with the claim.",
        'Keane disagreed: "It leaks."',
    ],
)
def test_who_disagrees_disputes_what_was_said_last(answer: str) -> None:
    """Disagreement without an object is with the last speaker."""
    assert statuses(f"The firm says the boiler is safe. {answer}")[0] == "disputed"


@pytest.mark.parametrize(
    "answer",
    [
        "Hale and Lund disagree on the price.",
        "Hale disagrees with plans for a second pool.",
        "Lund disagreed with the umpire about the goal.",
        '"We disagree with the ruling," Hale said.',
        "It did not say otherwise.",
        "Tenants agree.",
    ],
)
def test_who_disagrees_on_something_else_disputes_nothing(answer: str) -> None:
    """A matter of its own, a negation and an agreement leave what was said before."""
    assert set(statuses(f"The firm says the boiler is safe. {answer}")) == {"attributed"}


def test_who_disagrees_that_it_is_so_denies_it() -> None:
    """ "Disagree that" is against its clause."""
    (found,) = analyze("Doctors disagree that the drug is safe.").statements
    assert found.polarity == "denied"
