"""Credibility of a claim over the corpus: the ledger of a single article, with origins instead of articles as the unit."""

from attribution.corpus.claims import CorpusClaim
from attribution.corpus.overview import Overview
from attribution.scores.credibility import credibility_of
from attribution.scores.evidence import collect_voices
from attribution.scores.policy import Policy
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Verification
from attribution.values.document import Document
from attribution.values.score import Credibility
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Cue, SourceRef, Statement

__all__ = ["corpus_credibility"]


def corpus_credibility(overview: Overview, claim: CorpusClaim, policy: Policy) -> Credibility:
    """Weigh the evidence that all documents together give a claim.

    Every origin is an independence group, so what copies and citations repeat counts once; a phrase of
    verification counts once for each group of copies.

    Args:
        overview: the corpus.
        claim: one of its claims.
        policy: weights of credibility.

    Returns:
        The opinion with its ledger; refs are ``document/statement`` and corpus source ids.
    """
    said = {(d, s.id): s for d in claim.documents for s in overview.documents[d].statements}
    for origin in claim.origins:
        for document, _ in origin.statements:
            said.update({(document, s.id): s for s in overview.documents[document].statements})
    sources: dict[str, Source] = {}
    statements = []
    for n, origin in enumerate(claim.origins):
        for document, number in origin.statements:
            s = said[document, number]
            ident = None
            found = overview.source_at.get((document, s.source)) if s.source else None
            if found is not None:
                ident = f"{found.id}@{n}"
                first = next(x for x in overview.documents[document].sources if x.id == s.source)
                # The earliest place of the voice says how it is given; later ones only repeat it.
                sources.setdefault(
                    ident,
                    Source(
                        id=ident,
                        name=found.name,
                        type=found.type,
                        named=found.named,
                        role=first.role,
                        affiliation=first.affiliation,
                        independence_group=f"origin {n}",
                        proximity=first.proximity,
                        reliability=found.reliability,
                    ),
                )
            statements.append(
                Statement(
                    id=f"{document}/{number}",
                    source=SourceRef(ident),
                    cue=Cue((Span(0, len(s.cue), s.cue),) if s.cue else ()),
                    act=s.act,
                    polarity="affirmed" if origin.stance == "for" else "denied",
                    certainty=s.certainty,
                    commitment=s.commitment,
                    claim=claim.id,
                )
            )
    analysis = Analysis(
        Document(""),
        statements=tuple(statements),
        sources=tuple(sources.values()),
        claims=(Claim(claim.id, claim.text, tuple(s.id for s in statements)),),
    )
    voices = collect_voices(analysis, policy)[claim.id]
    return credibility_of(voices, list(enumerate(_checks(overview, claim))), {}, policy)


def _checks(overview: Overview, claim: CorpusClaim) -> list[Verification]:
    """List the verification phrases about a claim, those of copies once."""
    seen = set()
    out = []
    for document, number in claim.places:
        for c in overview.documents[document].claims:
            if c.id != number:
                continue
            for status, words in c.checks:
                key = (overview.copy_root[document], status, words)
                if key not in seen:
                    seen.add(key)
                    out.append(Verification(0, len(words), words, status, (claim.id,)))
    return out
