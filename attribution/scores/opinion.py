"""Subjective logic: from evidence for and against to belief, disbelief, uncertainty and a score.

References:
    Audun Jøsang, "Subjective Logic: A Formalism for Reasoning Under Uncertainty", Springer 2016, section 3.5,
    equations 3.11 (mapping evidence to opinions) and 3.2 (projected probability). Here r is the evidence for,
    s the evidence against, W the prior weight and a the base rate.
"""

from attrs import frozen

__all__ = ["Opinion", "opinion"]


@frozen(slots=True)
class Opinion:
    """A binomial opinion: belief + disbelief + uncertainty = 1."""

    belief: float
    disbelief: float
    uncertainty: float
    score: float


def opinion(r: float, s: float, prior_weight: float = 2.0, base_rate: float = 0.5) -> Opinion:
    """Map evidence to an opinion.

    Args:
        r: evidence for, at least 0.
        s: evidence against, at least 0.
        prior_weight: W, above 0; how much evidence outweighs not knowing.
        base_rate: a, in [0, 1]; the score without evidence.

    Returns:
        Belief r/(r+s+W), disbelief s/(r+s+W), uncertainty W/(r+s+W), score belief + a·uncertainty.

    >>> opinion(2, 0)
    Opinion(belief=0.5, disbelief=0.0, uncertainty=0.5, score=0.75)
    >>> opinion(0, 0).score
    0.5
    """
    total = r + s + prior_weight
    belief, disbelief, uncertainty = r / total, s / total, prior_weight / total
    return Opinion(belief, disbelief, uncertainty, belief + base_rate * uncertainty)
