"""Measure speed, growth, start-up, memory and size, and write the tables of ``docs/performance.md``.

    python -m tests.benchmarks.performance                          # print the tables
    python -m tests.benchmarks.performance --write docs/performance.md
    python -m tests.benchmarks.performance --corpus articles.jsonl  # also on real articles
    python -m tests.benchmarks.performance --extreme --write docs/performance.md    # the largest inputs only, their own table

Times are CPU seconds (``time.process_time``), so that other work on the machine matters less, except where it says wall; what is
compared is measured in the same run. Texts are those of ``tests/data/genres`` and of the made-up world beside this
file, each read once, so that nothing is met twice.
"""

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from attribution import Analyzer, Options
from attribution.claims import relate
from attribution.report import make_report
from attribution.scores import score
from attribution.sources import resolve
from attribution.statements import extract
from attribution.text import read
from tests.attacks import ATTACKS
from tests.benchmarks.world import World

__all__ = ["ROOT", "articles", "extreme", "made_up", "n_words", "own_texts", "tables"]

ROOT = Path(__file__).resolve().parents[2]


def own_texts() -> list[str]:
    """Return the annotated genre articles, both halves."""
    rows = []
    for name in ("dev", "test"):
        lines = (ROOT / "tests" / "data" / "genres" / f"{name}.jsonl").read_text("utf-8").splitlines()
        rows += [json.loads(line)["text"] for line in lines]
    return rows


def made_up(n: int, seed: int) -> list[str]:
    """Return short articles of the made-up world."""
    return [a.text for a in World(seed).accounts(n)]


def articles(n: int, seed: int, parts: int = 6) -> list[str]:
    """Return articles of the usual length of news, about 60 words times the number of parts."""
    short = made_up(n * parts, seed)
    return ["\n\n".join(short[k * parts : (k + 1) * parts]) for k in range(n)]


def n_words(texts: Iterable[str]) -> int:
    """Count words between white space."""
    return sum(len(t.split()) for t in texts)


def cpu(run: Callable[[], Any]) -> float:
    """Return the CPU seconds of a call."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def table(*rows: Iterable[Any]) -> list[str]:
    """Write rows, the first one the head, as Markdown."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return [lines[0], "|---" * (lines[0].count("|") - 1) + "|", *lines[1:], ""]


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
        analysis = score(analysis, options)
        t = timed("scores", t)
        make_report(analysis).to_json()
        timed("report as JSON", t)
    words = n_words(texts)
    yield from ((name, 1e6 * s / words) for name, s in spent.items())
    yield "all", 1e6 * sum(spent.values()) / words


def speed(given: list[str] | None = None) -> list[str]:
    """Words a second, whole and by floor."""
    sets = {"genre articles": own_texts(), "made-up articles": made_up(1200, 1)}
    if given:
        sets["given articles"] = given
    rows: list[list[Any]] = []
    for name, texts in sets.items():
        found = list(floors(texts))
        rows = rows or [["texts", "articles", "words", *(n for n, _ in found), "words/s"]]
        cells = [f"{us:.1f}" for _, us in found]
        rows.append([name, len(texts), n_words(texts), *cells, f"**{1e6 / found[-1][1]:.0f}**"])
    name, texts = list(sets.items())[-1]
    lines = "".join(json.dumps(t) + "\n" for t in texts).encode()
    best, *others = sorted((steady_speed(lines) for _ in range(3)), reverse=True)
    return [
        "## Speed",
        "",
        *table(*rows),
        f"The columns of floors are microseconds a word. In steady state, the last three quarters of the {name} in three new "
        f"processes: **{best:.0f}** words a second ({', '.join(f'{o:.0f}' for o in others)}); the machine's speed varies.",
        "",
    ]


_STEADY = """
import json, sys, time
from attribution import Analyzer
analyzer, texts = Analyzer(), [json.loads(line) for line in sys.stdin]
start = len(texts) // 4
for text in texts[:start]:
    analyzer.analyze(text).to_json()
begin = time.process_time()
for text in texts[start:]:
    analyzer.analyze(text).to_json()
print(sum(len(t.split()) for t in texts[start:]) / (time.process_time() - begin))
"""


def steady_speed(lines: bytes) -> float:
    """Return the words a second of a new process that has warmed up; every article is new."""
    *_, printed = spent_by([sys.executable, "-c", _STEADY], lines)
    return float(printed)


