"""Trust in sources from their record: the classic fact-finders, and ours that takes copying into account."""

from attribution.corpus.trust.assertions import Assertions, Fact, Trust
from attribution.corpus.trust.crh import crh
from attribution.corpus.trust.dependence import PRIOR_ACCURACY, dependence_aware
from attribution.corpus.trust.majority import majority
from attribution.corpus.trust.pasternack import average_log, investment, pooled_investment, sums
from attribution.corpus.trust.truthfinder import truthfinder

__all__ = [
    "METHODS",
    "PRIOR_ACCURACY",
    "Assertions",
    "Fact",
    "Trust",
    "average_log",
    "crh",
    "dependence_aware",
    "investment",
    "majority",
    "pooled_investment",
    "sums",
    "truthfinder",
]

METHODS = {
    "majority": majority,
    "sums": sums,
    "average_log": average_log,
    "investment": investment,
    "pooled_investment": pooled_investment,
    "truthfinder": truthfinder,
    "crh": crh,
    "dependence_aware": dependence_aware,
}
"""Every method by name."""
