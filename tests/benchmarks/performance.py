"""Measure speed, growth, start-up and memory, and write the tables of ``docs/performance.md``.

    python -m tests.benchmarks.performance                          # print the tables
    python -m tests.benchmarks.performance --write docs/performance.md
    python -m tests.benchmarks.performance --corpus articles.jsonl  # also on real articles

All times are CPU seconds of one process (``time.process_time``), so that other work on the machine matters little; texts are
those of ``tests/data/genres`` and of the made-up world beside this file, each read once, so that nothing is met twice.
"""

import argparse
import gzip
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from attribution import Analyzer, Options
from attribution.claims import relate
from attribution.report import make_report
from attribution.scores import score
from attribution.sources import resolve
from attribution.statements import extract
from attribution.text import read
from tests.benchmarks.world import World

ROOT = Path(__file__).resolve().parents[2]


def own_texts() -> list[str]:
    """Return the annotated genre articles, both halves."""
    rows = []
    for name in ("dev", "test"):
        lines = (ROOT / "tests" / "data" / "genres" / f"{name}.jsonl").read_text("utf-8").splitlines()
        rows += [json.loads(line)["text"] for line in lines]
    return rows


def made_up(n: int, seed: int) -> list[str]:
    """Return articles of the made-up world."""
    return [a.text for a in World(seed).accounts(n)]


def n_words(texts: Iterable[str]) -> int:
    """Count words between white space."""
    return sum(len(t.split()) for t in texts)


def floors(texts: list[str]) -> Iterator[tuple[str, float]]:
    """Yield microseconds a word of every floor, then of all."""
    options = Options()
    spent: dict[str, float] = {}

    def timed(name: str, begin: float) -> float:
        now = time.process_time()
        spent[name] = spent.get(name, 0.0) + now - begin
        return now

    for text in texts:
        t = time.process_time()
        document = read(text, options=options)
        t = timed("text", t)
        statements = extract(document, options)
        t = timed("statements", t)
        analysis = resolve(document, statements, options)
        t = timed("sources", t)
        analysis = relate(analysis, options)
        t = timed("claims", t)
        analysis = score(analysis, None, options)
        t = timed("scores", t)
        make_report(analysis).to_json()
        timed("report as JSON", t)
    words = n_words(texts)
    yield from ((name, 1e6 * s / words) for name, s in spent.items())
    yield "all", 1e6 * sum(spent.values()) / words


def seconds(text: str, options: Options) -> float:
    """Return the CPU seconds of one analysis."""
    analyzer = Analyzer(options)
    begin = time.process_time()
    analyzer.analyze(text)
    return time.process_time() - begin


def growth(texts: list[str], sizes: tuple[int, ...]) -> Iterator[tuple[int, float]]:
    """Yield size in words and microseconds a word of articles put together from different ones."""
    pool = "\n\n".join(texts)
    words = pool.split(" ")
    at = 0
    for size in sizes:
        piece = " ".join(words[at : at + size])
        at += size
        yield size, 1e6 * seconds(piece, Options()) / size


def fresh(code: str) -> float:
    """Return the seconds that a new interpreter takes for some code, less those for none, best of three."""

    def run(text: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", text], check=True, cwd=ROOT, capture_output=True)
        return time.perf_counter() - begin

    return min(run(code) for _ in range(3)) - min(run("pass") for _ in range(3))


def tables(corpus: Path | None) -> str:
    """Measure everything and return it as Markdown."""
    warm = made_up(200, 9)
    for text in warm:
        Analyzer().analyze(text)
    sets = {"genre articles": own_texts(), "made-up articles": made_up(1500, 1)}
    if corpus is not None:
        opener = gzip.open if corpus.suffix == ".gz" else open
        with opener(corpus, "rt", encoding="utf-8") as stream:
            sets["given articles"] = [json.loads(line)["text"] for line in stream]
    lines = [
        f"Python {platform.python_version()}, {platform.machine()}, one process.",
        "",
        "| texts | articles | words | " + " | ".join(n for n, _ in floors(warm[:5])) + " | words/s |",
        "|---" * 10 + "|",
    ]
    for name, texts in sets.items():
        row = list(floors(texts))
        cells = " | ".join(f"{us:.1f}" for _, us in row)
        lines.append(f"| {name} | {len(texts)} | {n_words(texts)} | {cells} | {1e6 / row[-1][1]:.0f} |")
    lines += [
        "",
        "The columns of floors are microseconds a word.",
        "",
        "| words in one article | microseconds a word |",
        "|---|---|",
    ]
    lines += [f"| {size} | {us:.0f} |" for size, us in growth(made_up(2500, 5), (500, 5000, 20000, 50000))]
    lines += ["", "| in a new process | seconds |", "|---|---|"]
    lines.append(f"| `import attribution` | {fresh('import attribution'):.2f} |")
    first = "import attribution; attribution.analyze('The mayor said on Monday that the bridge was safe.')"
    lines.append(f"| first report, import included | {fresh(first):.2f} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += ["", f"Peak memory of all of this in one process: {peak:.0f} MB."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables, or put them between the marks of a page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path)
    parser.add_argument("--corpus", type=Path, help="JSON lines with a text each, plain or .gz")
    a = parser.parse_args()
    found = tables(a.corpus)
    if a.write is None:
        print(found)
        return
    page = a.write.read_text("utf-8")
    head, _, rest = page.partition("<!-- tables -->\n")
    _, _, tail = rest.partition("<!-- /tables -->\n")
    a.write.write_text(f"{head}<!-- tables -->\n{found}<!-- /tables -->\n{tail}", "utf-8")


if __name__ == "__main__":
    main()
