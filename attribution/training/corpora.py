"""The annotated corpora that the shipped models learn from, and how they are divided into parts."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import InputError
from attribution.text import read
from attribution.training.corpus import Example
from attribution.training.jackknife import fold_of
from attribution.values.document import Document

__all__ = ["Corpus", "articles_in", "find_corpora", "parts_of", "rows_in"]


@frozen(slots=True)
class Corpus:
    """A file of annotated articles.

    Attributes:
        name: of the corpus.
        path: JSON lines, gzipped where the name ends in ``.gz``.
        is_nested: whether statements inside contents are annotated too.
    """

    name: str
    path: Path
    is_nested: bool


def find_corpora(data: Path, own: Path | None = None) -> list[Corpus]:
    """Find ``polnear/train.jsonl.gz`` and ``rumours/train.jsonl.gz`` in a folder.

    Args:
        data: the folder.
        own: a further file of articles, nested statements annotated, such as ``tests/data/genres/train.jsonl``.

    Returns:
        Those that are there, in this order.

    Raises:
        InputError: if neither is there, or ``own`` is not.
    """
    known = [
        Corpus("polnear", data / "polnear" / "train.jsonl.gz", is_nested=False),
        Corpus("rumours", data / "rumours" / "train.jsonl.gz", is_nested=True),
    ]
    found = [c for c in known if c.path.is_file()]
    if not found:
        raise InputError(f"{data}: neither polnear/train.jsonl.gz nor rumours/train.jsonl.gz is there")
    if own is not None:
        if not own.is_file():
            raise InputError(f"{own}: no such file")
        found.append(Corpus("own", own, is_nested=True))
    return found


def rows_in(path: Path) -> Iterator[dict[str, Any]]:
    """Read the lines of a corpus as they are in the file."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def articles_in(path: Path) -> Iterator[tuple[Document, Any]]:
    """Read the articles of a corpus, with their annotation as it is in the file."""
    for row in rows_in(path):
        yield read(row["text"], id=str(row["id"])), row.get("attributions", row.get("statements"))


def parts_of(examples: Sequence[Example]) -> list[int]:
    """Return the part of each example; those of each domain are numbered on their own."""
    seen: Counter[str] = Counter()
    out = []
    for e in examples:
        out.append(fold_of(seen[e.domain]))
        seen[e.domain] += 1
    return out
