"""Who says so, how sure are they, and who has checked it?

>>> import attribution
>>> report = attribution.analyze("A spokesman said the bridge was closed on Monday.")
>>> [(s.source.spans[0].text, s.cue.lemma) for s in report.statements]
[('A spokesman', 'say')]

The names below are the public interface; everything is loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.corpus import Corpus
    from attribution.errors import AttributionError, AttributionWarning, InputError, MissingExtraError
    from attribution.options import Options
    from attribution.pipeline import Analyzer, analyze, check, factuality
    from attribution.report import Report
    from attribution.scores.factuality import Factuality
    from attribution.scores.stance import Stance
    from attribution.values.claim import Claim, Relation, Verification
    from attribution.values.document import Document
    from attribution.values.score import Credibility
    from attribution.values.source import Source
    from attribution.values.span import Span
    from attribution.values.statement import Hedge, Statement

__version__ = "0.1.0"

_HOME = {
    "Analyzer": "pipeline",
    "AttributionError": "errors",
    "AttributionWarning": "errors",
    "Claim": "values.claim",
    "Corpus": "corpus",
    "Credibility": "values.score",
    "Document": "values.document",
    "Factuality": "scores.factuality",
    "Hedge": "values.statement",
    "InputError": "errors",
    "MissingExtraError": "errors",
    "Options": "options",
    "Relation": "values.claim",
    "Report": "report",
    "Source": "values.source",
    "Span": "values.span",
    "Stance": "scores.stance",
    "Statement": "values.statement",
    "Verification": "values.claim",
    "analyze": "pipeline",
    "check": "pipeline",
    "factuality": "pipeline",
}

__all__ = [
    "Analyzer",
    "AttributionError",
    "AttributionWarning",
    "Claim",
    "Corpus",
    "Credibility",
    "Document",
    "Factuality",
    "Hedge",
    "InputError",
    "MissingExtraError",
    "Options",
    "Relation",
    "Report",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Verification",
    "__version__",
    "analyze",
    "check",
    "factuality",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first asked for (PEP 562)."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'attribution' has no attribute {name!r}")
    value = getattr(import_module(f"attribution.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
