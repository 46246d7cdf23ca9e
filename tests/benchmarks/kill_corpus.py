"""Kill ``attribution corpus add`` with SIGKILL at random moments and see that nothing committed is lost.

    python tests/benchmarks/kill_corpus.py --articles 600 --kills 20 --jobs 2

One corpus file goes through all kills: each run is started, left alone for a random time after its first commit,
killed, and what the file held just before the kill is compared with what it holds after it. A last run goes to the end,
and its file must equal that of a run that nobody killed.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from attribution.corpus import Corpus
from tests.benchmarks.world import World

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("document", "report", "fingerprint", "copy", "claim", "claim_key", "match")


@frozen(slots=True)
class Kill:
    """One kill: documents counted just before and after it, and of those before how many were lost."""

    before: int
    after: int
    lost: int


def write_articles(path: Path, n: int, seed: int) -> None:
    """Write a world's articles as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for a in World(seed).accounts(n):
            record = {"id": a.id, "text": a.text, "outlet": a.outlet, "published": a.published}
            stream.write(json.dumps(record) + "\n")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with sqlite3.connect(path) as db:
        return {t: sorted(db.execute(f"SELECT * FROM {t}"), key=repr) for t in TABLES}


def _start(database: Path, articles: Path, options: list[str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "attribution", "corpus", "add", str(database), str(articles), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )


def _ids(database: Path) -> set[str]:
    """Read the ids in the file as another program would, while it is being written."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10) as db:
            return {row[0] for row in db.execute("SELECT id FROM document")}
    except sqlite3.OperationalError:  # the file or its tables are not there yet
        return set()


def _wait_for_workers(group: int, seconds: float = 20.0) -> None:
    """Wait until no worker of a killed run is left."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise RuntimeError("workers outlive the run that was killed")


def kill_runs(
    database: Path, articles: Path, n_kills: int, *, seed: int = 0, longest: float = 1.0, options: list[str]
) -> Iterator[Kill]:
    """Start and kill runs on one file.

    Args:
        database: the corpus file.
        articles: JSON lines to add.
        n_kills: how often.
        seed: of the moments.
        longest: most seconds that a run is left alone after its first commit.
        options: further arguments of ``corpus add``.

    Yields:
        What was counted at each kill.
    """
    r = random.Random(seed)
    for _ in range(n_kills):
        held = _ids(database)
        process = _start(database, articles, options)
        while process.poll() is None and _ids(database) == held:
            time.sleep(0.002)
        time.sleep(r.uniform(0, longest))
        before = _ids(database)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _wait_for_workers(process.pid)
        with sqlite3.connect(database) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with Corpus.open(database) as corpus:
            after = set(corpus)
            for ident in after:
                assert corpus.report(ident).id == ident
        yield Kill(len(before), len(after), len(before - after))


def finish(database: Path, articles: Path, options: list[str]) -> None:
    """Run to the end."""
    if _start(database, articles, options).wait() != 0:
        raise RuntimeError("the run did not succeed")


def main() -> None:
    """Kill as often as the command line asks for, then compare with a clean run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--longest", type=float, default=1.0)
    parser.add_argument("--extractor", default="model")
    a = parser.parse_args()
    options = ["--extractor", a.extractor, "--jobs", str(a.jobs)]
    with TemporaryDirectory() as folder:
        articles, killed, clean = (Path(folder) / x for x in ("articles.jsonl", "killed.db", "clean.db"))
        write_articles(articles, a.articles, a.seed)
        lost = 0
        for n, kill in enumerate(
            kill_runs(killed, articles, a.kills, seed=a.seed, longest=a.longest, options=options), 1
        ):
            lost += kill.lost
            print(
                f"kill {n}: {kill.before} documents before, {kill.after} after, {kill.lost} lost", flush=True
            )
        finish(killed, articles, options)
        finish(clean, articles, options)
        one, other = content(killed), content(clean)
        differing = [t for t in TABLES if one[t] != other[t]]
        print(f"lost: {lost}; tables that differ from those of a clean run: {', '.join(differing) or 'none'}")
        for t in differing:
            print(t, *list(set(one[t]) ^ set(other[t]))[:2], sep="\n  ")


if __name__ == "__main__":
    main()
