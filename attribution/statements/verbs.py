"""Propose attributions for verb cues: which frame stands around the verb, and where its three parts are."""

from attrs import frozen

from attribution.statements.candidate import Ranges
from attribution.statements.edges import clause_end, is_cue_verb, phrase_end, strip_end
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import Subject, agent, object_source, subject_before
from attribution.statements.phrases import (
    AUXILIARIES,
    FINITE,
    NOUNS,
    TIME_WORDS,
    base_phrase,
    extended_phrase,
    is_phrase_start,
    verb_group,
)
from attribution.statements.view import View

__all__ = ["Reading", "read_verb"]

_WH = frozenset(("whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom", "whose"))
_MEDIA = frozenset(
    (
        "statement", "interview", "email", "e-mail", "tweet", "post", "letter", "speech", "video", "release", "blog", "call",
        "message", "memo", "report", "article", "conference", "column", "editorial", "testimony", "note", "briefing", "broadcast",
        "twitter", "facebook", "instagram", "condition",
    )
)  # fmt: skip
_PARTICLES = frozenset(("out", "up", "down", "off", "back", "on", "over"))


@frozen(slots=True)
class Reading:
    """One way to read a token as a cue.

    Attributes:
        entry: the lexicon's entry.
        head: the token.
        frame: what stands around it, see ``lexicon``.
        source, cue, content: the three parts.
        shared: whether the source is that of the cue before it in the sentence.
        governor: the verb or adjective that the cue's infinitive hangs on and that is part of the cue, or -1.
    """

    entry: Entry
    head: int
    frame: str
    source: Ranges
    cue: Ranges
    content: Ranges
    shared: bool = False
    governor: int = -1


def read_verb(view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int) -> Reading | None:
    """Read a token as the head of a verb cue.

    Args:
        view: the document.
        lexicon: the cues.
        i: the head verb.
        entry: its entry; its further words must follow.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where the entry's words do not follow or no content can be found.
    """
    tags, lows = view.tags, view.lows
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    end = i + 1
    for word in entry.words[1:]:
        if end >= hi or (lows[end] != word and view.lemmas[end] != word):
            return None
        end += 1
    start = verb_group(tags, lows, i, lo)
    passive = _is_passive(view, start, i, lo)
    governor = -1
    if lows[start] == "to" and tags[i] in ("VB", "VBN"):
        governor = _governor(view, start, lo)
        if governor >= 0:
            if _merges(view, lexicon, governor):
                start = _group_of_governor(view, governor, lo)
            elif tags[governor][0] == "V" and is_cue_verb(view, lexicon, governor, 0.5):
                return None
            else:
                governor = -1
    subject = subject_before(view, start, lo)
    if subject.last > subject.first and lows[subject.first] in ("you", "yourself") and subject.last - subject.first == 1 and entry.act != "say" and not entry.is_own:
        return None
    for j in range(start, i):
        if lows[j] in lexicon.adverbs:  # "has reportedly said": a cue of its own
            start = j + 1
    while end < hi and tags[end] == "RB" and lows[end] not in ("not", "n't", "so", "only", "even", "just", "then", "here", "there", "as") and _closes_group(view, end, hi):
        end += 1
    if end < hi and tags[end] == "RP" and lows[end] in _PARTICLES:
        end += 1

    # "..., he said" and "..., said X": the content stands before the cue
    if not passive or entry.rate > 0.6:
        found = _content_before(view, lexicon, entry, i, start, end, subject, lo, hi, last, passive)
        if found is not None:
            return found

    frame, at, cue_end = _right_frame(view, entry, end, hi)
    if passive and subject.kind == "phrase" and _is_active(view, entry, start, i, frame):
        passive = False
    if passive:
        return _read_passive(view, lexicon, entry, i, start, end, subject, frame, at, cue_end, lo, hi)
    source: Ranges = ((subject.first, subject.last),) if subject.last > subject.first and subject.kind != "expletive" else ()

    # "jets that the opposition said were Russian": the gap is the subject of what follows
    gap = subject.start - 1
    if gap > lo and lows[gap] in ("that", "which", "who", "whom", "what") and subject.kind == "phrase" and end < hi and frame in ("none", "np", "to") and (tags[end] in FINITE or tags[end] == "TO" or frame == "none"):
        head = _antecedent(view, gap, lo)
        rest = strip_end(view, end, _relative_rest(view, end, hi))
        content: list[tuple[int, int]] = [head] if head[1] > head[0] else []
        if rest > end and (tags[end] in FINITE or tags[end] in ("TO", "RB")):
            content.append((end, rest))
        if content:
            return Reading(entry, i, "rel", source, ((start, end),), tuple(content))
    # "a child they say has become": the same without a relative pronoun
    if subject.kind == "phrase" and frame == "none" and end < hi and tags[end] in FINITE and subject.start - 1 >= lo and tags[subject.start - 1] in NOUNS and entry.rate >= 0.6:
        head = _antecedent(view, subject.start, lo)
        rest = strip_end(view, end, _relative_rest(view, end, hi))
        if head[1] > head[0] and rest > end:
            return Reading(entry, i, "rel", source, ((start, end),), (head, (end, rest)))
    # "As X reported, ..."
    if subject.start - 1 >= lo and lows[subject.start - 1] == "as" and frame in ("none", "paren"):
        content_range = _as_content(view, subject.start - 1, end, lo, hi)
        if content_range:
            return Reading(entry, i, "as", source, ((start, end),), content_range)
    if frame == "none":
        return None
    span = _content_right(view, lexicon, frame, at, hi, tags[i], _is_subordinate(view, subject.start, lo))
    if span is None:
        return None
    shared = subject.kind in ("shared", "none")
    return Reading(entry, i, frame, source, ((start, cue_end),), span, shared, governor)


