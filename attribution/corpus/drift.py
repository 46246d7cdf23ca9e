"""How a claim changes on its way, and outlets that cite each other in a circle.

A claim drifts where a document that took it over (a copy, or one that cites the other's outlet) puts it more firmly
than its origin or with another number. A circle is a claim for which A cites B and B, over any number of steps, A: then
nobody on it is an origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from attribution.corpus.claims import ClaimPlace, CorpusClaim, outlet_key
from attribution.corpus.copies import Copy
from attribution.corpus.digest import DocumentDigest, StatementDigest
from attribution.corpus.merge import CorpusSource

__all__ = ["Cycle", "Drift", "citations", "find_cycles", "find_drifts"]

_FIRMER = 0.1
_SURER = 0.25


@frozen(slots=True)
class Drift:
    """A change of a claim between two documents of which the second took it from the first.

    Attributes:
        origin, later: the two places of the claim.
        kind: ``"hedge lost"``, ``"firmer cue"`` or ``"number changed"``.
        why: the change in words.
    """

    origin: ClaimPlace
    later: ClaimPlace
    kind: str
    why: str


@frozen(slots=True)
class Cycle:
    """Outlets that cite each other in a circle for one claim: claim id, and outlet names, sorted."""

    claim: str
    outlets: tuple[str, ...]


def citations(
    documents: Iterable[DocumentDigest], source_at: Mapping[tuple[str, str], CorpusSource]
) -> dict[str, frozenset[str]]:
    """Return for each document the ids of the bodies that it cites or credits."""
    out = {}
    for d in documents:
        cited = {
            s.id
            for x in d.sources
            if (s := source_at.get((d.id, x.id))) and s.named and s.id.startswith("body/")
        }
        cited |= {key for c in d.credits if (key := outlet_key(c))}
        out[d.id] = frozenset(cited - {outlet_key(d.outlet) or ""})
    return out


def find_drifts(
    documents: Mapping[str, DocumentDigest],
    matches: Iterable[Sequence[object]],
    copies: Iterable[Copy],
    cites: Mapping[str, frozenset[str]],
) -> tuple[Drift, ...]:
    """Find claims that a later document puts more firmly, or with another number, than the one it took them from.

    Args:
        documents: digests by id.
        matches: rows (document, claim, document, claim, relation, score, why) of compared pairs.
        copies: pairs of copies.
        cites: result of :func:`citations`.

    Returns:
        Drifts sorted by origin and later place.
    """
    copied = {(c.origin, c.copy) for c in copies}
    by_claim: dict[ClaimPlace, list[StatementDigest]] = defaultdict(list)
    for d in documents.values():
        for s in d.statements:
            by_claim[d.id, s.claim].append(s)
    out = []
    for row in matches:
        d1, c1, d2, c2, relation, _, why = (str(x) for x in row)
        order = _order(documents[d1], documents[d2], copied, cites)
        if order is None:
            continue
        first, later = ((d1, c1), (d2, c2)) if order else ((d2, c2), (d1, c1))
        if why.startswith(("number:", "near number:")):
            out.append(Drift(first, later, "number changed", why.partition(":")[2].strip()))
        if relation not in ("same", "supports") or not by_claim[first] or not by_claim[later]:
            continue
        old, new = (max(by_claim[p], key=lambda s: (s.certainty, s.id)) for p in (first, later))
        lost = [h for h in old.hedges if h.lower() not in {x.lower() for x in new.hedges}]
        if lost and new.certainty >= old.certainty + _FIRMER:
            out.append(Drift(first, later, "hedge lost", f"“{lost[0]}” is gone"))
        elif new.commitment >= old.commitment + _SURER:
            out.append(
                Drift(
                    first, later, "firmer cue", f"commitment {old.commitment:.2f} became {new.commitment:.2f}"
                )
            )
    return tuple(sorted(out, key=lambda d: (d.origin, d.later, d.kind)))


def _order(
    a: DocumentDigest, b: DocumentDigest, copied: set[tuple[str, str]], cites: Mapping[str, frozenset[str]]
) -> bool | None:
    """Tell whether the first is the origin of the second (True), the reverse (False), or neither (None)."""
    if (a.id, b.id) in copied:
        return True
    if (b.id, a.id) in copied:
        return False
    b_cites, a_cites = outlet_key(a.outlet) in cites[b.id], outlet_key(b.outlet) in cites[a.id]
    return None if a_cites == b_cites else b_cites


def find_cycles(
    claims: Iterable[CorpusClaim],
    documents: Mapping[str, DocumentDigest],
    source_at: Mapping[tuple[str, str], CorpusSource],
) -> tuple[Cycle, ...]:
    """Find claims whose outlets cite each other in a circle.

    Strongly connected components of the graph of outlets that cite outlets for this very claim.

    Returns:
        Cycles sorted by claim.
    """
    out = []
    for claim in claims:
        if len(claim.documents) < 2:
            continue
        here = set(claim.places)
        edges: dict[str, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for document in claim.documents:
            d = documents[document]
            own = outlet_key(d.outlet)
            if own is None:
                continue
            names[own] = d.outlet or own
            for s in d.statements:
                source = source_at.get((document, s.source)) if s.source else None
                if (document, s.claim) in here and source is not None and source.named and source.id != own:
                    edges[own].add(source.id)
        if sum(1 for a in edges for b in edges[a] if b in edges) < 2:
            continue
        import networkx

        graph = networkx.DiGraph([(a, b) for a in sorted(edges) for b in sorted(edges[a]) if b in edges])
        for part in networkx.strongly_connected_components(graph):
            if len(part) > 1:
                out.append(Cycle(claim.id, tuple(sorted(names[k] for k in part))))
    return tuple(sorted(out, key=lambda c: (c.claim, c.outlets)))
