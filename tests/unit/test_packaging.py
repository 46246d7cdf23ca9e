"""The wheel and the source distribution: whole, small, and enough by themselves."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.installed import ROOT, build, install, run_tests

pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
if not (ROOT / "attribution").is_dir():
    pytest.skip("the source tree is absent: this is a test of an installed package", allow_module_level=True)

MOST_BYTES = 6_000_000
QUICK = (
    "tests/unit/test_pipeline.py",
    "tests/unit/test_io_jsonlines.py",
    "tests/unit/test_text_quotations.py",
    "tests/unit/test_statements_rules.py",
    "tests/unit/test_scores_policy.py",
    "tests/unit/test_report_page.py",
    "tests/unit/test_cli_single.py",
    "tests/unit/test_graph_build.py",
    "tests/unit/test_lexicons.py",
    "tests/unit/test_models_weights.py",
    "tests/unit/test_readme.py",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Source distribution, and the wheel that was built from it."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed in."""
    return install(built[1], tmp_path_factory.mktemp("installed"))


def _package() -> set[str]:
    files = (p for p in (ROOT / "attribution").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {str(p.relative_to(ROOT)) for p in files}


def test_the_wheel_is_whole_and_small(built: tuple[Path, Path]) -> None:
    """It is pure Python, holds every file of the package and nothing else, and is of a reasonable size."""
    wheel = built[1]
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size <= MOST_BYTES
    names = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    assert names == _package()
    endings = {Path(n).suffix for n in names}
    assert {".py", ".tsv", ".weights", ".json", ".toml", ".md", ".typed"} <= endings | {""} | {
        "." + Path(n).name.partition(".")[2] for n in names
    }


def test_the_source_distribution_is_whole(built: tuple[Path, Path]) -> None:
    """It holds the package, its tests, documentation and examples, and what the front page names."""
    with tarfile.open(built[0]) as archive:
        names = {n.partition("/")[2] for n in archive.getnames()}
    assert _package() <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "CITATION.cff"} <= names
    assert ".ci/run" in names  # a test reads it
    assert {"tests/installed.py", "tests/fuzz/targets.py", "docs/performance.md"} <= names
    assert not any("__pycache__" in n for n in names)


def test_installed_it_passes_tests_without_the_source_tree(
    built: tuple[Path, Path], installed: Path, tmp_path: Path
) -> None:
    """A part of the suite passes with the installed package only; ``python -m tests.installed`` runs all of it."""
    done = run_tests(installed, built[0], tmp_path, QUICK)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert " passed" in done.stdout or "100%" in done.stdout


_AUDITED = """
import json, sys
opened, connected = [], []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(arguments[0] if isinstance(arguments[0], str) else arguments[0].decode())
    elif event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        connected.append(event)
sys.addaudithook(hook)
import attribution
text = "PORT VELLAN (NWA) - Carla Venn, the mayor, said it rained. Police denied it. “It snowed,” he said."
for extractor in ("rules", "model"):
    report = attribution.analyze(text, options=attribution.Options(extractor=extractor))
assert report.statements
report.to_json(), report.to_html(), report.explain(report.statements[0].id), report.graph
attribution.check("It rained", text)
attribution.factuality(text, (48, 54))
print(json.dumps([attribution.__file__, opened, connected, sys.base_prefix, sys.prefix, sys.path]))
"""


def test_no_file_outside_of_the_package_is_read(installed: Path, tmp_path: Path) -> None:
    """An analysis opens files of the package and of Python's libraries only, and no connection or process."""
    done = subprocess.run(
        [sys.executable, "-c", _AUDITED],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    place, opened, connected, *prefixes, path = json.loads(done.stdout)
    assert Path(place).is_relative_to(installed)
    assert connected == []
    libraries = [Path(p).resolve() for p in (*prefixes, *path) if p and Path(p).is_dir()]
    libraries = [p for p in libraries if p != ROOT and not ROOT.is_relative_to(p)]
    strange = [
        name
        for name in opened
        if not any(Path(name).resolve().is_relative_to(p) for p in (installed.resolve(), *libraries))
        and Path(name).name != "pyvenv.cfg"
    ]
    assert strange == []
    data = {Path(n).name for n in opened if Path(n).is_relative_to(installed)}
    assert {"roles.weights", "cues.tsv", "policy.toml"} <= data
