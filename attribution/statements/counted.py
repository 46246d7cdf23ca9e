"""Drop what only counts things: "40 confirmed cases" is nobody's confirmation."""

from collections.abc import Iterable

from attribution.statements.candidate import Candidate
from attribution.statements.phrases import NOUNS
from attribution.statements.view import View

__all__ = ["without_counted"]


def without_counted(view: View, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates without those whose source is the number before a participle and its noun."""
    return tuple(c for c in candidates if not _is_counted(view, c))


def _is_counted(view: View, c: Candidate) -> bool:
    """Tell whether a cue describes the counted noun after it; in "two confirmed reports" a past tense is tagged as one."""
    if not c.source or len(c.cue) != 1 or not c.content:
        return False
    first, end = c.cue[0]
    is_lone = end == first + 1 and view.tags[first] in ("JJ", "VBN")
    is_between = c.source[-1][1] == first and view.tags[first - 1] == "CD"
    return is_lone and is_between and c.content[0][0] == end and view.tags[end] in NOUNS
