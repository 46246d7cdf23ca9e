"""Build, install and test the package with the source tree absent.

    python -m tests.installed                 # wheel from the source distribution, installed, the whole suite against it
    python -m tests.installed tests/unit/test_pipeline.py

``tests/unit/test_packaging.py`` runs a quick part of this.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["ROOT", "build", "install", "run_tests"]

ROOT = Path(__file__).resolve().parent.parent
# Tests of the source tree itself have nothing to look at.
_ABOUT_THE_TREE = ("--ignore=tests/test_package.py", "--ignore=tests/unit/test_packaging.py")
_INI = """[pytest]
addopts = -q --strict-markers --benchmark-skip -p no:cacheprovider
pythonpath = . tests
markers = slow: takes more than a few seconds
filterwarnings = error::attribution.errors.AttributionWarning
"""


def build(folder: Path) -> tuple[Path, Path]:
    """Build the source distribution, and the wheel from it; needs hatchling, no network.

    Args:
        folder: where to put them.

    Returns:
        Source distribution and wheel.
    """
    from hatchling.builders.sdist import SdistBuilder
    from hatchling.builders.wheel import WheelBuilder

    sdist = Path(next(SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    tree = folder / sdist.name.removesuffix(".tar.gz")
    wheel = Path(next(WheelBuilder(str(tree)).build(directory=str(folder), versions=["standard"])))
    shutil.rmtree(tree)
    return sdist, wheel


def install(wheel: Path, folder: Path) -> Path:
    """Install a wheel into a folder, without its dependencies and without network.

    Args:
        wheel: the wheel.
        folder: made if it does not exist.

    Returns:
        The folder.
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    try:
        subprocess.run([*command, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        # A Python without pip: for a pure Python wheel, unpacking is all there is to it.
        folder.mkdir(parents=True, exist_ok=True)
        zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run_tests(
    installed: Path, sdist: Path, folder: Path, names: Sequence[str]
) -> "subprocess.CompletedProcess[str]":
    """Run tests of the source distribution against the installed package, in a folder that holds no package.

    Args:
        installed: where the package is.
        sdist: where the tests are taken from; the wheel lies beside it.
        folder: an empty folder to run in.
        names: test files; all where empty.

    Returns:
        The finished process.
    """
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    tree = folder / sdist.name.removesuffix(".tar.gz")
    shutil.rmtree(tree / "attribution")
    (tree / "pytest.ini").write_text(_INI, "utf-8")
    wheel = next(sdist.parent.glob("*.whl"))
    environment = {**os.environ, "PYTHONPATH": str(installed), "ATTRIBUTION_WHEEL": str(wheel)}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *(names or _ABOUT_THE_TREE)],
        cwd=tree,
        env=environment,
        capture_output=bool(names),
        text=True,
        check=False,
    )


def main() -> None:
    """Do everything and leave with the status of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sdist, wheel = build(folder)
        print(f"{sdist.name} {sdist.stat().st_size} bytes, {wheel.name} {wheel.stat().st_size} bytes")
        done = run_tests(install(wheel, folder / "installed"), sdist, folder / "run", sys.argv[1:])
        print(done.stdout or "")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
