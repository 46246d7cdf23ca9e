"""A cluster gives the results of one process, also when a worker dies."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from attribution import Options
from attribution.corpus import Corpus
from attribution.corpus.distributed import analyze_bag, relate_bag, run_on_cluster
from attribution.errors import BatchError, InputError
from attribution.pipeline import Analyzer
from attribution.report import Report
from tests.benchmarks.world import World

dask = pytest.importorskip("dask", reason="the extra dask is not installed")
distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

OPTIONS = Options(extractor="rules")


def _analyze(flag: str | None, item: tuple[str, str, str, str]) -> Report:
    """Analyse an article; the worker that first meets the flag file removes it and is killed."""
    if flag is not None:
        try:
            os.remove(flag)
        except FileNotFoundError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    ident, text, outlet, published = item
    return Analyzer(OPTIONS).analyze(text, id=ident, outlet=outlet, published=published)


@pytest.mark.slow
def test_a_cluster_equals_one_process(tmp_path: Path) -> None:
    """Two worker processes, one killed during the run, give the reports and the corpus of a single process."""
    accounts = [(a.id, a.text, a.outlet, a.published) for a in World(3).accounts(24)]
    alone = [_analyze(None, a) for a in accounts]
    flag = tmp_path / "kill one worker"
    flag.touch()
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        pairs = list(run_on_cluster(partial(_analyze, str(flag)), accounts, cluster.scheduler_address))
        assert not flag.exists()
        bag = pytest.importorskip("dask.bag").from_sequence(alone, npartitions=5)
        with distributed.Client(cluster):
            related = relate_bag(bag, OPTIONS)
    assert [item for item, _ in pairs] == accounts
    assert [report for _, report in pairs] == alone
    one, many = Corpus(options=OPTIONS), Corpus(options=OPTIONS)
    for a, (_, b) in zip(alone, pairs, strict=True):
        one.add(a)
        assert isinstance(b, Report)
        many.add(b)
    assert one.overview == many.overview == related
    assert related.copies
    assert any(c.rivals for c in related.claims)


def test_a_bag_is_analysed_in_order() -> None:
    """Records of a Dask bag become reports in the same order."""
    bag = pytest.importorskip("dask.bag", reason="the extra dask is not installed")
    records = [{"id": a.id, "text": a.text, "outlet": a.outlet} for a in World(4).accounts(6)]
    reports = analyze_bag(bag.from_sequence(records, npartitions=2), OPTIONS).compute(scheduler="synchronous")
    assert [r.id for r in reports] == [r["id"] for r in records]
    assert all(r.statements for r in reports)


def test_a_bag_is_related_as_a_corpus_is() -> None:
    """Claims and copies found in a bag, however it is cut, are those of a corpus; an id given twice is refused."""
    bag = pytest.importorskip("dask.bag", reason="the extra dask is not installed")
    reports = [
        Analyzer(OPTIONS).analyze(a.text, id=a.id, outlet=a.outlet, published=a.published)
        for a in World(6).accounts(20)
    ]
    corpus = Corpus(options=OPTIONS)
    for r in reports:
        corpus.add(r)
    with dask.config.set(scheduler="synchronous"):
        for n in (1, 3):
            made = relate_bag(bag.from_sequence(reports, npartitions=n), OPTIONS)
            assert made == corpus.overview
        with pytest.raises(InputError, match="several reports"):
            relate_bag(bag.from_sequence([*reports, reports[0]], npartitions=2), OPTIONS)


def _die(item: str) -> str:
    if item == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return item


@pytest.mark.slow
def test_an_item_that_kills_workers_is_one_error() -> None:
    """An item on which every worker dies gives an error in its place; the others are done."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
    ):
        pairs = list(run_on_cluster(_die, ["a", "bad", "b"], cluster.scheduler_address))
    assert [r for item, r in pairs if item != "bad"] == ["a", "b"]
    assert isinstance(pairs[1][1], BatchError)


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    """A wrong address is an input error that names it."""
    with pytest.raises(InputError, match="does not answer"):
        list(run_on_cluster(len, ["a"], "no address"))