def _governor(view: View, start: int, lo: int) -> int:
    """Return the verb or adjective that an infinitive hangs on, or -1."""
    j = start - 1
    while j >= lo and view.tags[j] == "RB":
        j -= 1
    return j if j >= lo and view.tags[j][0] in "VJ" and view.tags[j][:2] in ("VB", "JJ") else -1


def _merges(view: View, lexicon: CueLexicon, g: int) -> bool:
    """Tell whether a verb or adjective forms one cue with the infinitive after it."""
    if view.lows[g] in ("be", "been", "being", "am", "is", "are", "was", "were", "'s", "’s"):
        return False
    return (view.lemmas[g] if view.tags[g][0] == "V" else view.lows[g]) in lexicon.catenatives


def _group_of_governor(view: View, g: int, lo: int) -> int:
    """Return the first token of the group of a governor, its copula included."""
    start = g
    if view.tags[g][0] == "J":
        while start > lo and view.tags[start - 1] in ("RB", "JJ") and g - start < 4:
            start -= 1
        if start > lo and (view.lemmas[start - 1] in ("be", "feel", "seem", "become", "remain") or view.lows[start - 1] in ("'s", "’s", "'m", "’m", "'re", "’re")):
            return verb_group(view.tags, view.lows, start - 1, lo)
        return g
    return verb_group(view.tags, view.lows, g, lo)


def _closes_group(view: View, end: int, hi: int) -> bool:
    """Tell whether an adverb right after the verb belongs to it ("said repeatedly that")."""
    nxt = end + 1
    return nxt < hi and (view.lows[nxt] in ("that", ":", ",", "whether") or view.lows[nxt] in ("“", '"', "``", "‘"))


def _is_passive(view: View, start: int, i: int, lo: int) -> bool:
    """Tell whether a verb group is passive, a reduced one ("believed to be") included."""
    if view.tags[i] not in ("VBN", "VBD"):
        return False
    aux = ""
    for j in range(start, i):
        if view.lows[j] in AUXILIARIES:
            aux = view.lemmas[j] if view.lemmas[j] in ("be", "get", "have", "do") else view.lows[j]
    if aux in ("be", "get", "am", "is", "are", "was", "were", "been", "being", "'re", "’re", "'m", "’m"):
        return True
    if aux in ("'s", "’s"):
        return i - start >= 1 and view.tags[i] == "VBN" and view.lows[start - 1 : start] in (["it"], ["he"], ["she"], ["that"]) and view.lemmas[i] in ("believe", "think", "expect", "suppose", "assume")
    if aux:
        return False
    return view.tags[i] == "VBN" and start == i


