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
    good: Any,
    losses: Any,
    order: Any,
    weights: Any,
    squares: Any,
    by_loss: Any,
    rate: Any,
    l2: Any,
    anchor: Any,
    total: Any,
    n_seen: Any,
) -> Any:
    score = np.zeros(64)
    value = 0.0
    for g in order:
        first, last = groups[g], groups[g + 1]
        n = last - first
        if n < 2 or n > 64:
            continue
        any_good = False
        top = -1e30
        for k in range(n):
            s = -by_loss[0] * losses[first + k]
            for j in range(starts[first + k], starts[first + k + 1]):
                s += weights[ids[j]]
            score[k] = s
            top = max(top, s)
            if good[first + k]:
                any_good = True
        if not any_good:
            continue
        z, zg = 0.0, 0.0
        for k in range(n):
            score[k] = np.exp(score[k] - top)
            z += score[k]
            if good[first + k]:
                zg += score[k]
        if zg <= 0:
            zg = 1e-300
        value -= np.log(zg / z)
        slope = 0.0
        for k in range(n):
            d = -score[k] / z
            if good[first + k]:
                d += score[k] / zg
            slope -= d * losses[first + k]
            if d > 1e-4 or d < -1e-4:
                for j in range(starts[first + k], starts[first + k + 1]):
                    f = ids[j]
                    e = d - l2 * (weights[f] - anchor[f])
                    squares[f] += e * e
                    weights[f] += rate * e / np.sqrt(squares[f])
        squares[-1] += slope * slope
        by_loss[0] += rate * slope / np.sqrt(squares[-1])
        by_loss[0] = max(by_loss[0], 0.1)
    total += weights
    n_seen[0] += 1
    return value


def fit_choice(
    ids: Any,
    starts: Any,
    groups: Any,
    good: Any,
    losses: Any,
    n_features: int,
    *,
    epochs: int = 6,
    rate: float = 0.05,
    l2: float = 0.002,
    seed: int = 1,
    keep: Any = None,
    start: Any = None,
    start_by_loss: float = 1.0,
    settled: float = 0.1,
) -> tuple[Any, float]:
    """Fit a model that chooses one of several alternatives.

    Args:
        ids: feature numbers of all alternatives, joined.
        starts: first feature of each alternative, and one past the last.
        groups: first alternative of each list, and one past the last.
        good: which alternatives are right; lists without one are skipped.
        losses: how far behind its list's first each alternative starts, in nats.
        n_features: how many features there are.
        epochs, rate, l2, seed: of AdaGrad.
        keep: mask of the lists to train on.
        start: weights to begin from, to which the penalty draws; zero where None.
        start_by_loss: weight of the loss to begin from.
        settled: sum of squared gradients that AdaGrad begins with; the larger, the smaller the first steps.

    Returns:
        The weight of each feature, and of the loss.
    """
    anchor = np.zeros(n_features) if start is None else np.asarray(start, dtype=np.float64)
    weights = anchor.copy()
    squares = np.full(n_features + 1, settled)
    by_loss = np.full(1, start_by_loss)
    chosen = np.arange(len(groups) - 1)
    if keep is not None:
        chosen = chosen[keep]
    rng = np.random.default_rng(seed)
    total, n_seen = np.zeros(n_features), np.zeros(1)
    for n in range(epochs):
        if n == epochs - 2:
            total[:], n_seen[:] = 0.0, 0.0
        _choice_epoch(
            ids, starts, groups, good, losses, rng.permutation(chosen), weights, squares, by_loss, rate, l2, anchor, total, n_seen
        )  # fmt: skip
    return total / n_seen[0], float(by_loss[0])


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
