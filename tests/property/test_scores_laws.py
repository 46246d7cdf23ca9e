"""Every hedge of the lexicons, on statements built by hand: no floor before the scores can hide a fault."""

from analyses import statement_of
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import InputError
from attribution.lexicons import table
from attribution.scores.factuality import factuality
from attribution.scores.scoring import score_statements
from attribution.text import read
from attribution.values.span import Span
from attribution.values.statement import Statement

HEDGES = sorted(
    {str(r["phrase"]) for name in ("hedges", "modals", "conditionals", "estimative") for r in table(name)}
)
ADVERBS = sorted(
    {str(r["phrase"]) for r in table("hedges") if r["pos"] in ("", "RB") and r["scope"] == "clause"}
)
BOOSTERS = sorted({str(r["phrase"]) for r in table("boosters")})
CONTENTS = (
    "the ship sank",
    "the ship that may have been old sank",
    "the crew perhaps left and the captain stayed",
    "at least nine men were on board, which is unusual",
    "it is likely that the ship sank",
)


def scored(content: str) -> Statement:
    text = f"Miller said {content}."
    return score_statements(read(text), (statement_of(text, "s1", "Miller", "said", content, lemma="say"),))[
        0
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(HEDGES), st.sampled_from(CONTENTS), st.booleans())
def test_no_hedge_of_the_lexicons_raises_certainty_or_commitment(
    hedge: str, content: str, at_end: bool
) -> None:
    """Whatever weakening phrase is added, before or after, certainty and commitment do not rise."""
    plain = scored(content)
    hedged = scored(f"{content}, {hedge}" if at_end else f"{hedge} {content}")
    assert hedged.certainty <= plain.certainty + 1e-9
    assert hedged.commitment <= plain.commitment + 1e-9


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(ADVERBS), st.sampled_from(ADVERBS))
def test_hedges_add_up(one: str, other: str) -> None:
    """Two hedges never leave more certainty than one of them."""
    assert scored(f"{one} {other} the ship sank").certainty <= scored(f"{one} the ship sank").certainty + 1e-9


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(HEDGES + BOOSTERS), st.sampled_from(CONTENTS))
def test_every_hedge_is_in_its_place(phrase: str, content: str) -> None:
    """Hedges are spans of the content in text order, with strengths in (0, 1] and known kinds."""
    s = scored(f"{phrase} {content}")
    text = f"Miller said {phrase} {content}."
    assert [h.start for h in s.hedges] == sorted(h.start for h in s.hedges)
    for h in s.hedges:
        assert text[h.start : h.end] == h.text
        assert 0 < h.strength <= 1
        assert s.content.spans[0].start <= h.start < h.end <= s.content.spans[0].end
    assert 0 <= s.certainty <= 1
    assert -1 <= s.commitment <= 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 20))
def test_any_place_in_any_text_has_a_factuality(text: str, start: int, length: int) -> None:
    """Any span that holds a token has a value in [-3, 3] with reasons; any other is a typed error."""
    end = min(len(text), start + length)
    document = read(text)
    span = Span.of(text, min(start, end), end)
    try:
        found = factuality(document, (), span)
    except InputError:
        assert not len(document.tokens_in(span.start, span.end))
        return
    assert -3 <= found.value <= 3
    assert found.why
    assert found == factuality(document, (), span)
