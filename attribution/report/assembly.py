"""Make the report from a scored analysis."""

from attribution.report.report import Report
from attribution.values.analysis import Analysis

__all__ = ["make_report"]


def make_report(analysis: Analysis) -> Report:
    """Return the report of an analysis; nothing is computed here, only taken over.

    Args:
        analysis: what the floors found; ideally scored, but any stage will do.

    Returns:
        The report, with the document's text so that it can be rendered. A text without any word or
        without any statement says so in ``warnings``.

    Example:
        >>> from attribution.values.document import Document
        >>> make_report(Analysis(Document(" ", id="a"))).warnings
        ('the text holds no words',)
    """
    document = analysis.document
    warnings = (*document.warnings, *analysis.warnings)
    if not analysis.statements:
        if not document.forms:
            warnings = (*warnings, "the text holds no words")
        elif not any(p.is_analysed for p in document.paragraphs):
            warnings = (*warnings, "the text holds no prose: all of it was taken for page furniture")
        else:
            warnings = (*warnings, "no statement was found")
    return Report(
        id=document.id,
        title=document.title,
        published=document.published,
        outlet=analysis.outlet,
        statements=analysis.statements,
        sources=analysis.sources,
        claims=analysis.claims,
        relations=analysis.relations,
        verifications=analysis.verifications,
        warnings=warnings,
        text=document.text,
        credits=document.credits,
    )
