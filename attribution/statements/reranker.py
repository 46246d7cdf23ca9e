"""Choose among the best readings of a cue, and say how sure the choice is.

The sequence models see a few tokens at a time. Their best readings are ranked again by a log-linear model
over whole spans, as Collins and Koo (2005, "Discriminative reranking for natural language parsing",
Computational Linguistics 31) do for parses; a logistic model on top turns the evidence of all stages into a
probability that the statement is right.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, log
from pathlib import Path

from attrs import frozen

from attribution.errors import ModelFileError
from attribution.models.weights import read
from attribution.statements.features import Columns, distance
from attribution.statements.labels import ROLE_LABELS, decode
from attribution.statements.role_features import CueView
from attribution.statements.span_features import content_keys, source_keys

__all__ = [
    "Choice",
    "Reading",
    "Reranker",
    "choose",
    "confidence_keys",
    "load_reranker",
    "readings_of",
]

RERANKER_LABELS = ("reading", "confidence")
#: How many readings are looked at, and how many nats below the best one they may be.
N_READINGS = 8
WITHIN = 4.0

Range = tuple[int, int]


@frozen(slots=True)
class Reading:
    """One way to read a cue.

    Attributes:
        source: token ranges of the source.
        content: token ranges of the content.
        loss: how many nats below the best reading the sequence model sees it.
    """

    source: tuple[Range, ...]
    content: tuple[Range, ...]
    loss: float


@frozen(slots=True, eq=False)
class Reranker:
    """Weights of features for the choice of a reading and for its confidence."""

    reading: dict[str, float]
    confidence: dict[str, float]


@frozen(slots=True)
class Choice:
    """The chosen reading of a cue.

    Attributes:
        reading: the reading.
        share: its probability among the readings looked at.
        confidence: probability that the statement is right.
    """

    reading: Reading
    share: float
    confidence: float


@lru_cache(maxsize=4)
def load_reranker(folder: Path | None = None) -> Reranker:
    """Load the re-ranker, from the user's folder where it has one."""
    weights = read("reranker", folder)
    if weights.labels != RERANKER_LABELS:
        raise ModelFileError(
            f"labels {weights.labels} instead of {RERANKER_LABELS}",
            file="reranker",
            code="M302",
        )
    tables: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for feature, label, value in weights.cells():
        tables[label][feature] = value
    return Reranker(*tables)


def readings_of(paths: Iterable[tuple[int, Sequence[int]]], scale: float, offset: int) -> list[Reading]:
    """Turn label sequences of the role model into different readings.

    Args:
        paths: scores and labels, best first.
        scale: nats for one unit of score.
        offset: number of the first token.

    Returns:
        Readings in the same order, the first of each kind.
    """
    out: dict[tuple[tuple[Range, ...], tuple[Range, ...]], Reading] = {}
    best: int | None = None
    for score, path in paths:
        best = score if best is None else best
        roles = decode(path, ROLE_LABELS, offset)
        key = tuple(roles.get("S", ())), tuple(roles.get("C", ()))
        if key not in out:
            out[key] = Reading(*key, (best - score) * scale)
    return list(out.values())


def _logit(p: float) -> float:
    p = min(max(p, 0.005), 0.995)
    return log(p / (1 - p))


def confidence_keys(
    c: Columns, view: CueView, reading: Reading, cue: float, share: float
) -> list[tuple[str, float]]:
    """List the features of a chosen reading that tell whether it is right, with their values."""
    n = sum(b - a for a, b in reading.content)
    source = "0" if not reading.source else "1"
    main = (
        c.rates[view.last - 1] if view.last - view.first == 1 else "x" + max(c.rates[view.first : view.last])
    )
    side = "-" if not reading.content else "l" if reading.content[0][1] <= view.first else "r"
    quoted = "q" if any("b" in c.quotes[a:b] or "e" in c.quotes[a:b] for a, b in reading.content) else "-"
    inside = "i" if view.quotation >= 0 else "o"
    return [
        ("=1", 1.0), ("=cue", _logit(cue)), ("=share", _logit(share)), ("=loss", min(reading.loss, 4.0)),
        (f"ks{source}", 1.0), (f"ks{source}{view.act}", 1.0), (f"kr{main}", 1.0), (f"ka{view.act}", 1.0),
        (f"kk{view.kind}", 1.0), (f"kn{distance(n)}", 1.0), (f"ko{side}{quoted}{source}", 1.0), (f"kq{inside}{quoted}", 1.0),
        (f"kp{view.place}{side}", 1.0), (f"kc{int(cue * 10)}{inside}", 1.0), (f"kl{view.lemma}", 1.0),
    ]  # fmt: skip


def choose(
    model: Reranker,
    c: Columns,
    view: CueView,
    cue: float,
    readings: Sequence[Reading],
    lo: int,
    hi: int,
    others: Sequence[str],
) -> Choice:
    """Choose a reading of a cue.

    Args:
        model: the re-ranker.
        c: the document's columns.
        view: the cue.
        cue: probability of the cue.
        readings: at least one.
        lo: first token of the cue's window.
        hi: one past its last token.
        others: where other cues are.

    Returns:
        The best reading with its share and confidence.
    """
    get = model.reading.get
    by_loss = get("=loss", 1.0)
    scores = []
    if len(readings) == 1:
        best, share = 0, 1.0
    else:
        # Readings of one cue often share their source.
        by_source: dict[tuple[Range, ...], float] = {}
        for r in readings:
            of_source = by_source.get(r.source)
            if of_source is None:
                of_source = sum([get(k, 0.0) for k in source_keys(c, view, r.source, lo, hi)])
                by_source[r.source] = of_source
            keys = content_keys(c, view, r.content, r.source, lo, hi, others)
            scores.append(of_source + sum([get(k, 0.0) for k in keys]) - by_loss * r.loss)
        top = max(scores)
        best = scores.index(top)
        share = 1.0 / sum(exp(s - top) for s in scores)
    weigh = model.confidence.get
    evidence = sum(weigh(k, 0.0) * v for k, v in confidence_keys(c, view, readings[best], cue, share))
    return Choice(readings[best], share, 1.0 / (1.0 + exp(-max(min(evidence, 30.0), -30.0))))
