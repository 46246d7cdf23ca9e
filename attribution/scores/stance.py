"""Judge what a text does with a given claim: agree, disagree, discuss, or nothing (unrelated).

Two linear models (``models/en/stance.json``) over the features of :mod:`attribution.scores.stance_features`: the
first tells related from unrelated by overlap, the second tells the three stances apart. Features are standardised
and clipped at four deviations, so that no single count decides. What they find is corrected where it rests on nothing
near what matches the claim (:mod:`attribution.scores.stance_gate`). The credibility that goes with a stance is

    (P(agree) + 0.45 P(discuss)) / (P(agree) + P(discuss) + P(disagree))

a measure of how far the text presents and supports the claim, never of its truth: 1 where it only asserts it, about
a half where it passes it on, 0 where it only refutes it.
"""

import json
from functools import lru_cache
from importlib import resources
from math import exp, isfinite
from pathlib import Path
from typing import Any

from attrs import field, frozen

from attribution.errors import InputError, ModelFileError
from attribution.options import Options
from attribution.scores.stance_features import stance_features
from attribution.scores.stance_gate import find_limits, temper
from attribution.scores.stance_views import Match, TextView, find_match, view_claim, view_text
from attribution.values.analysis import Analysis
from attribution.values.span import Span

__all__ = ["STANCES", "Stance", "StanceModel", "judge", "load_stance_model"]

STANCES = ("agree", "disagree", "discuss", "unrelated")
FORMAT = "attribution-stance/1"
_DISCUSSED = 0.45
_CLIP = 4.0
_KEPT = 0.6
_LEAST = 0.3


@frozen(slots=True)
class Stance:
    """What a text does with a claim.

    Attributes:
        stance: one of :data:`STANCES`.
        scores: probability of each stance; they sum to 1.
        credibility: in [0, 1], how far the text presents and supports the claim; None where it is unrelated.
        verification: how the text leaves the best matching statement, None where none matches.
        statements: ids of the matching statements, in text order.
        evidence: the sentences that match best, in text order; empty where the text is unrelated.
    """

    stance: str
    scores: dict[str, float] = field(factory=dict)
    credibility: float | None = None
    verification: str | None = None
    statements: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


@frozen(slots=True, eq=False)
class StanceModel:
    """Weights of the two models by feature.

    Attributes:
        names: features in the order of the columns.
        related: mean, deviation and weight of each feature for the first model.
        stances: mean, deviation and the weights for agree, disagree and discuss of the second.
        intercepts: of the first model and of the three outputs of the second.
    """

    names: tuple[str, ...]
    related: tuple[tuple[float, float, float], ...]
    stances: tuple[tuple[float, float, float, float, float], ...]
    intercepts: tuple[float, float, float, float]

    def probabilities(self, features: dict[str, float]) -> dict[str, float]:
        """Return the probability of each stance."""
        score = self.intercepts[0]
        sums = list(self.intercepts[1:])
        for name, (mean, scale, weight), row in zip(self.names, self.related, self.stances, strict=True):
            value = features.get(name, 0.0)
            score += max(-_CLIP, min(_CLIP, (value - mean) / scale)) * weight
            z = max(-_CLIP, min(_CLIP, (value - row[0]) / row[1]))
            sums[0] += z * row[2]
            sums[1] += z * row[3]
            sums[2] += z * row[4]
        related = 1 / (1 + exp(-max(-40.0, min(40.0, score))))
        top = max(sums)
        parts = [exp(x - top) for x in sums]
        total = sum(parts)
        out = {name: related * p / total for name, p in zip(STANCES, parts, strict=False)}
        out["unrelated"] = 1 - related
        return out


