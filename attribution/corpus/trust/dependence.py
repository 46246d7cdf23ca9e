"""Our method: accuracy of sources under copying, observed and inferred.

Sources that copy add no evidence, but vote. Two kinds of dependence are taken into account:

* *observed*: the corpus saw that a source's article repeats another's or credits it. Such an assertion is not the
  source's own and is left out of both the vote and the record;
* *inferred*: two sources share more errors than independent ones would. Sharing a true value says little, sharing a
  false one says much (Dong et al.).

Accuracy A(s) is the posterior mean of a Beta distribution over the source's own assertions, so that few
assertions move it little. The belief in a value is a vote in log-odds, ``ln(n A / (1 - A))``, each vote discounted by
the probability that it was made independently of those counted before it.

References:
    Xin Luna Dong, Laure Berti-Equille, Divesh Srivastava (2009): Integrating Conflicting Data: The Role of
    Source Dependence, VLDB. Bayesian dependence (section 3, eq. 4 to 11 with alpha, c, n), vote counts with
    independence I(S) (section 4.2), accuracy (eq. 13, 14).

Departures: the direction of copying is not decided (the discount is symmetric, better sources are counted
first); accuracy has a Beta prior instead of a plain mean; observed copies come first.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping

from attribution.corpus.trust.assertions import Assertions, Fact, Trust, converged

__all__ = ["PRIOR_ACCURACY", "dependence_aware"]

PRIOR_ACCURACY = 0.7
"""What is expected of a source that nothing is known of."""

_LOW, _HIGH = 0.02, 0.98


def dependence_aware(
    votes: Assertions,
    *,
    copied: Collection[tuple[str, str, str]] = (),
    known: Mapping[Fact, float] | None = None,
    prior_accuracy: float = PRIOR_ACCURACY,
    prior_strength: float = 4.0,
    copy_rate: float = 0.8,
    copy_prior: float = 0.1,
    n_false: int = 5,
    min_shared: int = 5,
    tolerance: float = 1e-4,
    limit: int = 200,
) -> Trust:
    """Estimate how often each source is right, copies not counted.

    Args:
        votes: who asserts what.
        copied: (source, object, value) triples seen to be taken over from another source.
        known: human verdicts, fact to 1 (confirmed) or 0 (refuted); they are kept fixed.
        prior_accuracy: mean of the Beta prior, in (0, 1).
        prior_strength: its weight, in assertions.
        copy_rate: c, the share of a copier's values that are copied, in (0, 1).
        copy_prior: alpha, the probability before any evidence that two sources depend on each other, in (0, 1).
        n_false: n, the number of plausible false values of an object.
        min_shared: pairs with fewer common objects are taken as independent.
        tolerance: largest change of accuracy that counts as settled.
        limit: most rounds.

    Returns:
        Accuracies and beliefs in [0, 1]. A source all of whose assertions were copied keeps the prior.

    Raises:
        ConvergenceError: if it does not settle within the limit.
    """
    taken = frozenset(copied)
    verdicts = dict(known or {})
    own = {s: tuple(f for f in votes.facts_of[s] if (s, *f) not in taken) for s in votes.sources}
    voters: dict[Fact, list[str]] = {f: [] for f in votes.facts}
    for s in votes.sources:
        for f in own[s]:
            voters[f].append(s)
    shared = _shared_objects(voters, votes, min_shared)
    accuracy = dict.fromkeys(votes.sources, prior_accuracy)
    belief: dict[Fact, float] = {}
    links: dict[tuple[str, str], float] = {}
    residual = 0.0
    for n in range(1, limit + 1):
        belief = _beliefs(votes, voters, accuracy, links, copy_rate, n_false, verdicts)
        links = _dependence(shared, own, belief, accuracy, copy_rate, copy_prior, n_false)
        raw = {
            s: (prior_strength * prior_accuracy + sum(belief[f] for f in own[s]))
            / (prior_strength + len(own[s]))
            for s in votes.sources
        }
        # Halving the step damps the oscillation between two labelings that ties can cause.
        new = {s: (accuracy[s] + raw[s]) / 2 for s in raw}
        done, residual = converged("dependence_aware", accuracy, new, n, tolerance, limit)
        accuracy = new
        if done:
            return Trust("dependence_aware", accuracy, belief, n, residual)
    return Trust("dependence_aware", accuracy, belief, 0, residual)


def _shared_objects(
    voters: Mapping[Fact, list[str]], votes: Assertions, least: int
) -> dict[tuple[str, str], int]:
    """Count the objects that each pair of sources both speak of; pairs below the least are left out."""
    count: Counter[tuple[str, str]] = Counter()
    for thing, values in votes.rivals.items():
        here = sorted({s for v in values for s in voters[thing, v]})
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                count[a, b] += 1
    return {pair: n for pair, n in count.items() if n >= least}


def _dependence(
    shared: Mapping[tuple[str, str], int],
    own: Mapping[str, tuple[Fact, ...]],
    belief: Mapping[Fact, float],
    accuracy: Mapping[str, float],
    copy_rate: float,
    prior: float,
    n_false: int,
) -> dict[tuple[str, str], float]:
    """Return the posterior probability of dependence of each pair (eq. 4 to 11)."""
    sets = {s: frozenset(f) for s, f in own.items()}
    out = {}
    for (a, b), n in shared.items():
        common = sorted(sets[a] & sets[b])
        true = sum(belief[f] for f in common)
        false = len(common) - true
        differ = max(0, n - len(common))
        x, y = (min(_HIGH, max(_LOW, accuracy[s])) for s in (a, b))
        p_true = x * y
        p_false = (1 - x) * (1 - y) / n_false
        p_differ = max(1e-9, 1 - p_true - p_false)
        mean = (x + y) / 2
        gain = (
            true * math.log((copy_rate * mean + (1 - copy_rate) * p_true) / p_true)
            + false * math.log((copy_rate * (1 - mean) + (1 - copy_rate) * p_false) / p_false)
            + differ * math.log((1 - copy_rate) * p_differ / p_differ)
        )
        odds = prior / (1 - prior) * math.exp(max(-50.0, min(50.0, gain)))
        if (p := odds / (1 + odds)) > 0.01:
            out[a, b] = p
    return out


def _beliefs(
    votes: Assertions,
    voters: Mapping[Fact, list[str]],
    accuracy: Mapping[str, float],
    links: Mapping[tuple[str, str], float],
    copy_rate: float,
    n_false: int,
    verdicts: Mapping[Fact, float],
) -> dict[Fact, float]:
    """Return the probability of each value given the discounted votes for it and its rivals."""
    linked: dict[str, dict[str, float]] = {}
    for (a, b), p in links.items():
        linked.setdefault(a, {})[b] = p
        linked.setdefault(b, {})[a] = p
    belief: dict[Fact, float] = {}
    for thing, values in votes.rivals.items():
        odds = []
        for v in values:
            score = 0.0
            counted: set[str] = set()
            for s in sorted(voters[thing, v], key=lambda s: (-accuracy[s], s)):
                independent = 1.0
                for other, p in linked.get(s, {}).items():
                    if other in counted:
                        independent *= 1 - copy_rate * p
                right = min(_HIGH, max(_LOW, accuracy[s]))
                score += independent * math.log(n_false * right / (1 - right))
                counted.add(s)
            odds.append(score)
        # The values nobody asserts share the rest: n + 1 answers were possible.
        top = max(*odds, 0.0)
        unsaid = max(0, n_false + 1 - len(values)) * math.exp(-top)
        mass = [math.exp(x - top) for x in odds]
        whole = sum(mass) + unsaid
        for v, m in zip(values, mass, strict=True):
            belief[thing, v] = verdicts.get((thing, v), m / whole)
    return belief
