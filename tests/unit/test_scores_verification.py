"""How the whole pipeline leaves a claim where a denial or a confirmation is itself reported."""

import pytest
from claims_texts import statuses

from attribution import analyze


@pytest.mark.parametrize(
    "text",
    [
        "Hale said the bank had denied that the safe was empty.",
        "Police said the cyclist refused a blood test.",
        "The lawyer said her client denies the charge.",
        "The ferry line said the captain ignored a warning.",
        "The coroner said that the club had rejected the claims.",
    ],
)
def test_who_reports_a_denial_is_not_denied_by_it(text: str) -> None:
    """A nested denial is against what it denies, never against the statement that tells of it."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Hale said the safe was empty. A clerk said the bank denied the claim.",
        "Hale said the safe was empty. The bank denied the claim.",
        "Hale said the safe was empty. The bank denied that.",
    ],
)
def test_a_denial_of_what_was_said_before_counts(text: str) -> None:
    """What a denial is about is denied, whoever tells of the denial."""
    assert statuses(text)[0] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The union says the mine was unsafe. It says photographs confirm this.",
        "Hale said the records confirm that the dam was safe.",
        "He insists a tape proves that he was at home.",
        "They insist the dam is safe. They cite a paper that supposedly proves it.",
        "She says she has an email that proves the council knew.",
    ],
)
def test_what_a_party_offers_as_proof_confirms_nothing(text: str) -> None:
    """That a thing confirms it is a part of the claim where only the claimant says so."""
    assert "confirmed" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hale said the mayor confirmed that the bridge was closed.",
        "The union says the minister admitted that the mine was unsafe.",
        "Tests confirmed that the water was clean.",
        "The union says the mine was unsafe. Photographs confirm this.",
    ],
)
def test_who_confirms_and_what_the_writer_shows_does(text: str) -> None:
    """Somebody else's confirmation counts, and so does a thing's that the text itself vouches for."""
    assert "confirmed" in statuses(text)


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("RATING: Half True", "disputed"),
        ("RATING: Mostly True", "confirmed"),
        ("RATING: Miscaptioned", "denied"),
        ("Our rating: False", "denied"),
        ("Verdict: No evidence.", "unverified"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_verdict_decides_over_hearsay(verdict: str, status: str, gap: str) -> None:
    """A labelled claim has no source, but it is what the fact check says of it, and the verdict is no part of it."""
    report = analyze(f"CLAIM: The bishop was arrested in May.{gap}{verdict}")
    (found,) = report.statements
    assert [c.verification.status for c in report.claims] == [status]
    assert found.content.spans[-1].text == "The bishop was arrested in May."


@pytest.mark.parametrize("label", ["FALSE", "MISLEADING", "Our rating"])
def test_a_verdict_says_nothing(label: str) -> None:
    """The label of a verdict is nobody who speaks."""
    assert [s.source.spans for s in analyze(f"{label}: The bishop was arrested in May.").statements] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Pell and her husband, Karl, said they had heard a bang.",
        "Keane, 51, and Lund, 29, said the ferry had been full.",
        "The ministry and the port said the ferry had been full.",
    ],
)
def test_who_speaks_together_does_not_corroborate_itself(text: str) -> None:
    """A joint statement is one voice, however many speak in it."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Keane and Lund said the ferry had been full. Anna Orr said the ferry had been full.",
        "Ann Miller said the ferry had been full. Karl Benson said the ferry had been full.",
    ],
)
def test_a_second_statement_corroborates(text: str) -> None:
    """Who says the same apart from the others is another voice."""
    assert statuses(text)[0] == "corroborated"
