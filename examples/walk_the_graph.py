"""Ask the graph: which claims does somebody stand against, and who is connected to whom?

python examples/walk_the_graph.py
"""

from pathlib import Path

import networkx

import attribution

text = Path(__file__).with_name("flood.txt").read_text(encoding="utf-8")
graph = attribution.analyze(text, id="flood").graph

kinds = networkx.get_node_attributes(graph, "kind")
print({kind: list(kinds.values()).count(kind) for kind in ("source", "statement", "claim")})

for source, claim, kind in graph.edges(keys=True):
    if kind == "stands_against":
        print(f"{graph.nodes[source]['name']} stands against: {graph.nodes[claim]['text']}")

for a, b, kind in graph.edges(keys=True):
    if kind == "affiliated":
        print(f"{graph.nodes[a]['name']} speaks for or belongs to {graph.nodes[b]['name']}")
