"""Train the stance model and measure it on stories it has not seen.

Pairs of a claim and a text hang together: a headline and an article that are related belong to one story, and
stories, not pairs, are what a new article brings. So folds hold whole stories out, every story counts with the
square root of its pairs, and the figures to quote are those of :func:`cross_validate`, not of the fitted model on its
own data.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.scores.stance import FORMAT, STANCES
from attribution.scores.stance_features import stance_features
from attribution.scores.stance_gate import Limit, find_limits, temper
from attribution.scores.stance_views import find_match, view_claim, view_text
from attribution.training.folds import even_folds

__all__ = ["Pair", "Settings", "cross_validate", "measure_pairs", "train_stance", "write_model"]


@frozen(slots=True)
class Pair:
    """A measured pair: its id, text, claim, gold stance, features, and the stances that have nothing to rest on."""

    id: str
    text: str
    claim: str
    stance: str
    features: Mapping[str, float]
    limits: tuple[Limit, ...] = ()


@frozen(slots=True)
class Settings:
    """How the two models are fitted.

    Attributes:
        related, stance: inverse of the L2 penalty of each.
        agree, disagree, discuss: weight of a pair of that stance; stances are far from equally common.
        folds: number of folds of stories.
    """

    related: float = 0.1
    stance: float = 0.003
    agree: float = 1.6
    disagree: float = 6.0
    discuss: float = 1.0
    folds: int = 8


def measure_pairs(rows: Iterable[Mapping[str, Any]], options: Options | None = None) -> list[Pair]:
    """Measure pairs.

    Args:
        rows: mappings with ``id``, ``body_id``, ``claim``, ``body`` and ``stance``.
        options: choices of the analysis.

    Returns:
        The measured pairs, by text.
    """
    options = options or Options()
    analyzer = Analyzer(options)
    out: list[Pair] = []
    last, text = None, None
    for row in sorted(rows, key=lambda r: (str(r["body_id"]), str(r["id"]))):
        if row["body_id"] != last:
            last, text = row["body_id"], view_text(analyzer.inspect(row["body"]), options)
        if text is None:
            continue
        claim = view_claim(row["claim"], options)
        match = find_match(claim, text)
        features = stance_features(claim, text, match, options)
        limits = find_limits(features, claim, text, match, options) if match.sentences else ()
        out.append(Pair(str(row["id"]), str(row["body_id"]), row["claim"], row["stance"], features, limits))
    return out


def _stories(pairs: Sequence[Pair]) -> dict[tuple[str, str], tuple[str, str]]:
    """Join texts and claims that a related pair links; returns the representative of each."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def find(x: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for p in pairs:
        a, b = find(("text", p.text)), find(("claim", p.claim))
        if p.stance != "unrelated":
            parent[a] = b
    return {x: find(x) for x in parent}


