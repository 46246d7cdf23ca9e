"""Train the re-ranker and the confidence of its choices on readings of unseen articles.

Needs the extra ``train`` (numpy, numba).
"""

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from attribution.models.weights import save
from attribution.statements.candidate import Range
from attribution.statements.features import Columns
from attribution.statements.reranker import (
    EVIDENCE,
    RERANKER_LABELS,
    Choice,
    Reading,
    Reranker,
    choose,
    confidence_keys,
    evidence_of,
)
from attribution.statements.role_features import CueView
from attribution.statements.span_features import reading_keys
from attribution.training.corpus import Attribution
from attribution.training.loglinear import fit_choice, fit_logistic

__all__ = [
    "Answer",
    "Question",
    "answer_all",
    "fit_confidence",
    "fit_reranker",
    "is_right",
    "save_reranker",
    "worth",
]


@frozen(slots=True, eq=False)
class Question:
    """A cue with its readings, to be answered by choosing one.

    Attributes:
        number: of the example.
        columns: of the example's document.
        view: the cue.
        probability: of the cue.
        lo, hi: its window.
        others: where the article's cues are.
        readings: best first.
        gold: the attribution whose cue it is, or overlaps; None for a spurious cue.
        is_exact: whether the cue is exactly the annotated one.
        is_cue: False for annotated cues that were not found: they teach the re-ranker only.
    """

    number: int
    columns: Columns
    view: CueView
    probability: float
    lo: int
    hi: int
    others: Sequence[str]
    readings: Sequence[Reading]
    gold: Attribution | None
    is_exact: bool
    is_cue: bool


def _words(c: Columns, ranges: Sequence[Range]) -> frozenset[int]:
    """Return the tokens that are words: marks do not decide whether spans are equal."""
    words = c.words
    return frozenset(i for a, b in ranges for i in range(a, b) if words[i][0].isalnum() or len(words[i]) > 1)


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def worth(question: Question, reading: Reading) -> float:
    """Return how good a reading is: one for each exact part, for both together, and for a relaxed match; overlap a little."""
    if question.gold is None:
        return 0.0
    c = question.columns
    source, content = _words(c, reading.source), _words(c, reading.content)
    gold_source, gold_content = (
        _words(c, question.gold.source),
        _words(c, question.gold.content),
    )
    is_source, is_content = source == gold_source, content == gold_content
    overlap, touch = _jaccard(content, gold_content), _jaccard(source, gold_source)
    exact = is_source + is_content + (is_source and is_content)
    return exact + 0.5 * overlap + 0.25 * touch + float(_is_match(overlap, source, gold_source))


def _is_match(overlap: float, source: frozenset[int], gold_source: frozenset[int]) -> bool:
    return overlap >= 0.5 and (bool(source & gold_source) or not (source or gold_source))


def is_right(question: Question, reading: Reading) -> bool:
    """Tell whether a reading is a relaxed match with source."""
    if question.gold is None:
        return False
    c = question.columns
    overlap = _jaccard(_words(c, reading.content), _words(c, question.gold.content))
    return _is_match(overlap, _words(c, reading.source), _words(c, question.gold.source))


