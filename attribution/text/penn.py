"""Sets of part-of-speech tags that several floors ask for, after the Penn Treebank (Marcus, Santorini and Marcinkiewicz 1993)."""

__all__ = ["COMMON_NOUNS", "FINITE", "NOUNS", "PROPER_NOUNS", "VERBS"]

COMMON_NOUNS = frozenset({"NN", "NNS"})
PROPER_NOUNS = frozenset({"NNP", "NNPS"})
NOUNS = COMMON_NOUNS | PROPER_NOUNS
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
#: Verbs that make a clause with their subject, and modals.
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
