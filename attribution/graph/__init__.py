"""A report as a networkx graph, for those who want to walk it, merge it or export it."""

from attribution.graph.build import EDGE_KINDS, NODE_KINDS, build_graph

__all__ = ["EDGE_KINDS", "NODE_KINDS", "build_graph"]
