"""The sign of a company's share in brackets is part of the source, and ends no clause."""

import pytest

from attribution import analyze
from attribution.statements.tickers import ticker_end


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Acme ( NYSE : ACM ) said", "( NYSE : ACM )"),
        ("Acme ( NYSE American : ACM ) said", "( NYSE American : ACM )"),
        ("Acme ( ACM . N ) said", "( ACM . N )"),
        ("Acme ( Photo : Reed ) said", ""),
        ("Acme ( Nasdaq : fell ) said", ""),
        ("Acme ( ACM ) said", ""),
        ("Acme ( NYSE : ACM", ""),
    ],
)
def test_sign(text: str, sign: str) -> None:
    """A sign is an exchange, a colon and a code, or a code with the market behind its stop."""
    forms = text.split()
    assert " ".join(forms[1 : ticker_end(forms, 1)]) == sign


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Varga, Inc. (NASDAQ: VRTS), a leading maker of pumps, today announced that it would cut 900 jobs.",
            "Varga, Inc. (NASDAQ: VRTS), a leading maker of pumps,",
            "that it would cut 900 jobs",
        ),
        ("Varga Corp. (NYSE: VRT) said it would cut jobs.", "Varga Corp. (NYSE: VRT)", "it would cut jobs"),
        ("Tessaro (Nasdaq: TSRO) reported a loss.", "Tessaro (Nasdaq: TSRO)", "a loss"),
        ("According to Varga (NASDAQ: VRTS), sales rose.", "Varga (NASDAQ: VRTS)", "sales rose"),
    ],
)
def test_source_and_content(text: str, source: str, content: str) -> None:
    """The source begins with the company's name, and the content behind the brackets."""
    (statement,) = analyze(text).statements
    assert [s.text for s in statement.source.spans] == [source]
    assert [c.text for c in statement.content.spans] == [content]
