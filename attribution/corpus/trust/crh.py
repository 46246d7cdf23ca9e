"""CRH: choose truths and source weights that together minimise the weighted deviation.

References:
    Qi Li, Yaliang Li, Jing Gao, Bo Zhao, Wei Fan, Jiawei Han (2014): Resolving Conflicts in Heterogeneous Data
    by Truth Discovery and Source Reliability Estimation, SIGMOD. Categorical values with 0-1 loss: weighted
    vote (eq. 9), weights as negative logarithm of a source's share of the loss (eq. 5).
"""

import math

from attribution.corpus.trust.assertions import Assertions, Trust, converged

__all__ = ["crh"]


def crh(votes: Assertions, *, tolerance: float = 1e-6, limit: int = 1000) -> Trust:
    """Alternate weighted votes and source weights until the weights settle.

    The loss of a source is divided by the number of its assertions, the paper's normalisation for sources that
    do not cover all objects; half a miss is added to each, so that a source without one has a finite weight.

    Args:
        votes: who asserts what.
        tolerance: largest change of weight that counts as settled.
        limit: most rounds.

    Returns:
        Source weights (>= 0) and each fact's share of its object's weighted vote.

    Raises:
        ConvergenceError: if it does not settle within the limit.
    """
    weight = dict.fromkeys(votes.sources, 1.0)
    facts: dict[tuple[str, str], float] = {}
    residual = 0.0
    for n in range(1, limit + 1):
        facts = {}
        truth = {}
        for thing, values in votes.rivals.items():
            mass = {v: sum(weight[s] for s in votes.sources_of[thing, v]) for v in values}
            total = sum(mass.values()) or 1.0
            truth[thing] = max(values, key=lambda v: (mass[v], v))
            for v in values:
                facts[thing, v] = mass[v] / total
        loss = {
            s: (0.5 + sum(truth[o] != v for o, v in votes.facts_of[s])) / (1 + len(votes.facts_of[s]))
            for s in votes.sources
        }
        whole = sum(loss.values())
        new = {s: -math.log(x / whole) if len(loss) > 1 else 1.0 for s, x in loss.items()}
        done, residual = converged("crh", weight, new, n, tolerance, limit)
        weight = new
        if done:
            return Trust("crh", weight, facts, n, residual)
    return Trust("crh", weight, facts, 0, residual)
