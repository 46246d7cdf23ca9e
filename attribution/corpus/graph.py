"""The corpus as one networkx graph."""

from typing import TYPE_CHECKING

from attribution.corpus.claims import outlet_key
from attribution.corpus.overview import Overview

if TYPE_CHECKING:
    import networkx

__all__ = ["build_corpus_graph"]


def build_corpus_graph(overview: Overview) -> "networkx.MultiDiGraph":
    """Build the graph of documents, sources and claims of a corpus.

    Args:
        overview: the corpus at one moment.

    Returns:
        A graph with plain values only. Nodes have ``kind`` (document, source, claim); edges have ``kind``:
        ``published`` (source to document), ``copy_of`` (document to document), ``cites`` (document to source),
        ``in`` (claim to document), ``for`` and ``against`` (source to claim), ``rival`` (claim to claim).
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for d in overview.documents.values():
        graph.add_node(
            f"document:{d.id}",
            kind="document",
            title=d.title or "",
            published=d.published or "",
            words=d.words,
        )
    for s in overview.sources:
        graph.add_node(f"source:{s.id}", kind="source", name=s.name, type=s.type, named=s.named)
    for d in overview.documents.values():
        key = outlet_key(d.outlet)
        if key:
            if f"source:{key}" not in graph:
                graph.add_node(f"source:{key}", kind="source", name=d.outlet, type="outlet", named=True)
            graph.add_edge(f"source:{key}", f"document:{d.id}", kind="published")
    for d in overview.documents.values():
        for cited in sorted(overview.cites[d.id]):
            if f"source:{cited}" in graph:
                graph.add_edge(f"document:{d.id}", f"source:{cited}", kind="cites")
    for pair in overview.copies:
        graph.add_edge(
            f"document:{pair.copy}", f"document:{pair.origin}", kind="copy_of", containment=pair.containment
        )
    for c in overview.claims:
        graph.add_node(f"claim:{c.id}", kind="claim", text=c.text, n_for=c.n_for, n_against=c.n_against)
    for c in overview.claims:
        for document in c.documents:
            graph.add_edge(f"claim:{c.id}", f"document:{document}", kind="in")
        for o in c.origins:
            if o.source is not None:
                graph.add_edge(f"source:{o.source}", f"claim:{c.id}", kind=o.stance, document=o.document)
        for rival in c.rivals:
            graph.add_edge(f"claim:{c.id}", f"claim:{rival}", kind="rival")
    return graph
