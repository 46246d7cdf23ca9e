"""Fit the weights of cue contexts by logistic regression.

The command is :mod:`attribution.training.cue_lexicon`. Needs the extra ``train``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attribution.statements.contexts import features, logit
from attribution.statements.lexicon import CueLexicon
from attribution.statements.rules import depths, rate, raw_readings
from attribution.statements.view import View
from attribution.training.logistic import fit_logistic
from attribution.values.document import Document

__all__ = ["collect", "fit", "write"]

HEADER = """\
# What stands around a cue makes it more or less likely to be one: features of attribution.statements.contexts with
# weights on the log-odds scale, fitted with attribution.training.cue_contexts on PolNeAR train (Newell, Margolin, Ruths
# 2018), the rumours train set and own articles. Licence: MIT.
"""
Example = tuple[float, list[str], int, float]


def collect(
    lexicon: CueLexicon,
    articles: Iterable[tuple[Document, Any]],
    *,
    nested: bool,
    weight: float,
    least: float = 0.1,
) -> list[Example]:
    """Return rate, features, whether it is right, and weight of every reading.

    Args:
        lexicon: the cues.
        articles: documents with their attributions.
        nested: whether nested attributions are annotated too; where not, readings inside contents are left out.
        weight: of each example.
        least: readings with a lower rate are left out.
    """
    examples: list[Example] = []
    for document, attributions in articles:
        cue_of: dict[int, int] = {}
        held: set[int] = set()
        contents: list[set[int]] = []
        for n, a in enumerate(attributions):
            for s, e in a["cue"]:
                cue_of.update(dict.fromkeys(document.tokens_in(s, e), n))
            contents.append({i for s, e in a["content"] for i in document.tokens_in(s, e)})
            held |= contents[-1]
        view = View(document)
        found = raw_readings(view, lexicon, least)
        for reading, depth in zip(found, depths(lexicon, found), strict=True):
            right = 0
            if reading.head in cue_of:
                gold = contents[cue_of[reading.head]]
                mine = {i for a, b in reading.content for i in range(a, b)}
                right = int(2 * len(gold & mine) >= len(gold | mine))
            elif not nested and reading.head in held:
                continue
            examples.append((rate(lexicon, reading), features(view, lexicon, reading, depth), right, weight))
    return examples


def fit(examples: list[Example], *, strength: float = 0.3, least_count: int = 8) -> dict[str, float]:
    """Fit the weights.

    Args:
        examples: what :func:`collect` returned.
        strength: inverse of the regularisation.
        least_count: rarer features are left out.

    Returns:
        Weight by feature, with ``bias`` and ``rate``.
    """
    return fit_logistic(
        [{"rate": logit(rate), **dict.fromkeys(names, 1.0)} for rate, names, _, _ in examples],
        [bool(right) for _, _, right, _ in examples],
        [weight for *_, weight in examples],
        strength=strength,
        least_count=least_count,
    )


def write(path: Path, weights: dict[str, float]) -> None:
    """Write the lexicon file, small weights left out."""
    lines = [
        f"{name}\t{w:.2f}"
        for name, w in sorted(weights.items())
        if abs(w) >= 0.05 or name in ("bias", "rate")
    ]
    path.write_text(HEADER + "feature\tweight\n" + "\n".join(lines) + "\n", "utf-8")
