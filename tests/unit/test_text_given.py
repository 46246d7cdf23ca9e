"""A user's own tokens, tags and trees on the way through all floors."""

import pytest

import attribution
from attribution import Analyzer, Document, Options
from attribution.text import read

TEXT = "Glomers zanked that the flood was near."
WORDS = ["Glomers", "zanked", "that", "the", "flood", "was", "near", "."]


def copy(text: str, **metadata: str) -> Document:
    """Read a text, and bring along what was found as if it were one's own."""
    d = read(text)
    return Document.from_tokens(
        text,
        list(zip(d.starts, d.ends, strict=True)),
        sentences=[(s.first, s.last) for s in d.sentences],
        tags=d.tags,
        lemmas=d.lemmas,
        entities=d.entities,
        **metadata,
    )


def test_own_layers_give_the_same_report() -> None:
    """Bringing along exactly our layers changes nothing."""
    text = (
        "Ferries stop\n\nIda Frost, the mayor, said on Monday that the ferries had stopped. She called it "
        "“a scandal”.\n\nThe port denied it, according to the Weston Gazette."
    )
    assert Analyzer().analyze_document(copy(text)) == attribution.analyze(text)
    assert attribution.analyze(copy(text)) == attribution.analyze(text)


def test_own_tags_and_base_forms_reach_the_later_floors() -> None:
    """A cue that only the user's base form shows is found; without it, it is not."""
    rules = Options(extractor="rules")
    plain = Document.from_tokens(TEXT, WORDS)
    own = Document.from_tokens(
        TEXT,
        WORDS,
        tags=["NNS", "VBD", "IN", "DT", "NN", "VBD", "JJ", "."],
        lemmas=["glomer", "say", "that", "the", "flood", "be", "near", "."],
    )
    assert own.lemmas[1] == "say" != plain.lemmas[1]
    report = attribution.analyze(own, options=rules)
    assert [(s.source.spans[0].text, s.cue.lemma, s.content.spans[0].text) for s in report.statements] == [
        ("Glomers", "say", "that the flood was near")
    ]


def test_own_sentences_bound_what_is_found() -> None:
    """Sentences of the user are kept as they are."""
    document = Document.from_tokens(
        "It rained He left", ["It", "rained", "He", "left"], sentences=[(0, 2), (2, 4)]
    )
    assert [(s.first, s.last) for s in document.sentences] == [(0, 2), (2, 4)]


def test_metadata_of_document_and_call() -> None:
    """What the call gives replaces what the document holds; the rest stays."""
    document = copy("It rained, the mayor said.", id="a", title="Rain", outlet="Weston Gazette")
    assert attribution.analyze(document).id == "a"
    report = attribution.analyze(document, id="b", published="2026-03-04")
    assert (report.id, report.title, report.published) == ("b", "Rain", "2026-03-04")


def test_documents_in_a_pipe() -> None:
    """A document keeps its name in a pipe, also with metadata beside it; one without gets its number."""
    named, other = copy("It rained, he said.", id="x"), copy("It rained, he said.")
    reports = list(Analyzer().pipe([named, other, (named, {"id": "y"}), "It snowed, he said."]))
    assert [r.id for r in reports] == ["x", "1", "y", "3"]


def test_check_and_factuality_take_documents() -> None:
    """The other public functions read documents as they read texts."""
    text = "Officials denied that the bridge was closed."
    assert attribution.check("The bridge was closed", copy(text)) == attribution.check(
        "The bridge was closed", text
    )
    assert attribution.factuality(copy(text), (37, 43)) == attribution.factuality(text, (37, 43))


def test_tokens_must_fit() -> None:
    """Tokens that are not in the text are refused."""
    with pytest.raises(attribution.InputError):
        Document.from_tokens("It rained.", ["It", "snowed"])
