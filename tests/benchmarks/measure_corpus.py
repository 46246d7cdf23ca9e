"""Measure the corpus floor on a made-up world with known truth, and on stories of annotated articles.

    python tests/benchmarks/measure_corpus.py --articles 20000 --jobs 2
    python tests/benchmarks/measure_corpus.py --articles 3000 --worlds 8
    python tests/benchmarks/measure_corpus.py --stories fnc1/dev.jsonl.gz

Prints: copies collapsed, independent accounts collapsed, pairwise F1 of claim matching, Kendall's tau of every trust
method against the world's reliabilities, milliseconds a report at two sizes; with --worlds the tau of every method on
what so many worlds' articles assert, taken from the generator without reading a text; with --stories precision, recall and F1 of
grouping articles by story (articles linked by a related headline are one story).
"""

import argparse
import gzip
import itertools
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from attribution import Options
from attribution.corpus import Corpus
from attribution.corpus.claims import outlet_key
from attribution.corpus.copies import groups
from attribution.corpus.trust import METHODS, Assertions
from attribution.pipeline import Analyzer
from attribution.report import Report
from tests.benchmarks.world import Account, World


def pairwise(predicted: Iterable[Hashable], gold: Iterable[Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the pairs that two groupings of the same items put together."""

    def pairs(labels: Iterable[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = list(zip(predicted, gold, strict=True))
    together, mine, theirs = pairs(both), pairs(p for p, _ in both), pairs(g for _, g in both)
    p, r = together / max(1, mine), together / max(1, theirs)
    return p, r, 2 * p * r / max(1e-9, p + r)


def kendall(x: list[float], y: list[float]) -> float:
    """Return Kendall's tau-a of two lists."""
    signs = [(x[i] - x[j]) * (y[i] - y[j]) for i, j in itertools.combinations(range(len(x)), 2)]
    return (sum(s > 0 for s in signs) - sum(s < 0 for s in signs)) / max(1, len(signs))


def _reports(
    items: Iterable[tuple[str, dict[str, str]]], jobs: int, extractor: str, cache: Path | None
) -> Iterator[Report]:
    """Analyse the items, or read what an earlier run analysed."""
    if cache is not None and cache.exists():
        with gzip.open(cache, "rt", encoding="utf-8") as stream:
            for line in stream:
                yield Report.from_dict(json.loads(line))
        return
    begin, n_words, lines = time.perf_counter(), 0, []
    for report in Analyzer(Options(extractor=extractor)).pipe(items, jobs=jobs):
        n_words += len((report.text or "").split())
        if cache is not None:
            lines.append(report.to_json())
        yield report
    print(f"analysed {n_words} words, {n_words / (time.perf_counter() - begin):.0f} words/s")
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(cache, "wt", encoding="utf-8", compresslevel=3) as stream:
            stream.writelines(f"{line}\n" for line in lines)


def measure_world(n: int, seed: int, jobs: int, extractor: str, cache: Path | None) -> None:
    """Generate, analyse, add and score."""
    world = World(seed)
    accounts = {a.id: a for a in world.accounts(n)}
    items = ((a.text, {"id": a.id, "outlet": a.outlet, "published": a.published}) for a in accounts.values())
    kept = cache and cache / f"world-{seed}-{n}-{extractor}.jsonl.gz"
    reports = list(_reports(items, jobs, extractor, kept))
    with TemporaryDirectory() as folder:
        corpus = Corpus.open(Path(folder) / "corpus.db")
        marks = {n // 10, n}
        begin = time.process_time()
        for k, report in enumerate(reports, 1):
            corpus.add(report)
            if k in marks:
                spent = time.process_time() - begin
                print(f"adding the first {k}: {1000 * spent / k:.2f} ms a report", flush=True)
        _judge(corpus, world, accounts, reports)
        corpus.close()


def _judge(corpus: Corpus, world: World, accounts: dict[str, Account], reports: list[Report]) -> None:
    """Compare what the corpus found with the truth."""
    begin = time.process_time()
    overview = corpus.overview
    print(f"overview: {time.process_time() - begin:.1f} s")
    root = overview.copy_root
    copies = [a for a in accounts.values() if a.kind == "copy"]
    print(
        f"copies collapsed: {sum(root[a.id] == root[a.of or ''] for a in copies) / len(copies):.4f} of {len(copies)}"
    )
    alone = [a for a in accounts.values() if a.kind == "independent"]
    by_event: dict[int, list[Account]] = defaultdict(list)
    for a in alone:
        by_event[a.event].append(a)
    wrong = {
        x.id
        for event in by_event.values()
        for a, b in itertools.combinations(event, 2)
        if root[a.id] == root[b.id]
        for x in (a, b)
    }
    print(f"independent accounts collapsed: {len(wrong) / len(alone):.4f} of {len(alone)}")
    _claims(accounts, reports, overview.claims)
    _trust(corpus, world)


def _claims(accounts: dict[str, Account], reports: list[Report], claims: Iterable[object]) -> None:
    central = {}
    for r in reports:
        value = str(accounts[r.id].value)
        found = next((c.id for c in r.claims if value in c.text.split()), None)
        if found is not None:
            central[r.id] = found
    place = {p: c.id for c in claims for p in c.places}  # type: ignore[attr-defined]
    gold = [(accounts[a].event, accounts[a].value) for a in central]
    p, r, f = pairwise([place[a, c] for a, c in central.items()], gold)
    print(
        f"claim matching: precision {p:.3f} recall {r:.3f} F1 {f:.3f}; central claim found in {len(central) / len(accounts):.3f}"
    )


def _trust(corpus: Corpus, world: World) -> None:
    truth = [world.reliability[o] for o in world.outlets]
    own = [i for i, o in enumerate(world.outlets) if o not in world.copiers]
    for name in METHODS:
        begin = time.process_time()
        result = corpus.trust(name)
        scores = [result.sources.get(outlet_key(o) or "", 0.0) for o in world.outlets]
        print(
            f"{name:20} tau {kendall(scores, truth):.3f}, without copiers "
            f"{kendall([scores[i] for i in own], [truth[i] for i in own]):.3f}, {time.process_time() - begin:.1f} s"
        )


def measure_worlds(n: int, n_worlds: int) -> None:
    """Give every trust method what the articles of several worlds assert, and which of it they took over."""
    taus: dict[str, list[float]] = {name: [] for name in METHODS}
    for seed in range(1, n_worlds + 1):
        world = World(seed)
        accounts = [a for a in world.accounts(n) if a.kind != "denial"]
        triples = {a.id: (a.outlet, str(a.event), str(a.value)) for a in accounts}
        votes = Assertions.of(triples.values())
        truth = [world.reliability[o] for o in world.outlets]
        for name, method in METHODS.items():
            more = {"copied": [triples[a.id] for a in accounts if a.of]} if name == "dependence_aware" else {}
            found = method(votes, **more).sources
            taus[name].append(kendall([found.get(o, 0.0) for o in world.outlets], truth))
    for name, values in taus.items():
        print(
            f"{name:20} mean tau {sum(values) / n_worlds:.3f}, of each world", *(f"{t:.2f}" for t in values)
        )


def measure_stories(path: Path, jobs: int, extractor: str, cache: Path | None) -> None:
    """Group articles by story and compare with the links of related headlines."""
    opener: Callable[..., object] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:  # type: ignore[attr-defined]
        rows = [json.loads(line) for line in stream]
    bodies = {str(r["body_id"]): r["body"] for r in rows}
    links = [(f"b{r['body_id']}", f"c{r['claim']}") for r in rows if r["stance"] != "unrelated"]
    story = groups([f"b{b}" for b in bodies], links)
    corpus = Corpus()
    items = ((t, {"id": b}) for b, t in bodies.items())
    kept = cache and cache / f"stories-{path.parent.name}-{path.name.partition('.')[0]}-{extractor}.jsonl.gz"
    for report in _reports(items, jobs, extractor, kept):
        corpus.add(report)
    label = {d: n for n, group in enumerate(corpus.stories()) for d in group}
    p, r, f = pairwise([label[b] for b in bodies], [story[f"b{b}"] for b in bodies])
    print(f"stories: {len(bodies)} articles, precision {p:.3f} recall {r:.3f} F1 {f:.3f}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--extractor", default="model")
    parser.add_argument("--worlds", type=int, default=0, help="so many worlds, without reading their texts")
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--cache", type=Path, help="folder where analysed reports are kept for another run")
    a = parser.parse_args()
    if a.stories:
        measure_stories(a.stories, a.jobs, a.extractor, a.cache)
    elif a.worlds:
        measure_worlds(a.articles, a.worlds)
    else:
        measure_world(a.articles, a.seed, a.jobs, a.extractor, a.cache)


if __name__ == "__main__":
    main()
