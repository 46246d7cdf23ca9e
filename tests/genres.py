"""Measure extraction on the short articles of fourteen genres under ``tests/data/genres``.

    python tests/genres.py                      # the dev half, all genres together
    python tests/genres.py --by-genre           # a line for each genre
    python tests/genres.py --split test         # the half that nobody tunes to
    python tests/genres.py --errors agency-1    # what was missed and what was invented in an article (dev only)
    python tests/genres.py --command "attribution"   # through the command line instead of in this process
    python tests/genres.py --agreement --by-genre    # a second annotator against the first one

Scores are F in percent over statements, nested ones included. Gold and found statements are paired one to one, best pairs
first, when their cues overlap (and their contents too) or their contents share at least half of their words:

* relaxed: pairs whose contents have a Jaccard index of words of at least 0.5;
* source: those of them that agree on the source (overlapping words, or none on both sides);
* exact: cue, source and content cover exactly the same words;
* cue: the same words in the cue;
* nested: of the relaxed pairs, how many agree whether the statement stands inside another one (accuracy);
* name, type, polarity, reported, status: share of all gold statements that were found with the right value.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

DATA = pathlib.Path(__file__).parent / "data" / "genres"
WORD = re.compile(r"\w+")
ANY = re.compile(r"\w+|[^\w\s]")
ROLES = ("source", "cue", "content")
COLUMNS = ("relaxed", "source", "exact", "cue", "nested", "name", "type", "polarity", "reported", "status")

Row = dict[str, Any]


class Roles(NamedTuple):
    """One statement as sets of token numbers, and the values that go with it."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    marks: frozenset[int]
    values: Mapping[str, Any]


