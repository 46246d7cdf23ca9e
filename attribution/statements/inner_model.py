"""Statements inside contents: the learned extractor run on what somebody says."""

from collections.abc import Iterable

from attrs import evolve

from attribution.options import Options
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.model import LEAST_CONFIDENCE, propose
from attribution.values.document import Document, Paragraph, Sentence

__all__ = ["contents_as_document", "propose_nested"]

LEAST_CUE = 0.25
"""Lowest probability of a cue that is looked at: what is less likely hardly ever comes through."""


def contents_as_document(document: Document, contents: Iterable[Ranges]) -> Document:
    """Make a document of which each content is a paragraph of its own.

    The tokens stay where they are; sentences and paragraphs cover the contents only, and the quotations that
    a content lies in, or consists of, are gone: what is quoted reads like plain text.

    Args:
        document: the whole document.
        contents: token ranges of each content; of overlapping contents the earlier one counts.

    Returns:
        The document seen from inside.
    """
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    starts, ends = document.starts, document.ends
    inside = [-1] * len(document.forms)
    for ranges in sorted(contents):
        pieces = []
        for a, b in ranges:
            while a < b and inside[a] >= 0:
                a += 1
            if a >= b or any(k >= 0 for k in inside[a:b]):
                continue
            for n in range(document.sentence_at(a), document.sentence_at(b - 1) + 1):
                s = document.sentences[n]
                first, last = max(s.first, a), min(s.last, b)
                if first < last:
                    pieces.append(Sentence(starts[first], ends[last - 1], first, last, len(paragraphs)))
                    inside[first:last] = [len(paragraphs)] * (last - first)
        if pieces:
            sentences += pieces
            paragraphs.append(Paragraph(pieces[0].start, pieces[-1].end, pieces[0].first, pieces[-1].last))
    edges = {s.first for s in sentences} | {s.last for s in sentences}
    quotations = tuple(
        q
        for q in document.quotations
        if q.first not in edges
        and q.last not in edges
        and q.last - q.first > 1
        and len({inside[t] for t in range(q.first, q.last)}) == 1
        and inside[q.first] >= 0
    )
    return evolve(
        document, sentences=tuple(sorted(sentences, key=lambda s: s.first)), paragraphs=tuple(paragraphs), quotations=tuple(evolve(q, depth=0) for q in quotations)
    )  # fmt: skip


def propose_nested(
    document: Document, contents: Iterable[Ranges], options: Options, least: float = LEAST_CONFIDENCE
) -> tuple[Candidate, ...]:
    """Propose statements inside contents, one level down.

    Args:
        document: the whole document.
        contents: token ranges of each content.
        options: where to find the models.
        least: lowest confidence of a candidate, in [0, 1].

    Returns:
        Candidates whose parts lie inside one content each, in the order of their cues.
    """
    inner = contents_as_document(document, contents)
    return propose(inner, options, least, LEAST_CUE) if inner.sentences else ()
