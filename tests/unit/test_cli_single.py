"""Commands on one article, the other formats, and the terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from attribution import Report, analyze
from attribution.cli import main
from attribution.io.annotations import from_annotations
from attribution.io.brat import read_brat
from attribution.io.graphs import read_graph
from attribution.io.tables import TABLES, read_csv

TEXT = (
    "Ida Frost, the harbour master, said the ferry was late. The company denied that it had lost a propeller."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with two sentences."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path, status: int = 0) -> Result:
    """Run the command in this process and check its exit status."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def test_explain_lists_claims_and_explains_each_thing(article: Path) -> None:
    """Without an id a list, with one what the library says of it."""
    report = analyze(TEXT, id="ferry.txt")
    listed = run("explain", article).stdout
    for claim in report.claims:
        assert claim.id in listed
    for id in ("c1", "s1", "e1", "v1"):
        assert run("explain", article, id).stdout == report.explain(id)


def test_explain_tells_which_ids_there_are(article: Path) -> None:
    """An unknown id is a usage error with what to choose from."""
    assert "c1 to c2" in run("explain", article, "c9", status=2).stderr


def test_sources_are_listed(article: Path) -> None:
    """Name and role of each."""
    listed = run("sources", article).stdout
    assert "Ida Frost" in listed
    assert "person" in listed


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "json"])
def test_graph_writes_what_can_be_read(article: Path, tmp_path: Path, suffix: str) -> None:
    """The file holds the nodes of the report's graph."""
    output = tmp_path / f"out.{suffix}"
    run("graph", article, "-o", output)
    assert set(read_graph(output)) == set(analyze(TEXT, id="ferry.txt").graph)


def test_graph_draws(article: Path, tmp_path: Path) -> None:
    """The drawing is well-formed and carries its own styles."""
    run("graph", article, "-o", tmp_path / "out.svg")
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.get("width")
    assert root.find("{http://www.w3.org/2000/svg}style") is not None


def test_graph_refuses_what_it_cannot_write(article: Path, tmp_path: Path) -> None:
    """Another ending, or a folder that is not there: exit 2 with the reason."""
    assert ".graphml" in run("graph", article, "-o", tmp_path / "out.png", status=2).stderr
    assert "cannot be written" in run("graph", article, "-o", tmp_path / "no" / "out.svg", status=2).stderr


def test_one_article_commands_refuse_several(tmp_path: Path) -> None:
    """A file of JSON lines with two documents is not one article."""
    path = tmp_path / "two.jsonl"
    path.write_text(2 * (json.dumps({"id": "a", "text": TEXT}) + "\n"), encoding="utf-8")
    assert "holds 2 documents" in run("explain", path, status=2).stderr


def test_formats_hold_the_report(article: Path) -> None:
    """Each format reads back to the same statements."""
    report = analyze(TEXT, id="ferry.txt")
    assert Report.from_dict(json.loads(run("analyze", article, "-f", "json").stdout)) == report
    assert run("analyze", article, "-f", "html").stdout == report.to_html()
    contents = [s.content.spans for s in report.statements]
    brat = read_brat(TEXT, run("analyze", article, "-f", "brat").stdout)
    assert [s.content.spans for s in brat.statements] == contents
    found = from_annotations(json.loads(run("analyze", article, "-f", "annotations").stdout), TEXT)
    assert [s.content.spans for s in found.statements] == contents
    assert json.loads(run("analyze", article, "-f", "jsonld").stdout)["@graph"][0]["name"] == "ferry.txt"
    for table in TABLES:
        read = read_csv(run("analyze", article, article, "-f", "csv", "--table", table).stdout_bytes.decode())
        assert [r["id"] for r in read] == [x.id for x in getattr(report, table)] * 2


@pytest.mark.parametrize("form", ["html", "brat"])
def test_formats_for_one_document_refuse_several(article: Path, form: str) -> None:
    """Nothing is written then."""
    result = run("analyze", article, article, "-f", form, status=2)
    assert "holds one document" in result.stderr
    assert result.stdout == ""


def test_evaluate_compares_files(tmp_path: Path) -> None:
    """The same file on both sides gives full marks; errors can be written."""
    gold = {
        "id": "a",
        "text": TEXT,
        "attributions": [{"source": [[0, 9]], "cue": [[31, 35]], "content": [[36, 54]]}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    output = run("evaluate", path, path, "--errors", tmp_path / "errors.html").stdout
    assert "relaxed, with source           100.0     100.0     100.0" in output
    assert (tmp_path / "errors.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(run("evaluate", path, path, "--json").stdout)["alpha"] == 100.0
    refused = run("evaluate", path, path, "--errors", tmp_path / "errors.pdf", status=2)
    assert "not one of .html, .htm, .txt" in refused.stderr
    assert not (tmp_path / "errors.pdf").exists()


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """Run the command with its standard output on a terminal of 90 columns and return what appears there."""
    leader, follower = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    env.update(TERM="xterm", COLUMNS="90", **environment)
    command = [sys.executable, "-m", "attribution", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=follower, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=env
    ) as process:
        os.close(follower)
        seen = b""
        while True:
            try:
                data = os.read(leader, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
        assert process.wait(timeout=60) == 0
    os.close(leader)
    return seen.decode()


def test_colours_on_a_terminal_only_and_never_against_no_color(article: Path) -> None:
    """Escape sequences appear on a terminal, and not if NO_COLOR is set."""
    assert "\x1b[1m" in on_a_terminal("analyze", article)
    assert "\x1b" not in on_a_terminal("analyze", article, NO_COLOR="1")


def test_no_progress_bar_where_nobody_looks(article: Path) -> None:
    """Standard error stays empty when it is not a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "attribution", "analyze", str(article), "-f", "jsonl"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == b""


def test_train_says_what_it_needs(tmp_path: Path) -> None:
    """Without annotations, or with too few of them, exit 2 with what to do."""
    pytest.importorskip("numba", reason="numba is in the extra train")
    assert "annotated articles of your own" in run("train", "--out", tmp_path / "w", status=2).stderr
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": []}) + "\n", encoding="utf-8")
    assert "too few to train on" in run("train", path, "--out", tmp_path / "w", status=2).stderr
