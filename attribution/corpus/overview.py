"""Everything that is derived from the whole corpus, as one frozen value."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from attribution.corpus.claims import ClaimPlace, CorpusClaim, cluster, corpus_claims
from attribution.corpus.copies import Copy, groups, ordered_copies
from attribution.corpus.digest import DocumentDigest
from attribution.corpus.drift import Cycle, Drift, citations, find_cycles, find_drifts
from attribution.corpus.merge import CorpusSource, merge_sources

__all__ = ["Overview", "build_overview"]


@frozen(slots=True)
class Overview:
    """A corpus at one moment.

    Attributes:
        documents: digests by id, sorted.
        sources: sources over all documents, sorted by id.
        source_at: (document, source) to corpus source.
        copies: pairs of copies.
        copy_root: document to the representative of its copies.
        claims: claims over all documents, those of most documents first.
        drifts, cycles: how claims changed, and who cites whom in a circle.
        cites: document to the bodies that it cites.
    """

    documents: Mapping[str, DocumentDigest]
    sources: tuple[CorpusSource, ...]
    source_at: Mapping[tuple[str, str], CorpusSource] = field(repr=False)
    copies: tuple[Copy, ...]
    copy_root: Mapping[str, str] = field(repr=False)
    claims: tuple[CorpusClaim, ...]
    drifts: tuple[Drift, ...]
    cycles: tuple[Cycle, ...]
    cites: Mapping[str, frozenset[str]] = field(repr=False)


def build_overview(
    documents: Iterable[DocumentDigest],
    matches: Sequence[Sequence[object]],
    copies: Iterable[tuple[str, str, int, float]],
    verdicts: Mapping[ClaimPlace, str],
) -> Overview:
    """Derive everything from what is stored of documents and pairs of documents.

    Args:
        documents: digests.
        matches: rows (document, claim, document, claim, relation, score, why) of compared claims.
        copies: rows (document, document, shared, containment) of copies.
        verdicts: human verdicts on (document, claim).

    Returns:
        The overview; equal for equal content, whatever the order in which it was added.
    """
    by_id = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    sources = merge_sources(by_id.values())
    source_at = {place: s for s in sources for place in s.places}
    pairs = ordered_copies(copies, {d.id: d.published or "" for d in by_id.values()})
    copy_root = groups(by_id, [(c.origin, c.copy) for c in pairs])
    places = [(d.id, c.id) for d in by_id.values() for c in d.claims]
    representative, against = cluster(places, matches)
    against += [((d.id, a), (d.id, b)) for d in by_id.values() for a, b in d.contradictions]
    claims = corpus_claims(by_id, representative, against, source_at, copy_root, verdicts)
    cites = citations(by_id.values(), source_at)
    return Overview(
        documents=by_id,
        sources=sources,
        source_at=source_at,
        copies=pairs,
        copy_root=copy_root,
        claims=claims,
        drifts=find_drifts(by_id, matches, pairs, cites),
        cycles=find_cycles(claims, by_id, source_at),
        cites=cites,
    )
