"""Divide what must stay together, such as articles about one story, into folds for cross-validation."""

from collections.abc import Mapping
from typing import TypeVar

__all__ = ["even_folds"]

#: What a group goes by.
Group = TypeVar("Group", int, tuple[str, str])


def even_folds(sizes: Mapping[Group, int], n_folds: int) -> dict[Group, int]:
    """Put groups into folds of nearly equal size, the largest groups first.

    Args:
        sizes: how many examples each group has.
        n_folds: how many folds there are.

    Returns:
        Number of the fold of each group.

    >>> even_folds({1: 3, 2: 2, 3: 2}, 2)
    {1: 0, 2: 1, 3: 1}
    """
    load = [0] * n_folds
    out: dict[Group, int] = {}
    for group, n in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        out[group] = min(range(n_folds), key=lambda k: (load[k], k))
        load[out[group]] += n
    return out
