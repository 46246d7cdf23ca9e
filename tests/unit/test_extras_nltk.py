"""Our floor in nltk's interfaces, and nltk's findings in ours, with nltk itself."""

import pytest
from nltk.chunk import RegexpParser
from nltk.metrics import precision, recall
from nltk.tag import DefaultTagger, SequentialBackoffTagger
from nltk.tokenize import TreebankWordTokenizer
from nltk.tree import Tree

from attribution import InputError, Options, analyze
from attribution.extras.nltk_classes import (
    PerceptronTagger,
    SentenceTokenizer,
    WordTokenizer,
    document_from_nltk,
)
from attribution.text import read

TEXT = 'Ferries stop\n\nIda Frost (the mayor) said on Monday: "They won\'t sail." Tom Reed denied it.'


def test_tokens_and_sentences_are_those_of_read() -> None:
    """Surfaces and ranges are the document's own."""
    document = read(TEXT)
    assert list(WordTokenizer().span_tokenize(TEXT)) == list(zip(document.starts, document.ends, strict=True))
    assert WordTokenizer().tokenize(TEXT) == list(document.forms)
    assert list(SentenceTokenizer().span_tokenize(TEXT)) == [(s.start, s.end) for s in document.sentences]
    assert SentenceTokenizer().tokenize_sents(["It rained. It snowed.", ""]) == [
        ["It rained.", "It snowed."],
        [],
    ]


def test_the_sentence_tokenizer_takes_options() -> None:
    """The way of cutting is chosen as in an analysis."""
    text = "He paused . . . and went on."
    assert len(SentenceTokenizer().tokenize(text)) != len(
        SentenceTokenizer(Options(sentences="punkt")).tokenize(text)
    )


def test_the_tagger_has_nltks_interface() -> None:
    """It tags lists of words, many sentences, and is measured by nltk's own accuracy."""
    tagger = PerceptronTagger()
    document = read("The mayor said that the old bridge was safe.")
    assert tagger.tag(document.forms) == list(zip(document.forms, document.tags, strict=True))
    assert tagger.tag([]) == []
    assert tagger.tag_sents([["It", "rained"], ["Go"]])[0] == tagger.tag(["It", "rained"])
    gold = [[("The", "DT"), ("mayor", "NN"), ("said", "NN")]]
    assert tagger.accuracy(gold) == pytest.approx(2 / 3)
    with pytest.raises(InputError):
        tagger.tag(["a", ""])


def test_the_tagger_backs_up_another_tagger() -> None:
    """It stands behind a tagger of nltk that knows some words only."""

    class Known(SequentialBackoffTagger):  # type: ignore[misc]
        """Tags one word and leaves the others to the next tagger."""

        def choose_tag(self, tokens: list[str], index: int, history: list[str]) -> str | None:
            return "XX" if tokens[index] == "mayor" else None

    words = ["The", "mayor", "said", "so"]
    first = Known(backoff=DefaultTagger("NN")).tag(words)
    ours = PerceptronTagger().tag(words)
    joined = [a if a[1] == "XX" else b for a, b in zip(first, ours, strict=True)]
    assert [t for _, t in joined] == ["DT", "XX", "VBD", "RB"]


def test_tagged_sentences_become_a_document() -> None:
    """Words that nltk's tokenizer rewrote are found in the text, with its tags and sentences."""
    body = TEXT.split("\n\n")[1]
    sentences = ['Ida Frost (the mayor) said on Monday: "They won\'t sail."', "Tom Reed denied it."]
    words = [TreebankWordTokenizer().tokenize(s, convert_parentheses=True) for s in sentences]
    tagged = [[(w, "XX" if w == "mayor" else t) for w, t in PerceptronTagger().tag(s)] for s in words]
    document = document_from_nltk(tagged, body, id="a", title="Ferries stop")
    assert [document.text[a:b] for a, b in zip(document.starts, document.ends, strict=True)][2:6] == [
        "(", "the", "mayor", ")",
    ]  # fmt: skip
    assert '"' in document.forms
    assert "``" not in document.forms
    assert document.tags[4] == "XX"
    assert len(document.sentences) == 2
    assert (document.id, document.title) == ("a", "Ferries stop")
    report = analyze(document)
    assert "deny" in [s.cue.lemma for s in report.statements]


def test_names_of_a_chunk_tree_are_taken_over() -> None:
    """Chunks with the names of nltk's recogniser become our labels; other chunks do not."""
    tree = Tree(
        "S",
        [
            Tree("PERSON", [("Ida", "NNP"), ("Frost", "NNP")]),
            ("left", "VBD"),
            Tree("GPE", [("Grantham", "NNP")]),
            (".", "."),
        ],
    )
    document = document_from_nltk([tree], "Ida Frost left Grantham.")
    assert document.entities == ("B-PERSON", "I-PERSON", "O", "B-LOCATION", "O")
    phrases = RegexpParser("NP: {<NNP>+}").parse(
        [("Ida", "NNP"), ("Frost", "NNP"), ("left", "VBD"), (".", ".")]
    )
    assert document_from_nltk([phrases], "Ida Frost left.").entities == read("Ida Frost left.").entities


def test_words_alone_and_words_without_a_text() -> None:
    """Untagged words get our tags; without a text the words are joined by spaces."""
    document = document_from_nltk([["It", "rained", "."], [], ["He", "left", "."]])
    assert document.text == "It rained . He left ."
    assert document.tags[1] == "VBD"
    assert [(s.first, s.last) for s in document.sentences] == [(0, 3), (3, 6)]


@pytest.mark.parametrize(
    "sentences", [[["It", "snowed"]], [["It", "rained", "too"]], [[("It", "PRP"), "rained"]]]
)
def test_what_does_not_fit_is_refused(sentences: list[list[object]]) -> None:
    """A word that is not in the text, and tags for some words only."""
    with pytest.raises(InputError):
        document_from_nltk(sentences, "It rained")


def test_sentences_by_nltks_measures() -> None:
    """Ranges of sentences can be scored with nltk's set measures."""
    found = set(SentenceTokenizer().span_tokenize("It rained. He left."))
    gold = {(0, 10), (11, 19)}
    assert (precision(gold, found), recall(gold, found)) == (1.0, 1.0)
