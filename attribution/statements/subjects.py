"""Take the subject for the source where an adjunct between commas stands beside it.

Both extractors take what stands nearest to the cue, or all that stands before it: "Through its lawyer, Jane Roe, the bank
said" is the bank's, "The union, in a letter signed by its chairman, Ken Dodd, said" the union's, and in "The bank, she
said, had told her that ..." the bank has told her.
"""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Candidate
from attribution.statements.phrases import FINITE, NOUNS, base_phrase, is_phrase_start
from attribution.statements.source_corrections import phrase_start, sentence_zone
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = [
    "with_subject_before_adjunct",
    "with_subject_before_speaker",
    "without_adjunct",
    "without_empty_it",
]

_TELLING = frozenset(("hear", "add", "believe", "explain", "tell"))
_NEAR = 3  # tokens from "it" to its cue
_REACH = 24  # tokens of an adjunct that are looked at


def without_adjunct(view: View, c: Candidate) -> Candidate:
    """Leave out of a source the adjunct that opens its sentence ("Through its lawyer, Jane Roe, | the bank | denied")."""
    first = c.cue[0][0]
    if len(c.source) != 1 or c.source[0][1] != first or first - c.source[0][0] > _REACH:
        return c
    s, e = c.source[0]
    comma = next((j for j in range(e - 1, s, -1) if view.lows[j] == ","), e)
    if comma + 1 >= e or s - 1 != sentence_zone(view, first)[0] or not _is_preposition(view, s - 1):
        return c
    return evolve(c, source=((comma + 1, e),)) if _is_phrase(view, comma + 1, e) else c


def with_subject_before_adjunct(view: View, c: Candidate) -> Candidate:
    """Take the subject for the source, not a part of the adjunct behind it ("The union, in a letter by | Ken Dodd, | said")."""
    first = c.cue[0][0]
    if len(c.source) != 1 or view.lows[first - 1] != "," or view.tags[first] not in FINITE:
        return c
    s, e = c.source[0]
    lo = sentence_zone(view, first)[0]
    if e not in (first, first - 1) or s <= lo or view.tags[s - 1] != "IN":
        return c
    for j in range(s - 1, max(lo, s - _REACH), -1):
        if view.tags[j] in FINITE or view.tags[j] in ("WDT", "WP"):
            break
        if view.lows[j] == "," and _is_preposition(view, j + 1):
            is_whole = phrase_start(view, j) == lo and _is_phrase(view, lo, j)
            return evolve(c, source=((lo, j),)) if is_whole else c
    return c


def with_subject_before_speaker(view: View, c: Candidate) -> Candidate:
    """Take the subject for the source, not who is said to say so ("The bank, | she | said, | had told | her that ...").

    Of a relative clause it is the pronoun: "the bank, | which | she said | had told | her that ...".
    """
    first = c.cue[0][0]
    if len(c.cue) > 1 or len(c.source) != 1 or view.tags[first] not in FINITE:
        return c
    s, e = c.source[0]
    lo = sentence_zone(view, first)[0]
    if s <= lo or e >= first or view.tags[e] not in FINITE or not _says(view.lemmas[e]):
        return c
    if first == e + 1 and view.lows[s - 1] in ("which", "who", "that"):
        return evolve(c, source=((s - 1, s),))
    if first != e + 2 or view.lows[e + 1] != "," or view.lows[s - 1] != "," or s - 1 <= lo:
        return c
    is_subject = is_phrase_start(view.tags[lo]) and not any(view.tags[j] in FINITE for j in range(lo, s - 1))
    return evolve(c, source=((lo, s - 1),)) if is_subject else c


def without_empty_it(view: View, c: Candidate) -> Candidate:
    """Let nobody speak where "it" stands for what follows: "| It | was not possible to verify | the claim"."""
    (s, e), (first, end) = c.source[0] if c.source else (0, 0), c.cue[0]
    if len(c.source) != 1 or e - s != 1 or view.lows[s] != "it" or not s < first < s + _NEAR:
        return c
    said = next(
        (j for j in range(first, min(end + 1, view.n)) if view.lows[j] in word_class("said of it")), -1
    )
    is_clause = said >= 0 and view.lemmas[first] == "be" and said + 1 < view.n
    return evolve(c, source=()) if is_clause and view.lows[said + 1] in ("to", "that", "for") else c


def _is_preposition(view: View, i: int) -> bool:
    """Tell whether a token is a preposition; "Through" at the start of a sentence is often tagged as something else."""
    return view.tags[i] == "IN" or view.lows[i] in ("through", "via")


def _is_phrase(view: View, first: int, end: int) -> bool:
    """Tell whether a range is one plain noun phrase."""
    return (
        is_phrase_start(view.tags[first])
        and view.tags[end - 1] in (*NOUNS, "PRP")
        and base_phrase(view.tags, view.lows, first, end) == end
    )


def _says(lemma: str) -> bool:
    """Tell whether a verb may stand between a subject and its own verb with who says so ("The bank, she said, had ...")."""
    return lemma in _TELLING or lemma in word_class("claiming")
