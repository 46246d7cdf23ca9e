"""Whether confidence means what it says: of statements with confidence 0.8, four in five should be right."""

from collections.abc import Iterable

from attrs import frozen

from attribution.evaluation.matching import Marked, is_matched, match

__all__ = ["ReliabilityRow", "judged", "reliability"]


@frozen(slots=True)
class ReliabilityRow:
    """Predictions whose confidence lies in one band.

    Attributes:
        low, high: the band, ``low <= confidence < high`` (the last band includes 1).
        n: how many predictions.
        confidence: their mean confidence.
        accuracy: share of them that is right.
    """

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


def judged(pairs: Iterable[tuple[Marked, Marked]]) -> list[tuple[float, bool]]:
    """List confidence and rightness (relaxed match with source) of every predicted attribution."""
    out = []
    for gold, predicted in pairs:
        right = {
            j
            for i, j in match(gold.triples, predicted.triples)
            if is_matched(gold.triples[i], predicted.triples[j])
        }
        out += [(p.confidence, j in right) for j, p in enumerate(predicted.triples)]
    return out


def reliability(judgements: Iterable[tuple[float, bool]], n_bands: int = 10) -> list[ReliabilityRow]:
    """Make a reliability table.

    Args:
        judgements: confidence in [0, 1] and whether the prediction is right.
        n_bands: how many bands of equal width.

    Returns:
        The bands that hold a prediction, lowest first.

    >>> reliability([(0.9, True), (0.95, False), (0.2, False)], 2)[1]
    ReliabilityRow(low=0.5, high=1.0, n=2, confidence=0.925, accuracy=0.5)
    """
    bands: list[list[tuple[float, bool]]] = [[] for _ in range(n_bands)]
    for confidence, is_right in judgements:
        bands[min(max(int(confidence * n_bands), 0), n_bands - 1)].append((confidence, is_right))
    return [
        ReliabilityRow(
            k / n_bands,
            (k + 1) / n_bands,
            len(band),
            round(sum(c for c, _ in band) / len(band), 4),
            round(sum(r for _, r in band) / len(band), 4),
        )
        for k, band in enumerate(bands)
        if band
    ]
