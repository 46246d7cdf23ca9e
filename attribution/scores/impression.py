"""The status that a reader would gather of a claim where no phrase and no voice gives one.

Most of what readers take as disputed, denied or unverified is never said in so many words. A multinomial logistic model
(``models/en/impression.weights``) over the features of :mod:`attribution.scores.impression_features` gives the
probability of each status. It speaks only of claims that the rules leave *attributed*, and only where another status is
likely enough beside that one:

    P(status) * 2.5 > P(attributed) + 0.4

Both numbers were chosen by cross-validation over stories of the training part, and with the development part in view, so
that as many statuses as before are right in all. A status against the claim needs words against it besides
(:mod:`attribution.scores.impression_grounds`). What is changed says so in its evidence: the kind is ``"impression"``,
with the words of the statement that leans most to the new status, beside the phrases of that status that stand in its
sentence or the one before or after.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from attribution.models.weights import load
from attribution.options import Options
from attribution.scores.impression_features import mark_words, statement_features, story_features
from attribution.scores.impression_grounds import AGAINST, Grounds
from attribution.values.analysis import Analysis
from attribution.values.claim import Evidence, VerificationState
from attribution.values.statement import Statement

__all__ = ["BASE", "Impression", "gather_impressions", "gathered_status", "normalized", "probabilities"]

FACTOR = 2.5
MARGIN = 0.4
BASE = "attributed"
_REACH = 1

Impression = dict[str, float]
"""Probability by status."""


@lru_cache(maxsize=4)
def _model(folder: Path | None) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    weights = load("impression", folder)
    rows: dict[str, list[float]] = {}
    for name, column, weight in weights.cells():
        rows.setdefault(name, [0.0] * len(weights.labels))[column] = weight
    return tuple(weights.labels), {name: tuple(row) for name, row in rows.items()}


def probabilities(
    analysis: Analysis, states: Mapping[str, VerificationState], options: Options
) -> list[Impression]:
    """Return the probability of each status for every statement, in their order."""
    labels, rows = _model(options.models)
    marked = mark_words(analysis.document, options.lexicons)
    story = _add([0.0] * len(labels), {"bias": 1.0}, rows)
    story = _add(story, story_features(analysis, states, marked), rows)
    return [
        normalized(labels, _add(story, features, rows))
        for features in statement_features(analysis, states, marked)
    ]


def normalized(labels: Sequence[str], scores: Sequence[float]) -> Impression:
    """Turn the log-linear scores of statuses into probabilities."""
    top = max(scores)
    parts = [exp(x - top) for x in scores]
    total = sum(parts)
    return {label: p / total for label, p in zip(labels, parts, strict=True)}


def gathered_status(impression: Impression) -> str:
    """Return the likeliest status but for "attributed" where it is likely enough beside that one, else "attributed"."""
    best = max((s for s in impression if s != BASE), key=lambda s: impression[s])
    return best if impression[best] * FACTOR > impression[BASE] + MARGIN else BASE


def _add(
    sums: Sequence[float], features: Mapping[str, float], rows: Mapping[str, tuple[float, ...]]
) -> list[float]:
    """Add the weights of features to sums."""
    out = list(sums)
    for name, value in features.items():
        row = rows.get(name)
        if row is not None:
            for k, w in enumerate(row):
                out[k] += w * value
    return out


def gather_impressions(
    analysis: Analysis, states: Mapping[str, VerificationState], options: Options
) -> dict[str, VerificationState]:
    """Judge the claims that the rules leave attributed.

    Args:
        analysis: statements with certainty and commitment, sources, claims and verifications.
        states: status of each claim by the rules.
        options: ``models`` and ``lexicons`` matter here.

    Returns:
        Claim id to state: those given, but for the claims of which readers would gather another status.
    """
    out = dict(states)
    if not any(state.status == BASE for state in states.values()):
        return out
    found = dict(
        zip((s.id for s in analysis.statements), probabilities(analysis, states, options), strict=True)
    )
    by_id = {s.id: s for s in analysis.statements}
    grounds: Grounds | None = None
    for claim in analysis.claims:
        if states[claim.id].status != BASE or not claim.statements:
            continue
        best = gathered_status(_mean([found[i] for i in claim.statements]))
        if best in AGAINST:
            grounds = grounds or Grounds(analysis, options.lexicons)
            if not grounds.bear_on(claim):
                continue
        if best != BASE:
            leaning = max(claim.statements, key=lambda i: found[i][best])
            out[claim.id] = VerificationState(best, _evidence(analysis, by_id[leaning], best))
    return out


def _mean(impressions: Sequence[Impression]) -> Impression:
    """Return the mean probability of each status."""
    return {status: sum(p[status] for p in impressions) / len(impressions) for status in impressions[0]}


def _evidence(analysis: Analysis, statement: Statement, status: str) -> tuple[Evidence, ...]:
    """List what a changed status rests on: the statement, and the phrases of that status close to it."""
    words = " ".join(x.text for x in (*statement.source.spans, *statement.cue.spans))
    out = [Evidence("impression", statement.id, words or statement.cue.lemma or statement.id)]
    spans = statement.cue.spans or statement.content.spans
    document = analysis.document
    here = document.sentence_at(document.tokens_in(spans[0].start, spans[0].end).start) if spans else -1
    for k, v in enumerate(analysis.verifications):
        if v.status != status or here < 0:
            continue
        tokens = document.tokens_in(v.start, v.end)
        if len(tokens) and abs(document.sentence_at(tokens.start) - here) <= _REACH:
            out.append(Evidence("verification", f"v{k + 1}", v.text))
    return tuple(out)
