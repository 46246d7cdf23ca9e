"""Find the source of a cue: the noun phrase that says, thinks or shows.

A subject is looked for leftwards: of the places where a clause may begin, the first whose noun phrase, with all
that modifies it, reaches exactly to the verb group. So "a commander with a group known as X, which operates in
Y, said" gives the whole phrase, and "on Wednesday, Putin said" only the name.
"""

from collections.abc import Callable

from attrs import frozen

from attribution.statements.contexts import source_kinds
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    QUOTE_MARKS,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
    verb_group,
)
from attribution.statements.view import View
from attribution.text.calendar import DAYS

__all__ = ["Subject", "agent", "agent_after", "governing_subject", "object_source", "subject_before"]

_REACH = 60
_BOUNDARY_WORDS = frozenset(
    (
        "that", "as", "while", "because", "after", "before", "when", "if", "whether", "although", "though", "since", "until",
        "where", "how", "why", "what", "but", "than", "so", ",", ";", ":", "—", "--", "–", "-", "(", "[", "who", "which", "whom",
        "once", "unless", "whereas", "even", "|", "•", "*",
    )
)  # fmt: skip

_ADJUNCTS = 6  # times and places between a passive and its agent
_CIRCUMSTANTIAL = frozenset(
    (
        "after", "at", "before", "during", "for", "from", "in", "inside", "near", "of", "on", "outside", "since",
        "within",
    )
)  # fmt: skip
_MOMENTS = TIME_WORDS | {
    "noon",
    "midday",
    "midnight",
    "dawn",
    "dusk",
    "then",
    "now",
    "phone",
    "email",
    "letter",
    "telephone",
}
_DAYS_BEFORE = DAYS | {"today", "yesterday"}


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
    while (
        end > lo
        and (tags[end - 1] == "RB" or lows[end - 1] in ("both", "all"))
        and lows[end - 1] not in QUOTE_MARKS
    ):
        if end - 1 == lo or lows[end - 2] in _BOUNDARY_WORDS:  # "Both said"
            break
        end -= 1
    end = _before_time(view, end, lo)
    if end <= lo:
        return Subject(start, start, start, "none")
    word = _subject_word(view, start, end, lo)
    if word is not None:
        return word
    floor = _after_speech(view, end, max(lo, end - _REACH))
    for s in range(floor, end):
        if (s in (floor, lo) or _ends_clause(view, s - 1)) and _reaches(view, s, end, lo):
            s = _skip_time(view, s, end)
            if s < end:
                s = _with_conjuncts(view, s, lo)
                return Subject(s, end, s, "phrase")
    # no clause boundary fits: the plain phrase right before the verb group
    s = end
    while s > floor and (
        tags[s - 1] in NOUNS or tags[s - 1] in ("DT", "JJ", "CD", "POS", "PRP$", "JJS", "JJR", "PRP")
    ):
        s -= 1
        if tags[s] in ("DT", "PRP$", "PRP"):
            break
    s = _skip_time(view, s, end)
    if s < end and (tags[end - 1] in NOUNS or tags[end - 1] in ("PRP", "CD", "DT", "JJ")):
        return Subject(s, end, s, "phrase")
    return Subject(start, start, start, "none")


def _subject_word(view: View, start: int, end: int, lo: int) -> Subject | None:
    """Read a subject off its last word: a pronoun, a relative, an empty "it", or the "and" of a shared one."""
    tags, lows = view.tags, view.lows
    low, tag = lows[end - 1], tags[end - 1]
    is_that = low == "that" and tag in ("WDT", "WP", "IN") and end - 1 > lo and tags[end - 2] in NOUNS
    if low in ("who", "which") or is_that:
        return Subject(end - 1, end, end - 1, "relative")
    if low == "it" and end - 2 > lo and lows[end - 2] == "which":  # ", which it denies"
        return Subject(end - 1, end, end - 1, "phrase")
    if low in ("it", "there") or tag == "EX":
        return Subject(end - 1, end, end - 1, "expletive")
    is_joined = end - 3 >= lo and lows[end - 2] in ("and", "or") and tags[end - 3] in NOUNS
    if tag == "PRP" and not is_joined:
        return Subject(end - 1, end, end - 1, "phrase")
    if tag == "CC":
        return Subject(start, start, start, "shared")
    is_bracketed = low in ("]", ")") and end - 3 >= lo and lows[end - 3] in ("[", "(")
    if is_bracketed and tags[end - 2] in ("PRP", "NNP"):
        return Subject(end - 3, end, end - 3, "phrase")
    return None


