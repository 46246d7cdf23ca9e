"""Build small analyses by hand, so that a score can be tested without the floors before it."""

from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Relation, Verification
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

__all__ = ["analysis_of", "span_of", "statement_of", "verification_of"]


def span_of(text: str, words: str) -> Span:
    """Return the first place of some words."""
    at = text.index(words)
    return Span(at, at + len(words), words)


def statement_of(
    text: str,
    id: str,
    source: str | None,
    cue: str,
    content: str,
    *,
    lemma: str,
    claim: str = "c1",
    who: str | None = None,
    **more: object,
) -> Statement:
    """Build a statement from the words of its parts; ``who`` is the id of its source."""
    return Statement(
        id,
        SourceRef(who, (span_of(text, source),) if source else ()),
        Cue((span_of(text, cue),), lemma, str(more.pop("type", "verb"))),
        Content((span_of(text, content),)),
        claim=claim,
        **more,  # type: ignore[arg-type]
    )


def verification_of(text: str, words: str, status: str, *about: str) -> Verification:
    """Build a verification phrase from its words."""
    s = span_of(text, words)
    return Verification(s.start, s.end, s.text, status, about)


def analysis_of(
    text: str,
    statements: tuple[Statement, ...],
    sources: tuple[Source, ...] = (),
    relations: tuple[Relation, ...] = (),
    verifications: tuple[Verification, ...] = (),
) -> Analysis:
    """Join statements into an analysis with one claim for each claim id that they name."""
    claims = {}
    for s in statements:
        claims.setdefault(s.claim, []).append(s.id)
    return Analysis(
        read(text),
        statements,
        sources,
        None,
        tuple(Claim(c, c, tuple(ids)) for c, ids in claims.items()),
        relations,
        verifications,
    )
