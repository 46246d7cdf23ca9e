"""Write fitted models in the format that the run-time path reads. Needs the extra ``train`` (numpy)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution.models.weights import save
from attribution.statements.sequence import EDGE_PREFIX, NEVER, Sequencer
from attribution.training.crf import Fitted, Sequences

__all__ = ["SCALE", "decoder", "keep_features", "save_sequencer", "without_features"]

#: Nats for one unit of score where scores are made whole for decoding in training.
SCALE = 1e-3
#: Weights are stored in steps of this many nats; smaller ones vanish. Coarse steps compress well.
STEP = 0.02


def decoder(fitted: Fitted, labels: Sequence[str], possible: Any) -> Sequencer:
    """Make a model for decoding ready-made node scores (in units of :data:`SCALE`)."""
    n = len(labels)

    def score(x: int, y: int) -> int:
        return round(float(fitted.edges[x, y]) / SCALE) if possible[x, y] else NEVER

    return Sequencer(
        labels=tuple(labels),
        tables=(),
        before=tuple(tuple((x, score(x, y)) for x in range(n) if possible[x, y]) for y in range(n)),
        begin=tuple(score(n, y) for y in range(n)),
        end=tuple(score(x, n) for x in range(n)),
        scale=SCALE,
    )


def keep_features(fitted: Fitted, counts: Any, n: int) -> Any:
    """Choose the ``n`` features that move the scores most: largest weight times a root of the frequency.

    Args:
        fitted: the weights.
        counts: how often each feature occurs in training.
        n: how many to keep.

    Returns:
        A boolean mask of the features.
    """
    worth = (fitted.nodes.max(axis=1) - fitted.nodes.min(axis=1)) * np.maximum(counts, 1) ** 0.25
    if n >= len(worth):
        return np.ones(len(worth), dtype=bool)
    bound = np.partition(worth, len(worth) - n)[len(worth) - n]
    return worth >= bound


def without_features(data: Sequences, kept: Any) -> tuple[Sequences, Any]:
    """Renumber the features so that only the kept ones are left.

    Returns:
        The new arrays, and the old number of each new feature.
    """
    new = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
    new = np.append(new, np.int32(-1))  # a missing feature has number -1, which looks up this one
    ids = np.empty_like(data.ids)
    for k in range(data.ids.shape[1]):
        ids[:, k] = new[data.ids[:, k]]
    return Sequences(ids, data.bounds, data.allowed, data.gold, data.weight), np.flatnonzero(kept)


def save_sequencer(
    path: Path,
    name: str,
    labels: Sequence[str],
    features: Sequence[tuple[int, str]],
    fitted: Fitted,
    possible: Any,
    meta: Mapping[str, Any],
    *,
    step: float = STEP,
) -> None:
    """Write a sequence model as a weights file.

    Args:
        path: the file.
        name: name of the model.
        labels: label names.
        features: template and key of each feature, in the order of the rows of ``fitted.nodes``.
        fitted: the weights.
        possible: which label may follow which.
        meta: for the header.
        step: weights are rounded to multiples of this many nats.
    """
    n = len(labels)
    # Only differences between the labels of a token count: the middle of each row is moved to zero.
    nodes = fitted.nodes - np.median(fitted.nodes, axis=1, keepdims=True)
    top = max(
        float(np.abs(nodes).max()),
        float(np.abs(fitted.edges[np.asarray(possible)]).max()),
    )
    unit = top / 32767
    step = max(round(step / unit), 1) * unit
    rows: dict[str, dict[int, float]] = {}
    for i, row in enumerate(nodes):
        cells = {y: round(float(w) / step) * step for y, w in enumerate(row) if abs(w) >= step / 2}
        if cells:
            template, key = features[i]
            rows[f"{template:02d}{key}"] = cells
    for x, label in enumerate([*labels, ""]):
        rows[EDGE_PREFIX + label] = {y: float(fitted.edges[x, y]) for y in range(n + 1) if possible[x, y]}
    save(path, name, [*labels, "$"], rows, meta)
