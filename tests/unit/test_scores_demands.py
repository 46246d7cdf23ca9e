"""Verbs of demands: what is governed by a word of duty, and what is not."""

import pytest

from attribution.scores.demands import demanded_verbs
from attribution.text import read


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor should resign.", ["resign"]),
        ("The pier must not be closed.", ["closed"]),
        ("The pier ought to be closed and repaired.", ["closed"]),
        ("The dam needs to be repaired.", ["repaired"]),
        ("Ruhl has to pay the fine.", ["pay"]),
        ("The firm should have paid.", ["paid"]),
        ("Should the mayor resign?", ["resign"]),
        ("The pilot must have died.", []),
        ("The mayor resigned.", []),
        ("The dam needs cement.", []),
        ("Ruhl has paid the fine.", []),
        ("The mayor should.", []),
    ],
)
def test_verbs_of_demands(text: str, verbs: list[str]) -> None:
    """The main verb is found behind auxiliaries, negations and inverted subjects."""
    document = read(text)
    found = demanded_verbs(document, range(len(document.forms)))
    assert [document.forms[i] for i in sorted(found)] == verbs
