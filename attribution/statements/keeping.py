"""Decide which candidates are kept: how sure are the learned model and the rules together?

A candidate comes with its evidence: the learned model's confidence, the rules' probability, whether it stands inside
another content, and what the rules see around its cue. A logistic regression joins them
(``models/en/keeping.json``, fitted by ``training.keeping`` on articles that the learned models had not seen).
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import exp, isfinite, log
from pathlib import Path

from attrs import frozen

from attribution.errors import ModelFileError
from attribution.statements.candidate import Candidate
from attribution.statements.phrases import FINITE
from attribution.statements.reading import Reading
from attribution.statements.view import View

__all__ = ["Evidence", "Keeper", "evidence_features", "load_keeper"]


@frozen(slots=True)
class Evidence:
    """What is known of a candidate.

    Attributes:
        candidate: the candidate, edges as they will be.
        is_inside: whether it stands inside the content of a statement that is kept.
        learned: the learned model's confidence, 0 where only the rules found it.
        reading: what the rules see at its cue, or None.
        p: the rules' probability, 0 without a reading.
        names: features of the reading, see ``contexts``.
    """

    candidate: Candidate
    is_inside: bool
    learned: float
    reading: Reading | None
    p: float
    names: Sequence[str]


@frozen(slots=True, eq=False)
class Keeper:
    """A logistic regression over evidence.

    Attributes:
        weights: by feature.
    """

    weights: Mapping[str, float]

    def probability(self, view: View, evidence: Evidence) -> float:
        """Return the probability that a candidate is a statement with the right source and content."""
        weights = self.weights
        score = weights.get("bias", 0.0)
        for name, value in evidence_features(view, evidence):
            if name in weights:
                score += weights[name] * value
        return 1.0 / (1.0 + exp(-max(score, -700.0)))


def evidence_features(view: View, e: Evidence) -> list[tuple[str, float]]:
    """List the features of a candidate with their values.

    Args:
        view: the document.
        e: its evidence.
    """
    reading, candidate = e.reading, e.candidate
    kind = ("in" if e.is_inside else "out") + ("+" if e.learned and reading else "m" if e.learned else "r")
    out = [("kind:" + kind, 1.0)]
    if e.learned:
        out.append(("learned:" + kind, _logit(e.learned)))
    if reading is not None:
        out.append(("rules:" + kind, _logit(e.p)))
        frame, entry = reading.frame, reading.entry
        out += [
            (kind + ":frame:" + entry.type + ":" + frame, 1.0),
            (kind + ":act:" + entry.act, 1.0),
            ("lemma:" + entry.lemma, 1.0),
            ("lemma:" + entry.lemma + ":" + frame, 1.0),
        ]
        out += [(name, 1.0) for name in e.names]
    cue, content = candidate.cue, candidate.content
    size = sum(b - a for a, b in content)
    level = 1 if size < 2 else 2 if size < 4 else 3 if size < 8 else 4 if size < 16 else 5 if size < 32 else 6
    out.append((f"{kind}:size:{level}", 1.0))
    out.append((f"{kind}:source:{_source_kind(view, candidate)}", 1.0))
    if cue:
        first, last = cue[0]
        out.append((f"{kind}:cue:{min(4, last - first)}:{view.tags[last - 1][:2]}", 1.0))
        head = next((i for i in range(last - 1, first - 1, -1) if view.tags[i][0] in "VNJ"), last - 1)
        out.append((f"head:{view.lemmas[head].lower()}/{view.tags[head][0]}", 1.0))
        quotation = view.quote_of[first]
        where = "plain" if quotation < 0 else "spoken" if view.speech[quotation] else "scare"
        out.append((f"{kind}:where:{where}", 1.0))
        if content[0][0] >= last:
            gap = content[0][0] - last
            out.append((f"{kind}:gap:{min(gap, 3)}", 1.0))
            out.append((f"{kind}:begins:{view.tags[content[0][0]]}", 1.0))
        else:
            out.append((f"{kind}:before", 1.0))
    a, b = content[-1]
    if not any(t in FINITE for t in view.tags[content[0][0] : b]):
        out.append((kind + ":verbless", 1.0))
    if len(content) > 1:
        out.append((kind + ":split", 1.0))
    if a in view.opening or content[0][0] in view.opening:
        out.append((kind + ":quoted", 1.0))
    return out


def _source_kind(view: View, candidate: Candidate) -> str:
    """Return a class for a candidate's source."""
    if not candidate.source:
        return "none"
    a, b = candidate.source[0]
    if b - a == 1:
        low, tag = view.lows[a], view.tags[a]
        if tag == "PRP":
            return low if low in ("i", "we", "it", "you") else "third"
        if tag in ("WP", "WDT", "DT", "IN"):
            return "relative"
    tags = view.tags[a:b]
    return "name" if "NNP" in tags or "NNPS" in tags else "noun" if "NN" in tags or "NNS" in tags else "other"


def _logit(p: float) -> float:
    """Return the log odds of a probability, cut at 1 and 99 percent."""
    x = min(0.99, max(0.01, p))
    return log(x / (1.0 - x))


@lru_cache(maxsize=4)
def load_keeper(folder: Path | None = None) -> Keeper:
    """Load the weights.

    Args:
        folder: a user's model folder, or None for the shipped one.

    Raises:
        ModelFileError: if the file cannot be read or holds no weights.
    """
    path = folder / "keeping.json" if folder is not None else None
    if path is None or not path.is_file():
        shipped = resources.files("attribution.models").joinpath("en", "keeping.json")
        return _keeper(shipped.read_text("utf-8"), "keeping.json")
    try:
        return _keeper(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as e:
        raise ModelFileError(f"cannot be read: {e}", file=str(path), code="M205") from e


def _keeper(text: str, name: str) -> Keeper:
    """Read the weights from JSON."""
    try:
        weights = {str(k): float(v) for k, v in json.loads(text)["weights"].items()}
        if not all(map(isfinite, weights.values())):
            raise ValueError("a weight is not finite")
        return Keeper(weights)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as e:
        raise ModelFileError(f"damaged: {e!r}", file=name, code="M203") from e
