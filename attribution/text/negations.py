"""Words that negate. Floors that take more words for negations add theirs, and say why they leave one out."""

__all__ = ["NEGATIONS", "NOT"]

NOT = frozenset({"not", "n't", "n’t"})
NEGATIONS = NOT | {"never", "no"}
