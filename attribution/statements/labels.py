"""Labels of the sequence models: which token begins, continues, ends or makes up a span.

Spans are written as BILOU (Ratinov and Roth 2009, "Design challenges and misconceptions in named entity
recognition", CoNLL): B begins, I is inside, L is the last of several tokens, U is a span of one token,
O is outside.
"""

from collections.abc import Iterable, Sequence

__all__ = ["CUE_LABELS", "ROLE_LABELS", "decode", "encode", "transitions"]

CUE_LABELS = ("O", "B-K", "I-K", "L-K", "U-K")
ROLE_LABELS = ("O", "B-S", "I-S", "L-S", "U-S", "B-C", "I-C", "L-C", "U-C")


def transitions(labels: Sequence[str]) -> list[list[bool]]:
    """Tell which label may follow which.

    Args:
        labels: BILOU labels, "O" first.

    Returns:
        A row for each label and one more for the beginning; a column for each label and one more for the
        end of the sequence.

    >>> transitions(("O", "B-K", "I-K", "L-K", "U-K"))[1]
    [False, False, True, True, False, False]
    """
    rows = []
    for x in [*labels, ""]:
        is_open = x[:1] in ("B", "I")
        row = [
            (y[:1] in ("I", "L") and y[1:] == x[1:]) if is_open else y[:1] in ("O", "B", "U") for y in labels
        ]
        rows.append([*row, bool(x) and not is_open])
    return rows


def encode(spans: Iterable[tuple[int, int]], kind: str, labels: Sequence[str], into: list[int]) -> None:
    """Write spans of one kind into a list of label numbers; spans over other spans are left out.

    >>> out = [0] * 5
    >>> encode([(1, 4)], "K", CUE_LABELS, out)
    >>> out
    [0, 1, 2, 3, 0]
    """
    b, i, last, u = (labels.index(f"{x}-{kind}") for x in "BILU")
    for first, end in spans:
        if first >= end or any(into[first:end]):
            continue
        into[first:end] = [u] if end == first + 1 else [b, *[i] * (end - first - 2), last]


def decode(path: Sequence[int], labels: Sequence[str], offset: int = 0) -> dict[str, list[tuple[int, int]]]:
    """Read spans out of a list of label numbers.

    Returns:
        For each kind of span that occurs its half-open ranges, in order.

    >>> decode([0, 1, 3, 0, 4], CUE_LABELS)
    {'K': [(1, 3), (4, 5)]}
    """
    out: dict[str, list[tuple[int, int]]] = {}
    first = 0
    for k, y in enumerate(path):
        if y:
            step, kind = labels[y][0], labels[y][2:]
            if step == "B":
                first = k
            elif step == "U":
                out.setdefault(kind, []).append((offset + k, offset + k + 1))
            elif step == "L":
                out.setdefault(kind, []).append((offset + first, offset + k + 1))
    return out
