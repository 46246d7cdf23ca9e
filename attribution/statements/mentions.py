"""Find the source of a cue: the noun phrase that says, thinks or shows.

A subject is looked for leftwards: of the places where a clause may begin, the first whose noun phrase, with all
that modifies it, reaches exactly to the verb group. So "a commander with a group known as X, which operates in
Y, said" gives the whole phrase, and "on Wednesday, Putin said" only the name.
"""

from attrs import frozen

from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    QUOTE_MARKS,
    TIME_WORDS,
    base_phrase,
    extended_phrase,
    is_phrase_start,
    verb_group,
)
from attribution.statements.view import View

__all__ = ["Subject", "agent", "governing_subject", "object_source", "subject_before"]

_REACH = 60
_BOUNDARY_WORDS = frozenset(
    (
        "that", "as", "while", "because", "after", "before", "when", "if", "whether", "although", "though", "since", "until",
        "where", "how", "why", "what", "but", "than", "so", ",", ";", ":", "—", "--", "–", "-", "(", "[", "who", "which", "whom",
        "once", "unless", "whereas", "even", "|", "•", "*",
    )
)  # fmt: skip


@frozen(slots=True)
class Subject:
    """What stands before a verb group.

    Attributes:
        first, last: token range of the source; equal where there is none.
        start: where the clause of the cue begins (the subject, or the verb group itself).
        kind: ``"phrase"``, ``"relative"``, ``"expletive"``, ``"shared"`` (with the verb before), or ``"none"``.
    """

    first: int
    last: int
    start: int
    kind: str


def subject_before(view: View, start: int, lo: int) -> Subject:
    """Find the subject that ends before a verb group.

    Args:
        view: the document.
        start: first token of the verb group.
        lo: first token that may be taken.

    Returns:
        The subject; of kind ``"none"`` where nothing fits.
    """
    tags, lows = view.tags, view.lows
    end = start
    while end > lo and (tags[end - 1] == "RB" or lows[end - 1] in ("both", "all")) and lows[end - 1] not in QUOTE_MARKS:
        end -= 1
    if end <= lo:
        return Subject(start, start, start, "none")
    low, tag = lows[end - 1], tags[end - 1]
    if low in ("who", "which") or (low == "that" and tag in ("WDT", "WP", "IN") and end - 1 > lo and tags[end - 2] in NOUNS):
        return Subject(end - 1, end, end - 1, "relative")
    if low in ("it", "there") or tag == "EX":
        return Subject(end - 1, end, end - 1, "expletive")
    if tag == "PRP" and not (end - 2 >= lo and lows[end - 2] in ("and", "or") and end - 3 >= lo and tags[end - 3] in NOUNS):
        return Subject(end - 1, end, end - 1, "phrase")
    if tag == "CC":
        return Subject(start, start, start, "shared")
    floor = max(lo, end - _REACH)
    for s in range(floor, end):
        if s != lo and not (
            lows[s - 1] in _BOUNDARY_WORDS or tags[s - 1] == "CC" or tags[s - 1] in FINITE or lows[s - 1] in QUOTE_MARKS
        ):
            continue
        if not is_phrase_start(tags[s]) and s not in view.opening:
            continue
        head = base_phrase(tags, lows, s, end)
        if head == s or (lows[head - 1] in TIME_WORDS and head < end) or (tags[s] == "PRP" and head < end):
            continue
        if head < end and lows[head] == "," and s != lo and lows[s - 1] == "," and _is_list_before(view, s, lo):
            continue
        if head == end or extended_phrase(tags, lows, s, end, target=end) == end:
            s = _skip_time(view, s, end)
            if s < end:
                return Subject(s, end, s, "phrase")
    # no clause boundary fits: the plain phrase right before the verb group
    s = end
    while s > floor and (tags[s - 1] in NOUNS or tags[s - 1] in ("DT", "JJ", "CD", "POS", "PRP$", "JJS", "JJR", "PRP")):
        s -= 1
        if tags[s] in ("DT", "PRP$", "PRP"):
            break
    s = _skip_time(view, s, end)
    if s < end and (tags[end - 1] in NOUNS or tags[end - 1] in ("PRP", "CD", "DT", "JJ")):
        return Subject(s, end, s, "phrase")
    return Subject(start, start, start, "none")


def _is_list_before(view: View, s: int, lo: int) -> bool:
    """Tell whether the phrase at ``s`` goes on an apposition that began earlier (its name stands before the comma)."""
    return s - 2 >= lo and view.tags[s - 2] in ("NNP", "NNPS") and view.tags[s] in ("DT", "NN", "CD")


def _skip_time(view: View, s: int, end: int) -> int:
    """Return where a phrase begins after a leading time expression ("Wednesday activists")."""
    j = s
    while j < end - 1 and (view.lows[j] in TIME_WORDS or (view.lows[j] in ("last", "this", "next", "late", "early") and j + 1 < end and view.lows[j + 1] in TIME_WORDS)):
        if view.lows[j + 1] in ("'s", "’s") or (view.tags[j + 1] in ("POS", "NNP") and view.lows[j] in ("may", "march", "april", "june", "august")):
            return s
        j += 1
    if j > s and not (is_phrase_start(view.tags[j])):
        return s
    return j


def governing_subject(view: View, start: int, lo: int, tag: str) -> tuple[int, int]:
    """Return the subject of the clause that a participle or a coordinated verb belongs to.

    Args:
        view: the document.
        start: first token of the verb group.
        lo: first token that may be taken.
        tag: tag of its head: a finite one asks for a verb of the same tense.

    Returns:
        The range; empty where no finite verb with a subject stands before.
    """
    tags = view.tags
    level = view.quote_of[start]
    for v in range(start - 1, max(lo, start - _REACH) - 1, -1):
        if tags[v] not in FINITE or view.quote_of[v] != level:
            continue
        if tag in ("VBD", "VBZ", "VBP") and tags[v] != tag and tags[v] != "MD":
            continue
        group = verb_group(tags, view.lows, v, lo)
        subject = subject_before(view, group, lo)
        if subject.kind == "phrase" and subject.last > subject.first:
            return subject.first, subject.last
        if subject.kind == "relative" and tag == "VBG":
            return subject.first, subject.last
    return start, start


def object_source(view: View, k: int, hi: int) -> tuple[int, int]:
    """Return the range of a source that follows an inverted cue ("..., said X, a spokesman for Y").

    Args:
        view: the document.
        k: first token after the verb group.
        hi: one past the last token that may be taken.

    Returns:
        The range, empty where no noun phrase begins at ``k``.
    """
    if k >= hi or not is_phrase_start(view.tags[k]):
        return k, k
    if view.tags[k] == "PRP":
        return k, k + 1
    head = base_phrase(view.tags, view.lows, k, hi)
    if head == k or view.lows[head - 1] in TIME_WORDS:
        return k, k
    return k, extended_phrase(view.tags, view.lows, k, hi, is_open=True)


def agent(view: View, k: int, hi: int) -> tuple[int, int]:
    """Return the range of the noun phrase after "by", "from" or "among" at token ``k - 1``; empty where there is none."""
    if k >= hi or not is_phrase_start(view.tags[k]):
        return k, k
    if view.tags[k] == "PRP":
        return k, k + 1
    return k, max(k, extended_phrase(view.tags, view.lows, k, hi))
