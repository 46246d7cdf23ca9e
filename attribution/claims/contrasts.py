"""Find what the writer sets against a source's word: "two people died, not nine as activists claimed" denies the nine."""

from collections.abc import Iterator, Sequence

from attribution.statements.contrasts import CONTRARIES, DENIALS, start_of
from attribution.values.claim import Verification
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["denied_contrasts"]


def denied_contrasts(
    document: Document, statements: Sequence[Statement], claims: Sequence[str]
) -> Iterator[Verification]:
    """Yield a denial for each statement whose content the writer sets something else against.

    Args:
        document: the text.
        statements: its statements.
        claims: the id of each statement's claim.
    """
    for s, claim in zip(statements, claims, strict=True):
        if len(s.content.spans) != 1 or not s.source.spans or not s.cue.spans:
            continue
        inside = document.tokens_in(s.content.spans[0].start, s.content.spans[0].end)
        spans = (*s.source.spans, *s.cue.spans)
        clause = min(document.tokens_in(x.start, x.end).start for x in spans)
        start = _start(document, inside, clause) if clause else -1
        if start >= 0:
            a, b = document.starts[start], max(x.end for x in spans)
            yield Verification(a, b, document.text[a:b], "denied", (claim,))


def _start(document: Document, content: range, clause: int) -> int:
    """Return where "not nine as activists" or "contrary to what Roe" begins, -1 where nothing is denied."""
    first = max(0, content.start - 2)
    before = [f.lower() for f in document.forms[first : content.start]]
    opener = document.forms[clause - 1].lower()
    if opener == "as" and clause == content.stop + 1:
        start = start_of(before, len(before), DENIALS)
    elif opener == "what" and clause == content.stop == content.start + 1:
        start = start_of(before, len(before), CONTRARIES)
    else:
        return -1
    return first + start if start >= 0 else -1