@lru_cache(maxsize=4)
def load_stance_model(folder: Path | None = None) -> StanceModel:
    """Load the stance model once and keep it.

    Args:
        folder: a user's folder of models looked into first.

    Raises:
        ModelFileError: if the file is not a stance model.
    """
    path = Path(folder) / "stance.json" if folder is not None else None
    name = "stance.json"
    try:
        if path is not None and path.is_file():
            name = str(path)
            return _stance_model(json.loads(path.read_text("utf-8")))
        shipped = resources.files("attribution.models").joinpath("en", "stance.json")
        return _stance_model(json.loads(shipped.read_text("utf-8")))
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        OSError,
    ) as e:
        raise ModelFileError(f"not a stance model: {e}", file=name, code="M301") from e


def _stance_model(data: Any) -> StanceModel:
    """Read the weights; whatever is missing or no number raises."""
    if data["format"] != FORMAT:
        raise ValueError(f"format {data['format']!r}, expected {FORMAT!r}")
    rows = {str(name): tuple(map(float, row)) for name, row in data["features"].items()}
    related, agree, disagree, discuss = map(float, data["intercepts"])
    for row in rows.values():
        if len(row) != 8 or not all(map(isfinite, row)) or not (row[1] and row[4]):
            raise ValueError("a feature needs eight finite numbers, deviations other than zero")
    if not all(map(isfinite, (related, agree, disagree, discuss))):
        raise ValueError("an intercept is not finite")
    return StanceModel(
        names=tuple(rows),
        related=tuple((r[0], r[1], r[2]) for r in rows.values()),
        stances=tuple((r[3], r[4], r[5], r[6], r[7]) for r in rows.values()),
        intercepts=(related, agree, disagree, discuss),
    )


def judge(claim: str, analysis: Analysis, options: Options | None = None) -> Stance:
    """Judge what a scored text does with a claim.

    Args:
        claim: one sentence or headline.
        analysis: the text, analysed and scored.
        options: choices; the defaults where None.

    Returns:
        The stance. A claim or a text without content words is unrelated.

    Raises:
        InputError: if the claim is not a str or longer than ``options.max_length``.
    """
    options = options or Options()
    if not isinstance(claim, str):
        raise InputError(f"claim is a {type(claim).__name__}, expected a str")
    view = view_claim(claim, options)
    text = view_text(analysis, options)
    match = find_match(view, text)
    if not view.weights or not match.sentences:
        return Stance("unrelated", {s: float(s == "unrelated") for s in STANCES})
    features = stance_features(view, text, match, options)
    found = load_stance_model(options.models).probabilities(features)
    found = temper(found, find_limits(features, view, text, match, options))
    scores = {s: round(found[s], 6) for s in STANCES}
    stance = max(STANCES, key=lambda s: found[s])
    if stance == "unrelated":
        return Stance(stance, scores)
    related = max(1e-9, 1 - found["unrelated"])
    credibility = (found["agree"] + _DISCUSSED * found["discuss"]) / related
    statements = _kept(match.statements)
    return Stance(
        stance,
        scores,
        round(credibility, 6),
        _status(text, statements),
        tuple(text.analysis.statements[k].id for k in sorted(statements)),
        _evidence(text, match),
    )


def _kept(matches: tuple[tuple[int, float], ...]) -> list[int]:
    """Return the matches near the best one, best first."""
    if not matches or matches[0][1] < _LEAST:
        return []
    return [n for n, cover in matches if cover >= _KEPT * matches[0][1] and cover >= _LEAST]


def _status(text: TextView, statements: list[int]) -> str | None:
    """Return how the text leaves the claim of the best matching statement."""
    if not statements:
        return None
    wanted = text.analysis.statements[statements[0]].claim
    return next((c.verification.status for c in text.analysis.claims if c.id == wanted), None)


def _evidence(text: TextView, match: Match) -> tuple[Span, ...]:
    """Return the best matching sentences, at most three, in text order."""
    document = text.analysis.document
    found = sorted(n for n, cover in match.sentences[:3] if cover >= _KEPT * match.sentences[0][1])
    return tuple(document.span(document.sentences[n].start, document.sentences[n].end) for n in found)
