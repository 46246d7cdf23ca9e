"""Fit the weights that decide which candidates are kept.

``python -m attribution.training.keeping --data DIR --own FILE --parts DIR --out keeping.json`` reads
``polnear/train.jsonl.gz`` and ``rumours/train.jsonl.gz``, and further articles, runs the extractors of ``--parts`` (folders
``0`` to ``3``, each with the weights of an extractor and a ``cues.tsv`` that have not seen the articles of that part, see
:mod:`attribution.training.extractor` and :mod:`attribution.training.cue_lexicon`) and fits a logistic regression of
"right" on the evidence of every candidate. Needs the extra ``train``.
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
from attribution.training.corpora import Corpus, articles_in, find_corpora
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
        corpus: name of its corpus.
    """

    features: Sequence[tuple[str, float]]
    is_right: bool
    is_inside: bool
    weight: float
    fold: int
    corpus: str = ""


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
    corpus: str = "",
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
        corpus: name of its corpus.
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
            cases.append(Case(evidence_features(view, e), right, e.is_inside, weight, fold, corpus))
        return _first_guess(e)

    combine_with(view, propose(document, options, LEAST_LEARNED), options, judge, lexicon)
    return cases


_OF_CORPUS = "corpus:"


def _peculiar(case: Case) -> dict[str, float]:
    """Return features that only cases of the same corpus share."""
    own = f"{_OF_CORPUS}{case.corpus}"
    shared = (
        name for name, _ in case.features if name.startswith("kind:") or ":act:" in name or ":where:" in name
    )
    return {own: 1.0, **{f"{own}:{name}": 1.0 for name in shared}}


def fit(cases: Sequence[Case], *, strength: float = 0.03, least_count: int = 8) -> dict[str, float]:
    """Fit the weights.

    Annotators of different corpora do not call the same things statements, and one corpus has more of them than
    another. What is peculiar to a corpus gets weights of its own, after Daumé (2007, "Frustratingly easy domain
    adaptation", ACL), which are then left out: a new article is of none of them.

    Args:
        cases: what :func:`collect` gathered.
        strength: inverse of the regularisation.
        least_count: rarer features are left out.

    Returns:
        Weight by feature, with ``bias``.
    """
    weights = fit_logistic(
        [{**dict(c.features), **_peculiar(c)} for c in cases],
        [c.is_right for c in cases],
        [c.weight for c in cases],
        strength=strength,
        least_count=least_count,
    )
    return {
        name: round(w, 3)
        for name, w in weights.items()
        if abs(w) >= 0.005 and not name.startswith(_OF_CORPUS)
    }


def write(path: Path, weights: dict[str, float], n_cases: int) -> None:
    """Write the weights as JSON, sorted by name."""
    data = {"name": "keeping", "cases": n_cases, "weights": dict(sorted(weights.items()))}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")


def gather(corpus: Corpus, parts: Path, *, weight: float, every: int = 1) -> Iterable[Case]:
    """Gather the cases of a corpus, each article read by the models of its part.

    Args:
        corpus: the corpus.
        parts: folder of the models by part.
        weight: of each case.
        every: only one article in so many.
    """
    lexicons = [_lexicon(parts / str(k) / "cues.tsv") for k in range(N_FOLDS)]
    for n, (document, attributions) in enumerate(articles_in(corpus.path)):
        k = fold_of(n)
        if n // N_FOLDS % every == 0:
            options = Options(models=parts / str(k))
            yield from collect(
                document,
                attributions,
                options,
                lexicons[k],
                nested=corpus.is_nested,
                weight=weight,
                fold=k,
                corpus=corpus.name,
            )


def _lexicon(path: Path) -> CueLexicon:
    """Compile the cues of a part."""
    return compile_cues(parse(path.read_text("utf-8"), SCHEMAS["cues"], str(path)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Gather, fit and write, from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="attribution.training.keeping", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and rumours/")
    parser.add_argument("--own", type=Path, help="further annotated articles, JSON lines")
    parser.add_argument("--parts", type=Path, required=True, help="folder with the extractor of each part")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file")
    parser.add_argument("--weight", type=float, default=3.0, help="of a case in rumours (3)")
    parser.add_argument(
        "--own-weight", type=float, default=0.5, help="of a case in the further articles (0.5)"
    )
    given = parser.parse_args(arguments)
    cases: list[Case] = []
    weights = {"polnear": 1.0, "rumours": given.weight, "own": given.own_weight}
    for corpus in find_corpora(given.data, given.own):
        cases += gather(corpus, given.parts, weight=weights[corpus.name], every=1 if corpus.is_nested else 2)
    write(given.out, fit(cases), len(cases))
    return 0


if __name__ == "__main__":
    sys.exit(main())
