"""Lay out the columns of sentences so that cells of tokens and of their neighbours are gathered at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from attrs import frozen

from attribution.statements.features import Columns, distance

__all__ = ["Cells", "neighbours"]

REACH = 3
"""Cells of padding on either side of a sentence: no template looks further."""
_BEFORE, _AFTER, _BLANK = ["<"] * REACH, [">"] * REACH, [""] * REACH
_PADDED = ("words", "lemmas", "tags", "rates", "quotes", "names", "segments")
_PLAIN = ("shapes", "endings", "acts", "mark_before", "mark_after", "next_verb")


def neighbours(**columns: str) -> dict[str, tuple[str, int]]:
    """Return what columns of neighbours' cells are called.

    Args:
        columns: one letter for a column of the document: its name, and the places that are looked at; the token
            itself is at place 3.

    Returns:
        For each letter with a place the document's column and how many tokens away.

    >>> neighbours(t="tags 2 3")
    {'t2': ('tags', -1), 't3': ('tags', 0)}
    """
    return {
        f"{letter}{place}": (text.split()[0], int(place) - 3)
        for letter, text in columns.items()
        for place in text.split()[1:]
    }


@frozen(slots=True, eq=False)
class Cells:
    """The cells of some sentences, one sentence after the other with padding between them.

    Attributes:
        columns: the cells by column: those of the document, ``begin`` and ``end`` (how far the sentence's edges are)
            and ``whole`` (how the sentence ends, and what is before it).
        shift: what to add to the number of a token to get the place of its cells, by its sentence's first token.
    """

    columns: dict[str, list[str]]
    shift: dict[int, int]

    @classmethod
    def of(cls, c: Columns, sentences: Iterable[tuple[int, int]]) -> "Cells":
        """Lay out sentences.

        Args:
            c: the document's columns.
            sentences: first token of each and one past its last, not empty.
        """
        columns: dict[str, list[str]] = {name: [] for name in (*_PADDED, *_PLAIN, "begin", "end", "whole")}
        padded = [(columns[name], getattr(c, name)) for name in _PADDED]
        plain = [(columns[name], getattr(c, name)) for name in _PLAIN]
        begins, ends, wholes = columns["begin"], columns["end"], columns["whole"]
        shift: dict[int, int] = {}
        for a, b in sentences:
            shift[a] = len(wholes) + REACH - a
            for out, column in padded:
                out += _BEFORE
                out += column[a:b]
                out += _AFTER
            for out, column in plain:
                out += _BLANK
                out += column[a:b]
                out += _BLANK
            steps, back = _distances(b - a)
            begins += steps
            ends += back
            wholes += [f"{c.words[b - 1]}{c.quotes[a - 1] if a else '-'}"] * (b - a + 2 * REACH)
        return cls(columns, shift)

    def add(self, name: str, sentences: Iterable[tuple[int, int]], cells: Iterable[Sequence[str]]) -> None:
        """Add a column that is known for some of the sentences."""
        column = [""] * len(self.columns["whole"])
        for (a, b), new in zip(sentences, cells, strict=True):
            shift = self.shift[a]
            column[a + shift : b + shift] = new
        self.columns[name] = column

    def at(self, places: Sequence[int], wanted: Mapping[str, tuple[str, int]]) -> dict[str, Sequence[str]]:
        """Gather cells.

        Args:
            places: tokens, each with the shift of its sentence added; at least one.
            wanted: for each column to make, the column to look in and how many tokens away.

        Returns:
            Columns as long as ``places``.
        """
        columns = self.columns
        take: dict[int, Callable[[list[str]], Sequence[str]]] = {}
        out: dict[str, Sequence[str]] = {}
        for name, (column, away) in wanted.items():
            if away not in take:
                take[away] = _gather([p + away for p in places] if away else places)
            out[name] = take[away](columns[column])
        return out


def _gather(places: Sequence[int]) -> Callable[[list[str]], Sequence[str]]:
    """Return what takes the cells at some places out of a column."""
    first, n = places[0], len(places)
    if places[-1] - first == n - 1:  # places rise, so these are neighbours
        return itemgetter(slice(first, first + n))
    return itemgetter(*places)


@lru_cache(maxsize=256)
def _distances(n: int) -> tuple[list[str], list[str]]:
    """Return how far each token of a sentence is from its first and behind its last, with padding."""
    steps = list(map(distance, range(n + 1)))
    return [*_BLANK, *steps[:-1], *_BLANK], [*_BLANK, *steps[:0:-1], *_BLANK]
