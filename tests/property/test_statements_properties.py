"""Properties of the statements floor that hold for every text."""

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read
from attribution.values.statement import ACTS, CUE_TYPES, FORMS, POLARITIES, Statement

sys.path.insert(0, str(Path(__file__).parent.parent))
from strategies import texts

RULES = Options(extractor="rules")
WORDS = (
    "Lund", "Karlsson", "the ministry", "officials", "who", "it", "they", "said", "says", "denied", "that", "whether", "to go",
    "reported", "is expected", "was", "described as", "believed", "reportedly", "alleged", "claim", "concern among", "according to",
    "the bridge", "fell", "had fallen", "“", "”", '"', "‘", "’", ",", ".", ":", ";", "—", "(", ")", "\n\n", "\n", "and", "but",
    "adding", "told", "reporters", "on Monday", "in a statement", "not", "did not", "if", "as", "while", "Q:", "A:", "?",
)  # fmt: skip
newslike = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def check(text: str, statements: tuple[Statement, ...]) -> None:
    """Check what every tuple of statements must fulfil."""
    assert [s.id for s in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
    parent = {s.id: s.nested_in for s in statements}
    starts = []
    for s in statements:
        spans = (*s.source.spans, *s.cue.spans, *s.content.spans)
        assert s.content.spans
        assert all(text[x.start : x.end] == x.text and x.start < x.end for x in spans)
        for part in (s.source.spans, s.cue.spans, s.content.spans):
            assert [x.start for x in part] == sorted(x.start for x in part)
        starts.append(min(x.start for x in spans))
        assert s.act in ACTS
        assert s.polarity in POLARITIES
        assert s.form in FORMS
        assert s.cue.type in CUE_TYPES
        assert 0 <= s.confidence <= 1
        seen, outer = set(), s.id
        while outer is not None:
            assert outer not in seen
            seen.add(outer)
            outer = parent[outer]
    assert starts == sorted(starts)


@given(st.one_of(texts, newslike))
@settings(max_examples=150, deadline=None)
def test_statements_of_any_text_are_valid(text: str) -> None:
    """Any Unicode text gives valid statements: spans slice back, ids in order, no cycles, known words only."""
    document = read(text)
    statements = extract(document, RULES)
    check(text, statements)
    assert extract(document, RULES) == statements


@given(newslike)
@settings(max_examples=25, deadline=None)
def test_statements_with_the_learned_model_are_valid(text: str) -> None:
    """The same holds with the learned model."""
    check(text, extract(read(text), Options()))


@pytest.mark.parametrize(
    "unit",
    [
        "Lund said that ",
        "said Lund, who said ",
        "“Lund said ",
        "the claim by the union that ",
        "(Lund said) and denied, ",
        "“It rained,” Lund said. ",
        "reportedly alleged ",
        "Q: yes\n\n",
        "Lund of the ministry in the city of the north, ",
        "“yes” ",
        ": — ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Eight times the text takes at most some twenty times the time, whatever is repeated in one sentence."""

    def seconds(n: int) -> float:
        document = read(unit * n)
        best = float("inf")
        for _ in range(1 + (n < 500)):
            start = time.process_time()
            extract(document, RULES)
            best = min(best, time.process_time() - start)
        return best

    small = seconds(150)
    assert seconds(1200) < 20 * small + 0.3
