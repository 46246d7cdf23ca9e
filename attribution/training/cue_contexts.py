"""Fit the weights of cue contexts by logistic regression.

Run ``python -m attribution.training.cue_contexts OUT.tsv OUTERMOST.jsonl.gz... [--nested FILE.jsonl.gz ...]``. Needs the
extra ``train``.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attribution.statements.contexts import features, logit
from attribution.statements.lexicon import CueLexicon, cue_lexicon
from attribution.statements.rules import depths, rate, raw_readings
from attribution.statements.view import View
from attribution.training.cue_rates import articles_in
from attribution.training.logistic import fit_logistic
from attribution.values.document import Document

__all__ = ["collect", "fit", "main", "write"]

HEADER = """\
# What stands around a cue makes it more or less likely to be one: features of attribution.statements.contexts with
# weights on the log-odds scale, fitted with attribution.training.cue_contexts on PolNeAR train (Newell, Margolin, Ruths
# 2018) and the rumours train set. Licence: MIT.
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


def main() -> None:
    """Fit and write, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("outermost", nargs="*")
    parser.add_argument("--nested", nargs="*", default=[])
    parser.add_argument(
        "--weight", type=float, default=2.0, help="of an example in a file with nested attributions"
    )
    args = parser.parse_args()
    lexicon = cue_lexicon()
    examples: list[Example] = []
    for path in args.outermost:
        examples += collect(lexicon, articles_in(path), nested=False, weight=1.0)
    for path in args.nested:
        examples += collect(lexicon, articles_in(path), nested=True, weight=args.weight)
    write(args.out, fit(examples))


if __name__ == "__main__":
    main()