def _ends_clause(view: View, i: int) -> bool:
    """Tell whether a clause may begin after a token."""
    low, tag = view.lows[i], view.tags[i]
    return low in _BOUNDARY_WORDS or tag == "CC" or tag in FINITE or low in QUOTE_MARKS


def _reaches(view: View, s: int, end: int, lo: int) -> bool:
    """Tell whether the noun phrase that begins at a token, with what modifies it, ends where the verb group begins."""
    tags, lows = view.tags, view.lows
    if not is_phrase_start(tags[s]) and s not in view.opening:
        return False
    head = base_phrase(tags, lows, s, end)
    if head == s or (head < end and (lows[head - 1] in TIME_WORDS or tags[s] == "PRP")):
        return False
    if head < end and lows[head] == "," and s != lo and lows[s - 1] == "," and _is_list_before(view, s, lo):
        return False
    return head == end or extended_phrase(tags, lows, s, end, target=end) == end


def _after_speech(view: View, end: int, floor: int) -> int:
    """Return the token after the last utterance that closes before a place: a subject does not reach into it."""
    for p in range(end - 1, floor, -1):
        if p in view.closing:
            q = view.quotations[view.closing[p]]
            if q.last - q.first > 6 or view.lows[p - 2] in (",", ".", "!", "?"):
                return p
    return floor


def _before_time(view: View, end: int, lo: int) -> int:
    """Return where a phrase ends before a time expression ("the senator on Tuesday said")."""
    lows, tags = view.lows, view.tags
    j = end
    if j > lo and tags[j - 1] == "CD" and j - 2 >= lo and lows[j - 2] in TIME_WORDS:
        j -= 1
    if j > lo and lows[j - 1] in TIME_WORDS and tags[j - 1] != "MD":
        j -= 1
        if j - 1 > lo and lows[j - 1] in ("last", "this", "next", "earlier", "late", "early"):
            j -= 1
        if j - 1 > lo and lows[j - 1] in ("on", "in", "since", "late", "by"):
            return j - 1
        if j - 1 > lo and tags[j - 1] in NOUNS and lows[j] in _DAYS_BEFORE:
            return j
    return end


def _with_conjuncts(view: View, s: int, lo: int) -> int:
    """Return where a phrase begins whose last conjunct is at ``s`` ("outlets in Venezuela and Cuba")."""
    tags, lows = view.tags, view.lows
    if s - 2 < lo or tags[s - 1] != "CC" or lows[s - 1] == "but" or tags[s - 2] not in NOUNS:
        return s
    j = s - 2
    while (
        j > lo
        and s - j < 14
        and (
            tags[j - 1] in NOUNS
            or tags[j - 1] in ("DT", "JJ", "CD", "POS", "PRP$")
            or (
                tags[j - 1] == "IN"
                and lows[j - 1] in ("of", "in", "for", "from")
                and j - 1 > lo
                and tags[j - 2] in NOUNS
            )
        )
    ):
        j -= 1
    if j > lo and (tags[j - 1][:2] == "VB" or tags[j - 1] in ("IN", "TO", "MD") or lows[j - 1] == ","):
        # the object of a verb or a preposition: the conjunction joins clauses, not phrases
        return s if tags[j - 1] != "IN" or lows[j - 1] not in ("because", "that", "as", "while") else j
    return j


def _is_list_before(view: View, s: int, lo: int) -> bool:
    """Tell whether the phrase at ``s`` goes on an apposition that began earlier (its name stands before the comma)."""
    return s - 2 >= lo and view.tags[s - 2] in ("NNP", "NNPS") and view.tags[s] in ("DT", "NN", "CD")


def _skip_time(view: View, s: int, end: int) -> int:
    """Return where a phrase begins after a leading time expression ("Wednesday activists")."""
    j = s
    while j < end - 1 and (
        view.lows[j] in TIME_WORDS
        or (
            view.lows[j] in ("last", "this", "next", "late", "early")
            and j + 1 < end
            and view.lows[j + 1] in TIME_WORDS
        )
    ):
        if view.lows[j + 1] in ("'s", "’s") or (
            view.tags[j + 1] in ("POS", "NNP") and view.lows[j] in ("may", "march", "april", "june", "august")
        ):
            return s
        j += 1
    if j > s and not (is_phrase_start(view.tags[j])):
        return s
    return j


