"""Scores: hedging, commitment, factuality, verification, corroboration, credibility."""

from attribution.scores.factuality import Factuality, factuality
from attribution.scores.scoring import score

__all__ = ["Factuality", "factuality", "score"]
