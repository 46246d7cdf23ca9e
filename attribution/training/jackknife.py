"""Run the stages on articles that their models have not seen.

A later stage must be trained on what the earlier ones do on new text, errors included: the training articles
are divided into parts, and each part is read by models of the other parts.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from attribution.statements.candidate import Range
from attribution.statements.cue_model import N_PATHS, cue_shares
from attribution.statements.cue_model import WITHIN as CUE_WITHIN
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS, transitions
from attribution.statements.reranker import N_READINGS, Reading, readings_of
from attribution.statements.reranker import WITHIN as READING_WITHIN
from attribution.statements.sequence import best_paths
from attribution.training.corpus import Example
from attribution.training.crf import Fitted, Sequences, node_scores
from attribution.training.export import SCALE, decoder
from attribution.training.sequences import CueSequences, RoleSequences

__all__ = ["N_FOLDS", "cues_of", "fold_of", "readings"]

N_FOLDS = 4


def fold_of(number: int) -> int:
    """Return the part that an article belongs to."""
    return number % N_FOLDS


def _whole(scores: Any) -> list[int]:
    return [int(v) for v in np.rint(scores / SCALE).astype(np.int64).ravel()]


def cues_of(
    sequences: CueSequences,
    data: Sequences,
    fitted: Fitted,
    which: Sequence[int],
    examples: Sequence[Example],
) -> dict[int, dict[Range, float]]:
    """Find the possible cues of some sentences.

    Returns:
        For each example with a chosen sentence its cues with their probabilities.
    """
    model = decoder(fitted, CUE_LABELS, np.array(transitions(CUE_LABELS)))
    within = round(CUE_WITHIN / SCALE)
    out: dict[int, dict[Range, float]] = {}
    for q in which:
        number, sentence = sequences.places[q]
        paths = best_paths(model, _whole(node_scores(data, fitted, q)), N_PATHS, within)
        found = cue_shares(paths, SCALE, examples[number].document.sentences[sentence].first)
        out.setdefault(number, {}).update(found)
    return out


def readings(
    sequences: RoleSequences, data: Sequences, fitted: Fitted, which: Sequence[int]
) -> dict[int, list[Reading]]:
    """List the best readings of some cues, by number of their sequence."""
    model = decoder(fitted, ROLE_LABELS, np.array(transitions(ROLE_LABELS)))
    within = round(READING_WITHIN / SCALE)
    return {
        q: readings_of(
            best_paths(model, _whole(node_scores(data, fitted, q)), N_READINGS, within),
            SCALE,
            sequences.places[q][2].lo,
        )
        for q in which
    }
