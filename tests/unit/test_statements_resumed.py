"""Who answers the clause before a comma: "something police confirmed", "a charge that she denied"."""

import pytest

from attribution import analyze
from attribution.options import Options
from attribution.statements import extract
from attribution.text import read


@pytest.mark.parametrize("extractor", ["model", "rules"])
@pytest.mark.parametrize(
    ("text", "said", "source", "noun"),
    [
        ("He said the tapes had been kept, something nurses confirmed.", "the tapes had been kept", "nurses", "something"),
        ("He said the sail was stolen, something sailors have confirmed.", "the sail was stolen", "sailors", "something"),
        ("He said the boy had a flare, something his lawyers later denied.", "the boy had a flare", "his lawyers", "something"),
        ("Roe said wardens had hidden graves, an accusation the governor, Jo Aker, denied.", "wardens had hidden graves", "the governor, Jo Aker,", "an accusation"),
        ("She said wardens kicked her, a charge that the prison denied.", "wardens kicked her", "the prison", "a charge"),
        ("She said the mill leaked, an allegation the owner rejects.", "the mill leaked", "the owner", "an allegation"),
    ],
)  # fmt: skip
def test_who_answers_a_clause_stands_outside_of_it(
    text: str, said: str, source: str, noun: str, extractor: str
) -> None:
    """The noun for the clause is the content of the answer, and the first speaker says neither."""
    first, second = extract(read(text), Options(extractor=extractor))
    assert [x.text for x in first.content.spans] == [said]
    assert [x.text for x in second.source.spans] == [source]
    assert [x.text for x in second.content.spans] == [noun]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He said the tapes had been kept, something nurses confirmed.", "confirmed"),
        ("She said wardens kicked her, something the prison denied.", "denied"),
    ],
)
def test_the_answer_reaches_the_claim(text: str, status: str) -> None:
    """Behind a comma "something" stands for the clause before it."""
    report = analyze(text)
    said = next(s for s in report.statements if s.cue.lemma == "say")
    claim = next(c for c in report.claims if c.id == said.claim)
    assert claim.verification.status == status


@pytest.mark.parametrize(
    "text",
    [
        "He said he would buy something nurses accepted.",
        "He said it was late, a man who denied nothing.",
        "She said the sea rose, a storm hit and sailors confirmed nothing.",
    ],
)
def test_other_phrases_take_up_nothing(text: str) -> None:
    """Without a comma, or with another noun, nothing before is answered."""
    first = extract(read(text), Options())[0]
    assert first.content.spans[-1].text.split()[0] in text
    assert not any(x.text == "something" for s in extract(read(text), Options()) for x in s.content.spans)
