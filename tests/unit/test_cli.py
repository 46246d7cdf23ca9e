"""The command does what the report format says, and never shows a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from attribution import __version__, analyze
from attribution.cli import main

TEXT = "The harbour master said the ferry was late. The company denied that it had lost a propeller."


def run(*arguments: str, stdin: bytes | str = b"", status: int = 0) -> Result:
    """Run the command in this process and check its exit status; an exception is not swallowed."""
    result = CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def lines(result: Result) -> list[dict[str, Any]]:
    """Read standard output as JSON lines."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def write_lines(path: Path, *records: dict[str, Any] | str) -> str:
    """Write a file of JSON lines; a str is written as it is."""
    path.write_text(
        "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8"
    )
    return str(path)


def test_a_file_is_one_document_named_after_it(tmp_path: Path) -> None:
    """A text file gives one report whose id is the file name, equal to that of the library."""
    path = tmp_path / "ferry.txt"
    path.write_bytes(TEXT.replace(". ", ".\r\n").encode())
    (report,) = lines(run("analyze", str(path), "--format", "jsonl"))
    assert report == analyze(TEXT.replace(". ", ".\r\n"), id="ferry.txt").to_dict()
    assert report["format"] == "attribution-report/1"


def test_jsonl_input_gives_one_report_a_line_in_order(tmp_path: Path) -> None:
    """Metadata is taken over, the order kept, a missing id replaced by the line number."""
    path = write_lines(
        tmp_path / "in.jsonl",
        {"id": "a", "text": TEXT, "title": "Late", "published": "2024-05-01", "outlet": "Harbour Post"},
        {"id": 7, "text": ""},
        {"text": TEXT},
    )
    a, b, c = lines(run("analyze", path, "--format", "jsonl"))
    assert (a["id"], a["title"], a["published"]) == ("a", "Late", "2024-05-01")
    assert [s["name"] for s in a["sources"] if s["id"] == a["outlet"]] == ["Harbour Post"]
    assert (b["id"], c["id"]) == ("7", "3")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_line_loses_no_other(tmp_path: Path, jobs: str) -> None:
    """It is told on standard error with its number and answered in place; the status is 1."""
    path = write_lines(
        tmp_path / "in.jsonl",
        {"id": "a", "text": TEXT},
        '{"id": "b", "text": 3}',
        "{",
        {"id": "d", "text": TEXT},
    )
    result = run("analyze", path, "--format", "jsonl", "--jobs", jobs, status=1)
    a, b, c, d = lines(result)
    assert (a["id"], d["id"]) == ("a", "d")
    assert b == {
        "id": "b",
        "error": {
            "type": "InputError",
            "message": 'the field "text" is a number, expected a string',
            "line": 2,
        },
    }
    assert (c["error"]["line"], "id" in c) == (3, False)
    assert f"{path}:2: " in result.stderr
    assert f"{path}:3: not valid JSON" in result.stderr


def test_json_is_an_object_for_one_and_an_array_for_several(tmp_path: Path) -> None:
    """Both are valid JSON."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(TEXT, encoding="utf-8")
    two.write_text(TEXT, encoding="utf-8")
    assert json.loads(run("analyze", str(one), "--format", "json").stdout)["id"] == "one.txt"
    several = json.loads(run("analyze", str(one), str(two), str(one), "--format", "json").stdout)
    assert [r["id"] for r in several] == ["one.txt", "two.txt", "one.txt"]


def test_standard_input_is_a_text_or_json_lines() -> None:
    """A dash reads a text; if the first line is a document, JSON lines."""
    assert lines(run("analyze", "-", "--format", "jsonl", stdin=TEXT))[0]["id"] == "stdin"
    records = "".join(json.dumps({"id": x, "text": TEXT}) + "\n" for x in "ab")
    assert [r["id"] for r in lines(run("analyze", "-", "--format", "jsonl", stdin=records))] == ["a", "b"]


def test_the_table_is_the_default(tmp_path: Path) -> None:
    """Without a format people get a table without colours."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    output = run("analyze", str(path)).stdout
    assert "harbour master" in output
    assert "certainty" in output
    assert "\x1b" not in output


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "One two three.", "\x00\x01\x02 said", "“" * 500, "a\u0301\u202e\u200b said it"]
)
def test_odd_texts_give_reports(text: str) -> None:
    """Empty, blank, without statements, controls, unbalanced quotes: a report, exit 0."""
    record = json.dumps({"id": "a", "text": text})
    (report,) = lines(run("analyze", "-", "--format", "jsonl", stdin=record))
    assert report["id"] == "a"
    assert report["text"] == text
    if not text.strip():
        assert report["warnings"]


def test_lone_surrogates_survive() -> None:
    """What JSON can carry and UTF-8 cannot comes back as it was."""
    text = "Officials said \ud800 was closed."
    (report,) = lines(
        run(
            "analyze",
            "-",
            "--format",
            "jsonl",
            stdin='{"id": "a", "text": "Officials said \\ud800 was closed."}',
        )
    )
    assert report["text"] == text
    run("analyze", "-", stdin='{"id": "a", "text": "Officials said \\ud800 was closed."}')


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x7fELF\x00\x00\x01said", "binary file"),
        ("Die Behörde sagte nichts.".encode("latin-1"), "--encoding"),
    ],
)
def test_a_file_that_is_no_text_is_an_input_error(tmp_path: Path, content: bytes, message: str) -> None:
    """Exit 2, and the message says what to do; other files are still analysed."""
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(TEXT, encoding="utf-8")
    result = run("analyze", str(bad), str(good), "--format", "jsonl", status=2)
    assert message in result.stderr
    assert [r["id"] for r in lines(result)] == ["good.txt"]


