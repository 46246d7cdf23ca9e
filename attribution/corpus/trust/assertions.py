"""Who asserts what: the input and the result shared by all truth-discovery methods.

An *object* is a question with one true answer ("how many died in the fire"), a *value* is one answer to it.
Values of one object exclude each other. In a corpus an object is a group of claims that contradict each
other and a value is one of these claims; a claim that nobody contradicts is an object with one value.

>>> votes = Assertions.of([("a", "deaths", "22"), ("b", "deaths", "22"), ("c", "deaths", "24")])
>>> votes.sources, votes.rivals["deaths"]
(('a', 'b', 'c'), ('22', '24'))
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from attribution.errors import ConvergenceError

__all__ = ["Assertions", "Fact", "Trust", "converged", "scaled"]

Fact = tuple[str, str]
"""An (object, value) pair."""


@frozen(slots=True)
class Assertions:
    """The bipartite structure of sources and facts, in sorted order so that results never depend on input order.

    Attributes:
        sources: names of the sources.
        facts: every (object, value) that somebody asserts.
        facts_of: source to its facts.
        sources_of: fact to its sources.
        rivals: object to its values.
    """

    sources: tuple[str, ...]
    facts: tuple[Fact, ...]
    facts_of: Mapping[str, tuple[Fact, ...]]
    sources_of: Mapping[Fact, tuple[str, ...]]
    rivals: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, triples: Iterable[tuple[str, str, str]]) -> "Assertions":
        """Build from (source, object, value) triples; repeated ones count once."""
        facts_of: dict[str, list[Fact]] = defaultdict(list)
        sources_of: dict[Fact, list[str]] = defaultdict(list)
        rivals: dict[str, set[str]] = defaultdict(set)
        for source, thing, value in sorted(set(triples)):
            facts_of[source].append((thing, value))
            sources_of[thing, value].append(source)
            rivals[thing].add(value)
        return cls(
            sources=tuple(sorted(facts_of)),
            facts=tuple(sorted(sources_of)),
            facts_of={s: tuple(f) for s, f in facts_of.items()},
            sources_of={f: tuple(s) for f, s in sources_of.items()},
            rivals={o: tuple(sorted(v)) for o, v in rivals.items()},
        )


@frozen(slots=True)
class Trust:
    """What a method concludes.

    Attributes:
        method: its name.
        sources: trust in each source; higher is better, the scale is the method's own.
        facts: belief in each fact; higher is better, the scale is the method's own.
        iterations: rounds until it settled (0 where the method does not iterate).
        residual: largest change of a source's trust in the last round.
    """

    method: str
    sources: Mapping[str, float]
    facts: Mapping[Fact, float]
    iterations: int = 0
    residual: float = 0.0

    def winners(self) -> dict[str, str]:
        """Return the value with the highest belief for every object; the smaller text on a tie."""
        best: dict[str, tuple[float, str]] = {}
        for (thing, value), belief in sorted(self.facts.items()):
            if thing not in best or belief > best[thing][0]:
                best[thing] = (belief, value)
        return {thing: value for thing, (_, value) in best.items()}


def scaled(scores: Mapping[str, float]) -> dict[str, float]:
    """Divide by the largest score, so that it becomes 1; all zero stays all zero."""
    top = max(scores.values(), default=0.0)
    return {k: v / top for k, v in scores.items()} if top > 0 else dict(scores)


def converged(
    method: str,
    old: Mapping[str, float],
    new: Mapping[str, float],
    iteration: int,
    tolerance: float,
    limit: int,
) -> tuple[bool, float]:
    """Tell whether a round changed no source's trust by more than the tolerance.

    Args:
        method: name for the error message.
        old: trust before the round.
        new: trust after it.
        iteration: number of the round, from 1.
        tolerance: largest change that counts as settled.
        limit: number of rounds after which to give up.

    Returns:
        Whether it settled, and the largest change.

    Raises:
        ConvergenceError: if this was the last allowed round and it has not settled.
    """
    residual = max((abs(new[s] - old[s]) for s in new), default=0.0)
    if residual > tolerance and iteration >= limit:
        raise ConvergenceError(
            f"{method} has not settled after {iteration} rounds (last change {residual:.2g}, wanted {tolerance:.2g}); "
            "allow more rounds or a larger tolerance",
            iterations=iteration,
            residual=residual,
        )
    return residual <= tolerance, residual
