"""Train an extractor for each part of the training articles that has not seen this part.

``python -m attribution.training.folds --data DIR --out DIR`` writes the weights of the extractors to the folders ``0`` to
``3``. Decisions that come after the extractor (:mod:`attribution.training.keeping`) are fitted on what these do.
Needs the extra ``train``.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from attribution.options import Options
from attribution.training.corpus import Example, read_articles
from attribution.training.extractor import Recipe, examples_of, train
from attribution.training.jackknife import N_FOLDS, fold_of

__all__ = ["main", "train_folds"]

Train = Callable[[Sequence[Example], Path, Recipe | None], None]


def train_folds(
    corpora: Sequence[Sequence[Example]], out: Path, recipe: Recipe | None = None, run: Train = train
) -> None:
    """Train one extractor a part, on the articles of the other parts.

    Args:
        corpora: annotated articles; those of each corpus are numbered on their own.
        out: folder for the folders ``0`` to ``3``.
        recipe: settings; the defaults where None.
        run: trains on examples and writes to a folder.
    """
    for k in range(N_FOLDS):
        kept = [e for corpus in corpora for n, e in enumerate(corpus) if fold_of(n) != k]
        run(kept, out / str(k), recipe)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="attribution.training.folds", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and rumours/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the extractors")
    given = parser.parse_args(arguments)
    corpora = [
        examples_of(read_articles(given.data / name / "train.jsonl.gz"), Options(), domain=name)
        for name in ("polnear", "rumours")
    ]
    train_folds(corpora, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