def read_genres(split: str) -> list[Row]:
    """Read the articles of ``split`` ("dev" or "test"), in file order."""
    with open(DATA / f"{split}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_second() -> dict[str, list[Row]]:
    """Read the statements of the second annotator, by article."""
    with open(DATA / "second.jsonl", encoding="utf-8") as file:
        return {row["id"]: row["statements"] for row in map(json.loads, file)}


def from_report(report: Row) -> list[Row]:
    """Turn a report into statements in the form of the gold file."""
    names = {s["id"]: (s["name"], s["type"]) for s in report["sources"]}
    status = {c["id"]: c["verification"]["status"] for c in report["claims"]}
    out = []
    for s in report["statements"]:
        name, kind = names.get(s["source"]["id"], (None, None))
        row: Row = {r: [[p["start"], p["end"]] for p in s[r]["spans"]] for r in ROLES}
        row |= {"id": s["id"], "nested_in": s["nested_in"], "name": name, "type": kind}
        row |= {"polarity": s["polarity"], "reported": s["reported"], "status": status.get(s["claim"])}
        out.append(row)
    return out


def run_reports(rows: Iterable[Row], command: str | None) -> dict[str, Row]:
    """Analyse the texts, in this process or through ``command``; reports by id."""
    items = [{"id": r["id"], "text": r["text"]} for r in rows]
    if command is None:
        from attribution import analyze

        return {i["id"]: analyze(i["text"], id=i["id"]).to_dict() for i in items}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "in.jsonl"
        path.write_text("".join(json.dumps(i) + "\n" for i in items), encoding="utf-8")
        args = [*shlex.split(command), "analyze", str(path), "--format", "jsonl"]
        done = subprocess.run(args, capture_output=True, check=False)
    got = {}
    for line in done.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        if "error" not in row:
            got[row["id"]] = row
    if len(got) < len(items):
        sys.stderr.write(
            f"{len(got)} reports for {len(items)} texts\n{done.stderr.decode(errors='replace')[-1500:]}\n"
        )
    return got


def to_roles(text: str, statements: Iterable[Row]) -> list[Roles]:
    """Turn spans into sets of word numbers; ``marks`` are the cue's tokens with punctuation."""
    tokens = [(m.start(), m.end(), bool(WORD.match(m.group()))) for m in ANY.finditer(text)]

    def cover(spans: list[list[int]], words_only: bool) -> frozenset[int]:
        return frozenset(
            i
            for i, (a, b, is_word) in enumerate(tokens)
            if (is_word or not words_only) and any(a < e and s < b for s, e in spans)
        )

    return [Roles(*(cover(s[r], True) for r in ROLES), cover(s["cue"], False), s) for s in statements]


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the Jaccard index; two empty sets are equal."""
    return len(a & b) / len(a | b) if a or b else 1.0


def pair(gold: list[Roles], found: list[Roles]) -> list[tuple[int, int]]:
    """Pair gold and found statements one to one, best first."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            share = jaccard(g.content, p.content)
            same_cue = bool(g.cue & p.cue) or (not g.cue and bool(g.marks & p.marks))
            if share >= 0.5 or (same_cue and share > 0):
                options.append((share + 0.5 * same_cue + 0.25 * jaccard(g.source, p.source), -i, -j))
    left, right, out = set(), set(), []
    for _, i, j in sorted(options, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((-i, -j))
    return out


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two canonical names agree, articles and case aside; the longer may add a role or first name."""
    if not a or not b:
        return not a and not b
    x, y = (set(WORD.findall(n.casefold())) - {"the", "a", "an", "s"} for n in (a, b))
    return bool(x and y) and (x <= y or y <= x)


def count(gold: list[Roles], found: list[Roles]) -> collections.Counter[str]:
    """Count what the scores need in one article."""
    n: collections.Counter[str] = collections.Counter(gold=len(gold), found=len(found))
    for g, p in ((gold[i], found[j]) for i, j in pair(gold, found)):
        n["cue"] += g.cue == p.cue and g.marks == p.marks if not g.cue else g.cue == p.cue
        if jaccard(g.content, p.content) < 0.5:
            continue
        n["relaxed"] += 1
        n["source"] += (not g.source and not p.source) or bool(g.source & p.source)
        n["exact"] += g[:3] == p[:3]
        n["nested"] += bool(g.values["nested_in"]) == bool(p.values["nested_in"])
        n["name"] += same_name(g.values["name"], p.values["name"])
        for key in ("type", "polarity", "reported", "status"):
            n[key] += g.values[key] == p.values[key]
    return n


def score(n: Mapping[str, int]) -> dict[str, float]:
    """Turn counts into percentages, in the order of ``COLUMNS``."""
    total = n["gold"] + n["found"]
    out = {}
    for key in COLUMNS:
        if key in ("relaxed", "source", "exact", "cue"):
            out[key] = 200 * n[key] / total if total else 100.0
        else:
            base = n["relaxed"] if key == "nested" else n["gold"]
            out[key] = 100 * n[key] / base if base else 0.0
    return out


def measure(rows: Iterable[Row], found: Mapping[str, list[Row]]) -> dict[str, collections.Counter[str]]:
    """Count by genre what was found in each article; "all" holds the sum."""
    out: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row in rows:
        roles = to_roles(row["text"], found.get(row["id"], ()))
        n = count(to_roles(row["text"], row["statements"]), roles)
        out[row["genre"]] += n
        out["all"] += n
    return out


def show_errors(row: Row, report: Row) -> str:
    """List the gold statements that were missed or differ, and the found ones without a partner."""
    text = row["text"]

    def line(s: Row) -> str:
        parts = [" ... ".join(text[a:b].replace("\n", " ") for a, b in s[r]) or "-" for r in ROLES]
        return f"{parts[0]} | {parts[1]} | {parts[2]}" + (" (nested)" if s["nested_in"] else "")

    gold, found = to_roles(text, row["statements"]), to_roles(text, from_report(report))
    pairs = pair(gold, found)
    out = [f"== {row['id']}"]
    for i, j in sorted(pairs):
        if gold[i][:3] != found[j][:3]:
            out += [f"  gold   {line(dict(gold[i].values))}", f"  found  {line(dict(found[j].values))}", ""]
    out += [f"  MISSED {line(dict(g.values))}" for i, g in enumerate(gold) if i not in {a for a, _ in pairs}]
    out += [f"  EXTRA  {line(dict(p.values))}" for j, p in enumerate(found) if j not in {b for _, b in pairs}]
    return "\n".join(out)


def main(argv: list[str] | None = None) -> int:
    """Print the scores; status 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--by-genre", action="store_true", help="a line for each genre")
    parser.add_argument("--command", help="run this command instead of the library in this process")
    parser.add_argument(
        "--errors", metavar="ID", nargs="*", help="list errors of these dev articles (none: all)"
    )
    parser.add_argument(
        "--agreement", action="store_true", help="compare a second annotator with the first, not the library"
    )
    args = parser.parse_args(argv)
    rows = read_genres(args.split)
    if args.errors is not None:
        if args.split == "test":
            parser.error("errors of the test half are not to be looked at")
        rows = [r for r in rows if not args.errors or r["id"] in args.errors]
    if args.agreement:
        found = read_second()
    else:
        reports = run_reports(rows, args.command)
        found = {id: from_report(report) for id, report in reports.items()}
        if args.errors is not None:
            print("\n".join(show_errors(r, reports[r["id"]]) for r in rows if r["id"] in reports))
    counts = measure(rows, found)
    print(f"{'genre':12}{'gold':>6}{'found':>6}" + "".join(f"{c:>9}" for c in COLUMNS))
    genres = [g for g in counts if g != "all"] if args.by_genre else []
    for genre in [*sorted(genres), "all"]:
        n = counts[genre]
        cells = "".join(f"{v:9.1f}" for v in score(n).values())
        print(f"{genre:12}{n['gold']:6}{n['found']:6}{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