def test_another_encoding_can_be_named(tmp_path: Path) -> None:
    """Latin-1 and UTF-16 with a byte order mark are read; an unknown encoding is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes("The café said so.".encode("latin-1"))
    assert "café" in lines(run("analyze", str(path), "-f", "jsonl", "--encoding", "latin-1"))[0]["text"]
    assert "unknown encoding" in run("analyze", str(path), "--encoding", "klingon", status=2).stderr
    path.write_bytes("The café said so.".encode("utf-16"))
    assert "café" in lines(run("analyze", str(path), "-f", "jsonl"))[0]["text"]


@pytest.mark.parametrize("command", [["analyze"], ["check"], ["factuality"]])
def test_missing_files_and_directories_are_input_errors(tmp_path: Path, command: list[str]) -> None:
    """Exit 2 with the name and what is wrong."""
    assert "no such file" in run(*command, str(tmp_path / "none.jsonl"), status=2).stderr
    assert "directory" in run(*command, str(tmp_path), status=2).stderr


def test_usage_errors_exit_2() -> None:
    """No file, an unknown format, an unknown command: usage."""
    for arguments in (
        ["analyze"],
        ["analyze", "-", "--format", "xyz"],
        ["nonsense"],
        ["analyze", "-", "--jobs", "0"],
    ):
        assert "Usage:" in run(*arguments, status=2).stderr


def test_version_and_help() -> None:
    """Each command has help with an example."""
    assert run("--version").stdout == f"attribution, version {__version__}\n"
    overview = run("--help").stdout
    for command in main.list_commands(None):  # type: ignore[arg-type]
        assert command in overview
        assert "Example" in run(command, "--help").stdout, command


def test_check_answers_each_pair(tmp_path: Path) -> None:
    """The fields and values of the report format, in order, errors in place."""
    path = write_lines(
        tmp_path / "pairs.jsonl",
        {"id": "a", "claim": "The ferry lost a propeller", "text": TEXT},
        {"id": "b", "claim": "A new species of beetle was found in Peru", "text": TEXT},
        {"id": "c", "text": TEXT},
    )
    a, b, c = lines(run("check", path, status=1))
    assert a["stance"] in ("agree", "disagree", "discuss")
    assert b["stance"] == "unrelated"
    for x in (a, b):
        assert set(x) == {"id", "stance", "scores", "credibility", "verification", "statements", "evidence"}
        assert set(x["scores"]) == {"agree", "disagree", "discuss", "unrelated"}
        assert all(TEXT[e["start"] : e["end"]] == e["text"] for e in x["evidence"])
    assert (b["credibility"], b["verification"]) == (None, None)
    assert c == {
        "id": "c",
        "error": {"type": "InputError", "message": 'the field "claim" is missing', "line": 3},
    }


def test_factuality_answers_each_target(tmp_path: Path) -> None:
    """The fields of the report format; negated events below asserted ones."""
    text = "The dam held. The bridge did not fall."
    path = write_lines(
        tmp_path / "targets.jsonl",
        {"id": "a", "text": text, "target": [8, 12]},
        {"id": "b", "text": text, "target": [33, 37]},
        {"id": "c", "text": text, "target": [5, 99]},
    )
    a, b, c = lines(run("factuality", path, status=1))
    assert set(a) == {"id", "factuality", "source", "why"}
    assert -3 <= b["factuality"] < 0 < a["factuality"] <= 3
    assert "does not fit" in c["error"]["message"]


def test_lines_with_the_same_text_are_analysed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a change of text starts a new analysis."""
    from attribution.pipeline import Analyzer

    seen = []
    inspect = Analyzer.inspect
    monkeypatch.setattr(
        Analyzer, "inspect", lambda self, text, **k: seen.append(text) or inspect(self, text, **k)
    )
    other = "Another text."
    pairs = [{"id": str(n), "claim": "x", "text": t} for n, t in enumerate([TEXT, TEXT, other, TEXT, TEXT])]
    assert len(lines(run("check", write_lines(tmp_path / "p.jsonl", *pairs)))) == 5
    assert seen == [TEXT, other, TEXT]


def test_a_closed_pipe_is_no_error_to_shout_about(tmp_path: Path) -> None:
    """``attribution ... | head -1`` ends quietly."""
    path = write_lines(tmp_path / "in.jsonl", *({"id": str(n), "text": TEXT * 40} for n in range(60)))
    command = f'"{sys.executable}" -m attribution analyze "{path}" --format jsonl | head -c 10'
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=120)
    assert done.stdout
    assert done.stderr == b""


def test_the_module_is_the_command_and_needs_no_utf8_locale(tmp_path: Path) -> None:
    """``python -m attribution`` writes JSON in UTF-8 and tables that cannot fail, whatever the locale."""
    path = tmp_path / "a.txt"
    path.write_text("Officials said that the café “Zum Löwen” was closed.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    for form in ("jsonl", "table"):
        done = subprocess.run(
            [sys.executable, "-m", "attribution", "analyze", str(path), "--format", form],
            capture_output=True,
            check=True,
            env=environment,
            timeout=120,
        )
        assert "Löwen" in done.stdout.decode("utf-8")


def test_a_policy_file_that_is_missing_is_a_usage_error() -> None:
    """Options are checked before anything is read."""
    assert "does not exist" in run("analyze", "-", "--policy", "none.toml", status=2).stderr
