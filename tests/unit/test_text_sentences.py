"""Sentences: stops, abbreviations, quotation ends."""

import pytest

from attribution.text import read


def cut(text: str) -> list[str]:
    """Return the sentences' surfaces."""
    return [text[s.start : s.end] for s in read(text).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "Nobody came."],
        ["“Where were you?” the judge asked.", "He did not answer."],
        ["Dr. Amara Bello spoke to Mr. Finch.", "He left."],
        ["It happened in the U.S. Senate.", "Nobody objected."],
        ["They live in the U.S.", "The others do not."],
        ["Acme Inc. shares fell.", "Nobody knew why."],
        ["Acme Corp. (NYSE: ACM) said nothing.", "Nobody knew why."],
        ["She works for Acme Corp.", "(The firm said nothing.)", "Nobody knew why."],
        ["J. R. Quist paid $3.50 to No. 7."],
        ["“We came.", "We saw,” she said.", "“We left.”"],
        ["The memo said: “No comment.”", "That was all."],
        ["He paused ... and went on."],
        ["It was over!", "Was it?", "Yes."],
        ["She told “them [the council] to go.”", "They went."],
        ["The vote (see p. 4) failed.", "It was close."],
        ["Did he resign?", "No.", "Police said so."],
        ["He would vote no.", "Ministers shrugged."],
        ["They met at 5 p.m. on Friday."],
        ["They met at 5 p.m.", "The talks failed."],
    ],
)
def test_cuts_between_sentences(sentences: list[str]) -> None:
    """Stops of abbreviations and inside of sentences do not cut, others do, closing marks stay with their stop."""
    assert cut(" ".join(sentences)) == sentences


def test_a_paragraph_ends_a_sentence() -> None:
    """A sentence never crosses the end of its paragraph."""
    assert cut("No stop here\n\nand none here") == ["No stop here", "and none here"]
