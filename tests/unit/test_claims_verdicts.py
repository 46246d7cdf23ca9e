"""Verdicts of fact checks: how they are written, and which claim they judge."""

from pathlib import Path

import pytest
from claims_texts import statuses

from attribution import analyze
from attribution.claims.verdicts import read_verdict
from attribution.options import Options
from attribution.text import read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rating: False.", "denied"),
        ("Our rating: Mostly false", "denied"),
        ("VERDICT: FALSE", "denied"),
        ("Fact check: Altered.", "denied"),
        ("Conclusion: Misleading.", "disputed"),
        ("The ruling: Half-true.", "disputed"),
        ("Verdict: Unproven.", "unverified"),
        ('Rating: "Mostly true"', "confirmed"),
        ("Verdict: False - the picture is from a film.", "denied"),
        ("Unverified.", "unverified"),
        ("Mostly false.", "denied"),
        ("True.", None),
        ("Correct.", None),
        ("Verdict: False alarm.", None),
        ("Weather: Mostly true.", None),
        ("Verdict: guilty.", None),
        ("False claims are common.", None),
        ("False, said the mayor.", None),
        ("The rating is false.", None),
    ],
)
def test_forms(text: str, status: str | None) -> None:
    """A verdict has a label before it or is a sentence of its own; the same words in sentences are none."""
    document = read(text, options=Options())
    found = read_verdict(document, 0, len(document.forms))
    assert (found.status if found else None) == status


@pytest.mark.parametrize(
    "text",
    [
        "A post says that Ida Frost has died. Rating: False.",
        "Claim: Drinking bleach cures malaria.\n\nVerdict: False. Doctors say it can kill.",
        "Posts claim that the vaccine contains lead. We rate this claim False.",
        "A viral post says a shark was in the street. The photo is from a film, Lund said.\n\nFact check: Altered.",
        "Lund said the well was dry. False.",
    ],
)
def test_the_claim_that_is_checked_is_judged(text: str) -> None:
    """What was claimed first is denied, not what speaks against it."""
    first, *others = statuses(text)
    assert first == "denied"
    assert "denied" not in others


def test_each_claim_of_a_list_has_its_own_verdict() -> None:
    """A verdict judges what stands after the verdict before it."""
    text = (
        "Accounts claimed that 20 drones were involved. Lund said the sky was clear. Unverified.\n\n"
        "A post said that the mill had burned. Rating: False.\n\n"
        "Posts say that the dam was built in 1950.\n\nVerdict: True."
    )
    assert statuses(text) == ["unverified", "attributed", "denied", "confirmed"]


def test_a_labelled_claim_is_meant_even_if_it_is_no_statement() -> None:
    """Where the line of the claim was not read as a statement, the verdict does not fall on another one."""
    report = analyze(
        "Claim: The governor called teachers lazy.\n\nHer office said the quote was new.\n\nRating: False."
    )
    by_claim = {c.id: c.verification.status for c in report.claims}
    said = [s for s in report.statements if s.content.spans[0].text == "the quote was new"]
    assert [by_claim[s.claim] for s in said] == ["attributed"]


def test_a_verdict_that_is_quoted_is_none() -> None:
    """A short answer inside a quotation is the speaker's."""
    document = read('"I know him. Fake. He left," Lund said.', options=Options())
    sentence = next(s for s in document.sentences if document.forms[s.first] == "Fake")
    assert read_verdict(document, sentence.first, sentence.last) is None


def test_a_user_can_add_a_verdict(tmp_path: Path) -> None:
    """Labels and verdicts of one's own are read like the shipped ones."""
    document = read("Grade: Four noses.", options=Options())
    assert read_verdict(document, 0, len(document.forms)) is None
    (tmp_path / "verdicts.tsv").write_text(
        "verdict\tstatus\talone\nfour noses\tdenied\tno\n", encoding="utf-8"
    )
    (tmp_path / "verdict_labels.tsv").write_text("label\ngrade\n", encoding="utf-8")
    found = read_verdict(document, 0, len(document.forms), tmp_path)
    assert found is not None
    assert found.status == "denied"
