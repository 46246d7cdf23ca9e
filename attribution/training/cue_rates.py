"""Measure the rates of the cue lexicon in annotated news.

Lemmas, types, acts and polarities of ``lexicons/en/cues.tsv`` are set by hand; its frames and rates are counted here:
how often an occurrence of the cue in a frame is an annotated cue. Occurrences inside an outermost content do not
count where the corpus marks outermost statements only.

Run ``python -m attribution.training.cue_rates SEED.tsv OUT.tsv OUTERMOST.jsonl.gz... [--nested FILE.jsonl.gz ...]``.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attribution.lexicons.load import Row, parse
from attribution.lexicons.schemas import SCHEMAS
from attribution.statements.lexicon import CueLexicon, compile_cues
from attribution.statements.rules import readings
from attribution.statements.view import View
from attribution.text import read
from attribution.values.document import Document

__all__ = ["Rates", "articles_in", "count", "main", "write"]

Rates = dict[tuple[str, str], dict[str, list[float]]]
_SMOOTHING = 2.0


def count(
    lexicon: CueLexicon, articles: Iterable[tuple[Document, Any]], *, nested: bool, weight: float = 1.0
) -> Rates:
    """Count cues and occurrences by cue and frame.

    Args:
        lexicon: the cues, each with every frame it may have.
        articles: documents with their attributions (each with ``cue`` and ``content`` as lists of ``[start, end]``).
        nested: whether nested attributions are annotated too.
        weight: how much an occurrence counts.

    Returns:
        ``(cues, occurrences)`` as a list, by ``(lemma, type)`` and frame.
    """
    rates: Rates = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for document, attributions in articles:
        cue_of: dict[int, int] = {}
        held: dict[int, int] = {}
        for n, a in enumerate(attributions):
            for s, e in a["cue"]:
                for i in document.tokens_in(s, e):
                    cue_of[i] = n
            for s, e in a["content"]:
                for i in document.tokens_in(s, e):
                    held[i] = n
        for reading in readings(View(document), lexicon):
            hit = reading.head in cue_of
            if not hit and not nested and reading.head in held:
                continue
            cell = rates[reading.entry.lemma, reading.entry.type][reading.frame]
            cell[0] += weight * hit
            cell[1] += weight
    return rates


def write(path: Path, rows: Iterable[Row], rates: Rates, header: str) -> None:
    """Write a lexicon file with measured rates.

    Args:
        path: the file.
        rows: lemma, type, act and polarity of each cue.
        rates: what :func:`count` returned.
        header: comment lines, each with its ``#``.
    """
    by_frame: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for (_, kind), cells in rates.items():
        for frame, (hits, n) in cells.items():
            by_frame[kind, frame] += hits  # type: ignore[assignment]
            total[kind, frame] += n  # type: ignore[assignment]
    lines = [header.rstrip("\n"), "\t".join(SCHEMAS["cues"].columns)]
    for kind in ("verb", "noun", "adjective"):
        known = [
            (f, by_frame[k, f] / total[k, f]) for k, f in sorted(total) if k == kind and total[k, f] >= 20
        ]
        lines.append(
            "\t".join(("*", kind, "say", "affirmed", " ".join(f"{f}={x:.2f}" for f, x in known), "0.3"))
        )
    for row in rows:
        key = (str(row["lemma"]), str(row["type"]))
        if key[0] == "*":
            continue
        cells = rates.get(key, {})
        hits, n = sum(c[0] for c in cells.values()), sum(c[1] for c in cells.values())
        overall = hits / n if n else 0.0
        frames = []
        for frame, (h, m) in sorted(cells.items()):
            prior = by_frame[key[1], frame] / total[key[1], frame]
            if " " in key[0]:  # a lexicalised phrase is a cue unless the corpus says otherwise
                prior = overall = max(overall, 0.7)
            x = (h + _SMOOTHING * (0.5 * prior + 0.5 * overall)) / (m + _SMOOTHING)
            if m >= 1 and x >= 0.02:
                frames.append(f"{frame}={x:.2f}")
        prior_rate = 0.3 if " " not in key[0] else 0.95 if key[1] == "adposition" else 0.7
        rate = (hits + _SMOOTHING * prior_rate) / (n + _SMOOTHING)
        lines.append(
            "\t".join(
                (key[0], key[1], str(row["act"]), str(row["polarity"]), " ".join(frames), f"{rate:.2f}")
            )
        )
    path.write_text("\n".join(lines) + "\n", "utf-8")


def articles_in(path: str) -> Iterator[tuple[Document, Any]]:
    """Read the articles of a gzipped JSON-lines corpus, with their attributions."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            yield read(row["text"], id=row["id"]), row.get("attributions", row.get("statements"))


def main() -> None:
    """Count and write, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("outermost", nargs="*")
    parser.add_argument("--nested", nargs="*", default=[])
    parser.add_argument(
        "--weight", type=float, default=2.0, help="of an occurrence in a file with nested attributions"
    )
    args = parser.parse_args()
    text = args.seed.read_text("utf-8")
    rows = parse(text, SCHEMAS["cues"], str(args.seed))
    lexicon = compile_cues(rows)
    rates: Rates = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for path in (*args.outermost, *args.nested):
        nested = path in args.nested
        for key, cells in count(
            lexicon, articles_in(path), nested=nested, weight=args.weight if nested else 1.0
        ).items():
            for frame, (h, n) in cells.items():
                rates[key][frame][0] += h
                rates[key][frame][1] += n
    header = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    write(args.out, rows, rates, header)


if __name__ == "__main__":
    main()
