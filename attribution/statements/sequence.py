"""Decode linear-chain models: add up score vectors of features, find the best label sequences.

Scores are whole numbers. The scores of one feature with all labels are packed into one Python integer,
32 bits a label, so that one addition adds them all; that is what makes wide models fast without compiled
code. Sums unpack into plain lists; sequences are found with the algorithm of Viterbi (1967), and the next
best ones by deviating from it as in Eppstein (1998, "Finding the k shortest paths").
"""

import heapq
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from attrs import frozen

from attribution.errors import ModelFileError
from attribution.models.weights import Weights, load
from attribution.statements.labels import transitions

__all__ = [
    "EDGE_PREFIX",
    "NEVER",
    "Sequencer",
    "add_up",
    "best_path",
    "best_paths",
    "load_sequencer",
    "unpack",
]

#: Features of this name hold the scores of label pairs: "->O" from label O; "->" from the beginning.
EDGE_PREFIX = "->"
NEVER = -(10**8)
_BITS = 32
_HALF = 1 << (_BITS - 1)


@frozen(slots=True, eq=False)
class Sequencer:
    """A model ready for decoding.

    Attributes:
        labels: label names; "O" is the first.
        tables: for each template its keys with packed scores.
        before: for each label the labels that may precede it with the score of the pair.
        begin: score of beginning with each label, :data:`NEVER` where it is not possible.
        end: score of ending with each label.
        scale: worth of one unit of score in nats.
    """

    labels: tuple[str, ...]
    tables: tuple[dict[str, int], ...]
    before: tuple[tuple[tuple[int, int], ...], ...]
    begin: tuple[int, ...]
    end: tuple[int, ...]
    scale: float


def _tables(weights: Weights, n_templates: int) -> tuple[dict[str, int], ...]:
    """Pack the rows of a model, one table a template. Feature texts begin with two digits for the template."""
    n = len(weights.labels)
    offsets, columns, values = weights.offsets, weights.columns, weights.values
    shifts = [_BITS * k for k in range(n)]
    tables: tuple[dict[str, int], ...] = tuple({} for _ in range(n_templates))
    for text, i in weights.index.items():
        head = text[:2]
        if head == EDGE_PREFIX:
            continue
        packed = 0
        for k in range(offsets[i], offsets[i + 1]):
            packed += values[k] << shifts[columns[k]]
        try:
            tables[int(head)][text[2:]] = packed
        except (ValueError, IndexError) as e:
            raise ModelFileError(f"unknown template {head!r}", file=weights.name, code="M301") from e
    return tables


def _sequencer(weights: Weights, labels: tuple[str, ...], n_templates: int) -> Sequencer:
    if weights.labels != (*labels, "$"):
        raise ModelFileError(f"labels {weights.labels} instead of {labels}", file=weights.name, code="M302")
    n = len(labels)
    allowed = transitions(labels)
    scale = weights.scale

    def edges(name: str) -> list[int]:
        row = weights.dense(EDGE_PREFIX + name) or (0.0,) * (n + 1)
        return [round(w / scale) for w in row]

    rows = [edges(x) for x in [*labels, ""]]
    return Sequencer(
        labels=labels,
        tables=_tables(weights, n_templates),
        before=tuple(tuple((x, rows[x][y]) for x in range(n) if allowed[x][y]) for y in range(n)),
        begin=tuple(rows[n][y] if allowed[n][y] else NEVER for y in range(n)),
        end=tuple(rows[x][n] if allowed[x][n] else NEVER for x in range(n)),
        scale=scale,
    )


@lru_cache(maxsize=8)
def load_sequencer(
    name: str, labels: tuple[str, ...], n_templates: int, folder: Path | None = None
) -> Sequencer:
    """Load a sequence model once and keep it.

    Args:
        name: of the weights file.
        labels: the labels that the model must have.
        n_templates: how many feature templates it was trained with.
        folder: a user's folder of models, looked into first.

    Returns:
        The model.

    Raises:
        ModelFileError: if the file is missing or damaged, or is a model of another kind.
    """
    return _sequencer(load(name, folder), labels, n_templates)


