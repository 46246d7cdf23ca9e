"""Attack every regular expression of the package, one by one.

    python -m tests.benchmarks.patterns            # lists patterns whose time grows faster than the text

Patterns are collected while the package is imported and used; each is given long runs of the characters and words
that it is made of, with an ending that does not fit, the way its module applies it (at one place, or at every place). The time for 6,000 characters
is compared with that for 3,000. A pattern passes that is linear, or that reads any such text in under 50 ms. Both
engines are tried (``attribution/text/patterns.py``).
"""

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex

SIZE = 3000
ALLOWED = 0.05


def collect() -> dict[tuple[str, int, str], Any]:
    """Return all patterns by text, flags and engine, with a compiled object."""
    found: dict[tuple[str, int, str], Any] = {}
    originals = {re: re.compile, regex: regex.compile}

    def watch(engine: Any) -> None:
        def compiled(pattern: Any, flags: int = 0, *more: Any, **named: Any) -> Any:
            result = originals[engine](pattern, flags, *more, **named)
            place = sys._getframe(1).f_globals.get("__name__", "")
            if isinstance(pattern, str) and place.startswith("attribution"):
                found[pattern, int(flags), engine.__name__] = result
            return result

        engine.compile = compiled

    for engine in originals:
        watch(engine)
    try:
        import attribution

        for module in pkgutil.walk_packages(attribution.__path__, "attribution."):
            if not module.name.endswith("__main__"):
                try:
                    importlib.import_module(module.name)
                except ImportError:
                    print(f"{module.name}: not imported, an extra is missing")
        text = "LONDON, May 1 (AP) - “It rained,” said Ann Bell, the mayor. She denied it.\n\nSource: Reuters"
        for extractor in ("rules", "model"):
            report = attribution.analyze(text, options=attribution.Options(extractor=extractor))
            report.to_html()
        attribution.check("It rained", text)
    finally:
        for engine, original in originals.items():
            engine.compile = original
    from attribution.text.patterns import written_out

    for (pattern, flags, engine), _ in list(found.items()):
        if engine == "regex":
            found[pattern, flags, "re"] = re.compile(written_out(pattern, flags), flags)
    return found


def uses() -> dict[str, set[str]]:
    """Return for the text of a pattern with a name how its module applies it: ``match`` looks at one place, others at every."""
    out: dict[str, set[str]] = {}
    for name, module in list(sys.modules.items()):
        if name.startswith("attribution.") and (file := getattr(module, "__file__", None)):
            source = Path(file).read_text("utf-8")
            for variable, value in vars(module).items():
                if isinstance(value, re.Pattern | regex.Pattern):
                    out.setdefault(value.pattern, set()).update(re.findall(rf"\b{variable}\.(\w+)", source))
    return out


def attacks(pattern: str) -> Iterator[str]:
    """Yield texts that repeat what a pattern is made of."""
    words = sorted(set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\\[pP]\{\w+\}|\\.", " ", pattern))))[:12]
    marks = sorted(set(re.sub(r"[\w\s\\]", "", pattern)))
    units = [
        "a",
        "A",
        "1",
        " ",
        "\n",
        "a ",
        "A ",
        "Ab ",
        "A.",
        "a.",
        "a-",
        "1,",
        "1 ",
        "a'",
        "a, ",
        "\u0301",
        "An't",
        "(Ab ",
    ]
    units += [*words, *(w + " " for w in words), *marks, *(m + " " for m in marks), *("a" + m for m in marks)]
    units += (
        ["A" + m for m in marks] + [m + n for m in marks[:6] for n in marks[:6]] + ["Ab, ", "Ab and ", "Ab 1"]
    )
    for unit in dict.fromkeys(units):
        for head, tail in (("", "\x00"), ("Ab ", "!")):
            yield head + "\x01" + unit + "\x02" + tail


def seconds(run: Any, text: str) -> float:
    """Return the CPU seconds of a call."""
    begin = time.process_time()
    run(text)
    return time.process_time() - begin


def grown(attack: str, size: int) -> str:
    """Write an attack out to a size."""
    head, _, rest = attack.partition("\x01")
    unit, _, tail = rest.partition("\x02")
    return head + unit * (size // len(unit)) + tail


def main() -> None:
    """Attack all patterns and print those that fail."""
    found = collect()
    applied = uses()
    n_bad = 0
    for (pattern, _, engine), compiled in sorted(found.items(), key=lambda x: x[0]):
        methods = applied.get(pattern) or {"search"}
        name = "match" if methods <= {"match", "fullmatch", "pattern", "flags"} else "search"
        run = getattr(compiled, name)
        worst = (0.0, 0.0, "")
        for attack in attacks(pattern):
            if seconds(run, grown(attack, SIZE // 4)) < ALLOWED / 64:
                continue  # even cubic growth stays below what is allowed
            half, whole = seconds(run, grown(attack, SIZE)), seconds(run, grown(attack, 2 * SIZE))
            if whole > worst[1]:
                worst = (half, whole, attack)
        if worst[1] > ALLOWED and worst[1] > 2.6 * worst[0]:
            n_bad += 1
            print(f"{engine} {name} {worst[0]:.3f} {worst[1]:.3f} s, {worst[2]!r}: {pattern[:160]!r}")
    print(f"{len(found)} patterns (engines apart), {n_bad} grow faster than their text")


if __name__ == "__main__":
    main()
