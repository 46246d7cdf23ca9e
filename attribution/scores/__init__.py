"""Scores: hedging, commitment, factuality, verification, corroboration, credibility."""

from attribution.scores.scoring import score

__all__ = ["score"]
