"""Drop what only looks like a statement: "40 confirmed cases" is nobody's confirmation, "was denied food" no denial."""

from collections.abc import Iterable

from attribution.statements.candidate import Candidate
from attribution.statements.phrases import NOUNS, TIME_WORDS, base_phrase
from attribution.statements.source_corrections import is_passive
from attribution.statements.view import View
from attribution.values.document import Document

__all__ = ["is_refused", "without_lookalikes"]

_REFUSED = frozenset(("DT", "PRP$", "JJ", "NN", "NNS"))
_TIMES = TIME_WORDS | {"time", "times"}
_REACH = 12


def without_lookalikes(view: View, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those that count things, tell what somebody did not get, or have half a name for a content."""
    checks = (_is_counted, _is_withheld, _is_split)
    return tuple(c for c in candidates if not any(is_none(view, c) for is_none in checks))


def _is_counted(view: View, c: Candidate) -> bool:
    """Tell whether a cue describes a counted noun after it: its number is the source, or the object of a verb ("has | 9")."""
    if not c.source or len(c.cue) != 1 or not c.content:
        return False
    tags = view.tags
    first, end = c.cue[0]
    is_lone = end == first + 1 and tags[first] in ("JJ", "VBN")
    if not is_lone or first < 2 or tags[first - 1] != "CD" or c.content[0][0] != end:
        return False
    return tags[end] in NOUNS and (c.source[-1][1] == first or tags[first - 2][:2] == "VB")


def _is_split(view: View, c: Candidate) -> bool:
    """Tell whether a content is but the beginning of the phrase for its source ("| Her sister | Jane Poe | agreed")."""
    if not len(c.cue) == len(c.source) == len(c.content) == 1:
        return False
    (a, b), (start, end), first = c.content[0], c.source[0], c.cue[0][0]
    if b != start or end != first or view.tags[a] not in ("DT", "PRP$"):
        return False
    return base_phrase(view.tags, view.lows, a, first) == first


def _is_withheld(view: View, c: Candidate) -> bool:
    """Tell whether a cue is the passive of "deny" with what its subject did not get: "He was denied a lawyer"."""
    if len(c.cue) != 1:
        return False
    first, end = c.cue[0]
    return view.lemmas[end - 1] == "deny" and is_passive(view, first, end) and is_refused(view.document, end)


def is_refused(document: Document, end: int) -> bool:
    """Tell whether an object stands after the passive "was denied", and no time: then somebody was refused it.

    >>> from attribution.text import read
    >>> is_refused(read("He was denied a lawyer."), 3), is_refused(read("It was denied last week."), 3)
    (True, False)
    """
    tags = document.tags
    last = min(len(tags), end + _REACH)
    if end >= last or tags[end] not in _REFUSED:
        return False
    lows = [f.lower() for f in document.forms[end:last]]
    stop = base_phrase(tags[end:last], lows, 0, len(lows))
    return stop > 0 and tags[end + stop - 1] in NOUNS and _TIMES.isdisjoint(lows[:stop])
