"""What the README shows is what the package does."""

import doctest
import re
from pathlib import Path

import readme

TEXT = (readme.ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_is_the_one_that_the_command_prints() -> None:
    """The article and its table are up to date; ``python tests/readme.py --write`` renews them."""
    assert readme.renew(TEXT) == TEXT


def test_the_examples_run() -> None:
    """The Python session in the README gives what it shows."""
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    session = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL))
    runner.run(parser.get_doctest(session, {}, "README.md", "README.md", 0))
    assert runner.summarize(verbose=False).failed == 0


def test_continuous_integration_runs_the_second_command() -> None:
    """``.ci/run`` takes the steps that the README names for the tests."""
    command = next(line for line in TEXT.splitlines() if "pytest" in line and "pip install" in line)
    script = (readme.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for step in ("-m venv", "install", '-e ".[test]"', "-m pytest"):
        assert step in command
        assert step in script


def test_links_lead_to_files() -> None:
    """Every relative link of the README names a file of the repository."""
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (readme.ROOT / Path(target)).is_file(), target
