"""Fit one sequence model of the extractor: all of it for use, and parts of it to read unseen articles.

Needs the extra ``train`` (numpy, numba).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from attribution.statements.labels import transitions
from attribution.training.crf import Fitted, Sequences, fit
from attribution.training.export import keep_features, save_sequencer, without_features
from attribution.training.starting import Feature, renumber

__all__ = ["Settings", "Stage"]

#: How often a feature must occur that the weights one starts from do not have.
LEAST_NEW = 2


@frozen(slots=True)
class Settings:
    """How a sequence model is fitted.

    Attributes:
        epochs: passes over the data.
        rate: step size.
        dropout: share of feature templates that a step ignores.
        n_kept: how many features are kept; all where one starts from weights.
        settled, l2: where one starts from weights, how firmly these hold; see
            :func:`attribution.training.crf.fit`.
        seed: of everything random.
    """

    epochs: int
    rate: float
    dropout: float
    n_kept: int
    settled: float
    l2: float
    seed: int


class Stage:
    """A sequence model and its training data.

    Args:
        labels: of the model.
        data: its training sequences.
        names: template and key of each feature.
        settings: how it is fitted.
        start: features and weights of an earlier model to start from.

    Attributes:
        data: the sequences; their features are numbered anew where there is an earlier model.
        names: template and key of each feature of ``data``.
    """

    def __init__(
        self,
        labels: Sequence[str],
        data: Sequences,
        names: Sequence[Feature],
        settings: Settings,
        start: tuple[Sequence[Feature], Fitted] | None = None,
    ) -> None:
        self._labels, self._settings = tuple(labels), settings
        self._possible: Any = np.array(transitions(labels))
        self._start: Fitted | None = None
        self.data, self.names = data, list(names)
        if start is not None:
            self.data, self.names, self._start = renumber(data, names, start, LEAST_NEW)

    def _fit(self, keep: Any) -> Fitted:
        s = self._settings
        kept = keep & (self.data.weight > 0)
        if self._start is not None:
            return fit(
                self.data, len(self.names), len(self._labels), self._possible, keep=kept, epochs=s.epochs,
                averaged=min(s.epochs, 2), rate=s.rate, dropout=s.dropout, seed=s.seed, start=self._start,
                settled=s.settled, l2=s.l2, is_anchored=True,
            )  # fmt: skip
        return fit(
            self.data, len(self.names), len(self._labels), self._possible, keep=kept, epochs=s.epochs,
            averaged=2, rate=s.rate, dropout=s.dropout, seed=s.seed,
        )  # fmt: skip

    def part(self, keep: Any) -> Fitted:
        """Fit the model on some of the sequences only."""
        return self._fit(keep)

    def save_part(self, path: Path, name: str, fitted: Fitted, meta: dict[str, Any]) -> None:
        """Write the weights of a model that was fitted on some of the sequences."""
        save_sequencer(path, name, self._labels, self.names, fitted, self._possible, meta)

    def final(self) -> tuple[list[Feature], Fitted]:
        """Fit the model on everything.

        From nothing, all features are fitted, those that matter are kept, and these are fitted again from where they
        are. From an earlier model, its features and the new ones are fitted once.

        Returns:
            Features and weights.
        """
        s = self._settings
        full = self._fit(np.ones(len(self.data.weight), dtype=bool))
        if self._start is not None:
            return self.names, full
        counts: Any = np.zeros(len(self.names), dtype=np.int64)
        for k in range(self.data.ids.shape[1]):
            column = self.data.ids[:, k]
            counts += np.bincount(column[column >= 0], minlength=len(self.names))
        small, old = without_features(self.data, keep_features(full, counts, s.n_kept))
        fitted = fit(
            small, len(old), len(self._labels), self._possible, epochs=2, averaged=2, keep=self.data.weight > 0,
            start=Fitted(full.nodes[old], full.edges), rate=s.rate / 2, dropout=s.dropout / 2, seed=s.seed + 1,
        )  # fmt: skip
        return [self.names[i] for i in old], fitted

    def save(self, path: Path, name: str, meta: dict[str, Any]) -> None:
        """Fit the model on everything and write its weights."""
        names, fitted = self.final()
        save_sequencer(path, name, self._labels, names, fitted, self._possible, meta)
