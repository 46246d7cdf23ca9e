"""Give quotations without a cue of their own to their speaker.

"The roof had held, Lund said. “We were lucky.”", or paragraphs that are only quotations: the speaker is the one of the
last utterance before them. "Lund released a statement:" and a quotation after it: the speaker is the subject of the
sentence that announces it.
"""

from bisect import bisect_left
from collections.abc import Sequence

from attribution.statements.candidate import Candidate
from attribution.statements.mentions import subject_before
from attribution.statements.phrases import FINITE, verb_group
from attribution.statements.view import View
from attribution.values.document import Quotation
from attribution.values.evolution import evolve

__all__ = ["join_quotations"]

_UTTERANCES = frozenset(
    ("quote", "lquote", "colon", "that", "clause", "paren", "as", "initial", "final", "r:that", "r:clause", "r:quote", "r:colon")
)  # fmt: skip
_BACK = 24  # candidates looked at before a quotation
_ANNOUNCED = 0.5  # confidence of a statement that only a colon links to its speaker


def join_quotations(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let quotations that no content holds join the statement of the speaker before them.

    Args:
        view: the document.
        candidates: what was found so far.

    Returns:
        The candidates in the same order, some with a further content range, and new ones for announced quotations.
    """
    document = view.document
    covered = bytearray(view.n + 1)
    for c in candidates:
        for a, b in (*c.content, *c.source, *c.cue):
            covered[a:b] = b"\1" * (b - a)
    out = list(candidates)
    order = sorted((n for n, c in enumerate(out) if c.cue), key=lambda n: out[n].cue)
    cue_at = [out[n].cue[0][0] for n in order]
    ends = {s.last for s in document.sentences}
    begins = {s.first: s.paragraph for s in document.sentences}
    held_by = {a: n for n in order if _is_utterance(out[n]) for a, _ in out[n].content}
    joined: dict[int, int] = {}  # the candidate that a paragraph's quotation went to
    for k, q in enumerate(view.quotations):
        if q.depth or not view.speech[k]:
            continue
        if covered[q.first]:
            if q.first in begins and q.first in held_by:
                joined[begins[q.first]] = held_by[q.first]
            continue
        if q.first and view.lows[q.first - 1] == ":":
            announced = _announced(view, q)
            if announced is not None:
                out.append(announced)
                covered[q.first : q.last] = b"\1" * (q.last - q.first)
            continue
        if q.first not in begins or (q.last not in ends and q.last + 1 not in ends):
            continue
        paragraph = begins[q.first]
        if not document.paragraphs[paragraph].is_analysed:
            continue
        floor = document.paragraphs[max(0, paragraph - 1)].first
        m = bisect_left(cue_at, q.first) - 1
        target = joined.get(paragraph - 1)
        for n in reversed(order[max(0, m - _BACK) : m + 1]):
            c = out[n]
            if c.cue[0][0] < floor:
                break
            if _is_utterance(c) and view.quote_of[c.cue[0][0]] < 0:
                target = n
                break
        if target is not None:
            out[target] = evolve(
                out[target], content=tuple(sorted((*out[target].content, (q.first, q.last))))
            )
            covered[q.first : q.last] = b"\1" * (q.last - q.first)
            joined[paragraph] = target
    return out


def _announced(view: View, q: Quotation) -> Candidate | None:
    """Return the statement of a quotation after a colon: source and verb of the sentence that ends with the colon."""
    document = view.document
    colon = q.first - 1
    sentence = document.sentences[document.sentence_at(colon)]
    if not document.paragraphs[sentence.paragraph].is_analysed:
        return None
    lo = max(sentence.first, colon - 40)
    for v in range(colon - 1, lo - 1, -1):
        if view.tags[v] not in FINITE or view.quote_of[v] >= 0:
            continue
        head = v
        while head + 1 < colon and view.tags[v] == "MD" and view.tags[head + 1][:2] in ("VB", "RB"):
            head += 1
        start = verb_group(view.tags, view.lows, v, lo)
        subject = subject_before(view, start, lo)
        if subject.kind != "phrase" or subject.last <= subject.first:
            continue
        cue = (start, q.first) if colon - head <= 6 else (start, head + 1)
        return Candidate(
            ((subject.first, subject.last),), (cue,), ((q.first, q.last),), _ANNOUNCED, "rules:announced"
        )
    return None


def _is_utterance(c: Candidate) -> bool:
    """Tell whether a candidate's content is what a source said."""
    if not c.source:
        return False
    origin, _, frame = c.origin.partition(":")
    return frame in _UTTERANCES or origin == "model"
