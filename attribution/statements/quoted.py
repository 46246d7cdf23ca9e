"""Give quotations without a cue to the speaker before them.

"The roof had held, Lund said. “We were lucky.”", or a paragraph that is only a quotation: its speaker is the one of the
last utterance in this paragraph or the one before.
"""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from attribution.statements.candidate import Candidate
from attribution.statements.view import View

__all__ = ["join_quotations"]

_UTTERANCES = frozenset(
    ("quote", "lquote", "colon", "that", "clause", "paren", "as", "initial", "final", "r:that", "r:clause", "r:quote", "r:colon")
)  # fmt: skip
_BACK = 24  # candidates looked at before a quotation


def join_quotations(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let quotations that no content holds join the statement of the speaker before them.

    Args:
        view: the document.
        candidates: what was found so far.

    Returns:
        The candidates in the same order, some with a further content range.
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
    for k, q in enumerate(view.quotations):
        if q.depth or not view.speech[k] or q.first not in begins or covered[q.first]:
            continue
        if q.last not in ends and q.last + 1 not in ends:
            continue
        paragraph = begins[q.first]
        if not document.paragraphs[paragraph].is_analysed:
            continue
        floor = document.paragraphs[max(0, paragraph - 1)].first
        m = bisect_left(cue_at, q.first) - 1
        for n in reversed(order[max(0, m - _BACK) : m + 1]):
            c = out[n]
            if c.cue[0][0] < floor:
                break
            if _is_utterance(c) and view.quote_of[c.cue[0][0]] < 0:
                out[n] = evolve(c, content=tuple(sorted((*c.content, (q.first, q.last)))))
                covered[q.first : q.last] = b"\1" * (q.last - q.first)
                break
    return out


def _is_utterance(c: Candidate) -> bool:
    """Tell whether a candidate's content is what a source said."""
    if not c.source:
        return False
    origin, _, frame = c.origin.partition(":")
    return frame in _UTTERANCES or origin == "model"
