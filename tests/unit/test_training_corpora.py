"""Where the corpora of the shipped models are looked for, and how they are divided."""

import gzip
import json
from pathlib import Path

import pytest

from attribution.errors import InputError
from attribution.text import read
from attribution.training.corpora import articles_in, find_corpora, parts_of
from attribution.training.corpus import Article, align
from attribution.training.jackknife import N_FOLDS

ROW = {"id": "a", "text": "Kovel said that it rained.", "statements": [{"cue": [[6, 10]]}]}


def lay_down(path: Path, row: object) -> Path:
    """Write one article, gzipped where the name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(row) + "\n"
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_what_is_there_is_found_and_read(tmp_path: Path) -> None:
    """One corpus is enough; further articles come last; gzipped and plain files are read alike."""
    own = lay_down(tmp_path / "own.jsonl", ROW)
    lay_down(tmp_path / "rumours" / "train.jsonl.gz", ROW)
    found = find_corpora(tmp_path, own)
    assert [(c.name, c.is_nested) for c in found] == [("rumours", True), ("own", True)]
    for corpus in found:
        ((document, statements),) = articles_in(corpus.path)
        assert document.text == ROW["text"]
        assert statements == ROW["statements"]


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    """Without any corpus, or without the file that was asked for, the error says which."""
    with pytest.raises(InputError, match="neither"):
        find_corpora(tmp_path)
    lay_down(tmp_path / "polnear" / "train.jsonl.gz", ROW)
    with pytest.raises(InputError, match=r"mine\.jsonl"):
        find_corpora(tmp_path, tmp_path / "mine.jsonl")


def test_parts_are_counted_in_each_domain() -> None:
    """The same article is in the same part wherever its corpus stands."""
    document = read("Kovel said that it rained.")
    domains = ["a"] * 6 + ["b"] * 5
    examples = [align(Article(str(n), document.text, ()), document, domain=d) for n, d in enumerate(domains)]
    assert parts_of(examples) == [n % N_FOLDS for n in (*range(6), *range(5))]
