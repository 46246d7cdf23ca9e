"""Sums, Average·Log, Investment and PooledInvestment.

All four are fact-finders: trust in sources and belief in facts define each other and are iterated from a
prior belief. T(s) is the trust in source s, B(c) the belief in fact c, C_s the facts of s, S_c the sources of
c and M_c the facts that exclude each other with c, as in the paper.

References:
    Jeff Pasternack, Dan Roth (2010): Knowing What to Believe (when you already know something), COLING.
    Section 3.1 (Sums after Kleinberg's hubs and authorities, Average·Log, Investment with g = 1.2,
    PooledInvestment with g = 1.4).

Departure from the paper: instead of a fixed 20 rounds, rounds go on until trust settles; trust is divided by
its maximum in every round, which changes no ranking and keeps numbers in range.
"""

import math
from collections.abc import Callable, Mapping

from attribution.corpus.trust.assertions import Assertions, Fact, Trust, converged, scaled

__all__ = ["average_log", "investment", "pooled_investment", "sums"]

_Belief = dict[Fact, float]
_TrustStep = Callable[[Assertions, Mapping[Fact, float], Mapping[str, float]], dict[str, float]]
_BeliefStep = Callable[[Assertions, Mapping[str, float]], _Belief]


def _iterate(
    method: str,
    votes: Assertions,
    prior: _Belief,
    trust_step: _TrustStep,
    belief_step: _BeliefStep,
    tolerance: float,
    limit: int,
) -> Trust:
    trust = dict.fromkeys(votes.sources, 1.0)
    belief, residual = prior, 0.0
    for n in range(1, limit + 1):
        new = scaled(trust_step(votes, belief, trust))
        belief = belief_step(votes, new)
        top = max(belief.values(), default=0.0) or 1.0
        belief = {f: b / top for f, b in belief.items()}
        done, residual = converged(method, trust, new, n, tolerance, limit)
        trust = new
        # The first round starts from equal trust in all, so it says nothing about settling.
        if done and n > 1:
            return Trust(method, trust, belief, n, residual)
    return Trust(method, trust, belief, 0, residual)


def _vote_share(votes: Assertions) -> _Belief:
    total = {o: sum(len(votes.sources_of[o, v]) for v in values) for o, values in votes.rivals.items()}
    return {f: len(votes.sources_of[f]) / total[f[0]] for f in votes.facts}


def _sum_of_trust(votes: Assertions, trust: Mapping[str, float]) -> _Belief:
    return {f: sum(trust[s] for s in votes.sources_of[f]) for f in votes.facts}


def _stakes(votes: Assertions, trust: Mapping[str, float]) -> _Belief:
    """Return what each fact got when every source invests its trust evenly in its facts."""
    share = {s: trust[s] / len(votes.facts_of[s]) for s in votes.sources}
    return {f: sum(share[s] for s in votes.sources_of[f]) for f in votes.facts}


def _returns(votes: Assertions, belief: Mapping[Fact, float], trust: Mapping[str, float]) -> dict[str, float]:
    """Give each source its part of the belief in its facts, in proportion to what it invested."""
    stakes = _stakes(votes, trust)
    out = {}
    for s in votes.sources:
        share = trust[s] / len(votes.facts_of[s])
        out[s] = sum(belief[f] * share / stakes[f] for f in votes.facts_of[s] if stakes[f] > 0)
    return out


def sums(votes: Assertions, *, tolerance: float = 1e-6, limit: int = 1000) -> Trust:
    """Trust a source by the sum of the beliefs in its facts, believe a fact by the sum of the trust in its sources.

    Args:
        votes: who asserts what.
        tolerance: largest change of trust that counts as settled.
        limit: most rounds.

    Returns:
        Trust and belief, each scaled to a maximum of 1.

    Raises:
        ConvergenceError: if it does not settle within the limit.
    """

    def trust_step(
        votes: Assertions, belief: Mapping[Fact, float], _: Mapping[str, float]
    ) -> dict[str, float]:
        return {s: sum(belief[f] for f in votes.facts_of[s]) for s in votes.sources}

    prior = dict.fromkeys(votes.facts, 0.5)
    return _iterate("sums", votes, prior, trust_step, _sum_of_trust, tolerance, limit)


def average_log(votes: Assertions, *, tolerance: float = 1e-6, limit: int = 1000) -> Trust:
    """Trust a source by the mean belief in its facts times the logarithm of their number.

    The logarithm is of the number plus one, so that a source with a single fact is not worth nothing.
    Arguments, result and errors are those of :func:`sums`.
    """

    def trust_step(
        votes: Assertions, belief: Mapping[Fact, float], _: Mapping[str, float]
    ) -> dict[str, float]:
        return {
            s: math.log(1 + len(fs)) * sum(belief[f] for f in fs) / len(fs)
            for s, fs in ((s, votes.facts_of[s]) for s in votes.sources)
        }

    return _iterate("average_log", votes, _vote_share(votes), trust_step, _sum_of_trust, tolerance, limit)


def investment(
    votes: Assertions, *, growth: float = 1.2, tolerance: float = 1e-6, limit: int = 5000
) -> Trust:
    """Let sources invest their trust in their facts, which return it grown by the power ``growth``.

    Arguments, result and errors are those of :func:`sums`; ``growth`` is g in the paper.
    """

    def belief_step(votes: Assertions, trust: Mapping[str, float]) -> _Belief:
        return {f: x**growth for f, x in _stakes(votes, trust).items()}

    return _iterate("investment", votes, _vote_share(votes), _returns, belief_step, tolerance, limit)


def pooled_investment(
    votes: Assertions, *, growth: float = 1.4, tolerance: float = 1e-6, limit: int = 5000
) -> Trust:
    """Invest as in :func:`investment`, but share out the stakes within each group of rival facts.

    Arguments, result and errors are those of :func:`sums`; ``growth`` is g in the paper.
    """

    def belief_step(votes: Assertions, trust: Mapping[str, float]) -> _Belief:
        stakes = _stakes(votes, trust)
        out = {}
        for thing, values in votes.rivals.items():
            pool = sum(stakes[thing, v] ** growth for v in values)
            for v in values:
                h = stakes[thing, v]
                out[thing, v] = h * h**growth / pool if pool > 0 else 0.0
        return out

    prior = {f: 1 / len(votes.rivals[f[0]]) for f in votes.facts}
    return _iterate("pooled_investment", votes, prior, _returns, belief_step, tolerance, limit)
