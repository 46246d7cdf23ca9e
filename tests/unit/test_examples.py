"""The example scripts run and print what they promise."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

# What each prints on its own article, at least.
EXPECTED = {
    "check_a_rumour.py": ["another story: unrelated"],
    "compare_articles.py": ["copy:", "wire"],
    "explain_claims.py": ["Status: denied", "never whether it is true"],
    "html_report.py": ["statements"],
    "monitor_feed.py": ["n-2: unverified", "n-4: set aside"],
    "own_lexicon_and_policy.py": ["with ours:    ['toot', 'say']", "by our policy"],
    "sourcing_of_outlets.py": ["The Whisper"],
    "walk_the_graph.py": ["stands against"],
    "who_says_what.py": ["Kestrel Power [deny"],
}


def test_each_script_is_tested() -> None:
    """No example goes without a test, and there are at least six."""
    assert {p.name for p in EXAMPLES.glob("*.py")} == set(EXPECTED)
    assert len(EXPECTED) >= 6


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_script_runs(name: str, tmp_path: Path) -> None:
    """It exits with 0, says nothing on standard error, and prints what is expected."""
    if name == "sourcing_of_outlets.py":
        pytest.importorskip("pandas", reason="this example needs the extra frame")
    page = tmp_path / "page.html"
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *([str(page)] if name == "html_report.py" else [])],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in EXPECTED[name]:
        assert words in done.stdout
    if name == "html_report.py":
        assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
