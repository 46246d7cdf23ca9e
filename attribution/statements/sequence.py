"""Decode linear-chain models: add up score vectors of features, find the best label sequences.

Scores are whole numbers. The scores of one feature with all labels are packed into one Python integer,
32 bits a label, so that one addition adds them all; that is what makes wide models fast without compiled
code. Sums unpack into plain lists; sequences are found with the algorithm of Viterbi (1967), and the next
best ones by deviating from it as in Eppstein (1998, "Finding the k shortest paths").
"""

import heapq
import sys
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import add, sub
from pathlib import Path

from attrs import frozen

from attribution.errors import ModelFileError
from attribution.models.weights import Weights, read
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
    """Pack the rows of a model, one table a template. Feature texts begin with two digits for the template.

    Rows are first laid out densely as 32-bit fields, so that a whole row becomes one number in one step.
    """
    n = len(weights.labels) - 1
    width = n + 1  # the last label, the end of a sequence, is no field of a table
    n_rows = len(weights.index)
    counts = map(sub, weights.offsets[1:], weights.offsets)
    first_fields = chain.from_iterable(map(repeat, range(0, width * n_rows, width), counts))
    fields = array("I", [_HALF]) * (width * n_rows)
    # Millions of small steps: an empty deque runs the loop without any bytecode.
    places = map(add, first_fields, weights.columns)
    deque(map(fields.__setitem__, places, map(_HALF.__add__, weights.values)), maxlen=0)
    if sys.byteorder == "big":  # pragma: no cover
        fields.byteswap()
    data, size, half = fields.tobytes(), 4 * n, _half(n)
    from_bytes = int.from_bytes
    packed = [from_bytes(data[k : k + size], "little") - half for k in range(0, len(data), 4 * width)]
    del fields, data
    names = list(weights.index)
    tables: list[dict[str, int]] = [{} for _ in range(n_templates)]
    # Feature texts are sorted, so those of a template are neighbours.
    first = 0
    while first < n_rows:
        head = names[first][:2]
        last = bisect_left(names, head + "\U0010ffff", first)
        if head != EDGE_PREFIX:
            if not (head.isdigit() and int(head) < n_templates):
                raise ModelFileError(f"unknown template {head!r}", file=weights.name, code="M301")
            tables[int(head)] = dict(zip([t[2:] for t in names[first:last]], packed[first:last], strict=True))
        first = max(last, first + 1)
    return tuple(tables)


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
    return _sequencer(read(name, folder), labels, n_templates)


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
    # With half of the range added no field is negative, so none borrows from the next one; turning the highest bit of
    # each then makes them the signed numbers that an array reads.
    data = b"".join([((p + half) ^ half).to_bytes(size, "little") for p in packed])
    fields = array("i", data)
    if fields.itemsize != 4:  # pragma: no cover - no such platform today
        return [int.from_bytes(data[i : i + 4], "little", signed=True) for i in range(0, len(data), 4)]
    if sys.byteorder == "big":  # pragma: no cover
        fields.byteswap()
    return fields.tolist()


#: A label this many nats below the best one of its token, by the token's own score, is not looked at.
_BEAM = 10.0


def _forward(
    model: Sequencer, scores: Sequence[int], beam: float = _BEAM
) -> tuple[list[list[int]], list[list[int]]]:
    """Run Viterbi forward; returns the best score and the predecessor of each label at each token."""
    n = len(model.labels)
    before = model.before
    width = round(beam / model.scale) if beam else -NEVER
    row = [b + s for b, s in zip(model.begin, scores[:n], strict=True)]
    rows, back = [row], [[0] * n]
    never = 4 * NEVER
    for at in range(n, len(scores), n):
        own = scores[at : at + n]
        floor = max(own) - width
        while True:
            new, came = [never] * n, [0] * n
            is_open = False
            for y, score in enumerate(own):
                if score >= floor:
                    best, arg = never, 0
                    for x, e in before[y]:
                        v = row[x] + e
                        if v > best:
                            best, arg = v, x
                    if best > never:
                        new[y], came[y] = best + score, arg
                        is_open = is_open or best > 2 * NEVER
            # Where no label within the beam can follow, all are tried.
            if is_open or floor <= 2 * never:
                break
            floor = 2 * never
        rows.append(new)
        back.append(came)
        row = new
    if beam and max(a + b for a, b in zip(row, model.end, strict=True)) <= NEVER // 2:
        return _forward(model, scores, 0.0)
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
    # loss against the best, tie break, label at the token, token, and the earlier path, which it joins after it.
    heap: list[tuple[int, int, int, int, list[int]]] = []
    n_made = 0
    for y in range(n):
        if top - last[y] <= within:
            heap.append((top - last[y], n_made, y, length - 1, []))
            n_made += 1
    heapq.heapify(heap)
    out: list[tuple[int, list[int]]] = []
    before = model.before
    # What it costs to reach a label at a token by another than its best predecessor; paths share most of these.
    others: dict[int, list[tuple[int, int]]] = {}
    while heap:
        loss, _, label, t, earlier = heapq.heappop(heap)
        path = _trace(back, label, t) + earlier[t + 1 :]
        out.append((top - loss, path))
        if len(out) == k:
            break
        room = within - loss
        for s in range(t, 0, -1):
            y = path[s]
            ways = others.get(s * n + y)
            if ways is None:
                row, best = rows[s - 1], back[s][y]
                pairs = before[y]
                base = row[best] + next((e for x, e in pairs if x == best), 0)
                ways = [(base - row[x] - e, x) for x, e in pairs if x != best and base - row[x] - e <= within]
                others[s * n + y] = ways
            for extra, x in ways:
                if extra <= room:
                    heapq.heappush(heap, (loss + extra, n_made, x, s - 1, path))
                    n_made += 1
    return out