def _fit(pairs: Sequence[Pair], weights: Sequence[float], settings: Settings) -> dict[str, Any]:
    """Fit both models; returns the content of a model file."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = sorted(pairs[0].features)
    x = np.array([[p.features[n] for n in names] for p in pairs])
    related = np.array([p.stance != "unrelated" for p in pairs])
    first = StandardScaler().fit(x)
    one = LogisticRegression(C=settings.related, max_iter=3000)
    one.fit(np.clip(first.transform(x), -4, 4), related)
    second = StandardScaler().fit(x[related])
    gold = [p.stance for p in pairs if p.stance != "unrelated"]
    by_stance = {"agree": settings.agree, "disagree": settings.disagree, "discuss": settings.discuss}
    mass = np.array([w for p, w in zip(pairs, weights, strict=True) if p.stance != "unrelated"])
    mass = mass / mass.mean() * np.array([by_stance[g] for g in gold])
    three = LogisticRegression(C=settings.stance, max_iter=5000)
    three.fit(np.clip(second.transform(x[related]), -4, 4), gold, sample_weight=mass)
    order = [list(three.classes_).index(s) for s in STANCES[:3]]
    rows = {
        name: [
            round(float(v), 6)
            for v in (
                first.mean_[k],
                first.scale_[k],
                one.coef_[0][k],
                second.mean_[k],
                second.scale_[k],
                *(three.coef_[o][k] for o in order),
            )
        ]
        for k, name in enumerate(names)
    }
    intercepts = [round(float(v), 6) for v in (one.intercept_[0], *(three.intercept_[o] for o in order))]
    return {"format": FORMAT, "intercepts": intercepts, "features": rows}


def _weights(pairs: Sequence[Pair]) -> list[float]:
    """Return a weight for each pair: stories count with the square root of their related pairs."""
    story = _stories(pairs)
    size = Counter(story[("text", p.text)] for p in pairs if p.stance != "unrelated")
    return [1 / sqrt(max(1, size[story[("text", p.text)]])) for p in pairs]


def train_stance(pairs: Sequence[Pair], settings: Settings | None = None) -> dict[str, Any]:
    """Fit the model on all pairs; returns the content of a model file."""
    return _fit(pairs, _weights(pairs), settings or Settings())


def cross_validate(pairs: Sequence[Pair], settings: Settings | None = None) -> list[dict[str, float]]:
    """Return for each pair the probabilities by a model that saw neither its text's nor its claim's story."""
    from attribution.scores.stance import StanceModel

    settings = settings or Settings()
    story = _stories(pairs)
    size = Counter(story[("text", p.text)] for p in pairs if p.stance != "unrelated")
    fold = even_folds(size, settings.folds)
    texts = [fold.get(story[("text", p.text)], len(p.text) % settings.folds) for p in pairs]
    claims = [fold.get(story[("claim", p.claim)], 0) for p in pairs]
    weights = _weights(pairs)
    out: list[dict[str, float]] = [{} for _ in pairs]
    for k in range(settings.folds):
        seen = [i for i in range(len(pairs)) if texts[i] != k and claims[i] != k]
        data = _fit([pairs[i] for i in seen], [weights[i] for i in seen], settings)
        rows = data["features"]
        model = StanceModel(
            tuple(rows),
            tuple(tuple(r[:3]) for r in rows.values()),
            tuple(tuple(r[3:]) for r in rows.values()),
            tuple(data["intercepts"]),
        )
        for i in range(len(pairs)):
            if texts[i] == k:
                out[i] = temper(model.probabilities(dict(pairs[i].features)), pairs[i].limits)
    return out


def write_model(path: Path, model: Mapping[str, Any]) -> None:
    """Write a model file, one feature a line."""
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in model["features"].items())
    head = f'"format": {json.dumps(model["format"])},\n"intercepts": {json.dumps(model["intercepts"])}'
    path.write_text(f'{{{head},\n"features": {{\n{rows}\n}}}}\n', encoding="utf-8")


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
@click.option("--predictions", type=click.Path(path_type=Path), help="File for the cross-validated answers.")
def main(data: Path, out: Path, predictions: Path | None) -> None:
    """Train the stance model on labelled pairs and write it; print cross-validated figures."""
    from attribution.training.scope import read_rows

    pairs = measure_pairs(read_rows(data / "fnc1" / "dev.jsonl.gz"))
    answers = cross_validate(pairs)
    if predictions is not None:
        lines = (
            json.dumps({"id": p.id, "stance": p.stance, "scores": a})
            for p, a in zip(pairs, answers, strict=True)
        )
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for stance in STANCES:
        guessed = [max(a, key=lambda s: a[s]) == stance for a in answers]
        gold = [p.stance == stance for p in pairs]
        right = sum(g and h for g, h in zip(gold, guessed, strict=True))
        click.echo(
            f"{stance}: F1 {200 * right / max(1, sum(gold) + sum(guessed)):.1f} cross-validated by story",
            err=True,
        )
    write_model(out, train_stance(pairs))


if __name__ == "__main__":
    main()
