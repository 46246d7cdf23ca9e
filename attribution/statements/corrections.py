"""Correct what both extractors get wrong against plain grammar, one candidate at a time.

Neither the learned model, which sees words around a cue, nor the rules, which read from the cue outwards, parse the
sentence. So half of a joint source may be lost ("Neither the mayor nor | the police | said").
"""

from collections.abc import Callable

from attribution.statements.candidate import Candidate
from attribution.statements.phrases import FINITE
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["correct"]

_OPENERS = {"nor": "neither", "and": "both"}
_JOINT = 14  # tokens between "neither" and the end of the source


def correct(view: View, candidate: Candidate) -> Candidate:
    """Return a candidate with its source and content as the grammar of its sentence has them.

    Args:
        view: the document.
        candidate: of either extractor.

    Returns:
        The candidate itself where nothing is to be corrected.
    """
    if not candidate.cue or not candidate.content:
        return candidate
    for rule in _RULES:
        candidate = rule(view, candidate)
    return candidate


def _with_both_halves(view: View, c: Candidate) -> Candidate:
    """Let a joint source begin with its "both" or "neither", of which the latter negates the act."""
    if not c.source:
        return c
    first, last = c.source[0][0], c.source[-1][1]
    lows, tags = view.lows, view.tags
    opener = ""
    for j in range(last - 1, max(-1, last - _JOINT), -1):
        if lows[j] == opener:
            is_whole = j >= first and not _is_clause(view, first, j)
            return c if is_whole else evolve(c, source=((j, last),))
        opener = _OPENERS.get(lows[j], opener)
        if tags[j] in FINITE or lows[j] in (".", ";", ":", ","):
            break
    return c


def _is_clause(view: View, first: int, last: int) -> bool:
    """Tell whether a range has a finite verb that is none of a relative clause."""
    tags = view.tags[first:last]
    return any(t in FINITE for t in tags) and not any(t in ("WDT", "WP") for t in tags)


_RULES: tuple[Callable[[View, Candidate], Candidate], ...] = (_with_both_halves,)
