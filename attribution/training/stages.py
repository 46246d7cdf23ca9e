"""Fit one sequence model of the extractor: all of it for use, and parts of it to read unseen articles.

Needs the extra ``train`` (numpy, numba).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from attribution.statements.labels import transitions
from attribution.training.crf import Fitted, Sequences, fit
from attribution.training.export import keep_features, save_sequencer, without_features
from attribution.training.starting import Feature, renumber

__all__ = ["Settings", "Stage", "mean_of"]

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
        n_seeds: how many fits of the model for use are averaged; they share their features, so that costs nothing at
            run time.
    """

    epochs: int
    rate: float
    dropout: float
    n_kept: int
    settled: float
    l2: float
    seed: int
    n_seeds: int = 1


def mean_of(fits: Iterable[Fitted]) -> Fitted:
    """Average the weights of several fits of the same features."""
    found = list(fits)
    nodes: Any = np.mean([f.nodes for f in found], axis=0, dtype=np.float32)
    return Fitted(nodes, np.mean([f.edges for f in found], axis=0))


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

    def _fit(self, keep: Any, seed: int) -> Fitted:
        s = self._settings
        kept = keep & (self.data.weight > 0)
        if self._start is not None:
            return fit(
                self.data, len(self.names), len(self._labels), self._possible, keep=kept, epochs=s.epochs,
                averaged=min(s.epochs, 2), rate=s.rate, dropout=s.dropout, seed=seed, start=self._start,
                settled=s.settled, l2=s.l2, is_anchored=True,
            )  # fmt: skip
        return fit(
            self.data, len(self.names), len(self._labels), self._possible, keep=kept, epochs=s.epochs,
            averaged=2, rate=s.rate, dropout=s.dropout, seed=seed,
        )  # fmt: skip

    def _seeds(self) -> range:
        """Return a seed for each fit; the second fit of a model takes the next one."""
        s = self._settings
        return range(s.seed, s.seed + 10 * s.n_seeds, 10)

    def part(self, keep: Any) -> Fitted:
        """Fit the model on some of the sequences only."""
        return self._fit(keep, self._settings.seed)

    def save_part(self, path: Path, name: str, fitted: Fitted, meta: dict[str, Any]) -> None:
        """Write the weights of a model that was fitted on some of the sequences."""
        save_sequencer(path, name, self._labels, self.names, fitted, self._possible, meta)

    def final(self) -> tuple[list[Feature], Fitted]:
        """Fit the model on everything.

        From nothing, all features are fitted, those that matter are kept, and these are fitted again from where they
        are, each time with several seeds. From an earlier model, its features and the new ones are fitted once.

        Returns:
            Features and weights.
        """
        s = self._settings
        every: Any = np.ones(len(self.data.weight), dtype=bool)
        full = mean_of(self._fit(every, seed) for seed in self._seeds())
        if self._start is not None:
            return self.names, full
        counts: Any = np.zeros(len(self.names), dtype=np.int64)
        for k in range(self.data.ids.shape[1]):
            column = self.data.ids[:, k]
            counts += np.bincount(column[column >= 0], minlength=len(self.names))
        small, old = without_features(self.data, keep_features(full, counts, s.n_kept))
        start = Fitted(full.nodes[old], full.edges)
        fitted = mean_of(
            fit(
                small, len(old), len(self._labels), self._possible, epochs=2, averaged=2, keep=self.data.weight > 0,
                start=start, rate=s.rate / 2, dropout=s.dropout / 2, seed=seed + 1,
            )
            for seed in self._seeds()
        )  # fmt: skip
        return [self.names[i] for i in old], fitted

    def save(self, path: Path, name: str, meta: dict[str, Any]) -> None:
        """Fit the model on everything and write its weights."""
        names, fitted = self.final()
        save_sequencer(path, name, self._labels, names, fitted, self._possible, meta)
