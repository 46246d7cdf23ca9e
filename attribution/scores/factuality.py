"""How far a text presents an event as having happened: -3 (did not) over 0 (open) to 3 (happened).

A linear model over what can be read off words, tags and governors (:mod:`embedding`,
:mod:`factuality_features`). Annotations of factuality differ in what they ask: in news a planned event counts
as fairly certain, on the web "will happen" counts as not having happened. The model therefore holds one
expert a style of text and mixes them by how the text reads, not by where it comes from.

References:
    Roser Saurí and James Pustejovsky, "FactBank: a corpus annotated with event factuality", LRE 43, 2009.
    Kenton Lee et al., "Event Detection and Factuality Assessment with Non-Expert Supervision", EMNLP 2015.
    Gabriel Stanovsky et al., "Integrating Deep Linguistic Features in Factuality Prediction over Unified
    Datasets", ACL 2017. Rachel Rudinger et al., "Neural Models of Factuality", NAACL 2018.
"""

import math
from collections.abc import Iterable, Sequence

from attrs import frozen

from attribution.errors import InputError
from attribution.models.weights import Weights, load
from attribution.options import Options
from attribution.scores.factuality_features import (
    EventView,
    event_features,
    load_ratings,
    style_features,
    view_event,
)
from attribution.scores.factuality_limits import find_limits
from attribution.scores.factuality_reasons import PLAIN, reasons
from attribution.values.analysis import Analysis
from attribution.values.document import Document
from attribution.values.span import Span, covers
from attribution.values.statement import Statement

__all__ = ["EXPERTS", "Factuality", "expected_value", "factuality", "writer_value"]

EXPERTS = ("news", "wikinews", "talk", "web")
_DEFAULT = Options()
_NAMED = 8  # sources that an error lists
_LIMIT = 3.5  # an expert's own value is cut here before mixing


@frozen(slots=True)
class Factuality:
    """How far an event is presented as having happened.

    Attributes:
        value: in [-3, 3].
        source: id of the source from whose view it is judged; None is the writer.
        why: what speaks for the value, in words; never empty.
    """

    value: float
    source: str | None = None
    why: tuple[str, ...] = ()


def factuality(
    document: Document,
    statements: Analysis | Sequence[Statement],
    span: Span,
    source: str | None = None,
    options: Options = _DEFAULT,
) -> Factuality:
    """Judge the factuality of the event at a place.

    Args:
        document: the text.
        statements: the analysis of the text, or its statements; only looked at where ``source`` is given.
        span: where the event stands; its tokens decide.
        source: id of the source from whose view to judge; None is the writer's.
        options: ``lexicons`` and ``models`` matter here.

    Returns:
        The value with reasons. From the view of a source that says nothing of the event it is 0.

    Raises:
        InputError: if the span holds no token, or the analysis no such source.
        ModelFileError: if the model cannot be loaded.
    """
    tokens = document.tokens_in(span.start, span.end)
    if not len(tokens):
        raise InputError(
            f"the span {span.start}:{span.end} holds no word; give the place of an event, as [start, end]"
        )
    view = view_event(document, tokens)
    if source is None:
        value, why = _judge(document, view, options)
        return Factuality(round(value, 4), None, why)
    if isinstance(statements, Analysis) and all(s.id != source for s in statements.sources):
        held = ", ".join(f"{s.id} ({s.name})" for s in statements.sources[:_NAMED])
        raise InputError(f"no source {source!r} in this text, which has {held or 'none'}")
    mine = statements.statements if isinstance(statements, Analysis) else statements
    told = [s for s in mine if s.source.id == source and covers(s.content.spans, span)]
    if not told:
        return Factuality(0.0, source, (f"{source} says nothing of it",))
    innermost = min(told, key=lambda s: sum(len(x) for x in s.content.spans))
    return _told(document, view, innermost, source, options)


def _told(
    document: Document, view: EventView, statement: Statement, source: str, options: Options
) -> Factuality:
    """Judge an event inside a statement as its source presents it: what lies outside the content does not count."""
    inside = next(s for s in statement.content.spans if s.start <= document.starts[view.head] < s.end)
    content = document.tokens_in(inside.start, inside.end)
    view = view_event(document, view.tokens, content.start)
    value, why = _judge(document, view, options)
    cue = statement.cue.spans[0].text if statement.cue.spans else "quoted"
    if not statement.reported or statement.polarity == "open":
        return Factuality(0.0, source, (*why, f"the source takes no stand (“{cue}”)"))
    if statement.polarity == "denied":
        return Factuality(round(-value, 4), source, (*why, f"turned round by “{cue}”"))
    return Factuality(round(value, 4), source, why)


def _judge(document: Document, view: EventView, options: Options) -> tuple[float, tuple[str, ...]]:
    """Return the model's value, lowered to what sure grammar allows, and what speaks for it."""
    value, why = writer_value(document, view, options), reasons(document, view, options)
    limits = find_limits(document, view, options)
    if not limits:
        return value, why
    told = [f"{x.why}, so at most {x.most:g}" for x in limits]
    named = [x for x in why if x != PLAIN]
    return min(value, *(x.most for x in limits)), (*dict.fromkeys(told), *named)


def writer_value(document: Document, view: EventView, options: Options = _DEFAULT) -> float:
    """Return the model's value of an event from the writer's view, in [-3, 3], before any limit."""
    model = load("factuality", options.models)
    ratings = load_ratings(options.lexicons)
    experts = _sums(model, event_features(document, view, ratings))
    styles = _sums(model, style_features(document))
    value = expected_value(experts[: len(EXPERTS)], styles[len(EXPERTS) :])
    return min(max(value, -3.0), 3.0)


def _sums(model: Weights, features: Iterable[str]) -> list[float]:
    scores = [0.0] * len(model.labels)
    model.add_to(scores, dict.fromkeys(features))
    return scores


def expected_value(experts: Sequence[float], styles: Sequence[float]) -> float:
    """Mix the experts' values by the probability of their style (a softmax over ``styles``).

    >>> expected_value((3.0, -1.0), (0.0, 0.0))
    1.0
    """
    top = max(styles)
    shares = [math.exp(x - top) for x in styles]
    total = sum(shares)
    return sum(p * min(max(x, -_LIMIT), _LIMIT) for p, x in zip(shares, experts, strict=True)) / total
