"""Number the features of a corpus and lay its sequences out as arrays.

Needs the extra ``train`` (numpy).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["Numbering"]


class Numbering:
    """Give every (template, key) a number, in order of first use.

    Attributes:
        tables: for each template its keys with their numbers.
    """

    def __init__(self, n_templates: int) -> None:
        self.tables: list[dict[str, int]] = [{} for _ in range(n_templates)]
        self._n = 0
        self._blocks: list[Any] = []

    def add(self, columns: Sequence[Sequence[str]]) -> None:
        """Add the key columns of one sequence, one column a template; an empty key is no feature."""
        block: Any = np.empty((len(columns[0]), len(columns)), dtype=np.int32)
        n = self._n
        for k, (column, table) in enumerate(zip(columns, self.tables, strict=True)):
            numbers = []
            for key in column:
                number = table.get(key)
                if number is None:
                    number = table[key] = n
                    n += 1
                numbers.append(number)
            block[:, k] = numbers
        self._n = n
        self._blocks.append(block)

    def finish(self, least: int = 2) -> tuple[Any, int]:
        """Join what was added and drop features seen less often than ``least`` times.

        Returns:
            The matrix of feature numbers (-1 for a dropped one) and how many features there are. The
            tables are renumbered to match.
        """
        ids = np.concatenate(self._blocks)
        self._blocks = []
        counts = np.bincount(ids.ravel(), minlength=self._n)
        kept = counts >= least
        for table in self.tables:
            if "" in table:
                kept[table[""]] = False
        new = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
        for k, table in enumerate(self.tables):
            self.tables[k] = {key: int(new[i]) for key, i in table.items() if new[i] >= 0}
            ids[:, k] = new[ids[:, k]]
        self._n = int(kept.sum())
        return ids, self._n

    def look_up(self, columns: Sequence[Sequence[str]]) -> Any:
        """Number the key columns of a sequence that was not part of the corpus (-1 for unknown keys)."""
        block: Any = np.empty((len(columns[0]), len(columns)), dtype=np.int32)
        for k, (column, table) in enumerate(zip(columns, self.tables, strict=True)):
            block[:, k] = [table.get(key, -1) for key in column]
        return block

    def features(self) -> list[tuple[int, str]]:
        """List (template, key) in the order of the numbers."""
        out: list[tuple[int, str]] = [(0, "")] * self._n
        for k, table in enumerate(self.tables):
            for key, i in table.items():
                out[i] = (k, key)
        return out
