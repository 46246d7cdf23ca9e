"""Numbers that describe how a text sources and hedges what it says.

Plain Python; the scikit-learn and pandas adapters lay the same numbers out as matrices and frames.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Any

from attribution.errors import InputError
from attribution.values.analysis import Analysis

__all__ = ["FEATURES", "features"]


def features(analysis: Analysis) -> dict[str, float]:
    """Return the features of an analysed text.

    Args:
        analysis: a scored analysis, as :meth:`attribution.Analyzer.inspect` gives it.

    Returns:
        The value of each of :data:`FEATURES`, in that order. A share of nothing is 0, a mean over nothing as
        well; ``n_statements`` and ``n_claims`` tell nothing from none.

    Raises:
        InputError: for anything but an analysis.

    Example:
        >>> from attribution import Analyzer
        >>> found = features(Analyzer(extractor="rules").inspect("It may rain, an official said."))
        >>> found["n_statements"], found["anonymous_share"]
        (1.0, 1.0)
    """
    if not isinstance(analysis, Analysis):
        raise InputError(
            f"features are counted on a scored analysis, not on a {type(analysis).__name__}: give Analyzer().inspect(text)"
        )
    return {name: float(measure(analysis)) for name, measure in FEATURES.items()}


def _share(things: Sequence[Any], holds: Callable[[Any], bool]) -> float:
    return sum(map(holds, things)) / len(things) if things else 0.0


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0


def _analysed_words(a: Analysis) -> int:
    return sum(p.last - p.first for p in a.document.paragraphs if p.is_analysed)


def _analysed_sentences(a: Analysis) -> int:
    analysed = {n for n, p in enumerate(a.document.paragraphs) if p.is_analysed}
    return sum(s.paragraph in analysed for s in a.document.sentences)


def _covered_share(a: Analysis) -> float:
    """Return the share of the analysed characters that stand inside some content."""
    at = covered = 0
    for start, end in sorted((x.start, x.end) for s in a.statements for x in s.content.spans):
        covered += max(0, end - max(start, at))
        at = max(at, end)
    whole = sum(p.end - p.start for p in a.document.paragraphs if p.is_analysed)
    return min(1.0, covered / whole) if whole else 0.0


def _anonymous_share(a: Analysis) -> float:
    named = {s.id for s in a.sources if s.named}
    return _share(a.statements, lambda s: s.source.id not in named)


def _official_share(a: Analysis) -> float:
    official = {s.id for s in a.sources if s.proximity == "official" or s.type == "government"}
    return _share(a.statements, lambda s: s.source.id in official)


def _concentration(a: Analysis) -> float:
    """Return the Herfindahl index of statements over sources: 1 where one source says all."""
    counts = Counter(s.source.id for s in a.statements if s.source.id is not None)
    whole = counts.total()
    return sum((n / whole) ** 2 for n in counts.values()) if whole else 0.0


def _status_share(*states: str) -> Callable[[Analysis], float]:
    return lambda a: _share(a.claims, lambda c: c.verification.status in states)


def _hedge_density(direction: str) -> Callable[[Analysis], float]:
    def density(a: Analysis) -> float:
        found = {(h.start, h.end) for s in a.statements for h in s.hedges if h.direction == direction}
        words = _analysed_words(a)
        return 100 * len(found) / words if words else 0.0

    return density


FEATURES: dict[str, Callable[[Analysis], float]] = {
    "n_statements": lambda a: len(a.statements),
    "n_sources": lambda a: len({s.source.id for s in a.statements} - {None}),
    "n_claims": lambda a: len(a.claims),
    "statements_per_sentence": lambda a: len(a.statements) / max(1, _analysed_sentences(a)),
    "attributed_share": _covered_share,
    "direct_share": lambda a: _share(a.statements, lambda s: s.form == "direct"),
    "nested_share": lambda a: _share(a.statements, lambda s: s.nested_in is not None),
    "denied_share": lambda a: _share(a.statements, lambda s: s.polarity == "denied"),
    "anonymous_share": _anonymous_share,
    "official_share": _official_share,
    "source_concentration": _concentration,
    "hedge_density": _hedge_density("weaken"),
    "booster_density": _hedge_density("strengthen"),
    "mean_certainty": lambda a: _mean([s.certainty for s in a.statements]),
    "mean_commitment": lambda a: _mean([s.commitment for s in a.statements]),
    "unverified_share": _status_share("unverified"),
    "contested_share": _status_share("disputed", "denied", "retracted"),
    "confirmed_share": _status_share("confirmed", "corroborated"),
    "single_source_share": lambda a: _share(a.claims, lambda c: c.support.independent_for <= 1),
    "mean_score": lambda a: _mean([c.credibility.score for c in a.claims]),
}
"""Name and measure of each feature.

==========================  ====================================================================================
n_statements, n_sources, n_claims   how many were found; sources that make at least one statement
statements_per_sentence     statements by sentences of the article's prose
attributed_share            characters inside some content by characters of prose
direct_share, nested_share, denied_share   statements that are direct quotations, inside another, or deny
anonymous_share             statements whose source has no proper name, or is not there at all
official_share              statements by governments and officials
source_concentration        Herfindahl index of statements over sources; 1 where one says all
hedge_density, booster_density      hedges and boosters a hundred words
mean_certainty, mean_commitment     over statements
unverified_share, contested_share, confirmed_share   claims of those verification states
single_source_share         claims with at most one independent group for them
mean_score                  mean credibility score of the claims
==========================  ====================================================================================
"""
