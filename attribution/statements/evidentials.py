"""Propose attributions for evidential adverbs and adjectives and for adpositions ("according to")."""

from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, phrase_end, strip_end
from attribution.statements.following import relative_end
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import subject_before
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
)
from attribution.statements.reading import Reading
from attribution.statements.view import View

__all__ = ["read_adjective", "read_adposition", "read_adverb"]

#: What stands before the head of a clause.
_CLAUSE_OPENERS = frozenset(
    (";", ":", "that", "“", "—", "--", "–", "but", "and", "while", "because", "as", "where")
)


def read_adverb(
    view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int
) -> Reading | None:
    """Read a token as an evidential adverb: the clause around it is its content.

    Args:
        view: the document.
        lexicon: the cues.
        i: the adverb.
        entry: its entry.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where no clause can be found.
    """
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    tags, lows = view.tags, view.lows
    after = i + 1
    comma = after < hi and lows[after] == ","
    if comma and i > lo and lows[i - 1] == ",":  # "It rained, apparently, all day": both sides
        begin = _clause_start(view, i - 1, lo)
        parts = []
        if i - 1 > begin:
            parts.append((begin, i - 1))
        end = clause_end(view, lexicon, after + 1, hi, "")
        if end > after + 1:
            parts.append((after + 1, end))
        return Reading(entry, i, "both", (), ((i, after),), tuple(parts)) if parts else None
    if (
        i == lo
        or (i - 1 >= lo and lows[i - 1] in (",", ";", "—", "--", "–", "(") and not _verb_next(view, i, hi))
        or (tags[i - 1] == "CC" and not _verb_next(view, i, hi))
    ):
        at = after + 1 if comma else after
        end = clause_end(view, lexicon, at, hi, "")
        return Reading(entry, i, "initial", (), ((i, after),), ((at, end),)) if end > at else None
    end = clause_end(view, lexicon, after, hi, "")
    # the subject and the auxiliaries before it
    v = i
    while v > lo and (
        tags[v - 1] in ("MD", "RB")
        or view.lemmas[v - 1] in ("be", "have", "do")
        or (tags[v - 1] in FINITE and v == i and tags[after : after + 1] and tags[after] not in FINITE)
    ):
        v -= 1
        if tags[v] in FINITE and view.lemmas[v] not in ("be", "have", "do") and tags[v] != "MD":
            break
    subject = subject_before(view, v, lo)
    begin = subject.first if subject.last > subject.first else v
    if subject.kind == "shared":
        begin = v
    stop = min(end, _after_coordination(view, after, end))
    if after < hi and tags[after] == "VBN" and v == i:  # "the boy allegedly killed last month was 10"
        stop = min(stop, relative_end(view, after, hi))
    parts = []
    if i > begin:
        parts.append((begin, i))
    if stop > after:
        parts.append((after, stop))
    return Reading(entry, i, "inside", (), ((i, after),), tuple(parts)) if parts else None


def _verb_next(view: View, i: int, hi: int) -> bool:
    """Tell whether a verb follows."""
    return i + 1 < hi and view.tags[i + 1][:2] == "VB"


def _clause_start(view: View, end: int, lo: int) -> int:
    """Return where the clause that holds the token before ``end`` begins."""
    j = end
    while j > lo:
        low = view.lows[j - 1]
        if low in (";", ":", "—", "--", "–") or (
            view.tags[j - 1] == "CC" and j < end and view.tags[j] not in ("NN", "NNS", "JJ")
        ):
            break
        j -= 1
    return j


def _after_coordination(view: View, first: int, end: int) -> int:
    """Return where the clause of an adverb ends: before ", and/but" with a new subject and verb."""
    tags, lows = view.tags, view.lows
    for j in range(first, end - 2):
        if lows[j] == "," and lows[j + 1] in (
            "as",
            "although",
            "though",
            "while",
            "whereas",
            "after",
            "when",
            "despite",
        ):
            return j
        if lows[j] == "," and tags[j + 1] == "CC" and is_phrase_start(tags[j + 2]):
            k = base_phrase(tags, lows, j + 2, end)
            if k < end and (tags[k] in FINITE):
                return j
    return end


def read_adjective(view: View, i: int, entry: Entry, first: int, last: int) -> Reading | None:
    """Read a token as an evidential adjective before a noun: the noun phrase without it is its content.

    Args:
        view: the document.
        i: the adjective.
        entry: its entry.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where no noun follows.
    """
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    tags, lows = view.tags, view.lows
    end = base_phrase(tags, lows, i + 1, hi)
    if end <= i + 1 or (not is_phrase_start(tags[i + 1]) and tags[i + 1] not in ("VBN", "VBG")):
        return None
    if lows[i + 1] in ("it", "he", "she", "they", "that", "this") or tags[i + 1] in ("DT", "PRP", "PRP$"):
        return None
    parts: list[tuple[int, int]] = []
    s = i
    while (
        s > lo
        and i - s < 8
        and (
            tags[s - 1] in ("JJ", "POS", "PRP$", "CD")
            or (
                tags[s - 1] in NOUNS
                and (tags[s] == "POS" or lows[s] in ("'s", "’s") or (s < i and tags[s] in NOUNS))
            )
            or (
                tags[s - 1] == "DT"
                and lows[s - 1] not in ("the", "a", "an", "this", "that", "these", "those")
            )
            or (tags[s - 1] == "DT" and s < i)
        )
    ):
        s -= 1
        if tags[s] in ("PRP$", "DT"):
            break
    if s < i and (tags[i - 1] in ("POS", "PRP$") or lows[i - 1] in ("'s", "’s")):
        parts.append((s, i))
    stop = extended_complement(view, end, hi)
    parts.append((i + 1, stop))
    return Reading(entry, i, "attr", (), ((i, i + 1),), tuple(parts))


