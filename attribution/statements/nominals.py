"""Propose attributions for noun cues ("concern among X that") and predicative adjectives ("are concerned about")."""

from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, phrase_end
from attribution.statements.following import main_verb
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import agent, subject_before
from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    QUOTE_MARKS,
    base_phrase,
    is_phrase_start,
    verb_group,
)
from attribution.statements.reading import Reading
from attribution.statements.view import View

__all__ = ["is_voiced", "read_noun", "read_predicate"]

_WH = frozenset(("whether", "if", "how", "why", "what", "who", "which", "where", "when", "whose"))
_VERB_BEFORE = 12  # tokens before a noun of saying in which its verb is looked for
_SOURCE_PREPOSITIONS = frozenset(("by", "from", "among", "between"))


def _complement(view: View, entry: Entry, k: int, hi: int) -> tuple[str, int, int] | None:
    """Return frame, content start and cue end of what may follow a noun or adjective cue."""
    if k >= hi:
        return None
    low, tag = view.lows[k], view.tags[k]
    if (
        low == "that"
        and k + 1 < hi
        and tag in ("IN", "WDT", "DT")
        and not (tag == "WDT" and view.tags[k + 1][:1] in ("V", "M"))
    ):
        return "that", k, k
    if low in _WH:
        return "wh", k, k
    if tag == "TO" and k + 1 < hi and view.tags[k + 1] in ("VB", "RB"):
        return "to", k, k
    if tag in ("IN", "TO") and "p:" + low in entry.frames and k + 1 < hi:
        return "p:" + low, k + 1, k + 1
    if k in view.opening:
        return "quote", k, k
    return None


def _bare_complement(view: View, i: int, k: int, hi: int) -> tuple[str, int, int] | None:
    """Return a clause without "that" after a noun ("fears it could spread")."""
    if k >= hi or k != i + 1 or not is_phrase_start(view.tags[k]) or view.tags[k] in ("NN", "NNS", "CD"):
        return None
    end = base_phrase(view.tags, view.lows, k, hi)
    if k < end < hi and view.tags[end] in FINITE:
        return "clause", k, k
    return None


def _far_complement(view: View, k: int, hi: int) -> tuple[str, int, int] | None:
    """Return a that-clause after a phrase or a verb ("debate inside the party that", "rumours spread that")."""
    for j in range(k, min(hi - 1, k + 7)):
        low, tag = view.lows[j], view.tags[j]
        if low == "that" and j > k and tag == "IN":
            return "far:that", j, k
        if low in (",", ";", ":", "who", "which") or tag in ("CC", "WDT") or j in view.opening:
            return None
        if tag in FINITE and j != k:
            return None
    return None


def read_noun(view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int) -> Reading | None:
    """Read a token as the head of a noun cue.

    Args:
        view: the document.
        lexicon: the cues.
        i: the noun.
        entry: its entry.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where no content follows.
    """
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    end = view.words_end(entry.words, i, hi)
    if end < 0:
        return None
    tags, lows = view.tags, view.lows
    source: Ranges = ()
    k = end
    if k + 1 < hi and lows[k] in _SOURCE_PREPOSITIONS and is_phrase_start(tags[k + 1]):
        a, b = agent(view, k + 1, hi)
        if b > a:
            source, k = ((a, b),), b
            while k + 1 < hi and tags[k] == "CC" and lows[k + 1] in ("in", "among", "from"):
                nxt = base_phrase(tags, lows, k + 2, hi)
                if nxt == k + 2:
                    break
                source += ((k + 2, nxt),)
                k = nxt
    found = (
        _complement(view, entry, k, hi) or _bare_complement(view, i, k, hi) or _far_complement(view, k, hi)
    )
    if found is None:
        return None
    frame, at, cue_end = found
    if source:
        cue_end = end
    if not source:
        source = _possessor(view, i, lo)
    if frame in ("that", "wh", "to", "quote", "clause", "far:that"):
        stop = clause_end(view, lexicon, at, hi, "")
        if tags[i] in NOUNS and not _is_object(view, i, lo):
            stop = min(stop, main_verb(view, at, stop))
    else:
        stop = phrase_end(view, lexicon, at, hi)
    if stop <= at:
        return None
    start = i
    while (
        start > lo
        and tags[start - 1] in ("JJ", "VBN", "VBG")
        and lows[start - 1] in ("conflicting", "growing", "widespread", "unconfirmed")
    ):
        start -= 1
    return Reading(entry, i, frame, source, ((start, cue_end),), ((at, stop),))


