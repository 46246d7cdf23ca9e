"""What the command line reads, and what it says of files and options that it cannot use."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import attribution.models
from attribution import analyze
from attribution.cli import main
from attribution.corpus import Corpus

TEXT = "The harbour master said the ferry was late."


def run(*arguments: str | Path, status: int = 0) -> Result:
    """Run the command in this process and check its exit status; an exception is not swallowed."""
    result = CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def reports(*arguments: str | Path, status: int = 0) -> list[dict[str, Any]]:
    """Return the reports of ``analyze`` as JSON objects."""
    result = run("analyze", *arguments, "--format", "jsonl", status=status)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_json_file_is_one_document_or_an_array(tmp_path: Path) -> None:
    """An object is named after its file, the objects of an array by their place; a bad one loses no other."""
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text(json.dumps({"text": TEXT, "outlet": "Quay News"}, indent=2), "utf-8")
    many.write_text(json.dumps([{"text": TEXT}, 5, {"id": "c", "text": TEXT}], indent=2), "utf-8")
    (report,) = reports(one)
    assert (report["id"], report["text"], report["outlet"] is None) == ("one.json", TEXT, False)
    found = reports(many, status=1)
    assert [x.get("id") for x in found] == ["1", None, "c"]
    assert found[1]["error"]["line"] == 2


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        ('{"a": 1}', 2, 'the field "text" is missing; expected {"text": ...}'),
        ('"text"', 2, "expected a JSON object or an array"),
        ('{"text": "a"}\n{"text": "b"}', 2, "--input jsonl"),
        ("Police said it rained.", 2, "not valid JSON"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, content: str, status: int, message: str) -> None:
    """JSON that holds no article is no text either."""
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    assert message in run("analyze", path, status=status).stderr


@pytest.mark.parametrize("name", ["report.json", "report.jsonl"])
def test_a_report_is_no_article(tmp_path: Path, name: str) -> None:
    """Our own output is refused by ``analyze`` with what to do, and taken by ``corpus add``."""
    path = tmp_path / name
    path.write_text(analyze(TEXT, id="a").to_json(), "utf-8")
    assert "attribution corpus add" in run("analyze", path, status=1).stderr
    run("corpus", "add", tmp_path / "news.db", path)
    with Corpus.open(tmp_path / "news.db") as corpus:
        assert corpus.report("a").text == TEXT


def test_metadata_may_stand_on_the_command_line(tmp_path: Path) -> None:
    """A text takes them; what a line says of itself wins; a date that is none is refused at once."""
    text, lines = tmp_path / "a.txt", tmp_path / "a.jsonl"
    text.write_text(TEXT, "utf-8")
    lines.write_text(json.dumps({"text": TEXT, "published": "2023-02-01", "title": None}) + "\n", "utf-8")
    given = ("--published", "2024-05-31", "--title", "Late ferry", "--outlet", "Quay News")
    found = reports(text, lines, *given)
    assert [(x["published"], x["title"]) for x in found] == [
        ("2024-05-31", "Late ferry"),
        ("2023-02-01", "Late ferry"),
    ]
    assert all(any(s["name"] == "Quay News" for s in x["sources"]) for x in found)
    assert "expected an ISO 8601 date" in run("analyze", text, "--published", "May", status=2).stderr
    run("corpus", "add", tmp_path / "news.db", text, *given)
    with Corpus.open(tmp_path / "news.db") as corpus:
        assert corpus.documents()[0].published == "2024-05-31"


PAGE = (
    "<html><head><meta {}><title>Ferry</title></head><body><article><h1>Ferry</h1><p>The café owner said the bridge "
    "was closed on Monday, and that nothing else was known to him about it at all.</p><p>The mayor denied that it had "
    "been closed for so long, adding that it would open again.</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('charset="windows-1252"', "windows-1252"),
        ("charset=ISO-8859-1", "latin-1"),
        ('http-equiv="Content-Type" content="text/html; charset=windows-1252"', "windows-1252"),
        ('charset="utf-8"', "utf-8"),
        ('name="author"', "utf-8"),
        ('charset="klingon"', "utf-8"),
    ],
)
def test_a_page_says_its_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    """The charset that a page declares is believed."""
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(declared).encode(encoding))
    assert "café owner" in reports(path)[0]["text"]


MISTAKES = {
    "--policy": ("bad.toml", "x =", "P101"),
    "--sources": ("bad.toml", "[[source]]\nnme = 'A'", "unknown key"),
    "--lexicons": ("cues.tsv", "lemma\n", "L101"),
    "--models": ("tagger.weights", "x", "tagger.weights"),
}


@pytest.mark.parametrize("option", MISTAKES)
@pytest.mark.parametrize("command", ["analyze", "check", "corpus"])
def test_a_bad_file_of_the_user_is_told_once(tmp_path: Path, command: str, option: str) -> None:
    """A mistake in policy, sources, lexicon or model is a usage error before the first document, and nothing is stored."""
    name, content, message = MISTAKES[option]
    place = tmp_path / "own" / name
    place.parent.mkdir()
    place.write_text(content, "utf-8")
    lines = tmp_path / "a.jsonl"
    lines.write_text((json.dumps({"text": TEXT, "claim": TEXT}) + "\n") * 3, "utf-8")
    database: list[str | Path] = ["add", tmp_path / "news.db"] if command == "corpus" else []
    given = place.parent if option in ("--lexicons", "--models") else place
    result = run(command, *database, lines, option, given, status=2)
    assert result.stderr.count(message) == 1
    assert result.stdout == ""
    assert not (tmp_path / "news.db").exists()


def test_options_without_effect_are_told(tmp_path: Path) -> None:
    """A table that no format prints, a folder without lexicons, a lexicon or a model of another name."""
    text, folder = tmp_path / "a.txt", tmp_path / "own"
    text.write_text(TEXT, "utf-8")
    folder.mkdir()
    assert "--format csv" in run("analyze", text, "--table", "claims", status=2).stderr
    assert run("analyze", text, "--format", "csv", "--table", "claims").stdout.startswith("document,")
    assert "no lexicon files" in run("analyze", text, "--lexicons", folder, status=2).stderr
    (folder / "hedge.tsv").write_text("phrase\n", "utf-8")
    assert "is not read" in run("analyze", text, "--lexicons", folder).stderr
    shipped = Path(attribution.models.__file__).parent / "en" / "scope.weights"
    (folder / "scopes.weights").write_bytes(shipped.read_bytes())
    assert "no model is named" in run("analyze", text, "--models", folder).stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """Output that cannot be written is one line, not a traceback."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with open("/dev/full", "w") as full:
        found = subprocess.run(
            [sys.executable, "-m", "attribution", "analyze", str(path)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "cannot be written" in found.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_exits_130(tmp_path: Path, jobs: str) -> None:
    """Ctrl-C ends the run with one line and the status that shells know."""
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": TEXT * 20}) + "\n") * 3000, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "attribution", "analyze", str(path), "-f", "jsonl", "--jobs", jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complaints == "attribution: stopped\n"