def extended_complement(view: View, end: int, hi: int) -> int:
    """Return the end of a noun phrase with the complements of its head ("connection to X", "theft of Y")."""
    tags, lows = view.tags, view.lows
    while (
        end < hi
        and tags[end] in ("IN", "TO")
        and lows[end] in ("of", "to", "between", "with", "by", "against")
    ):
        nxt = base_phrase(tags, lows, end + 1, hi)
        if nxt == end + 1:
            break
        while nxt < hi and lows[nxt] in ("and", "or") and base_phrase(tags, lows, nxt + 1, hi) > nxt + 1:
            nxt = base_phrase(tags, lows, nxt + 1, hi)
        end = nxt
    return end


def read_adposition(
    view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int
) -> Reading | None:
    """Read a token as the first of an adposition cue ("according to X", "in the view of X").

    Args:
        view: the document.
        lexicon: the cues.
        i: first token of the cue.
        entry: its entry.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where the entry's words, the source or the content are missing.
    """
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    tags, lows = view.tags, view.lows
    end = i + 1
    for word in entry.words[1:]:
        if end >= hi or lows[end] != word:
            return None
        end += 1
    k = end
    if k >= hi or (
        not is_phrase_start(tags[k])
        and lows[k] not in ("“", '"', "``", "‘", "@")
        and tags[k] not in ("VBN", "VBG")
    ):
        return None
    stop = extended_phrase(tags, lows, k, hi, is_open=i > lo)
    if stop == k:
        stop = phrase_end(view, lexicon, k, hi)
    if stop <= k or (lows[stop - 1] in TIME_WORDS and stop - k == 1):
        return None
    start = i
    if start > lo and tags[start - 1] == "RB" and lows[start - 1] in ("reportedly", "also", "partly"):
        start -= 1
    if _opens_clause(view, start, lo) and stop < hi and lows[stop] not in (".", "!", "?"):
        frame = "initial"
        content = _clause_after(view, lexicon, stop, hi)
    else:
        frame = "final"
        content = _clauses_around(view, lexicon, start, stop, lo, hi)
    return Reading(entry, i, frame, ((k, stop),), ((start, end),), content) if content else None


def _opens_clause(view: View, start: int, lo: int) -> bool:
    """Tell whether an adposition stands at the head of its clause, so that the content follows."""
    tags, lows = view.tags, view.lows
    return (
        start == lo
        or (tags[start - 1] == "CC" and start - 1 == lo)
        or lows[start - 1] in _CLAUSE_OPENERS
        or (lows[start - 1] == "," and start - 2 == lo and tags[lo] in ("RB", "CC"))
    )


def _clause_after(view: View, lexicon: CueLexicon, stop: int, hi: int) -> Ranges:
    """Return the clause after a source that opens it ("According to X, it rained"), none where it is too short."""
    at = stop + 1 if view.lows[stop] in (",", ":") else stop
    end = clause_end(view, lexicon, at, hi, "")
    if at in view.opening:
        end = max(end, view.quotations[view.opening[at]].last)
    return ((at, end),) if end - at >= 2 else ()


def _clauses_around(view: View, lexicon: CueLexicon, start: int, stop: int, lo: int, hi: int) -> Ranges:
    """Return the clause that a source ends or interrupts ("It rained, according to X, all day")."""
    tags, lows = view.tags, view.lows
    edge = start
    if edge > lo and lows[edge - 1] in (",", "—", "--", "–"):
        edge -= 1
    q = view.closing.get(edge, view.closing.get(start))
    begin = _adposition_clause(view, edge, lo)
    parts: Ranges = ()
    if q is not None and view.quotations[q].first < begin and view.speech[q]:
        begin = view.quotations[q].first
    if edge - begin >= 1:
        end = edge if q is not None else strip_end(view, begin, edge)
        if end > begin:
            parts = ((begin, end),)
    goes_on = stop < hi and lows[stop] == "," and hi - stop > 3 and tags[stop + 1] != "CC"
    if goes_on and lows[stop + 1] not in ("which", "who", "adding", "citing"):
        end = clause_end(view, lexicon, stop + 1, hi, "")
        if end - stop > 3:
            parts += ((stop + 1, end),)
    return parts


def _adposition_clause(view: View, end: int, lo: int) -> int:
    """Return where the clause begins that an adposition at its end comments on."""
    j = end
    tags, lows = view.tags, view.lows
    while j > lo:
        low = lows[j - 1]
        if low == ";":
            break
        j -= 1
    if j < end and tags[j] == "CC" and end - j > 3:
        j += 1
    if j + 1 < end and tags[j] == "RB" and lows[j + 1] == ",":
        j += 2
    return j
