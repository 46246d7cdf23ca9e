"""Find cues: label every token of a sentence with a linear-chain model."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from attribution.models.weights import load
from attribution.statements.cue_features import N_TEMPLATES, cue_keys
from attribution.statements.features import Columns
from attribution.statements.labels import CUE_LABELS, decode
from attribution.statements.sequence import Sequencer, add_up, best_path, load_sequencer, unpack

__all__ = ["find_cues", "load_cue_model", "load_rates"]


@lru_cache(maxsize=4)
def load_rates(folder: Path | None = None) -> Callable[[str], str]:
    """Load the share of cues among the uses of each word.

    Returns:
        A function from a key (see :func:`attribution.statements.features.rate_key`) to its bucket.
    """
    weights = load("cue_rates", folder)
    table = {key: str(round(row[0][1])) for key in weights.index if (row := weights.row(key))}
    return lambda key: table.get(key, "u")


def load_cue_model(folder: Path | None = None) -> Sequencer:
    """Load the cue model, from the user's folder where it has one."""
    return load_sequencer("cue", CUE_LABELS, N_TEMPLATES, folder)


def find_cues(model: Sequencer, columns: Columns, a: int, b: int) -> list[tuple[int, int]]:
    """Find the cues of one sentence.

    Args:
        model: the cue model.
        columns: the document's columns.
        a: first token of the sentence.
        b: one past its last token.

    Returns:
        Token ranges in order; empty where there is none.
    """
    if a >= b:
        return []
    packed = add_up(model.tables, cue_keys(columns, a, b))
    return decode(best_path(model, unpack(packed, len(CUE_LABELS))), CUE_LABELS, a).get("K", [])