def _read_passive(
    view: View, lexicon: CueLexicon, entry: Entry, i: int, start: int, end: int, subject: Subject,
    frame: str, at: int, cue_end: int, lo: int, hi: int,
) -> Reading | None:  # fmt: skip
    """Read a passive cue: its subject is part of the content, its source stands after "by"."""
    lows, tags = view.lows, view.tags
    source: Ranges = ()
    k = end
    if k < hi and lows[k] == "by" and k + 1 < hi:
        a, b = agent(view, k + 1, hi)
        if b > a:
            source = ((a, b),)
            frame, at, cue_end = _right_frame(view, entry, b, hi)
            cue_end = end
    reduced = start == i and tags[i] == "VBN" and not any(lows[j] in AUXILIARIES for j in range(start, i))
    takes_recipient = any(f in entry.frames for f in ("r:that", "r:clause", "r:quote"))
    content: list[tuple[int, int]] = []
    if subject.kind not in ("expletive", "shared", "none") and not (takes_recipient and frame in ("that", "clause", "wh", "quote", "colon")):
        s = subject
        if (s.kind == "relative" and not takes_recipient) or s.last > s.first:
            content.append((s.first, s.last))
    elif reduced and subject.kind == "none":
        a, b = _antecedent(view, start, lo)
        if b > a:
            content.append((a, b))
    feels = entry.act in ("evaluate", "believe") and subject.kind in ("phrase", "relative") and entry.frames.get("to", 0.0) < 0.3
    if feels and not source and frame in ("p:about", "p:over", "p:with", "p:at"):
        span = _content_right(view, lexicon, frame, at, hi, tags[i], False)
        if span is not None:
            return Reading(entry, i, "feel:" + frame, ((subject.first, subject.last),), ((start, cue_end),), span)
    if feels and source and entry.act == "evaluate":
        stop = phrase_end(view, lexicon, source[0][0], hi)
        return Reading(entry, i, "feel:by", ((subject.first, subject.last),), ((start, k + 1),), ((source[0][0], stop),))
    name = "be:" + frame
    if frame in ("np", "none") and not (frame == "np" and source):
        if frame == "np" and entry.frames.get("be:np", 0) < 0.2:
            frame = "none"
        name = "be:" + frame
    if frame != "none":
        span = _content_right(view, lexicon, frame, at, hi, tags[i], _is_subordinate(view, subject.start, lo))
        if span is None:
            return None
        content.extend(x for x in span)
    elif not content:
        return None
    if not content:
        return None
    if source and frame == "none":
        name = "be:by"
    return Reading(entry, i, name, source, ((start, cue_end),), tuple(sorted(content)))


def _is_active(view: View, entry: Entry, start: int, i: int, frame: str) -> bool:
    """Tell whether a participle without an auxiliary is rather a past tense: it has a content like one."""
    if any(view.lows[j] in AUXILIARIES for j in range(start, i)) or entry.lemma in _NAMING:
        return False
    return frame in ("that", "clause", "quote", "colon", "np", "wh") or frame[:2] in ("r:", "p:")


_NAMING = frozenset(("call", "name", "dub", "title", "entitle", "nickname", "know", "describe", "identify", "label", "brand"))


def _antecedent(view: View, gap: int, lo: int) -> tuple[int, int]:
    """Return the noun phrase that ends right before a relative clause."""
    tags = view.tags
    e = gap
    if e > lo and view.lows[e - 1] == ",":
        e -= 1
    s = e
    while s > lo and e - s < 12 and (tags[s - 1] in NOUNS or tags[s - 1] in ("DT", "JJ", "CD", "POS", "PRP$", "JJS", "JJR", "VBG", "VBN")):
        s -= 1
        if tags[s] in ("DT", "PRP$"):
            break
    if s == e or tags[e - 1] not in NOUNS:
        return gap, gap
    while s < e and tags[s] in ("VBG", "VBN"):
        s += 1
    return s, e


def _relative_rest(view: View, end: int, hi: int) -> int:
    """Return where a relative clause ends: at a comma, a clause mark or the limit."""
    j = end
    while j < hi and view.lows[j] not in (",", ";", ":", "—", "--", "–"):
        j += 1
    return j


def _as_content(view: View, as_token: int, end: int, lo: int, hi: int) -> Ranges:
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


