"""Find contents that stand after their cue, and the clauses that relative and as-clauses belong to."""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, phrase_end, strip_end
from attribution.statements.frames import is_clause_ahead
from attribution.statements.lexicon import CueLexicon
from attribution.statements.phrases import AUXILIARIES, FINITE, NOUNS, TIME_WORDS, is_phrase_start
from attribution.statements.view import View

__all__ = [
    "antecedent",
    "commented_clauses",
    "content_after",
    "main_verb",
    "relative_end",
    "setting_of",
]

_SUBORDINATORS = frozenset(
    ("while", "although", "though", "after", "when", "if", "because", "since", "before", "whereas")
)
#: Words, tagged as prepositions, that open a clause with a verb of its own.
_CLAUSE_OPENERS = _SUBORDINATORS | {"that", "whether", "as", "until", "unless"}
#: No participle that is mistagged: these forms follow no auxiliary ("was alone now | says").
_NO_PARTICIPLE = frozenset(("VBZ", "MD"))


def content_after(
    view: View,
    lexicon: CueLexicon,
    frame: str,
    at: int,
    hi: int,
    cue_tag: str,
    setting: str = "",
    is_say: bool = False,
) -> Ranges | None:
    """Return the content that begins at a token.

    Args:
        view: the document.
        lexicon: the cues.
        frame: what stands there, see ``lexicon``.
        at: first token of the content.
        hi: one past the last token that it may hold.
        cue_tag: tag of the cue's finite verb, or "".
        setting: ``"subordinate"`` or ``"relative"`` where the cue's own clause is one: the main clause ends the content.
        is_say: whether the cue mostly takes clauses: a noun phrase after it rather begins one.

    Returns:
        Its token ranges, None where it would be empty.
    """
    base = frame[2:] if frame[:2] == "r:" else frame
    if at >= hi and at not in view.opening:
        if base != "colon" or at >= view.n:
            return None
        end = strip_end(view, at, view.document.sentences[view.document.sentence_at(at)].last)
        return ((at, end),) if end > at else None
    is_subordinate = setting == "subordinate"
    if base in ("quote", "colon") and at in view.opening:
        k = view.opening[at]
        q = view.quotations[k]
        if (
            q.last >= hi
            or view.lows[q.last] in (".", "!", "?", ",", ";")
            or (view.speech[k] and view.lows[q.last - 2] in (".", "!", "?", ","))
        ):
            return ((q.first, q.last), *_reopened(view, k))
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
        return ((at, max(end, q.last)),)
    if (
        base in ("that", "wh", "clause", "colon", "quote", "to", "ing")
        or (base == "np" and is_say)
        or (base[:2] == "p:" and is_clause_ahead(view, at, hi) and view.lows[at] not in ("a", "an"))
    ):
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
        if setting == "relative":
            end = strip_end(view, at, min(end, main_verb(view, at, end)))
    else:
        end = phrase_end(view, lexicon, at, hi)
    if end <= at:
        return None
    return ((at, end),)


def _reopened(view: View, k: int) -> Ranges:
    """Return the quotations that reopen one in the paragraphs after it, in text order."""
    parts = []
    for _ in range(200):
        following = view.reopened.get(k)
        if following is None:
            break
        k = following
        parts.append((view.quotations[k].first, view.quotations[k].last))
    return tuple(parts)


def main_verb(view: View, at: int, stop: int, *, is_clause: bool = True) -> int:
    """Return where the complement of a subject's noun or relative clause ends: before the verb of the clause around it.

    Each clause that opens inside needs one finite verb; the first verb that none of them needs is the one around.

    Args:
        view: the document.
        at: first token of the complement.
        stop: one past the last token that it may hold.
        is_clause: whether the complement is a clause, not a phrase without a verb of its own.

    Returns:
        The place of the main clause's verb, or of the comma before another clause; ``stop`` where there is none.
    """
    tags, lows = view.tags, view.lows
    needed = int(is_clause and lows[at] != "to")
    after_auxiliary = False
    for j in range(at + _n_opening(view, at) * needed, stop):
        tag = tags[j]
        is_verb = tag in FINITE or _is_mistagged(view, j)
        if is_verb and not (
            after_auxiliary and tag not in _NO_PARTICIPLE and tags[j - 1] not in ("VB", "VBN", "VBG")
        ):
            if not needed:
                return j
            needed -= 1
            if view.lemmas[j] in word_class("claiming") and is_clause_ahead(view, j + 1, stop):
                needed += 1  # "Claims that he said she left"
        elif is_clause and needed == 0 and lows[j] == "," and _is_next_clause(view, j + 1, stop):
            return j
        elif _opens_clause(view, j) or (j > at and _goes_on(view, j, stop, needed)):
            needed += 1
        after_auxiliary = (is_verb and (tag == "MD" or lows[j] in AUXILIARIES)) or (
            after_auxiliary and tag in ("RB", "VB", "VBN")
        )
    return stop


