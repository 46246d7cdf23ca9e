"""Fit a logistic regression over named features."""

from collections import Counter
from collections.abc import Mapping, Sequence

__all__ = ["fit_logistic"]


def fit_logistic(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    weights: Sequence[float] | None = None,
    *,
    strength: float,
    least_count: int,
) -> dict[str, float]:
    """Fit the weights of named features; needs scikit-learn.

    Args:
        rows: the features of each example with their values.
        labels: what is to be told; both must occur.
        weights: how much each example counts; all the same where None.
        strength: inverse of the L2 penalty.
        least_count: features of fewer examples are left out.

    Returns:
        Weight by feature in alphabetical order, then ``bias``.

    >>> rows = [{"wet": 1.0}, {"wet": 1.0}, {"dry": 1.0}, {"dry": 1.0, "rare": 1.0}]
    >>> fitted = fit_logistic(rows, [True, True, False, False], strength=1.0, least_count=2)
    >>> list(fitted), fitted["wet"] > fitted["dry"]
    (['dry', 'wet', 'bias'], True)
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for row in rows for name in row)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(
        [{name: x for name, x in row.items() if counts[name] >= least_count} for row in rows]
    )
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(matrix, labels, sample_weight=weights)
    fitted = {str(n): float(w) for n, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)}
    return {**fitted, "bias": float(model.intercept_[0])}