def _content_before(
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
            (b < hi and tags[b] in FINITE) or (subject.kind == "phrase" and _begins_clause(view, subject.first, lo))
        ):
            inverted = True
            source, after, left = ((a, b),), b, start
        elif subject.kind == "none":
            return None
    elif subject.kind in ("relative", "expletive", "shared"):
        return None
    if left <= lo - 1 or left == 0:
        return None
    # a quotation right before
    q = view.closing.get(left)
    if q is None and left - 1 >= 0 and lows[left - 1] == ",":
        q = view.closing.get(left - 1)
    outer = view.quote_of[i]
    if q is not None and (outer < 0 or not view.speech[outer] or view.quotations[q].depth > 0) and view.quotations[q].first < left:
        quotation = view.quotations[q]
        if not view.speech[q] and not _ends_speech(view, q) and not inverted and lows[left - 1] != ",":
            return None
        mark = lows[quotation.last - 2] if quotation.closed else ""
        if not inverted and mark not in (",", "!", "?") and lows[left - 1] != "," and _right_frame(view, entry, end, hi)[0] not in ("none", "np"):
            return None
        if mark == "." and not inverted and _has_content_soon(view, end, hi):
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
            stop = _clause_left(view, lexicon, begin, lo)
            if stop < begin and not (tags[stop] == "CC" and stop + 1 == begin):
                begin = stop
        content: list[tuple[int, int]] = [(begin, quotation.last)]
        content += _quotation_after(view, lexicon, after, hi, last)
        return Reading(entry, i, "lquote", source, (cue,), tuple(content))
    # a clause with a comma
    if lows[left - 1] not in (",", "—", "--", "–") or left - 1 <= lo or (outer >= 0 and view.speech[outer] and left - 1 <= lo):
        return None
    frame, _at, _ = _right_frame(view, entry, after, hi)
    if not inverted and frame not in ("none",) and not (after < hi and lows[after] == ","):
        return None
    if not source:
        return None
    begin = _clause_left(view, lexicon, left - 1, lo)
    is_clause = left - 1 - begin >= 3 and any(tags[j] in FINITE for j in range(begin, left - 1))
    is_middle = after < hi and lows[after] == "," and hi - after > 4 and left - 1 - begin >= 1
    is_end = entry.rate >= 0.6 and left - 1 - begin >= 4 and (after >= hi or lows[after] in (".", "!", "?"))
    if not (is_clause or is_middle or is_end):
        return None
    parts: list[tuple[int, int]] = [(begin, strip_end(view, begin, left - 1))]
    if after < hi and lows[after] == "," and hi - after > 3 and tags[after + 1] not in ("VBG", "VBN", "CC") and lows[after + 1] not in ("who", "which"):
        rest = clause_end(view, lexicon, after + 1, hi, "")
        if rest - after > 2:
            parts.append((after + 1, rest))
    else:
        parts += _quotation_after(view, lexicon, after, hi, last)
    return Reading(entry, i, "paren", source, (cue,), tuple(parts))


def _has_content_soon(view: View, end: int, hi: int) -> bool:
    """Tell whether the cue goes on to a content of its own: that, a colon, or a quotation."""
    return any(view.lows[j] in ("that", ":") or j in view.opening for j in range(end, min(hi, end + 6)))


def _begins_clause(view: View, s: int, lo: int) -> bool:
    """Tell whether nothing that could be a content stands before a subject in its sentence."""
    return s == lo or s in view.closing or s - 1 in view.closing or view.lows[s - 1] in ("that", "and", "but", "while", "as", "because")


def _ends_speech(view: View, q: int) -> bool:
    """Tell whether a quotation ends with the comma or mark that precedes "he said"."""
    quotation = view.quotations[q]
    return quotation.last - quotation.first > 2 and view.lows[quotation.last - 2] in (",", "!", "?", ".", "…", "...", "-", "—")


def _clause_left(view: View, lexicon: CueLexicon, end: int, lo: int) -> int:
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


def _quotation_after(view: View, lexicon: CueLexicon, after: int, hi: int, last: int) -> list[tuple[int, int]]:
    """Return the quotation that goes on after "he said", in the sentence or right after it."""
    j = after
    stop = min(view.n, last + 1, after + 30)
    while j < stop:
        q = view.opening.get(j)
        if q is not None and (view.lows[j - 1] in (",", ".", ":", ";", "—", "--", "–") or j == last):
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
    stop = min(view.n, k + 12)
    for j in range(k, stop):
        if view.lows[j] in (".", "!", "?", ";") or j in view.opening:
            return False
        if view.tags[j][:2] == "VB":
            entries = view_entries(lexicon, view.lemmas[j])
            return any(e.rate >= 0.5 for e in entries)
    return False


def view_entries(lexicon: CueLexicon, lemma: str) -> tuple[Entry, ...]:
    """Return the verb entries of a lemma."""
    return lexicon.verbs.get(lemma, ())


