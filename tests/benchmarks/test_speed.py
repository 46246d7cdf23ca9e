"""Benchmarks by pytest-benchmark, skipped by default:

    pytest tests/benchmarks --benchmark-only -o addopts=""

Times of different days or machines do not compare; ratios in one run do. ``tests/benchmarks/performance.py`` makes the
tables of the documentation.
"""

import pytest

from attribution import Analyzer, Options
from attribution.claims import relate
from attribution.report import make_report
from attribution.scores import score
from attribution.sources import resolve
from attribution.statements import extract
from attribution.text import read
from tests.attacks import ATTACKS
from tests.benchmarks.performance import articles, fresh

pytest.importorskip("pytest_benchmark", reason="pytest-benchmark is not installed")
OPTIONS = Options()
_FLOORS = {
    "text": lambda text: read(text, options=OPTIONS),
    "statements": lambda document: extract(document, OPTIONS),
    "sources": lambda pair: resolve(pair[0], pair[1], OPTIONS),
    "claims": lambda analysis: relate(analysis, OPTIONS),
    "scores": lambda analysis: score(analysis, OPTIONS),
    "report": lambda analysis: make_report(analysis).to_json(),
}


@pytest.fixture(scope="module")
def inputs():
    """What each floor is given, for 40 articles."""
    texts = articles(40, 3)
    documents = [read(t, options=OPTIONS) for t in texts]
    pairs = [(d, extract(d, OPTIONS)) for d in documents]
    resolved = [resolve(d, s, OPTIONS) for d, s in pairs]
    related = [relate(a, OPTIONS) for a in resolved]
    scored = [score(a, OPTIONS) for a in related]
    return dict(zip(_FLOORS, (texts, documents, pairs, resolved, related, scored), strict=True))


@pytest.mark.parametrize("floor", _FLOORS)
def test_floor(benchmark, inputs, floor: str) -> None:
    """One floor on 40 articles, with warm caches."""
    benchmark.pedantic(lambda: [_FLOORS[floor](x) for x in inputs[floor]], rounds=3)


def test_new_articles(benchmark) -> None:
    """All floors on 40 articles that were not met before, in each round others."""
    analyzer = Analyzer()
    seeds = iter(range(100, 200))
    benchmark.pedantic(
        lambda texts: [analyzer.analyze(t) for t in texts],
        setup=lambda: ((articles(40, next(seeds)),), {}),
        rounds=5,
    )


@pytest.mark.parametrize("words", [500, 5000, 50_000])
def test_length(benchmark, words: int) -> None:
    """One article of a length."""
    pool = " ".join(articles(words // 300 + 2, words)).split(" ")
    text = " ".join(pool[:words])
    benchmark.pedantic(Analyzer().analyze, args=(text,), rounds=2)


@pytest.mark.parametrize("size", [1000, 2000])
@pytest.mark.parametrize("name", ["quotation marks", "said", "chain", "nested quotations", "one sentence"])
def test_attack(benchmark, name: str, size: int) -> None:
    """A text made to break readers, and one twice as long."""
    benchmark.pedantic(Analyzer().analyze, args=(ATTACKS[name](size),), rounds=2)


@pytest.mark.parametrize(
    "code", ["import attribution", "import attribution; attribution.analyze('It rained.')"]
)
def test_new_process(benchmark, code: str) -> None:
    """A new process that imports, or makes a first report."""
    benchmark.pedantic(fresh, args=(code, 1), rounds=3)
