"""Where the statements of a document stand, by token."""

from collections.abc import Sequence

from attrs import frozen

from attribution.claims.keys import KeyTable
from attribution.claims.proposition import Proposition
from attribution.values.document import Document
from attribution.values.span import Span
from attribution.values.statement import Statement

__all__ = ["Place", "place_statements"]


@frozen(slots=True)
class Place:
    """Where a statement stands.

    Attributes:
        sentence: sentence of its cue, or of its content where it has none.
        paragraph: paragraph of that sentence.
        cue: tokens of the cue, half-open; ``(-1, -1)`` without one.
        source: tokens of the source, half-open; ``(-1, -1)`` without one.
        content: first and last token (half-open) of the content.
        head: base form of the source's head noun, "" without one.
        centrality: share of the content's weight that the document's title and first sentences have, in [0, 1].
    """

    sentence: int
    paragraph: int
    cue: tuple[int, int]
    source: tuple[int, int]
    content: tuple[int, int]
    head: str
    centrality: float


def place_statements(
    document: Document,
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    tokens: Sequence[Sequence[int]],
    keys: Sequence[str],
    table: KeyTable,
) -> list[Place]:
    """Locate the statements of a document by token."""
    central = _central_keys(document, keys)
    out = []
    for st, proposition, content in zip(statements, propositions, tokens, strict=True):
        cue, source = _range(document, st.cue.spans), _range(document, st.source.spans)
        first, last = (content[0], content[-1] + 1) if content else cue
        anchor = cue[0] if cue[0] >= 0 else first
        sentence = max(0, document.sentence_at(anchor)) if document.sentences and anchor >= 0 else 0
        paragraph = document.sentences[sentence].paragraph if document.sentences else 0
        head = ""
        for i in range(source[0], source[1]) if source[0] >= 0 else ():
            if document.tags[i] in ("NN", "NNS"):
                head = document.lemmas[i]
            elif head and document.tags[i] in ("IN", ",", "VBN", "WDT", "WP"):
                break
        shared = sum(table.weight(k) for k in proposition.keys if k in central)
        centrality = shared / proposition.total if proposition.total else 0.0
        out.append(Place(sentence, paragraph, cue, source, (first, last), head, centrality))
    return out


def _central_keys(document: Document, keys: Sequence[str]) -> frozenset[str]:
    """Return the keys of the first two analysed sentences."""
    out: set[str] = set()
    seen = 0
    for s in document.sentences:
        if document.paragraphs[s.paragraph].is_analysed:
            out.update(k for k in keys[s.first : s.last] if k)
            seen += 1
            if seen == 2:
                break
    return frozenset(out)


def _range(document: Document, spans: Sequence[Span]) -> tuple[int, int]:
    if not spans:
        return (-1, -1)
    found = document.tokens_in(spans[0].start, spans[-1].end)
    return (found.start, found.stop) if len(found) else (-1, -1)
