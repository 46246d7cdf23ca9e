"""Find the statements of a document: the floor's public function."""

from attribution.errors import ModelFileError
from attribution.options import Options
from attribution.statements.assembly import assemble
from attribution.statements.candidate import Candidate
from attribution.statements.merging import combine
from attribution.statements.rules import propose
from attribution.statements.view import View
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["extract"]


def extract(document: Document, options: Options) -> tuple[Statement, ...]:
    """Find who says what in a document.

    Args:
        document: a text with its layers.
        options: ``extractor`` chooses the learned model or the rules, ``lexicons`` adds cues to both, ``models`` replaces
            weights.

    Returns:
        Statements in text order of their first span, nested ones included; empty where there is none.

    >>> from attribution.text import read
    >>> document = read("Officials said the bridge had reportedly collapsed.")
    >>> [(s.id, s.cue.lemma, s.nested_in) for s in extract(document, Options(extractor="rules"))]
    [('s1', 'say', None), ('s2', 'reportedly', 's1')]
    """
    if not document.forms:
        return ()
    view = View(document)
    candidates: tuple[Candidate, ...] | None = None
    if options.extractor == "model":
        candidates = _learned(document, options)
    if candidates is None:
        return assemble(document, propose(document, options, view), options, view)
    return assemble(document, combine(view, candidates, options), options, view)


def _learned(document: Document, options: Options) -> tuple[Candidate, ...] | None:
    """Return what the learned model proposes, None where it has no weights yet."""
    try:
        from attribution.statements.model import propose as propose_learned
    except ImportError:
        return None
    try:
        return propose_learned(document, options)
    except ModelFileError as e:
        if e.code != "M204":
            raise
        return None
