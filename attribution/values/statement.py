"""One attribution: a source, a cue, a content, and what the cue does with them.

The field names and the allowed words are those of the public report format.
"""

from attrs import frozen

from attribution.values.span import Span

__all__ = [
    "ACTS",
    "CUE_TYPES",
    "FORMS",
    "HEDGE_KINDS",
    "POLARITIES",
    "ROLES",
    "Content",
    "Cue",
    "Hedge",
    "SourceRef",
    "Statement",
]

CUE_TYPES = ("verb", "noun", "adposition", "adverb", "adjective", "punctuation")
ROLES = ("source", "cue", "content")
FORMS = ("direct", "indirect", "mixed")
POLARITIES = ("affirmed", "denied", "open")
ACTS = (
    "say",
    "confirm",
    "deny",
    "reject",
    "accuse",
    "announce",
    "ask",
    "order",
    "promise",
    "warn",
    "predict",
    "believe",
    "know",
    "want",
    "plan",
    "perceive",
    "show",
    "support",
    "oppose",
    "evaluate",
    "decide",
)
HEDGE_KINDS = (
    "modal",
    "epistemic",
    "evidential",
    "approximator",
    "estimative",
    "conditional",
    "negation",
    "question",
    "future",
    "booster",
    "scare_quotes",
)


@frozen(slots=True)
class SourceRef:
    """The source of a statement: the participant's id, and the spans that mention it here.

    ``spans`` is empty where the source is implicit ("it was reported", "reportedly"), ``id`` is None
    where nobody can be named for it.
    """

    id: str | None = None
    spans: tuple[Span, ...] = ()


@frozen(slots=True)
class Cue:
    """What links source to content.

    Attributes:
        spans: usually one; empty for a quotation that follows its speaker's last one without a cue.
        lemma: base form, e.g. ``"say"``, ``"accord to"``, ``"allegedly"``, ``":"``; "" without a cue.
        type: one of :data:`CUE_TYPES`.
    """

    spans: tuple[Span, ...] = ()
    lemma: str = ""
    type: str = "verb"


@frozen(slots=True)
class Content:
    """The attributed spans, in text order."""

    spans: tuple[Span, ...] = ()


@frozen(slots=True)
class Hedge:
    """A word or phrase that weakens or strengthens the source's commitment.

    Attributes:
        start, end, text: where it stands.
        kind: one of :data:`HEDGE_KINDS`.
        direction: ``"weaken"`` or ``"strengthen"``.
        strength: in [0, 1]; 0 changes nothing, 1 takes or gives all certainty.
    """

    start: int
    end: int
    text: str
    kind: str
    direction: str
    strength: float


@frozen(slots=True)
class Statement:
    """A source says a content, as a cue puts it.

    Attributes:
        id: ``"s1"``, ``"s2"`` ... in text order.
        source, cue, content: the three parts.
        form: direct (quoted whole), indirect, or mixed.
        act: what the cue does, one of :data:`ACTS`.
        polarity: whether the source is for the content, against it, or neither.
        reported: False where the act itself is negated or hypothetical ("did not say").
        nested_in: id of the innermost statement whose content holds this one.
        hedges: in text order.
        certainty: in [0, 1], how certain the source presents the content.
        commitment: in [-1, 1], how far the writer stands behind it.
        claim: id of the claim that the content expresses; "" before claims are built.
        confidence: in [0, 1], probability that the extraction is right.
    """

    id: str
    source: SourceRef = SourceRef()
    cue: Cue = Cue()
    content: Content = Content()
    form: str = "indirect"
    act: str = "say"
    polarity: str = "affirmed"
    reported: bool = True
    nested_in: str | None = None
    hedges: tuple[Hedge, ...] = ()
    certainty: float = 1.0
    commitment: float = 0.0
    claim: str = ""
    confidence: float = 1.0
