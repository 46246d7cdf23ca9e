"""Write and read the graph of a report or a corpus: GraphML, GEXF, node-link JSON.

GraphML and GEXF know strings, numbers and booleans only, and XML cannot hold every character. An absent value is
left out and comes back as absent; characters that XML forbids are written as replacement marks. Node-link JSON
loses nothing.
"""

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError

if TYPE_CHECKING:
    import networkx

__all__ = ["GRAPH_FORMATS", "read_graph", "write_graph"]

GRAPH_FORMATS = (".graphml", ".gexf", ".json")

# What XML 1.0 cannot hold in any form (its production Char, negated).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graph(graph: "networkx.MultiDiGraph", path: Path | str, *, form: str | None = None) -> None:
    """Write a graph to a file.

    Args:
        graph: as :func:`attribution.graph.build_graph` or ``Corpus.graph`` gives it.
        path: file to write; its ending, one of :data:`GRAPH_FORMATS`, says how.
        form: one of :data:`GRAPH_FORMATS`, for a file with another ending.

    Raises:
        InputError: for another ending or form.
        OSError: if the file cannot be written.
    """
    import networkx

    path = Path(path)
    suffix = _suffix(path if form is None else Path(f"{path.name}{form}"))
    if suffix == ".json":
        data = networkx.node_link_data(graph, edges="edges")
        try:
            path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except UnicodeEncodeError:
            path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        return
    buffer = io.BytesIO()
    writer = networkx.write_graphml_xml if suffix == ".graphml" else networkx.write_gexf
    writer(_for_xml(graph), buffer)
    path.write_bytes(buffer.getvalue())


def read_graph(path: Path | str) -> "networkx.MultiDiGraph":
    """Read a graph that :func:`write_graph` wrote.

    Args:
        path: file with one of the endings of :data:`GRAPH_FORMATS`.

    Returns:
        The graph. Absent values that GraphML and GEXF left out are absent.

    Raises:
        InputError: for another ending, or a file that is not a graph of that format.
        OSError: if the file cannot be read.
    """
    import networkx

    path = Path(path)
    suffix = _suffix(path)
    raw = path.read_bytes()
    try:
        if suffix == ".json":
            graph = networkx.node_link_graph(json.loads(raw), directed=True, multigraph=True, edges="edges")
        elif suffix == ".graphml":
            _refuse_entities(raw)
            graph = networkx.read_graphml(io.BytesIO(raw), force_multigraph=True)
        else:
            _refuse_entities(raw)
            graph = networkx.read_gexf(io.BytesIO(raw))
    except InputError:
        raise
    except Exception as e:  # the readers of networkx let whatever goes wrong inside them through
        raise InputError(f"{path}: is not a graph in {suffix[1:]}: {e}") from None
    return _tidy(graph)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in GRAPH_FORMATS:
        raise InputError(f"{path}: the ending {suffix!r} is not one of {', '.join(GRAPH_FORMATS)}")
    return suffix


def _refuse_entities(raw: bytes) -> None:
    """Refuse document types, which no graph of ours has: nested entities can fill any memory."""
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise InputError("a graph may not have a document type")


def _for_xml(graph: "networkx.MultiDiGraph") -> "networkx.MultiDiGraph":
    """Return a copy without absent values and without characters that XML forbids."""
    import networkx

    copy: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        copy.add_node(_clean(node), **{k: _clean(v) for k, v in data.items() if v is not None})
    for a, b, key, data in graph.edges(keys=True, data=True):
        copy.add_edge(
            _clean(a),
            _clean(b),
            key=_clean(key),
            edge=_clean(key),
            **{k: _clean(v) for k, v in data.items() if v is not None},
        )
    return copy


def _tidy(graph: Any) -> "networkx.MultiDiGraph":
    """Undo what the formats add, so that a graph that was read equals the one that was written."""
    import networkx

    # The GEXF reader gives a simple graph where no two edges join the same nodes.
    graph = graph if graph.is_multigraph() else networkx.MultiDiGraph(graph)
    copy: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **{k: v for k, v in data.items() if k != "label"})
    for a, b, key, data in graph.edges(keys=True, data=True):
        data = dict(data)
        key = data.pop("edge", key)
        data.pop("id", None)
        copy.add_edge(a, b, key=key, **data)
    return copy


def _clean(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
