"""Drop what only counts things: "40 confirmed cases" is nobody's confirmation."""

from collections.abc import Iterable

from attribution.statements.candidate import Candidate
from attribution.statements.phrases import NOUNS
from attribution.statements.view import View

__all__ = ["without_counted"]


def without_counted(view: View, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those whose cue is a participle between a number and its noun."""
    return tuple(c for c in candidates if not _is_counted(view, c))


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
