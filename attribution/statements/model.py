"""The learned extractor: cues first, then source and content of each cue.

Two linear-chain models without a parse, after Pareti et al. (2013, "Automatically detecting and attributing
indirect quotations", EMNLP) and Newell et al. (2018, "Quote extraction and attribution in news", LREC):
the first labels cues in each sentence, the second labels source and content around one cue at a time, so
that statements may share a source.
"""

from collections.abc import Sequence

from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.cue_model import (
    LEAST_CUE,
    MARKED_CUE,
    find_cues,
    load_cue_model,
    load_known_words,
)
from attribution.statements.features import describe
from attribution.statements.reranker import (
    N_READINGS,
    WITHIN,
    choose,
    load_reranker,
    readings_of,
)
from attribution.statements.role_model import (
    ask,
    limits_of,
    load_role_model,
    mark_cues,
    score_windows,
)
from attribution.statements.sequence import best_paths
from attribution.values.document import Document

__all__ = ["LEAST_CONFIDENCE", "propose", "without_conflicts"]

#: Inside the content of a statement that is at least this sure, cues that are less likely than it are not looked at.
SURE = 0.8
#: How many cues are scored at once: that bounds memory.
N_TOGETHER = 100
#: Statements below this confidence are not proposed; near the value that is best for F1 (half of it).
LEAST_CONFIDENCE = 0.28


def without_conflicts(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop candidates that cannot be true beside a surer one.

    Two outermost statements cannot share cue tokens, and neither can stand inside the content of the other.

    Args:
        candidates: with one cue range each.

    Returns:
        The surest ones that agree with each other, in the order of their cues.
    """
    owner: dict[int, str] = {}
    kept = []
    for c in sorted(candidates, key=lambda c: (-c.confidence, c.cue)):
        cue = range(*c.cue[0])
        if any(t in owner for t in cue):
            continue
        inside = [t for a, b in c.content for t in range(a, b)]
        if any(owner.get(t) == "k" for t in inside):
            continue
        n_taken = sum(t in owner for t in inside)
        if 2 * n_taken > len(inside):
            continue
        kept.append(c)
        for t in inside:
            owner[t] = "c"
        for t in cue:
            owner[t] = "k"
    kept.sort(key=lambda c: c.cue)
    return kept


def propose(
    document: Document, options: Options, least: float = LEAST_CONFIDENCE, least_cue: float = LEAST_CUE
) -> tuple[Candidate, ...]:
    """Propose the outermost statements of a document.

    Args:
        document: a text with tokens, tags, sentences and quotations.
        options: where to find the models.
        least: lowest confidence of a candidate, in [0, 1].
        least_cue: lowest probability of a cue that is looked at, in [0, 1].

    Returns:
        Candidates in the order of their cues; empty where no cue is found.

    Raises:
        ModelFileError: if a model is missing or damaged.
    """
    columns = describe(document, load_known_words(options.models))
    cue_model = load_cue_model(options.models)
    found: list[tuple[int, int, int, float]] = []
    numbers = [
        n
        for n, s in enumerate(document.sentences)
        if s.first < s.last and document.paragraphs[s.paragraph].is_analysed
    ]
    ranges = [(document.sentences[n].first, document.sentences[n].last) for n in numbers]
    for n, cues in zip(numbers, find_cues(cue_model, columns, ranges), strict=True):
        found += [(n, a, b, p) for (a, b), p in cues.items() if p >= least_cue]
    if not found:
        return ()
    marks = mark_cues(len(document.forms), [(a, b) for _, a, b, p in found if p >= MARKED_CUE])
    role_model, reranker = (
        load_role_model(options.models),
        load_reranker(options.models),
    )
    within = round(WITHIN / role_model.scale)
    limits = limits_of([(a, b) for _, a, b, _ in found], len(document.forms))
    out: list[Candidate] = []
    for k in range(0, len(found), N_TOGETHER):
        some = found[k : k + N_TOGETHER]
        queries = [
            ask(document, columns, n, (a, b), limit)
            for (n, a, b, _), limit in zip(some, limits[k:], strict=False)
        ]
        scores = score_windows(role_model, document, columns, marks, queries)
        held: dict[int, float] = {}  # tokens of sure statements, with their confidence
        # The likeliest cues first: what a sure statement holds is not decoded when it is less likely itself.
        for at in sorted(range(len(some)), key=lambda at: -some[at][3]):
            _, a, b, p = some[at]
            if all(held.get(t, 0.0) >= p for t in range(a, b)):
                continue
            q = queries[at]
            lo, hi = q.window.lo, q.window.hi
            readings = readings_of(
                best_paths(role_model, scores[at], N_READINGS, within), role_model.scale, lo
            )
            choice = choose(reranker, columns, q.view, p, readings, lo, hi, marks)
            if choice.reading.content and choice.confidence >= least:
                reading = choice.reading
                out.append(Candidate(reading.source, ((a, b),), reading.content, choice.confidence, "model"))
                if choice.confidence >= SURE:
                    for x, y in (*reading.content, (a, b)):
                        held.update(dict.fromkeys(range(x, y), choice.confidence))
    return tuple(without_conflicts(out))
