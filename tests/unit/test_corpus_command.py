"""The command ``attribution corpus``: add, ask, resume, set aside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from attribution.cli import main
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


def test_export_and_report_write_files(database: Path, tmp_path: Path) -> None:
    """Reports, graph and page are written."""
    for form in ("jsonl", "graphml", "json"):
        out = tmp_path / f"out.{form}"
        assert _run("export", str(database), "--format", form, "-o", str(out)).exit_code == 0
        assert out.stat().st_size > 500
    page = tmp_path / "out.html"
    assert _run("report", str(database), "-o", str(page)).exit_code == 0
    assert "How outlets source" in page.read_text("utf-8")


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
