"""Set the commitment values of the cue lexicon from measured veridicality ratings.

Run ``python -m attribution.training.commitment --data FOLDER`` where the folder holds
``factuality/megaveridicality.tsv`` (columns verb, frame, polarity, veridicality in [-3, 3]).

References:
    Aaron Steven White and Kyle Rawlins, "The Role of Veridicality and Factivity in Clause Selection", NELS 48, 2018.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean

__all__ = ["pooled", "ratings", "rewrite"]

_FRAMES = {"that": 1.0, "was_that": 1.0, "np_to_do": 0.5, "to_do": 0.5}
_HEARSAY = 0.0  # half way between "for" and "against": the writer passes it on without a speaker
_JUDGED = ("manner",)


def ratings(path: Path) -> dict[str, float]:
    """Read the mean affirmative veridicality of each verb, in [-1, 1].

    Args:
        path: the table of ratings.

    Returns:
        Verb to mean rating, over its that-clauses, and over its infinitives where it takes no that-clause.
    """
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["polarity"] == "positive" and row["frame"] in _FRAMES:
                found[row["verb"]][row["frame"]].append(float(row["veridicality"]) / 3)
    out = {}
    for verb, frames in found.items():
        clauses = [x for f in ("that", "was_that") for x in frames.get(f, ())]
        out[verb] = fmean(clauses or [x for xs in frames.values() for x in xs])
    return out


def pooled(
    groups: Mapping[str, str], rated: Mapping[str, float], weights: Mapping[str, float]
) -> dict[str, float]:
    """Pull each lemma's rating half way towards the mean of its group; one value for all neutral lemmas.

    Args:
        groups: lemma to group.
        rated: lemma to rating, for those that have one.
        weights: lemma to its frequency as a cue; the neutral mean is weighted by it.

    Returns:
        A value for every lemma of every group that has a rated member.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for lemma, group in groups.items():
        if lemma in rated:
            members[group].append(lemma)
    means = {g: fmean(rated[m] for m in ms) for g, ms in members.items()}
    if neutral := members.get("neutral"):
        total = sum(weights.get(m, 1.0) for m in neutral)
        means["neutral"] = sum(rated[m] * weights.get(m, 1.0) for m in neutral) / total
    out = {}
    for lemma, group in groups.items():
        if group in means:
            own = rated.get(lemma)
            out[lemma] = means[group] if group == "neutral" or own is None else (own + means[group]) / 2
    return out


def rewrite(lines: Iterable[str], rated: Mapping[str, float], weights: Mapping[str, float]) -> list[str]:
    """Return the lines of the lexicon with new values in the column ``commitment``."""
    lines = list(lines)
    rows = {n: line.split("\t") for n, line in enumerate(lines) if line.strip() and not line.startswith("#")}
    del rows[min(rows)]
    values = pooled({r[0]: r[2] for r in rows.values() if r[1] not in _JUDGED}, rated, weights)
    for n, row in rows.items():
        if row[1] in _JUDGED:
            continue
        row[3] = f"{_HEARSAY if row[2] == 'hearsay' else values.get(row[0], 0.0):.2f}"
        lines[n] = "\t".join(row)
    return lines


def main(arguments: list[str] | None = None) -> None:
    """Rewrite the shipped lexicon in place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with factuality/ and lexical/")
    options = parser.parse_args(arguments)
    with (options.data / "lexical" / "polnear_train_cue_verbs.tsv").open(
        encoding="utf-8", newline=""
    ) as rows:
        weights = {r["verb"]: float(r["count"]) for r in csv.DictReader(rows, delimiter="\t")}
    path = Path(__file__).parents[1] / "lexicons" / "en" / "commitment.tsv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(rewrite(lines, ratings(options.data / "factuality" / "megaveridicality.tsv"), weights)),
        "utf-8",
    )


if __name__ == "__main__":
    main()
