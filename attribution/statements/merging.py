"""Join what the learned model and the rules propose.

The model finds which words are cues, who stands behind them and most contents better than the rules do; in some frames
the rules draw the content's edges better (quotations before the cue, clauses, after a colon); and only the rules know a
user's own cues. So: cues, sources and contents from the model, contents from the rules in the frames where measurement
on the dev parts of PolNeAR and the rumours favours them, sure omissions from the rules. Inside contents both look: the
model reads those contents again in which the rules see a further cue. How sure both are is joined on the log-odds
scale, with weights fitted on the same dev parts.
"""

from collections.abc import Mapping, Sequence
from math import exp, log

from attrs import evolve

from attribution.options import Options
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.contexts import context_weights
from attribution.statements.inner_model import propose_nested
from attribution.statements.lexicon import cue_lexicon
from attribution.statements.quoted import join_quotations
from attribution.statements.reading import Reading
from attribution.statements.rules import LEAST, propose_readings
from attribution.statements.senses import is_no_cue, other_senses
from attribution.statements.view import View

__all__ = ["combine"]

LEAST_OUTSIDE = 0.45
"""Lowest probability of a statement outside all contents that the learned model did not find."""
LEAST_SHARED = 0.3
"""Lowest joint probability of a statement that the learned model found."""
LEAST_INSIDE = 0.2
"""Lowest joint probability of a statement that the learned model found inside a content."""
LEAST_HINT = 0.02
"""Contents in which no rule gives any further cue this probability are not read again by the learned model."""
LEAST_INNER = 0.15
"""Lowest confidence of what the learned model proposes inside contents, before the rules are asked."""
_SURE_EDGES = frozenset(
    ("lquote", "clause", "colon", "r:quote", "r:clause", "r:colon", "label", "dash", "rel", "be:wh")
)


def combine(view: View, learned: Sequence[Candidate], options: Options) -> tuple[Candidate, ...]:
    """Join the candidates of the learned model with the readings of the rules.

    Args:
        view: the document.
        learned: what the learned model proposes, outermost statements mostly.
        options: ``lexicons`` may add cues.

    Returns:
        All candidates, without order.
    """
    readings = propose_readings(view, cue_lexicon(options.lexicons), context_weights(options.lexicons), 0.0)
    at: dict[int, tuple[Reading, float]] = {}
    for reading, p in readings:
        for a, b in reading.cue:
            for i in range(a, b):
                at.setdefault(i, (reading, p))
    cued, held = bytearray(view.n), bytearray(view.n)
    senses = other_senses(options.lexicons)
    out = []
    for candidate in (_judged(found, at) for found in learned):
        if candidate.confidence >= LEAST_SHARED and not is_no_cue(
            view, senses, candidate.cue, candidate.content
        ):
            out.append(candidate)
            _mark(cued, candidate.cue)
            _mark(held, candidate.content)
    hinted = [c.content for c in out if any(_has_hint(at, cued, a, b) for a, b in c.content)]
    if hinted:
        for found in propose_nested(view.document, hinted, options, LEAST_INNER):
            candidate = _judged(found, at)
            if (
                candidate.confidence >= LEAST_INSIDE
                and not any(any(cued[a:b]) for a, b in found.cue)
                and not is_no_cue(view, senses, candidate.cue, candidate.content)
            ):
                out.append(candidate)
                _mark(cued, candidate.cue)
    for reading, p in readings:
        if p < LEAST or any(any(cued[a:b]) for a, b in reading.cue):
            continue
        entry = reading.entry
        inside = all(held[a] and held[b - 1] for a, b in (*reading.cue, *reading.content))
        inside = inside or entry.type == "adverb" or reading.frame == "attr"
        if inside or entry.is_own or p >= LEAST_OUTSIDE:
            sure = p if entry.is_own else _probability(1.1 * _logit(p) - (0.35 if inside else 0.8))
            origin = "rules:" + reading.frame
            out.append(Candidate(reading.source, reading.cue, reading.content, round(sure, 4), origin))
    return tuple(join_quotations(view, out))


def _judged(candidate: Candidate, at: Mapping[int, tuple[Reading, float]]) -> Candidate:
    """Return what the model found as the rules see it."""
    matches = [at[i] for a, b in candidate.cue for i in range(a, b) if i in at]
    return _joined(candidate, *max(matches, key=lambda m: m[1])) if matches else _alone(candidate)


def _mark(tokens: bytearray, ranges: Ranges) -> None:
    for a, b in ranges:
        tokens[a:b] = b"\1" * (b - a)


def _has_hint(at: Mapping[int, tuple[Reading, float]], cued: bytearray, first: int, last: int) -> bool:
    """Tell whether the rules see a possible cue in a range that is no cue yet."""
    return any(not cued[i] and i in at and at[i][1] >= LEAST_HINT for i in range(first, last))


def _joined(candidate: Candidate, reading: Reading, p: float) -> Candidate:
    """Return the model's candidate with the parts that the rules know better, as sure as both are together."""
    frame = reading.frame
    sure = _probability(0.75 * _logit(candidate.confidence) + 0.4 * _logit(p) + 0.1)
    if reading.entry.is_own:
        sure = max(sure, p)
    if p < LEAST:  # a doubtful reading draws no edges
        return evolve(candidate, confidence=round(sure, 4))
    content, source = candidate.content, candidate.source
    if frame in _SURE_EDGES and not _overlaps(reading.content, candidate.cue):
        content = reading.content
    if not source or frame.startswith("be:") or frame == "inside":
        source = reading.source
        if source and _overlaps(content, source):
            content = reading.content
    origin = "model+rules:" + frame
    return evolve(candidate, source=source, content=content, confidence=round(sure, 4), origin=origin)


def _alone(candidate: Candidate) -> Candidate:
    """Return the model's candidate where no rule knows the cue: less sure."""
    return evolve(candidate, confidence=round(_probability(0.95 * _logit(candidate.confidence) - 0.3), 4))


def _logit(p: float) -> float:
    """Return the log odds of a probability, cut at 2 and 98 percent."""
    x = min(0.98, max(0.02, p))
    return log(x / (1.0 - x))


def _probability(score: float) -> float:
    """Return the probability of log odds."""
    return 1.0 / (1.0 + exp(-score))


def _overlaps(content: Sequence[tuple[int, int]], cue: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two roles share a token."""
    return any(a < y and x < b for a, b in content for x, y in cue)
