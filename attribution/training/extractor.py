"""Train the learned extractor from annotated articles.

``python -m attribution.training.extractor --data DIR --own FILE --out DIR`` reads ``polnear/train.jsonl.gz`` and
``rumours/train.jsonl.gz`` in the data folder, and further articles, and writes the weights of all stages. Everything is
seeded: equal data and seed give equal files. Training on articles of one's own is in
:mod:`attribution.training.adaptation`.

Each stage is trained on what the earlier ones do on articles they have not seen (see
:mod:`attribution.training.jackknife`). With ``--parts DIR`` the extractors that have not seen a part of the articles are
written too, to the folders ``0`` to ``3``: decisions that come after the extractor
(:mod:`attribution.training.keeping`) are fitted on what these do. Needs the extra ``train``.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from attribution.errors import InputError
from attribution.evaluation import Scores, measure
from attribution.evaluation.matching import mark
from attribution.options import Options
from attribution.statements.candidate import Range
from attribution.statements.cue_model import LEAST_CUE, MARKED_CUE
from attribution.statements.features import Columns, describe
from attribution.statements.labels import CUE_LABELS, ROLE_LABELS
from attribution.statements.model import propose
from attribution.statements.reranker import Reranker
from attribution.statements.role_features import N_LOCAL, view_cue
from attribution.statements.role_model import mark_cues
from attribution.text import read
from attribution.training.choices import (
    Question,
    answer_all,
    fit_confidence,
    fit_reranker,
    save_reranker,
)
from attribution.training.corpora import find_corpora, parts_of
from attribution.training.corpus import (
    Article,
    Attribution,
    Example,
    align,
    read_articles,
)
from attribution.training.jackknife import N_FOLDS, cues_of, readings
from attribution.training.rates import Rates, lexicon_acts
from attribution.training.sequences import CueSequences, RoleSequences
from attribution.training.stages import Settings, Stage
from attribution.training.starting import Start

__all__ = ["Recipe", "examples_of", "main", "read_corpora", "score_articles", "train"]


@frozen(slots=True)
class Recipe:
    """The settings of a training run.

    Attributes:
        seed: of everything random.
        n_seeds: how many fits of a sequence model are averaged.
        cue_features, role_features: how many features the two sequence models keep.
        cue_epochs, role_epochs: passes over the data.
        rate: step size.
        dropout: share of feature templates that a step ignores.
        near: weight of cues that overlap an annotated one without being equal, when roles are trained.
        choice_rate, confidence_rate: step sizes of the re-ranker and of the confidence.
        settled, l2, choice_settled: how firmly weights that one starts from hold.
    """

    seed: int = 1
    n_seeds: int = 3
    cue_features: int = 110_000
    role_features: int = 200_000
    cue_epochs: int = 5
    role_epochs: int = 5
    rate: float = 0.03
    dropout: float = 0.3
    near: float = 0.5
    settled: float = 0.01
    l2: float = 1e-5
    choice_rate: float = 0.03
    confidence_rate: float = 0.05
    choice_settled: float = 0.1

    def settings(self, epochs: int, n_kept: int) -> Settings:
        """Return the settings of one sequence model."""
        return Settings(
            epochs, self.rate, self.dropout, n_kept, self.settled, self.l2, self.seed, self.n_seeds
        )


def examples_of(
    articles: Sequence[Article],
    options: Options,
    *,
    weight: float = 1.0,
    domain: str = "",
) -> list[Example]:
    """Read the texts of annotated articles with the text models that will be used at run time."""
    return [align(a, read(a.text, id=a.id, options=options), weight=weight, domain=domain) for a in articles]


class _Run:
    """One training run: the stages in order, each leaving what the next one needs."""

    def __init__(
        self,
        examples: Sequence[Example],
        out: Path,
        recipe: Recipe,
        say: Callable[[str], None],
        start: Start | None,
        parts: Path | None,
    ) -> None:
        self.examples, self.out, self.recipe, self.say, self.start = examples, out, recipe, say, start
        self.part_of = parts_of(examples)
        self.parts = [parts / str(k) for k in range(N_FOLDS)] if parts is not None else []
        for folder in (out, *self.parts):
            folder.mkdir(parents=True, exist_ok=True)
        self.rates = Rates(examples, lexicon_acts(), start.words if start else None)
        self.meta: dict[str, Any] = {"seed": recipe.seed, "articles": len(examples)}
        if start is not None:
            self.meta["adapted"] = True
        self.columns: dict[int, Columns] = {}

    def cues(self) -> dict[int, dict[Range, float]]:
        """Train the cue model; return the cues of all articles as found by models of the others."""
        recipe, examples = self.recipe, self.examples
        self.rates.save(self.out / "cue_words.weights")
        for k, folder in enumerate(self.parts):
            others = [e for e, part in zip(examples, self.part_of, strict=True) if part != k]
            Rates(others, lexicon_acts()).save(folder / "cue_words.weights")
        sequences = CueSequences()
        for n, e in enumerate(examples):
            sequences.add(n, e, self.rates.without(n))
        data, n_features = sequences.finish(1 if self.start else 2)
        self.say(f"cues: {len(sequences.places)} sentences, {n_features} features")
        settings = recipe.settings(recipe.cue_epochs, recipe.cue_features)
        start = self.start.cues if self.start else None
        stage = Stage(CUE_LABELS, data, sequences.numbering.features(), settings, start)
        stage.save(self.out / "cue.weights", "cue", self.meta)
        found: dict[int, dict[Range, float]] = {}
        part = np.array([self.part_of[n] for n, _ in sequences.places])
        for k in range(N_FOLDS):
            model = stage.part(part != k)
            if self.parts:
                stage.save_part(self.parts[k] / "cue.weights", "cue", model, self.meta)
            chosen = np.flatnonzero(part == k).tolist()
            found.update(cues_of(sequences, stage.data, model, chosen, examples))
            self.say(f"cues: part {k + 1} of {N_FOLDS} read")
        return found

    def questions(self, found: dict[int, dict[Range, float]]) -> list[Question]:
        """Train the role model; return all cues with their readings by models of the other articles."""
        recipe, examples = self.recipe, self.examples
        sequences = RoleSequences()
        about: list[tuple[float, Attribution | None, bool, bool]] = []
        marked: dict[int, list[str]] = {}
        for n, e in enumerate(examples):
            cues = {c: p for c, p in found.get(n, {}).items() if p >= LEAST_CUE}
            visible = [c for c, p in cues.items() if p >= MARKED_CUE]
            marked[n] = mark_cues(len(e.document.forms), visible)
            known = self.rates.without(n)
            self.columns[n] = describe(e.document, known, is_veiled=False)
            items: list[tuple[Range, Attribution | None, float]] = []
            for a in e.attributions:
                if len(a.cue) == 1:
                    items.append((a.cue[0], a, 1.0))
            exact = {c for c, _, _ in items}
            golden = list(items)
            for c in cues:
                if c not in exact:
                    near = [a for g, a, _ in golden if g[0] < c[1] and c[0] < g[1]]
                    items.append((c, near[0] if near else None, recipe.near if near else 0.0))
            before = len(sequences.places)
            sequences.add(n, e, known, items, visible)
            gold_of = {c: a for c, a, _ in items}
            for _, c, _ in sequences.places[before:]:
                about.append((cues.get(c, 0.5), gold_of[c], c in exact, c in cues))
        data, n_features = sequences.finish(1 if self.start else 3)
        self.say(f"roles: {len(sequences.places)} cues, {n_features} features")
        names = sequences.local.features()
        names += [(k + N_LOCAL, key) for k, key in sequences.linked.features()]
        settings = recipe.settings(recipe.role_epochs, recipe.role_features)
        stage = Stage(ROLE_LABELS, data, names, settings, self.start.roles if self.start else None)
        stage.save(self.out / "roles.weights", "roles", self.meta)
        part = np.array([self.part_of[n] for n, _, _ in sequences.places])
        read_by_others: dict[int, Any] = {}
        for k in range(N_FOLDS):
            model = stage.part(part != k)
            if self.parts:
                stage.save_part(self.parts[k] / "roles.weights", "roles", model, self.meta)
            chosen = np.flatnonzero(part == k).tolist()
            read_by_others.update(readings(sequences, stage.data, model, chosen))
            self.say(f"roles: part {k + 1} of {N_FOLDS} read")
        out = []
        for q, (n, cue, window) in enumerate(sequences.places):
            probability, gold, is_exact, is_cue = about[q]
            s = examples[n].document.sentences[window.sentence]
            view = view_cue(self.columns[n], *cue, max(s.first, window.lo), min(s.last, window.hi))
            out.append(
                Question(
                    n,
                    self.columns[n],
                    view,
                    probability,
                    window.lo,
                    window.hi,
                    marked[n],
                    read_by_others[q],
                    gold,
                    is_exact,
                    is_cue,
                )
            )
        return out

    def choices(self, questions: Sequence[Question]) -> None:
        """Train the re-ranker and the confidence."""
        folds = [self.part_of[q.number] for q in questions]
        recipe = self.recipe
        settled = recipe.choice_settled
        start = self.start.reranker if self.start else None
        models = fit_reranker(
            questions, folds=folds, start=start, seed=recipe.seed, rate=recipe.choice_rate, settled=settled
        )
        self.say(f"choices: {len(models[0].reading)} features")
        by_part = dict(zip(sorted(set(folds)), models[1:], strict=True))
        weights = start.confidence if start else None
        answers = answer_all(questions, by_part, folds)
        choices: dict[str, Any] = {"start": weights, "rate": recipe.confidence_rate, "settled": 10 * settled}
        confidence = fit_confidence(answers, **choices)
        save_reranker(self.out / "reranker.weights", Reranker(models[0].reading, confidence), self.meta)
        for k, folder in enumerate(self.parts):
            confidence = fit_confidence([a for a in answers if a.part != k], **choices)
            save_reranker(folder / "reranker.weights", Reranker(by_part[k].reading, confidence), self.meta)


def train(
    examples: Sequence[Example],
    out: Path,
    recipe: Recipe | None = None,
    say: Callable[[str], None] = lambda line: None,
    start: Start | None = None,
    parts: Path | None = None,
) -> None:
    """Train all stages and write their weights.

    Args:
        examples: annotated articles; each counts with its weight.
        out: folder for ``cue_words``, ``cue``, ``roles`` and ``reranker`` (``.weights``).
        recipe: settings; the defaults where None.
        say: is told of the progress, a line at a time.
        start: weights to start from; nothing where None.
        parts: folder for the extractors that have not seen a part of the examples; not written where None.

    Raises:
        InputError: if there are fewer articles than parts for cross-validation.
    """
    if len(examples) < 2 * N_FOLDS:
        raise InputError(
            f"{len(examples)} articles are too few to train on: at least {2 * N_FOLDS} are needed"
        )
    run = _Run(examples, out, recipe or Recipe(), say, start, parts)
    run.choices(run.questions(run.cues()))


def score_articles(articles: Sequence[Article], options: Options) -> Scores:
    """Score the extractor of some options on annotated articles (outermost attributions)."""
    pairs = []
    for a in articles:
        document = read(a.text, id=a.id, options=options)

        def characters(ranges: Sequence[Range], document: Any = document) -> list[Range]:
            return [(document.starts[x], document.ends[y - 1]) for x, y in ranges]

        predicted = [
            {
                "source": characters(c.source),
                "cue": characters(c.cue),
                "content": characters(c.content),
            }
            for c in propose(document, options)
        ]
        gold = [
            {"source": x.source, "cue": x.cue, "content": x.content}
            for x in a.attributions
            if not x.nested_in
        ]
        pairs.append((mark(a.text, gold, id=a.id), mark(a.text, predicted, id=a.id)))
    return measure(pairs)


def read_corpora(data: Path, options: Options, own: Path | None = None) -> list[Example]:
    """Read the corpora of the shipped weights; see :func:`attribution.training.corpora.find_corpora`.

    Raises:
        InputError: if none is there.
    """
    return [
        e for c in find_corpora(data, own) for e in examples_of(read_articles(c.path), options, domain=c.name)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the training command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="attribution.training.extractor", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and rumours/")
    parser.add_argument("--own", type=Path, help="further annotated articles, JSON lines")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--parts", type=Path, help="folder for extractors that have not seen a part")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    started = time.monotonic()

    def say(line: str) -> None:
        sys.stderr.write(f"[{time.monotonic() - started:5.0f} s] {line}\n")

    examples = read_corpora(given.data, Options(), given.own)
    train(examples, given.out, Recipe(seed=given.seed), say, parts=given.parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
