"""The learned extractor: cues first, then source and content of each cue.

Two linear-chain models without a parse, after Pareti et al. (2013, "Automatically detecting and attributing
indirect quotations", EMNLP) and Newell et al. (2018, "Quote extraction and attribution in news", LREC):
the first labels cues in each sentence, the second labels source and content around one cue at a time, so
that statements may share a source.
"""

from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.cue_model import find_cues, load_cue_model, load_rates
from attribution.statements.features import describe
from attribution.statements.labels import ROLE_LABELS, decode
from attribution.statements.role_model import REACH_CUES, RoleScorer, cue_window, load_role_model, mark_cues
from attribution.statements.sequence import best_path
from attribution.values.document import Document

__all__ = ["propose"]


def propose(document: Document, options: Options) -> tuple[Candidate, ...]:
    """Propose the outermost statements of a document.

    Args:
        document: a text with tokens, tags, sentences and quotations.
        options: where to find the models.

    Returns:
        Candidates in the order of their cues; empty where no cue is found.

    Raises:
        ModelFileError: if a model is missing or damaged.
    """
    columns = describe(document, load_rates(options.models))
    cue_model = load_cue_model(options.models)
    found: list[tuple[int, int, int]] = []
    for n, s in enumerate(document.sentences):
        if document.paragraphs[s.paragraph].is_analysed:
            found += [(n, a, b) for a, b in find_cues(cue_model, columns, s.first, s.last)]
    if not found:
        return ()
    scorer = RoleScorer(
        load_role_model(options.models),
        document,
        columns,
        mark_cues(len(document.forms), [(a, b) for _, a, b in found]),
    )
    out = []
    for k, (n, a, b) in enumerate(found):
        # Where cues crowd, windows are small: their sum stays in proportion to the text.
        lo = found[k - REACH_CUES][1] if k >= REACH_CUES else 0
        hi = found[k + REACH_CUES][2] if k + REACH_CUES < len(found) else len(document.forms)
        window = cue_window(document, n, (a, b), (lo, hi))
        path = best_path(scorer.model, scorer.score(a, b, window))
        roles = decode(path, ROLE_LABELS, window.lo)
        content = tuple(roles.get("C", ()))
        if content:
            out.append(Candidate(tuple(roles.get("S", ())), ((a, b),), content, 0.7, "model"))
    return tuple(out)
