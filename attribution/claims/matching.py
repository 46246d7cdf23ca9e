"""Find which earlier propositions may be comparable, without comparing all with all.

An inverted index from keys to the propositions that have them: a new one asks with its heaviest keys only, each
list is read from its newest end to a fixed depth, and a fixed number of best candidates is returned. Cost per
proposition is bounded, so that of a document is linear.
"""

from heapq import nlargest

from attribution.claims.keys import KeyTable
from attribution.claims.proposition import Proposition

__all__ = ["Index"]

_ASKED = 12
_DEPTH = 40
_BEST = 12


class Index:
    """Propositions by key; numbers them in the order of :meth:`add`.

    Args:
        table: weights of keys.
    """

    def __init__(self, table: KeyTable) -> None:
        self._table = table
        self._postings: dict[str, list[int]] = {}
        self.propositions: list[Proposition] = []
        self._surfaces: dict[str, int] = {}

    def add(self, proposition: Proposition) -> int:
        """Take in a proposition and return its number."""
        number = len(self.propositions)
        self.propositions.append(proposition)
        for key in proposition.keys:
            self._postings.setdefault(key, []).append(number)
        if proposition.surface:
            self._surfaces.setdefault(proposition.surface, number)
        return number

    def candidates(self, proposition: Proposition) -> list[int]:
        """Return the numbers of the best candidates, most shared weight first, at most twelve.

        A proposition with the same words comes first if there is one, however many candidates there are.
        """
        weight = self._table.weight
        keys = proposition.keys
        asked = list(keys) if len(keys) <= _ASKED else nlargest(_ASKED, keys, key=weight)
        mass: dict[int, float] = {}
        for key in asked:
            postings = self._postings.get(key)
            if postings:
                w = weight(key)
                for number in postings[-_DEPTH:]:
                    mass[number] = mass.get(number, 0.0) + w
        best = nlargest(_BEST, mass.items(), key=lambda item: (item[1], item[0]))
        out = [number for number, _ in best]
        twin = self._surfaces.get(proposition.surface) if proposition.surface else None
        if twin is not None and twin not in out:
            out.insert(0, twin)
        return out
