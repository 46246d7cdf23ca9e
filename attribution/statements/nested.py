"""Add to the learned model's outermost statements what only the rules find: nested ones, evidential words, own cues."""

from collections.abc import Sequence

from attribution.options import Options
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import context_weights
from attribution.statements.lexicon import cue_lexicon
from attribution.statements.rules import propose_readings
from attribution.statements.view import View

__all__ = ["add_nested"]

LEAST_OUTSIDE = (
    0.55  # lowest probability of a statement outside all contents that the learned model did not find
)


def add_nested(view: View, outermost: Sequence[Candidate], options: Options) -> tuple[Candidate, ...]:
    """Add nested statements, evidential adverbs and adjectives, and the user's own cues.

    Args:
        view: the document.
        outermost: what the learned model proposes.
        options: ``lexicons`` may add cues.

    Returns:
        All candidates; the given ones are unchanged.
    """
    lexicon = cue_lexicon(options.lexicons)
    cued = bytearray(view.n)
    held = bytearray(view.n)
    for c in outermost:
        for a, b in c.cue:
            cued[a:b] = b"\1" * (b - a)
        for a, b in c.content:
            held[a:b] = b"\1" * (b - a)
    out = list(outermost)
    for reading, p in propose_readings(view, lexicon, context_weights(options.lexicons)):
        if any(any(cued[a:b]) for a, b in reading.cue):
            continue
        entry = reading.entry
        inside = all(held[a] and held[b - 1] for a, b in (*reading.cue, *reading.content))
        evidential = entry.type == "adverb" or (entry.type == "adjective" and reading.frame == "attr")
        if inside or evidential or entry.is_own or p >= LEAST_OUTSIDE:
            out.append(
                Candidate(reading.source, reading.cue, reading.content, round(p, 4), "rules:" + reading.frame)
            )
    return tuple(out)
