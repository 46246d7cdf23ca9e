"""Find cues: label every token of a sentence with a linear-chain model."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from attribution.models.weights import load
from attribution.statements.cue_features import CUES, CUES_GROUPS, N_TEMPLATES, cue_columns
from attribution.statements.features import Columns
from attribution.statements.labels import CUE_LABELS, decode
from attribution.statements.sequence import (
    Sequencer,
    best_paths,
    load_sequencer,
    unpack,
)
from attribution.statements.templates import Groups, Scores

__all__ = ["cue_shares", "find_cues", "load_cue_model", "load_known_words"]


@lru_cache(maxsize=4)
def load_known_words(folder: Path | None = None) -> Callable[[str], tuple[str, str]]:
    """Load what is known of words as cues: how often they are one, and what they then do.

    Returns:
        A function from a key (see :func:`attribution.statements.features.rate_key`) to bucket and act.
    """
    weights = load("cue_words", folder)
    table = {}
    for key in weights.index:
        bucket, act = "u", "-"
        for label, value in weights.row(key):
            if label:
                act = weights.labels[label]
            else:
                bucket = str(round(value) - 1)
        table[key] = (bucket, act)
    unknown = ("u", "-")
    return lambda key: table.get(key, unknown)


def load_cue_model(folder: Path | None = None) -> Sequencer:
    """Load the cue model, from the user's folder where it has one."""
    return load_sequencer("cue", CUE_LABELS, N_TEMPLATES, folder)


@lru_cache(maxsize=4)
def _groups(model: Sequencer) -> Groups:
    """Bind the groups of the templates to a model, once."""
    return Groups.bind(CUES, CUES_GROUPS, Scores(model.tables))


#: A cue must be at least this probable to be looked at, and this probable to be seen by its neighbours.
LEAST_CUE = 0.15
MARKED_CUE = 0.4
#: How many ways to label a sentence are looked at, and how many nats below the best one they may be.
N_PATHS = 6
WITHIN = 3.0


def cue_shares(
    paths: Sequence[tuple[int, Sequence[int]]], scale: float, offset: int
) -> dict[tuple[int, int], float]:
    """Add up how probable each cue is over the best label sequences of a sentence.

    Args:
        paths: scores and labels, best first.
        scale: nats for one unit of score.
        offset: number of the sentence's first token.

    Returns:
        Probability of each cue that occurs in a sequence, in text order.
    """
    top = paths[0][0]
    weights = [exp((score - top) * scale) for score, _ in paths]
    total = sum(weights)
    out: dict[tuple[int, int], float] = {}
    for weight, (_, path) in zip(weights, paths, strict=True):
        for cue in decode(path, CUE_LABELS, offset).get("K", ()):
            out[cue] = out.get(cue, 0.0) + weight / total
    return dict(sorted(out.items()))


def find_cues(model: Sequencer, columns: Columns, a: int, b: int) -> dict[tuple[int, int], float]:
    """Find possible cues of one sentence.

    Args:
        model: the cue model.
        columns: the document's columns.
        a: first token of the sentence.
        b: one past its last token.

    Returns:
        Token ranges in order with their probabilities; ranges may overlap; empty where there is none.
    """
    if a >= b:
        return {}
    found = _groups(model).found(cue_columns(columns, a, b))
    scores = unpack(map(sum, zip(*found, strict=True)), len(CUE_LABELS))
    return cue_shares(best_paths(model, scores, N_PATHS, round(WITHIN / model.scale)), model.scale, a)
