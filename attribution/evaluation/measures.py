"""Scores of predicted attributions: each role, the whole, and agreement token by token."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from attribution.evaluation.agreement import krippendorff_alpha
from attribution.evaluation.matching import Marked, is_matched, match, token_labels
from attribution.values.statement import ROLES

__all__ = ["PRF", "Scores", "measure"]


@frozen(slots=True)
class PRF:
    """Counts of what was found, and precision, recall and F1 in percent.

    >>> PRF(1, 2, 4).f
    33.33
    """

    n_right: int = 0
    n_predicted: int = 0
    n_gold: int = 0

    @property
    def p(self) -> float:
        """Precision in percent, 0 where nothing was predicted."""
        return round(100 * self._precision(), 2)

    @property
    def r(self) -> float:
        """Recall in percent, 0 where there is nothing to find."""
        return round(100 * self._recall(), 2)

    @property
    def f(self) -> float:
        """F1, the harmonic mean of precision and recall, in percent."""
        p, r = self._precision(), self._recall()
        return round(200 * p * r / (p + r), 2) if p + r else 0.0

    def _precision(self) -> float:
        return self.n_right / self.n_predicted if self.n_predicted else 0.0

    def _recall(self) -> float:
        return self.n_right / self.n_gold if self.n_gold else 0.0

    def to_dict(self) -> dict[str, float]:
        """Return precision, recall and F1."""
        return {"p": self.p, "r": self.r, "f": self.f}


@frozen(slots=True)
class Scores:
    """Scores over a set of articles.

    Attributes:
        exact: for each role, spans that cover the same words.
        strict: for each role, spans that cover the same words and punctuation.
        overlap: for each role, single tokens.
        whole: attributions with all three roles exact.
        relaxed: attributions whose contents share half of their words with the annotated ones.
        relaxed_with_source: those whose sources touch as well (or are both missing).
        alpha: Krippendorff's alpha between annotation and prediction, one label a token, in percent.
    """

    exact: dict[str, PRF]
    strict: dict[str, PRF]
    overlap: dict[str, PRF]
    whole: PRF
    relaxed: PRF
    relaxed_with_source: PRF
    alpha: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, in the layout of a table: roles first, then whole attributions, then alpha."""
        out: dict[str, Any] = {
            role: {
                "exact": self.exact[role].to_dict(),
                "strict": self.strict[role].to_dict(),
                "overlap": self.overlap[role].to_dict(),
            }
            for role in ROLES
        }
        out["attribution"] = {
            "whole_exact": self.whole.to_dict(),
            "relaxed": self.relaxed.to_dict(),
            "relaxed_with_source": self.relaxed_with_source.to_dict(),
        }
        out["alpha"] = self.alpha
        return out


class _Tally:
    """Adds up right, predicted and annotated things."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0]

    def sets(self, gold: set[Any], predicted: set[Any]) -> None:
        self.add(len(gold & predicted), len(predicted), len(gold))

    def add(self, n_right: int, n_predicted: int, n_gold: int) -> None:
        for k, n in enumerate((n_right, n_predicted, n_gold)):
            self.counts[k] += n

    def prf(self) -> PRF:
        return PRF(*self.counts)


def measure(pairs: Iterable[tuple[Marked, Marked]]) -> Scores:
    """Score predictions.

    Args:
        pairs: the annotated and the predicted attributions of each text.

    Returns:
        Counts pooled over all texts (micro averages).

    References:
        Silvia Pareti, "PARC 3.0: a corpus of attribution relations", LREC 2016; Edward Newell, Drew
        Margolin and Derek Ruths, "An attribution relations corpus for political news", LREC 2018.
    """
    exact, strict, overlap = ({r: _Tally() for r in ROLES} for _ in range(3))
    whole, relaxed, with_source = _Tally(), _Tally(), _Tally()
    table: Counter[tuple[Any, Any]] = Counter()
    for gold, predicted in pairs:
        for k, role in enumerate(ROLES):
            exact[role].sets(
                {t.words[k] for t in gold.triples if t.words[k]},
                {t.words[k] for t in predicted.triples if t.words[k]},
            )
            strict[role].sets(
                {t.tokens[k] for t in gold.triples if t.tokens[k]},
                {t.tokens[k] for t in predicted.triples if t.tokens[k]},
            )
            overlap[role].sets(
                {i for t in gold.triples for i in t.tokens[k]},
                {i for t in predicted.triples for i in t.tokens[k]},
            )
        whole.sets({t.words for t in gold.triples}, {t.words for t in predicted.triples})
        matched = [(gold.triples[i], predicted.triples[j]) for i, j in match(gold.triples, predicted.triples)]
        n_predicted, n_gold = len(predicted.triples), len(gold.triples)
        relaxed.add(sum(is_matched(g, p, with_source=False) for g, p in matched), n_predicted, n_gold)
        with_source.add(sum(is_matched(g, p) for g, p in matched), n_predicted, n_gold)
        table.update(zip(token_labels(gold), token_labels(predicted), strict=True))
    return Scores(
        exact={r: t.prf() for r, t in exact.items()},
        strict={r: t.prf() for r, t in strict.items()},
        overlap={r: t.prf() for r, t in overlap.items()},
        whole=whole.prf(),
        relaxed=relaxed.prf(),
        relaxed_with_source=with_source.prf(),
        alpha=round(100 * krippendorff_alpha(table), 2),
    )
