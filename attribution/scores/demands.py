"""Verbs that say what ought to be, not what is: "should resign", "must be closed", "needs to be repaired"."""

from attribution.values.document import Document

__all__ = ["demanded_verbs"]

_MODALS = frozenset(("should", "must", "ought", "shall", "shouldn't", "mustn't"))
_NEEDS = frozenset(("need", "have"))
_BETWEEN = frozenset(("RB", "TO", "MD", "PRP", "NN", "NNS", "NNP", "DT"))
_REACH = 5


def demanded_verbs(document: Document, tokens: range) -> frozenset[int]:
    """Return the tokens among these that are main verbs of a demand.

    "Must have died" only guesses, so it is none.

    Args:
        document: the document.
        tokens: the tokens of one or more sentences.
    """
    found = (_governed(document, i, tokens.stop) for i in tokens if _demands(document, i, tokens.stop))
    return frozenset(i for i in found if i is not None)


def _demands(document: Document, i: int, stop: int) -> bool:
    """Tell whether a token opens a demand: a modal of duty, or "needs to", "has to"."""
    low = document.forms[i].lower()
    if low in _MODALS:
        return True
    follows = i + 1 < stop and document.forms[i + 1].lower() == "to"
    return follows and document.lemmas[i] in _NEEDS and document.tags[i][0] == "V"


def _governed(document: Document, i: int, stop: int) -> int | None:
    """Return the main verb that a word of duty governs: the last one of "be repaired", None where there is none."""
    main = None
    for k in range(i + 1, min(i + 1 + _REACH, stop)):
        tag, lemma = document.tags[k], document.lemmas[k]
        if tag[0] == "V":
            if lemma == "have" and tag == "VB" and document.forms[i].lower() == "must":
                return None
            main = k
            if lemma not in ("be", "have"):
                return main
        elif (main is not None and tag != "RB") or tag not in _BETWEEN:
            return main
    return main
