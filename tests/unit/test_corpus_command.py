"""The command ``attribution corpus``: add, ask, resume, set aside."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from attribution.cli import main
from attribution.corpus import Corpus
from attribution.errors import StoreError
from attribution.io.graphs import read_graph
from tests.unit.test_corpus import TEXTS


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["corpus", *arguments])


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [
        json.dumps({"id": k, "text": text, "outlet": outlet, "published": published})
        for k, (text, outlet, published) in TEXTS.items()
    ]
    path.write_text("\n".join([*lines, "{broken", json.dumps({"id": "no text"})]) + "\n", "utf-8")
    return path


@pytest.fixture
def database(tmp_path: Path, articles: Path) -> Path:
    path = tmp_path / "news.db"
    result = _run("add", str(path), str(articles), "--extractor", "rules")
    assert result.exit_code == 1, result.output  # two bad lines
    return path


def test_bad_lines_are_set_aside_and_the_rest_goes_on(database: Path) -> None:
    """The good articles are in, the bad lines are listed with their reason."""
    result = _run("failures", str(database))
    assert "not valid JSON" in result.output
    assert '"text" is missing' in result.output
    claims = [json.loads(x) for x in _run("claims", str(database), "--json").output.splitlines()]
    assert len({d for c in claims for d in c["documents"]}) == len(TEXTS)


def test_a_second_run_adds_only_what_is_new(database: Path, articles: Path) -> None:
    """Documents that are there with the same text are not analysed again."""
    result = _run("add", str(database), str(articles), "--extractor", "rules")
    assert f"0 added, {len(TEXTS)} documents" in result.output


def test_claims_and_show_name_origin_and_dispute(database: Path) -> None:
    """A claim can be listed and shown with its first origin and who is against it."""
    claims = [json.loads(x) for x in _run("claims", str(database), "--json").output.splitlines()]
    disputed = next(c for c in claims if c["n_against"] and len(c["documents"]) >= 3)
    shown = _run("show", str(database), disputed["id"]).output
    assert "first, for:" in shown
    assert "against:" in shown
    unknown = _run("show", str(database), "nothing")
    assert unknown.exit_code == 2
    assert "no claim" in unknown.output


def test_every_export_opens_again(database: Path, tmp_path: Path) -> None:
    """Graphs come back equal from every format, reports as a corpus that says the same."""
    with Corpus.open(database) as corpus:
        graph, overview = corpus.graph, corpus.overview
    edges = sorted(map(repr, graph.edges(keys=True, data=True)))
    for form in ("graphml", "gexf", "json"):
        out = tmp_path / f"out.{form}"
        assert _run("export", str(database), "--format", form, "-o", str(out)).exit_code == 0
        again = read_graph(out)
        assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True)), form
        assert sorted(map(repr, again.edges(keys=True, data=True))) == edges, form
    other = tmp_path / "graph.xml"  # the ending is the user's
    assert _run("export", str(database), "--format", "graphml", "-o", str(other)).exit_code == 0
    assert other.read_bytes() == (tmp_path / "out.graphml").read_bytes()
    lines = tmp_path / "reports.jsonl"
    assert _run("export", str(database), "-o", str(lines)).exit_code == 0
    copy = tmp_path / "copy.db"
    added = _run("add", str(copy), str(lines), "--extractor", "rules")
    assert added.exit_code == 0
    assert f"{len(TEXTS)} added" in added.output
    assert f"0 added, {len(TEXTS)} documents" in _run("add", str(copy), str(lines)).output
    with Corpus.open(copy) as corpus:
        assert corpus.overview == overview


def test_the_report_is_a_page(database: Path, tmp_path: Path) -> None:
    """The page says who is the origin, who copied and who disputes, and audits the outlets."""
    page = tmp_path / "out.html"
    assert _run("report", str(database), "-o", str(page)).exit_code == 0
    text = page.read_text("utf-8")
    for words in ("How outlets source", "Valley Online", "Ilona Brezak", "copied"):
        assert words in text


def test_a_file_that_cannot_be_written_is_told(database: Path, tmp_path: Path) -> None:
    """A folder that is not there gives one line, no traceback."""
    for command in (["export", str(database)], ["report", str(database)]):
        result = _run(*command, "-o", str(tmp_path / "none" / "x"))
        assert result.exit_code == 2
        assert "cannot be written" in result.output


def test_changed_metadata_is_a_changed_document(tmp_path: Path) -> None:
    """An article with the same text and another date or outlet is added again; one that is the same is not."""
    lines, database = tmp_path / "a.jsonl", tmp_path / "news.db"
    article = {"id": "a", "text": "The mayor said the bridge was closed.", "published": "2024-05-01"}
    for change, n in (({}, 1), ({}, 0), ({"published": "2024-05-02"}, 1), ({"outlet": "The Herald"}, 1)):
        article.update(change)
        lines.write_text(json.dumps(article), "utf-8")
        assert (
            f"{n} added, 1 documents" in _run("add", str(database), str(lines), "--extractor", "rules").output
        )
    with Corpus.open(database) as corpus:
        assert (corpus.documents()[0].published, corpus.documents()[0].outlet) == ("2024-05-02", "Herald")


def test_unreadable_files_of_a_folder_are_set_aside(tmp_path: Path) -> None:
    """A binary file and one in another encoding are listed with the reason; the good one is added."""
    folder, database = tmp_path / "in", tmp_path / "news.db"
    folder.mkdir()
    (folder / "good.txt").write_text("The mayor said the bridge was closed.", "utf-8")
    (folder / "binary.txt").write_bytes(b"\0\1" * 50)
    (folder / "latin.txt").write_bytes("Málaga".encode("latin-1"))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    result = _run("add", str(database), str(folder), "--extractor", "rules")
    assert result.exit_code == 1
    assert "1 added" in result.output
    listed = _run("failures", str(database), "--clear").output.splitlines()
    assert [x.split(":")[0] for x in listed] == ["binary.txt", "latin.txt"]
    assert _run("failures", str(database)).output == ""


def test_two_files_of_one_name_are_not_one_document(tmp_path: Path) -> None:
    """The second file of a name is set aside in place of silently replacing the first."""
    database, files = tmp_path / "news.db", []
    for day in ("monday", "tuesday"):
        (tmp_path / day).mkdir()
        files.append(str(tmp_path / day / "lead.txt"))
        Path(files[-1]).write_text(f"The mayor said the bridge was closed on {day}.", "utf-8")
    result = _run("add", str(database), *files, "--extractor", "rules")
    assert result.exit_code == 1
    assert "same name" in result.output
    with Corpus.open(database) as corpus:
        assert "monday" in (corpus.report("lead.txt").text or "")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without texts is a mistake worth saying."""
    (tmp_path / "in").mkdir()
    result = _run("add", str(tmp_path / "news.db"), str(tmp_path / "in"))
    assert result.exit_code == 2
    assert "holds no files" in result.output


