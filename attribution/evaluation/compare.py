"""Compare whole files of annotations and predictions."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from attribution.errors import InputError
from attribution.evaluation.calibration import ReliabilityRow, judged, reliability
from attribution.evaluation.errors import ErrorCase, list_errors
from attribution.evaluation.files import read_rows
from attribution.evaluation.matching import Marked, mark
from attribution.evaluation.measures import Scores, measure

__all__ = ["Comparison", "compare_files", "evaluate"]


@frozen(slots=True)
class Comparison:
    """What a comparison found.

    Attributes:
        scores: pooled over all articles.
        errors: every difference.
        calibration: reliability of the predictions' confidence; empty where they have none.
        n_articles: how many articles were compared.
        missing: ids of annotated articles without a prediction; they count as predicted empty.
        unknown: ids of predicted articles that are not annotated; they do not count.
    """

    scores: Scores
    errors: tuple[ErrorCase, ...]
    calibration: tuple[ReliabilityRow, ...]
    n_articles: int
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the scores, the calibration and the number of errors by class as plain values."""
        return {
            **self.scores.to_dict(),
            "calibration": [
                {"low": r.low, "high": r.high, "n": r.n, "confidence": r.confidence, "accuracy": r.accuracy}
                for r in self.calibration
            ],
            "articles": self.n_articles,
            "missing": list(self.missing),
            "unknown": list(self.unknown),
            "errors": dict(Counter(c.kind for c in self.errors)),
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


def compare_files(gold: Path, predicted: Path, *, is_nested: bool = False) -> Comparison:
    """Compare two files or brat folders: annotated articles, and annotated articles or reports.

    A report need not hold its text: the text of the annotated article with the same id is taken.

    Args:
        gold: annotated articles (``id``, ``text``, ``attributions``).
        predicted: predictions, or another annotator's work, for the same ids.
        is_nested: whether statements inside the content of others count; they are left out on both sides otherwise.

    Returns:
        Scores, errors and calibration.

    Raises:
        InputError: if a file cannot be read, or the two have no article in common.
    """
    gold_rows, rows = (read_rows(Path(p), is_nested=is_nested) for p in (gold, predicted))
    if not gold_rows.keys() & rows.keys():
        raise InputError(
            f"{gold} and {predicted} have no article id in common "
            f"({', '.join(list(gold_rows)[:3])}; {', '.join(list(rows)[:3])})"
        )
    found = evaluate(
        {name: mark(row.text, row.attributions, id=name) for name, row in gold_rows.items()},
        {
            name: mark(row.text or gold_rows[name].text, row.attributions, id=name)
            for name, row in rows.items()
            if name in gold_rows
        },
    )
    has_confidence = any("confidence" in a for row in rows.values() for a in row.attributions)
    unknown = tuple(name for name in rows if name not in gold_rows)
    return evolve(found, unknown=unknown, calibration=found.calibration if has_confidence else ())
