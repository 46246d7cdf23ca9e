"""TruthFinder: probabilities of facts from the probabilities that their sources are right.

References:
    Xiaoxin Yin, Jiawei Han, Philip S. Yu (2008): Truth Discovery with Multiple Conflicting Information
    Providers on the Web, IEEE TKDE 20(6). Trustworthiness t(w), its score tau(w) = -ln(1 - t(w)) (eq. 3),
    confidence score sigma(f) (eq. 5), adjusted sigma*(f) with influence rho and implication imp(f' -> f)
    (eq. 6), dampened logistic with gamma (eq. 8).
"""

import math

from attribution.corpus.trust.assertions import Assertions, Trust, converged

__all__ = ["truthfinder"]

_CEILING = 1 - 1e-9


def truthfinder(
    votes: Assertions,
    *,
    prior: float = 0.9,
    influence: float = 0.5,
    dampening: float = 0.3,
    exclusion: float = 0.5,
    tolerance: float = 1e-6,
    limit: int = 1000,
) -> Trust:
    """Iterate trust in sources and confidence in facts; rival facts lower each other.

    Args:
        votes: who asserts what.
        prior: t_0, trust in every source at the start, in (0, 1).
        influence: rho, how much facts about the same object bear on each other, in [0, 1].
        dampening: gamma, for the fact that sources are not independent, in (0, 1).
        exclusion: minus the implication between two rival facts (base similarity in the paper).
        tolerance: largest change of trust that counts as settled.
        limit: most rounds.

    Returns:
        Trust in sources and confidence in facts, both in [0, 1].

    Raises:
        ConvergenceError: if it does not settle within the limit.
    """
    trust = dict.fromkeys(votes.sources, prior)
    facts = dict.fromkeys(votes.facts, 0.0)
    residual = 0.0
    for n in range(1, limit + 1):
        tau = {s: -math.log(1 - min(t, _CEILING)) for s, t in trust.items()}
        sigma = {f: sum(tau[s] for s in votes.sources_of[f]) for f in votes.facts}
        total = {o: sum(sigma[o, v] for v in values) for o, values in votes.rivals.items()}
        for f in votes.facts:
            adjusted = sigma[f] - influence * exclusion * (total[f[0]] - sigma[f])
            facts[f] = 1 / (1 + math.exp(-max(-700.0, min(700.0, dampening * adjusted))))
        new = {s: sum(facts[f] for f in votes.facts_of[s]) / len(votes.facts_of[s]) for s in votes.sources}
        done, residual = converged("truthfinder", trust, new, n, tolerance, limit)
        trust = new
        if done:
            return Trust("truthfinder", trust, facts, n, residual)
    return Trust("truthfinder", trust, facts, 0, residual)
