"""Lay annotated articles out as training sequences for the cue model and the role model.

The keys come from the very functions that the run-time path uses. Needs the extra ``train`` (numpy).
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from attribution.statements.candidate import Range
from attribution.statements.cue_features import N_TEMPLATES, cue_keys
from attribution.statements.features import Columns, describe
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS, encode
from attribution.statements.role_features import (
    N_LINKED,
    N_LOCAL,
    linked_keys,
    local_keys,
    view_cue,
)
from attribution.statements.role_model import Window, cue_window, mark_cues
from attribution.training.arrays import Numbering
from attribution.training.corpus import Attribution, Example
from attribution.training.crf import Sequences

__all__ = ["CueSequences", "RoleSequences", "gold_roles"]


class CueSequences:
    """Sentences labelled with cues.

    Attributes:
        places: for each sequence the example and sentence it is from.
    """

    def __init__(self) -> None:
        self.numbering = Numbering(N_TEMPLATES)
        self.places: list[tuple[int, int]] = []
        self._bounds, self._gold, self._weight = [0], [], []  # type: list[int], list[int], list[float]

    def add(self, number: int, example: Example, known: Callable[[str], tuple[str, str]]) -> None:
        """Add all sentences of an example."""
        document = example.document
        columns = describe(document, known, is_veiled=False)
        labels = [0] * len(document.forms)
        encode(
            sorted(r for a in example.attributions for r in a.cue),
            "K",
            CUE_LABELS,
            labels,
        )
        for n, s in enumerate(document.sentences):
            if s.last > s.first and document.paragraphs[s.paragraph].is_analysed:
                own = labels[s.first : s.last]
                if own[0] in (2, 3) or own[-1] in (
                    1,
                    2,
                ):  # a cue across sentences cannot be learned
                    own = [0] * len(own)
                self.numbering.add(cue_keys(columns, s.first, s.last))
                self._gold += own
                self._bounds.append(len(self._gold))
                self._weight.append(example.weight)
                self.places.append((number, n))

    def finish(self, least: int) -> tuple[Sequences, int]:
        """Return the arrays and the number of features."""
        ids, n = self.numbering.finish(least)
        allowed: Any = np.full(len(self._gold), (1 << len(CUE_LABELS)) - 1, dtype=np.int32)
        return _arrays(ids, self._bounds, allowed, self._gold, self._weight), n


def _arrays(
    ids: Any,
    bounds: Sequence[int],
    allowed: Any,
    gold: Sequence[int],
    weight: Sequence[float],
) -> Sequences:
    return Sequences(
        ids,
        np.array(bounds),
        allowed,
        np.array(gold, dtype=np.int8),
        np.array(weight, dtype=np.float64),
    )


def gold_roles(
    attribution: Attribution | None, window: Window, cue: Range
) -> tuple[list[Range], list[Range]]:
    """Return the source and content ranges of an attribution as far as a window and a cue let them be found."""
    if attribution is None:
        return [], []

    def within(ranges: Sequence[Range]) -> list[Range]:
        out = []
        for a, b in ranges:
            a, b = max(a, window.lo), min(b, window.hi)
            if a < b and not (a < cue[1] and cue[0] < b):
                out.append((a, b))
        return out

    return within(attribution.source), within(attribution.content)


class RoleSequences:
    """Windows around cues, labelled with source and content.

    Attributes:
        places: for each sequence the example, the cue and its window.
    """

    def __init__(self) -> None:
        self.local = Numbering(N_LOCAL)
        self.linked = Numbering(N_LINKED)
        self.places: list[tuple[int, Range, Window]] = []
        self._rows: list[int] = []
        self._n_rows = 0
        self._bounds, self._gold, self._allowed, self._weight = [0], [], [], []  # type: list[int], list[int], list[int], list[float]

    def add(
        self,
        number: int,
        example: Example,
        known: Callable[[str], tuple[str, str]],
        cues: Sequence[tuple[Range, Attribution | None, float]],
        marked: Sequence[Range],
    ) -> None:
        """Add the windows of some cues of an example.

        Args:
            number: of the example.
            example: the example.
            known: buckets of cue rates and acts.
            cues: token range, attribution (None for a spurious cue) and weight of each.
            marked: all cues that the features may see.
        """
        document = example.document
        columns = describe(document, known, is_veiled=False)
        marks = mark_cues(len(document.forms), marked)
        bases: dict[tuple[int, str], int] = {}
        for (first, last), attribution, weight in cues:
            sentence = max(document.sentence_at(first), 0)
            s = document.sentences[sentence]
            if first < s.first or last > s.last or not document.paragraphs[s.paragraph].is_analysed:
                continue
            window = cue_window(document, columns, sentence, (first, last))
            lo, hi = window.lo, window.hi
            a, b = max(s.first, lo), min(s.last, hi)
            view = view_cue(columns, first, last, a, b)
            self.linked.add(linked_keys(columns, view, lo, hi, a, b, marks))
            for k in range(window.first, window.last):
                if k == sentence:
                    base = self._base(bases, columns, example, k, "b")
                    self._rows += range(base + a - s.first, base + first - s.first)
                    self._rows += [-1] * (last - first)
                    base = self._base(bases, columns, example, k, "a")
                    self._rows += range(base + last - s.first, base + b - s.first)
                else:
                    base = self._base(bases, columns, example, k, "p" if k < sentence else "n")
                    t = document.sentences[k]
                    self._rows += range(base + max(lo - t.first, 0), base + min(hi, t.last) - t.first)
            source, content = gold_roles(attribution, window, (first, last))
            labels = [0] * len(document.forms)
            encode(source, "S", ROLE_LABELS, labels)
            encode(content, "C", ROLE_LABELS, labels)
            self._gold += labels[window.lo : window.hi]
            every = (1 << len(ROLE_LABELS)) - 1
            self._allowed += (
                [every] * (first - window.lo) + [1] * (last - first) + [every] * (window.hi - last)
            )
            self._bounds.append(len(self._gold))
            self._weight.append(weight * example.weight)
            self.places.append((number, (first, last), window))

    def _base(
        self,
        bases: dict[tuple[int, str], int],
        columns: Columns,
        example: Example,
        sentence: int,
        region: str,
    ) -> int:
        key = (sentence, region)
        if key not in bases:
            s = example.document.sentences[sentence]
            self.local.add(local_keys(columns, s.first, s.last, region))
            bases[key] = self._n_rows
            self._n_rows += s.last - s.first
        return bases[key]

    def finish(self, least: int) -> tuple[Sequences, int]:
        """Return the arrays and the number of features (the local ones come first)."""
        local, n_local = self.local.finish(least)
        linked, n_linked = self.linked.finish(least)
        rows = np.array(self._rows)
        ids: Any = np.empty((len(rows), N_LOCAL + N_LINKED), dtype=np.int32)
        ids[:, :N_LOCAL] = np.where(rows[:, None] >= 0, local[rows], -1)
        ids[:, N_LOCAL:] = np.where(linked >= 0, linked + n_local, -1)
        allowed = np.array(self._allowed, dtype=np.int32)
        return _arrays(ids, self._bounds, allowed, self._gold, self._weight), n_local + n_linked
