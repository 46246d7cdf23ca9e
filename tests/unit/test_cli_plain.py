"""``check --claim`` and ``factuality --event`` answer people about articles."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from attribution.cli import main

TEXT = "The ministry said the dam had burst. The mayor denied that the dam had burst. Nobody drowned."


def run(*arguments: str | Path, status: int = 0) -> Result:
    """Run the command in this process and check its exit status; an exception is not swallowed."""
    result = CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_claim_is_asked_of_articles(article: Path, tmp_path: Path) -> None:
    """Stance, credibility and evidence stand in words, one article after the other; a bad one loses no other."""
    lines = tmp_path / "more.jsonl"
    lines.write_text(
        json.dumps({"id": "b", "text": "Officials denied that it rained."}) + "\n{oops\n", "utf-8"
    )
    found = run("check", "--claim", "The dam had burst", article, lines, status=1)
    first, *evidence = found.stdout.splitlines()
    assert first.startswith("dam.txt: ")
    assert "credibility 0." in first
    assert any("the dam had burst" in line for line in evidence)
    assert "b: unrelated: does not take it up" in found.stdout
    assert "more.jsonl:2: not valid JSON" in found.stderr


def test_an_event_is_asked_of_articles(article: Path) -> None:
    """Each place of the words has its value and reasons; whole words count, in any case."""
    found = run("factuality", "--event", "Drowned", article).stdout
    assert found.startswith("dam.txt: “Drowned” stands there 1 time\n  -1.00  … ")
    assert "its subject is negated by “Nobody”" in found
    assert "stands there 2 times" in run("factuality", "--event", "had burst", article).stdout
    assert "stands there nowhere" in run("factuality", "--event", "drown", article).stdout
    assert "--event is empty" in run("factuality", "--event", " ", article, status=2).stderr


@pytest.mark.parametrize(("command", "option"), [("check", "--claim"), ("factuality", "--event")])
def test_who_gives_an_article_in_place_of_lines_is_told_the_other_form(
    article: Path, command: str, option: str
) -> None:
    """The hint is given once, beside the errors of the lines, and for several files."""
    article.write_text(TEXT.replace(". ", ".\n"), "utf-8")
    found = run(command, article, status=1)
    assert found.stderr.count("not valid JSON") == 3
    assert found.stderr.count(f"attribution {command} {option}") == 1
    assert [json.loads(line)["error"]["line"] for line in found.stdout.splitlines()] == [1, 2, 3]
    assert option in run(command, article, article, status=2).stderr
