"""Write fitted models in the format that the run-time path reads. Needs the extra ``train`` (numpy)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution.models.weights import save
from attribution.statements.sequence import EDGE_PREFIX
from attribution.training.crf import Fitted

__all__ = ["prune", "save_sequencer"]


def prune(fitted: Fitted, share: float) -> Fitted:
    """Keep the given share of the node weights, those of the largest magnitude."""
    sizes = np.abs(fitted.nodes)
    bound = np.quantile(sizes[sizes > 0], 1 - share) if share < 1 else 0.0
    return Fitted(np.where(sizes >= bound, fitted.nodes, 0.0).astype(np.float32), fitted.edges)


def save_sequencer(
    path: Path,
    name: str,
    labels: Sequence[str],
    features: Sequence[tuple[int, str]],
    fitted: Fitted,
    possible: Any,
    meta: Mapping[str, Any],
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
    """
    rows: dict[str, dict[int, float]] = {}
    for i in np.flatnonzero(np.abs(fitted.nodes).sum(axis=1)):
        template, key = features[int(i)]
        rows[f"{template:02d}{key}"] = {
            int(y): float(fitted.nodes[i, y]) for y in np.flatnonzero(fitted.nodes[i])
        }
    for x, label in enumerate([*labels, ""]):
        rows[EDGE_PREFIX + label] = {
            y: float(fitted.edges[x, y]) for y in range(len(labels) + 1) if possible[x, y]
        }
    save(path, name, [*labels, "$"], rows, meta)
