"""Train the learned extractor from annotated articles.

``python -m attribution.training.extractor --data DIR --out DIR`` reads ``polnear/train.jsonl.gz`` and
``rumours/train.jsonl.gz`` in the data folder and writes the weights. Everything is seeded.
"""

from collections.abc import Sequence

from attribution.options import Options
from attribution.text import read
from attribution.training.corpus import Article, Example, align

__all__ = ["examples_of"]


def examples_of(
    articles: Sequence[Article], options: Options, *, weight: float = 1.0, domain: str = ""
) -> list[Example]:
    """Read the texts of annotated articles with the shipped text models."""
    return [align(a, read(a.text, id=a.id, options=options), weight=weight, domain=domain) for a in articles]
