"""Group the sources that are not independent of each other.

Two sources share a group when one speaks for the other or both for a third, when they are officials of one
state, when one merely passes on the other's words, or when a wire credit says where a text comes from. A
source that nothing ties to another is a group of its own.
"""

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["independence_groups"]


def independence_groups(keys: Sequence[str], ties: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Label connected components.

    Args:
        keys: the sources, in the order that decides the labels.
        ties: pairs of keys that depend on each other; a key that is no source (a state, an outlet that
            is not quoted) may stand between two that are.

    Returns:
        Key to label: ``"g1"``, ``"g2"`` ... in order of first member.

    >>> independence_groups(["a", "b", "c"], [("a", "state"), ("state", "c")])
    {'a': 'g1', 'b': 'g2', 'c': 'g1'}
    """
    parent: dict[str, str] = {}

    def find(x: str) -> str:
        root = x
        while parent.get(root, root) != root:
            root = parent[root]
        while parent.get(x, x) != root:
            parent[x], x = root, parent[x]
        return root

    for a, b in ties:
        parent[find(a)] = find(b)
    labels: dict[str, str] = {}
    return {k: labels.setdefault(find(k), f"g{len(labels) + 1}") for k in keys}
