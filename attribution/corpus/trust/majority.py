"""Majority vote: the baseline of every comparison."""

from attribution.corpus.trust.assertions import Assertions, Trust

__all__ = ["majority"]


def majority(votes: Assertions) -> Trust:
    """Believe each fact by its share of the votes on its object; trust sources by the mean belief of their facts.

    Args:
        votes: who asserts what.

    Returns:
        Beliefs and trust in [0, 1].

    >>> result = majority(Assertions.of([("a", "n", "1"), ("b", "n", "1"), ("c", "n", "2")]))
    >>> result.winners(), round(result.sources["c"], 2)
    ({'n': '1'}, 0.33)
    """
    total = {o: sum(len(votes.sources_of[o, v]) for v in values) for o, values in votes.rivals.items()}
    facts = {f: len(votes.sources_of[f]) / total[f[0]] for f in votes.facts}
    sources = {s: sum(facts[f] for f in votes.facts_of[s]) / len(votes.facts_of[s]) for s in votes.sources}
    return Trust("majority", sources, facts)
