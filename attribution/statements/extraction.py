"""Find the statements of a document: the floor's public function."""

from attribution.options import Options
from attribution.statements.assembly import assemble
from attribution.statements.merging import LEAST_LEARNED, combine
from attribution.statements.rules import propose
from attribution.statements.view import View
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["extract"]


def extract(document: Document, options: Options) -> tuple[Statement, ...]:
    """Find who says what in a document.

    Args:
        document: a text with its layers.
        options: ``extractor`` chooses the learned model joined with the rules, or the rules alone; ``lexicons`` adds
            cues to both, ``models`` replaces weights.

    Returns:
        Statements in text order of their first span, nested ones included; empty where there is none.

    Raises:
        ModelFileError: if weights are missing or damaged.
        LexiconError: if a lexicon file breaks its schema.

    >>> from attribution.text import read
    >>> document = read("Officials said the bridge had reportedly collapsed.")
    >>> [(s.id, s.cue.lemma, s.nested_in) for s in extract(document, Options(extractor="rules"))]
    [('s1', 'say', None), ('s2', 'reportedly', 's1')]
    """
    if not document.forms:
        return ()
    view = View(document)
    if options.extractor == "rules":
        return assemble(document, propose(document, options, view), options, view)
    from attribution.statements.model import propose as propose_learned

    learned = propose_learned(document, options, LEAST_LEARNED)
    return assemble(document, combine(view, learned, options), options, view)
