"""What the corpus keeps of a report at hand: enough for grouping, counting and trust, a tenth of its size."""

from typing import Any

from attrs import frozen

from attribution.report import Report

__all__ = ["ClaimDigest", "DocumentDigest", "SourceDigest", "StatementDigest", "digest", "pack", "unpack"]


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


@frozen(slots=True)
class ClaimDigest:
    """A claim of one document."""

    id: str
    text: str
    status: str
    statements: tuple[str, ...]


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
    return DocumentDigest(
        id=report.id,
        outlet=outlet or names.get(report.outlet or ""),
        published=published or report.published,
        title=report.title,
        words=len((report.text or "").split()),
        credits=tuple(report.credits),
        outlet_source=report.outlet,
        sources=tuple(
            SourceDigest(
                s.id, s.name, s.type, s.named, s.aliases, s.affiliation, s.independence_group, s.reliability
            )
            for s in report.sources
        ),
        statements=tuple(
            StatementDigest(
                s.id,
                s.source.id,
                s.claim,
                s.polarity,
                s.reported,
                s.act,
                s.certainty,
                s.commitment,
                tuple(h.text for h in s.hedges),
                s.nested_in,
            )
            for s in report.statements
        ),
        claims=tuple(ClaimDigest(c.id, c.text, c.verification.status, c.statements) for c in report.claims),
        contradictions=tuple((r.a, r.b) for r in report.relations if r.relation == "contradicts"),
    )


def pack(value: DocumentDigest) -> list[Any]:
    """Turn a digest into nested lists of plain values, for JSON."""
    return [
        value.id,
        value.outlet,
        value.published,
        value.title,
        value.words,
        list(value.credits),
        value.outlet_source,
        [
            [s.id, s.name, s.type, s.named, list(s.aliases), s.affiliation, s.group, s.reliability]
            for s in value.sources
        ],
        [
            [
                s.id,
                s.source,
                s.claim,
                s.polarity,
                s.reported,
                s.act,
                s.certainty,
                s.commitment,
                list(s.hedges),
                s.nested_in,
            ]
            for s in value.statements
        ],
        [[c.id, c.text, c.status, list(c.statements)] for c in value.claims],
        [list(p) for p in value.contradictions],
    ]


def unpack(data: list[Any]) -> DocumentDigest:
    """Read what :func:`pack` made."""
    ident, outlet, published, title, words, credits, outlet_source, sources, statements, claims, pairs = data
    return DocumentDigest(
        ident,
        outlet,
        published,
        title,
        words,
        tuple(credits),
        outlet_source,
        tuple(SourceDigest(*s[:4], tuple(s[4]), *s[5:]) for s in sources),
        tuple(StatementDigest(*s[:8], tuple(s[8]), s[9]) for s in statements),
        tuple(ClaimDigest(*c[:3], tuple(c[3])) for c in claims),
        tuple((a, b) for a, b in pairs),
    )
