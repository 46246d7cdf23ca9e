"""Find contents that stand after their cue, and the clauses that relative and as-clauses belong to."""

from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, phrase_end, strip_end
from attribution.statements.frames import is_clause_ahead
from attribution.statements.lexicon import CueLexicon
from attribution.statements.phrases import FINITE, NOUNS
from attribution.statements.view import View

__all__ = ["antecedent", "commented_clauses", "content_after", "is_subordinate", "relative_end"]

_SUBORDINATORS = frozenset(
    ("while", "although", "though", "after", "when", "if", "because", "since", "before", "whereas")
)


def content_after(
    view: View, lexicon: CueLexicon, frame: str, at: int, hi: int, cue_tag: str, is_subordinate: bool
) -> Ranges | None:
    """Return the content that begins at a token, by frame."""
    base = frame[2:] if frame[:2] == "r:" else frame
    if at >= hi and not (base == "colon" and at in view.opening):
        return None
    if base in ("quote", "colon") and at in view.opening:
        q = view.quotations[view.opening[at]]
        if q.last >= hi or view.lows[q.last] in (".", "!", "?"):
            return ((q.first, q.last),)
        if view.lows[q.last] in (",", ";") or (
            view.speech[view.opening[at]] and view.lows[q.last - 2] in (".", "!", "?", ",")
        ):
            return ((q.first, q.last),)
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
        return ((at, max(end, q.last)),)
    if base in ("that", "wh", "clause", "colon", "quote", "to") or (
        base[:2] == "p:" and is_clause_ahead(view, at, hi) and view.lows[at] not in ("a", "an")
    ):
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
    else:
        end = phrase_end(view, lexicon, at, hi)
    if end <= at:
        return None
    return ((at, end),)


def is_subordinate(view: View, start: int, lo: int) -> bool:
    """Tell whether the clause that begins at a token is a leading subordinate clause."""
    return lo < start <= lo + 3 and view.lows[start - 1] in _SUBORDINATORS


def antecedent(view: View, gap: int, lo: int) -> tuple[int, int]:
    """Return the noun phrase that ends right before a relative clause."""
    tags = view.tags
    e = gap
    if e > lo and view.lows[e - 1] == ",":
        e -= 1
    s = e
    while (
        s > lo
        and e - s < 12
        and (
            tags[s - 1] in NOUNS
            or tags[s - 1] in ("DT", "JJ", "CD", "POS", "PRP$", "JJS", "JJR", "VBG", "VBN")
        )
    ):
        s -= 1
        if tags[s] in ("DT", "PRP$"):
            break
    if s == e or tags[e - 1] not in NOUNS:
        return gap, gap
    while s < e and tags[s] in ("VBG", "VBN"):
        s += 1
    return s, e


def relative_end(view: View, end: int, hi: int) -> int:
    """Return where a relative clause ends: at a comma, a clause mark, a second finite verb, or the limit."""
    tags, lows = view.tags, view.lows
    j = end
    n_verbs = 0
    while j < hi and lows[j] not in (",", ";", ":", "—", "--", "–"):
        if tags[j] in FINITE:
            n_verbs += 1
            if n_verbs == 2 and tags[j - 1] != "CC":
                return j
        elif tags[j] in ("WDT", "WP", "WRB", "IN") and lows[j] in (
            "that",
            "who",
            "which",
            "when",
            "where",
            "while",
            "if",
            "because",
            "as",
        ):
            n_verbs = -9
        j += 1
    return j


def commented_clauses(view: View, as_token: int, end: int, lo: int, hi: int) -> Ranges:
    """Return the main clause that an as-clause comments on."""
    lows = view.lows
    j = end
    while j < hi and j < end + 14 and lows[j] != ",":
        j += 1
    parts: list[tuple[int, int]] = []
    before = strip_end(view, lo, as_token)
    if before - lo >= 3:
        parts.append((lo, before))
    if j < hi and lows[j] == "," and j + 1 < hi:
        after = strip_end(view, j + 1, hi)
        if after - j > 2:
            parts.append((j + 1, after))
    return tuple(parts)
