"""What holds of claims, relations and verifications in any text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.claims import relate
from attribution.claims.comparison import compare
from attribution.claims.keys import load_keys
from attribution.claims.proposition import read_proposition
from attribution.options import Options
from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.claim import RELATIONS, STATUSES
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

WORDS = (
    "Police", "rebels", "said", "denied", "confirmed", "not", "the", "bridge", "harbour", "was", "bombed", "killed", "at",
    "least", "24", "people", "Orle", "Norwegian", "jets", "reports", "these", "claims", "could", "be", "verified", "if",
    "true", "hoax", "is", "a", ",", ".", "\n\n", "“", "”", "which", "unclear", "whether", "no", "evidence",
)  # fmt: skip
passages = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
texts = st.one_of(passages, st.text(max_size=120))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """An analysis with statements anywhere in a text, nested in earlier ones at will."""
    text = draw(texts)
    document = read(text, options=Options())
    statements: list[Statement] = []
    for k in range(draw(st.integers(0, 6))):

        def span() -> tuple[Span, ...]:
            a = draw(st.integers(0, len(text)))
            b = draw(st.integers(a, min(len(text), a + 60)))
            return (Span.of(text, a, b),) if draw(st.booleans()) else ()

        holder = draw(st.sampled_from([None, *(s.id for s in statements)]))
        statements.append(
            Statement(
                id=f"s{k + 1}",
                source=SourceRef(draw(st.sampled_from([None, "e1", "e2"])), span()),
                cue=Cue(span(), "say"),
                content=Content(span()),
                polarity=draw(st.sampled_from(["affirmed", "denied", "open"])),
                nested_in=holder,
            )
        )
    return Analysis(document=document, statements=tuple(statements))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(analyses())
def test_what_relate_gives_is_whole(analysis: Analysis) -> None:
    """Every statement has one claim, ids exist, pairs are unique, spans slice back, and nothing else changes."""
    out = relate(analysis)
    claims = {c.id: c for c in out.claims}
    assert [c.id for c in out.claims] == [f"c{n + 1}" for n in range(len(out.claims))]
    assert sorted(s for c in out.claims for s in c.statements) == sorted(s.id for s in out.statements)
    assert all(s.id in claims[s.claim].statements for s in out.statements)
    pairs = [frozenset((r.a, r.b)) for r in out.relations]
    assert len(pairs) == len(set(pairs))
    for r in out.relations:
        assert {r.a, r.b} <= set(claims)
        assert r.a != r.b
        assert r.relation in RELATIONS
        assert 0 <= r.score <= 1
        assert r.why
    for v in out.verifications:
        assert analysis.document.text[v.start : v.end] == v.text
        assert v.status in STATUSES
        assert set(v.about) <= set(claims)
    assert out.document is analysis.document
    assert relate(analysis) == out


@settings(max_examples=80, deadline=None)
@given(passages, passages)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    """Which of two propositions comes first does not matter, and each is the same as itself."""
    table = load_keys()

    def propose(text: str):  # type: ignore[no-untyped-def]
        document = read(text, options=Options())
        keys = table.keys(document.lemmas, document.tags)
        return read_proposition(document, keys, range(len(keys)), table)

    one, other = propose(a), propose(b)
    there, back = compare(one, other, table), compare(other, one, table)
    assert there.relation == back.relation
    assert abs(there.score - back.score) < 1e-9
    if one.surface:
        assert compare(one, one, table).relation == "same"
