"""The example that runs the library in Pyodide, under Node."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from attribution import analyze
from tests.installed import ROOT, build

EXAMPLE = ROOT / "examples" / "browser"
NEEDED = ("attrs", "cattrs", "typing_extensions", "networkx")


def _modules() -> Path:
    """Return the folder of the npm package, or skip."""
    if shutil.which("node") is None:
        pytest.skip("Node is not installed")
    for folder in filter(None, (os.environ.get("NODE_MODULES"), EXAMPLE / "node_modules")):
        if (Path(folder) / "pyodide" / "pyodide.mjs").is_file():
            return Path(folder).resolve()
    pytest.skip("the npm package pyodide is not installed (npm install in examples/browser)")


def _wheels(folder: Path) -> Path:
    """Put the wheels of the package and its dependencies into a folder, or skip."""
    wheel = os.environ.get("ATTRIBUTION_WHEEL")  # where there is no source tree to build it from
    if wheel is None:
        pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    given = os.environ.get("WHEELS") or (EXAMPLE / "wheels")
    found = [p for p in Path(given).glob("*.whl") if p.name.startswith(NEEDED)]
    if len(found) == len(NEEDED):
        for path in found:
            shutil.copy(path, folder)
    else:
        command = [sys.executable, "-m", "pip", "download", "-q", "--only-binary", ":all:", "--no-deps"]
        done = subprocess.run([*command, "-d", str(folder), *NEEDED], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("the wheels of the dependencies cannot be had (no examples/browser/wheels, no index)")
    shutil.copy(wheel or build(folder / "built")[1], folder)
    return folder


@pytest.mark.slow
def test_reports_are_the_same_in_pyodide(tmp_path: Path) -> None:
    """The wheel loads in Pyodide, without regex, and its report is that of this Python."""
    modules = _modules()
    wheels = _wheels(tmp_path)
    text = ROOT / "examples" / "depot.txt"
    done = subprocess.run(
        ["node", str(EXAMPLE / "run.mjs"), str(wheels), str(text)],
        env={**os.environ, "NODE_MODULES": str(modules)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert " on emscripten" in done.stderr
    assert json.loads(done.stdout) == json.loads(analyze(text.read_text("utf-8"), id=str(text)).to_json())