def _right_frame(view: View, entry: Entry, k: int, hi: int) -> tuple[str, int, int]:
    """Tell what follows a cue: the frame, where the content begins, and where the cue ends."""
    tags, lows = view.tags, view.lows
    cue_end = k
    prefix = ""
    steps = 0
    j = k
    while j < hi and steps < 12:
        steps += 1
        low, tag = lows[j], tags[j]
        if j in view.opening:
            q = view.quotations[view.opening[j]]
            if view.speech[view.opening[j]] or q.last >= hi or lows[q.last] in (".", ",", "!", "?", ";"):
                return prefix + "quote", j, cue_end
            return prefix + _bare_frame(view, j, hi, prefix), j, cue_end
        if low == ":" :
            if j + 1 >= hi:
                nxt = j + 1
                if nxt < view.n and nxt in view.opening:
                    return prefix + "colon", nxt, j + 1
                return "none", j, cue_end
            return prefix + "colon", j + 1, (j + 1 if j == cue_end or j - cue_end <= 6 else cue_end)
        if low == "that" and j + 1 < hi and (tag in ("IN", "WDT") or (tag == "DT" and is_phrase_start(tags[j + 1]) and tags[j + 1] not in NOUNS) or _finite_soon(view, j + 1, hi)):
            return prefix + "that", j, cue_end
        if low in _WH and (tag in ("IN", "WP", "WRB", "WDT", "WP$") or low == "if"):
            if not (low == "if" and j > k) and not (low in ("when", "where", "who", "which", "whose") and j > k):
                return prefix + "wh", j, cue_end
            if low in ("who", "which", "when", "where", "if"):
                return "none", j, cue_end
        if tag == "TO" and j + 1 < hi and (tags[j + 1] == "VB" or (tags[j + 1] == "RB" and j + 2 < hi and tags[j + 2] == "VB")):
            return prefix + "to", j, cue_end
        if low == ",":
            if j + 1 < hi and (j + 1) in view.opening:
                return prefix + "quote", j + 1, cue_end
            if j + 1 < hi and lows[j + 1] == "that":
                return prefix + "that", j + 1, cue_end
            return "none", j, cue_end
        if tag in ("RB", "RBR") and low not in ("so", "only", "not"):
            j += 1
            continue
        if lows[j] in TIME_WORDS or (low in ("last", "this", "next", "earlier", "late", "early") and j + 1 < hi and lows[j + 1] in TIME_WORDS):
            j += 1
            continue
        if tag in ("IN", "TO", "RP") and low != "that":
            p = "p:" + low
            if not prefix and j == k and (entry.frames.get(p, 0.0) >= 0.15 or (low not in ("in", "on", "at", "during", "after", "to", "from", "by", "before", "with") and p in entry.frames)):
                if j + 1 < hi and lows[j + 1] not in TIME_WORDS:
                    return p, j + 1, j + 1
            if low in ("as", "because", "if", "while", "after", "before", "since", "than", "like", "though", "although", "until", "unless") and p not in entry.frames:
                if low in ("as", "after", "before", "since", "while", "though", "although", "until", "unless", "because", "than", "like"):
                    return "none", j, cue_end
            nxt = extended_or_base(view, j + 1, hi)
            if nxt == j + 1:
                return "none", j, cue_end
            if j == cue_end and low in ("in", "on", "at", "during", "by", "via") and any(lows[m] in _MEDIA for m in range(j + 1, nxt)) and nxt - j <= 7:
                cue_end = nxt
            j = nxt
            continue
        if tag == "VBG":
            return (prefix + "ing", j, cue_end) if not prefix else ("none", j, cue_end)
        if is_phrase_start(tag) or tag in ("VBN", "EX"):
            if prefix:
                return prefix + _bare_frame(view, j, hi, prefix), j, cue_end
            end = base_phrase(tags, lows, j, hi)
            if end == j:
                return "none", j, cue_end
            # a recipient: a short phrase before the content proper
            m = end
            while m < hi and tags[m] in ("IN", "CC") and lows[m] in ("in", "of", "at", "from", "for", "on", "with", "and") and m - j < 10 and _recipient_like(entry):
                e2 = base_phrase(tags, lows, m + 1, hi)
                if e2 == m + 1:
                    break
                m = e2
            if _recipient_like(entry):
                probe = m
                while probe < hi and (lows[probe] in TIME_WORDS or tags[probe] == "RB" or (lows[probe] in ("on", "last", "this", "earlier") and probe + 1 < hi and lows[probe + 1] in TIME_WORDS)):
                    probe += 1
                if probe < hi:
                    w = lows[probe]
                    if w == "that" or w == ":" or probe in view.opening or (w == "," and probe + 1 in view.opening) or (w in _WH and w not in ("who", "which", "when", "where")) or (tags[probe] == "TO" and probe + 1 < hi and tags[probe + 1] in ("VB", "RB")) or (is_phrase_start(tags[probe]) and _finite_soon(view, probe, hi)) or (tags[probe] in ("IN",) and "r:p:" + w in entry.frames):
                        if tags[probe] not in FINITE:
                            prefix = "r:"
                            if tags[probe] == "TO":
                                return "r:to", j, cue_end
                            j = probe
                            continue
            return _bare_frame(view, j, hi, ""), j, cue_end
        if tag in ("JJ", "VBN", "VBD", "VBZ", "MD", "VB", "VBP"):
            return "none", j, cue_end
        return "none", j, cue_end
    return "none", j, cue_end