def read_corpus(path: Path) -> list[str]:
    """Return the texts of JSON lines, plain or compressed."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in stream]


def growth() -> list[str]:
    """How time grows with the length of an article and with the number of its statements."""
    analyzer = Analyzer()
    words = "\n\n".join(made_up(4000, 5)).split(" ")
    at = 0
    times: dict[int, list[float]] = {}
    # Sizes take turns, so that a slow moment of the machine is not that of one size.
    for size, n in ((500, 5), (1500, 2), (5000, 4), (15000, 2), (50000, 1)) * 2:
        for _ in range(n):
            piece = " ".join(words[at : at + size])
            at += size
            times.setdefault(size, []).append(1e6 * cpu(lambda text=piece: analyzer.analyze(text)) / size)
    found = {size: median(some) for size, some in times.items()}
    rows = [
        ("words in one article", "microseconds a word", "to the row before"),
        (500, f"{found[500]:.0f}", ""),
        *((b, f"{found[b]:.0f}", f"{found[b] / found[a]:.2f}") for a, b in pairwise(found)),
    ]
    out = ["## Growth", "", *table(*rows)]
    out += [f"From 5,000 to 50,000 words: **{found[50000] / found[5000]:.2f}** times linear.", ""]
    dense = []
    for name in ("people", "same name", "same claim", "unnamed", "verified", "quoted"):
        text = ATTACKS[name](20_000)
        cut = text.index(". ", len(text) // 2) + 2
        whole = cpu(lambda text=text: dense.append(len(analyzer.analyze(text).statements)))
        halves = sum(cpu(lambda part=part: analyzer.analyze(part)) for part in (text[:cut], text[cut:]))
        dense[-1] = (name, n_words([text]), dense[-1], f"{whole:.2f}", f"{whole / halves:.2f}")
    head = ("one article of", "words", "statements", "seconds", "times two of half its length")
    return [*out, *table(head, *dense)]


def attacks(size: int = 500) -> list[str]:
    """How time and report grow where a text is made to break readers."""
    analyzer = Analyzer()
    rows = []
    for name, make in ATTACKS.items():
        texts = [make(size), make(2 * size)]
        times, sizes = [], []
        for text in texts:
            reports: list[Any] = []
            times.append(cpu(lambda text=text, r=reports: r.append(analyzer.analyze(text))))
            sizes.append(len(reports[-1].to_json()))
        if times[1] > 2.2 * times[0]:  # a disturbance, or growth: once more
            times = [
                min(t, cpu(lambda text=x: analyzer.analyze(text))) for t, x in zip(times, texts, strict=True)
            ]
        us = 1e6 * times[1] / len(texts[1])
        # Below 20 ms the clock and fixed costs decide.
        rows.append((max(times[1], 0.04) / max(times[0], 0.02) / 2, us, sizes[1] / sizes[0] / 2, name))
    worst, slowest, longest = (max(rows, key=lambda r, k=k: r[k]) for k in range(3))
    return [
        "## Attacks",
        "",
        f"{len(rows)} kinds of text of {size} and {2 * size} parts (`tests/attacks.py`):",
        "",
        *table(
            ("", "kind", ""),
            ("fastest growth of time, times linear", worst[3], f"{worst[0]:.2f}"),
            ("fastest growth of the report, times linear", longest[3], f"{longest[2]:.2f}"),
            ("most microseconds a character", slowest[3], f"{slowest[1]:.0f}"),
        ),
    ]


def spent_by(command: list[str], given: bytes = b"") -> tuple[float, float, str]:
    """Run a command; return wall seconds, CPU seconds of its processes, and what it printed."""
    # An installed package is compiled once, not in every process.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, input=given, env=environment)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, done.stdout.decode("utf-8", "replace")


def fresh(code: str, n: int = 3) -> tuple[float, float]:
    """Return the wall and CPU seconds that a new interpreter takes for some code, less those for none, best of some."""
    rows = [
        (spent_by([sys.executable, "-c", code]), spent_by([sys.executable, "-c", "pass"])) for _ in range(n)
    ]
    wall, used = (min(r[0][k] for r in rows) - min(r[1][k] for r in rows) for k in (0, 1))
    return wall, used


_MEMORY = """
import json, resource, sys
from attribution import Analyzer
def peak():  # of this program alone: ru_maxrss counts what the process that started it had used
    try:
        with open("/proc/self/status") as lines:
            return next(int(x.split()[1]) // 1024 for x in lines if x.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
analyzer = Analyzer()
found = [peak()]
for n, line in enumerate(sys.stdin):
    analyzer.analyze(json.loads(line)).to_json()
    if n in (0, 99, 999):
        found.append(peak())
print(*found)
"""


def start_and_memory(given: list[str] | None = None) -> list[str]:
    """Start-up of a new process, and the memory of one that reads 1,000 new articles."""
    first = "import attribution; attribution.analyze('The mayor said on Monday that the bridge was safe.')"
    starts = [
        ("`import attribution`", fresh("import attribution")),
        ("first report, import included", fresh(first)),
    ]
    texts = ([*(given or ()), *own_texts(), *articles(1000, 77)])[:1000]
    lines = "".join(json.dumps(t) + "\n" for t in texts)
    *_, printed = spent_by([sys.executable, "-c", _MEMORY], lines.encode())
    before, one, hundred, thousand = printed.split()
    return [
        "## Start and memory",
        "",
        *table(
            ("in a new process", "wall seconds", "CPU seconds"),
            *((name, f"{wall:.2f}", f"{used:.2f}") for name, (wall, used) in starts),
        ),
        *table(
            ("peak memory of a process", "MB"),
            ("that imported the library", before),
            ("after 1 article", one),
            ("after 100 new articles", hundred),
            (f"after 1,000 new articles, {n_words(texts) // len(texts)} words each", f"**{thousand}**"),
        ),
    ]


def jobs(n: int = 1000) -> list[str]:
    """One process against two in turn, by the command line, the better of two runs each."""
    runs: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps({"text": t}) + "\n" for t in articles(n, 31)), "utf-8")
        for k in (1, 2, 1, 2):
            command = [sys.executable, "-m", "attribution", "analyze", str(path), "-f", "jsonl", "--jobs"]
            runs[k].append(spent_by([*command, str(k)])[:2])
    found = {k: min(pairs) for k, pairs in runs.items()}
    (wall, once), (wall2, twice) = found[1], found[2]
    rows = [(k, f"{w:.1f}", f"{c:.1f}") for k, (w, c) in found.items()]
    return [
        "## Processes",
        "",
        *table(("`analyze --jobs`", "wall seconds", "CPU seconds of all processes"), *rows),
        f"{n} articles, start included. Two processes were **{wall / wall2:.2f}** times as fast as one and used "
        f"{twice / once:.2f} times its CPU time, so that {2 * once / twice:.2f} is what two idle cores would give; "
        f"{os.cpu_count()} cores, load of the machine {os.getloadavg()[0]:.1f} while this ran.",
        "",
    ]


def others() -> list[str]:
    """Tagging and chunking with nltk, and pipelines of spaCy, on the same text."""
    texts = articles(60, 55)
    words = n_words(texts)
    documents = [read(t) for t in articles(120, 56)]
    sentences = [
        [(d.forms[i], d.tags[i]) for i in range(s.first, s.last)] for d in documents for s in d.sentences
    ]
    rows: list[tuple[str, str]] = []

    def row(name: str, run: Callable[[str], Any]) -> None:
        run(texts[0])
        seconds = cpu(lambda: [run(t) for t in texts])
        rows.append((name, f"{words / seconds:.0f}"))

    row("attribution: tokens, tags, names, base forms (the text floor)", read)
    row("attribution: everything, report as JSON", lambda t: Analyzer().analyze(t).to_json())
    try:
        from nltk.chunk import RegexpParser
        from nltk.tag.perceptron import PerceptronTagger
        from nltk.tokenize import TreebankWordTokenizer
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        from attribution.text.punkt import punkt_parameters
    except ImportError:
        rows.append(("nltk", "not installed"))
    else:
        tagger = PerceptronTagger(load=False)
        tagger.train(sentences, nr_iter=2)
        cutter, tokenizer = PunktSentenceTokenizer(punkt_parameters()), TreebankWordTokenizer()
        chunker = RegexpParser("NP: {<DT|PRP\\$>?<JJ.*>*<NN.*>+}\nVP: {<MD>?<VB.*>+}")

        def tag(text: str) -> list[Any]:
            return [tagger.tag(tokenizer.tokenize(s)) for s in cutter.tokenize(text)]

        row("nltk: Punkt, Treebank tokens, perceptron tagger", tag)
        row("nltk: the same and RegexpParser chunks", lambda t: [chunker.parse(s) for s in tag(t)])
    try:
        import spacy
    except ImportError:
        rows.append(("spaCy", "not installed"))
    else:
        blank = spacy.blank("en")
        row("spaCy: blank, tokens only", blank)
        blank.add_pipe("sentencizer")
        ruler: Any = blank.add_pipe("entity_ruler")
        ruler.add_patterns(
            [{"label": "CUE", "pattern": [{"LOWER": w}]} for w in ("said", "told", "denied", "claimed")]
            + [{"label": "PERSON", "pattern": [{"IS_TITLE": True}, {"IS_TITLE": True}]}]
        )
        row("spaCy: blank, sentencizer, entity ruler", blank)
        for name in spacy.util.get_installed_models():
            row(f"spaCy: {name}", spacy.load(name))
    return [
        "## Beside others",
        "",
        *table(("on the same text, in the same run", "words/s"), *rows),
        "None of the others finds attributions; this is what their first steps alone cost. nltk's tagger was trained on the "
        "output of ours, which takes no download.",
        "",
    ]


def size() -> list[str]:
    """The size of the wheel, where it can be built."""
    try:
        from tests.installed import build

        with tempfile.TemporaryDirectory() as folder:
            sdist, wheel = build(Path(folder))
            found = f"Wheel {wheel.stat().st_size / 1e6:.1f} MB, source distribution {sdist.stat().st_size / 1e6:.1f} MB."
    except ImportError:
        found = "The wheel was not built: hatchling is not installed."
    return ["## Size", "", found, ""]


def counting() -> float:
    """Return the CPU seconds of a plain loop, to compare machines and days."""

    def loop() -> None:
        total = 0
        for k in range(10_000_000):
            total += k

    return cpu(loop)


def tables(corpus: Path | None) -> str:
    """Measure everything and return it as Markdown."""
    begin = time.perf_counter()
    given = read_corpus(corpus) if corpus is not None else []
    for text in made_up(200, 9):
        Analyzer().analyze(text)
    lines = [
        *speed(given),
        *growth(),
        *attacks(),
        *start_and_memory(given),
        *jobs(),
        *others(),
        *size(),
    ]
    minutes = (time.perf_counter() - begin) / 60
    head = (
        f"Python {platform.python_version()}, {platform.machine()}; one process where nothing else is said. "
        f"Adding up ten million numbers in a loop took {counting():.2f} s. All of this took {minutes:.1f} minutes."
    )
    return "\n".join([head, "", *lines])


_EXTREMES: dict[str, Callable[[], str]] = {
    "a million quotation marks": lambda: ATTACKS["quotation marks"](1_000_000),
    "200,000 opening marks": lambda: ATTACKS["curly opening"](200_000),
    "300,000 brackets": lambda: ATTACKS["brackets"](300_000),
    '"said" 100,000 times': lambda: ATTACKS["said"](100_000),
    "one sentence of 200,000 words": lambda: ATTACKS["one sentence"](200_000),
    "10,000 nested quotations": lambda: ATTACKS["nested quotations"](40_000),
    "2,000 statements inside statements": lambda: ATTACKS["chain"](6_000),
    "a million combining marks on one letter": lambda: ATTACKS["combining marks"](200_000),
    "200,000 words from right to left": lambda: ATTACKS["right to left"](200_000),
    "50,000 words with zero-width characters": lambda: ATTACKS["zero width"](50_000),
    "100,000 lines with mixed ends": lambda: ATTACKS["mixed line ends"](100_000),
}
_EXTREME = """
import resource, sys, time
from attribution import Analyzer
from tests.benchmarks.performance import _EXTREMES
sys.setrecursionlimit(400)
Analyzer().analyze("The mayor said that it rained.")
text = _EXTREMES[sys.argv[1]]()
begin = time.process_time()
report = Analyzer().analyze(text)
seconds = time.process_time() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(len(text), len(report.statements), f"{seconds:.1f}", f"{1e6 * seconds / len(text):.0f}", peak)
"""


def extreme() -> str:
    """Analyse the largest inputs, each in a process of its own with a low limit of recursion."""
    rows: list[Iterable[Any]] = [
        ("", "characters", "statements", "CPU seconds", "microseconds a character", "peak MB")
    ]
    for name in _EXTREMES:
        done = subprocess.run(
            [sys.executable, "-c", _EXTREME, name], check=True, cwd=ROOT, capture_output=True, text=True
        )
        rows.append([name, *done.stdout.split()])
        print(*rows[-1], file=sys.stderr, flush=True)
    return "\n".join(table(*rows))


def main() -> None:
    """Print the tables, or put them between the marks of a page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path)
    parser.add_argument("--corpus", type=Path, help="JSON lines with a text each, plain or .gz")
    parser.add_argument("--extreme", action="store_true")
    a = parser.parse_args()
    mark = "extremes" if a.extreme else "tables"
    found = extreme() if a.extreme else tables(a.corpus)
    if a.write is None:
        print(found)
        return
    page = a.write.read_text("utf-8")
    head, _, rest = page.partition(f"<!-- {mark} -->\n")
    _, _, tail = rest.partition(f"<!-- /{mark} -->\n")
    a.write.write_text(f"{head}<!-- {mark} -->\n{found.rstrip()}\n<!-- /{mark} -->\n{tail}", "utf-8")


if __name__ == "__main__":
    main()
