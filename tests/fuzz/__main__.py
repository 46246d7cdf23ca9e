"""Fuzz one target, or all, from the root of the source tree; nothing is run by default.

    python -m tests.fuzz text -runs=50000         # with atheris: coverage-guided, needs "pip install atheris"
    python -m tests.fuzz store --plain 20000      # without: inputs made from the seeds by a seeded generator
    python -m tests.fuzz all --plain 20000 --seed 7

What follows the name is passed on to libFuzzer, for instance a folder for the inputs that it finds. A finding ends the run
with a traceback and leaves the input in ``crash-...`` (atheris) or prints it (plain); give that file to run it again.
"""

import random
import sys
import tempfile
from pathlib import Path


def _plain(name: str, n: int, seed: int) -> None:
    from tests.fuzz.targets import TARGETS, mutations

    for k, target in enumerate(TARGETS) if name == "all" else [(0, name)]:
        done = 0
        for data in mutations(TARGETS[target].seeds(), n, random.Random(f"{seed} {k}")):
            try:
                TARGETS[target].run(data)
            except BaseException:
                print(f"{target}: {data!r}")
                raise
            done += 1
        print(f"{target}: {done} examples, no finding")


def _guided(name: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["attribution"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as folder:
        for n, seed in enumerate(target.seeds()):
            (Path(folder) / f"seed{n}").write_bytes(seed)
        given = [a for a in arguments if not a.startswith("-")]
        extra = [] if any(Path(a).is_file() for a in given) else [folder]
        atheris.Setup([sys.argv[0], "-max_len=4000", *arguments, *extra], target.run)
        atheris.Fuzz()


def main() -> None:
    """Read the command line."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
    elif "--plain" in arguments:
        n = int(arguments[arguments.index("--plain") + 1])
        seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
        _plain(arguments[0], n, seed)
    else:
        _guided(arguments[0], arguments[1:])


if __name__ == "__main__":
    main()
