"""Number the features of a corpus and lay its sequences out as arrays.

Needs the extra ``train`` (numpy).
"""

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["Numbering"]


class _Table(dict[str, int]):
    """Numbers keys in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class Numbering:
    """Give every (template, key) a number, in order of templates and of first use.

    Args:
        n_templates: how many templates there are.
    """

    def __init__(self, n_templates: int) -> None:
        self.tables: list[_Table] = [_Table() for _ in range(n_templates)]
        self._columns = [array("i") for _ in range(n_templates)]

    def add(self, columns: Sequence[Sequence[str]]) -> None:
        """Add the key columns of one sequence, one column a template; an empty key is no feature."""
        for column, table, numbers in zip(columns, self.tables, self._columns, strict=True):
            numbers.extend(map(table.__getitem__, column))

    def finish(self, least: int = 2) -> tuple[Any, int]:
        """Join what was added and drop features seen less often than ``least`` times.

        Returns:
            The matrix of feature numbers (-1 for a dropped one) and how many features there are. The
            tables are renumbered to match.
        """
        ids: Any = np.empty((len(self._columns[0]), len(self.tables)), dtype=np.int32)
        n = 0
        for k, (table, numbers) in enumerate(zip(self.tables, self._columns, strict=True)):
            own = np.frombuffer(numbers, dtype=np.int32)
            kept = np.bincount(own, minlength=len(table)) >= least
            if "" in table:
                kept[table[""]] = False
            new = np.where(kept, np.cumsum(kept) - 1 + n, -1).astype(np.int32)
            ids[:, k] = new[own]
            renumbered = _Table()
            renumbered.update((key, int(new[i])) for key, i in table.items() if kept[i])
            self.tables[k] = renumbered
            n += int(kept.sum())
        self._columns = []
        return ids, n

    def features(self) -> list[tuple[int, str]]:
        """List (template, key) in the order of the numbers."""
        return [
            (k, key)
            for k, table in enumerate(self.tables)
            for key, _ in sorted(table.items(), key=lambda x: x[1])
        ]