def _recipient_like(entry: Entry) -> bool:
    """Tell whether the cue takes a recipient."""
    return any(f[:2] == "r:" for f in entry.frames)


def extended_or_base(view: View, j: int, hi: int) -> int:
    """Return the end of the phrase after a preposition."""
    end = base_phrase(view.tags, view.lows, j, hi)
    if end > j and end < hi and view.lows[end] == "with":
        return extended_phrase(view.tags, view.lows, j, hi)
    return end


def _finite_soon(view: View, j: int, hi: int) -> bool:
    """Tell whether a noun phrase here is the subject of a finite verb."""
    return _bare_frame(view, j, hi, "") == "clause"


def _bare_frame(view: View, j: int, hi: int, prefix: str) -> str:
    """Tell a bare clause from a noun phrase: does a finite verb come before anything that closes the phrase?"""
    tags, lows = view.tags, view.lows
    if tags[j] == "EX":
        return "clause"
    relative = False
    k = j
    stop = min(hi, j + 30)
    while k < stop:
        tag, low = tags[k], lows[k]
        if tag in FINITE or (low in ("'s", "’s") and tag == "VBZ"):
            if k == j:
                return "none"
            if relative:
                relative = False
                k += 1
                continue
            return "clause"
        if tag in ("WDT", "WP", "WP$", "WRB") or (low == "that" and tag == "IN"):
            relative = True
        elif low in (";", ":", "—", "--", "–") or (tag == "TO" and k + 1 < stop and tags[k + 1] == "VB" and not relative):
            return "np"
        elif low == ",":
            # an apposition between commas before the verb
            m = k + 1
            while m < stop and m < k + 14 and lows[m] != "," and tags[m] not in ("VBD", "VBZ", "VBP", "MD"):
                m += 1
            if m < stop and lows[m] == "," and m + 1 < stop and tags[m + 1] in FINITE:
                return "clause"
            return "np"
        elif (low in ("while", "when", "because", "although", "though", "if", "after", "before", "as", "since") and tag in ("IN", "WRB")) or (tag == "CC" and k + 1 < stop and tags[k + 1] in FINITE):
            return "np"
        k += 1
    return "np"


_SUBORDINATORS = frozenset(("while", "although", "though", "after", "when", "if", "because", "since", "before", "whereas"))


def _is_subordinate(view: View, start: int, lo: int) -> bool:
    """Tell whether the clause that begins at a token is a leading subordinate clause."""
    return lo < start <= lo + 3 and view.lows[start - 1] in _SUBORDINATORS


def _content_right(
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
        if view.lows[q.last] in (",", ";") or (view.speech[view.opening[at]] and view.lows[q.last - 2] in (".", "!", "?", ",")):
            return ((q.first, q.last),)
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
        return ((at, max(end, q.last)),)
    if base in ("that", "wh", "clause", "colon", "quote", "to") or (base[:2] == "p:" and _finite_soon(view, at, hi) and view.lows[at] not in ("a", "an")):
        end = clause_end(view, lexicon, at, hi, cue_tag, is_subordinate=is_subordinate)
    else:
        end = phrase_end(view, lexicon, at, hi)
    if end <= at:
        return None
    return ((at, end),)
