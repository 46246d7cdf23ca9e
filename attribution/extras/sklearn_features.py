"""A scikit-learn transformer from texts to features of sourcing and hedging (extra ``sklearn``)."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Self

from attribution.batches import run_ordered
from attribution.errors import InputError, MissingExtraError
from attribution.extras.features import FEATURES, features
from attribution.options import Options
from attribution.pipeline import Analyzer

try:
    import numpy
    from sklearn.base import BaseEstimator, TransformerMixin
    from sklearn.utils.validation import check_is_fitted
except ImportError as e:
    raise MissingExtraError("the scikit-learn transformer", "sklearn") from e

__all__ = ["AttributionFeatures"]


class AttributionFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into numbers that say how they source and hedge.

    Stateless: fitting learns nothing. ``set_output(transform="pandas")`` gives frames.

    Args:
        names: which of :data:`attribution.extras.features.FEATURES`, in this order; None for all.
        extractor: ``"model"`` or ``"rules"``, see :class:`attribution.Options`.
        jobs: number of processes.

    Attributes:
        feature_names_: the names of the columns.

    Example:
        >>> chosen = AttributionFeatures(["n_statements", "anonymous_share"], extractor="rules")
        >>> chosen.fit_transform(["It may rain, an official said.", "It rained."]).tolist()
        [[1.0, 1.0], [0.0, 0.0]]
    """

    def __init__(self, names: list[str] | None = None, *, extractor: str = "model", jobs: int = 1) -> None:
        self.names = names
        self.extractor = extractor
        self.jobs = jobs

    def fit(self, X: Iterable[str], y: Any = None) -> Self:  # noqa: N803 (the name scikit-learn uses)
        """Check the names of the features; the texts are not looked at.

        Raises:
            InputError: for an unknown name.
        """
        names = list(FEATURES) if self.names is None else list(self.names)
        unknown = sorted(set(names) - set(FEATURES))
        if unknown:
            raise InputError(f"unknown features {', '.join(unknown)}; known are {', '.join(FEATURES)}")
        self.feature_names_ = names
        return self

    def transform(self, X: Iterable[str]) -> Any:  # noqa: N803
        """Return a matrix with a row for each text and a column for each feature.

        Raises:
            InputError: if X is one text, or an element is not a text.
        """
        check_is_fitted(self)
        if isinstance(X, str):
            raise InputError("X is one text, expected a list of texts")
        if hasattr(X, "columns"):
            raise InputError("X is a frame, expected one column of texts, as in frame['text']")
        options = Options(extractor=self.extractor)  # type: ignore[arg-type]  # Options checks the word
        work = partial(_row, options, tuple(self.feature_names_))
        result = numpy.zeros((0, len(self.feature_names_)))
        rows = []
        for _, row in run_ordered(work, X, jobs=self.jobs):
            if isinstance(row, Exception):
                raise row
            rows.append(row)
        return numpy.asarray(rows, dtype=float) if rows else result

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """Return the names of the columns."""
        check_is_fitted(self)
        return numpy.asarray(self.feature_names_, dtype=object)


def _row(options: Options, names: tuple[str, ...], text: str) -> list[float]:
    found = features(Analyzer(options).inspect(text))
    return [found[name] for name in names]
