"""Extractors that have not seen a part of the articles, and the cases that the last decision is fitted on."""

from pathlib import Path

import pytest

from attribution.options import Options
from attribution.text import read
from attribution.training.corpus import Article, Attribution, Example, align
from attribution.training.jackknife import N_FOLDS

pytest.importorskip("sklearn")

from attribution.training.folds import train_folds
from attribution.training.keeping import Case, collect, fit, write


def example(n: int) -> Example:
    """Return one annotated article."""
    text = f"Kovel said that pipeline {n} had leaked."
    article = Article(f"a{n}", text, (Attribution(((0, 5),), ((6, 10),), ((11, len(text) - 1),)),))
    return align(article, read(text))


def test_an_extractor_never_sees_its_part(tmp_path: Path) -> None:
    """Each run gets the articles of the other parts, numbered within their corpus."""
    seen = {}

    def run(examples: list[Example], out: Path, recipe: object) -> None:
        seen[out.name] = {e.document.text for e in examples}

    corpora = [[example(n) for n in range(6)], [example(n) for n in range(10, 15)]]
    train_folds(corpora, tmp_path, run=run)
    assert sorted(seen) == [str(k) for k in range(N_FOLDS)]
    for k in range(N_FOLDS):
        for corpus in corpora:
            for n, e in enumerate(corpus):
                assert (e.document.text in seen[str(k)]) == (n % N_FOLDS != k)


def test_cases_say_which_candidates_are_right() -> None:
    """A candidate with the annotated cue, source and content is right; inside contents only where these are annotated."""
    document = read("Kovel said that activists denied the report.")
    gold = [{"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 43]]}]
    outer = collect(document, gold, Options(), nested=False)
    assert any(c.is_right for c in outer)
    assert not any(c.is_inside for c in outer)
    inner = [c for c in collect(document, gold, Options(), nested=True) if c.is_inside]
    assert inner
    assert not any(c.is_right for c in inner)


def test_weights_follow_the_cases_and_can_be_read(tmp_path: Path) -> None:
    """A feature of right cases gets a higher weight than one of wrong cases; the file is read back by the keeper."""
    from attribution.statements.keeping import load_keeper

    cases = [Case([("good", 1.0)], True, False, 1.0, 0), Case([("bad", 1.0)], False, False, 1.0, 0)] * 20
    weights = fit(cases, strength=1.0)
    assert weights["good"] > weights["bad"]
    write(tmp_path / "keeping.json", weights, len(cases))
    assert load_keeper(tmp_path).weights == weights
