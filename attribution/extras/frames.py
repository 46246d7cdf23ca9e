"""Reports and features as pandas frames (extra ``frame``)."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from attribution.batches import run_ordered
from attribution.errors import InputError, MissingExtraError
from attribution.extras.features import FEATURES, features
from attribution.io.tables import COLUMNS, TABLES, rows
from attribution.options import Options, chosen
from attribution.pipeline import Analyzer

if TYPE_CHECKING:
    import pandas

    from attribution.report.report import Report

__all__ = ["analyze_frame", "analyze_series", "feature_frame", "table_frame"]


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as e:
        raise MissingExtraError("data frames", "frame") from e
    return pandas


def table_frame(reports: "Iterable[Report]", table: str = "statements") -> "pandas.DataFrame":
    """Return statements, sources or claims of reports as a frame, one row each.

    Args:
        reports: reports, whose rows follow each other.
        table: ``"statements"``, ``"sources"`` or ``"claims"``.

    Returns:
        A frame with the columns of :data:`attribution.io.tables.COLUMNS`; ``document`` is the report's id.

    Raises:
        InputError: for another table.
        MissingExtraError: if pandas is not installed.
    """
    pandas = _pandas()
    if table not in TABLES:
        raise InputError(f"table is {table!r}, expected one of {', '.join(TABLES)}")
    return pandas.DataFrame([row for r in reports for row in rows(r, table)], columns=list(COLUMNS[table]))


def analyze_series(
    texts: "pandas.Series[str]", *, jobs: int = 1, options: Options | None = None
) -> "pandas.Series[Any]":
    """Analyse a series of texts.

    Args:
        texts: texts; a missing value gives a missing value.
        jobs: number of processes.
        options: choices; the defaults where None.

    Returns:
        A series of reports with the same index; the id of each report is its index label.

    Raises:
        MissingExtraError: if pandas is not installed.
        Exception: the first error that a text gives.
    """
    pandas = _pandas()
    present = texts.dropna()
    pairs = ((text, {"id": str(label)}) for label, text in present.items())
    reports = list(Analyzer(options).pipe(pairs, jobs=jobs))
    return pandas.Series(reports, index=present.index, dtype=object).reindex(texts.index)


def analyze_frame(
    frame: "pandas.DataFrame",
    table: str = "statements",
    *,
    text: str = "text",
    jobs: int = 1,
    options: Options | None = None,
) -> "pandas.DataFrame":
    """Analyse a column of texts into a table of all their statements, sources or claims.

    Args:
        frame: one row a text.
        table: ``"statements"``, ``"sources"`` or ``"claims"``.
        text: name of the column of texts; columns ``title``, ``published`` and ``outlet`` are used if there.
        jobs: number of processes.
        options: choices; the defaults where None.

    Returns:
        A frame with the columns of that table; ``document`` is the index label of the row, as it is, so that it can be
        joined back.

    Raises:
        InputError: if there is no such column or table.
        MissingExtraError: if pandas is not installed.
    """
    pandas = _pandas()
    if text not in frame.columns:
        raise InputError(f"the frame has no column {text!r}; it has {', '.join(map(str, frame.columns))}")
    present = frame[frame[text].notna()]
    more = [c for c in ("title", "published", "outlet") if c in frame.columns and c != text]
    items = [
        (row[text], {"id": str(n), **{c: str(row[c]) for c in more if pandas.notna(row[c])}})
        for n, (_, row) in enumerate(present.iterrows())
    ]
    result = table_frame(Analyzer(options).pipe(items, jobs=jobs), table)
    result["document"] = [present.index[int(n)] for n in result["document"]]
    return result


def feature_frame(
    texts: "pandas.Series[str]", *, jobs: int = 1, options: Options | None = None
) -> "pandas.DataFrame":
    """Return the features of a series of texts, one row each.

    Args:
        texts: texts; a missing value gives a row of missing values.
        jobs: number of processes.
        options: choices; the defaults where None.

    Returns:
        A frame with the index of the series and a column for each of :data:`attribution.extras.features.FEATURES`.

    Raises:
        MissingExtraError: if pandas is not installed.
    """
    pandas = _pandas()
    present = texts.dropna()
    found = []
    for _, result in run_ordered(partial(_features, chosen(options)), present, jobs=jobs):
        if isinstance(result, Exception):
            raise result
        found.append(result)
    return pandas.DataFrame(found, index=present.index, columns=list(FEATURES)).reindex(texts.index)


def _features(options: Options, text: str) -> dict[str, float]:
    return features(Analyzer(options).inspect(text))
