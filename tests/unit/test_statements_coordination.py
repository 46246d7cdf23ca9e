"""A content ends where a clause with a speaker of its own begins."""

import pytest

from attribution import analyze


def contents(text: str) -> list[tuple[str, str | None]]:
    """Return each statement's content and the statement it stands in, in text order."""
    return [(" … ".join(x.text for x in s.content.spans), s.nested_in) for s in analyze(text).statements]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The ministry said the school was empty; teachers said 40 children were inside.",
            "the school was empty",
            "40 children were inside",
        ),
        (
            "The army said the strike hit a depot, but residents said it hit a bakery.",
            "the strike hit a depot",
            "it hit a bakery",
        ),
        (
            "Lund claimed that the vote was fair, while observers said ballots were missing.",
            "that the vote was fair",
            "ballots were missing",
        ),
        (
            "The union said the offer was too low and the bus company said it was final.",
            "the offer was too low",
            "it was final",
        ),
        (
            "The mill said it had no copy of the plans; shown one by Le Port, a spokesman said it was forged.",
            "it had no copy of the plans",
            "it was forged",
        ),
        (
            "The mayor said costs had risen; when shown the figures, Grice said they were wrong.",
            "costs had risen",
            "they were wrong",
        ),
        (
            "Police said the driver was dead but did not say how he had died.",
            "the driver was dead",
            "how he had died",
        ),
        (
            "The club said the striker was fit, but warned that he would be rested.",
            "the striker was fit",
            "that he would be rested",
        ),
        (
            "The bank said the loan was sound; an auditor, Jane Roe, accused it of fraud.",
            "the loan was sound",
            "it of fraud",
        ),
        ("The report said he ran a red light, which his lawyer rejects.", "he ran a red light", "which"),
    ],
)
def test_the_next_speaker_ends_a_content(text: str, first: str, second: str) -> None:
    """The second statement stands beside the first one, not in it."""
    assert contents(text) == [(first, None), (second, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the bridge, which engineers say is safe, would open.",
        "Keane said: “The army lies; officials say what they want.”",
        "The report says that workers were ill and managers said nothing.",
        "The inquiry said the firm had lied and regulators knew about it.",
        "The mayor said she had read the plan but could not support the tax.",
        "The paper reported that the bank was for sale because the chairman said he was tired.",
    ],
)
def test_inner_statements_stay_inside(text: str) -> None:
    """Relative clauses, reasons and what stands in the same quotation belong to the content."""
    found = contents(text)
    assert [inner for _, inner in found[:2]] == [None, "s1"]


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors say she forged the will, which she denies.",
        "Residents say it poisoned the well, which it has always denied.",
    ],
)
def test_a_comment_on_a_clause_denies_it(text: str) -> None:
    """ ", which she denies" is about what is said before it, not about the last noun."""
    report = analyze(text)
    assert {c.id: c.verification.status for c in report.claims}[report.statements[0].claim] == "denied"


def test_a_participle_behind_a_comma_joins_nothing() -> None:
    """Only behind a semicolon it begins the next speaker's clause."""
    text = "The mayor said the mill, shown to visitors for years, had closed, the paper wrote."
    assert "shown to visitors for years" in contents(text)[0][0]


def test_a_cue_does_not_hold_its_source() -> None:
    """The content of a post ends before the verb that tells what became of the post."""
    (statement,) = analyze("A tweet alleging that the mayor took bribes was taken down.").statements
    spans = (statement.source.spans[0], statement.cue.spans[0], statement.content.spans[0])
    assert [x.text for x in spans] == ["A tweet", "alleging", "that the mayor took bribes"]
