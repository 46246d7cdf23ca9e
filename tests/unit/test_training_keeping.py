"""The cases that the last decision is fitted on, and its weights."""

from pathlib import Path

import pytest
from attrs import evolve

from attribution.options import Options
from attribution.text import read

pytest.importorskip("sklearn")

from attribution.training.keeping import Case, collect, fit, write


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


def test_what_is_peculiar_to_a_corpus_is_left_out() -> None:
    """A corpus with nothing but right cases does not blur what another one tells; no weight names a corpus."""
    pairs = [("kind:out", 1.0), ("a", 1.0)], [("kind:out", 1.0), ("b", 1.0)]
    dense = [Case(f, True, False, 1.0, 0, "dense") for f in pairs] * 40
    even = [Case(f, f is pairs[0], False, 1.0, 0, "even") for f in pairs] * 40
    apart = fit(dense + even, strength=1.0)
    joined = fit([evolve(c, corpus="") for c in dense + even], strength=1.0)
    assert not any(name.startswith("corpus") for name in apart)
    assert apart["a"] - apart["b"] > joined["a"] - joined["b"] > 0


def test_weights_follow_the_cases_and_can_be_read(tmp_path: Path) -> None:
    """A feature of right cases gets a higher weight than one of wrong cases; the file is read back by the keeper."""
    from attribution.statements.keeping import load_keeper

    cases = [Case([("good", 1.0)], True, False, 1.0, 0), Case([("bad", 1.0)], False, False, 1.0, 0)] * 20
    weights = fit(cases, strength=1.0)
    assert weights["good"] > weights["bad"]
    write(tmp_path / "keeping.json", weights, len(cases))
    assert load_keeper(tmp_path).weights == weights
