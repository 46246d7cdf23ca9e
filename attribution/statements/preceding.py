"""Find contents that stand before their cue: a quotation, or a clause with a comma."""

from attrs import frozen

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, strip_end
from attribution.statements.frames import right_frame
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import object_source
from attribution.statements.phrases import COMING_OUT, FINITE, QUOTE_MARKS, TIME_WORDS, TIMES, base_phrase
from attribution.statements.reading import Reading
from attribution.statements.verb_cues import VerbCue
from attribution.statements.view import View
from attribution.values.document import Quotation

__all__ = ["content_before"]

_LONGEST_TIME = 5  # tokens of "on Friday morning"
_MOST_PARTS = 200  # paragraphs that one quotation may go on over
_SPEECH_ENDS = frozenset((",", "!", "?", ".", "…", "...", "-", "—"))
_AFTER_RECIPIENT = TIME_WORDS | {".", ",", "!", "?"}


@frozen(slots=True)
class _Speaker:
    """Who speaks after a content, and where the content ends.

    Attributes:
        source: the speaker, empty where none is given.
        left: one past the last token of what stands before cue and speaker.
        after: the token after cue and speaker.
        is_inverted: whether the speaker stands after the verb ("said Roe").
    """

    source: Ranges
    left: int
    after: int
    is_inverted: bool = False


def content_before(view: View, lexicon: CueLexicon, cue: VerbCue, last: int) -> Reading | None:
    """Read a cue whose content stands before it: a quotation or a clause with a comma.

    Args:
        view: the document.
        lexicon: the cues.
        cue: the verb.
        last: end of its sentence.

    Returns:
        The reading, or None where what stands before the cue is no content of it.
    """
    subject, lows = cue.subject, view.lows
    if subject.kind == "expletive" and not _may_follow_inverted(view, cue):
        if lows[subject.first] == "it" and (cue.is_passive or cue.entry.lemma in COMING_OUT):
            return _commented(view, cue)
        if cue.is_passive or lows[subject.first] == "there":
            return None
    speaker = _find_speaker(view, cue)
    if speaker is None or speaker.left <= cue.lo - 1 or speaker.left == 0:
        return None
    left = speaker.left
    q = view.closing.get(left)
    if q is None and lows[left - 1] == ",":
        q = view.closing.get(left - 1)
    outer = view.quote_of[cue.head]
    is_free = q is not None and (outer < 0 or not view.speech[outer] or view.quotations[q].depth > 0)
    if q is not None and is_free and view.quotations[q].first < left:
        return _after_quotation(view, lexicon, cue, speaker, q, last)
    return _after_clause(view, lexicon, cue, speaker, last)


def _may_follow_inverted(view: View, cue: VerbCue) -> bool:
    """Tell whether the speaker may stand after the cue: no subject before it, or one behind a comma or a quotation."""
    edge = cue.start - 1
    return cue.subject.kind == "none" or (
        edge >= cue.lo and (view.lows[edge] == "," or cue.start in view.closing)
    )


def _find_speaker(view: View, cue: VerbCue) -> _Speaker | None:
    """Find who speaks, before or after the verb; None where nobody does or the clause can hold no comment."""
    subject, start, end = cue.subject, cue.start, cue.end
    plain = _Speaker(cue.source, subject.start, end)
    if not _may_follow_inverted(view, cue):
        return None if subject.kind in ("relative", "shared") else plain
    if cue.is_passive or view.tags[cue.head] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    a, b = object_source(view, end, cue.hi)
    if b == a:
        return None if subject.kind == "none" else plain
    is_quoted = start in view.closing or start - 1 in view.closing
    has_own_verb = b < cue.hi and view.tags[b] in FINITE
    is_plain = subject.kind == "phrase" and _begins_clause(view, subject.first, cue.lo)
    if not is_quoted and (has_own_verb or is_plain):
        return None if subject.kind == "none" else plain
    if cue.entry.act == "accuse":
        return None  # "a rival, Jane Roe, accused her": who follows is the accused
    return _Speaker(((a, b),), start, b, is_inverted=True)


def _after_quotation(
    view: View, lexicon: CueLexicon, cue: VerbCue, speaker: _Speaker, q: int, last: int
) -> Reading | None:
    """Read a cue right behind a quotation, with what goes on behind the speaker."""
    quotation = view.quotations[q]
    if _is_above(view, quotation, cue.head):
        return None
    if not speaker.is_inverted and view.lows[speaker.left - 1] != ",":
        if not view.speech[q] and not _ends_speech(view, q):
            return None
        if not _invites_comment(view, cue.entry, quotation, cue.end, cue.hi):
            return None
    begin, k = quotation.first, q
    for _ in range(_MOST_PARTS):
        before = view.quotations[k].continues
        if before is None:
            break
        k = before
        begin = min(begin, view.quotations[k].first)
    if begin > cue.lo and begin == quotation.first:
        # words of the same sentence before the quotation: "The plan was "bad," he said"
        stop = _clause_left(view, begin, cue.lo)
        if stop < begin and not (view.tags[stop] == "CC" and stop + 1 == begin):
            begin = stop
    content = ((begin, quotation.last), *_quotation_after(view, lexicon, speaker.after, last))
    return Reading(cue.entry, cue.head, "lquote", speaker.source, ((cue.start, cue.end),), content)


