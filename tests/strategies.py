"""Generators for property tests, shared by all of them."""

from typing import Any

from hypothesis import strategies as st

from attribution.report import Report
from attribution.values.claim import (
    RELATIONS,
    STATUSES,
    Claim,
    Evidence,
    Relation,
    Verification,
    VerificationState,
)
from attribution.values.score import RELIABILITIES, Credibility, LedgerRow, Support
from attribution.values.source import SOURCE_TYPES, Source
from attribution.values.span import Span
from attribution.values.statement import (
    ACTS,
    CUE_TYPES,
    FORMS,
    HEDGE_KINDS,
    POLARITIES,
    Content,
    Cue,
    Hedge,
    SourceRef,
    Statement,
)

# What breaks writers: markup, quotes, formulas of spreadsheets, controls, wide and combining characters,
# directions, separators, a lone surrogate.
NASTY = "<script>&\"'`=+-@\t\n\r\x00\x0b\x1b\x85\u200b\u2028\u202e\u0301\ud800\ufffe漢😀,;|\\/{}[]()%$"

texts = st.text(
    st.one_of(st.sampled_from("abc de. “”'\"\n"), st.sampled_from(NASTY), st.characters()), max_size=200
)
"""Any Unicode text, with what breaks readers and writers made likely."""

words = st.text(st.one_of(st.sampled_from("abcdef "), st.sampled_from(NASTY)), max_size=20)
unit = st.floats(0, 1, allow_nan=False)


@st.composite
def spans(draw: Any, text: str) -> Span:
    """A span that fits the text."""
    start = draw(st.integers(0, len(text)))
    return Span.of(text, start, draw(st.integers(start, len(text))))


@st.composite
def reports(draw: Any, max_statements: int = 4, text: Any = None) -> Report:
    """A report of any text whose ids refer to each other properly; its values are otherwise arbitrary."""
    body = draw(texts if text is None else text)

    def some(n: int) -> tuple[Span, ...]:
        return tuple(sorted(draw(st.lists(spans(body), max_size=n))))

    n_statements = draw(st.integers(0, max_statements))
    n_sources = draw(st.integers(0, 3))
    n_claims = draw(st.integers(1, 3)) if n_statements else 0
    source_ids = [f"e{n + 1}" for n in range(n_sources)]
    claim_ids = [f"c{n + 1}" for n in range(n_claims)]
    any_source = st.sampled_from([None, *source_ids])
    some_sources = (
        st.lists(st.sampled_from(source_ids), max_size=2, unique=True).map(tuple)
        if source_ids
        else st.just(())
    )
    statements = []
    for n in range(n_statements):
        hedge = draw(spans(body))
        statements.append(
            Statement(
                id=f"s{n + 1}",
                source=SourceRef(draw(any_source), some(2)),
                cue=Cue(some(1), draw(words), draw(st.sampled_from(CUE_TYPES))),
                content=Content(some(2)),
                form=draw(st.sampled_from(FORMS)),
                act=draw(st.sampled_from(ACTS)),
                polarity=draw(st.sampled_from(POLARITIES)),
                reported=draw(st.booleans()),
                nested_in=draw(st.sampled_from([None, *(s.id for s in statements)])),
                hedges=(
                    Hedge(
                        hedge.start,
                        hedge.end,
                        hedge.text,
                        draw(st.sampled_from(HEDGE_KINDS)),
                        draw(st.sampled_from(("weaken", "strengthen"))),
                        draw(unit),
                    ),
                ),
                certainty=draw(unit),
                commitment=draw(st.floats(-1, 1, allow_nan=False)),
                claim=draw(st.sampled_from(claim_ids)),
                confidence=draw(unit),
            )
        )
    sources = [
        Source(
            id=id,
            name=draw(words),
            type=draw(st.sampled_from(SOURCE_TYPES)),
            named=draw(st.booleans()),
            role=draw(st.none() | words),
            affiliation=draw(any_source.filter(lambda x, me=id: x != me)),
            affiliation_text=draw(st.none() | words),
            aliases=tuple(draw(st.lists(words, max_size=2))),
            mentions=some(2),
            independence_group=draw(words),
            reasons=tuple(draw(st.lists(words, max_size=2))),
        )
        for id in source_ids
    ]
    claims = []
    for id in claim_ids:
        belief = draw(unit)
        disbelief = draw(st.floats(0, 1 - belief, allow_nan=False))
        claims.append(
            Claim(
                id=id,
                text=draw(words),
                statements=tuple(s.id for s in statements if s.claim == id),
                verification=VerificationState(
                    draw(st.sampled_from(STATUSES)), (Evidence(draw(words), "v1", draw(words)),)
                ),
                support=Support(
                    draw(some_sources), draw(some_sources), draw(st.integers(0, 3)), draw(st.integers(0, 3))
                ),
                credibility=Credibility(
                    score=draw(unit),
                    belief=belief,
                    disbelief=disbelief,
                    uncertainty=1 - belief - disbelief,
                    information=draw(st.integers(1, 6)),
                    reliability=draw(st.sampled_from(RELIABILITIES)),
                    likelihood=draw(words),
                    ledger=(
                        LedgerRow(draw(words), draw(unit), draw(unit), (*source_ids[:1], "s1"), draw(words)),
                    ),
                ),
            )
        )
    pairs = [(a, b) for a in claim_ids for b in claim_ids if a < b]
    return Report(
        id=draw(words),
        title=draw(st.none() | words),
        published=draw(st.sampled_from([None, "2024-05-01"])),
        outlet=draw(any_source),
        statements=tuple(statements),
        sources=tuple(sources),
        claims=tuple(claims),
        relations=tuple(
            Relation(a, b, draw(st.sampled_from(RELATIONS)), draw(unit), draw(words)) for a, b in pairs
        ),
        verifications=tuple(
            Verification(v.start, v.end, v.text, draw(st.sampled_from(STATUSES)), tuple(claim_ids[:1]))
            for v in some(1)
        ),
        warnings=tuple(draw(st.lists(words, max_size=1))),
        text=body,
    )
