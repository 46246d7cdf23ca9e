"""Fit the weights that decide which candidates are kept.

``python -m attribution.training.keeping --data DIR --folds DIR --out keeping.json`` reads ``polnear/train.jsonl.gz`` and
``rumours/train.jsonl.gz``, runs the extractors of ``--folds`` (folders ``0`` to ``3``, each with the weights of an
extractor and a ``cues.tsv`` that have not seen the articles of that part, see :mod:`attribution.training.folds`) and fits
a logistic regression of "right" on the evidence of every candidate. Needs the extra ``train``.

Short articles of one's own that no model was trained on join with ``--own``.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from math import exp, log
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.lexicons.load import parse
from attribution.lexicons.schemas import SCHEMAS
from attribution.options import Options
from attribution.statements.keeping import Evidence, evidence_features
from attribution.statements.lexicon import CueLexicon, compile_cues
from attribution.statements.merging import combine_with
from attribution.statements.model import propose
from attribution.statements.view import View
from attribution.text import read
from attribution.training.cue_rates import articles_in
from attribution.training.jackknife import N_FOLDS, fold_of
from attribution.training.logistic import fit_logistic
from attribution.values.document import Document

__all__ = ["Case", "collect", "fit", "main"]

LEAST_LEARNED = 0.15


@frozen(slots=True)
class Case:
    """One candidate of a training article.

    Attributes:
        features: as ``evidence_features`` gives them.
        is_right: whether an annotated statement has its cue, source and at least half of its content.
        is_inside: whether it stands inside another content.
        weight: how much it counts.
        fold: part that its article belongs to.
    """

    features: Sequence[tuple[str, float]]
    is_right: bool
    is_inside: bool
    weight: float
    fold: int


def _first_guess(e: Evidence) -> float:
    """Return a confidence without weights: the mean of the log odds, so that candidates can be gathered."""
    odds = [log(p / (1 - p)) for p in (min(0.98, max(0.02, x)) for x in (e.learned, e.p) if x)]
    return 1.0 / (1.0 + exp(-sum(odds) / len(odds)))


def collect(
    document: Document,
    attributions: Sequence[Any],
    options: Options,
    lexicon: CueLexicon | None = None,
    *,
    nested: bool,
    weight: float = 1.0,
    fold: int = 0,
) -> list[Case]:
    """Gather the candidates of an article with what is known of them and whether they are right.

    Args:
        document: the article.
        attributions: its annotation, each with ``source``, ``cue`` and ``content`` as lists of ``[start, end]``.
        options: models that have not seen it.
        lexicon: cues whose rates were counted in other articles, or None for the shipped ones.
        nested: whether nested statements are annotated too; where not, candidates inside contents are left out.
        weight: of each candidate.
        fold: part that the article belongs to.
    """
    gold = [
        [{i for a, b in s[role] for i in document.tokens_in(a, b)} for role in ("source", "cue", "content")]
        for s in attributions
    ]
    view = View(document)
    words = [f[0].isalnum() for f in document.forms]
    cases: list[Case] = []

    def judge(e: Evidence) -> float:
        if nested or not e.is_inside:
            source, cue, content = (
                {i for a, b in ranges for i in range(a, b) if words[i]}
                for ranges in (e.candidate.source, e.candidate.cue, e.candidate.content)
            )
            right = any(
                (cue & c or e.candidate.cue[0][0] in c)
                and 2 * len({i for i in k if words[i]} & content) >= len({i for i in k if words[i]} | content)
                and (source & s or not (source or s))
                for s, c, k in gold
            )
            cases.append(Case(evidence_features(view, e), right, e.is_inside, weight, fold))
        return _first_guess(e)

    combine_with(view, propose(document, options, LEAST_LEARNED), options, judge, lexicon)
    return cases


def fit(cases: Sequence[Case], *, strength: float = 0.03, least_count: int = 8) -> dict[str, float]:
    """Fit the weights.

    Args:
        cases: what :func:`collect` gathered.
        strength: inverse of the regularisation.
        least_count: rarer features are left out.

    Returns:
        Weight by feature, with ``bias``.
    """
    weights = fit_logistic(
        [dict(c.features) for c in cases],
        [c.is_right for c in cases],
        [c.weight for c in cases],
        strength=strength,
        least_count=least_count,
    )
    return {name: round(w, 3) for name, w in weights.items() if abs(w) >= 0.005}


def write(path: Path, weights: dict[str, float], n_cases: int) -> None:
    """Write the weights as JSON, sorted by name."""
    data = {"name": "keeping", "cases": n_cases, "weights": dict(sorted(weights.items()))}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")


def gather(path: Path, folds: Path, *, nested: bool, weight: float, every: int = 1) -> Iterable[Case]:
    """Gather the cases of a corpus, each article read by the models of its part.

    Args:
        path: gzipped JSON lines.
        folds: folder of the models by part.
        nested: whether nested statements are annotated.
        weight: of each case.
        every: only one article in so many.
    """
    lexicons = [_lexicon(folds / str(k) / "cues.tsv") for k in range(N_FOLDS)]
    for n, (document, attributions) in enumerate(articles_in(str(path))):
        k = fold_of(n)
        if n // N_FOLDS % every == 0:
            options = Options(models=folds / str(k))
            yield from collect(
                document, attributions, options, lexicons[k], nested=nested, weight=weight, fold=k
            )


def _lexicon(path: Path) -> CueLexicon:
    """Compile the cues of a part."""
    return compile_cues(parse(path.read_text("utf-8"), SCHEMAS["cues"], str(path)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Gather, fit and write, from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="attribution.training.keeping", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and rumours/")
    parser.add_argument("--folds", type=Path, required=True, help="folder with the extractor of each part")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file")
    parser.add_argument("--weight", type=float, default=3.0, help="of a case in rumours (3)")
    parser.add_argument("--own", type=Path, help="annotated articles that no model has seen, JSON lines")
    parser.add_argument("--own-weight", type=float, default=6.0, help="of a case in them (6)")
    given = parser.parse_args(arguments)
    cases = [
        *gather(given.data / "polnear/train.jsonl.gz", given.folds, nested=False, weight=1.0, every=2),
        *gather(given.data / "rumours/train.jsonl.gz", given.folds, nested=True, weight=given.weight),
    ]
    if given.own is not None:
        for line in given.own.read_text("utf-8").splitlines():
            row = json.loads(line)
            document = read(row["text"], id=str(row["id"]))
            cases += collect(document, row["statements"], Options(), nested=True, weight=given.own_weight)
    write(given.out, fit(cases), len(cases))
    return 0


if __name__ == "__main__":
    sys.exit(main())