def fit_reranker(
    questions: Sequence[Question],
    *,
    least: int = 4,
    folds: Sequence[int] = (),
    start: Reranker | None = None,
    **choices: Any,
) -> list[Reranker]:
    """Fit the re-ranker.

    Args:
        questions: those with an annotated attribution and two readings or more are used.
        least: features of fewer readings are left out.
        folds: part of each question; for each part a further model without it is fitted.
        start: a model to begin from; its features are all kept.
        choices: for :func:`attribution.training.loglinear.fit_choice`.

    Returns:
        The model of all questions, then one without each part, in the order of the parts.
    """
    used = [n for n, q in enumerate(questions) if q.gold is not None and len(q.readings) > 1]
    before = {k: w for k, w in start.reading.items() if k not in EVIDENCE} if start else {}
    numbers = {k: n for n, k in enumerate(before)}
    ids, starts, groups = array("i"), [0], [0]
    worths: list[float] = []
    evidence: list[tuple[float, ...]] = []
    for n in used:
        q = questions[n]
        evidence += evidence_of(q.readings)
        for r in q.readings:
            worths.append(worth(q, r))
            keys = reading_keys(q.columns, q.view, r.source, r.content, q.lo, q.hi, q.others)
            ids.extend([numbers.setdefault(k, len(numbers)) for k in keys])
            starts.append(len(ids))
        groups.append(len(starts) - 1)
    all_ids = np.frombuffer(ids, dtype=np.int32).copy()
    counts = np.bincount(all_ids, minlength=len(numbers))
    counts[: len(before)] = np.maximum(counts[: len(before)], least)
    new = np.where(counts >= least, np.cumsum(counts >= least), 0)  # number 0 stays without weight
    names = [k for k, i in numbers.items() if counts[i] >= least]
    templates = {k: n for n, k in enumerate(sorted({name[:2] for name in names}), 1)}
    arrays = (
        new[all_ids],
        np.array(starts),
        np.array(groups),
        np.array(worths),
        np.array(evidence).reshape(len(worths), len(EVIDENCE)),
        np.array([0, *(templates[name[:2]] for name in names)]),
    )
    choices["start"] = np.array([0.0, *(before.get(name, 0.0) for name in names)])
    choices["start_by_evidence"] = [
        start.reading.get(k, 0.0) if start else default for k, default in EVIDENCE.items()
    ]
    out = []
    parts = np.array([folds[n] for n in used]) if folds else None
    for part in [None, *(sorted(set(folds)) if folds else ())]:
        keep = None if part is None or parts is None else parts != part
        weights, by_evidence = fit_choice(*arrays, keep=keep, **choices)
        table = {name: float(w) for name, w in zip(names, weights[1:], strict=True)}
        out.append(Reranker({**table, **dict(zip(EVIDENCE, map(float, by_evidence), strict=True))}, {}))
    return out


def answer(model: Reranker, q: Question) -> Choice:
    """Choose a reading."""
    return choose(model, q.columns, q.view, q.probability, q.readings, q.lo, q.hi, q.others)


@frozen(slots=True)
class Answer:
    """What a model that has not seen a cue's article chose for it.

    Attributes:
        part: of the article.
        keys: features of the choice that tell whether it is right, with their values.
        is_right: whether it is.
    """

    part: int
    keys: list[tuple[str, float]]
    is_right: bool


def answer_all(
    questions: Sequence[Question], models: Mapping[int, Reranker], folds: Sequence[int]
) -> list[Answer]:
    """Answer all questions with models that have not seen their articles.

    Args:
        questions: all questions; annotated cues that were not found are left out, and choices without content.
        models: for each part the re-ranker that has not seen it.
        folds: part of each question.
    """
    out = []
    for q, part in zip(questions, folds, strict=True):
        if q.is_cue:
            choice = answer(models[part], q)
            if choice.reading.content:
                keys = confidence_keys(q.columns, q.view, choice.reading, q.probability, choice.share)
                out.append(Answer(part, keys, is_right(q, choice.reading)))
    return out


def fit_confidence(answers: Sequence[Answer], **choices: Any) -> dict[str, float]:
    """Fit the confidence on the choices that models make on articles they have not seen.

    Args:
        answers: what they chose.
        choices: for :func:`attribution.training.loglinear.fit_logistic`.

    Returns:
        Weight by feature.
    """
    return fit_logistic([a.keys for a in answers], [a.is_right for a in answers], **choices)


def save_reranker(path: Path, model: Reranker, meta: Mapping[str, Any], *, least: float = 0.02) -> None:
    """Write a re-ranker as a weights file, without weights below ``least``."""
    rows: dict[str, dict[int, float]] = {}
    for label, table in enumerate((model.reading, model.confidence)):
        for key, w in table.items():
            if abs(w) >= least:
                rows.setdefault(key, {})[label] = round(w, 2)
    save(path, "reranker", RERANKER_LABELS, rows, meta)
