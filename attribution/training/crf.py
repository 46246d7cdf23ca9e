"""Fit linear-chain conditional random fields by stochastic gradient, compiled to machine code.

The model is the conditional random field of Lafferty, McCallum and Pereira (2001, "Conditional Random
Fields", ICML): a score for each feature of a token with each label, and one for each pair of adjacent
labels. The weights are fitted by AdaGrad (Duchi, Hazan and Singer 2011, JMLR 12) on single sequences with
feature dropout and a small L2 penalty, and averaged over the last epochs. Everything is seeded: equal data
and seed give equal weights.

Needs the extra ``train`` (numpy, numba). Nothing here is imported at run time.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import field, frozen

from attribution.errors import MissingExtraError

try:
    from numba import njit
except ImportError as e:  # pragma: no cover - depends on the installation
    raise MissingExtraError("training", "train") from e

__all__ = ["Fitted", "Sequences", "best_paths", "fit", "node_scores"]

_NEVER = -1e9


@frozen(slots=True, eq=False)
class Sequences:
    """Training sequences as arrays.

    Attributes:
        ids: feature numbers, one row a token, -1 for none.
        bounds: first row of each sequence, and one past the last row of all.
        allowed: bit mask of the labels that each token may have.
        gold: label of each token.
        weight: how much each sequence counts.
    """

    ids: Any
    bounds: Any
    allowed: Any
    gold: Any
    weight: Any


@frozen(slots=True, eq=False)
class Fitted:
    """Weights of a fitted model.

    Attributes:
        nodes: one row a feature, one column a label.
        edges: from label (rows; the last is the beginning) to label (columns; the last is the end).
    """

    nodes: Any
    edges: Any = field()


@njit(cache=True, fastmath=True)
def _node_scores(ids: Any, a: Any, b: Any, nodes: Any, n_labels: Any, drop: Any, scale: Any, out: Any) -> Any:
    n_features = ids.shape[1]
    for t in range(a, b):
        for y in range(n_labels):
            out[t - a, y] = 0.0
        for k in range(n_features):
            f = ids[t, k]
            if f >= 0 and not drop[k]:
                for y in range(n_labels):
                    out[t - a, y] += nodes[f, y]
        for y in range(n_labels):
            out[t - a, y] *= scale


@njit(cache=True, fastmath=True)
def _epoch(
    ids: Any,
    bounds: Any,
    allowed: Any,
    gold: Any,
    weight: Any,
    order: Any,
    nodes: Any,
    squares: Any,
    edges: Any,
    edge_squares: Any,
    possible: Any,
    rate: Any,
    l2: Any,
    dropout: Any,
    seed: Any,
    mean: Any,
    mean_edges: Any,
    averaged: Any,
    anchor: Any,
) -> Any:
    np.random.seed(seed)
    n_labels = nodes.shape[1]
    n_features = ids.shape[1]
    longest = 0
    for s in range(len(bounds) - 1):
        longest = max(longest, bounds[s + 1] - bounds[s])
    score = np.zeros((longest, n_labels))
    node = np.zeros((longest, n_labels))
    alpha = np.zeros((longest, n_labels))
    beta = np.zeros((longest, n_labels))
    norm = np.zeros(longest)
    jump = np.zeros((n_labels + 1, n_labels + 1))
    grad = np.zeros((n_labels + 1, n_labels + 1))
    drop = np.zeros(n_features, dtype=np.bool_)
    is_anchored = anchor.shape[0] == nodes.shape[0]
    loss = 0.0
    for s in order:
        a, b = bounds[s], bounds[s + 1]
        n = b - a
        if n == 0 or weight[s] == 0:
            continue
        for k in range(n_features):
            drop[k] = np.random.random() < dropout
        scale = 1.0 / (1.0 - dropout)
        _node_scores(ids, a, b, nodes, n_labels, drop, scale, score)
        for x in range(n_labels + 1):
            for y in range(n_labels + 1):
                jump[x, y] = np.exp(edges[x, y]) if possible[x, y] else 0.0
                grad[x, y] = 0.0
        for t in range(n):
            top = -1e30
            for y in range(n_labels):
                if allowed[a + t] >> y & 1 and score[t, y] > top:
                    top = score[t, y]
            for y in range(n_labels):
                node[t, y] = np.exp(max(score[t, y] - top, -60.0)) if allowed[a + t] >> y & 1 else 0.0
        for t in range(n):
            z = 0.0
            for y in range(n_labels):
                v = 0.0
                if node[t, y] > 0:
                    if t == 0:
                        v = jump[n_labels, y]
                    else:
                        for x in range(n_labels):
                            v += alpha[t - 1, x] * jump[x, y]
                    v *= node[t, y]
                alpha[t, y] = v
                z += v
            if z <= 0:
                z = 1e-300
            norm[t] = z
            for y in range(n_labels):
                alpha[t, y] /= z
        end = 0.0
        for y in range(n_labels):
            beta[n - 1, y] = jump[y, n_labels]
            end += alpha[n - 1, y] * jump[y, n_labels]
        if end <= 0:
            continue
        for y in range(n_labels):
            beta[n - 1, y] /= end
        for t in range(n - 2, -1, -1):
            for x in range(n_labels):
                v = 0.0
                if alpha[t, x] > 0:
                    for y in range(n_labels):
                        v += jump[x, y] * node[t + 1, y] * beta[t + 1, y]
                beta[t, x] = v / norm[t + 1]
        # Gradient of the edges: what is there minus what is expected.
        for t in range(n):
            g = gold[a + t]
            for y in range(n_labels):
                if node[t, y] <= 0:
                    continue
                if t == 0:
                    grad[n_labels, y] -= alpha[0, y] * beta[0, y]
                else:
                    m = node[t, y] * beta[t, y] / norm[t]
                    if m > 0:
                        for x in range(n_labels):
                            grad[x, y] -= alpha[t - 1, x] * jump[x, y] * m
            if t == 0:
                grad[n_labels, g] += 1.0
            else:
                grad[gold[a + t - 1], g] += 1.0
        for y in range(n_labels):
            grad[y, n_labels] -= alpha[n - 1, y] * beta[n - 1, y]
        grad[gold[b - 1], n_labels] += 1.0
        for x in range(n_labels + 1):
            for y in range(n_labels + 1):
                if possible[x, y]:
                    d = grad[x, y] * weight[s] - 0.001 * edges[x, y]
                    edge_squares[x, y] += d * d
                    edges[x, y] += rate * d / np.sqrt(edge_squares[x, y] + 1e-8)
        for t in range(n):
            g = gold[a + t]
            loss -= np.log(max(alpha[t, g] * beta[t, g], 1e-30)) * weight[s]
            for y in range(n_labels):
                d = -alpha[t, y] * beta[t, y]
                if y == g:
                    d += 1.0
                d *= weight[s] * scale
                if d > 1e-4 or d < -1e-4:
                    for k in range(n_features):
                        f = ids[a + t, k]
                        if f >= 0 and not drop[k]:
                            e = d - l2 * (nodes[f, y] - anchor[f, y] if is_anchored else nodes[f, y])
                            squares[f, y] += e * e
                            nodes[f, y] += rate * e / np.sqrt(squares[f, y] + 1e-8)
    for f in range(nodes.shape[0]):
        for y in range(n_labels):
            mean[f, y] += (nodes[f, y] - mean[f, y]) / averaged
    for x in range(n_labels + 1):
        for y in range(n_labels + 1):
            mean_edges[x, y] += (edges[x, y] - mean_edges[x, y]) / averaged
    return loss


def fit(
    data: Sequences,
    n_features: int,
    n_labels: int,
    possible: Any,
    *,
    epochs: int = 10,
    rate: float = 0.1,
    l2: float = 1e-5,
    dropout: float = 0.1,
    seed: int = 1,
    averaged: int = 3,
    keep: Any = None,
    start: Fitted | None = None,
    settled: float = 0.01,
    is_anchored: bool = False,
    losses: list[float] | None = None,
) -> Fitted:
    """Fit a conditional random field.

    Args:
        data: the sequences.
        n_features: how many different features there are.
        n_labels: how many labels.
        possible: boolean matrix of (n_labels + 1) squared, which label may follow which; the last row is
            the beginning and the last column the end of a sequence.
        epochs: passes over the data.
        rate: step size of AdaGrad.
        l2: penalty on the weights that a step touches.
        dropout: share of the feature templates that a step ignores.
        seed: of the order of sequences and of the dropout.
        averaged: over how many of the last epochs the weights are averaged.
        keep: boolean mask of the sequences to train on, all where None.
        start: weights to begin from.
        settled: sum of squared gradients that AdaGrad begins with; the larger, the smaller the first steps.
        is_anchored: whether the penalty draws the weights to where they began instead of to zero: the prior of
            Chelba and Acero (2004, "Adaptation of maximum entropy capitalizer", EMNLP).
        losses: a list that the loss of each epoch is added to.

    Returns:
        The fitted weights.
    """
    nodes: Any = np.zeros((n_features, n_labels), dtype=np.float32)
    edges = np.zeros((n_labels + 1, n_labels + 1))
    if start is not None:
        nodes[:], edges[:] = start.nodes, start.edges
    squares: Any = np.full(nodes.shape, settled, dtype=np.float32)
    anchor = nodes.copy() if is_anchored else nodes[:0]
    edge_squares = np.full(edges.shape, 1.0)
    mean, mean_edges = np.zeros_like(nodes), np.zeros_like(edges)
    chosen = np.arange(len(data.bounds) - 1)
    if keep is not None:
        chosen = chosen[keep]
    rng = np.random.default_rng(seed)
    for n in range(epochs):
        order = rng.permutation(chosen)
        n_averaged = max(n - (epochs - averaged) + 1, 1)
        loss = _epoch(
            data.ids, data.bounds, data.allowed, data.gold, data.weight, order, nodes, squares, edges,
            edge_squares, possible, rate, l2, dropout, seed * 1000 + n, mean, mean_edges, float(n_averaged), anchor,
        )  # fmt: skip
        if losses is not None:
            losses.append(float(loss))
    return Fitted(mean, np.where(possible, mean_edges, _NEVER))


@njit(cache=True)
def _viterbi(
    ids: Any, bounds: Any, allowed: Any, which: Any, nodes: Any, edges: Any, possible: Any, out: Any
) -> Any:
    n_labels = nodes.shape[1]
    longest = 0
    for s in which:
        longest = max(longest, bounds[s + 1] - bounds[s])
    score = np.zeros((longest, n_labels))
    back = np.zeros((longest, n_labels), dtype=np.int8)
    drop = np.zeros(ids.shape[1], dtype=np.bool_)
    for s in which:
        a, b = bounds[s], bounds[s + 1]
        n = b - a
        if n == 0:
            continue
        _node_scores(ids, a, b, nodes, n_labels, drop, 1.0, score)
        for t in range(n):
            for y in range(n_labels):
                if not allowed[a + t] >> y & 1:
                    score[t, y] = -1e18
                    continue
                if t == 0:
                    if possible[n_labels, y]:
                        score[t, y] += edges[n_labels, y]
                    else:
                        score[t, y] = -1e18
                else:
                    best, arg = -1e18, 0
                    for x in range(n_labels):
                        if possible[x, y] and score[t - 1, x] + edges[x, y] > best:
                            best, arg = score[t - 1, x] + edges[x, y], x
                    score[t, y] += best
                    back[t, y] = arg
        best, arg = -1e30, 0
        for y in range(n_labels):
            if possible[y, n_labels] and score[n - 1, y] + edges[y, n_labels] > best:
                best, arg = score[n - 1, y] + edges[y, n_labels], y
        for t in range(n - 1, -1, -1):
            out[a + t] = arg
            arg = back[t, arg]


def best_paths(data: Sequences, fitted: Fitted, possible: Any, which: Sequence[int]) -> Any:
    """Decode sequences; returns the best label of every token (0 outside the chosen sequences)."""
    out: Any = np.zeros(len(data.gold), dtype=np.int8)
    _viterbi(
        data.ids,
        data.bounds,
        data.allowed,
        np.asarray(which),
        fitted.nodes,
        fitted.edges,
        possible,
        out,
    )
    return out


def node_scores(data: Sequences, fitted: Fitted, sequence: int) -> Any:
    """Return the node scores of one sequence, a row a token; labels that are not allowed score very low."""
    a, b = data.bounds[sequence], data.bounds[sequence + 1]
    n = fitted.nodes.shape[1]
    out = np.zeros((b - a, n))
    _node_scores(
        data.ids,
        a,
        b,
        fitted.nodes,
        n,
        np.zeros(data.ids.shape[1], dtype=np.bool_),
        1.0,
        out,
    )
    masks = data.allowed[a:b, None] >> np.arange(n)[None, :] & 1
    return np.where(masks == 1, out, -1e5)