def add_up(tables: Iterable[dict[str, int]], columns: Iterable[Sequence[str]]) -> list[int]:
    """Add up the packed scores of the features of a sequence.

    Args:
        tables: one for each template.
        columns: the keys of each template, all of the same length.

    Returns:
        One packed sum a token.
    """
    found = [map(t.get, column, repeat(0)) for t, column in zip(tables, columns, strict=True)]
    return list(map(sum, zip(*found, strict=True)))


@lru_cache(maxsize=8)
def _half(n_labels: int) -> int:
    return sum(_HALF << (_BITS * k) for k in range(n_labels))


def unpack(packed: Iterable[int], n_labels: int) -> list[int]:
    """Unpack sums of scores into one flat list, ``n_labels`` numbers a token."""
    half, size = _half(n_labels), 4 * n_labels
    # With half of the range added no field is negative, so no field borrows from the next one.
    data = b"".join([(p + half).to_bytes(size, "little") for p in packed])
    fields = array("I", data)
    if fields.itemsize != 4:  # pragma: no cover - no such platform today
        return [int.from_bytes(data[i : i + 4], "little") - _HALF for i in range(0, len(data), 4)]
    import sys

    if sys.byteorder == "big":  # pragma: no cover
        fields.byteswap()
    return [f - _HALF for f in fields]


def _forward(model: Sequencer, scores: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Run Viterbi forward; returns the best score and the predecessor of each label at each token."""
    n = len(model.labels)
    before = model.before
    row = [b + s for b, s in zip(model.begin, scores[:n], strict=True)]
    rows, back = [row], [[0] * n]
    at = n
    for _ in range(len(scores) // n - 1):
        new, came = [], []
        for pairs in before:
            best, arg = NEVER * 100, 0
            for x, e in pairs:
                v = row[x] + e
                if v > best:
                    best, arg = v, x
            new.append(best + scores[at])
            came.append(arg)
            at += 1
        rows.append(new)
        back.append(came)
        row = new
    return rows, back


def _trace(back: Sequence[Sequence[int]], label: int, last: int) -> list[int]:
    path = [label]
    for t in range(last, 0, -1):
        label = back[t][label]
        path.append(label)
    path.reverse()
    return path


def best_path(model: Sequencer, scores: Sequence[int]) -> list[int]:
    """Find the best label sequence.

    Args:
        model: the model.
        scores: flat list of node scores, as :func:`unpack` gives it; at least one token.

    Returns:
        One label number a token.
    """
    rows, back = _forward(model, scores)
    last = [a + b for a, b in zip(rows[-1], model.end, strict=True)]
    return _trace(back, last.index(max(last)), len(rows) - 1)


def best_paths(model: Sequencer, scores: Sequence[int], k: int, within: int) -> list[tuple[int, list[int]]]:
    """Find the ``k`` best label sequences.

    Args:
        model: the model.
        scores: flat list of node scores; at least one token.
        k: how many at most.
        within: how far below the best score a sequence may be.

    Returns:
        Pairs of score and labels, best first; never empty.
    """
    n = len(model.labels)
    rows, back = _forward(model, scores)
    length = len(rows)
    last = [a + b for a, b in zip(rows[-1], model.end, strict=True)]
    top = max(last)
    # An entry is a path that leaves an earlier one at a token, and follows the best predecessors from there:
    # loss against the best, tie break, (label at the token, token, labels of the path after it).
    heap: list[tuple[int, int, int, int, list[int]]] = []
    n_made = 0
    for y in range(n):
        if top - last[y] <= within:
            heap.append((top - last[y], n_made, y, length - 1, []))
            n_made += 1
    heapq.heapify(heap)
    out: list[tuple[int, list[int]]] = []
    before = model.before
    while heap and len(out) < k:
        loss, _, label, t, rest = heapq.heappop(heap)
        head = _trace(back, label, t)
        path = head + rest
        out.append((top - loss, path))
        if len(out) == k:
            break
        for s in range(t, 0, -1):
            y = path[s]
            row, best = rows[s - 1], back[s][y]
            pairs = before[y]
            if len(pairs) < 2:
                continue
            base = None
            for x, e in pairs:
                if x == best:
                    base = row[x] + e
            for x, e in pairs:
                if x != best and base is not None and loss + base - row[x] - e <= within:
                    heapq.heappush(heap, (loss + base - row[x] - e, n_made, x, s - 1, path[s:]))
                    n_made += 1
    return out
