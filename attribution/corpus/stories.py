"""Group documents by story: those whose claims and named sources share telling words.

Every document is a vector of the keys of its claims and the names of its sources, weighted by how much each tells;
documents with a cosine of at least :data:`LEAST_SIMILAR` are joined by an edge, and communities of that graph are stories.

References:
    Vincent D. Blondel, Jean-Loup Guillaume, Renaud Lambiotte, Etienne Lefebvre (2008): Fast unfolding of
    communities in large networks, J. Stat. Mech. P10008 (networkx's implementation, seeded).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log, sqrt

from attribution.claims.keys import KeyTable
from attribution.claims.proposition import Proposition
from attribution.corpus.digest import DocumentDigest
from attribution.corpus.merge import name_key

__all__ = ["LEAST_SIMILAR", "group_stories"]

LEAST_SIMILAR = 0.28
_N_KEYS = 40
_MOST_COMMON = 0.2
_MOST_ENTRIES = 500


def group_stories(
    documents: Iterable[DocumentDigest], forms: Mapping[str, Iterable[Proposition]], table: KeyTable
) -> tuple[tuple[str, ...], ...]:
    """Group documents by story.

    Args:
        documents: digests.
        forms: document to the normal forms of its claims.
        table: weights of keys.

    Returns:
        Sorted groups of document ids, largest first, then by first id; every document is in exactly one.
    """
    import networkx

    vectors = {d.id: _vector(d, forms.get(d.id, ()), table) for d in sorted(documents, key=lambda d: d.id)}
    graph = networkx.Graph()
    graph.add_nodes_from(vectors)
    for (a, b), similarity in _similarities(vectors).items():
        if similarity >= LEAST_SIMILAR:
            graph.add_edge(a, b, weight=similarity)
    found = networkx.community.louvain_communities(graph, seed=0) if len(graph) else []
    return tuple(sorted((tuple(sorted(g)) for g in found), key=lambda g: (-len(g), g)))


def _vector(document: DocumentDigest, forms: Iterable[Proposition], table: KeyTable) -> dict[str, float]:
    """Return the unit vector of a document's heaviest keys."""
    counts: Counter[str] = Counter(k for form in forms for k in form.keys)
    for s in document.sources:
        if s.named and (name := name_key(s.name)):
            counts[f"name {name}"] += 1
    weights = {k: (1 + log(n)) * table.weight(k.removeprefix("name ")) ** 2 for k, n in counts.items()}
    heaviest = sorted(weights.items(), key=lambda x: (-x[1], x[0]))[:_N_KEYS]
    norm = sqrt(sum(w * w for _, w in heaviest)) or 1.0
    return {k: w / norm for k, w in heaviest}


def _similarities(vectors: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    """Return the cosine of every pair that shares a key which is not in too many documents."""
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for document, vector in vectors.items():
        for key, weight in vector.items():
            postings[key].append((document, weight))
    most = max(10, min(_MOST_ENTRIES, int(_MOST_COMMON * len(vectors))))
    out: dict[tuple[str, str], float] = defaultdict(float)
    for entries in postings.values():
        if len(entries) > most:
            continue
        for i, (a, x) in enumerate(entries):
            for b, y in entries[:i]:
                out[b, a] += x * y
    return out
