"""Everything known of one document on its way through the floors."""

from attrs import frozen

from attribution.values.claim import Claim, Relation, Verification
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.statement import Statement

__all__ = ["Analysis"]


@frozen(slots=True)
class Analysis:
    """What the floors have found so far; each returns a new one with its part filled in.

    Attributes:
        document: the text with its layers.
        statements, sources, claims, relations, verifications: as in the report.
        outlet: id of the source that published the document, or None.
        warnings: what could not be done, in words.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    outlet: str | None = None
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    verifications: tuple[Verification, ...] = ()
    warnings: tuple[str, ...] = ()
