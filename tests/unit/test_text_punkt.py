"""Sentences by nltk's Punkt, with the shipped lexicons."""

from pathlib import Path

import pytest
from nltk.tokenize.punkt import PunktSentenceTokenizer

from attribution.options import Options
from attribution.text import read
from attribution.text.punkt import load_punkt, punkt_parameters

PUNKT = Options(sentences="punkt")


def cut(text: str, options: Options = PUNKT) -> list[str]:
    """Return the sentences' surfaces."""
    return [text[s.start : s.end] for s in read(text, options=options).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "Nobody came."],
        ["Dr. Amara Bello spoke to Mr. Finch.", "He left."],
        ["It happened in the U.S. Senate.", "Nobody objected."],
        ["“We came.”", "They saw."],
        ["They met at 5 p.m. on Friday."],
        ["It was over!", "Was it?", "Yes."],
        ["He paused . . .", "and went on."],
    ],
)
def test_cuts_between_sentences(sentences: list[str]) -> None:
    """Abbreviations of the lexicon and dotted letters do not cut; a boundary never lies inside a token."""
    assert cut(" ".join(sentences)) == sentences


def test_tokens_are_the_same_as_with_the_rules() -> None:
    """The choice changes sentences alone; together they still are all tokens of each paragraph."""
    text = "Bridge opens\n\nIt rained. Mr. Finch (of St. Oswald) said so! “It did,” he said. “Twice.”\n\n…"
    rules, punkt = read(text), read(text, options=PUNKT)
    assert punkt.forms == rules.forms
    assert punkt.paragraphs == rules.paragraphs
    assert [(s.first) for s in punkt.sentences[1:]] == [s.last for s in punkt.sentences[:-1]]
    assert punkt.sentences[-1].last == len(punkt.forms)


def test_a_users_abbreviation_counts(tmp_path: Path) -> None:
    """An abbreviation that is added to the lexicon keeps Punkt from cutting after it."""
    text = "They met the Vlk. Ostrava sang."
    assert len(cut(text)) == 2
    (tmp_path / "abbreviations.tsv").write_text("form\tkind\nVlk\tbefore_name\n", encoding="utf-8")
    assert cut(text, Options(sentences="punkt", lexicons=tmp_path)) == [text]


def test_the_parameters_serve_nltk_itself() -> None:
    """nltk's own class takes the parameters, and nothing needs to be downloaded."""
    tokenizer = PunktSentenceTokenizer(punkt_parameters())
    assert tokenizer.tokenize("Gov. Ann Lee left. It rained.") == ["Gov. Ann Lee left.", "It rained."]


def test_an_empty_paragraph_has_no_sentence() -> None:
    """No token, no sentence."""
    assert load_punkt().split("", [], [], [], 0, 0, {}) == []


def test_only_known_ways_can_be_chosen() -> None:
    """Another name than rules and punkt is refused."""
    with pytest.raises(ValueError, match="sentences"):
        Options(sentences="guess")
