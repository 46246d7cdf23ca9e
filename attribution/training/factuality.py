"""Train the model of factuality.

Run ``python -m attribution.training.factuality --data FOLDER`` where the folder holds
``factuality/NAME.train.jsonl.gz`` for the sets ``uw``, ``meantime``, ``commitmentbank`` and ``uds_ih2``, one target a
line with ``text``, ``tokens``, ``target`` and ``label``. Each set trains one expert by ridge regression; a
logistic regression over the style of the texts mixes them. Needs the extra ``train``.
"""

import argparse
import gzip
import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from attribution.models.weights import save
from attribution.scores.factuality import EXPERTS, expected_value
from attribution.scores.factuality_features import event_features, load_ratings, style_features, view_event
from attribution.text import read
from attribution.values.document import Document

__all__ = ["Target", "main", "read_targets", "train"]

SETS = dict(zip(EXPERTS, ("uw", "meantime", "commitmentbank", "uds_ih2"), strict=True))
RIDGE = {"news": 30.0, "wikinews": 10.0, "talk": 30.0, "web": 60.0}
# News is what the library reads: where the style leaves it open, the experts on news speak louder.
PRIOR = {"news": 6.0, "wikinews": 6.0, "talk": 1.0, "web": 1.0}
# The set of Wikinews is small: its expert also sees the other news, with this weight a target.
BORROWED = {"wikinews": ("news", 0.15)}
_STYLE_C = 0.1
_MIN_EVENT, _MIN_STYLE = 2, 4
_LOG = logging.getLogger(__name__)


@frozen(slots=True)
class Target:
    """One annotated event: the text, the characters of the event, the label in [-3, 3]."""

    text: str
    start: int
    end: int
    label: float


def read_targets(path: Path) -> Iterator[Target]:
    """Read annotated events from a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            i, j = row["target"]
            start = sum(len(t) + 1 for t in row["tokens"][:i])
            yield Target(row["text"], start, start + len(" ".join(row["tokens"][i:j])), float(row["label"]))


def _matrix(rows: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> Any:
    columns: list[int] = []
    bounds = [0]
    for row in rows:
        columns += [vocabulary[f] for f in row if f in vocabulary]
        bounds.append(len(columns))
    return sparse.csr_matrix((np.ones(len(columns)), columns, bounds), shape=(len(rows), len(vocabulary)))


def _vocabulary(rows: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    counts = Counter(f for row in rows for f in row)
    return {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= least))}


def _featurize(targets: Sequence[Target], documents: dict[str, Document]) -> list[list[str]]:
    ratings = load_ratings()
    out = []
    for t in targets:
        if t.text not in documents:
            documents[t.text] = read(t.text)
        document = documents[t.text]
        view = view_event(document, document.tokens_in(t.start, t.end))
        out.append(list(dict.fromkeys(event_features(document, view, ratings))))
    return out


def train(folder: Path, smallest: float) -> tuple[dict[str, dict[int, float]], dict[str, Any]]:
    """Train experts and style.

    Args:
        folder: with the train (and dev) files.
        smallest: weights below this, in units of the label's scale, are dropped.

    Returns:
        Rows for :func:`attribution.models.weights.save`, and the correlation and mean absolute error on each dev set.
    """
    targets = {e: list(read_targets(folder / f"{SETS[e]}.train.jsonl.gz")) for e in EXPERTS}
    documents: dict[str, Document] = {}
    events = {e: _featurize(ts, documents) for e, ts in targets.items()}
    vocabulary = _vocabulary([r for rows in events.values() for r in rows], _MIN_EVENT)
    rows: dict[str, dict[int, float]] = {}
    names = list(vocabulary)
    for n, e in enumerate(EXPERTS):
        x = _matrix(events[e], vocabulary)
        labels, weights = [t.label for t in targets[e]], [1.0] * len(targets[e])
        if e in BORROWED:
            other, share = BORROWED[e]
            x = sparse.vstack([x, _matrix(events[other], vocabulary)]).tocsr()
            labels += [t.label for t in targets[other]]
            weights += [share] * len(targets[other])
        fitted = Ridge(alpha=RIDGE[e]).fit(x, np.array(labels), sample_weight=np.array(weights))
        _LOG.info("%s: %d targets", e, x.shape[0])
        for name, w in zip(names, fitted.coef_, strict=True):
            if abs(w) >= smallest:
                rows.setdefault(name, {})[n] = float(w)
        bias = rows.setdefault("bias", {})
        bias[n] = bias.get(n, 0.0) + float(fitted.intercept_)
    texts = {e: list(dict.fromkeys(t.text for t in ts)) for e, ts in targets.items()}
    styles = [style_features(documents[t]) for e in EXPERTS for t in texts[e]]
    style_names = _vocabulary(styles, _MIN_STYLE)
    y = np.concatenate([np.full(len(texts[e]), n) for n, e in enumerate(EXPERTS)])
    gate = LogisticRegression(C=_STYLE_C, max_iter=60, class_weight="balanced").fit(
        _matrix(styles, style_names), y
    )
    for n, e in enumerate(EXPERTS):
        for name, w in zip(style_names, gate.coef_[n], strict=True):
            if abs(w) >= smallest:
                rows.setdefault(name, {})[len(EXPERTS) + n] = float(w)
        bias = rows.setdefault("bias", {})
        bias[len(EXPERTS) + n] = bias.get(len(EXPERTS) + n, 0.0) + float(
            gate.intercept_[n] + np.log(PRIOR[e])
        )
    return rows, _scores(folder, rows)


def _scores(folder: Path, rows: dict[str, dict[int, float]]) -> dict[str, Any]:
    """Measure the weights on the dev sets."""
    out: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    for e, name in SETS.items():
        path = folder / f"{name}.dev.jsonl.gz"
        if not path.is_file():
            continue
        targets = list(read_targets(path))
        found = []
        for t, features in zip(targets, _featurize(targets, documents), strict=True):
            sums = [0.0] * 2 * len(EXPERTS)
            for f in (*features, *style_features(documents[t.text])):
                if f != "bias":
                    for c, w in rows.get(f, {}).items():
                        sums[c] += w
            for c, w in rows["bias"].items():
                sums[c] += w
            value = expected_value(sums[: len(EXPERTS)], sums[len(EXPERTS) :])
            found.append(min(max(value, -3.0), 3.0))
        gold = np.array([t.label for t in targets])
        out[name] = {
            "expert": e,
            "n": len(gold),
            "pearson_r": round(float(np.corrcoef(found, gold)[0, 1]), 4),
            "mae": round(float(np.abs(np.array(found) - gold).mean()), 4),
        }
        _LOG.info("%s: %s", name, out[name])
    return out


def main(arguments: list[str] | None = None) -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds factuality/")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[1] / "models" / "en" / "factuality.weights"
    )
    parser.add_argument("--smallest", type=float, default=0.01, help="drop weights below this")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows, dev = train(options.data / "factuality", options.smallest)
    labels = [*EXPERTS, *(f"style:{e}" for e in EXPERTS)]
    meta = {"task": "factuality", "sets": SETS, "ridge": RIDGE, "prior": PRIOR, "dev": dev}
    save(options.out, "factuality", labels, rows, meta)


if __name__ == "__main__":
    main()