def _after_clause(
    view: View, lexicon: CueLexicon, cue: VerbCue, speaker: _Speaker, last: int
) -> Reading | None:
    """Read a cue behind a clause with a comma, with the rest of the clause behind the speaker."""
    lows, tags = view.lows, view.tags
    left, after, hi = speaker.left, speaker.after, cue.hi
    if lows[left - 1] not in (",", "—", "--", "–") or left - 1 <= cue.lo:
        return None
    has_comma = after < hi and lows[after] == ","
    frame, at, _ = right_frame(view, cue.entry, after, hi)
    if frame == "np" and not speaker.is_inverted and _is_bare_recipient(view, cue.entry, at, hi):
        frame = "none"
    has_content = not speaker.is_inverted and frame != "none" and not has_comma
    if frame in ("quote", "that", "colon") or has_content or not speaker.source:
        return None
    begin = _clause_left(view, left - 1, cue.lo)
    length = left - 1 - begin
    is_clause = length >= 3 and any(tags[j] in FINITE for j in range(begin, left - 1))
    is_middle = has_comma and hi - after > 4 and length >= 1
    is_end = cue.entry.rate >= 0.6 and length >= 4 and (after >= hi or lows[after] in (".", "!", "?"))
    if not (is_clause or is_middle or is_end):
        return None
    parts = [(begin, strip_end(view, begin, left - 1))]
    goes_on = has_comma and hi - after > 3 and tags[after + 1] not in ("VBG", "VBN", "CC")
    if goes_on and lows[after + 1] not in ("who", "which"):
        rest = clause_end(view, lexicon, after + 1, hi, "")
        if rest - after > 2:
            parts.append((after + 1, rest))
    else:
        parts += _quotation_after(view, lexicon, after, last)
    return Reading(cue.entry, cue.head, "paren", speaker.source, ((cue.start, cue.end),), tuple(parts))


def _is_above(view: View, quotation: Quotation, i: int) -> bool:
    """Tell whether a quotation is complete in the paragraph above a token: what begins the next one comments on nothing."""
    document = view.document
    here, there = (document.sentences[document.sentence_at(j)].paragraph for j in (i, quotation.last - 1))
    return here != there and view.lows[quotation.last - (2 if quotation.closed else 1)] != ","


def _commented(view: View, cue: VerbCue) -> Reading | None:
    """Read "It rained, it is understood" or "it emerged on Friday": a clause with a comma before what ends the sentence."""
    left, lo, hi, end = cue.subject.start, cue.lo, cue.hi, cue.end
    is_comment = cue.entry.lemma in word_class("said by nobody") or cue.entry.lemma in COMING_OUT
    if not is_comment or left - 1 <= lo or view.lows[left - 1] != ",":
        return None
    while end < min(hi, cue.end + _LONGEST_TIME) and view.lows[end] in TIMES:
        end += 1
    if end < hi and view.lows[end] not in (".", "!", "?"):
        return None
    begin = _clause_left(view, left - 1, lo)
    if left - 1 - begin < 3 or not any(view.tags[j] in FINITE for j in range(begin, left - 1)):
        return None
    content = (begin, strip_end(view, begin, left - 1))
    return Reading(cue.entry, cue.head, "it", (), ((cue.start, cue.end),), (content,))


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
    return end >= hi or view.lows[end] in _AFTER_RECIPIENT or view.tags[end] in ("IN", "RB")


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
    return quotation.last - quotation.first > 2 and view.lows[quotation.last - 2] in _SPEECH_ENDS


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
    if view.lows[k] == "," and k + 1 < view.n and view.tags[k + 1] in ("CC", "IN", "VBG"):
        return False  # "“... is closed”, adding that": the sentence goes on, with a cue for what follows
    document = view.document
    stop = min(document.sentences[document.sentence_at(k - 1)].last, k + 12)
    for j in range(k, stop):
        if view.lows[j] in (".", "!", "?", ";") or j in view.opening:
            return False
        if view.tags[j][:2] == "VB":
            return any(e.rate >= 0.5 for e in lexicon.verbs.get(view.lemmas[j], ()))
    return False
