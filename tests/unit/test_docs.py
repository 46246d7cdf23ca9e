"""Every example of the documentation runs, and the documentation builds without a warning."""

import doctest
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from attribution.cli import main

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts)
NAMES = [str(p.relative_to(DOCS)) for p in PAGES]
ARTICLE = (
    "Ida Frost, the harbour master, said the ferry was late. The company denied that it had lost a propeller."
)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python_sessions_run(page: Path) -> None:
    """Each session in a fenced block gives what it shows; the blocks of a page share their names."""
    blocks = re.findall(
        r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    for block in blocks:
        if ">>>" not in block:
            compile(block, str(page), "exec")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    session = "\n".join(b for b in blocks if ">>>" in b)
    if "import spacy" in session:
        pytest.importorskip("spacy", reason="this page needs the extra spacy")
        pytest.importorskip("sklearn", reason="this page needs the extra sklearn")
    if "import pandas" in session:
        pytest.importorskip("pandas", reason="this page needs the extra frame")
    runner.run(doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0))
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each ``attribution`` command in a shell block succeeds in a folder with the files that it names."""
    blocks = re.findall(
        r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("attribution ")]
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    Path("archive").mkdir()
    Path("archive", "march.txt").write_text(ARTICLE, encoding="utf-8")
    annotated = {
        "id": "a",
        "text": ARTICLE,
        "attributions": [{"source": [[0, 9]], "cue": [[30, 34]], "content": [[35, 54]]}],
    }
    for name, record in (
        ("articles", {"id": "a", "text": ARTICLE}),
        ("pairs", {"id": "a", "claim": "The ferry was late", "text": ARTICLE}),
        ("targets", {"id": "a", "text": ARTICLE, "target": [45, 48]}),
        ("gold", annotated),
    ):
        Path(f"{name}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    Path("reports.jsonl").write_text(json.dumps(annotated) + "\n", encoding="utf-8")
    for command in commands:
        if "--scheduler" in command:  # needs a cluster, see test_corpus_distributed
            continue
        arguments = shlex.split(command.split(">")[0], comments=True)[1:]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)


def test_it_builds_without_warnings(tmp_path: Path) -> None:
    """Sphinx takes warnings as errors."""
    for library in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(library, reason="the extra docs is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "index.html").is_file()


def test_every_public_name_is_in_the_reference() -> None:
    """The reference page documents each name of the front door."""
    import attribution

    text = (DOCS / "reference.md").read_text(encoding="utf-8")
    for name in attribution.__all__:
        assert name == "__version__" or re.search(rf"attribution\.{name}\b", text), name
