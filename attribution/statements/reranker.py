"""Choose among the best readings of a cue, and say how sure the choice is.

The sequence models see a few tokens at a time. Their best readings are ranked again by a log-linear model
over whole spans, as Collins and Koo (2005, "Discriminative reranking for natural language parsing",
Computational Linguistics 31) do for parses; a logistic model on top turns the evidence of all stages into a
probability that the statement is right.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, log
from operator import mul
from pathlib import Path

from attrs import frozen

from attribution.errors import ModelFileError
from attribution.models.weights import read
from attribution.statements.candidate import Range
from attribution.statements.features import Columns, distance
from attribution.statements.labels import ROLE_LABELS, decode
from attribution.statements.role_features import CueView
from attribution.statements.span_features import content_keys, source_keys, span_keys

__all__ = [
    "EVIDENCE",
    "Choice",
    "Reading",
    "Reranker",
    "choose",
    "confidence_keys",
    "evidence_of",
    "load_reranker",
    "readings_of",
]

RERANKER_LABELS = ("reading", "confidence")
#: What the sequence model says of a reading, by :func:`evidence_of`, and what it weighs without training.
EVIDENCE = {"=loss": 1.0, "=content": 0.0, "=begin": 0.0}
#: How many readings are looked at, and how many nats below the best one they may be.
N_READINGS = 8
WITHIN = 4.0


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


def evidence_of(readings: Sequence[Reading]) -> list[tuple[float, ...]]:
    """Return what the sequence model says of each reading.

    The probability of a content is spread over readings that differ in the source only; so the readings with the
    same content, and with a content that begins at the same token, are added up.

    Args:
        readings: of one cue.

    Returns:
        For each reading the values of :data:`EVIDENCE`: log probability less that of the best one, log share of all
        readings with the same content, and of all whose content begins at the same token.
    """
    contents: dict[tuple[Range, ...], float] = {}
    begins: dict[int, float] = {}
    total = 0.0
    for r in readings:
        p = exp(-r.loss)
        total += p
        contents[r.content] = contents.get(r.content, 0.0) + p
        begin = r.content[0][0] if r.content else -1
        begins[begin] = begins.get(begin, 0.0) + p
    return [
        (-r.loss, log(contents[r.content] / total), log(begins[r.content[0][0] if r.content else -1] / total))
        for r in readings
    ]


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
    weigh = [get(name, default) for name, default in EVIDENCE.items()]
    scores = []
    if len(readings) == 1:
        best, share = 0, 1.0
    else:
        # Readings of one cue often share their source, or spans of their content.
        by_source: dict[tuple[Range, ...], float] = {}
        by_span: dict[tuple[Range, int], float] = {}
        for r, values in zip(readings, evidence_of(readings), strict=True):
            of_source = by_source.get(r.source)
            if of_source is None:
                of_source = sum([get(k, 0.0) for k in source_keys(c, view, r.source, lo, hi)])
                by_source[r.source] = of_source
            total = of_source + sum(map(mul, weigh, values))
            n_spans = len(r.content)
            for span in r.content:
                of_span = by_span.get((span, n_spans))
                if of_span is None:
                    keys = span_keys(c, view, span, n_spans, lo, hi, others)
                    of_span = by_span[span, n_spans] = sum([get(k, 0.0) for k in keys])
                total += of_span
            scores.append(total + sum([get(k, 0.0) for k in content_keys(c, view, r.content, r.source)]))
        top = max(scores)
        best = scores.index(top)
        share = 1.0 / sum(exp(s - top) for s in scores)
    known = model.confidence.get
    evidence = sum(known(k, 0.0) * v for k, v in confidence_keys(c, view, readings[best], cue, share))
    return Choice(readings[best], share, 1.0 / (1.0 + exp(-max(min(evidence, 30.0), -30.0))))
