"""Read annotated or predicted articles from files: JSON lines, reports, brat folders."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import InputError
from attribution.evaluation.matching import Marked, mark

__all__ = ["Row", "read_marked", "read_rows"]


@frozen(slots=True)
class Row:
    """One article of a file.

    Attributes:
        text: its text, "" where the file does not hold it.
        attributions: what is annotated or predicted, with character offsets.
    """

    text: str
    attributions: tuple[Mapping[str, Any], ...]


def read_rows(path: Path, *, is_nested: bool = False) -> dict[str, Row]:
    """Read the articles of a file or brat folder by id.

    Args:
        path: JSON lines (``.gz`` too) with ``text`` and ``attributions`` or ``statements``, or reports of this library;
            or a folder of brat annotations. An article without id has the number of its line. Lines that
            record an error of an analysis are passed over.
        is_nested: whether statements inside the content of others are kept.

    Returns:
        The articles in the order of the file.

    Raises:
        InputError: if the path cannot be read, a line is not such an object, or two articles have the same id.
    """
    path = Path(path)
    if path.is_dir():
        return _read_folder(path, is_nested)
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    out: dict[str, Row] = {}
    n = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for n, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as e:
                    raise InputError(f"{path}:{n}: not JSON: {e}") from e
                name, read = _row(row, n, f"{path}:{n}", is_nested)
                if read is None:
                    continue
                if name in out:
                    raise InputError(f"{path}:{n}: a second article with the id {name!r}")
                out[name] = read
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: not UTF-8 after line {n}: {e.reason}") from e
    except (OSError, EOFError) as e:
        raise InputError(f"{path}: cannot be read: {e}") from e
    return out


def _row(row: Any, n: int, where: str, is_nested: bool) -> tuple[str, Row | None]:
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an annotated article or report, but {type(row).__name__}")
    name, document = row.get("id"), row.get("document")
    if name is None and isinstance(document, Mapping):
        name = document.get("id")
    name = str(n) if name in (None, "") else str(name)
    found = row.get("attributions") if "attributions" in row else row.get("statements")
    if found is None:
        if "error" in row:
            return name, None
        if "text" not in row:
            raise InputError(
                f'{where}: not an annotated article or report: no "attributions" or "statements"'
            )
        found = []
    if not isinstance(found, list) or not all(isinstance(a, Mapping) for a in found):
        raise InputError(f"{where}: attributions must be a list of objects")
    text = row.get("text")
    if text is not None and not isinstance(text, str):
        raise InputError(f"{where}: the text must be a string, not {type(text).__name__}")
    kept: Iterable[Mapping[str, Any]] = (a for a in found if is_nested or not a.get("nested_in"))
    return name, Row(text or "", tuple(kept))


def _read_folder(path: Path, is_nested: bool) -> dict[str, Row]:
    from attribution.training.corpus import read_articles

    out = {}
    for article in read_articles(path):
        kept = (a for a in article.attributions if is_nested or not a.nested_in)
        roles = ({"source": a.source, "cue": a.cue, "content": a.content} for a in kept)
        out[article.id] = Row(article.text, tuple(roles))
    return out


def read_marked(path: Path, *, is_nested: bool = False) -> dict[str, Marked]:
    """Read annotated articles by id, with their attributions as sets of tokens; see :func:`read_rows`.

    Raises:
        InputError: as :func:`read_rows`, and if an offset does not fit its text.
    """
    rows = read_rows(path, is_nested=is_nested)
    return {name: mark(row.text, row.attributions, id=name) for name, row in rows.items()}
