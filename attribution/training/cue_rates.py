"""Measure the rates of the cue lexicon in annotated news.

Lemmas, types, acts and polarities of ``lexicons/en/cues.tsv`` are set by hand; its frames and rates are counted here:
how often an occurrence of the cue in a frame is an annotated cue. Occurrences inside an outermost content do not
count where the corpus marks outermost statements only.

The command is :mod:`attribution.training.cue_lexicon`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attribution.lexicons.load import Row
from attribution.lexicons.schemas import SCHEMAS
from attribution.statements.lexicon import CueLexicon
from attribution.statements.rules import readings
from attribution.statements.view import View
from attribution.values.document import Document

__all__ = ["Rates", "count", "write"]

Rates = dict[tuple[str, str], dict[str, list[float]]]
_SMOOTHING = 3.0  # occurrences that the usual rate counts for
_CAP = 10.0  # occurrences of one cue that count for the usual rate


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
    kept = [row for row in rows if not str(row["lemma"]).startswith("*")]
    act_of = {(str(r["lemma"]), str(r["type"])): str(r["act"]) for r in kept}
    prior = _priors(rates, act_of)
    lines = [header.rstrip("\n"), "\t".join(SCHEMAS["cues"].columns)]
    for kind, act in sorted({(k, a) for k, a, _ in prior if a}):
        frames = " ".join(
            f"{f}={x:.2f}" for (k, a, f), x in sorted(prior.items()) if (k, a) == (kind, act) and f
        )
        lines.append("\t".join((f"*{act}", kind, act, "affirmed", frames, f"{prior[kind, act, '']:.2f}")))
    for row in kept:
        lemma, kind = str(row["lemma"]), str(row["type"])
        cells = rates.get((lemma, kind), {})
        hits, n = sum(c[0] for c in cells.values()), sum(c[1] for c in cells.values())
        act = str(row["act"])
        usual = prior.get((kind, act, ""), 0.3)
        if " " in lemma:  # a lexicalised phrase is a cue unless the corpus says otherwise
            usual = 0.95 if kind == "adposition" else 0.7
        rate = (hits + _SMOOTHING * usual) / (n + _SMOOTHING)
        shown: list[str] = []
        for frame, (h, m) in sorted(cells.items()):
            expected = 0.5 * rate + 0.5 * prior.get((kind, act, frame), prior.get((kind, "", frame), usual))
            if " " in lemma:
                expected = max(expected, 0.7)
            x = (h + _SMOOTHING * expected) / (m + _SMOOTHING)
            if m >= 1 and x >= 0.02:
                shown.append(f"{frame}={x:.2f}")
        fields = (lemma, kind, act, str(row["polarity"]), " ".join(shown), f"{rate:.2f}")
        lines.append("\t".join(fields))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _priors(rates: Rates, act_of: Mapping[tuple[str, str], str]) -> dict[tuple[str, str, str], float]:
    """Return the usual rate by (type, act, frame), by (type, "", frame) and by (type, act, ""), frequent cues capped."""
    cells: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (lemma, kind), frames in rates.items():
        act = act_of.get((lemma, kind), "")
        for frame, (h, m) in frames.items():
            share = min(1.0, _CAP / m)
            for key in ((kind, act, frame), (kind, "", frame), (kind, act, "")):
                cells[key][0] += h * share
                cells[key][1] += m * share
    out: dict[tuple[str, str, str], float] = {}
    for (kind, act, frame), (h, m) in cells.items():
        general = cells[kind, "", frame] if act and frame else [0.3, 1.0]
        usual = general[0] / general[1]
        out[kind, act, frame] = (h + 5.0 * usual) / (m + 5.0)
    return out
