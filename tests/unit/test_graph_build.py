"""The graph holds what the report holds, as plain values."""

import json

import networkx
import pytest
from hypothesis import given, settings
from strategies import reports

from attribution.graph import EDGE_KINDS, NODE_KINDS, build_graph
from attribution.report import Report
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Relation, Verification
from attribution.values.document import Document
from attribution.values.score import Support
from attribution.values.source import Source
from attribution.values.statement import SourceRef, Statement


@pytest.fixture
def report() -> Report:
    """Two sources on two claims that contradict each other."""
    return Report(
        id="a",
        title="Fire at the mill",
        outlet="e3",
        statements=(
            Statement("s1", source=SourceRef("e1"), claim="c1"),
            Statement("s2", source=SourceRef("e2"), claim="c2", nested_in="s1", polarity="denied"),
            Statement("s3", claim="c9"),
        ),
        sources=(
            Source("e1", "Ada Brook", affiliation="e2"),
            Source("e2", "the mill"),
            Source("e3", "The Harbour Post"),
            Source("e4", "Brook and the mill", members=("e1", "e2")),
        ),
        claims=(
            Claim("c1", "it burnt", ("s1",), support=Support(("e1",), ("e2",))),
            Claim("c2", "it did not", ("s2",)),
        ),
        relations=(Relation("c1", "c2", "contradicts", 0.9, "polarity"),),
        verifications=(Verification(3, 9, "no way", "unverified", ("c1", "c2")),),
    )


def test_each_thing_is_a_node_with_its_kind(report: Report) -> None:
    """Document, sources, statements and claims are nodes, and nothing else is."""
    graph = build_graph(report)
    kinds = networkx.get_node_attributes(graph, "kind")
    assert list(kinds) == ["d1", "e1", "e2", "e3", "e4", "s1", "s2", "s3", "c1", "c2"]
    assert [kinds[n] for n in ("d1", "e1", "s1", "c1")] == list(NODE_KINDS)


def test_each_link_is_an_edge_of_its_kind(report: Report) -> None:
    """Every reference between ids becomes one edge, in the documented direction."""
    found = {(a, b, data["kind"]) for a, b, data in build_graph(report).edges(data=True)}
    assert found == {
        ("d1", "e3", "published_by"),
        ("e1", "e2", "affiliated"),
        ("e1", "e4", "member_of"),
        ("e2", "e4", "member_of"),
        ("d1", "s1", "contains"),
        ("d1", "s2", "contains"),
        ("d1", "s3", "contains"),
        ("e1", "s1", "says"),
        ("e2", "s2", "says"),
        ("s1", "c1", "expresses"),
        ("s2", "c2", "expresses"),
        ("s2", "s1", "nested_in"),
        ("e1", "c1", "stands_for"),
        ("e2", "c1", "stands_against"),
        ("c1", "c2", "contradicts"),
        ("d1", "c1", "verifies"),
        ("d1", "c2", "verifies"),
    }


def test_a_reference_to_nothing_adds_no_node(report: Report) -> None:
    """A claim id that no claim has gives no edge, and no node without attributes."""
    graph = build_graph(report)
    assert "c9" not in graph
    assert not list(graph.out_edges("s3"))


def test_an_analysis_gives_the_graph_of_its_report(report: Report) -> None:
    """The stage before the report gives the same graph."""
    analysis = Analysis(
        Document("", id="a", title="Fire at the mill"),
        report.statements,
        report.sources,
        report.outlet,
        report.claims,
        report.relations,
        report.verifications,
    )
    assert networkx.utils.graphs_equal(build_graph(analysis), build_graph(report))


def test_report_graph_is_the_graph(report: Report) -> None:
    """``Report.graph`` is what ``build_graph`` gives."""
    assert networkx.utils.graphs_equal(report.graph, build_graph(report))


@given(reports())
@settings(max_examples=50, deadline=None)
def test_any_report_gives_a_graph_of_plain_values(report: Report) -> None:
    """Attributes survive JSON, kinds are the documented ones."""
    graph = build_graph(report)
    for _, data in graph.nodes(data=True):
        assert data["kind"] in NODE_KINDS
        assert json.loads(json.dumps(data)) == data
    for _, _, data in graph.edges(data=True):
        assert data["kind"] in EDGE_KINDS
        assert json.loads(json.dumps(data)) == data
