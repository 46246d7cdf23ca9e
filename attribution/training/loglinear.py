"""Fit log-linear models over lists of alternatives, and logistic models. Needs the extra ``train``."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from attribution.errors import MissingExtraError

try:
    from numba import njit
except ImportError as e:  # pragma: no cover - depends on the installation
    raise MissingExtraError("training", "train") from e

__all__ = ["fit_choice", "fit_logistic"]


@njit(cache=True)
def _choice_epoch(
    ids: Any,
    starts: Any,
    groups: Any,
    worths: Any,
    evidence: Any,
    templates: Any,
    n_templates: Any,
    order: Any,
    weights: Any,
    squares: Any,
    by_evidence: Any,
    evidence_squares: Any,
    anchor: Any,
    rate: Any,
    l2: Any,
    dropout: Any,
    sharpness: Any,
    seed: Any,
) -> Any:
    np.random.seed(seed)
    score, target = np.zeros(64), np.zeros(64)
    n_values = evidence.shape[1]
    slope = np.zeros(n_values)
    drop = np.zeros(n_templates, dtype=np.bool_)
    scale = 1.0 / (1.0 - dropout)
    for g in order:
        first, last = groups[g], groups[g + 1]
        n = last - first
        if n < 2 or n > 64:
            continue
        for k in range(n_templates):
            drop[k] = np.random.random() < dropout
        top, best = -1e30, -1e30
        for k in range(n):
            s = 0.0
            for j in range(starts[first + k], starts[first + k + 1]):
                if not drop[templates[ids[j]]]:
                    s += weights[ids[j]]
            s *= scale
            for v in range(n_values):
                s += by_evidence[v] * evidence[first + k, v]
            score[k] = s
            top, best = max(top, s), max(best, worths[first + k])
        z, z_target = 0.0, 0.0
        for k in range(n):
            score[k] = np.exp(score[k] - top)
            target[k] = np.exp(sharpness * (worths[first + k] - best))
            z += score[k]
            z_target += target[k]
        slope[:] = 0.0
        for k in range(n):
            d = target[k] / z_target - score[k] / z
            for v in range(n_values):
                slope[v] += d * evidence[first + k, v]
            if d > 1e-4 or d < -1e-4:
                for j in range(starts[first + k], starts[first + k + 1]):
                    f = ids[j]
                    if not drop[templates[f]]:
                        e = d * scale - l2 * (weights[f] - anchor[f])
                        squares[f] += e * e
                        weights[f] += rate * e / np.sqrt(squares[f])
        for v in range(n_values):
            evidence_squares[v] += slope[v] * slope[v]
            by_evidence[v] += rate * slope[v] / np.sqrt(evidence_squares[v])


def fit_choice(
    ids: Any,
    starts: Any,
    groups: Any,
    worths: Any,
    evidence: Any,
    templates: Any,
    *,
    start: Any,
    start_by_evidence: Any,
    epochs: int = 6,
    averaged: int = 2,
    rate: float = 0.03,
    l2: float = 0.004,
    dropout: float = 0.3,
    sharpness: float = 3.0,
    settled: float = 0.1,
    seed: int = 1,
    keep: Any = None,
) -> tuple[Any, Any]:
    """Fit a model that chooses one of several alternatives.

    The probability of an alternative is to fall off with its worth, as in Cao et al. (2007, "Learning to rank: from
    pairwise approach to listwise approach", ICML), so that a list without a right alternative teaches too.

    Args:
        ids: feature numbers of all alternatives, joined.
        starts: first feature of each alternative, and one past the last.
        groups: first alternative of each list, and one past the last.
        worths: how good each alternative is.
        evidence: further numbers that speak for each alternative, a row each.
        templates: number of the template of each feature; templates are dropped as a whole.
        start: weights of the features to begin from, to which the penalty draws.
        start_by_evidence: weights of the evidence to begin from.
        epochs, averaged, rate, l2, seed: of AdaGrad; weights are averaged over the last epochs.
        dropout: share of the templates that a step ignores.
        sharpness: how much likelier an alternative should be that is worth one more, in nats.
        settled: sum of squared gradients that AdaGrad begins with; the larger, the smaller the first steps.
        keep: mask of the lists to train on.

    Returns:
        The weights of the features, and of the evidence.
    """
    anchor = np.asarray(start, dtype=np.float64)
    weights = anchor.copy()
    squares = np.full(len(weights), settled)
    by_evidence = np.array(start_by_evidence, dtype=np.float64)
    evidence_squares = np.full(len(by_evidence), 10 * settled)
    chosen = np.arange(len(groups) - 1)
    if keep is not None:
        chosen = chosen[keep]
    rng = np.random.default_rng(seed)
    total, evidence_total = np.zeros_like(weights), np.zeros_like(by_evidence)
    n_templates = int(templates.max()) + 1
    for n in range(epochs):
        _choice_epoch(
            ids, starts, groups, worths, evidence, templates, n_templates, rng.permutation(chosen), weights, squares,
            by_evidence, evidence_squares, anchor, rate, l2, dropout, sharpness, seed * 1000 + n,
        )  # fmt: skip
        if n >= epochs - averaged:
            total += weights / averaged
            evidence_total += by_evidence / averaged
    return total, evidence_total


def fit_logistic(
    rows: Sequence[Sequence[tuple[str, float]]],
    right: Sequence[bool],
    *,
    epochs: int = 12,
    rate: float = 0.05,
    l2: float = 0.003,
    least: int = 20,
    seed: int = 1,
    start: Mapping[str, float] | None = None,
    settled: float = 1.0,
) -> dict[str, float]:
    """Fit a logistic model by AdaGrad.

    Args:
        rows: features with their values.
        right: the outcome of each row.
        epochs, rate, l2, seed: of AdaGrad.
        least: features of fewer rows are left out.
        start: weights to begin from, to which the penalty draws; all of them are kept.
        settled: as for :func:`fit_choice`.

    Returns:
        Weight by feature.
    """
    anchor = dict(start or {})
    counts: dict[str, int] = {}
    for row in rows:
        for key, _ in row:
            counts[key] = counts.get(key, 0) + 1
    wanted = {*anchor, *(key for key in counts if counts[key] >= least)}
    weights = {key: anchor.get(key, 0.0) for key in sorted(wanted)}
    squares = dict.fromkeys(weights, settled)
    mean = dict.fromkeys(weights, 0.0)
    kept = [[(k, v) for k, v in row if k in weights] for row in rows]
    rng = np.random.default_rng(seed)
    for n in range(epochs):
        for i in rng.permutation(len(kept)).tolist():
            row = kept[i]
            p = 1.0 / (1.0 + np.exp(-min(max(sum(weights[k] * v for k, v in row), -30.0), 30.0)))
            d = float(right[i]) - float(p)
            for k, v in row:
                e = d * v - l2 * (weights[k] - anchor.get(k, 0.0))
                squares[k] += e * e
                weights[k] += rate * e / squares[k] ** 0.5
        if n >= epochs - 3:
            for k in weights:
                mean[k] += weights[k] / 3
    return mean
