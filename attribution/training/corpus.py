"""Read annotated articles: PolNeAR-style JSON lines and brat standoff folders.

A JSON line holds ``id``, ``text`` and ``attributions`` (or ``statements``): objects with ``source``, ``cue``
and ``content``, each a list of ``[start, end]`` character offsets, and optionally ``id`` and ``nested_in``.
A brat folder holds pairs of ``NAME.txt`` and ``NAME.ann`` with text-bound annotations named Source, Cue
and Content and one event or relation for each attribution (see :mod:`attribution.training.standoff`).
"""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from attribution.errors import InputError
from attribution.training.annotations import Article, Attribution, Ranges
from attribution.training.standoff import read_standoff
from attribution.values.document import Document

__all__ = [
    "Article",
    "Attribution",
    "Example",
    "align",
    "read_articles",
]


@frozen(slots=True, eq=False)
class Example:
    """An annotated article whose ranges count the tokens of its document.

    Attributes:
        document: tokens, tags, sentences, quotations.
        attributions: outermost attributions.
        nested: attributions inside the content of another one.
        weight: how much the example counts in training.
        domain: which corpus it is from.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    nested: tuple[Attribution, ...] = field(default=())
    weight: float = 1.0
    domain: str = ""


def _ranges(value: Any, length: int, where: str) -> Ranges:
    try:
        out = tuple(sorted((int(a), int(b)) for a, b in value or ()))
    except (TypeError, ValueError, OverflowError) as e:
        raise InputError(f"{where}: a role must be a list of [start, end], not {value!r}") from e
    for a, b in out:
        if not 0 <= a < b <= length:
            raise InputError(f"{where}: [{a}, {b}] does not fit a text of {length} characters")
    return out


def _from_row(row: Any, where: str) -> Article:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{where}: an article must be an object with a "text"')
    text = row["text"]
    found = row["attributions"] if "attributions" in row else row.get("statements", [])
    if not isinstance(found, list) or not all(isinstance(a, dict) for a in found):
        raise InputError(f'{where}: "attributions" must be a list of objects')
    out = []
    for a in found:
        source, cue, content = (
            _ranges(a.get(role), len(text), where) for role in ("source", "cue", "content")
        )
        out.append(Attribution(source, cue, content, str(a.get("id", "")), a.get("nested_in")))
    return Article(str(row.get("id", "")), text, tuple(out))


def _read_lines(path: Path) -> Iterator[Article]:
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    n = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for n, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        row = json.loads(line)
                    except (ValueError, RecursionError) as e:
                        raise InputError(f"{path}:{n}: not JSON: {e}") from e
                    yield _from_row(row, f"{path}:{n}")
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: not UTF-8 after line {n}: {e.reason}") from e
    except (OSError, EOFError) as e:
        raise InputError(f"{path}: cannot be read: {e}") from e


def read_articles(path: Path) -> list[Article]:
    """Read annotated articles from a JSON lines file (``.gz`` too) or a brat folder.

    Args:
        path: the file or folder.

    Returns:
        The articles in the order of the file, or of the names in the folder.

    Raises:
        InputError: if the path does not exist, holds no articles, or a line is malformed.
    """
    path = Path(path)
    if path.is_dir():
        texts = sorted(p for p in path.glob("*.txt") if p.with_suffix(".ann").is_file())
        if not texts:
            raise InputError(f"{path}: no NAME.txt with NAME.ann in this folder")
        return [read_standoff(p) for p in texts]
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder")
    return list(_read_lines(path))


def _tokens(document: Document, ranges: Ranges) -> Ranges:
    out: list[tuple[int, int]] = []
    for a, b in ranges:
        r = document.tokens_in(a, b)
        if not r:
            continue
        if out and out[-1][1] >= r.start:
            out[-1] = (out[-1][0], r.stop)
        else:
            out.append((r.start, r.stop))
    return tuple(out)


def align(article: Article, document: Document, *, weight: float = 1.0, domain: str = "") -> Example:
    """Turn the character ranges of an article's attributions into token ranges of its document."""
    outer: list[Attribution] = []
    inner: list[Attribution] = []
    for a in article.attributions:
        source, cue, content = (_tokens(document, r) for r in (a.source, a.cue, a.content))
        t = Attribution(source, cue, content, a.id, a.nested_in)
        if t.content or t.cue:
            (inner if a.nested_in else outer).append(t)
    return Example(document, tuple(outer), tuple(inner), weight, domain)