def governing_subject(
    view: View, start: int, lo: int, tag: str, is_cue: Callable[[int], bool]
) -> tuple[int, int]:
    """Return the subject of the clause that a participle or a coordinated verb belongs to.

    Args:
        view: the document.
        start: first token of the verb group.
        lo: first token that may be taken.
        tag: tag of its first finite verb, or of its head: a finite one asks for a verb of the same tense.
        is_cue: tells whether a token is a likely cue; such verbs are tried first.

    Returns:
        The range; empty where no finite verb with a subject stands before.
    """
    tags = view.tags
    level = view.quote_of[start]
    floor = max(lo, start - _REACH)
    finite = [v for v in range(start - 1, floor - 1, -1) if tags[v] in FINITE and view.quote_of[v] == level]
    if tag in ("VBD", "VBZ", "VBP", "MD"):
        same = [v for v in finite if tags[v] == tag]
        finite = [v for v in same if is_cue(v)] + same + finite[:3]
    elif tag == "VBG":
        finite = [v for v in finite if is_cue(v)][:1] + finite
    for v in finite[:8]:
        subject = subject_before(view, verb_group(tags, view.lows, v, lo), lo)
        if subject.kind == "phrase" and subject.last > subject.first:
            return subject.first, subject.last
        if subject.kind == "relative" and tag == "VBG":
            return subject.first, subject.last
    if tag == "VBG" and start - lo <= 3:
        return _subject_after(view, start)
    return start, start


def _subject_after(view: View, start: int) -> tuple[int, int]:
    """Return the subject of the main clause after a participle that begins the sentence."""
    stop = min(view.n, start + _REACH)
    for j in range(start, stop - 2):
        if view.lows[j] in (".", "!", "?"):
            break
        if view.lows[j] == "," and is_phrase_start(view.tags[j + 1]):
            end = base_phrase(view.tags, view.lows, j + 1, stop)
            k = end
            while k < stop and view.tags[k] == "RB":
                k += 1
            if k < stop and view.tags[k] in FINITE:
                return j + 1, end
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


def agent_after(view: View, k: int, hi: int) -> tuple[int, int, int]:
    """Find who did what a passive says, after what tells the time or the place ("on Friday in a statement by the army").

    Args:
        view: the document.
        k: first token after the passive.
        hi: one past the last token that may be taken.

    Returns:
        The place of "by" and the range of the agent, empty where there is none.
    """
    lows, tags = view.lows, view.tags
    start = k
    for _ in range(_ADJUNCTS):
        if k >= hi or lows[k] == "by":
            break
        nxt = k + 1
        if lows[k] in ("late", "early"):
            pass
        elif tags[k] == "IN" and lows[k] in _CIRCUMSTANTIAL:
            nxt = base_phrase(tags, lows, k + 1, hi)
        elif is_phrase_start(tags[k]):
            nxt = base_phrase(tags, lows, k, hi)
            if lows[nxt - 1] not in TIME_WORDS:
                break
        elif tags[k] not in ("RB", "RBR"):
            break
        if nxt == k + (tags[k] == "IN"):
            break
        k = nxt
    if k + 1 >= hi or lows[k] != "by":
        return k, k, k
    first, last = agent(view, k + 1, hi)
    if last > first and lows[last - 1] in _MOMENTS:  # "by lawyers on Monday"
        last = base_phrase(tags, lows, first, last)
    is_moment = last > first and (lows[last - 1] in _MOMENTS or tags[last - 1] == "CD")
    if is_moment or (k > start and not _may_act(view, first, last)):
        last = first
    return k, first, last


def _may_act(view: View, first: int, last: int) -> bool:
    """Tell whether a phrase behind "on Monday by" names who acts: a name, a pronoun, or a noun for people, bodies, texts."""
    for i in range(base_phrase(view.tags, view.lows, first, last) - 1, first - 1, -1):
        if view.tags[i] in NOUNS:
            return view.tags[i] in ("NNP", "NNPS") or view.lemmas[i].lower() in source_kinds()
    return last > first and view.tags[first] == "PRP"
