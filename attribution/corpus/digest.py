"""What the corpus keeps of a report at hand: enough for grouping, counting and trust, a tenth of its size."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from attrs import astuple, frozen
from attrs import fields as attrs_fields

from attribution.report import Report

__all__ = [
    "ClaimDigest",
    "DocumentDigest",
    "SourceDigest",
    "StatementDigest",
    "digest",
    "instant",
    "pack",
    "unpack",
]


@frozen(slots=True)
class SourceDigest:
    """A source of one document."""

    id: str
    name: str
    type: str
    named: bool
    aliases: tuple[str, ...]
    affiliation: str | None
    group: str
    reliability: str
    role: str | None
    proximity: str


@frozen(slots=True)
class StatementDigest:
    """A statement of one document."""

    id: str
    source: str | None
    claim: str
    polarity: str
    reported: bool
    act: str
    certainty: float
    commitment: float
    hedges: tuple[str, ...]
    nested_in: str | None
    cue: str


@frozen(slots=True)
class ClaimDigest:
    """A claim of one document."""

    id: str
    text: str
    status: str
    statements: tuple[str, ...]
    checks: tuple[tuple[str, str], ...]
    """(status, words) of the verification phrases about it."""


@frozen(slots=True)
class DocumentDigest:
    """A document of the corpus without its text.

    Attributes:
        id: name of the document.
        outlet: name of the publisher, or None.
        published: ISO date, or None.
        title: headline, or None.
        words: number of words.
        credits: agencies and outlets that the text credits.
        outlet_source: id of the publisher among the sources, or None.
        sources, statements, claims: in the report's order.
        contradictions: pairs of claim ids.
    """

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    words: int
    credits: tuple[str, ...]
    outlet_source: str | None
    sources: tuple[SourceDigest, ...]
    statements: tuple[StatementDigest, ...]
    claims: tuple[ClaimDigest, ...]
    contradictions: tuple[tuple[str, str], ...]


_FIELDS = tuple(f.name for f in attrs_fields(DocumentDigest))
_PARTS: dict[str, Any] = {"sources": SourceDigest, "statements": StatementDigest, "claims": ClaimDigest}


def digest(report: Report, *, outlet: str | None = None, published: str | None = None) -> DocumentDigest:
    """Cut a report down to what grouping and counting need.

    Args:
        report: the report.
        outlet: name of the publisher, where the caller knows it; else the report's.
        published: ISO date, where the caller knows it; else the report's.

    Returns:
        The digest.
    """
    names = {s.id: s.name for s in report.sources}
    checks: dict[str, list[tuple[str, str]]] = {}
    # A phrase that is some statement's cue ("the ministry denied") speaks as that statement's voice already.
    cues = {i for s in report.statements for span in s.cue.spans for i in range(span.start, span.end)}
    for v in report.verifications:
        if v.start in cues:
            continue
        for c in v.about:
            checks.setdefault(c, []).append((v.status, v.text))
    return DocumentDigest(
        id=report.id,
        outlet=outlet or names.get(report.outlet or ""),
        published=published or report.published,
        title=report.title,
        words=len((report.text or "").split()),
        credits=report.credits,
        outlet_source=report.outlet,
        sources=tuple(
            SourceDigest(
                id=s.id,
                name=s.name,
                type=s.type,
                named=s.named,
                aliases=s.aliases,
                affiliation=s.affiliation,
                group=s.independence_group,
                reliability=s.reliability,
                role=s.role,
                proximity=s.proximity,
            )
            for s in report.sources
        ),
        statements=tuple(
            StatementDigest(
                id=s.id,
                source=s.source.id,
                claim=s.claim,
                polarity=s.polarity,
                reported=s.reported,
                act=s.act,
                certainty=s.certainty,
                commitment=s.commitment,
                hedges=tuple(h.text for h in s.hedges if h.direction == "weaken"),
                nested_in=s.nested_in,
                cue=s.cue.spans[0].text if s.cue.spans else "",
            )
            for s in report.statements
        ),
        claims=tuple(
            ClaimDigest(c.id, c.text, c.verification.status, c.statements, tuple(checks.get(c.id, ())))
            for c in report.claims
        ),
        contradictions=tuple((r.a, r.b) for r in report.relations if r.relation == "contradicts"),
    )


@lru_cache(maxsize=65536)
def instant(published: str | None) -> str:
    """Return a text that sorts as the time of publication does: in UTC where a zone is given; the unknown last.

    >>> sorted(["2024-03-05T23:30:00-05:00", "2024-03-06", "2024-03-06T01:00:00Z"], key=instant)
    ['2024-03-06', '2024-03-06T01:00:00Z', '2024-03-05T23:30:00-05:00']
    """
    if not published:
        return "9999"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    if len(published) <= 10:
        return moment.date().isoformat()
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()


def pack(value: DocumentDigest) -> tuple[Any, ...]:
    """Turn a digest into nested tuples of plain values, in the order of its fields, for JSON."""
    return astuple(value)


def unpack(data: Any) -> DocumentDigest:
    """Read what :func:`pack` made, after it has been through JSON."""
    fields: dict[str, Any] = dict(zip(_FIELDS, _frozen(data), strict=True))
    for name, kind in _PARTS.items():
        fields[name] = tuple(kind(*part) for part in fields[name])
    return DocumentDigest(**fields)


def _frozen(value: Any) -> Any:
    """Turn the lists of JSON back into tuples, to the few levels that a digest has."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