def _n_opening(view: View, at: int) -> int:
    """Return how many words open a clause: after "that" the next one is no verb, however it is tagged."""
    return 2 if view.lows[at] == "that" else int(_opens_clause(view, at))


def _opens_clause(view: View, j: int) -> bool:
    """Tell whether a word opens a clause that needs a verb."""
    return view.tags[j] in ("WDT", "WP", "WP$", "WRB") or (
        view.tags[j] == "IN" and view.lows[j] in _CLAUSE_OPENERS
    )


def _goes_on(view: View, j: int, stop: int, needed: int) -> bool:
    """Tell whether a conjunction adds a verb or a clause here, or a pronoun begins one ("the man he saw")."""
    tags = view.tags
    k = j + 1
    while k < stop and tags[k] == "RB":
        k += 1
    if k >= stop:
        return False
    if tags[j] == "CC":
        return tags[k] in FINITE or (
            needed == 0 and is_phrase_start(tags[k]) and is_clause_ahead(view, k, stop)
        )
    return tags[j] == "PRP" and tags[k] in FINITE and (needed == 0 or tags[j - 1] in NOUNS)


def _is_next_clause(view: View, k: int, stop: int) -> bool:
    """Tell whether a clause with a subject of its own begins after a comma ("Claims that he fled, police said, ...")."""
    return k < stop and view.tags[k] not in FINITE and is_clause_ahead(view, k, stop)


def _is_mistagged(view: View, j: int) -> bool:
    """Tell whether a participle right after a full verb is rather a past tense ("had collapsed turned out")."""
    return (
        view.tags[j] == "VBN" and view.tags[j - 1] in ("VBN", "VBD") and view.lows[j - 1] not in AUXILIARIES
    )


def setting_of(view: View, kind: str, start: int, lo: int) -> str:
    """Return the kind of clause that a cue stands in, for :func:`content_after`.

    Args:
        view: the document.
        kind: of the cue's subject.
        start: where the cue's clause begins.
        lo: first token of the sentence.
    """
    return "relative" if kind == "relative" else "subordinate" if is_subordinate(view, start, lo) else ""


def is_subordinate(view: View, start: int, lo: int) -> bool:
    """Tell whether the clause that begins at a token is a leading subordinate clause."""
    return lo < start <= lo + 3 and view.lows[start - 1] in _SUBORDINATORS


def _is_setting(view: View, s: int, e: int) -> bool:
    """Tell whether a phrase is a time or a channel behind a preposition and a noun ("a video on Monday", "a post on X")."""
    lows, tags = view.lows, view.tags
    if lows[s - 1] not in ("at", "in", "on") or tags[s - 2] not in NOUNS:
        return False
    is_channel = lows[s - 1] == "on" and e - s == 1 and view.document.forms[s][0].isupper()
    return lows[e - 1] in TIME_WORDS or is_channel or lows[s - 1 : e] == ["in", "court"]


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
        if tags[s - 1] == "VBN" and s - 1 > lo and tags[s - 2] in NOUNS and s < e:
            break  # "The army | published photos": a past tense that is tagged as a participle
        s -= 1
        if tags[s] in ("DT", "PRP$"):
            break
    if s == e or tags[e - 1] not in NOUNS:
        return gap, gap
    if s - 1 > lo and _is_setting(view, s, e):  # "a video | on Monday | which it said showed ..."
        return antecedent(view, s - 1, lo)
    while s < e and tags[s] in ("VBG", "VBN"):
        s += 1
    return s, e


def relative_end(view: View, end: int, hi: int) -> int:
    """Return where a relative clause ends: at a comma, a clause mark, a second finite verb, or the limit."""
    tags, lows = view.tags, view.lows
    j = end
    n_verbs = 0
    while j < hi and lows[j] not in (",", ";", ":", "—", "--", "–"):
        if tags[j] in FINITE or (j == end and tags[j] == "VBN"):  # mistagged where no auxiliary precedes
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
