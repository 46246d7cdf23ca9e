"""A real run of ``attribution corpus add`` survives SIGKILL; the twenty kills are in tests/benchmarks/kill_corpus.py."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.benchmarks.kill_corpus import content, finish, kill_runs, write_articles


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_and_resumed_equals_a_clean_run(tmp_path: Path, jobs: str) -> None:
    """No document that was committed before a kill is missing after it, and the resumed file equals a clean one."""
    articles = tmp_path / "articles.jsonl"
    write_articles(articles, 60, seed=5)
    options = ["--extractor", "rules", "--jobs", jobs]
    killed, clean = tmp_path / "killed.db", tmp_path / "clean.db"
    kills = list(kill_runs(killed, articles, 3, seed=int(jobs), longest=0.05, options=options))
    assert [k.lost for k in kills] == [0, 0, 0]
    assert kills[0].before > 0
    assert all(a.before <= a.after <= b.before for a, b in pairwise(kills))
    finish(killed, articles, options)
    finish(clean, articles, options)
    assert content(killed) == content(clean)
    assert len(content(clean)["document"]) == 60
