"""The corpus file: transactions, foreign files, versions, kills."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attribution import Options
from attribution.corpus import Corpus, propositions
from attribution.corpus.fingerprints import fingerprints
from attribution.corpus.store import APPLICATION_ID, MIGRATIONS, VERSION, Store
from attribution.errors import InputError, StoreError
from attribution.report import Report
from attribution.values.claim import Claim

ROOT = Path(__file__).resolve().parents[2]


def _report(ident: str, text: str = "A spokesman said the bridge was closed.") -> Report:
    return Report(id=ident, text=text)


def test_a_file_keeps_its_documents(tmp_path: Path) -> None:
    """What was added is there after the file is opened again."""
    path = tmp_path / "news.db"
    with Corpus.open(path) as corpus:
        corpus.add(_report("a"), outlet="The Herald", published="2024-05-01")
    with Corpus.open(path) as corpus:
        assert list(corpus) == ["a"]
        assert corpus.report("a") == _report("a")
        assert corpus.documents()[0].outlet == "The Herald"


def test_adding_again_replaces_and_removing_undoes() -> None:
    """One id is one document; a removed one leaves nothing behind in any table."""
    corpus = Corpus()
    corpus.add(_report("a"))
    empty = {t: corpus._store.rows(f"SELECT COUNT(*) FROM {t}") for t in ("fingerprint", "claim", "copy")}
    corpus.add(_report("b"))
    corpus.add(
        _report("b", "The mayor said, after a long night of talks with unions, that the strike was over.")
    )
    assert len(corpus) == 2
    assert corpus.remove("b")
    assert not corpus.remove("b")
    assert {t: corpus._store.rows(f"SELECT COUNT(*) FROM {t}") for t in empty} == empty


def test_bad_documents_are_refused() -> None:
    """A report without id or text, or with a broken date, is refused before anything is written."""
    corpus = Corpus()
    for report, more in (
        (Report(text="x"), {}),
        (Report(id="a"), {}),
        (Report(id="\ud800", text="x"), {}),
        (_report("a"), {"published": "yesterday"}),
    ):
        with pytest.raises(InputError):
            corpus.add(report, **more)
    assert len(corpus) == 0


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    """A text file, another program's database and a newer corpus give a typed error that says so."""
    text = tmp_path / "a.txt"
    text.write_text("not a database " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    newer = tmp_path / "newer.db"
    Store(newer).close()
    with sqlite3.connect(newer) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    for path, words in ((text, "cannot be opened"), (other, "another program"), (newer, "schema version")):
        with pytest.raises(StoreError, match=words):
            Corpus.open(path)


def test_a_failed_transaction_leaves_no_trace(tmp_path: Path) -> None:
    """An exception inside a transaction undoes all of it."""
    store = Store(tmp_path / "a.db")

    def break_off() -> None:
        with store.transaction():
            store.write("INSERT INTO failure VALUES ('x', 'y')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert store.rows("SELECT * FROM failure") == []


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    """A file cut short, or overwritten in the middle, gives a typed error with what to do."""
    whole = tmp_path / "whole.db"
    with Corpus.open(whole) as corpus:
        for n in range(40):
            corpus.add(
                _report(str(n), f"Official number {n} said that the ferry to island {n} would not sail.")
            )
    data = whole.read_bytes()
    cut, spoilt = tmp_path / "cut.db", tmp_path / "spoilt.db"
    cut.write_bytes(data[: len(data) // 3])
    spoilt.write_bytes(data[:4096] + b"\xff" * (len(data) - 8192) + data[-4096:])
    for path in (cut, spoilt):
        with pytest.raises(StoreError, match="is damaged"), Corpus.open(path) as corpus:
            _ = corpus.overview


def test_a_key_that_is_no_text_is_damage(tmp_path: Path) -> None:
    """SQLite keeps NULL as a key of a table; a document without an id is told as damage, not as a missing one."""
    path = tmp_path / "news.db"
    with Corpus.open(path) as corpus:
        corpus.add(_report("a", "Officials said that the ferry would not sail."))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE document SET id = NULL")
    with Corpus.open(path) as corpus, pytest.raises(StoreError, match="no id of a document"):
        list(corpus)


def test_a_lost_report_is_no_missing_document(tmp_path: Path) -> None:
    """Where a damaged file names a document whose report is gone, the error says to add it again."""
    path = tmp_path / "a.db"
    with Corpus.open(path) as corpus:
        corpus.add(_report("a", "Officials said that the ferry would not sail."))
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM report")
    with Corpus.open(path) as corpus:
        with pytest.raises(StoreError, match="add the document again"):
            corpus.report("a")
        with pytest.raises(KeyError):
            corpus.report("b")


def test_a_file_of_the_first_version_is_migrated(tmp_path: Path) -> None:
    """A file of schema 1 opens, is of the present schema then, and keeps its documents and verdicts."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as db:
        db.executescript(MIGRATIONS[0])
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO verdict VALUES ('a', 'c1', 'confirmed', 'desk', '')")
    with Corpus.open(path) as corpus:
        corpus.add(_with_claim("a", "the bridge was closed"))
        assert corpus.verdicts() == {("a", "c1"): "confirmed"}
        assert corpus._store.rows("PRAGMA user_version") == [(VERSION,)]


def _with_claim(ident: str, words: str) -> Report:
    return Report(id=ident, text=f"A spokesman said {words}.", claims=(Claim("c1", words),))


def test_a_verdict_is_on_words(tmp_path: Path) -> None:
    """A verdict does not move to another claim when its document is replaced, and holds again for the same words."""
    with Corpus.open(tmp_path / "news.db") as corpus:
        corpus.add(_with_claim("a", "the bridge was closed"))
        corpus.judge("a", "c1", "refuted")
        assert corpus.verdicts() == {("a", "c1"): "refuted"}
        corpus.add(_with_claim("a", "the mayor resigned"))
        assert corpus.verdicts() == {}
        corpus.add(
            Report(
                id="a",
                text="x",
                claims=(Claim("c1", "the mayor resigned"), Claim("c2", "the bridge was closed")),
            )
        )
        assert corpus.verdicts() == {("a", "c2"): "refuted"}
        corpus.remove("a")
        assert corpus.verdicts() == {}
        corpus.add(_with_claim("a", "the bridge was closed"))
        assert corpus.verdicts() == {("a", "c1"): "refuted"}
        assert corpus.withdraw("a", "c1")
        assert corpus.verdicts() == {}


@pytest.mark.parametrize(
    "words",
    [
        "whether at least 14 people had died near Orvelt on Monday",
        "fewer than three of the 20 ships did not sail",
        "",
    ],
)
def test_a_stored_claim_is_the_claim(words: str) -> None:
    """The normal form of a claim comes back equal from the file, so that it compares as it did when it was added."""
    form = propositions.read_claim(words, Options())
    assert propositions.unpack(json.loads(json.dumps(propositions.pack(form)))) == form


_MATCHES = """
from attribution import analyze
from attribution.corpus import Corpus
from tests.benchmarks.world import World
corpus = Corpus()
for a in World(1).accounts(500):
    if a.event == 54:
        corpus.add(analyze(a.text, id=a.id, outlet=a.outlet, published=a.published))
print(corpus._store.rows("SELECT * FROM match ORDER BY document_a, claim_a, document_b, claim_b"))
"""


@pytest.mark.slow
def test_comparisons_do_not_depend_on_the_hash_seed() -> None:
    """Processes that order sets differently store the same comparisons to the last digit, so a resumed run equals a clean one."""
    found = {
        subprocess.run(
            [sys.executable, "-c", _MATCHES],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert len(found.pop()) > 1000


_WRITER = """
import sys
from attribution.corpus import Corpus
from attribution.report import Report
from attribution.values.claim import Claim
corpus = Corpus.open(sys.argv[1])
for n in range(100000):
    text = f"Official number {n} said that the ferry to island {n} would not sail before the storm had passed."
    corpus.add(Report(id=str(n), text=text))
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.05, 0.11, 0.23])
def test_a_killed_run_loses_no_committed_document(tmp_path: Path, delay: float) -> None:
    """After SIGKILL the file opens, is sound, and has every document that was reported as added."""
    path = tmp_path / "news.db"
    process = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    lines += process.stdout.read().splitlines(keepends=True)
    process.wait()
    committed = {line.strip() for line in lines if line.endswith("\n")}
    assert committed
    with Corpus.open(path) as corpus:
        assert corpus._store.rows("PRAGMA integrity_check") == [("ok",)]
        assert committed <= set(corpus)
        for ident in corpus:
            text = corpus.report(ident).text
            assert text is not None
            stored = {
                h for (h,) in corpus._store.rows("SELECT hash FROM fingerprint WHERE document = ?", (ident,))
            }
            assert stored == fingerprints(text)
