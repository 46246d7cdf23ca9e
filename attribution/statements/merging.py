"""Join what the learned model and the rules propose.

The model finds which words are cues and who stands behind them better than the rules do; where a clause or a quotation
is the content, the rules draw its edges better; and only the rules look inside contents and know a user's own
cues. So: cues and sources from the model, contents from the rules in the frames where measurement on PolNeAR dev and
the rumours train set favours them, nested statements and sure omissions from the rules.
"""

from collections.abc import Sequence

from attrs import evolve

from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import context_weights
from attribution.statements.lexicon import cue_lexicon
from attribution.statements.quoted import join_quotations
from attribution.statements.reading import Reading
from attribution.statements.rules import LEAST, propose_readings
from attribution.statements.view import View

__all__ = ["combine"]

LEAST_OUTSIDE = 0.45
"""Lowest probability of a statement outside all contents that the learned model did not find."""
LEAST_SHARED = 0.2
"""Lowest probability, by the rules, of a statement that the learned model found."""
UNKNOWN = 0.4
"""Share of the learned model's statements that are right where no rule knows the cue."""
_SURE_EDGES = frozenset(
    (
        "lquote", "quote", "colon", "paren", "final", "that", "clause", "ing", "r:that", "r:clause", "r:quote", "r:colon", "r:to",
        "be:that", "be:clause", "be:to", "inside",
    )
)  # fmt: skip


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
    out = []
    for candidate in learned:
        matches = [at[i] for a, b in candidate.cue for i in range(a, b) if i in at]
        if matches:
            reading, p = max(matches, key=lambda m: m[1])
            if p < LEAST_SHARED:
                continue
            candidate = _with_rules(candidate, reading, p)
        else:
            candidate = evolve(candidate, confidence=min(candidate.confidence, UNKNOWN))
        out.append(candidate)
        for a, b in candidate.cue:
            cued[a:b] = b"\1" * (b - a)
        for a, b in candidate.content:
            held[a:b] = b"\1" * (b - a)
    for reading, p in readings:
        if p < LEAST or any(any(cued[a:b]) for a, b in reading.cue):
            continue
        entry = reading.entry
        inside = all(held[a] and held[b - 1] for a, b in (*reading.cue, *reading.content))
        evidential = entry.type == "adverb" or (entry.type == "adjective" and reading.frame == "attr")
        if inside or evidential or entry.is_own or p >= LEAST_OUTSIDE:
            origin = "rules:" + reading.frame
            out.append(Candidate(reading.source, reading.cue, reading.content, round(p, 4), origin))
    return tuple(join_quotations(view, out))


def _with_rules(candidate: Candidate, reading: Reading, p: float) -> Candidate:
    """Return the model's candidate with the parts that the rules know better."""
    frame = reading.frame
    content, source = candidate.content, candidate.source
    if frame in _SURE_EDGES and not _overlaps(reading.content, candidate.cue):
        content = reading.content
    if not source or frame.startswith("be:") or frame == "inside":
        source = reading.source
    if p < LEAST:  # a doubtful reading draws no edges
        return evolve(candidate, confidence=p)
    return evolve(candidate, source=source, content=content, confidence=p, origin="model+rules:" + frame)


def _overlaps(content: Sequence[tuple[int, int]], cue: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two roles share a token."""
    return any(a < y and x < b for a, b in content for x, y in cue)
