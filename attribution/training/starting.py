"""Read shipped weights back as a place to start training from. Needs the extra ``train`` (numpy).

Stored weights are whole multiples of a step: they are turned back into floats, and a model that is saved again
without further training says the same. Features that one's own articles do not have keep their weights.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from attribution.errors import ModelFileError
from attribution.models.weights import load
from attribution.statements.reranker import Reranker, load_reranker
from attribution.statements.sequence import EDGE_PREFIX
from attribution.training.crf import Fitted, Sequences

__all__ = ["Start", "read_known_words", "read_sequencer", "read_start", "renumber"]

Feature = tuple[int, str]


@frozen(slots=True, eq=False)
class Start:
    """Weights of all stages to start from.

    Attributes:
        words: bucket and act of known words.
        cues, roles: features and weights of the two sequence models.
        reranker: choice of readings, and confidence.
    """

    words: dict[str, tuple[str, str]]
    cues: tuple[list[Feature], Fitted]
    roles: tuple[list[Feature], Fitted]
    reranker: Reranker


def read_known_words(folder: Path | None) -> dict[str, tuple[str, str]]:
    """Return bucket and act of every word in ``cue_words.weights``."""
    weights = load("cue_words", folder)
    out = {}
    for key in weights.index:
        bucket, act = "u", "-"
        for label, value in weights.row(key):
            if label:
                act = weights.labels[label]
            else:
                bucket = str(round(value) - 1)
        out[key] = bucket, act
    return out


def read_sequencer(name: str, labels: Sequence[str], folder: Path | None) -> tuple[list[Feature], Fitted]:
    """Read a sequence model as features and floats.

    Args:
        name: of the weights file.
        labels: the labels that it must have.
        folder: a user's folder of models, looked into first.

    Returns:
        Template and key of each feature, and the weights with a row for each.

    Raises:
        ModelFileError: if the file is missing, damaged, or of a model of another kind.
    """
    weights = load(name, folder)
    if weights.labels != (*labels, "$"):
        raise ModelFileError(f"labels {weights.labels} instead of {tuple(labels)}", file=name, code="M302")
    n = len(labels)
    features: list[Feature] = []
    nodes: Any = np.zeros((len(weights.index), n), dtype=np.float32)
    edges: Any = np.zeros((n + 1, n + 1))
    from_label = {EDGE_PREFIX + label: x for x, label in enumerate([*labels, ""])}
    for text in weights.index:
        if text in from_label:
            for y, value in weights.row(text):
                edges[from_label[text], y] = value
            continue
        if not text[:2].isdigit():
            raise ModelFileError(f"unknown template {text[:2]!r}", file=name, code="M301")
        for y, value in weights.row(text):
            nodes[len(features), y] = value
        features.append((int(text[:2]), text[2:]))
    return features, Fitted(nodes[: len(features)], edges)


def read_start(cue_labels: Sequence[str], role_labels: Sequence[str], folder: Path | None = None) -> Start:
    """Read the weights of all stages, from a user's folder where it has them, else the shipped ones."""
    return Start(
        read_known_words(folder),
        read_sequencer("cue", cue_labels, folder),
        read_sequencer("roles", role_labels, folder),
        load_reranker(folder),
    )


def renumber(
    data: Sequences, names: Sequence[Feature], before: tuple[Sequence[Feature], Fitted], least: int
) -> tuple[Sequences, list[Feature], Fitted]:
    """Number the features of training sequences so that those of an earlier model come first.

    Args:
        data: sequences whose features have the numbers of ``names``.
        names: template and key of each feature.
        before: features and weights of the earlier model.
        least: features that the earlier model does not know must occur this often.

    Returns:
        The sequences with new numbers, the names of all features, and weights to start from: those of the earlier
        model, zero for what is new.
    """
    old, fitted = before
    at = {feature: k for k, feature in enumerate(old)}
    counts: Any = np.zeros(len(names), dtype=np.int64)
    for k in range(data.ids.shape[1]):
        column = data.ids[:, k]
        counts += np.bincount(column[column >= 0], minlength=len(names))
    new: Any = np.full(len(names) + 1, -1, dtype=np.int32)  # the last one is what number -1 looks up
    added: list[Feature] = []
    for i, feature in enumerate(names):
        if feature in at:
            new[i] = at[feature]
        elif counts[i] >= least:
            new[i] = len(old) + len(added)
            added.append(feature)
    nodes = np.vstack([fitted.nodes, np.zeros((len(added), fitted.nodes.shape[1]), dtype=np.float32)])
    moved = Sequences(new[data.ids], data.bounds, data.allowed, data.gold, data.weight)
    return moved, [*old, *added], Fitted(nodes, fitted.edges)
