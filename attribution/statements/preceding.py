"""Find contents that stand before their cue: a quotation, or a clause with a comma."""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, strip_end
from attribution.statements.frames import right_frame
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import Subject, object_source
from attribution.statements.phrases import COMING_OUT, FINITE, QUOTE_MARKS, TIME_WORDS, TIMES, base_phrase
from attribution.statements.reading import Reading
from attribution.statements.view import View
from attribution.values.document import Quotation

__all__ = ["content_before"]


_LONGEST_TIME = 5


def content_before(
    view: View, lexicon: CueLexicon, entry: Entry, i: int, start: int, end: int, subject: Subject,
    lo: int, hi: int, last: int, passive: bool,
) -> Reading | None:  # fmt: skip
    """Read a cue whose content stands before it: a quotation or a clause with a comma."""
    lows, tags = view.lows, view.tags
    left = subject.start
    source: Ranges = ((subject.first, subject.last),) if subject.last > subject.first else ()
    inverted = False
    cue: tuple[int, int] = (start, end)
    after = end
    edge = start - 1
    if subject.kind == "none" or (edge >= lo and (lows[edge] == "," or start in view.closing)):
        if passive or tags[i] not in ("VBD", "VBZ", "VBP", "VBN"):
            return None
        k = end
        a, b = object_source(view, k, hi)
        if b == a:
            if subject.kind == "none":
                return None
        elif (start in view.closing or start - 1 in view.closing) or not (
            (b < hi and tags[b] in FINITE)
            or (subject.kind == "phrase" and _begins_clause(view, subject.first, lo))
        ):
            if entry.act == "accuse":
                return None  # "a rival, Jane Roe, accused her": who follows is the accused
            inverted = True
            source, after, left = ((a, b),), b, start
        elif subject.kind == "none":
            return None
    elif (
        subject.kind == "expletive" and lows[subject.first] == "it" and (passive or entry.lemma in COMING_OUT)
    ):
        return _commented(view, lexicon, entry, i, (start, end), left, lo, hi)
    elif subject.kind in ("relative", "shared") or (
        subject.kind == "expletive" and (passive or lows[subject.first] == "there")
    ):
        return None
    if left <= lo - 1 or left == 0:
        return None
    # a quotation right before
    q = view.closing.get(left)
    if q is None and left - 1 >= 0 and lows[left - 1] == ",":
        q = view.closing.get(left - 1)
    outer = view.quote_of[i]
    if (
        q is not None
        and (outer < 0 or not view.speech[outer] or view.quotations[q].depth > 0)
        and view.quotations[q].first < left
    ):
        quotation = view.quotations[q]
        if not view.speech[q] and not _ends_speech(view, q) and not inverted and lows[left - 1] != ",":
            return None
        if not inverted and lows[left - 1] != "," and not _invites_comment(view, entry, quotation, end, hi):
            return None
        begin = quotation.first
        k = q
        seen = 0
        while view.quotations[k].continues is not None and seen < 200:
            k = view.quotations[k].continues  # type: ignore[assignment]
            begin = min(begin, view.quotations[k].first)
            seen += 1
        begin_of_sentence = lo
        if begin > begin_of_sentence and begin == quotation.first:
            # words of the same sentence before the quotation: "The plan was "bad," he said"
            stop = _clause_left(view, begin, lo)
            if stop < begin and not (tags[stop] == "CC" and stop + 1 == begin):
                begin = stop
        content: list[tuple[int, int]] = [(begin, quotation.last)]
        content += _quotation_after(view, lexicon, after, last)
        return Reading(entry, i, "lquote", source, (cue,), tuple(content))
    # a clause with a comma
    if (
        lows[left - 1] not in (",", "—", "--", "–")
        or left - 1 <= lo
        or (outer >= 0 and view.speech[outer] and left - 1 <= lo)
    ):
        return None
    frame, at, _ = right_frame(view, entry, after, hi)
    if frame == "np" and not inverted and _is_bare_recipient(view, entry, at, hi):
        frame = "none"
    if frame in ("quote", "that", "colon") or (
        not inverted and frame != "none" and not (after < hi and lows[after] == ",")
    ):
        return None
    if not source:
        return None
    begin = _clause_left(view, left - 1, lo)
    is_clause = left - 1 - begin >= 3 and any(tags[j] in FINITE for j in range(begin, left - 1))
    is_middle = after < hi and lows[after] == "," and hi - after > 4 and left - 1 - begin >= 1
    is_end = entry.rate >= 0.6 and left - 1 - begin >= 4 and (after >= hi or lows[after] in (".", "!", "?"))
    if not (is_clause or is_middle or is_end):
        return None
    parts: list[tuple[int, int]] = [(begin, strip_end(view, begin, left - 1))]
    if (
        after < hi
        and lows[after] == ","
        and hi - after > 3
        and tags[after + 1] not in ("VBG", "VBN", "CC")
        and lows[after + 1] not in ("who", "which")
    ):
        rest = clause_end(view, lexicon, after + 1, hi, "")
        if rest - after > 2:
            parts.append((after + 1, rest))
    else:
        parts += _quotation_after(view, lexicon, after, last)
    return Reading(entry, i, "paren", source, (cue,), tuple(parts))


