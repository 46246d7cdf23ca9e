"""Train the model of impressions: which status readers gather of a claim where no phrase gives one.

``python -m attribution.training.impression --data DIR --own FILE --out impression.weights`` reads articles whose statements
are annotated with their status (rumour news, and articles of other genres in the same form), analyses them, matches found
with annotated statements, and fits a multinomial logistic regression on what was found. With ``--check`` it prints, cross-validated,
how many statuses would be right. Deterministic. Needs the extra ``train``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import evolve, frozen

from attribution.evaluation.matching import mark, match
from attribution.options import Options
from attribution.scores.evidence import collect_voices
from attribution.scores.impression import BASE, gathered_status, normalized
from attribution.scores.impression_features import mark_words, statement_features, story_features
from attribution.scores.policy import load_policy
from attribution.scores.scoring import score_statements
from attribution.scores.verification import PRECEDENCE, verification_states
from attribution.training.corpora import rows_in
from attribution.training.folds import even_folds
from attribution.values.analysis import Analysis

__all__ = ["Example", "cross_validate", "examples_of", "train_impression"]

_FOLDS = 5
_ALIKE = 0.35


@frozen(slots=True)
class Example:
    """A found statement.

    Attributes:
        article: number of its article.
        features: value by name, those of the story included.
        rule: its status by the rules.
        status: the annotated status, "" where no annotated statement matches.
        weight: how much it counts.
    """

    article: int
    features: Mapping[str, float]
    rule: str
    status: str
    weight: float = 1.0


def _analyze(row: Mapping[str, Any], options: Options) -> Analysis:
    """Analyse an article up to the point where impressions are gathered."""
    from attribution.claims import relate
    from attribution.sources import resolve
    from attribution.statements import extract
    from attribution.text import read

    document = read(row["text"], id=str(row["id"]), options=options)
    analysis = relate(resolve(document, extract(document, options), options), options)
    return evolve(analysis, statements=score_statements(document, analysis.statements, options))


def examples_of(
    row: Mapping[str, Any], article: int, options: Options | None = None, *, weight: float = 1.0
) -> list[Example]:
    """Measure the statements found in an annotated article.

    Args:
        row: ``id``, ``text`` and ``statements``, each with ``source``, ``cue``, ``content`` (lists of ranges) and ``status``.
        article: number of the article.
        options: choices of the analysis.
        weight: of each example.

    Returns:
        One example for each statement found, in text order.
    """
    options = options or Options()
    analysis = _analyze(row, options)
    voices = collect_voices(analysis, load_policy(options.policy), options.lexicons)
    states = verification_states(analysis, voices)
    marked = mark_words(analysis.document, options.lexicons)
    story = story_features(analysis, states, marked)
    rows = statement_features(analysis, states, marked)
    found = [
        {
            "source": [[x.start, x.end] for x in s.source.spans],
            "cue": [[x.start, x.end] for x in s.cue.spans],
            "content": [[x.start, x.end] for x in s.content.spans],
        }
        for s in analysis.statements
    ]
    gold, mine = mark(row["text"], row["statements"]), mark(row["text"], found)
    pairs = {}
    if len(gold.triples) == len(row["statements"]) and len(mine.triples) == len(found):
        pairs = {k: i for i, k in match(gold.triples, mine.triples)}
    return [
        Example(
            article,
            {**story, **features},
            states[s.claim].status,
            str(row["statements"][pairs[k]]["status"]) if k in pairs else "",
            weight,
        )
        for k, (s, features) in enumerate(zip(analysis.statements, rows, strict=True))
    ]


def train_impression(
    examples: Sequence[Example], *, strength: float = 0.1, least: int = 8
) -> dict[str, dict[int, float]]:
    """Fit the regression.

    Args:
        examples: found statements; those without an annotated status are left out.
        strength: inverse of the L2 penalty.
        least: how often a feature must occur.

    Returns:
        Rows for :func:`attribution.models.weights.dumps`, columns in the order of
        :data:`attribution.scores.verification.PRECEDENCE`.
    """
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    known = [e for e in examples if e.status]
    counts = Counter(f for e in known for f in e.features)
    vectors = DictVectorizer()
    x = vectors.fit_transform([{f: v for f, v in e.features.items() if counts[f] >= least} for e in known])
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-6)
    model.fit(x, [e.status for e in known], sample_weight=[e.weight for e in known])
    columns = [PRECEDENCE.index(str(c)) for c in model.classes_]
    weights, biases = model.coef_, model.intercept_
    if len(columns) == 2:  # one row stands for both
        weights, biases = np.vstack((-weights / 2, weights / 2)), np.concatenate((-biases / 2, biases / 2))
    rows = {
        name: {c: round(float(w), 4) for c, w in zip(columns, weights[:, k], strict=True)}
        for k, name in enumerate(vectors.get_feature_names_out())
    }
    rows["bias"] = {c: round(float(w), 4) for c, w in zip(columns, biases, strict=True)}
    return rows


def _judge(rows: Mapping[str, Mapping[int, float]], example: Example) -> str:
    """Give the status of an example by the rules and weights."""
    if example.rule != BASE:
        return example.rule
    scores = [0.0] * len(PRECEDENCE)
    for name, value in (("bias", 1.0), *example.features.items()):
        for c, w in rows.get(name, {}).items():
            scores[c] += w * value
    return gathered_status(normalized(PRECEDENCE, scores))


def stories_of(texts: Sequence[str]) -> list[int]:
    """Group articles about the same story by the capitalised words that they share; returns a number for each."""
    words = [{w.strip(".,;:'\"()") for w in t.split() if w[:1].isupper() and len(w) > 3} for t in texts]
    share = Counter(w for some in words for w in some)
    rare = [{w for w in some if 1 < share[w] <= max(3, len(texts) // 8)} for some in words]
    story = list(range(len(texts)))
    for i, a in enumerate(rare):
        for j in range(i):
            b = rare[j]
            if len(a & b) >= _ALIKE * max(1, min(len(a), len(b))) and len(a & b) > 3:
                old, new = story[i], story[j]
                story = [new if s == old else s for s in story]
    return story


def cross_validate(
    examples: Sequence[Example], stories: Sequence[int], *, strength: float = 0.1
) -> list[str]:
    """Give each example a status by weights that were fitted on the stories of other folds.

    Args:
        examples: found statements.
        stories: number of the story of each article; the folds are made of whole stories.
        strength: inverse of the L2 penalty.

    Returns:
        One status an example.
    """
    fold = even_folds(Counter(stories[e.article] for e in examples), _FOLDS)
    out = [""] * len(examples)
    for k in range(_FOLDS):
        held = [fold[stories[e.article]] == k for e in examples]
        rows = train_impression([e for e, h in zip(examples, held, strict=True) if not h], strength=strength)
        for i, e in enumerate(examples):
            if held[i]:
                out[i] = _judge(rows, e)
    return out


@click.command()
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the corpora."
)
@click.option(
    "--own", type=click.Path(exists=True, path_type=Path), multiple=True, help="Further articles, JSON lines."
)
@click.option("--n-own", type=int, help="Only so many of the further articles, from the first on.")
@click.option("--own-weight", type=float, default=1.0, help="How much a statement in them counts.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
@click.option("--check", is_flag=True, help="Print cross-validated figures.")
def main(
    data: Path, own: tuple[Path, ...], n_own: int | None, own_weight: float, out: Path, check: bool
) -> None:
    """Train the model of impressions and write its weights."""
    from attribution.models.weights import save

    further = [row for path in own for row in rows_in(path)]
    corpora = [list(rows_in(data / "rumours" / "train.jsonl.gz")), further[:n_own]]
    articles = [row for corpus in corpora for row in corpus]
    n_given = len(corpora[0])
    examples = [
        e
        for k, row in enumerate(articles)
        for e in examples_of(row, k, weight=1.0 if k < n_given else own_weight)
    ]
    if check:
        answers = cross_validate(examples, stories_of([str(row["text"]) for row in articles]))
        first = 0
        for corpus in corpora:
            gold = [str(s["status"]) for row in corpus for s in row["statements"]]
            mine = [
                (e, a)
                for e, a in zip(examples, answers, strict=True)
                if first <= e.article < first + len(corpus)
            ]
            first += len(corpus)
            for name, pairs in (
                ("rules", [(e.status, e.rule) for e, _ in mine]),
                ("with impressions", [(e.status, a) for e, a in mine]),
            ):
                right = [s for s, a in pairs if s == a]
                special = sum(s != BASE for s in right)
                click.echo(
                    f"{name}: {100 * len(right) / max(1, len(gold)):.1f} of all, "
                    f"{100 * special / max(1, sum(s != BASE for s in gold)):.1f} of those not attributed",
                    err=True,
                )
    meta = {"data": "rumour news corpus, train part; own articles of other genres", "examples": len(examples)}
    save(out, "impression", list(PRECEDENCE), train_impression(examples), meta)


if __name__ == "__main__":
    main()
