"""The package as a whole: front door, directions of imports, weight, wheel."""

import ast
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import attribution

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "attribution"

# Floors in order; a module may import its own floor and those before it.
FLOORS = (
    ("errors", "options", "pausing"),
    ("values",),
    ("lexicons", "models"),
    ("text",),
    ("statements",),
    ("sources",),
    ("claims",),
    ("graph",),
    ("scores",),
    ("report",),
    ("batches", "pipeline"),
    ("io",),
    ("corpus",),
    ("cli", "__main__"),
    ("evaluation",),
    ("training", "extras"),
)
LEVEL = {name: n for n, names in enumerate(FLOORS) for name in names}
# Libraries of extras may be imported in these floors only.
OPTIONAL = {
    "numpy",
    "scipy",
    "sklearn",
    "pandas",
    "spacy",
    "trafilatura",
    "dask",
    "distributed",
    "matplotlib",
    "pycrfsuite",
    "rdflib",
}


def imports(path: Path) -> list[tuple[str, bool]]:
    """Return the modules that a file imports, with whether it does so when it is loaded (not in a function)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        id(x)
        for f in ast.walk(tree)
        if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)
        or (isinstance(f, ast.If) and "TYPE_CHECKING" in ast.dump(f.test))
        for x in ast.walk(f)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) not in inner) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert all(alias.name != "*" for alias in node.names), f"{path}: star import"
            found.append((node.module or "", id(node) not in inner))
    return found


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.name != "__init__.py")


def floor_of(module: str) -> str:
    """Return the floor of a dotted name inside the package."""
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(PACKAGE)) for p in MODULES])
def test_imports_go_down_only(path: Path) -> None:
    """A floor imports its own modules and earlier floors, never later ones; extras stay where they belong."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for module, at_load in imports(path):
        top = module.split(".")[0]
        if top == "attribution":
            floor = floor_of(module)
            # Types alone, and doors that are opened on demand, may point upwards inside functions.
            if floor and at_load:
                assert LEVEL[floor] <= LEVEL[own], f"{own} imports {module}"
        elif top in OPTIONAL:
            assert own in ("training", "extras") or (own == "corpus" and not at_load), (
                f"{own} imports {module}"
            )
        elif top in ("networkx", "cattrs", "tqdm"):
            assert not at_load or own in ("training", "extras"), (
                f"{path}: {module} is imported when the module is loaded"
            )
        elif top == "click":
            assert own in ("cli", "training"), f"{own} imports click"


def test_the_front_door_is_small_and_whole() -> None:
    """At most 25 public names, each of which can be got and has a docstring."""
    assert len(attribution.__all__) <= 25
    assert sorted(attribution.__all__) == sorted([*attribution._HOME, "__version__"])
    for name in attribution.__all__:
        thing = getattr(attribution, name)
        assert name == "__version__" or thing.__doc__, name
    assert set(attribution.__all__) <= set(dir(attribution))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = attribution.nonsense


def test_every_module_says_what_it_is_for_and_what_it_offers() -> None:
    """Each module has a docstring; each but a pure door lists what it offers in __all__."""
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), path
        names = {
            t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)
        }
        if path.name not in ("__main__.py", "__init__.py"):
            assert "__all__" in names, path


def run(code: str, **environment: str) -> str:
    """Run code in a fresh process and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    return done.stdout.strip()


def test_importing_loads_no_floor_and_no_library() -> None:
    """``import attribution`` loads next to nothing."""
    loaded = run(
        "import attribution, sys; print(*sorted(m for m in sys.modules if '.' not in m or m.startswith('attribution')))"
    )
    for name in ("networkx", "nltk", "cattrs", "attr", "click", "tqdm", "numpy", "regex"):
        assert name not in loaded.split(), name
    assert [m for m in loaded.split() if m.startswith("attribution.")] == []


def test_an_analysis_needs_no_extra_and_no_heavy_library() -> None:
    """A report as JSON is made without networkx, numpy, pandas and the command's library."""
    blocked = ["networkx", "numpy", "pandas", "sklearn", "spacy", "scipy", "click", "dask", "trafilatura"]
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({blocked}))\n"
        "import attribution\nprint(len(attribution.analyze('Police said it was over.').to_json()) > 100)"
    )
    assert run(code) == "True"


def test_output_does_not_depend_on_the_hash_seed() -> None:
    """Two processes with other hash seeds give the same report and page."""
    code = (
        "import attribution, hashlib, pathlib\n"
        f"r = attribution.analyze(pathlib.Path({str(ROOT / 'examples' / 'flood.txt')!r}).read_text(encoding='utf-8'))\n"
        "print(hashlib.sha256((r.to_json() + r.to_html() + str(list(r.graph.edges(data=True)))).encode()).hexdigest())"
    )
    assert run(code, PYTHONHASHSEED="1") == run(code, PYTHONHASHSEED="2")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build back end itself, which needs no network."""
    builder = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(builder.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def test_the_wheel_holds_all_data_and_nothing_else(wheel: Path) -> None:
    """Every data file of the package is in the wheel; no test, no cache, no developer's file is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in PACKAGE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert str(path.relative_to(ROOT)) in names, path
    assert all(n.startswith(("attribution/", "attribution-")) for n in names)
    assert not any("__pycache__" in n or n.endswith(".pyc") for n in names)
    assert (
        sum(i.file_size for i in zipfile.ZipFile(wheel).infolist() if "/models/" in i.filename)
        <= 8 * 1024 * 1024
    )


def test_the_wheel_works_without_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, it analyses a text with its own data."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import attribution\n"
        "assert attribution.__file__.startswith(sys.argv[1]), attribution.__file__\n"
        "print(attribution.analyze('Police said it was over.').statements[0].cue.lemma)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        timeout=120,
    )
    assert done.stdout.strip() == "say"
