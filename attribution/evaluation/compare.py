"""Compare whole files of annotations and predictions."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import InputError
from attribution.evaluation.calibration import ReliabilityRow, judged, reliability
from attribution.evaluation.errors import ErrorCase, list_errors
from attribution.evaluation.matching import Marked, mark, read_rows
from attribution.evaluation.measures import Scores, measure

__all__ = ["Comparison", "compare_files", "evaluate"]


@frozen(slots=True)
class Comparison:
    """What a comparison found.

    Attributes:
        scores: pooled over all articles.
        errors: every difference.
        calibration: reliability of the predictions' confidence.
        n_articles: how many articles were compared.
        missing: ids of annotated articles without a prediction; they count as predicted empty.
    """

    scores: Scores
    errors: tuple[ErrorCase, ...]
    calibration: tuple[ReliabilityRow, ...]
    n_articles: int
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the scores and the calibration as plain values."""
        return {
            **self.scores.to_dict(),
            "calibration": [
                {"low": r.low, "high": r.high, "n": r.n, "confidence": r.confidence, "accuracy": r.accuracy}
                for r in self.calibration
            ],
            "articles": self.n_articles,
            "missing": list(self.missing),
        }


def evaluate(gold: Mapping[str, Marked], predicted: Mapping[str, Marked]) -> Comparison:
    """Compare predicted with annotated attributions, article by article.

    Args:
        gold: annotated articles by id.
        predicted: predicted articles by id; those that are not annotated are ignored.

    Returns:
        Scores, errors and calibration.

    Raises:
        InputError: if an article has two different texts.
    """
    pairs, missing = [], []
    for name, g in gold.items():
        p = predicted.get(name)
        if p is None:
            missing.append(name)
            p = Marked(name, g.text, g.n_tokens, ())
        elif p.text != g.text:
            raise InputError(f"article {name!r}: annotation and prediction have different texts")
        pairs.append((g, p))
    return Comparison(
        scores=measure(pairs),
        errors=tuple(list_errors(pairs)),
        calibration=tuple(reliability(judged(pairs))),
        n_articles=len(pairs),
        missing=tuple(missing),
    )


def compare_files(gold: Path, predicted: Path) -> Comparison:
    """Compare two JSON lines files: annotated articles, and annotated articles or reports.

    Nested statements are left out on both sides. A report does not hold its text: the text of the annotated
    article with the same id is taken.

    Args:
        gold: annotated articles (``id``, ``text``, ``attributions``).
        predicted: predictions for the same ids.

    Returns:
        Scores, errors and calibration.

    Raises:
        InputError: if a file cannot be read, or the two have no article in common.
    """
    gold_rows, rows = read_rows(Path(gold)), read_rows(Path(predicted))
    if not gold_rows.keys() & rows.keys():
        raise InputError(f"{gold} and {predicted} have no article id in common")
    return evaluate(
        {name: mark(text, found, id=name) for name, (text, found) in gold_rows.items()},
        {
            name: mark(text or gold_rows[name][0], found, id=name)
            for name, (text, found) in rows.items()
            if name in gold_rows
        },
    )
