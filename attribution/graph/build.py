"""Build the graph of one document: who says what, and how the claims hang together.

Nodes carry their kind, edges too; every attribute is a plain JSON value, so that any exchange format
can hold the graph. The report stays the one place where spans and ledgers live: the graph has ids,
surfaces and scores.

======================  =====================  ==================================================
edge kind               from, to               means
======================  =====================  ==================================================
published_by            document, source       the outlet of the document
contains                document, statement
says                    source, statement
expresses               statement, claim
nested_in               statement, statement   the first stands inside the content of the second
affiliated              source, source         the first speaks for or belongs to the second
member_of               source, source         the first is one of those who jointly are the second
same, supports,         claim, claim           how the claims stand to each other
contradicts, refers_to
verifies                document, claim        a phrase of the text says something of its checking
stands_for,             source, claim          on which side the support of the claim counts it
stands_against
======================  =====================  ==================================================
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from attribution.report.report import Report
    from attribution.values.analysis import Analysis

__all__ = ["EDGE_KINDS", "NODE_KINDS", "build_graph"]

NODE_KINDS = ("document", "source", "statement", "claim")
EDGE_KINDS = (
    "published_by",
    "contains",
    "says",
    "expresses",
    "nested_in",
    "affiliated",
    "member_of",
    "stands_for",
    "stands_against",
    "verifies",
    "same",
    "supports",
    "contradicts",
    "refers_to",
)
DOCUMENT = "d1"


def build_graph(found: "Analysis | Report") -> "networkx.MultiDiGraph":
    """Return the graph of an analysis or a report.

    Args:
        found: what was found in one document, at any stage from the source floor on.

    Returns:
        A graph whose nodes are ``"d1"`` (the document) and the ids of sources, statements and claims, in
        that order, each with ``kind`` (one of :data:`NODE_KINDS`) and plain JSON values; edges are keyed
        by their kind (one of :data:`EDGE_KINDS`) and carry it as ``kind`` too. An id that is referred to
        but was not found gets no edge. A document without statements gives the document node alone.

    Example:
        >>> from attribution.values.statement import SourceRef, Statement
        >>> from attribution.values.source import Source
        >>> from attribution.report import Report
        >>> graph = build_graph(Report(
        ...     id="a", statements=(Statement("s1", source=SourceRef("e1")),), sources=(Source("e1", "the police"),)
        ... ))
        >>> sorted(graph.edges(keys=True))
        [('d1', 's1', 'contains'), ('e1', 's1', 'says')]
        >>> graph.nodes["e1"]["name"]
        'the police'
    """
    import networkx

    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    _add_nodes(graph, found)
    _add_edges(graph, found)
    return graph


def _add_nodes(graph: Any, found: "Analysis | Report") -> None:
    # An analysis keeps the document's facts in its document, a report has them itself.
    document: Any = getattr(found, "document", found)
    add = graph.add_node
    add(
        DOCUMENT, kind="document", document_id=document.id, title=document.title, published=document.published
    )
    for s in found.sources:
        add(
            s.id,
            kind="source",
            name=s.name,
            type=s.type,
            named=s.named,
            role=s.role,
            affiliation_text=s.affiliation_text,
            independence_group=s.independence_group,
            proximity=s.proximity,
            n_mentions=len(s.mentions),
        )
    for t in found.statements:
        add(
            t.id,
            kind="statement",
            text=" … ".join(x.text for x in t.content.spans),
            cue=t.cue.lemma,
            act=t.act,
            form=t.form,
            polarity=t.polarity,
            reported=t.reported,
            certainty=t.certainty,
            commitment=t.commitment,
            confidence=t.confidence,
        )
    for c in found.claims:
        add(
            c.id,
            kind="claim",
            text=c.text,
            status=c.verification.status,
            score=c.credibility.score,
            uncertainty=c.credibility.uncertainty,
            n_independent_for=c.support.independent_for,
            n_independent_against=c.support.independent_against,
        )


def _add_edges(graph: Any, found: "Analysis | Report") -> None:
    nodes = graph.nodes

    def add(a: str | None, b: str | None, kind: str, **more: Any) -> None:
        if a in nodes and b in nodes:
            graph.add_edge(a, b, key=kind, kind=kind, **more)

    add(DOCUMENT, found.outlet, "published_by")
    for s in found.sources:
        add(s.id, s.affiliation, "affiliated")
        for member in s.members:
            add(member, s.id, "member_of")
    for t in found.statements:
        add(DOCUMENT, t.id, "contains")
        add(t.source.id, t.id, "says")
        add(t.id, t.claim, "expresses", polarity=t.polarity)
        add(t.id, t.nested_in, "nested_in")
    for c in found.claims:
        for source in c.support.for_:
            add(source, c.id, "stands_for")
        for source in c.support.against:
            add(source, c.id, "stands_against")
    for r in found.relations:
        add(r.a, r.b, r.relation, score=r.score, why=r.why)
    for n, v in enumerate(found.verifications, 1):
        for claim in v.about:
            if claim in nodes:
                graph.add_edge(
                    DOCUMENT,
                    claim,
                    key=f"verifies v{n}",
                    kind="verifies",
                    status=v.status,
                    text=v.text,
                    start=v.start,
                    end=v.end,
                )
