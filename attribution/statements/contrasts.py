"""Keep the writer's contradiction of a source out of the source's mouth.

"Two people died, not nine as activists claimed": the activists claimed nine. "Contrary to what Roe said, the bridge is
safe": nothing is given of what Roe said but that it was something else. Both extractors take the main clause for the
content, as in "Two people died, as activists claimed".
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from attribution.statements.candidate import Candidate
from attribution.statements.phrases import FINITE
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["CONTRARIES", "DENIALS", "start_of", "without_contrasts"]

#: What stands before a part that is denied.
DENIALS = frozenset((("not",), ("rather", "than"), ("instead", "of")))
#: What stands before "what Roe said" where that is contradicted.
CONTRARIES = frozenset(
    (
        ("unlike",), ("contrary", "to"), ("opposed", "to"), ("contrast", "to"), ("contradiction", "to"),
        ("odds", "with"), ("variance", "with"),
    )
)  # fmt: skip
_CONCESSIONS = frozenset((("despite",), ("notwithstanding",), ("spite", "of"), ("regardless", "of")))
_SET_ASIDE = CONTRARIES | _CONCESSIONS
_REACH = 12  # tokens of a subject, and of a part that is denied
_OPENERS = frozenset((",", ";", "-", "—", "--", "–", "(", "and", "but"))
_STOPS = frozenset((",", ";", ":", ".", "-", "—", "--", "–", "(", ")", "as", "so", "such"))
_MORE = frozenset(("only", "just", "merely", "simply", "even", "least"))  # "not only nine" denies no nine


def without_contrasts(view: View, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give sources that the writer contradicts what is denied as their content, or no more than "what".

    Args:
        view: the document.
        candidates: what the extractors propose.
    """
    for c in candidates:
        cue = c.cue[0][0] if c.cue else 0
        part = _denied_part(view, cue) or _contradicted(view, cue)
        if part is None:
            yield c
        else:
            content, subject = part
            yield evolve(c, source=((subject, cue),) if subject < cue else c.source, content=(content,))


def start_of(lows: Sequence[str], end: int, phrases: Set[tuple[str, ...]]) -> int:
    """Return the first token of a phrase of one or two words that ends right before a token, or -1.

    >>> start_of(["two", "rather", "than", "nine"], 3, DENIALS)
    1
    """
    return next((end - n for n in (1, 2) if n <= end and tuple(lows[end - n : end]) in phrases), -1)


def _denied_part(view: View, cue: int) -> tuple[tuple[int, int], int] | None:
    """Return the "nine" of "two, not nine as activists claimed" and the first token after "as", or None."""
    lows = view.lows
    as_ = _opener(view, cue, "as")
    if as_ < 0:
        return None
    for i in range(as_ - 1, max(0, as_ - _REACH), -1):
        start = start_of(lows, i, DENIALS)
        if start > 0 and (i - start > 1 or lows[start - 1] in _OPENERS):
            is_empty = not any(w[0].isalnum() for w in lows[i:as_])  # "not, as Roe said, in May"
            return None if lows[i] in _MORE or is_empty else ((i, as_), as_ + 1)
        if lows[i] in _STOPS or view.tags[i] in FINITE:
            break
    return None


def _contradicted(view: View, cue: int) -> tuple[tuple[int, int], int] | None:
    """Return the "what" of "contrary to what Roe said" and the first token of who said it, or None."""
    what = _opener(view, cue, "what")
    return ((what, what + 1), what + 1) if what > 0 and start_of(view.lows, what, _SET_ASIDE) >= 0 else None


def _opener(view: View, cue: int, word: str) -> int:
    """Return the word that opens the clause of a cue, only the subject between them, or -1."""
    for i in range(cue - 1, max(-1, cue - _REACH), -1):
        if view.lows[i] == word:
            return i
        if view.lows[i] in _STOPS or view.tags[i] in FINITE:
            break
    return -1