def _commented(
    view: View, lexicon: CueLexicon, entry: Entry, i: int, cue: tuple[int, int], left: int, lo: int, hi: int
) -> Reading | None:
    """Read "It rained, it is understood" or "it emerged on Friday": a clause with a comma before what ends the sentence."""
    end = cue[1]
    if (
        entry.lemma not in word_class("said by nobody") | COMING_OUT
        or left - 1 <= lo
        or view.lows[left - 1] != ","
    ):
        return None
    while end < min(hi, cue[1] + _LONGEST_TIME) and view.lows[end] in TIMES:
        end += 1
    if end < hi and view.lows[end] not in (".", "!", "?"):
        return None
    begin = _clause_left(view, left - 1, lo)
    if left - 1 - begin < 3 or not any(view.tags[j] in FINITE for j in range(begin, left - 1)):
        return None
    return Reading(entry, i, "it", (), (cue,), ((begin, strip_end(view, begin, left - 1)),))


def _invites_comment(view: View, entry: Entry, quotation: Quotation, end: int, hi: int) -> bool:
    """Tell whether a speaker and a cue after a quotation belong to it: it ended with a comma, or they have nothing else."""
    k = quotation.last - (2 if quotation.closed else 1)
    while k > quotation.first and view.lows[k] in QUOTE_MARKS:
        k -= 1
    mark = view.lows[k]
    if mark == ",":
        return True
    frame, at, _ = right_frame(view, entry, end, hi)
    if frame == "none":
        return not _has_content_soon(view, end, hi)
    return mark in ("!", "?") and frame == "np" and _is_bare_recipient(view, entry, at, hi)


def _is_bare_recipient(view: View, entry: Entry, at: int, hi: int) -> bool:
    """Tell whether only a recipient, perhaps with a time or a place, follows ("..., he told the paper on Friday")."""
    if not any(f[:2] == "r:" for f in entry.frames):
        return False
    end = base_phrase(view.tags, view.lows, at, hi)
    return end >= hi or view.lows[end] in (".", ",", "!", "?", *TIME_WORDS) or view.tags[end] in ("IN", "RB")


def _has_content_soon(view: View, end: int, hi: int) -> bool:
    """Tell whether the cue goes on to a content of its own: that, a colon, or a quotation."""
    return any(view.lows[j] in ("that", ":") or j in view.opening for j in range(end, min(hi, end + 6)))


def _begins_clause(view: View, s: int, lo: int) -> bool:
    """Tell whether nothing that could be a content stands before a subject in its sentence."""
    return (
        s == lo
        or s in view.closing
        or s - 1 in view.closing
        or view.lows[s - 1] in ("that", "and", "but", "while", "as", "because")
    )


def _ends_speech(view: View, q: int) -> bool:
    """Tell whether a quotation ends with the comma or mark that precedes "he said"."""
    quotation = view.quotations[q]
    return quotation.last - quotation.first > 2 and view.lows[quotation.last - 2] in (
        ",",
        "!",
        "?",
        ".",
        "…",
        "...",
        "-",
        "—",
    )


def _clause_left(view: View, end: int, lo: int) -> int:
    """Return where the clause begins that ends at a token: after a leading conjunction or adverb."""
    j = lo
    lows, tags = view.lows, view.tags
    if j < end and lows[j] in (")", "]", "”", "’", '"', "|", "•", "*", "-", "—", "--", "–"):
        j += 1
    if j < end and tags[j] == "CC" and end - j > 3:
        j += 1
    if j + 1 < end and lows[j + 1] == "," and tags[j] == "RB":
        j += 2
    return j


def _quotation_after(view: View, lexicon: CueLexicon, after: int, last: int) -> list[tuple[int, int]]:
    """Return the quotation that goes on after "he said", in the sentence or right after it."""
    j = after
    stop = min(view.n, last + 1, after + 60)
    while j < stop:
        q = view.opening.get(j)
        if q is not None and (view.lows[j - 1][-1] in ",.:;—-–" or j == last):
            quotation = view.quotations[q]
            if not (view.speech[q] or view.lows[j - 1] == ","):
                return []
            if _has_own_cue(view, lexicon, quotation.last):
                return []
            return [(quotation.first, quotation.last)]
        j += 1
    return []


def _has_own_cue(view: View, lexicon: CueLexicon, k: int) -> bool:
    """Tell whether a cue verb follows a quotation within a few tokens, in the same sentence."""
    if view.lows[k - 2] == "." or k >= view.n:
        return False
    document = view.document
    stop = min(document.sentences[document.sentence_at(k - 1)].last, k + 12)
    for j in range(k, stop):
        if view.lows[j] in (".", "!", "?", ";") or j in view.opening:
            return False
        if view.tags[j][:2] == "VB":
            return any(e.rate >= 0.5 for e in lexicon.verbs.get(view.lemmas[j], ()))
    return False