def _is_object(view: View, i: int, lo: int) -> bool:
    """Tell whether a verb stands before the noun's phrase, so that what follows the noun may run to the end."""
    j = i - 1
    while j >= lo and i - j < 30:
        if view.tags[j][:2] in ("VB", "MD"):
            return True
        if view.lows[j] in (",", ";", ":") and i - j > 8:
            return False
        j -= 1
    return False


def _possessor(view: View, i: int, lo: int) -> Ranges:
    """Return the range of the possessive that a noun cue stands under ("Anna's decision", "their decision")."""
    tags, lows = view.tags, view.lows
    j = i
    while j > lo and i - j < 6 and tags[j - 1] in ("JJ", "JJR", "JJS", "NN", "VBG", "VBN", "CD"):
        j -= 1
    if j <= lo:
        return ()
    if tags[j - 1] == "PRP$":
        return ((j - 1, j),)
    if tags[j - 1] == "POS" or lows[j - 1] in ("'s", "’s"):
        s = j - 1
        while (
            s > lo
            and j - s < 12
            and (tags[s - 1] in NOUNS or tags[s - 1] in ("DT", "JJ", "CD", "POS", "PRP$"))
        ):
            s -= 1
            if tags[s] in ("DT", "PRP$"):
                break
        if s < j - 1:
            return ((s, j),)
    return ()


def is_voiced(tags: Sequence[str], lemmas: Sequence[str], lows: Sequence[str], noun: int) -> bool:
    """Tell whether the subject of the verb before a noun of saying may be who says it: not in "denied rumours that".

    Args:
        tags, lemmas, lows: columns of the text, ``lows`` in lower case.
        noun: the noun of saying.
    """
    floor = max(0, noun - _VERB_BEFORE)
    i = noun - 1
    while i > floor and (tags[i] in NOUNS or tags[i] in ("DT", "JJ", "CD", "PRP$")):
        i -= 1
    particle = ""
    if i > floor and tags[i] in ("RP", "RB", "IN") and tags[i - 1][:2] == "VB":
        i, particle = i - 1, " " + lows[i]
    while i >= floor and tags[i][:2] == "VB":
        if lemmas[i] + particle in word_class("not voicing"):
            return False
        i -= 1
    return True


def read_predicate(
    view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int
) -> Reading | None:
    """Read a token as a predicative adjective cue ("is aware that", "it is unclear whether").

    Args:
        view: the document.
        lexicon: the cues.
        i: the adjective or participle.
        entry: its entry.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where there is no copula before it or no content after it.
    """
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    end = view.words_end(entry.words, i, hi)
    if end < 0:
        return None
    tags, lows = view.tags, view.lows
    start = i
    while start > lo and tags[start - 1] in ("RB", "RBR", "JJ") and i - start < 4 and tags[start - 1] != "JJ":
        start -= 1
    if start - 1 > lo and lows[start - 1] in QUOTE_MARKS:
        start -= 1
    if start <= lo:
        return None
    if not (
        view.lemmas[start - 1] in ("be", "feel", "remain", "become", "seem", "sound", "appear", "get", "stay")
        or lows[start - 1] in ("'s", "’s", "'m", "’m", "'re", "’re")
    ):
        return None
    start = verb_group(tags, lows, start - 1, lo)
    found = _complement(view, entry, end, hi)
    if found is None:
        return None
    frame, at, cue_end = found
    subject = subject_before(view, start, lo)
    source: Ranges = ()
    if subject.last > subject.first and not (
        subject.kind == "expletive"
        and (lows[subject.first] == "there" or entry.words[-1] in word_class("impersonal"))
    ):
        source = ((subject.first, subject.last),)
    stop = (
        clause_end(view, lexicon, at, hi, "VBZ")
        if frame in ("that", "wh", "to")
        else phrase_end(view, lexicon, at, hi)
    )
    if stop <= at:
        return None
    return Reading(entry, i, frame, source, ((start, cue_end),), ((at, stop),))