def test_a_locked_database_is_told(database: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes for longer than our patience, adding ends with a line that says so."""
    monkeypatch.setattr("attribution.corpus.store.PATIENCE", 0.05)
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        result = _run("add", str(database), str(articles), "--replace", "--extractor", "rules")
        other.execute("ROLLBACK")
    assert result.exit_code == 2
    assert "another process is writing" in result.output


def test_sources_remove_and_judge(database: Path) -> None:
    """Records are listed, a verdict is recorded, a document is removed."""
    assert "Norvik Herald" in _run("sources", str(database)).output
    claims = [json.loads(x) for x in _run("claims", str(database), "--json").output.splitlines()]
    document, claim = claims[0]["places"][0]
    assert _run("judge", str(database), document, claim, "confirmed").exit_code == 0
    assert "human verdict: confirmed" in _run("show", str(database), claims[0]["id"]).output
    assert _run("remove", str(database), "own").exit_code == 0
    assert _run("remove", str(database), "own").exit_code == 1


def test_folders_are_searched(tmp_path: Path) -> None:
    """Texts in a folder are added under their relative names."""
    folder = tmp_path / "in" / "day"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("The mayor said the bridge was closed.", "utf-8")
    database = tmp_path / "news.db"
    assert _run("add", str(database), str(tmp_path / "in"), "--extractor", "rules").exit_code == 0
    assert "day/a.txt" in _run("claims", str(database)).output


def test_a_missing_database_is_a_usage_error(tmp_path: Path) -> None:
    """Asking a corpus that is not there says so, without a traceback."""
    result = _run("claims", str(tmp_path / "none.db"))
    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_verdicts_are_shown_with_author_and_note_and_taken_back(database: Path) -> None:
    """Both forms of a claim are taken by all commands; what was judged is shown in full; a second taking back is told."""
    claim = json.loads(_run("claims", str(database), "--json").output.splitlines()[0])
    document, number = claim["places"][0]
    joined = f"{document}/{number}"
    assert _run(
        "judge", str(database), joined, "refuted", "--author", "desk", "--note", "a typing error"
    ).exit_code == 0  # fmt: skip
    for form in ([joined], [document, number], [claim["id"]]):
        found = _run("show", str(database), *form).output
        assert "human verdict: refuted, by desk: a typing error" in found
    assert _run("withdraw", str(database), document, number).exit_code == 0
    assert "human verdict" not in _run("show", str(database), joined).output
    again = _run("withdraw", str(database), joined)
    assert (again.exit_code, "no verdict was recorded" in again.output) == (2, True)


@pytest.mark.parametrize("form", [["nonsense"], ["a", "b", "c1"], ["nobody/c1"], ["/c1"]])
def test_a_claim_that_is_none_is_told(database: Path, form: list[str]) -> None:
    """What is no claim of the corpus is a usage error that says how to name one."""
    result = _run("show", str(database), *form)
    assert result.exit_code == 2
    assert "as in a/c1" in result.output or "attribution corpus claims" in result.output


def test_documents_are_listed_with_the_ids_that_remove_takes(database: Path) -> None:
    """One line a document, as text and as JSON."""
    with Corpus.open(database) as corpus:
        known = corpus.documents()
    listed = _run("documents", str(database)).output.splitlines()
    assert [x.split("  ")[0] for x in listed] == [d.id for d in known]
    assert all(
        (d.published or "") in x and f"{len(d.claims)} claims" in x
        for d, x in zip(known, listed, strict=True)
    )
    records = [json.loads(x) for x in _run("documents", str(database), "--json").output.splitlines()]
    assert [r["id"] for r in records] == [d.id for d in known]
    assert _run("remove", str(database), records[0]["id"]).exit_code == 0
    assert len(_run("documents", str(database)).output.splitlines()) == len(known) - 1


def test_another_thread_is_told_to_open_the_file_itself(database: Path) -> None:
    """A corpus that another thread opened gives an error that says what to do."""
    with Corpus.open(database) as corpus, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(len, corpus)
        assert isinstance(asked.exception(), StoreError)
        assert "in the thread that opened it" in str(asked.exception())
